"""Soundness, of two decisions: whoever knows more comes to something that whoever knew less had left possible."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from talentrules.explain.labels import Words
from talentrules.model.decision import Decision, GroupResult, Item, ItemStanding, Verdict
from talentrules.money import Interval, Money
from talentrules.testing.laws.breach import Breach, named, same_words, told
from talentrules.testing.strategies.reading import read_within
from talentrules.truth import Truth

__all__ = ["lies_inside", "totals_narrow"]

_VERDICT, _STANDING = Words("结论", "verdict"), Words("叠加后", "standing")
_MISSING = Words("缺少的信息", "missing facts")
_AMOUNTS: Mapping[str, Words] = {
    "rate": Words("每次金额", "amount each time"),
    "amount": Words("金额", "amount"),
    "whole": Words("全程金额", "amount over the whole time"),
}
_PAYS, _LIMIT, _RECEIVED = Words("合计", "paid together"), Words("上限", "limit"), Words("已领", "received")
_LEFT = Words("是否还在其中：{of}", "still in it: {of}")
_TOTALS = Words("合计", "totals")


def lies_inside(more: Decision, less: Decision) -> Iterator[Breach]:
    """Yield what `more`, a decision that knows more, comes to although `less` had ruled it out."""
    within = read_within(less.pack)
    for before, after in zip(less.items, more.items, strict=True):
        if after.own not in _left_possible(before):
            yield _of(before, _VERDICT, before.own, after.own)
        if before.standing not in (ItemStanding.OPEN, after.standing):
            yield _of(before, _STANDING, before.standing, after.standing)
        if not _raises_no_new_question(before, after, within):
            yield _of(before, _MISSING, before.missing, after.missing)
        yield from _amounts_narrow(before, after)
    for group_before, group_after in zip(less.groups, more.groups, strict=True):
        yield from _group_narrows(group_before, group_after)


def totals_narrow(more: Decision, less: Decision) -> Iterator[Breach]:
    """Yield the rows in which what is certain falls or what is possible rises; a row that is not there is nothing."""
    before, after = _rows(less), _rows(more)
    for row in [*before, *(one for one in after if one not in before)]:
        low_before, high_before = before.get(row, (Money(0), Money(0)))
        low_after, high_after = after.get(row, (Money(0), Money(0)))
        fits = high_before is None or (high_after is not None and high_after <= high_before)
        if low_before > low_after or not fits:
            was, now = Interval(low_before, high_before), Interval(low_after, high_after)
            about = same_words("·".join(str(getattr(part, "value", part)) for part in row))
            yield Breach(about=about, what=_TOTALS, before=told(was), after=told(now))


def _rows(decision: Decision) -> dict[tuple[object, ...], tuple[Money, Money | None]]:
    return {(one.beneficiary, one.every): (one.low, one.high) for one in decision.totals}


def _of(item: Item, what: Words, before: object, after: object) -> Breach:
    about = named(item.benefit)
    return Breach(about=about, what=what, before=told(before), after=told(after), place=item.benefit.span)


def _left_possible(item: Item) -> frozenset[Verdict]:
    granted_or_not = {Verdict.ELIGIBLE, Verdict.INELIGIBLE}
    if item.own.settled:
        return frozenset({item.own})
    if item.own is Verdict.NEEDS_FINDING:
        return frozenset({Verdict.NEEDS_FINDING, *granted_or_not})
    said = {Verdict.INFORMATIONAL} if item.benefit.informational else {Verdict.NEEDS_FINDING, *granted_or_not}
    not_in_force = {Verdict.NOT_IN_FORCE} if item.version is None else set()
    return frozenset({Verdict.UNDETERMINED, *said, *not_in_force})


def _raises_no_new_question(before: Item, after: Item, within: Mapping[str, AbstractSet[str]]) -> bool:
    """Return whether only a list that was missing brings questions, about its records and what is asked of them.

    That may be another list, which brings its own.
    """
    lists = [point for point in before.missing if "." not in point]
    brought: set[str] = set()
    while lists:
        new = within.get(lists.pop(), frozenset()) - brought
        brought |= new
        lists += new
    return all(_asked(point, {*before.missing, *brought}) for point in after.missing)


def _asked(point: str, before: AbstractSet[str]) -> bool:
    return any(point == missing or point.startswith(f"{missing}.") for missing in before)


def _amounts_narrow(before: Item, after: Item) -> Iterator[Breach]:
    """Yield each amount that grows; one may vanish only with the version that pays it, or where nothing is granted."""
    for name, said in _AMOUNTS.items():
        was, now = getattr(before, name), getattr(after, name)
        if not _narrows(was, now, before, after):
            yield _of(before, said, was, now)
    for every, pay in after.paid.items():
        if every not in before.paid or not before.paid[every].contains(pay):
            yield _of(before, _AMOUNTS["amount"], before.paid.get(every), pay)


def _narrows(was: Interval | None, now: Interval | None, before: Item, after: Item) -> bool:
    if now is not None:
        return was is not None and was.contains(now)
    return was is None or before.version is None or after.own in (Verdict.INELIGIBLE, Verdict.INFORMATIONAL)


def _group_narrows(before: GroupResult, after: GroupResult) -> Iterator[Breach]:
    for was, now in zip(before.members, after.members, strict=True):
        settled = was.after in (Truth.OPEN, now.after) and was.before in (Truth.OPEN, now.before)
        if not settled or now.after > now.before:
            said = Words(*(_LEFT.say(lang, of=now.benefit) for lang in ("zh", "en")))
            yield _of_group(before, said, was.after.name, now.after.name)
    for said, held, holds in (
        (_PAYS, before.pays, after.pays),
        (_LIMIT, before.limit, after.limit),
        (_RECEIVED, before.received, after.received),
    ):
        if held is not None and (holds is None or not held.contains(holds)):
            yield _of_group(before, said, held, holds)


def _of_group(result: GroupResult, what: Words, before: object, after: object) -> Breach:
    about = same_words(f"{result.group.name}（{result.group.id}）")
    return Breach(about=about, what=what, before=told(before), after=told(after), place=result.group.span)
