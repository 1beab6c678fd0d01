"""The values of a fact at which a law is tried, and the next one to each: one unit further."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import assert_never

from talentrules.inquiry.cut_points import CutPoints
from talentrules.model.facts import (
    BooleanType,
    ChoiceType,
    DateType,
    Fact,
    MoneyType,
    NumberType,
    RecordsType,
    SetType,
    TextType,
    Value,
)
from talentrules.model.laws import NoCliff
from talentrules.model.pack import Pack
from talentrules.money import Money
from talentrules.testing.stated_laws.claims import Claim, order_of

__all__ = ["between", "next_to", "pairs_apart", "rank", "values"]

_HUNDREDTH = Decimal("0.01")
_FAR = 1_000_000
_OTHER_TEXTS = ("甲", "乙")
_DAY = timedelta(days=1)


def values(pack: Pack, fact: Fact, own: Value | None, cuts: CutPoints) -> list[Value]:
    """Return the values of `fact` to try, its `own` among them, in order where they have one: those at and beside cut points."""
    near = cuts.values.get(fact.id, ())
    order = order_of(fact, pack)
    if order is not None:
        return list(dict.fromkeys((*order, *(one for one in near if isinstance(one, str)))))
    match fact.type:
        case NumberType() | MoneyType() | DateType():
            return _on_the_line(fact, [one for one in (*near, own) if one is not None])
        case TextType():
            texts = [one for one in near if isinstance(one, str)]
            return [*texts, *([] if fact.type.pattern else _OTHER_TEXTS)]
        case SetType():
            named = [one for cut in near for one in (cut if isinstance(cut, frozenset) else [cut])]
            return [frozenset(), *(frozenset({one}) for one in dict.fromkeys(named) if isinstance(one, str))]
        case RecordsType():
            return [(), *cuts.lists.get(fact.id, ())]
        case BooleanType() | ChoiceType():
            return []  # these have an order
        case _:
            assert_never(fact.type)


def pairs_apart(claim: Claim, found: list[Value]) -> list[tuple[Value, Value]]:
    """Return the pairs of values that a claim holds against each other: neighbours for a cliff, else any two."""
    fact = claim.pack.facts[claim.fact]
    if isinstance(claim.law, NoCliff):
        steps = ((one, next_to(fact, one, order_of(fact, claim.pack))) for one in found)
        return [(one, other) for one, other in steps if other is not None]
    return [(one, other) for at, other in enumerate(found) for one in found[:at]]


def next_to(fact: Fact, value: Value, order: tuple[Value, ...] | None) -> Value | None:
    """Return the value one unit above `value`: the next choice, 1, 0.01, a fen, a day; None at the end."""
    if order is not None:
        place = order.index(value) + 1 if value in order else len(order)
        return order[place] if place < len(order) else None
    return _moved(fact, value, 1)


def rank(fact: Fact, value: Value) -> int | None:
    """Return a number, an amount or a day as the number of its smallest units; None for what has none."""
    match value:
        case bool():
            return None
        case Money():
            return value.in_fen
        case date():
            return value.toordinal()
        case int() | Decimal():
            whole = isinstance(fact.type, NumberType) and fact.type.whole
            return int(value if whole else value * 100)
        case _:
            return None


def between(fact: Fact, units: int) -> Value:
    """Return the value that is so many smallest units."""
    match fact.type:
        case MoneyType():
            return Money(units)
        case DateType():
            return date.fromordinal(units)
        case NumberType(whole=True):
            return units
        case _:
            return Decimal(units) * _HUNDREDTH


def _on_the_line(fact: Fact, near: list[Value]) -> list[Value]:
    """Return the values at and beside `near`, and the ends, from low to high."""
    found = {value for one in near for value in _beside(fact, one)}
    if isinstance(fact.type, NumberType):
        low, high = fact.type.minimum, fact.type.maximum
        found |= {one for one in (0 if low is None else low, high) if one is not None}
        found |= {_FAR} if high is None else set()
    if isinstance(fact.type, MoneyType):
        found |= {Money(0), Money.yuan(_FAR)}
    return sorted(found, key=lambda one: rank(fact, one) or 0)


def _beside(fact: Fact, value: Value) -> Iterator[Value]:
    for by in (-1, 0, 1):
        moved = _moved(fact, value, by)
        if moved is not None:
            yield moved


def _moved(fact: Fact, value: Value, by: int) -> Value | None:
    """Return the value some units away, None where the fact can have no such value."""
    match fact.type, value:
        case NumberType() as kind, int() | Decimal() if not isinstance(value, bool):
            moved = value + by * (1 if kind.whole else _HUNDREDTH)
            low = kind.minimum is not None and moved < kind.minimum
            return None if low or (kind.maximum is not None and moved > kind.maximum) else moved
        case MoneyType(), Money():
            return Money(value.in_fen + by) if value.in_fen + by >= 0 else None
        case DateType(), date() if date.min < value < date.max:
            return value + by * _DAY
        case _:
            return None
