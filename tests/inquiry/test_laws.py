"""What the inquiries say is true: of the shipped packs and of packs made up at random."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from talentrules.engine import decide
from talentrules.inquiry import Change, Interview, Move, next_questions, what_would_change, why_not
from talentrules.inquiry.answers import MOST_ANSWERS, Answers
from talentrules.inquiry.moves import moved
from talentrules.inquiry.slices import Slices, facts_deciding
from talentrules.inquiry.why_not import Refusal
from talentrules.model.decision import Decision, ItemStanding, Verdict
from talentrules.model.facts import NONE
from talentrules.model.pack import Pack
from talentrules.model.profile import Case, Known, Profile
from talentrules.truth import Truth
from tests.laws.subjects import of_every_pack, packs_of
from tests.strategies import cases, complete_profiles, completions, dates, examples


def verdicts(decision: Decision) -> Mapping[str, tuple[object, ...]]:
    """Return what became of each benefit; of what is out, only that it is."""
    return {
        item.benefit.id: ("out",) if item.standing is ItemStanding.OUT else (item.verdict, item.standing, item.amount)
        for item in decision.items
    }


@of_every_pack
@examples(20)
@given(data=st.data())
def test_a_question_that_is_not_asked_changes_nothing(subject: str, data: st.DataObject) -> None:
    pack = data.draw(packs_of(subject))
    case = data.draw(cases(pack))
    decision = decide(pack, case)
    asked = {one.fact for one in next_questions(decision)}
    told = data.draw(completions(pack, case.profile))
    silent = {fact: known for fact, known in told.facts.items() if fact not in asked}
    after = decide(pack, replace(case, profile=replace(case.profile, facts={**case.profile.facts, **silent})))
    assert verdicts(after) == verdicts(decision)


@of_every_pack
@examples(15)
@given(data=st.data())
def test_questions_are_in_order_and_each_once(subject: str, data: st.DataObject) -> None:
    pack = data.draw(packs_of(subject))
    decision = decide(pack, data.draw(cases(pack)))
    questions = next_questions(decision)
    assert questions == next_questions(decide(pack, decision.case))
    assert len({one.fact for one in questions}) == len(questions)
    measures = [(-one.verdicts, -one.at_stake.in_fen, list(pack.facts).index(one.fact)) for one in questions]
    assert measures == sorted(measures)
    assert all(one.benefits for one in questions)
    answers = Answers.of(pack, decision.case)
    assert all(len(answers.to(fact)) <= MOST_ANSWERS for fact in pack.facts_read)


@of_every_pack
@examples(15)
@given(data=st.data())
def test_a_truthful_interview_ends_with_the_verdicts_of_the_complete_profile(subject: str, data: st.DataObject) -> None:
    pack = data.draw(packs_of(subject))
    complete, on = data.draw(complete_profiles(pack)), data.draw(dates(pack))
    interview = Interview(pack=pack, on=on, profile=Profile(attestations=complete.attestations))
    asked: list[str] = []
    while (question := interview.question) is not None:
        asked.append(question.fact)
        interview = interview.answer(complete.facts.get(question.fact, Known(value=NONE)).value)
    assert len(asked) == len(set(asked))
    assert set(asked) <= set(pack.facts_read)
    assert verdicts(interview.decision) == verdicts(decide(pack, Case(profile=complete, on=on)))


@of_every_pack
@examples(15)
@given(data=st.data())
def test_a_slice_decides_its_benefit_as_the_whole_pack_does(subject: str, data: st.DataObject) -> None:
    pack = data.draw(packs_of(subject))
    case = data.draw(cases(pack))
    benefit = data.draw(st.sampled_from(list(pack.benefits)))
    part = Slices.of(pack).deciding(pack, [benefit])
    assert Slices.of(pack).deciding(pack, [benefit]) is part
    (inside,), (whole,) = (
        [item for item in decide(one, case).items if item.benefit.id == benefit] for one in (part, pack)
    )
    assert inside == whole
    needed = {path.partition(".")[0] for path in (*whole.missing, *whole.amount_missing)}
    assert needed <= set(facts_deciding(part))
    assert set(facts_deciding(part)) <= set(pack.facts_read)


def _fails_the_day_before(pack: Pack, case: Case, way: Change, move: Move, benefit: str) -> None:
    """Hold a waiting to its day: whoever comes a day earlier does not get as far."""
    assert isinstance(move.after, date)
    earlier = [replace(one, after=move.after - timedelta(days=1)) if one is move else one for one in way.moves]
    item = next(one for one in decide(pack, moved(case, *earlier)).items if one.benefit.id == benefit)
    assert (item.verdict, item.standing) != (way.verdict, way.standing)


def _holds(pack: Pack, case: Case, benefit: str) -> int:
    """Hold every way to what it says; return how many there are."""
    decision = decide(pack, case)
    answer = what_would_change(decision, benefit)
    for way in answer.ways:
        item = next(one for one in decide(pack, moved(case, *way.moves)).items if one.benefit.id == benefit)
        assert (item.verdict, item.standing, item.amount) == (way.verdict, way.standing, way.amount)
        assert item.standing is not ItemStanding.OUT
        assert (way.verdict, way.standing) != (answer.item.verdict, answer.item.standing)
        assert len({move.fact for move in way.moves}) == len(way.moves)
        for move in way.moves:
            if move.fact is None:
                _fails_the_day_before(pack, case, way, move, benefit)
    sizes = [len(way.moves) for way in answer.ways]
    assert sizes == sorted(sizes)
    assert answer.to_text()
    assert answer.to_text("en")
    assert len(answer.to_data()["ways"]) == len(answer.ways)
    return len(answer.ways)


@of_every_pack
@examples(12)
@given(data=st.data())
def test_every_change_leads_to_the_verdict_that_it_says(subject: str, data: st.DataObject) -> None:
    pack = data.draw(packs_of(subject))
    case = data.draw(cases(pack))
    _holds(pack, case, data.draw(st.sampled_from(list(pack.benefits))))


@of_every_pack
@examples(15)
@given(data=st.data())
def test_what_is_refused_has_a_reason_and_what_is_granted_has_none(subject: str, data: st.DataObject) -> None:
    pack = data.draw(packs_of(subject))
    decision = decide(pack, data.draw(cases(pack)))
    for item in decision.items:
        answer = why_not(decision, item.benefit.id)
        assert (answer.reason is Refusal.GRANTED) == (
            item.own is Verdict.ELIGIBLE and item.standing is ItemStanding.SELECTED
        )
        assert all(one.judgement.truth is Truth.NO for one in answer.failing)
        if answer.reason is Refusal.NOT_MET:
            assert answer.failing or answer.no_amount
        if answer.reason is Refusal.OPEN:
            assert answer.missing or answer.findings or item.verdict is Verdict.ELIGIBLE
        assert answer.to_text()
        assert answer.to_text("en")
        assert answer.to_data()["reason"] == answer.reason.value
