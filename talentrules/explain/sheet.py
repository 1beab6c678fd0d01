"""The sheet for one applicant (一次性告知单): the one place that decides what a decision says and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from talentrules.diagnostics import Language
from talentrules.explain import phrases as say
from talentrules.explain.amounts import item_amount
from talentrules.explain.citations import item_citations, source_words
from talentrules.explain.conditions import attested_words
from talentrules.explain.document import Block, Bullets, Cell, Document, Line, Section, Table
from talentrules.explain.entry import item_entry, services_words, verdict_chip
from talentrules.explain.findings import reason_words, who_decides
from talentrules.explain.groups import groups_blocks
from talentrules.explain.labels import (
    BENEFICIARIES,
    NOTICES,
    PERIOD_SUMS,
    VALUE_STANDINGS,
    VERDICTS,
)
from talentrules.explain.names import benefit_names, in_chinese, marked_name
from talentrules.explain.obligations import obligation_lines
from talentrules.explain.payments import payment_brief
from talentrules.explain.procedure import evidence_words, papers_of, procedure_nowhere
from talentrules.explain.scope import Scope
from talentrules.explain.values import (
    day_words,
    fact_at,
    money_words,
    name_words,
    path_words,
    proof_words,
    value_words,
)
from talentrules.model.decision import Decision, Item, ItemStanding, Notice, Question, Total, Verdict
from talentrules.model.pack import Beneficiary, Pack

__all__ = ["VERDICT_ORDER", "build_sheet", "foot_of_pack", "head_of_pack", "notice_words"]

VERDICT_ORDER = (
    Verdict.ELIGIBLE,
    Verdict.NEEDS_FINDING,
    Verdict.UNDETERMINED,
    Verdict.SUPERSEDED,
    Verdict.INELIGIBLE,
    Verdict.NOT_IN_FORCE,
    Verdict.INFORMATIONAL,
)
_RULED_OUT = frozenset({Verdict.INELIGIBLE, Verdict.NOT_IN_FORCE, Verdict.INFORMATIONAL})


def build_sheet(
    decision: Decision, lang: Language = "zh", *, printed_on: date | None = None, places: bool = False
) -> Document:
    """Return the sheet of a decision.

    `printed_on` is printed as given (nothing here reads a clock); with `places`, every condition names the file and
    line of its rule, for the file copy (核验单).
    """
    pack = decision.pack
    return Document(
        lang=lang,
        title=say.TITLE.say(lang, name=name_words(pack.id, pack.name, lang)),
        alarms=notice_words(decision.pack, decision.notices, lang, alarm=True),
        notices=notice_words(decision.pack, decision.notices, lang, alarm=False),
        head=_head(decision, printed_on, lang),
        sections=tuple(_sections(decision, lang, places=places)),
        foot=foot_of_pack(pack, lang),
    )


def notice_words(pack: Pack, notices: Iterable[Notice], lang: Language, *, alarm: bool) -> tuple[str, ...]:
    """Return the notices in words: with `alarm` those that must not be overlooked, else the others."""
    fill = {
        "verified_on": day_words(pack.verified_on, lang),
        "review_by": day_words(pack.review_by, lang) if pack.review_by is not None else "",
    }
    chosen = (one for one in notices if (one is Notice.FICTIONAL) is alarm)
    return tuple(NOTICES[one].say(lang, **fill) for one in chosen)


def head_of_pack(pack: Pack, lang: Language) -> tuple[Line, ...]:
    """Return what identifies a pack: name, place, who answers for it, how far its text was checked."""
    within = say.BRACKETS.say(lang, text=pack.jurisdiction.within) if pack.jurisdiction.within else ""
    name = name_words(pack.id, pack.name, lang)
    lines = [Line(id="pack", label=say.PACK.say(lang), text=f"{name}{within}")]
    if pack.authority:
        lines.append(Line(id="authority", label=say.AUTHORITY.say(lang), text=pack.authority))
    verified = day_words(pack.verified_on, lang)
    lines.append(Line(id="verified_on", label=say.VERIFIED_ON.say(lang), text=verified))
    return tuple(lines)


def foot_of_pack(pack: Pack, lang: Language) -> tuple[str, ...]:
    """Return what stands at the foot of every page."""
    identity = say.FOOT_PACK.say(lang, id=pack.id, sha256=pack.sha256 or "–")
    return (say.FOOT_REFERENCE.say(lang), say.FOOT_MARKS.say(lang), identity)


def _head(decision: Decision, printed_on: date | None, lang: Language) -> tuple[Line, ...]:
    days = (
        ("on", say.EVALUATED_ON, decision.case.on),
        ("applied_on", say.APPLIED_ON, decision.case.applied_on),
        ("printed_on", say.PRINTED_ON, printed_on),
    )
    dated = (Line(id=id_, label=label.say(lang), text=day_words(day, lang)) for id_, label, day in days if day)
    return (*head_of_pack(decision.pack, lang), *dated)


def _sections(decision: Decision, lang: Language, *, places: bool) -> Iterator[Section]:
    yield from _one("facts", say.FACTS.say(lang), _facts(decision, lang))
    yield from _one("overview", say.OVERVIEW.say(lang), _overview(decision, lang))
    for beneficiary in Beneficiary:
        yield from _items_of(beneficiary, decision, lang, places=places)
    yield from _one("groups", say.GROUPS.say(lang), groups_blocks(decision, lang))
    yield from _one("totals", say.TOTALS.say(lang), _totals(decision, lang))
    yield from _one("obligations", say.OBLIGATIONS.say(lang), _obligations(decision, lang))
    yield from _one("questions", say.QUESTIONS.say(lang), _questions(decision, lang))
    yield from _one("procedure", say.PROCEDURE.say(lang), procedure_nowhere(decision.items, lang))
    yield from _one("checklist", say.CHECKLIST.say(lang), _checklist(decision, lang))
    yield from _one("services", say.SERVICES.say(lang), _services(decision, lang))
    yield from _one("uncertain", say.UNCERTAIN.say(lang), _uncertain(decision, lang))
    yield from _one("sources", say.SOURCES.say(lang), _sources(decision, lang))


def _one(identifier: str, heading: str, blocks: Iterable[Block]) -> Iterator[Section]:
    """Yield a section, unless it has nothing to say."""
    held = tuple(blocks)
    if held:
        yield Section(id=identifier, heading=heading, level=2, blocks=held)


def _facts(decision: Decision, lang: Language) -> Iterator[Block]:
    """Yield the facts that were used or are missing, each with how sure it is, and the findings made."""
    facts, profile = decision.pack.facts, decision.case.profile
    waiting = (item for item in decision.items if item.standing is not ItemStanding.OUT)
    missing = (path for item in waiting for path in (*item.missing, *item.amount_missing))
    rows: list[tuple[Cell, ...]] = []
    for path in dict.fromkeys((*decision.used, *missing)):
        name, known = path_words(facts, path, lang), profile.facts.get(path)
        if known is None:
            rows.append((name, say.NOT_GIVEN.say(lang), profile.remarks.get(path, "")))
            continue
        value = value_words(in_chinese(known.value, decision.pack), fact_at(facts, path), lang)
        standing = VALUE_STANDINGS[known.standing].say(lang)
        remark = say.BRACKETS.say(lang, text=known.remark) if known.remark else ""
        rows.append((name, value, standing + remark))
    rows += [
        (_finding_name(one, decision.pack, lang), attested_words(profile.attestations[one], lang), "")
        for one in decision.used_attestations
        if one in profile.attestations
    ]
    headings = (say.FACT_COLUMN.say(lang), say.VALUE_COLUMN.say(lang), say.STANDING_COLUMN.say(lang))
    if rows:
        yield Table(id="facts", headings=headings, rows=tuple(rows))
    yield from _unused_facts(decision, lang)


def _unused_facts(decision: Decision, lang: Language) -> Iterator[Block]:
    """Yield the names, without the values, of facts that were given and not used; in the order of the pack.

    The day of application stands in the head of every sheet.
    """
    facts, unused = decision.pack.facts, decision.case.profile.facts.keys() - {*decision.used, "applied_on"}
    ordered = [*(one for one in facts if one in unused), *sorted(unused - facts.keys())]
    if ordered:
        names = say.AND_LIST.say(lang).join(path_words(facts, one, lang) for one in ordered)
        yield Bullets(id="unused", label="", items=(say.UNUSED_FACTS.say(lang, names=names),))


def _finding_name(finding: str, pack: Pack, lang: Language) -> str:
    return name_words(finding, pack.findings[finding].name, lang) if finding in pack.findings else finding


def _overview(decision: Decision, lang: Language) -> Iterator[Block]:
    headings = (say.NAME_COLUMN, say.VERDICT_COLUMN, say.AMOUNT_COLUMN, say.PAYMENT_COLUMN)
    ordered = [item for beneficiary in Beneficiary for item in _in_order(decision, beneficiary)]
    if ordered:
        yield Table(
            id="overview",
            headings=tuple(one.say(lang) for one in headings),
            rows=tuple(_overview_row(item, decision.pack, lang) for item in ordered),
        )


def _overview_row(item: Item, pack: Pack, lang: Language) -> tuple[Cell, ...]:
    amount = item_amount(item, pack, lang)
    payment = item.version.payment if item.version is not None else None
    return (
        marked_name(item.benefit, lang),
        verdict_chip(item, lang),
        amount.figure if amount is not None else _no_amount(item, lang),
        payment_brief(payment, Scope.of(pack, lang)) if payment is not None else "",
    )


def _no_amount(item: Item, lang: Language) -> str:
    """Return that no money is paid, or a dash where money was paid only while the benefit was in force."""
    paid = any(version.amount is not None for version in item.benefit.versions)
    return "–" if paid else say.NO_MONEY.say(lang)


def _in_order(decision: Decision, beneficiary: Beneficiary) -> list[Item]:
    """Return the items of a beneficiary by verdict, those of one verdict in the order of the pack."""
    own = [item for item in decision.items if item.benefit.beneficiary is beneficiary]
    return sorted(own, key=lambda item: VERDICT_ORDER.index(item.verdict))


def _items_of(beneficiary: Beneficiary, decision: Decision, lang: Language, *, places: bool) -> Iterator[Section]:
    items = _in_order(decision, beneficiary)
    if not items:
        return
    heading = say.FOR_BENEFICIARY.say(lang, beneficiary=BENEFICIARIES[beneficiary].say(lang))
    yield Section(id=beneficiary.value, heading=heading, level=2, blocks=())
    for verdict in VERDICT_ORDER:
        entries = tuple(item_entry(one, decision, lang, places=places) for one in items if one.verdict is verdict)
        if entries:
            identifier = f"{beneficiary.value}-{verdict.value}"
            yield Section(id=identifier, heading=VERDICTS[verdict].say(lang), level=3, blocks=entries)


def _totals(decision: Decision, lang: Language) -> Iterator[Block]:
    for total in decision.totals:
        beneficiary, period = BENEFICIARIES[total.beneficiary].say(lang), PERIOD_SUMS[total.every].say(lang)
        yield Line(
            id=f"total-{total.beneficiary.value}-{total.every.value}",
            label=say.TOTAL.say(lang, beneficiary=beneficiary, period=period),
            text=_total_words(total, decision.pack, lang),
        )
    if decision.totals:
        yield Bullets(id="totals_note", label="", items=(say.TOTALS_NOTE.say(lang),))


def _total_words(total: Total, pack: Pack, lang: Language) -> str:
    """Return a total as an interval, with the items that it holds and those without an upper end."""
    parts = [_bounds(total, lang)]
    if total.items:
        parts.append(say.TOTAL_ITEMS.say(lang, names=benefit_names(pack, total.items, lang, plain=True)))
    if total.unstated:
        parts.append(say.TOTAL_UNSTATED.say(lang, names=benefit_names(pack, total.unstated, lang, plain=True)))
    return say.PIECES.say(lang).join(parts)


def _bounds(total: Total, lang: Language) -> str:
    low = money_words(total.low, lang)
    if total.high is None:
        return say.TOTAL_OPEN.say(lang, low=low) if total.low.in_fen else say.TOTAL_OPEN_NO_LOW.say(lang)
    high = money_words(total.high, lang)
    if total.low == total.high:
        return say.TOTAL_EXACT.say(lang, amount=high)
    return say.TOTAL_RANGE.say(lang, low=low, high=high) if total.low.in_fen else say.TOTAL_NO_LOW.say(lang, high=high)


def _obligations(decision: Decision, lang: Language) -> Iterator[Block]:
    """Yield what is owed for each item that is not ruled out or set aside."""
    scope = Scope.of(decision.pack, lang, decision.case.profile)
    for item in decision.items:
        obligation = item.version.obligation if item.version is not None else None
        if obligation is None or item.verdict in _RULED_OUT or item.standing is ItemStanding.OUT:
            continue
        lines = obligation_lines(obligation, scope)
        if lines:
            name = marked_name(item.benefit, lang)
            yield Bullets(id=f"obligation-{item.benefit.id}", label=name, items=lines)


def _questions(decision: Decision, lang: Language) -> Iterator[Block]:
    lines = tuple(_question_words(one, decision.pack, lang) for one in decision.next_questions)
    if lines:
        yield Bullets(id="questions", label="", items=lines)


def _question_words(question: Question, pack: Pack, lang: Language) -> str:
    fact, asked, parts = fact_at(pack.facts, question.fact), path_words(pack.facts, question.fact, lang), []
    if fact is not None and fact.question and lang == "zh":
        asked = say.FIELD_VALUE.say(lang, name=asked, value=fact.question)
    if fact is not None and fact.proof:
        parts.append(proof_words(fact.proof, lang))
    parts.append(say.QUESTION_BENEFITS.say(lang, names=benefit_names(pack, question.benefits, lang)))
    if question.at_stake.in_fen:
        parts.append(say.QUESTION_STAKE.say(lang, amount=money_words(question.at_stake, lang)))
    return asked + say.BRACKETS.say(lang, text=say.PIECES.say(lang).join(parts))


def _checklist(decision: Decision, lang: Language) -> Iterator[Block]:
    """Yield what to bring for whatever is not ruled out: evidence that sources name, and what shows missing facts."""
    wanted: dict[str, list[str]] = {}
    scope = Scope.of(decision.pack, lang, decision.case.profile)
    for item in decision.items:
        if item.verdict in _RULED_OUT or item.standing is ItemStanding.OUT:
            continue
        evidence = tuple(evidence_words(one, scope) for one in papers_of(item) if not one.evidence.shared)
        paths = dict.fromkeys((*item.missing, *item.amount_missing))
        found = (fact_at(decision.pack.facts, path) for path in paths)
        for paper in dict.fromkeys((*evidence, *(fact.proof for fact in found if fact is not None and fact.proof))):
            wanted.setdefault(paper, []).append(item.benefit.id)
    lines = tuple(
        say.EVIDENCE_FOR.say(lang, item=paper, names=benefit_names(decision.pack, benefits, lang))
        for paper, benefits in wanted.items()
    )
    if lines:
        yield Bullets(id="checklist", label="", items=lines, ticks=True)


def _services(decision: Decision, lang: Language) -> Iterator[Block]:
    lines = tuple(
        say.FIELD_VALUE.say(
            lang,
            name=marked_name(item.benefit, lang),
            value=services_words(item.benefit.services, lang),
        )
        for item in decision.items
        if item.benefit.services is not None and item.verdict not in _RULED_OUT
    )
    if lines:
        yield Bullets(id="services", label="", items=lines)


def _uncertain(decision: Decision, lang: Language) -> Iterator[Block]:
    """Yield each open finding once: what it is, why it is open, who decides, and what hangs on it."""
    pack = decision.pack
    concerned: dict[str, list[str]] = {}
    for item in decision.items:
        for identifier in item.findings:
            concerned.setdefault(identifier, []).append(item.benefit.id)
    lines = []
    for identifier, benefits in concerned.items():
        finding = pack.findings.get(identifier)
        if finding is None:
            continue
        words = say.UNCERTAIN_FINDING.say(
            lang,
            name=name_words(finding.id, finding.name, lang),
            reason=reason_words(finding, lang),
            who=who_decides(finding, pack, lang),
            names=benefit_names(pack, benefits, lang),
        )
        lines.append(words + (say.BRACKETS.say(lang, text=finding.note) if finding.note else ""))
    if lines:
        yield Bullets(id="uncertain", label="", items=tuple(lines))


def _sources(decision: Decision, lang: Language) -> Iterator[Block]:
    """Yield the sources that the items cite, each in full once, in the order of the pack."""
    cited = {cite.source for item in decision.items for cite in item_citations(item)}
    lines = tuple(source_words(one, lang) for one in decision.pack.sources.values() if one.id in cited)
    if lines:
        yield Bullets(id="sources", label="", items=lines)
