"""Whatever turns out to be the case, the decision had left it possible."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from talentrules.engine import decide
from talentrules.model.decision import Verdict
from talentrules.model.pack import Pack
from talentrules.model.profile import Case, Profile
from tests.laws.laws import lies_inside, totals_narrow
from tests.laws.subjects import of_every_pack, packs_of
from tests.strategies import cases, complete_profiles, completions, dates, examples, partial_of


def _three_who_know_more_and_more(pack: Pack, data: st.DataObject) -> list[Case]:
    everything = data.draw(complete_profiles(pack))
    something = data.draw(partial_of(everything))
    less = data.draw(partial_of(something))
    on = data.draw(dates(pack))
    return [Case(profile=profile, on=on) for profile in (less, something, everything)]


@of_every_pack
@examples(25)
@given(data=st.data())
def test_every_completion_lies_inside_the_partial_decision(subject: str, data: st.DataObject) -> None:
    pack = data.draw(packs_of(subject))
    case = data.draw(cases(pack))
    completed = replace(case, profile=data.draw(completions(pack, case.profile)))
    lies_inside(decide(pack, completed), decide(pack, case))


@of_every_pack
@examples(25)
@given(data=st.data())
def test_learning_a_fact_or_a_finding_never_changes_a_settled_verdict(subject: str, data: st.DataObject) -> None:
    pack = data.draw(packs_of(subject))
    less, more, all_of_it = (decide(pack, case) for case in _three_who_know_more_and_more(pack, data))
    lies_inside(more, less)
    lies_inside(all_of_it, more)
    lies_inside(all_of_it, less)


@of_every_pack
@examples(25)
@given(data=st.data())
def test_what_is_certain_rises_and_what_is_possible_falls_as_facts_are_learnt(
    subject: str, data: st.DataObject
) -> None:
    pack = data.draw(packs_of(subject))
    less, more, all_of_it = (decide(pack, case) for case in _three_who_know_more_and_more(pack, data))
    totals_narrow(more, less)
    totals_narrow(all_of_it, more)
    totals_narrow(all_of_it, less)


@of_every_pack
@examples(25)
@given(data=st.data())
def test_where_everything_is_known_and_attested_every_item_is_settled_by_its_own_rule(
    subject: str, data: st.DataObject
) -> None:
    pack = data.draw(packs_of(subject))
    decision = decide(pack, Case(profile=data.draw(complete_profiles(pack)), on=data.draw(dates(pack))))
    for item in decision.items:
        assert item.own.settled
        assert (item.missing, item.findings) == ((), ())


@of_every_pack
@examples(25)
@given(data=st.data())
def test_what_needs_a_finding_is_moved_by_findings_alone(subject: str, data: st.DataObject) -> None:
    pack = data.draw(packs_of(subject))
    case = data.draw(cases(pack))
    learnt = data.draw(completions(pack, case.profile))
    facts_only = replace(case, profile=replace(learnt, attestations=case.profile.attestations))
    for before, after in zip(decide(pack, case).items, decide(pack, facts_only).items, strict=True):
        if before.own is Verdict.NEEDS_FINDING:
            assert (after.own, after.judgement) == (before.own, before.judgement)


@of_every_pack
@examples(25)
@given(data=st.data())
def test_what_an_empty_profile_settles_depends_on_no_fact(subject: str, data: st.DataObject) -> None:
    pack = data.draw(packs_of(subject))
    case = Case(profile=data.draw(complete_profiles(pack)), on=data.draw(dates(pack)))
    nothing_known = decide(pack, replace(case, profile=Profile()))
    for before, after in zip(nothing_known.items, decide(pack, case).items, strict=True):
        if before.own.settled:
            assert after.own is before.own
