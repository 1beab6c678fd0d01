"""Do rules rest on sources that can carry them, and is every source cited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from talentrules.check.conditions import Stated as Place
from talentrules.check.conditions import stated, within
from talentrules.check.quotes import stands_in
from talentrules.diagnostics import Diagnostic, diagnose
from talentrules.model.conditions import (
    All,
    Any,
    AtLeastN,
    BenefitCondition,
    Compare,
    CompareQuantity,
    Condition,
    DefinitionCondition,
    FindingCondition,
    Not,
    NotRequired,
    Records,
)
from talentrules.model.pack import Benefit, Pack, Version
from talentrules.model.quantities import Constant, Stated, Table
from talentrules.model.sources import Citation, SourceKind
from talentrules.model.walk import Term, conditions_below
from talentrules.money import Money
from talentrules.source import NOWHERE, Span

__all__ = ["problems"]


def problems(pack: Pack) -> Iterator[Diagnostic]:
    """Yield rules that rest on single cases, and sources that nothing cites."""
    yield from _anecdotes(pack)
    cited = {cite.source for cite in _citations(pack)}
    for source in pack.sources.values():
        if source.id not in cited:
            yield diagnose("unused-source", source.span, title=source.title)


def _anecdotes(pack: Pack) -> Iterator[Diagnostic]:
    for definition in pack.definitions.values():
        ruling = _first_rule(definition.when)
        if ruling is not None and _only_anecdotes(pack, definition.cite):
            yield diagnose("anecdote-rule", ruling.span, name=definition.name)
    for entry in (*pack.quantities.values(), *pack.groups.values()):
        if _only_anecdotes(pack, entry.cite):
            yield diagnose("anecdote-rule", entry.span, name=entry.name)
    for benefit in pack.benefits.values():
        for span in _of_benefit(pack, benefit):
            yield diagnose("anecdote-rule", span, name=benefit.name)
    for one in stated(pack):
        for span in _on_its_own_anecdotes(pack, one):
            yield diagnose("anecdote-rule", span, name=one.owner.name)


def _of_benefit(pack: Pack, benefit: Benefit) -> Iterator[Span]:
    """Yield the places of the rules and obligations of `benefit` that only single cases support."""
    for version in benefit.versions:
        span = _rule_on_anecdotes(pack, benefit, version)
        if span is not None:
            yield span
        owed = version.obligation
        if owed is not None and _only_anecdotes(pack, owed.cite or _around(benefit, version)):
            yield benefit.span if owed.span == NOWHERE else owed.span


def _on_its_own_anecdotes(pack: Pack, one: Place) -> Iterator[Span]:
    """Yield the places of the condition or of the rows that cite nothing but single cases themselves."""
    term = one.term
    if isinstance(term, Table):
        for row in term.rows:
            if _only_anecdotes(pack, row.cite):
                yield one.span if row.span == NOWHERE else row.span
    elif isinstance(term, Condition) and _only_anecdotes(pack, term.cite):
        ruling = _first_rule(term)
        if ruling is not None:
            yield ruling.span


def _around(benefit: Benefit, version: Version) -> tuple[Citation, ...]:
    return version.cite + benefit.cite


def _rule_on_anecdotes(pack: Pack, benefit: Benefit, version: Version) -> Span | None:
    """Return the place of the amount, else of the condition, that only single cases support.

    An amount rests on the quotes that hold its numbers: a rule beside a single case lends it nothing.
    """
    several = len(benefit.versions) > 1 and bool(version.cite)
    cites = _around(benefit, version)
    alone = several and _only_anecdotes(pack, version.cite)
    if version.amount is not None:
        places = within(pack, benefit, version.amount.quantity, cites)
        if any(_number_on_anecdotes(pack, one, alone=alone) for one in places):
            return version.amount.span
    ruling = _first_rule(version.when)
    return ruling.span if ruling is not None and (alone or _only_anecdotes(pack, cites)) else None


def _number_on_anecdotes(pack: Pack, one: Place, *, alone: bool) -> bool:
    """Return whether `one` states a number that only single cases support; told at the row where the row cites them."""
    if isinstance(one.around, Table) and any(
        one.term is row.value and _only_anecdotes(pack, row.cite) for row in one.around.rows
    ):
        return False
    numbers = _numbers(one.term)
    holding = [tuple(cite for cite in one.cites if stands_in(number, (cite,))) for number in numbers]
    anecdotal = alone or _only_anecdotes(pack, one.cites)
    return bool(numbers) and (anecdotal or any(_only_anecdotes(pack, some) for some in holding))


def _numbers(term: Term) -> list[int | Decimal | Money | date]:
    """Return the numbers that `term` states itself; 0 and 1 may stand for the form alone."""
    match term:
        case Stated(interval=interval):
            return [end for end in (interval.low, interval.high) if end is not None]
        case Constant(value=value) if value not in (0, 1, Money(0)):
            return [value]
        case _:
            return []


def _first_rule(condition: Condition | None) -> Condition | None:
    """Return the first condition that sets a rule: not one that leaves it to an authority or says 不限."""
    return next((one for one in conditions_below(condition) if _rules(one)), None)


def _rules(condition: Condition) -> bool:
    match condition:
        case Compare() | CompareQuantity() | Records() | DefinitionCondition() | BenefitCondition():
            return True
        case FindingCondition() | NotRequired():
            return False
        case All() | Any() | AtLeastN() | Not():
            return False  # these rule through their parts


def _only_anecdotes(pack: Pack, cites: Iterable[Citation]) -> bool:
    kinds = [_kind(pack, cite) for cite in cites]
    return bool(kinds) and set(kinds) == {SourceKind.ANECDOTE}


def _kind(pack: Pack, cite: Citation) -> SourceKind:
    return cite.kind or pack.sources[cite.source].kind


def _citations(pack: Pack) -> Iterator[Citation]:
    """Yield every citation of `pack`."""
    for one in stated(pack):
        yield from one.cites
    for entries in (pack.documents, pack.findings, pack.definitions, pack.quantities, pack.benefits, pack.groups):
        for entry in entries.values():
            yield from entry.cite
    for statistic in pack.statistics.values():
        yield from statistic.cite
    for benefit in pack.benefits.values():
        yield from () if benefit.procedure is None else benefit.procedure.cite
        for version in benefit.versions:
            yield from version.cite
            yield from () if version.obligation is None else version.obligation.cite
