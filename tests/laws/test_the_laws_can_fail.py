"""A law that no fault can break says nothing. Each of these faults is sown into the engine, and a law must find it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from talentrules import truth
from talentrules.dates import completed_months
from talentrules.engine import decide, evaluate
from talentrules.engine import reckonings as of
from talentrules.engine.grouping import claims
from talentrules.engine.grouping.claims import NO_CLAIMS
from talentrules.engine.grouping.entries import Entry
from talentrules.engine.scope import Scope
from talentrules.model.conditions import Compare, Operator
from talentrules.model.decision import UNKNOWN, Item, ItemStanding, Judgement, Reckoning, Verdict
from talentrules.model.facts import NONE
from talentrules.model.groups import Cap, Group, Requires
from talentrules.model.pack import Pack
from talentrules.model.profile import Case
from talentrules.model.quantities import Bounded, HitPolicy, Product, Quantity, Rounding
from talentrules.money import Interval
from talentrules.truth import Truth
from tests.laws.laws import (
    agrees_alone,
    agrees_with_the_reference,
    explains_everything,
    lies_inside,
    open_points_are_named,
    totals_narrow,
)
from tests.strategies import cases, completions, grouped_packs, packs

Law = Callable[[Pack, Case, Case], None]
Fault = Callable[[Any], Any]
"""Takes what stands in the engine and returns what the fault makes of it."""

_NO_AT_ALL = Judgement(truth=Truth.NO)


def _agreement(pack: Pack, case: Case, _: Case) -> None:
    agrees_alone(pack, case)


def _groups(pack: Pack, case: Case, completed: Case) -> None:
    agrees_with_the_reference(pack, case)
    agrees_with_the_reference(pack, completed)


def _soundness(pack: Pack, case: Case, completed: Case) -> None:
    lies_inside(decide(pack, completed), decide(pack, case))


def _totals(pack: Pack, case: Case, completed: Case) -> None:
    totals_narrow(decide(pack, completed), decide(pack, case))


def _explanation(pack: Pack, case: Case, _: Case) -> None:
    explains_everything(pack, case)


def _open_points(pack: Pack, case: Case, _: Case) -> None:
    open_points_are_named(decide(pack, case))


def _instead_of(wrong: Operator, right: Operator) -> Fault:
    def fault(holds: Any) -> Any:
        return lambda condition, *rest: holds(_with_operator(condition, wrong, right), *rest)

    return fault


def _with_operator(condition: Compare, wrong: Operator, right: Operator) -> Compare:
    return replace(condition, operator=wrong) if condition.operator is right else condition


def _taken_for(wrong: object, right: object) -> Fault:
    """Take the first argument for another one, where it is `right`."""
    return lambda original: lambda first, *rest: original(wrong if first is right else first, *rest)


def _seeing(wrong: object, right: object) -> Fault:
    def fault(seen: Any) -> Any:
        return lambda scope, fact: wrong if seen(scope, fact) is right else seen(scope, fact)

    return fault


def _without_findings(combine: Any) -> Any:
    return lambda value, judgements: replace(combine(value, judgements), findings=())


def _selected_only(totals: Any) -> Any:
    return lambda items, *rest: totals([item for item in items if item.standing is ItemStanding.SELECTED], *rest)


def _told_is_not_granted(prerequisite: Any) -> Any:
    def fault(item: Item) -> Judgement:
        return _NO_AT_ALL if item.verdict is Verdict.INFORMATIONAL else prerequisite(item)

    return fault


def _all_or_none(_: Any) -> Any:
    return lambda benefit, day: [*benefit.versions, None] if day == "unknown" else [None]


def _each_by_itself(paid: Any) -> Any:
    return lambda versions: {every: pay for one in versions for every, pay in paid([one]).items()}


def _at_its_low_end(reckon: Any) -> Any:
    """Make one value of what is open: its low end, or else its high one."""

    def fault(*given: Any) -> Reckoning:
        one: Reckoning = reckon(*given)
        return replace(one, high=one.low) if one.low is not None else one

    return fault


def _one_more(count: Any) -> Any:
    return lambda *given: None if count(*given) is None else count(*given) + 1


def _bound_forgotten(bounded: Any) -> Any:
    return lambda base, at_least, _: bounded(base, at_least, None)


def _below_zero(_: Any) -> Any:
    return lambda whole, less: of.with_points(
        None if whole.low is None or less.high is None else whole.low - less.high,
        None if whole.high is None or less.low is None else whole.high - less.low,
        of.all_apply([whole, less]),
        [whole, less],
    )


def _without_points(with_points: Any) -> Any:
    return lambda *given: replace(with_points(*given), missing=(), applies_missing=())


def _edges_outside(at: Any) -> Any:
    return lambda quantity, base: at(quantity, base - 1)


def _without_the_last(combine: Any) -> Any:
    """Drop the last operand of several."""

    def fault(values: Any) -> Any:
        listed = list(values)
        return combine(listed[:-1] if len(listed) > 1 else listed)

    return fault


def _swapped_rows(hits: Any) -> Any:
    """Let the first two rows change places in what they pay."""

    def fault(policy: HitPolicy, whens: Any, values: Any) -> Any:
        one, *more = values
        return hits(policy, whens, [more[0], one, *more[1:]] if more else [one])

    return fault


def _every_row(hits: Any) -> Any:
    return lambda _, *rest: hits(HitPolicy.HIGHEST, *rest)


def _certain_rows_only(hits: Any) -> Any:
    return lambda *given: [hit for hit in hits(*given) if hit.holds is Truth.YES]


def _cap_last(bounded: Any) -> Any:
    """Bound from above first, then from below."""
    return lambda base, at_least, at_most: bounded(bounded(base, None, at_most), at_least, None)


def _uplift_last(composed: Any) -> Any:
    """Bound what is uplifted before it is, where the bound is on what it comes to after."""

    def fault(quantity: Quantity, parts: Sequence[Reckoning], scope: Any) -> Any:
        if not (isinstance(quantity, Bounded) and isinstance(quantity.base, Product)):
            return composed(quantity, parts, scope)
        *uplift, base = (evaluate.reckon(one, scope) for one in quantity.base.parts)
        return of.product([*uplift, composed(quantity, [base, *parts[1:]], scope)])

    return fault


def _nothing_happens(act: Any) -> Any:
    return lambda group, entries, scope, *rest: replace(act(group, entries, scope, *rest), changed={})


def _least_wins(_: Any) -> Any:
    def fault(members: Any, _received: Any) -> Any:
        playing = [one for one in members if one.truth is not Truth.NO and one.base.low is not None]
        certain = [one for one in playing if one.truth is Truth.YES]
        least = min(certain, key=lambda one: (one.base.low, one.place), default=None)
        return {one.owner: least for one in playing if least is not None and one.base.low > least.base.low}

    return fault


def _later_wins(rival: Any) -> Any:
    return lambda entry, place, compared: rival(entry, 1000 - place, compared)


def _below_zero_after(_: Any) -> Any:
    """Deduct from what is certain all that may have been received, and be it more than that."""

    def fault(entry: Entry, received: Interval, _points: object) -> Entry:
        if entry.whole is None or entry.whole.low is None or received.high is None:
            return entry
        return replace(entry, whole=Interval(entry.whole.low - received.high, entry.whole.high))

    return fault


def _any_of_them_is_enough(had: Any) -> Any:
    def fault(benefit: str, group: Group, *rest: Any) -> Any:
        first = not isinstance(group, Requires) or benefit == group.needed[0]
        return had(benefit, group, *rest) if first else Judgement(truth=Truth.YES)

    return fault


def _everything_takes_room(_: Any) -> Any:
    def fault(group: Cap, scope: Scope) -> Any:
        names = [name for one in group.benefits for name in claims.names_of(scope.docket.pack, one)]
        return claims.claims_of(group, scope).total(dict.fromkeys([*names, *group.also_known]))

    return fault


FAULTS: dict[str, tuple[Law, str, Fault]] = {
    "not leaves its part as it is": (_agreement, "talentrules.truth:negate", lambda _: lambda value: value),
    "all is any": (_agreement, "talentrules.truth:all_of", lambda _: truth.any_of),
    "all forgets its last part": (_agreement, "talentrules.truth:all_of", _without_the_last),
    "any forgets its last part": (_agreement, "talentrules.truth:any_of", _without_the_last),
    "any is all": (_agreement, "talentrules.truth:any_of", lambda _: truth.all_of),
    "at least n wants one more": (
        _agreement,
        "talentrules.truth:at_least",
        lambda at_least: lambda n, values: at_least(n + 1, values),
    ),
    "at least leaves the bound out": (
        _explanation,
        "talentrules.engine.conditions:holds",
        _instead_of(Operator.ABOVE, Operator.AT_LEAST),
    ),
    "below includes the bound": (
        _explanation,
        "talentrules.engine.conditions:holds",
        _instead_of(Operator.AT_MOST, Operator.BELOW),
    ),
    "between forgets its upper bound": (
        _explanation,
        "talentrules.engine.conditions:holds",
        _instead_of(Operator.AT_LEAST, Operator.BETWEEN),
    ),
    "the answer none is not heard": (_agreement, "talentrules.engine.scope:Scope.seen", _seeing(UNKNOWN, NONE)),
    "an unknown fact is a no": (_agreement, "talentrules.engine.scope:Scope.seen", _seeing(NONE, UNKNOWN)),
    "an unknown fact is a no, unsoundly": (
        _soundness,
        "talentrules.engine.scope:Scope.seen",
        _seeing(NONE, UNKNOWN),
    ),
    "a field of a record loses its list": (
        _explanation,
        "talentrules.engine.scope:Scope.missing",
        lambda _: lambda _scope, fact: Judgement(truth=Truth.OPEN, missing=(fact,)),
    ),
    "findings are forgotten on the way": (_agreement, "talentrules.engine.conditions:combine", _without_findings),
    "an open judgement names nothing": (_open_points, "talentrules.engine.conditions:combine", _without_findings),
    "a told benefit is no prerequisite": (
        _explanation,
        "talentrules.engine.compiled.program:prerequisite",
        _told_is_not_granted,
    ),
    "that no version may apply is overlooked": (
        _soundness,
        "talentrules.engine.items:_candidates",
        lambda candidates: lambda benefit, day: [one for one in candidates(benefit, day) if one] or [None],
    ),
    "a version without dates waits for a date": (_agreement, "talentrules.engine.items:_candidates", _all_or_none),
    "a version that pays no money is overlooked": (
        _agreement,
        "talentrules.engine.items:_hull",
        lambda hull: lambda intervals: hull([one for one in intervals if one is not None]),
    ),
    "what is certain in its own rhythm is certain": (_agreement, "talentrules.engine.items:_paid", _each_by_itself),
    "of several rhythms the first counts": (
        _agreement,
        "talentrules.engine.items:_paid",
        lambda paid: lambda versions: dict(list(paid(versions).items())[:1]),
    ),
    "a date that is none is taken for unknown": (
        _agreement,
        "talentrules.engine.items:_candidates",
        lambda candidates: lambda benefit, day: candidates(benefit, "unknown" if day is None else day),
    ),
    "of several versions the first decides": (
        _soundness,
        "talentrules.engine.items:_settle",
        lambda settle: lambda benefit, outcomes: settle(benefit, outcomes[:1]),
    ),
    "of several versions the first one's money counts": (
        _soundness,
        "talentrules.engine.items:hull",
        lambda hull: lambda intervals: hull(list(intervals)[:1]),
    ),
    "open items are left out of the totals": (_agreement, "talentrules.engine.decide:totals", _selected_only),
    "open items are left out of the totals, unsoundly": (_totals, "talentrules.engine.decide:totals", _selected_only),
    "a quantity at least the bound leaves the bound out": (
        _explanation,
        "talentrules.engine.conditions:stands",
        _taken_for(Operator.ABOVE, Operator.AT_LEAST),
    ),
    "a quantity below the bound includes it": (
        _explanation,
        "talentrules.engine.conditions:stands",
        _taken_for(Operator.AT_MOST, Operator.BELOW),
    ),
    "between quantities forgets its upper bound": (
        _explanation,
        "talentrules.engine.conditions:stands",
        _taken_for(Operator.AT_LEAST, Operator.BETWEEN),
    ),
    "an age counts one year too many": (_explanation, "talentrules.engine.quantities:_count", _one_more),
    "years that are begun are dropped": (
        _explanation,
        "talentrules.engine.quantities:begun_months",
        lambda _: completed_months,
    ),
    "per cent are not divided": (_explanation, "talentrules.engine.quantities:_scale", lambda _: lambda *_fact: 1),
    "a band leaves its edge out": (_explanation, "talentrules.engine.quantities:_at", _edges_outside),
    "an unknown fact is its least": (_agreement, "talentrules.engine.quantities:_unknown", _at_its_low_end),
    "an unknown fact is its least, unsoundly": (
        _soundness,
        "talentrules.engine.quantities:_unknown",
        _at_its_low_end,
    ),
    "the rows of a table change places": (_agreement, "talentrules.engine.tables:hits", _swapped_rows),
    "first counts every row": (_explanation, "talentrules.engine.tables:hits", _every_row),
    "a table ignores its open rows": (_agreement, "talentrules.engine.tables:hits", _certain_rows_only),
    "a table ignores its open rows, unsoundly": (
        _soundness,
        "talentrules.engine.tables:hits",
        _certain_rows_only,
    ),
    "sum takes the highest row": (
        _explanation,
        "talentrules.engine.tables:_ends",
        _taken_for(HitPolicy.HIGHEST, HitPolicy.SUM),
    ),
    "the cap of an amount is forgotten": (_agreement, "talentrules.engine.reckonings:bounded", _bound_forgotten),
    "the floor is laid after the cap": (_explanation, "talentrules.engine.reckonings:bounded", _cap_last),
    "a difference falls below zero": (_agreement, "talentrules.engine.reckonings:difference", _below_zero),
    "the least is the greatest": (_agreement, "talentrules.engine.reckonings:least", lambda _: of.greatest),
    "everything is rounded down": (
        _agreement,
        "talentrules.engine.reckonings:_in_steps",
        lambda in_steps: lambda value, step, _: in_steps(value, step, Rounding.DOWN),
    ),
    "an open amount names nothing": (_agreement, "talentrules.engine.reckonings:with_points", _without_points),
    "a year or month is paid once": (
        _agreement,
        "talentrules.engine.items:times",
        lambda _: lambda rate, _count: rate,
    ),
    "the longest run is one too long": (_explanation, "talentrules.engine.folds:_run", _one_more),
    "highest lets everybody through": (_groups, "talentrules.engine.groups:take_highest", _nothing_happens),
    "nobody is excluded": (_groups, "talentrules.engine.groups:exclude", _nothing_happens),
    "nothing is required": (_groups, "talentrules.engine.groups:require", _nothing_happens),
    "nothing falls back": (_groups, "talentrules.engine.groups:fall_back", _nothing_happens),
    "nobody needs to choose": (_groups, "talentrules.engine.groups:choose", _nothing_happens),
    "nothing is deducted": (_groups, "talentrules.engine.groups:deduct", _nothing_happens),
    "nobody bears the cut": (_groups, "talentrules.engine.groups:bound", _nothing_happens),
    "the uplift is laid after the cap": (_agreement, "talentrules.engine.evaluate:composed", _uplift_last),
    "highest takes the one that pays least": (_groups, "talentrules.engine.grouping.highest:_beaten", _least_wins),
    "of equals the later one is taken": (_groups, "talentrules.engine.grouping.highest:_rival", _later_wins),
    "highest forgets what was received": (
        _groups,
        "talentrules.engine.grouping.highest:claims_of",
        lambda _: lambda *_given: NO_CLAIMS,
    ),
    "a last one is taken although another may win": (
        _groups,
        "talentrules.engine.grouping.highest:_selected",
        lambda selected: lambda left, _: selected(left, []),
    ),
    "the cap of a group is forgotten": (
        _groups,
        "talentrules.engine.grouping.limits:_room",
        lambda room: lambda *given: replace(room(*given), left=Interval()),
    ),
    "what the person had of a benefit takes the room of it": (
        _groups,
        "talentrules.engine.grouping.limits:_received",
        _everything_takes_room,
    ),
    "more is deducted than there is": (_groups, "talentrules.engine.grouping.limits:_deducted", _below_zero_after),
    "the applicant gets both": (
        _groups,
        "talentrules.engine.grouping.choosing:_after",
        lambda _: lambda start, *_given, **_options: dict(start.truths),
    ),
    "one of all that is required is enough": (
        _groups,
        "talentrules.engine.grouping.prerequisites:_had",
        _any_of_them_is_enough,
    ),
    "groups act in the order of their names alone": (
        _groups,
        "talentrules.engine.groups:in_order",
        lambda _: lambda listed: tuple(sorted(listed, key=lambda one: one.id)),
    ),
    "the calculation is cut short": (
        _explanation,
        "talentrules.engine.evaluate:_traced_records",
        lambda _: lambda *_given: ((), ()),
    ),
    "the explanation is cut short": (
        _explanation,
        "talentrules.engine.evaluate:_traced_parts",
        lambda parts: lambda condition, scope: parts(condition, scope)[:1],
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_sown_fault_is_found(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is found against the fault must be nothing against the engine as it is: so the fault it is that was found."""
    law, place, spoil = FAULTS[fault]
    owner, name = _place(place)
    monkeypatch.setattr(owner, name, spoil(getattr(owner, name)))
    searched = (drawn for number in range(40) for drawn in _drawn(number, grouped=law is _groups))
    found = next((drawn for drawn in searched if _breaks(law, *drawn)), None)
    monkeypatch.undo()
    assert found is not None
    assert not _breaks(law, *found)


