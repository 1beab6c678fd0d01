"""How benefits combine: whatever the pack and whoever asks, a group keeps its word."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from talentrules.engine import decide
from talentrules.model.decision import Choices, Decision, GroupResult, Item, ItemStanding, Verdict
from talentrules.model.groups import ChooseOne, Highest
from talentrules.model.pack import Pack
from talentrules.model.profile import Case
from talentrules.testing.laws.groups import keep_caps, keep_exclusions
from talentrules.truth import Truth
from tests.laws.laws import holds
from tests.laws.subjects import of_every_pack, packs_of
from tests.strategies import cases, complete_profiles, completions, dates, examples


def _items(decision: Decision) -> dict[str, Item]:
    return {item.benefit.id: item for item in decision.items}


@of_every_pack
@examples(40)
@given(data=st.data())
def test_what_groups_forbid_is_never_selected(subject: str, data: st.DataObject) -> None:
    pack = data.draw(packs_of(subject))
    holds(keep_exclusions(decide(pack, data.draw(cases(pack)))))


@of_every_pack
@examples(30)
@given(data=st.data())
def test_a_cap_is_never_passed(subject: str, data: st.DataObject) -> None:
    pack = data.draw(packs_of(subject))
    holds(keep_caps(decide(pack, data.draw(cases(pack)))))


@of_every_pack
@examples(30)
@given(data=st.data())
def test_highest_leaves_what_certainly_pays_most(subject: str, data: st.DataObject) -> None:
    pack = data.draw(packs_of(subject))
    for result in decide(pack, data.draw(cases(pack))).groups:
        if isinstance(result.group, Highest) and not result.group.received:
            _pays_the_greatest(result)


def _pays_the_greatest(result: GroupResult) -> None:
    left = [one for one in result.members if one.after is not Truth.NO]
    assert bool(left) is any(one.before is not Truth.NO for one in result.members)
    for one in result.members:
        for other in left:
            if one.before is Truth.YES and one.base and other.base and one.base.low and other.base.high:
                assert one.base.low <= other.base.high, result


@of_every_pack
@examples(40)
@given(data=st.data())
def test_every_item_tells_what_the_groups_made_of_it(subject: str, data: st.DataObject) -> None:
    pack = data.draw(packs_of(subject))
    for item in decide(pack, data.draw(cases(pack))).items:
        beaten = item.own is Verdict.ELIGIBLE and item.standing is ItemStanding.OUT
        assert (item.verdict is Verdict.SUPERSEDED) is beaten
        assert not beaten or item.set_aside_by in item.groups
        assert item.verdict is item.own or beaten
        assert (item.standing is ItemStanding.SELECTED) <= (item.own is Verdict.ELIGIBLE)


@of_every_pack
@examples(25)
@given(data=st.data())
def test_groups_take_away_and_never_give(subject: str, data: st.DataObject) -> None:
    pack = data.draw(packs_of(subject))
    case = data.draw(cases(pack))
    alone, together = _items(decide(replace(pack, groups={}), case)), _items(decide(pack, case))
    for name, item in together.items():
        assert (item.own, item.rate, item.judgement) == (alone[name].own, alone[name].rate, alone[name].judgement)
        assert not (item.standing is ItemStanding.SELECTED and alone[name].standing is not ItemStanding.SELECTED)
        before, after = alone[name].whole, item.whole
        assert (before is None) is (after is None)
        if before is not None and after is not None:
            assert before.high is None or (after.high is not None and after.high <= before.high)


@of_every_pack
@examples(25)
@given(data=st.data())
def test_where_everything_is_known_only_choices_and_unstated_money_leave_a_standing_open(
    subject: str, data: st.DataObject
) -> None:
    pack = data.draw(packs_of(subject))
    decision = decide(pack, Case(profile=data.draw(complete_profiles(pack)), on=data.draw(dates(pack))))
    undecided = {
        one.benefit
        for result in decision.groups
        for one in result.members
        if one.after is Truth.OPEN and one.before is Truth.YES and _may_stay_open(result, pack)
    }
    for item in decision.items:
        assert item.standing is not ItemStanding.OPEN or undecided


def _may_stay_open(result: GroupResult, pack: Pack) -> bool:
    """Return whether it may: a choice is the applicant's; of ranges that overlap nobody can say which is higher.

    What pays no stated money in one of its versions is compared with nothing, whichever version applies.
    """
    if isinstance(result.group, ChooseOne):
        return True
    possible = [one for one in result.members if one.before is not Truth.NO]
    unpriced = any(version.amount is None for one in possible for version in pack.benefits[one.benefit].versions)
    inexact = any(one.base is None or not one.base.exact for one in possible)
    return isinstance(result.group, Highest) and (unpriced or inexact)


@of_every_pack
@examples(25)
@given(data=st.data())
def test_a_proven_best_choice_stays_best(subject: str, data: st.DataObject) -> None:
    pack = data.draw(packs_of(subject))
    case = data.draw(cases(pack))
    learnt = data.draw(completions(pack, case.profile))
    unchosen = {name: known for name, known in learnt.facts.items() if name != "choices" or name in case.profile.facts}
    before = decide(pack, case).choices
    after = decide(pack, replace(case, profile=replace(learnt, facts=unchosen))).choices
    if before is not None and before.proven and after is not None:
        _stays_best(before, after)


def _stays_best(before: Choices, after: Choices) -> None:
    assert before.best is not None
    chosen = before.bundles[before.best].chosen
    same = [one for one in after.bundles if one.chosen == chosen]
    for one in same:
        for other in after.bundles:
            assert one is other or one.pays.low is None or other.pays.low is None or one.pays.low >= other.pays.low
