"""Every enum member and every short fixed word, in Chinese and in English; Chinese is the first one.

A table is a mapping from an enum to `Words`, so that a test can see that no member was forgotten.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from talentrules.diagnostics import Language
from talentrules.model.decision import ItemStanding, Notice, State, Verdict
from talentrules.model.groups import Compared, Cut, GroupScope
from talentrules.model.ledger import LineStatus
from talentrules.model.obligations import ClawbackKind
from talentrules.model.pack import Applicant, Beneficiary, Category, Clock, Every, FindingReason, Granularity, Kind
from talentrules.model.payments import Missed, Starts
from talentrules.model.profile import Standing
from talentrules.model.quantities import HitPolicy, Rounding, Unit
from talentrules.model.sources import SourceKind

__all__ = [
    "APPLICANTS",
    "BENEFICIARIES",
    "CATEGORIES",
    "CLAWBACKS",
    "CLOCKS",
    "COMPARED",
    "COUNTERS",
    "CUTS",
    "FINDING_REASONS",
    "GRANULARITIES",
    "GROUP_SCOPES",
    "HIT_POLICIES",
    "KINDS",
    "LINE_STATUSES",
    "LINE_WHYS",
    "MARKS",
    "MEMBER_WHYS",
    "MISSED",
    "NOTICES",
    "NOT_APPLICABLE",
    "OUT_OF_FORCE",
    "PAYMENTS",
    "PERIODS",
    "PERIOD_SUMS",
    "ROUNDINGS",
    "SOURCE_KINDS",
    "SPANS",
    "SPAN_COUNTS",
    "SPAN_UNITS",
    "STANDINGS",
    "STARTS",
    "STATES",
    "STATE_MARKS",
    "TIMES",
    "UNIT_NAMES",
    "UNIT_PARTS",
    "VALUE_STANDINGS",
    "VERDICTS",
    "Words",
]


@dataclass(frozen=True, slots=True)
class Words:
    """One thing said in both languages; `{braces}` are filled in by `say`."""

    zh: str
    en: str

    def say(self, lang: Language, **fill: object) -> str:
        """Return the words in `lang` with the braces filled; what is filled in is never read as a template."""
        template = self.en if lang == "en" else self.zh
        return template.format_map(fill) if fill else template


VERDICTS: Mapping[Verdict, Words] = {
    Verdict.ELIGIBLE: Words("符合", "Eligible"),
    Verdict.INELIGIBLE: Words("不符合", "Not eligible"),
    Verdict.UNDETERMINED: Words("待补充信息", "More information needed"),
    Verdict.NEEDS_FINDING: Words("需认定", "An authority must decide"),
    Verdict.NOT_IN_FORCE: Words("未生效·已结束", "Not in force"),
    Verdict.SUPERSEDED: Words("因叠加规则未选", "Set aside by a stacking rule"),
    Verdict.INFORMATIONAL: Words("仅供了解", "For information"),
}

MARKS: Mapping[Verdict, str] = {
    Verdict.ELIGIBLE: "✓",
    Verdict.INELIGIBLE: "✗",
    Verdict.UNDETERMINED: "?",
    Verdict.NEEDS_FINDING: "?",
    Verdict.NOT_IN_FORCE: "–",
    Verdict.SUPERSEDED: "○",
    Verdict.INFORMATIONAL: "·",
}

OUT_OF_FORCE: Mapping[str, Words] = {
    "ended": Words("已结束", "Ended"),
    "not_started": Words("未生效", "Not yet in force"),
    "between": Words("不在施行期内", "Not in force"),
    "no_date": Words("无适用的规定", "No rule applies"),
}

NOT_APPLICABLE = Words("不适用", "Does not apply")
"""Of a benefit whose rule a date of the case chooses, where there is none for that date."""

STATES: Mapping[State, Words] = {
    State.MET: Words("符合", "met"),
    State.NOT_MET: Words("不符合", "not met"),
    State.MISSING_FACT: Words("待补充信息", "information missing"),
    State.UNSTATED_RULE: Words("来源未载明", "not stated in the source"),
    State.DISCRETIONARY: Words("由主管部门认定", "for the authority to decide"),
}

STATE_MARKS: Mapping[State, str] = {
    State.MET: "✓",
    State.NOT_MET: "✗",
    State.MISSING_FACT: "?",
    State.UNSTATED_RULE: "?",
    State.DISCRETIONARY: "?",
}

STANDINGS: Mapping[ItemStanding, Words] = {
    ItemStanding.SELECTED: Words("计入", "counted"),
    ItemStanding.OUT: Words("不计入", "not counted"),
    ItemStanding.OPEN: Words("是否计入未定", "open"),
}

VALUE_STANDINGS: Mapping[Standing, Words] = {
    Standing.DECLARED: Words("本人申报", "declared"),
    Standing.VERIFIED: Words("已核验", "verified"),
}

KINDS: Mapping[Kind, Words] = {
    Kind.ALLOWANCE: Words("津贴补贴", "allowance"),
    Kind.SUBSIDY: Words("补助", "subsidy"),
    Kind.AWARD: Words("奖励", "award"),
    Kind.GRANT: Words("经费", "grant"),
    Kind.LOAN: Words("贷款", "loan"),
    Kind.HOUSING: Words("住房", "housing"),
    Kind.HOUSING_SALE: Words("售房", "housing for sale"),
    Kind.RELAXATION: Words("放宽", "relaxation"),
    Kind.CARD: Words("人才卡", "card"),
    Kind.SERVICE: Words("服务", "service"),
    Kind.COURTESY: Words("礼遇", "courtesy"),
    Kind.HONOUR: Words("荣誉", "honour"),
    Kind.APPOINTMENT: Words("聘任", "appointment"),
    Kind.PROJECT_SUPPORT: Words("项目支持", "project support"),
    Kind.ACTIVITY: Words("活动", "activity"),
    Kind.REGISTRY: Words("人才库", "registry"),
    Kind.CHANNEL: Words("渠道", "channel"),
    Kind.MECHANISM: Words("用人机制", "personnel mechanism"),
    Kind.DUTY: Words("用人单位义务", "duty of employers"),
}

CATEGORIES: Mapping[Category, Words] = {
    Category.MONEY: Words("资金", "Money"),
    Category.HOUSING: Words("住房", "Housing"),
    Category.FAMILY: Words("家属", "Family"),
    Category.HEALTH: Words("医疗健康", "Health"),
    Category.CARD: Words("人才卡", "Cards"),
    Category.RECOGNITION: Words("认定与荣誉", "Recognition"),
    Category.CAREER: Words("事业平台", "Career"),
    Category.CONTACT: Words("联系服务", "Contact"),
    Category.CHANNEL: Words("办理渠道", "Channels"),
}

BENEFICIARIES: Mapping[Beneficiary, Words] = {
    Beneficiary.PERSON: Words("本人", "The person"),
    Beneficiary.RELATIVE: Words("亲属", "Relatives"),
    Beneficiary.HOUSEHOLD: Words("家庭", "The household"),
    Beneficiary.EMPLOYER: Words("用人单位", "The employer"),
    Beneficiary.STATION: Words("工作站", "The station"),
}

CLOCKS: Mapping[Clock, Words] = {
    Clock.EVALUATION: Words("测算日期", "Evaluation date"),
    Clock.APPLICATION: Words("申请日期", "Application date"),
}

PERIODS: Mapping[Every, Words] = {
    Every.ONCE: Words("一次性{figure}", "{figure}, once"),
    Every.YEAR: Words("每年{figure}", "{figure} a year"),
    Every.MONTH: Words("每月{figure}", "{figure} a month"),
    Every.UNSTATED: Words("{figure}", "{figure}"),
}

PERIOD_SUMS: Mapping[Every, Words] = {
    Every.ONCE: Words("一次性", "Once"),
    Every.YEAR: Words("每年", "A year"),
    Every.MONTH: Words("每月", "A month"),
    Every.UNSTATED: Words("发放周期未载明", "Period not stated"),
}

PAYMENTS: Mapping[Every, Words] = {
    Every.ONCE: Words("一次性发放", "paid once"),
    Every.YEAR: Words("按年发放", "paid yearly"),
    Every.MONTH: Words("按月发放", "paid monthly"),
    Every.UNSTATED: Words("发放方式来源未载明", "the source does not state when it is paid"),
}

GRANULARITIES: Mapping[Granularity, Words] = {
    Granularity.UNKNOWN: Words(
        "档次未载明，不可估算具体数", "the source does not state the tiers; no single figure can be estimated"
    ),
    Granularity.ENDS: Words("只取两端数额之一，不取中间数", "one of the two ends, nothing between them"),
    Granularity.ANY: Words("在此范围内由主管部门核定", "the authority sets the figure within these bounds"),
}

SOURCE_KINDS: Mapping[SourceKind, Words] = {
    SourceKind.REGULATION: Words("文件原文", "regulation"),
    SourceKind.OFFICIAL_NOTICE: Words("官方通知公告", "official notice"),
    SourceKind.AUTHORITY_REPORT: Words("主管部门通稿", "report supplied by the authority"),
    SourceKind.PRESS: Words("新闻报道", "press report"),
    SourceKind.ANECDOTE: Words("个案报道", "report of a single case"),
}

FINDING_REASONS: Mapping[FindingReason, Words] = {
    FindingReason.UNSTATED_RULE: Words("来源未载明条件", "the source does not state the condition"),
    FindingReason.DISCRETIONARY: Words("由主管部门裁量", "at the discretion of the authority"),
}

NOTICES: Mapping[Notice, Words] = {
    Notice.FICTIONAL: Words(
        "虚构示例：本规则包不是任何真实城市的政策，不得据此办理。",
        "FICTIONAL EXAMPLE: this pack is the policy of no real city; nothing can be applied for on its strength.",
    ),
    Notice.NOT_A_REGULATION: Words(
        "依据公开报道整理，未见文件原文，以主管部门解释为准。",
        "Compiled from published reports without sight of the documents; the reading of the authority prevails.",
    ),
    Notice.UNDATED_SOURCE: Words(
        "有来源未载明发布日期，所述待遇何时施行、是否仍有效不能确定。",
        "A source does not say when it was published; when its benefits were in force cannot be told.",
    ),
    Notice.AFTER_VERIFICATION: Words(
        "本包文本核对至{verified_on}，其后是否仍有效未核实。",
        "The text of this pack was checked up to {verified_on}; whether it still holds after that was not verified.",
    ),
    Notice.REVIEW_OVERDUE: Words(
        "本包应于{review_by}前复核，该日期已过。",
        "This pack was due for review by {review_by}; that day has passed.",
    ),
}

# -- quantities -------------------------------------------------------------------------------------------------------

COUNTERS: Mapping[str, str] = {"children": "人", "spouse": "人", "cards": "张", "homes": "套"}
"""How records of a list are counted; all others by 条."""

UNIT_NAMES: Mapping[Unit, str] = {Unit.YEAR: "年", Unit.MONTH: "个月", Unit.DAY: "天"}

SPAN_UNITS: Mapping[Unit, Words] = {
    Unit.YEAR: Words("年数", "years"),
    Unit.MONTH: Words("月数", "months"),
    Unit.DAY: Words("天数", "days"),
}

SPAN_COUNTS: Mapping[Unit, Words] = {
    Unit.YEAR: Words("{count}年", "{count} year(s)"),
    Unit.MONTH: Words("{count}个月", "{count} month(s)"),
    Unit.DAY: Words("{count}天", "{count} day(s)"),
}

SPANS: Mapping[Unit, Words] = {
    Unit.YEAR: Words("自{first}至{last}的年数", "years from {first} to {last}"),
    Unit.MONTH: Words("自{first}至{last}的月数", "months from {first} to {last}"),
    Unit.DAY: Words("自{first}至{last}的天数", "days from {first} to {last}"),
}

UNIT_PARTS: Mapping[Unit, Words] = {
    Unit.YEAR: Words("不足1年按1年计", "a part of a year counts as one"),
    Unit.MONTH: Words("不足1个月按1个月计", "a part of a month counts as one"),
    Unit.DAY: Words("不足1天按1天计", "a part of a day counts as one"),
}

ROUNDINGS: Mapping[Rounding, Words] = {
    Rounding.HALF_UP: Words("四舍五入", "half up"),
    Rounding.DOWN: Words("舍去尾数", "down"),
    Rounding.UP: Words("有尾数即进一", "up"),
}

HIT_POLICIES: Mapping[HitPolicy, Words] = {
    HitPolicy.FIRST: Words("自上而下，取最先符合的一档", "from the top, the first tier that holds"),
    HitPolicy.UNIQUE: Words("各档互不重叠，只取符合的一档", "the tiers do not overlap; the one that holds"),
    HitPolicy.HIGHEST: Words("同时符合几档的，就高不重复", "of several tiers that hold, the highest"),
    HitPolicy.SUM: Words("同时符合几档的，相加", "tiers that hold are added up"),
}

# -- payments, obligations, procedure ---------------------------------------------------------------------------------

TIMES: Mapping[Every, Words] = {
    Every.ONCE: Words("累计不超过{count}次", "at most {count} times"),
    Every.YEAR: Words("累计不超过{count}年", "for at most {count} years in all"),
    Every.MONTH: Words("累计不超过{count}个月", "for at most {count} months in all"),
    Every.UNSTATED: Words("累计不超过{count}次", "at most {count} times"),
}

STARTS: Mapping[Starts, Words] = {
    Starts.SAME_DAY: Words("自{day}起计发", "counted from {day}"),
    Starts.SAME_MONTH: Words("自{day}当月起计发", "counted from the month of {day}"),
    Starts.NEXT_MONTH: Words("自{day}次月起计发", "counted from the month after {day}"),
}

MISSED: Mapping[Missed, Words] = {
    Missed.LOST: Words("当期未申请的，不再补发", "what is not applied for in its time is lost"),
    Missed.KEPT: Words("当期未申请的，可在以后补申请", "what is not applied for in its time may be applied for later"),
    Missed.UNSTATED: Words("当期未申请的如何处理，来源未载明", "the source does not say what becomes of a missed one"),
}

CLAWBACKS: Mapping[ClawbackKind, Words] = {
    ClawbackKind.FULL: Words("全额退还已领资金", "all that was paid is paid back"),
    ClawbackKind.PRO_RATA: Words("按未服务{unit}比例退还", "paid back in proportion to the {unit} not served"),
    ClawbackKind.VESTING: Words("按服务年限分档退还", "paid back by steps of time served"),
    ClawbackKind.STOP_ONLY: Words("停止发放，已领的不退", "no more is paid; nothing is paid back"),
    ClawbackKind.UNSTATED: Words("是否退还来源未载明", "the source does not say what is paid back"),
}

APPLICANTS: Mapping[Applicant, Words] = {
    Applicant.SELF: Words("由本人申请", "the person applies"),
    Applicant.EMPLOYER: Words("由用人单位申请", "the employer applies"),
    Applicant.AUTOMATIC: Words("免申即享，无须申请", "granted without application"),
}

# -- groups -----------------------------------------------------------------------------------------------------------

GROUP_SCOPES: Mapping[GroupScope, Words] = {
    GroupScope.PERSON: Words("按本人计算", "counted for the person"),
    GroupScope.HOUSEHOLD: Words("按家庭（含配偶）计算", "counted for the household, with the spouse"),
    GroupScope.HOME: Words("按同一套住房计算", "counted for one home"),
    GroupScope.EMPLOYER: Words("按同一用人单位计算", "counted for one employer"),
    GroupScope.YEAR: Words("按自然年度计算", "counted within the calendar year"),
}

COMPARED: Mapping[Compared, Words] = {
    Compared.TOTAL: Words("全程合计", "over the whole time"),
    Compared.EACH_TIME: Words("每次金额", "each time"),
}

CUTS: Mapping[Cut, Words] = {
    Cut.IN_ORDER: Words("超出部分先从列在后面的项目中扣减", "the excess is cut from the last ones first"),
    Cut.PRO_RATA: Words("超出部分由各项按比例分摊", "the excess is borne in proportion"),
    Cut.UNSHARED: Words("超出部分由哪一项承担，来源未载明", "the source does not say which one bears the excess"),
}

MEMBER_WHYS: Mapping[str, Words] = {
    "not_eligible": Words("自身条件不符合", "not eligible by itself"),
    "needed_out": Words("所依托的{names}不能享受", "what it needs is not granted: {names}"),
    "can_be_had": Words("{names}可以享受，不再享受本项", "{names} can be had, so this one is not"),
    "excluded": Words("享受{names}的，不再享受本项", "whoever gets {names} does not get this one"),
    "received": Words("同类待遇已经享受过", "the like was already received"),
    "less": Words("金额低于{names}，或与之相同而排在其后", "less than {names}, or equal and later in the order"),
    "not_chosen": Words("已选择{names}", "{names} was chosen"),
    "before": Words("在此之前已因其他规则未选", "set aside by an earlier rule"),
}

# -- the ledger -------------------------------------------------------------------------------------------------------

LINE_STATUSES: Mapping[LineStatus, Words] = {
    LineStatus.DUE: Words("可发放", "due"),
    LineStatus.PAID: Words("已发放", "paid"),
    LineStatus.FORFEITED: Words("不再发放", "forfeited"),
    LineStatus.UPCOMING: Words("未到期", "upcoming"),
    LineStatus.OPEN: Words("待定", "open"),
}

LINE_WHYS: Mapping[str, Words] = {
    "not_claimed": Words("当期未申请", "not applied for"),
    "assessment": Words("考核结果未达到要求", "the assessment"),
    "stopped": Words("发放条件不再符合", "a condition of payment does not hold"),
    "left": Words("已离职", "left"),
    "horizon": Words("已过申领期限", "the time for claiming has passed"),
    "no_start": Words("起算日来源未载明", "no day to count from is stated"),
    "unknown": Words("有信息待补充", "information is missing"),
    "used_up": Words("累计数额已发完", "the total was used up"),
}
