"""What a page says and in which order, before anything is typeset.

A `Document` is made once (`sheet`, `pack_text`, `compare`) and typeset three ways (`text`, `markdown`, `html`). Its ids
are the same in every language; only the words differ.
"""

from __future__ import annotations

from dataclasses import dataclass

from talentrules.diagnostics import Language

__all__ = [
    "Block",
    "Bullets",
    "Cell",
    "Chip",
    "ConditionLine",
    "Document",
    "Entry",
    "Line",
    "Quote",
    "Quotes",
    "Section",
    "Table",
    "Tree",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A verdict to be set off from its surroundings; `id` is the verdict, `mark` says it again without colour."""

    id: str
    mark: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionLine:
    """One condition: its mark (✓ ✗ ? or a bullet), its words, and what is to be said of it in small print."""

    depth: int
    state: str
    mark: str
    words: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of a source, verbatim, with where they stand."""

    cited: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A label and a sentence."""

    id: str
    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """A label (which may be empty) and a list; `ticks` gives each line a box to tick."""

    id: str
    label: str
    items: tuple[str, ...]
    ticks: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A label and conditions, indented by their depth."""

    id: str
    label: str
    lines: tuple[ConditionLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotes:
    """A label and quotations."""

    id: str
    label: str
    quotes: tuple[Quote, ...]


Cell = str | Chip


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under headings."""

    id: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One benefit: its name, its verdict, and all that is to be said of it."""

    id: str
    name: str
    chip: Chip | None
    subtitle: str
    blocks: tuple[Block, ...]


Block = Line | Bullets | Tree | Quotes | Table | Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading of `level` 2 or 3 and what stands under it."""

    id: str
    heading: str
    level: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A page: the title, what must not be overlooked (`alarms`), notices, the head, sections, the foot."""

    lang: Language
    title: str
    alarms: tuple[str, ...]
    notices: tuple[str, ...]
    head: tuple[Line, ...]
    sections: tuple[Section, ...]
    foot: tuple[str, ...]
