"""How the person came to work here, for how long, and how it ended. Each day and month says how it is counted."""

from __future__ import annotations

from functools import partial

from talentrules.model.vocabulary._make import DAY, YES_NO, YUAN, choice, number, option, row

__all__ = ["FACTS"]

_fact = partial(row, "engagement")

_MODE = choice(
    option("full_time", "全职引进", "全职", "刚性引进", "刚性"),
    option("flexible", "柔性引进", "柔性"),
    option("local", "本土培养", "现有人才", "现有"),
    option("secondment", "挂职"),
    option("none", "未引进"),
)
_FLEXIBLE_FORM = choice(
    option("adviser", "顾问指导"),
    option("part_time", "兼职", "兼职服务"),
    option("migratory_service", "候鸟服务", "“候鸟”服务"),
    option("rehire", "退休返聘"),
    option("project", "项目合作"),
    option("training", "培训指导"),
    option("counterpart", "对口支援"),
    option("sojourn", "旅居服务"),
    option("enclave", "飞地引才"),
    option("tech_equity", "技术入股"),
)
_BASIS = choice(
    option("contract_start", "合同起始", "合同起始日"),
    option("first_local_insurance", "首次参保", "本市首次参保"),
    option("first_job_or_business", "首次就业创业"),
    option("recognition", "人才认定", "认定"),
    option("hukou", "落户"),
)
_DAY_BASIS = choice(option("workday", "工作日"), option("calendar", "自然日"))
_LEAVE_REASON = choice(
    option("personal", "个人原因", "辞职"),
    option("transfer", "调离", "调动"),
    option("dismissed", "解聘", "辞退"),
    option("civil_service", "转公务员", "转公务员（参公）", "考录公务员"),
    option("retired", "退休"),
    option("deceased", "去世"),
    option("absent", "脱岗"),
)

FACTS = (
    _fact("introduction_mode", "引进方式", _MODE, "您是以什么方式引进的（全职、柔性、挂职等）？", "引进协议或聘用合同"),
    _fact(
        "flexible_form", "柔性引进形式", _FLEXIBLE_FORM, "您以哪种柔性形式服务？", "柔性引进协议", also=("柔性形式",)
    ),
    _fact(
        "introduced_on", "引进日期", DAY, "您是哪一天引进到本市的？", "引进协议或聘用合同", also=("引进时间", "引进日")
    ),
    _fact("introduced_basis", "引进日期依据", _BASIS, "引进日期是以什么为准的（合同、参保、认定或落户）？"),
    _fact(
        "away_before_months",
        "引进前连续在外时间",
        number("个月"),
        "引进以前，您连续多少个月不在本市工作？",
        "社保缴费证明",
        also=("引进前连续在外月数",),
    ),
    _fact(
        "first_time_in_city",
        "首次来本市就业创业",
        YES_NO,
        "您是首次来本市就业或创业吗？",
        "社保缴费证明",
        also=("是否首次来本市就业创业",),
    ),
    _fact(
        "contract_start",
        "合同起始日",
        DAY,
        "您的合同（协议）从哪一天开始？",
        "劳动（聘用）合同",
        also=("合同开始日期",),
    ),
    _fact(
        "contract_end", "合同终止日", DAY, "您的合同（协议）到哪一天结束？", "劳动（聘用）合同", also=("合同结束日期",)
    ),
    _fact(
        "service_commitment_years", "约定服务期", number("年"), "您和单位约定服务几年？", "服务期协议", also=("服务期",)
    ),
    _fact(
        "served_months", "已服务时间", number("个月"), "您已经在本市服务多少个月？", "单位证明", also=("已服务月数",)
    ),
    _fact(
        "days_in_city_year",
        "本年在本市工作天数",
        number("天", maximum=366),
        "今年您累计在本市工作多少天？",
        "单位考勤证明",
        also=("本年工作天数",),
    ),
    _fact("day_basis", "天数口径", _DAY_BASIS, "这些天数按工作日算，还是按自然日算？", also=("天数计算口径",)),
    _fact(
        "months_in_city_year",
        "本年在本市服务月数",
        number("个月", maximum=12),
        "今年您累计在本市服务多少个月？",
        "单位证明",
        also=("本年服务月数",),
    ),
    _fact("trips_year", "本年往返次数", number("次"), "今年您往返本市多少次？", "交通票据", also=("往返次数",)),
    _fact("annual_pay", "年薪", YUAN, "您的税前年薪是多少？", "劳动（聘用）合同、工资流水", also=("税前年薪",)),
    _fact(
        "project_fee", "项目报酬", YUAN, "您的税前项目报酬是多少？", "项目合作协议、付款凭证", also=("税前项目报酬",)
    ),
    _fact(
        "subordinate_relation",
        "两单位存在隶属关系",
        YES_NO,
        "您的原单位和用人单位之间有隶属关系吗？",
        also=("隶属关系",),
    ),
    _fact("probation_passed", "试用期考核合格", YES_NO, "您的试用期考核合格了吗？", "考核登记表", also=("试用期合格",)),
    _fact("left_on", "离职日期", DAY, "您是哪一天离职的？", "离职证明", also=("离职时间", "离岗日期")),
    _fact("leave_reason", "离职原因", _LEAVE_REASON, "您是因为什么离职的？", "离职证明", also=("离岗原因",)),
)
