"""Calendar dates and stretches of time as packs write them, and the arithmetic of months.

python-dateutil does the calendar. What it leaves to a convention (31 January plus one month, 29 February plus one
year) is settled by `MonthEnd`, which a pack declares.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dateutil.relativedelta import relativedelta

__all__ = [
    "DateError",
    "Days",
    "Duration",
    "MonthEnd",
    "add",
    "begun_months",
    "chinese_date",
    "completed_months",
    "day_after",
    "day_before",
    "first_of_month",
    "last_of_month",
    "parse_date",
    "parse_duration",
]

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MONTHS_PER_YEAR = 12
_STRETCH = re.compile(
    r"(?:(?P<years>[0-9]{1,3}) ?(?:years?|年))? ?"
    r"(?:(?P<months>[0-9]{1,4}) ?(?:months?|个月))? ?"
    r"(?:(?P<days>[0-9]{1,5}) ?(?:days?|天|日))?"
)


class MonthEnd(StrEnum):
    """Where a month has no such day: its last day (《民法典》第二百零二条), or the first day of the next one."""

    LAST_DAY = "last_day"
    NEXT_DAY = "next_day"


class DateError(ValueError):
    """A text is not a day of the calendar."""


def parse_date(text: str) -> date:
    """Read `2024-07-01`.

    Raises:
        DateError: for any other spelling, and for a day that does not exist, such as 2024-02-30.

    """
    written = _ISO.fullmatch(text)
    if written is None:
        raise DateError(text)
    try:
        return date(int(written[1]), int(written[2]), int(written[3]))
    except ValueError as error:
        raise DateError(text) from error


def chinese_date(day: date) -> str:
    """Return `2024年5月9日`, the form that Chinese documents print."""
    return f"{day.year}年{day.month}月{day.day}日"


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The days from `first` to `last`, both included (《民法典》第一千二百五十九条); an end that is None is open."""

    first: date | None = None
    last: date | None = None

    def __contains__(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def overlaps(self, other: Days) -> bool:
        """Return whether some day lies in both."""
        starts_in_time = self.first is None or other.last is None or self.first <= other.last
        return starts_in_time and (other.first is None or self.last is None or other.first <= self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """A stretch of time in calendar years, months and days, none of them negative."""

    years: int = 0
    months: int = 0
    days: int = 0

    @property
    def in_months(self) -> int:
        """Its years and months, in months."""
        return self.years * _MONTHS_PER_YEAR + self.months

    def times(self, count: int) -> Duration:
        """Return the stretch `count` times over."""
        return Duration(years=self.years * count, months=self.months * count, days=self.days * count)

    def chinese(self) -> str:
        """Return `5年`, `1年6个月`, `30日`."""
        parts = ((self.years, "年"), (self.months, "个月"), (self.days, "日"))
        return "".join(f"{count}{unit}" for count, unit in parts if count) or "0日"


def parse_duration(text: str) -> Duration:
    """Read `36 months`, `5 years`, `1 year 6 months`, `15 days`, or `36个月`, `5年`, `15日`.

    Raises:
        DateError: for any other spelling.

    """
    written = _STRETCH.fullmatch(text.strip())
    if written is None or not any(written.groups()):
        raise DateError(text)
    return Duration(**{unit: int(count) for unit, count in written.groupdict().items() if count})


def add(day: date, by: Duration, month_end: MonthEnd) -> date:
    """Return the day that lies `by` after `day`: first the years and months, then the days.

    A month without such a day is settled by `month_end`. Total: beyond the calendar it is the calendar's last day.
    """
    try:
        landed = day + relativedelta(months=by.in_months)
        if month_end is MonthEnd.NEXT_DAY and landed.day != day.day:
            landed += timedelta(days=1)
        return landed + timedelta(days=by.days)
    except (OverflowError, ValueError):
        return date.max


def completed_months(first: date, last: date, month_end: MonthEnd) -> int:
    """Return how many whole months passed from `first` to `last`; a month is complete on the day of the same number.

    Where `last` lies before `first` the count is negative: the greatest number n of months such that n months after
    `first` do not lie after `last`.
    """
    guess = (last.year - first.year) * _MONTHS_PER_YEAR + last.month - first.month
    landed = _month_day(first, guess, month_end)
    return guess if landed is not None and landed <= last else guess - 1


def begun_months(first: date, last: date, month_end: MonthEnd) -> int:
    """Return how many months were begun from `first` to `last`, the least number that reaches `last`."""
    completed = completed_months(first, last, month_end)
    return completed if _month_day(first, completed, month_end) == last else completed + 1


def first_of_month(day: date) -> date:
    """Return the first day of the month of `day`."""
    return day.replace(day=1)


def last_of_month(day: date) -> date:
    """Return the last day of the month of `day`."""
    return day + relativedelta(day=31)


def day_before(day: date) -> date:
    """Return the day before; of the calendar's first day, itself."""
    return day if day == date.min else day - timedelta(days=1)


def day_after(day: date) -> date:
    """Return the day after; of the calendar's last day, itself."""
    return day if day == date.max else day + timedelta(days=1)


def _month_day(first: date, months: int, month_end: MonthEnd) -> date | None:
    """Return the day `months` after `first`, also before it; None where it lies before the calendar's first day."""
    if months >= 0:
        return add(first, Duration(months=months), month_end)
    try:
        landed = first + relativedelta(months=months)
    except (OverflowError, ValueError):
        return None
    return landed + timedelta(days=1) if month_end is MonthEnd.NEXT_DAY and landed.day != first.day else landed
