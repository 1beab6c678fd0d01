"""Conditions of every form over given facts, findings, definitions and benefits."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from talentrules.model.conditions import (
    All,
    Any,
    AtLeastN,
    BenefitCondition,
    Compare,
    Condition,
    DefinitionCondition,
    FindingCondition,
    Not,
    NotRequired,
    Operator,
    Quantifier,
    Records,
)
from talentrules.model.facts import (
    NONE,
    ChoiceType,
    DateType,
    Fact,
    FactType,
    MoneyType,
    NumberType,
    RecordsType,
    SetType,
    TextType,
    Value,
)
from talentrules.testing.strategies.names import Names
from talentrules.testing.strategies.quantities import Writer
from talentrules.testing.strategies.values import bounds_of

__all__ = ["conditions"]

_LIMITS = (Operator.AT_LEAST, Operator.AT_MOST, Operator.ABOVE, Operator.BELOW, Operator.BETWEEN)


@st.composite
def conditions(draw: st.DrawFn, names: Names, depth: int = 3) -> Condition:
    """Return a condition, at most `depth` conditions deep; inside records, of the record's fields."""
    if depth <= 1 or draw(_TENTHS) < 4:
        return _leaf(draw, names)
    parts = tuple(draw(conditions(names, depth - 1)) for _ in range(draw(_FEW)))
    match draw(_COMBINATIONS):
        case "all":
            return All(parts=parts)
        case "any":
            return Any(parts=parts)
        case "at_least_n":
            return AtLeastN(n=draw(st.integers(1, len(parts))), parts=parts)
        case _:
            return Not(part=parts[0])


_TENTHS = st.integers(0, 9)
_FEW = st.integers(1, 3)
_COMBINATIONS = st.sampled_from(("all", "any", "at_least_n", "not"))
_QUANTIFIERS = st.sampled_from(Quantifier)
_LEAVES = st.sampled_from(
    [*["fact"] * 4, *["quantity", "records", "finding"] * 2, "definition", "benefit", "not_required"]
)


def _leaf(draw: st.DrawFn, names: Names) -> Condition:  # noqa: PLR0911 -- one case for each form
    match draw(_LEAVES):
        case "quantity":
            return Writer(draw, names, _written).comparison()
        case "records" if lists := names.lists:
            return _of_fact(draw, draw(st.sampled_from(lists)), names)
        case "finding" if names.findings:
            return FindingCondition(finding=draw(st.sampled_from(names.findings)))
        case "definition" if names.definitions:
            return DefinitionCondition(definition=draw(st.sampled_from(names.definitions)))
        case "benefit" if names.benefits:
            return BenefitCondition(benefit=draw(st.sampled_from(names.benefits)))
        case "not_required":
            return NotRequired(subject="工作方式")
        case _:
            return _of_fact(draw, draw(st.sampled_from(names.facts)), names)


def _written(draw: st.DrawFn, names: Names, depth: int) -> Condition:
    return draw(conditions(names, depth))


def _of_fact(draw: st.DrawFn, fact: Fact, names: Names) -> Condition:
    if isinstance(fact.type, RecordsType):
        where = draw(conditions(names.inside(fact), 2)) if draw(_TENTHS) < 8 else None
        return Records(fact=fact.id, quantifier=draw(_QUANTIFIERS), where=where)
    if isinstance(fact.type, DateType | TextType | ChoiceType) and draw(_TENTHS) == 0:
        return Compare(fact=fact.id, operator=Operator.IS, values=(NONE,))
    operator = draw(_operators(fact.type))
    return Compare(fact=fact.id, operator=operator, values=tuple(_bounds(draw, fact.type, operator)))


@cache
def _operators(kind: FactType) -> st.SearchStrategy[Operator]:
    if isinstance(kind, SetType):
        return st.just(Operator.HAS)
    has_an_order = isinstance(kind, NumberType | MoneyType | DateType) or (
        isinstance(kind, ChoiceType) and kind.ordered
    )
    return st.sampled_from((Operator.IS, Operator.IN, *_LIMITS) if has_an_order else (Operator.IS, Operator.IN))


def _bounds(draw: st.DrawFn, kind: FactType, operator: Operator) -> list[Value]:
    if isinstance(kind, SetType):
        return [draw(st.sampled_from(kind.options)).id]
    how_many = 2 if operator is Operator.BETWEEN else draw(_FEW) if operator is Operator.IN else 1
    bounds = [draw(bounds_of(kind)) for _ in range(how_many)]
    if operator is Operator.BETWEEN:
        bounds.sort(key=lambda bound: kind.ranks[str(bound)] if isinstance(kind, ChoiceType) else bound)  # type: ignore[arg-type, return-value]
    return bounds
