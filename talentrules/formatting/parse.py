"""A text to a sheet: every comment and blank line beside the key or the item that it is about.

Which comment belongs to what is told by where it stands: behind something on its line, above something, or below the
last part of a list or mapping and as far to the right. Reads only what the reader has read without an error: no
anchors, no tags, no keys that are no names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from talentrules.formatting.sheet import Collection, Entry, Leaf, Node, Sheet
from talentrules.syntax.reading.escapes import Pairs

__all__ = ["parse"]

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#.*")
_BLOCKS = ("|", ">")
_BRACKETS = "[{"
_AT_END = -1
"""The column of what comes after everything."""


@dataclass(slots=True)
class _Line:
    """A line between two values that holds a comment, with its column, or nothing."""

    column: int
    text: str


@dataclass(slots=True)
class _Parser:
    """Goes through the events once; `cursor` is where the last value ended."""

    text: str
    events: list[Any]
    pairs: Pairs
    place: int = 0
    cursor: int = 0
    behind: Entry | None = None
    """What a comment on the line of the last value is about."""
    closed: list[Collection] = field(default_factory=list)
    """The blocks that ended since the last value, the innermost first."""

    def sheet(self) -> Sheet:
        while not isinstance(self.events[self.place], yaml.MappingStartEvent):
            self.place += 1
        above = self._above(_start(self.events[self.place]), 0)
        whole = Entry(None, Leaf("", ""))
        root = self._collection(whole)
        root.foot += self._above(len(self.text), _AT_END)
        root.foot[:0] = [one.strip() for one in (whole.trail, *whole.lead) if one]
        head, lead = _divided(above)
        first = root.entries[0].lead if root.entries else root.foot
        first[:0] = lead[1:]
        return Sheet(head, root, apart=bool(lead))

    def _node(self, owner: Entry) -> Node:
        event = self.events[self.place]
        if isinstance(event, yaml.ScalarEvent):
            return self._leaf(event)
        above = self._above(_start(event), _column(event))
        found = self._collection(owner)
        first = found.entries[0].lead if found.entries else found.foot
        first[:0] = above
        return found

    def _leaf(self, event: yaml.ScalarEvent) -> Leaf:
        start, end = _start(event), _end(event)
        style = event.style or ""
        raw = self.text[start:end]
        if style in _BLOCKS:
            raw = _block_text(raw)
            end = start + len(raw)
        self.place += 1
        self.cursor = end
        value = self.pairs.restored(event.value, start, end, escaped=style == '"')
        return Leaf(raw, value, style)

    def _collection(self, owner: Entry) -> Collection:
        event = self.events[self.place]
        start = _start(event)
        mapping = isinstance(event, yaml.MappingStartEvent)
        found = Collection(mapping, bool(event.flow_style), _column(event))
        bracket = found.flow and self.text[start] in _BRACKETS
        self.place += 1
        self.cursor = max(self.cursor, start + bracket)
        if not mapping and not found.flow:
            self.behind = None  # what stands behind the first dash is about the item
        ends = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
        while not isinstance(self.events[self.place], ends):
            found.entries.append(self._entry(found))
        if found.flow:
            self._close(found, bracket=bracket)
            found.one_line = "\n" not in self.text[start : self.cursor]
            self.behind = owner
        else:
            self.closed.append(found)
        self.place += 1
        return found

    def _close(self, found: Collection, *, bracket: bool) -> None:
        """Take what stands before the closing bracket."""
        end = _end(self.events[self.place])
        if bracket:
            found.foot += self._above(end - 1, _AT_END)
            self.cursor = end

    def _entry(self, around: Collection) -> Entry:
        event = self.events[self.place]
        column = around.column if not around.flow else _column(event)
        lead = self._above(_start(event), column)
        entry = Entry(None, Leaf("", ""), lead)
        if around.mapping:
            entry.key = self._leaf(event)
            self.behind = entry
            event = self.events[self.place]
            if isinstance(event, yaml.ScalarEvent):
                entry.lead += self._above(_start(event), _AT_END)
        value = self._node(entry)
        if isinstance(value, Leaf):
            value.column = around.column
            self.behind = entry
        elif not value.entries:  # there is nothing in it that a comment could stand beside
            entry.lead += value.foot
            value.foot = []
        entry.value = value
        return entry

    def _above(self, start: int, column: int) -> list[str]:
        """Take what stands between the last value and `start`, and return the lines that are about what begins there.

        A comment on the line of the last value is about that; lines further to the right than `column` are about the
        blocks that ended.
        """
        first, *lines = self.text[self.cursor : start].split("\n")
        self.cursor = max(self.cursor, start)
        found = [one for line in lines[:-1] if (one := _line(line)) is not None]
        if lines and (comment := _COMMENT.search(lines[-1])):
            found.append(_Line(comment.start(), comment[0]))
        if comment := _COMMENT.search(first):
            self._behind(first[len(first[: comment.start()].rstrip()) :], found)
        kept = self._below(found, column)
        self.closed.clear()
        return [one.text for one in kept]

    def _behind(self, comment: str, found: list[_Line]) -> None:
        if self.behind is None:
            found.insert(0, _Line(0, comment.strip()))
        else:
            self.behind.note(comment)

    def _below(self, lines: list[_Line], column: int) -> list[_Line]:
        """Give to the blocks that ended the lines that are theirs, and return the others."""
        if not self.closed:
            return lines
        count = 0
        for place, one in enumerate(lines, start=1):
            if one.text and one.column <= column:
                break
            count = place if one.text else count
        for one in lines[:count]:
            block = self._block_of(one, column)
            block.foot.append(one.text)
        return lines[count:]

    def _block_of(self, line: _Line, column: int) -> Collection:
        inside = [one for one in self.closed if one.column > column]
        if not line.text:
            return next((one for one in inside if one.foot), inside[-1] if inside else self.closed[-1])
        return next((one for one in inside if one.column <= line.column), inside[-1] if inside else self.closed[-1])


def parse(text: str) -> Sheet:
    """Return the sheet of `text`, in which the reader found no error and whose lines end in LF."""
    pairs = Pairs.joined(text)
    events = list(yaml.parse(pairs.text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
    return _Parser(text, events, pairs).sheet()


def _start(event: Any) -> int:
    return int(event.start_mark.index)


def _end(event: Any) -> int:
    return int(event.end_mark.index)


def _column(event: Any) -> int:
    return int(event.start_mark.column)


def _line(line: str) -> _Line | None:
    """Return what a line holds, None where that is marks of YAML alone."""
    comment = _COMMENT.search(line)
    if comment is not None:
        return _Line(comment.start(), comment[0].rstrip())
    return None if line.strip() else _Line(0, "")


def _block_text(raw: str) -> str:
    """Return a block text without the blank lines below it, but where it keeps them (`|+`)."""
    header = raw.partition("\n")[0].partition("#")[0]
    return raw.rstrip(" ").removesuffix("\n") if "+" in header else raw.rstrip()


def _divided(above: list[str]) -> tuple[list[str], list[str]]:
    """Part the lines at the top: what is about the file goes down to the last blank line, or to the end."""
    while above and not above[0]:
        above = above[1:]
    blanks = [place for place, line in enumerate(above) if not line]
    if not blanks:
        return above, []
    return above[: blanks[-1]], above[blanks[-1] :]
