"""A handbook as one HTML page: nothing outside the file, no script, its pictures drawn in it, ready to print on A4.

Everything that others wrote goes through `text_to_html`, also inside the pictures, and the Content-Security-Policy
names the one style sheet by its hash. What must stand on every printed page is the head of a table around the whole
page, because that is what every browser repeats.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
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
from talentrules.explain.handbook.svg import drawing_to_svg
from talentrules.explain.html import LANGUAGES, class_name, policy, text_to_html
from talentrules.model.pack import Pack

__all__ = ["handbook_to_html"]

_SHORT = 6
"""How many rows a table may have that is kept on one page where it fits."""


def handbook_to_html(pack: Pack, lang: Language = "zh") -> str:
    """Return the handbook of a pack as a whole HTML page that ends in a line end."""
    return "\n".join(_page(handbook(pack, lang))) + "\n"


@cache
def _style() -> str:
    from importlib.resources import files  # noqa: PLC0415 — slow to import, and only pages need it

    return files("talentrules.explain.handbook").joinpath("handbook.css").read_text(encoding="utf-8")


def _page(book: Handbook) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield f'<html lang="{LANGUAGES[book.lang]}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{text_to_html(policy(_style()))}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{text_to_html(book.title)}</title>"
    yield f"<style>{_style()}</style>"
    yield "</head>"
    yield "<body>"
    yield '<table class="page" role="presentation">'
    yield from _around("thead", "alarm", book.alarms)
    yield from _around("tfoot", "foot", (book.foot,))
    yield "<tbody><tr><td>"
    yield from _front(book)
    yield from _contents(book)
    yield "<main>"
    for part in book.parts:
        yield from _part(part, 2, book.lang)
    yield "</main>"
    yield "</td></tr></tbody>"
    yield "</table>"
    yield "</body>"
    yield "</html>"


def _around(group: str, kind: str, lines: tuple[str, ...]) -> Iterator[str]:
    """Yield what stands at the head or the foot of every printed page."""
    if lines:
        inside = "".join(f'<p class="{kind}">{text_to_html(line)}</p>' for line in lines)
        yield f"<{group}><tr><td>{inside}</td></tr></{group}>"


def _front(book: Handbook) -> Iterator[str]:
    yield "<header>"
    yield f"<h1>{text_to_html(book.title)}</h1>"
    yield f'<p class="subtitle">{text_to_html(book.subtitle)}</p>'
    for notice in book.notices:
        yield f'<p class="notice">{text_to_html(notice)}</p>'
    for block in book.front:
        yield from _block(block, book.lang)
    yield "</header>"


def _contents(book: Handbook) -> Iterator[str]:
    yield '<nav class="contents">'
    yield f"<h2>{text_to_html(book.contents)}</h2>"
    yield "<ol>"
    for part in book.parts:
        yield f"<li>{_entry(part)}"
        inside = [f"<li>{_entry(one)}</li>" for one in part.parts if one.listed]
        if inside:
            yield "<ol>"
            yield from inside
            yield "</ol>"
        yield "</li>"
    yield "</ol>"
    yield "</nav>"


def _entry(part: Part) -> str:
    words = f'<span class="number">{text_to_html(part.number)}</span> {text_to_html(part.heading)}'
    return f'<a href="#{text_to_html(part.anchor)}">{words}</a>'


def _part(part: Part, level: int, lang: Language) -> Iterator[str]:
    number = f'<span class="number">{text_to_html(part.number)}</span> ' if part.number else ""
    note = f'<span class="note">{text_to_html(part.note)}</span>' if part.note else ""
    yield f'<section class="level-{level}" id="{text_to_html(part.anchor)}">'
    yield '<div class="start">'
    yield f"<h{level}>{number}{text_to_html(part.heading)}{note}{_place(part.place)}</h{level}>"
    start = _start(part.blocks)
    for block in part.blocks[:start]:
        yield from _block(block, lang)
    with_first = 0 if part.blocks else 1
    for inside in part.parts[:with_first]:
        yield from _part(inside, level + 1, lang)
    yield "</div>"
    for block in part.blocks[start:]:
        yield from _block(block, lang)
    for inside in part.parts[with_first:]:
        yield from _part(inside, level + 1, lang)
    yield "</section>"


def _start(blocks: Sequence[Block]) -> int:
    """Return how many blocks stay on the page of their heading: the first lines, and what comes after them.

    Browsers keep what is inside an element together, and, in a table around the page, nothing else.
    """
    lines = next((place for place, block in enumerate(blocks) if not isinstance(block, Line)), len(blocks))
    after = blocks[lines : lines + 1]
    return lines + sum(not isinstance(block, Grid) or len(block.rows) <= _SHORT for block in after)


def _block(block: Block, lang: Language) -> Iterator[str]:
    match block:
        case Line():
            yield _line(block, lang)
        case Listing():
            yield f'<div class="block b-{class_name(block.kind)}">'
            yield from _labelled(block.label, lang)
            yield from _points(block.points)
            yield "</div>"
        case Quotations():
            yield '<div class="block quotations">'
            yield from _labelled(block.label, lang)
            yield "<ul>"
            for quote in block.quotes:
                yield _quotation(quote, lang)
            yield "</ul></div>"
        case Grid():
            yield from _grid(block, lang)
        case Picture():
            yield "<figure>"
            yield from drawing_to_svg(block.drawing)
            yield from _block(block.legend, lang)
            yield "</figure>"
        case Signatures():
            yield from _signatures(block)
        case _:
            assert_never(block)


def _line(line: Line, lang: Language) -> str:
    return f'<p class="line b-{class_name(line.kind)}">{_label(line.label, lang)}{_text(line.text)}{_place(line.place)}</p>'


def _labelled(label: str, lang: Language) -> Iterator[str]:
    if label:
        yield f'<p class="line">{_label(label, lang)}</p>'


def _points(points: Iterable[Point]) -> Iterator[str]:
    yield "<ul>"
    for point in points:
        details = "".join(f'<span class="detail">{_text(detail)}</span>' for detail in point.details)
        yield f'<li><p class="line">{_text(point.text)}{_place(point.place)}</p>{details}'
        if point.inside:
            yield from _points(point.inside)
        yield "</li>"
    yield "</ul>"


def _quotation(quote: Quotation, lang: Language) -> str:
    words = f"<q>{text_to_html(quote.words)}</q>"
    return f"<li><cite>{_text(quote.cited)}</cite>{_colon(lang)}{words}{_place(quote.place)}</li>"


def _grid(grid: Grid, lang: Language) -> Iterator[str]:
    short = " short" if len(grid.rows) <= _SHORT else ""
    yield f'<table class="t-{class_name(grid.kind)}{short}">'
    if grid.caption:
        yield f"<caption>{text_to_html(grid.caption)}</caption>"
    headings = "".join(f'<th scope="col">{text_to_html(one)}</th>' for one in grid.headings)
    yield f"<thead><tr>{headings}</tr></thead>"
    yield "<tbody>"
    anchors = grid.anchors or ("",) * len(grid.rows)
    for anchor, row in zip(anchors, grid.rows, strict=True):
        yield f'<tr id="{text_to_html(anchor)}">' if anchor else "<tr>"
        for one in row:
            yield f"<td>{_cell(one, lang)}</td>"
        yield "</tr>"
    yield "</tbody>"
    yield "</table>"


def _cell(cell: Cell, lang: Language) -> str:
    return "".join(line for block in cell for line in _block(block, lang))


def _signatures(block: Signatures) -> Iterator[str]:
    headings = "".join(f'<th scope="col">{text_to_html(one)}</th>' for one in block.headings)
    yield '<table class="t-signatures">'
    yield f"<thead><tr>{headings}</tr></thead>"
    yield "<tbody>"
    for role in block.roles:
        empty = "<td></td>" * (len(block.headings) - 1)
        yield f'<tr><th scope="row">{text_to_html(role)}</th>{empty}</tr>'
    yield "</tbody>"
    yield "</table>"


def _text(text: Text) -> str:
    return "".join(
        f'<a href="#{text_to_html(run.to)}">{text_to_html(run.words)}</a>' if isinstance(run, Link) else _run(run)
        for run in text
    )


def _run(words: str) -> str:
    """Return words between others; a space at their ends is kept, which `text_to_html` would take away."""
    before = " " if words[:1] == " " else ""
    after = " " if words[-1:] == " " and words.strip() else ""
    return f"{before}{text_to_html(words)}{after}"


def _place(place: str) -> str:
    return f' <span class="place">{text_to_html(place)}</span>' if place else ""


def _label(label: str, lang: Language) -> str:
    return f"<b>{text_to_html(label)}{_colon(lang)}</b>" if label else ""


def _colon(lang: Language) -> str:
    return ": " if lang == "en" else "："
