"""Can a benefit be had at all, and does every condition make a difference."""

from __future__ import annotations

from collections.abc import Iterator

from talentrules.check.conditions import Stated, stated
from talentrules.diagnostics import diagnose, fill
from talentrules.model.conditions import (
    All,
    Any,
    AtLeastN,
    Compare,
    CompareQuantity,
    Condition,
    Not,
    NotRequired,
    Records,
)
from talentrules.model.pack import Benefit, Version
from talentrules.model.quantities import Table
from talentrules.model.walk import conditions_below, facts_read, parts
from talentrules.proofs.finding import Finding
from talentrules.proofs.places import place_of
from talentrules.proofs.space import Axis
from talentrules.proofs.subject import Subject, World
from talentrules.proofs.survey import Survey, TooLargeError
from talentrules.source import NOWHERE

__all__ = ["constants", "never_eligible", "never_matters", "nobody"]

_MAY_BE_CONSTANT = (Compare, CompareQuantity, Records, All, Any, AtLeastN, Not)


def never_eligible(subject: Subject) -> Iterator[Finding]:
    """Yield the version that nobody can be eligible for."""
    if subject.granted == 0 and not subject.benefit.informational:
        yield nobody(subject.benefit, subject.version)


def nobody(benefit: Benefit, version: Version) -> Finding:
    """Return the finding that nobody can be eligible for `version`."""
    places = (version.when.span if version.when is not None else NOWHERE, version.span, benefit.span)
    span = next((one for one in places if one != NOWHERE), NOWHERE)
    return Finding(diagnostic=diagnose("never-eligible", span, name=benefit.name))


def never_matters(subject: Subject) -> Iterator[Finding]:
    """Yield each domain that a version looks at and that changes neither the verdict nor the tier."""
    if subject.granted == 0 or subject.benefit.informational:
        return
    outcomes = [subject.granted, *(cells & subject.granted for tier in subject.tiers for cells in tier.counts)]
    for number, axis in enumerate(subject.space.axes):
        name = _name(axis, subject)
        if name and len(axis) > 1 and all(_same_along(subject, number, cells) for cells in outcomes):
            span = next((leaf.span for leaf in axis.leaves if leaf.span != NOWHERE), place_of(subject))
            words = {"name": subject.benefit.name, "fact": name}
            yield Finding(diagnostic=fill("fact-never-matters", words, span))


def _same_along(subject: Subject, number: int, cells: int) -> bool:
    space = subject.space
    first = cells & space.at(number, 0)
    others = range(1, len(space.axes[number]))
    return all(space.moved(cells, number, to=0, of=cell) == first for cell in others)


def _name(axis: Axis, subject: Subject) -> str:
    """Return what people call the domain; nothing where it has no name."""
    pack = subject.world.pack
    match axis.key:
        case ("fact" | "list", str() as fact):
            return pack.facts[fact].name
        case ("finding", str() as finding):
            return pack.findings[finding].name
        case ("quantity" | "leaf", _):
            read = dict.fromkeys(fact for leaf in axis.leaves for fact in facts_read(leaf))
            return "、".join(pack.facts[fact].name for fact in read)
        case _:
            return ""


def constants(world: World) -> Iterator[Finding]:
    """Yield the innermost conditions that always hold, and those that never do.

    That the whole condition of a version or a row never holds is said elsewhere, of the version or the row.
    """
    wholes = {id(version.when) for benefit in world.pack.benefits.values() for version in benefit.versions}
    found: set[int] = set()
    for one in reversed(list(stated(world.pack))):  # what stands inside comes before what stands around it
        if not isinstance(one.term, _MAY_BE_CONSTANT):
            continue
        if any(id(part) in found for part in parts(one.term)):
            found.add(id(one.term))
            continue
        holds = _constant(world, one, one.term)
        if holds is not None:
            found.add(id(one.term))
            if holds or not (id(one.term) in wholes or _is_row(one)):
                code = "condition-always" if holds else "condition-never"
                yield Finding(diagnostic=diagnose(code, one.span, name=one.owner.name))


def _is_row(one: Stated) -> bool:
    return isinstance(one.around, Table) and any(row.when is one.term for row in one.around.rows)


def _constant(world: World, one: Stated, term: Condition) -> bool | None:
    """Return whether a condition always holds, or never; None where it may or may not, or where that is undecided."""
    if any(isinstance(part, NotRequired) for part in conditions_below(term)):
        return None  # the pack says in so many words that a part of it does not matter (不限)
    types = world.pack.facts if one.records is None else one.records.by_id
    survey = Survey(world.pack, world.meaning, types, of_record=one.records is not None)
    if len(parts(term)) > 1 and _each_its_own(survey, term):
        return None
    try:
        space = survey.space([term])
    except TooLargeError:
        return None
    cells = survey.bits(term, space)
    if cells == space.everything:
        return True
    return False if cells == 0 else None


def _each_its_own(survey: Survey, term: Condition) -> bool:
    """Return whether no two leaves look at one domain: then the whole is constant only where a part of it is."""
    keys = [survey.key(leaf) for leaf in survey.leaves([term])]
    return len(set(keys)) == len(keys)
