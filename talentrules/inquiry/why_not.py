"""Why a benefit is not granted: the conditions that fail, the days, the group that set it aside, or what is open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, assert_never

from talentrules.diagnostics import Language
from talentrules.explain.calculation import nothing_words
from talentrules.explain.conditions import failures
from talentrules.explain.findings import who_decides
from talentrules.explain.in_force import not_in_force_chip, why_not_in_force
from talentrules.explain.labels import MARKS, NOT_APPLICABLE, VERDICTS
from talentrules.explain.scope import Scope
from talentrules.explain.values import inner, name_words, path_words
from talentrules.inquiry import words as say
from talentrules.model.conditions import All, DefinitionCondition
from talentrules.model.decision import ConditionResult, Decision, Item, ItemStanding, Member, Verdict
from talentrules.model.groups import Group
from talentrules.truth import Truth

__all__ = ["Refusal", "WhyNot", "failing", "why_not"]


class Refusal(StrEnum):
    """What kind of reason there is."""

    GRANTED = "granted"
    NOT_MET = "not_met"
    NOT_IN_FORCE = "not_in_force"
    SET_ASIDE = "set_aside"
    OPEN = "open"
    INFORMATIONAL = "informational"


@dataclass(frozen=True, kw_only=True)
class WhyNot:
    """Why one benefit is not granted.

    `failing` are the outermost conditions that fail and by themselves refuse it: the parts of an `all` that fail, an
    `any` as a whole; of several versions that may apply, those of each. `no_amount` says that a person is in no row of
    the table of amounts. `group` is the one that set it aside, `why` and `winners` why and in favour of what. `missing`
    and `findings` are the open points, those of its groups included.
    """

    decision: Decision
    item: Item
    reason: Refusal
    failing: tuple[ConditionResult, ...] = ()
    no_amount: bool = False
    group: Group | None = None
    why: str = ""
    winners: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()

    def to_text(self, lang: Language = "zh") -> str:
        """Return the answer as a few lines of text."""
        return "\n".join(_lines(self, lang)) + "\n"

    def to_data(self, lang: Language = "zh") -> dict[str, Any]:
        """Return the answer as JSON-ready data; conditions are in words, with their place in the pack."""
        scope = _scope(self, lang)
        return {
            "benefit": self.item.benefit.id,
            "verdict": self.item.verdict.value,
            "reason": self.reason.value,
            "failing": [
                {"words": " ".join(failures(one, scope)), "at": one.condition.span.label} for one in self.failing
            ],
            "no_amount": self.no_amount,
            "in_force": why_not_in_force(self.item, self.decision, lang),
            "group": self.group.id if self.group is not None else None,
            "why": self.why,
            "winners": list(self.winners),
            "missing": list(self.missing),
            "findings": list(self.findings),
        }


def why_not(decision: Decision, benefit: str) -> WhyNot:
    """Return why `benefit`, by its id, is not granted; that it is, where it is."""
    item = next(one for one in decision.items if one.benefit.id == benefit)
    match item.own:
        case Verdict.INFORMATIONAL:
            return WhyNot(decision=decision, item=item, reason=Refusal.INFORMATIONAL)
        case Verdict.NOT_IN_FORCE:
            return WhyNot(decision=decision, item=item, reason=Refusal.NOT_IN_FORCE)
        case Verdict.INELIGIBLE:
            failed = tuple(one for tree in item.conditions for one in failing(tree))
            return WhyNot(
                decision=decision, item=item, reason=Refusal.NOT_MET, failing=failed, no_amount=_in_no_row(item)
            )
        case Verdict.ELIGIBLE | Verdict.UNDETERMINED | Verdict.NEEDS_FINDING | Verdict.SUPERSEDED:
            return _among_others(decision, item)
    assert_never(item.own)


def failing(result: ConditionResult) -> Iterator[ConditionResult]:
    """Yield the outermost parts of `result` that fail and make it fail; nothing where it does not fail."""
    if result.judgement.truth is not Truth.NO:
        return
    if isinstance(result.condition, All | DefinitionCondition) and result.parts:
        for part in result.parts:
            yield from failing(part)
    else:
        yield result


def _in_no_row(item: Item) -> bool:
    """Return whether its conditions hold, or may, and its amount is nothing at all."""
    met = all(tree.judgement.truth is not Truth.NO for tree in item.conditions)
    return met and any(one.reckoning.applies is Truth.NO for one in item.calculation)


def _among_others(decision: Decision, item: Item) -> WhyNot:
    member = _member(decision, item)
    if item.standing is ItemStanding.OUT:
        return WhyNot(
            decision=decision,
            item=item,
            reason=Refusal.SET_ASIDE,
            group=decision.pack.groups.get(item.set_aside_by),
            why=member.why if member is not None else "",
            winners=item.beaten_by,
        )
    if item.standing is ItemStanding.SELECTED:
        return WhyNot(decision=decision, item=item, reason=Refusal.GRANTED)
    of_groups = [one for one in decision.groups if one.group.id in item.groups]
    missing = (*item.missing, *(path for one in of_groups for path in one.missing))
    findings = (*item.findings, *(finding for one in of_groups for finding in one.findings))
    return WhyNot(
        decision=decision,
        item=item,
        reason=Refusal.OPEN,
        winners=item.beaten_by,
        missing=tuple(dict.fromkeys(missing)),
        findings=tuple(dict.fromkeys(findings)),
    )


def _member(decision: Decision, item: Item) -> Member | None:
    """Return the item's place in the group that set it aside."""
    found = (
        member
        for result in decision.groups
        if result.group.id == item.set_aside_by
        for member in result.members
        if member.benefit == item.benefit.id
    )
    return next(found, None)


