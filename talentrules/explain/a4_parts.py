"""What both A4 sheets say, as tables rather than prose: head, facts, results, what is missing, papers, procedure, foot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from talentrules.diagnostics import Language
from talentrules.explain import a4_words as words
from talentrules.explain import phrases as say
from talentrules.explain.a4_beside import Beside, Change, Way
from talentrules.explain.a4_words import WAYS
from talentrules.explain.amounts import interval_words, item_amount
from talentrules.explain.calculation import calculation_blocks
from talentrules.explain.citations import item_citations, source_words
from talentrules.explain.conditions import attested_words
from talentrules.explain.document import Block, Bullets, Cell, Document, Line, Section, Table
from talentrules.explain.entry import conclusion, services_words, verdict_chip
from talentrules.explain.figures import open_points, share_words
from talentrules.explain.findings import reason_words, who_decides
from talentrules.explain.groups import set_aside_blocks
from talentrules.explain.labels import (
    APPLICANTS,
    BENEFICIARIES,
    LINE_WHYS,
    PAYMENTS,
    PERIOD_SUMS,
    VALUE_STANDINGS,
    VERDICTS,
    Words,
)
from talentrules.explain.ledger import ledger_rows
from talentrules.explain.names import benefit_names, marked_name
from talentrules.explain.obligations import obligation_lines
from talentrules.explain.payments import payment_brief
from talentrules.explain.procedure import papers_of, window_now, window_words
from talentrules.explain.scope import Scope
from talentrules.explain.sheet import VERDICT_ORDER, notice_words
from talentrules.explain.steps import next_steps
from talentrules.explain.terms import in_words
from talentrules.explain.values import (
    amount_words,
    day_words,
    fact_at,
    inner,
    money_words,
    name_words,
    path_words,
    quoted,
    value_words,
)
from talentrules.model.decision import Decision, EvidenceResult, Item, ItemStanding, Question, Total, Verdict
from talentrules.model.ledger import LedgerLine, RefundRow, SettledItem
from talentrules.model.pack import Beneficiary, Granularity, Procedure
from talentrules.model.payments import Every
from talentrules.model.sources import SourceKind
from talentrules.truth import Truth
from talentrules.version import VERSION

__all__ = [
    "CLOSED",
    "Sheet",
    "a4_document",
    "calculation_section",
    "evidence_section",
    "facts_given",
    "findings_made",
    "gaps_section",
    "obligations_section",
    "others",
    "payments_section",
    "procedure_section",
    "results_blocks",
    "section",
    "services_section",
    "sources_section",
    "standing",
    "uncertain_section",
]

_REFUSED = frozenset({Verdict.INELIGIBLE, Verdict.NOT_IN_FORCE})
CLOSED = _REFUSED | {Verdict.INFORMATIONAL}
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_SHORT = 12


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet in the making: the decision, what is printed beside it, and where words are read."""

    decision: Decision
    beside: Beside
    scope: Scope

    @classmethod
    def of(cls, decision: Decision, beside: Beside, lang: Language, *, places: bool = False) -> Sheet:
        """Return the sheet of a decision; with `places`, conditions name the file and line of their rule."""
        return cls(decision, beside, Scope.of(decision.pack, lang, decision.case.profile, places=places))

    @property
    def lang(self) -> Language:
        """The language of the sheet."""
        return self.scope.lang

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources that the items cite, in the order of the pack; their places are their numbers."""
        cited = {cite.source for item in self.decision.items for cite in item_citations(item)}
        return tuple(one for one in self.decision.pack.sources if one in cited)

    def names(self, benefits: Iterable[str]) -> str:
        """Return the names of benefits."""
        return benefit_names(self.decision.pack, benefits, self.lang)

    def headings(self, *columns: Words) -> tuple[str, ...]:
        """Return the headings of a table."""
        return tuple(one.say(self.lang) for one in columns)

    def joined(self, parts: Iterable[str]) -> str:
        """Return the parts that say something, on one line."""
        return say.PIECES.say(self.lang).join(part for part in parts if part)


def section(identifier: str, heading: Words, blocks: Iterable[Block], lang: Language) -> Iterator[Section]:
    """Yield a section, unless it has nothing to say."""
    held = tuple(blocks)
    if held:
        yield Section(id=identifier, heading=heading.say(lang), level=2, blocks=held)


def standing(decision: Decision) -> Iterator[Item]:
    """Yield the items that are neither refused nor set aside."""
    for item in decision.items:
        if item.verdict not in CLOSED and item.standing is not ItemStanding.OUT:
            yield item


# -- the head and the foot --------------------------------------------------------------------------------------------


def a4_document(sheet: Sheet, title: Words, sections: Iterable[Section]) -> Document:
    """Return a sheet under its head and above its foot."""
    pack, lang = sheet.decision.pack, sheet.lang
    return Document(
        lang=lang,
        title=title.say(lang, name=name_words(pack.id, pack.name, lang)),
        alarms=notice_words(pack, sheet.decision.notices, lang, alarm=True),
        notices=notice_words(pack, sheet.decision.notices, lang, alarm=False),
        head=tuple(_head(sheet)),
        sections=tuple(sections),
        foot=_foot(sheet),
    )


def _head(sheet: Sheet) -> Iterator[Line]:
    pack, case, lang = sheet.decision.pack, sheet.decision.case, sheet.lang
    within = say.BRACKETS.say(lang, text=pack.jurisdiction.within) if pack.jurisdiction.within else ""
    name = name_words(pack.id, pack.name, lang) + within
    version = words.PACK_LINE.say(lang, name=name, sha=pack.sha256[:_SHORT], language=pack.language)
    yield Line(id="pack", label=say.PACK.say(lang), text=version)
    if pack.authority:
        yield Line(id="office", label=words.OFFICE.say(lang), text=pack.authority)
    days = (
        ("verified_on", say.VERIFIED_ON, pack.verified_on),
        ("on", say.EVALUATED_ON, case.on),
        ("applied_on", say.APPLIED_ON, case.applied_on),
        ("printed_on", say.PRINTED_ON, sheet.beside.printed_on),
    )
    for identifier, label, day in days:
        if day is not None:
            yield Line(id=identifier, label=label.say(lang), text=day_words(day, lang))


def _foot(sheet: Sheet) -> tuple[str, ...]:
    pack, lang = sheet.decision.pack, sheet.lang
    identity = words.FOOT.say(
        lang,
        pack=pack.id,
        sha=pack.sha256[:_SHORT] or "–",
        engine=VERSION,
        on=day_words(sheet.decision.case.on, lang),
        profile=sheet.beside.profile_sha256[:_SHORT] or "–",
    )
    reference = f"{say.FOOT_REFERENCE.say(lang)} {words.FOOT_MARKS.say(lang)}"
    return (reference, identity)


# -- the results ------------------------------------------------------------------------------------------------------


def results_blocks(items: Iterable[Item], sheet: Sheet, identifier: str = "results") -> Iterator[Block]:
    """Yield a row for each item, and one short line for each that is refused, not in force or only told."""
    ordered = sorted(items, key=lambda item: VERDICT_ORDER.index(item.verdict))
    rows = tuple(_row(item, sheet) for item in ordered if item.verdict not in CLOSED)
    paid = words.PAID_COLUMN if identifier == "results" else words.PAID_TOO_COLUMN
    columns = (say.NAME_COLUMN, say.VERDICT_COLUMN, paid, words.REASON_COLUMN)
    if rows:
        yield Table(id=identifier, headings=sheet.headings(*columns), rows=rows)
    refused = [_closed(item, sheet) for item in ordered if item.verdict in _REFUSED]
    lines = (*refused, *_told(ordered, sheet))
    if lines:
        yield Bullets(id="closed", label=words.CLOSED.say(sheet.lang) if refused else "", items=lines)


def others(decision: Decision) -> Iterator[tuple[Beneficiary, tuple[Item, ...]]]:
    """Yield the items of everybody but the person, by beneficiary."""
    for beneficiary in Beneficiary:
        items = tuple(item for item in decision.items if item.benefit.beneficiary is beneficiary)
        if items and beneficiary is not Beneficiary.PERSON:
            yield beneficiary, items


def _row(item: Item, sheet: Sheet) -> tuple[Cell, ...]:
    return (
        _name(item, sheet),
        verdict_chip(item, sheet.lang),
        sheet.joined((_amount(item, sheet), _payment(item, sheet))),
        sheet.joined((_reason(item, sheet), _basis(item, sheet))),
    )


def _name(item: Item, sheet: Sheet) -> str:
    """Return the name, with the part of the jurisdiction and the beneficiary in the source's words."""
    beside = [item.benefit.beneficiary_name] if item.benefit.beneficiary_name else []
    if item.benefit.place:
        beside.append(say.IN_PLACE.say(sheet.lang, place=item.benefit.place))
    name = marked_name(item.benefit, sheet.lang)
    return name + (say.BRACKETS.say(sheet.lang, text=sheet.joined(beside)) if beside else "")


