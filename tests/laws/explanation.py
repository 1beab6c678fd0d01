"""The law of the explanation: every condition and quantity stands in the trees, with what it came to; nothing is cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from talentrules.engine import decide
from talentrules.model.conditions import (
    All,
    Any,
    AtLeastN,
    Compare,
    CompareQuantity,
    Condition,
    DefinitionCondition,
    Not,
    Records,
)
from talentrules.model.decision import UNKNOWN, ConditionResult, Judgement, QuantityResult, Reckoning
from talentrules.model.pack import Pack
from talentrules.model.profile import Case
from talentrules.model.quantities import DefinedQuantity, OverRecords, Quantity, Table, measure
from talentrules.model.walk import quantities_in
from talentrules.truth import Truth
from tests.spec import reference
from tests.spec.reading import Reckoned
from tests.spec.reference import Reading

__all__ = ["conditions_told", "explains_everything", "quantities_told"]

_T = TypeVar("_T")
_U = TypeVar("_U")
TRUTH = {Truth.NO: False, Truth.OPEN: None, Truth.YES: True}


def explains_everything(pack: Pack, case: Case) -> None:
    """Hold that all that the versions that may apply rest on stands in the trees, with what it comes to."""
    reading = reference.read(pack, case)
    for item in decide(pack, case).items:
        candidates = reference.versions_that_may_apply(item.benefit, reading)
        versions = [one for one in candidates if one is not None]
        assert item.version is (candidates[0] if len(candidates) == 1 else None)
        stated = [one.when for one in versions if one.when is not None]
        amounts = [one.amount.quantity for one in versions if one.amount is not None]
        for result, condition in _side_by_side(item.conditions, stated):
            _mirrors(result, condition, reading)
        for reckoned, quantity in _side_by_side(item.calculation, amounts):
            _reckons(reckoned, quantity, reading)
        if item.version is not None and item.version.amount is None and stated and not item.benefit.informational:
            assert item.conditions[0].judgement == item.judgement


def _side_by_side(told: Iterable[_T], stated: Iterable[_U]) -> Iterator[tuple[_T, _U]]:
    """Give what is told beside what it is told of; nothing is left out and nothing is made up."""
    these, those = list(told), list(stated)
    assert len(these) == len(those)
    return zip(these, those, strict=True)


def _mirrors(result: ConditionResult, condition: Condition, reading: Reading) -> None:
    assert result.condition is condition
    assert _answer(result.judgement) == reference.answer(condition, reading)
    if isinstance(condition, Compare | Records):
        assert result.seen == reading.values.get(condition.fact, UNKNOWN)
    for part, (place, inner, scope) in _side_by_side(result.parts, _parts(condition, reading)):
        assert part.record == place
        _mirrors(part, inner, scope)
    compared = (condition.quantity, *condition.bounds) if isinstance(condition, CompareQuantity) else ()
    for reckoned, quantity in _side_by_side(result.quantities, compared):
        _reckons(reckoned, quantity, reading)


def _parts(condition: Condition, reading: Reading) -> Iterator[tuple[int | None, Condition, Reading]]:
    match condition:
        case All(parts=parts) | Any(parts=parts) | AtLeastN(parts=parts):
            yield from ((None, part, reading) for part in parts)
        case Not(part=part):
            yield None, part, reading
        case DefinitionCondition(definition=name):
            yield None, reading.pack.definitions[name].when, reading.profile
        case Records(where=where) if where is not None:
            for place, record in enumerate(reading.records(condition.fact) or (), 1):
                yield place, where, record
        case _:
            pass


def _reckons(result: QuantityResult, quantity: Quantity, reading: Reading) -> None:
    assert result.quantity is quantity
    assert _reckoned(result.reckoning) == reference.reckon(quantity, reading)
    assert result.measure is measure(quantity, reading.facts, reading.pack.measures, reading.pack.facts)
    for part, (inner, scope) in _side_by_side(result.parts, _inside(quantity, reading)):
        _reckons(part, inner, scope)
    for row, (place, condition, scope) in _side_by_side(result.conditions, _conditions(quantity, reading)):
        assert row.record == place
        _mirrors(row, condition, scope)
    assert all(isinstance(quantity, Table) and place < len(quantity.rows) for place in result.hit)


def _inside(quantity: Quantity, reading: Reading) -> Iterator[tuple[Quantity, Reading]]:
    match quantity:
        case DefinedQuantity(definition=name):
            yield reading.pack.quantities[name].quantity, reading.profile
        case OverRecords(take=take):
            yield from ((take, record) for record in _records(quantity, reading) if take is not None)
        case _:
            yield from ((part, reading) for part in quantities_in(quantity))


def _conditions(quantity: Quantity, reading: Reading) -> Iterator[tuple[int | None, Condition, Reading]]:
    match quantity:
        case Table(rows=rows):
            yield from ((None, row.when, reading) for row in rows)
        case OverRecords(where=where) if where is not None:
            yield from ((place, where, record) for place, record in enumerate(_records(quantity, reading), 1))
        case _:
            pass


def _records(quantity: OverRecords, reading: Reading) -> list[Reading]:
    return (reading.profile if quantity.of_profile else reading).records(quantity.fact) or []


def _answer(judgement: Judgement) -> reference.Answer:
    return reference.Answer(TRUTH[judgement.truth], frozenset(judgement.missing), frozenset(judgement.findings))


def _reckoned(one: Reckoning) -> Reckoned:
    applies = reference.Answer(TRUTH[one.applies], frozenset(one.applies_missing), frozenset(one.applies_findings))
    return Reckoned(one.low, one.high, applies, frozenset(one.missing), frozenset(one.findings))


def conditions_told(results: tuple[ConditionResult, ...]) -> Iterator[ConditionResult]:
    """Give all conditions of the trees, also those inside quantities."""
    for result in results:
        yield result
        yield from conditions_told(result.parts)
        for quantity in quantities_told(result.quantities):
            yield from quantity.conditions


def quantities_told(results: tuple[QuantityResult, ...]) -> Iterator[QuantityResult]:
    """Give all quantities of the trees."""
    for result in results:
        yield result
        yield from quantities_told(result.parts)
