"""Can each benefit and each condition come out both ways: conditions are there, bounds are the right way round."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from talentrules.check.conditions import Stated, fact_of, stated
from talentrules.check.values import quantity_words, value_words
from talentrules.diagnostics import Diagnostic, diagnose
from talentrules.model.conditions import All, Any, AtLeastN, Compare, CompareQuantity, Operator
from talentrules.model.facts import ChoiceType, Fact, Value
from talentrules.model.pack import Benefit, Pack, Version
from talentrules.model.quantities import BenefitAmount, Constant, Table
from talentrules.model.walk import below
from talentrules.money import Money

__all__ = ["problems"]


def problems(pack: Pack) -> Iterator[Diagnostic]:
    """Yield benefits that anyone gets, and conditions that cannot hold or cannot fail."""
    for benefit in pack.benefits.values():
        if not benefit.informational:
            yield from _no_condition(benefit)
    for one in stated(pack):
        condition = one.term
        if isinstance(condition, Compare):
            yield from _compared(pack, one, condition)
        elif isinstance(condition, CompareQuantity):
            yield from _quantities_compared(pack, one, condition)
        elif isinstance(condition, All | Any | AtLeastN):
            yield from _listed(one, condition)


def _no_condition(benefit: Benefit) -> Iterator[Diagnostic]:
    """Yield the benefit where no version has a condition, else each version that lacks one.

    An amount that not everybody has (who is in no tier, whose other benefit is not granted) is a condition too.
    """
    bare = [version for version in benefit.versions if version.when is None and not _amount_decides(version)]
    spans = [benefit.span] if len(bare) == len(benefit.versions) else [version.span for version in bare]
    for span in spans:
        yield diagnose("no-condition", span, name=benefit.name)


def _amount_decides(version: Version) -> bool:
    amount = None if version.amount is None else version.amount.quantity
    return any(
        isinstance(one, BenefitAmount) or (isinstance(one, Table) and one.otherwise is None) for one in below(amount)
    )


def _compared(pack: Pack, one: Stated, compare: Compare) -> Iterator[Diagnostic]:
    fact = fact_of(pack, one, compare)
    named = fact.name if fact is not None else compare.fact
    if compare.operator is Operator.BETWEEN and len(compare.values) == 2:
        low, high = compare.values
        if _below(fact, high, low):
            yield diagnose(
                "between-reversed",
                one.span,
                name=one.owner.name,
                fact=named,
                low=value_words(fact, low),
                high=value_words(fact, high),
            )
    if not compare.values:
        yield diagnose("empty-list", one.span, name=one.owner.name, key=compare.operator)


def _quantities_compared(pack: Pack, one: Stated, compare: CompareQuantity) -> Iterator[Diagnostic]:
    if not compare.bounds:
        yield diagnose("empty-list", one.span, name=one.owner.name, key=compare.operator)
    bounds = [bound.value for bound in compare.bounds if isinstance(bound, Constant)]
    if compare.operator is Operator.BETWEEN and len(bounds) == len(compare.bounds) == 2:
        low, high = bounds
        if _below(None, high, low):
            yield diagnose(
                "between-reversed",
                one.span,
                name=one.owner.name,
                fact=quantity_words(pack, one, compare.quantity),
                low=value_words(None, low),
                high=value_words(None, high),
            )


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
        yield diagnose("empty-list", one.span, name=name, key=key)
    elif isinstance(condition, AtLeastN) and condition.n > count:
        yield diagnose("n-too-large", one.span, name=name, n=condition.n, count=count)
    if isinstance(condition, AtLeastN) and condition.n < 1:
        yield diagnose("n-too-small", one.span, name=name, n=condition.n)
