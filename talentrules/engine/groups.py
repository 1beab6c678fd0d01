"""How the benefits of a case combine (叠加规则): each group acts on what the groups before it left.

The groups act in the order of the stages of the language, within a stage in the order that they declare, and where
that leaves it open, in the order of their ids: never in that of the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING, assert_never

from talentrules.engine.choices import choices
from talentrules.engine.grouping.choosing import choose
from talentrules.engine.grouping.entries import Act, Entries, Entry, enter, leave
from talentrules.engine.grouping.highest import take_highest
from talentrules.engine.grouping.limits import bound, deduct
from talentrules.engine.grouping.prerequisites import exclude, fall_back, require
from talentrules.model.decision import Choices, GroupResult, Item
from talentrules.model.groups import (
    STAGES,
    Cap,
    ChooseOne,
    Excludes,
    Fallback,
    Group,
    Highest,
    Offset,
    Requires,
    members,
)
from talentrules.model.pack import Pack

if TYPE_CHECKING:
    from talentrules.engine.scope import Scope

__all__ = ["Combined", "Plan", "combine", "in_order"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Combined:
    """What the groups came to: items as they left them, a line for each as they acted, what is left to choose."""

    items: tuple[Item, ...]
    results: tuple[GroupResult, ...] = ()
    choices: Choices | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The benefits of a pack in its order, its groups in the order in which they act, and those that speak of each."""

    benefits: tuple[str, ...]
    groups: tuple[Group, ...]
    speaking: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, pack: Pack) -> Plan:
        """Return the plan of `pack`."""
        groups = in_order(pack.groups.values())
        return cls(tuple(pack.benefits), groups, _speaking(groups))

    @classmethod
    def of_groups(cls, groups: Iterable[Group]) -> Plan:
        """Return the plan of just these groups, which stand in the order in which they act, and of their benefits."""
        speaking = _speaking(groups)
        return cls(tuple(speaking), tuple(groups), speaking)


def combine(plan: Plan, items: Mapping[str, Item], scope: Scope) -> Combined:
    """Let the groups act on the items, by id of their benefit, each of which was decided alone before."""
    entries: dict[str, Entry] = {one: enter(items[one]) for one in plan.speaking if one in items}
    results: list[GroupResult] = []
    to_choose: Entries | None = None
    for group in plan.groups:
        if to_choose is None and isinstance(group, ChooseOne):
            to_choose = dict(entries)
        act = _act(group, entries, scope)
        entries.update(act.changed)
        results.append(act.result)
    left = {one: leave(entry, plan.speaking[one]) for one, entry in entries.items()}
    return Combined(
        items=tuple([left[one] if one in left else items[one] for one in plan.benefits]),
        results=tuple(results),
        choices=choices(plan.groups, to_choose, scope) if to_choose is not None else None,
    )


def in_order(groups: Iterable[Group]) -> tuple[Group, ...]:
    """Return the groups in the order in which they act."""
    by_stage: dict[type[Group], dict[str, Group]] = {stage: {} for stage in STAGES}
    for group in sorted(groups, key=lambda one: one.id):
        by_stage[type(group)][group.id] = group
    return tuple(group for stage in by_stage.values() for group in _as_declared(stage))


def _as_declared(stage: dict[str, Group]) -> Iterable[Group]:
    """Return the groups of a stage, each after those that it names; a checked pack has no cycle of these."""
    before = {one.id: [name for name in sorted(one.after) if name in stage] for one in stage.values()}
    return [stage[name] for name in TopologicalSorter(before).static_order()]


def _act(group: Group, entries: Entries, scope: Scope) -> Act:  # noqa: PLR0911 - one case a kind
    match group:
        case Requires():
            return require(group, entries, scope)
        case Fallback():
            return fall_back(group, entries, scope)
        case Excludes():
            return exclude(group, entries, scope)
        case Offset():
            return deduct(group, entries, scope)
        case Highest():
            return take_highest(group, entries, scope)
        case ChooseOne():
            return choose(group, entries, scope)
        case Cap():
            return bound(group, entries, scope)
        case _:
            assert_never(group)


def _speaking(groups: Iterable[Group]) -> dict[str, tuple[str, ...]]:
    """Return, for each benefit that a group speaks of, those groups, in the order in which they act."""
    speaking: dict[str, tuple[str, ...]] = {}
    for group in groups:
        for benefit in dict.fromkeys(members(group)):
            speaking[benefit] = (*speaking.get(benefit, ()), group.id)
    return speaking
