"""Days of the calendar and stretches of time, written one way, and the arithmetic of months."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentrules.dates import (
    DateError,
    Days,
    Duration,
    MonthEnd,
    add,
    begun_months,
    chinese_date,
    completed_months,
    day_after,
    day_before,
    first_of_month,
    last_of_month,
    parse_date,
    parse_duration,
)

CAMPAIGN = Days(first=date(2022, 8, 23), last=date(2022, 9, 30))
few_days = st.integers(0, 6).map(lambda days: date(2024, 2, 26) + timedelta(days))


def _stretch(ends: tuple[date | None, date | None]) -> Days:
    first, last = ends
    if first is not None and last is not None:
        first, last = sorted((first, last))
    return Days(first=first, last=last)


stretches = st.tuples(st.none() | few_days, st.none() | few_days).map(_stretch)


@given(st.dates())
def test_reading_what_is_printed_gives_the_same_day(day: date) -> None:
    assert parse_date(day.isoformat()) == day


@given(st.dates(), st.dates())
def test_different_days_are_printed_differently(one: date, two: date) -> None:
    assert (chinese_date(one) == chinese_date(two)) is (one == two)


@given(stretches, stretches)
def test_overlapping_is_mutual(one: Days, two: Days) -> None:
    assert one.overlaps(two) is two.overlaps(one)
    assert one.overlaps(one)


@given(stretches, stretches)
def test_two_stretches_overlap_where_some_day_lies_in_both(one: Days, two: Days) -> None:
    days = [date(2024, 2, 20) + timedelta(more) for more in range(20)]
    assert one.overlaps(two) is any(day in one and day in two for day in days)


@given(stretches, few_days)
def test_a_day_lies_between_both_ends_included(days: Days, day: date) -> None:
    after_start = days.first is None or day >= days.first
    before_end = days.last is None or day <= days.last
    assert (day in days) is (after_start and before_end)


@pytest.mark.parametrize(
    ("day", "inside"),
    [
        (date(2022, 8, 22), False),
        (date(2022, 8, 23), True),
        (date(2022, 9, 30), True),
        (date(2022, 10, 1), False),
    ],
)
def test_the_first_and_the_last_day_count(day: date, inside: bool) -> None:
    assert (day in CAMPAIGN) is inside


def test_without_ends_every_day_counts() -> None:
    assert date.min in Days()
    assert date.max in Days()


def test_stretches_that_follow_each_other_do_not_overlap() -> None:
    assert not CAMPAIGN.overlaps(Days(first=date(2022, 10, 1)))
    assert CAMPAIGN.overlaps(Days(first=date(2022, 9, 30)))
    assert not CAMPAIGN.overlaps(Days(last=date(2022, 8, 22)))


def test_chinese_dates_have_no_leading_zeros() -> None:
    assert chinese_date(date(2024, 5, 9)) == "2024年5月9日"
    assert chinese_date(date(2024, 12, 31)) == "2024年12月31日"


@pytest.mark.parametrize("text", ["2024-07-01", "2024-02-29", "0001-01-01", "9999-12-31"])
def test_days_that_exist(text: str) -> None:
    assert parse_date(text).isoformat() == text


@pytest.mark.parametrize("text", ["2024-02-30", "2023-02-29", "2024-13-01", "2024-00-10", "2024-01-00", "0000-01-01"])
def test_days_that_do_not_exist_are_refused(text: str) -> None:
    with pytest.raises(DateError, match=text):
        parse_date(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "2024", "2024-07", "2024-7-1", "2024/07/01", "20240701", "2024年7月1日", "01-07-2024"),
        *(" 2024-07-01", "2024-07-01 ", "2024-07-01\n", "2024-07-01T00:00", "-2024-07-01", "12024-07-01"),
        *("２０２４-０７-０１", "٢٠٢٤-٠٧-٠١", "2024—07—01", "today"),
    ],
)
def test_other_spellings_are_refused(text: str) -> None:
    with pytest.raises(DateError):
        parse_date(text)


# Stretches of time


@pytest.mark.parametrize(
    ("text", "stretch"),
    [
        ("5 years", Duration(years=5)),
        ("1 year", Duration(years=1)),
        ("36 months", Duration(months=36)),
        ("1 month", Duration(months=1)),
        ("15 days", Duration(days=15)),
        ("1 year 6 months", Duration(years=1, months=6)),
        ("1 year 6 months 3 days", Duration(years=1, months=6, days=3)),
        ("5年", Duration(years=5)),
        ("36个月", Duration(months=36)),
        ("1年6个月", Duration(years=1, months=6)),
        ("15日", Duration(days=15)),
        ("15天", Duration(days=15)),
        (" 5 years ", Duration(years=5)),
        ("0 days", Duration()),
    ],
)
def test_stretches_as_packs_write_them(text: str, stretch: Duration) -> None:
    assert parse_duration(text) == stretch


@pytest.mark.parametrize("text", ["", " ", "5", "years", "-5 years", "1.5 years", "6 months 1 year", "5 weeks", "五年"])
def test_other_stretches_are_refused(text: str) -> None:
    with pytest.raises(DateError):
        parse_duration(text)


stretches_of_time = st.builds(
    Duration, years=st.integers(0, 999), months=st.integers(0, 9999), days=st.integers(0, 99999)
)


@given(stretches_of_time)
def test_reading_a_printed_stretch_gives_it_back(stretch: Duration) -> None:
    assert parse_duration(stretch.chinese()) == stretch


def test_a_stretch_in_chinese() -> None:
    assert Duration(years=1, months=6).chinese() == "1年6个月"
    assert Duration(days=30).chinese() == "30日"
    assert Duration().chinese() == "0日"


def test_a_stretch_several_times_over() -> None:
    assert Duration(years=1, months=2, days=3).times(3) == Duration(years=3, months=6, days=9)


# The arithmetic of months

MONTH_ENDS = st.sampled_from(MonthEnd)
PUBLIC = Path(__file__).with_name("dates_calc")
"""Public cases of date arithmetic, as the Catala project's dates-calc publishes them, with both roundings."""
_PERIOD = re.compile(r"\[([0-9]+) years, ([0-9]+) months, ([0-9]+) days\]")


