"""The answers worth trying for a fact: one for each way in which the pack can tell answers apart, as far as is known.

Between two neighbouring cut points a pack cannot tell one number from another, nor two choices that it never names; one
of them stands for all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import assert_never

from talentrules.inquiry.cut_points import CutPoints, cut_points, fact_under, paths_read
from talentrules.inquiry.days import beside
from talentrules.inquiry.witness import neutral
from talentrules.model.facts import (
    NONE,
    BooleanType,
    ChoiceType,
    DateType,
    Fact,
    MoneyType,
    NumberType,
    Record,
    RecordsType,
    SetType,
    TextType,
    Value,
)
from talentrules.model.pack import Pack
from talentrules.model.profile import Case, Known
from talentrules.money import Money

__all__ = ["MOST_ANSWERS", "Answers", "knowing"]

MOST_ANSWERS = 24
"""How many answers are tried for a fact at most."""

_SOME_OTHER_TEXT = "其他"


def knowing(case: Case, fact: str, value: Value) -> Case:
    """Return `case` with the fact known to be `value`; how sure that is stays as it was."""
    known = case.profile.facts.get(fact)
    now = Known(value=value) if known is None else replace(known, value=value)
    return replace(case, profile=replace(case.profile, facts={**case.profile.facts, fact: now}))


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers worth trying in one case under one pack."""

    pack: Pack
    case: Case
    cuts: CutPoints
    read: frozenset[str]

    @classmethod
    def of(cls, pack: Pack, case: Case) -> Answers:
        """Return the answers worth trying in `case`."""
        return cls(pack, case, cut_points(pack, case), frozenset(paths_read(pack)))

    def to(self, path: str) -> tuple[Value, ...]:
        """Return at most `MOST_ANSWERS` different values for the fact or field at `path`, whatever it is now."""
        fact = fact_under(self.pack.facts, path)
        found = self._of(fact, path) if fact is not None else ()
        return tuple(islice(_different(found), MOST_ANSWERS))

    def completing(self, paths: Iterable[str]) -> tuple[Value, ...]:
        """Return values of one fact that answer the missing `paths` of it: the fact itself, or fields of its records."""
        whole: list[Value] = []
        for path in paths:
            fact, _, rest = path.partition(".")
            known = self.case.profile.facts.get(fact)
            if not rest or known is None:
                whole += self.to(fact)
            else:
                whole += (_filled(known.value, rest, answer) for answer in self.to(path))
        return tuple(islice(_different(whole), MOST_ANSWERS))

    def _of(self, fact: Fact, path: str) -> Iterable[Value]:  # noqa: PLR0911 - one line a type
        cuts = self.cuts.values.get(path, ())
        match fact.type:
            case BooleanType():
                return (True, False)
            case NumberType():
                return _numbers(fact.type, cuts)
            case MoneyType():
                near = (one for cut in cuts for one in beside(cut))
                return (*(one for one in near if isinstance(one, Money) and one.in_fen >= 0), Money(0))
            case DateType():
                return (*(near for cut in cuts for near in beside(cut)), NONE, self.case.on)
            case TextType():
                return (*cuts, NONE, _SOME_OTHER_TEXT)
            case ChoiceType():
                return (*_choices(fact.type, cuts), NONE)
            case SetType():
                return (*(frozenset({str(cut)}) for cut in cuts), frozenset(map(str, cuts)), frozenset())
            case RecordsType():
                return (NONE, *(self._complete(one, fact.type, path) for one in self.cuts.lists.get(path, ())))
            case _:
                assert_never(fact.type)

    def _complete(self, listed: Iterable[Record], kind: RecordsType, path: str) -> tuple[Record, ...]:
        """Return records in which every field that the pack reads has an answer, a neutral one where none is sought."""
        asked = [field for field in kind.fields if f"{path}.{field.id}" in self.read]
        return tuple(
            {**{field.id: neutral(field) for field in asked if field.id not in record}, **record} for record in listed
        )


def _numbers(kind: NumberType, cuts: Iterable[Value]) -> Iterator[Value]:
    least = kind.minimum or 0
    ends = (least, least + 1) if kind.maximum is None else (least, kind.maximum)
    for one in (*(near for cut in cuts for near in beside(cut)), *ends):
        fits = isinstance(one, int) or not kind.whole
        above = kind.minimum is None or one >= kind.minimum  # type: ignore[operator]
        if fits and above and (kind.maximum is None or one <= kind.maximum):  # type: ignore[operator]
            yield one


def _choices(kind: ChoiceType, cuts: Iterable[Value]) -> Iterator[Value]:
    """Yield the choices that the pack names, those beside them where they have an order, and one that it never names."""
    named = [str(cut) for cut in cuts if cut is not NONE]
    yield from named
    if kind.ordered:
        places = [place for one in named if one in kind.ranks for place in (kind.ranks[one] - 1, kind.ranks[one] + 1)]
        yield from (kind.options[place].id for place in places if 0 <= place < len(kind.options))
    yield from [option.id for option in kind.options if option.id not in named][:1]


def _filled(value: Value, path: str, answer: Value) -> Value:
    """Return `value` with `answer` at `path` in each of its records that does not say yet."""
    if not isinstance(value, tuple):
        return value
    field, _, rest = path.partition(".")
    return tuple(_filled_record(record, field, rest, answer) for record in value)


def _filled_record(record: Record, field: str, rest: str, answer: Value) -> Mapping[str, Value]:
    if field not in record:
        return {**record, field: answer} if not rest else record
    return {**record, field: _filled(record[field], rest, answer)} if rest else record


def _different(values: Iterable[Value]) -> Iterator[Value]:
    """Yield each value once; record lists cannot be hashed and are few."""
    seen: list[tuple[type, Value]] = []
    for value in values:
        if (type(value), value) not in seen:
            seen.append((type(value), value))
            yield value
