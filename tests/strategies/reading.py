"""What a pack reads: the facts, the findings, and the values with which it compares them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from talentrules.model.conditions import (
    All,
    Any,
    AtLeastN,
    Compare,
    Condition,
    FindingCondition,
    Not,
    Records,
)
from talentrules.model.facts import Value
from talentrules.model.pack import Benefit, Clock, Pack

__all__ = [
    "cut_points",
    "date_that_chooses",
    "dates_that_choose",
    "evaluation_days",
    "facts_read",
    "findings_read",
    "walk",
]


def walk(condition: Condition, path: str = "") -> Iterator[tuple[str, Condition]]:
    """Give every condition of the tree, each with the path of the record list that it stands in (`cards.`)."""
    yield path, condition
    for part in _parts(condition):
        yield from walk(part, f"{path}{condition.fact}." if isinstance(condition, Records) else path)


def facts_read(pack: Pack) -> frozenset[str]:
    """Return the facts that some benefit rests on, the dates that choose a version among them."""
    compared = {node.fact for path, node in _all(pack) if isinstance(node, Compare | Records) and not path}
    return dates_that_choose(pack).union(compared)


def findings_read(pack: Pack) -> frozenset[str]:
    """Return the findings that some benefit rests on."""
    return frozenset(node.finding for _, node in _all(pack) if isinstance(node, FindingCondition))


def cut_points(pack: Pack) -> Mapping[str, AbstractSet[Value]]:
    """Return, by path, the values that the pack compares with and the days on which its versions change."""
    cuts: dict[str, set[Value]] = defaultdict(set)
    for path, node in _all(pack):
        if isinstance(node, Compare):
            cuts[path + node.fact].update(node.values)
    for benefit in pack.benefits.values():
        if chooser := date_that_chooses(benefit):
            cuts[chooser].update(_ends(benefit))
    return cuts


def evaluation_days(pack: Pack) -> frozenset[Value]:
    """Return the days on which something changes that the evaluation date chooses."""
    by_day = [benefit for benefit in pack.benefits.values() if benefit.version_by is Clock.EVALUATION]
    return frozenset(day for benefit in by_day for day in _ends(benefit)) | {pack.verified_on}


def date_that_chooses(benefit: Benefit) -> str | None:
    """Return the fact whose date chooses the version, None where the evaluation date does."""
    if benefit.version_by is Clock.EVALUATION:
        return None
    return "applied_on" if benefit.version_by is Clock.APPLICATION else str(benefit.version_by)


def dates_that_choose(pack: Pack) -> frozenset[str]:
    """Return the date facts that choose the version of some benefit."""
    return frozenset(fact for fact in map(date_that_chooses, pack.benefits.values()) if fact is not None)


def _ends(benefit: Benefit) -> Iterator[Value]:
    for version in benefit.versions:
        yield from (day for day in (version.days.first, version.days.last) if day is not None)


def _all(pack: Pack) -> Iterator[tuple[str, Condition]]:
    for definition in pack.definitions.values():
        yield from walk(definition.when)
    for benefit in pack.benefits.values():
        for version in benefit.versions:
            if version.when is not None:
                yield from walk(version.when)


def _parts(condition: Condition) -> tuple[Condition, ...]:
    match condition:
        case All(parts=parts) | Any(parts=parts) | AtLeastN(parts=parts):
            return parts
        case Not(part=part):
            return (part,)
        case Records(where=where) if where is not None:
            return (where,)
        case _:
            return ()
