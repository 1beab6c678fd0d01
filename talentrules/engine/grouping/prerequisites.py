"""`requires`, `fallback` and `excludes`: a benefit stands or falls with others.

Each is a formula of Kleene's logic over the truths that come in, built of *and* and *not*, which are monotone: where
more is known of what comes in, what was settled stays settled.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from talentrules import truth
from talentrules.engine.evaluate import judge
from talentrules.engine.grouping.claims import NO_CLAIMS, Claims, claims_of, names_of
from talentrules.engine.grouping.entries import Act, Entries, Entry, merged, settle
from talentrules.model.decision import GroupResult, Judgement, Member, Why
from talentrules.model.groups import Excludes, Fallback, Group, Requires
from talentrules.truth import Truth

if TYPE_CHECKING:
    from talentrules.engine.scope import Scope

__all__ = ["exclude", "fall_back", "require"]


def require(group: Requires, entries: Entries, scope: Scope) -> Act:
    """Leave each benefit that needs others as granted as the least granted of these: B' = B and all that it needs.

    Where claims count, what was received is had. A further name stands for what is needed where that is one benefit.
    """
    had = {one: _had(one, group, entries, scope) for one in group.needed}
    value = truth.all_of(one.truth for one in had.values())
    lacking = tuple(name for name, one in had.items() if one.truth is not Truth.YES)
    decisive = tuple(name for name in lacking if had[name].truth is Truth.NO) or lacking
    return _and(group, entries, group.benefits, value, ("needed_out", decisive), had.values())


def fall_back(group: Fallback, entries: Entries, scope: Scope) -> Act:
    """Leave the benefit out while the other one can be had: B' = B and not (A and available).

    Where claims count, the other one can be had where it was received.
    """
    available = judge(group.available, scope)
    received = _received(group, group.instead_of, scope)
    granted = truth.all_of([entries[group.instead_of].truth, available.truth])
    value = truth.negate(truth.any_of([granted, received.truth]))
    bears = [received, available] if granted is Truth.OPEN else [received]
    return _and(group, entries, (group.benefit,), value, ("can_be_had", (group.instead_of,)), bears)


def exclude(group: Excludes, entries: Entries, scope: Scope) -> Act:
    """Leave out each benefit while the winner is granted: B' = B and not A. Where claims count, or was received."""
    winner = _had(group.winner, group, entries, scope)
    received = entries[group.winner].truth is not Truth.YES and winner.truth is Truth.YES
    why: Why = "received" if received else "excluded"
    return _and(group, entries, group.benefits, truth.negate(winner.truth), (why, (group.winner,)), [winner])


def _had(benefit: str, group: Requires | Excludes, entries: Entries, scope: Scope) -> Judgement:
    """Return whether `benefit` is granted or was received; the points are those of the claims alone."""
    received = _received(group, benefit, scope)
    value = truth.any_of([entries[benefit].truth, received.truth])
    return Judgement(truth=value, missing=received.missing if value is Truth.OPEN else ())


def _received(group: Group, benefit: str, scope: Scope) -> Judgement:
    claims: Claims = claims_of(group, scope) if group.received else NO_CLAIMS
    also = group.also_known if not isinstance(group, Requires) or len(group.needed) == 1 else ()
    return claims.received((*names_of(scope.docket.pack, benefit), *also))


def _and(  # noqa: PLR0913, PLR0917 - what is noted of a group
    group: Requires | Fallback | Excludes,
    entries: Entries,
    benefits: Iterable[str],
    value: Truth,
    because: tuple[Why, tuple[str, ...]],
    rests_on: Iterable[Judgement],
) -> Act:
    """Leave each of `benefits` as granted as it is and as `value` is; the others of the group stay as they are."""
    changed: dict[str, Entry] = {}
    noted: list[Member] = []
    why, by = because
    for benefit in benefits:
        before = entries[benefit]
        after = truth.all_of([before.truth, value])
        by_others = by if value is not Truth.YES else ()
        changed[benefit], member = settle(group, before, after, before.whole, why, by_others)
        noted.append(member)
    waiting = value is Truth.OPEN and any(member.after is Truth.OPEN for member in noted)
    listed = list(rests_on) if waiting else []
    others = _others(group, entries)
    return Act(
        result=GroupResult(
            group=group,
            members=(*noted, *others),
            missing=merged(one.missing for one in listed),
            findings=merged(one.findings for one in listed),
        ),
        changed=changed,
    )


def _others(group: Requires | Fallback | Excludes, entries: Entries) -> list[Member]:
    match group:
        case Requires():
            named: tuple[str, ...] = group.needed
        case Fallback():
            named = (group.instead_of,)
        case Excludes():
            named = (group.winner,)
    return [settle(group, entries[one], entries[one].truth, entries[one].whole)[1] for one in named]
