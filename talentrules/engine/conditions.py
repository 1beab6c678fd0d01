"""The pieces of a condition that look at no other: a comparison, a reference, and how the parts are weighed.

Nothing is cut short: an open point beside a settled one is still looked at, and Kleene's tables decide what remains.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, assert_never

from talentrules import truth
from talentrules.engine.compare import holds, stands
from talentrules.engine.reckonings import all_apply
from talentrules.model.conditions import (
    All,
    Any,
    AtLeastN,
    BenefitCondition,
    Compare,
    CompareQuantity,
    Condition,
    DefinitionCondition,
    FindingCondition,
    Not,
    NotRequired,
    Operator,
    Quantifier,
    Records,
)
from talentrules.model.decision import Judgement, Reckoning, State, Unknown
from talentrules.model.pack import FindingReason
from talentrules.truth import Truth

if TYPE_CHECKING:
    from talentrules.engine.scope import Docket, Scope

__all__ = [
    "NO",
    "YES",
    "combine",
    "compare",
    "compare_quantities",
    "operands",
    "over_records",
    "referred",
    "state_of",
    "weigh",
]

YES = Judgement(truth=Truth.YES)
NO = Judgement(truth=Truth.NO)


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


def operands(condition: All | Any | AtLeastN | Not) -> tuple[Condition, ...]:
    """Return the conditions that are weighed against each other."""
    return (condition.part,) if isinstance(condition, Not) else condition.parts


def weigh(condition: All | Any | AtLeastN | Not, judgements: list[Judgement]) -> Judgement:
    """Return what the judgements of its operands make of `condition`."""
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


def compare(condition: Compare, scope: Scope) -> Judgement:
    """Return whether the value of a fact stands in the relation."""
    seen = scope.seen(condition.fact)
    if isinstance(seen, Unknown):
        return scope.missing(condition.fact)
    return YES if holds(condition, seen, scope) else NO


def compare_quantities(condition: CompareQuantity, value: Reckoning, bounds: Sequence[Reckoning]) -> Judgement:
    """Return whether a quantity stands in the relation to its bounds; one that is not there stands in none."""
    parts = [value, *bounds]
    there = all_apply([value]) if condition.operator is Operator.IN else all_apply(parts)
    answer = truth.all_of([there.truth, stands(condition.operator, value, bounds)])
    if answer is not Truth.OPEN:
        return combine(answer, ())
    points = [Judgement(truth=Truth.OPEN, missing=one.missing, findings=one.findings) for one in parts]
    return combine(answer, [there, *points])


def referred(
    condition: DefinitionCondition | BenefitCondition | FindingCondition | NotRequired, docket: Docket
) -> Judgement:
    """Return what was settled before, or attested, of what the condition names."""
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


def over_records(condition: Records, scope: Scope, judgements: list[Judgement]) -> Judgement:
    """Weigh what the single records come to; with no inner condition, it matters only whether there are any."""
    records = scope.records(condition.fact)
    if records is None:
        return scope.missing(condition.fact)
    listed = [YES] * len(records) if condition.where is None else judgements
    some = truth.any_of(one.truth for one in listed)
    value = some if condition.quantifier is Quantifier.SOME else truth.negate(some)
    return combine(value, judgements)
