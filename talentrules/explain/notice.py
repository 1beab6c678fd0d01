"""The notice for the applicant (一次性告知单): everything that matters to one person, once, on as few A4 pages as it takes.

Reasons stand as far as the applicant needs them; the file copy (`verification`) has all of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from talentrules.diagnostics import Language
from talentrules.explain import a4_words as words
from talentrules.explain import phrases as say
from talentrules.explain.a4 import document_to_a4
from talentrules.explain.a4_beside import Beside
from talentrules.explain.a4_parts import (
    CLOSED,
    Sheet,
    a4_document,
    calculation_section,
    evidence_section,
    facts_given,
    findings_made,
    gaps_section,
    obligations_section,
    others,
    payments_section,
    procedure_section,
    results_blocks,
    section,
    services_section,
    sources_section,
    standing,
    uncertain_section,
)
from talentrules.explain.amounts import interval_words
from talentrules.explain.document import Block, Bullets, Cell, Document, Section, Table
from talentrules.explain.figures import open_points
from talentrules.explain.groups import choices_blocks, group_name, group_rules
from talentrules.explain.labels import MEMBER_WHYS
from talentrules.model.decision import Decision, GroupResult, Member, Verdict
from talentrules.model.pack import Beneficiary
from talentrules.truth import Truth

__all__ = ["notice_document", "notice_to_html"]

_MARKS = {Truth.YES: "✓", Truth.OPEN: "?"}


def notice_to_html(decision: Decision, beside: Beside, lang: Language = "zh") -> str:
    """Return the notice for the applicant as a whole HTML page for printing on A4."""
    return document_to_a4(notice_document(decision, beside, lang), "notice")


def notice_document(decision: Decision, beside: Beside, lang: Language = "zh") -> Document:
    """Return the notice for the applicant, section by section."""
    sheet = Sheet.of(decision, beside, lang)
    return a4_document(sheet, words.NOTICE_TITLE, _sections(sheet))


def _sections(sheet: Sheet) -> Iterator[Section]:
    decision, lang = sheet.decision, sheet.lang
    own = [item for item in decision.items if item.benefit.beneficiary is Beneficiary.PERSON]
    granted = [item for item in standing(decision) if item.verdict is Verdict.ELIGIBLE]
    yield from section("facts", words.FACTS, _facts(sheet), lang)
    yield from section("results", words.RESULTS, results_blocks(own, sheet), lang)
    yield from calculation_section(granted, sheet)
    yield from payments_section(sheet, whole=False)
    yield from section("groups", words.GROUPS, _groups(sheet), lang)
    yield from obligations_section(sheet)
    yield from gaps_section(sheet)
    yield from evidence_section(sheet)
    yield from procedure_section(sheet, whole=False)
    yield from section("others", words.OTHERS, _others(sheet), lang)
    yield from services_section(sheet)
    yield from uncertain_section(sheet, _unstated(sheet), whole=False)
    yield from sources_section(sheet)


def _facts(sheet: Sheet) -> Iterator[Block]:
    """Yield the facts on a line for each standing: what was declared, what was verified, what was not given."""
    lang = sheet.lang
    held: dict[str, list[str]] = {}
    for name, value, how, _ in facts_given(sheet):
        held.setdefault(how, []).append(say.FIELD_VALUE.say(lang, name=name, value=value) if value else name)
    rows = [(how, sheet.joined(told)) for how, told in held.items()]
    rows += findings_made(sheet)
    if rows:
        headings = sheet.headings(say.STANDING_COLUMN, words.GIVEN_COLUMN)
        yield Table(id="given", headings=headings, rows=tuple(rows))


def _others(sheet: Sheet) -> Iterator[Block]:
    """Yield the results of everybody but the person, each beneficiary under its name."""
    for beneficiary, items in others(sheet.decision):
        yield from results_blocks(items, sheet, f"results-{beneficiary.value}")


# -- how benefits combine ---------------------------------------------------------------------------------------------


def _groups(sheet: Sheet) -> Iterator[Block]:
    """Yield the groups that made a difference, or may, on a row each; then the ways to choose."""
    decision = sheet.decision
    told = [one for one in decision.groups if _matters(one)]
    rows = tuple(_group(one, sheet) for one in told)
    if rows:
        headings = sheet.headings(words.GROUP_COLUMN, words.OUTCOME_COLUMN, words.NOTE_COLUMN)
        yield Table(id="combine", headings=headings, rows=rows)
    if decision.choices is not None and len(decision.choices.bundles) > 1:
        yield from choices_blocks(decision.choices, sheet.scope)
    silent = len(decision.groups) - len(told)
    if rows and silent:
        yield Bullets(id="note", label="", items=(words.OTHER_GROUPS.say(sheet.lang, count=silent),))


def _matters(result: GroupResult) -> bool:
    """Whether the group sets something aside, may do so, or takes something from an amount."""
    taken = (result.received, result.cut)
    if any(one is not None and (one.high is None or one.high.in_fen) for one in taken):
        return True
    moved = any(one.before is not Truth.NO and one.after is not one.before for one in result.members)
    return moved or any(one.after is Truth.OPEN and one.by for one in result.members)


def _group(result: GroupResult, sheet: Sheet) -> tuple[Cell, ...]:
    lang, scope = sheet.lang, sheet.scope
    name = group_name(result.group.id, scope.pack, lang)
    rule = say.FIELD_VALUE.say(lang, name=name, value=sheet.joined(group_rules(result.group, scope)))
    members = "　".join(_member(one, sheet) for one in result.members)
    notes = [_why(one, sheet) for one in result.members if one.before is not Truth.NO]
    amounts = ((say.GROUP_RECEIVED, result.received), (say.GROUP_LIMIT, result.limit), (say.GROUP_PAYS, result.pays))
    notes += (
        words.SUM.say(lang, label=label.say(lang), amount=interval_words(amount, scope, result.missing))
        for label, amount in amounts
        if amount is not None
    )
    notes.append(open_points(result.missing, result.findings, scope))
    return (rule, members, sheet.joined(notes))


def _member(member: Member, sheet: Sheet) -> str:
    mark = _MARKS.get(member.after, "○" if member.before is not Truth.NO else "✗")
    name = sheet.names((member.benefit,))
    if member.base is None or member.before is Truth.NO:
        return words.MEMBER.say(sheet.lang, mark=mark, name=name)
    amount = interval_words(member.base, sheet.scope)
    return words.MEMBER_AMOUNT.say(sheet.lang, mark=mark, name=name, amount=amount)


def _why(member: Member, sheet: Sheet) -> str:
    """Return why a member is out, and what is lost by it."""
    if not member.why or member.after is Truth.YES:
        return ""
    lang = sheet.lang
    why = MEMBER_WHYS[member.why].say(lang, names=sheet.names(member.by))
    told = say.FIELD_VALUE.say(lang, name=sheet.names((member.benefit,)), value=why)
    if member.base is None or member.before is not Truth.YES:
        return told
    return sheet.joined((told, say.FORGONE.say(lang, amount=interval_words(member.base, sheet.scope))))


def _unstated(sheet: Sheet) -> Iterator[Block]:
    """Yield how many points the sources leave open, and whom to ask."""
    count = sum(len(item.benefit.unstated) for item in sheet.decision.items if item.verdict not in CLOSED)
    body = sheet.decision.pack.authority
    said = words.GAPS_OF_SOURCE if body else words.GAPS_OF_SOURCE_NOBODY
    if count:
        yield Bullets(id="note", label="", items=(said.say(sheet.lang, count=count, body=body),))
