"""Does more bring more: no hole of one day, one year or one yuan, and a better degree never less than a worse one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import islice, pairwise

from talentrules.diagnostics import fill
from talentrules.model.decision import Item, Verdict
from talentrules.model.facts import ChoiceType, Value
from talentrules.model.pack import Pack
from talentrules.model.profile import Case
from talentrules.model.quantities import HitPolicy
from talentrules.model.walk import facts_read
from talentrules.money import Money
from talentrules.proofs.finding import Finding
from talentrules.proofs.places import place_of, place_of_row
from talentrules.proofs.space import Axis
from talentrules.proofs.subject import Subject, eligible
from talentrules.source import NOWHERE, Span

__all__ = ["MONOTONE", "better_gets_less", "holes", "pays_less", "rankings"]

MONOTONE = ("education_level", "degree", "title_rank", "skill_level")
"""What ranks people where a pack declares nothing (`monotone`): whoever stands higher should not get less."""
_MOST_CELLS = 12


def rankings(pack: Pack) -> dict[str, tuple[str, ...]]:
    """Return the facts that rank people, with their choices from low to high: those declared, else the usual ones."""
    if pack.monotone is not None:
        return dict(pack.monotone)
    found: dict[str, tuple[str, ...]] = {}
    for fact in MONOTONE:
        known = pack.facts.get(fact)
        if known is not None and isinstance(known.type, ChoiceType) and known.type.ordered:
            found[fact] = tuple(one.id for one in known.type.options)
    return found


def holes(subject: Subject) -> Iterator[Finding]:
    """Yield each single value at which somebody gets nothing who gets something one unit below and one above."""
    if subject.benefit.informational:
        return
    for number, axis in enumerate(subject.space.axes):
        for place in range(1, len(axis.points) - 1):
            if _single(axis, place):
                persons = _in_the_hole(subject, number, place)
                if persons is not None:
                    leaf = next((leaf for leaf in axis.leaves if leaf.span != NOWHERE), None)
                    span = place_of(subject) if leaf is None else leaf.span
                    words = {"name": subject.benefit.name, "fact": _names(subject, axis)}
                    words |= {"value": _written(axis.points[place].value)}
                    yield Finding(diagnostic=fill("one-unit-hole", words, span), persons=persons)


def _single(axis: Axis, place: int) -> bool:
    """Return whether a point is a cell of one value between two others."""
    near = [axis.points[at] for at in (place - 1, place, place + 1)]
    ordered = all(isinstance(one.value, int | Decimal | Fraction | Money | date) for one in near)
    apart = axis.cell_of[place] not in (axis.cell_of[place - 1], axis.cell_of[place + 1])
    return ordered and apart and bool(near[1].single)


def _in_the_hole(subject: Subject, number: int, place: int) -> tuple[Case, ...] | None:
    """Return a person at the value, and the same one unit below and above."""
    space, cell_of = subject.space, subject.space.axes[number].cell_of
    below, here, above = (cell_of[at] for at in (place - 1, place, place + 1))
    left = space.moved(subject.granted, number, to=here, of=below)
    right = space.moved(subject.granted, number, to=here, of=above)
    for cell in islice(space.single(left & right & ~subject.granted), _MOST_CELLS):
        for way in subject.maker.ways(space, cell, {number: place}):
            ways = [(*way[:number], at, *way[number + 1 :]) for at in (place, place - 1, place + 1)]
            persons = [subject.maker.case(space, one) for one in ways]
            if _falls(subject, persons):
                return tuple(one for one in persons if one is not None)
    return None


def _falls(subject: Subject, persons: list[Case | None]) -> bool:
    items = [subject.item(one) for one in persons if one is not None]
    return len(items) == 3 and items[0].own is Verdict.INELIGIBLE and eligible(items[1]) and eligible(items[2])


def _names(subject: Subject, axis: Axis) -> str:
    read = dict.fromkeys(fact for leaf in axis.leaves for fact in facts_read(leaf))
    return "、".join(subject.world.pack.facts[fact].name for fact in read)


def _written(value: Value | Fraction) -> str:
    return str(value)


def better_gets_less(subject: Subject) -> Iterator[Finding]:
    """Yield each ranking in which somebody would get less one step up, with both."""
    if subject.benefit.informational:
        return
    ranked = rankings(subject.world.pack)
    for number, axis in enumerate(subject.space.axes):
        match axis.key:
            case ("fact", str() as fact) if fact in ranked:
                found = _less(subject, number, fact, ranked[fact])
                if found is not None:
                    yield found
            case _:
                pass


def _less(subject: Subject, number: int, fact: str, order: tuple[str, ...]) -> Finding | None:
    axis, known = subject.space.axes[number], subject.world.pack.facts[fact]
    assert isinstance(known.type, ChoiceType)  # noqa: S101 - `rankings` holds no other
    places = {one.value: place for place, one in enumerate(axis.points) if isinstance(one.value, str)}
    for low, high in pairwise(places[one] for one in order):
        if axis.cell_of[low] != axis.cell_of[high]:
            for cells, span in _worse(subject, number, axis.cell_of[low], axis.cell_of[high]):
                persons = _pair(subject, number, low, high, cells)
                if persons is not None:
                    names = [known.type.by_id[axis.points[at].value].name for at in (low, high)]
                    words = {"name": subject.benefit.name, "fact": known.name, "low": names[0], "high": names[1]}
                    return Finding(diagnostic=fill("better-gets-less", words, span), persons=persons)
    return None


def _worse(subject: Subject, number: int, low: int, high: int) -> Iterator[tuple[int, Span]]:
    """Yield cells from which one step up leads to less, with the place that says so."""
    space, granted = subject.space, subject.granted
    lost = granted & space.at(number, low) & ~space.moved(granted, number, to=low, of=high)
    for tier in subject.tiers:
        for at, counted in enumerate(tier.counts):
            yield lost & counted, place_of_row(tier.table.rows[at], subject)
        if tier.table.hit is HitPolicy.SUM:
            continue
        for at, more in enumerate(tier.values):
            for above, less in enumerate(tier.values):
                if more.low is not None and less.high is not None and more.low > less.high:
                    then = space.moved(tier.counts[above] & granted, number, to=low, of=high)
                    cells = tier.counts[at] & granted & space.at(number, low) & then
                    yield cells, place_of_row(tier.table.rows[above], subject)
    yield lost, place_of(subject)


def _pair(subject: Subject, number: int, low: int, high: int, cells: int) -> tuple[Case, Case] | None:
    for cell in islice(subject.space.single(cells), _MOST_CELLS):
        for way in subject.maker.ways(subject.space, cell, {number: low}):
            one = subject.maker.case(subject.space, way)
            other = subject.maker.case(subject.space, (*way[:number], high, *way[number + 1 :]))
            if one is not None and other is not None and pays_less(subject.item(one), subject.item(other)):
                return one, other
    return None


def pays_less(one: Item, other: Item) -> bool:
    """Return whether the second gets less than the first for certain."""
    if not eligible(one):
        return False
    if other.own is Verdict.INELIGIBLE:
        return True
    if not eligible(other) or one.rate is None or other.rate is None:
        return False
    return one.rate.low is not None and other.rate.high is not None and other.rate.high < one.rate.low
