"""A sheet to text: two spaces to a level, lists below their key and further in, at most one blank line in a row.

Whether a part stands in brackets is decided before, by `brackets`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TypeGuard

from talentrules.formatting.sheet import Collection, Entry, Leaf, Node, Sheet

__all__ = ["layout", "render"]

_STEP = 2
_INDENTED = re.compile(r"[|>][-+]?[1-9]")
_BLOCKS = ("|", ">")


def layout(sheet: Sheet) -> str:
    """Return the text of `sheet`."""
    head = [*_notes(sheet.head, 0), *([""] if sheet.head and sheet.apart else [])]
    return "\n".join([*head, *_block(sheet.root, 0)]) + "\n"


def _block(found: Collection, indent: int) -> Iterator[str]:
    """Yield the lines of a mapping or a list that is written as a block."""
    if not found.entries:
        yield " " * indent + ("{}" if found.mapping else "[]")
    for entry in found.entries:
        yield from _notes(_above(entry), indent)
        yield from _entry(entry, indent)
    yield from _notes(_without_last_blanks(found.foot), indent)


def _above(entry: Entry) -> list[str]:
    """Return the comment lines above an entry: a block text can have none behind it."""
    if _is_block_text(entry.value) and entry.trail:
        return [*entry.lead, entry.trail.strip()]
    return entry.lead


def _without_last_blanks(lines: list[str]) -> list[str]:
    count = len(lines)
    while count and not lines[count - 1]:
        count -= 1
    return lines[:count]


def _notes(lines: list[str], indent: int) -> Iterator[str]:
    """Yield comment lines, never two blank ones in a row."""
    for before, line in pairwise([" ", *lines]):
        if line or before:
            yield " " * indent + line if line else ""


def _entry(entry: Entry, indent: int) -> Iterator[str]:
    start = " " * indent + (f"{entry.key.raw}: " if entry.key is not None else "- ")
    value, trail = entry.value, entry.trail
    if isinstance(value, Leaf):
        yield from _scalar(start, value, trail, indent)
    elif not _is_block(value):
        yield f"{start}{render(value)}{trail}"
    elif entry.key is not None:
        yield start.rstrip() + trail
        yield from _block(value, indent + _STEP)
    else:
        yield from _item(value, trail, indent)


def _item(value: Collection, trail: str, indent: int) -> Iterator[str]:
    """Yield the lines of an item that is a block: it begins behind the dash, its first comments stand above."""
    notes = [*([trail.strip()] if trail else []), *_first_notes(value)]
    yield from _notes([note for note in notes if note], indent)
    inside = list(_block(value, indent + _STEP))
    yield " " * indent + "- " + inside[0].lstrip()
    yield from inside[1:]


def _first_notes(value: Collection) -> list[str]:
    """Take the comments out of a block that would come before the first thing in it."""
    first = value.entries[0]
    notes, first.lead = _above(first), []
    inner = first.value
    if _is_block_text(inner) or (first.key is None and _is_block(inner)):
        notes = notes if _is_block_text(inner) or not first.trail else [*notes, first.trail.strip()]
        first.trail = ""
    return [*notes, *_first_notes(inner)] if first.key is None and _is_block(inner) else notes


def _is_block_text(node: Node) -> bool:
    return isinstance(node, Leaf) and node.style in _BLOCKS


def _is_block(node: Node) -> TypeGuard[Collection]:
    """Return whether `node` takes lines of its own: what is in brackets, or empty, does not."""
    return isinstance(node, Collection) and bool(node.entries) and not node.flow


def _scalar(start: str, leaf: Leaf, trail: str, indent: int) -> Iterator[str]:
    first, *rest = leaf.raw.split("\n")
    if _is_block_text(leaf):
        yield start + first
        yield from _shifted(first, rest, leaf, indent)
        return
    lines = [first, *(line.lstrip(" ") for line in rest)]
    if leaf.style != '"':  # there a space may stand behind a backslash
        lines = [line.rstrip(" ") for line in lines]
    lines[-1] += trail
    yield start + lines[0]
    for line in lines[1:]:
        yield " " * (indent + _STEP) + line if line else ""


def _shifted(header: str, lines: list[str], leaf: Leaf, indent: int) -> Iterator[str]:
    """Yield the lines of a block text, moved as a whole."""
    written = next((line for line in lines if line.strip(" ")), "")
    base = leaf.column if _INDENTED.match(header) else len(written) - len(written.lstrip(" "))
    by = (indent if _INDENTED.match(header) else indent + _STEP) - base
    for line in lines:
        yield " " * by + line if by >= 0 and line.strip(" ") else line[-by:] if by < 0 else line


def render(node: Node) -> str | None:
    """Return `node` on one line, or None where it holds comments or texts of several lines."""
    if isinstance(node, Leaf):
        return node.raw if node.one_line else None
    parts = [_part(entry) for entry in node.entries]
    if any(part is None for part in parts) or any(node.foot):
        return None
    inside = ", ".join(part for part in parts if part is not None)
    return f"{{{inside}}}" if node.mapping else f"[{inside}]"


def _part(entry: Entry) -> str | None:
    value = render(entry.value)
    if value is None or any(entry.lead) or entry.trail:
        return None
    return value if entry.key is None else f"{entry.key.raw}: {value}"
