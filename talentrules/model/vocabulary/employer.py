"""The employer, or the business that the person runs."""

from __future__ import annotations

from functools import partial

from talentrules.model.vocabulary._make import DAY, WORDS, YES_NO, choice, number, option, row, several
from talentrules.model.vocabulary.regions import REGION

__all__ = ["EMPLOYER_TYPE", "FACTS"]

_fact = partial(row, "employer")

EMPLOYER_TYPE = choice(
    option("party_gov", "党政机关", "机关"),
    option("civil_like", "参公单位", "参照公务员法管理单位"),
    option("public_institution", "事业单位"),
    option("soe", "国有企业", "国企"),
    option("private", "民营企业", "非公企业", "民营（非公）企业", "民企"),
    option("social_org", "社会组织"),
    option("university", "高校", "高等院校"),
    option("hospital", "医院"),
    option("central_provincial", "中央和省属驻市单位", "驻市单位"),
    option("self_employed", "自主创业", "创业", "个体", "个体工商户"),
    option("cooperative", "专业合作社", "农民专业合作社", "合作社"),
)
_BUDGET = choice(
    option("full", "全额拨款", "全额"),
    option("partial", "差额拨款", "差额"),
    option("self", "自收自支"),
)
_TIER = several(
    option("above_scale", "规上企业", "规上", "规模以上企业"),
    option("key", "重点企业", "重点"),
    option("listed", "上市企业", "上市公司"),
)

FACTS = (
    _fact(
        "employer_type", "单位性质", EMPLOYER_TYPE, "您的用人单位是什么性质？", "法人证书或营业执照", also=("单位类型",)
    ),
    _fact("employer_budget", "经费形式", _BUDGET, "您的单位经费是全额、差额，还是自收自支？", "事业单位法人证书"),
    _fact("post_budgeted", "在编", YES_NO, "您的岗位有编制吗？", "编制部门证明", also=("是否在编",)),
    _fact("employer_registered_in", "单位注册地", REGION, "您的单位在哪里注册？", "营业执照", also=("注册地",)),
    _fact("employer_founded_on", "单位设立日期", DAY, "您的单位是哪一天设立的？", "营业执照", also=("设立日期",)),
    _fact("employer_industry", "所属产业", WORDS, "您的单位属于哪个产业或产业链？", also=("产业", "行业")),
    _fact("employer_tier", "企业层级", _TIER, "您的单位属于规上、重点或上市企业吗？", also=("企业层次",)),
    _fact(
        "employer_headcount",
        "在职人数",
        number("人"),
        "您的单位现有在职职工多少人？",
        "社保缴费证明",
        also=("职工人数",),
    ),
    _fact("new_hires_target", "新招人数", number("人"), "您的单位新招用多少人？", "劳动合同", also=("新招用人数",)),
    _fact(
        "business_registered_on",
        "首次登记日",
        DAY,
        "您创办的企业是哪一天首次登记的？",
        "营业执照",
        also=("首次登记日期",),
    ),
    _fact(
        "operating_months",
        "正常经营月数",
        number("个月"),
        "您创办的企业已正常经营多少个月？",
        "纳税记录",
        also=("经营月数",),
    ),
    _fact(
        "jobs_created", "带动就业人数", number("人"), "您创办的企业带动多少人就业？", "社保缴费证明", also=("带动就业",)
    ),
)
