"""A condition in plain words, and a tree of results as lines.

The words of the document come first where the pack gives them; what the rule says exactly is then told beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from talentrules.diagnostics import Language
from talentrules.explain import phrases as say
from talentrules.explain.citations import in_brief
from talentrules.explain.document import ConditionLine
from talentrules.explain.findings import decider_stated
from talentrules.explain.labels import STATE_MARKS, STATES, VALUE_STANDINGS, Words
from talentrules.explain.values import day_words, fact_words, inner, name_words, value_words
from talentrules.model.conditions import (
    All,
    Any,
    AtLeastN,
    BenefitCondition,
    Compare,
    Condition,
    DefinitionCondition,
    FindingCondition,
    Not,
    NotRequired,
    Operator,
    Quantifier,
    Records,
)
from talentrules.model.decision import ConditionResult, State
from talentrules.model.facts import ChoiceType, DateType, Fact, RecordsType
from talentrules.model.pack import Benefit, Definition, Finding, Pack
from talentrules.model.profile import Attestation, Profile
from talentrules.model.sources import Citation

__all__ = [
    "Scope",
    "attested_words",
    "composed",
    "condition_lines",
    "failures",
    "in_words",
    "result_lines",
    "seen_words",
    "under_all",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Where a condition is read: the pack, the language, and the facts that its names mean (a record's fields).

    `cited` are citations that the page prints anyway, so that they are not repeated below a condition.
    """

    pack: Pack
    lang: Language
    facts: Mapping[str, Fact]
    profile: Profile | None = None
    cited: tuple[Citation, ...] = ()
    places: bool = False
    inside: bool = False

    @classmethod
    def of(cls, pack: Pack, lang: Language, profile: Profile | None = None, *, places: bool = False) -> Scope:
        """Return the scope of a whole pack; with `places`, lines name the file and line of their rule."""
        return cls(pack=pack, lang=lang, facts=pack.facts, profile=profile, places=places)

    def within(self, condition: Condition) -> Scope:
        """Return the scope of the parts of `condition`: in a record list its fields, in a definition the pack's facts."""
        if isinstance(condition, DefinitionCondition):
            return replace(self, facts=self.pack.facts, inside=False)
        if not isinstance(condition, Records):
            return self
        fact = self.facts.get(condition.fact)
        fields = fact.type.by_id if fact is not None and isinstance(fact.type, RecordsType) else {}
        return replace(self, facts=fields, inside=True)


def in_words(condition: Condition, scope: Scope) -> str:
    """Return a condition in words: in Chinese the document's own where it gives them."""
    return condition.text if condition.text and scope.lang == "zh" else composed(condition, scope)


def composed(condition: Condition, scope: Scope) -> str:  # noqa: PLR0911 — one line a form
    """Return what the rule says exactly, whatever words the document has for it."""
    lang = scope.lang
    match condition:
        case All(parts=parts):
            return say.ALL_OF.say(lang, parts=_joined(parts, scope))
        case Any(parts=parts):
            return say.ANY_OF.say(lang, parts=_joined(parts, scope))
        case AtLeastN(n=n, parts=parts):
            return say.N_OF.say(lang, n=n, parts=_joined(parts, scope))
        case Not(part=part):
            return say.NOT.say(lang, part=in_words(part, scope))
        case Compare():
            return _compared(condition, scope)
        case Records():
            return _recorded(condition, scope)
        case DefinitionCondition() | FindingCondition() | BenefitCondition() | NotRequired():
            return _named(condition, scope)
    assert_never(condition)


def _joined(parts: tuple[Condition, ...], scope: Scope) -> str:
    """Return the parts one after another; a part that has parts itself stands in brackets."""
    words = [in_words(part, scope) for part in parts]
    nested = [isinstance(part, All | Any | AtLeastN) and not part.text for part in parts]
    bracketed = [say.BRACKETS.say(scope.lang, text=text).strip() for text in words]
    chosen = [inner if deep else text for text, inner, deep in zip(words, bracketed, nested, strict=True)]
    return say.PIECES.say(scope.lang).join(chosen)


def _compared(condition: Compare, scope: Scope) -> str:
    fact = scope.facts.get(condition.fact)
    name = fact_words(fact, condition.fact, scope.lang)
    values = [value_words(value, fact, scope.lang) for value in condition.values]
    first = values[0] if values else ""
    match condition.operator:
        case Operator.IS if condition.values and isinstance(condition.values[0], bool):
            return (say.FACT_YES if condition.values[0] else say.FACT_NO).say(scope.lang, fact=name)
        case Operator.IS:
            return say.IS.say(scope.lang, fact=name, value=first)
        case Operator.IN:
            return say.IN.say(scope.lang, fact=name, values=say.AND_LIST.say(scope.lang).join(values))
        case Operator.HAS:
            return say.HAS.say(scope.lang, fact=name, value=inner(first))
        case Operator.BETWEEN:
            return say.BETWEEN.say(scope.lang, fact=name, low=first, high=values[-1] if values else "")
        case Operator.AT_LEAST | Operator.AT_MOST | Operator.ABOVE | Operator.BELOW:
            return _ordered(condition.operator, fact).say(scope.lang, fact=name, value=first)
    assert_never(condition.operator)


