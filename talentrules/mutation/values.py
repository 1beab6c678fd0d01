"""A value that is one step off: the number, the amount, the day or the stretch of time next to the one that is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from talentrules.dates import Duration
from talentrules.money import Interval, Money

__all__ = ["beside", "days_beside", "durations_beside", "intervals_beside"]

_FEN_PER_YUAN = 100
_STEPS = (1, -1)
_HUNDREDTH = -2


def beside(value: object) -> Iterator[int | Decimal | Money | date]:
    """Yield what lies one step above and one below `value`, in the unit in which it is written.

    A whole number moves by 1, a share by one per cent (by its last decimal where it is finer), an amount by one yuan
    (by one fen where it has fen), a day by a day. What would be negative is left out; of other values nothing comes.
    """
    match value:
        case bool():
            return
        case int():
            yield from (value + step for step in _STEPS if value + step >= 0)
        case Decimal():
            exponent = min(int(value.as_tuple().exponent), _HUNDREDTH)
            yield from (value + step * Decimal(1).scaleb(exponent) for step in _STEPS if value > 0)
        case Money():
            yield from _amounts(value)
        case date():
            yield from days_beside(value)
        case _:
            return


def _amounts(value: Money) -> Iterator[Money]:
    step = 1 if value.in_fen % _FEN_PER_YUAN else _FEN_PER_YUAN
    yield from (Money(value.in_fen + one * step) for one in _STEPS if value.in_fen + one * step >= 0)


def days_beside(day: date) -> Iterator[date]:
    """Yield the day after and the day before, as far as the calendar has them."""
    if day < date.max:
        yield day + timedelta(days=1)
    if day > date.min:
        yield day - timedelta(days=1)


def durations_beside(time: Duration) -> Iterator[Duration]:
    """Yield the stretches that are longer and shorter by one of the smallest unit that is written; never nothing."""
    unit = next((one for one in ("days", "months", "years") if getattr(time, one)), "days")
    for step in _STEPS:
        moved = replace(time, **{unit: getattr(time, unit) + step})
        if getattr(moved, unit) >= 0 and moved != Duration():
            yield moved


def intervals_beside(interval: Interval) -> Iterator[Interval]:
    """Yield the published amounts of which one end, or the one amount, lies one step off."""
    low, high = interval.low, interval.high
    if low is not None and low == high:
        yield from (Interval(one, one) for one in _amounts(low))
        return
    if low is not None:
        yield from (Interval(one, high) for one in _amounts(low) if high is None or one <= high)
    if high is not None:
        yield from (Interval(low, one) for one in _amounts(high) if low is None or low <= one)
