"""The pieces of a quantity that look at no other: what a fact, a day, a stretch of time or a share by bands comes to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from talentrules.dates import Duration, MonthEnd, add, begun_months, completed_months
from talentrules.engine import reckonings as of
from talentrules.engine.intervals import at_least_zero
from talentrules.engine.reckonings import End, all_apply, both_ends, exactly, with_points
from talentrules.model.decision import Reckoning, Seen, Unknown
from talentrules.model.facts import DateType, Fact, NoneType, NumberType
from talentrules.model.quantities import Bands, Part, Rounding, Unit
from talentrules.money import Interval, Money
from talentrules.truth import Truth

if TYPE_CHECKING:
    from talentrules.engine.scope import Scope

__all__ = ["as_interval", "as_number", "between", "by_bands", "day_of", "of_fact", "published", "shifted", "year_start"]

_MONTHS_PER_YEAR = 12
_PERCENT = 100


def as_number(value: int | Decimal | Money | date) -> Fraction:
    """Return `value` as a quantity counts it: a number itself, money in fen, a day its ordinal number."""
    if isinstance(value, Money):
        return Fraction(value.in_fen)
    return Fraction(value.toordinal() if isinstance(value, date) else value)


def published(interval: Interval) -> Reckoning:
    """Return money as it is published; what a source does not state is open, and no fact can close it."""
    low, high = interval.low, interval.high
    return Reckoning(low=None if low is None else as_number(low), high=None if high is None else as_number(high))


def as_interval(one: Reckoning, rounding: Rounding | None) -> Interval:
    """Return money in whole fen, never below zero; a checked pack that comes to need it declares the rounding."""
    low = None if one.low is None else at_least_zero(of.in_fen(one.low, rounding))
    high = low if one.high == one.low else None if one.high is None else at_least_zero(of.in_fen(one.high, rounding))
    return Interval(low, high)


def of_fact(fact: str, scope: Scope) -> Reckoning:
    """Return the value of a fact; one that is not given is anything that its type allows."""
    seen, known = scope.seen(fact), scope.types[fact]
    if isinstance(seen, Unknown):
        return _unknown(known, scope.prefix + fact)
    return _known(seen, known)


def _unknown(fact: Fact, path: str) -> Reckoning:
    """Return anything that the type allows; a day may turn out to be none, a number or an amount may not."""
    if isinstance(fact.type, DateType):
        return Reckoning(applies=Truth.OPEN, missing=(path,), applies_missing=(path,))
    kind = fact.type if isinstance(fact.type, NumberType) else NumberType()
    low, high = (None if end is None else Fraction(end, _scale(fact)) for end in (kind.minimum, kind.maximum))
    return with_points(low, high, all_apply(()), [Reckoning(missing=(path,))])


def _known(seen: Seen, fact: Fact) -> Reckoning:
    if isinstance(seen, NoneType) or not isinstance(seen, int | Decimal | Money | date):
        return of.NOTHING
    number, scale = as_number(seen), _scale(fact)
    return exactly(number if scale == 1 else Fraction(number, scale))


def _scale(fact: Fact) -> int:
    """Return what a fact is divided by: one in per cent counts as its hundredth part, so a share of 50 % halves a price."""
    return _PERCENT if isinstance(fact.type, NumberType) and fact.type.unit == "%" else 1


def day_of(end: Fraction) -> date:
    """Return the day with this ordinal number."""
    return date.fromordinal(int(end))


def year_start(day: Reckoning) -> Reckoning:
    """Return the first of January of the year of `day`."""
    return both_ends(day, lambda end: Fraction(day_of(end).replace(month=1, day=1).toordinal()))


def shifted(day: Reckoning, by: Duration, month_end: MonthEnd) -> Reckoning:
    """Return the day that lies `by` after `day`."""
    return both_ends(day, lambda end: Fraction(add(day_of(end), by, month_end).toordinal()))


def between(first: Reckoning, last: Reckoning, unit: Unit, part: Part, month_end: MonthEnd) -> Reckoning:
    """Return how many units lie between two days: fewest from the latest first day, most from the earliest."""
    low = _count(first.high, last.low, unit, part, month_end)
    known = first.exact and last.exact
    high = low if known else _count(first.low, last.high, unit, part, month_end)
    return with_points(low, high, all_apply([first, last]), [first, last])


def _count(first: End, last: End, unit: Unit, part: Part, month_end: MonthEnd) -> End:
    if first is None or last is None:
        return None
    if unit is Unit.DAY:
        return last - first
    if part is Part.UP:
        months = begun_months(day_of(first), day_of(last), month_end)
        return Fraction(months if unit is Unit.MONTH else -(-months // _MONTHS_PER_YEAR))
    months = completed_months(day_of(first), day_of(last), month_end)
    return Fraction(months if unit is Unit.MONTH else months // _MONTHS_PER_YEAR)


def by_bands(quantity: Bands, base: Reckoning) -> Reckoning:
    """Return `base` by bands; over an interval, the hull of what each band gives from one of its edges to the other."""
    low = None if base.low is None else _least(quantity, base.low, base.high)
    high = None if base.high is None else _most(quantity, base.low, base.high)
    return with_points(low, high, all_apply([base]), [base])


def _least(quantity: Bands, low: Fraction, high: End) -> Fraction:
    if quantity.marginal:
        return _at(quantity, low)
    edges = [edge for edge in _edges(quantity) if low < edge and (high is None or edge <= high)]
    return min([_at(quantity, low), *(_at(quantity, edge) for edge in edges)])


def _most(quantity: Bands, low: End, high: Fraction) -> Fraction:
    """At the upper end of each band that the interval reaches; just below an edge the lower band still holds."""
    if quantity.marginal:
        return _at(quantity, high)
    reached = [edge for edge in _edges(quantity) if (low is None or low < edge) and edge <= high]
    rates = dict(zip(_edges(quantity)[1:], (band.rate for band in quantity.bands), strict=False))
    return max([_at(quantity, high), *(edge * Fraction(rates[edge]) for edge in reached if edge in rates)])


def _edges(quantity: Bands) -> Sequence[Fraction]:
    return [as_number(band.at_least) for band in quantity.bands]


def _at(quantity: Bands, base: Fraction) -> Fraction:
    """Return the share of one amount: of the whole by its band, or of each part by its own."""
    if quantity.marginal:
        uppers = [*_edges(quantity)[1:], None]
        parts = (
            (base if upper is None else min(base, upper)) - lower
            for lower, upper in zip(_edges(quantity), uppers, strict=True)
        )
        return sum(
            (max(Fraction(0), part) * Fraction(band.rate) for part, band in zip(parts, quantity.bands, strict=True)),
            Fraction(0),
        )
    reached = [band for band in quantity.bands if as_number(band.at_least) <= base]
    return base * Fraction(reached[-1].rate) if reached else Fraction(0)
