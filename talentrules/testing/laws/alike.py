"""Where two decisions differ that should be one: item by item, group by group, total by total."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from talentrules.explain.labels import Words
from talentrules.model.decision import Decision, GroupResult, Item, Total
from talentrules.testing.laws.breach import Breach, named, same_words, told

__all__ = ["as_a_sum", "differences", "explanations_differ"]

_ASPECTS: Mapping[str, Words] = {
    "own": Words("结论", "verdict"),
    "standing": Words("叠加后", "standing"),
    "rate": Words("每次金额", "amount each time"),
    "amount": Words("金额", "amount"),
    "every": Words("发放周期", "rhythm"),
    "paid": Words("各周期金额", "amounts by rhythm"),
    "whole": Words("全程金额", "amount over the whole time"),
    "missing": Words("缺少的信息", "missing facts"),
    "findings": Words("待认定", "open findings"),
    "amount_missing": Words("金额还取决于", "the amount rests on"),
    "amount_findings": Words("金额还待认定", "findings on which the amount rests"),
    "groups": Words("所涉叠加规则", "groups"),
    "beaten_by": Words("让位于", "beaten by"),
    "set_aside_by": Words("由哪条叠加规则", "set aside by"),
    "not_in_force_because": Words("为何未生效", "why not in force"),
}
_NAMES_ENTRIES = frozenset({"findings", "amount_findings", "groups", "beaten_by"})
_NAMES_ONE = frozenset({"set_aside_by"})
_GROUP, _TOTALS = Words("叠加后的结果", "what the group came to"), Words("合计", "totals")
_OF_ALL = Words("全部待遇", "all benefits")
_EXPLANATION = Words("理由", "explanation")
_SAYS_ANOTHER = (Words("原来的理由", "the explanation as it was"), Words("另一个理由", "another explanation"))
_SAME: Mapping[str, str] = {}


def differences(before: Decision, after: Decision, back: Mapping[str, str] = _SAME) -> Iterator[Breach]:
    """Yield where `after` is not what `before` is, whatever the order in which they stand.

    `back` gives for ids of `after` those of `before`, where the two packs name things in their own ways.
    """
    again = {back.get(item.benefit.id, item.benefit.id): item for item in after.items}
    for item in before.items:
        yield from _of_item(item, again[item.benefit.id], back)
    groups = {back.get(one.group.id, one.group.id): one for one in after.groups}
    for one in before.groups:
        here, there = _group(one, _SAME), _group(groups[one.group.id], back)
        if here != there:
            about = same_words(f"{one.group.name}（{one.group.id}）")
            yield Breach(about=about, what=_GROUP, before=told(here), after=told(there), place=one.group.span)
    sums, others = _sums(before, _SAME), _sums(after, back)
    if sums != others:
        yield Breach(about=_OF_ALL, what=_TOTALS, before=told(tuple(sums)), after=told(tuple(others)))


def explanations_differ(before: Decision, after: Decision) -> Iterator[Breach]:
    """Yield the items, in the order of both, whose conditions or calculation are told in another way."""
    for one, other in zip(before.items, after.items, strict=True):
        if (one.conditions, one.calculation) != (other.conditions, other.calculation):
            was, now = _SAYS_ANOTHER
            yield Breach(about=named(one.benefit), what=_EXPLANATION, before=was, after=now, place=one.benefit.span)


def as_a_sum(total: Total, back: Mapping[str, str] = _SAME) -> tuple[object, ...]:
    """Return a row of the totals as it stands whatever the order of the pack."""
    items = frozenset(back.get(one, one) for one in total.items)
    unstated = frozenset(back.get(one, one) for one in total.unstated)
    return total.beneficiary, total.every, total.low, total.high, items, unstated


def _of_item(before: Item, after: Item, back: Mapping[str, str]) -> Iterator[Breach]:
    for aspect, said in _ASPECTS.items():
        here, there = getattr(before, aspect), _named_back(aspect, getattr(after, aspect), back)
        if here != there:
            yield Breach(
                about=named(before.benefit), what=said, before=told(here), after=told(there), place=before.benefit.span
            )


def _named_back(aspect: str, value: object, back: Mapping[str, str]) -> object:
    if aspect in _NAMES_ENTRIES and isinstance(value, tuple):
        return tuple(back.get(one, one) for one in value)
    return back.get(value, value) if aspect in _NAMES_ONE and isinstance(value, str) else value


def _group(one: GroupResult, back: Mapping[str, str]) -> tuple[object, ...]:
    members = tuple(
        (
            back.get(member.benefit, member.benefit),
            member.before,
            member.after,
            member.base,
            member.why,
            tuple(back.get(other, other) for other in member.by),
        )
        for member in one.members
    )
    return members, one.pays, one.limit, one.received, one.cut


def _sums(decision: Decision, back: Mapping[str, str]) -> list[tuple[object, ...]]:
    return [as_a_sum(one, back) for one in decision.totals]
