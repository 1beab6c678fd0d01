"""Arithmetic of money between two ends, where an end that is not stated stays so."""

from __future__ import annotations

from collections.abc import Iterable

from talentrules.money import Interval, Money

__all__ = ["NOTHING", "ZERO", "added", "at_least_zero", "capped", "certain_low", "lesser", "reduced", "times"]

ZERO = Money(0)
NOTHING = Interval.exactly(ZERO)


def at_least_zero(amount: Money) -> Money:
    """Return `amount`, or nothing where it is less than nothing."""
    return amount if amount.in_fen > 0 else ZERO


def added(ends: Iterable[Money | None]) -> Money | None:
    """Return the sum of upper ends; open where one of them is."""
    total = ZERO
    for end in ends:
        if end is None:
            return None
        total += end
    return total


def certain_low(interval: Interval) -> Money:
    """Return what is paid at least: where no lower end is stated, nothing is certain."""
    return interval.low or ZERO


def lesser(one: Money | None, other: Money | None) -> Money | None:
    """Return the lesser of two upper ends; an open one bounds nothing."""
    if one is None or other is None:
        return one if other is None else other
    return min(one, other)


def reduced(whole: Interval, less: Interval) -> Interval:
    """Return `whole` less `less`, never below zero; a lower end that is not stated stays so."""
    low = whole.low
    if low is not None:
        low = ZERO if less.high is None else at_least_zero(low - less.high)
    high = None if whole.high is None else at_least_zero(whole.high - certain_low(less))
    return Interval(low, high)


def capped(base: Interval, room: Interval) -> Interval:
    """Return the lesser of `base` and `room`; a lower end of `base` that is not stated stays so."""
    low = None if base.low is None else min(base.low, certain_low(room))
    return Interval(low, lesser(base.high, room.high))


def times(amount: Interval, count: int | None) -> Interval:
    """Return `amount` so many times over; where their number is not stated, at least once and open above."""
    if count is None:
        return Interval(amount.low, None)
    low, high = (None if end is None else end * count for end in (amount.low, amount.high))
    return Interval(low, high)
