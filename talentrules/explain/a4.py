"""The A4 sheets as HTML: dense tables, a banner and a foot that printing repeats on every page, nothing from outside.

Blocks are typeset as in `html`; only the page around them and its style differ. Head and foot are those of a table
around the whole page, because that is what every browser repeats.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from talentrules.explain import a4_words as words
from talentrules.explain.document import Document, Entry, Section, Table
from talentrules.explain.html import LANGUAGES, block_to_html, class_name, policy, text_to_html

__all__ = ["document_to_a4"]


def document_to_a4(document: Document, kind: str) -> str:
    """Return a document as a whole HTML page for printing on A4; `kind` names the sheet for its style."""
    return "\n".join(_page(document, kind)) + "\n"


@cache
def _style() -> str:
    from importlib.resources import files  # noqa: PLC0415 — slow to import, and only pages need it

    return files("talentrules.explain").joinpath("a4.css").read_text(encoding="utf-8")


def _page(document: Document, kind: str) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield f'<html lang="{LANGUAGES[document.lang]}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{text_to_html(policy(_style()))}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{text_to_html(document.title)}</title>"
    yield f"<style>{_style()}</style>"
    yield "</head>"
    yield f'<body class="sheet-{class_name(kind)}">'
    yield '<table class="page" role="presentation">'
    yield from _around("thead", "alarm", document.alarms)
    yield from _around("tfoot", "foot", document.foot)
    yield "<tbody><tr><td>"
    yield from _header(document)
    yield "<main>"
    for place, section in enumerate(document.sections):
        yield from _section(section, place, document)
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


def _header(document: Document) -> Iterator[str]:
    yield "<header>"
    yield f"<h1>{text_to_html(document.title)}</h1>"
    yield '<dl class="head">'
    for line in document.head:
        yield f"<div><dt>{text_to_html(line.label)}</dt><dd>{text_to_html(line.text)}</dd></div>"
    yield "</dl>"
    for notice in document.notices:
        yield f'<p class="notice">{text_to_html(notice)}</p>'
    yield "</header>"


def _section(section: Section, place: int, document: Document) -> Iterator[str]:
    brief = "" if any(isinstance(block, Table | Entry) for block in section.blocks) else " brief"
    yield f'<section class="s-{class_name(section.id)}{brief}">'
    yield f"<h2>{_number(place, document)}{text_to_html(section.heading)}</h2>"
    for block in section.blocks:
        yield from block_to_html(block, document.lang)
    yield "</section>"


def _number(place: int, document: Document) -> str:
    """Return the number of a section as it is written in the language: `三、`, `3. `."""
    if document.lang == "en":
        return f"{place + 1}. "
    return f"{words.NUMERALS.zh.split('、')[place]}、"
