"""Can each benefit and each condition come out both ways: conditions are there, bounds are the right way round."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from talentrules.check.conditions import Stated, fact_of, stated
from talentrules.check.values import value_words
from talentrules.diagnostics import Diagnostic, diagnose
from talentrules.model.conditions import All, Any, AtLeastN, Compare, Operator
from talentrules.model.facts import ChoiceType, Fact, Value
from talentrules.model.pack import Benefit, Pack
from talentrules.money import Money

__all__ = ["problems"]


def problems(pack: Pack) -> Iterator[Diagnostic]:
    """Yield benefits that anyone gets, and conditions that cannot hold or cannot fail."""
    for benefit in pack.benefits.values():
        if not benefit.informational:
            yield from _no_condition(benefit)
    for one in stated(pack):
        condition = one.condition
        if isinstance(condition, Compare):
            yield from _compared(pack, one, condition)
        elif isinstance(condition, All | Any | AtLeastN):
            yield from _listed(one, condition)


def _no_condition(benefit: Benefit) -> Iterator[Diagnostic]:
    """Yield the benefit where no version has a condition, else each version that lacks one."""
    bare = [version for version in benefit.versions if version.when is None]
    spans = [benefit.span] if len(bare) == len(benefit.versions) else [version.span for version in bare]
    for span in spans:
        yield diagnose("no-condition", span, name=benefit.name)


def _compared(pack: Pack, one: Stated, compare: Compare) -> Iterator[Diagnostic]:
    fact = fact_of(pack, one, compare)
    named = fact.name if fact is not None else compare.fact
    if compare.operator is Operator.BETWEEN and len(compare.values) == 2:
        low, high = compare.values
        if _below(fact, high, low):
            yield diagnose(
                "between-reversed",
                compare.span,
                name=one.owner.name,
                fact=named,
                low=value_words(fact, low),
                high=value_words(fact, high),
            )
    if not compare.values:
        yield diagnose("empty-list", compare.span, name=one.owner.name, key=compare.operator)


def _below(fact: Fact | None, one: Value, other: Value) -> bool:
    """Return whether `one` is certainly lower than `other`; what has no order is not."""
    match one, other:
        case (Money(), Money()) | (date(), date()):
            return one < other  # type: ignore[operator]  # both are of the type that the pattern names
        case (int() | Decimal(), int() | Decimal()):
            return one < other
        case str(), str() if fact is not None and isinstance(fact.type, ChoiceType) and fact.type.ordered:
            ranks = fact.type.ranks
            return one in ranks and other in ranks and ranks[one] < ranks[other]
        case _:
            return False


def _listed(one: Stated, condition: All | Any | AtLeastN) -> Iterator[Diagnostic]:
    name, count = one.owner.name, len(condition.parts)
    if not count:
        key = {All: "all", Any: "any", AtLeastN: "of"}[type(condition)]
        yield diagnose("empty-list", condition.span, name=name, key=key)
    elif isinstance(condition, AtLeastN) and condition.n > count:
        yield diagnose("n-too-large", condition.span, name=name, n=condition.n, count=count)
    if isinstance(condition, AtLeastN) and condition.n < 1:
        yield diagnose("n-too-small", condition.span, name=name, n=condition.n)
