"""Values as plain data: money in yuan as a decimal text, a day and a stretch of time as ISO text, none as null."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, assert_never

from talentrules.dates import Duration
from talentrules.model.decision import Seen, Unknown
from talentrules.model.facts import NoneType
from talentrules.model.pack import Every, Pack
from talentrules.model.quantities import Measure
from talentrules.model.sources import Citation
from talentrules.money import Interval, Money
from talentrules.truth import Truth

__all__ = [
    "TRUTHS",
    "citations_data",
    "day_data",
    "duration_data",
    "end_data",
    "fraction_data",
    "interval_data",
    "period_data",
    "value_data",
    "yuan_data",
]

TRUTHS = {Truth.NO: "no", Truth.OPEN: "open", Truth.YES: "yes"}
_FEN_PER_YUAN = 100
_MOST_DECIMALS = 18


def value_data(value: Seen) -> Any:  # noqa: PLR0911 — one line a type
    """Return a value as data: money in yuan as a decimal text, none as null, unknown as `{"unknown": true}`."""
    match value:
        case Unknown():
            return {"unknown": True}
        case NoneType():
            return None
        case bool() | int() | str():
            return value
        case Decimal():
            return f"{value:f}"
        case Money():
            return value.decimal_yuan()
        case date():
            return value.isoformat()
        case frozenset():
            return sorted(value)
        case tuple():
            return [{name: value_data(one) for name, one in record.items()} for record in value]
    assert_never(value)


def fraction_data(value: Fraction) -> str:
    """Return a number exactly: a decimal text where it has one, else `1/3`."""
    for decimals in range(_MOST_DECIMALS + 1):
        scaled = abs(value) * 10**decimals
        if scaled.denominator == 1:
            whole, rest = divmod(scaled.numerator, 10**decimals)
            return ("-" if value < 0 else "") + f"{whole}" + (f".{rest:0{decimals}d}" if decimals else "")
    return str(value)


def end_data(value: Fraction | None, measure: Measure) -> str | None:
    """Return one end of what a quantity came to: a number, yuan, a day; null where it is open."""
    if value is None:
        return None
    if measure is Measure.MONEY:
        return fraction_data(value / _FEN_PER_YUAN)
    if measure is Measure.DAY:
        ordinal = min(max(int(value), date.min.toordinal()), date.max.toordinal())
        return date.fromordinal(ordinal).isoformat()
    return fraction_data(value)


def interval_data(interval: Interval | None) -> dict[str, str | None] | None:
    """Return an interval of money by its two ends."""
    return None if interval is None else {"low": yuan_data(interval.low), "high": yuan_data(interval.high)}


def yuan_data(money: Money | None) -> str | None:
    """Return money in yuan."""
    return None if money is None else money.decimal_yuan()


def day_data(day: date | None) -> str | None:
    """Return a day as `2024-06-01`."""
    return None if day is None else day.isoformat()


def duration_data(duration: Duration | None) -> str | None:
    """Return a stretch of time as ISO 8601 writes it: `P1Y6M`."""
    if duration is None:
        return None
    parts = ((duration.years, "Y"), (duration.months, "M"), (duration.days, "D"))
    return "P" + ("".join(f"{count}{unit}" for count, unit in parts if count) or "0D")


def period_data(every: Every | None) -> str | None:
    """Return how often; null where the source does not say."""
    return None if every is None or every is Every.UNSTATED else every.value


def citations_data(cites: Iterable[Citation], pack: Pack) -> list[dict[str, Any]]:
    """Return citations with what is known of their sources."""
    return [_citation(cite, pack) for cite in cites]


def _citation(cite: Citation, pack: Pack) -> dict[str, Any]:
    source = pack.sources.get(cite.source)
    kind = cite.kind or (source.kind if source is not None else None)
    return {
        "source": cite.source,
        "title": source.title if source is not None else "",
        "publisher": source.publisher if source is not None else "",
        "published_on": day_data(source.published_on) if source is not None else None,
        "kind": kind.value if kind is not None else None,
        "quote": cite.quote,
        "article": cite.article,
    }
