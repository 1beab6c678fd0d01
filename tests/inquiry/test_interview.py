"""The interview: one question after another, back, skip, and its end."""

from __future__ import annotations

from talentrules.inquiry import Interview, read_answer
from talentrules.model.decision import Verdict
from talentrules.model.facts import NONE
from talentrules.model.vocabulary import VOCABULARY
from tests.inquiry.small import ON, a_pack, all_of, at_least, benefit, is_, some

PACK = a_pack(
    benefit("a", all_of(is_("retired", value=True), at_least("served_months", 6))),
    benefit("b", is_("retired", value=True)),
    benefit("c", some("cards", is_("card", "hongyan"))),
)


def test_asks_until_nothing_can_change() -> None:
    start = Interview(pack=PACK, on=ON)
    assert start.question is not None
    assert start.question.fact == "retired"
    no = start.answer(value=False)
    assert no.question is not None
    assert no.question.fact == "cards"
    done = no.answer(NONE)
    assert done.question is None
    assert [item.verdict for item in done.decision.items] == [Verdict.INELIGIBLE] * 3
    assert done.answer(value=True) is done
    assert done.skip() is done


def test_back_and_skip() -> None:
    start = Interview(pack=PACK, on=ON)
    skipped = start.skip()
    assert skipped.question is not None
    assert skipped.question.fact != "retired"
    assert skipped.back() is start
    assert start.back() is start
    assert skipped.skip().skip().question is None


def test_a_list_with_an_unknown_field_is_asked_once() -> None:
    interview = Interview(pack=PACK, on=ON).answer(value=False).answer(({},))
    assert interview.question is None
    assert interview.decision.items[2].verdict is Verdict.UNDETERMINED


def test_an_answer_is_read_as_in_a_profile() -> None:
    assert read_answer(VOCABULARY["education_level"], "博士") == ("doctor", ())
    value, problems = read_answer(VOCABULARY["education_level"], "硕土研究生")
    assert value is None
    assert [one.code for one in problems] == ["unknown-choice-near"]
