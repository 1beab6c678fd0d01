"""The small pieces of a scenario file: keys, texts, days, words, amounts; what is wrong is kept with its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from talentrules.check.placeholders import PLACEHOLDER
from talentrules.diagnostics import Diagnostic, fill
from talentrules.model.facts import DateType, Fact
from talentrules.money import Interval, Money, MoneyError, parse_money
from talentrules.source import Span
from talentrules.suggest import nearest
from talentrules.syntax.places import Places
from talentrules.syntax.tree import Mapping, Node, Scalar
from talentrules.syntax.tree import Sequence as Listed
from talentrules.syntax.values import Reader
from talentrules.syntax.words import Words
from talentrules.testing.scenarios import NO_MONEY, Amount

__all__ = ["FileReader"]

_T = TypeVar("_T")
_NO_MONEY = ("none", "无", "不涉及金额")
_UNSTATED = ("unstated", "未载明", "金额未载明")
_ENDS = ("from", "to", "at_most", "at_least")


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReader:
    """Reads pieces and keeps what is wrong: `problems` of this file, `elsewhere` those of profiles beside it."""

    problems: list[Diagnostic] = field(default_factory=list)
    elsewhere: list[Diagnostic] = field(default_factory=list)

    def complain(self, code: str, span: Span, **words: object) -> None:
        """Keep a problem."""
        self.problems.append(fill(code, words, span))

    def keys(self, node: Node, known: Sequence[str], needed: Iterable[str] = ()) -> dict[str, Node]:
        """Return the values of a mapping by key, those that are `known`; say what is missing and what is strange."""
        if not isinstance(node, Mapping):
            self.form("case", node, "“项目: 内容”的形式", "keys with values")
            return {}
        found = {key.written: value for key, value in node.entries if key.written in known}
        for key, _ in node.entries:
            if key.written not in known:
                self._strange("scenario-unknown-key", key, known)
        for wanted in needed:
            if wanted not in found:
                self.complain("scenario-missing-key", node.span, key=wanted)
        return found

    def items(self, key: str, node: Node) -> tuple[Node, ...]:
        """Return the items of a list."""
        if isinstance(node, Listed):
            return node.items
        self.form(key, node, "列表，每一条以“- ”开头", "a list, each item after “- ”")
        return ()

    def entries(self, key: str, node: Node) -> tuple[tuple[Scalar, Node], ...]:
        """Return the entries of a mapping whose keys are names."""
        if isinstance(node, Mapping):
            return node.entries
        self.form(key, node, "“名称: 内容”的形式", "names with values")
        return ()

    def text(self, key: str, node: Node) -> str | None:
        """Return a line of text."""
        if isinstance(node, Scalar) and isinstance(node.value, str) and node.value.strip():
            return node.value.strip()
        self.form(key, node, "一行文字", "a line of text")
        return None

    def texts(self, key: str, node: Node) -> tuple[str, ...]:
        """Return one text, or the texts of a list."""
        nodes = node.items if isinstance(node, Listed) else (node,)
        return tuple(text for one in nodes if (text := self.text(key, one)) is not None)

    def number(self, key: str, node: Node) -> int | None:
        """Return a whole number from 1."""
        value = node.value if isinstance(node, Scalar) else None
        if isinstance(value, int) and not isinstance(value, bool) and value > 0:
            return value
        self.form(key, node, "从 1 起的整数", "a whole number from 1")
        return None

    def day(self, key: str, node: Node) -> date | None:
        """Return a day of the calendar."""
        if self._unfilled(key, node):
            return None
        reader = Reader()
        fact = Fact(id=key, name=key, type=DateType())
        value = reader.value(fact, node.value if isinstance(node, Scalar) and node.value is not None else [], ())
        self.problems.extend(one.at(Places.of(node)) for one in reader.problems)
        return value if isinstance(value, date) else None

    def word(self, key: str, node: Node, words: AnyMapping[str, _T]) -> _T | None:
        """Return what one of `words` stands for."""
        if self._unfilled(key, node):
            return None
        if not isinstance(node, Scalar):
            self.form(key, node, "一个词", "a word")
            return None
        found = words.get(node.written.strip())
        if found is None:
            self._strange("scenario-unknown-word", node, tuple(words), key=key)
        return found

    def entry(self, node: Scalar, words: Words, pack: str) -> str | None:
        """Return the id of the benefit or group of `pack` that is named."""
        found = words.find(node.written)
        if found is None:
            self._strange("scenario-unknown-entry", node, tuple(words.ids), pack=pack)
        return found

    def amount(self, key: str, node: Node) -> Amount | None:
        """Return an amount: one, a range, a bound, unstated, or no money at all."""
        if self._unfilled(key, node):
            return None
        if isinstance(node, Scalar):
            return self._amount_word(key, node)
        keys = self.keys(node, _ENDS)
        ends = {end: self._money(f"{key}.{end}", one) for end, one in keys.items()}
        allowed = ({"from", "to"}, {"at_most"}, {"at_least"})
        if not keys or set(keys) not in allowed or None in ends.values():
            if set(keys) not in allowed:
                self.complain("scenario-amount", node.span, key=key, written="{…}")
            return None
        return self._interval(key, node, ends.get("from", ends.get("at_least")), ends.get("to", ends.get("at_most")))

    def _unfilled(self, key: str, node: Node) -> bool:
        """Say that a value is still to be filled in (待填写), where it is."""
        unfilled = isinstance(node, Scalar) and node.written.strip() == PLACEHOLDER
        if unfilled:
            self.complain("scenario-unfilled", node.span, key=key)
        return unfilled

    def form(self, key: str, node: Node, wanted: str, wanted_en: str) -> None:
        """Say that a value is not written as it must be."""
        self.complain("scenario-form", node.span, key=key, wanted=wanted, wanted_en=wanted_en)

    def _interval(self, key: str, node: Node, low: Money | None, high: Money | None) -> Interval | None:
        try:
            return Interval(low, high)
        except MoneyError:
            self.complain("scenario-amount", node.span, key=key, written="{…}")
            return None

    def _amount_word(self, key: str, node: Scalar) -> Amount | None:
        if node.written in _NO_MONEY:
            return NO_MONEY
        if node.written in _UNSTATED:
            return Interval()
        money = self._money(key, node)
        return None if money is None else Interval.exactly(money)

    def _money(self, key: str, node: Node) -> Money | None:
        written = node.written if isinstance(node, Scalar) else "…"
        try:
            return parse_money(written)
        except MoneyError:
            self.complain("scenario-amount", node.span, key=key, written=written)
            return None

    def _strange(self, code: str, node: Scalar, known: Sequence[str], **words: object) -> None:
        near = nearest(node.written, known)
        code = f"{code}-near" if near else code
        self.complain(code, node.span, written=node.written, near=near or "", known="、".join(known), **words)
