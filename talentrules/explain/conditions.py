"""A condition of a pack, and a tree of results, as lines: what was asked, what was seen, what came of it."""

from __future__ import annotations

from collections.abc import Iterator

from talentrules.diagnostics import Language
from talentrules.explain import phrases as say
from talentrules.explain.citations import in_brief
from talentrules.explain.document import ConditionLine
from talentrules.explain.figures import reckoning_words
from talentrules.explain.findings import decider_stated
from talentrules.explain.labels import STATE_MARKS, STATES, VALUE_STANDINGS
from talentrules.explain.names import in_chinese
from talentrules.explain.scope import Scope
from talentrules.explain.terms import case_words, composed, in_words, is_yes_or_no, quantity_words, unit_of
from talentrules.explain.values import day_words, value_words
from talentrules.model.conditions import (
    All,
    Any,
    AtLeastN,
    Compare,
    CompareQuantity,
    Condition,
    DefinitionCondition,
    FindingCondition,
    Not,
    Records,
)
from talentrules.model.decision import ConditionResult, QuantityResult, State
from talentrules.model.pack import Finding
from talentrules.model.profile import Attestation
from talentrules.model.quantities import ClockDay, FactValue, OverRecords

__all__ = [
    "attested_words",
    "condition_lines",
    "failures",
    "result_lines",
    "seen_words",
    "shortfalls",
    "under_all",
    "written_conditions",
]


def under_all(condition: Condition | None) -> bool:
    """Whether the condition is a plain `all`, whose parts can stand in a list of their own."""
    return isinstance(condition, All) and not condition.text


def condition_lines(condition: Condition, scope: Scope) -> tuple[ConditionLine, ...]:
    """Return a condition of a pack as lines, with its citations; a plain `all` at the top gives way to its parts."""
    if under_all(condition) and isinstance(condition, All):
        return tuple(line for part in condition.parts for line in _written_lines(part, scope, 0))
    return tuple(_written_lines(condition, scope, 0))


def written_conditions(condition: Condition) -> tuple[Condition, ...]:
    """Return the condition that each line of `condition_lines` tells, in the same order."""
    if under_all(condition) and isinstance(condition, All):
        return tuple(one for part in condition.parts for one in _with_parts(part))
    return tuple(_with_parts(condition))


def _with_parts(condition: Condition) -> Iterator[Condition]:
    yield condition
    for part in _parts(condition):
        yield from _with_parts(part)


def _written_lines(condition: Condition, scope: Scope, depth: int, *, against: bool = False) -> Iterator[ConditionLine]:
    words = _heading(condition, scope, against=against) or in_words(condition, scope)
    details = _written_details(condition, words, scope)
    yield ConditionLine(depth=depth, state="", mark="•", words=words, details=details)
    for part in _parts(condition):
        turned = against is not isinstance(condition, Not)
        yield from _written_lines(part, scope.within(condition), depth + 1, against=turned)


def result_lines(result: ConditionResult, scope: Scope) -> tuple[ConditionLine, ...]:
    """Return a tree of results as lines: mark, words, value seen, exact rule, citation, place in the file."""
    if under_all(result.condition):
        return tuple(line for part in result.parts for line in _result_lines(part, scope, 0))
    return tuple(_result_lines(result, scope, 0))


def _result_lines(
    result: ConditionResult, scope: Scope, depth: int, *, against: bool = False
) -> Iterator[ConditionLine]:
    """Yield a result and its parts; `against` says that it stands where it must not hold, under an odd number of `not`.

    There every mark is about the requirement: ✓ where what must not be is not.
    """
    condition = result.condition
    state = _AGAINST.get(result.state, result.state) if against else result.state
    heading = _heading(condition, scope, against=against) if result.parts else ""
    words = heading or in_words(condition, scope)
    if against and not heading and result.record is None and state in _AGAINST:
        words = _there(condition, words, scope, holds=state is State.NOT_MET)
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
        state=state.value,
        mark=STATE_MARKS[state],
        words=words,
        details=tuple(details),
    )
    turned = against is not isinstance(condition, Not)
    for part in result.parts:
        yield from _result_lines(part, scope.within(condition), depth + 1, against=turned)


