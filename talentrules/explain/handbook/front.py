"""The title page and the overview: what the pack is, what it rests on, who signs, how its benefits hang together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from talentrules.explain import phrases as say
from talentrules.explain.amounts import paid_as_a_whole
from talentrules.explain.citations import titled
from talentrules.explain.groups import group_name
from talentrules.explain.handbook import words
from talentrules.explain.handbook.benefit import version_days
from talentrules.explain.handbook.layout import Node, Rail, draw
from talentrules.explain.handbook.links import anchor, linked, to_benefit, to_benefits
from talentrules.explain.handbook.page import (
    Block,
    Cell,
    Grid,
    Line,
    Link,
    Listing,
    Part,
    Picture,
    Point,
    Signatures,
    Text,
    cell,
)
from talentrules.explain.handbook.relations import Relation, components, relations, rule_words
from talentrules.explain.handbook.writer import Writer, place_of
from talentrules.explain.labels import BENEFICIARIES, CATEGORIES, PERIODS, SOURCE_KINDS
from talentrules.explain.names import marked_name
from talentrules.explain.pack_text import amount_text
from talentrules.explain.payments import payment_brief
from talentrules.explain.terms import is_gate, quantity_words
from talentrules.explain.values import day_words, name_words
from talentrules.model.conditions import FindingCondition
from talentrules.model.pack import Benefit, Category, Pack, Version
from talentrules.model.payments import Every
from talentrules.model.quantities import Table
from talentrules.model.sources import Source

__all__ = ["by_category", "front_blocks", "overview_parts", "reading_blocks"]


def by_category(pack: Pack) -> Iterator[tuple[Category, tuple[Benefit, ...]]]:
    """Yield the benefits by section, in the order of the sections and within one of the pack."""
    for category in Category:
        held = tuple(one for one in pack.benefits.values() if one.category is category)
        if held:
            yield category, held


# -- the title page ---------------------------------------------------------------------------------------------------


def front_blocks(writer: Writer) -> Iterator[Block]:
    """Yield what identifies the pack, a table of its sources, and who signs."""
    yield from _identity(writer)
    yield _sources(writer)
    roles = (words.PREPARED, words.REVIEWED, words.APPROVED)
    heads = (words.ROLE_COLUMN, words.OPINION_COLUMN, words.SIGNED_COLUMN, words.DAY_COLUMN)
    yield Signatures(headings=writer.headings(*heads), roles=writer.headings(*roles))


def _identity(writer: Writer) -> Iterator[Line]:
    pack, lang = writer.pack, writer.lang
    within = writer.tell(say.BRACKETS, text=pack.jurisdiction.within) if pack.jurisdiction.within else ""
    yield writer.line("city", words.CITY, name_words(pack.id, pack.name, lang) + within)
    if pack.jurisdiction.code:
        yield writer.line("code", words.CODE, pack.jurisdiction.code)
    if pack.authority:
        yield writer.line("authority", say.AUTHORITY, pack.authority)
    file = writer.tell(say.BRACKETS, text=pack.file.label) if pack.file.label else ""
    yield writer.line("id", say.PACK, pack.id + file)
    digest = pack.sha256 or "–"
    if pack.builds_on:
        digest = writer.tell(words.VERSION_OF_TWO, digest=digest)
    yield writer.line("version", words.VERSION_OF_PACK, digest)
    for base in pack.builds_on:
        built = writer.tell(say.BUILT_ON, name=name_words(base.id, base.name, lang), id=base.id, digest=base.sha256)
        yield writer.line("builds_on", say.BUILDS_ON, built)
    yield writer.line("language", words.VERSION_OF_LANGUAGE, str(pack.language))
    yield writer.line("verified_on", say.VERIFIED_ON, day_words(pack.verified_on, lang))
    review = day_words(pack.review_by, lang) if pack.review_by is not None else writer.tell(words.NO_REVIEW)
    yield writer.line("review_by", words.REVIEW_BY, review)
    counts = {
        "benefits": len(pack.benefits),
        "groups": len(pack.groups),
        "definitions": len(pack.definitions) + len(pack.quantities),
        "findings": len(pack.findings),
        "sources": len(pack.sources),
    }
    yield writer.line("counts", words.COUNTS, writer.tell(words.COUNTED, **counts))


def _sources(writer: Writer) -> Grid:
    held = tuple(writer.pack.sources.values())
    heads = (words.NUMBER_COLUMN, words.SOURCE_COLUMN, words.PUBLISHER_COLUMN, words.PUBLISHED_COLUMN)
    return Grid(
        kind="sources",
        caption=writer.tell(words.SOURCE_TABLE),
        headings=writer.headings(*heads, words.KIND_COLUMN),
        rows=tuple(_source(one, place, writer) for place, one in enumerate(held, 1)),
        anchors=tuple(anchor("source", one.id) for one in held),
    )


def _source(source: Source, place: int, writer: Writer) -> tuple[Cell, ...]:
    title: tuple[Line, ...] = (Line(kind="cell", text=(titled(source.title),), place=place_of(source.span)),)
    if source.url:
        title += (Line(kind="detail", text=(source.url,)),)
    published = source.published_note or writer.tell(say.UNDATED)
    if source.published_on is not None:
        published = day_words(source.published_on, writer.lang)
    kind = writer.tell(SOURCE_KINDS[source.kind])
    if source.supplied_by:
        kind += writer.tell(say.BRACKETS, text=writer.tell(say.SUPPLIED, supplied_by=source.supplied_by))
    return (cell(str(place)), title, cell(source.publisher), cell(published), cell(kind))


def reading_blocks(writer: Writer) -> Iterator[Block]:
    """Yield what the pack says of itself, then how the handbook is to be read."""
    if writer.pack.about:
        yield Line(kind="about", text=(writer.pack.about,))
    lines = (words.READING_RULES, words.READING_BOUNDS, words.READING_WORDS, words.READING_SILENCE)
    yield from writer.listing("reading", words.READING, (writer.tell(one) for one in lines))


# -- the overview -----------------------------------------------------------------------------------------------------


def overview_parts(numbers: dict[str, str], writer: Writer) -> Iterator[Part]:
    """Yield the table of all benefits and the pictures of how they hang together; `numbers` are those of sections."""
    grid = _all_benefits(numbers, writer)
    heading = writer.tell(words.OVERVIEW_TABLE)
    yield Part(anchor=anchor("chapter", "table"), heading=heading, blocks=(grid,))
    pictures = tuple(_pictures(writer))
    yield Part(anchor=anchor("chapter", "relations"), heading=writer.tell(words.PICTURES), blocks=pictures)


def _all_benefits(numbers: dict[str, str], writer: Writer) -> Grid:
    heads = (words.NUMBER_COLUMN, say.NAME_COLUMN, say.BENEFICIARY, say.AMOUNT_COLUMN, say.PAYMENT_COLUMN)
    rows = tuple(_benefit_row(one, numbers, writer) for _, held in by_category(writer.pack) for one in held)
    return Grid(kind="benefits", headings=writer.headings(*heads, say.IN_FORCE), rows=rows)


def _benefit_row(benefit: Benefit, numbers: dict[str, str], writer: Writer) -> tuple[Cell, ...]:
    who = benefit.beneficiary_name or writer.tell(BENEFICIARIES[benefit.beneficiary])
    amounts = tuple(_amount_brief(version, writer) for version in benefit.versions)
    payments = tuple(
        payment_brief(one.payment, writer.scope) if one.payment is not None else "" for one in benefit.versions
    )
    days = tuple(version_days(one, benefit, writer) for one in benefit.versions)
    return (
        cell(numbers[benefit.id]),
        cell(to_benefit(benefit.id, writer.pack, writer.lang)),
        cell("–" if benefit.informational else who),
        *(_stacked(one, writer) for one in (amounts, payments, days)),
    )


def _stacked(lines: Sequence[str], writer: Writer) -> Cell:
    """Return a cell with a line for each version; where all are empty, with nothing."""
    if not any(lines):
        return cell()
    if len(lines) == 1:
        return cell(lines[0])
    numbered = (
        writer.tell(say.FIELD_VALUE, name=writer.tell(words.RULE_NUMBER, number=place), value=one or "–")
        for place, one in enumerate(lines, 1)
    )
    return tuple(Line(kind="cell", text=(one,)) for one in numbered)


def _amount_brief(version: Version, writer: Writer) -> str:
    """Return the amount on one line, of tiers each with its value; a dash where no money is paid."""
    if version.amount is None:
        return "–"
    quantity = version.amount.quantity
    if isinstance(quantity, Table) and not is_gate(quantity):
        whole = version.payment is None or paid_as_a_whole(version)
        every = Every.UNSTATED if whole or version.payment is None else version.payment.every
        return PERIODS[every].say(writer.lang, figure=quantity_words(quantity, writer.scope))
    return amount_text(version.amount, version, writer.pack, writer.lang)


# -- pictures ---------------------------------------------------------------------------------------------------------


def _pictures(writer: Writer) -> Iterator[Block]:
    pack = writer.pack
    found = relations(pack)
    sets = components(pack, found)
    connected = [one for one in sets if len(one) > 1 or any(one[0] in relation.benefits for relation in found)]
    numbers = {relation: place for place, relation in enumerate(found, 1)}
    if pack.builds_on:
        yield _bases(writer)
    if not connected:
        yield Line(kind="none", text=(writer.tell(words.NO_RELATIONS),))
    else:
        yield Line(kind="key", text=(writer.tell(words.PICTURE_KEY),))
    for place, benefits in enumerate(connected, 1):
        inside = [one for one in found if set(one.benefits) & set(benefits)]
        yield _picture(place, benefits, inside, numbers, writer)
    yield from _alone([one[0] for one in sets if one not in connected], writer)


def _picture(
    place: int, benefits: Sequence[str], inside: Sequence[Relation], numbers: dict[Relation, int], writer: Writer
) -> Picture:
    pack = writer.pack
    ordered = [one for _, held in by_category(pack) for one in held if one.id in benefits]
    rails = tuple(_rail(one, numbers[one], writer) for one in inside)
    drawing = draw([_node(one, writer) for one in ordered], rails, writer.tell(words.PICTURE, number=place))
    legend = Listing(
        kind="legend",
        label=writer.tell(words.PICTURE, number=place),
        points=tuple(_explained(one, numbers[one], writer) for one in inside),
    )
    return Picture(drawing=drawing, legend=legend)


def _node(benefit: Benefit, writer: Writer) -> Node:
    return Node(
        id=benefit.id,
        words=marked_name(benefit, writer.lang),
        to=anchor("benefit", benefit.id),
        section=writer.tell(CATEGORIES[benefit.category]),
        foreign=_foreign(benefit, writer.pack),
    )


def _foreign(benefit: Benefit, pack: Pack) -> bool:
    """Whether a benefit stands in a pack that this one builds on."""
    return bool(pack.builds_on) and benefit.span.file.label != pack.file.label


def _rail(relation: Relation, number: int, writer: Writer) -> Rail:
    return Rail(
        kind=relation.word.en,
        words=f"{number} {writer.tell(relation.word)}",
        to=_rule_of(relation),
        among=relation.among,
        sources=relation.sources,
        targets=relation.targets,
    )


def _rule_of(relation: Relation) -> str:
    """Return the anchor of the rule: of its group or finding; empty where it stands in the benefits themselves."""
    if relation.group is not None:
        return anchor("group", relation.group.id)
    return anchor("finding", relation.finding) if relation.finding else ""


def _explained(relation: Relation, number: int, writer: Writer) -> Point:
    """Return a relation in words, with the number that stands in the picture."""
    rules = writer.tell(say.PIECES).join(rule_words(relation, writer.scope))
    mark = f"{number} {writer.tell(relation.word)}{writer.tell(words.COLON)}"
    if relation.group is None:
        return Point(text=(mark, *_finding_linked(rules, relation, writer)))
    name = Link(words=group_name(relation.group.id, writer.pack, writer.lang), to=anchor("group", relation.group.id))
    return Point(text=(mark, name, writer.tell(words.COLON), rules))


def _finding_linked(rules: str, relation: Relation, writer: Writer) -> Text:
    if not relation.finding:
        return (rules,)
    return linked(rules, FindingCondition(finding=relation.finding), writer.scope)


def _alone(benefits: Sequence[str], writer: Writer) -> Iterator[Listing]:
    """Yield the benefits that nothing connects, by section."""
    points = []
    for category, held in by_category(writer.pack):
        mine = tuple(one.id for one in held if one.id in benefits)
        if mine:
            names = to_benefits(mine, writer.pack, writer.lang)
            points.append(Point(text=(writer.tell(CATEGORIES[category]), writer.tell(words.COLON), *names)))
    if points:
        yield Listing(kind="alone", label=writer.tell(words.ALONE), points=tuple(points))


def _bases(writer: Writer) -> Picture:
    """Return the picture of the packs that this one builds on."""
    pack, lang = writer.pack, writer.lang
    own = Node(id="", words=name_words(pack.id, pack.name, lang))
    nodes = [own, *(Node(id=one.id, words=name_words(one.id, one.name, lang), foreign=True) for one in pack.builds_on)]
    bases = tuple(one.id for one in pack.builds_on)
    rail = Rail(kind="builds_on", words=writer.tell(words.BUILDS_ON), sources=("",), targets=bases)
    label = writer.tell(words.BASES)
    return Picture(drawing=draw(nodes, (rail,), label), legend=_base_legend(label, writer))


def _base_legend(label: str, writer: Writer) -> Listing:
    """Return, for each pack that this one builds on, which of the benefits come from it."""
    pack, lang = writer.pack, writer.lang
    points = []
    for base in pack.builds_on:
        rule = writer.tell(
            words.BUILDS_ON_RULE,
            name=name_words(pack.id, pack.name, lang),
            base=name_words(base.id, base.name, lang),
        )
        points.append(Point(text=(rule,)))
    others = tuple(one.id for one in pack.benefits.values() if _foreign(one, pack))
    if others:
        names = to_benefits(others, pack, lang)
        points.append(Point(text=(writer.tell(words.FROM_OTHERS), writer.tell(words.COLON), *names)))
    return Listing(kind="legend", label=label, points=tuple(points))
