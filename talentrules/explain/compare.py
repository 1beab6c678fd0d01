"""Several cities side by side for one case: a row for each need, a column for each pack.

An empty cell says that the sources do not mention it, never that there is none; what is only told stands apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from talentrules.diagnostics import Language
from talentrules.explain import phrases as say
from talentrules.explain.amounts import item_amount
from talentrules.explain.document import Bullets, Cell, Chip, Document, Line, Section, Table
from talentrules.explain.entry import verdict_chip
from talentrules.explain.html import document_to_html
from talentrules.explain.labels import CATEGORIES
from talentrules.explain.markdown import document_to_markdown
from talentrules.explain.sheet import notice_words
from talentrules.explain.text import document_to_text
from talentrules.explain.values import day_words, name_words
from talentrules.model.decision import Decision, Item, Verdict
from talentrules.model.pack import Category, Pack

__all__ = [
    "ComparedItem",
    "Comparison",
    "ComparisonCell",
    "ComparisonColumn",
    "ComparisonRow",
    "compare",
    "comparison_data",
    "comparison_document",
    "comparison_to_html",
    "comparison_to_markdown",
    "comparison_to_text",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonColumn:
    """One decision: its pack, the day, and what must be said of all of it."""

    pack: str
    name: str
    on: str
    alarms: tuple[str, ...]
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedItem:
    """One benefit in a cell: its name, its verdict, and its amount in words (empty where no money is paid)."""

    benefit: str
    name: str
    verdict: Verdict
    chip: Chip
    amount: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonCell:
    """What one city has for one need; `empty` is what to print where its sources mention nothing."""

    items: tuple[ComparedItem, ...]
    informational: tuple[ComparedItem, ...]
    empty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonRow:
    """One need across all cities, a cell for each column."""

    category: Category
    label: str
    cells: tuple[ComparisonCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A table of cities; only needs that some city mentions have a row."""

    lang: Language
    columns: tuple[ComparisonColumn, ...]
    rows: tuple[ComparisonRow, ...]


def compare(decisions: Sequence[Decision], lang: Language = "zh") -> Comparison:
    """Return the decisions of several packs side by side, in the order given."""
    rows = (
        ComparisonRow(
            category=category,
            label=CATEGORIES[category].say(lang),
            cells=tuple(_cell(decision, category, lang) for decision in decisions),
        )
        for category in Category
    )
    return Comparison(
        lang=lang,
        columns=tuple(_column(decision, lang) for decision in decisions),
        rows=tuple(row for row in rows if any(cell.items or cell.informational for cell in row.cells)),
    )


def comparison_to_text(comparison: Comparison, *, width: int = 80, colour: bool = False) -> str:
    """Return the table as text: a block for each need, a line for each benefit."""
    return document_to_text(comparison_document(comparison), width=width, colour=colour)


def comparison_to_markdown(comparison: Comparison) -> str:
    """Return the table as Markdown."""
    return document_to_markdown(comparison_document(comparison))


def comparison_to_html(comparison: Comparison) -> str:
    """Return the table as a whole HTML page."""
    return document_to_html(comparison_document(comparison))


def comparison_data(comparison: Comparison) -> dict[str, Any]:
    """Return the table as data, ready for `json.dumps`; an empty cell has no items and its words."""
    return {
        "schema": "talentrules/comparison/1",
        "columns": [
            {"pack": one.pack, "name": one.name, "on": one.on, "notices": [*one.alarms, *one.notices]}
            for one in comparison.columns
        ],
        "rows": [
            {
                "category": row.category.value,
                "label": row.label,
                "cells": [
                    {
                        "items": [_item_data(item) for item in cell.items],
                        "informational": [_item_data(item) for item in cell.informational],
                        "empty": cell.empty,
                    }
                    for cell in row.cells
                ],
            }
            for row in comparison.rows
        ],
    }


