"""Every enum member and every short fixed word, in Chinese and in English; Chinese is the first one.

A table is a mapping from an enum to `Words`, so that a test can see that no member was forgotten.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from talentrules.diagnostics import Language
from talentrules.model.decision import ItemStanding, Notice, State, Verdict
from talentrules.model.pack import Beneficiary, Category, Clock, Every, FindingReason, Granularity, Kind
from talentrules.model.profile import Standing
from talentrules.model.sources import SourceKind

__all__ = [
    "BENEFICIARIES",
    "CATEGORIES",
    "CLOCKS",
    "FINDING_REASONS",
    "GRANULARITIES",
    "KINDS",
    "MARKS",
    "NOTICES",
    "OUT_OF_FORCE",
    "PAYMENTS",
    "PERIODS",
    "PERIOD_SUMS",
    "SOURCE_KINDS",
    "STANDINGS",
    "STATES",
    "STATE_MARKS",
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