# -- in words ---------------------------------------------------------------------------------------------------------


def _scope(answer: WhyNot, lang: Language) -> Scope:
    return Scope.of(answer.decision.pack, lang, answer.decision.case.profile)


def _lines(answer: WhyNot, lang: Language) -> Iterator[str]:
    item = answer.item
    name = name_words(item.benefit.id, item.benefit.name, lang)
    verdict = not_in_force_chip(item) if item.verdict is Verdict.NOT_IN_FORCE else VERDICTS[item.verdict]
    yield say.HEAD.say(lang, name=name, mark=MARKS[item.verdict], verdict=verdict.say(lang))
    match answer.reason:
        case Refusal.GRANTED:
            yield say.GRANTED.say(lang)
        case Refusal.INFORMATIONAL:
            yield say.TOLD.say(lang)
        case Refusal.NOT_IN_FORCE:
            when = why_not_in_force(item, answer.decision, lang)
            words = say.NOT_APPLICABLE if verdict is NOT_APPLICABLE else say.OUT_OF_FORCE
            yield words.say(lang, when=when) if when else say.OUT_OF_FORCE_PLAIN.say(lang)
        case Refusal.NOT_MET:
            yield from _failures(answer, lang)
        case Refusal.SET_ASIDE:
            yield _aside(answer, lang)
        case Refusal.OPEN:
            yield from _open(answer, lang)


def _failures(answer: WhyNot, lang: Language) -> Iterator[str]:
    scope = _scope(answer, lang)
    said = dict.fromkeys(line for one in answer.failing for line in failures(one, scope))
    yield say.FAILS.say(lang)
    for line in said:
        yield say.FAILS_ONE.say(lang, words=line)
    if answer.no_amount:
        for result in answer.item.calculation:
            if result.reckoning.applies is Truth.NO:
                yield say.FAILS_ONE.say(lang, words=nothing_words(result, scope))


def _aside(answer: WhyNot, lang: Language) -> str:
    benefits = answer.decision.pack.benefits
    winners = [name_words(one, benefits[one].name, lang) for one in answer.winners if one in benefits]
    by = (", " if lang == "en" else "、").join(winners) or say.ANOTHER.say(lang)
    if answer.group is None or answer.why not in say.BECAUSE:
        return say.ASIDE_PLAIN.say(lang, by=by)
    group = inner(name_words(answer.group.id, answer.group.name, lang))
    return say.ASIDE.say(lang, group=group, why=say.BECAUSE[answer.why].say(lang, by=by))


def _open(answer: WhyNot, lang: Language) -> Iterator[str]:
    pack = answer.decision.pack
    yield say.OPEN.say(lang)
    for path in answer.missing:
        yield say.OPEN_FACT.say(lang, name=path_words(pack.facts, path, lang))
    for one in answer.findings:
        finding = pack.findings[one]
        name = name_words(one, finding.name, lang)
        yield say.OPEN_FINDING.say(lang, name=name, who=who_decides(finding, pack, lang))
    if answer.item.verdict is Verdict.ELIGIBLE:
        yield say.OPEN_RIVAL.say(lang)
