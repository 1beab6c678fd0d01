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
from talentrules.engine.grouping.amounts import (
    NOTHING,
    ZERO,
    added,
    at_least_zero,
    capped,
    certain_low,
    lesser,
    reduced,
)
from talentrules.engine.grouping.claims import claims_of, names_of
from talentrules.engine.grouping.entries import Act, Entries, Entry, base_of, merged, pays_less, rests, settle
from talentrules.engine.quantities import as_interval
from talentrules.model.decision import GroupResult, Judgement
from talentrules.model.groups import Cap, Compared, Cut, Offset
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

    What a benefit pays after the cut is what it pays if it is granted, the others in play being granted or not.
    """
    room = _room(group, scope)
    befores = [entries[one] for one in group.benefits]
    playing = [one for one in befores if one.in_play]
    bases = [base_of(one, group.compare) or NOTHING for one in playing]
    shares = _shares(group.cut, playing, bases, room.left)
    rests_on = Judgement(truth=Truth.OPEN, missing=room.missing, findings=room.findings)
    changed = {
        one.item.benefit.id: _cut_to(one, share, group.compare, rests_on)
        for one, share in zip(playing, shares, strict=True)
        if group.cut is not Cut.UNSHARED
    }
    return Act(result=_line(group, befores, playing, bases, shares, room), changed=changed)


def _room(group: Cap, scope: Scope) -> _Room:
    """Return what is left. Where there is no such limit (no home), nothing is bounded; where that is open, maybe."""
    at_most = reckon(group.at_most, scope)
    if at_most.applies is Truth.NO:
        return _Room(limit=None, received=None, left=_BOUNDLESS)
    limit = as_interval(at_most, scope.docket.pack.conventions.money)
    if at_most.applies is Truth.OPEN:
        limit = Interval(limit.low, None)
    received, missing = None, ()
    if group.received:
        names = [name for one in group.benefits for name in names_of(scope.docket.pack, one)]
        received, missing = claims_of(group, scope).total([*dict.fromkeys([*names, *group.also_known])])
    left = reduced(Interval(certain_low(limit), limit.high), received or NOTHING)
    points = merged([at_most.missing, missing])
    return _Room(limit=limit, received=received, left=left, missing=points, findings=at_most.findings)


def _line(  # noqa: PLR0913, PLR0917 - what is noted of a cap
    group: Cap,
    befores: Sequence[Entry],
    playing: Sequence[Entry],
    bases: Sequence[Interval],
    shares: Sequence[Interval],
    room: _Room,
) -> GroupResult:
    members = tuple(settle(group, one, one.truth, base_of(one, group.compare))[1] for one in befores)
    asked = _sum(playing, bases)
    pays = _together(group.cut, playing, shares, asked, room.left)
    binding = room.limit is not None and (asked.high is None or certain_low(room.left) < asked.high)
    waits = binding and not pays.exact
    return GroupResult(
        group=group,
        members=members,
        pays=pays,
        limit=room.limit,
        received=room.received,
        cut=NOTHING if room.limit is None else _cut_off(asked, room.left),
        missing=room.missing if waits else (),
        findings=room.findings if waits else (),
    )


def _sum(playing: Sequence[Entry], bases: Sequence[Interval]) -> Interval:
    """Return what the members pay together before the cut: at least what is certain, at most all that is in play."""
    sure = (certain_low(base) for one, base in zip(playing, bases, strict=True) if one.truth is Truth.YES)
    return Interval(sum(sure, ZERO), added(base.high for base in bases))


def _together(
    cut: Cut, playing: Sequence[Entry], shares: Sequence[Interval], asked: Interval, left: Interval
) -> Interval:
    """Return what the members pay together after the cut; in proportion, less than one fen each is lost by rounding."""
    most = lesser(asked.high, left.high)
    least = certain_low(asked) if left.low is None else min(certain_low(asked), left.low)
    if cut is Cut.UNSHARED:
        return Interval(least, most)
    if cut is Cut.PRO_RATA:
        least = at_least_zero(least - Money(max(0, len(playing) - 1)))
    after = _sum(playing, shares)
    return Interval(max(least, certain_low(after)), lesser(most, after.high))


def _cut_off(asked: Interval, left: Interval) -> Interval:
    """Return what the cap takes away in all."""
    return reduced(asked, Interval(certain_low(left), left.high))


# Who bears the cut ---------------------------------------------------------------------------------------------------


def _shares(cut: Cut, playing: Sequence[Entry], bases: Sequence[Interval], left: Interval) -> list[Interval]:
    """Return what each member pays after the cut."""
    if left == _BOUNDLESS:
        return list(bases)
    sure = [certain_low(base) if one.truth is Truth.YES else ZERO for one, base in zip(playing, bases, strict=True)]
    match cut:
        case Cut.UNSHARED:
            return list(bases)
        case Cut.IN_ORDER:
            return _in_order(bases, sure, left)
        case Cut.PRO_RATA:
            return _pro_rata(bases, sure, left)
        case _:
            assert_never(cut)


def _in_order(bases: Sequence[Interval], sure: Sequence[Money], left: Interval) -> list[Interval]:
    """Let the last ones bear it first: each gets what those before it leave of the room."""
    shares: list[Interval] = []
    room: Interval = left
    for base, certain in zip(bases, sure, strict=True):
        shares.append(capped(base, room))
        room = reduced(room, Interval(certain, base.high))
    return shares


def _pro_rata(bases: Sequence[Interval], sure: Sequence[Money], left: Interval) -> list[Interval]:
    """Let everybody bear it in proportion, rounded down to the fen; what is left by rounding is paid to nobody."""
    all_sure = sum(sure, ZERO)
    unstated = sum(base.high is None for base in bases)
    all_stated = sum((base.high for base in bases if base.high is not None), ZERO)
    shares: list[Interval] = []
    for base, certain in zip(bases, sure, strict=True):
        others_unstated = unstated - (base.high is None)
        others_most = None if others_unstated else all_stated - (base.high or ZERO)
        low = None if base.low is None else _in_proportion(base.low, others_most, certain_low(left))
        shares.append(Interval(low, _at_most(base.high, all_sure - certain, left.high)))
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
    whole, times = entry.whole, _times(entry)
    if whole is None or entry.amount is None or times is None:
        return None if whole is None else Interval(capped(each, whole).low, whole.high)
    low, high = (None if end is None else end * times for end in (each.low, each.high))
    if whole == Interval(*(None if end is None else end * times for end in (entry.amount.low, entry.amount.high))):
        return Interval(low, high)
    return Interval(capped(each, whole).low, lesser(whole.high, high))


def _times(entry: Entry) -> int | None:
    """Return how often the benefit is paid at most, where that is known."""
    payment = entry.item.version.payment if entry.item.version is not None else None
    if payment is None or payment.every is Every.UNSTATED:
        return None
    return 1 if payment.every is Every.ONCE else payment.at_most_times
