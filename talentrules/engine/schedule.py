"""The plan of a payment: which parts of an amount fall due on which days, before anything stands in their way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import count
from typing import TYPE_CHECKING, assert_never

from talentrules.dates import Duration, MonthEnd, add, day_before, first_of_month
from talentrules.engine.evaluate import reckon
from talentrules.engine.quantities import day_of
from talentrules.engine.reckonings import in_fen
from talentrules.model.decision import Unknown
from talentrules.model.ledger import LineWhy
from talentrules.model.payments import Every, Instalment, Payment, Starts
from talentrules.model.quantities import Quantity, Rounding
from talentrules.money import Interval, Money
from talentrules.truth import Truth

if TYPE_CHECKING:
    from talentrules.engine.scope import Scope

__all__ = ["Day", "Part", "beginning", "day", "number_of_parts", "plan", "scaled", "shares"]

_APPLIED_ON = "applied_on"


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day of the calendar, or why there is none: it is not stated, or facts are `missing`."""

    on: date | None = None
    why: LineWhy = ""
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of the plan. Months that are paid out together are parts of one `number` with the same day `on`.

    `month` says that the part is a month of a monthly payment, which falls due when it is over.
    """

    number: int
    on: date
    amount: Interval
    covers: tuple[date, date] | None = None
    share: Fraction | None = None
    month: bool = False


# From when it counts -------------------------------------------------------------------------------------------------


def day(quantity: Quantity, scope: Scope) -> Day:
    """Return the day that `quantity` comes to; one that is known to be none is not stated."""
    found = reckon(quantity, scope)
    if found.exact and found.low is not None:
        return Day(on=day_of(found.low))
    return Day(why="no_start" if found.applies is Truth.NO else "unknown", missing=found.missing)


def beginning(payment: Payment, scope: Scope) -> Day:
    """Return the day with which `payment` begins: from its start, or, of what is paid once, the application day."""
    if payment.start is not None:
        found = day(payment.start, scope)
    else:
        found = _application(scope) if payment.every is Every.ONCE else Day(why="no_start")
    return found if found.on is None else Day(on=_begins(found.on, payment.starts))


def _application(scope: Scope) -> Day:
    seen = scope.profile.seen(_APPLIED_ON)
    if isinstance(seen, Unknown):
        return Day(why="unknown", missing=(_APPLIED_ON,))
    return Day(on=seen) if isinstance(seen, date) else Day(why="no_start")


def _begins(start: date, starts: Starts) -> date:
    match starts:
        case Starts.SAME_DAY:
            return start
        case Starts.SAME_MONTH:
            return first_of_month(start)
        case Starts.NEXT_MONTH:
            return add(first_of_month(start), Duration(months=1), MonthEnd.LAST_DAY)
        case _:
            assert_never(starts)


# The parts -----------------------------------------------------------------------------------------------------------


def number_of_parts(payment: Payment) -> int | None:
    """Return of how many parts `payment` consists; None where no number is stated."""
    if payment.instalments:
        return len(payment.instalments)
    if payment.at_end is not None or payment.every is Every.ONCE:
        return 1
    if payment.at_most_times is None or payment.every is Every.UNSTATED:
        return None
    return -(-payment.at_most_times // (_payout(payment) if payment.every is Every.MONTH else 1))


def plan(
    amount: Interval, payment: Payment, first: date, month_end: MonthEnd, money: Rounding | None
) -> Iterator[Part]:
    """Yield the parts of `amount` by day, beginning on `first`; without a stated number, to the calendar's end."""
    if payment.instalments:
        yield from _instalments(amount, payment.instalments, first, month_end, money)
    elif payment.at_end is not None:
        yield Part(number=1, on=add(first, payment.at_end, month_end), amount=amount)
    elif payment.every is Every.YEAR:
        yield from _years(amount, payment.at_most_times, first, month_end)
    elif payment.every is Every.MONTH:
        yield from _months(amount, payment, first, month_end)
    else:
        yield Part(number=1, on=first, amount=amount)


