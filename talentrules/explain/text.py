"""A document as text for terminals and plain printers: wrapped to a width, Chinese columns aligned.

A full-width character takes two columns. Lines are made here; rich only turns styles into colour codes, and only where
they are asked for, so that the same decision always gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from io import StringIO
from typing import assert_never

from talentrules.diagnostics import Language
from talentrules.explain.document import (
    Block,
    Bullets,
    Cell,
    Chip,
    ConditionLine,
    Document,
    Entry,
    Line,
    Quotes,
    Section,
    Table,
    Tree,
)
from talentrules.explain.plain import one_line
from talentrules.explain.sheet import build_sheet
from talentrules.model.decision import Decision
from talentrules.source import display_width as _display_width

__all__ = ["LEAST_WIDTH", "document_to_text", "to_text", "wrap"]

LEAST_WIDTH = 40
"""Narrower pages are set to this many columns."""

_NOT_AT_START = frozenset("，。；：、！？）》”’】」』,.;:!?)]}%")
_NOT_AT_END = frozenset("（《“‘【「『([{¥")
_UNITS = frozenset("年月日元万亿个项类条岁")
_GAP = 2
_LEAST_COLUMN = 6
_LABEL = "bold"
_FAINT = "dim"
_STYLES = {
    "eligible": "green",
    "met": "green",
    "ineligible": "red",
    "not_met": "red",
    "undetermined": "yellow",
    "needs_finding": "yellow",
    "missing_fact": "yellow",
    "unstated_rule": "yellow",
    "discretionary": "yellow",
}


_width_of = lru_cache(maxsize=8192)(_display_width)
"""The width of one character; pages ask for the same few again and again."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of the page with the style of all of it."""

    text: str
    style: str = ""


def to_text(  # noqa: PLR0913 — each says how the page is set, by keyword
    decision: Decision,
    lang: Language = "zh",
    *,
    width: int = 80,
    colour: bool = False,
    printed_on: date | None = None,
    places: bool = False,
) -> str:
    """Return the sheet of a decision as text of at most `width` columns, with colour codes only where `colour` is set."""
    sheet = build_sheet(decision, lang, printed_on=printed_on, places=places)
    return document_to_text(sheet, width=width, colour=colour)


def document_to_text(document: Document, *, width: int = 80, colour: bool = False) -> str:
    """Return a document as text that ends in a line end."""
    rows = list(_page(document, max(width, LEAST_WIDTH)))
    return _coloured(rows) if colour else "".join(f"{row.text.rstrip()}\n" for row in rows)


