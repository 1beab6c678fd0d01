"""The chapters of a handbook, in their order, with their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from talentrules.diagnostics import Language
from talentrules.explain import phrases as say
from talentrules.explain.handbook import annex, words
from talentrules.explain.handbook.benefit import benefit_part
from talentrules.explain.handbook.front import by_category, front_blocks, overview_parts, reading_blocks
from talentrules.explain.handbook.links import anchor
from talentrules.explain.handbook.page import Block, Handbook, Part
from talentrules.explain.handbook.relations import findings_of, relations
from talentrules.explain.handbook.unsaid import unsaid_blocks
from talentrules.explain.handbook.writer import Writer
from talentrules.explain.labels import CATEGORIES, Words
from talentrules.explain.pack_text import standing_notices
from talentrules.explain.sheet import notice_words
from talentrules.explain.values import name_words
from talentrules.model.pack import Pack

__all__ = ["handbook"]

_FIRST_SECTION = 3
"""The number of the first chapter with benefits: after the reading guide and the overview."""
_DIGITS = 12


def handbook(pack: Pack, lang: Language = "zh") -> Handbook:
    """Return the handbook of a pack."""
    writer = Writer.of(pack, lang)
    notices = standing_notices(pack)
    name = name_words(pack.id, pack.name, lang)
    return Handbook(
        lang=lang,
        title=say.PACK_TITLE.say(lang, name=name),
        subtitle=writer.tell(words.SUBTITLE),
        alarms=notice_words(pack, notices, lang, alarm=True),
        notices=notice_words(pack, notices, lang, alarm=False),
        front=tuple(front_blocks(writer)),
        contents=writer.tell(words.CONTENTS),
        parts=tuple(_numbered(_chapters(writer))),
        foot=writer.tell(words.FOOT, name=name, id=pack.id, version=pack.sha256[:_DIGITS] or "–"),
    )


def _numbered(chapters: Iterable[Part]) -> Iterator[Part]:
    """Yield the chapters with their numbers, and the sections inside them with theirs."""
    for number, chapter in enumerate(chapters, 1):
        inside = (replace(part, number=f"{number}.{place}") for place, part in enumerate(chapter.parts, 1))
        yield replace(chapter, number=str(number), parts=tuple(inside))


def _chapters(writer: Writer) -> Iterator[Part]:
    reading = say.ABOUT, tuple(reading_blocks(writer)), ()
    yield _chapter("about", *reading, writer)
    yield _chapter("overview", words.OVERVIEW, (), tuple(overview_parts(_numbers(writer.pack), writer)), writer)
    yield from _benefits(writer)
    others: tuple[tuple[str, Words, Iterable[Block], Iterable[Part]], ...] = (
        ("groups", say.PACK_GROUPS, annex.group_blocks(writer), annex.group_parts(writer)),
        ("definitions", say.PACK_DEFINITIONS, (), annex.definition_parts(writer)),
        ("quantities", say.PACK_QUANTITIES, (), annex.quantity_parts(writer)),
        ("conventions", say.CONVENTIONS, annex.convention_blocks(writer), ()),
        ("findings", say.PACK_FINDINGS, annex.finding_blocks(writer), ()),
        ("unsaid", words.UNSAID, unsaid_blocks(writer), ()),
        ("documents", say.PACK_DOCUMENTS, annex.document_blocks(writer), ()),
        ("statistics", say.PACK_STATISTICS, annex.statistic_blocks(writer), ()),
        ("facts", words.FACTS, annex.fact_blocks(writer), ()),
        ("laws", words.LAWS, annex.law_blocks(writer), ()),
        ("accepted", words.ACCEPTED, annex.accepted_blocks(writer), ()),
    )
    for identifier, heading, blocks, parts in others:
        if identifier == "groups" and not writer.pack.groups:
            continue
        chapter = _chapter(identifier, heading, tuple(blocks), tuple(parts), writer)
        if chapter.blocks or chapter.parts:
            yield chapter


def _chapter(
    identifier: str, heading: Words, blocks: tuple[Block, ...], parts: tuple[Part, ...], writer: Writer
) -> Part:
    return Part(anchor=anchor("chapter", identifier), heading=writer.tell(heading), blocks=blocks, parts=parts)


def _numbers(pack: Pack) -> dict[str, str]:
    """Return the number that the section of each benefit will have."""
    return {
        one.id: f"{chapter}.{place}"
        for chapter, (_, held) in enumerate(by_category(pack), _FIRST_SECTION)
        for place, one in enumerate(held, 1)
    }


def _benefits(writer: Writer) -> Iterator[Part]:
    """Yield a chapter for each section of the benefits."""
    pack, numbers = writer.pack, _numbers(writer.pack)
    between, findings = relations(pack), findings_of(pack)
    for category, held in by_category(pack):
        parts = tuple(
            benefit_part(
                one,
                numbers[one.id],
                tuple(relation for relation in between if one.id in relation.benefits),
                findings[one.id],
                writer,
            )
            for one in held
        )
        yield _chapter(f"section_{category.value}", CATEGORIES[category], (), parts, writer)
