# ruff: noqa: D102 - the methods are those of `engines.field.Engine`
"""CEL (common-expression-language; Rust): a program for each benefit and for each tier, asked in order."""

from __future__ import annotations

import cel

from engines.infix import Infix
from engines.sequential import Sequential

__all__ = ["Engine"]


class Engine(Sequential["cel.Program"]):
    """It answers whether an expression is true; there is no trace to ask for."""

    name = "CEL (Rust)"

    def infix(self) -> Infix:
        return Infix(pack=self.workload.pack, both="&&", either="||", negation="!")

    def compile(self, text: str) -> cel.Program:
        return cel.compile(text)

    def holds(self, rule: cel.Program, known: dict[str, object]) -> bool:
        return rule.execute(known) is True
