# ruff: noqa: D102 - the methods are those of `engines.field.Engine`
"""The library itself: the pack as it is, and the profile as it is once read."""

from __future__ import annotations

from datetime import date

from engines.workload import Answers, Workload
from talentrules.engine import decide
from talentrules.model.decision import Decision, ItemStanding, Verdict
from talentrules.model.profile import Case, Profile

__all__ = ["Engine"]

_ON = date(2026, 2, 1)


class Engine:
    """The engine itself, without the handle that users hold around it."""

    name = "talentrules"

    def __init__(self, workload: Workload) -> None:
        self.workload = workload

    def given(self, profile: Profile) -> Case:
        return Case(profile=profile, on=_ON)

    def decide(self, given: Case) -> Decision:
        return decide(self.workload.pack, given)

    def explain(self, given: Case) -> Decision:
        """Decide, and make the whole explanation: every condition, every calculation, every paper and window."""
        decision = decide(self.workload.pack, given)
        for item in decision.items:
            _ = item.conditions, item.calculation, item.evidence, item.windows
        return decision

    def answers(self, made: Decision) -> Answers:
        granted = {
            item.benefit.id: item.amount
            for item in made.items
            if item.own is Verdict.ELIGIBLE and item.standing is ItemStanding.SELECTED
        }
        yuan = {one: amount.low.in_fen // 100 if amount and amount.low else 0 for one, amount in granted.items()}
        return {one.id: (one.id in granted, yuan.get(one.id, 0)) for one in self.workload.benefits}
