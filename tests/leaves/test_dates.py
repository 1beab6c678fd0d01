"""Days of the calendar, written one way."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentrules.dates import DateError, Days, chinese_date, parse_date

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