def _public(name: str) -> Iterator[list[str]]:
    """Yield the rows of a table of public cases without its head."""
    for line in (PUBLIC / name).read_text("utf-8").splitlines()[1:]:
        if line.strip():
            yield [cell.strip() for cell in line.split(";")]


def _period(text: str) -> Duration:
    written = _PERIOD.fullmatch(text)
    assert written is not None, text
    years, months, days = map(int, written.groups())
    return Duration(years=years, months=months, days=days)


def test_public_cases_where_conventions_differ() -> None:
    rows = list(_public("ambiguous_computations.csv"))
    assert len(rows) == 11
    for day, period, up, down in rows:
        assert add(parse_date(day), _period(period), MonthEnd.NEXT_DAY) == parse_date(up), (day, period)
        assert add(parse_date(day), _period(period), MonthEnd.LAST_DAY) == parse_date(down), (day, period)


def test_public_cases_where_conventions_agree() -> None:
    rows = list(_public("exact_computations.csv"))
    assert len(rows) == 19
    for day, period, result in rows:
        for month_end in MonthEnd:
            assert add(parse_date(day), _period(period), month_end) == parse_date(result), (day, period)


def test_public_cases_of_the_ends_of_a_month() -> None:
    rows = list(_public("first_last_day_of_month.csv"))
    assert len(rows) == 2
    for day, first, last in rows:
        assert first_of_month(parse_date(day)) == parse_date(first)
        assert last_of_month(parse_date(day)) == parse_date(last)


@pytest.mark.parametrize(
    ("day", "by", "last_day", "next_day"),
    [
        ("2023-01-31", Duration(months=1), "2023-02-28", "2023-03-01"),
        ("2024-01-31", Duration(months=1), "2024-02-29", "2024-03-01"),
        ("2024-02-29", Duration(years=1), "2025-02-28", "2025-03-01"),
        ("2024-02-29", Duration(years=4), "2028-02-29", "2028-02-29"),
        ("2024-05-31", Duration(months=1, days=1), "2024-07-01", "2024-07-02"),
        ("2024-01-15", Duration(years=1, months=1, days=1), "2025-02-16", "2025-02-16"),
    ],
)
def test_a_month_without_such_a_day(day: str, by: Duration, last_day: str, next_day: str) -> None:
    assert add(parse_date(day), by, MonthEnd.LAST_DAY) == parse_date(last_day)
    assert add(parse_date(day), by, MonthEnd.NEXT_DAY) == parse_date(next_day)


