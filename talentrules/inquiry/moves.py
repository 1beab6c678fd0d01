"""What may become different in a case: one fact takes another value, or the day moves on. And which case that makes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from talentrules.inquiry.answers import Answers, knowing
from talentrules.inquiry.changeable import Changeable, mark
from talentrules.model.decision import UNKNOWN, Seen, Unknown
from talentrules.model.facts import ChoiceType, Fact, NoneType, NumberType, RecordsType, SetType, Value
from talentrules.model.profile import Case, Known
from talentrules.money import Money

__all__ = ["Move", "moved", "moves"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """`fact` changes from `before` to `after`; without a fact, the day of the evaluation does.

    With that day moves the day of application, where it is known: who waits applies later. `far` says how far it is,
    for comparison with other moves of the same fact only.
    """

    fact: str | None
    before: Seen
    after: Value
    marked: Changeable
    far: int | Decimal = 0


def moved(case: Case, *made: Move) -> Case:
    """Return `case` after the moves."""
    for move in made:
        if move.fact is not None:
            case = knowing(case, move.fact, move.after)
        elif isinstance(move.after, date):
            case = _on(case, move.after)
    return case


def _on(case: Case, day: date) -> Case:
    later = case if case.applied_on is None else knowing(case, "applied_on", day)
    return replace(later, on=day)


def moves(fact: str, answers: Answers) -> tuple[Move, ...]:
    """Return the moves of one fact worth trying, the nearest first."""
    kind = answers.pack.facts[fact]
    known = answers.case.profile.facts.get(fact)
    before = UNKNOWN if known is None else known.value
    others = [after for after in _others(kind, known, answers) if not _same(after, before)]
    made = [
        Move(
            fact=fact,
            before=before,
            after=after,
            marked=mark(kind, before, after, answers.case.on),
            far=_distance(before, after, kind, place),
        )
        for place, after in enumerate(others)
    ]
    return tuple(sorted(made, key=lambda move: move.far))


def _same(one: Seen, other: Seen) -> bool:
    return type(one) is type(other) and one == other


def _others(fact: Fact, known: Known | None, answers: Answers) -> Iterator[Value]:
    """Yield what the fact may become: of what is a list or a set already, with one thing more, less, or other."""
    if known is None or isinstance(known.value, NoneType):
        yield from answers.to(fact.id)
    elif isinstance(fact.type, SetType) and isinstance(known.value, frozenset):
        named = [one for one in answers.to(fact.id) if isinstance(one, frozenset) and len(one) == 1]
        yield from (known.value | one for one in named)
        yield from (known.value - one for one in named)
    elif isinstance(fact.type, RecordsType) and isinstance(known.value, tuple):
        yield from _other_lists(fact, known.value, answers)
    else:
        yield from answers.to(fact.id)


def _other_lists(fact: Fact, known: tuple[object, ...], answers: Answers) -> Iterator[Value]:
    """Yield lists with one field of one record other, with records added (or in their place), with one record less."""
    listed: tuple[dict[str, Value], ...] = tuple(dict(one) for one in known)  # type: ignore[call-overload]
    fields = fact.type.fields if isinstance(fact.type, RecordsType) else ()
    for place, record in enumerate(listed):
        for field in fields:
            if f"{fact.id}.{field.id}" in answers.read:
                for value in answers.to(f"{fact.id}.{field.id}"):
                    yield (*listed[:place], {**record, field.id: value}, *listed[place + 1 :])
    single = isinstance(fact.type, RecordsType) and fact.type.single
    for more in answers.to(fact.id):
        if isinstance(more, tuple):
            yield more if single else (*listed, *more)
    for place in range(len(listed)):
        yield (*listed[:place], *listed[place + 1 :])


def _distance(before: Seen, after: Value, fact: Fact, place: int) -> int | Decimal:  # noqa: PLR0911 - one line a type
    """Return how far `after` is from `before`; where that means nothing, its place among the answers worth trying."""
    match before, after:
        case (Unknown(), _) | (NoneType(), _) | (_, NoneType()):
            return place
        case (Money(), Money()):
            return abs(before.in_fen - after.in_fen)
        case (date(), date()):
            return abs((before - after).days)
        case (str(), str()) if isinstance(fact.type, ChoiceType) and fact.type.ordered:
            return abs(fact.type.ranks.get(before, 0) - fact.type.ranks.get(after, 0))
        case (int() | Decimal(), int() | Decimal()) if isinstance(fact.type, NumberType):
            return abs(Decimal(before) - after)
        case (frozenset(), frozenset()):
            return len(before ^ after)
        case _:
            return place
