"""What a quantity comes to, plainly: from what to what, and what is missing to say it more closely.

A number is itself, money is in fen, a day is its number in the calendar. Every rule is written for the two ends; where
an end is open (`None`), what rests on it is open too.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from talentrules.dates import MonthEnd, add, begun_months, completed_months
from talentrules.model.conditions import BenefitCondition, CompareQuantity, Operator
from talentrules.model.decision import Verdict
from talentrules.model.facts import NONE, DateType, NumberType
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
    Fold,
    Greatest,
    HitPolicy,
    Least,
    OverRecords,
    Part,
    Product,
    Quantity,
    Rounded,
    Rounding,
    Shifted,
    Stated,
    Sum,
    Table,
    Unit,
    YearStart,
)
from talentrules.money import Interval, Money
from tests.spec.reading import NO, YES, Answer, Reading, Reckoned, all_of, any_of, union

__all__ = ["as_money", "bounded_by", "compared_quantity", "number", "reckon"]

End = Fraction | None
EndOf = Callable[[Sequence[End]], End]
ZERO = Fraction(0)
NOT_AT_ALL = Reckoned(None, None, applies=NO)


def reckon(quantity: Quantity, reading: Reading) -> Reckoned:  # noqa: C901, PLR0911, PLR0912 -- one case for each form
    match quantity:
        case Constant(value=value):
            return exactly(number(value))
        case Stated(interval=interval):
            return published(interval)
        case FactValue():
            return value_of(quantity.fact, reading.profile if quantity.of_profile else reading)
        case ClockDay(clock=Clock.EVALUATION):
            return exactly(number(reading.case.on))
        case ClockDay():
            return value_of("applied_on", reading.profile)
        case YearStart(day=day):
            return each_end(reckon(day, reading), lambda end: number(as_day(end).replace(month=1, day=1)))
        case Shifted(day=day, by=time):
            return each_end(reckon(day, reading), lambda end: number(add(as_day(end), time, month_end(reading))))
        case Between():
            return between(quantity, reckon(quantity.first, reading), reckon(quantity.last, reading), reading)
        case OverRecords():
            return over_records(quantity, reading.profile if quantity.of_profile else reading)
        case Table():
            return from_table(quantity, reading)
        case Product(parts=parts):
            return product(every(parts, reading))
        case Sum(parts=parts):
            return ends(every(parts, reading), total, total)
        case Difference(whole=whole, less=less):
            return difference(reckon(whole, reading), reckon(less, reading))
        case Least(parts=parts):
            return ends(every(parts, reading), least, lambda highs: min(stated(highs), default=None))
        case Greatest(parts=parts):
            return ends(every(parts, reading), lambda lows: max(stated(lows), default=None), greatest)
        case Bands():
            return by_bands(quantity, reckon(quantity.base, reading))
        case Bounded():
            return bounded(quantity, reading)
        case Rounded(step=step, by=by):
            return each_end(reckon(quantity.base, reading), lambda end: rounded(end / number(step), by) * number(step))
        case DefinedQuantity(definition=name):
            return reckon(reading.pack.quantities[name].quantity, reading.profile)
        case BenefitAmount(benefit=name):
            return paid_by(name, reading.profile)


# Ends ----------------------------------------------------------------------------------------------------------------


def number(value: object) -> Fraction:
    if isinstance(value, Money):
        return Fraction(value.in_fen)
    if isinstance(value, date):
        return Fraction(value.toordinal())
    assert isinstance(value, int | Decimal)
    return Fraction(value)


def published(interval: Interval) -> Reckoned:
    """Money as a source states it; an end that it does not state is open, and no fact can close it."""
    low, high = (None if end is None else number(end) for end in (interval.low, interval.high))
    return Reckoned(low, high)


def as_day(end: Fraction) -> date:
    return date.fromordinal(int(end))


def exactly(value: Fraction) -> Reckoned:
    return Reckoned(value, value)


def settled(low: End, high: End, applies: Answer, rest_on: Iterable[Answer | Reckoned]) -> Reckoned:
    """Name the open points of all that it rests on, unless there is nothing, or one value, whatever they are."""
    if applies == NO:
        return NOT_AT_ALL
    if applies == YES and low is not None and low == high:
        return Reckoned(low, high)
    given = list(rest_on)
    return Reckoned(low, high, applies, union(one.missing for one in given), union(one.findings for one in given))


def each_end(one: Reckoned, change: Callable[[Fraction], Fraction]) -> Reckoned:
    """Change what grows with its base: the low end gives the low end, the high end the high one."""
    low, high = (None if end is None else change(end) for end in (one.low, one.high))
    return settled(low, high, one.applies, [one])


def every(parts: Sequence[Quantity], reading: Reading) -> list[Reckoned]:
    return [reckon(part, reading) for part in parts]


def ends(parts: Sequence[Reckoned], low_of: EndOf, high_of: EndOf) -> Reckoned:
    """Take the low end from the low ends and the high end from the high ones; there is one where there are all."""
    low, high = low_of([one.low for one in parts]), high_of([one.high for one in parts])
    return settled(low, high, applies_all(parts), parts)


def applies_all(parts: Iterable[Reckoned]) -> Answer:
    return all_of([one.applies for one in parts])


def stated(some: Iterable[End]) -> list[Fraction]:
    return [end for end in some if end is not None]


def total(some: Sequence[End]) -> End:
    return None if None in some else sum(stated(some), ZERO)


def least(some: Sequence[End]) -> End:
    return None if None in some else min(stated(some), default=None)


def greatest(some: Sequence[End]) -> End:
    return None if None in some else max(stated(some), default=None)


def around(some: Sequence[Reckoned]) -> tuple[End, End]:
    return least([one.low for one in some]), greatest([one.high for one in some])


# Facts and days ------------------------------------------------------------------------------------------------------


def value_of(fact: str, reading: Reading) -> Reckoned:
    """Take the value of a fact. One that is unknown may be anything of its type; a day may also turn out to be none."""
    kind = reading.facts[fact].type
    share = 100 if isinstance(kind, NumberType) and kind.unit == "%" else 1
    if fact in reading.values:
        value = reading.values[fact]
        return NOT_AT_ALL if value is NONE else exactly(number(value) / share)
    point = frozenset({reading.path + fact})
    if isinstance(kind, DateType):
        return Reckoned(None, None, Answer(None, point), point)
    low, high = (kind.minimum, kind.maximum) if isinstance(kind, NumberType) else (0, None)
    ends = [None if end is None else Fraction(end) / share for end in (low, high)]
    return Reckoned(ends[0], ends[1], YES, point)


def month_end(reading: Reading) -> MonthEnd:
    return reading.pack.conventions.month_end or MonthEnd.LAST_DAY


def between(quantity: Between, first: Reckoned, last: Reckoned, reading: Reading) -> Reckoned:
    """Least where it begins late and ends early, most where it begins early and ends late."""
    low = None if first.high is None or last.low is None else stretch(quantity, first.high, last.low, reading)
    high = None if first.low is None or last.high is None else stretch(quantity, first.low, last.high, reading)
    return settled(low, high, applies_all([first, last]), [first, last])


def stretch(quantity: Between, first: Fraction, last: Fraction, reading: Reading) -> Fraction:
    if quantity.unit is Unit.DAY:
        return last - first
    months = begun_months if quantity.part is Part.UP else completed_months
    count = Fraction(months(as_day(first), as_day(last), month_end(reading)))
    if quantity.unit is Unit.MONTH:
        return count
    return Fraction(math.ceil(count / 12) if quantity.part is Part.UP else math.floor(count / 12))


# Lists of records ----------------------------------------------------------------------------------------------------


def over_records(quantity: OverRecords, reading: Reading) -> Reckoned:
    records = reading.records(quantity.fact)
    if records is None:
        point = frozenset({reading.path + quantity.fact})
        if quantity.fold in (Fold.GREATEST, Fold.LEAST):
            return Reckoned(None, None, Answer(None, point), point)
        return Reckoned(ZERO, None, YES, point)
    met = [taken(quantity, record) for record in records]
    return settled(*folded(quantity.fold, possible(met)), met)


def taken(quantity: OverRecords, record: Reading) -> Reckoned:
    """Take what one record gives, if it meets the condition and has such a value."""
    where = YES if quantity.where is None else record.answer(quantity.where, record)
    value = exactly(ZERO) if quantity.take is None else reckon(quantity.take, record)
    return where_met(where, value)


def where_met(where: Answer, value: Reckoned) -> Reckoned:
    """Take the value, if there is one and the condition holds."""
    if (applies := all_of([where, value.applies])) == NO:
        return NOT_AT_ALL
    missing, findings = where.missing | value.missing, where.findings | value.findings
    return replace(value, applies=applies, missing=missing, findings=findings)


def certain(some: Iterable[Reckoned]) -> list[Reckoned]:
    return [one for one in some if one.applies == YES]


def possible(some: Iterable[Reckoned]) -> list[Reckoned]:
    return [one for one in some if one.applies != NO]


def folded(fold: Fold, records: Sequence[Reckoned]) -> tuple[End, End, Answer]:
    sure = certain(records)
    lows, highs = [one.low for one in sure], [one.high for one in records]
    match fold:
        case Fold.COUNT:
            return Fraction(len(sure)), Fraction(len(records)), YES
        case Fold.SUM:
            return total(lows), total(highs), YES
        case Fold.IN_A_ROW:
            return longest_run(sure), longest_possible_run(records), YES
        case Fold.GREATEST:
            return (*greatest_of(records), any_applies(records))
        case Fold.LEAST:
            low, high = greatest_of([turned(one) for one in records])
            return minus(high), minus(low), any_applies(records)


def any_applies(some: Iterable[Reckoned]) -> Answer:
    return any_of([one.applies for one in some])


def greatest_of(some: Sequence[Reckoned]) -> tuple[End, End]:
    """Start from the certain ones, which bound it from below; what may join can only raise it."""
    sure = certain(some)
    low = max(stated(one.low for one in sure), default=None) if sure else least([one.low for one in some])
    return low, greatest([one.high for one in some])


def turned(one: Reckoned) -> Reckoned:
    return replace(one, low=minus(one.high), high=minus(one.low))


def minus(end: End) -> End:
    return None if end is None else -end


def longest_run(records: Sequence[Reckoned]) -> Fraction:
    """Count the longest run of whole numbers that are known."""
    known = {one.low for one in records if exact(one)}
    runs = [next(n for n in itertools.count(1) if start + n not in known) for start in known if start is not None]
    return Fraction(max(runs, default=0))


def longest_possible_run(records: Sequence[Reckoned]) -> Fraction:
    """While one of them is unknown it may close any gap: then all of them may make one run."""
    return longest_run(records) if all(exact(one) for one in records) else Fraction(len(records))


def exact(one: Reckoned) -> bool:
    return one.low is not None and one.low == one.high


# Tables --------------------------------------------------------------------------------------------------------------


def from_table(table: Table, reading: Reading) -> Reckoned:
    rows = [where_met(reading.answer(row.when, reading), reckon(row.value, reading)) for row in table.rows]
    counting = until_certain(rows) if table.hit is HitPolicy.FIRST else possible(rows)
    low, high = hit(table.hit, counting)
    if table.otherwise is None or certain(rows):
        return settled(low, high, any_applies(rows), counting)
    otherwise = reckon(table.otherwise, reading)
    beside = possible([Reckoned(low, high) if counting else NOT_AT_ALL, otherwise])
    return settled(*around(beside), any_applies([*rows, otherwise]), [*counting, otherwise])


def until_certain(rows: Sequence[Reckoned]) -> list[Reckoned]:
    """Keep the first row that certainly holds, and those before it that may."""
    first = next((place for place, row in enumerate(rows) if row.applies == YES), len(rows))
    return possible(rows[: first + 1])


def hit(policy: HitPolicy, counting: Sequence[Reckoned]) -> tuple[End, End]:
    match policy:
        case HitPolicy.FIRST | HitPolicy.UNIQUE:
            return around(counting)
        case HitPolicy.HIGHEST:
            return greatest_of(counting)
        case HitPolicy.SUM:
            lows = stated(row.low for row in certain(counting))
            low = sum(lows, ZERO) if lows else None
            return low if certain(counting) else least([row.low for row in counting]), total(
                [row.high for row in counting]
            )


# Amounts -------------------------------------------------------------------------------------------------------------


def product(parts: Sequence[Reckoned]) -> Reckoned:
    whole = exactly(Fraction(1))
    for part in parts:
        whole = Reckoned(*times(whole, part))
    return settled(whole.low, whole.high, applies_all(parts), parts)


def times(one: Reckoned, other: Reckoned) -> tuple[End, End]:
    """Multiply the ends. A factor that is known and not negative stretches one that is open below; else both are open."""
    if never_negative(one) and never_negative(other):
        return scaled(one.low, other.low), scaled(one.high, other.high)
    for factor, stretched in ((one, other), (other, one)):
        if never_negative(factor) and factor.high is not None:
            lows, highs = (
                [scaled(end, by) for by in (factor.low, factor.high)] for end in (stretched.low, stretched.high)
            )
            return least(lows), greatest(highs)
    ends = [scaled(end, by) for end in (one.low, one.high) for by in (other.low, other.high)]
    return least(ends), greatest(ends)


def never_negative(one: Reckoned) -> bool:
    return one.low is not None and one.low >= 0


def scaled(end: End, by: End) -> End:
    return None if end is None or by is None else end * by


def difference(whole: Reckoned, less: Reckoned) -> Reckoned:
    """Never below zero, and as little as that where one does not know."""
    low = ZERO if whole.low is None or less.high is None else max(ZERO, whole.low - less.high)
    high = None if whole.high is None or less.low is None else max(ZERO, whole.high - less.low)
    return settled(low, high, applies_all([whole, less]), [whole, less])


def bounded(quantity: Bounded, reading: Reading) -> Reckoned:
    floor, top = (None if one is None else reckon(one, reading) for one in (quantity.at_least, quantity.at_most))
    return bounded_by(reckon(quantity.base, reading), floor, top)


def bounded_by(base: Reckoned, floor: Reckoned | None, top: Reckoned | None) -> Reckoned:
    """First not below the floor, then not above the top; a bound that is not there at all does not bound."""
    low, high = base.low, base.high
    for bound in possible([] if floor is None else [floor]):
        low = max(stated([low, bound.low]), default=None) if bound.applies == YES else low
        high = greatest([high, bound.high])
    for bound in possible([] if top is None else [top]):
        low = least([low, bound.low])
        high = min(stated([high, bound.high]), default=None) if bound.applies == YES else high
    return settled(low, high, base.applies, [one for one in (base, floor, top) if one is not None])


def by_bands(quantity: Bands, base: Reckoned) -> Reckoned:
    """By parts it grows with the base. On the whole it may fall at an edge: look at each band that the base may meet."""
    low = ZERO if base.low is None else base.low
    if quantity.marginal:
        high = None if base.high is None else in_parts(quantity, base.high)
        return settled(in_parts(quantity, low), high, base.applies, [base])
    edges = [low, *(edge for band in quantity.bands for edge in (number(band.at_least) - 1, number(band.at_least)))]
    met = [edge for edge in edges if low <= edge and (base.high is None or edge <= base.high)]
    worth = [on_the_whole(quantity, edge) for edge in ([*met, base.high] if base.high is not None else met)]
    return settled(min(worth), None if base.high is None else max(worth), base.applies, [base])


def on_the_whole(quantity: Bands, base: Fraction) -> Fraction:
    rates = [Fraction(band.rate) for band in quantity.bands if base >= number(band.at_least)]
    return base * rates[-1] if rates else ZERO


def in_parts(quantity: Bands, base: Fraction) -> Fraction:
    edges = [number(band.at_least) for band in quantity.bands]
    tops = [*edges[1:], max(base, edges[-1])]
    parts = [max(ZERO, min(base, top) - edge) for edge, top in zip(edges, tops, strict=True)]
    return sum((part * Fraction(band.rate) for part, band in zip(parts, quantity.bands, strict=True)), ZERO)


def rounded(count: Fraction, by: Rounding) -> Fraction:
    match by:
        case Rounding.HALF_UP:
            return Fraction(math.floor(count + Fraction(1, 2)))
        case Rounding.DOWN:
            return Fraction(math.floor(count))
        case Rounding.UP:
            return Fraction(math.ceil(count))


def paid_by(benefit: str, reading: Reading) -> Reckoned:
    """Take what another benefit pays each time, where it is granted and pays money."""
    item = reading.item(benefit, reading)
    granted = NO if item.own is Verdict.INFORMATIONAL else reading.answer(BenefitCondition(benefit=benefit), reading)
    rate = published(item.rate or Interval())
    amount = Answer(None, item.amount_missing, item.amount_findings)
    return settled(rate.low, rate.high, all_of([granted, item.pays]), [granted, amount])


def as_money(one: Reckoned, reading: Reading) -> Interval:
    """In whole fen, as the pack rounds, and never below zero."""
    by = reading.pack.conventions.money or Rounding.HALF_UP
    low, high = (None if end is None else Money(max(0, int(rounded(end, by)))) for end in (one.low, one.high))
    return Interval(low, high)


# Quantities compared -------------------------------------------------------------------------------------------------


def compared_quantity(condition: CompareQuantity, reading: Reading) -> Answer:
    """Yes where it holds wherever the quantity and the bound lie, no where it holds nowhere; open in between."""
    value, bounds = reckon(condition.quantity, reading), every(condition.bounds, reading)
    match condition.operator:
        case Operator.IS | Operator.IN:
            return any_of([equal(value, bound) for bound in bounds])
        case Operator.BETWEEN:
            return all_of([reaches(value, bounds[0]), reaches(bounds[1], value)])
        case Operator.AT_LEAST:
            return reaches(value, bounds[0])
        case Operator.AT_MOST:
            return reaches(bounds[0], value)
        case Operator.ABOVE:
            return exceeds(value, bounds[0])
        case Operator.BELOW:
            return exceeds(bounds[0], value)
        case Operator.HAS:
            raise AssertionError(condition)


def reaches(value: Reckoned, bound: Reckoned) -> Answer:
    return judged(value, bound, holds=not lower(value.low, bound.high), fails=lower(value.high, bound.low, known=True))


def exceeds(value: Reckoned, bound: Reckoned) -> Answer:
    return judged(value, bound, holds=lower(bound.high, value.low, known=True), fails=not lower(bound.low, value.high))


def equal(value: Reckoned, bound: Reckoned) -> Answer:
    one = value.low is not None and value.low == value.high == bound.low == bound.high
    apart = lower(value.high, bound.low, known=True) or lower(bound.high, value.low, known=True)
    return judged(value, bound, holds=one, fails=apart)


def lower(one: End, other: End, *, known: bool = False) -> bool:
    """Whether one end lies below the other; where one of them is open, it may (or, `known`, it is not known to)."""
    return not known if one is None or other is None else one < other


def judged(value: Reckoned, bound: Reckoned, *, holds: bool, fails: bool) -> Answer:
    """Weigh the relation; what there is not at all stands in none."""
    there_are = applies_all([value, bound])
    if fails or there_are == NO:
        return NO
    if holds and there_are == YES:
        return YES
    return Answer(None, value.missing | bound.missing, value.findings | bound.findings)