def _amount(item: Item, sheet: Sheet) -> str:
    """Return the amount as it is printed; what it waits for stands among the reasons."""
    amount = item_amount(item, sheet.decision.pack, sheet.lang)
    if amount is None:
        return say.NO_MONEY.say(sheet.lang)
    waits = open_points(item.amount_missing, item.amount_findings, sheet.scope)
    notes = [note for note in amount.notes if note != waits]
    return amount.figure + (say.BRACKETS.say(sheet.lang, text=sheet.joined(notes)) if notes else "")


def _payment(item: Item, sheet: Sheet) -> str:
    """Return when it is paid, but for the plain rhythm that the amount has said already (每年……)."""
    payment = item.version.payment if item.version is not None else None
    if payment is None:
        return ""
    brief, plain = payment_brief(payment, sheet.scope), PAYMENTS[payment.every].say(sheet.lang)
    if item.amount is None or payment.every is Every.UNSTATED:
        return brief
    return brief.removeprefix(plain).removeprefix(say.PIECES.say(sheet.lang))


def _reason(item: Item, sheet: Sheet) -> str:
    """Return why it is open or set aside; of what is granted, the source's own verb and what the amount waits for."""
    lang = sheet.lang
    if item.verdict is Verdict.SUPERSEDED:
        return sheet.joined(block.text for block in set_aside_blocks(item, sheet.scope) if isinstance(block, Line))
    parts = [words.VERB.say(lang, verb=inner(item.benefit.verb))] if item.benefit.verb else []
    missing = dict.fromkeys((*item.missing, *item.amount_missing))
    parts.append(open_points(missing, dict.fromkeys((*item.findings, *item.amount_findings)), sheet.scope))
    if item.standing is ItemStanding.OPEN and item.verdict is Verdict.ELIGIBLE:
        parts.append(say.STANDING_OPEN.say(lang))
    return sheet.joined(parts)


