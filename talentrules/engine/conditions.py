"""What a condition comes to in a scope: its judgement alone, or the whole tree with what every part saw.

`judge` and `trace` ask the same questions in the same order; `trace` keeps the answers. Nothing is cut short: an open
point beside a settled one is still evaluated, and Kleene's tables decide what remains of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, assert_never

from talentrules import truth
from talentrules.engine.compare import holds
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
    Quantifier,
    Records,
)
from talentrules.model.decision import UNKNOWN, ConditionResult, Judgement, Seen, State, Unknown
from talentrules.model.pack import FindingReason
from talentrules.truth import Truth

if TYPE_CHECKING:
    from talentrules.engine.scope import Docket, Scope

__all__ = ["YES", "combine", "judge", "trace"]

YES = Judgement(truth=Truth.YES)
NO = Judgement(truth=Truth.NO)


def judge(condition: Condition, scope: Scope) -> Judgement:
    """Return whether `condition` holds in `scope`, with the open points that it rests on."""
    match condition:
        case All() | Any() | AtLeastN() | Not():
            return _weigh(condition, [judge(part, scope) for part in _operands(condition)])
        case Compare():
            return _compare(condition, scope)
        case Records():
            return _over_records(condition, scope, _judge_records(condition, scope))
        case DefinitionCondition() | BenefitCondition() | FindingCondition() | NotRequired():
            return _settled_elsewhere(condition, scope.docket)
        case _:
            assert_never(condition)


def trace(condition: Condition, scope: Scope, record: int | None = None) -> ConditionResult:
    """Return the result of `condition` in `scope` with the results of all its parts.

    `record` is the place of the record that the scope stands for, where there is one.
    """
    parts = _traced_parts(condition, scope)
    match condition:
        case All() | Any() | AtLeastN() | Not():
            judgement = _weigh(condition, [part.judgement for part in parts])
        case Records():
            judgement = _over_records(condition, scope, [part.judgement for part in parts])
        case _:
            judgement = judge(condition, scope)
    return ConditionResult(
        condition=condition,
        judgement=judgement,
        state=state_of(judgement, scope.docket),
        seen=_seen(condition, scope),
        parts=parts,
        record=record,
    )


def combine(value: Truth, judgements: Iterable[Judgement]) -> Judgement:
    """Return `value` with the open points of the open ones of `judgements`, where `value` itself is open."""
    if value is not Truth.OPEN:
        return YES if value is Truth.YES else NO
    missing: dict[str, None] = {}
    findings: dict[str, None] = {}
    for one in judgements:
        missing.update(dict.fromkeys(one.missing))
        findings.update(dict.fromkeys(one.findings))
    return Judgement(truth=value, missing=tuple(missing), findings=tuple(findings))


def state_of(judgement: Judgement, docket: Docket) -> State:
    """Return the state that `judgement` comes to; of several open points the worst is named."""
    if judgement.truth is not Truth.OPEN:
        return State.MET if judgement.truth is Truth.YES else State.NOT_MET
    if judgement.missing:
        return State.MISSING_FACT
    reasons = {docket.pack.findings[finding].reason for finding in judgement.findings}
    return State.UNSTATED_RULE if FindingReason.UNSTATED_RULE in reasons else State.DISCRETIONARY


def _operands(condition: All | Any | AtLeastN | Not) -> tuple[Condition, ...]:
    return (condition.part,) if isinstance(condition, Not) else condition.parts


def _weigh(condition: All | Any | AtLeastN | Not, judgements: list[Judgement]) -> Judgement:
    truths = [one.truth for one in judgements]
    match condition:
        case All():
            value = truth.all_of(truths)
        case Any():
            value = truth.any_of(truths)
        case AtLeastN():
            value = truth.at_least(condition.n, truths)
        case Not():
            value = truth.negate(truths[0])
        case _:
            assert_never(condition)
    return combine(value, judgements)


def _compare(condition: Compare, scope: Scope) -> Judgement:
    seen = scope.seen(condition.fact)
    if isinstance(seen, Unknown):
        return scope.missing(condition.fact)
    return YES if holds(condition, seen, scope) else NO


def _settled_elsewhere(
    condition: DefinitionCondition | BenefitCondition | FindingCondition | NotRequired, docket: Docket
) -> Judgement:
    match condition:
        case DefinitionCondition():
            return docket.definitions[condition.definition]
        case BenefitCondition():
            return docket.benefits[condition.benefit]
        case FindingCondition():
            attested = docket.attested.get(condition.finding)
            if attested is None:
                return Judgement(truth=Truth.OPEN, findings=(condition.finding,))
            return YES if attested else NO
        case NotRequired():
            return YES
        case _:
            assert_never(condition)


def _judge_records(condition: Records, scope: Scope) -> list[Judgement]:
    where, records = condition.where, scope.records(condition.fact)
    if records is None or where is None:
        return []
    return [judge(where, record) for record in records]


def _over_records(condition: Records, scope: Scope, judgements: list[Judgement]) -> Judgement:
    """Weigh what the single records come to; with no inner condition, it matters only whether there are any."""
    records = scope.records(condition.fact)
    if records is None:
        return scope.missing(condition.fact)
    listed = [YES] * len(records) if condition.where is None else judgements
    some = truth.any_of(one.truth for one in listed)
    value = some if condition.quantifier is Quantifier.SOME else truth.negate(some)
    return combine(value, judgements)


def _traced_parts(condition: Condition, scope: Scope) -> tuple[ConditionResult, ...]:
    match condition:
        case All() | Any() | AtLeastN() | Not():
            return tuple(trace(part, scope) for part in _operands(condition))
        case DefinitionCondition():
            return (trace(scope.docket.pack.definitions[condition.definition].when, scope),)
        case Records():
            where = condition.where
            if where is None:
                return ()
            return tuple(trace(where, one, place) for place, one in enumerate(scope.records(condition.fact) or (), 1))
        case Compare() | BenefitCondition() | FindingCondition() | NotRequired():
            return ()
        case _:
            assert_never(condition)


def _seen(condition: Condition, scope: Scope) -> Seen | None:
    match condition:
        case Compare() | Records():
            return scope.seen(condition.fact)
        case FindingCondition():
            return scope.docket.attested.get(condition.finding, UNKNOWN)
        case _:
            return None
