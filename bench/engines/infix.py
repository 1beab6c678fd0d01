"""Conditions as text for the engines whose language is written as people write formulas."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from engines.workload import PlainValue, operands
from talentrules.model.conditions import All, Any, BenefitCondition, Compare, Condition, Not, Operator
from talentrules.model.pack import Pack

__all__ = ["Infix"]

_SIGNS = {
    Operator.AT_LEAST: ">=",
    Operator.AT_MOST: "<=",
    Operator.ABOVE: ">",
    Operator.BELOW: "<",
    Operator.IS: "==",
}


@dataclass(frozen=True, kw_only=True)
class Infix:
    """How a language spells what the workload uses: `name` a fact, `granted` another benefit."""

    pack: Pack
    both: str = "and"
    either: str = "or"
    negation: str = "not"
    yes: str = "true"
    no: str = "false"
    name: Callable[[str], str] = str
    granted: Callable[[str], str] = str

    def condition(self, one: Condition) -> str:
        """Return `one` in the language."""
        match one:
            case All(parts=parts):
                return self._joined(parts, self.both)
            case Any(parts=parts):
                return self._joined(parts, self.either)
            case Not(part=part):
                return f"{self.negation} ({self.condition(part)})"
            case BenefitCondition(benefit=benefit):
                return self.granted(benefit)
            case Compare():
                return self._compared(one)
            case _:
                raise NotImplementedError(one)

    def _joined(self, parts: Sequence[Condition], word: str) -> str:
        return "(" + f" {word} ".join(self.condition(part) for part in parts) + ")"

    def _compared(self, one: Compare) -> str:
        operator, values = operands(one, self.pack.facts[one.fact])
        name, texts = self.name(one.fact), [self.value(value) for value in values]
        if operator is Operator.IN:
            return f"{name} in [{', '.join(texts)}]"
        if operator is Operator.BETWEEN:
            return f"({name} >= {texts[0]} {self.both} {name} <= {texts[1]})"
        return f"{name} {_SIGNS[operator]} {texts[0]}"

    def value(self, value: PlainValue) -> str:
        """Return a plain value in the language."""
        if isinstance(value, bool):
            return self.yes if value else self.no
        return f"'{value}'" if isinstance(value, str) else str(value)
