"""`choose_one` (择一): the applicant chooses; the engine never does.

First, whatever was received counts as chosen: each member is left as granted as it is and as nothing was received for
another one, which is Kleene's *and*. Then, of those still in play: one alone stays as it is; a named one that is
certain puts all others out; else all stay open. Sound: of what is in play nothing is added, the first named one that is
certain stays the first, and whoever stands alone stays alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from talentrules import truth
from talentrules.engine.grouping.claims import Claims, claims_of, names_of
from talentrules.engine.grouping.entries import Act, Entries, Entry, base_of, merged, settle
from talentrules.engine.intervals import NOTHING
from talentrules.model.decision import GroupResult, Judgement, Member, Unknown, Why
from talentrules.model.facts import NONE
from talentrules.model.groups import ChooseOne
from talentrules.money import Interval
from talentrules.truth import Truth

if TYPE_CHECKING:
    from talentrules.engine.scope import Scope

__all__ = ["Option", "choose", "options"]

_NO = Judgement(truth=Truth.NO)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """The names that the fact `choices` gives, and what is missing of it."""

    names: frozenset[str] = frozenset()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Start:
    """What the members are once it is known what was received, and who put out those that are out."""

    truths: Mapping[str, Truth]
    received: Mapping[str, tuple[str, ...]]
    missing: tuple[str, ...] = ()

    @property
    def in_play(self) -> tuple[str, ...]:
        """The members that may still be chosen, in the order of the group."""
        return tuple(one for one, value in self.truths.items() if value is not Truth.NO)


Option = str
"""The benefit that is chosen in a group; an empty text is none."""


def choose(group: ChooseOne, entries: Entries, scope: Scope, option: Option | None = None) -> Act:
    """Leave what is chosen, by `option` where one is given, else by the fact `choices`."""
    start = _start(group, entries, scope)
    named = _named(scope)
    by = _chosen(start, named, scope) if option is None else option
    truths = _after(start, by, committed=option is not None)
    open_choice = by is None and len(start.in_play) > 1
    changed: dict[str, Entry] = {}
    noted: list[Member] = []
    for one in group.benefits:
        before = entries[one]
        why, others = _because(one, by, start, truths)
        changed[one], member = settle(group, before, truths[one], base_of(before, group.compare), why, others)
        noted.append(member)
    waiting = any(value is Truth.OPEN for value in truths.values())
    missing = merged([start.missing, named.missing if open_choice else ()]) if waiting else ()
    pays = _pays(start, noted)
    return Act(result=GroupResult(group=group, members=tuple(noted), pays=pays, missing=missing), changed=changed)


def options(group: ChooseOne, entries: Entries, scope: Scope) -> tuple[Option, ...]:
    """Return the ways to choose that are left to the applicant: nothing where the choice is made or there is none.

    To choose none is a way only where no member is certain.
    """
    start = _start(group, entries, scope)
    if len(start.in_play) < 2 or _chosen(start, _named(scope), scope) is not None:
        return ()
    certain = any(value is Truth.YES for value in start.truths.values())
    return start.in_play if certain else (*start.in_play, "")


# What was received ---------------------------------------------------------------------------------------------------


def _start(group: ChooseOne, entries: Entries, scope: Scope) -> _Start:
    truths = {one: entries[one].truth for one in group.benefits}
    if not group.received:
        return _Start(truths=truths, received={})
    claims = claims_of(group, scope)
    names = {one: names_of(scope.docket.pack, one) for one in group.benefits}
    had = {one: claims.received(some, own=True) for one, some in names.items()}
    also = _elsewhere(group, claims, [name for some in names.values() for name in some])
    received: dict[str, tuple[str, ...]] = {}
    for one in group.benefits:
        value, by = _received_else(one, had, also)
        truths[one] = truth.all_of([truths[one], truth.negate(value)])
        if value is not Truth.NO:
            received[one] = by
    return _Start(truths=truths, received=received, missing=merged(one.missing for one in (*had.values(), also)))


def _elsewhere(group: ChooseOne, claims: Claims, names: Sequence[str]) -> Judgement:
    """Return whether anything was received that is no member's own: under another name, or by the spouse."""
    found = [claims.received(names, own=False), claims.received(group.also_known) if group.also_known else _NO]
    value = truth.any_of(one.truth for one in found)
    return Judgement(truth=value, missing=merged(one.missing for one in found) if value is Truth.OPEN else ())


def _received_else(member: str, had: Mapping[str, Judgement], also: Judgement) -> tuple[Truth, tuple[str, ...]]:
    """Return whether something else of the group was received, and what of its members was, or may have been."""
    others = {name: one.truth for name, one in had.items() if name != member and one.truth is not Truth.NO}
    value = truth.any_of([also.truth, *others.values()])
    return value, tuple(name for name, one in others.items() if one is value)


# What is chosen ------------------------------------------------------------------------------------------------------


def _named(scope: Scope) -> _Named:
    """Read the fact `choices`; while a record has no name, nobody knows what else is chosen."""
    listed = scope.profile.seen("choices")
    if isinstance(listed, Unknown):
        return _Named(missing=("choices",))
    names = [one.get("benefit_name") for one in listed] if isinstance(listed, tuple) else []
    if None in names:
        return _Named(missing=("choices.benefit_name",))
    return _Named(names=frozenset(str(name) for name in names if name is not NONE))


def _chosen(start: _Start, named: _Named, scope: Scope) -> Option | None:
    """Return the first member in play that is named; None where the choice is open."""
    pack = scope.docket.pack
    return next((one for one in start.in_play if not named.names.isdisjoint(names_of(pack, one))), None)


def _after(start: _Start, chosen: Option | None, *, committed: bool) -> dict[str, Truth]:
    """Return what becomes of the members; the chosen one stays as it is. Who is `committed` to a choice does without the others, come what may."""
    after = dict(start.truths)
    if chosen is None and len(start.in_play) < 2:
        return after
    certain = chosen is not None and (committed or after[chosen] is Truth.YES)
    for one in start.in_play:
        if one != chosen:
            after[one] = Truth.NO if certain else Truth.OPEN
    return after


def _because(
    member: str, chosen: Option | None, start: _Start, truths: Mapping[str, Truth]
) -> tuple[Why, tuple[str, ...]]:
    """Return why the member is out, if it is, and what sets it aside or may still do so."""
    if start.truths[member] is Truth.NO:
        return "received", start.received.get(member, ())
    rivals = tuple(one for one in start.in_play if one != member and chosen in (None, one))
    received = start.received.get(member, ()) if truths[member] is Truth.OPEN else ()
    return "not_chosen", tuple(dict.fromkeys((*received, *rivals)))


def _pays(start: _Start, noted: Sequence[Member]) -> Interval:
    """Return what the one that is left pays: from the least to the greatest of those that may be.

    The lower end holds where a member is certain: then one of them is granted in the end. What is no money is 0 元.
    """
    left = [member for member in noted if member.after is not Truth.NO]
    if not left:
        return NOTHING
    bases = [member.base or NOTHING for member in left]
    certain = any(start.truths[member.benefit] is Truth.YES for member in left)
    lows = [base.low for base in bases if base.low is not None]
    highs = [base.high for base in bases if base.high is not None]
    return Interval(
        min(lows) if certain and len(lows) == len(bases) else None,
        max(highs) if len(highs) == len(bases) else None,
    )