def _basis(item: Item, sheet: Sheet) -> str:
    """Return where it is written: every article of the documents, else the first words of a report."""
    cites = item_citations(item)
    articles: dict[str, list[str]] = {}
    for cite in cites:
        source = sheet.decision.pack.sources.get(cite.source)
        if cite.article and source is not None and source.kind is SourceKind.REGULATION:
            articles.setdefault(cite.source, []).append(cite.article)
    if not cites or articles:
        return sheet.joined(_articles(source, listed, sheet) for source, listed in articles.items())
    number = _numbered(cites[0].source, sheet)
    return words.CITED_WORDS.say(sheet.lang, number=number, words=quoted(cites[0].quote, sheet.lang))


def _articles(source: str, articles: Iterable[str], sheet: Sheet) -> str:
    listed = say.AND_LIST.say(sheet.lang).join(dict.fromkeys(articles))
    return words.CITED.say(sheet.lang, number=_numbered(source, sheet), article=listed)


def _numbered(source: str, sheet: Sheet) -> str:
    """Return the number of a source as the list of sources has it."""
    place = sheet.sources.index(source)
    return _CIRCLED[place] if place < len(_CIRCLED) else f"({place + 1})"


def _closed(item: Item, sheet: Sheet) -> str:
    name = f"{verdict_chip(item, sheet.lang).mark} {_name(item, sheet)}"
    why = sheet.joined(next_steps(item, sheet.decision, sheet.lang)) or conclusion(item, sheet.decision, sheet.lang)
    return say.FIELD_VALUE.say(sheet.lang, name=name, value=why)


def _told(items: Iterable[Item], sheet: Sheet) -> Iterator[str]:
    """Yield, on one line, the names of what is told without a verdict."""
    told = [item for item in items if item.verdict is Verdict.INFORMATIONAL]
    if told:
        chip = verdict_chip(told[0], sheet.lang)
        names = say.AND_LIST.say(sheet.lang).join(_name(item, sheet) for item in told)
        yield say.FIELD_VALUE.say(sheet.lang, name=f"{chip.mark} {chip.words}", value=names)


# -- calculation, payments, obligations -------------------------------------------------------------------------------


def calculation_section(items: Iterable[Item], sheet: Sheet) -> Iterator[Section]:
    """Yield how amounts were reckoned, and what offsets and caps took from them; then the totals."""
    rows = tuple((marked_name(item.benefit, sheet.lang), text) for item in items if (text := _calculated(item, sheet)))
    blocks: list[Block] = []
    if rows:
        columns = sheet.headings(say.NAME_COLUMN, words.CALCULATION_COLUMN)
        blocks.append(Table(id="calculation", headings=columns, rows=rows))
    blocks += _totals(sheet)
    yield from section("calculation", words.CALCULATION, blocks, sheet.lang)


