"""What stands behind the benefits: stacking rules, definitions, findings, documents, figures, facts, what is accepted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from talentrules.explain import phrases as say
from talentrules.explain.citations import document_words
from talentrules.explain.findings import reason_words, who_decides
from talentrules.explain.groups import group_name, group_rules
from talentrules.explain.handbook import words
from talentrules.explain.handbook.links import Kind, anchor, entry_of, joined, linked, to_benefits
from talentrules.explain.handbook.page import Block, Cell, Grid, Line, Link, Listing, Part, Point, Run, cell
from talentrules.explain.handbook.relations import STAGE_WORDS, findings_of
from talentrules.explain.handbook.writer import Writer, place_of
from talentrules.explain.labels import HIT_POLICIES
from talentrules.explain.pack_text import convention_lines, statistic_lines
from talentrules.explain.terms import is_gate, quantity_words
from talentrules.explain.values import fact_words, name_words
from talentrules.model.groups import STAGES, Group, members
from talentrules.model.laws import Law
from talentrules.model.pack import (
    Definition,
    Finding,
    NamedQuantity,
    Pack,
    Statistic,
    aside,
    benefit_terms,
    facts_of_group,
    group_terms,
)
from talentrules.model.quantities import Table
from talentrules.model.sources import Document
from talentrules.model.walk import Reference, Term, facts_read, references

__all__ = [
    "accepted_blocks",
    "convention_blocks",
    "definition_parts",
    "document_blocks",
    "fact_blocks",
    "finding_blocks",
    "group_blocks",
    "group_parts",
    "law_blocks",
    "quantity_parts",
    "statistic_blocks",
]


# -- stacking rules ---------------------------------------------------------------------------------------------------


def group_blocks(writer: Writer) -> Iterator[Block]:
    """Yield in which order the groups act."""
    order = writer.tell(words.ARROW).join(writer.tell(STAGE_WORDS[one]) for one in STAGES)
    yield writer.line("order", words.ORDER, order)


def group_parts(writer: Writer) -> Iterator[Part]:
    """Yield a section for each group."""
    for group in writer.pack.groups.values():
        yield Part(
            anchor=anchor("group", group.id),
            heading=group_name(group.id, writer.pack, writer.lang),
            note=" · ".join((writer.tell(STAGE_WORDS[type(group)]), group.id)),
            place=place_of(group.span),
            blocks=tuple(_group(group, writer)),
        )


def _group(group: Group, writer: Writer) -> Iterator[Block]:
    terms = group_terms(group)
    place = place_of(terms[0].span) if terms else ""
    lines = group_rules(group, writer.scope)
    points = [Point(text=(lines[0],), place=place), *(Point(text=(line,)) for line in lines[1:])]
    if group.after:
        after = joined((_to_group(one, writer) for one in group.after), writer.lang)
        points.append(Point(text=(writer.tell(words.AFTER_GROUPS), writer.tell(words.COLON), *after)))
    yield Listing(kind="rule", label=writer.tell(say.GROUP_RULE), points=tuple(points))
    for term in terms:
        for small in writer.small_print(term):
            yield Line(kind="detail", text=small)
        yield from writer.tables(term)
    yield writer.line("members", words.MEMBERS, to_benefits(dict.fromkeys(members(group)), writer.pack, writer.lang))
    named = dict.fromkeys(reference for term in terms for reference in references(term))
    others = tuple(_to_entry(one, writer.pack, writer) for one in named)
    if others:
        yield writer.line("named", words.NAMES_TOO, joined(others, writer.lang))
    yield from writer.quotes(group.cite)


def _to_group(identifier: str, writer: Writer) -> Run:
    name = group_name(identifier, writer.pack, writer.lang)
    return Link(words=name, to=anchor("group", identifier)) if identifier in writer.pack.groups else name


# -- definitions ------------------------------------------------------------------------------------------------------


def definition_parts(writer: Writer) -> Iterator[Part]:
    """Yield a section for each definition."""
    for one in writer.pack.definitions.values():
        yield _entry("definition", one, tuple(_definition(one, writer)), writer)


def quantity_parts(writer: Writer) -> Iterator[Part]:
    """Yield a section for each named quantity."""
    for one in writer.pack.quantities.values():
        yield _entry("quantity", one, tuple(_quantity(one, writer)), writer)


def _entry(kind: Kind, one: Definition | NamedQuantity, blocks: tuple[Block, ...], writer: Writer) -> Part:
    return Part(
        anchor=anchor(kind, one.id),
        heading=name_words(one.id, one.name, writer.lang),
        note=one.id,
        place=place_of(one.span),
        blocks=blocks,
    )


def _definition(one: Definition, writer: Writer) -> Iterator[Block]:
    yield writer.conditions(one.when, say.MEANS)
    yield from writer.tables(one.when)
    yield from _used(("definition", one.id), writer)
    yield from writer.quotes(one.cite)


def _quantity(one: NamedQuantity, writer: Writer) -> Iterator[Block]:
    table = one.quantity
    tiers = isinstance(table, Table) and not is_gate(table)
    text = writer.tell(HIT_POLICIES[table.hit]) if isinstance(table, Table) and tiers else None
    told = (text,) if text else linked(quantity_words(table, writer.scope), table, writer.scope)
    yield writer.line("meaning", say.MEANS, told, place_of(table.span))
    for small in () if tiers else writer.small_print(table):
        yield Line(kind="detail", text=small)
    yield from writer.tables(table)
    yield from _used(("quantity", one.id), writer)
    yield from writer.quotes(one.cite)


def _used(reference: Reference, writer: Writer) -> Iterator[Line]:
    """Yield where an entry is named, as links."""
    users = tuple(user for user, terms in _terms(writer) if any(reference in references(term) for term in terms))
    if users:
        yield writer.line("used", words.NEEDED_BY, joined(users, writer.lang))


def _terms(writer: Writer) -> Iterator[tuple[Link, tuple[Term, ...]]]:
    """Yield every entry that states conditions or quantities, as a link, with what it states."""
    pack, lang = writer.pack, writer.lang
    for benefit in pack.benefits.values():
        yield _link("benefit", benefit.id, benefit.name, writer), (*benefit_terms(benefit), *aside(benefit))
    for group in pack.groups.values():
        yield Link(words=group_name(group.id, pack, lang), to=anchor("group", group.id)), group_terms(group)
    for definition in pack.definitions.values():
        yield _link("definition", definition.id, definition.name, writer), (definition.when,)
    for quantity in pack.quantities.values():
        yield _link("quantity", quantity.id, quantity.name, writer), (quantity.quantity,)


def _link(kind: Kind, identifier: str, name: str, writer: Writer) -> Link:
    return Link(words=name_words(identifier, name, writer.lang), to=anchor(kind, identifier))


def _to_entry(reference: Reference, pack: Pack, writer: Writer) -> Run:
    kind, identifier = reference
    entry = entry_of(reference, pack)
    return _link(kind, identifier, entry.name, writer) if entry is not None else identifier


def convention_blocks(writer: Writer) -> Iterator[Block]:
    """Yield what the pack declares where documents leave it open."""
    yield from writer.listing("conventions", None, convention_lines(writer.pack.conventions, writer.lang))


# -- findings, documents, figures -------------------------------------------------------------------------------------


def finding_blocks(writer: Writer) -> Iterator[Block]:
    """Yield a table of what an authority must settle, by whom, where it is needed, and the words of the source."""
    held = tuple(writer.pack.findings.values())
    if held:
        resting = findings_of(writer.pack)
        needing = {one.id: tuple(who for who, found in resting.items() if one.id in found) for one in held}
        heads = (words.FINDING_COLUMN, say.WHO_DECIDES, words.NEEDED_BY, say.CITATIONS)
        rows = tuple(_finding(one, needing[one.id], writer) for one in held)
        anchors = tuple(anchor("finding", one.id) for one in held)
        yield Grid(kind="findings", headings=writer.headings(*heads), rows=rows, anchors=anchors)


def _finding(one: Finding, needing: Iterable[str], writer: Writer) -> tuple[Cell, ...]:
    name: tuple[Line, ...] = (
        Line(kind="cell", text=(name_words(one.id, one.name, writer.lang),), place=place_of(one.span)),
    )
    if one.note:
        name += (Line(kind="detail", text=(one.note,)),)
    decided = (reason_words(one, writer.lang), who_decides(one, writer.pack, writer.lang))
    return (
        name,
        cell(writer.tell(say.PIECES).join(decided)),
        cell(*to_benefits(needing, writer.pack, writer.lang)),
        tuple(writer.quotes(one.cite, None)),
    )


def document_blocks(writer: Writer) -> Iterator[Block]:
    """Yield a table of the documents that sources name without printing them."""
    held = tuple(writer.pack.documents.values())
    if held:
        heads = (words.DOCUMENT_COLUMN, words.NEEDED_BY, say.CITATIONS)
        rows = tuple(_document(one, writer) for one in held)
        anchors = tuple(anchor("document", one.id) for one in held)
        yield Grid(kind="documents", headings=writer.headings(*heads), rows=rows, anchors=anchors)


def _document(one: Document, writer: Writer) -> tuple[Cell, ...]:
    users = (benefit.id for benefit in writer.pack.benefits.values() if one.id in benefit.documents)
    return (
        cell(document_words(one, writer.lang)),
        cell(*to_benefits(users, writer.pack, writer.lang)),
        tuple(writer.quotes(one.cite, None)),
    )


def statistic_blocks(writer: Writer) -> Iterator[Block]:
    """Yield a table of the published figures, with what they are held against."""
    held = tuple(writer.pack.statistics.values())
    if held:
        heads = (words.STATISTIC_COLUMN, say.MEANS, words.AGAINST_COLUMN, say.CITATIONS)
        rows = tuple(_statistic(one, writer) for one in held)
        anchors = tuple(anchor("statistic", one.id) for one in held)
        yield Grid(kind="statistics", headings=writer.headings(*heads), rows=rows, anchors=anchors)


def _statistic(one: Statistic, writer: Writer) -> tuple[Cell, ...]:
    name = Line(kind="cell", text=(name_words(one.id, one.name, writer.lang),), place=place_of(one.span))
    said = tuple(Line(kind="cell", text=(line.text,)) for line in statistic_lines(one, writer.lang))
    against = cell(*to_benefits(one.each, writer.pack, writer.lang)) if one.each else cell("–")
    return ((name,), said, against, tuple(writer.quotes(one.cite, None)))


# -- facts ------------------------------------------------------------------------------------------------------------


def fact_blocks(writer: Writer) -> Iterator[Block]:
    """Yield a table of the facts that the pack reads, how they are asked and shown, and where they are read."""
    pack, lang = writer.pack, writer.lang
    readers = _readers(writer)
    rows = []
    read = pack.facts_read
    for identifier in read:
        fact = pack.facts[identifier]
        name: tuple[Line, ...] = (Line(kind="cell", text=(fact_words(fact, identifier, lang),)),)
        own = (writer.tell(words.OWN_FACT),) if identifier in pack.own_facts else ()
        name += (Line(kind="detail", text=(" · ".join((identifier, *own)),)),)
        asked = cell(fact.question) if fact.question else cell("–")
        proof = cell(fact.proof) if fact.proof else cell("–")
        rows.append((name, asked, proof, cell(*joined(readers.get(identifier, ()), lang))))
    if rows:
        heads = (words.FACT_COLUMN, words.QUESTION_COLUMN, words.PROOF_COLUMN, words.READ_COLUMN)
        anchors = tuple(anchor("fact", one) for one in read)
        yield Grid(kind="facts", headings=writer.headings(*heads), rows=tuple(rows), anchors=anchors)


def _readers(writer: Writer) -> dict[str, list[Link]]:
    """Return for each fact the entries that read it."""
    pack = writer.pack
    beside: dict[str, set[str]] = {}
    for benefit in pack.benefits.values():
        beside[anchor("benefit", benefit.id)] = {benefit.version_fact} if benefit.version_fact is not None else set()
        if any(one.payment is not None and one.payment.assessed is not None for one in benefit.versions):
            beside[anchor("benefit", benefit.id)].add("assessments")
    for group in pack.groups.values():
        beside[anchor("group", group.id)] = set(facts_of_group(group))
    found: dict[str, list[Link]] = {}
    for user, terms in _terms(writer):
        read = {fact for term in terms for fact in facts_read(term)} | beside.get(user.to, set())
        for fact in read:
            found.setdefault(fact, []).append(user)
    return found


# -- laws -------------------------------------------------------------------------------------------------------------


def law_blocks(writer: Writer) -> Iterator[Block]:
    """Yield a table of the laws that the pack states, each with the reasons of its exceptions, and their quotations."""
    laws = writer.pack.laws.values()
    if not laws:
        return
    heads = (words.LAW_COLUMN, words.EXCEPTED_COLUMN, words.PLACE_COLUMN)
    yield Grid(kind="laws", headings=writer.headings(*heads), rows=tuple(_law(law) for law in laws))
    yield from writer.quotes([cite for law in laws for cite in law.cite])


def _law(law: Law) -> tuple[Cell, ...]:
    place: Cell = (Line(kind="cell", text=(), place=place_of(law.span)),)
    reasons: Cell = tuple(Line(kind="cell", text=(one.reason,)) for one in law.excepted)
    return (cell(law.name), reasons or cell("–"), place)


# -- what is accepted -------------------------------------------------------------------------------------------------


def accepted_blocks(writer: Writer) -> Iterator[Block]:
    """Yield a table of the findings of the checker that are to stay, each with the reason in the pack's words."""
    accept = writer.pack.accept
    if not accept:
        yield Line(kind="nothing", text=(writer.tell(words.NOTHING_ACCEPTED),))
        return
    rows = tuple(_accepted(code, reason, writer) for code, reason in accept.items())
    heads = (words.CODE_COLUMN, words.REASON_COLUMN, words.PLACE_COLUMN)
    yield Grid(kind="accepted", headings=writer.headings(*heads), rows=rows)


def _accepted(code: str, reason: str, writer: Writer) -> tuple[Cell, ...]:
    span = writer.pack.accept_spans.get(code)
    place: Cell = (Line(kind="cell", text=(), place=place_of(span) if span is not None else ""),)
    return (cell(code), cell(reason), place)
