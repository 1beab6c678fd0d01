"""The verification for the file (核验单): every reason with its rule, threshold, value, mark and place; lines to sign.

A definition that many benefits name is told once, before them, so that the clerk checks it once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from talentrules.diagnostics import Language
from talentrules.explain import a4_words as words
from talentrules.explain import phrases as say
from talentrules.explain.a4 import document_to_a4
from talentrules.explain.a4_beside import Beside
from talentrules.explain.a4_parts import (
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
    uncertain_section,
)
from talentrules.explain.citations import item_citations, quotes
from talentrules.explain.conditions import result_lines
from talentrules.explain.document import Block, Bullets, Document, Entry, Line, Quotes, Section, Table, Tree
from talentrules.explain.entry import benefit_subtitle, conclusion, force_line, verdict_chip
from talentrules.explain.groups import groups_blocks, set_aside_blocks
from talentrules.explain.names import marked_name
from talentrules.explain.payments import payment_words
from talentrules.explain.values import name_words
from talentrules.model.conditions import DefinitionCondition
from talentrules.model.decision import ConditionResult, Decision, Item
from talentrules.model.pack import Beneficiary

__all__ = ["verification_document", "verification_to_html"]


def verification_to_html(decision: Decision, beside: Beside, lang: Language = "zh") -> str:
    """Return the verification for the file as a whole HTML page for printing on A4."""
    return document_to_a4(verification_document(decision, beside, lang), "verification")


def verification_document(decision: Decision, beside: Beside, lang: Language = "zh") -> Document:
    """Return the verification for the file, section by section."""
    sheet = Sheet.of(decision, beside, lang, places=True)
    return a4_document(sheet, words.VERIFICATION_TITLE, _sections(sheet))


def _sections(sheet: Sheet) -> Iterator[Section]:
    decision, lang = sheet.decision, sheet.lang
    own = tuple(item for item in decision.items if item.benefit.beneficiary is Beneficiary.PERSON)
    yield from section("facts", words.FACTS, _facts(sheet), lang)
    yield from section("results", words.RESULTS, results_blocks(own, sheet), lang)
    yield from section("definitions", words.DEFINITIONS, _definitions(sheet), lang)
    yield from section("reasons", words.REASONS, _reasons(own, sheet), lang)
    yield from calculation_section(decision.items, sheet)
    yield from payments_section(sheet, whole=True)
    yield from section("groups", words.GROUPS, groups_blocks(decision, lang), lang)
    yield from obligations_section(sheet)
    yield from gaps_section(sheet)
    yield from evidence_section(sheet)
    yield from procedure_section(sheet, whole=True)
    yield from section("others", words.OTHERS, _others(sheet), lang)
    yield from services_section(sheet)
    yield from uncertain_section(sheet, _unstated(sheet), whole=True)
    yield from sources_section(sheet)
    yield from section("signatures", words.SIGNATURES, _signatures(lang), lang)


def _facts(sheet: Sheet) -> Iterator[Block]:
    """Yield a row for each fact, with what shows it and a box to tick once it was compared with that."""
    lang = sheet.lang
    box = words.BOX.say(lang)
    rows = [(name, value, how, proof, box) for name, value, how, proof in facts_given(sheet)]
    rows += ((name, found, "", "", box) for name, found in findings_made(sheet))
    columns = (words.FACT_COLUMN, say.VALUE_COLUMN, say.STANDING_COLUMN, words.PROOF_COLUMN, words.CHECK_COLUMN)
    if rows:
        yield Table(id="facts", headings=sheet.headings(*columns), rows=tuple(rows))


# -- reasons ----------------------------------------------------------------------------------------------------------


def _definitions(sheet: Sheet) -> Iterator[Block]:
    """Yield each definition that some condition names, with all its parts, in the order of first meeting."""
    found: dict[str, ConditionResult] = {}
    for item in sheet.decision.items:
        for tree in item.conditions:
            _collect(tree, found)
    for identifier, result in found.items():
        definition = sheet.decision.pack.definitions.get(identifier)
        name = name_words(identifier, definition.name, sheet.lang) if definition is not None else identifier
        parts = tuple(_folded(part) for part in result.parts)
        lines = tuple(line for part in parts for line in result_lines(part, sheet.scope.within(result.condition)))
        entry: tuple[Block, ...] = (Tree(id="reasons", label="", lines=lines),)
        yield Entry(id=identifier, name=name, chip=None, subtitle="", blocks=entry)


def _collect(result: ConditionResult, found: dict[str, ConditionResult]) -> None:
    """Add the definitions inside a tree, those that others name before them."""
    for part in result.parts:
        _collect(part, found)
    if isinstance(result.condition, DefinitionCondition) and result.parts:
        found.setdefault(result.condition.definition, result)


def _folded(result: ConditionResult) -> ConditionResult:
    """Return a tree in which definitions stand without their parts, which are told before."""
    if isinstance(result.condition, DefinitionCondition):
        return replace(result, parts=())
    return replace(result, parts=tuple(_folded(part) for part in result.parts))


def _reasons(items: Iterable[Item], sheet: Sheet) -> Iterator[Block]:
    for item in items:
        yield Entry(
            id=item.benefit.id,
            name=marked_name(item.benefit, sheet.lang),
            chip=verdict_chip(item, sheet.lang),
            subtitle=benefit_subtitle(item.benefit, sheet.lang),
            blocks=tuple(_reason(item, sheet)),
        )


def _reason(item: Item, sheet: Sheet) -> Iterator[Block]:
    """Yield the verdict in full, every condition, the days in force, the payment, and the quotations."""
    lang, cites = sheet.lang, item_citations(item)
    scope = replace(sheet.scope, cited=cites)
    said = conclusion(item, sheet.decision, lang)
    if said != verdict_chip(item, lang).words:
        yield Line(id="conclusion", label=say.CONCLUSION.say(lang), text=said)
    yield from set_aside_blocks(item, scope)
    for tree in item.conditions:
        yield Tree(id="reasons", label="", lines=result_lines(_folded(tree), scope))
    payment = item.version.payment if item.version is not None else None
    if payment is not None:
        yield Line(id="payment", label=say.PAYMENT.say(lang), text=payment_words(payment, scope))
    yield from force_line(item, sheet.decision, lang)
    if cites:
        yield Quotes(id="citations", label="", quotes=quotes(cites, sheet.decision.pack, lang))
    if item.benefit.notes:
        yield Bullets(id="notes", label="", items=item.benefit.notes)


def _others(sheet: Sheet) -> Iterator[Block]:
    """Yield the results of everybody but the person, then their reasons."""
    for beneficiary, items in others(sheet.decision):
        yield from results_blocks(items, sheet, f"results-{beneficiary.value}")
        yield from _reasons(items, sheet)


def _unstated(sheet: Sheet) -> Iterator[Block]:
    """Yield what the sources leave open, benefit by benefit."""
    rows = tuple(
        (marked_name(item.benefit, sheet.lang), sheet.joined(item.benefit.unstated))
        for item in sheet.decision.items
        if item.benefit.unstated
    )
    if rows:
        headings = sheet.headings(say.NAME_COLUMN, words.GAPS_COLUMN)
        yield Table(id="unstated", headings=headings, rows=rows)


def _signatures(lang: Language) -> Iterator[Block]:
    yield Bullets(id="opinion", label="", items=(words.OPINION.say(lang),))
    headings = tuple(one.say(lang) for one in (words.CLERK, words.REVIEWER, words.SIGNED_ON))
    yield Table(id="signatures", headings=headings, rows=(("", "", ""),))