def _totals(sheet: Sheet) -> Iterator[Block]:
    """Yield the sums by beneficiary and period, as intervals, on one line."""
    lang = sheet.lang
    parts = [
        say.FIELD_VALUE.say(
            lang,
            name=say.TOTAL.say(
                lang,
                beneficiary=BENEFICIARIES[total.beneficiary].say(lang),
                period=PERIOD_SUMS[total.every].say(lang),
            ),
            value=_summed(total, lang),
        )
        for total in sheet.decision.totals
    ]
    if parts:
        yield Line(id="totals", label=words.TOTALS.say(lang), text=sheet.joined(parts))


def _summed(total: Total, lang: Language) -> str:
    """Return a sum as far as its ends are known."""
    low, high = total.low, total.high
    if high is None:
        figure = money_words(low, lang)
        return say.AT_LEAST.say(lang, figure=figure) if low.in_fen else say.AMOUNT_OPEN.say(lang)
    if low == high:
        return money_words(high, lang)
    if not low.in_fen:
        return say.NOT_ABOVE.say(lang, figure=money_words(high, lang))
    return words.FROM_TO.say(lang, low=money_words(low, lang), high=money_words(high, lang))


def _calculated(item: Item, sheet: Sheet) -> str:
    lines = [
        line for block in calculation_blocks(item, sheet.scope) if isinstance(block, Bullets) for line in block.items
    ]
    if item.rate is not None and item.amount is not None and item.rate != item.amount:
        before, after = (interval_words(one, sheet.scope) for one in (item.rate, item.amount))
        lines.append(words.BEFORE_CUT.say(sheet.lang, amount=before))
        lines.append(say.COMES_TO.say(sheet.lang, value=after))
    if item.whole is not None and item.whole.high is not None and item.whole != item.amount and lines:
        whole = interval_words(item.whole, sheet.scope)
        lines.append(words.SUM.say(sheet.lang, label=say.WHOLE.say(sheet.lang), amount=whole))
    return sheet.joined(lines)


def payments_section(sheet: Sheet, *, whole: bool) -> Iterator[Section]:
    """Yield the days of payment: alike parts of a benefit on one line; unless `whole`, open benefits in brief."""
    ledger = sheet.beside.ledger
    if ledger is None or not ledger.lines:
        return
    settled = {item.benefit.id for item in standing(sheet.decision) if item.verdict is Verdict.ELIGIBLE}
    told = [line for line in ledger.lines if whole or line.benefit in settled]
    blocks: list[Block] = [*_parts(told, sheet)]
    if not whole:
        blocks += _undated([line for line in ledger.lines if line.benefit not in settled], sheet)
    if told:
        until = words.UNTIL_NOTE.say(sheet.lang, day=day_words(ledger.until, sheet.lang))
        blocks.append(Bullets(id="note", label="", items=(until,)))
    yield from section("payments", words.PAYMENTS, blocks, sheet.lang)


def _parts(lines: Iterable[LedgerLine], sheet: Sheet) -> Iterator[Block]:
    """Yield a table of the parts, those that are alike together; what is paid once on one day on one line."""
    by_benefit: dict[object, list[LedgerLine]] = {}
    for line in lines:
        single = line.of == 1 and line.on is not None
        key: object = ("once", line.on, line.status) if single else ("parts", line.benefit)
        by_benefit.setdefault(key, []).append(line)
    rows: list[tuple[Cell, ...]] = []
    for key, held in by_benefit.items():
        if isinstance(key, tuple) and key[0] == "once":
            rows.append(_once(held, sheet))
        else:
            rows += (_alike(list(run), sheet) for _, run in groupby(held, key=_same))
    columns = (say.NAME_COLUMN, words.PARTS_COLUMN, words.FROM_DAY_COLUMN, words.EACH_COLUMN, say.STATUS_COLUMN)
    if rows:
        yield Table(id="payments", headings=sheet.headings(*columns), rows=tuple(rows))


def _same(line: LedgerLine) -> tuple[object, ...]:
    return line.amount, line.status, line.why, line.missing, line.share, line.factor, line.on is None


def _once(held: list[LedgerLine], sheet: Sheet) -> tuple[Cell, ...]:
    """Return what is paid once on one day as one row."""
    first = ledger_rows(held[:1], sheet.scope)[0]
    amounts = (
        words.SUM.say(sheet.lang, label=sheet.names((line.benefit,)), amount=interval_words(line.amount, sheet.scope))
        for line in held
    )
    if len(held) == 1:
        return (sheet.names((held[0].benefit,)), words.ONE_PART.say(sheet.lang), first[0], first[3], first[4])
    status = {ledger_rows([line], sheet.scope)[0][4] for line in held}
    said = first[4] if len(status) == 1 else words.TO_PAY_OPEN.say(sheet.lang)
    return (say.AND_LIST.say(sheet.lang).join(amounts), words.ONE_PART.say(sheet.lang), first[0], "", said)


