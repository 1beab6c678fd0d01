"""What decided a benefit: the conditions, rows of tables and groups on which its verdict rests, by all their names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from talentrules import truth
from talentrules.explain.in_force import not_in_force_chip
from talentrules.explain.scope import Scope
from talentrules.explain.terms import composed, in_words, row_name
from talentrules.model.conditions import (
    BenefitCondition,
    Condition,
    DefinitionCondition,
    FindingCondition,
    Not,
    NotRequired,
    Quantifier,
    Records,
)
from talentrules.model.decision import ConditionResult, Decision, Item, ItemStanding, QuantityResult, Verdict
from talentrules.model.pack import Benefit as BenefitOfPack
from talentrules.model.pack import Definition, Finding, Pack
from talentrules.model.quantities import Row, Table
from talentrules.source import Span
from talentrules.truth import Truth

__all__ = ["Reason", "reasons"]

_WANTED = {Verdict.ELIGIBLE: Truth.YES, Verdict.INELIGIBLE: Truth.NO}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One thing that decided: the words by which it may be named, those that are shown first, and its place."""

    words: tuple[str, ...]
    span: Span

    @property
    def shown(self) -> str:
        """The words that a message shows."""
        return self.words[0]


def reasons(decision: Decision, item: Item) -> tuple[Reason, ...]:
    """Return what decided `item`, outermost first.

    Of a refusal these are the conditions that fail and by failing refuse it, of a grant those that hold and the rows
    that count, of an open verdict those that are open. A benefit that was set aside names the group that did it.
    """
    scope = Scope.of(decision.pack, "zh")
    match item.own:
        case Verdict.INFORMATIONAL:
            return ()
        case Verdict.NOT_IN_FORCE:
            return tuple(_out_of_force(item))
        case Verdict.INELIGIBLE:
            found = [one for tree in item.conditions for one in _deciding(tree, Truth.NO, scope)]
            return tuple(found or (one for tree in item.calculation for one in _unhit_rows(tree, scope)))
        case _ if item.set_aside_by and item.standing is ItemStanding.OUT:
            return tuple(_groups(decision, (item.set_aside_by,)))
        case _:
            return (*_granting(item, scope), *_groups(decision, item.groups))


def _granting(item: Item, scope: Scope) -> Iterator[Reason]:
    wanted = _WANTED.get(item.own, Truth.OPEN)
    for tree in item.conditions:
        yield from _deciding(tree, wanted, scope)
    for calculation in item.calculation:
        yield from _hit_rows(calculation, scope)


def _deciding(result: ConditionResult, wanted: Truth, scope: Scope) -> Iterator[Reason]:
    """Yield `result`, where it is as `wanted`, and the parts that make it so."""
    if result.judgement.truth is not wanted:
        return
    yield Reason(words=tuple(_names(result.condition, scope)), span=result.condition.span)
    inside = truth.negate(wanted) if _turns(result.condition) else wanted
    for part in result.parts:
        yield from _deciding(part, inside, scope.within(result.condition))


def _turns(condition: Condition) -> bool:
    return isinstance(condition, Not) or (isinstance(condition, Records) and condition.quantifier is Quantifier.NONE)


def _names(condition: Condition, scope: Scope) -> Iterator[str]:
    """Yield the words of a condition: the document's, those of the sheet, those of what it names."""
    yield from dict.fromkeys((in_words(condition, scope), composed(condition, scope)))
    entry = _named(condition, scope.pack)
    if entry is not None:
        yield entry.name
        yield entry.id
    if isinstance(condition, NotRequired):
        yield condition.subject


def _named(condition: Condition, pack: Pack) -> BenefitOfPack | Definition | Finding | None:
    match condition:
        case DefinitionCondition():
            return pack.definitions.get(condition.definition)
        case FindingCondition():
            return pack.findings.get(condition.finding)
        case BenefitCondition():
            return pack.benefits.get(condition.benefit)
        case _:
            return None


def _hit_rows(result: QuantityResult, scope: Scope) -> Iterator[Reason]:
    """Yield the rows that count, or may, with the conditions that make them."""
    if isinstance(result.quantity, Table):
        for place in result.hit:
            when = result.conditions[place]
            yield _row(result.quantity.rows[place], scope)
            yield from _deciding(when, when.judgement.truth, scope)
    for part in result.parts:
        yield from _hit_rows(part, scope.within(result.quantity))


def _unhit_rows(result: QuantityResult, scope: Scope) -> Iterator[Reason]:
    """Yield the rows of the tables in which nothing counts, with what keeps each from counting."""
    if isinstance(result.quantity, Table) and not result.hit:
        for row, when in zip(result.quantity.rows, result.conditions, strict=True):
            yield _row(row, scope)
            yield from _deciding(when, Truth.NO, scope)
    for part in result.parts:
        yield from _unhit_rows(part, scope.within(result.quantity))


def _row(row: Row, scope: Scope) -> Reason:
    return Reason(words=tuple(dict.fromkeys(word for word in (row_name(row, scope), row.text) if word)), span=row.span)


def _groups(decision: Decision, ids: tuple[str, ...]) -> Iterator[Reason]:
    for one in ids:
        group = decision.pack.groups[one]
        yield Reason(words=tuple(word for word in (group.name, group.id, group.text) if word), span=group.span)


def _out_of_force(item: Item) -> Iterator[Reason]:
    texts = tuple(version.text for version in item.benefit.versions if version.text)
    yield Reason(words=(not_in_force_chip(item).zh, *texts), span=item.benefit.span)
