"""One item of a decision as an entry: all its blocks, in the order in which a clerk reads them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from talentrules.diagnostics import Language
from talentrules.explain import phrases as say
from talentrules.explain.amounts import interval_words, item_amount
from talentrules.explain.calculation import calculation_blocks
from talentrules.explain.citations import document_words, item_citations, quotes
from talentrules.explain.conditions import result_lines, under_all
from talentrules.explain.document import Block, Bullets, Chip, Entry, Line, Quotes, Tree
from talentrules.explain.findings import reason_words
from talentrules.explain.groups import set_aside_blocks
from talentrules.explain.in_force import applies_to, days_words, force_days, not_in_force_chip, why_not_in_force
from talentrules.explain.labels import KINDS, MARKS, VERDICTS, Words
from talentrules.explain.payments import payment_words
from talentrules.explain.procedure import papers_of, procedure_block, window_now
from talentrules.explain.scope import Scope
from talentrules.explain.steps import next_steps
from talentrules.explain.values import name_words, path_words
from talentrules.model.decision import ConditionResult, Decision, Item, ItemStanding, Verdict
from talentrules.model.pack import Benefit, Pack, Services

__all__ = [
    "benefit_subtitle",
    "conclusion",
    "force_line",
    "item_entry",
    "said_beside",
    "services_words",
    "verdict_chip",
]

_CLOSED = frozenset({Verdict.INELIGIBLE, Verdict.NOT_IN_FORCE})
_OPEN = frozenset({Verdict.UNDETERMINED, Verdict.NEEDS_FINDING})


def item_entry(item: Item, decision: Decision, lang: Language, *, places: bool = False) -> Entry:
    """Return an item with all that is to be said of it; what is closed to the applicant is told more briefly."""
    pack, benefit = decision.pack, item.benefit
    scope = replace(Scope.of(pack, lang, decision.case.profile, places=places), cited=item_citations(item))
    blocks: list[Block] = [Line(id="conclusion", label=say.CONCLUSION.say(lang), text=conclusion(item, decision, lang))]
    blocks += _money(item, scope)
    blocks += set_aside_blocks(item, scope)
    blocks += _reasons(item, scope)
    blocks += force_line(item, decision, lang)
    blocks += _cited(item, pack, lang)
    if item.verdict not in _CLOSED:
        blocks += said_beside(benefit, pack, lang)
        blocks += procedure_block(
            benefit.procedure, papers_of(item), scope, gaps=not benefit.informational, now=window_now(item, scope)
        )
    blocks.append(Bullets(id="next", label=say.NEXT.say(lang), items=next_steps(item, decision, lang)))
    return Entry(
        id=benefit.id,
        name=name_words(benefit.id, benefit.name, lang),
        chip=verdict_chip(item, lang),
        subtitle=benefit_subtitle(benefit, lang),
        blocks=tuple(blocks),
    )


def verdict_chip(item: Item, lang: Language) -> Chip:
    """Return the verdict to be set off; one out of force says whether it ended, has yet to begin or does not apply."""
    words = not_in_force_chip(item) if item.verdict is Verdict.NOT_IN_FORCE else VERDICTS[item.verdict]
    return Chip(id=item.verdict.value, mark=MARKS[item.verdict], words=words.say(lang))


def conclusion(item: Item, decision: Decision, lang: Language) -> str:
    """Return the verdict with its reason: 需认定（来源未载明条件）; of one out of force, the day: 已于2022年9月30日结束."""
    words = verdict_chip(item, lang).words
    if item.verdict is Verdict.NOT_IN_FORCE:
        return why_not_in_force(item, decision, lang) or words
    if item.verdict is not Verdict.NEEDS_FINDING:
        return words
    findings = [decision.pack.findings[one] for one in item.findings if one in decision.pack.findings]
    reasons = say.PIECES.say(lang).join(dict.fromkeys(reason_words(one, lang) for one in findings))
    return words + (say.BRACKETS.say(lang, text=reasons) if reasons else "")


def benefit_subtitle(benefit: Benefit, lang: Language) -> str:
    """Return the kind, the beneficiary in the source's words, and the part of the jurisdiction."""
    parts = [KINDS[benefit.kind].say(lang)]
    if benefit.beneficiary_name:
        parts.append(benefit.beneficiary_name)
    if benefit.place:
        parts.append(say.IN_PLACE.say(lang, place=benefit.place))
    return " · ".join(parts)


