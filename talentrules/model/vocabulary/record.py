"""Cards held, assessments, what stands against the person, what was already received, and the application itself."""

from __future__ import annotations

from functools import partial

from talentrules.model.vocabulary._make import DAY, WORDS, YEAR, YUAN, choice, option, ordered, records, row, several
from talentrules.model.vocabulary.regions import REGION

__all__ = ["ASSESSMENT_FIELDS", "CLAIMS", "FACTS"]

_fact = partial(row, "record")

_CARD = choice(
    option("hongyan", "鸿雁优才卡", "“鸿雁优才卡”"),
    option("hg_green", "黄冈人才绿卡", "“黄冈人才绿卡”"),
    option("chucai", "楚才卡", "“楚才卡”"),
    option("longyuan", "陇原人才服务卡", "陇原卡", "“陇原人才服务卡”"),
    option("ll_green", "醴陵人才绿卡", "“醴陵人才绿卡”"),
)
_ASSESSMENT_KIND = choice(
    option("annual", "年度考核", "年度"),
    option("term", "聘期考核", "聘期"),
    option("probation", "试用期考核", "试用期"),
    option("station", "工作站考核", "工作站"),
)
# A year without a grade meets no 「合格及以上」, yet it is not 不合格: a rule that stops a benefit names that grade.
_RESULT = ordered(
    option("not_rated", "不定等次", "未定等次"),
    option("unqualified", "不合格", "不称职"),
    option("basic", "基本合格", "基本称职"),
    option("qualified", "合格", "称职"),
    option("good", "良好"),
    option("excellent", "优秀"),
)
_FLAGS = several(
    option("crime", "刑事处罚"),
    option("discipline", "党纪政务处分", "党纪处分", "政务处分"),
    option("dishonest", "失信", "失信被执行人"),
    option("falsified", "弄虚作假"),
)
_CHANNEL = choice(
    option("window", "窗口", "窗口办理"),
    option("online", "网上", "网上办理"),
    option("employer", "单位代办"),
    option("auto", "免申即享"),
)
_DOCUMENTS = several(
    option("application_form", "申请表"),
    option("identity_card", "身份证", "身份证明"),
    option("household_register", "户口簿", "户口本"),
    option("marriage_certificate", "结婚证"),
    option("birth_certificate", "出生医学证明", "出生证"),
    option("diploma", "学历学位证书", "毕业证和学位证"),
    option("education_certification", "学信网或留服认证", "学信网认证", "留服认证"),
    option("title_certificate", "职称证书"),
    option("skill_certificate", "职业资格（技能等级）证书", "职业资格证书", "技能等级证书"),
    option("recognition_document", "人才认定文件", "人才认定证书"),
    option("honour_certificate", "荣誉（获奖）证书", "荣誉证书", "获奖证书"),
    option("talent_card", "人才卡"),
    option("labour_contract", "劳动（聘用）合同", "劳动合同", "聘用合同"),
    option("assessment_form", "考核登记表"),
    option("insurance_record", "社保缴费证明", "参保证明"),
    option("tax_record", "纳税记录", "完税证明"),
    option("purchase_contract", "网签合同", "购房合同"),
    option("property_certificate", "不动产登记证明", "不动产权证书"),
    option("home_search", "不动产登记查询证明", "无房证明"),
    option("lease", "房屋租赁合同", "租房合同"),
    option("business_licence", "营业执照"),
)

ASSESSMENT_FIELDS = (
    _fact("year", "考核年度", YEAR, "是哪一年的考核？", "考核登记表", also=("年度", "年份")),
    _fact("kind", "考核类别", _ASSESSMENT_KIND, "是年度、聘期、试用期还是工作站考核？", "考核登记表", also=("类别",)),
    _fact("by", "考核单位", WORDS, "由哪个单位考核？", "考核登记表", also=("考核部门",)),
    _fact("result", "考核结果", _RESULT, "考核结果是什么等次？", "考核登记表", also=("结果", "考核等次")),
)
"""What every assessment says, of a person as of a station."""

CLAIMS = records(
    _fact("benefit_name", "待遇名称", WORDS, "享受的是哪一项待遇？", also=("待遇",)),
    _fact("city", "享受地", REGION, "在哪个城市享受的？", also=("城市",)),
    _fact("by", "享受人", WORDS, "由谁享受的（本人、配偶、单位）？", also=("享受主体",)),
    _fact("period", "享受期间", WORDS, "享受的是哪一段时间？", also=("期间",)),
    _fact("amount", "享受金额", YUAN, "领取了多少元？", "银行流水", also=("金额",)),
    _fact("paid_on", "发放日期", DAY, "哪一天发放的？", "银行流水", also=("发放时间",)),
)
"""What was already received; a spouse has these too."""

FACTS = (
    _fact(
        "cards",
        "持卡",
        records(
            _fact("card", "卡种", _CARD, "是哪一种人才卡？", "人才卡", also=("卡", "人才卡")),
            _fact("tier", "卡级", WORDS, "是哪一级的卡（例如A卡、B卡）？", "人才卡", also=("等级",)),
            _fact("issued_on", "发卡日期", DAY, "这张卡是哪一天发的？", "人才卡", also=("发卡时间",)),
            _fact("valid_to", "有效期至", DAY, "这张卡的有效期到哪一天？", "人才卡", also=("到期日期",)),
            _fact("supplementary_of", "主卡持有人", WORDS, "如果是附属卡，主卡由您的什么人持有？", also=("附属于",)),
        ),
        "您持有哪些人才卡？",
        "人才卡",
        also=("人才卡", "所持人才卡"),
    ),
    _fact("assessments", "考核", records(*ASSESSMENT_FIELDS), "您历次考核结果如何？", "考核登记表", also=("考核情况",)),
    _fact("integrity_flags", "负面情形", _FLAGS, "您有刑事处罚、处分、失信或弄虚作假的情形吗？", also=("负面清单",)),
    _fact("claims", "已享受待遇", CLAIMS, "您已享受过哪些人才待遇？", also=("已享受的待遇",)),
    _fact(
        "choices",
        "已选待遇",
        records(_fact("benefit_name", "待遇名称", WORDS, "您选择享受哪一项待遇？", also=("待遇",))),
        "对只能择一的待遇，您选择了哪几项？",
        also=("选择的待遇",),
    ),
    _fact("applied_on", "申请日", DAY, "您是哪一天提出申请的？", "申请表", also=("申请日期", "申请时间")),
    _fact("channel", "申请渠道", _CHANNEL, "您通过哪个渠道申请（窗口、网上、单位代办）？", also=("渠道",)),
    _fact("documents_submitted", "已交材料", _DOCUMENTS, "您已经交了哪些材料？", also=("已提交材料",)),
)
