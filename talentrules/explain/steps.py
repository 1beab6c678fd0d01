"""What to do next about an item: what to give, whom to ask about what, what was not met, where to apply."""

from __future__ import annotations

from typing import assert_never

from talentrules.diagnostics import Language
from talentrules.explain import phrases as say
from talentrules.explain.calculation import nothing_words
from talentrules.explain.conditions import failures
from talentrules.explain.findings import decider_stated
from talentrules.explain.in_force import not_in_force_chip, why_not_in_force
from talentrules.explain.labels import APPLICANTS, NOT_APPLICABLE
from talentrules.explain.procedure import window_now, window_words
from talentrules.explain.scope import Scope
from talentrules.explain.values import fact_at, inner, name_words, path_words, proof_words
from talentrules.model.decision import Decision, Item, ItemStanding, Verdict, WindowState
from talentrules.model.pack import Applicant, Finding, FindingReason, Pack
from talentrules.truth import Truth

__all__ = ["next_steps"]


def next_steps(item: Item, decision: Decision, lang: Language) -> tuple[str, ...]:  # noqa: PLR0911 — one line a verdict
    """Return what to do next, one sentence a step; never empty."""
    if item.standing is ItemStanding.OUT and item.verdict in (Verdict.UNDETERMINED, Verdict.NEEDS_FINDING):
        return (say.OUT_ANYWAY.say(lang),)
    match item.verdict:
        case Verdict.ELIGIBLE:
            return _apply(item, decision.pack, lang)
        case Verdict.UNDETERMINED:
            return (*_give(item, decision.pack, lang), *_ask(item, decision.pack, lang))
        case Verdict.NEEDS_FINDING:
            return _ask(item, decision.pack, lang)
        case Verdict.INELIGIBLE:
            return _failed(item, decision, lang)
        case Verdict.NOT_IN_FORCE:
            when = why_not_in_force(item, decision, lang)
            words = say.NOT_FOR_YOU if not_in_force_chip(item) is NOT_APPLICABLE else say.NOT_NOW
            return ((words.say(lang, when=when) if when else say.NOT_NOW_PLAIN.say(lang)),)
        case Verdict.SUPERSEDED:
            return (say.OVERRULED.say(lang),)
        case Verdict.INFORMATIONAL:
            return (say.ONLY_TOLD.say(lang),)
    assert_never(item.verdict)


def _apply(item: Item, pack: Pack, lang: Language) -> tuple[str, ...]:
    """Return that it may be applied for, when and where, as far as the source says so; the verb is the source's own."""
    benefit, procedure = item.benefit, item.benefit.procedure
    window = window_words(procedure, Scope.of(pack, lang)) if procedure is not None else ""
    authority = procedure.authority if procedure is not None else ""
    if procedure is not None and procedure.applicant is Applicant.AUTOMATIC:
        steps = [APPLICANTS[Applicant.AUTOMATIC].say(lang)]
    elif item.windows:
        now = window_now(item, Scope.of(pack, lang))
        is_open = any(one.state is WindowState.OPEN for one in item.windows)
        steps = [say.APPLY_BY_WINDOW.say(lang, now=now) if is_open else now]
    elif window:
        steps = [say.APPLY_WINDOW.say(lang, window=window)]
    else:
        steps = [(say.APPLY if benefit.verb == say.APPLY.zh else say.APPLY_UNSTATED).say(lang)]
    if not authority and pack.authority:
        steps.append(say.APPLY_ASK.say(lang, authority=pack.authority))
    if benefit.verb and benefit.verb != say.APPLY.zh:
        steps.append(say.SOURCE_VERB.say(lang, verb=inner(benefit.verb)))
    steps += [say.GIVE_FOR_AMOUNT.say(lang, what=_wanted(path, pack, lang)) for path in item.amount_missing]
    if item.standing is ItemStanding.OPEN:
        steps.append(say.STANDING_OPEN.say(lang))
    return tuple(steps)


def _give(item: Item, pack: Pack, lang: Language) -> tuple[str, ...]:
    """Return the facts to give, with what shows them."""
    return tuple(say.GIVE.say(lang, what=_wanted(path, pack, lang)) for path in item.missing)


def _wanted(path: str, pack: Pack, lang: Language) -> str:
    fact, name = fact_at(pack.facts, path), path_words(pack.facts, path, lang)
    if fact is None or not fact.proof:
        return name
    return name + say.BRACKETS.say(lang, text=proof_words(fact.proof, lang))


def _ask(item: Item, pack: Pack, lang: Language) -> tuple[str, ...]:
    """Return whom to ask about each open finding."""
    return tuple(
        _ask_about(pack.findings[finding], pack, lang) for finding in item.findings if finding in pack.findings
    )


def _ask_about(finding: Finding, pack: Pack, lang: Language) -> str:
    name = inner(name_words(finding.id, finding.name, lang))
    if decider_stated(finding):
        asked = say.ASK_RULE if finding.reason is FindingReason.UNSTATED_RULE else say.ASK_DECIDER
        return asked.say(lang, name=name, body=finding.decided_by)
    body = finding.decided_by or pack.authority
    return say.ASK_UNSTATED.say(lang, name=name, body=body) if body else say.ASK_NOBODY.say(lang, name=name)


def _failed(item: Item, decision: Decision, lang: Language) -> tuple[str, ...]:
    """Return which conditions were not met; of several versions, all that fail."""
    scope = Scope.of(decision.pack, lang, decision.case.profile)
    failed = [words for tree in item.conditions for words in failures(tree, scope)]
    steps = [say.FAILED.say(lang, words=words) for words in dict.fromkeys(failed)]
    unpaid = (result for result in item.calculation if result.reckoning.applies is Truth.NO)
    steps += dict.fromkeys(nothing_words(result, scope) for result in unpaid)
    return tuple(steps)
