"""The small things that every form needs: known keys, keys that must be there, lists, closed lists of words."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Sequence as ListOf
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from talentrules.source import Span
from talentrules.suggest import nearest
from talentrules.syntax.constants import (
    word_of,
)
from talentrules.syntax.places import plain
from talentrules.syntax.tree import Mapping, Node, Scalar, Sequence
from talentrules.syntax.values import show

if TYPE_CHECKING:
    from talentrules.syntax.conditions import ConditionReader

__all__ = ["Pieces", "get", "shown", "without"]

_Word = TypeVar("_Word", bound=StrEnum)
"""One of the closed lists of words."""
_Wanted = TypeVar("_Wanted")
"""Whatever was to be read where a problem stands instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """Reads pieces of mappings; what is wrong goes to the problems of `conditions`."""

    conditions: ConditionReader

    def keys(self, node: Node, key: str, known: tuple[str, ...]) -> bool:
        """Return whether `node` is a mapping of `known` keys only, with the problems kept."""
        if not isinstance(node, Mapping):
            self.problem("expected-mapping", node.span, key=key)
            return False
        strange = [name for name, _ in node.entries if name.written not in known]
        for name in strange:
            self.unknown_key(name, known)
        return not strange

    def unknown_key(self, key: Scalar, known: Iterable[str]) -> None:
        """Keep the problem that `key` is not among the `known` ones."""
        listed = list(known)
        near = nearest(key.written, listed) or ""
        code = "unknown-key-near" if near else "unknown-key"
        self.problem(code, key.span, key=key.written, near=near, known="、".join(listed))

    def needed(self, node: Node, key: str) -> Node | None:
        """Return the value under `key`, which must be there."""
        found = node.get(key) if isinstance(node, Mapping) else None
        return self.missing(key, node) if found is None else found

    def missing(self, key: str, node: Node) -> _Wanted | None:
        """Keep the problem that `key` is not there."""
        return self.problem("missing-item", node.span, key=key)

    def text(self, node: Node, key: str) -> str:
        """Return the words under `key`, or an empty text where there are none."""
        written = node.get(key) if isinstance(node, Mapping) else None
        if written is not None and not word_of(written):
            self.problem("expected-text", written.span, key=key)
        return word_of(written)

    def items(self, node: Node, key: str) -> tuple[Node, ...] | None:
        """Return the items of a list that is not empty."""
        if isinstance(node, Sequence) and node.items:
            return node.items
        return self.problem("empty-part" if isinstance(node, Sequence) else "expected-list", node.span, key=key)

    def listed(self, node: Mapping, key: str) -> tuple[Node, ...] | None:
        """Return the items of the list under `key`, which must be there."""
        found = self.needed(node, key)
        return None if found is None else self.items(found, key)

    def one_of(self, node: Node, key: str, known: ListOf[str]) -> str | None:
        """Return the word at `node`, which must be one of `known`."""
        word = word_of(node)
        if word in known:
            return word
        written = shown(node)
        near = nearest(written, known) or ""
        code = "unknown-word-near" if near else "unknown-word"
        return self.problem(code, node.span, key=key, written=written, near=near, known="、".join(known))

    def word(self, node: Node, key: str, kind: type[_Word]) -> _Word | None:
        """Return which of `kind` the word at `node` is."""
        word = self.one_of(node, key, [one.value for one in kind])
        return None if word is None else kind(word)

    def bad_money(self, node: Node) -> _Wanted | None:
        """Keep the problem that `node` is no amount of money."""
        return self.problem("bad-money", node.span, written=shown(node))

    def expected(self, node: Node) -> _Wanted | None:
        """Keep the problem that `node` is no quantity."""
        return self.problem("quantity-expected", node.span)

    def problem(self, code: str, span: Span, **words: object) -> _Wanted | None:
        """Keep a problem; return None, which stands for "nothing could be read here"."""
        return self.conditions.problem(code, span, **words)


def shown(node: Node) -> str:
    """Return what stands at `node` as a person would know it again, also where that is nothing."""
    return word_of(node) or show(plain(node)).strip() or "空"


def get(node: Mapping, key: str) -> Node:
    """Return the value under a key that is known to be there."""
    return next(value for name, value in node.entries if name.written == key)


def without(node: Mapping, keys: Iterable[str]) -> Mapping:
    """Return the mapping without `keys`."""
    left = set(keys)
    return Mapping(tuple((key, value) for key, value in node.entries if key.written not in left), node.span)