def _there(condition: Condition, words: str, scope: Scope, *, holds: bool) -> str:
    """Return that what must not be is there, or is not."""
    if is_yes_or_no(condition, scope):
        return case_words(condition, scope, holds=holds)
    return (say.THERE_IS if holds else say.THERE_IS_NOT).say(scope.lang, words=words)


_AGAINST = {State.MET: State.NOT_MET, State.NOT_MET: State.MET}


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


def _heading(condition: Condition, scope: Scope, *, against: bool = False) -> str:
    """Return how a condition with parts introduces them, also where it must not hold; empty for a single line."""
    if condition.text and scope.lang == "zh":
        return condition.text
    match condition:
        case All():
            return (say.HEAD_ALL_AGAINST if against else say.HEAD_ALL).say(scope.lang)
        case Any():
            return (say.HEAD_ANY_AGAINST if against else say.HEAD_ANY).say(scope.lang)
        case AtLeastN(n=n):
            return say.HEAD_N.say(scope.lang, n=n)
        case Not():
            return (say.HEAD_NOT_AGAINST if against else say.HEAD_NOT).say(scope.lang)
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
        case CompareQuantity():
            return _reckoned_words(result, scope)
        case Compare(fact=identifier) | Records(fact=identifier):
            if result.seen is None:
                return ""
            seen = value_words(in_chinese(result.seen, scope.pack), scope.facts.get(identifier), scope.lang)
            if isinstance(result.seen, tuple) and result.parts:
                seen = say.RECORD_COUNT.say(scope.lang, count=len(result.seen))
            return seen + _standing(identifier, scope)
        case FindingCondition(finding=identifier):
            found = scope.profile.attestations.get(identifier) if scope.profile is not None else None
            return attested_words(found, scope.lang)
        case _:
            return ""


def _standing(identifier: str, scope: Scope) -> str:
    """Return how sure a fact of the profile is, in brackets; nothing of what the profile does not give."""
    known = scope.profile.facts.get(identifier) if scope.profile is not None and not scope.inside else None
    return say.BRACKETS.say(scope.lang, text=VALUE_STANDINGS[known.standing].say(scope.lang)) if known else ""


def _reckoned_words(result: ConditionResult, scope: Scope) -> str:
    """Return what the compared quantity came to, with what it rests on: `38周岁（出生日期1986年3月5日）`."""
    if not result.quantities:
        return ""
    compared = result.quantities[0]
    seen = reckoning_words(compared.reckoning, compared.measure, scope, unit_of(compared.quantity, scope))
    if isinstance(compared.quantity, FactValue):
        seen += _standing(compared.quantity.fact, scope)
    within = () if isinstance(compared.quantity, OverRecords) else compared.parts
    inside = (one for part in within for one in _rests_on(part, scope))
    against = (one for bound in result.quantities[1:] for one in _rests_on(bound, scope))
    beside = tuple(dict.fromkeys((*inside, *against)))
    return seen + (say.BRACKETS.say(scope.lang, text=say.FIELDS.say(scope.lang).join(beside)) if beside else "")


def _rests_on(result: QuantityResult, scope: Scope) -> Iterator[str]:
    """Yield the facts and clocks on which a quantity rests, as far as they are known: `出生日期1986年3月5日`."""
    if isinstance(result.quantity, OverRecords):
        return
    if isinstance(result.quantity, FactValue | ClockDay) and result.reckoning.exact:
        value = reckoning_words(result.reckoning, result.measure, scope, unit_of(result.quantity, scope))
        yield say.NAMED_VALUE.say(scope.lang, name=quantity_words(result.quantity, scope), value=value)
    for part in result.parts:
        yield from _rests_on(part, scope)


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


def shortfalls(result: ConditionResult, scope: Scope) -> tuple[str, ...]:
    """Return what keeps a condition from being met: what fails, and what is open; nothing where it is met."""
    if result.state is State.MET:
        return ()
    if isinstance(result.condition, All | DefinitionCondition) and result.parts:
        return tuple(line for part in result.parts for line in shortfalls(part, scope.within(result.condition)))
    return (in_words(result.condition, scope),)
