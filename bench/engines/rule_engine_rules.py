# ruff: noqa: D102 - the methods are those of `engines.field.Engine`
"""rule-engine (Python): a rule for each benefit and for each tier, matched in order by a few lines of Python."""

from __future__ import annotations

import rule_engine

from engines.infix import Infix
from engines.sequential import Sequential

__all__ = ["Engine"]


class Engine(Sequential[rule_engine.Rule]):
    """It answers whether a rule matches; there is no trace to ask for."""

    name = "rule-engine"

    def infix(self) -> Infix:
        return Infix(pack=self.workload.pack)

    def compile(self, text: str) -> rule_engine.Rule:
        return rule_engine.Rule(text)

    def holds(self, rule: rule_engine.Rule, known: dict[str, object]) -> bool:
        return rule.matches(known)
