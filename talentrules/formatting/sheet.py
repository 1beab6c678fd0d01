"""A YAML text with nothing lost: values as they are written, comments and blank lines where they belong.

The tree of `talentrules.syntax` is for reading and has no comments. This one is for writing the text again: it is taken
apart by `parse`, put in order by the modules beside it, and laid out by `layout`. It is a working copy, and changes.
"""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Collection", "Entry", "Leaf", "Node", "Sheet"]


@dataclass(slots=True)
class Leaf:
    """A scalar: what it means (`value`) and how it is written (`raw`), which may take several lines.

    `style` is the mark of YAML (`"`, `'`, `|`, `>`), or empty for plain text. `column` is where the collection around
    it began, which an indentation that is written out (`|2`) counts from.
    """

    raw: str
    value: str
    style: str = ""
    column: int = 0

    @property
    def quoted(self) -> bool:
        """Whether it stands in quotes."""
        return self.style in ("'", '"')

    @property
    def short(self) -> bool:
        """Whether it may be written anew: no text that its author spread over lines."""
        return self.one_line or (self.quoted and "\n" not in self.value)

    @property
    def one_line(self) -> bool:
        """Whether it is written on a single line."""
        return "\n" not in self.raw and self.style not in ("|", ">")


@dataclass(slots=True)
class Entry:
    """A key with its value, or an item of a list (no key), with the comments that go with it.

    `lead` are the comment lines above it, an empty text for a blank line; `trail` is the comment behind it, with the
    spaces before it.
    """

    key: Leaf | None
    value: Node
    lead: list[str] = field(default_factory=list)
    trail: str = ""

    def note(self, comment: str) -> None:
        """Take a comment that stands behind something in the entry: one stays there, a second goes above."""
        if self.trail:
            self.lead.append(comment.strip())
        else:
            self.trail = comment


@dataclass(slots=True)
class Collection:
    """A mapping or a list. `flow` says that it stands in brackets; `foot` are the comment lines below its last part."""

    mapping: bool
    flow: bool
    column: int = 0
    one_line: bool = False
    entries: list[Entry] = field(default_factory=list)
    foot: list[str] = field(default_factory=list)

    def get(self, key: str) -> Node | None:
        """Return the value under `key`, or None where there is none."""
        return next((one.value for one in self.entries if one.key is not None and one.key.value == key), None)


Node = Leaf | Collection


@dataclass(slots=True)
class Sheet:
    """A whole text: `head` are the comment lines about the file, above everything; `apart` a blank line below them."""

    head: list[str]
    root: Collection
    apart: bool = False