def _alike(run: list[LedgerLine], sheet: Sheet) -> tuple[Cell, ...]:
    """Return a row for parts that differ in nothing but their days."""
    lang, first, last = sheet.lang, run[0], run[-1]
    row = ledger_rows([first], sheet.scope)[0]
    if len(run) == 1:
        parts = words.PART.say(lang, first=first.number)
    else:
        parts = words.PARTS.say(lang, first=first.number, last=last.number)
    days = row[0]
    if len(run) > 1 and first.on is not None and last.on is not None:
        days = words.DAYS_FROM_TO.say(lang, first=day_words(first.on, lang), last=day_words(last.on, lang))
    if first.of is not None:
        parts = words.PARTS_OF.say(lang, parts=parts, of=first.of)
    return (sheet.names((first.benefit,)), parts, days, row[3], row[4])


def _undated(lines: Iterable[LedgerLine], sheet: Sheet) -> Iterator[Block]:
    """Yield the open benefits, those without a day with the reason."""
    reasons: dict[str, list[str]] = {}
    for line in lines:
        said = LINE_WHYS[line.why].say(sheet.lang) if line.why else words.TO_PAY_OPEN.say(sheet.lang)
        held = reasons.setdefault(said if line.on is None else words.TO_PAY_OPEN.say(sheet.lang), [])
        if line.benefit not in held:
            held.append(line.benefit)
    items = tuple(say.FIELD_VALUE.say(sheet.lang, name=why, value=sheet.names(held)) for why, held in reasons.items())
    if items:
        yield Bullets(id="undated", label=words.NOT_DATED.say(sheet.lang), items=items)


def obligations_section(sheet: Sheet) -> Iterator[Section]:
    """Yield what is owed for each benefit, then what is paid back after each year."""
    rows = []
    for item in standing(sheet.decision):
        obligation = item.version.obligation if item.version is not None else None
        lines = obligation_lines(obligation, sheet.scope) if obligation is not None else ()
        if lines:
            rows.append((marked_name(item.benefit, sheet.lang), sheet.joined(lines)))
    blocks: list[Block] = []
    if rows:
        headings = sheet.headings(say.NAME_COLUMN, words.RULE_COLUMN)
        blocks.append(Table(id="obligations", headings=headings, rows=tuple(rows)))
    blocks += _refunds(sheet)
    yield from section("obligations", words.OBLIGATIONS, blocks, sheet.lang)


def _refunds(sheet: Sheet) -> Iterator[Block]:
    settlement, lang = sheet.beside.settlement, sheet.lang
    held = [one for one in settlement.items if one.table] if settlement is not None else []
    years = sorted({row.years for one in held for row in one.table})
    if not held:
        return
    columns = tuple(words.REFUND_COLUMN.say(lang, years=year) for year in years)
    headings = (*sheet.headings(say.NAME_COLUMN, words.SERVICE_COLUMN), *columns)
    yield Table(id="refunds", headings=headings, rows=tuple(_refund(one, years, sheet) for one in held))
    yield Bullets(id="note", label="", items=(words.REFUND_NOTE.say(lang),))


def _refund(item: SettledItem, years: Iterable[int], sheet: Sheet) -> tuple[Cell, ...]:
    rows: Mapping[int, RefundRow] = {row.years: row for row in item.table}
    days = (item.started_on, item.serve_until)
    first, last = (day_words(day, sheet.lang) if day is not None else "" for day in days)
    service = words.DAYS_FROM_TO.say(sheet.lang, first=first, last=last) if first and last else ""
    cells = (_refunded(rows[year], sheet) if year in rows else "–" for year in years)
    return (sheet.names((item.benefit,)), service, *cells)


def _refunded(row: RefundRow, sheet: Sheet) -> str:
    refund, day = interval_words(row.refund, sheet.scope), day_words(row.left_on, sheet.lang)
    if row.kept is None:
        return words.REFUND_CELL_OPEN.say(sheet.lang, refund=refund, day=day)
    share = share_words(1 - row.kept, sheet.lang) if (row.kept * 10_000).denominator == 1 else f"{1 - row.kept}"
    return words.REFUND_CELL.say(sheet.lang, share=share, refund=refund, day=day)


# -- what is missing --------------------------------------------------------------------------------------------------


