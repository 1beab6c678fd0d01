"""A scenario file: head, cases, what is expected; cases and expectations stay in the order of their author."""

from __future__ import annotations

from dataclasses import dataclass

from talentrules.formatting import order
from talentrules.formatting.conditions import Terms
from talentrules.formatting.names import Known, Naming, nodes_of
from talentrules.formatting.profiles import settle_profile
from talentrules.formatting.sheet import Collection, Entry, Leaf, Node, Sheet
from talentrules.formatting.spelling import settle_value, write_quoted
from talentrules.model.facts import Fact, RecordsType
from talentrules.model.pack import Pack

__all__ = ["PARTS", "settle_scenarios"]

PARTS = ("cases",)
"""The part of a scenario file whose items are blocks."""
_DAYS = ("day", "applied_on")
_ENDS = ("from", "to")


def settle_scenarios(sheet: Sheet, pack: Pack, naming: Naming) -> None:
    """Put the keys of a scenario file in order, spell its values and name what it refers to."""
    terms = Terms.of(pack, naming)
    writer = _Writer(terms, Known.of(pack.groups.values()))
    root = sheet.root
    order.put_in_order(root, order.SCENARIO["file"])
    writer.shared(root.get("defaults"), "defaults")
    cases = root.get("cases")
    for case in nodes_of(cases) if cases is not None else ():
        writer.case(case)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Formats the parts of a scenario file by what may be named in its pack."""

    terms: Terms
    groups: Known

    def shared(self, node: Node | None, kind: str) -> None:
        """Format what a case and `defaults` have alike: days and facts."""
        if isinstance(node, Collection):
            order.put_in_order(node, order.SCENARIO[kind])
            for key in _DAYS:
                settle_value(node.get(key))
            settle_profile(node.get("profile"), self.terms)

    def case(self, node: Node) -> None:
        """Format a case."""
        self.shared(node, "case")
        if not isinstance(node, Collection):
            return
        self._items(node.get("expect"))
        self._amounts(node.get("groups"), self.groups)
        for entry in _entries(node.get("totals")):
            self._amounts(entry.value)
        self._ledger(node.get("ledger"))
        self._settlement(node.get("settlement"))

    def _items(self, node: Node | None) -> None:
        for entry in _entries(node):
            self.terms.benefits.respell(entry.key, self.terms.naming)
            if isinstance(entry.value, Collection):
                self._item(entry.value)

    def _item(self, node: Collection) -> None:
        order.put_in_order(node, order.SCENARIO["item"])
        _amount(node.get("amount"))
        _amount(node.get("whole"))
        self._each(node.get("findings"), self.terms.findings)
        self._each(node.get("beaten_by"), self.terms.benefits)
        missing = node.get("missing")
        for one in nodes_of(missing) if missing is not None else ():
            self._path(one)

    def _each(self, node: Node | None, known: Known) -> None:
        for one in nodes_of(node) if node is not None else ():
            known.respell(one, self.terms.naming)

    def _path(self, node: Node) -> None:
        """Format the path of a fact: `cards.tier`."""
        if not isinstance(node, Leaf) or self.terms.naming is Naming.AS_WRITTEN:
            return
        known: tuple[Fact, ...] = tuple(self.terms.facts.values())
        written: list[str] = []
        for word in node.value.split("."):
            here = Known.of(known)
            id_ = here.find(word)
            spelled = here.spelled(word, self.terms.naming) or word
            written.append(word if "." in spelled else spelled)
            kind = next((one.type for one in known if one.id == id_), None)
            known = kind.fields if isinstance(kind, RecordsType) else ()
        if written != node.value.split("."):
            write_quoted(node, ".".join(written))

    def _amounts(self, node: Node | None, known: Known | None = None) -> None:
        for entry in _entries(node):
            if known is not None:
                known.respell(entry.key, self.terms.naming)
            _amount(entry.value)

    def _ledger(self, node: Node | None) -> None:
        if not isinstance(node, Collection):
            return
        order.put_in_order(node, order.SCENARIO["ledger"])
        settle_value(node.get("until"))
        self._amounts(node.get("sums"))
        lines = node.get("lines")
        for line in nodes_of(lines) if lines is not None else ():
            if isinstance(line, Collection):
                self._line(line)

    def _line(self, line: Collection) -> None:
        order.put_in_order(line, order.SCENARIO["line"])
        self.terms.benefits.respell(line.get("benefit"), self.terms.naming)
        settle_value(line.get("day"))
        _amount(line.get("amount"))

    def _settlement(self, node: Node | None) -> None:
        if not isinstance(node, Collection):
            return
        order.put_in_order(node, order.SCENARIO["settlement"])
        settle_value(node.get("left_on"))
        leave = self.terms.facts.get("leave_reason")
        if leave is not None and isinstance(reason := node.get("reason"), Leaf):
            self.terms.constant(leave, reason)
        for entry in _entries(node.get("benefits")):
            self.terms.benefits.respell(entry.key, self.terms.naming)
            if isinstance(entry.value, Collection):
                order.put_in_order(entry.value, order.SCENARIO["settled"])
            self._amounts(entry.value)


def _amount(node: Node | None) -> None:
    if isinstance(node, Collection):
        order.put_in_order(node, _ENDS)
        for entry in node.entries:
            settle_value(entry.value)
    else:
        settle_value(node)


def _entries(node: Node | None) -> list[Entry]:
    return node.entries if isinstance(node, Collection) else []