@given(st.dates(), stretches_of_time, MONTH_ENDS)
def test_adding_never_goes_back_and_never_fails(day: date, by: Duration, month_end: MonthEnd) -> None:
    assert day <= add(day, by, month_end) <= date.max


@given(st.dates(), st.dates(), stretches_of_time, MONTH_ENDS)
def test_adding_keeps_the_order(one: date, other: date, by: Duration, month_end: MonthEnd) -> None:
    earlier, later = sorted((one, other))
    assert add(earlier, by, month_end) <= add(later, by, month_end)


@given(st.dates(), st.integers(0, 5000), st.integers(0, 5000), MONTH_ENDS)
def test_more_months_lie_later(day: date, one: int, other: int, month_end: MonthEnd) -> None:
    fewer, more = sorted((one, other))
    assert add(day, Duration(months=fewer), month_end) <= add(day, Duration(months=more), month_end)


@given(st.dates(max_value=date(9000, 1, 1)), st.integers(0, 9999), MONTH_ENDS)
def test_counting_undoes_adding(day: date, months: int, month_end: MonthEnd) -> None:
    after = add(day, Duration(months=months), month_end)
    assert completed_months(day, after, month_end) == begun_months(day, after, month_end) == months


@given(st.dates(), st.dates(), MONTH_ENDS)
def test_the_completed_months_are_the_most_that_have_passed(first: date, last: date, month_end: MonthEnd) -> None:
    months = completed_months(first, last, month_end)
    if months >= 0:
        assert add(first, Duration(months=months), month_end) <= last
        following = add(first, Duration(months=months + 1), month_end)
        assert last < following or following == date.max
    else:
        assert last < first


@given(st.dates(), st.dates(), MONTH_ENDS)
def test_begun_months_are_completed_ones_and_at_most_one_more(first: date, last: date, month_end: MonthEnd) -> None:
    completed, begun = (count(first, last, month_end) for count in (completed_months, begun_months))
    assert begun in (completed, completed + 1)
    if begun >= 0:
        assert last <= add(first, Duration(months=begun), month_end)


@given(st.dates(), st.dates(), st.dates(), MONTH_ENDS)
def test_later_days_complete_no_fewer_months(first: date, one: date, other: date, month_end: MonthEnd) -> None:
    earlier, later = sorted((one, other))
    for count in (completed_months, begun_months):
        assert count(first, earlier, month_end) <= count(first, later, month_end)
        assert count(earlier, first, month_end) >= count(later, first, month_end)


@pytest.mark.parametrize(
    ("first", "last", "completed", "begun"),
    [
        ("2024-03-15", "2024-04-15", 1, 1),
        ("2024-03-15", "2024-04-14", 0, 1),
        ("2024-03-15", "2024-03-15", 0, 0),
        ("2024-04-15", "2024-03-15", -1, -1),
        ("2024-04-15", "2024-03-16", -1, 0),
        ("2024-04-15", "2024-03-14", -2, -1),
        ("2000-02-29", "2018-02-28", 216, 216),
        ("0001-02-15", "0001-01-01", -2, -1),
    ],
)
def test_months_counted_by_hand(first: str, last: str, completed: int, begun: int) -> None:
    assert completed_months(parse_date(first), parse_date(last), MonthEnd.LAST_DAY) == completed
    assert begun_months(parse_date(first), parse_date(last), MonthEnd.LAST_DAY) == begun


def test_born_on_29_february() -> None:
    born = date(2000, 2, 29)
    assert completed_months(born, date(2018, 2, 28), MonthEnd.LAST_DAY) // 12 == 18
    assert completed_months(born, date(2018, 2, 28), MonthEnd.NEXT_DAY) // 12 == 17
    assert completed_months(born, date(2018, 3, 1), MonthEnd.NEXT_DAY) // 12 == 18


@given(st.dates())
def test_the_month_of_a_day(day: date) -> None:
    first, last = first_of_month(day), last_of_month(day)
    assert first <= day <= last
    assert first.month == day.month == last.month
    assert day_before(first) == first or day_before(first).month != day.month
    assert day_after(last) == last or day_after(last).month != day.month


def test_the_ends_of_the_calendar() -> None:
    assert day_before(date.min) == date.min
    assert day_after(date.max) == date.max
    assert add(date.max, Duration(days=1), MonthEnd.LAST_DAY) == date.max
    assert add(date(9999, 12, 1), Duration(months=1), MonthEnd.NEXT_DAY) == date.max
