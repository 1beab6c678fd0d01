"""A document as one HTML page: nothing outside the file, no script, ready to print on A4.

Everything that others wrote goes through `html.escape`; a strict Content-Security-Policy names the one style sheet by
its hash, so that nothing else can take effect even if it got in.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from html import escape as _escape
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

__all__ = ["LANGUAGES", "block_to_html", "class_name", "document_to_html", "policy", "text_to_html", "to_html"]

LANGUAGES = {"zh": "zh-CN", "en": "en"}
_NOT_IN_A_NAME = re.compile(r"[^a-z0-9_-]+")


def to_html(decision: Decision, lang: Language = "zh", *, printed_on: date | None = None, places: bool = False) -> str:
    """Return the sheet of a decision as a whole HTML page."""
    return document_to_html(build_sheet(decision, lang, printed_on=printed_on, places=places))


def document_to_html(document: Document) -> str:
    """Return a document as a whole HTML page that ends in a line end."""
    return "\n".join(_page(document)) + "\n"


@cache
def _style() -> str:
    from importlib.resources import files  # noqa: PLC0415 — slow to import, and only pages need it

    return files("talentrules.explain").joinpath("sheet.css").read_text(encoding="utf-8")


@cache
def policy(style: str) -> str:
    """Return the Content-Security-Policy: nothing may load, and only this style sheet takes effect."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _page(document: Document) -> Iterator[str]:
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
    yield "<body>"
    yield from _header(document)
    yield "<main>"
    for section in document.sections:
        yield from _section(section, document.lang)
    yield "</main>"
    yield "<footer>"
    for words in document.foot:
        yield f"<p>{text_to_html(words)}</p>"
    yield "</footer>"
    yield "</body>"
    yield "</html>"


def _header(document: Document) -> Iterator[str]:
    yield "<header>"
    for alarm in document.alarms:
        yield f'<p class="alarm" role="alert">{text_to_html(alarm)}</p>'
    yield f"<h1>{text_to_html(document.title)}</h1>"
    for notice in document.notices:
        yield f'<p class="notice">{text_to_html(notice)}</p>'
    yield '<dl class="head">'
    for line in document.head:
        yield f"<div><dt>{text_to_html(line.label)}</dt><dd>{text_to_html(line.text)}</dd></div>"
    yield "</dl>"
    yield "</header>"


def _section(section: Section, lang: Language) -> Iterator[str]:
    yield f'<section class="level-{section.level} s-{class_name(section.id)}">'
    yield f"<h{section.level}>{text_to_html(section.heading)}</h{section.level}>"
    for block in section.blocks:
        yield from block_to_html(block, lang)
    yield "</section>"


def block_to_html(block: Block, lang: Language) -> Iterator[str]:
    """Yield a block as lines of HTML."""
    match block:
        case Line():
            yield f'<p class="line b-{class_name(block.id)}">{_label(block.label, lang)}{text_to_html(block.text)}</p>'
        case Bullets():
            items = [f"<li>{text_to_html(item)}</li>" for item in block.items]
            yield from _list(block, lang, "ticks" if block.ticks else "bullets", items)
        case Tree():
            yield from _list(block, lang, "tree", [_condition(line) for line in block.lines])
        case Quotes():
            items = [
                f"<li><cite>{text_to_html(one.cited)}</cite>{_colon(lang)}<q>{text_to_html(one.words)}</q></li>"
                for one in block.quotes
            ]
            yield from _list(block, lang, "quotes", items)
        case Table():
            yield from _table(block)
        case Entry():
            yield from _entry(block, lang)
        case _:
            assert_never(block)


def _list(block: Bullets | Tree | Quotes, lang: Language, kind: str, items: list[str]) -> Iterator[str]:
    yield f'<div class="block b-{class_name(block.id)}">'
    if block.label:
        yield f'<p class="line">{_label(block.label, lang)}</p>'
    yield f'<ul class="{kind}">'
    yield from items
    yield "</ul>"
    yield "</div>"


def _condition(line: ConditionLine) -> str:
    details = "".join(f'<span class="detail">{text_to_html(detail)}</span>' for detail in line.details)
    mark = f'<span class="mark">{text_to_html(line.mark)}</span>'
    depth, state = min(line.depth, 8), class_name(line.state) or "written"
    return f'<li class="depth-{depth} state-{state}">{mark}<span class="words">{text_to_html(line.words)}</span>{details}</li>'


def _entry(entry: Entry, lang: Language) -> Iterator[str]:
    chip = _chip(entry.chip) if entry.chip is not None else ""
    verdict = f" v-{class_name(entry.chip.id)}" if entry.chip is not None else ""
    yield f'<article class="entry{verdict}">'
    subtitle = f'<span class="subtitle">{text_to_html(entry.subtitle)}</span>' if entry.subtitle else ""
    yield f"<h4>{text_to_html(entry.name)}{chip}{subtitle}</h4>"
    for block in entry.blocks:
        yield from block_to_html(block, lang)
    yield "</article>"


def _chip(chip: Chip) -> str:
    return f'<span class="chip c-{class_name(chip.id)}">{text_to_html(chip.mark)} {text_to_html(chip.words)}</span>'


def _table(table: Table) -> Iterator[str]:
    yield f'<table class="t-{class_name(table.id)}">'
    headings = "".join(f'<th scope="col">{text_to_html(one)}</th>' for one in table.headings)
    yield f"<thead><tr>{headings}</tr></thead>"
    yield "<tbody>"
    for row in table.rows:
        yield f"<tr>{''.join(f'<td>{_cell(cell)}</td>' for cell in row)}</tr>"
    yield "</tbody>"
    yield "</table>"


def _cell(cell: Cell) -> str:
    return _chip(cell) if isinstance(cell, Chip) else text_to_html(cell)


def _label(label: str, lang: Language) -> str:
    return f"<b>{text_to_html(label)}{_colon(lang)}</b>" if label else ""


def text_to_html(text: str) -> str:
    """Return what others wrote as text of the page, also inside an attribute."""
    return _escape(one_line(text), quote=True)


def class_name(identifier: str) -> str:
    """Return an id as part of a class name."""
    return _NOT_IN_A_NAME.sub("-", identifier.lower())


def _colon(lang: Language) -> str:
    return ": " if lang == "en" else "："
