"""Conditions and quantities: their keys in order, their amounts and days spelled, their facts and entries named.

Goes where the readers of `talentrules.syntax` go, by the same names: what a word stands for depends on where it stands,
since the fields of a record are other facts than those of the person.
"""

from __future__ import annotations

from dataclasses import dataclass

from talentrules.formatting import order
from talentrules.formatting.names import Known, Naming, nodes_of
from talentrules.formatting.sheet import Collection, Entry, Leaf, Node
from talentrules.formatting.spelling import settle_value
from talentrules.model.facts import BooleanType, ChoiceType, Fact, RecordsType, SetType, TextType
from talentrules.model.pack import Pack
from talentrules.model.quantities import Clock
from talentrules.syntax.forms import BESIDE_CONDITION, FORMS, MEASURED, OPERATORS
from talentrules.syntax.surface import CitationFile

__all__ = ["Terms", "citations"]

_LITERAL = frozenset(
    {"unstated", "table", "granularity", "part_units", "part", "uplift_on", "bands", "name", "text", "of_profile"}
)
"""The keys behind which a word of the language or a text stands."""
_WORDS_OF_CONDITIONS = frozenset({*FORMS, *BESIDE_CONDITION})
_WORDS_OF_QUANTITIES = frozenset({*Clock, "unstated"})


