"""The laws themselves, as assertions about given cases; the tests beside this file look for a case that breaks one."""

from __future__ import annotations

from collections.abc import Iterator

from talentrules.engine import decide
from talentrules.model.conditions import (
    All,
    Any,
    AtLeastN,
    Compare,
    Condition,
    DefinitionCondition,
    Not,
    Records,
)
from talentrules.model.decision import (
    UNKNOWN,
    ConditionResult,
    Decision,
    Item,
    ItemStanding,
    Judgement,
    State,
    Total,
    Verdict,
)
from talentrules.model.pack import Pack
from talentrules.model.profile import Case
from talentrules.money import Money
from talentrules.truth import Truth
from tests.spec import reference
from tests.spec.reference import Reading

__all__ = [
    "agrees_with_the_reference",
    "as_a_sum",
    "explains_everything",
    "lies_inside",
    "open_points_are_named",
    "results_below",
    "totals_narrow",
]

TRUTH = {Truth.NO: False, Truth.OPEN: None, Truth.YES: True}


def agrees_with_the_reference(pack: Pack, case: Case) -> None:
    """Hold the engine to the plain reading."""
    decision, plain = decide(pack, case), reference.decide(pack, case)
    assert [item.benefit.id for item in decision.items] == list(plain)
    assert {item.benefit.id: _plainly(item) for item in decision.items} == plain
    assert {item.benefit.id: item.standing for item in decision.items} == {
        name: item.standing for name, item in plain.items()
    }
    assert decision.totals == reference.totals(pack, plain)


def _plainly(item: Item) -> reference.ReferenceItem:
    return reference.ReferenceItem(
        verdict=item.verdict,
        missing=frozenset(item.missing),
        findings=frozenset(item.findings),
        amount=item.amount,
        every=item.every,
        paid=item.paid,
    )


# Soundness -----------------------------------------------------------------------------------------------------------


def lies_inside(more: Decision, less: Decision) -> None:
    """Hold that whoever knows more comes to something that whoever knew less had left possible."""
    for before, after in zip(less.items, more.items, strict=True):
        assert after.benefit.id == before.benefit.id
        assert after.verdict in _left_possible(before), (before, after)
        assert before.standing in (ItemStanding.OPEN, after.standing), (before, after)
        assert _raises_no_new_question(before, after), (before, after)
        _amount_narrows(before, after)


def _left_possible(item: Item) -> frozenset[Verdict]:
    granted_or_not = {Verdict.ELIGIBLE, Verdict.INELIGIBLE}
    if item.verdict.settled:
        return frozenset({item.verdict})
    if item.verdict is Verdict.NEEDS_FINDING:
        return frozenset({Verdict.NEEDS_FINDING, *granted_or_not})
    told = {Verdict.INFORMATIONAL} if item.benefit.informational else {Verdict.NEEDS_FINDING, *granted_or_not}
    not_in_force = {Verdict.NOT_IN_FORCE} if item.version is None else set()
    return frozenset({Verdict.UNDETERMINED, *told, *not_in_force})


def _raises_no_new_question(before: Item, after: Item) -> bool:
    """Hold that only a list that was missing brings questions, about the fields of its records."""
    return all(_asked(point, before) for point in after.missing)


def _asked(point: str, item: Item) -> bool:
    return any(point == missing or point.startswith(f"{missing}.") for missing in item.missing)


def _amount_narrows(before: Item, after: Item) -> None:
    if after.amount is not None:
        assert before.amount is not None
        assert before.amount.contains(after.amount), (before, after)
    elif before.amount is not None:
        assert before.version is None, (before, after)


def totals_narrow(more: Decision, less: Decision) -> None:
    """Hold, row by row, that what is certain rises and what is possible falls; a row that is not there is nothing."""
    before, after = _rows(less), _rows(more)
    for row in before.keys() | after.keys():
        low_before, high_before = before.get(row, (Money(0), Money(0)))
        low_after, high_after = after.get(row, (Money(0), Money(0)))
        assert low_before <= low_after, row
        assert high_before is None or (high_after is not None and high_after <= high_before), row


