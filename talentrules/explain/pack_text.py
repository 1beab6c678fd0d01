"""A rule pack as a handbook that people read: every sentence from the rules, each with its citation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from talentrules.dates import MonthEnd
from talentrules.diagnostics import Language
from talentrules.explain import phrases as say
from talentrules.explain.amounts import paid_as_a_whole
from talentrules.explain.citations import benefit_citations, document_words, quotes, source_words
from talentrules.explain.conditions import condition_lines, under_all
from talentrules.explain.document import Block, Bullets, Document, Entry, Line, Quotes, Section, Table, Tree
from talentrules.explain.entry import benefit_subtitle, said_beside
from talentrules.explain.findings import reason_words, who_decides
from talentrules.explain.groups import group_name, group_rules
from talentrules.explain.in_force import days_words
from talentrules.explain.labels import BENEFICIARIES, CATEGORIES, HIT_POLICIES, PERIODS, ROUNDINGS
from talentrules.explain.obligations import obligation_lines
from talentrules.explain.payments import payment_words
from talentrules.explain.procedure import papers_written, procedure_block
from talentrules.explain.scope import Scope
from talentrules.explain.sheet import foot_of_pack, head_of_pack, notice_words
from talentrules.explain.terms import in_words, is_gate, quantity_words, row_name, unit_of
from talentrules.explain.text import document_to_text
from talentrules.explain.values import amount_words, fact_words, money_words, name_words
from talentrules.model.conditions import Condition
from talentrules.model.decision import Notice
from talentrules.model.groups import Group
from talentrules.model.pack import (
    Amount,
    Benefit,
    Category,
    Conventions,
    Definition,
    Finding,
    NamedQuantity,
    Pack,
    Statistic,
    Version,
)
from talentrules.model.payments import Every
from talentrules.model.quantities import Quantity
from talentrules.model.quantities import Table as TierTable
from talentrules.model.sources import Citation, Source, SourceKind
from talentrules.model.sources import Document as NamedDocument
from talentrules.model.walk import below

__all__ = [
    "amount_text",
    "benefit_document",
    "convention_lines",
    "pack_document",
    "show_benefit",
    "show_pack",
    "standing_notices",
    "statistic_lines",
    "tier_rows",
]


def show_pack(pack: Pack, lang: Language = "zh", *, width: int = 80, colour: bool = False) -> str:
    """Return the whole pack as text: its benefits by category, then what they rest on."""
    return document_to_text(pack_document(pack, lang), width=width, colour=colour)


def show_benefit(pack: Pack, benefit_id: str, lang: Language = "zh", *, width: int = 80, colour: bool = False) -> str:
    """Return one benefit of the pack as text.

    Raises:
        KeyError: where the pack has no such benefit.

    """
    return document_to_text(benefit_document(pack, benefit_id, lang), width=width, colour=colour)


def pack_document(pack: Pack, lang: Language = "zh") -> Document:
    """Return the whole pack as a document, to be typeset as text, Markdown or HTML."""
    name = name_words(pack.id, pack.name, lang)
    return _document(pack, say.PACK_TITLE.say(lang, name=name), _sections(pack, lang), lang)


def benefit_document(pack: Pack, benefit_id: str, lang: Language = "zh") -> Document:
    """Return one benefit of the pack as a document.

    Raises:
        KeyError: where the pack has no such benefit.

    """
    benefit = pack.benefits[benefit_id]
    title = say.BENEFIT_TITLE.say(
        lang, name=name_words(pack.id, pack.name, lang), benefit=name_words(benefit.id, benefit.name, lang)
    )
    heading = CATEGORIES[benefit.category].say(lang)
    section = Section(id=benefit.id, heading=heading, level=2, blocks=(_benefit(benefit, pack, lang),))
    cited = {cite.source for cite in benefit_citations(benefit, benefit.versions)}
    sources = tuple(_sources((one for one in pack.sources.values() if one.id in cited), lang))
    rest = (Section(id="sources", heading=say.SOURCES.say(lang), level=2, blocks=sources),) if sources else ()
    return _document(pack, title, (section, *rest), lang)


def _document(pack: Pack, title: str, sections: Iterable[Section], lang: Language) -> Document:
    notices = standing_notices(pack)
    return Document(
        lang=lang,
        title=title,
        alarms=notice_words(pack, notices, lang, alarm=True),
        notices=notice_words(pack, notices, lang, alarm=False),
        head=head_of_pack(pack, lang),
        sections=tuple(sections),
        foot=foot_of_pack(pack, lang)[-1:],
    )


def standing_notices(pack: Pack) -> tuple[Notice, ...]:
    """Return the notices that hold on any day."""
    weak = bool(pack.sources) and all(source.kind is not SourceKind.REGULATION for source in pack.sources.values())
    fictional = (Notice.FICTIONAL,) if pack.fictional else ()
    return (*fictional, Notice.NOT_A_REGULATION) if weak else fictional


def _sections(pack: Pack, lang: Language) -> Iterator[Section]:
    if pack.about:
        about = Bullets(id="about", label="", items=(pack.about,))
        yield Section(id="about", heading=say.ABOUT.say(lang), level=2, blocks=(about,))
    for category in Category:
        own = tuple(_benefit(one, pack, lang) for one in pack.benefits.values() if one.category is category)
        if own:
            yield Section(id=category.value, heading=CATEGORIES[category].say(lang), level=2, blocks=own)
    others: tuple[tuple[str, str, Iterable[Block]], ...] = (
        ("groups", say.PACK_GROUPS.say(lang), (_group(one, pack, lang) for one in pack.groups.values())),
        (
            "definitions",
            say.PACK_DEFINITIONS.say(lang),
            (_definition(o, pack, lang) for o in pack.definitions.values()),
        ),
        (
            "quantities",
            say.PACK_QUANTITIES.say(lang),
            (_quantity(one, pack, lang) for one in pack.quantities.values()),
        ),
        ("conventions", say.CONVENTIONS.say(lang), _conventions(pack.conventions, lang)),
        ("builds_on", say.BUILDS_ON.say(lang), _built_on(pack, lang)),
        ("findings", say.PACK_FINDINGS.say(lang), (_finding(one, pack, lang) for one in pack.findings.values())),
        ("documents", say.PACK_DOCUMENTS.say(lang), (_named(one, pack, lang) for one in pack.documents.values())),
        (
            "statistics",
            say.PACK_STATISTICS.say(lang),
            (_statistic(one, pack, lang) for one in pack.statistics.values()),
        ),
        ("sources", say.SOURCES.say(lang), _sources(pack.sources.values(), lang)),
    )
    for identifier, heading, blocks in others:
        held = tuple(blocks)
        if held:
            yield Section(id=identifier, heading=heading, level=2, blocks=held)


def _benefit(benefit: Benefit, pack: Pack, lang: Language) -> Entry:
    """Return a benefit with all its versions; one version without days stands without a heading."""
    who = benefit.beneficiary_name or BENEFICIARIES[benefit.beneficiary].say(lang)
    blocks: list[Block] = []
    if not benefit.informational:
        blocks.append(Line(id="beneficiary", label=say.BENEFICIARY.say(lang), text=who))
    if benefit.version_fact is not None:
        clock = fact_words(pack.facts.get(benefit.version_fact), benefit.version_fact, lang)
        text = say.VERSION_BY.say(lang, clock=clock)
        blocks.append(Line(id="version_by", label=say.RULES.say(lang), text=text))
    for version in benefit.versions:
        blocks += _version(version, benefit, pack, lang)
    cites = benefit_citations(benefit, benefit.versions)
    if cites:
        blocks.append(Quotes(id="citations", label=say.CITATIONS.say(lang), quotes=quotes(cites, pack, lang)))
    blocks += said_beside(benefit, pack, lang)
    papers = papers_written(benefit.procedure)
    blocks += procedure_block(benefit.procedure, papers, Scope.of(pack, lang), gaps=False)
    return _entry(benefit.id, name_words(benefit.id, benefit.name, lang), benefit_subtitle(benefit, lang), blocks)


def _version(version: Version, benefit: Benefit, pack: Pack, lang: Language) -> Iterator[Block]:
    days = days_words(version.days, lang)
    if days:
        text = say.FIELD_VALUE.say(lang, name=days, value=version.text) if version.text else days
        yield Line(id="in_force", label=say.IN_FORCE.say(lang), text=text)
    if version.when is not None:
        yield _conditions(version.when, benefit_citations(benefit, benefit.versions), pack, lang)
    elif not benefit.informational:
        yield Line(id="conditions", label=say.CONDITIONS.say(lang), text=say.NO_CONDITION.say(lang))
    if version.amount is not None:
        yield from _amount(version.amount, version, pack, lang)
    scope = Scope.of(pack, lang)
    if version.payment is not None:
        yield Line(id="payment", label=say.PAYMENT.say(lang), text=payment_words(version.payment, scope))
    if version.obligation is not None:
        yield Bullets(
            id="obligation", label=say.OBLIGATION.say(lang), items=obligation_lines(version.obligation, scope)
        )


def _amount(amount: Amount, version: Version, pack: Pack, lang: Language) -> Iterator[Block]:
    """Yield the amount, and below it the tables of tiers of a computed one."""
    yield Line(id="amount", label=say.AMOUNT.say(lang), text=amount_text(amount, version, pack, lang))
    if amount.published is None:
        yield from _tier_tables(amount.quantity, Scope.of(pack, lang))


def amount_text(amount: Amount, version: Version, pack: Pack, lang: Language) -> str:
    """Return the amount as published, or what the rule says exactly; of a table of tiers, which of them counts."""
    every = Every.UNSTATED if version.payment is None or paid_as_a_whole(version) else version.payment.every
    if amount.published is not None:
        text = amount_words(amount.published, every, amount.granularity, lang).full(lang)
        return say.IN_ALL.say(lang, figure=text) if paid_as_a_whole(version) else text
    quantity = amount.quantity
    if isinstance(quantity, TierTable) and not is_gate(quantity):
        return HIT_POLICIES[quantity.hit].say(lang)
    return PERIODS[every].say(lang, figure=quantity_words(quantity, Scope.of(pack, lang)))


def _tier_tables(quantity: Quantity, scope: Scope) -> Iterator[Block]:
    """Yield each table of tiers inside a quantity, outermost first; named quantities have theirs in their own entry."""
    for one in below(quantity):
        if isinstance(one, TierTable) and not is_gate(one):
            yield _tiers(one, scope)


def _tiers(table: TierTable, scope: Scope) -> Table:
    """Return tiers as a table: the name, the condition, the value."""
    headings = (say.TIER_COLUMN, say.CONDITION_COLUMN, say.VALUE_OF_TIER_COLUMN)
    return Table(id="tiers", headings=tuple(one.say(scope.lang) for one in headings), rows=tier_rows(table, scope))


def tier_rows(table: TierTable, scope: Scope) -> tuple[tuple[str, str, str], ...]:
    """Return name, condition and value of each tier; what else is paid stands last, without a condition."""
    lang, unit = scope.lang, unit_of(table, scope)
    rows = [
        (
            row_name(row, scope),
            row.text if row.text and lang == "zh" else in_words(row.when, scope),
            quantity_words(row.value, scope, unit),
        )
        for row in table.rows
    ]
    if table.otherwise is not None:
        rows.append((say.TIER_OTHERWISE_ROW.say(lang), "", quantity_words(table.otherwise, scope, unit)))
    return tuple(rows)


def _quantity(quantity: NamedQuantity, pack: Pack, lang: Language) -> Entry:
    scope = Scope.of(pack, lang)
    table = quantity.quantity
    text = HIT_POLICIES[table.hit].say(lang) if isinstance(table, TierTable) else quantity_words(table, scope)
    blocks: list[Block] = [Line(id="meaning", label=say.MEANS.say(lang), text=text)]
    blocks += _tier_tables(quantity.quantity, scope)
    blocks += _quoted(quantity.cite, pack, lang)
    return _entry(quantity.id, name_words(quantity.id, quantity.name, lang), "", blocks)


def _group(group: Group, pack: Pack, lang: Language) -> Entry:
    rules = group_rules(group, Scope.of(pack, lang))
    blocks: list[Block] = [Bullets(id="rule", label=say.GROUP_RULE.say(lang), items=rules)]
    blocks += _quoted(group.cite, pack, lang)
    return _entry(group.id, group_name(group.id, pack, lang), "", blocks)


def _conventions(conventions: Conventions, lang: Language) -> Iterator[Block]:
    """Yield what the pack declares where documents leave it open."""
    lines = convention_lines(conventions, lang)
    if lines:
        yield Bullets(id="conventions", label="", items=lines)


def convention_lines(conventions: Conventions, lang: Language) -> tuple[str, ...]:
    """Return what the pack declares where documents leave it open, one sentence a line."""
    lines = []
    if conventions.month_end is not None:
        last = conventions.month_end is MonthEnd.LAST_DAY
        lines.append((say.MONTH_END_LAST_DAY if last else say.MONTH_END_NEXT_DAY).say(lang))
    if conventions.money is not None:
        lines.append(say.MONEY_ROUNDING.say(lang, rule=ROUNDINGS[conventions.money].say(lang)))
    return tuple(lines)


def _built_on(pack: Pack, lang: Language) -> Iterator[Block]:
    lines = tuple(
        say.BUILT_ON.say(lang, name=name_words(one.id, one.name, lang), id=one.id, digest=one.sha256)
        for one in pack.builds_on
    )
    if lines:
        yield Bullets(id="builds_on", label="", items=lines)


def _conditions(when: Condition, cited: tuple[Citation, ...], pack: Pack, lang: Language) -> Tree:
    """Return a condition as lines; what is `cited` stands in the entry already."""
    label = say.CONDITIONS_ALL if under_all(when) else say.CONDITIONS
    lines = condition_lines(when, replace(Scope.of(pack, lang), cited=cited))
    return Tree(id="conditions", label=label.say(lang), lines=lines)


def _definition(definition: Definition, pack: Pack, lang: Language) -> Entry:
    scope = replace(Scope.of(pack, lang), cited=definition.cite)
    meaning = Tree(id="meaning", label=say.MEANS.say(lang), lines=condition_lines(definition.when, scope))
    name = name_words(definition.id, definition.name, lang)
    return _entry(definition.id, name, "", [meaning, *_quoted(definition.cite, pack, lang)])


def _finding(finding: Finding, pack: Pack, lang: Language) -> Entry:
    text = say.PIECES.say(lang).join([reason_words(finding, lang), who_decides(finding, pack, lang)])
    blocks: list[Block] = [Line(id="decided", label=say.WHO_DECIDES.say(lang), text=text)]
    if finding.note:
        blocks.append(Line(id="note", label=say.NOTE.say(lang), text=finding.note))
    blocks += _quoted(finding.cite, pack, lang)
    return _entry(finding.id, name_words(finding.id, finding.name, lang), "", blocks)


def _named(document: NamedDocument, pack: Pack, lang: Language) -> Entry:
    return _entry(document.id, document_words(document, lang), "", list(_quoted(document.cite, pack, lang)))


def _statistic(statistic: Statistic, pack: Pack, lang: Language) -> Entry:
    blocks = [*statistic_lines(statistic, lang), *_quoted(statistic.cite, pack, lang)]
    return _entry(statistic.id, name_words(statistic.id, statistic.name, lang), "", blocks)


def statistic_lines(statistic: Statistic, lang: Language) -> Iterator[Line]:
    """Yield what a statistic says: so many awards of so much in all, or a whole and its parts; then its note."""
    if statistic.count is not None and statistic.total is not None:
        text = say.STATISTIC_TOTAL.say(lang, count=statistic.count, total=money_words(statistic.total, lang))
        yield Line(id="total", label=say.MEANS.say(lang), text=text)
    if statistic.whole is not None:
        parts = say.AND_LIST.say(lang).join(str(part) for part in statistic.parts)
        text = say.STATISTIC_WHOLE.say(lang, whole=statistic.whole, parts=parts)
        yield Line(id="whole", label=say.MEANS.say(lang), text=text)
    if statistic.note:
        yield Line(id="note", label=say.NOTE.say(lang), text=statistic.note)


def _sources(sources: Iterable[Source], lang: Language) -> Iterator[Block]:
    lines = tuple(source_words(one, lang) for one in sources)
    if lines:
        yield Bullets(id="sources", label="", items=lines)


def _quoted(cites: tuple[Citation, ...], pack: Pack, lang: Language) -> Iterator[Block]:
    if cites:
        yield Quotes(id="citations", label=say.CITATIONS.say(lang), quotes=quotes(cites, pack, lang))


def _entry(identifier: str, name: str, subtitle: str, blocks: list[Block]) -> Entry:
    return Entry(id=identifier, name=name, chip=None, subtitle=subtitle, blocks=tuple(blocks))
