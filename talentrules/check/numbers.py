"""Does every number have a source: it must stand in a quote that is cited for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from talentrules.check.conditions import Stated, fact_of, stated
from talentrules.check.prose import Numbers, numbers_in
from talentrules.check.values import money_words, value_words
from talentrules.diagnostics import Diagnostic, diagnose
from talentrules.model.conditions import Compare
from talentrules.model.facts import Fact, NumberType, Value
from talentrules.model.pack import Benefit, Pack, Statistic
from talentrules.model.sources import Citation
from talentrules.money import Money

__all__ = ["problems", "stands_in"]

_NONE_AT_ALL = ("无", "没有", "未", "零", "不")
_MONTHS_PER_YEAR = 12


def problems(pack: Pack) -> Iterator[Diagnostic]:
    """Yield every number of `pack` that no quote holds."""
    for benefit in pack.benefits.values():
        yield from _amounts(benefit)
        yield from _count(benefit)
    for one in stated(pack):
        if isinstance(one.condition, Compare):
            yield from _thresholds(pack, one, one.condition)
    for statistic in pack.statistics.values():
        yield from _figures(statistic)


def stands_in(value: Value, cites: Iterable[Citation], fact: Fact | None = None) -> bool:
    """Return whether a quote of `cites` holds `value` (a number, money or a date) of `fact`, as prose writes it."""
    return any(_holds(cite.quote, value, _unit(fact)) for cite in cites)


def _holds(quote: str, value: Value, unit: str) -> bool:
    found = numbers_in(quote)
    match value:
        case Money():
            return value in found.money or (value == Money(0) and _says_none(quote))
        case date():
            return value in found.days
        case int() | Decimal():
            return _number_in(found, Decimal(value), unit) or (value == 0 and _says_none(quote))
        case _:
            return False


def _number_in(found: Numbers, number: Decimal, unit: str) -> bool:
    """Look for a percentage among percentages, for a number of months also among years (三年 is 36个月)."""
    if unit == "%":
        return number in found.percent
    return number in found.plain or (unit == "个月" and number in {years * _MONTHS_PER_YEAR for years in found.years})


def _says_none(quote: str) -> bool:
    return any(word in quote for word in _NONE_AT_ALL)


def _unit(fact: Fact | None) -> str:
    return fact.type.unit if fact is not None and isinstance(fact.type, NumberType) else ""


def _amounts(benefit: Benefit) -> Iterator[Diagnostic]:
    for version in benefit.versions:
        if version.amount is None:
            continue
        interval = version.amount.interval
        ends = dict.fromkeys(end for end in (interval.low, interval.high) if end is not None)
        for end in ends:
            if not stands_in(end, version.cite + benefit.cite):
                amount = money_words(end)
                yield diagnose("number-without-quote", version.amount.span, name=benefit.name, amount=amount)


def _count(benefit: Benefit) -> Iterator[Diagnostic]:
    services = benefit.services
    if services is None or services.declared is None:
        return
    cites = benefit.cite + tuple(cite for version in benefit.versions for cite in version.cite)
    if not stands_in(services.declared, cites):
        yield diagnose(
            "count-without-quote", services.span, name=benefit.name, count=services.declared, unit=services.unit
        )


def _thresholds(pack: Pack, one: Stated, compare: Compare) -> Iterator[Diagnostic]:
    fact = fact_of(pack, one, compare)
    for value in dict.fromkeys(compare.values):
        if _is_threshold(value) and not stands_in(value, one.cites, fact):
            yield diagnose(
                "threshold-without-quote",
                compare.span,
                name=one.owner.name,
                fact=fact.name if fact is not None else compare.fact,
                value=value_words(fact, value),
            )


def _is_threshold(value: Value) -> bool:
    return isinstance(value, int | Decimal | Money | date) and not isinstance(value, bool)


def _figures(statistic: Statistic) -> Iterator[Diagnostic]:
    figures = (statistic.count, statistic.total, statistic.whole, *statistic.parts)
    for figure in dict.fromkeys(figures):
        if figure is not None and not stands_in(figure, statistic.cite):
            shown = money_words(figure) if isinstance(figure, Money) else figure
            yield diagnose("figure-without-quote", statistic.span, name=statistic.name, figure=shown)