def comparison_document(comparison: Comparison) -> Document:
    """Return the table as a document: a table for each need, with a row for each benefit of each city."""
    lang = comparison.lang
    told = [one for row in comparison.rows for one in _told(row, comparison)]
    sections = [
        Section(id=row.category.value, heading=row.label, level=2, blocks=(_table(row, comparison),))
        for row in comparison.rows
        if any(cell.items for cell in row.cells)
    ]
    if told:
        bullets = Bullets(id="informational", label="", items=tuple(told))
        heading = say.INFORMATIONAL_PART.say(lang)
        sections.append(Section(id="informational", heading=heading, level=2, blocks=(bullets,)))
    return Document(
        lang=lang,
        title=say.COMPARE_TITLE.say(lang),
        alarms=_noticed(comparison, lang, alarm=True),
        notices=(say.COMPARE_NOTE.say(lang), *_noticed(comparison, lang, alarm=False)),
        head=tuple(
            Line(id=f"column-{one.pack}", label=one.name, text=f"{say.EVALUATED_ON.say(lang)} {one.on}")
            for one in comparison.columns
        ),
        sections=tuple(sections),
        foot=(say.FOOT_REFERENCE.say(lang),),
    )


def _column(decision: Decision, lang: Language) -> ComparisonColumn:
    pack = decision.pack
    return ComparisonColumn(
        pack=pack.id,
        name=name_words(pack.id, pack.name, lang),
        on=day_words(decision.case.on, lang),
        alarms=notice_words(pack, decision.notices, lang, alarm=True),
        notices=notice_words(pack, decision.notices, lang, alarm=False),
    )


def _cell(decision: Decision, category: Category, lang: Language) -> ComparisonCell:
    own = [item for item in decision.items if item.benefit.category is category]
    told = [item for item in own if item.verdict is Verdict.INFORMATIONAL]
    decided = [item for item in own if item.verdict is not Verdict.INFORMATIONAL]
    return ComparisonCell(
        items=tuple(_compared(item, decision.pack, lang) for item in decided),
        informational=tuple(_compared(item, decision.pack, lang) for item in told),
        empty="" if decided else say.NOT_MENTIONED.say(lang),
    )


def _compared(item: Item, pack: Pack, lang: Language) -> ComparedItem:
    amount = item_amount(item, pack, lang)
    name = name_words(item.benefit.id, item.benefit.name, lang)
    place = item.benefit.place
    return ComparedItem(
        benefit=item.benefit.id,
        name=name + (say.BRACKETS.say(lang, text=say.IN_PLACE.say(lang, place=place)) if place else ""),
        verdict=item.verdict,
        chip=verdict_chip(item, lang),
        amount=amount.full(lang) if amount is not None else "",
    )


def _table(row: ComparisonRow, comparison: Comparison) -> Table:
    lang = comparison.lang
    lines: list[tuple[Cell, ...]] = []
    for column, cell in zip(comparison.columns, row.cells, strict=True):
        if not cell.items:
            lines.append((column.name, cell.empty, "", ""))
        names = (column.name, *[""] * len(cell.items))
        lines += [(name, item.name, item.chip, item.amount) for name, item in zip(names, cell.items, strict=False)]
    headings = (say.CITY_COLUMN, say.NAME_COLUMN, say.VERDICT_COLUMN, say.AMOUNT_COLUMN)
    return Table(
        id=f"compare-{row.category.value}", headings=tuple(one.say(lang) for one in headings), rows=tuple(lines)
    )


def _told(row: ComparisonRow, comparison: Comparison) -> Iterable[str]:
    lang = comparison.lang
    for column, cell in zip(comparison.columns, row.cells, strict=True):
        if cell.informational:
            names = say.AND_LIST.say(lang).join(item.name for item in cell.informational)
            yield say.FIELD_VALUE.say(lang, name=f"{column.name} · {row.label}", value=names)


def _noticed(comparison: Comparison, lang: Language, *, alarm: bool) -> tuple[str, ...]:
    """Return each notice once, with the cities that it speaks of."""
    cities: dict[str, list[str]] = {}
    for column in comparison.columns:
        for notice in column.alarms if alarm else column.notices:
            cities.setdefault(notice, []).append(column.name)
    return tuple(
        say.CITY_NOTICE.say(lang, name=say.AND_LIST.say(lang).join(names), notice=notice)
        for notice, names in cities.items()
    )


def _item_data(item: ComparedItem) -> dict[str, str]:
    return {
        "benefit": item.benefit,
        "name": item.name,
        "verdict": item.verdict.value,
        "verdict_words": item.chip.words,
        "amount": item.amount,
    }
