# ruff: noqa: D102 - the methods are those of `engines.field.Engine`
"""What the engines have in common that know single expressions only: a little Python asks one after the other."""

from __future__ import annotations

from typing import Generic, TypeVar

from engines.infix import Infix
from engines.workload import Answers, Plain, Workload
from talentrules.model.conditions import Condition
from talentrules.model.profile import Profile

__all__ = ["Sequential", "left"]

Rule = TypeVar("Rule")


class Sequential(Generic[Rule]):
    """Asks the benefits in the order in which they need one another, the tiers of each until one holds."""

    name = ""
    explain = None

    def __init__(self, workload: Workload) -> None:
        self.workload = workload
        self._rules = [
            (
                one.id,
                self.compile(self.written(workload.when(one))),
                [
                    (None if tier.when is None else self.compile(self.written(tier.when)), tier.yuan)
                    for tier in tiers.rows
                ]
                if (tiers := workload.tiers(one)) is not None
                else None,
            )
            for one in workload.benefits
        ]

    def infix(self) -> Infix:
        raise NotImplementedError

    def written(self, condition: Condition) -> str:
        return self.infix().condition(condition)

    def compile(self, text: str) -> Rule:
        raise NotImplementedError

    def holds(self, rule: Rule, known: dict[str, object]) -> bool:
        raise NotImplementedError

    def given(self, profile: Profile) -> Plain:
        return self.workload.plain(profile)

    def decide(self, given: Plain) -> Answers:
        known: dict[str, object] = dict(given)
        made: dict[str, tuple[bool, int]] = {}
        for benefit, when, tiers in self._rules:
            yuan = None
            if self.holds(when, known):
                yuan = 0 if tiers is None else self._first(tiers, known)
            known[benefit] = yuan is not None
            made[benefit] = (yuan is not None, yuan or 0)
        return left(made, self.workload.rivals)

    def answers(self, made: Answers) -> Answers:
        return made

    def _first(self, tiers: list[tuple[Rule | None, int]], known: dict[str, object]) -> int | None:
        return next((yuan for when, yuan in tiers if when is None or self.holds(when, known)), None)


def left(made: dict[str, tuple[bool, int]], rivals: tuple[str, ...]) -> Answers:
    """Leave of the rivals the one that pays most, of equals the first."""
    granted = [one for one in rivals if made[one][0]]
    most = max(granted, key=lambda one: made[one][1], default=None)
    return {**made, **dict.fromkeys((one for one in granted if one != most), (False, 0))}
