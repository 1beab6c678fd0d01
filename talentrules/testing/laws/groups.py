"""What groups promise, of one decision: nobody gets what excludes each other, no cap is passed, the totals add up."""

from __future__ import annotations

from collections.abc import Iterator

from talentrules.explain.labels import Words
from talentrules.model.decision import Decision, GroupResult, Item, ItemStanding
from talentrules.model.groups import Cap, ChooseOne, Excludes, Fallback, Group, Highest, Offset, Requires
from talentrules.model.pack import Kind
from talentrules.money import Interval, Money
from talentrules.testing.laws.breach import Breach, same_words, told
from talentrules.truth import Truth

__all__ = ["add_up", "keep_caps", "keep_exclusions", "of_group", "stand_in_their_rows"]

_TOGETHER = Words("不能同时享受的", "what excludes each other")
_AT_MOST_ONE = Words("至多享受一项", "at most one of them")
_NEVER_WITH = Words("不能与{other}同时享受", "never together with {other}")
_NEEDS = Words("须先享受{other}", "only with {other}")
_CAP = Words("合计不超过上限", "paid together, at most the limit")
_ROWS, _SUM = Words("列入合计的项目", "what the totals count"), Words("合计", "total")


def of_group(group: Group) -> Words:
    """Return what people call a group, with its id."""
    return Words(f"{group.name}（{group.id}）", f"{group.id} ({group.name})")


def keep_exclusions(decision: Decision) -> Iterator[Breach]:
    """Yield the groups of which benefits are selected together that exclude each other, or without what they need."""
    selected = {item.benefit.id for item in decision.items if item.standing is ItemStanding.SELECTED}
    for result in decision.groups:
        after = {one.benefit: one.after for one in result.members}
        for wanted, paid in _forbidden(result.group, selected, after):
            about, place = of_group(result.group), result.group.span
            yield Breach(about=about, what=_TOGETHER, before=wanted, after=told(frozenset(paid)), place=place)


def _forbidden(group: Group, selected: set[str], after: dict[str, Truth]) -> Iterator[tuple[Words, set[str]]]:
    """Yield what the group wants, and what is selected against it."""
    match group:
        case Excludes(winner=winner):
            both = selected & set(group.benefits)
            if after[winner] is Truth.YES and both:
                yield _filled(_NEVER_WITH, winner), {winner, *both}
        case Requires():
            paid = selected & set(group.benefits)
            lacking = [one for one in group.needed if after[one] is not Truth.YES]
            if paid and lacking and not group.received:
                yield _filled(_NEEDS, lacking[0]), paid
        case Highest() | ChooseOne():
            both = selected & set(group.benefits)
            if len(both) > 1:
                yield _AT_MOST_ONE, both
        case Fallback() | Offset() | Cap():
            pass


def _filled(words: Words, other: str) -> Words:
    return Words(words.say("zh", other=other), words.say("en", other=other))


def keep_caps(decision: Decision) -> Iterator[Breach]:
    """Yield the caps that pay more than they may."""
    for result in decision.groups:
        room = _room(result)
        if room is not None and (result.pays is None or result.pays.high is None or result.pays.high > room):
            about, place = of_group(result.group), result.group.span
            yield Breach(about=about, what=_CAP, before=told(room), after=told(result.pays), place=place)


def _room(result: GroupResult) -> Money | None:
    """Return the most that a cap leaves to be paid; None where there is no bound."""
    if not isinstance(result.group, Cap) or result.limit is None or result.limit.high is None:
        return None
    received = (result.received.low if result.received is not None else None) or Money(0)
    return max(Money(0), result.limit.high - received)


def stand_in_their_rows(decision: Decision) -> Iterator[Breach]:
    """Yield items that may be paid and stand in no row of the totals, or in a wrong one, or twice."""
    may_be_paid = sorted(
        (item.benefit.beneficiary.value, every.value, item.benefit.id)
        for item in decision.items
        if item.standing is not ItemStanding.OUT and item.benefit.kind is not Kind.LOAN
        for every in item.paid
    )
    rows = sorted((total.beneficiary.value, total.every.value, one) for total in decision.totals for one in total.items)
    if rows != may_be_paid:
        yield Breach(about=same_words(_SUM.zh), what=_ROWS, before=told(tuple(may_be_paid)), after=told(tuple(rows)))


def add_up(decision: Decision, *, grouped: bool) -> Iterator[Breach]:
    """Yield the rows of the totals that are not the sum of their items; where groups spoke, that are more than it."""
    items = {item.benefit.id: item for item in decision.items}
    for total in decision.totals:
        counted = [items[one] for one in total.items]
        low, high = _added(counted, total.every)
        row = Interval(total.low, total.high) if total.high is None or total.low <= total.high else None
        exact = (total.low, total.high, total.unstated) == (low, high, _open_above(counted, total.every))
        closer = high is None or (total.high is not None and total.high <= high)
        if row is None or not (closer if grouped else exact):
            about = same_words(f"{total.beneficiary.value}·{total.every.value}")
            yield Breach(about=about, what=_SUM, before=told(Interval(low, high)), after=told((total.low, total.high)))


def _added(items: list[Item], every: object) -> tuple[Money, Money | None]:
    """Return the least and the most that the items pay in one rhythm; None where one of them states no upper end."""
    paid = [(item, pay) for item in items for rhythm, pay in item.paid.items() if rhythm is every]
    certain = (pay.low or Money(0) for item, pay in paid if item.standing is ItemStanding.SELECTED)
    highs = [pay.high for _, pay in paid]
    stated = [high for high in highs if high is not None]
    return sum(certain, Money(0)), sum(stated, Money(0)) if len(stated) == len(highs) else None


def _open_above(items: list[Item], every: object) -> tuple[str, ...]:
    """Return which of the items state no upper end in one rhythm."""
    return tuple(
        item.benefit.id for item in items for rhythm, pay in item.paid.items() if rhythm is every and pay.high is None
    )
