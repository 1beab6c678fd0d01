"""The laws themselves, as assertions about given cases; the tests beside this file look for a case that breaks one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from talentrules.engine import decide
from talentrules.model.decision import (
    Decision,
    GroupResult,
    Item,
    Judgement,
    Reckoning,
    State,
    Verdict,
)
from talentrules.model.pack import Pack
from talentrules.model.profile import Case
from talentrules.testing.laws import Breach, inside
from talentrules.truth import Truth
from tests.laws.explanation import TRUTH, conditions_told, explains_everything, quantities_told
from tests.spec import reference

__all__ = [
    "agrees_alone",
    "agrees_with_the_reference",
    "explains_everything",
    "holds",
    "lies_inside",
    "open_points_are_named",
    "totals_narrow",
]


def agrees_with_the_reference(pack: Pack, case: Case) -> None:
    """Hold the engine to the plain reading: each item by its own rule and among the others, and every group."""
    decision, plain = decide(pack, case), reference.decide(pack, case)
    assert [item.benefit.id for item in decision.items] == list(plain.items)
    for item in decision.items:
        name = item.benefit.id
        unsaid = _AFTER_A_CUT if name in plain.loose else frozenset()
        there, here = _plainly(item), _comparable(plain.items[name])
        assert {key: there[key] for key in there if key not in unsaid} == {
            key: here[key] for key in here if key not in unsaid
        }, name
    assert {one.group.id: _left(one) for one in decision.groups} == plain.after
    assert {one.group.id: one.pays for one in decision.groups if one.group.id in plain.pays} == plain.pays


_AFTER_A_CUT = frozenset({"amount", "paid", "whole"})
"""What the reference leaves to the other laws where a group cut what is paid in several rhythms, or each time."""


def _plainly(item: Item) -> dict[str, object]:
    return {
        "own": item.own,
        "verdict": item.verdict,
        "standing": item.standing,
        "missing": frozenset(item.missing),
        "findings": frozenset(item.findings),
        "rate": item.rate,
        "amount": item.amount,
        "every": item.every,
        "paid": dict(item.paid),
        "whole": item.whole,
    }


def _comparable(item: reference.ReferenceItem) -> dict[str, object]:
    return {
        "own": item.own,
        "verdict": item.verdict,
        "standing": item.standing,
        "missing": item.missing,
        "findings": item.findings,
        "rate": item.rate,
        "amount": item.amount,
        "every": item.every,
        "paid": dict(item.paid),
        "whole": item.whole,
    }


def _left(result: GroupResult) -> dict[str, bool | None]:
    return {one.benefit: TRUTH[one.after] for one in result.members}


def agrees_alone(pack: Pack, case: Case) -> None:
    """Hold the engine to the plain reading where no group speaks: also in what could still narrow an amount."""
    decision, plain = decide(replace(pack, groups={}), case), reference.alone(pack, case)
    for item in decision.items:
        one = plain[item.benefit.id]
        assert _plainly(item) == _comparable(one)
        assert (frozenset(item.amount_missing), frozenset(item.amount_findings)) == (
            one.amount_missing,
            one.amount_findings,
        )
    assert decision.totals == reference.totals(pack, plain)


# Soundness -----------------------------------------------------------------------------------------------------------


def holds(breaches: Iterable[Breach]) -> None:
    """Hold that a law of `talentrules.testing` finds nothing against a decision."""
    assert next(iter(breaches), None) is None


def lies_inside(more: Decision, less: Decision) -> None:
    """Hold that whoever knows more comes to something that whoever knew less had left possible."""
    holds(inside.lies_inside(more, less))


def totals_narrow(more: Decision, less: Decision) -> None:
    """Hold, row by row, that what is certain rises and what is possible falls; a row that is not there is nothing."""
    holds(inside.totals_narrow(more, less))


# Open points ---------------------------------------------------------------------------------------------------------


def open_points_are_named(decision: Decision) -> None:
    """Hold that what is open says what it waits for, and that what is settled waits for nothing."""
    for item in decision.items:
        assert item.own.settled is (item.judgement.truth is not Truth.OPEN)
        assert (item.own is Verdict.UNDETERMINED) is bool(item.missing)
        assert (item.own is Verdict.NEEDS_FINDING) is (bool(item.findings) and not item.missing)
        _names_its_points(item.judgement)
        _amount_names_its_points(item)
        for result in conditions_told(item.conditions):
            _names_its_points(result.judgement)
            assert result.state in _states(result.judgement, decision.pack)
        for reckoned in quantities_told(item.calculation):
            _reckoning_names_its_points(reckoned.reckoning)


def _amount_names_its_points(item: Item) -> None:
    """Hold that an exact amount of a settled item waits for nothing, and that no point is named twice."""
    for points in (item.amount_missing, item.amount_findings):
        assert len(set(points)) == len(points)
        exact = item.amount is not None and item.amount.exact and item.whole is not None and item.whole.exact
        one_version = item.version is not None
        assert not points or not (exact and one_version and item.own is Verdict.ELIGIBLE)
        assert not points or item.amount is not None


def _reckoning_names_its_points(one: Reckoning) -> None:
    points = (*one.missing, *one.findings)
    assert not (points and (one.exact or one.applies is Truth.NO)), one
    assert (one.applies is Truth.OPEN) is bool(one.applies_missing or one.applies_findings), one
    assert set(one.applies_missing) <= set(one.missing)
    assert set(one.applies_findings) <= set(one.findings)


def _names_its_points(judgement: Judgement) -> None:
    assert (judgement.truth is Truth.OPEN) is bool(judgement.missing or judgement.findings)
    assert len(set(judgement.missing)) == len(judgement.missing)
    assert len(set(judgement.findings)) == len(judgement.findings)


def _states(judgement: Judgement, pack: Pack) -> set[State]:
    """Return the states that fit: a missing fact can be asked for, so it is named before what only an office knows."""
    if judgement.truth is not Truth.OPEN:
        return {State.MET if judgement.truth is Truth.YES else State.NOT_MET}
    if judgement.missing:
        return {State.MISSING_FACT}
    return {State(pack.findings[finding].reason.value) for finding in judgement.findings}
