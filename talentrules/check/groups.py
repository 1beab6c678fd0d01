"""Can the groups act: no circles, no contradictions, an order where one is needed, something to compare or deduct."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, pairwise

from talentrules.diagnostics import Diagnostic, Related, diagnose
from talentrules.model.conditions import All, BenefitCondition, Condition
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
from talentrules.model.pack import Benefit, Kind, Pack
from talentrules.model.walk import Reference, cycle

__all__ = ["problems"]

_MOST_RELATED = 10
_Edges = Mapping[str, Mapping[str, Group]]
"""From a benefit to those that settle whether it stays, each with the group that says so."""
_KEYS: Mapping[type[Group], str] = {
    Requires: "requires",
    Fallback: "fallback",
    Excludes: "excludes",
    Offset: "offset",
    Highest: "highest",
    ChooseOne: "choose_one",
    Cap: "cap",
}


def problems(pack: Pack) -> Iterator[Diagnostic]:
    """Yield what is wrong with the groups of `pack`."""
    for kind in (Requires, Fallback, Excludes):
        yield from _circles(pack, kind)
    yield from _contradictions(pack)
    yield from _afters(pack)
    yield from _overlaps(pack)
    for group in pack.groups.values():
        yield from _members(pack, group)
        yield from _names(pack, group)


def _circles(pack: Pack, kind: type[Group]) -> Iterator[Diagnostic]:
    """Yield one problem for each circle of benefits that groups of `kind` make."""
    edges = _edges(pack, kind)
    graph = {one: list(others) for one, others in edges.items()}
    while along := _cycle(graph):
        steps = [edges[one][other] for one, other in pairwise(along)]
        names = " → ".join(f"“{pack.benefits[one].name}”" for one in along)
        related = tuple(_other(group) for group in dict.fromkeys(steps[1:]) if group != steps[0])
        yield diagnose("group-circle", steps[0].span, related=related[:_MOST_RELATED], key=_KEYS[kind], names=names)
        for one in along[:-1]:
            graph.pop(one, None)


def _edges(pack: Pack, kind: type[Group]) -> dict[str, dict[str, Group]]:
    edges: dict[str, dict[str, Group]] = {}
    for group in pack.groups.values():
        if isinstance(group, kind):
            for one in _set_aside(group):
                for other in _looked_at(group):
                    edges.setdefault(one, {}).setdefault(other, group)
    return edges


def _set_aside(group: Group) -> tuple[str, ...]:
    """Return the benefits of `group` that it may set aside or cut."""
    return (group.benefit,) if isinstance(group, Fallback) else group.benefits


def _looked_at(group: Group) -> tuple[str, ...]:
    """Return the benefits of `group` on which it depends what becomes of the others."""
    match group:
        case Requires():
            return group.needed
        case Fallback():
            return (group.instead_of,)
        case Excludes():
            return (group.winner,)
        case Offset() | Highest() | ChooseOne() | Cap():
            return group.benefits


def _cycle(graph: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    named: dict[Reference, list[Reference]] = {
        ("benefit", one): [("benefit", other) for other in others] for one, others in graph.items()
    }
    return tuple(name for _, name in cycle(named))


def _contradictions(pack: Pack) -> Iterator[Diagnostic]:
    """Yield each two benefits of which one needs the other and one excludes the other: they cannot be had so."""
    excluded = _edges(pack, Excludes)
    needed: dict[str, dict[str, Group | None]] = {one: dict(others) for one, others in _edges(pack, Requires).items()}
    for benefit in pack.benefits.values():
        for other in _conditions_of(benefit):
            needed.setdefault(benefit.id, {}).setdefault(other, None)
    for one, others in needed.items():
        for other, group in others.items():
            rival = excluded.get(one, {}).get(other) or excluded.get(other, {}).get(one)
            if rival is not None and one != other:
                name, wanted = pack.benefits[one].name, pack.benefits[other].name
                related = () if group is None else (_other(group),)
                yield diagnose("group-contradiction", rival.span, related=related, name=name, other=wanted)


def _conditions_of(benefit: Benefit) -> Iterator[str]:
    """Yield the benefits that every version of `benefit` asks for in so many words."""
    asked = [set(_asked(version.when)) for version in benefit.versions]
    return iter(sorted(set.intersection(*asked) if asked else set()))


def _asked(when: Condition | None) -> Iterator[str]:
    parts = when.parts if isinstance(when, All) else (when,)
    return (part.benefit for part in parts if isinstance(part, BenefitCondition))


def _afters(pack: Pack) -> Iterator[Diagnostic]:
    """Yield groups that act after each other in a circle, and those that name one of another stage."""
    graph: dict[str, list[str]] = {}
    for group in pack.groups.values():
        for name in group.after:
            other = pack.groups[name]
            if type(other) is type(group):
                graph.setdefault(group.id, []).append(name)
            else:
                yield diagnose(
                    "group-after-other-stage",
                    group.span,
                    related=(_other(other),),
                    name=group.name,
                    other=other.name,
                    key=_KEYS[type(group)],
                    key_other=_KEYS[type(other)],
                )
    while along := _cycle(graph):
        names = " → ".join(f"“{pack.groups[one].name}”" for one in along)
        yield diagnose("group-after-circle", pack.groups[along[0]].span, names=names)
        for one in along[:-1]:
            graph.pop(one, None)


def _overlaps(pack: Pack) -> Iterator[Diagnostic]:
    """Yield each two groups of one stage whose order matters and is not said."""
    before = {group.id: _before(pack, group) for group in pack.groups.values()}
    for kind in STAGES:
        stage = [group for group in pack.groups.values() if isinstance(group, kind)]
        for one, other in combinations(stage, 2):
            shared = _order_matters(one, other)
            if shared and one.id not in before[other.id] and other.id not in before[one.id]:
                yield diagnose(
                    "groups-overlap",
                    other.span,
                    related=(_other(one),),
                    name=other.name,
                    other=one.name,
                    id=one.id,
                    benefit=pack.benefits[shared[0]].name,
                )


def _before(pack: Pack, group: Group) -> set[str]:
    """Return the ids of all groups after which `group` acts, directly or through others."""
    waiting, found = list(group.after), set[str]()
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting.extend(pack.groups[one].after)
    return found


def _order_matters(one: Group, other: Group) -> list[str]:
    """Return the benefits that one of the two may set aside while the other looks at them."""
    first = set(_set_aside(one)) & set(_looked_at(other))
    second = set(_set_aside(other)) & set(_looked_at(one))
    return [name for name in dict.fromkeys((*members(one), *members(other))) if name in first | second]


def _other(group: Group) -> Related:
    return Related(
        span=group.span, note=f"叠加规则“{group.name}”写在这里", note_en=f"the group “{group.name}” stands here"
    )


def _members(pack: Pack, group: Group) -> Iterator[Diagnostic]:
    """Yield members that a group can do nothing with: without a verdict, or without money where money is compared."""
    for name in dict.fromkeys(members(group)):
        benefit = pack.benefits[name]
        if benefit.informational:
            yield diagnose("group-informational", group.span, name=group.name, other=benefit.name)
        elif isinstance(group, Highest | Cap | Offset) and not _pays_money(benefit):
            yield diagnose("group-without-money", group.span, name=group.name, other=benefit.name)


def _pays_money(benefit: Benefit) -> bool:
    return benefit.kind is not Kind.LOAN and any(version.amount is not None for version in benefit.versions)


def _names(pack: Pack, group: Group) -> Iterator[Diagnostic]:
    """Yield names of claims that cannot count, and those that no benefit of the pack bears."""
    if isinstance(group, Offset):
        known = {name for benefit in pack.benefits.values() for name in (benefit.id, benefit.name)}
        for name in group.received_as:
            if name not in known | set(group.also_known):
                yield diagnose("claim-name-unknown", group.span, name=group.name, claim=name)
    elif group.also_known and not group.received:
        yield diagnose("also-known-not-counted", group.span, name=group.name, claims="、".join(group.also_known))
