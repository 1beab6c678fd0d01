"""Does every number have a source: it must stand in a quote that is cited for it.

Numbers that a rule only needs for its form are not asked for: `otherwise` 0, the 1 of an uplift, at least one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from talentrules.check.conditions import Stated as Place
from talentrules.check.conditions import fact_of, stated
from talentrules.check.quotes import long_stands_in, share_stands_in, stands_in, unit_of
from talentrules.check.values import (
    english_duration,
    money_words,
    number_words,
    quantity_unit,
    quantity_words,
    share_words,
    value_words,
)
from talentrules.dates import Duration, chinese_date
from talentrules.diagnostics import Diagnostic, diagnose
from talentrules.model.conditions import Compare, CompareQuantity, Operator
from talentrules.model.facts import Value
from talentrules.model.pack import Benefit, Pack, Statistic
from talentrules.model.quantities import Band, Bands, Bounded, Constant, Product, Shifted, Stated, Sum, Table
from talentrules.money import Interval, Money

__all__ = ["problems"]


def problems(pack: Pack) -> Iterator[Diagnostic]:
    """Yield every number in the conditions, quantities, services and statistics of `pack` that no quote holds."""
    for benefit in pack.benefits.values():
        yield from _count(benefit)
    for one in stated(pack):
        yield from _numbers(pack, one)
    for statistic in pack.statistics.values():
        yield from _figures(statistic)


def _numbers(pack: Pack, one: Place) -> Iterator[Diagnostic]:
    """Yield the numbers that the condition or quantity states itself; those inside it stand on their own."""
    match one.term:
        case Compare():
            yield from _thresholds(pack, one, one.term)
        case CompareQuantity():
            yield from _bounds(pack, one, one.term)
        case Constant() if not (_is_bound(one) or _is_form(one)):
            yield from _constant(one, one.term.value, _unit_around(pack, one))
        case Stated(interval=interval):
            yield from _ends(one, interval)
        case Shifted(by=by):
            yield from _long(one, by)
        case Bands(bands=bands):
            yield from _bands(one, bands)
        case _:
            pass


def _ends(one: Place, interval: Interval) -> Iterator[Diagnostic]:
    for end in dict.fromkeys((interval.low, interval.high)):
        if end is not None:
            yield from _constant(one, end)


def _bands(one: Place, bands: tuple[Band, ...]) -> Iterator[Diagnostic]:
    for band in bands:
        if band.at_least != Money(0):
            yield from _constant(one, band.at_least)
        yield from _share(one, band.rate)


def _is_bound(one: Place) -> bool:
    """Return whether `one` is what a condition compares with: it is told with the condition."""
    return isinstance(one.around, CompareQuantity) and any(bound is one.term for bound in one.around.bounds)


def _is_form(one: Place) -> bool:
    """Return whether `one` is a number that the form of a rule needs: what is worth nothing, or counts once."""
    value = one.term.value if isinstance(one.term, Constant) else None
    match one.around:
        case Table():
            return one.term is one.around.otherwise and value in (0, 1, Money(0))
        case Sum():
            return value in (0, 1)
        case Bounded():
            return one.term is one.around.at_least and value in (0, Money(0))
        case _:
            return False


def _unit_around(pack: Pack, one: Place) -> str:
    """Return in what a bound of a quantity is counted, as the quantity itself is."""
    return quantity_unit(pack, one, one.around.base) if isinstance(one.around, Bounded) else ""


def _constant(one: Place, value: int | Decimal | Money | date, unit: str = "") -> Iterator[Diagnostic]:
    if isinstance(value, Money):
        if not stands_in(value, one.cites):
            yield diagnose("number-without-quote", one.span, name=one.owner.name, amount=money_words(value))
    elif isinstance(value, date):
        if not stands_in(value, one.cites):
            yield _without(one, "日期", "day", chinese_date(value), str(value))
    elif isinstance(one.around, Product) or (value != int(value) and unit in ("", "%")):
        yield from _share(one, value)
    elif not (stands_in(value, one.cites, unit) or share_stands_in(value, one.cites)):
        yield _without(one, "数", "number", number_words(value) + unit, number_words(value))


def _share(one: Place, share: int | Decimal) -> Iterator[Diagnostic]:
    if not share_stands_in(share, one.cites):
        shown = number_words(share) if share > 1 and share == int(share) else share_words(share)
        yield _without(one, "比例", "share", shown, shown)


_LAST_DAY_INCLUDED = Duration(days=1)
"""How a stretch is written that counts its last day too: to the day after it. No document prints that day."""


def _long(one: Place, stretch: Duration) -> Iterator[Diagnostic]:
    if stretch not in (Duration(), _LAST_DAY_INCLUDED) and not long_stands_in(stretch, one.cites):
        yield _without(one, "时长", "time", stretch.chinese(), english_duration(stretch))


def _without(one: Place, what: str, what_en: str, value: str, value_en: str) -> Diagnostic:
    return diagnose(
        "value-without-quote",
        one.span,
        name=one.owner.name,
        what=what,
        value=value,
        what_en=what_en,
        value_en=value_en,
    )


def _count(benefit: Benefit) -> Iterator[Diagnostic]:
    services = benefit.services
    if services is None or services.declared is None:
        return
    cites = benefit.cite + tuple(cite for version in benefit.versions for cite in version.cite)
    if not stands_in(services.declared, cites):
        yield diagnose(
            "count-without-quote", services.span, name=benefit.name, count=services.declared, unit=services.unit
        )


def _thresholds(pack: Pack, one: Place, compare: Compare) -> Iterator[Diagnostic]:
    fact = fact_of(pack, one, compare)
    for value in dict.fromkeys(compare.values):
        if compare.operator is Operator.ABOVE and value in (0, Money(0)):
            continue  # that there is any is no number
        if _is_threshold(value) and not stands_in(value, one.cites, unit_of(fact)):
            yield diagnose(
                "threshold-without-quote",
                one.span,
                name=one.owner.name,
                fact=fact.name if fact is not None else compare.fact,
                value=value_words(fact, value),
            )


def _is_threshold(value: Value) -> bool:
    return isinstance(value, int | Decimal | Money | date) and not isinstance(value, bool)


def _bounds(pack: Pack, one: Place, compare: CompareQuantity) -> Iterator[Diagnostic]:
    bounds = (bound.value for bound in compare.bounds if isinstance(bound, Constant))
    unit = quantity_unit(pack, one, compare.quantity)
    for value in dict.fromkeys(bounds):
        if not (_is_any(compare.operator, value) or _bound_stands_in(one, value, unit)):
            yield diagnose(
                "threshold-without-quote",
                one.span,
                name=one.owner.name,
                fact=quantity_words(pack, one, compare.quantity),
                value=_bound_words(value, unit),
            )


def _is_any(operator: Operator, value: Value) -> bool:
    """Return whether the bound only says that there is one, or something: at least 1, above 0."""
    return (operator is Operator.AT_LEAST and value in (0, 1)) or (
        operator is Operator.ABOVE and value in (0, Money(0))
    )


def _bound_stands_in(one: Place, value: int | Decimal | Money | date, unit: str) -> bool:
    """Look for the bound; that of a fact in `%` is its hundredth part, as the quantity is."""
    if isinstance(value, int | Decimal) and (unit == "%" or (not unit and value != int(value))):
        return share_stands_in(value, one.cites)
    return stands_in(value, one.cites, unit)


def _bound_words(value: int | Decimal | Money | date, unit: str) -> str:
    if isinstance(value, Money | date):
        return value_words(None, value)
    return share_words(value) if unit == "%" else number_words(value) + unit


def _figures(statistic: Statistic) -> Iterator[Diagnostic]:
    figures = (statistic.count, statistic.total, statistic.whole, *statistic.parts)
    for figure in dict.fromkeys(figures):
        if figure is not None and not stands_in(figure, statistic.cite):
            shown = money_words(figure) if isinstance(figure, Money) else figure
            yield diagnose("figure-without-quote", statistic.span, name=statistic.name, figure=shown)
