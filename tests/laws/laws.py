"""The laws themselves, as assertions about given cases; the tests beside this file look for a case that breaks one."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from talentrules.engine import decide
from talentrules.model.decision import (
    Decision,
    GroupResult,
    Item,
    ItemStanding,
    Judgement,
    Reckoning,
    State,
    Total,
    Verdict,
)
from talentrules.model.pack import Pack
from talentrules.model.profile import Case
from talentrules.money import Interval, Money
from talentrules.truth import Truth
from tests.laws.explanation import TRUTH, conditions_told, explains_everything, quantities_told
from tests.spec import reference
from tests.strategies.reading import read_within

__all__ = [
    "agrees_alone",
    "agrees_with_the_reference",
    "as_a_sum",
    "explains_everything",
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


def lies_inside(more: Decision, less: Decision) -> None:
    """Hold that whoever knows more comes to something that whoever knew less had left possible."""
    for before, after in zip(less.items, more.items, strict=True):
        assert after.benefit.id == before.benefit.id
        assert after.own in _left_possible(before), (before, after)
        assert before.standing in (ItemStanding.OPEN, after.standing), (before, after)
        assert _raises_no_new_question(before, after, read_within(less.pack)), (before, after)
        _amounts_narrow(before, after)
    for group_before, group_after in zip(less.groups, more.groups, strict=True):
        _group_narrows(group_before, group_after)


def _left_possible(item: Item) -> frozenset[Verdict]:
    granted_or_not = {Verdict.ELIGIBLE, Verdict.INELIGIBLE}
    if item.own.settled:
        return frozenset({item.own})
    if item.own is Verdict.NEEDS_FINDING:
        return frozenset({Verdict.NEEDS_FINDING, *granted_or_not})
    told = {Verdict.INFORMATIONAL} if item.benefit.informational else {Verdict.NEEDS_FINDING, *granted_or_not}
    not_in_force = {Verdict.NOT_IN_FORCE} if item.version is None else set()
    return frozenset({Verdict.UNDETERMINED, *told, *not_in_force})


def _raises_no_new_question(before: Item, after: Item, within: Mapping[str, AbstractSet[str]]) -> bool:
    """Hold that only a list that was missing brings questions, about its records and what is asked of them.

    That may be another list, which brings its own.
    """
    lists = [point for point in before.missing if "." not in point]
    brought: set[str] = set()
    while lists:
        new = within.get(lists.pop(), frozenset()) - brought
        brought |= new
        lists += new
    return all(_asked(point, {*before.missing, *brought}) for point in after.missing)


def _asked(point: str, before: AbstractSet[str]) -> bool:
    return any(point == missing or point.startswith(f"{missing}.") for missing in before)


def _amounts_narrow(before: Item, after: Item) -> None:
    """Hold that every amount narrows; one may vanish only with the version that pays it, or where nothing is granted."""
    _narrows(before.rate, after.rate, before, after)
    _narrows(before.amount, after.amount, before, after)
    _narrows(before.whole, after.whole, before, after)
    for every, pay in after.paid.items():
        assert before.paid[every].contains(pay), (before, after)


def _narrows(was: Interval | None, now: Interval | None, before: Item, after: Item) -> None:
    if now is not None:
        assert was is not None, (before, after)
        assert was.contains(now), (before, after)
    elif was is not None:
        assert before.version is None or after.own in (Verdict.INELIGIBLE, Verdict.INFORMATIONAL), (before, after)


def _group_narrows(before: GroupResult, after: GroupResult) -> None:
    assert after.group == before.group
    for was, now in zip(before.members, after.members, strict=True):
        assert was.after in (Truth.OPEN, now.after), (before, after)
        assert was.before in (Truth.OPEN, now.before), (before, after)
        assert now.after <= now.before, after
    for held, holds in ((before.pays, after.pays), (before.limit, after.limit), (before.received, after.received)):
        assert held is None or (holds is not None and held.contains(holds)), (before, after)


def totals_narrow(more: Decision, less: Decision) -> None:
    """Hold, row by row, that what is certain rises and what is possible falls; a row that is not there is nothing."""
    before, after = _rows(less), _rows(more)
    for row in before.keys() | after.keys():
        low_before, high_before = before.get(row, (Money(0), Money(0)))
        low_after, high_after = after.get(row, (Money(0), Money(0)))
        assert low_before <= low_after, row
        assert high_before is None or (high_after is not None and high_after <= high_before), row


def _rows(decision: Decision) -> dict[object, tuple[Money, Money | None]]:
    return {(one.beneficiary, one.every): (one.low, one.high) for one in decision.totals}


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


# A row of the totals -------------------------------------------------------------------------------------------------


def as_a_sum(total: Total) -> tuple[object, ...]:
    """Return a row of the totals as it stands whatever the order of the pack."""
    return total.beneficiary, total.every, total.low, total.high, frozenset(total.items), frozenset(total.unstated)