def _rows(decision: Decision) -> dict[object, tuple[Money, Money | None]]:
    return {(one.beneficiary, one.every): (one.low, one.high) for one in decision.totals}


# Open points ---------------------------------------------------------------------------------------------------------


def open_points_are_named(decision: Decision) -> None:
    """Hold that what is open says what it waits for, and that what is settled waits for nothing."""
    for item in decision.items:
        assert item.verdict.settled is (item.judgement.truth is not Truth.OPEN)
        assert (item.verdict is Verdict.UNDETERMINED) is bool(item.missing)
        assert (item.verdict is Verdict.NEEDS_FINDING) is (bool(item.findings) and not item.missing)
        _names_its_points(item.judgement)
        for result in results_below(item.conditions):
            _names_its_points(result.judgement)
            assert result.state in _states(result.judgement, decision.pack)


def _names_its_points(judgement: Judgement) -> None:
    assert (judgement.truth is Truth.OPEN) is bool(judgement.missing or judgement.findings)
    assert len(set(judgement.missing)) == len(judgement.missing)
    assert len(set(judgement.findings)) == len(judgement.findings)


def _states(judgement: Judgement, pack: Pack) -> set[State]:
    """Return the states that fit: a missing fact can be asked for, so it is named before what only an office knows."""
    if judgement.truth is not Truth.OPEN:
        return {State.MET if judgement.truth is Truth.YES else State.NOT_MET}
    if judgement.missing:
        return {State.MISSING_FACT}
    return {State(pack.findings[finding].reason.value) for finding in judgement.findings}


def results_below(results: tuple[ConditionResult, ...]) -> Iterator[ConditionResult]:
    """Give all results of the trees."""
    for result in results:
        yield result
        yield from results_below(result.parts)


# The explanation -----------------------------------------------------------------------------------------------------


def explains_everything(pack: Pack, case: Case) -> None:
    """Hold that every condition of the versions that may apply stands in the tree, with the truth that it has."""
    reading = reference.read(pack, case)
    for item in decide(pack, case).items:
        versions = reference.versions_that_may_apply(item.benefit, reading)
        assert item.version is (versions[0] if len(versions) == 1 else None)
        stated = [one.when for one in versions if one is not None and one.when is not None]
        assert len(item.conditions) == len(stated)
        for result, condition in zip(item.conditions, stated, strict=True):
            _mirrors(result, condition, reading)
        if item.version is not None and stated and not item.benefit.informational:
            assert item.conditions[0].judgement == item.judgement


def _mirrors(result: ConditionResult, condition: Condition, reading: Reading) -> None:
    assert result.condition is condition
    assert _answer(result.judgement) == reference.answer(condition, reading)
    if isinstance(condition, Compare | Records):
        assert result.seen == reading.values.get(condition.fact, UNKNOWN)
    parts = list(_parts(condition, reading))
    assert len(result.parts) == len(parts)
    for part, (place, inner, scope) in zip(result.parts, parts, strict=True):
        assert part.record == place
        _mirrors(part, inner, scope)


def _parts(condition: Condition, reading: Reading) -> Iterator[tuple[int | None, Condition, Reading]]:
    match condition:
        case All(parts=parts) | Any(parts=parts) | AtLeastN(parts=parts):
            yield from ((None, part, reading) for part in parts)
        case Not(part=part):
            yield None, part, reading
        case DefinitionCondition(definition=name):
            yield None, reading.pack.definitions[name].when, reading
        case Records(where=where) if where is not None:
            for place, record in enumerate(reference.records_of(condition, reading), 1):
                yield place, where, record
        case _:
            pass


def _answer(judgement: Judgement) -> reference.Answer:
    return reference.Answer(TRUTH[judgement.truth], frozenset(judgement.missing), frozenset(judgement.findings))


def as_a_sum(total: Total) -> tuple[object, ...]:
    """Return a row of the totals as it stands whatever the order of the pack."""
    return total.beneficiary, total.every, total.low, total.high, frozenset(total.items), frozenset(total.unstated)
