"""Read numbers out of Chinese prose, as policy documents print them.

The question is only ever whether a number *stands in* a quote, so that reading leans to what a clerk would point at:
`5-10万元` holds 5万元 and 10万元, and not 5元; `2024年5月9日` is a day and holds no 9; `第3条` is no number at all.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from talentrules.money import Money

__all__ = ["Numbers", "numbers_in"]

_DIGITS = {"零": 0, "〇": 0, **{char: place for place, char in enumerate("一二三四五六七八九", 1)}, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"百": 100, "千": 1000, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7}
_SCALES |= {"亿": 10**8, "十亿": 10**9, "百亿": 10**10, "千亿": 10**11, "万亿": 10**12}

_HALF_WIDTH = str.maketrans("０１２３４５６７８９．％－／", "0123456789.%-/")
_ARABIC = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
_CHINESE = (
    r"[零〇一二两三四五六七八九十][零〇一二两三四五六七八九十百千]{0,15}(?:万[零一二两三四五六七八九十百千]{1,15})?"
)
_NUMERAL = f"(?:{_ARABIC}|{_CHINESE})"

_IDIOMS = re.compile(
    "一次性|一站式|一体化?|一流|一线|一定|一般|一致|一律|一起|一系列|一些|进一步|统一|唯一|万一|之一|十分|同一"
)
_PART_OF_HUNDRED = re.compile(f"百分之({_NUMERAL})")
_ORDINAL = re.compile(f"第\\s?{_NUMERAL}")
_YEAR = r"(?P<year>(?:19|20|21)\d\d|[一二][零〇一二三四五六七八九]{3})"
_MONTH_OR_DAY = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_POINTED_DATE = re.compile(rf"(?<!\d){_YEAR}(?P<mark>[-./])(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?)(?!\d)")
_PRINTED_DATE = re.compile(
    rf"(?<!\d)(?:{_YEAR}\s?年)?\s?(?<!\d)(?P<month>{_MONTH_OR_DAY})\s?月\s?(?P<day>{_MONTH_OR_DAY})\s?[日号]"
)
_PRINTED_MONTH = re.compile(rf"(?<!\d){_YEAR}\s?年\s?(?P<month>{_MONTH_OR_DAY})\s?月")
_PRINTED_YEAR = re.compile(rf"(?<!\d){_YEAR}\s?年")
_BEFORE_A_YEAR = re.compile(rf"(?<!\d){_YEAR}(?=\s?[-—–~～〜至到、和]{1, 2}\s?(?:19|20|21)\d\d\s?年)")

_COUNTED = "人名位个项户套家条次册亩吨件台辆篇字平米里公年月天日岁周笔份本种类所美港欧英"
_TOKEN = re.compile(
    rf"(?P<sign>[¥￥]\s?)?(?P<numeral>{_NUMERAL})\s?[余多几]?\s?"
    rf"(?P<scale>万亿|[十百千]?[万亿]|[百千](?![米克瓦]))?\s?[余多]?\s?(?:(?P<unit>元|圆|块钱|%|年)|(?P<counted>[{_COUNTED}]))?"
)
_RANGE = re.compile(r"\s*(?:[-—–―~～〜]+|至|到)\s*")
_LIST = re.compile(r"\s*[、和或及与/]\s*")
_STOP = "。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """What a text holds: plain numbers, sums of money, percentages, lengths in years, days of the calendar.

    A bare `10万` may be money or a plain number and counts as both. A year or month of the calendar stands for its
    first and its last day, and a year also for the plain number.
    """

    plain: frozenset[Decimal]
    money: frozenset[Money]
    percent: frozenset[Decimal]
    years: frozenset[Decimal]
    days: frozenset[date]


@dataclass(slots=True)
class _Token:
    """A numeral in the text; `unit` is 元, %, 年, nothing, or `?` for what may be money."""

    number: Decimal
    scale: int
    unit: str
    start: int
    end: int

    @property
    def value(self) -> Decimal:
        return self.number * self.scale


@lru_cache(maxsize=4096)
def numbers_in(text: str) -> Numbers:
    """Return the numbers that stand in `text`."""
    plainer = _PART_OF_HUNDRED.sub(lambda found: f"{_number(found[1])}%", text.translate(_HALF_WIDTH))
    years, days, rest = _calendar(_ORDINAL.sub(_STOP, _IDIOMS.sub(_STOP, plainer)))
    tokens = _carried(rest, list(_tokens(rest)))
    lengths = {one.value for one in tokens if one.unit == "年"} | ({Decimal("0.5")} if "半年" in text else set())
    plain = {one.value for one in tokens if one.unit in ("", "?", "年")} | {Decimal(year) for year in years}
    return Numbers(
        plain=frozenset(plain | {one.value.scaleb(-2) for one in tokens if one.unit == "%"}),
        money=frozenset(_money(one.value) for one in tokens if one.unit in ("元", "?")),
        percent=frozenset(one.value for one in tokens if one.unit == "%"),
        years=frozenset(lengths),
        days=frozenset(days),
    )


def _money(yuan: Decimal) -> Money:
    return Money.fen(int(yuan * 100))


def _number(numeral: str) -> Decimal:
    return Decimal(numeral.replace(",", "")) if numeral[0].isdecimal() else Decimal(_chinese(numeral))


def _chinese(numeral: str) -> int:
    """Return the number that `numeral` spells: by places (一百二十), or digit by digit where it names none (二〇二四)."""
    if not set(numeral) & {*_UNITS, "万"}:
        return int("".join(str(_DIGITS[char]) for char in numeral))
    total = section = digit = 0
    for char in numeral:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char == "万":
            total, section, digit = (section + digit) * 10_000, 0, 0
        else:
            section, digit = section + (digit or 1) * _UNITS[char], 0
    return total + section + digit


def _calendar(text: str) -> tuple[set[int], set[date], str]:
    """Return the years and the days that `text` names, and the text without them.

    A day without a year (8月23日) is a day of every year that the text names.
    """
    years = {_whole(found["year"]) for found in _PRINTED_YEAR.finditer(text)}
    years |= {_whole(found["year"]) for found in _BEFORE_A_YEAR.finditer(text)}
    years |= {_whole(found["year"]) for found in _POINTED_DATE.finditer(text)}
    days: set[date] = set()
    rest = text
    for written in (_POINTED_DATE, _PRINTED_DATE, _PRINTED_MONTH, _BEFORE_A_YEAR, _PRINTED_YEAR):
        for found in written.finditer(rest):
            named = found.groupdict()
            of_years = [_whole(named["year"])] if named.get("year") else sorted(years)
            for year in of_years:
                days.update(_days(year, named.get("month"), named.get("day")))
        rest = written.sub(_STOP, rest)
    return years, days, rest


def _whole(numeral: str) -> int:
    return int(_number(numeral))


def _days(year: int, month: str | None, day: str | None) -> Iterator[date]:
    """Yield the day, or the first and last one of the month or the year; nothing where there is no such day."""
    months = (1, 12) if month is None else (_whole(month),)
    for place in months:
        if not 1 <= place <= 12:
            return
        last = monthrange(year, place)[1]
        for one in (1, last) if day is None else (_whole(day),):
            if 1 <= one <= last and (month is not None or (place, one) in ((1, 1), (12, 31))):
                yield date(year, place, one)


def _tokens(text: str) -> Iterator[_Token]:
    for found in _TOKEN.finditer(text):
        scale = found["scale"] or ""
        unit = {"圆": "元", "块钱": "元"}.get(found["unit"] or "", found["unit"] or "")
        if found["sign"]:
            unit = "元"
        elif not unit and not found["counted"] and scale[-1:] in ("万", "亿") and scale:
            unit = "?"
        yield _Token(_number(found["numeral"]), _SCALES.get(scale, 1), unit, *found.span())


def _carried(text: str, tokens: list[_Token]) -> list[_Token]:
    """Let a unit serve all numbers of a range or a list that ends in it (5-10万元; 20、15、10万元), from the right.

    The scale goes with it only where the number can be meant that way: `5000-1万元` begins at 5000元.
    """
    for one, after in zip(reversed(tokens[:-1]), reversed(tokens[1:]), strict=True):
        between = text[one.end : after.start]
        ranged = _RANGE.fullmatch(between) is not None
        if one.unit not in ("", "?") or not after.unit or not (ranged or _LIST.fullmatch(between)):
            continue
        if one.scale == 1 and (one.number < after.number if ranged else one.number <= after.number * 100):
            one.scale = after.scale
        one.unit = after.unit
    return tokens