def gaps_section(sheet: Sheet) -> Iterator[Section]:
    """Yield what would change a verdict, by what a person can do about it."""
    rows = [*_asked(sheet)]
    rows += (row for kind in WAYS for row in _ways(kind, sheet))
    found = {way.benefit for way in sheet.beside.ways}
    hopeless = [one for one in sheet.beside.examined if one not in found]
    if hopeless:
        rows.append(("–", words.NO_WAY.say(sheet.lang), sheet.names(hopeless)))
    columns = sheet.headings(words.CLASS_COLUMN, words.GAP_COLUMN, words.CONCERNS_COLUMN)
    blocks: list[Block] = [Table(id="gaps", headings=columns, rows=tuple(rows))] if rows else []
    if sheet.beside.examined:
        note = words.WAYS_NOTE.say(sheet.lang, count=len(sheet.beside.examined))
        blocks.append(Bullets(id="note", label="", items=(note,)))
    yield from section("gaps", words.GAPS, blocks, sheet.lang)


def _asked(sheet: Sheet) -> Iterator[tuple[Cell, ...]]:
    """Yield the facts to give, those that bear on the same benefits together."""
    alike: dict[str, list[str]] = {}
    for question in sheet.decision.next_questions:
        alike.setdefault(_concerned(question, sheet), []).append(_to_give(question, sheet))
    for names, facts in alike.items():
        yield (WAYS["supply"].say(sheet.lang), say.AND_LIST.say(sheet.lang).join(facts), names)


def _to_give(question: Question, sheet: Sheet) -> str:
    facts, lang = sheet.decision.pack.facts, sheet.lang
    fact, name = fact_at(facts, question.fact), path_words(facts, question.fact, lang)
    return words.GIVE.say(lang, name=name, proof=fact.proof) if fact is not None and fact.proof else name


def _concerned(question: Question, sheet: Sheet) -> str:
    names = sheet.names(question.benefits)
    if not question.at_stake.in_fen:
        return names
    return words.STAKE.say(sheet.lang, names=names, amount=money_words(question.at_stake, sheet.lang))


def _ways(kind: str, sheet: Sheet) -> Iterator[tuple[Cell, ...]]:
    for way in sheet.beside.ways:
        if way.kind == kind:
            changes = say.FIELDS.say(sheet.lang).join(_change(one, sheet) for one in way.changes)
            yield (WAYS[kind].say(sheet.lang), changes, _outcome(way, sheet))


def _change(change: Change, sheet: Sheet) -> str:
    """Return a change in words; of a list, the records that come to it or leave it."""
    lang, facts = sheet.lang, sheet.decision.pack.facts
    if change.fact is None:
        return words.WAIT.say(lang, day=value_words(change.after, None, lang))
    fact, name = fact_at(facts, change.fact), path_words(facts, change.fact, lang)
    if isinstance(change.before, tuple) and isinstance(change.after, tuple):
        before, after = change.before, change.after
        more = tuple(one for one in after if one not in before)
        said = words.ONE_MORE if len(after) > len(before) else words.OTHERWISE
        if not more:
            said, more = words.LESS, tuple(one for one in before if one not in after)
        return said.say(lang, fact=name, after=value_words(more, fact, lang))
    before_words, after_words = (value_words(one, fact, lang) for one in (change.before, change.after))
    return words.BECOMES.say(lang, fact=name, before=before_words, after=after_words)


def _outcome(way: Way, sheet: Sheet) -> str:
    lang, name, verdict = sheet.lang, sheet.names((way.benefit,)), VERDICTS[way.verdict].say(sheet.lang)
    if way.amount is None:
        return words.OUTCOME.say(lang, name=name, verdict=verdict)
    amount = amount_words(way.amount, way.every, Granularity.UNKNOWN, lang).figure
    return words.OUTCOME_AMOUNT.say(lang, name=name, verdict=verdict, amount=amount)


# -- papers and procedure ---------------------------------------------------------------------------------------------


