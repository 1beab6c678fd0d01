"""Does a quote hold a value: a number, money, a day, a share, a stretch of time, as Chinese prose writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from talentrules.check.prose import Numbers, numbers_in
from talentrules.dates import Duration
from talentrules.model.facts import Fact, NumberType, Value
from talentrules.model.payments import Instalment
from talentrules.model.sources import Citation
from talentrules.money import Money

__all__ = [
    "equal_parts_stand_in",
    "long_stands_in",
    "month_day_stands_in",
    "place_stands_in",
    "share_stands_in",
    "stands_in",
    "unit_of",
]

_NONE_AT_ALL = ("无", "没有", "未", "零", "不")
_MONTHS_PER_YEAR = 12


def stands_in(value: Value, cites: Iterable[Citation], unit: str = "") -> bool:
    """Return whether a quote of `cites` holds `value` (a number in `unit`, money or a date), as prose writes it."""
    return any(_holds(cite.quote, value, unit) for cite in cites)


def share_stands_in(share: Decimal | int, cites: Iterable[Citation]) -> bool:
    """Return whether a quote holds `share` of one (50%, 4:3:3, 一半), or what it leaves or adds (退还60%, 上浮20%)."""
    one = Fraction(share)
    return _some(cites, lambda found: bool({one, abs(1 - one)} & found.shares) or Decimal(share) in found.plain)


def equal_parts_stand_in(parts: tuple[Instalment, ...], cites: Iterable[Citation]) -> bool:
    """Return whether `parts` are equal shares and a quote says how many there are (分五年发放)."""
    count, shares = Decimal(len(parts)), {part.share for part in parts}
    return len(shares) == 1 and _some(cites, lambda found: count in found.plain)


def long_stands_in(stretch: Duration, cites: Iterable[Citation]) -> bool:
    """Return whether a quote holds the length of `stretch`: 5年 is 60个月, 18周岁 are 18 years."""
    return _some(cites, lambda found: _is_long(found, stretch))


def place_stands_in(stretch: Duration, cites: Iterable[Citation]) -> bool:
    """Return whether a quote counts to the year that `stretch` ends or that begins then: 第3年 for 2 or 3 years."""
    years, rest = divmod(stretch.in_months, _MONTHS_PER_YEAR)
    if rest or stretch.days:
        return False
    return _some(cites, lambda found: bool({years, years + 1} & found.places))


def month_day_stands_in(day: tuple[int, int], cites: Iterable[Citation]) -> bool:
    """Return whether a quote names `day`, month and day of any year; 3月 stands for its first and last day."""
    return _some(cites, lambda found: day in found.month_days)


def unit_of(fact: Fact | None) -> str:
    """Return the unit in which `fact` is counted, if it is a number that has one."""
    return fact.type.unit if fact is not None and isinstance(fact.type, NumberType) else ""


def _some(cites: Iterable[Citation], holds: Callable[[Numbers], bool]) -> bool:
    return any(holds(numbers_in(cite.quote)) for cite in cites)


def _holds(quote: str, value: Value, unit: str) -> bool:
    found = numbers_in(quote)
    match value:
        case Money():
            return value in found.money or (value == Money(0) and _says_none(quote))
        case date():
            return value in found.days or _is_day(found, value)
        case int() | Decimal():
            return _number_in(found, Decimal(value), unit) or (value == 0 and _says_none(quote))
        case _:
            return False


def _number_in(found: Numbers, number: Decimal, unit: str) -> bool:
    """Look for a percentage among shares, for a number of months also among years (三年 is 36个月), and back."""
    if unit == "%":
        return number in found.percent or Fraction(number) / 100 in found.shares
    if unit == "个月" and number in _as_months(found.years):
        return True
    return number in found.plain or (unit == "年" and number * _MONTHS_PER_YEAR in found.months)


def _as_months(years: Iterable[Decimal]) -> set[Decimal]:
    return {one * _MONTHS_PER_YEAR for one in years}


def _is_day(found: Numbers, day: date) -> bool:
    """Return whether the quote names the day, and its year elsewhere (2024年…9月10日至30日)."""
    return (day.month, day.day) in found.month_days and Decimal(day.year) in found.plain


def _is_long(found: Numbers, stretch: Duration) -> bool:
    months = found.months | _as_months(found.years) | _as_months(found.ages)
    days_hold = not stretch.days or Decimal(stretch.days) in found.plain
    together = not stretch.in_months or Decimal(stretch.in_months) in months
    return days_hold and (together or _both_hold(found, stretch))


def _both_hold(found: Numbers, stretch: Duration) -> bool:
    """Return whether the years and the months are printed each by itself (1年6个月)."""
    years_hold = not stretch.years or Decimal(stretch.years) in found.years
    return years_hold and (not stretch.months or Decimal(stretch.months) in found.months)


def _says_none(quote: str) -> bool:
    return any(word in quote for word in _NONE_AT_ALL)
