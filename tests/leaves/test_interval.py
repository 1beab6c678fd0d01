"""Intervals keep what is printed: an end that is not stated is neither zero nor infinity, and no middle is computed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentrules.money import Interval, Money, MoneyError, hull


def _interval(ends: tuple[int | None, int | None]) -> Interval:
    low, high = ends
    if low is not None and high is not None:
        low, high = sorted((low, high))
    return Interval(None if low is None else Money(low), None if high is None else Money(high))


# few different ends, so that intervals touch and hold each other often
_ends = st.none() | st.integers(0, 6)
intervals = st.tuples(_ends, _ends).map(_interval)


@given(intervals, intervals, intervals)
def test_holding_is_a_partial_order(one: Interval, two: Interval, three: Interval) -> None:
    assert one.contains(one)
    assert not (one.contains(two) and two.contains(one)) or one == two
    assert not (one.contains(two) and two.contains(three)) or one.contains(three)


@given(intervals)
def test_the_wholly_unstated_interval_holds_every_other(one: Interval) -> None:
    assert Interval().contains(one)
    assert not one.contains(Interval()) or one == Interval()


@given(st.lists(intervals, min_size=1, max_size=5), intervals)
def test_the_hull_is_the_least_interval_that_holds_all(given_ones: list[Interval], other: Interval) -> None:
    narrowest = hull(given_ones)
    assert all(narrowest.contains(one) for one in given_ones)
    if all(other.contains(one) for one in given_ones):
        assert other.contains(narrowest)


@given(st.lists(intervals, min_size=1, max_size=4), st.lists(intervals, min_size=1, max_size=4))
def test_the_hull_of_hulls_is_the_hull_of_all(some: list[Interval], others: list[Interval]) -> None:
    assert hull([hull(some), hull(others)]) == hull(some + others)
    assert hull(reversed(some)) == hull(some)


@given(intervals, intervals, intervals)
def test_a_sum_narrows_where_its_parts_narrow(wide: Interval, narrow: Interval, other: Interval) -> None:
    if wide.contains(narrow):
        assert (wide + other).contains(narrow + other)


@given(intervals, intervals, intervals)
def test_intervals_add_in_any_order(one: Interval, two: Interval, three: Interval) -> None:
    assert one + two == two + one
    assert (one + two) + three == one + (two + three)
    assert one + Interval.exactly(Money(0)) == one


@given(intervals, st.integers(0, 6))
def test_an_amount_is_held_where_it_lies_between_the_stated_ends(one: Interval, fen: int) -> None:
    amount = Money(fen)
    between = (one.low is None or one.low <= amount) and (one.high is None or amount <= one.high)
    assert one.contains(Interval.exactly(amount)) is between


def test_the_ends_add_one_by_one_and_an_unstated_end_stays_unstated() -> None:
    travel = Interval(Money.yuan(4000), Money.yuan(10_000))
    work = Interval(Money.yuan(4800), Money.yuan(18_000))
    assert travel + work == Interval(Money.yuan(8800), Money.yuan(28_000))
    assert travel + Interval(None, Money.yuan(100_000)) == Interval(None, Money.yuan(110_000))
    assert travel + Interval() == Interval()


def test_only_an_interval_of_one_amount_is_exact() -> None:
    assert Interval.exactly(Money(5)).exact
    assert not Interval(Money(4), Money(5)).exact
    assert not Interval(None, Money(5)).exact
    assert not Interval(Money(5), None).exact
    assert not Interval().exact


def test_the_hull_of_nothing_is_wholly_unstated() -> None:
    assert hull([]) == Interval()
    assert hull(iter([Interval.exactly(Money(1)), Interval.exactly(Money(3))])) == Interval(Money(1), Money(3))


def test_an_interval_cannot_run_backwards() -> None:
    with pytest.raises(MoneyError, match=r"from 10,000元 down to 4,000元"):
        Interval(Money.yuan(10_000), Money.yuan(4000))
