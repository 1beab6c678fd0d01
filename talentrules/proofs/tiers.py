"""Do the rows of a table divide the people: none dead, none twice where only one may hold, nobody forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import combinations

from talentrules.diagnostics import Related, fill
from talentrules.model.decision import Item, Verdict
from talentrules.model.quantities import HitPolicy
from talentrules.proofs.finding import Finding
from talentrules.proofs.places import place_of_row, row_name
from talentrules.proofs.subject import Subject, Tier, eligible, traced
from talentrules.truth import Truth

__all__ = ["dead_rows", "gaps", "overlaps"]


def dead_rows(subject: Subject) -> Iterator[Finding]:
    """Yield rows that hold for nobody who fulfils the conditions, and those before which another one always counts."""
    for tier in subject.tiers if subject.when else ():
        for place, held in enumerate(tier.holds):
            if held & subject.when == 0:
                yield _dead(subject, tier, place, "row-never-holds", [])
            elif tier.counts[place] & subject.when == 0:
                earlier = [at for at in range(len(tier.holds)) if at != place and _sets_aside(tier, at, place)]
                if not any(tier.holds[at] == subject.space.everything for at in earlier):
                    code = "row-shadowed" if tier.table.hit is HitPolicy.FIRST else "row-subsumed"
                    yield _dead(subject, tier, place, code, _needed(subject, tier, place, earlier))


def _sets_aside(tier: Tier, at: int, place: int) -> bool:
    if tier.table.hit is HitPolicy.FIRST:
        return at < place
    return tier.holds[at] & tier.counts[place] == 0


def _needed(subject: Subject, tier: Tier, place: int, rivals: list[int]) -> list[int]:
    """Return the one rival that covers the row, else as many of them as do."""
    held = tier.holds[place] & subject.when
    for at in rivals:
        if held & ~tier.holds[at] == 0:
            return [at]
    return [at for at in rivals if held & tier.holds[at]]


def _dead(subject: Subject, tier: Tier, place: int, code: str, rivals: list[int]) -> Finding:
    rows = tier.table.rows
    related = tuple(
        Related(
            span=place_of_row(rows[at], subject),
            note=f"{row_name(rows[at], at)}在这里",
            note_en=f"row {at + 1} is here",
        )
        for at in rivals
    )
    words = {
        "name": subject.benefit.name,
        "row": row_name(rows[place], place),
        "row_en": str(place + 1),
        "others": "、".join(row_name(rows[at], at) for at in rivals),
        "others_en": ", ".join(str(at + 1) for at in rivals),
    }
    return Finding(diagnostic=fill(code, words, place_of_row(rows[place], subject), related=related))


def overlaps(subject: Subject) -> Iterator[Finding]:
    """Yield each two rows of a `unique` table that hold for one person, with that person."""
    for tier in subject.tiers:
        if tier.table.hit is not HitPolicy.UNIQUE:
            continue
        rows = tier.table.rows
        for one, other in combinations(range(len(rows)), 2):
            both = tier.holds[one] & tier.holds[other] & subject.granted
            person = subject.person(both, partial(_hit, tier, one, other))
            if person is not None:
                words = {"name": subject.benefit.name, "one": row_name(rows[one], one)}
                words |= {"other": row_name(rows[other], other), "one_en": str(one + 1), "other_en": str(other + 1)}
                yield Finding(
                    diagnostic=fill("rows-overlap", words, place_of_row(rows[other], subject)), persons=(person,)
                )


def _hit(tier: Tier, one: int, other: int, item: Item) -> bool:
    result = traced(item.calculation, tier.table)
    return eligible(item) and result is not None and {one, other} <= set(result.hit)


def gaps(subject: Subject) -> Iterator[Finding]:
    """Yield a table that leaves out somebody who fulfils the conditions of the benefit, with that person.

    Where there are no conditions beside the table, its rows are the conditions. Somebody between two tiers (one who has
    less is in one, and so is one who has more) is another matter than somebody below the lowest.
    """
    if subject.version.when is None or subject.benefit.informational:
        return
    for tier in subject.tiers:
        nobody = subject.when & ~subject.granted
        for held in tier.holds:
            nobody &= ~held
        if tier.table.otherwise is not None or len(tier.table.rows) < 2:
            continue
        between = nobody & _between(subject)
        for code, cells in (("rows-gap", between), ("rows-leave-out", nobody & ~between)):
            person = subject.person(cells, _left_out) if cells else None
            if person is not None:
                span = tier.table.span if tier.table.span.line else place_of_row(tier.table.rows[0], subject)
                words = {"name": subject.benefit.name}
                yield Finding(diagnostic=fill(code, words, span), persons=(person,))
                break


def _between(subject: Subject) -> int:
    """Return the cells below and above which, on one domain that has an order, something is granted."""
    space, found = subject.space, 0
    for number, axis in enumerate(space.axes):
        ordered = [axis.cell_of[place] for place in subject.ordered(axis)]
        reached = [
            {cell: space.moved(subject.granted, number, to=cell, of=other) for cell in ordered} for other in ordered
        ]
        for place, cell in enumerate(ordered):
            below = above = 0
            for lower in reached[:place]:
                below |= lower[cell]
            for higher in reached[place + 1 :]:
                above |= higher[cell]
            found |= below & above & space.at(number, cell)
    return found


def _left_out(item: Item) -> bool:
    met = all(one.judgement.truth is Truth.YES for one in item.conditions)
    return item.own is Verdict.INELIGIBLE and met