def _money(item: Item, scope: Scope) -> Iterator[Block]:
    """Yield the amount, how it was reckoned, what groups took from it, and when it is paid."""
    lang = scope.lang
    amount = item_amount(item, scope.pack, lang)
    if amount is not None:
        yield Line(id="amount", label=_amount_label(item).say(lang), text=amount.full(lang))
    if item.rate is not None and item.amount is not None and item.rate != item.amount:
        yield Line(id="rate", label=say.RATE.say(lang), text=interval_words(item.rate, scope))
    yield from calculation_blocks(item, scope)
    payment = item.version.payment if item.version is not None else None
    if payment is not None:
        yield Line(id="payment", label=say.PAYMENT.say(lang), text=payment_words(payment, scope))
    if item.whole is not None and item.whole.high is not None and item.whole != item.amount:
        yield Line(id="whole", label=say.WHOLE.say(lang), text=interval_words(item.whole, scope))


def _amount_label(item: Item) -> Words:
    """Return a label that lets nobody take a rate for a grant."""
    if item.verdict is Verdict.ELIGIBLE:
        return say.AMOUNT
    if item.verdict not in _OPEN or item.standing is ItemStanding.OUT:
        return say.AMOUNT_NOT_YOURS
    return say.AMOUNT_IF_FOUND if item.findings else say.AMOUNT_IF_MET


def _reasons(item: Item, scope: Scope) -> Iterator[Block]:
    """Yield a tree for each version that may apply, under its days where there are several."""
    for tree in item.conditions:
        days = _days_of(tree, item, scope.lang) if len(item.conditions) > 1 else ""
        label = (say.REASONS_ALL if under_all(tree.condition) else say.REASONS).say(scope.lang)
        if days:
            label = f"{label} · {say.REASONS_UNDER.say(scope.lang, days=days)}"
        yield Tree(id="reasons", label=label, lines=result_lines(tree, scope))
    if not item.conditions and item.verdict in (Verdict.ELIGIBLE, Verdict.SUPERSEDED):
        yield Line(id="reasons", label=say.REASONS.say(scope.lang), text=say.NO_CONDITION.say(scope.lang))


def _days_of(tree: ConditionResult, item: Item, lang: Language) -> str:
    """Return the days of the version whose condition the tree evaluates."""
    for version in item.benefit.versions:
        if version.when is tree.condition:
            return days_words(version.days, lang)
    return ""


def force_line(item: Item, decision: Decision, lang: Language) -> Iterator[Block]:
    """Yield the days in force; of a benefit whose rule a date of the case chooses, to which dates the rule applies."""
    days, chosen_by = force_days(item, decision.case), item.benefit.version_fact
    if chosen_by is not None:
        words = applies_to(days, path_words(decision.pack.facts, chosen_by, lang), lang)
        if words:
            yield Line(id="in_force", label=say.APPLIES_TO.say(lang), text=words)
    elif words := days_words(days, lang):
        yield Line(id="in_force", label=say.IN_FORCE.say(lang), text=words)


def _cited(item: Item, pack: Pack, lang: Language) -> Iterator[Block]:
    cites = item_citations(item)
    if cites:
        yield Quotes(id="citations", label=say.CITATIONS.say(lang), quotes=quotes(cites, pack, lang))


def said_beside(benefit: Benefit, pack: Pack, lang: Language) -> Iterator[Block]:
    """Yield services, gaps of the source, notes, and documents, as far as there are any."""
    if benefit.services is not None:
        items = benefit.services.items
        text = services_words(benefit.services, lang)
        yield Line(
            id="services",
            label=say.SERVICE_LIST.say(lang),
            text=say.FIELD_VALUE.say(lang, name=text, value=say.AND_LIST.say(lang).join(items)) if items else text,
        )
    if benefit.unstated:
        yield Bullets(id="unstated", label=say.UNSTATED.say(lang), items=benefit.unstated)
    if benefit.notes:
        yield Bullets(id="notes", label=say.NOTES.say(lang), items=benefit.notes)
    documents = [pack.documents[one] for one in benefit.documents if one in pack.documents]
    if documents:
        items = tuple(document_words(one, lang) for one in documents)
        yield Bullets(id="documents", label=say.DOCUMENTS.say(lang), items=items)


def services_words(services: Services, lang: Language) -> str:
    """Return how many services the source counts and how many it names: 来源称10类，已列出4类."""
    listed, unit, declared = len(services.items), services.unit, services.declared
    if declared is None:
        return say.LISTED_ALL.say(lang, listed=listed, unit=unit) if listed else say.LISTED_NONE.say(lang)
    if not listed:
        words = say.COUNTED_ONLY_MORE if services.at_least else say.COUNTED_ONLY
    elif listed == declared and not services.at_least:
        words = say.LISTED_ALL
    else:
        words = say.LISTED_MORE if services.at_least else say.LISTED_SOME
    return words.say(lang, declared=declared, listed=listed, unit=unit)
