"""What a decision comes to for a law: an interval that is certain, so that an open answer never breaks one."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from talentrules.model.decision import Decision, GroupResult, Item, ItemStanding, Verdict
from talentrules.model.groups import Cap, ChooseOne, Compared, Cut, Highest, members
from talentrules.model.pack import Kind
from talentrules.money import Interval

__all__ = ["NOTHING", "Worth", "by_its_rule", "gets", "less", "together"]

_SETTLED_AGAINST = (Verdict.INELIGIBLE, Verdict.NOT_IN_FORCE)


@dataclass(frozen=True, slots=True)
class Worth:
    """What somebody gets: whether for certain (`sure`) or perhaps (`may`), and how many fen, at least and at most.

    `high` is None where no upper end is stated. What pays no money, such as a card, is worth being had.
    """

    sure: bool
    may: bool
    low: int = 0
    high: int | None = 0

    @property
    def interval(self) -> tuple[int, int | None]:
        """The two ends in fen."""
        return self.low, self.high


NOTHING = Worth(sure=False, may=False)


def by_its_rule(item: Item, compare: Compared) -> Worth:
    """Return what an item comes to where no group acts."""
    if item.own in _SETTLED_AGAINST:
        return NOTHING
    sure = item.own is Verdict.ELIGIBLE
    low, high = _ends(item.rate if compare is Compared.EACH_TIME else item.whole)
    return Worth(sure=sure, may=True, low=low if sure else 0, high=high)


def gets(item: Item) -> Worth:
    """Return whether somebody has an item after the groups, whatever it pays."""
    if item.own in _SETTLED_AGAINST or item.standing is ItemStanding.OUT:
        return NOTHING
    return Worth(sure=item.own is Verdict.ELIGIBLE and item.standing is ItemStanding.SELECTED, may=True)


def less(one: Worth, other: Worth) -> bool:
    """Return whether `other` is certainly less than `one`."""
    return (one.sure and not other.may) or (other.high is not None and one.low > other.high)


def together(decision: Decision, benefits: Collection[str], compare: Compared) -> Worth:
    """Return what `benefits` pay together after the groups; a loan is not received."""
    items = {one.benefit.id: one for one in decision.items if one.benefit.id in benefits and _counts(one)}
    ends = {id_: _ends(one.amount if compare is Compared.EACH_TIME else one.whole) for id_, one in items.items()}
    certain = sum(ends[id_][0] for id_, one in items.items() if gets(one).sure)
    cut = _cut_by_nobody(decision.groups, items.keys(), compare)
    low = 0 if cut is None else max(0, certain - cut)
    highs = {id_: high for id_, (_, high) in ends.items()}
    high = _most(decision.groups, highs, compare)
    return Worth(sure=False, may=high != 0, low=low, high=high)


def _counts(item: Item) -> bool:
    return gets(item).may and item.benefit.kind is not Kind.LOAN


def _ends(paid: Interval | None) -> tuple[int, int | None]:
    if paid is None:
        return 0, 0
    return (0 if paid.low is None else paid.low.in_fen), (None if paid.high is None else paid.high.in_fen)


def _cut_by_nobody(groups: Iterable[GroupResult], counted: AbstractSet[str], compare: Compared) -> int | None:
    """Return what caps may take away that no item bears, None where that may be anything."""
    cut = 0
    for line in groups:
        cap = line.group
        if isinstance(cap, Cap) and cap.cut is Cut.UNSHARED and not counted.isdisjoint(members(cap)):
            high = _ends(line.cut)[1]
            if high is None or (high and cap.compare is not compare):
                return None
            cut += high
    return cut


def _most(groups: Iterable[GroupResult], highs: dict[str, int | None], compare: Compared) -> int | None:
    """Return the sum of the upper ends, those of a group no more than the group lets them pay together."""
    left, whole = dict(highs), 0
    for line in groups:
        inside = [id_ for id_ in dict.fromkeys(members(line.group)) if id_ in left]
        if len(inside) < 2 and not isinstance(line.group, Cap):
            continue
        bound = _bound(line, [left[id_] for id_ in inside], compare)
        if inside and bound is not None:
            whole += bound
            left = {id_: high for id_, high in left.items() if id_ not in inside}
    return _sum([whole, *left.values()])


def _bound(line: GroupResult, highs: list[int | None], compare: Compared) -> int | None:
    """Return what the group lets its members pay at most, where it says so on this base."""
    match line.group:
        case Highest() | ChooseOne():
            stated = [one for one in highs if one is not None]
            return max(stated) if len(stated) == len(highs) else None
        case Cap(compare=base) if base is compare and line.pays is not None and line.pays.high is not None:
            summed = _sum(highs)
            return line.pays.high.in_fen if summed is None else min(summed, line.pays.high.in_fen)
        case _:
            return None


def _sum(ends: Iterable[int | None]) -> int | None:
    found = list(ends)
    stated = [one for one in found if one is not None]
    return sum(stated) if len(stated) == len(found) else None
