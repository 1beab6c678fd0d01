"""What conditions and quantities come to in a scope: the bare result, or the whole tree with what every part saw.

A condition compares quantities and a row of a table has a condition, so the ways through both stand in one place.
`judge` and `trace` ask the same questions in the same order, `reckon` and `trace_quantity` too; the traces keep the
answers. Nothing is cut short: an open point beside a settled one is still looked at, and Kleene's tables decide.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from talentrules.engine import folds, tables
from talentrules.engine import reckonings as of
from talentrules.engine.conditions import YES, compare, compare_quantities, operands, over_records, referred, weigh
from talentrules.engine.conditions import state_of as state
from talentrules.engine.quantities import (
    as_number,
    between,
    by_bands,
    of_fact,
    published,
    shifted,
    year_start,
)
from talentrules.engine.scope import Scope
from talentrules.model.conditions import (
    All,
    Any,
    AtLeastN,
    BenefitCondition,
    Compare,
    CompareQuantity,
    Condition,
    DefinitionCondition,
    FindingCondition,
    Not,
    NotRequired,
    Records,
)
from talentrules.model.decision import UNKNOWN, ConditionResult, Judgement, QuantityResult, Reckoning, Seen
from talentrules.model.quantities import (
    Bands,
    BenefitAmount,
    Between,
    Bounded,
    Clock,
    ClockDay,
    Constant,
    DefinedQuantity,
    Difference,
    FactValue,
    Greatest,
    Least,
    OverRecords,
    Product,
    Quantity,
    Rounded,
    Shifted,
    Stated,
    Sum,
    Table,
    YearStart,
    measure,
)
from talentrules.model.walk import quantities_in

__all__ = ["composed", "hits_of_table", "judge", "of_table", "reckon", "trace", "trace_quantity"]


# Conditions ----------------------------------------------------------------------------------------------------------


def judge(condition: Condition, scope: Scope) -> Judgement:
    """Return whether `condition` holds in `scope`, with the open points that it rests on."""
    match condition:
        case All() | Any() | AtLeastN() | Not():
            return weigh(condition, [judge(part, scope) for part in operands(condition)])
        case Compare():
            return compare(condition, scope)
        case CompareQuantity():
            value, *bounds = (reckon(one, scope) for one in (condition.quantity, *condition.bounds))
            return compare_quantities(condition, value, bounds)
        case Records():
            return over_records(condition, scope, _judge_records(condition, scope))
        case DefinitionCondition() | BenefitCondition() | FindingCondition() | NotRequired():
            return referred(condition, scope.docket)
        case _:
            assert_never(condition)


def _judge_records(condition: Records, scope: Scope) -> list[Judgement]:
    where, records = condition.where, scope.records(condition.fact)
    if records is None or where is None:
        return []
    return [judge(where, record) for record in records]


def trace(condition: Condition, scope: Scope, record: int | None = None) -> ConditionResult:
    """Return the result of `condition` in `scope` with the results of all its parts.

    `record` is the place of the record that the scope stands for, where there is one.
    """
    parts = _traced_parts(condition, scope)
    quantities: tuple[QuantityResult, ...] = ()
    match condition:
        case All() | Any() | AtLeastN() | Not():
            judgement = weigh(condition, [part.judgement for part in parts])
        case Records():
            judgement = over_records(condition, scope, [part.judgement for part in parts])
        case CompareQuantity():
            quantities = tuple(trace_quantity(one, scope) for one in (condition.quantity, *condition.bounds))
            value, *bounds = (one.reckoning for one in quantities)
            judgement = compare_quantities(condition, value, bounds)
        case _:
            judgement = judge(condition, scope)
    return ConditionResult(
        condition=condition,
        judgement=judgement,
        state=state(judgement, scope.docket),
        seen=_seen(condition, scope),
        parts=parts,
        quantities=quantities,
        record=record,
    )


def _traced_parts(condition: Condition, scope: Scope) -> tuple[ConditionResult, ...]:
    match condition:
        case All() | Any() | AtLeastN() | Not():
            return tuple(trace(part, scope) for part in operands(condition))
        case DefinitionCondition():
            return (_definition(condition.definition, scope),)
        case Records():
            where = condition.where
            if where is None:
                return ()
            return tuple(trace(where, one, place) for place, one in enumerate(scope.records(condition.fact) or (), 1))
        case Compare() | CompareQuantity() | BenefitCondition() | FindingCondition() | NotRequired():
            return ()
        case _:
            assert_never(condition)


def _definition(name: str, scope: Scope) -> ConditionResult:
    """Return the tree of a definition, made once for all that name it: there may be many ways to the same one."""
    told = scope.docket.told
    if name not in told:
        told[name] = trace(scope.docket.pack.definitions[name].when, scope.profile)
    return told[name]


def _seen(condition: Condition, scope: Scope) -> Seen | None:
    match condition:
        case Compare() | Records():
            return scope.seen(condition.fact)
        case FindingCondition():
            return scope.docket.attested.get(condition.finding, UNKNOWN)
        case _:
            return None


# Quantities ----------------------------------------------------------------------------------------------------------


def reckon(quantity: Quantity, scope: Scope) -> Reckoning:
    """Return what `quantity` comes to in `scope`, with the open points that could still narrow it."""
    match quantity:
        case OverRecords():
            records = _records_of(quantity, scope)
            if records is None:
                return folds.of_unknown(quantity.fold, _path_of(quantity, scope))
            wheres = [YES if quantity.where is None else judge(quantity.where, one) for one in records]
            takes = [of.exactly(1) if quantity.take is None else reckon(quantity.take, one) for one in records]
            return folds.of_records(quantity.fold, wheres, takes)
        case Table():
            whens = [judge(row.when, scope) for row in quantity.rows]
            return of_table(quantity, whens, [reckon(part, scope) for part in quantities_in(quantity)])
        case _:
            return composed(quantity, [reckon(part, scope) for part in quantities_in(quantity)], scope)


def trace_quantity(quantity: Quantity, scope: Scope) -> QuantityResult:
    """Return the result of `quantity` in `scope` with the results of everything in it."""
    conditions: tuple[ConditionResult, ...] = ()
    hit: tuple[int, ...] = ()
    match quantity:
        case OverRecords():
            conditions, parts = _traced_records(quantity, scope)
            reckoning = reckon(quantity, scope)
        case Table():
            conditions = tuple(trace(row.when, scope) for row in quantity.rows)
            parts = tuple(trace_quantity(part, scope) for part in quantities_in(quantity))
            whens, values = [one.judgement for one in conditions], [part.reckoning for part in parts]
            hit = hits_of_table(quantity, whens, values)
            reckoning = of_table(quantity, whens, values)
        case DefinedQuantity():
            parts = (trace_quantity(scope.docket.pack.quantities[quantity.definition].quantity, scope.profile),)
            reckoning = reckon(quantity, scope)
        case _:
            parts = tuple(trace_quantity(part, scope) for part in quantities_in(quantity))
            reckoning = composed(quantity, [part.reckoning for part in parts], scope)
    return QuantityResult(
        quantity=quantity,
        measure=measure(quantity, scope.types, scope.docket.pack.measures, scope.profile.types),
        reckoning=reckoning,
        parts=parts,
        conditions=conditions,
        hit=hit,
    )


def hits_of_table(quantity: Table, whens: Sequence[Judgement], values: Sequence[Reckoning]) -> tuple[int, ...]:
    """Return the places of the rows that count, or may: `whens` are their conditions, `values` what they are worth."""
    return tuple(one.place for one in tables.hits(quantity.hit, whens, values[: len(whens)]))


def _traced_records(
    quantity: OverRecords, scope: Scope
) -> tuple[tuple[ConditionResult, ...], tuple[QuantityResult, ...]]:
    """Return, for each record, the condition that it must meet and what it gives, as far as there are such."""
    records = _records_of(quantity, scope) or ()
    where, take = quantity.where, quantity.take
    conditions = () if where is None else tuple(trace(where, one, place) for place, one in enumerate(records, 1))
    return conditions, () if take is None else tuple(trace_quantity(take, one) for one in records)


def _records_of(quantity: OverRecords, scope: Scope) -> tuple[Scope, ...] | None:
    return (scope.profile if quantity.of_profile else scope).records(quantity.fact)


def _path_of(quantity: OverRecords, scope: Scope) -> str:
    return quantity.fact if quantity.of_profile else scope.prefix + quantity.fact


def of_table(quantity: Table, whens: Sequence[Judgement], values: Sequence[Reckoning]) -> Reckoning:
    """Return what the rows come to: `whens` says which of them count, `values` what each is worth, then `otherwise`."""
    rows, otherwise = values[: len(whens)], values[len(whens) :]
    return tables.of_rows(
        quantity.hit, tables.hits(quantity.hit, whens, rows), otherwise[0] if quantity.otherwise is not None else None
    )


def composed(  # noqa: C901, PLR0911, PLR0912 - one case a form
    quantity: Quantity, parts: Sequence[Reckoning], scope: Scope
) -> Reckoning:
    """Return what `quantity` makes of its `parts`."""
    docket = scope.docket
    match quantity:
        case Constant():
            return of.exactly(as_number(quantity.value))
        case Stated():
            return published(quantity.interval)
        case FactValue():
            return of_fact(quantity.fact, scope.profile if quantity.of_profile else scope)
        case ClockDay():
            at_evaluation = quantity.clock is Clock.EVALUATION
            return of.exactly(as_number(docket.on)) if at_evaluation else of_fact("applied_on", scope.profile)
        case YearStart():
            return year_start(parts[0])
        case Shifted():
            return shifted(parts[0], quantity.by, docket.month_end)
        case Between():
            return between(parts[0], parts[1], quantity.unit, quantity.part, docket.month_end)
        case Product():
            return of.product(parts)
        case Sum():
            return of.sum_of(parts)
        case Difference():
            return of.difference(parts[0], parts[1])
        case Least():
            return of.least(parts)
        case Greatest():
            return of.greatest(parts)
        case Bands():
            return by_bands(quantity, parts[0])
        case Bounded():
            return _bounded(quantity, parts)
        case Rounded():
            return of.rounded(parts[0], as_number(quantity.step), quantity.by)
        case DefinedQuantity():
            return docket.quantities[quantity.definition]
        case BenefitAmount():
            return docket.amounts[quantity.benefit]
        case OverRecords() | Table():
            raise AssertionError(quantity)  # reckoned with their conditions
        case _:
            assert_never(quantity)


def _bounded(quantity: Bounded, parts: Sequence[Reckoning]) -> Reckoning:
    base, *bounds = parts
    at_least = bounds.pop(0) if quantity.at_least is not None else None
    return of.bounded(base, at_least, bounds.pop(0) if quantity.at_most is not None else None)