_RANKS = {
    Operator.AT_LEAST: say.LEAST_RANK,
    Operator.AT_MOST: say.MOST_RANK,
    Operator.ABOVE: say.ABOVE_RANK,
    Operator.BELOW: say.BELOW_RANK,
}
_DATES = {
    Operator.AT_LEAST: say.LEAST_DATE,
    Operator.AT_MOST: say.MOST_DATE,
    Operator.ABOVE: say.ABOVE_DATE,
    Operator.BELOW: say.BELOW_DATE,
}
_NUMBERS = {
    Operator.AT_LEAST: say.LEAST_NUMBER,
    Operator.AT_MOST: say.MOST_NUMBER,
    Operator.ABOVE: say.ABOVE_NUMBER,
    Operator.BELOW: say.BELOW_NUMBER,
}


def _ordered(operator: Operator, fact: Fact | None) -> Words:
    """Return the words of an order: ranks are high or low, days early or late, numbers more or less."""
    match fact.type if fact is not None else None:
        case ChoiceType():
            return _RANKS[operator]
        case DateType():
            return _DATES[operator]
        case _:
            return _NUMBERS[operator]


def _recorded(condition: Records, scope: Scope) -> str:
    name = inner(fact_words(scope.facts.get(condition.fact), condition.fact, scope.lang))
    some = condition.quantifier is Quantifier.SOME
    if condition.where is None:
        return (say.ANY_RECORD if some else say.WITHOUT_RECORD).say(scope.lang, fact=name)
    where = in_words(condition.where, scope.within(condition))
    return (say.SOME_RECORD if some else say.NO_RECORD).say(scope.lang, fact=name, where=where)


def _named(condition: DefinitionCondition | FindingCondition | BenefitCondition | NotRequired, scope: Scope) -> str:
    """Return the words of a condition that names another entry of the pack; an entry that is not there goes by id."""
    pack, lang = scope.pack, scope.lang
    match condition:
        case DefinitionCondition(definition=identifier):
            return say.DEFINED.say(lang, name=inner(_entry_name(identifier, pack.definitions.get(identifier), lang)))
        case FindingCondition(finding=identifier):
            finding = pack.findings.get(identifier)
            found = say.FOUND if finding is not None and decider_stated(finding) else say.FOUND_BY_SOMEBODY
            return found.say(lang, name=_entry_name(identifier, finding, lang))
        case BenefitCondition(benefit=identifier):
            return say.OTHER_BENEFIT.say(lang, name=inner(_entry_name(identifier, pack.benefits.get(identifier), lang)))
        case NotRequired(subject=subject):
            return say.NOT_REQUIRED.say(lang, subject=subject)
    assert_never(condition)


def _entry_name(identifier: str, entry: Definition | Finding | Benefit | None, lang: Language) -> str:
    return name_words(identifier, entry.name, lang) if entry is not None else identifier


# -- as lines ---------------------------------------------------------------------------------------------------------


def under_all(condition: Condition | None) -> bool:
    """Whether the condition is a plain `all`, whose parts can stand in a list of their own."""
    return isinstance(condition, All) and not condition.text


def condition_lines(condition: Condition, scope: Scope) -> tuple[ConditionLine, ...]:
    """Return a condition of a pack as lines, with its citations; a plain `all` at the top gives way to its parts."""
    if under_all(condition) and isinstance(condition, All):
        return tuple(line for part in condition.parts for line in _written_lines(part, scope, 0))
    return tuple(_written_lines(condition, scope, 0))


def _written_lines(condition: Condition, scope: Scope, depth: int) -> Iterator[ConditionLine]:
    words = _heading(condition, scope) or in_words(condition, scope)
    details = _written_details(condition, words, scope)
    yield ConditionLine(depth=depth, state="", mark="•", words=words, details=details)
    for part in _parts(condition):
        yield from _written_lines(part, scope.within(condition), depth + 1)


def result_lines(result: ConditionResult, scope: Scope) -> tuple[ConditionLine, ...]:
    """Return a tree of results as lines: mark, words, value seen, exact rule, citation, place in the file."""
    if under_all(result.condition):
        return tuple(line for part in result.parts for line in _result_lines(part, scope, 0))
    return tuple(_result_lines(result, scope, 0))


