# ruff: noqa: D102 - the methods are those of `engines.field.Engine`
"""JSON-logic (panzi-json-logic; Python): an expression for each benefit and for each tier, asked in order."""

from __future__ import annotations

import json
from typing import Any

from json_logic import jsonLogic

from engines.sequential import Sequential
from engines.workload import operands
from talentrules.model.conditions import All, BenefitCondition, Compare, Condition, Not, Operator
from talentrules.model.conditions import Any as AnyOf

__all__ = ["Engine"]

_SIGNS = {
    Operator.AT_LEAST: ">=",
    Operator.AT_MOST: "<=",
    Operator.ABOVE: ">",
    Operator.BELOW: "<",
    Operator.IS: "===",
}


class Engine(Sequential[Any]):
    """It answers whether an expression is true; there is no trace to ask for."""

    name = "JSON-logic"

    def written(self, condition: Condition) -> str:
        return json.dumps(self._lowered(condition))

    def compile(self, text: str) -> Any:
        return json.loads(text)

    def holds(self, rule: Any, known: dict[str, object]) -> bool:
        return jsonLogic(rule, known) is True

    def _lowered(self, condition: Condition) -> Any:
        match condition:
            case All(parts=parts):
                return {"and": [self._lowered(part) for part in parts]}
            case AnyOf(parts=parts):
                return {"or": [self._lowered(part) for part in parts]}
            case Not(part=part):
                return {"!": [self._lowered(part)]}
            case BenefitCondition(benefit=benefit):
                return {"var": benefit}
            case Compare(fact=fact):
                return self._compared(condition, {"var": fact})
            case _:
                raise NotImplementedError(condition)

    def _compared(self, condition: Compare, fact: dict[str, str]) -> Any:
        operator, values = operands(condition, self.workload.pack.facts[condition.fact])
        if operator is Operator.IN:
            return {"in": [fact, list(values)]}
        if operator is Operator.BETWEEN:
            return {"<=": [values[0], fact, values[1]]}
        return {_SIGNS[operator]: [fact, values[0]]}
