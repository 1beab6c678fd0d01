"""What the inquiries say, in Chinese and in English."""

from __future__ import annotations

from collections.abc import Mapping

from talentrules.explain.labels import Words
from talentrules.inquiry.changeable import Changeable

__all__ = ["BECAUSE", "CHANGEABLE"]

CHANGEABLE: Mapping[Changeable, Words] = {
    Changeable.CAN_BE_SUPPLIED: Words("可补材料", "can be supplied"),
    Changeable.TIME: Words("时间未到", "not yet time"),
    Changeable.CANNOT: Words("不可改变", "cannot be changed"),
}

BECAUSE: Mapping[str, Words] = {
    "not_eligible": Words("本身不符合条件", "it is not eligible by itself"),
    "needed_out": Words("所需的{by}未获得", "what it needs is not granted: {by}"),
    "can_be_had": Words("可以享受{by}，不再享受本项", "{by} can be had instead"),
    "excluded": Words("享受{by}的，不再享受本项", "whoever gets {by} does not get this one"),
    "received": Words("已享受过同类待遇", "the like was already received"),
    "less": Words("{by}金额更高", "{by} pays more"),
    "not_chosen": Words("择一时选择了{by}", "{by} was chosen"),
    "before": Words("已被前一条叠加规则排除", "an earlier stacking rule set it aside"),
}
"""Why a group set a benefit aside, by `Member.why`."""

HEAD = Words("{name}：{mark} {verdict}", "{name}: {mark} {verdict}")
GRANTED = Words("没有未满足的条件。", "Every condition is met.")
TOLD = Words("仅供了解，不作符合与否的结论。", "For information; no verdict is given.")
FAILS = Words("未满足的条件：", "Conditions that are not met:")
FAILS_ONE = Words("  ✗ {words}", "  ✗ {words}")
OUT_OF_FORCE = Words("不在施行期内：{when}", "Not in force: {when}")
NOT_APPLICABLE = Words("{when}。", "It {when}.")
OUT_OF_FORCE_PLAIN = Words("不在施行期内。", "Not in force.")
ASIDE = Words("按叠加规则“{group}”未选：{why}", "Set aside by the stacking rule “{group}”: {why}")
ASIDE_PLAIN = Words("因其他待遇未选：{by}", "Set aside by: {by}")
ANOTHER = Words("其他待遇", "another benefit")
OPEN = Words("尚未确定：", "Still open:")
OPEN_FACT = Words("  ? 还缺：{name}", "  ? missing: {name}")
OPEN_FINDING = Words("  ? 待认定：{name}（{who}）", "  ? to be found: {name} ({who})")
OPEN_RIVAL = Words("  ? 与其他待遇如何取舍尚未确定", "  ? how it stands against other benefits is still open")

WOULD_CHANGE = Words("怎样会改变：", "What would change it:")
NONE_KNOWN = Words(
    "没有找到只改一两项就能改变结论的办法。", "No change of one or two facts was found that changes the verdict."
)
ONLY_A_FINDING = Words(
    "改变申请人情况不会使结论更好，要等有关部门认定。",
    "No change of the facts makes the verdict better; it waits for a finding.",
)
NOTHING_TO_CHANGE = Words("结论已经是“{verdict}”。", "The verdict is “{verdict}” already.")
REDUCED = Words(
    "金额由{rate}减为{amount}，因为：{groups}。", "The amount is reduced from {rate} to {amount} by: {groups}."
)
BOUNDED = Words(
    "（两项同时改变的情形很多，只试了前{pairs}种。）", "(Of the many ways to change two facts only {pairs} were tried.)"
)
WAY = Words("  {number}. {changes} → {outcome}", "  {number}. {changes} → {outcome}")
BOTH = Words("，并且", ", and ")
CHANGE = Words("{fact}：{before} → {after}〔{marked}〕", "{fact}: {before} → {after} [{marked}]")
WAIT = Words("〔{marked}〕可于{day}起申请", "[{marked}] from {day} on")
WAIT_CLOSED = Words("〔{marked}〕到{day}", "[{marked}] on {day}")
OPENS = Words("现在不受理申请：{wait}。", "No application is taken now: {wait}.")
NOT_TAKEN = Words("现在不受理申请。", "No application is taken now.")
OUTCOME_LATER = Words("{outcome}（{day}起受理申请）", "{outcome} (applications are taken from {day} on)")
OUTCOME_CLOSED = Words("{outcome}（届时不受理申请）", "{outcome} (no application is taken then)")
OUTCOME_AMOUNT = Words("{verdict}，{amount}", "{verdict}, {amount}")
