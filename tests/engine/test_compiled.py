"""The program of a pack means what walking through the pack means, whatever it has remembered before."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentrules.engine.compiled import remembered
from talentrules.engine.compiled.remembered import Kept, Remembered
from talentrules.engine.decide import decide, decide_by_walking, scope_of
from talentrules.engine.evaluate import judge
from talentrules.model.conditions import BenefitCondition, Compare, DefinitionCondition, Operator
from talentrules.model.decision import Decision
from talentrules.model.facts import Fact, NumberType
from talentrules.model.pack import Pack
from talentrules.model.profile import Case
from talentrules.truth import Truth
from tests.engine.small import benefit, case, definition, everything, holds, pack
from tests.laws.subjects import of_every_pack, packs_of
from tests.strategies import cases, examples

RETIRED = holds("retired")


def _everything_of(decision: Decision) -> object:
    told = [(item.conditions, item.calculation, item.evidence, item.windows) for item in decision.items]
    return decision, told


def _agree(pack: Pack, one: Case) -> None:
    assert _everything_of(decide(pack, one)) == _everything_of(decide_by_walking(pack, one))


@of_every_pack
@examples(25)
@given(data=st.data())
def test_the_program_decides_and_explains_as_walking_does(subject: str, data: st.DataObject) -> None:
    """Also the open points, and their order; also the second time, when answers are remembered."""
    subject_pack = data.draw(packs_of(subject))
    drawn = data.draw(st.lists(cases(subject_pack), min_size=1, max_size=3))
    for one in (*drawn, *drawn):
        _agree(subject_pack, one)


@examples(25)
@given(data=st.data())
def test_what_is_remembered_bears_on_no_answer(data: st.DataObject) -> None:
    fresh = data.draw(packs_of("grouped"))
    earlier, later = data.draw(cases(fresh)), data.draw(cases(fresh))
    decide(fresh, earlier)
    assert _everything_of(decide(fresh, later)) == _everything_of(decide(replace(fresh), later))


def test_numbers_that_are_equal_are_shown_as_they_were_given() -> None:
    floors = Fact(id="floors", name="楼层", type=NumberType(whole=False))
    at_most_two = Compare(fact="floors", operator=Operator.AT_MOST, values=(2,))
    subject = replace(pack(benefit("b", at_most_two)), facts={"floors": floors})
    for given_value in (2, Decimal("2.0"), Decimal("2.00"), 2):
        (seen,) = (one.seen for one in decide(subject, case({"floors": given_value})).items[0].conditions)
        assert str(seen) == str(given_value)
        assert type(seen) is type(given_value)


def test_no_more_is_kept_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "LIMIT", 3)
    made: list[int] = []

    def double(number: int) -> int:
        made.append(number)
        return 2 * number

    answers = Remembered(double)
    assert [answers[number] for number in (1, 2, 3, 4, 4, 1)] == [2, 4, 6, 8, 8, 2]
    assert (made, len(answers)) == ([1, 2, 3, 4, 4], 3)
    kept: Kept[int] = Kept()
    things = [(object(),) for _ in range(5)]
    assert [kept.of(one, lambda: 7) for one in things] == [7] * 5
    assert len(kept.made) == 3


def test_a_pack_is_copied_and_sent_without_what_was_made_of_it() -> None:
    subject = pack(benefit("b", RETIRED))
    decide(subject, case())
    assert subject.derived
    for other in (replace(subject), deepcopy(subject), pickle.loads(pickle.dumps(subject))):  # noqa: S301 - our own bytes
        assert other == subject
        assert other.derived == {}
        _agree(other, case({"retired": True}))


def test_whoever_looks_at_a_decided_case_may_ask_for_any_benefit() -> None:
    subject = pack(benefit("b", RETIRED), benefit("c"))
    scope = scope_of(subject, case({"retired": False}))
    asked = [judge(BenefitCondition(benefit=name), scope).truth for name in subject.benefits]
    assert asked == [Truth.NO, Truth.YES]


def test_threads_that_decide_the_same_pack_get_the_same() -> None:
    subject = pack(
        benefit("b", DefinitionCondition(definition="d")), definitions=[definition("d", everything(RETIRED, RETIRED))]
    )
    asked = [case({"retired": number % 2 == 0}) for number in range(64)]
    with ThreadPoolExecutor(8) as pool:
        decided = list(pool.map(lambda one: decide(subject, one), asked))
    assert decided == [decide_by_walking(subject, one) for one in asked]


def test_many_ways_to_one_definition_are_told_in_the_time_of_one() -> None:
    """Two ways from each layer to the next: 2 to the 60 paths through a tree of which every part is made once."""
    layers = [
        definition(f"d{number}", everything(*[DefinitionCondition(definition=f"d{number + 1}")] * 2))
        for number in range(60)
    ]
    subject = pack(
        benefit("b", DefinitionCondition(definition="d0")), definitions=[*layers, definition("d60", RETIRED)]
    )
    (told,) = decide(subject, case({"retired": True})).items[0].conditions
    for _ in range(60):
        left, right = told.parts[0].parts
        assert left.parts[0] is right.parts[0]
        told = left
