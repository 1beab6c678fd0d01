"""Conditions and quantities with what came of them, as plain data: one node a form, its parts inside."""

from __future__ import annotations

from typing import Any, assert_never

from talentrules.explain.calculation import value_of
from talentrules.explain.json_values import TRUTHS, citations_data, end_data, value_data
from talentrules.explain.scope import Scope
from talentrules.explain.terms import in_words, quantity_words, unit_of
from talentrules.model.conditions import (
    All,
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
from talentrules.model.conditions import Any as AnyOf
from talentrules.model.decision import ConditionResult, QuantityResult
from talentrules.model.quantities import (
    Bands,
    BenefitAmount,
    Between,
    Bounded,
    ClockDay,
    Constant,
    DefinedQuantity,
    Difference,
    FactValue,
    Greatest,
    Least,
    Measure,
    OverRecords,
    Product,
    Quantity,
    Rounded,
    Shifted,
    Stated,
    Sum,
    Table,
    YearStart,
)

__all__ = ["condition_data", "quantity_data"]

_FORMS: dict[type[Condition], str] = {
    All: "all",
    AnyOf: "any",
    AtLeastN: "at_least_n",
    Not: "not",
    Compare: "compare",
    CompareQuantity: "compare_quantity",
    Records: "records",
    DefinitionCondition: "definition",
    FindingCondition: "finding",
    BenefitCondition: "benefit",
    NotRequired: "not_required",
}

_QUANTITIES: dict[type[Quantity], str] = {
    Constant: "constant",
    Stated: "stated",
    FactValue: "fact",
    ClockDay: "clock",
    YearStart: "year_start",
    Shifted: "shifted",
    Between: "between",
    OverRecords: "over_records",
    Table: "table",
    Product: "product",
    Sum: "sum",
    Difference: "difference",
    Least: "least",
    Greatest: "greatest",
    Bands: "bands",
    Bounded: "bounded",
    Rounded: "rounded",
    DefinedQuantity: "quantity",
    BenefitAmount: "benefit_amount",
}


def condition_data(result: ConditionResult, scope: Scope) -> dict[str, Any]:
    """Return a tree of conditions with what each saw."""
    condition = result.condition
    data: dict[str, Any] = {
        "form": _FORMS[type(condition)],
        "text": in_words(condition, scope),
        "state": result.state.value,
        "truth": TRUTHS[result.judgement.truth],
        **_meaning(condition),
    }
    if result.seen is not None:
        data["seen"] = value_data(result.seen)
    if isinstance(condition, CompareQuantity):
        data["quantities"] = [quantity_data(one, scope) for one in result.quantities]
    if result.record is not None:
        data["record"] = result.record
    data["cite"] = citations_data(condition.cite, scope.pack)
    data["where"] = condition.span.label
    inside = scope.within(condition)
    data["parts"] = [condition_data(part, inside) for part in result.parts]
    return data


def _meaning(condition: Condition) -> dict[str, Any]:  # noqa: PLR0911 — one line a form
    """Return what a condition says beside its form."""
    match condition:
        case All() | AnyOf() | Not():
            return {}
        case AtLeastN(n=n):
            return {"n": n}
        case Compare(fact=fact, operator=operator, values=values):
            return {"fact": fact, "operator": operator.value, "expected": [value_data(one) for one in values]}
        case CompareQuantity(operator=operator):
            return {"operator": operator.value}
        case Records(fact=fact, quantifier=quantifier):
            return {"fact": fact, "quantifier": quantifier.value}
        case DefinitionCondition(definition=identifier):
            return {"definition": identifier}
        case FindingCondition(finding=identifier):
            return {"finding": identifier}
        case BenefitCondition(benefit=identifier):
            return {"benefit": identifier}
        case NotRequired(subject=subject):
            return {"subject": subject}
    assert_never(condition)


def quantity_data(result: QuantityResult, scope: Scope) -> dict[str, Any]:
    """Return a tree of quantities with what each came to.

    A named quantity stands for its one part; the conditions of a table are those of its rows, `hit` their places.
    """
    quantity, reckoned = result.quantity, result.reckoning
    inside = scope.within(quantity)
    data: dict[str, Any] = {
        "form": _QUANTITIES[type(quantity)],
        "text": quantity_words(quantity, scope),
        "value": value_of(result, scope, noted=True),
        "measure": result.measure.value,
        "unit": unit_of(quantity, scope) if result.measure is Measure.NUMBER else "",
        "applies": TRUTHS[reckoned.applies],
        "low": end_data(reckoned.low, result.measure),
        "high": end_data(reckoned.high, result.measure),
        "missing": list(reckoned.missing),
        "findings": list(reckoned.findings),
        **_naming(quantity),
    }
    if isinstance(quantity, Table):
        data["hit"] = list(result.hit)
        data["conditions"] = [condition_data(one, inside) for one in result.conditions]
    data["where"] = quantity.span.label
    data["parts"] = [quantity_data(part, inside) for part in result.parts]
    return data


def _naming(quantity: Quantity) -> dict[str, Any]:
    """Return what a quantity names, or by which policy its rows count."""
    match quantity:
        case FactValue(fact=fact) | OverRecords(fact=fact):
            return {"fact": fact}
        case DefinedQuantity(definition=identifier):
            return {"quantity": identifier}
        case BenefitAmount(benefit=identifier):
            return {"benefit": identifier}
        case Table(hit=hit, rows=rows):
            return {"hit_policy": hit.value, "rows": [row.name for row in rows]}
        case _:
            return {}
