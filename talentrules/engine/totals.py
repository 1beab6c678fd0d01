"""Sums of the items: for each beneficiary and period, what is certain and what is still possible.

Of an open group that grants only one of its members (`highest`, `choose_one`), what is possible is the most that one of
them pays, not their sum; and what is certain of an open `highest` group is what whichever of them wins pays at least.
A cap bounds what its members pay together; one whose cut nobody bears also takes from what is certain.

Why rows narrow: items leave, amounts close in, and how items are taken together (in the first such group that holds
them) is known from the pack alone. A greatest, a sum and a bounded sum of ends that only fall only fall; the same holds
of what rises. Where a rule for lower ends asks for more (all members in one row), it holds on once it holds, and what
it then claims is no less than what was claimed without it.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from talentrules.engine.grouping.entries import priced
from talentrules.engine.intervals import ZERO, added, at_least_zero, certain_low, lesser
from talentrules.model.decision import GroupResult, Item, ItemStanding, Total
from talentrules.model.groups import Cap, ChooseOne, Compared, Cut, Highest
from talentrules.model.pack import Beneficiary, Every, Kind
from talentrules.money import Money
from talentrules.truth import Truth

__all__ = ["totals"]

_Row = tuple[Beneficiary, Every]


@dataclass(frozen=True, slots=True)
class _Caps:
    """The caps that bound the amounts of a row, and for each benefit the first of them that holds it.

    `lonely` are those that share no benefit with another one.
    """

    lines: Mapping[str, GroupResult] = field(default_factory=dict)
    of: Mapping[str, str] = field(default_factory=dict)
    lonely: frozenset[str] = frozenset()


@dataclass(frozen=True)
class _Together:
    """How the groups take the items that count together."""

    groups: tuple[GroupResult, ...]
    items: Mapping[str, Item]

    @cached_property
    def one_of(self) -> Mapping[str, str]:
        """The first group that grants one of its members, by member."""
        return _first_holding(line for line in self.groups if isinstance(line.group, Highest | ChooseOne))

    @cached_property
    def _caps(self) -> Mapping[tuple[bool, bool], _Caps]:
        caps = [(line, line.group) for line in self.groups if isinstance(line.group, Cap)]
        return {
            (once, nobodys): _bounding(
                line
                for line, cap in caps
                if (once or cap.compare is Compared.EACH_TIME) and (not nobodys or cap.cut is Cut.UNSHARED)
            )
            for once in (False, True)
            for nobodys in (False, True)
        }

    @cached_property
    def sure(self) -> Mapping[_Row, Sequence[tuple[str, Money]]]:
        """What an open `highest` group pays at least in its row, by a benefit of it."""
        return _sure(self)

    def caps(self, every: Every, *, nobodys: bool) -> _Caps:
        """Return the caps on what is paid in this rhythm: on the base of all that is paid, only what is paid once.

        With `nobodys`, only those whose cut nobody bears: what the others cut is off the amounts already.
        """
        return self._caps[every is Every.ONCE, nobodys]


def totals(items: Iterable[Item], groups: tuple[GroupResult, ...] = ()) -> tuple[Total, ...]:
    """Return a sum for each beneficiary and period; a loan is not received and is in none of them.

    `groups` are the lines of the groups in the order in which they acted.
    """
    counted = [item for item in items if item.standing is not ItemStanding.OUT]
    counted = [item for item in counted if item.benefit.kind is not Kind.LOAN]
    rows: dict[_Row, list[Item]] = {}
    for item in counted:
        for every in item.paid:
            rows.setdefault((item.benefit.beneficiary, every), []).append(item)
    if not rows:
        return ()
    bearing = any(_bears(line) for line in groups)
    together = _Together(groups if bearing else (), {item.benefit.id: item for item in counted})
    return tuple([_total(row, rows[row], together) for row in _ROWS if row in rows])


_ROWS: tuple[_Row, ...] = tuple((who, every) for who in Beneficiary for every in Every)


def _bears(line: GroupResult) -> bool:
    """Return whether the items of the group cannot be summed as if it were not there.

    Where a group that grants only one of its members left none of them open, it leaves one item to be counted, or none.
    """
    if isinstance(line.group, Highest | ChooseOne):
        return any(member.after is Truth.OPEN for member in line.members)
    return isinstance(line.group, Cap)


def _total(row: _Row, items: Sequence[Item], together: _Together) -> Total:
    who, every = row
    high = _high(every, items, together)
    if together.groups:
        high = lesser(high, _capped_high(every, items, together))
    unstated = () if high is not None else tuple(item.benefit.id for item in items if item.paid[every].high is None)
    return Total(
        beneficiary=who,
        every=every,
        low=_low(row, items, together) if together.groups else _low_alone(every, items),
        high=high,
        items=tuple([item.benefit.id for item in items]),
        unstated=unstated,
    )


# What is possible ----------------------------------------------------------------------------------------------------


def _high(every: Every, items: Iterable[Item], together: _Together) -> Money | None:
    """Return the sum of the upper ends; where only one of several is granted, the greatest of theirs counts."""
    if not together.groups:
        return added(item.paid[every].high for item in items)
    alone: list[Money | None] = []
    rivals: dict[str, list[Money | None]] = {}
    for item in items:
        group = together.one_of.get(item.benefit.id)
        (alone if group is None else rivals.setdefault(group, [])).append(item.paid[every].high)
    return added([*alone, *(_greatest(highs) for highs in rivals.values())])


def _greatest(highs: Sequence[Money | None]) -> Money | None:
    stated = [high for high in highs if high is not None]
    return max(stated) if len(stated) == len(highs) else None


def _capped_high(every: Every, items: Iterable[Item], together: _Together) -> Money | None:
    """Return the sum of the upper ends where the items of a cap come to no more than it lets them pay together."""
    caps = together.caps(every, nobodys=False)
    within: dict[str, list[Item]] = {}
    for item in items:
        within.setdefault(caps.of.get(item.benefit.id, ""), []).append(item)
    ends = []
    for cap, some in within.items():
        bound = caps.lines[cap].pays if cap else None
        ends.append(lesser(_high(every, some, together), bound.high if bound is not None else None))
    return added(ends)


# What is certain -----------------------------------------------------------------------------------------------------


def _low(row: _Row, items: Sequence[Item], together: _Together) -> Money:
    """Return the sum of the lower ends that are certain, less what a cap may take away from them.

    A cap all of whose members pay in this row leaves them at least the lesser of their sum and of itself. One that has
    members elsewhere may take all that it cuts here; so may caps that share a benefit, each what it cuts.
    """
    every = row[1]
    caps = together.caps(every, nobodys=True)
    certain = [
        (item.benefit.id, certain_low(item.paid[every])) for item in items if item.standing is ItemStanding.SELECTED
    ]
    by_cap: dict[str, Money] = {}
    for benefit, amount in (*certain, *together.sure.get(row, ())):
        cap = caps.of.get(benefit, "")
        by_cap[cap] = by_cap.get(cap, ZERO) + amount
    low, pooled = by_cap.pop("", ZERO), ZERO
    here = {item.benefit.id for item in items if list(item.paid) == [every] and priced(item.benefit)}
    for cap, amount in by_cap.items():
        if cap in caps.lonely:
            low += _left_by(caps.lines[cap], amount, here)
        else:
            pooled += amount
    return low + _less_cut(pooled, (line for cap, line in caps.lines.items() if cap not in caps.lonely))


def _low_alone(every: Every, items: Iterable[Item]) -> Money:
    """Return the sum of the lower ends that are certain, where no group bears on it."""
    selected = (item for item in items if item.standing is ItemStanding.SELECTED)
    return sum((certain_low(item.paid[every]) for item in selected), ZERO)


def _left_by(cap: GroupResult, amount: Money, here: Container[str]) -> Money:
    """Return what the cap leaves at least of `amount`, which its members `here` pay for certain."""
    if any(member.after is not Truth.NO and member.benefit not in here for member in cap.members):
        return _less_cut(amount, [cap])
    if cap.limit is None:
        return amount
    received = cap.received.high if cap.received is not None else ZERO
    return ZERO if received is None else min(amount, at_least_zero(certain_low(cap.limit) - received))


def _less_cut(amount: Money, caps: Iterable[GroupResult]) -> Money:
    """Return what is left of `amount` where it bears all that the caps cut."""
    cut = added(ZERO if line.cut is None else line.cut.high for line in caps)
    return ZERO if cut is None else at_least_zero(amount - cut)


# How items are taken together ----------------------------------------------------------------------------------------


def _first_holding(lines: Iterable[GroupResult]) -> dict[str, str]:
    held: dict[str, str] = {}
    for line in lines:
        for member in line.members:
            held.setdefault(member.benefit, line.group.id)
    return held


def _bounding(lines: Iterable[GroupResult]) -> _Caps:
    by_id = {line.group.id: line for line in lines}
    holding: dict[str, list[str]] = {}
    for line in by_id.values():
        for member in line.members:
            holding.setdefault(member.benefit, []).append(line.group.id)
    sharing = {cap for some in holding.values() if len(some) > 1 for cap in some}
    return _Caps(by_id, _first_holding(by_id.values()), frozenset(by_id.keys() - sharing))


def _sure(together: _Together) -> dict[_Row, list[tuple[str, Money]]]:
    """Return, by row, what the open `highest` groups pay at least, whichever of their members wins.

    That can be said of a group where all members that are left pay in one row, on the base on which they are compared,
    where no later group sets one aside or cuts it, and where one cap, or none, takes from them all.
    """
    sure: dict[_Row, list[tuple[str, Money]]] = {}
    later: set[str] = set()
    for line in reversed(together.groups):
        if isinstance(line.group, Highest) and line.pays is not None:
            left = [member.benefit for member in line.members if member.after is not Truth.NO]
            row = _one_row(line.group, left, together) if later.isdisjoint(left) else None
            if row is not None:
                sure.setdefault(row, []).append((left[0], certain_low(line.pays)))
        if _changes_standing_or_amount(line):
            later.update(member.benefit for member in line.members)
    return sure


def _changes_standing_or_amount(line: GroupResult) -> bool:
    group = line.group
    return isinstance(group, Highest | ChooseOne) or (isinstance(group, Cap) and group.cut is not Cut.UNSHARED)


def _one_row(group: Highest, left: Sequence[str], together: _Together) -> _Row | None:
    """Return the row in which all that are left, none of them selected, pay on the base on which they are compared."""
    items = [together.items.get(one) for one in left]
    rows: set[_Row] = set()
    for item in items:
        if item is None or item.standing is not ItemStanding.OPEN or not priced(item.benefit):
            return None
        rows |= {(item.benefit.beneficiary, every) for every in item.paid}
    if len(rows) != 1:
        return None
    (row,) = rows
    caps = together.caps(row[1], nobodys=True)
    as_one = len({caps.of.get(one) for one in left}) == 1
    return row if as_one and (group.compare is Compared.EACH_TIME or row[1] is Every.ONCE) else None
