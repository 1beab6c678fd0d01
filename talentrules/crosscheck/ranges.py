"""Arithmetic for the second opinion: from what to what a quantity can come, written for the two ends.

Written once more from the definitions, for a witness must not share the mistakes of whom it is asked about. Money is in
fen, a day its ordinal; an end that is None is open.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from talentrules.crosscheck.lowering import as_number
from talentrules.dates import MonthEnd, begun_months, completed_months
from talentrules.model.quantities import Bands, Between, Fold, HitPolicy, Part, Rounding, Unit

__all__ = [
    "NOWHERE",
    "Heard",
    "Range",
    "bands",
    "bounded",
    "difference",
    "every_one",
    "folded",
    "greatest",
    "least",
    "mapped",
    "met",
    "product",
    "rounded",
    "stretch",
    "summed",
    "tabled",
]

Ends = Sequence[Fraction | None]
_ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Heard:
    """A truth, None while it is open; `why` says that it is open for want of a fact."""

    truth: bool | None
    why: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """From `low` to `high`. `there` says whether there is such a quantity; `why`, that a fact could narrow it."""

    low: Fraction | None
    high: Fraction | None
    there: bool | None = True
    why: bool = False


NOWHERE = Range(None, None, there=False)
"""There is no such quantity."""


def every_one(truths: Iterable[bool | None]) -> bool | None:
    """Return the Kleene *and* of `truths`."""
    given = list(truths)
    if False in given:
        return False
    return None if None in given else True


def _any_one(truths: Iterable[bool | None]) -> bool | None:
    given = list(truths)
    if True in given:
        return True
    return None if None in given else False


def _range(low: Fraction | None, high: Fraction | None, there: bool | None, rest_on: Iterable[Range]) -> Range:
    if there is False:
        return NOWHERE
    if there and low is not None and low == high:
        return Range(low, high)
    return Range(low, high, there, any(one.why for one in rest_on))


def mapped(one: Range, change: Callable[[Fraction], Fraction]) -> Range:
    """Return what a growing function makes of a range."""
    low, high = (None if end is None else change(end) for end in (one.low, one.high))
    return _range(low, high, one.there, [one])


def met(where: Heard, value: Range) -> Range:
    """Return `value` as it is where `where` holds."""
    there = every_one([where.truth, value.there])
    return NOWHERE if there is False else replace(value, there=there, why=where.why or value.why)


def stretch(quantity: Between, first: Range, last: Range, month_end: MonthEnd) -> Range:
    """Return how many units lie between two days: least from late to early, most from early to late."""

    def count(start: Fraction | None, end: Fraction | None) -> Fraction | None:
        return None if start is None or end is None else _units(quantity, start, end, month_end)

    low, high = count(first.high, last.low), count(first.low, last.high)
    return _range(low, high, every_one([first.there, last.there]), [first, last])


def _units(quantity: Between, start: Fraction, end: Fraction, month_end: MonthEnd) -> Fraction:
    if quantity.unit is Unit.DAY:
        return end - start
    begun = quantity.part is Part.UP
    days = date.fromordinal(int(start)), date.fromordinal(int(end))
    months = (begun_months if begun else completed_months)(*days, month_end)
    if quantity.unit is Unit.MONTH:
        return Fraction(months)
    return Fraction(-(-months // 12) if begun else months // 12)


def _stated(ends: Ends) -> list[Fraction]:
    return [end for end in ends if end is not None]


def _total(ends: Ends) -> Fraction | None:
    return None if None in ends else sum(_stated(ends), _ZERO)


def _lowest(ends: Ends) -> Fraction | None:
    return None if None in ends else min(_stated(ends), default=None)


def _highest(ends: Ends) -> Fraction | None:
    return None if None in ends else max(_stated(ends), default=None)


def _of_all(parts: Sequence[Range], low: Fraction | None, high: Fraction | None) -> Range:
    return _range(low, high, every_one(part.there for part in parts), parts)


def summed(parts: Sequence[Range]) -> Range:
    """Return the sum."""
    return _of_all(parts, _total([one.low for one in parts]), _total([one.high for one in parts]))


def least(parts: Sequence[Range]) -> Range:
    """Return the least: no more than any high end that is known."""
    highs = _stated([one.high for one in parts])
    return _of_all(parts, _lowest([one.low for one in parts]), min(highs, default=None))


def greatest(parts: Sequence[Range]) -> Range:
    """Return the greatest: no less than any low end that is known."""
    lows = _stated([one.low for one in parts])
    return _of_all(parts, max(lows, default=None), _highest([one.high for one in parts]))


def product(parts: Sequence[Range]) -> Range:
    """Return the product."""
    low: Fraction | None = Fraction(1)
    high: Fraction | None = Fraction(1)
    for part in parts:
        low, high = _times((low, high), (part.low, part.high))
    return _of_all(parts, low, high)


def _times(
    one: tuple[Fraction | None, Fraction | None], other: tuple[Fraction | None, Fraction | None]
) -> tuple[Fraction | None, Fraction | None]:
    """Multiply two ranges. One that is bounded and not negative stretches whatever end of the other is known."""
    if all(low is not None and low >= 0 for low, _ in (one, other)):
        return _scaled(one[0], other[0]), _scaled(one[1], other[1])
    for (low, high), ends in ((one, other), (other, one)):
        if low is not None and low >= 0 and high is not None:
            return (
                _lowest([_scaled(ends[0], low), _scaled(ends[0], high)]),
                _highest([_scaled(ends[1], low), _scaled(ends[1], high)]),
            )
    corners = [_scaled(end, by) for end in one for by in other]
    return _lowest(corners), _highest(corners)


def _scaled(end: Fraction | None, by: Fraction | None) -> Fraction | None:
    return None if end is None or by is None else end * by


def difference(whole: Range, less: Range) -> Range:
    """Return `whole` less `less`, never below zero."""
    low = _ZERO if whole.low is None or less.high is None else max(_ZERO, whole.low - less.high)
    high = None if whole.high is None or less.low is None else max(_ZERO, whole.high - less.low)
    return _of_all([whole, less], low, high)


def bounded(base: Range, floor: Range | None, top: Range | None) -> Range:
    """Return `base` not below `floor` and then not above `top`; a bound that is not there does not bound."""
    low, high = base.low, base.high
    if floor is not None and floor.there is not False:
        low = max(_stated([low, floor.low]), default=None) if floor.there else low
        high = _highest([high, floor.high])
    if top is not None and top.there is not False:
        low = _lowest([low, top.low])
        high = min(_stated([high, top.high]), default=None) if top.there else high
    return _range(low, high, base.there, [one for one in (base, floor, top) if one is not None])


def bands(quantity: Bands, base: Range) -> Range:
    """Return what the bands make of `base`."""
    low = _ZERO if base.low is None else base.low
    if quantity.marginal:
        high = None if base.high is None else _by_parts(quantity, base.high)
        return _range(_by_parts(quantity, low), high, base.there, [base])
    edges = [edge for band in quantity.bands for edge in (as_number(band.at_least) - 1, as_number(band.at_least))]
    looked_at = [low, *(edge for edge in edges if low <= edge and (base.high is None or edge <= base.high))]
    worth = [_on_the_whole(quantity, one) for one in (*looked_at, *_stated([base.high]))]
    return _range(min(worth), None if base.high is None else max(worth), base.there, [base])


def _on_the_whole(quantity: Bands, base: Fraction) -> Fraction:
    rates = [Fraction(band.rate) for band in quantity.bands if base >= as_number(band.at_least)]
    return base * rates[-1] if rates else _ZERO


def _by_parts(quantity: Bands, base: Fraction) -> Fraction:
    edges = [as_number(band.at_least) for band in quantity.bands]
    worth = _ZERO
    for band, edge, top in zip(quantity.bands, edges, [*edges[1:], None], strict=True):
        inside = (base if top is None else min(base, top)) - edge
        worth += max(_ZERO, inside) * Fraction(band.rate)
    return worth


def rounded(value: Fraction, step: Fraction, by: Rounding) -> Fraction:
    """Return `value` in whole steps."""
    units = value / step
    match by:
        case Rounding.HALF_UP:
            return math.floor(units + Fraction(1, 2)) * step
        case Rounding.DOWN:
            return math.floor(units) * step
        case Rounding.UP:
            return math.ceil(units) * step


def tabled(policy: HitPolicy, rows: Sequence[Range], otherwise: Range | None) -> Range:
    """Return what the rows that count, or may, come to; `rows` are met (`met`), in their order."""
    counting = _counting(policy, rows)
    low, high = _hit(policy, counting)
    if otherwise is None or any(row.there for row in rows):
        return _range(low, high, _any_one(row.there for row in rows), counting)
    beside = [one for one in (Range(low, high) if counting else NOWHERE, otherwise) if one.there is not False]
    lowest, highest = _lowest([one.low for one in beside]), _highest([one.high for one in beside])
    there = _any_one([*(row.there for row in rows), otherwise.there])
    return _range(lowest, highest, there, [*counting, otherwise])


def _counting(policy: HitPolicy, rows: Sequence[Range]) -> list[Range]:
    upto = len(rows)
    if policy is HitPolicy.FIRST:
        upto = next((place for place, row in enumerate(rows) if row.there), upto)
    return [row for row in rows[: upto + 1] if row.there is not False]


def _hit(policy: HitPolicy, rows: Sequence[Range]) -> tuple[Fraction | None, Fraction | None]:
    lows, highs, sure = [row.low for row in rows], [row.high for row in rows], [row.low for row in rows if row.there]
    match policy:
        case HitPolicy.FIRST | HitPolicy.UNIQUE:
            return _lowest(lows), _highest(highs)
        case HitPolicy.HIGHEST:
            return (max(_stated(sure), default=None) if sure else _lowest(lows)), _highest(highs)
        case HitPolicy.SUM:
            certain = _stated(sure)
            low = sum(certain, _ZERO) if certain else None
            return low if sure else _lowest(lows), _total(highs)


def folded(fold: Fold, records: Sequence[Range]) -> Range:
    """Return what the records that are met, or may be, come to."""
    counting = [one for one in records if one.there is not False]
    sure = [one for one in counting if one.there]
    there: bool | None = True
    low: Fraction | None
    high: Fraction | None
    match fold:
        case Fold.COUNT:
            low, high = Fraction(len(sure)), Fraction(len(counting))
        case Fold.SUM:
            low, high = _total([one.low for one in sure]), _total([one.high for one in counting])
        case Fold.IN_A_ROW:
            exact = all(_exact(one) for one in counting)
            low, high = _run(sure), _run(counting) if exact else Fraction(len(counting))
        case Fold.GREATEST | Fold.LEAST:
            there = _any_one(one.there for one in counting)
            low, high = _hit(
                HitPolicy.HIGHEST, counting if fold is Fold.GREATEST else [_turned(one) for one in counting]
            )
            if fold is Fold.LEAST:
                low, high = _minus(high), _minus(low)
    return _range(low, high, there, records)


def _exact(one: Range) -> bool:
    return one.low is not None and one.low == one.high


def _run(records: Sequence[Range]) -> Fraction:
    """Return the longest run of whole numbers without a gap among the values that are known."""
    known = {one.low for one in records if _exact(one) and one.low is not None}
    runs = (next(n for n in itertools.count(1) if start + n not in known) for start in known)
    return Fraction(max(runs, default=0))


def _turned(one: Range) -> Range:
    return replace(one, low=_minus(one.high), high=_minus(one.low))


def _minus(end: Fraction | None) -> Fraction | None:
    return None if end is None else -end