def evidence_section(sheet: Sheet) -> Iterator[Section]:
    """Yield the papers with boxes to tick: those that sources name, then what shows the missing facts."""
    wanted: dict[EvidenceResult, list[str]] = {}
    proofs: dict[str, list[str]] = {}
    facts = sheet.decision.pack.facts
    for item in standing(sheet.decision):
        for paper in papers_of(item):
            wanted.setdefault(paper, []).append(item.benefit.id)
        for path in dict.fromkeys((*item.missing, *item.amount_missing)):
            fact = fact_at(facts, path)
            if fact is not None and fact.proof:
                proofs.setdefault(fact.proof, []).append(path_words(facts, path, sheet.lang))
    rows = tuple(_paper(paper, benefits, sheet) for paper, benefits in wanted.items())
    columns = (words.PAPER_COLUMN, words.FORM_COLUMN, words.ISSUER_COLUMN, words.SHARED_COLUMN, words.FOR_COLUMN)
    blocks: list[Block] = [Table(id="evidence", headings=sheet.headings(*columns), rows=rows)] if rows else []
    shown = tuple(_proof(proof, names, sheet) for proof, names in proofs.items())
    if shown:
        blocks.append(Bullets(id="proofs", label=words.PROOFS.say(sheet.lang), items=shown))
    yield from section("evidence", words.EVIDENCE, blocks, sheet.lang)


def _paper(result: EvidenceResult, benefits: Iterable[str], sheet: Sheet) -> tuple[Cell, ...]:
    lang, paper, names = sheet.lang, result.evidence, sheet.names(benefits)
    if paper.when is not None and result.needed is Truth.OPEN:
        names = words.ONLY_IF.say(lang, names=names, condition=in_words(paper.when, sheet.scope))
    issuer = paper.issuer or words.UNSTATED.say(lang)
    if paper.shared:
        return (paper.name, "–", issuer, words.TICKED.say(lang, text=words.SHARED.say(lang)), names)
    return (words.TICKED.say(lang, text=paper.name), _form(paper.form, lang), issuer, "–", names)


def _form(form: str, lang: Language) -> str:
    """Return a box for the original and one for the copy, as far as the source asks for them."""
    if not form:
        return words.UNSTATED.say(lang)
    named = [one.say(lang) for one in (words.ORIGINAL, words.COPY) if one.zh in form]
    return "　".join(words.TICKED.say(lang, text=one) for one in named or [form])


def _proof(proof: str, names: Iterable[str], sheet: Sheet) -> str:
    """Return what shows missing facts, with a box; the source of the rule does not ask for it in so many words."""
    shown = say.AND_LIST.say(sheet.lang).join(dict.fromkeys(names))
    return words.TICKED.say(sheet.lang, text=words.SHOWS.say(sheet.lang, proof=proof, what=shown))


def procedure_section(sheet: Sheet, *, whole: bool) -> Iterator[Section]:
    """Yield where, how and when to apply, benefits with the same procedure on one line.

    Those of which the sources say nothing are named only where it is to be told as a `whole`.
    """
    alike: dict[tuple[str, ...], list[str]] = {}
    for item in standing(sheet.decision):
        alike.setdefault(_procedure(item, sheet), []).append(item.benefit.id)
    stated = [key for key in alike if any(key)]
    silent = [one for key, held in alike.items() if not any(key) for one in held]
    unstated = words.UNSTATED.say(sheet.lang)
    rows = [(sheet.names(alike[key]), *(cell or unstated for cell in key)) for key in stated]
    columns = (
        *(say.NAME_COLUMN, words.AUTHORITY_COLUMN, words.HOW_COLUMN),
        *(words.WHEN_COLUMN, words.STEPS_COLUMN),
    )
    headings = sheet.headings(*columns)
    blocks: list[Block] = [Table(id="procedure", headings=headings, rows=tuple(rows))] if rows else []
    if silent:
        blocks.append(Bullets(id="silent", label="", items=(_silent(silent, sheet, others=bool(rows), whole=whole),)))
    yield from section("procedure", words.PROCEDURE, blocks, sheet.lang)


def _silent(benefits: Iterable[str], sheet: Sheet, *, others: bool, whole: bool) -> str:
    """Return that the source says nothing of how to obtain these, and whom to ask."""
    said = words.SILENT_OTHERS if others else words.SILENT
    listed = say.BRACKETS.say(sheet.lang, text=sheet.names(benefits)) if whole else ""
    body = sheet.decision.pack.authority
    asked = words.SILENT_ASK.say(sheet.lang, body=body) if body else ""
    return sheet.joined((said.say(sheet.lang, listed=listed), asked))


def _procedure(item: Item, sheet: Sheet) -> tuple[str, str, str, str]:
    """Return the office, the way, the days and the steps, each empty where the source says nothing."""
    given = item.benefit.procedure or Procedure()
    applicant = APPLICANTS[given.applicant].say(sheet.lang) if given.applicant is not None else ""
    how = sheet.joined((applicant, given.route))
    when = sheet.joined((window_words(given, sheet.scope), window_now(item, sheet.scope)))
    return (given.authority, how, when, _steps(given, sheet.lang))


