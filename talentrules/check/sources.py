"""Do rules rest on sources that can carry them, and is every source cited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from talentrules.check.conditions import stated
from talentrules.check.numbers import stands_in
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
from talentrules.model.sources import Citation, SourceKind
from talentrules.model.walk import conditions_below
from talentrules.source import Span

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
    for benefit in pack.benefits.values():
        for version in benefit.versions:
            span = _rule_on_anecdotes(pack, benefit, version)
            if span is not None:
                yield diagnose("anecdote-rule", span, name=benefit.name)
    for one in stated(pack):
        if _only_anecdotes(pack, one.condition.cite):
            ruling = _first_rule(one.condition)
            if ruling is not None:
                yield diagnose("anecdote-rule", ruling.span, name=one.owner.name)


def _rule_on_anecdotes(pack: Pack, benefit: Benefit, version: Version) -> Span | None:
    """Return the place of the amount, else of the condition, that only single cases support.

    An amount rests on the quotes that hold its numbers: a rule beside a single case lends it nothing.
    """
    several = len(benefit.versions) > 1 and bool(version.cite)
    cites = version.cite + benefit.cite
    anecdotal = _only_anecdotes(pack, cites) or (several and _only_anecdotes(pack, version.cite))
    if version.amount is not None:
        interval = version.amount.interval
        ends = [end for end in (interval.low, interval.high) if end is not None]
        holding = [tuple(cite for cite in cites if stands_in(end, (cite,))) for end in ends]
        if (ends and anecdotal) or any(_only_anecdotes(pack, some) for some in holding):
            return version.amount.span
    ruling = _first_rule(version.when)
    return ruling.span if ruling is not None and anecdotal else None


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
        yield from one.condition.cite
    for entries in (pack.documents, pack.findings, pack.definitions, pack.benefits, pack.statistics):
        for entry in entries.values():
            yield from entry.cite
    for benefit in pack.benefits.values():
        yield from () if benefit.procedure is None else benefit.procedure.cite
        for version in benefit.versions:
            yield from version.cite
