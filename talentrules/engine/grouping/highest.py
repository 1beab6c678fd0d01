"""`highest` (就高不重复): only the one that pays most.

A benefit is out when some rival that is certain pays more than it ever can, or as much and stands earlier. It is
selected when it is certain and no rival can still win. Else it stays open. Sound: whoever knows more sees lower ends
rise, upper ends fall, open rivals get settled; what was beaten stays beaten by the same rival (or by one that beat
that one), and a rival that could not win any more still cannot.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from talentrules.engine.grouping.claims import NO_CLAIMS, Claim, Claims, claims_of, names_of
from talentrules.engine.grouping.entries import Act, Entries, Entry, base_of, merged, priced, settle
from talentrules.engine.intervals import NOTHING, ZERO, added, certain_low
from talentrules.model.decision import GroupResult, Member, Why
from talentrules.model.groups import Compared, Highest
from talentrules.money import Interval, Money
from talentrules.truth import Truth

if TYPE_CHECKING:
    from talentrules.engine.scope import Scope

__all__ = ["take_highest"]

_BEFORE_ALL = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rival:
    """A member of the group, or something received; `owner` is the benefit that it is or was received as, if any.

    `place` decides between equals: what was received comes before all members.
    """

    owner: str
    place: int
    truth: Truth
    base: Interval
    in_money: bool = True

    @property
    def rank(self) -> tuple[Money, int]:
        """What it pays at least, then its place, so that the greatest rank wins."""
        return certain_low(self.base), -self.place

    def beats(self, other: _Rival) -> bool:
        """Return whether it pays more than `other` ever can, or as much and stands before it."""
        high = other.base.high
        if self.truth is not Truth.YES or self.base.low is None or high is None:
            return False
        return self.base.low > high or (self.base.low == high and self.place < other.place)

    def may_beat(self, other: _Rival) -> bool:
        """Return whether it may still turn out to beat `other`."""
        high, low = self.base.high, other.base.low
        if self.truth is Truth.NO or high is None or low is None:
            return self.truth is not Truth.NO
        return high > low or (high == low and self.place < other.place)


def take_highest(group: Highest, entries: Entries, scope: Scope) -> Act:
    """Leave the one that pays most. What the person received counts as a rival of every member but the one that it is.

    A member that pays no money in some version cannot be compared: it beats none and is beaten by none.
    """
    rivals = [_rival(entries[one], place, group.compare) for place, one in enumerate(group.benefits)]
    claims = claims_of(group, scope) if group.received else NO_CLAIMS
    received = _received(group, claims, scope)
    beaten = _beaten(rivals, received)
    left = [one for one in rivals if one.truth is not Truth.NO and one.owner not in beaten]
    selected = _selected(left, [*rivals, *received])
    changed: dict[str, Entry] = {}
    noted: list[Member] = []
    for rival in rivals:
        before = entries[rival.owner]
        after = Truth.YES if rival is selected else Truth.NO if rival.owner in beaten else Truth.OPEN
        winner = beaten.get(rival.owner)
        why: Why = "received" if winner is not None and winner.place == _BEFORE_ALL else "less"
        by = _by(rival, winner, [*received, *left])
        base = base_of(before, group.compare)
        changed[rival.owner], member = settle(group, before, after, base, why, by)
        noted.append(member)
    return Act(result=_line(group, noted, left, received, _points(group, claims, scope)), changed=changed)


def _rival(entry: Entry, place: int, compared: Compared) -> _Rival:
    in_money = priced(entry.item.benefit)
    base = (base_of(entry, compared) if in_money else None) or Interval()
    return _Rival(owner=entry.item.benefit.id, place=place, truth=entry.truth, base=base, in_money=in_money)


# What was received ---------------------------------------------------------------------------------------------------


def _received(group: Highest, claims: Claims, scope: Scope) -> list[_Rival]:
    """Return what was received as rivals: on the base of what is paid in all, the claims of one name together."""
    owners = {name: one for one in group.benefits for name in names_of(scope.docket.pack, one)}
    owners |= {name: "" for name in group.also_known if name not in owners}
    by_owner: dict[tuple[str, str], list[Claim]] = {}
    for name, owner in owners.items():
        for claim in claims.by_name.get(name, ()):
            # what the spouse received as a member is a rival of that member too
            owned = owner if claim.own else ""
            by_owner.setdefault((owned, owner or name), []).append(claim)
    together = group.compare is Compared.TOTAL
    rivals = [
        _of_nobody(some) for some in ([claims.nameless] if together else [[one] for one in claims.nameless]) if some
    ]
    for (owner, _), listed in by_owner.items():
        bundles = [listed] if together else [[claim] for claim in listed]
        rivals += [_bundle(owner, some, claims.nameless if together else ()) for some in bundles if some]
    return rivals


def _bundle(owner: str, listed: Sequence[Claim], nameless: Sequence[Claim]) -> _Rival:
    """Return the claims of one name as one rival; those without a name may come to it too."""
    low = sum((certain_low(one.amount) for one in listed if one.counts is Truth.YES), ZERO)
    high = added(one.amount.high for one in (*listed, *nameless))
    counts = max(one.counts for one in listed)
    return _Rival(owner=owner, place=_BEFORE_ALL, truth=counts, base=Interval(low, high))


def _of_nobody(nameless: Sequence[Claim]) -> _Rival:
    """Return the claims without a name as a rival of every member: they may be for something else of the like."""
    high = added(one.amount.high for one in nameless)
    return _Rival(owner="", place=_BEFORE_ALL, truth=Truth.OPEN, base=Interval(ZERO, high))


# Who wins ------------------------------------------------------------------------------------------------------------


def _beaten(members: Sequence[_Rival], received: Sequence[_Rival]) -> dict[str, _Rival]:
    """Return, for each member that is beaten, what beats it: the best certain rival, or the best but for its own."""
    certain = [one for one in (*received, *members) if one.truth is Truth.YES and one.base.low is not None]
    certain.sort(key=lambda one: one.rank, reverse=True)
    best = certain[:1]
    best += [one for one in certain if best[0].owner and one.owner != best[0].owner][:1]
    found: dict[str, _Rival] = {}
    for member in members:
        against = next((one for one in best if not one.owner or one.owner != member.owner), None)
        if member.truth is not Truth.NO and against is not None and against.beats(member):
            found[member.owner] = against
    return found


def _selected(left: Sequence[_Rival], rivals: Iterable[_Rival]) -> _Rival | None:
    """Return the member that is certain and that nothing can beat any more, not even a member that is out itself.

    What was received as this member beats another one, yet not this one: so that other one may be out and still win
    over this one. Then both are out, and nothing is paid beside what was received.
    """
    if len(left) != 1 or left[0].truth is not Truth.YES:
        return None
    (last,) = left
    return None if any(one.owner != last.owner and one.may_beat(last) for one in rivals) else last


def _by(member: _Rival, winner: _Rival | None, others: Iterable[_Rival]) -> tuple[str, ...]:
    """Return the benefit that beats `member`, or those that may; what was received elsewhere is no benefit here."""
    if winner is not None:
        return (winner.owner,) if winner.owner else ()
    may = (one.owner for one in others if one.owner and one.owner != member.owner and one.may_beat(member))
    return tuple(dict.fromkeys(may))


# The line ------------------------------------------------------------------------------------------------------------


def _line(
    group: Highest, noted: list[Member], left: Sequence[_Rival], received: Sequence[_Rival], missing: tuple[str, ...]
) -> GroupResult:
    waiting = any(member.after is Truth.OPEN for member in noted)
    return GroupResult(
        group=group,
        members=tuple(noted),
        pays=_pays(noted, left, received),
        missing=missing if waiting else (),
    )


def _points(group: Highest, claims: Claims, scope: Scope) -> tuple[str, ...]:
    """Return what is not known of the claims that count, or may."""
    names = [name for one in group.benefits for name in names_of(scope.docket.pack, one)]
    return merged((*one.missing, *one.amount_missing) for one in claims.of([*names, *group.also_known]))


def _pays(noted: Sequence[Member], left: Sequence[_Rival], received: Sequence[_Rival]) -> Interval:
    """Return from the greatest lower end among the certain members to the greatest upper end of all that are left.

    The lower end is certain where nothing received can take it and all are in money: then whichever wins pays as much.
    """
    if not left:
        return NOTHING
    chosen = {member.benefit for member in noted if member.after is Truth.YES}
    in_money = all(one.in_money for one in left)
    lows = [one.base.low for one in left if one.owner in chosen or (in_money and _is_safe(one, received))]
    highs = [one.base.high for one in left]
    stated = [high for high in highs if high is not None]
    return Interval(
        max((low for low in lows if low is not None), default=None),
        max(stated) if len(stated) == len(highs) else None,
    )


def _is_safe(member: _Rival, received: Iterable[_Rival]) -> bool:
    return member.truth is Truth.YES and not any(other.may_beat(member) for other in received)