def _steps(procedure: Procedure, lang: Language) -> str:
    steps = words.ARROW.say(lang).join(
        step.text if step.days is None else words.STEP_DAYS.say(lang, text=step.text, days=step.days)
        for step in procedure.steps
    )
    days = [step.days for step in procedure.steps if step.days is not None]
    if len(days) > 1 and len(days) == len(procedure.steps):
        return words.ALL_DAYS.say(lang, steps=steps, days=sum(days))
    return steps


# -- services, uncertainty, sources -----------------------------------------------------------------------------------


def services_section(sheet: Sheet) -> Iterator[Section]:
    """Yield the lists of services with how many the source counts and how many it names."""
    lines = tuple(
        say.FIELD_VALUE.say(
            sheet.lang,
            name=marked_name(item.benefit, sheet.lang),
            value=sheet.joined((services_words(item.benefit.services, sheet.lang), _listed(item, sheet))),
        )
        for item in sheet.decision.items
        if item.benefit.services is not None and item.verdict not in CLOSED
    )
    blocks = (Bullets(id="services", label="", items=lines),) if lines else ()
    yield from section("services", words.SERVICES, blocks, sheet.lang)


def _listed(item: Item, sheet: Sheet) -> str:
    services = item.benefit.services
    return say.AND_LIST.say(sheet.lang).join(services.items) if services is not None else ""


def uncertain_section(sheet: Sheet, more: Iterable[Block], *, whole: bool) -> Iterator[Section]:
    """Yield the open findings, those that wait for the same office for the same reason together; then `more`.

    On which benefits they bear is told where it is to be told as a `whole`; the results name them too.
    """
    pack, lang = sheet.decision.pack, sheet.lang
    concerned: dict[str, list[str]] = {}
    for item in standing(sheet.decision):
        for identifier in dict.fromkeys((*item.findings, *item.amount_findings)):
            concerned.setdefault(identifier, []).append(item.benefit.id)
    alike: dict[tuple[str, str], list[str]] = {}
    for identifier, benefits in concerned.items():
        finding = pack.findings.get(identifier)
        if finding is not None:
            name = name_words(finding.id, finding.name, lang)
            told = words.FINDING.say(lang, name=name, names=sheet.names(benefits)) if whole else name
            alike.setdefault((reason_words(finding, lang), who_decides(finding, pack, lang)), []).append(told)
    rows = tuple((sheet.joined(held), why, who) for (why, who), held in alike.items())
    columns = sheet.headings(
        words.CONCERNING_COLUMN if whole else words.FINDING_COLUMN, words.WHY_COLUMN, words.WHO_COLUMN
    )
    blocks = (*((Table(id="uncertain", headings=columns, rows=rows),) if rows else ()), *more)
    yield from section("uncertain", words.UNCERTAIN, blocks, lang)


def sources_section(sheet: Sheet) -> Iterator[Section]:
    """Yield the sources by the numbers by which they were cited."""
    pack = sheet.decision.pack
    lines = tuple(f"{_numbered(one, sheet)} {source_words(pack.sources[one], sheet.lang)}" for one in sheet.sources)
    blocks = (Bullets(id="sources", label="", items=lines),) if lines else ()
    yield from section("sources", words.SOURCES, blocks, sheet.lang)


def facts_given(sheet: Sheet) -> tuple[tuple[str, str, str, str], ...]:
    """Return each fact that was used or is missing: its name, its value, how sure it is, what shows it."""
    decision, lang = sheet.decision, sheet.lang
    facts, profile = decision.pack.facts, decision.case.profile
    missing = (path for item in standing(decision) for path in (*item.missing, *item.amount_missing))
    rows = []
    for path in dict.fromkeys((*decision.used, *missing)):
        fact, known, name = fact_at(facts, path), profile.facts.get(path), path_words(facts, path, lang)
        proof = fact.proof if fact is not None else ""
        if known is None:
            rows.append((name, profile.remarks.get(path, ""), say.NOT_GIVEN.say(lang), proof))
            continue
        remark = say.BRACKETS.say(lang, text=known.remark) if known.remark else ""
        rows.append(
            (name, value_words(known.value, fact, lang) + remark, VALUE_STANDINGS[known.standing].say(lang), proof)
        )
    return tuple(rows)


def findings_made(sheet: Sheet) -> tuple[tuple[str, str], ...]:
    """Return the findings that were made and used, each with the office, the paper and the day."""
    pack, made = sheet.decision.pack, sheet.decision.case.profile.attestations
    return tuple(
        (name_words(one, pack.findings[one].name, sheet.lang), attested_words(made[one], sheet.lang))
        for one in sheet.decision.used_attestations
        if one in made and one in pack.findings
    )
