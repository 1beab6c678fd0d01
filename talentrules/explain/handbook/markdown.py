"""A handbook as Markdown: the same content, the pictures in words, names without links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from talentrules.diagnostics import Language
from talentrules.explain.handbook.book import handbook
from talentrules.explain.handbook.page import (
    Block,
    Cell,
    Grid,
    Handbook,
    Line,
    Link,
    Listing,
    Part,
    Picture,
    Point,
    Quotation,
    Quotations,
    Signatures,
    Text,
)
from talentrules.explain.markdown import escape
from talentrules.model.pack import Pack

__all__ = ["handbook_to_markdown"]


def handbook_to_markdown(pack: Pack, lang: Language = "zh") -> str:
    """Return the handbook of a pack as Markdown that ends in a line end."""
    return "\n".join(_page(handbook(pack, lang))).rstrip("\n") + "\n"


def _page(book: Handbook) -> Iterator[str]:
    yield f"# {escape(book.title)}"
    yield ""
    for alarm in book.alarms:
        yield f"> **{escape(alarm)}**"
        yield ""
    for notice in book.notices:
        yield f"> {escape(notice)}"
        yield ""
    for block in book.front:
        yield from _block(block, book.lang)
    for part in book.parts:
        yield from _part(part, 2, book.lang)
    yield "---"
    yield ""
    yield escape(book.foot)


def _part(part: Part, level: int, lang: Language) -> Iterator[str]:
    number = f"{part.number} " if part.number else ""
    yield ""
    yield f"{'#' * level} {number}{escape(part.heading)}"
    yield ""
    beside = " · ".join(one for one in (part.note, part.place) if one)
    if beside:
        yield f"*{escape(beside)}*"
        yield ""
    for block in part.blocks:
        yield from _block(block, lang)
    for inside in part.parts:
        yield from _part(inside, level + 1, lang)


def _block(block: Block, lang: Language) -> Iterator[str]:
    match block:
        case Line():
            yield f"- {_line(block, lang)}"
        case Listing():
            if block.label:
                yield f"- **{escape(block.label)}**"
            yield from _points(block.points, "  " if block.label else "")
        case Quotations():
            yield f"- **{escape(block.label)}**"
            yield from (f"  - {_quotation(one, lang)}" for one in block.quotes)
        case Grid():
            yield from _grid(block, lang)
        case Picture():
            yield from _block(block.legend, lang)
        case Signatures():
            blanks = tuple("" for _ in block.headings[1:])
            yield from _table(block.headings, ((escape(role), *blanks) for role in block.roles))
        case _:
            assert_never(block)


def _line(line: Line, lang: Language) -> str:
    label = f"**{escape(line.label)}**{_colon(lang)}" if line.label else ""
    return f"{label}{_text(line.text)}{_place(line.place)}".strip()


def _quotation(quote: Quotation, lang: Language) -> str:
    return f"{_text(quote.cited)}{_colon(lang)}{escape(quote.words)}{_place(quote.place)}"


def _points(points: Iterable[Point], indent: str) -> Iterator[str]:
    for point in points:
        yield f"{indent}- {_point(point)}"
        yield from _points(point.inside, indent + "  ")


def _point(point: Point) -> str:
    return "；".join((_text(point.text), *(_text(one) for one in point.details))) + _place(point.place)


def _grid(grid: Grid, lang: Language) -> Iterator[str]:
    yield ""
    if grid.caption:
        yield f"**{escape(grid.caption)}**"
        yield ""
    yield from _table(grid.headings, (tuple(_cell(one, lang) for one in row) for row in grid.rows))


def _table(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(escape(one) for one in headings)} |"
    yield "|" + " --- |" * len(headings)
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""


def _cell(cell: Cell, lang: Language) -> str:
    return "；".join(piece for block in cell for piece in _pieces(block, lang) if piece)


def _pieces(block: Block, lang: Language) -> Iterator[str]:
    """Yield what a block says, for a cell, which has but one line."""
    match block:
        case Line():
            yield _line(block, lang)
        case Listing():
            yield from _flat(block.points)
        case Quotations():
            yield from (_quotation(one, lang) for one in block.quotes)
        case Grid() | Picture() | Signatures():
            yield from _block(block, lang)
        case _:
            assert_never(block)


def _flat(points: Iterable[Point], above: str = "") -> Iterator[str]:
    """Yield points one after another; what stands inside one follows it after an arrow."""
    for point in points:
        yield above + _point(point)
        yield from _flat(point.inside, f"{above}→ ")


def _text(text: Text) -> str:
    return "".join(escape(run.words) if isinstance(run, Link) else _run(run) for run in text)


def _run(words: str) -> str:
    """Return words between others; a space at their ends is kept, which `escape` would take away."""
    before = " " if words[:1] == " " else ""
    after = " " if words[-1:] == " " and words.strip() else ""
    return f"{before}{escape(words)}{after}"


def _place(place: str) -> str:
    return f" `{place.replace('`', '')}`" if place else ""


def _colon(lang: Language) -> str:
    return ": " if lang == "en" else "："
