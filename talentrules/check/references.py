"""Do the names that conditions use lead somewhere: no circles, no endless chains, nothing that is never used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from talentrules.check.conditions import stated
from talentrules.diagnostics import Diagnostic, Related, diagnose
from talentrules.model.conditions import BenefitCondition, Condition, DefinitionCondition
from talentrules.model.pack import Benefit, Definition, Pack
from talentrules.model.walk import Reference, below, cycle
from talentrules.source import Span

__all__ = ["problems"]

_DEEPEST = 30
_MOST_RELATED = 10


def problems(pack: Pack) -> Iterator[Diagnostic]:
    """Yield what is wrong with the references of `pack`."""
    yield from _circles(pack)
    yield from _too_deep(pack)
    yield from _informational(pack)
    yield from _unused(pack)


def _circles(pack: Pack) -> Iterator[Diagnostic]:
    """Yield one problem for each circle; of circles that share a member, for one of them."""
    graph = {node: [other for other in named if other != node] for node, named in pack.references.items()}
    for node, named in pack.references.items():
        if node in named:
            yield diagnose(
                "requires-itself",
                _place(pack, node, node),
                name=_entry(pack, node).name,
                kind="定义" if node[0] == "definition" else "待遇",
                kind_en=node[0],
            )
    while along := cycle(graph):
        circle = _from_the_first(along[:-1], pack.references)
        yield _circle(pack, circle)
        for node in circle:
            del graph[node]


def _from_the_first(circle: tuple[Reference, ...], order: Iterable[Reference]) -> tuple[Reference, ...]:
    """Turn `circle` so that it begins with the member that stands first in the pack."""
    members = set(circle)
    start = circle.index(next(node for node in order if node in members))
    return circle[start:] + circle[:start]


def _circle(pack: Pack, circle: tuple[Reference, ...]) -> Diagnostic:
    steps = list(zip(circle, circle[1:] + circle[:1], strict=True))
    related = tuple(
        Related(
            span=_place(pack, one, other),
            note=f"“{_entry(pack, one).name}”用到“{_entry(pack, other).name}”",
            note_en=f"“{_entry(pack, one).name}” uses “{_entry(pack, other).name}”",
        )
        for one, other in steps[1 : 1 + _MOST_RELATED]
    )
    names = " → ".join(f"“{_entry(pack, node).name}”" for node in (*circle, circle[0]))
    return diagnose("requires-in-a-circle", _place(pack, *steps[0]), related=related, names=names)


def _too_deep(pack: Pack) -> Iterator[Diagnostic]:
    """Yield one problem for each chain, at the definition that takes it beyond the limit."""
    depth: dict[Reference, int] = {}
    for node in pack.order:
        if node[0] == "definition":
            inner = (depth.get(other, 0) for other in pack.references[node] if other[0] == "definition")
            depth[node] = 1 + max(inner, default=0)
            if depth[node] == _DEEPEST + 1:
                one = pack.definitions[node[1]]
                yield diagnose("definitions-too-deep", one.span, name=one.name, limit=_DEEPEST)


def _informational(pack: Pack) -> Iterator[Diagnostic]:
    for one in stated(pack):
        if isinstance(one.condition, BenefitCondition):
            other = pack.benefits[one.condition.benefit]
            if other.informational:
                yield diagnose("requires-informational", one.condition.span, name=one.owner.name, other=other.name)


def _unused(pack: Pack) -> Iterator[Diagnostic]:
    """Yield what no benefit uses, neither itself nor through definitions."""
    used = _reachable(pack.references, [("benefit", one) for one in pack.benefits])
    for definition in pack.definitions.values():
        if ("definition", definition.id) not in used:
            yield diagnose("unused-definition", definition.span, name=definition.name)
    findings, facts = set(pack.findings_read), set(pack.facts_read)
    for finding in pack.findings.values():
        if finding.id not in findings:
            yield diagnose("unused-finding", finding.span, name=finding.name)
    for own in pack.own_facts:
        if own not in facts:
            yield diagnose("unused-fact", pack.facts[own].span, name=pack.facts[own].name)


def _reachable(graph: Mapping[Reference, Iterable[Reference]], starts: Iterable[Reference]) -> set[Reference]:
    waiting = list(starts)
    reached = set(waiting)
    while waiting:
        new = [other for other in graph.get(waiting.pop(), ()) if other not in reached]
        reached.update(new)
        waiting.extend(new)
    return reached


def _entry(pack: Pack, node: Reference) -> Definition | Benefit:
    return pack.definitions[node[1]] if node[0] == "definition" else pack.benefits[node[1]]


def _place(pack: Pack, node: Reference, named: Reference) -> Span:
    """Return where `node` names `named`."""
    entry = _entry(pack, node)
    whens = [entry.when] if isinstance(entry, Definition) else [version.when for version in entry.versions]
    return next(one.span for when in whens for one in below(when) if _names(one) == named)


def _names(condition: Condition) -> Reference | None:
    if isinstance(condition, DefinitionCondition):
        return "definition", condition.definition
    return ("benefit", condition.benefit) if isinstance(condition, BenefitCondition) else None
