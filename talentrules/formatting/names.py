"""Ids and Chinese names: a word is written as the id, or as the name, of what it stands for.

A name is written only where it is read back as the same thing: one that two things share, or that is a word of the
language there, stays an id.
"""

from __future__ import annotations

from collections.abc import Collection as Some
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from talentrules.formatting.sheet import Collection, Leaf, Node
from talentrules.formatting.spelling import write_quoted
from talentrules.syntax.words import Named, Words

__all__ = ["Known", "Naming", "nodes_of"]


class Naming(StrEnum):
    """How what has an id and a name is written: as it stands, by ids, by names."""

    AS_WRITTEN = "as_written"
    IDS = "ids"
    NAMES = "names"


@dataclass(frozen=True, slots=True)
class Known:
    """Things of one kind that may be named at a place."""

    words: Words
    names: dict[str, str]

    @classmethod
    def of(cls, things: Iterable[Named]) -> Known:
        """Return what may be written for `things`."""
        listed = list(things)
        return cls(Words.of(listed), {one.id: one.name for one in listed})

    def find(self, word: str) -> str | None:
        """Return the id that `word` stands for, or None."""
        return self.words.find(word.strip())

    def spelled(self, word: str, naming: Naming, taken: Some[str] = ()) -> str | None:
        """Return how `word` is to be written, or None where it stays; `taken` are words that mean something else."""
        found = self.find(word)
        if found is None or naming is Naming.AS_WRITTEN:
            return None
        wanted = found if naming is Naming.IDS else self.names.get(found, found)
        same = self.find(wanted) == found and wanted == wanted.strip() and wanted not in taken
        return wanted if same and wanted != word else None

    def respell(self, node: Node | None, naming: Naming, taken: Some[str] = ()) -> None:
        """Write a scalar by id or by name; what is no scalar stays."""
        if isinstance(node, Leaf) and node.short:
            wanted = self.spelled(node.value, naming, taken)
            if wanted is not None:
                write_quoted(node, wanted)


def nodes_of(node: Node) -> list[Node]:
    """Return the items of a list; what stands alone is a list of one."""
    if isinstance(node, Collection) and not node.mapping:
        return [entry.value for entry in node.entries]
    return [node]
