# ruff: noqa: D102 - the methods are those of `engines.field.Engine`
"""zen-engine (GoRules; Rust) in two forms: decision tables as its editor writes them, and one node of expressions.

In the tables the trace says which row of which table was hit; they are what people draw. The expressions are the leanest
form that the engine takes; their trace says of each benefit that it is or is not granted, and not why.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import zen

from engines.infix import Infix
from engines.workload import Answers, Plain, Tier, Tiers, Workload
from talentrules.model.conditions import All, Condition
from talentrules.model.pack import Benefit
from talentrules.model.profile import Profile

__all__ = ["Expressions", "Tables"]

_NO_MONEY = Tiers((Tier(None, 0),))


class _Engine:
    name = "zen-engine"

    def __init__(self, workload: Workload) -> None:
        self.workload = workload
        self._decision = zen.ZenEngine().create_decision(json.dumps(self.graph()))

    def graph(self) -> dict[str, Any]:
        raise NotImplementedError

    def given(self, profile: Profile) -> Plain:
        return self.workload.plain(profile)

    def decide(self, given: Plain) -> Mapping[str, Any]:
        return self._decision.evaluate(given)

    def explain(self, given: Plain) -> Mapping[str, Any]:
        return self._decision.evaluate(given, {"trace": True})

    def answers(self, made: Mapping[str, Any]) -> Answers:
        result = made["result"]
        granted = {
            one.id: bool(result.get(f"{one.id}_left" if one.id in self.workload.rivals else one.id))
            for one in self.workload.benefits
        }
        return {one: (here, int(result.get(f"{one}_yuan") or 0) if here else 0) for one, here in granted.items()}


class Expressions(_Engine):
    """One node in which each benefit is an expression, then its amount, then what the group leaves."""

    name = "zen-engine, expressions"

    def graph(self) -> dict[str, Any]:
        written = [*self._conditions(), *self._amounts(), *_highest(self.workload.rivals, "$.")]
        return _graph([_expressions("all", written)], [("in", "all"), ("all", "out")])

    def _conditions(self) -> Iterator[tuple[str, str]]:
        infix = Infix(pack=self.workload.pack, granted=lambda name: f"$.{name}")
        for one in self.workload.benefits:
            text, tiers = infix.condition(self.workload.when(one)), self.workload.tiers(one) or _NO_MONEY
            if all(tier.when is not None for tier in tiers.rows):
                text += " and (" + " or ".join(infix.condition(tier.when) for tier in tiers.rows if tier.when) + ")"
            yield one.id, text

    def _amounts(self) -> Iterator[tuple[str, str]]:
        infix = Infix(pack=self.workload.pack)
        for one in self.workload.benefits:
            text = "0"
            for tier in reversed((self.workload.tiers(one) or _NO_MONEY).rows):
                text = str(tier.yuan) if tier.when is None else f"({infix.condition(tier.when)} ? {tier.yuan} : {text})"
            yield f"{one.id}_yuan", f"$.{one.id} ? {text} : 0"


class Tables(_Engine):
    """A decision table for each benefit, with a column for each of its conditions and a row for each tier."""

    name = "zen-engine, tables"

    def graph(self) -> dict[str, Any]:
        benefits = self.workload.benefits
        group = _expressions("group", list(_highest(self.workload.rivals, "")))
        edges = [("in", one.id) for one in benefits] + [(one.id, "group") for one in benefits]
        edges += [(needed, one.id) for one in benefits for needed in _needed(self.workload.when(one))]
        edges += [("group", "out")]
        return _graph([*(self._table(one) for one in benefits), group], edges)

    def _table(self, one: Benefit) -> dict[str, Any]:
        infix = Infix(pack=self.workload.pack, granted=lambda name: f"{name} == true")
        when = self.workload.when(one)
        columns = [infix.condition(part) for part in (when.parts if isinstance(when, All) else (when,))]
        tiers = self.workload.tiers(one) or _NO_MONEY
        rows = [
            {
                "_id": f"{one.id}-{place}",
                **{f"c{number}": text for number, text in enumerate(columns)},
                "tier": "" if tier.when is None else infix.condition(tier.when),
                "granted": "true",
                "yuan": str(tier.yuan),
            }
            for place, tier in enumerate(tiers.rows)
        ]
        return _node(
            one.id,
            "decisionTableNode",
            {
                "hitPolicy": "first",
                "inputs": [_column(f"c{number}") for number in range(len(columns))] + [_column("tier")],
                "outputs": [_column("granted", one.id), _column("yuan", f"{one.id}_yuan")],
                "rules": rows,
            },
        )


def _needed(condition: Condition) -> Iterator[str]:
    parts = condition.parts if isinstance(condition, All) else (condition,)
    for part in parts:
        if part.__class__.__name__ == "BenefitCondition":
            yield part.benefit  # type: ignore[union-attr]


def _highest(rivals: tuple[str, ...], of: str) -> Iterator[tuple[str, str]]:
    """Give what the most is, and of each rival whether it is the first that pays so much."""
    yield "most", "max([" + ", ".join(f"{of}{one}_yuan ?? 0" for one in rivals) + "])"
    for place, one in enumerate(rivals):
        won = [f"{of}{one} == true", f"{of}{one}_yuan == $.most"]
        lost = [f"not ({of}{other} == true and {of}{other}_yuan == $.most)" for other in rivals[:place]]
        yield f"{one}_left", " and ".join([*won, *lost])


def _expressions(name: str, written: list[tuple[str, str]]) -> dict[str, Any]:
    expressions = [{"id": f"{name}-{key}", "key": key, "value": value} for key, value in written]
    return _node(name, "expressionNode", {"expressions": expressions, "passThrough": name == "group"})


def _column(name: str, field: str = "") -> dict[str, str]:
    return {"id": name, "name": name, "field": field}


def _node(name: str, kind: str, content: dict[str, Any] | None = None) -> dict[str, Any]:
    node: dict[str, Any] = {"id": name, "type": kind, "name": name, "position": {"x": 0, "y": 0}}
    return node if content is None else {**node, "content": content}


def _graph(nodes: list[dict[str, Any]], edges: list[tuple[str, str]]) -> dict[str, Any]:
    return {
        "contentType": "application/vnd.gorules.decision",
        "nodes": [_node("in", "inputNode"), *nodes, _node("out", "outputNode")],
        "edges": [
            {"id": f"{source}-{target}", "sourceId": source, "targetId": target, "type": "edge"}
            for source, target in edges
        ],
    }
