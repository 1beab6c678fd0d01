"""Where a piece of text stands: the file, the line, the column.

Every value that is read from a file keeps its `Span`, so that a message, a line of an explanation and a citation can
all point at the words that a person wrote. Lines and columns count from 1; a column is a character, not a byte.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

__all__ = ["NOWHERE", "Span", "TextFile", "display_width"]


def display_width(text: str) -> int:
    """Return how many terminal columns `text` takes; a full-width character takes two, a combining one none."""
    width = 0
    for char in text:
        if unicodedata.combining(char):
            continue
        width += 2 if unicodedata.east_asian_width(char) in "WF" else 1
    return width


@dataclass(frozen=True, slots=True, eq=False)
class TextFile:
    """A text that was read, under the name by which its user knows it.

    `name` is what messages show (a path as the user gave it); `label` is the bare file name, the same on every
    machine, and is what a decision carries.
    """

    name: str
    text: str
    lines: tuple[str, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lines", tuple(self.text.split("\n")))

    @property
    def label(self) -> str:
        """The last part of the name, without folders, `_` for every character that cannot be printed."""
        last = self.name.replace("\\", "/").rsplit("/", 1)[-1]
        return last if last.isprintable() else "".join(char if char.isprintable() else "_" for char in last)

    def line(self, number: int) -> str:
        """Return line `number` (from 1) without its line end, or an empty text where there is no such line."""
        return self.lines[number - 1].rstrip("\r") if 1 <= number <= len(self.lines) else ""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in a file: from (`line`, `column`) up to, not including, (`end_line`, `end_column`)."""

    file: TextFile
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        """`file:line:column`, the form that editors open; the file alone where the place is the whole file."""
        return f"{self.file.name}:{self.line}:{self.column}" if self.line else self.file.name

    @property
    def label(self) -> str:
        """`file:line` with the bare file name: the same text on every machine."""
        return f"{self.file.label}:{self.line}" if self.line else self.file.label

    def underline(self) -> tuple[str, str]:
        """Return the first line of the span and, below it, marks (`^`) that line up on a terminal."""
        text = self.file.line(self.line)
        start = self.column - 1
        stop = self.end_column - 1 if self.end_line == self.line else len(text)
        marked = text[start : max(stop, start + 1)]
        # tabs are kept in the padding so that the marks stay below their text whatever a terminal makes of a tab
        padding = "".join("\t" if char == "\t" else " " * display_width(char) for char in text[:start])
        return text, padding + "^" * max(1, display_width(marked.rstrip()))


NOWHERE = Span(TextFile("", ""), 0, 0, 0, 0)
"""The span of a value that no file holds, such as one built in Python."""
