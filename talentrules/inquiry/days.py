"""Days before days, and the neighbours of a value: what lies just on either side of a threshold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from talentrules.dates import Duration
from talentrules.model.facts import Value
from talentrules.money import Money

__all__ = ["before", "beside", "next_to"]

_DAY = timedelta(days=1)
_STEP = Decimal("0.01")


def before(day: date, by: Duration) -> date:
    """Return the day that lies `by` before `day`, the calendar's first where it would lie before it."""
    try:
        return day - relativedelta(months=by.in_months) - timedelta(days=by.days)
    except (OverflowError, ValueError):
        return date.min


def beside(value: Value | None) -> Iterator[Value]:
    """Yield `value` first, then its neighbours, where it has any: a day, a whole number, a fen on either side."""
    if value is not None:
        yield value
    yield from (near for near in next_to(value) if near is not None)


def next_to(value: Value | None) -> tuple[Value | None, Value | None]:
    """Return what stands next below and next above `value`, None where nothing does."""
    match value:
        case bool():
            return None, None
        case int():
            return value - 1, value + 1
        case Decimal():
            return value - _STEP, value + _STEP
        case Money():
            return Money(value.in_fen - 1), Money(value.in_fen + 1)
        case date():
            below = value - _DAY if value > date.min else None
            return below, value + _DAY if value < date.max else None
        case _:
            return None, None
