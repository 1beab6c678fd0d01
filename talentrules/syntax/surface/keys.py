"""What each key of a condition and of a quantity means, in Chinese, for the editor.

The other parts of a pack say it at their fields. Conditions and quantities are read from the tree, so that what their
keys mean stands here, one line for each; a test holds the tables against the closed list of forms.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

__all__ = [
    "IN_AT_LEAST_N",
    "IN_CONDITIONS",
    "IN_MEASURES",
    "IN_QUANTITIES",
    "IN_ROWS",
    "IN_WITHIN",
    "OPERATORS_SAID",
    "Said",
    "told",
]


class Said(NamedTuple):
    """A short name of a key, and one sentence about what stands under it."""

    title: str
    description: str
    examples: tuple[str, ...] = ()


def told(said: Said, schema: Mapping[str, Any]) -> dict[str, Any]:
    """Return `schema` under a key of which `said` is said."""
    examples = {"examples": list(said.examples)} if said.examples else {}
    return {"title": said.title, "description": said.description, **examples, **schema}


IN_CONDITIONS: Mapping[str, Said] = MappingProxyType(
    {
        "all": Said("全部满足", "列出的条件全部满足才算满足"),
        "any": Said("满足其一", "列出的条件满足一个就算满足"),
        "not": Said("不满足", "这个条件不满足才算满足"),
        "at_least_n": Said("至少满足几项", "列出的条件至少满足 n 个，例如 {n: 2, of: [...]}"),
        "finding": Said("认定", "要由主管部门认定：findings 下的编号或名称"),
        "definition": Said("定义", "满足一个定义：definitions 下的编号或名称"),
        "benefit": Said("另一项待遇", "符合另一项待遇的条件：benefits 下的编号或名称"),
        "not_required": Said("不限", "来源写明不要求的，例如 国籍、户籍；总是满足", ("国籍、户籍", "年龄")),
        "age": Said("年龄", "到某一天的周岁，例如 {day: application, at_most: 45}；要写明算到哪一天"),
        "years": Said(
            "年数", "两个日期之间的年数，例如 {from: contract_start, to: contract_end, part: drop, at_least: 3}"
        ),
        "months": Said(
            "月数", "两个日期之间的月数，例如 {from: introduced_on, to: application, part: drop, at_least: 6}"
        ),
        "days": Said("天数", "两个日期之间的天数，例如 {from: introduced_on, to: application, at_most: 90}"),
        "count": Said("有几条", "满足 where 的记录有几条，例如 {of: children, at_least: 2}"),
        "sum": Said(
            "合计", "满足 where 的记录里 take 一项的合计，例如 {of: homes, take: total_price, at_least: 50万元}"
        ),
        "greatest": Said(
            "最大的", "满足 where 的记录里 take 一项最大的，例如 {of: homes, take: floor_area, at_least: 90}"
        ),
        "least": Said(
            "最小的", "满足 where 的记录里 take 一项最小的，例如 {of: homes, take: signed_on, at_least: 2024-01-01}"
        ),
        "in_a_row": Said(
            "连续几年", "满足 where 的记录里 by 一项最长连续多少，例如 {of: assessments, by: year, at_least: 3}"
        ),
        "quantity": Said("数量", "比较一个数量，旁边写比较，例如 {quantity: 购房总价, at_least: 50万元}"),
        "within": Said(
            "在期限以内", "day 在 of 那一天之后 time 以内，例如 {time: 2年, of: introduced_on, day: application}"
        ),
        "text": Said("原文的说法", "来源怎样写这个条件，印在测算结果上"),
        "cite": Said("引文", "这个条件所依据的原文：一处或几处"),
    }
)
"""The keys of a condition that are no facts."""

OPERATORS_SAID: Mapping[str, Said] = MappingProxyType(
    {
        "is": Said("等于", "等于；日期和文字可以写 none，就是没有"),
        "in": Said("其中之一", "等于列出的一个，例如 [master, doctor]"),
        "at_least": Said("及以上", "大于或等于，本数在内"),
        "at_most": Said("及以下", "小于或等于，本数在内"),
        "above": Said("超过", "大于，本数不在内"),
        "below": Said("不足", "小于，本数不在内"),
        "between": Said("在两者之间", "两端都在内，例如 [18, 35]"),
        "has": Said("包含", "多选里有这一个"),
    }
)
"""How a fact or a quantity is compared."""

IN_MEASURES: Mapping[str, Said] = MappingProxyType(
    {
        "day": Said(
            "算到哪一天", "application 申请日、evaluation 测算日期，或一个日期事实", ("application", "evaluation")
        ),
        "from": Said(
            "起算日", "从哪一天起：日期、日期事实、application 或 evaluation", ("introduced_on", "contract_start")
        ),
        "to": Said(
            "算到哪一天", "到哪一天为止：日期、日期事实、application 或 evaluation", ("application", "evaluation")
        ),
        "part": Said("不足一个的", "不足一年、一个月的怎么算"),
        "of": Said("哪些记录", "记录类的事实，例如 children、homes", ("children", "homes")),
        "of_profile": Said("不是这条记录里的", "在记录的条件里写 true，指申请人自己的记录"),
        "take": Said("取哪一项", "记录里的一个数字、金额或日期"),
        "by": Said("按哪一项连续", "记录里的一个整数，例如 年度"),
        "where": Said("只数哪些", "记录要满足的条件"),
    }
)
"""The keys inside a measured quantity."""

IN_AT_LEAST_N: Mapping[str, Said] = MappingProxyType(
    {
        "n": Said("至少几项", "至少满足几项，例如 2"),
        "of": Said("哪些条件", "列出的条件，至少满足 n 个"),
    }
)
"""The keys inside `at_least_n`."""

IN_WITHIN: Mapping[str, Said] = MappingProxyType(
    {
        "time": Said("多久", "多久以内，届满当天也在内", ("2年", "6个月")),
        "of": Said(
            "从哪一天起算", "期限从哪一天起算：日期事实、application 或 evaluation", ("introduced_on", "graduated_on")
        ),
        "day": Said("哪一天", "哪一天要在期限以内", ("application", "introduced_on")),
    }
)
"""The keys inside `within`."""

IN_QUANTITIES: Mapping[str, Said] = MappingProxyType(
    {
        "fixed": Said("定额", "一个金额，例如 5000元、10万元", ("5000元", "10万元")),
        "from": Said("范围的下限", "从多少，旁边写 to，例如 {from: 4000元, to: 1万元}"),
        "to": Said("范围的上限", "到多少，例如 1万元"),
        "unstated": Said("未载明", "写 true：给钱，但来源没有写明多少"),
        "table": Said("分档", "同时符合几档的怎么办；各档写在 rows"),
        "rows": Said("各档", "分档表的各行：when 条件和一个金额；分段的写 above 和 share"),
        "otherwise": Said("其余的", "哪一档都不符合的给多少"),
        "share": Said("按比例", "按一个数的多少比例，旁边写 of，例如 {share: 30%, of: annual_pay}", ("30%", "50%")),
        "of": Said("基数", "比例、分段所依据的数：事实、定义的数量；在 fact 旁边写 profile，指申请人自己的事实"),
        "match": Said("配套", "按另一笔资助的多少配套，旁边写 of，例如 {match: 100%, of: ...}", ("100%", "50%")),
        "product": Said("相乘", "几个数相乘，至多一个是金额"),
        "sum": Said("相加", "几个数相加；或记录里一项的合计"),
        "difference": Said("相减", "两个数相减"),
        "least": Said("取最小", "几个数里最小的；或记录里一项最小的"),
        "greatest": Said("取最大", "几个数里最大的；或记录里一项最大的"),
        "per_unit": Said("每个单位多少", "每个单位的金额，旁边写 count", ("1000元", "2万元")),
        "count": Said("有几个", "单位数；或满足 where 的记录有几条"),
        "at_least_units": Said("最少几个", "少于这么多个单位，什么也没有"),
        "at_most_units": Said("最多几个", "最多计多少个单位"),
        "part_units": Said("不足一个单位的", "单位数有零头时怎么算"),
        "bands": Said("分段", "按 of 的大小分段；各段写在 rows"),
        "amount_of": Said("另一项的金额", "和另一项待遇的金额一样：benefits 下的编号或名称"),
        "fact": Said("事实", "一个数字、金额或日期事实"),
        "quantity": Said("数量", "另一个数量，旁边可以写上下限、上浮、取整"),
        "day": Said("某一天", "某一天，旁边的 plus 写之后多久", ("application", "introduced_on")),
        "plus": Said("之后多久", "加多久，例如 2年、6个月"),
        "year_start": Said("年初", "这一天所在那一年的1月1日", ("application", "evaluation")),
        "age": Said("年龄", "到某一天的周岁"),
        "years": Said("年数", "两个日期之间的年数，例如 {from: introduced_on, to: evaluation, part: drop}"),
        "months": Said("月数", "两个日期之间的月数，例如 {from: introduced_on, to: evaluation, part: drop}"),
        "days": Said("天数", "两个日期之间的天数，例如 {from: introduced_on, to: evaluation}"),
        "in_a_row": Said("连续几年", "满足 where 的记录里 by 一项最长连续多少"),
        "at_least": Said("不低于", "不低于多少；只写它，就是下限，没有写明上限", ("5000元", "1万元")),
        "at_most": Said("最高", "不超过多少；只写它，就是上限，没有写明下限", ("10万元", "20万元")),
        "uplift": Said("上浮", "满足条件的，按比例上浮：when 条件和 by 比例"),
        "uplift_on": Said("上浮在封顶之前还是之后", "上浮和上下限的先后"),
        "round": Said("取整", "取整到多少，怎样取，例如 {to: 1元, by: half_up}"),
        "granularity": Said("范围之内怎么取", "金额是一个范围时，只取两端还是可以取中间"),
    }
)
"""The keys of a quantity."""

IN_ROWS: Mapping[str, Said] = MappingProxyType(
    {
        "when": Said("条件", "满足这个条件的是这一档"),
        "name": Said("档次名称", "这一档叫什么，例如 博士、A类", ("博士研究生", "A类")),
        "text": Said("原文的说法", "来源怎样写这一档"),
        "cite": Said("引文", "这一档所依据的原文：一处或几处"),
        "by": Said("上浮多少", "按多少比例上浮，例如 20%"),
    }
)
"""The keys of a row beside those of its quantity."""
