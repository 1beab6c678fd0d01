"""Persons to put to both packs: made from a cell, with the facts that no cell settles tried at a few values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice, product

from talentrules.diffing.both import Both
from talentrules.diffing.half_known import ELSEWHERE, UNKNOWN_POINT, known_part
from talentrules.inquiry.cut_points import cut_points
from talentrules.model.conditions import Condition
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
from talentrules.model.pack import Pack
from talentrules.model.profile import Case, Known
from talentrules.money import Money
from talentrules.proofs.space import Axis, Space
from talentrules.proofs.survey import Survey, TooLargeError
from talentrules.proofs.witness import Maker, read_in_records

__all__ = ["Crowd", "Rest", "filled", "rests"]

Way = tuple[int, ...]
"""A point on each axis of a space."""
_MOST_CELLS = 24
_MOST_MIXES = 6
_MOST_FILLED = 18
_YUAN = tuple(Money.yuan(one) for one in (300_000, 2_000, 10_000_000, 100, 50_000, 1_000_000))
_NUMBERS = (3, 1, 12, 40, 150, 7)


@dataclass(frozen=True, slots=True)
class Rest:
    """Conditions that share no domain with what is looked at: a space of their own, and where they all hold."""

    space: Space
    cells: int


def rests(survey: Survey, together: Sequence[Sequence[Condition]], budget: int) -> list[Rest]:
    """Return a rest for each set of conditions; one too large is left to whoever runs the person."""
    found: list[Rest] = []
    for conditions in together:
        try:
            space = survey.space(conditions, budget)
        except TooLargeError:
            continue
        cells = space.everything
        for one in conditions:
            cells &= survey.bits(one, space)
        found.append(Rest(space, cells))
    return found


@dataclass(frozen=True, slots=True)
class Crowd:
    """Makes persons for some benefits of the common pack, on a day, with some facts given."""

    both: Both
    benefits: tuple[str, ...]
    on: date
    given: Mapping[str, Value]

    @property
    def maker(self) -> Maker:
        """What makes a case of points."""
        world = self.both.world
        part = world.slice(*self.benefits)
        return Maker(part, world.meaning, self.on, self.given, read_in_records(part.terms))

    def persons(self, space: Space, cells: int, others: Sequence[Rest] = ()) -> Iterator[Case]:
        """Yield persons that should lie in one of `cells` of `space`, and in each of the others' cells."""
        maker = self.maker
        whole = Space(axes=(*space.axes, *_axes_of(others)))
        tails = _tails(maker, others)
        for cell in islice(space.single(cells), _MOST_CELLS):
            for way in maker.ways(space, cell):
                yield from self._first(maker, whole, way, tails)

    def half_known(self, space: Space, cells: int, others: Sequence[Rest] = ()) -> Iterator[Case]:
        """Yield persons in `cells` of a space of the half known: what is not known there, they do not say."""
        maker = self.maker
        tails = _tails(maker, others)
        for cell in islice(space.single(cells), 10 * _MOST_CELLS):
            kept = [
                (axis, _known_place(axis, digit)) for axis, digit in zip(space.axes, space.digits(cell), strict=True)
            ]
            if any(place is None for _, place in kept):
                continue
            said = [(known_part(axis), place) for axis, place in kept if place is not None and place >= 0]
            whole = Space(axes=(*(axis for axis, _ in said), *_axes_of(others)))
            yield from self._first(maker, whole, tuple(place for _, place in said), tails)

    @staticmethod
    def _first(maker: Maker, whole: Space, way: Way, tails: Sequence[tuple[Way, ...]]) -> Iterator[Case]:
        """Yield a person at the points of `way`, with the first of `tails` that can be joined to it."""
        ways = [(*way, *(place for part in tail for place in part)) for tail in tails]
        back = Space(axes=whole.axes[::-1])  # what is settled first may stand in the way of the rest
        cases = (maker.case(*one) for some in ways for one in ((whole, some), (back, some[::-1])))
        return islice((case for case in cases if case is not None), 1)


def _axes_of(others: Sequence[Rest]) -> Iterator[Axis]:
    return (axis for one in others for axis in one.space.axes)


