"""Every condition of a pack with what stands around it: whose it is, what is cited for it, which facts it speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from talentrules.model.conditions import Compare, Condition, Records
from talentrules.model.facts import Fact, RecordsType
from talentrules.model.pack import Benefit, Definition, Pack
from talentrules.model.sources import Citation
from talentrules.model.walk import parts

__all__ = ["Stated", "fact_of", "stated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A condition, the definition or benefit that states it, and all citations that it may rest on.

    `cites` holds its own citations and those of the conditions, the version, the definition or benefit around it.
    `records` is the type of the record list around it, whose fields it speaks of; None where it speaks of the profile.
    """

    condition: Condition
    owner: Definition | Benefit
    cites: tuple[Citation, ...]
    records: RecordsType | None = None


def stated(pack: Pack) -> Iterator[Stated]:
    """Yield every condition of `pack`, outermost first. Iterative: conditions may be nested deeply."""
    for definition in pack.definitions.values():
        yield from _inside(pack, Stated(condition=definition.when, owner=definition, cites=definition.cite))
    for benefit in pack.benefits.values():
        for version in benefit.versions:
            if version.when is not None:
                yield from _inside(
                    pack, Stated(condition=version.when, owner=benefit, cites=version.cite + benefit.cite)
                )


def fact_of(pack: Pack, one: Stated, compare: Compare | Records) -> Fact | None:
    """Return the fact, or the field of the record around, that `compare` (the condition of `one`) speaks of."""
    return (pack.facts if one.records is None else one.records.by_id).get(compare.fact)


def _inside(pack: Pack, outermost: Stated) -> Iterator[Stated]:
    waiting = [outermost]
    while waiting:
        around = waiting.pop()
        condition = around.condition
        one = Stated(
            condition=condition,
            owner=around.owner,
            cites=condition.cite + around.cites if condition.cite else around.cites,
            records=around.records,
        )
        yield one
        within = _records_of(pack, one, condition) if isinstance(condition, Records) else one.records
        waiting.extend(
            Stated(condition=part, owner=one.owner, cites=one.cites, records=within)
            for part in reversed(parts(condition))
        )


def _records_of(pack: Pack, one: Stated, condition: Records) -> RecordsType | None:
    fact = fact_of(pack, one, condition)
    return fact.type if fact is not None and isinstance(fact.type, RecordsType) else None