def _result_lines(result: ConditionResult, scope: Scope, depth: int) -> Iterator[ConditionLine]:
    condition = result.condition
    words = (_heading(condition, scope) if result.parts else "") or in_words(condition, scope)
    if result.record is not None:
        words = say.FIELD_VALUE.say(scope.lang, name=say.RECORD_PLACE.say(scope.lang, place=result.record), value=words)
    seen = seen_words(result, scope)
    label = say.FOUND_SO_FAR if isinstance(condition, FindingCondition) else say.SEEN
    details = [label.say(scope.lang, value=seen)] if seen else []
    if result.state in (State.UNSTATED_RULE, State.DISCRETIONARY) and isinstance(condition, FindingCondition):
        details.append(_open_words(result.state, scope.pack.findings.get(condition.finding), scope.lang))
    details += _written_details(condition, words, scope)
    yield ConditionLine(
        depth=depth,
        state=result.state.value,
        mark=STATE_MARKS[result.state],
        words=words,
        details=tuple(details),
    )
    for part in result.parts:
        yield from _result_lines(part, scope.within(condition), depth + 1)


def _open_words(state: State, finding: Finding | None, lang: Language) -> str:
    """Return who can settle an open finding, as far as the source says so."""
    if state is State.DISCRETIONARY and (finding is None or not decider_stated(finding)):
        return say.FOR_SOMEBODY_TO_DECIDE.say(lang)
    return STATES[state].say(lang)


def _written_details(condition: Condition, words: str, scope: Scope) -> tuple[str, ...]:
    """Return the exact rule (or, in English, the document's words), the citation, and the place, as far as given."""
    other = composed(condition, scope) if scope.lang == "zh" else condition.text
    grouped = isinstance(condition, All | Any | AtLeastN | Not)
    details = []
    if condition.text and other not in words and not grouped:
        details.append(say.RULE.say(scope.lang, words=other))
    cites = [cite for cite in condition.cite if cite not in scope.cited]
    if cites:
        details.append(say.BASIS.say(scope.lang, words=in_brief(cites, scope.pack, scope.lang)))
    if scope.places and condition.span.line:
        details.append(say.PLACE.say(scope.lang, place=condition.span.label))
    return tuple(details)


def _heading(condition: Condition, scope: Scope) -> str:
    """Return how a condition with parts introduces them; empty for one that is a single line."""
    if condition.text and scope.lang == "zh":
        return condition.text
    match condition:
        case All():
            return say.HEAD_ALL.say(scope.lang)
        case Any():
            return say.HEAD_ANY.say(scope.lang)
        case AtLeastN(n=n):
            return say.HEAD_N.say(scope.lang, n=n)
        case Not():
            return say.HEAD_NOT.say(scope.lang)
        case _:
            return ""


def _parts(condition: Condition) -> tuple[Condition, ...]:
    """Return the parts that stand on lines of their own when a pack is read."""
    match condition:
        case All(parts=parts) | Any(parts=parts) | AtLeastN(parts=parts):
            return parts
        case Not(part=part):
            return (part,)
        case _:
            return ()


def seen_words(result: ConditionResult, scope: Scope) -> str:
    """Return the value that a condition saw and how sure it is; empty for conditions that see none."""
    match result.condition:
        case Compare(fact=identifier) | Records(fact=identifier):
            if result.seen is None:
                return ""
            seen = value_words(result.seen, scope.facts.get(identifier), scope.lang)
            if isinstance(result.seen, tuple) and result.parts:
                seen = say.RECORD_COUNT.say(scope.lang, count=len(result.seen))
            known = scope.profile.facts.get(identifier) if scope.profile is not None and not scope.inside else None
            if known is None:
                return seen
            return seen + say.BRACKETS.say(scope.lang, text=VALUE_STANDINGS[known.standing].say(scope.lang))
        case FindingCondition(finding=identifier):
            found = scope.profile.attestations.get(identifier) if scope.profile is not None else None
            return attested_words(found, scope.lang)
        case _:
            return ""


def attested_words(found: Attestation | None, lang: Language) -> str:
    """Return what an authority found, with the office, the paper and the day."""
    if found is None:
        return say.ATTESTED_OPEN.say(lang)
    details = [found.office] if found.office else []
    if found.paper_ref:
        details.append(say.PAPER.say(lang, ref=found.paper_ref))
    if found.date is not None:
        details.append(day_words(found.date, lang))
    bracketed = say.BRACKETS.say(lang, text=say.AND_LIST.say(lang).join(details)) if details else ""
    return (say.ATTESTED_YES if found.holds else say.ATTESTED_NO).say(lang, details=bracketed)


def failures(result: ConditionResult, scope: Scope) -> tuple[str, ...]:
    """Return what was not met, with the value seen: the failing parts of an `all`; an `any` as a whole."""
    if result.state is not State.NOT_MET:
        return ()
    if isinstance(result.condition, All | DefinitionCondition) and result.parts:
        return tuple(line for part in result.parts for line in failures(part, scope))
    words, seen = in_words(result.condition, scope), seen_words(result, scope)
    return (say.FAILED_SEEN.say(scope.lang, words=words, seen=seen) if seen else words,)
