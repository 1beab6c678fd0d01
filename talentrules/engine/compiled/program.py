"""The whole pack as functions, in the order in which they need one another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from talentrules.engine.compiled.benefits import Decide, deciding, has_few_items
from talentrules.engine.compiled.combining import Combine, combining
from talentrules.engine.compiled.judging import Judge, Judging, Reckon
from talentrules.engine.groups import Plan
from talentrules.engine.items import pays_each_time, prerequisite
from talentrules.engine.scope import Docket, Scope
from talentrules.model.conditions import BenefitCondition
from talentrules.model.decision import Item
from talentrules.model.pack import Pack
from talentrules.model.walk import Reference, below

__all__ = ["Program", "program_of"]

Step = Callable[[Scope], Item | None]
"""Settles a definition or a named quantity in the docket of a scope, or decides a benefit."""


@dataclass(frozen=True, slots=True)
class Program:
    """The steps of a pack by name, in the order in which they need one another; `combine` then lets its groups act."""

    steps: tuple[tuple[str, Step], ...]
    combine: Combine

    @classmethod
    def of(cls, pack: Pack) -> Program:
        """Make the program of `pack`."""
        place = Scope(Docket(pack, date.min, {}), {}, pack.facts)
        few = {one.id for one in pack.benefits.values() if has_few_items(one)}
        return cls(steps=tuple(_steps(place)), combine=combining(Plan.of(pack), few))

    def decide_alone(self, scope: Scope) -> dict[str, Item]:
        """Settle everything in the docket of `scope`, and return each benefit by its own rule; nobody tells of it yet."""
        decided: dict[str, Item] = {}
        for name, step in self.steps:
            item = step(scope)
            if item is not None:
                decided[name] = item
        return decided


def _steps(place: Scope) -> list[tuple[str, Step]]:
    pack, judging = place.docket.pack, Judging()
    named = {one.benefit for term in pack.terms for one in below(term) if isinstance(one, BenefitCondition)}

    def step(reference: Reference) -> Step:
        match reference:
            case "definition", name:
                return _define(name, judging.judge(pack.definitions[name].when, place))
            case "quantity", name:
                return _quantify(name, judging.reckon(pack.quantities[name].quantity, place))
            case _, name:
                decide = deciding(pack.benefits[name], place, judging)
                decide = _noting(name, decide) if name in named else decide
                return _noting_amount(name, decide) if name in pack.amounts_read else decide

    return [(one[1], step(one)) for one in pack.order]


def _define(name: str, judge: Judge) -> Step:
    def step(scope: Scope) -> None:
        scope.docket.definitions[name] = judge(scope)

    return step


def _quantify(name: str, reckon: Reckon) -> Step:
    def step(scope: Scope) -> None:
        scope.docket.quantities[name] = reckon(scope)

    return step


def _noting(name: str, decide: Decide) -> Decide:
    """Return what decides a benefit and notes whether it is had, as a condition of another one asks."""

    def step(scope: Scope) -> Item:
        item = decide(scope)
        scope.docket.benefits[name] = prerequisite(item)
        return item

    return step


def _noting_amount(name: str, decide: Decide) -> Decide:
    """Return what decides a benefit and notes what it pays each time, as the amount of another one asks."""

    def step(scope: Scope) -> Item:
        item = decide(scope)
        scope.docket.amounts[name] = pays_each_time(item)
        return item

    return step


def program_of(pack: Pack) -> Program:
    """Return the program of `pack`, made on the first call and kept with it."""
    made: Program | None = pack.derived.get(Program)
    return made if made is not None else pack.derived.setdefault(Program, Program.of(pack))