def _tails(maker: Maker, others: Sequence[Rest]) -> list[tuple[Way, ...]]:
    """Return some ways to be in the cells of all `others`."""
    return list(islice(product(*(_some_ways(maker, one.space, one.cells) for one in others)), _MOST_MIXES))


def _known_place(axis: Axis, digit: int) -> int | None:
    """Return a point of a cell from which a person can be made, -1 where they say nothing; None where there is none."""
    points = {place: axis.points[place] for place in axis.places(digit)}
    known = [place for place, one in points.items() if one is not UNKNOWN_POINT and one is not ELSEWHERE]
    if known:
        return known[0]
    return -1 if any(one is UNKNOWN_POINT for one in points.values()) else None


def _some_ways(maker: Maker, space: Space, cells: int) -> list[Way]:
    ways = (way for cell in islice(space.single(cells), 3) for way in islice(maker.ways(space, cell), 2))
    return list(ways)


# Facts that no cell settles ------------------------------------------------------------------------------------------


def filled(case: Case, pack: Pack) -> Iterator[Case]:
    """Yield `case` as it is, then with what else `pack` reads of it at some values, then with other numbers and days.

    A condition settles a fact where it turns, which need not be where an amount does.
    """
    yield case
    fuller = case
    for one in _completed(case, pack):
        fuller = one if fuller is case else fuller
        yield one
    yield from _varied(fuller, pack)


def _varied(case: Case, pack: Pack) -> Iterator[Case]:
    """Yield `case` with one of its numbers, amounts, days or lists at another value."""
    facts = case.profile.facts
    counted = (NumberType, MoneyType, DateType, RecordsType)
    for fact in (fact for fact in pack.facts_read if fact in facts and isinstance(pack.facts[fact].type, counted)):
        for value in _samples(pack.facts[fact], case.on):
            taken = {**facts, fact: Known(value=value)}
            yield replace(case, profile=replace(case.profile, facts=taken))


def _completed(case: Case, pack: Pack) -> Iterator[Case]:
    """Yield `case` with all that `pack` reads of it beside what it says."""
    facts = case.profile.facts
    open_ = [fact for fact in pack.facts_read if fact not in facts]
    if not open_:
        return
    lists = cut_points(pack, case).lists
    values = cut_points(pack, case).values
    samples: dict[str, list[Value]] = {}
    for fact in open_:
        found = list[Value](lists.get(fact, ()))[:6]
        samples[fact] = [*found, *_samples(pack.facts[fact], case.on), *values.get(fact, ())[:6]]
    for turn in range(_MOST_FILLED):
        taken = {
            fact: Known(value=some[(turn + turn // 6 * place) % len(some)])
            for place, (fact, some) in enumerate(samples.items())
        }
        yield replace(case, profile=replace(case.profile, facts={**facts, **taken}))


def _samples(fact: Fact, on: date, *, depth: int = 0) -> list[Value]:  # noqa: PLR0911 - one case a type
    match fact.type:
        case BooleanType():
            return [True, False]
        case NumberType() as kind:
            fits = [
                one for one in _NUMBERS if (kind.minimum or 0) <= one and (kind.maximum is None or one <= kind.maximum)
            ]
            return [*fits] or [kind.minimum or 0]
        case MoneyType():
            return list(_YUAN)
        case DateType():
            return [on - timedelta(days=days) for days in (400, 0, 4000, 30, 10_000)]
        case TextType():
            return ["其他"]
        case ChoiceType() as kind:
            return [one.id for one in kind.options] or [NONE]
        case SetType() as kind:
            return [frozenset(), *(frozenset({one.id}) for one in kind.options[:4])]
        case RecordsType() as kind:
            return [*(_records(kind, on, depth))]
        case _:
            return [NONE]


def _records(kind: RecordsType, on: date, depth: int) -> Iterator[Value]:
    if depth:
        yield ()
        return
    for turn in range(3):
        record = {one.id: some[turn % len(some)] for one in kind.fields if (some := _samples(one, on, depth=depth + 1))}
        yield (record,)
    yield ()
