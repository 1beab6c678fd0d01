# ruff: noqa: D102 - the methods are those of `engines.field.Engine`
"""openfisca-core (Python, numpy): a variable for each fact, for each benefit and for what it pays.

It is made for populations; one person is a population of one. A missing input is 0 there, so it is given complete ones.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce
from operator import and_, ge, gt, le, lt, or_
from typing import Any

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.periods import YEAR
from openfisca_core.simulations import Simulation, SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from engines.workload import Answers, Tier, Tiers, Workload, operands
from talentrules.model.conditions import All, BenefitCondition, Compare, Condition, Not, Operator
from talentrules.model.conditions import Any as AnyOf
from talentrules.model.facts import BooleanType, ChoiceType
from talentrules.model.pack import Benefit
from talentrules.model.profile import Profile

__all__ = ["Engine"]

_YEAR = "2026"
Formula = Callable[..., Any]
_ORDERED = {Operator.AT_LEAST: ge, Operator.AT_MOST: le, Operator.ABOVE: gt, Operator.BELOW: lt}


class Engine:
    """The trace is the tree of variables that were calculated, with their values."""

    name = "openfisca-core"

    def __init__(self, workload: Workload) -> None:
        self.workload = workload
        self._person = build_entity(key="person", plural="persons", label="", is_person=True)
        self._system = TaxBenefitSystem([self._person])
        for fact in workload.facts:
            self._add(fact.id, bool if isinstance(fact.type, BooleanType) else int)
        for one in workload.benefits:
            self._add(f"{one.id}_yuan", int, self._worth(one))
            self._add(one.id, bool, self._granted(one))
        for one in workload.rivals:
            self._add(f"{one}_left", bool, self._left(one))

    def given(self, profile: Profile) -> Mapping[str, int | bool]:
        plain = self.workload.plain(profile)
        return {name: self._code(name, value) for name, value in plain.items()}

    def decide(self, given: Mapping[str, int | bool]) -> Mapping[str, Any]:
        return self._calculated(given, trace=False)

    def explain(self, given: Mapping[str, int | bool]) -> Mapping[str, Any]:
        return self._calculated(given, trace=True)

    def answers(self, made: Mapping[str, Any]) -> Answers:
        found: dict[str, tuple[bool, int]] = {}
        for one in self.workload.benefits:
            granted = bool(made[f"{one.id}_left" if one.id in self.workload.rivals else one.id][0])
            found[one.id] = granted, int(made[f"{one.id}_yuan"][0]) if granted else 0
        return found

    def _calculated(self, given: Mapping[str, int | bool], *, trace: bool) -> Mapping[str, Any]:
        simulation: Simulation = SimulationBuilder().build_default_simulation(self._system, 1)
        simulation.trace = trace
        for name, value in given.items():
            simulation.set_input(name, _YEAR, np.array([value]))
        asked = [*(one.id for one in self.workload.benefits), *(f"{one}_left" for one in self.workload.rivals)]
        asked += [f"{one.id}_yuan" for one in self.workload.benefits]
        return {name: simulation.calculate(name, _YEAR) for name in asked}

    def _add(self, name: str, kind: type, formula: Formula | None = None) -> None:
        body: dict[str, Any] = {"value_type": kind, "entity": self._person, "definition_period": YEAR, "label": name}
        if formula is not None:
            body["formula"] = formula
        self._system.add_variable(type(name, (Variable,), body))

    # Formulas --------------------------------------------------------------------------------------------------------

    def _granted(self, one: Benefit) -> Formula:
        when = self._holds(self.workload.when(one))
        tiers = self.workload.tiers(one)
        if tiers is None or tiers.rows[-1].when is None:
            return when
        rows = [self._holds(tier.when) for tier in tiers.rows if tier.when is not None]
        return lambda person, period: when(person, period) & reduce(or_, (row(person, period) for row in rows))

    def _worth(self, one: Benefit) -> Formula:
        rows = (self.workload.tiers(one) or Tiers((Tier(None, 0),))).rows
        stated = [(self._holds(tier.when), tier.yuan) for tier in rows if tier.when is not None]
        last = rows[-1].yuan if rows[-1].when is None else 0

        def formula(person: Any, period: Any) -> Any:
            return np.select([when(person, period) for when, _ in stated], [yuan for _, yuan in stated], last)

        return formula if stated else lambda person, _: np.full(person.count, last)

    def _left(self, one: str) -> Formula:
        rivals, place = self.workload.rivals, self.workload.rivals.index(one)

        def formula(person: Any, period: Any) -> Any:
            paid = [person(name, period) * person(f"{name}_yuan", period) for name in rivals]
            beaten = [other > paid[place] for other in paid[place + 1 :]] + [
                other >= paid[place] for other in paid[:place]
            ]
            return person(one, period) & ~reduce(or_, beaten)

        return formula

    def _holds(self, condition: Condition) -> Formula:
        match condition:
            case All(parts=parts):
                every = [self._holds(part) for part in parts]
                return lambda person, period: reduce(and_, (part(person, period) for part in every))
            case AnyOf(parts=parts):
                some = [self._holds(part) for part in parts]
                return lambda person, period: reduce(or_, (part(person, period) for part in some))
            case Not(part=part):
                negated = self._holds(part)
                return lambda person, period: ~negated(person, period)
            case BenefitCondition(benefit=benefit):
                return lambda person, period: person(benefit, period)
            case Compare():
                return self._compared(condition)
            case _:
                raise NotImplementedError(condition)

    def _compared(self, condition: Compare) -> Formula:
        fact = condition.fact
        operator, plain = operands(condition, self.workload.pack.facts[fact])
        values = [self._code(fact, value) for value in plain]
        if operator in _ORDERED:
            compare = _ORDERED[operator]
            return lambda person, period: compare(person(fact, period), values[0])
        if operator is Operator.BETWEEN:
            return lambda person, period: (person(fact, period) >= values[0]) & (person(fact, period) <= values[1])
        return lambda person, period: np.isin(person(fact, period), values)

    def _code(self, fact: str, value: bool | int | str) -> bool | int:
        """Return a choice as the number of its place, for numpy compares numbers best."""
        kind = self.workload.pack.facts[fact].type
        return kind.ranks[value] if isinstance(value, str) and isinstance(kind, ChoiceType) else value  # type: ignore[return-value]
