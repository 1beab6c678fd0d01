"""`offset` and `cap`: what was received is deducted, and a sum is bounded.

Each amount after the group rises with the benefit's own amount and with the room that is left, and falls with what was
received and with what the others pay. So its lower end is that of the least favourable case, its upper end that of the
most favourable one, and both only close in while the ends that go in do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, assert_never

from talentrules.engine.evaluate import reckon
from talentrules.engine.grouping.claims import claims_of, names_of
from talentrules.engine.grouping.entries import Act, Entries, Entry, base_of, merged, pays_less, rests, settle
from talentrules.engine.intervals import (
    NOTHING,
    ZERO,
    added,
    at_least_zero,
    capped,
    certain_low,
    lesser,
    reduced,
    times,
)
from talentrules.engine.quantities import as_interval
from talentrules.model.decision import GroupResult, Judgement
from talentrules.model.groups import Cap, Compared, Cut, GroupScope, Offset
from talentrules.model.payments import Every
from talentrules.money import Interval, Money
from talentrules.truth import Truth

if TYPE_CHECKING:
    from talentrules.engine.scope import Scope

__all__ = ["bound", "deduct"]

_BOUNDLESS = Interval(None, None)


def deduct(group: Offset, entries: Entries, scope: Scope) -> Act:
    """Deduct from each benefit what was already received, never below zero.

    What is paid once is reduced; of what is paid every year or month, the whole is, while its rate stays.
    """
    received, missing = claims_of(group, scope).total([*group.received_as, *group.also_known])
    open_points = Judgement(truth=Truth.OPEN, missing=missing)
    changed = {one: _deducted(entries[one], received, open_points) for one in group.benefits}
    befores = [entries[one] for one in group.benefits]
    members = tuple(settle(group, one, one.truth, one.whole)[1] for one in befores)
    waiting = any(one.in_play and one.whole is not None and not one.whole.exact for one in changed.values())
    line = GroupResult(group=group, members=members, received=received, missing=missing if waiting else ())
    return Act(result=line, changed=changed)


def _deducted(entry: Entry, received: Interval, open_points: Judgement) -> Entry:
    return entry if entry.whole is None else pays_less(entry, reduced(entry.whole, received), open_points)


# Caps ----------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Room:
    """What a cap leaves for its members: its limit less what was received, never below zero."""

    limit: Interval | None
    received: Interval | None
    left: Interval
    missing: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()


def bound(group: Cap, entries: Entries, scope: Scope) -> Act:
    """Bound the sum of the benefits, and let those bear the cut that the group says.

    What a benefit pays after the cut is what it pays if it is granted, beside the others that are or may be: also of
    one that is out, so that nothing grows when it becomes so.
    """
    room = _room(group, scope)
    befores = [entries[one] for one in group.benefits]
    asking = [_Asking.of(one, group.compare) for one in befores]
    shares = _shares(group.cut, asking, room.left)
    rests_on = Judgement(truth=Truth.OPEN, missing=room.missing, findings=room.findings)
    changed = {
        one.item.benefit.id: _cut_to(one, share, group.compare, rests_on)
        for one, share in zip(befores, shares, strict=True)
        if group.cut is not Cut.UNSHARED
    }
    return Act(result=_line(group, befores, asking, shares, room), changed=changed)


def _room(group: Cap, scope: Scope) -> _Room:
    """Return what is left. Where there is no such limit (no home), nothing is bounded; where that is open, maybe."""
    at_most = reckon(group.at_most, scope)
    if at_most.applies is Truth.NO:
        return _Room(limit=None, received=None, left=_BOUNDLESS)
    limit = as_interval(at_most, scope.docket.pack.conventions.money)
    if at_most.applies is Truth.OPEN:
        limit = Interval(limit.low, None)
    received, missing = _received(group, scope) if group.received else (None, ())
    left = reduced(Interval(certain_low(limit), limit.high), received or NOTHING)
    points = merged([at_most.missing, missing])
    return _Room(limit=limit, received=received, left=left, missing=points, findings=at_most.findings)


def _received(group: Cap, scope: Scope) -> tuple[Interval, tuple[str, ...]]:
    """Return what was received and takes room: an employer's for anybody, else what no member's own amount holds."""
    names = [name for one in group.benefits for name in names_of(scope.docket.pack, one)]
    claims = claims_of(group, scope)
    if group.scope is GroupScope.EMPLOYER:
        return claims.total(dict.fromkeys([*names, *group.also_known]))
    return claims.total_beside(dict.fromkeys(names), dict.fromkeys(group.also_known))


def _line(
    group: Cap, befores: Sequence[Entry], asking: Sequence[_Asking], shares: Sequence[Interval], room: _Room
) -> GroupResult:
    members = tuple(settle(group, one, one.truth, base_of(one, group.compare))[1] for one in befores)
    asked = _sum(asking)
    pays = _together(group.cut, asking, shares, room.left)
    binding = room.limit is not None and (asked.high is None or certain_low(room.left) < asked.high)
    waits = binding and not pays.exact
    return GroupResult(
        group=group,
        members=members,
        pays=pays,
        limit=room.limit,
        received=room.received,
        cut=NOTHING if room.limit is None else reduced(asked, Interval(certain_low(room.left), room.left.high)),
        missing=room.missing if waits else (),
        findings=room.findings if waits else (),
    )


def _sum(asking: Sequence[_Asking]) -> Interval:
    """Return what the members pay together: at least what is certain, at most all that is in play."""
    return Interval(sum((one.sure for one in asking), ZERO), added(one.most for one in asking))


def _together(cut: Cut, asking: Sequence[_Asking], shares: Sequence[Interval], left: Interval) -> Interval:
    """Return what the members pay together after the cut; in proportion, less than one fen each is lost by rounding."""
    asked = _sum(asking)
    most = lesser(asked.high, left.high)
    least = certain_low(asked) if left.low is None else min(certain_low(asked), left.low)
    if cut is Cut.UNSHARED:
        return Interval(least, most)
    if cut is Cut.PRO_RATA:
        least = at_least_zero(least - Money(max(0, sum(one.in_play for one in asking) - 1)))
    after = _sum([replace(one, base=share) for one, share in zip(asking, shares, strict=True)])
    return Interval(max(least, certain_low(after)), lesser(most, after.high))


# Who bears the cut ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Asking:
    """What a member would take on the base of the cap, and whether it does."""

    base: Interval
    truth: Truth

    @classmethod
    def of(cls, entry: Entry, compared: Compared) -> _Asking:
        """Return what the benefit takes; what pays no money takes nothing."""
        return cls(base_of(entry, compared) or NOTHING, entry.truth)

    @property
    def in_play(self) -> bool:
        """Whether it takes something, or may."""
        return self.truth is not Truth.NO

    @property
    def sure(self) -> Money:
        """What it takes from the others for certain."""
        return certain_low(self.base) if self.truth is Truth.YES else ZERO

    @property
    def most(self) -> Money | None:
        """What it takes from the others at most."""
        return self.base.high if self.in_play else ZERO


def _shares(cut: Cut, asking: Sequence[_Asking], left: Interval) -> list[Interval]:
    """Return what each member pays after the cut, if it is granted."""
    if left == _BOUNDLESS:
        return [one.base for one in asking]
    match cut:
        case Cut.UNSHARED:
            return [one.base for one in asking]
        case Cut.IN_ORDER:
            return _in_order(asking, left)
        case Cut.PRO_RATA:
            return _pro_rata(asking, left)
        case _:
            assert_never(cut)


def _in_order(asking: Sequence[_Asking], left: Interval) -> list[Interval]:
    """Let the last ones bear it first: each gets what those before it leave of the room."""
    shares: list[Interval] = []
    room = left
    for one in asking:
        shares.append(capped(one.base, room))
        room = reduced(room, Interval(one.sure, one.most))
    return shares


def _pro_rata(asking: Sequence[_Asking], left: Interval) -> list[Interval]:
    """Let everybody bear it in proportion, rounded down to the fen; what is left by rounding is paid to nobody."""
    sure = sum((one.sure for one in asking), ZERO)
    endless = sum(one.most is None for one in asking)
    most = sum((one.most for one in asking if one.most is not None), ZERO)
    shares: list[Interval] = []
    for one in asking:
        others_most = None if endless > (one.most is None) else most - (one.most or ZERO)
        low = None if one.base.low is None else _in_proportion(one.base.low, others_most, certain_low(left))
        shares.append(Interval(low, _at_most(one.base.high, sure - one.sure, left.high)))
    return shares


def _at_most(own: Money | None, others: Money, room: Money | None) -> Money | None:
    if own is None or room is None:
        return room if own is None else own
    return _in_proportion(own, others, room)


def _in_proportion(own: Money, others: Money | None, room: Money) -> Money:
    """Return the share of `own` in `room` beside `others`; beside what has no end, nothing."""
    if others is None:
        return ZERO
    asked = own.in_fen + others.in_fen
    return own if asked <= room.in_fen else Money.fen(own.in_fen * room.in_fen // asked)


def _cut_to(entry: Entry, share: Interval, compared: Compared, rests_on: Judgement) -> Entry:
    """Return the entry where the benefit pays `share` on the base of the cap."""
    if base_of(entry, compared) is None:
        return entry
    if compared is Compared.TOTAL:
        return pays_less(entry, share, rests_on)
    paid = {every: capped(one, share) for every, one in entry.paid.items()}
    cut = replace(entry, amount=share, paid=paid, whole=_whole_of(entry, share))
    return rests(cut, entry, rests_on)


def _whole_of(entry: Entry, each: Interval) -> Interval | None:
    """Return all that is paid over the whole time where each payment is `each`.

    Where the number of payments is not all there is to it, that is at least one payment and at most the former whole.
    """
    whole, count = entry.whole, _payments(entry)
    if whole is None or entry.amount is None or count is None:
        return None if whole is None else Interval(capped(each, whole).low, whole.high)
    together = times(each, count)
    if whole == times(entry.amount, count):
        return together
    return Interval(capped(each, whole).low, lesser(whole.high, together.high))


def _payments(entry: Entry) -> int | None:
    """Return how often the benefit is paid at most, where that is known."""
    payment = entry.item.version.payment if entry.item.version is not None else None
    if payment is None or payment.every is Every.UNSTATED:
        return None
    return 1 if payment.every is Every.ONCE else payment.at_most_times
