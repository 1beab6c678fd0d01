"""A pack: every part by its description in the language, entries kept in the order of their author."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, get_origin

from pydantic import BaseModel

from talentrules.formatting import order
from talentrules.formatting.conditions import Terms
from talentrules.formatting.names import Known, Naming, nodes_of
from talentrules.formatting.sheet import Collection, Entry, Leaf, Node, Sheet
from talentrules.formatting.spelling import settle_value
from talentrules.model.facts import ChoiceType, RecordsType
from talentrules.model.pack import Pack
from talentrules.model.vocabulary import VOCABULARY
from talentrules.syntax.shape import kind_inside
from talentrules.syntax.surface import PackFile
from talentrules.syntax.surface.obligations import ClawbackFile

__all__ = ["PARTS", "settle_pack"]

PARTS = (*("sources", "documents", "facts", "findings", "definitions", "benefits", "groups", "statistics", "laws"),)
"""The parts of a pack that are entries under their ids."""
_CONDITIONS = frozenset({"when", "excluded_when", "while"})
_QUANTITIES = frozenset({"amount", "quantity", "in_total_at_most", "claim_from", "version_by"})
_QUANTITIES_OF = frozenset(
    {
        ("GroupFile", "at_most"),
        ("PaymentFile", "from"),
        ("ObligationFile", "from"),
        ("ResaleFile", "from"),
        ("WindowFile", "of"),
    }
)
"""The fields, by the part that they belong to, behind which a quantity stands; elsewhere the same key is another thing."""
_BENEFITS_OF = frozenset(
    {
        ("StatisticFile", "each"),
        *(("GroupFile", kind) for kind in ("highest", "choose_one", "excludes", "by", "requires", "for", "cap")),
        *(("GroupFile", kind) for kind in ("offset", "fallback", "instead_of")),
        *(("LawFile", kind) for kind in ("of", "never_both", "always_some")),
        ("ExceptedFile", "of"),
    }
)
"""The fields that name benefits."""
_FACTS_OF = frozenset(
    ("LawFile", key) for key in ("never_decreases_with", "never_increases_with", "irrelevant", "with")
)
"""The fields that name facts."""


def settle_pack(sheet: Sheet, pack: Pack, naming: Naming) -> None:
    """Put the keys of a pack in order, spell its values and name what it refers to."""
    root = sheet.root
    moved = order.put_in_order(root, order.keys_of(PackFile))
    writer = _Writer(Terms.of(pack, naming), Known.of(pack.groups.values()))
    writer.fields(root, PackFile)
    parts = [entry for entry in root.entries if _key(entry) in PARTS]
    if moved or not _any_apart(root.entries[1:]):
        _set_apart(parts)
    benefits = root.get("benefits")
    if isinstance(benefits, Collection) and not _any_apart(benefits.entries[1:]):
        _set_apart(benefits.entries[1:])


def _any_apart(entries: list[Entry]) -> bool:
    """Return whether the author has put a blank line anywhere among `entries`: then they stand as the author wants."""
    return any("" in one.lead for one in entries)


def _set_apart(entries: list[Entry]) -> None:
    """Put a blank line above each of `entries`."""
    for one in entries:
        if one.lead[:1] != [""]:
            one.lead.insert(0, "")


@dataclass(frozen=True, slots=True)
class _Writer:
    """Formats the parts of a pack by what may be named in it."""

    terms: Terms
    groups: Known

    def fields(self, node: Collection, kind: type[BaseModel]) -> None:
        """Format the parts of `node`, which `kind` describes."""
        for entry in node.entries:
            if entry.key is not None:
                self._field(entry, entry.key.value, kind)

    def _part(self, node: Node, kind: type[BaseModel]) -> None:
        if isinstance(node, Collection) and node.mapping:
            order.put_in_order(node, order.keys_of(kind))
            self.fields(node, kind)

    def _field(self, entry: Entry, key: str, kind: type[BaseModel]) -> None:
        special = self._special(key, kind.__name__)
        if special is None:
            self._value(entry.value, kind_inside(kind, key))
            return
        for node in nodes_of(entry.value):
            special(node)

    def _special(self, key: str, kind: str) -> Callable[[Node], None] | None:
        """Return how a field is formatted whose description does not say it."""
        if (kind, key) in _BENEFITS_OF:
            return lambda node: self.terms.benefits.respell(node, self.terms.naming)
        if (kind, key) in _FACTS_OF:
            return lambda node: self.terms.known.respell(node, self.terms.naming)
        own: dict[tuple[str, str], Callable[[Node], None]] = {
            ("GroupFile", "after"): lambda node: self.groups.respell(node, self.terms.naming),
            ("LawFile", "pairs"): self._pairs,
            ("ObligationFile", "by_reason"): self._reasons,
            ("PackFile", "monotone"): self._ranking,
        }
        if (kind, key) in own:
            return own[kind, key]
        if kind == "AssessedFile" and key in ("kind", "at_least", "factors"):
            return lambda node: self._assessed(key, node)
        if key in _CONDITIONS:
            return self.terms.condition
        return self.terms.quantity if key in _QUANTITIES or (kind, key) in _QUANTITIES_OF else None

    def _value(self, node: Node, kind: Any) -> None:
        """Format what `kind` describes: a part, a list of something, entries, or a single value."""
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            for one in nodes_of(node):
                self._part(one, kind)
        elif get_origin(kind) is list:
            for one in nodes_of(node):
                self._value(one, kind_inside(kind, 0))
        elif isinstance(node, Collection):
            for entry in node.entries:
                self._value(entry.value, kind_inside(kind, _key(entry)))
        elif kind is not str:
            settle_value(node)

    def _pairs(self, node: Node) -> None:
        """Name the benefits of this pack; those of the other pack stay as they are written."""
        for entry in node.entries if isinstance(node, Collection) else ():
            self.terms.benefits.respell(entry.key, self.terms.naming)

    def _ranking(self, node: Node) -> None:
        """Format a fact that ranks people, alone or with its choices in another order."""
        if isinstance(node, Leaf):
            self.terms.known.respell(node, self.terms.naming)
            return
        order.put_in_order(node, order.RANKING)
        fact = self.terms.fact(node.get("fact"))
        self.terms.known.respell(node.get("fact"), self.terms.naming)
        ranked = node.get("order")
        for one in nodes_of(ranked) if fact is not None and ranked is not None else ():
            if fact is not None and isinstance(one, Leaf):
                self.terms.constant(fact, one)

    def _assessed(self, key: str, node: Node) -> None:
        """Format what is said of an assessment: its kind, or its results as keys or alone."""
        field = _field_of_assessments("kind" if key == "kind" else "result")
        if isinstance(node, Leaf):
            field.respell(node, self.terms.naming)
            return
        for entry in node.entries:
            field.respell(entry.key, self.terms.naming)
            settle_value(entry.value)

    def _reasons(self, node: Node) -> None:
        leave = VOCABULARY["leave_reason"].type
        if isinstance(node, Collection) and isinstance(leave, ChoiceType):
            for entry in node.entries:
                Known.of(leave.options).respell(entry.key, self.terms.naming)
                self._part(entry.value, ClawbackFile)


def _key(entry: Entry) -> str | int:
    return 0 if entry.key is None else entry.key.value


def _field_of_assessments(name: str) -> Known:
    listed = VOCABULARY["assessments"].type
    kind = listed.by_id[name].type if isinstance(listed, RecordsType) else None
    return Known.of(kind.options if isinstance(kind, ChoiceType) else ())
