# ruff: noqa: D102 - the methods are those of `engines.field.Engine`
"""The engines that are measured side by side, and the one shape in which all of them are asked."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, Protocol

from engines.workload import Answers, Workload
from talentrules.model.profile import Profile

__all__ = ["NAMES", "Engine", "build"]

NAMES = (
    "talentrules_engine:Engine",
    "zen:Expressions",
    "zen:Tables",
    "rule_engine_rules:Engine",
    "cel_rules:Engine",
    "json_logic_rules:Engine",
    "durable:Engine",
    "openfisca:Engine",
)
"""Module and class of each engine; the first is this library."""


class Engine(Protocol):
    """Takes a profile as the engine wants it (`given`, not measured) and decides it.

    `explain` decides with the engine's own trace; None where it has none. `answers` reads what was made.
    """

    name: str

    def __init__(self, workload: Workload) -> None: ...

    def given(self, profile: Profile) -> Any: ...

    def decide(self, given: Any) -> Any: ...

    @property
    def explain(self) -> Callable[[Any], Any] | None: ...

    def answers(self, made: Any) -> Answers: ...


def build(name: str, workload: Workload) -> Engine:
    """Return the engine of `NAMES`, with the rules of `workload` in its own language."""
    module, _, cls = name.partition(":")
    made: Engine = getattr(import_module(f"engines.{module}"), cls)(workload)
    return made
