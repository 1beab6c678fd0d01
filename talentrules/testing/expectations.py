"""What a scenario expects: of benefits, groups, totals and payments."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from talentrules.diagnostics import fill
from talentrules.model.facts import ChoiceType, Fact, RecordsType
from talentrules.model.ledger import LineStatus
from talentrules.model.pack import Beneficiary, Pack
from talentrules.syntax.tree import Mapping, Node, Scalar
from talentrules.syntax.tree import Sequence as Listed
from talentrules.syntax.words import Words
from talentrules.testing.file import FileReader
from talentrules.testing.scenarios import (
    Amount,
    GroupExpected,
    ItemExpected,
    LedgerExpected,
    LineExpected,
    SettledExpected,
    SettlementExpected,
    TotalExpected,
)
from talentrules.testing.words import (
    BENEFICIARY_WORDS,
    EVERY_WORDS,
    STANDING_WORDS,
    STATUS_WORDS,
    VERDICT_WORDS,
)

__all__ = ["ExpectationReader"]

_ITEM = ("verdict", "standing", "amount", "whole", "every", "because", "missing", "findings", "beaten_by")
_LEDGER = ("until", "lines", "sums")
_LINE = ("benefit", "number", "day", "amount", "status")
_SETTLEMENT = ("left_on", "reason", "benefits")
_SETTLED = ("paid", "later", "forfeited", "refund", "resale", "serve_until")
_REASON = "leave_reason"
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectationReader:
    """Reads what one case expects under `pack`."""

    reader: FileReader
    pack: Pack

    def items(self, node: Node) -> tuple[ItemExpected, ...]:
        """Return what is expected of benefits: a verdict alone, or more."""
        return tuple(self._items(node))

    def groups(self, node: Node) -> tuple[GroupExpected, ...]:
        """Return what groups must pay together."""
        words = Words.of(self.pack.groups.values())
        named = self._named("groups", node, words)
        paid = ((key, group, self.reader.amount(key.written, one)) for key, group, one in named)
        return tuple(GroupExpected(group=group, pays=pays, span=key.span) for key, group, pays in paid if pays)

    def totals(self, node: Node) -> tuple[TotalExpected, ...]:
        """Return what beneficiaries must get in each rhythm: `person: {once: 5000元}`."""
        return tuple(
            one
            for key, inner in self.reader.entries("totals", node)
            if (whose := self.reader.word("totals", key, BENEFICIARY_WORDS)) is not None
            for one in self._totals_of(whose, inner)
        )

    def ledger(self, node: Node) -> LedgerExpected:
        """Return what payments must be."""
        keys = self.reader.keys(node, _LEDGER)
        lines = self.reader.items("lines", keys["lines"]) if "lines" in keys else ()
        read = (self._line(one) for one in lines)
        return LedgerExpected(
            until=self._with("until", keys, self.reader.day),
            lines=tuple(one for one in read if one is not None),
            sums=tuple(self._sums(keys["sums"])) if "sums" in keys else (),
            span=node.span,
        )

    def settlement(self, node: Node) -> SettlementExpected | None:
        """Return what leaving must come to; None where the day is missing."""
        keys = self.reader.keys(node, _SETTLEMENT, needed=("left_on", "benefits"))
        left_on = self._with("left_on", keys, self.reader.day)
        reason = self._with("reason", keys, lambda at, one: self.reader.word(at, one, self._reasons))
        named = self._named("benefits", keys["benefits"], self._benefits) if "benefits" in keys else ()
        items = tuple(self._settled(key, benefit, one) for key, benefit, one in named)
        if left_on is None:
            return None
        return SettlementExpected(left_on=left_on, reason=reason, items=items, span=node.span)

    def _settled(self, key: Scalar, benefit: str, node: Node) -> SettledExpected:
        keys = self.reader.keys(node, _SETTLED)
        return SettledExpected(
            benefit=benefit,
            paid=self._with("paid", keys, self.reader.amount),
            later=self._with("later", keys, self.reader.amount),
            forfeited=self._with("forfeited", keys, self.reader.amount),
            refund=self._with("refund", keys, self.reader.amount),
            resale=self._with("resale", keys, self.reader.amount),
            serve_until=self._with("serve_until", keys, self.reader.day),
            span=key.span,
        )

    @property
    def _reasons(self) -> dict[str, str]:
        fact = self.pack.facts.get(_REASON)
        kind = fact.type if fact is not None else None
        return Words.of(kind.options).ids if isinstance(kind, ChoiceType) else {}

    def _items(self, node: Node) -> Iterator[ItemExpected]:
        for key, benefit, one in self._named("expect", node, self._benefits):
            if isinstance(one, Mapping):
                yield self._item(benefit, key, one)
            else:
                verdict = self.reader.word(key.written, one, VERDICT_WORDS)
                yield ItemExpected(benefit=benefit, verdict=verdict, span=key.span)

    def _item(self, benefit: str, key: Scalar, node: Mapping) -> ItemExpected:
        keys = self.reader.keys(node, _ITEM)
        return ItemExpected(
            benefit=benefit,
            verdict=self._with("verdict", keys, lambda at, one: self.reader.word(at, one, VERDICT_WORDS)),
            standing=self._with("standing", keys, lambda at, one: self.reader.word(at, one, STANDING_WORDS)),
            amount=self._with("amount", keys, self.reader.amount),
            whole=self._with("whole", keys, self.reader.amount),
            every=self._with("every", keys, lambda at, one: self.reader.word(at, one, EVERY_WORDS)),
            because=self._with("because", keys, self.reader.texts) or (),
            missing=self._with("missing", keys, self._facts),
            findings=self._with("findings", keys, lambda at, one: self._entries(at, one, self._findings)),
            beaten_by=self._with("beaten_by", keys, lambda at, one: self._entries(at, one, self._benefits)),
            span=key.span,
        )

    def _with(self, key: str, keys: dict[str, Node], read: Callable[[str, Node], _T | None]) -> _T | None:
        return read(key, keys[key]) if key in keys else None

    @property
    def _benefits(self) -> Words:
        return Words.of(self.pack.benefits.values())

    @property
    def _findings(self) -> Words:
        return Words.of(self.pack.findings.values())

    def _named(self, key: str, node: Node, words: Words) -> Iterator[tuple[Scalar, str, Node]]:
        """Yield the entries of a mapping with the ids that their keys name, each id once."""
        seen: set[str] = set()
        for name, one in self.reader.entries(key, node):
            found = self.reader.entry(name, words, self.pack.name)
            if found is not None and found in seen:
                self.reader.complain("scenario-entry-twice", name.span, name=name.written)
            elif found is not None:
                seen.add(found)
                yield name, found, one

    def _entries(self, key: str, node: Node, words: Words) -> tuple[str, ...]:
        """Return the ids of the entries that are named, one or a list; an empty list names none."""
        found = (self.reader.entry(one, words, self.pack.name) for one in self._scalars(key, node))
        return tuple(one for one in found if one is not None)

    def _scalars(self, key: str, node: Node) -> Iterator[Scalar]:
        for one in node.items if isinstance(node, Listed) else (node,):
            if isinstance(one, Scalar):
                yield one
            else:
                self.reader.form(key, one, "一个名称", "a name")

    def _facts(self, key: str, node: Node) -> tuple[str, ...]:
        """Return the paths of facts: `cards`, `cards.tier`, by ids or Chinese names."""
        found = (self._fact(one) for one in self._scalars(key, node))
        return tuple(one for one in found if one is not None)

    def _fact(self, node: Scalar) -> str | None:
        known: tuple[Fact, ...] = tuple(self.pack.facts.values())
        path: list[str] = []
        for word in node.written.split("."):
            words = Words.of(known)
            found = words.find(word)
            if found is None:
                self._unknown_fact(node, words.near(word))
                return None
            path.append(found)
            kind = next(one.type for one in known if one.id == found)
            known = kind.fields if isinstance(kind, RecordsType) else ()
        return ".".join(path)

    def _unknown_fact(self, node: Scalar, near: str) -> None:
        code = "unknown-fact-near" if near else "unknown-fact"
        self.reader.problems.append(fill(code, {"written": node.written, "near": near}, node.span))

    def _totals_of(self, whose: Beneficiary, node: Node) -> Iterator[TotalExpected]:
        for key, one in self.reader.entries("totals", node):
            every = self.reader.word("totals", key, EVERY_WORDS)
            amount = self.reader.amount(key.written, one)
            if every is not None and amount is not None:
                yield TotalExpected(beneficiary=whose, every=every, amount=amount, span=key.span)

    def _line(self, node: Node) -> LineExpected | None:
        keys = self.reader.keys(node, _LINE, needed=("benefit", "number"))
        named = self._with("benefit", keys, lambda at, one: self._entries(at, one, self._benefits))
        number = self._with("number", keys, self.reader.number)
        if not named or number is None:
            return None
        return LineExpected(
            benefit=named[0],
            number=number,
            on=self._with("day", keys, self.reader.day),
            amount=self._with("amount", keys, self.reader.amount),
            status=self._with("status", keys, lambda at, one: self.reader.word(at, one, STATUS_WORDS)),
            span=node.span,
        )

    def _sums(self, node: Node) -> Iterator[tuple[LineStatus, Amount]]:
        for key, one in self.reader.entries("sums", node):
            status = self.reader.word("sums", key, STATUS_WORDS)
            amount = self.reader.amount(key.written, one)
            if status is not None and amount is not None:
                yield status, amount
