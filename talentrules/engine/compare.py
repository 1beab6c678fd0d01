"""A known value against the values of a comparison."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, assert_never

from talentrules.model.conditions import Compare, Operator
from talentrules.model.facts import NoneType, Value
from talentrules.money import Money

if TYPE_CHECKING:
    from talentrules.engine.scope import Scope

__all__ = ["holds"]


def holds(condition: Compare, seen: Value, scope: Scope) -> bool:
    """Return whether `seen` stands in the relation; a value that is known to be none stands in no relation."""
    if isinstance(seen, NoneType):
        return False
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
