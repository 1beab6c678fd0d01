"""A known value against the values of a comparison."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, assert_never

from talentrules import truth
from talentrules.model.conditions import Compare, Operator
from talentrules.model.decision import Reckoning
from talentrules.model.facts import NoneType, Value
from talentrules.money import Money
from talentrules.truth import Truth

if TYPE_CHECKING:
    from talentrules.engine.scope import Scope

__all__ = ["holds", "stands"]


def holds(condition: Compare, seen: Value, scope: Scope) -> bool:
    """Return whether `seen` stands in the relation; one that is known to be none stands only in that of being none."""
    if isinstance(seen, NoneType):
        return condition.operator in (Operator.IS, Operator.IN) and seen in condition.values
    match condition.operator:
        case Operator.IS | Operator.IN:
            return seen in condition.values
        case Operator.HAS:
            return isinstance(seen, frozenset) and condition.values[0] in seen
        case _:
            return _in_order(condition, seen, scope)


def _in_order(condition: Compare, seen: Value, scope: Scope) -> bool:
    """《民法典》第一千二百五十九条: at_least (以上), at_most (以下) include the number, above and below do not."""
    value, *bounds = (_orderable(one, condition.fact, scope) for one in (seen, *condition.values))
    match condition.operator:
        case Operator.AT_LEAST:
            return bool(value >= bounds[0])
        case Operator.AT_MOST:
            return bool(value <= bounds[0])
        case Operator.ABOVE:
            return bool(value > bounds[0])
        case Operator.BELOW:
            return bool(value < bounds[0])
        case Operator.BETWEEN:
            return bool(bounds[0] <= value <= bounds[1])
        case Operator.IS | Operator.IN | Operator.HAS:
            raise AssertionError(condition.operator)
        case _:
            assert_never(condition.operator)


def _orderable(value: Value, fact: str, scope: Scope) -> Any:
    """Return what stands for `value` in its order: a rank for an ordered choice, else the value itself."""
    if isinstance(value, Money | date | int | Decimal):
        return value
    return scope.rank(fact, value)


def stands(operator: Operator, value: Reckoning, bounds: Sequence[Reckoning]) -> Truth:
    """Return whether a quantity stands in the relation, whatever lies between the ends of it and of its bounds."""
    match operator:
        case Operator.AT_LEAST:
            return _not_below(value, bounds[0])
        case Operator.AT_MOST:
            return _not_below(bounds[0], value)
        case Operator.ABOVE:
            return truth.negate(_not_below(bounds[0], value))
        case Operator.BELOW:
            return truth.negate(_not_below(value, bounds[0]))
        case Operator.BETWEEN:
            return min(_not_below(value, bounds[0]), _not_below(bounds[1], value))
        case Operator.IS | Operator.IN | Operator.HAS:
            return truth.any_of(min(bound.applies, _equal(value, bound)) for bound in bounds)
        case _:
            assert_never(operator)


def _not_below(one: Reckoning, other: Reckoning) -> Truth:
    if one.low is not None and other.high is not None and one.low >= other.high:
        return Truth.YES
    if one.high is not None and other.low is not None and one.high < other.low:
        return Truth.NO
    return Truth.OPEN


def _equal(one: Reckoning, other: Reckoning) -> Truth:
    """Both are one and the same value, or have none in common, or it is open."""
    return min(_not_below(one, other), _not_below(other, one))
