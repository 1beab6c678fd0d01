"""Figures in words: an exact number, an amount, a day, a stretch of time, and what a quantity came to.

Everything is exact: a number that has no short decimal is told as a fraction, an interval by its two ends.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from talentrules.dates import Duration
from talentrules.diagnostics import Language
from talentrules.explain import phrases as say
from talentrules.explain.scope import Scope
from talentrules.explain.values import day_words, name_words, path_words, unit_words
from talentrules.model.decision import Reckoning
from talentrules.model.quantities import Measure
from talentrules.truth import Truth

__all__ = [
    "duration_words",
    "exact_number",
    "figure_words",
    "open_points",
    "range_words",
    "reckoning_words",
    "share_words",
]

_FEN_PER_YUAN = 100
_MOST_DECIMALS = 8
_CALENDAR = 1000


def exact_number(value: Fraction, lang: Language) -> str:
    """Return a number as it is: `1,200`, `0.5`, and where it has no short decimal `333又1/3`."""
    for decimals in range(_MOST_DECIMALS + 1):
        scaled = abs(value) * 10**decimals
        if scaled.denominator == 1:
            return _sign(value) + _decimal(scaled.numerator, decimals)
    whole, rest = divmod(abs(value), 1)
    return _sign(value) + (f"{whole:,}{say.AND_PART.say(lang)}{rest}" if whole else f"{rest}")


def _sign(value: Fraction) -> str:
    return "-" if value < 0 else ""


def _decimal(scaled: int, decimals: int) -> str:
    whole, rest = divmod(scaled, 10**decimals)
    return f"{whole:,}" + (f".{rest:0{decimals}d}" if decimals else "")


def share_words(share: Fraction, lang: Language) -> str:
    """Return a share of one in per cent: `40%`."""
    return f"{exact_number(share * 100, lang)}%"


def figure_words(value: Fraction, measure: Measure, lang: Language, unit: str = "") -> str:
    """Return one exact value: `600,000元`, `2024年6月1日`, `38周岁`; the unit `%` says that a number is a share."""
    if measure is Measure.MONEY:
        return say.YUAN.say(lang, figure=_yuan(value, lang))
    if measure is Measure.DAY:
        return _day(value, lang)
    if unit == "年" and value >= _CALENDAR and value.denominator == 1:  # a year of the calendar: 2025年, not 2,025年
        return f"{value.numerator}{unit}" if lang == "zh" else str(value.numerator)
    return share_words(value, lang) if unit == "%" else unit_words(exact_number(value, lang), unit, lang)


def range_words(low: Fraction, high: Fraction, measure: Measure, lang: Language, unit: str = "") -> str:
    """Return what lies between two values: `1,000,000—1,200,000元`, `2024年1月1日至2024年6月1日`."""
    if measure is Measure.DAY:
        return say.FROM_UNTIL.say(lang, first=_day(low, lang), last=_day(high, lang))
    dash = "–" if lang == "en" else "—"
    if measure is Measure.MONEY:
        return say.YUAN.say(lang, figure=f"{_yuan(low, lang)}{dash}{_yuan(high, lang)}")
    if unit == "%":
        return f"{share_words(low, lang)}{dash}{share_words(high, lang)}"
    if unit == "年" and low >= _CALENDAR:
        first = figure_words(low, measure, lang, unit).removesuffix(unit)
        return f"{first}{dash}{figure_words(high, measure, lang, unit)}"
    return unit_words(f"{exact_number(low, lang)}{dash}{exact_number(high, lang)}", unit, lang)


def _yuan(fen: Fraction, lang: Language) -> str:
    """Return an amount of fen in yuan, with both decimals where there is one."""
    if fen.denominator == 1 and fen % _FEN_PER_YUAN:
        return _sign(fen) + _decimal(abs(fen.numerator), 2)
    return exact_number(fen / _FEN_PER_YUAN, lang)


def _day(value: Fraction, lang: Language) -> str:
    """Return the day of an ordinal number; beyond the calendar it is the calendar's last or first one."""
    ordinal = min(max(int(value), date.min.toordinal()), date.max.toordinal())
    return day_words(date.fromordinal(ordinal), lang)


def duration_words(duration: Duration, lang: Language) -> str:
    """Return `5年`, `1年6个月`; in English `1 year(s) 6 month(s)`."""
    if lang == "zh":
        return duration.chinese()
    parts = ((duration.years, "year(s)"), (duration.months, "month(s)"), (duration.days, "day(s)"))
    return " ".join(f"{count} {unit}" for count, unit in parts if count) or "0 days"


def reckoning_words(reckoning: Reckoning, measure: Measure, scope: Scope, unit: str = "", *, noted: bool = True) -> str:
    """Return what a quantity came to: one value, a range with what is missing (where `noted`), or just what is missing.

    No figure is invented: an open end is said to be open, and what is not there at all is `无`.
    """
    lang, low, high = scope.lang, reckoning.low, reckoning.high
    if reckoning.applies is Truth.NO:
        return say.NONE.say(lang)
    if not low and high is None:
        waits = open_points(reckoning.missing, reckoning.findings, scope, alone=True)
        return waits or say.UNSTATED_FIGURE.say(lang)
    if low is not None and low == high:
        words = figure_words(low, measure, lang, unit)
    else:
        words = _bounds(low, high, measure, scope, unit)
    waits = open_points(reckoning.missing, reckoning.findings, scope) if noted else ""
    return words + (say.BRACKETS.say(lang, text=waits) if waits else "")


def _bounds(low: Fraction | None, high: Fraction | None, measure: Measure, scope: Scope, unit: str) -> str:
    """Return the range; where one end is open, the other one. A number or an amount from zero on has no lower end."""
    if low is not None and high is not None and (low or measure is Measure.DAY):
        return range_words(low, high, measure, scope.lang, unit)
    if high is not None:
        words = say.NOT_AFTER if measure is Measure.DAY else say.NOT_ABOVE
        return words.say(scope.lang, figure=figure_words(high, measure, scope.lang, unit))
    words = say.NOT_BEFORE if measure is Measure.DAY else say.AT_LEAST
    return words.say(scope.lang, figure=figure_words(low or Fraction(), measure, scope.lang, unit))


def open_points(missing: Iterable[str], findings: Iterable[str], scope: Scope, *, alone: bool = False) -> str:
    """Return what is still open: `待补充：房价`, `待认定：表现突出`; where it stands `alone`, with the names in brackets.

    Empty where nothing is open.
    """
    lang, pack = scope.lang, scope.pack
    facts = [path_words(pack.facts, path, lang) for path in missing]
    found = [name_words(one, pack.findings[one].name, lang) if one in pack.findings else one for one in findings]
    words = (say.WAITS_ALONE, say.TO_FIND_ALONE) if alone else (say.WAITS, say.TO_FIND)
    waits = [
        one.say(lang, names=_listed(names, lang)) for one, names in zip(words, (facts, found), strict=True) if names
    ]
    return say.PIECES.say(lang).join(waits)


def _listed(names: Iterable[str], lang: Language) -> str:
    return say.AND_LIST.say(lang).join(names)
