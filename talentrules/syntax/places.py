"""From the path of a value (`benefits`, `travel_allowance`, `amount`) to its place in the file, and to plain data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from talentrules.source import Span
from talentrules.syntax.tree import Mapping, Node, Scalar, Sequence

__all__ = ["Path", "Places", "plain"]

Path = tuple[str | int, ...]
"""Keys and places in lists, from the root of the file."""


@dataclass(frozen=True, slots=True)
class Places:
    """The places of all values and keys of a tree, by path; looked up in constant time."""

    root: Span
    values: dict[Path, Span] = field(default_factory=dict)
    keys: dict[Path, Span] = field(default_factory=dict)

    @classmethod
    def of(cls, tree: Node) -> Places:
        """Return the places of `tree`."""
        places = cls(tree.span)
        for path, node, key in _nodes(tree):
            places.values[path] = node.span
            if key is not None:
                places.keys[path] = key.span
        return places

    def value(self, path: Path) -> Span:
        """Return the place of the value at `path`, or of the nearest value around it.

        A single citation stands where a list may stand: its place 0 is the citation itself.
        """
        return self.values.get(self._known(path), self.root)

    def key(self, path: Path) -> Span:
        """Return the place of the key at the end of `path`; of the value where it has no key."""
        return self.keys.get(self._known(path)) or self.value(path)

    def _known(self, path: Path) -> Path:
        """Return the path of the nearest value around `path` that the file holds."""
        known: Path = ()
        for part in path:
            if (*known, part) in self.values:
                known = (*known, part)
            elif part != 0:
                break
        return known


def _nodes(tree: Node) -> Iterator[tuple[Path, Node, Scalar | None]]:
    waiting: list[tuple[Path, Node, Scalar | None]] = [((), tree, None)]
    while waiting:
        path, node, key = waiting.pop()
        yield path, node, key
        if isinstance(node, Mapping):
            waiting += [((*path, name.written), value, name) for name, value in node.entries]
        elif isinstance(node, Sequence):
            waiting += [((*path, place), value, None) for place, value in enumerate(node.items)]


def plain(node: Node) -> object:
    """Return `node` as dicts, lists and scalars. The reader bounds the depth, so this may recurse."""
    match node:
        case Scalar():
            return node.value
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {key.written: plain(value) for key, value in node.entries}
