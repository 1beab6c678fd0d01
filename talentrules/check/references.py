"""Do the names that conditions and quantities use lead somewhere: no circles, no endless chains, nothing never used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from talentrules.check.conditions import stated
from talentrules.diagnostics import Diagnostic, Related, diagnose
from talentrules.model.conditions import BenefitCondition
from talentrules.model.pack import Benefit, Definition, NamedQuantity, Pack, aside, benefit_terms, group_terms
from talentrules.model.quantities import BenefitAmount
from talentrules.model.walk import Reference, Term, below, cycle, references, terms_in
from talentrules.source import NOWHERE, Span

__all__ = ["problems"]

_DEEPEST = 30
_MOST_RELATED = 10
_KINDS = {"definition": "定义", "quantity": "数量", "benefit": "待遇"}


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
                kind=_KINDS[node[0]],
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
    """Yield one problem for each chain, at the definition or named quantity that takes it beyond the limit."""
    depth: dict[Reference, int] = {}
    for node in pack.order:
        if node[0] != "benefit":
            depth[node] = 1 + max((depth.get(other, 0) for other in pack.references[node]), default=0)
            if depth[node] == _DEEPEST + 1:
                one = _entry(pack, node)
                yield diagnose("definitions-too-deep", one.span, name=one.name, limit=_DEEPEST)


def _informational(pack: Pack) -> Iterator[Diagnostic]:
    """Yield what rests on a benefit that has no verdict, or on the amount of one that has none."""
    for one in stated(pack):
        term = one.term
        if isinstance(term, BenefitCondition) and pack.benefits[term.benefit].informational:
            other = pack.benefits[term.benefit].name
            yield diagnose("requires-informational", one.span, name=one.owner.name, other=other)
        elif isinstance(term, BenefitAmount) and not _pays(pack.benefits[term.benefit]):
            other = pack.benefits[term.benefit].name
            yield diagnose("amount-of-no-amount", one.span, name=one.owner.name, other=other)


def _pays(benefit: Benefit) -> bool:
    return not benefit.informational and any(version.amount is not None for version in benefit.versions)


def _unused(pack: Pack) -> Iterator[Diagnostic]:
    """Yield what no benefit and no group uses, neither itself nor through definitions."""
    used = _reachable(pack.references, _starts(pack))
    for definition in pack.definitions.values():
        if ("definition", definition.id) not in used:
            yield diagnose("unused-definition", definition.span, name=definition.name)
    for named in pack.quantities.values():
        if ("quantity", named.id) not in used:
            yield diagnose("unused-quantity", named.span, name=named.name)
    findings, facts = set(pack.findings_read), set(pack.facts_read)
    for finding in pack.findings.values():
        if finding.id not in findings:
            yield diagnose("unused-finding", finding.span, name=finding.name)
    for own in pack.own_facts:
        if own not in facts:
            yield diagnose("unused-fact", pack.facts[own].span, name=pack.facts[own].name)


def _starts(pack: Pack) -> Iterator[Reference]:
    """Yield the benefits, and what their payments, obligations and procedures and the groups name."""
    for benefit in pack.benefits.values():
        yield "benefit", benefit.id
        for term in aside(benefit):
            yield from references(term)
    for group in pack.groups.values():
        for term in group_terms(group):
            yield from references(term)


def _reachable(graph: Mapping[Reference, Iterable[Reference]], starts: Iterable[Reference]) -> set[Reference]:
    waiting = list(starts)
    reached = set(waiting)
    while waiting:
        new = [other for other in graph.get(waiting.pop(), ()) if other not in reached]
        reached.update(new)
        waiting.extend(new)
    return reached


def _entry(pack: Pack, node: Reference) -> Definition | NamedQuantity | Benefit:
    kind, name = node
    match kind:
        case "definition":
            return pack.definitions[name]
        case "quantity":
            return pack.quantities[name]
        case "benefit":
            return pack.benefits[name]


def _place(pack: Pack, node: Reference, named: Reference) -> Span:
    """Return where `node` names `named`."""
    entry = _entry(pack, node)
    spans = (one.span for term in _terms(entry) for one in below(term) if named in _names(one))
    return next((span for span in spans if span != NOWHERE), entry.span)


def _terms(entry: Definition | NamedQuantity | Benefit) -> tuple[Term, ...]:
    match entry:
        case Definition():
            return (entry.when,)
        case NamedQuantity():
            return (entry.quantity,)
        case Benefit():
            return benefit_terms(entry)


def _names(term: Term) -> tuple[Reference, ...]:
    """Return what `term` names itself, not what stands inside it."""
    return () if terms_in(term) else tuple(references(term))
