# ruff: noqa: D102 - the methods are those of `engines.field.Engine`
"""durable-rules (C): forward chaining, a rule for each benefit and for each tier; no explanation.

A rule about a benefit waits for the fact that the one it needs was granted. Which tier is the first, and which rival
pays most, is read off the derived facts afterwards: there is no "first" among its rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from durable.engine import Host

from engines.sequential import left
from engines.workload import Answers, Plain, Workload, operands
from talentrules.model.conditions import All, BenefitCondition, Compare, Condition, Not, Operator
from talentrules.model.conditions import Any as AnyOf
from talentrules.model.profile import Profile

__all__ = ["Engine"]

_SIGNS = {Operator.AT_LEAST: "$gte", Operator.AT_MOST: "$lte", Operator.ABOVE: "$gt", Operator.BELOW: "$lt"}
_PERSON, _GRANTED = "m", "g"


class _QuietHost(Host):
    """A host that waits for no timers, so that it needs no threads beside the measured one."""

    def _run(self) -> None:
        pass


class Engine:
    """One ruleset and one session; what was asserted of a profile is retracted after it."""

    name = "durable-rules"
    explain = None

    def __init__(self, workload: Workload) -> None:
        self.workload = workload
        self._fired: list[str] = []
        self._host = _QuietHost({"workload": dict(self._rules())})

    def given(self, profile: Profile) -> Plain:
        return {"id": "person", **self.workload.plain(profile)}

    def decide(self, given: Plain) -> Answers:
        self._fired.clear()
        self._host.assert_fact("workload", dict(given))
        fired = frozenset(self._fired)
        self._host.retract_fact("workload", dict(given))
        for one in self.workload.benefits:
            if one.id in fired:
                self._host.retract_fact("workload", {"id": one.id, "granted": one.id})
        return self._read(fired)

    def answers(self, made: Answers) -> Answers:
        return made

    def _read(self, fired: frozenset[str]) -> Answers:
        made: dict[str, tuple[bool, int]] = {}
        for one in self.workload.benefits:
            tiers = self.workload.tiers(one)
            rows = () if tiers is None else tiers.rows
            hit = next(
                (row.yuan for place, row in enumerate(rows) if row.when is None or f"{one.id}-{place}" in fired), 0
            )
            made[one.id] = one.id in fired, hit if one.id in fired else 0
        return left(made, self.workload.rivals)

    def _rules(self) -> Iterator[tuple[str, Any]]:
        for one in self.workload.benefits:
            yield one.id, self._rule(self.workload.when(one), self._grant(one.id))
            for place, row in enumerate(tiers.rows if (tiers := self.workload.tiers(one)) is not None else ()):
                if row.when is not None:
                    yield f"{one.id}-{place}", self._rule(row.when, self._note(f"{one.id}-{place}"))

    def _rule(self, when: Condition, run: Any) -> dict[str, Any]:
        parts = when.parts if isinstance(when, All) else (when,)
        needed = [part.benefit for part in parts if isinstance(part, BenefitCondition)]
        own = [self._lowered(part) for part in parts if not isinstance(part, BenefitCondition)]
        person = {_PERSON: own[0] if len(own) == 1 else {"$and": own}}
        return {"all": [person, *({f"{_GRANTED}{n}": {"granted": one}} for n, one in enumerate(needed))], "run": run}

    def _note(self, name: str) -> Any:
        return lambda _: self._fired.append(name)

    def _grant(self, name: str) -> Any:
        def run(context: Any) -> None:
            self._fired.append(name)
            context.assert_fact({"id": name, "granted": name})

        return run

    def _lowered(self, condition: Condition) -> Mapping[str, Any]:
        match condition:
            case AnyOf(parts=parts):
                return {"$or": [self._lowered(part) for part in parts]}
            case Not(part=Compare(fact=fact, operator=Operator.IS, values=(bool() as value,))):
                return {fact: not value}
            case Compare(fact=fact):
                return self._compared(fact, *operands(condition, self.workload.pack.facts[fact]))
            case _:
                raise NotImplementedError(condition)

    def _compared(self, fact: str, operator: Operator, values: Any) -> Mapping[str, Any]:
        if operator in (Operator.IS, Operator.IN):
            equal = [{fact: value} for value in values]
            return equal[0] if len(equal) == 1 else {"$or": equal}
        if operator is Operator.BETWEEN:
            return {"$and": [{"$gte": {fact: values[0]}}, {"$lte": {fact: values[1]}}]}
        return {_SIGNS[operator]: {fact: values[0]}}
