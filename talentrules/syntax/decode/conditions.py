"""The reader of the conditions and quantities of a pack file: it knows every name of the file and of what it builds on."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence as ListOf
from dataclasses import dataclass

from pydantic import ValidationError

from talentrules.diagnostics import Diagnostic
from talentrules.model.facts import Fact
from talentrules.model.pack import Pack
from talentrules.model.quantities import Measure, Quantity, measure
from talentrules.model.vocabulary import VOCABULARY
from talentrules.model.walk import Reference, references_first
from talentrules.syntax.conditions import ConditionReader
from talentrules.syntax.decode.facts import fact
from talentrules.syntax.places import Places, plain
from talentrules.syntax.surface.pack import FactFile
from talentrules.syntax.tree import Mapping, Node, Scalar, Sequence
from talentrules.syntax.words import Words

__all__ = ["Named", "written_names", "wrong_conditions"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A reader of conditions, and the named quantities of the file, which it had to read to know what they measure."""

    reader: ConditionReader
    quantities: dict[str, Quantity]

    @classmethod
    def of(cls, tree: Node, facts: dict[str, Fact], problems: list[Diagnostic], parents: ListOf[Pack]) -> Named:
        """Return what reads conditions by `facts` and by every other name of the file and of its parents."""
        definitions = written_names(tree, "definitions", parents).ids
        nodes = {
            id_: node for id_, one in _entries(tree, "definitions") if (node := _value(one, "quantity")) is not None
        }
        measures = {id_: kind for parent in parents for id_, kind in parent.measures.items()}
        quantities = {word: id_ for word, id_ in definitions.items() if id_ in nodes or id_ in measures}
        reader = ConditionReader(
            facts=facts,
            words=Words.of(facts.values()),
            findings=written_names(tree, "findings", parents),
            definitions=Words({word: id_ for word, id_ in definitions.items() if word not in quantities}),
            benefits=written_names(tree, "benefits", parents),
            sources=Words({id_: id_ for id_ in written_names(tree, "sources", parents).ids.values()}),
            problems=problems,
            quantities_named=Words(quantities),
            measure_of=measures.get,
        )
        return cls(reader=reader, quantities=_quantities(nodes, reader, measures))


def _quantities(nodes: dict[str, Node], reader: ConditionReader, measures: dict[str, Measure]) -> dict[str, Quantity]:
    """Read the named quantities, those that are named before those that name them; keep in `measures` what they are.

    In a circle one is read before it is known; `check` complains of the circle.
    """
    found: dict[str, Quantity] = {}
    for _, id_ in references_first(_names_in(nodes, reader.quantities_named)):
        quantity = reader.quantities.read(nodes[id_], None)
        if quantity is not None:
            found[id_] = quantity
            measures[id_] = measure(quantity, reader.facts, measures, reader.facts)
    return {id_: found[id_] for id_ in nodes if id_ in found}


def _names_in(nodes: dict[str, Node], words: Words) -> dict[Reference, tuple[Reference, ...]]:
    """Return for each named quantity those whose names stand somewhere in it."""
    named = {
        id_: dict.fromkeys(words.find(scalar.written) or "" for scalar in _scalars(node)) for id_, node in nodes.items()
    }
    return {
        ("quantity", id_): tuple(("quantity", one) for one in inside if one in nodes) for id_, inside in named.items()
    }


def wrong_conditions(tree: Node, places: Places, parents: ListOf[Pack]) -> list[Diagnostic]:
    """Return what is wrong with the conditions of a file whose shape is wrong elsewhere, so that all is said at once."""
    try:
        own = {
            id_: fact(id_, FactFile.model_validate(plain(one)), places, ("facts", id_))
            for id_, one in _entries(tree, "facts")
        }
    except ValidationError:
        return []  # with a fact that cannot be read, good conditions would look wrong
    problems: list[Diagnostic] = []
    inherited = {id_: parent.facts[id_] for parent in parents for id_ in parent.own_facts}
    reader = Named.of(tree, {**VOCABULARY, **inherited, **own}, problems, parents).reader
    for holder in _holders(tree):
        when, amount, excluded = (_value(holder, key) for key in ("when", "amount", "excluded_when"))
        for node in (when, *(excluded.items if isinstance(excluded, Sequence) else (excluded,))):
            if node is not None:
                reader.read(node)
        if amount is not None:
            reader.quantities.read_amount(amount)
    return problems


def _holders(tree: Node) -> Iterator[Node]:
    """Yield the entries and versions in which conditions and amounts stand."""
    for part in ("definitions", "benefits"):
        for _, one in _entries(tree, part):
            versions = _value(one, "versions")
            yield from (one, *(versions.items if isinstance(versions, Sequence) else ()))


def written_names(tree: Node, part: str, parents: ListOf[Pack] = ()) -> Words:
    """Return the ids and Chinese names that stand under `part` here and in the parents; where two meet, the id decides."""
    inherited = [one for parent in parents for one in _inherited(parent, part)]
    ids = {id_: id_ for id_, _ in _entries(tree, part)}
    named = ((id_, _value(one, "name")) for id_, one in _entries(tree, part))
    names = {name.written: id_ for id_, name in named if isinstance(name, Scalar)}
    return Words(dict(inherited) | names | {id_: id_ for _, id_ in inherited} | ids)


def _inherited(parent: Pack, part: str) -> list[tuple[str, str]]:
    """Return word and id of what `parent` has under `part`."""
    entries = {**getattr(parent, part), **(parent.quantities if part == "definitions" else {})}
    return [(getattr(one, "name", id_), id_) for id_, one in entries.items()]


def _entries(tree: Node, part: str) -> list[tuple[str, Node]]:
    node = _value(tree, part)
    return [(key.written, value) for key, value in node.entries] if isinstance(node, Mapping) else []


def _value(node: Node, key: str) -> Node | None:
    return node.get(key) if isinstance(node, Mapping) else None


def _scalars(node: Node) -> Iterator[Scalar]:
    waiting: list[Node] = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Scalar):
            yield one
        elif isinstance(one, Sequence):
            waiting.extend(one.items)
        else:
            waiting.extend(value for _, value in one.entries)
