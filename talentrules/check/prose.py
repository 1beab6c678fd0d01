"""Read numbers out of Chinese prose, as policy documents print them.

The question is only ever whether a number *stands in* a quote, so that reading leans to what a clerk would point at:
`5-10万元` holds 5万元 and 10万元, and not 5元; `2024年5月9日` is a day and holds no 9; `第3条` is no number at all;
`4:3:3` holds the shares 40%, 30% and 30%, 一半 holds 50%.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
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

_SHORT = r"(?:\d{1,4}(?:\.\d{1,4})?|[零一二两三四五六七八九十]{1,3})"
_RATIO = re.compile(rf"(?<![\d.]){_SHORT}(?:\s?[:：∶比]\s?{_SHORT}){{1,9}}(?![\d.])")
_IN_RATIO = re.compile(_SHORT)
_FRACTION = re.compile(rf"({_SHORT})分之({_SHORT})")
_DISCOUNT = re.compile(r"(?<![\d.])(?:(\d(?:\.\d)?)|([一二三四五六七八九]{1,2}))\s?折")
_HALF = re.compile("一半|减半|半数|半额|对半|折半")
_WHOLE = re.compile("全额|全部|全数|等额|同等|同额|足额")

_MONTHS_LONG = re.compile(r"\s?[余多]?\s?个月")
_YEARS_LONG = re.compile(r"\s?[余多]?\s?个?(?:周|自然|完整|公历|日历|考核|会计|财政|服务|学|聘)?年")
_YEARS_AND_A_HALF = re.compile(r"\s?年半")
_QUARTER = re.compile("[每按分逐]个?季")
_YEARS_OLD = re.compile(r"\s?周?岁")
_LONGEST_TAIL = 10

_PLACE = re.compile(_NUMERAL)
_PLACES = re.compile(rf"第\s?{_NUMERAL}(?:\s?[、和及与至到-]\s?第?\s?{_NUMERAL}){{0,11}}\s?个?(?:[年月期次笔])")
_DAYS_OF_MONTH = re.compile(
    rf"(?P<month>{_MONTH_OR_DAY})\s?月\s?(?P<first>{_MONTH_OR_DAY})\s?[日号]?"
    rf"(?:\s?[-—–~～〜至到]{{1,2}}\s?(?P<last>{_MONTH_OR_DAY}))?\s?[日号]"
)
_WHOLE_MONTHS = re.compile(
    rf"(?<!\d){_MONTH_OR_DAY}(?:\s?[-—–~～〜至到、和]{{1,2}}\s?{_MONTH_OR_DAY}){{0,11}}\s?月"
    r"(?!\s?\d|\s?[一二三四五六七八九十]{1,3}\s?[-—–~～〜至到日号])"
)
_MONTH = re.compile(_MONTH_OR_DAY)
_LEAP_YEAR = 2024


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """What a text holds: plain numbers, sums of money, percentages, lengths of time, days of the calendar, shares.

    A bare `10万` may be money or a plain number and counts as both. A year or month of the calendar stands for its
    first and its last day, and a year also for the plain number. `years`, `months` and `ages` are counts of each
    (三年, 36个月, 45周岁; 半年 is 0.5). `shares` are the percentages as shares of one, and what is printed as ratio
    (4:3:3, 1:0.5), fraction (三分之一), discount (八折) or word (一半, 全额). `places` are the numbers of 第3年, and
    `month_days` days of any year (month and day), a month alone standing for its first and last days.
    """

    plain: frozenset[Decimal]
    money: frozenset[Money]
    percent: frozenset[Decimal]
    years: frozenset[Decimal]
    months: frozenset[Decimal]
    ages: frozenset[Decimal]
    shares: frozenset[Fraction]
    places: frozenset[int]
    days: frozenset[date]
    month_days: frozenset[tuple[int, int]]


@dataclass(slots=True)
class _Token:
    """A numeral in the text; `unit` is 元, %, 年, nothing, or `?` for what may be money; `tail` begins what follows."""

    number: Decimal
    scale: int
    unit: str
    start: int
    end: int
    tail: str

    @property
    def value(self) -> Decimal:
        return self.number * self.scale


@lru_cache(maxsize=4096)
def numbers_in(text: str) -> Numbers:
    """Return the numbers that stand in `text`."""
    plainer = _PART_OF_HUNDRED.sub(lambda found: f"{_number(found[1])}%", text.translate(_HALF_WIDTH))
    years, days, rest = _calendar(_ORDINAL.sub(_STOP, _IDIOMS.sub(_STOP, plainer)))
    found = list(_tokens(rest))
    counted = {what: _followed(rest, found, what) for what in (_YEARS_LONG, _MONTHS_LONG, _YEARS_OLD)}
    halves = {one + Decimal("0.5") for one in _followed(rest, found, _YEARS_AND_A_HALF)}
    tokens = _carried(rest, found)
    lengths = {one.value for one in tokens if one.unit == "年"} | ({Decimal("0.5")} if "半年" in text else set())
    percent = {one.value for one in tokens if one.unit == "%"}
    plain = {one.value for one in tokens if one.unit in ("", "?", "年")} | {Decimal(year) for year in years}
    return Numbers(
        plain=frozenset(plain | {one.scaleb(-2) for one in percent}),
        money=frozenset(_money(one.value) for one in tokens if one.unit in ("元", "?")),
        percent=frozenset(percent),
        years=frozenset(lengths | counted[_YEARS_LONG] | halves),
        months=frozenset(counted[_MONTHS_LONG] | ({Decimal(3)} if _QUARTER.search(text) else set())),
        ages=frozenset(counted[_YEARS_OLD]),
        shares=frozenset({Fraction(one) / 100 for one in percent} | set(_shares(plainer))),
        places=frozenset(_whole(one) for found in _PLACES.findall(plainer) for one in _PLACE.findall(found)),
        days=frozenset(days),
        month_days=frozenset(_month_days(plainer)),
    )


def _followed(text: str, tokens: list[_Token], what: re.Pattern[str]) -> set[Decimal]:
    """Return the numbers that `what` follows, and those of a range or list that ends in such a one (3-6个月)."""
    values: set[Decimal] = set()
    serving, after = False, len(text)
    for one in reversed(tokens):
        joined = serving and not one.unit and _joined(text[one.end : after])
        serving = joined or what.match(one.tail) is not None
        if serving:
            values.add(one.value)
        after = one.start
    return values


def _joined(between: str) -> bool:
    return _RANGE.fullmatch(between) is not None or _LIST.fullmatch(between) is not None


def _shares(text: str) -> Iterator[Fraction]:
    """Yield the shares of one that `text` prints otherwise than as percentages."""
    for ratio in _RATIO.findall(text):
        yield from _parts([Fraction(_number(one)) for one in _IN_RATIO.findall(ratio)])
    for below, above in _FRACTION.findall(text):
        if _number(below):
            yield Fraction(_number(above)) / Fraction(_number(below))
    for digits, words in _DISCOUNT.findall(text):
        number = Fraction(Decimal(digits)) if digits else Fraction("".join(str(_DIGITS[char]) for char in words))
        yield number / (100 if number >= 10 else 10)
    if _HALF.search(text):
        yield Fraction(1, 2)
    if _WHOLE.search(text):
        yield Fraction(1)


def _parts(ratio: list[Fraction]) -> Iterator[Fraction]:
    """Yield each part of `ratio` as a share of the whole; of two, also the second for one of the first (1:0.5)."""
    whole = sum(ratio)
    if whole:
        yield from (one / whole for one in ratio)
    if len(ratio) == 2 and ratio[0]:
        yield ratio[1] / ratio[0]


def _month_days(text: str) -> Iterator[tuple[int, int]]:
    """Yield month and day of every day of the year that `text` names; for a month alone, its first and last days."""
    for found in _DAYS_OF_MONTH.finditer(text):
        for day in (found["first"], found["last"]):
            if day is not None:
                yield _whole(found["month"]), _whole(day)
    for months in _WHOLE_MONTHS.findall(text):
        for month in map(_whole, _MONTH.findall(months)):
            if 1 <= month <= 12:
                yield from ((month, 1), (month, monthrange(_LEAP_YEAR, month)[1]))
                yield from ((2, 28),) if month == 2 else ()


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
        tail = found.end("scale") if scale else found.end("numeral")
        yield _Token(
            number=_number(found["numeral"]),
            scale=_SCALES.get(scale, 1),
            unit=unit,
            start=found.start(),
            end=found.end(),
            tail=text[tail : tail + _LONGEST_TAIL],
        )


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
