"""Do groups do anything: whether anybody can have both of two benefits, and whether anybody is left with one at all.

A group acts on whoever is eligible by the benefits' own rules, so its questions are about two of these rules at once.
Where claims that were received count too (`received`), what a person had elsewhere decides, and nothing is asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TypeVar

from talentrules.diagnostics import fill
from talentrules.model.conditions import All, Condition, Not
from talentrules.model.groups import STAGES, ChooseOne, Excludes, Fallback, Group, Highest, Requires
from talentrules.model.pack import Benefit, Clock, Version
from talentrules.proofs.finding import Finding, Undecided
from talentrules.proofs.meaning import always_in_force
from talentrules.proofs.subject import World
from talentrules.proofs.survey import Survey, TooLargeError

__all__ = ["both_possible", "choices", "exclusions", "fallbacks", "requirements"]

_Found = Iterator[Finding | Undecided]
_G = TypeVar("_G", bound=Group)


def exclusions(world: World, budget: int) -> _Found:
    """Yield each benefit that a group excludes beside one that nobody can have at the same time anyway.

    And each one that everybody loses who could have it, as everybody of these has the other one.
    """
    for group in _of(world, Excludes):
        for name in group.benefits:
            one, other = world.pack.benefits[group.winner], world.pack.benefits[name]
            try:
                if not both_possible(world, one, other, budget):
                    yield _finding("exclusion-never-bites", group, name=other.name, other=one.name)
                elif _always_taken(world, other, one, budget) and not _may_fall(world, one, group):
                    yield _finding("nobody-is-left", group, name=other.name, other=one.name)
            except TooLargeError:
                yield Undecided(code="exclusion-never-bites", name=group.name)


def choices(world: World, budget: int) -> _Found:
    """Yield each group of which nobody can have two, so that there is nothing to compare and nothing to choose."""
    choosing: list[Highest | ChooseOne] = [*_of(world, Highest), *_of(world, ChooseOne)]
    for group in choosing:
        pairs = combinations([world.pack.benefits[one] for one in dict.fromkeys(group.benefits)], 2)
        try:
            if not any(both_possible(world, one, other, budget) for one, other in pairs):
                yield _finding("choice-never-needed", group)
        except TooLargeError:
            yield Undecided(code="choice-never-needed", name=group.name)


def requirements(world: World, budget: int) -> _Found:
    """Yield what is required of nobody who does not have it anyway, and what nobody has who needs it."""
    for group in _of(world, Requires):
        for name in group.benefits:
            one = world.pack.benefits[name]
            try:
                yield from _required(world, group, one, budget)
            except TooLargeError:
                yield Undecided(code="requirement-never-bites", name=group.name)


def _required(world: World, group: Requires, one: Benefit, budget: int) -> Iterator[Finding]:
    needed = [world.pack.benefits[name] for name in group.needed]
    for other in needed:
        if not both_possible(world, one, other, budget) and _anybody(world, one, budget):
            yield _finding("requirement-never-met", group, name=one.name, other=other.name)
            return
    if all(_always_taken(world, one, other, budget) and not _may_fall(world, other, group) for other in needed):
        others = "、".join(other.name for other in needed)
        yield _finding("requirement-never-bites", group, name=one.name, other=others)


def fallbacks(world: World, budget: int) -> _Found:
    """Yield what stands in for a benefit that nobody has who could have it, or that everybody has who could."""
    for group in _of(world, Fallback):
        one, other = world.pack.benefits[group.benefit], world.pack.benefits[group.instead_of]
        try:
            if not both_possible(world, one, other, budget, group.available):
                yield _finding("fallback-never-bites", group, name=one.name, other=other.name)
            elif _always_taken(world, one, other, budget, group.available) and not _may_fall(world, other, group):
                yield _finding("nobody-is-left", group, name=one.name, other=other.name)
        except TooLargeError:
            yield Undecided(code="fallback-never-bites", name=group.name)


def _of(world: World, kind: type[_G]) -> Iterator[_G]:
    """Yield the groups of one kind for which only what is granted here counts."""
    return (group for group in world.pack.groups.values() if isinstance(group, kind) and not group.received)


def _finding(code: str, group: Group, **names: str) -> Finding:
    return Finding(diagnostic=fill(code, {"group": group.name, **names}, group.span))


def both_possible(world: World, one: Benefit, other: Benefit, budget: int, *also: Condition) -> bool:
    """Return whether somebody may be eligible for both, with `also` holding."""
    if one.informational or other.informational:
        return True
    dated = one.version_by is Clock.EVALUATION and other.version_by is Clock.EVALUATION
    return any(
        _may(world, budget, world.meaning.granted(first), world.meaning.granted(second), *also)
        for first in one.versions
        for second in other.versions
        if not dated or first.days.overlaps(second.days)
    )


def _anybody(world: World, one: Benefit, budget: int) -> bool:
    return any(_may(world, budget, world.meaning.granted(version)) for version in one.versions)


def _always_taken(world: World, one: Benefit, other: Benefit, budget: int, *also: Condition) -> bool:
    """Return whether everybody who is eligible for `one` is so for `other`, with `also` holding; and somebody is."""
    if one.informational or other.informational or not _anybody(world, one, budget):
        return False
    return all(
        any(
            _covers(other, second, one, first) and not _without(world, first, second, budget, *also)
            for second in other.versions
        )
        for first in one.versions
    )


def _without(world: World, first: Version, second: Version, budget: int, *also: Condition) -> bool:
    """Return whether somebody may be eligible under `first` and not under `second`, or without `also`."""
    had = All(parts=(world.meaning.granted(second), *also))
    return _may(world, budget, world.meaning.granted(first), Not(part=had))


def _covers(other: Benefit, wide: Version, one: Benefit, narrow: Version) -> bool:
    """Return whether `wide` of `other` is in force wherever `narrow` of `one` is."""
    if always_in_force(other):
        return True
    first, last = wide.days.first, wide.days.last
    from_then = first is None or (narrow.days.first is not None and narrow.days.first >= first)
    till_then = last is None or (narrow.days.last is not None and narrow.days.last <= last)
    return one.version_by == other.version_by and from_then and till_then


def _may(world: World, budget: int, *conditions: Condition) -> bool:
    return Survey(world.pack, world.meaning, world.pack.facts).satisfiable(conditions, budget)


def _may_fall(world: World, benefit: Benefit, before: Group) -> bool:
    """Return whether a group that acts before `before`, or may do so, can set `benefit` aside."""
    others = (one for one in world.pack.groups.values() if one is not before)
    return any(benefit.id in _sets_aside(one) for one in others if _stage(one) <= _stage(before))


def _sets_aside(group: Group) -> tuple[str, ...]:
    return (group.benefit,) if isinstance(group, Fallback) else group.benefits


def _stage(group: Group) -> int:
    return STAGES.index(type(group))