def _instalments(
    whole: Interval, instalments: tuple[Instalment, ...], first: date, month_end: MonthEnd, money: Rounding | None
) -> Iterator[Part]:
    """Yield the parts by day; equally late ones in the order in which they are written."""
    amounts = shares(whole, instalments, money)
    days = [add(first, one.after, month_end) for one in instalments]
    in_order = sorted(zip(days, instalments, amounts, strict=True), key=lambda part: part[0])
    for number, (on, one, amount) in enumerate(in_order, 1):
        share = None if one.share is None else Fraction(one.share)
        yield Part(number=number, on=on, amount=amount, share=share)


def _years(amount: Interval, at_most: int | None, first: date, month_end: MonthEnd) -> Iterator[Part]:
    """Yield one part a year, at the beginning of each."""
    for number, on, following in _stretches(first, Duration(years=1), month_end):
        if at_most is not None and number > at_most:
            return
        yield Part(number=number, on=on, amount=amount, covers=(on, day_before(following)))


def _months(amount: Interval, payment: Payment, first: date, month_end: MonthEnd) -> Iterator[Part]:
    """Yield one part a month; what is paid out together falls due on the first day after the months that it covers."""
    at_most, payout = payment.at_most_times, _payout(payment)
    for month, begins, following in _stretches(first, Duration(months=1), month_end):
        if at_most is not None and month > at_most:
            return
        number = -(-month // payout)
        through = number * payout if at_most is None else min(number * payout, at_most)
        on = add(first, Duration(months=through), month_end)
        yield Part(number=number, on=on, amount=amount, covers=(begins, day_before(following)), month=True)


def _stretches(first: date, by: Duration, month_end: MonthEnd) -> Iterator[tuple[int, date, date]]:
    """Yield number, first day and following day of each stretch `by` from `first` on, to the calendar's end."""
    begins = first
    for number in count(1):
        following = add(first, by.times(number), month_end)
        if following <= begins:
            return
        yield number, begins, following
        begins = following


def _payout(payment: Payment) -> int:
    return max(1, payment.payout_months)


# Their amounts -------------------------------------------------------------------------------------------------------


def shares(whole: Interval, instalments: tuple[Instalment, ...], money: Rounding | None) -> list[Interval]:
    """Return what each instalment of `whole` is, so that the parts of each end add up to it exactly.

    Where nothing is stated of the whole, the amounts of instalments that state their own are known nevertheless.
    """
    if whole == Interval():
        return [Interval(one.amount, one.amount) for one in instalments]
    ends = (_split(whole.low, instalments, money), _split(whole.high, instalments, money))
    return [_between(low, high) for low, high in zip(*ends, strict=True)]


def _split(whole: Money | None, instalments: Sequence[Instalment], money: Rounding | None) -> Sequence[Money | None]:
    """Return the parts of one end: shares in whole fen, amounts as they are stated, never more than is left.

    Where the last part is a share it takes what is left. Of an end that is not stated nothing is known.
    """
    if whole is None:
        return [None] * len(instalments)
    parts: list[Money] = []
    left = whole
    for number, one in enumerate(instalments, 1):
        asked = left if one.amount is None else one.amount
        if one.share is not None and number < len(instalments):
            asked = in_fen(whole.in_fen * Fraction(one.share), money)
        parts.append(min(asked, left))
        left -= parts[-1]
    return parts


def _between(low: Money | None, high: Money | None) -> Interval:
    """Return the interval of both; the rest of a smaller whole may be a fen more than that of a larger one."""
    return Interval(high, low) if low is not None and high is not None and high < low else Interval(low, high)


def scaled(amount: Interval, least: Fraction, most: Fraction, money: Rounding | None) -> Interval:
    """Return at least `least`, at most `most` times `amount`; an end that is not stated stays so, but nothing is 0 元."""
    if not most:
        return Interval.exactly(Money(0))
    low = None if amount.low is None else in_fen(amount.low.in_fen * least, money)
    high = None if amount.high is None else in_fen(amount.high.in_fen * most, money)
    return Interval(low, high)
