"""Values of facts: the whole domain, with the values that a pack compares with, and their neighbours, mixed in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import TypeVar, assert_never

from hypothesis import strategies as st

from talentrules.model.facts import (
    NONE,
    BooleanType,
    ChoiceType,
    DateType,
    Fact,
    FactType,
    MoneyType,
    NumberType,
    Record,
    RecordsType,
    SetType,
    TextType,
    Value,
)
from talentrules.money import Money

__all__ = ["CutPoints", "bounds_of", "days", "records", "some_of", "values"]

CutPoints = Mapping[str, AbstractSet[Value]]
"""The values that a pack compares with, by the path of the fact (`level`, `spouse.recognitions.class`)."""

_DAY = timedelta(days=1)
_TENTHS = st.integers(0, 9)
_T = TypeVar("_T")
_V = TypeVar("_V", bound=Value)


def values(fact: Fact, cuts: CutPoints, path: str = "", *, complete: bool) -> st.SearchStrategy[Value]:
    """Return known values of `fact`; with `complete` no field of a record stays unknown.

    That there is none is an answer too, but not where a yes or no, a number or an amount is asked for.
    """
    known = _domain(fact, cuts, path + fact.id, complete=complete)
    return known if isinstance(fact.type, BooleanType | NumberType | MoneyType) else _or_none(known)


@st.composite
def _or_none(draw: st.DrawFn, known: st.SearchStrategy[Value]) -> Value:
    return NONE if draw(_TENTHS) == 9 else draw(known)


@cache
def bounds_of(kind: FactType) -> st.SearchStrategy[Value]:
    """Return values of a type without parts, as a pack would compare with them."""
    return _plain(kind, frozenset())


def days(cuts: Iterable[Value] = ()) -> st.SearchStrategy[date]:
    """Return days: those of `cuts`, the days beside them, and any others of about that time."""
    near = sorted({day for cut in cuts if isinstance(cut, date) for day in _beside(cut)})
    anywhere = st.one_of(st.dates(date(2019, 1, 1), date(2026, 12, 31)), st.sampled_from((date.min, date.max)))
    return _mostly(near, anywhere)


def records(kind: RecordsType, cuts: CutPoints, path: str, *, complete: bool) -> st.SearchStrategy[tuple[Record, ...]]:
    """Return record lists of up to three records, of one where the list holds a single one."""
    fields = {one.id: values(one, cuts, f"{path}.", complete=complete) for one in kind.fields}
    return _listed(some_of(fields, 10 if complete else 7), most=1 if kind.single else 3)


@st.composite
def some_of(draw: st.DrawFn, entries: Mapping[str, st.SearchStrategy[_T]], in_ten: int) -> dict[str, _T]:
    """Return a value for some of `entries`: for about so many in ten."""
    return {name: draw(entry) for name, entry in entries.items() if draw(_TENTHS) < in_ten}


@st.composite
def _listed(draw: st.DrawFn, record: st.SearchStrategy[Record], *, most: int) -> tuple[Record, ...]:
    return tuple(draw(record) for _ in range(min(most, draw(_TENTHS) // 3)))


def _domain(fact: Fact, cuts: CutPoints, path: str, *, complete: bool) -> st.SearchStrategy[Value]:
    if isinstance(fact.type, RecordsType):
        return records(fact.type, cuts, path, complete=complete)
    return _plain(fact.type, cuts.get(path, frozenset()))


def _plain(kind: FactType, cuts: AbstractSet[Value]) -> st.SearchStrategy[Value]:  # noqa: PLR0911 -- one case for each type
    match kind:
        case BooleanType():
            return st.booleans()
        case NumberType():
            return _numbers(kind, cuts)
        case MoneyType():
            near = {Money(cut.in_fen + step) for cut in cuts if isinstance(cut, Money) for step in (-1, 0, 1)}
            return _near_or({one for one in near if one.in_fen >= 0}, st.integers(0, 10**9).map(Money))
        case DateType():
            return days(cuts)
        case TextType():
            return _near_or(cuts, st.from_regex(kind.pattern or "[a-c]{1,2}", fullmatch=True))
        case ChoiceType():
            listed = st.sampled_from([one.id for one in kind.options])
            beside = [st.from_regex(kind.open_pattern, fullmatch=True)] if kind.open_pattern else []
            return _near_or(cuts, st.one_of(listed, *beside))
        case SetType():
            return st.frozensets(st.sampled_from([one.id for one in kind.options]), max_size=3)
        case RecordsType():
            raise TypeError(kind)
        case _:
            assert_never(kind)


def _numbers(kind: NumberType, cuts: AbstractSet[Value]) -> st.SearchStrategy[Value]:
    low = -1000 if kind.minimum is None else kind.minimum
    high = low + 1000 if kind.maximum is None else kind.maximum
    numbers = [cut for cut in cuts if isinstance(cut, int | Decimal)]
    if kind.whole:
        near: set[Value] = {int(cut) + step for cut in numbers for step in (-1, 0, 1)}
        return _near_or(_within(near, low, high), st.integers(low, high))
    steps = (Decimal("-0.01"), Decimal(0), Decimal("0.01"))
    near = {cut + step for cut in numbers for step in steps}
    return _near_or(_within(near, low, high), st.decimals(low, high, places=2))


def _within(numbers: AbstractSet[Value], low: int, high: int) -> set[Value]:
    return {one for one in numbers if isinstance(one, int | Decimal) and low <= one <= high}


def _near_or(near: AbstractSet[Value], anywhere: st.SearchStrategy[Value]) -> st.SearchStrategy[Value]:
    return _mostly(sorted(near, key=_by_size), anywhere)


def _mostly(near: Sequence[_V], anywhere: st.SearchStrategy[_V]) -> st.SearchStrategy[_V]:
    """Return one of `near` four times of five; a fault at a threshold hides from anything less stubborn."""
    if not near:
        return anywhere
    beside = st.sampled_from(near)
    return st.integers(0, 4).flatmap(lambda fifth: anywhere if fifth == 4 else beside)


def _by_size(value: Value) -> tuple[int | Decimal, str]:
    return (value, "") if isinstance(value, int | Decimal) else (0, str(value))


def _beside(day: date) -> Iterator[date]:
    yield day
    if day > date.min:
        yield day - _DAY
    if day < date.max:
        yield day + _DAY