@pytest.mark.parametrize("grouped", [False, True])
@pytest.mark.parametrize("law", [_agreement, _groups, _soundness, _totals, _explanation, _open_points])
def test_the_same_search_finds_nothing_against_the_engine_as_it_is(law: Law, grouped: bool) -> None:
    assert not any(_breaks(law, *drawn) for drawn in _drawn(0, grouped=grouped))


def _place(place: str) -> tuple[object, str]:
    module, _, path = place.partition(":")
    *owners, name = path.split(".")
    owner: object = import_module(module)
    for one in owners:
        owner = getattr(owner, one)
    return owner, name


@st.composite
def _packs_and_cases(draw: st.DrawFn, subjects: st.SearchStrategy[Pack]) -> tuple[Pack, Case, Case]:
    pack = draw(subjects)
    case = draw(cases(pack))
    return pack, case, replace(case, profile=draw(completions(pack, case.profile)))


@cache
def _drawn(number: int, *, grouped: bool = False) -> Sequence[tuple[Pack, Case, Case]]:
    """Draw a hundred cases, once for all faults; the seed is fixed, so that what was found is found again.

    Faults of groups are looked for where groups have plain benefits to act on.
    """
    drawn = []

    @seed(number)
    @settings(
        max_examples=100,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(_packs_and_cases(grouped_packs() if grouped else packs()))
    def collect(one: tuple[Pack, Case, Case]) -> None:
        drawn.append(one)

    collect()
    return drawn


def _breaks(law: Law, pack: Pack, case: Case, completed: Case) -> bool:
    try:
        law(replace(pack), case, completed)  # a pack of which nothing is remembered yet
    except AssertionError:
        return True
    return False