@dataclass(frozen=True, slots=True)
class Terms:
    """What may be named in the conditions and quantities at a place: facts (`known`) and entries of the pack.

    `profile` are the terms about the person, where these are about a record.
    """

    naming: Naming
    facts: dict[str, Fact]
    known: Known
    findings: Known
    definitions: Known
    quantities: Known
    benefits: Known
    profile: Terms | None = None

    @classmethod
    def of(cls, pack: Pack, naming: Naming) -> Terms:
        """Return what may be named in `pack`."""
        return cls(
            naming=naming,
            facts=dict(pack.facts),
            known=Known.of(pack.facts.values()),
            findings=Known.of(pack.findings.values()),
            definitions=Known.of(pack.definitions.values()),
            quantities=Known.of(pack.quantities.values()),
            benefits=Known.of(pack.benefits.values()),
        )

    @property
    def outside(self) -> Terms:
        """What may be named about the person."""
        return self.profile or self

    def inside(self, kind: RecordsType) -> Terms:
        """Return what may be named about a record."""
        return Terms(
            naming=self.naming,
            facts=dict(kind.by_id),
            known=Known.of(kind.fields),
            findings=self.findings,
            definitions=self.definitions,
            quantities=self.quantities,
            benefits=self.benefits,
            profile=self.outside,
        )

    def fact(self, node: Node | None) -> Fact | None:
        """Return the fact that a scalar names."""
        found = self.known.find(node.value) if isinstance(node, Leaf) else None
        return self.facts[found] if found is not None else None

    # -- conditions

    def condition(self, node: Node | None) -> None:
        """Format a condition."""
        if not isinstance(node, Collection) or not node.mapping:
            return
        order.put_in_order(node, (), order.CONDITION_LAST)
        citations(node.get("cite"))
        for entry in node.entries:
            if entry.key is not None and entry.key.value not in BESIDE_CONDITION:
                self._form(entry, entry.key)

    def _form(self, entry: Entry, key: Leaf) -> None:  # noqa: C901 - a line a form
        value = entry.value
        match key.value:
            case "all" | "any" | "not":
                for one in nodes_of(value):
                    self.condition(one)
            case "at_least_n":
                self._at_least_n(value)
            case "finding":
                self.findings.respell(value, self.naming)
            case "definition":
                self.definitions.respell(value, self.naming)
            case "benefit":
                self.benefits.respell(value, self.naming)
            case "not_required":
                pass
            case "within":
                self._within(value)
            case form if form in MEASURED:
                self.measured(form, value)
            case word if word == "quantity" or word in OPERATORS:
                self._quantities(value)
            case _:
                self._compared(key, value)

    def _at_least_n(self, value: Node) -> None:
        if isinstance(value, Collection):
            order.put_in_order(value, order.AT_LEAST_N)
            for one in nodes_of(value.get("of") or value):
                self.condition(one)

    def _within(self, value: Node) -> None:
        if isinstance(value, Collection):
            order.put_in_order(value, order.WITHIN)
            settle_value(value.get("time"))
            self.quantity(value.get("of"))
            self.quantity(value.get("day"))

    def _compared(self, key: Leaf, value: Node) -> None:
        """Format a fact with what it is compared with."""
        fact = self.fact(key)
        if fact is None:
            return
        self.known.respell(key, self.naming, _WORDS_OF_CONDITIONS)
        if isinstance(fact.type, RecordsType):
            inner = self.inside(fact.type)
            for entry in value.entries if isinstance(value, Collection) else ():
                inner.condition(entry.value)
        elif isinstance(value, Leaf):
            self.constant(fact, value)
        else:
            for entry in value.entries:
                for operand in nodes_of(entry.value):
                    self._operand(fact, operand)

    def _operand(self, fact: Fact, node: Node) -> None:
        if isinstance(node, Leaf):
            self.constant(fact, node)
        else:
            self.quantity(node)

    def constant(self, fact: Fact, leaf: Leaf) -> None:
        """Format a value of a fact; beside the value itself, a number, a day or money may be compared with a name."""
        match fact.type:
            case ChoiceType() | SetType():
                Known.of(fact.type.options).respell(leaf, self.naming)
            case BooleanType() | TextType() | RecordsType():
                pass
            case _:
                self.quantity(leaf)

    # -- quantities

    def quantity(self, node: Node | None) -> None:
        """Format a quantity."""
        if isinstance(node, Leaf):
            self._scalar(node)
        elif node is not None and node.mapping:
            self._quantity(node)
        else:
            self._quantities(node)

    def _quantities(self, node: Node | None) -> None:
        for one in nodes_of(node) if node is not None else ():
            self.quantity(one)

    def _scalar(self, leaf: Leaf) -> None:
        word = leaf.value.strip()
        if word in _WORDS_OF_QUANTITIES:
            return
        if self.known.find(word) is not None:
            self.known.respell(leaf, self.naming, _WORDS_OF_QUANTITIES)
        elif self.quantities.find(word) is not None:
            self.quantities.respell(leaf, self.naming, {*_WORDS_OF_QUANTITIES, *self.known.words.ids})
        else:
            settle_value(leaf)

    def _quantity(self, node: Collection) -> None:
        keys = [entry.key.value for entry in node.entries if entry.key is not None]
        wanted = order.BAND if set(keys) == set(order.BAND) else order.quantity(keys)
        order.put_in_order(node, (*order.ROW, *wanted), ("text", "cite"))
        for entry in node.entries:
            if entry.key is not None and entry.key.value not in _LITERAL:
                self._part(entry.key.value, entry.value, node)

    def _part(self, key: str, value: Node, around: Collection) -> None:  # noqa: C901 - a line a key
        match key:
            case "when":
                self.condition(value)
            case "rows" | "uplift":
                for row in nodes_of(value):
                    self.quantity(row)
            case "amount_of":
                self.benefits.respell(value, self.naming)
            case "fact":
                place = self.outside if around.get("of") is not None else self
                place.known.respell(value, self.naming)
            case "of" if around.get("fact") is not None:
                pass
            case "round":
                self._round(value)
            case "plus" | "by":
                settle_value(value)
            case "count" if around.get("per_unit") is not None:
                self.quantity(value)
            case form if form in MEASURED and isinstance(value, Collection) and value.mapping:
                self.measured(form, value)
            case "cite":
                citations(value)
            case _:
                self._quantities(value)

    def _round(self, value: Node) -> None:
        if isinstance(value, Collection):
            order.put_in_order(value, order.ROUND)
            settle_value(value.get("to"))

    def measured(self, form: str, node: Node) -> None:
        """Format the inside of `age`, `years`, `count` and the like, with a comparison or without."""
        if not isinstance(node, Collection) or not node.mapping:
            self.quantity(node)
            return
        order.put_in_order(node, order.measured(form))
        source = self.outside if node.get("of_profile") is not None else self
        listed = source.fact(node.get("of")) if "of" in MEASURED[form] else None
        inner = source.inside(listed.type) if listed is not None and isinstance(listed.type, RecordsType) else self
        for entry in node.entries:
            if entry.key is not None and entry.key.value not in _LITERAL:
                self._inside(entry.key.value, entry.value, source, inner, folds=listed is not None)

    def _inside(self, key: str, value: Node, source: Terms, inner: Terms, *, folds: bool) -> None:
        match key:
            case "of" if folds:
                source.known.respell(value, self.naming)
            case "where":
                inner.condition(value)
            case "take" | "by":
                inner.quantity(value)
            case "plus":
                settle_value(value)
            case _:
                self._quantities(value)


def citations(node: Node | None) -> None:
    """Format one citation or a list of them."""
    for one in nodes_of(node) if node is not None else ():
        if isinstance(one, Collection):
            order.put_in_order(one, order.keys_of(CitationFile))
