"""What each keyword of a pack file means, in Chinese, for the editor that offers it.

A table is a mapping from every member of an enum, so that a test can see that none was forgotten. Where the sheets
print a word for a member, the sentence here begins with that word.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from talentrules.dates import MonthEnd
from talentrules.model.groups import Compared, Cut, GroupScope
from talentrules.model.laws import Counted
from talentrules.model.pack import Applicant, Beneficiary, Category, FindingReason, Granularity, Kind, Relation
from talentrules.model.payments import Every, Starts
from talentrules.model.quantities import HitPolicy, Part, Rounding
from talentrules.model.sources import SourceKind
from talentrules.syntax.surface.obligations import ClawbackWord
from talentrules.syntax.surface.payments import MissedWord, Payout

__all__ = ["CHOICES", "Choices", "words_of"]


@dataclass(frozen=True, slots=True)
class Choices:
    """What an enum is about, and what each of its members means."""

    title: str
    said: Mapping[StrEnum, str]


CHOICES: Mapping[type[StrEnum], Choices] = MappingProxyType(
    {
        Applicant: Choices(
            "申请人",
            {
                Applicant.SELF: "由本人申请",
                Applicant.EMPLOYER: "由用人单位申请",
                Applicant.AUTOMATIC: "免申即享，无须申请",
            },
        ),
        Beneficiary: Choices(
            "由谁享受",
            {
                Beneficiary.PERSON: "本人",
                Beneficiary.RELATIVE: "亲属：配偶、子女、父母",
                Beneficiary.HOUSEHOLD: "家庭：整户一份",
                Beneficiary.EMPLOYER: "用人单位：发给单位的",
                Beneficiary.STATION: "工作站：发给工作站、平台的",
            },
        ),
        Category: Choices(
            "类别",
            {
                Category.MONEY: "资金：发给个人或单位的钱",
                Category.HOUSING: "住房：公寓、购房、租房",
                Category.FAMILY: "家属：配偶就业、子女入学",
                Category.HEALTH: "医疗健康：体检、就医、疗养",
                Category.CARD: "人才卡：卡和凭卡的服务",
                Category.RECOGNITION: "认定与荣誉：称号、表彰、礼遇",
                Category.CAREER: "事业平台：项目、岗位、职称",
                Category.CONTACT: "联系服务：走访、联谊、专人服务",
                Category.CHANNEL: "办理渠道：窗口、热线、绿色通道",
            },
        ),
        ClawbackWord: Choices(
            "怎样退还",
            {
                ClawbackWord.FULL: "全额退还已经领取的",
                ClawbackWord.STOP_ONLY: "只停发，已领的不退",
                ClawbackWord.UNSTATED: "是否退还，来源没有写明",
                ClawbackWord.NONE: "不退还",
            },
        ),
        Compared: Choices(
            "比什么",
            {
                Compared.TOTAL: "全程合计：比全部期间的总额",
                Compared.EACH_TIME: "每次金额：比每一次发多少",
            },
        ),
        Counted: Choices(
            "分开还是合计",
            {
                Counted.EACH: "一项一项看：各项按自己的规则，不管叠加",
                Counted.TOGETHER: "合计：叠加以后几项一共多少",
            },
        ),
        Cut: Choices(
            "超出部分从谁扣",
            {
                Cut.IN_ORDER: "从排在最后的扣起",
                Cut.PRO_RATA: "各项按比例分摊",
                Cut.UNSHARED: "来源没有写明由哪一项承担，不分摊",
            },
        ),
        Every: Choices(
            "多久一次",
            {
                Every.ONCE: "一次性",
                Every.YEAR: "每年",
                Every.MONTH: "每月",
                Every.UNSTATED: "发放周期来源没有写明",
            },
        ),
        FindingReason: Choices(
            "为什么要认定",
            {
                FindingReason.UNSTATED_RULE: "来源未载明条件：有标准，但来源没有写出来",
                FindingReason.DISCRETIONARY: "由主管部门裁量：没有固定标准",
            },
        ),
        Granularity: Choices(
            "范围之内怎么取",
            {
                Granularity.UNKNOWN: "来源没有写明范围之内怎么取，不写就是这个",
                Granularity.ENDS: "只取两端数额之一，不取中间数",
                Granularity.ANY: "在此范围内由主管部门核定",
            },
        ),
        GroupScope: Choices(
            "范围",
            {
                GroupScope.PERSON: "按本人计算",
                GroupScope.HOUSEHOLD: "按家庭（含配偶）计算",
                GroupScope.HOME: "按同一套住房计算",
                GroupScope.EMPLOYER: "按同一用人单位计算",
                GroupScope.YEAR: "按自然年度计算",
            },
        ),
        HitPolicy: Choices(
            "同时符合几档的怎么办",
            {
                HitPolicy.FIRST: "自上而下，取最先符合的一档",
                HitPolicy.UNIQUE: "各档互不重叠，只取符合的一档",
                HitPolicy.HIGHEST: "同时符合几档的，就高不重复",
                HitPolicy.SUM: "同时符合几档的，相加",
            },
        ),
        Kind: Choices(
            "种类",
            {
                Kind.ALLOWANCE: "津贴补贴",
                Kind.SUBSIDY: "补助",
                Kind.AWARD: "奖励",
                Kind.GRANT: "经费",
                Kind.LOAN: "贷款",
                Kind.HOUSING: "住房：租住、入住",
                Kind.HOUSING_SALE: "售房：购买、配售",
                Kind.RELAXATION: "放宽：条件、年限放宽",
                Kind.CARD: "人才卡",
                Kind.SERVICE: "服务",
                Kind.COURTESY: "礼遇",
                Kind.HONOUR: "荣誉",
                Kind.APPOINTMENT: "聘任",
                Kind.PROJECT_SUPPORT: "项目支持",
                Kind.ACTIVITY: "活动",
                Kind.REGISTRY: "人才库：仅供了解，没有结论",
                Kind.CHANNEL: "渠道：仅供了解，没有结论",
                Kind.MECHANISM: "用人机制：仅供了解，没有结论",
                Kind.DUTY: "用人单位义务：仅供了解，没有结论",
            },
        ),
        MissedWord: Choices(
            "错过的",
            {
                MissedWord.LOST: "错过的作废，不再补发、不再受理",
                MissedWord.KEPT: "错过的保留，以后可以补申请",
            },
        ),
        MonthEnd: Choices(
            "没有对应的日子时",
            {
                MonthEnd.LAST_DAY: "当月最后一天：1月31日之后一个月是2月28日或29日",
                MonthEnd.NEXT_DAY: "次月第一天：1月31日之后一个月是3月1日",
            },
        ),
        Part: Choices(
            "不足一个的",
            {
                Part.DROP: "舍去：满一个才算",
                Part.UP: "进一：不足一个按一个计",
                Part.EXACT: "按实际计，可以有零头",
            },
        ),
        Payout: Choices(
            "多久发放一回",
            {
                Payout.MONTH: "按月发放",
                Payout.QUARTER: "按季发放",
                Payout.HALF_YEAR: "按半年发放",
                Payout.YEAR: "按年发放",
            },
        ),
        Relation: Choices(
            "总额和金额的关系",
            {
                Relation.WITHIN: "总额落在份数乘以金额之内",
                Relation.EXCEEDS: "总额超过份数乘以金额",
            },
        ),
        Rounding: Choices(
            "尾数",
            {
                Rounding.HALF_UP: "四舍五入",
                Rounding.DOWN: "舍去尾数",
                Rounding.UP: "有尾数即进一",
            },
        ),
        SourceKind: Choices(
            "来源的种类",
            {
                SourceKind.REGULATION: "文件原文：法规、政策文件的正文",
                SourceKind.OFFICIAL_NOTICE: "官方通知公告",
                SourceKind.AUTHORITY_REPORT: "主管部门通稿：由主管部门供稿的报道",
                SourceKind.PRESS: "新闻报道",
                SourceKind.ANECDOTE: "个案报道：说明有过，不能当作规则",
            },
        ),
        Starts: Choices(
            "从哪个月起发",
            {
                Starts.SAME_DAY: "自当日起计发",
                Starts.SAME_MONTH: "自当月起计发",
                Starts.NEXT_MONTH: "自次月起计发",
            },
        ),
    }
)
"""Every enum whose members stand as words in a pack file."""


def words_of(kind: type[StrEnum], *only: StrEnum) -> dict[str, Any]:
    """Return the schema of one word of `kind`, or of `only` some of them: the words, and what each means."""
    said = CHOICES[kind].said
    members = only or tuple(said)
    return {"enum": [one.value for one in members], "enumDescriptions": [said[one] for one in members]}