def wrap(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    """Break `text` into lines of at most `width` columns; `first` stands before the first, `rest` before the others.

    Words of the Latin alphabet stay whole where they fit; no line starts with a closing mark or ends with an opening
    one where that can be helped (避头尾).
    """
    indent = " " * display_width(first) if rest is None else rest
    lines, line, used = [], first, display_width(first)
    fresh = True
    for piece in _tokens(one_line(text), max(1, width - display_width(indent))):
        taken = display_width(piece)
        if not fresh and used + taken > width:
            lines.append(line)
            line, used, fresh = indent, display_width(indent), True
            if piece == " ":
                continue
        line, used, fresh = line + piece, used + taken, False
    return [*lines, line]


def _tokens(text: str, room: int) -> Iterator[str]:
    """Yield the pieces that a line is made of, none wider than `room`: a word, or a character with its marks."""
    piece = ""
    for char in text:
        if piece and _may_break(piece[-1], char):
            yield from _cut(piece, room)
            piece = ""
        piece += char
    yield from _cut(piece, room)


def _may_break(before: str, after: str) -> bool:
    if after in _NOT_AT_START or before in _NOT_AT_END or not display_width(after):
        return False
    if before.isdigit() and after in _UNITS:
        return False
    return before == " " or after == " " or display_width(before) == 2 or display_width(after) == 2


def _cut(piece: str, room: int) -> Iterator[str]:
    """Yield `piece`, cut where it alone is wider than a line."""
    part, used = "", 0
    for char in piece:
        taken = display_width(char)
        if part and used + taken > room:
            yield part
            part, used = "", 0
        part, used = part + char, used + taken
    if part:
        yield part


def display_width(text: str) -> int:
    """Return how many columns `text` takes, as `talentrules.source.display_width` counts them."""
    return len(text) if text.isascii() else sum(map(_width_of, text))


def _page(document: Document, width: int) -> Iterator[_Row]:
    yield _Row("═" * width)
    yield from _rows(wrap(document.title, width, "  "), _LABEL)
    yield _Row("═" * width)
    for alarm in document.alarms:
        yield from _rows(wrap(alarm, width, "!!! "), "bold red")
    for notice in document.notices:
        yield from _rows(wrap(notice, width, "※ "), "yellow")
    for line in document.head:
        yield from _line(line, document.lang, width, "")
    for section in document.sections:
        yield from _section(section, document.lang, width)
    yield _Row("")
    yield _Row("─" * width)
    for words in document.foot:
        yield from _rows(wrap(words, width), _FAINT)


def _section(section: Section, lang: Language, width: int) -> Iterator[_Row]:
    yield _Row("")
    mark = "■ " if section.level == 2 else "── "
    yield from _rows(wrap(section.heading, width, mark), _LABEL)
    for block in section.blocks:
        yield from _block(block, lang, width, "  ")


def _block(block: Block, lang: Language, width: int, indent: str) -> Iterator[_Row]:
    match block:
        case Line():
            yield from _line(block, lang, width, indent)
        case Bullets():
            yield from _label(block.label, lang, width, indent)
            inner = indent + ("  " if block.label else "")
            for item in block.items:
                yield from _rows(wrap(item, width, f"{inner}{'□' if block.ticks else '•'} "))
        case Tree():
            yield from _label(block.label, lang, width, indent)
            for condition in block.lines:
                yield from _condition(condition, lang, width, indent + "  ")
        case Quotes():
            yield from _label(block.label, lang, width, indent)
            for quote in block.quotes:
                yield from _rows(wrap(f"{quote.cited}{_colon(lang)}{quote.words}", width, f"{indent}  • "))
        case Table():
            yield from _table(block, width, indent)
        case Entry():
            yield from _entry(block, lang, width, indent)
        case _:
            assert_never(block)


def _line(line: Line, lang: Language, width: int, indent: str) -> Iterator[_Row]:
    yield from _rows(wrap(f"{line.label}{_colon(lang)}{line.text}", width, indent, indent + "  "))


def _label(label: str, lang: Language, width: int, indent: str) -> Iterator[_Row]:
    if label:
        yield from _rows(wrap(f"{label}{_colon(lang)}".rstrip(), width, indent), _FAINT)


def _condition(line: ConditionLine, lang: Language, width: int, indent: str) -> Iterator[_Row]:
    """Yield a condition; its small print follows in brackets' stead behind a stop."""
    stop = "; " if lang == "en" else "；"
    words = stop.join([line.words, *line.details])
    deeper = min(line.depth, (width - LEAST_WIDTH) // 2 + 4)
    yield from _rows(wrap(words, width, f"{indent}{'  ' * deeper}{line.mark} "), _STYLES.get(line.state, ""))


def _entry(entry: Entry, lang: Language, width: int, indent: str) -> Iterator[_Row]:
    yield _Row("")
    head = f"{entry.name}  [{entry.chip.mark} {entry.chip.words}]" if entry.chip is not None else entry.name
    style = f"bold {_STYLES.get(entry.chip.id, '')}".strip() if entry.chip is not None else _LABEL
    subtitle = f"  {entry.subtitle}" if entry.subtitle else ""
    yield from _rows(wrap(head + subtitle, width, f"{indent}◆ "), style)
    for block in entry.blocks:
        yield from _block(block, lang, width, indent + "  ")


def _table(table: Table, width: int, indent: str) -> Iterator[_Row]:
    """Yield a table whose columns share the width; a cell that is too long goes on below."""
    rows = [[_cell(cell) for cell in row] for row in table.rows]
    widths = _widths([list(table.headings), *rows], width - display_width(indent))
    yield from _rows(_table_row(table.headings, widths, indent), _FAINT)
    yield _Row(indent + "─" * (sum(widths) + _GAP * (len(widths) - 1)))
    for row in rows:
        yield from _rows(_table_row(row, widths, indent))


def _table_row(cells: Sequence[str], widths: Sequence[int], indent: str) -> list[str]:
    columns = [wrap(cell, width) for cell, width in zip(cells, widths, strict=True)]
    height = max(len(column) for column in columns)
    filled = [[*column, *[""] * (height - len(column))] for column in columns]
    lines = zip(*filled, strict=True)
    gap = " " * _GAP
    return [indent + gap.join(_pad(part, width) for part, width in zip(line, widths, strict=True)) for line in lines]


def _widths(rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """Return how wide each column may be: as wide as its text, the widest ones cut until all fit."""
    columns = [max(1, *(display_width(one_line(cell)) for cell in column)) for column in zip(*rows, strict=True)]
    room -= _GAP * (len(columns) - 1)
    least = min(_LEAST_COLUMN, room // len(columns))
    while sum(columns) > room and max(columns) > least:
        widest = columns.index(max(columns))
        columns[widest] -= 1
    return columns


def _cell(cell: Cell) -> str:
    return f"{cell.mark} {cell.words}" if isinstance(cell, Chip) else one_line(cell)


def _pad(text: str, width: int) -> str:
    return text + " " * (width - display_width(text))


def _rows(lines: Iterable[str], style: str = "") -> Iterator[_Row]:
    for line in lines:
        yield _Row(line, style)


def _colon(lang: Language) -> str:
    return ": " if lang == "en" else "："


def _coloured(rows: Iterable[_Row]) -> str:
    """Return the rows with colour codes, whatever terminal or environment there is."""
    from rich.console import Console  # noqa: PLC0415 — only where colour is asked for
    from rich.text import Text  # noqa: PLC0415

    page = StringIO()
    console = Console(file=page, force_terminal=True, color_system="standard", no_color=False, _environ={})
    for row in rows:
        console.print(Text(row.text.rstrip(), style=row.style), soft_wrap=True, highlight=False)
    return page.getvalue()
