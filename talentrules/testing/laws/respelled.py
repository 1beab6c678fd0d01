"""The same YAML spelled in another way: keys in another order, other quotes, brackets instead of lines, no comments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path
from random import Random

import yaml

from talentrules.loading import decode_reading
from talentrules.model.pack import Pack
from talentrules.source import Span
from talentrules.syntax import read_bytes
from talentrules.syntax.tree import Mapping as Tree
from talentrules.syntax.tree import Node, Scalar
from talentrules.syntax.tree import Sequence as Listed

__all__ = ["Spelling", "apart", "read_again", "respelled"]

_KEPT_IN_ORDER = frozenset({"choices", "fields", "facts", "pairs"})
"""Keys below which the order of the keys means something: choices rank from low to high, fields are asked and
the pairs of a law are tried in turn."""
_QUOTES = ("'", '"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """What is spelled in another way, and the number that settles how."""

    order: bool
    quotes: bool
    brackets: bool
    number: int


def respelled(text: str, name: str, spelling: Spelling) -> str:
    """Return a text that says the same in another spelling; comments are left out.

    `text` is a YAML file that was read without an error.
    """
    writer = _Writer(spelling, Random(spelling.number), _texts(read_bytes(text.encode(), name).tree))
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if root is not None:
        writer.spell(root, "")
    return str(yaml.serialize(root, Dumper=yaml.SafeDumper, allow_unicode=True, width=100))


def read_again(text: str, name: str, path: Path | None) -> tuple[Pack | None, str]:
    """Return the pack that `text` means, as if it lay at `path`; else None, and what is wrong with it."""
    pack, problems = decode_reading(read_bytes(text.encode(), name), path)
    return pack, "; ".join(one.message for one in problems[:3])


def apart(one: object, other: object, path: str = "") -> tuple[str, object, object] | None:
    """Return the first place at which two things differ, and what stands there in both; None where they are equal."""
    if one == other:
        return None
    if type(one) is type(other):
        for step, here, there in _inside(one, other):
            found = apart(here, there, f"{path}{step}")
            if found is not None:
                return found
    return path.lstrip("."), one, other


def _inside(one: object, other: object) -> Iterator[tuple[str, object, object]]:
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        yield from ((f".{key}", one[key], other.get(key)) for key in one)
        yield from ((f".{key}", None, other[key]) for key in other if key not in one)
    elif isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other):
        yield from ((f"[{place}]", *pair) for place, pair in enumerate(zip(one, other, strict=True)))
    elif is_dataclass(one) and not isinstance(one, type | Span):
        yield from (
            (f".{part.name}", getattr(one, part.name), getattr(other, part.name))
            for part in fields(one)
            if part.compare
        )


def _texts(tree: Node | None) -> frozenset[tuple[int, int]]:
    """Return where texts stand that are not in quotes: line and column from 1."""
    return frozenset((one.span.line, one.span.column) for one in _scalars(tree) if _is_bare_text(one))


def _is_bare_text(one: Scalar) -> bool:
    return isinstance(one.value, str) and not one.quoted


def _scalars(tree: Node | None) -> Iterator[Scalar]:
    match tree:
        case Scalar():
            yield tree
        case Listed():
            for one in tree.items:
                yield from _scalars(one)
        case Tree():
            for key, one in tree.entries:
                yield key
                yield from _scalars(one)
        case None:
            pass


@dataclass(frozen=True, slots=True)
class _Writer:
    spelling: Spelling
    lot: Random
    texts: frozenset[tuple[int, int]]

    def spell(self, node: yaml.Node, key: str) -> None:
        """Spell a node that stands under `key` in another way, and all below it."""
        match node:
            case yaml.ScalarNode():
                self._quote(node)
            case yaml.SequenceNode():
                self._bracket(node)
                for one in node.value:
                    self.spell(one, "")
            case yaml.MappingNode():
                self._bracket(node)
                if self.spelling.order and key not in _KEPT_IN_ORDER:
                    self.lot.shuffle(node.value)
                for name, one in node.value:
                    self.spell(name, "")
                    self.spell(one, name.value)
            case _:
                pass

    def _bracket(self, node: yaml.CollectionNode) -> None:
        if self.spelling.brackets:
            node.flow_style = self.lot.random() < 0.3

    def _quote(self, node: yaml.ScalarNode) -> None:
        place = (node.start_mark.line + 1, node.start_mark.column + 1)
        bare = node.style is None and place in self.texts
        if self.spelling.quotes and (bare or node.style in _QUOTES) and "\n" not in node.value:
            node.style = self.lot.choice((*_QUOTES, None)) if bare else self.lot.choice(_QUOTES)


def same_but_for_its_digest(pack: Pack, again: Pack) -> Pack:
    """Return `again` with the digest of `pack`, which is of the bytes of the file."""
    return replace(again, sha256=pack.sha256)
