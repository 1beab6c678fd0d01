"""The groups of a pack as functions: those that share benefits act together, apart from all others.

Where a cluster of groups looks at nothing but the items of its benefits, and these are few, what it makes of them is
kept by which items they are. Where a claim, a condition or a choice of the applicant bears on it, it acts anew.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from talentrules.engine.compiled.remembered import Kept
from talentrules.engine.groups import Combined, Plan, combine
from talentrules.engine.scope import Scope
from talentrules.model.decision import GroupResult, Item
from talentrules.model.groups import Cap, ChooseOne, Excludes, Fallback, Group, Highest, Offset, Requires, members
from talentrules.model.quantities import Constant

__all__ = ["Combine", "combining"]

Combine = Callable[[dict[str, Item], Scope], Combined]
"""Takes the items as each was decided alone, and keeps them no longer."""


@dataclass(frozen=True, slots=True)
class _Cluster:
    """Groups that share benefits, and what was made of these so far, if that is kept."""

    plan: Plan
    made: Kept[Combined] | None

    def combine(self, items: dict[str, Item], scope: Scope) -> Combined:
        """Let the groups of the cluster act."""
        if self.made is None:
            return combine(self.plan, items, scope)
        given = tuple([items[one] for one in self.plan.benefits])
        return self.made.of(given, lambda: combine(self.plan, items, scope))


def combining(plan: Plan, few: AbstractSet[str]) -> Combine:
    """Return the function that lets the groups act; `few` are the benefits of which there are few items."""
    if any(isinstance(group, ChooseOne) for group in plan.groups):
        return lambda items, scope: combine(plan, items, scope)  # the ways to choose are looked at all together
    clusters = [_cluster(some, few) for some in _clusters(plan.groups)]
    benefits, groups = plan.benefits, [group.id for group in plan.groups]

    def combine_clusters(items: dict[str, Item], scope: Scope) -> Combined:
        if not clusters:
            return Combined(items=tuple(items[one] for one in benefits))
        results: dict[str, GroupResult] = {}
        for cluster in clusters:
            done = cluster.combine(items, scope)
            items.update(zip(cluster.plan.benefits, done.items, strict=True))
            for result in done.results:
                results[result.group.id] = result
        return Combined(
            items=tuple([items[one] for one in benefits]), results=tuple([results[group] for group in groups])
        )

    return combine_clusters


def _cluster(groups: Sequence[Group], few: AbstractSet[str]) -> _Cluster:
    plan = Plan.of_groups(groups)
    alone = all(_looks_at_items_alone(group) for group in groups) and few >= set(plan.benefits)
    return _Cluster(plan, Kept() if alone else None)


def _clusters(groups: Sequence[Group]) -> list[list[Group]]:
    """Return the groups by what they share, each with those that share a benefit with it, in the order in which they act."""
    holding: dict[str, list[int]] = {}
    for place, group in enumerate(groups):
        for benefit in members(group):
            holding.setdefault(benefit, []).append(place)
    found: list[list[Group]] = []
    placed: set[int] = set()
    for start in range(len(groups)):
        waiting, cluster = [start], set[int]()
        while waiting:
            place = waiting.pop()
            if place not in placed:
                placed.add(place)
                cluster.add(place)
                for benefit in members(groups[place]):
                    waiting.extend(holding.pop(benefit, ()))
        if cluster:
            found.append([groups[place] for place in sorted(cluster)])
    return found


def _looks_at_items_alone(group: Group) -> bool:
    match group:
        case Requires() | Excludes() | Highest():
            return not group.received
        case Cap(at_most=at_most):
            return not group.received and isinstance(at_most, Constant)
        case Fallback() | Offset() | ChooseOne():
            return False
