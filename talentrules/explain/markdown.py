"""A document as Markdown (CommonMark with the tables of GitHub); whatever others wrote is escaped."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from datetime import date
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

__all__ = ["document_to_markdown", "escape", "to_markdown"]

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!$])")
_STARTS_A_BLOCK = re.compile(r"^([-+=:])|^(\d+)([.)])")


def to_markdown(
    decision: Decision, lang: Language = "zh", *, printed_on: date | None = None, places: bool = False
) -> str:
    """Return the sheet of a decision as Markdown."""
    return document_to_markdown(build_sheet(decision, lang, printed_on=printed_on, places=places))


def escape(text: str) -> str:
    """Return `text` on one line so that Markdown shows it as it is."""
    escaped = _SPECIAL.sub(r"\\\1", one_line(text))
    return _STARTS_A_BLOCK.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", escaped)


def document_to_markdown(document: Document) -> str:
    """Return a document as Markdown that ends in a line end."""
    return "\n".join(_page(document)).rstrip("\n") + "\n"


def _page(document: Document) -> Iterator[str]:
    yield f"# {escape(document.title)}"
    yield ""
    for alarm in document.alarms:
        yield f"> **{escape(alarm)}**"
        yield ">"
    for notice in document.notices:
        yield f"> {escape(notice)}"
        yield ">"
    yield ""
    for line in document.head:
        yield _line(line, document.lang)
    for section in document.sections:
        yield from _section(section, document.lang)
    yield ""
    yield "---"
    yield ""
    for words in document.foot:
        yield escape(words)
        yield ""


def _section(section: Section, lang: Language) -> Iterator[str]:
    yield ""
    yield f"{'#' * section.level} {escape(section.heading)}"
    yield ""
    yield from _blocks(section.blocks, lang)


def _blocks(blocks: tuple[Block, ...], lang: Language) -> Iterator[str]:
    """Yield blocks one after another; a table stands apart from what precedes it, else it would be read as its text."""
    for place, block in enumerate(blocks):
        if place and isinstance(block, Table):
            yield ""
        yield from _block(block, lang, "")


def _block(block: Block, lang: Language, indent: str) -> Iterator[str]:
    match block:
        case Line():
            yield indent + _line(block, lang)
        case Bullets():
            inner = yield from _label(block.label, lang, indent)
            for item in block.items:
                yield f"{inner}- {'☐ ' if block.ticks else ''}{escape(item)}"
        case Tree():
            inner = yield from _label(block.label, lang, indent)
            for condition in block.lines:
                yield inner + _condition(condition, lang)
        case Quotes():
            inner = yield from _label(block.label, lang, indent)
            for quote in block.quotes:
                yield f"{inner}- {escape(quote.cited)}{_colon(lang)}{escape(quote.words)}"
        case Table():
            yield from _table(block)
        case Entry():
            yield from _entry(block, lang)
        case _:
            assert_never(block)


def _label(label: str, lang: Language, indent: str) -> Generator[str, None, str]:
    """Yield the label, where there is one; return the indent of what belongs to it."""
    if not label:
        return indent
    yield f"{indent}- **{escape(label)}**{_colon(lang)}".rstrip()
    return indent + "  "


def _line(line: Line, lang: Language) -> str:
    return f"- **{escape(line.label)}**{_colon(lang)}{escape(line.text)}"


def _condition(line: ConditionLine, lang: Language) -> str:
    stop = "; " if lang == "en" else "；"
    mark = "" if line.mark == "•" else f"{line.mark} "
    return f"{'  ' * line.depth}- {mark}{stop.join(escape(part) for part in (line.words, *line.details))}"


def _entry(entry: Entry, lang: Language) -> Iterator[str]:
    chip = f" — {entry.chip.mark} {escape(entry.chip.words)}" if entry.chip is not None else ""
    yield f"#### {escape(entry.name)}{chip}"
    yield ""
    if entry.subtitle:
        yield f"*{escape(entry.subtitle)}*"
        yield ""
    yield from _blocks(entry.blocks, lang)
    yield ""


def _table(table: Table) -> Iterator[str]:
    yield _row(table.headings)
    yield "|" + " --- |" * len(table.headings)
    for row in table.rows:
        yield _row(row)


def _row(cells: tuple[Cell, ...]) -> str:
    return "| " + " | ".join(_cell(cell) for cell in cells) + " |"


def _cell(cell: Cell) -> str:
    return f"{cell.mark} {escape(cell.words)}" if isinstance(cell, Chip) else escape(cell)


def _colon(lang: Language) -> str:
    return ": " if lang == "en" else "："
