"""Domains cut into cells: for each fact a value for every way in which constants can tell its values apart.

Between two neighbouring constants nothing that compares with constants can tell one value from another, so that one of
them stands for all. `null` is a cell where the type knows it (days, texts, choices without an order) or where the pack
asks for it; that a person has, say, no number of homes at all, not even 0, is not thought of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import chain, combinations, pairwise
from typing import Any, assert_never

from talentrules.model.facts import (
    NONE,
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
from talentrules.money import Money

__all__ = ["Point", "numbers", "points"]

_DAY = timedelta(days=1)
_MOST_MEMBERS = 8
_STEP = Decimal("0.01")
_OTHER_TEXT = "其他"


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a domain, standing for its cell. `single` says that the cell is this value alone, and may be a hole."""

    value: Any
    single: bool = False


def points(fact: Fact, constants: Iterable[Value]) -> list[Point] | None:  # noqa: PLR0911 - one line a type
    """Return points of every cell into which `constants` cut the values of `fact`, in order where they have one.

    None where there are too many, and for record lists, whose cells are another matter.
    """
    named = list(dict.fromkeys(constants))
    asked_for_none = [Point(NONE)] if NONE in named else []
    match fact.type:
        case BooleanType():
            return [Point(value=True), Point(value=False), *asked_for_none]
        case NumberType():
            return [*_in_range(fact.type, named), *asked_for_none]
        case MoneyType():
            return [*_moneys(named), *asked_for_none]
        case DateType():
            return [*_days(named), Point(NONE)]
        case TextType():
            return [*(Point(one) for one in named if one is not NONE and one), Point(_OTHER_TEXT), Point(NONE)]
        case ChoiceType():
            others = [one for one in named if isinstance(one, str) and one not in fact.type.by_id]
            none = asked_for_none if fact.type.ordered else [Point(NONE)]
            return [*(Point(one.id) for one in fact.type.options), *map(Point, others), *none]
        case SetType():
            found = _subsets(named, fact.type)
            return None if found is None else [*found, *asked_for_none]
        case RecordsType():
            return None
        case _:
            assert_never(fact.type)


def numbers(cuts: Iterable[Fraction], step: Fraction | None, least: Fraction | None = None) -> list[Point]:
    """Return points of the cells into which `cuts` divide the numbers from `least` on.

    `step` is the distance of neighbours where numbers are whole (or whole fen); None where they lie dense.
    """
    found = list(_on_the_line(sorted(set(cuts)), step))
    return [one for one in found if least is None or (isinstance(one.value, Fraction) and one.value >= least)]


def _on_the_line(cuts: list[Fraction], step: Fraction | None) -> Iterator[Point]:
    if not cuts:
        yield Point(Fraction(0))
        return
    near = step or Fraction(1)
    yield Point(cuts[0] - near)
    for one, following in pairwise([*cuts, None]):
        if one is None:
            continue
        yield Point(one, single=True)
        if following is None:
            yield Point(one + near)
        elif step is None:
            yield Point((one + following) / 2)
        elif following - one > step:
            yield Point(one + step, single=following - one == 2 * step)


def _in_range(kind: NumberType, named: list[Value]) -> Iterator[Point]:
    """Yield numbers of the type. A decimal one lies dense: beside a constant stands one a hundredth away, or nearer."""
    cuts = sorted(Fraction(one) for one in named if isinstance(one, int | Decimal))
    for end in (kind.minimum, kind.maximum):
        if end is not None:
            cuts.append(Fraction(end))
    for one in numbers(cuts or [Fraction(0)], Fraction(1) if kind.whole else None):
        value = one.value
        above = kind.minimum is None or value >= kind.minimum
        if above and (kind.maximum is None or value <= kind.maximum):
            yield Point(_number(value, kind), one.single)


def _number(value: Fraction, kind: NumberType) -> int | Decimal:
    if kind.whole or value.denominator == 1:
        return int(value)
    return Decimal(value.numerator) / Decimal(value.denominator)


def _moneys(named: list[Value]) -> Iterator[Point]:
    cuts = [Fraction(one.in_fen) for one in named if isinstance(one, Money)]
    for one in numbers([*cuts, Fraction(0)], Fraction(1), least=Fraction(0)):
        yield Point(Money(int(one.value)), one.single)


def _days(named: list[Value]) -> Iterator[Point]:
    cuts = sorted(one for one in named if isinstance(one, date))
    if not cuts:
        yield Point(date(2000, 1, 1))
        return
    if cuts[0] > date.min:
        yield Point(cuts[0] - _DAY)
    for one, following in zip(cuts, [*cuts[1:], None], strict=True):
        yield Point(one, single=True)
        if one < date.max and (following is None or following - one > _DAY):
            yield Point(one + _DAY, single=following is not None and following - one == 2 * _DAY)


def _subsets(named: list[Value], kind: SetType) -> list[Point] | None:
    """Return every set of the members that the pack asks for; one that it never names matters where sets are compared."""
    wholes = [one for one in named if isinstance(one, frozenset)]
    members = list(
        dict.fromkeys([str(one) for one in named if isinstance(one, str)] + [m for one in wholes for m in sorted(one)])
    )
    if wholes:
        members += [one.id for one in kind.options if one.id not in members][:1]
    if len(members) > _MOST_MEMBERS:
        return None
    sizes = (combinations(members, size) for size in range(len(members) + 1))
    return [Point(frozenset(one)) for one in chain.from_iterable(sizes)]
