"""A profile, and the profiles in a scenario file: facts in the order of their author, values spelled, choices named."""

from __future__ import annotations

from talentrules.formatting import order
from talentrules.formatting.conditions import Terms
from talentrules.formatting.names import nodes_of
from talentrules.formatting.sheet import Collection, Node
from talentrules.formatting.spelling import settle_value
from talentrules.model.facts import ChoiceType, Fact, RecordsType, SetType

__all__ = ["settle_profile"]

_ATTESTATIONS = ("attestations", "认定")
_ABOUT = ("unknown", "remark")
"""The keys beside a value behind which a text stands."""


def settle_profile(node: Node | None, terms: Terms) -> None:
    """Spell the values of a profile and name its facts."""
    if not isinstance(node, Collection):
        return
    for entry in node.entries:
        if entry.key is not None and entry.key.value in _ATTESTATIONS:
            _attestations(entry.value, terms)
        elif (fact := terms.fact(entry.key)) is not None:
            terms.known.respell(entry.key, terms.naming)
            _known(entry.value, fact, terms)


def _known(node: Node, fact: Fact, terms: Terms) -> None:
    """Format a value, or one with where it is from (`{value, standing, remark}`)."""
    wrapped = isinstance(node, Collection) and node.mapping and (node.get("value") or node.get("unknown"))
    if not isinstance(node, Collection) or not wrapped:
        _value(node, fact, terms)
        return
    order.put_in_order(node, order.KNOWN)
    if (value := node.get("value")) is not None:
        _value(value, fact, terms)


def _value(node: Node, fact: Fact, terms: Terms) -> None:
    match fact.type:
        case RecordsType():
            for record in nodes_of(node):
                _record(record, terms.inside(fact.type))
        case SetType() | ChoiceType():
            for one in nodes_of(node):
                if not isinstance(one, Collection):
                    terms.constant(fact, one)
        case _ if not isinstance(node, Collection):
            terms.constant(fact, node)
        case _:
            pass


def _record(node: Node, terms: Terms) -> None:
    for entry in node.entries if isinstance(node, Collection) else ():
        fact = terms.fact(entry.key)
        if fact is not None:
            terms.known.respell(entry.key, terms.naming)
            _value(entry.value, fact, terms)


def _attestations(node: Node, terms: Terms) -> None:
    for entry in node.entries if isinstance(node, Collection) else ():
        terms.findings.respell(entry.key, terms.naming)
        if isinstance(entry.value, Collection):
            order.put_in_order(entry.value, order.ATTESTATION)
            settle_value(entry.value.get("date"))
