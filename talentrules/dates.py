"""Calendar dates as packs write them, and half-open questions such as "in force on this day".

Months are added with python-dateutil elsewhere; here stand only the reading of a date and the stretch of days.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

__all__ = ["DateError", "Days", "chinese_date", "parse_date"]

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


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
