"""What a handbook says and in which order, before anything is typeset: blocks whose words may lead to another place.

A handbook is made once (`front`, `benefit`, `annex`) and typeset twice (`html`, `markdown`). Anchors are the same in
every language; only the words differ.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from talentrules.diagnostics import Language
from talentrules.explain.handbook.layout import Drawing

__all__ = [
    "Block",
    "Cell",
    "Grid",
    "Handbook",
    "Line",
    "Link",
    "Listing",
    "Part",
    "Picture",
    "Point",
    "Quotation",
    "Quotations",
    "Run",
    "Signatures",
    "Text",
    "cell",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Words that lead to the anchor `to` of the same handbook."""

    words: str
    to: str


Run = str | Link

Text = tuple[Run, ...]
"""Words one after another, some of which lead elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A label (which may be empty) and a sentence; `place` is file and line of its rule."""

    kind: str
    label: str = ""
    text: Text
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One point of a list: its words, what is to be said of it in small print, its place, the points inside it."""

    text: Text
    details: tuple[Text, ...] = ()
    place: str = ""
    inside: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A label (which may be empty) and points."""

    kind: str
    label: str = ""
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words of a source, verbatim, with where they stand in it and in the pack."""

    cited: Text
    words: str
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotations:
    """A label and quotations."""

    label: str
    quotes: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table: what it is (`caption`), its headings, its rows; a row may have an anchor of its own."""

    kind: str
    caption: str = ""
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    anchors: tuple[str, ...] = ()

    # INVARIANT: `anchors` is empty, or has one for each row


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A drawing, and the same in words below it."""

    drawing: Drawing
    legend: Listing


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatures:
    """Who signs: one row for each role, with lines to write on below the headings."""

    headings: tuple[str, ...]
    roles: tuple[str, ...]


Block = Line | Listing | Quotations | Grid | Picture | Signatures

Cell = tuple[Block, ...]
"""What stands in one cell of a table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A chapter, or a section of one: its anchor, number and heading, what stands under it, its own sections.

    `listed` says that the table of contents names it.
    """

    anchor: str
    number: str = ""
    heading: str
    note: str = ""
    place: str = ""
    blocks: tuple[Block, ...] = ()
    parts: tuple[Part, ...] = ()
    listed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Handbook:
    """A whole handbook: `alarms` stand on every page, `front` on the title page, `foot` at the foot of every page."""

    lang: Language
    title: str
    subtitle: str
    alarms: tuple[str, ...]
    notices: tuple[str, ...]
    front: tuple[Block, ...]
    contents: str
    parts: tuple[Part, ...] = field(default=())
    foot: str


def cell(*text: Run) -> Cell:
    """Return a cell that holds plain words."""
    return (Line(kind="cell", text=text),)
