"""What to ask next: what can change most, and nothing that can change nothing."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

import talentrules as tr
from talentrules.engine import decide
from talentrules.inquiry import next_questions, questions
from talentrules.model.conditions import All, Compare, Condition, Operator, Quantifier, Records
from talentrules.model.decision import Question
from talentrules.model.facts import BooleanType, Fact, RecordsType
from talentrules.model.pack import Amount, Benefit, Category, Jurisdiction, Kind, Pack, Version
from talentrules.model.profile import Case, Known, Profile
from talentrules.money import Interval, Money

ON = date(2024, 6, 1)


def yes(fact: str) -> Condition:
    return Compare(fact=fact, operator=Operator.IS, values=(True,))


def pays(yuan: int | None) -> Amount:
    return Amount.stated(Interval(None, None if yuan is None else Money.yuan(yuan)))


def a_pack(benefits: Mapping[str, tuple[Condition, Amount | None]]) -> Pack:
    field = Fact(id="flag", name="标记", type=BooleanType())
    facts = [Fact(id=one, name=one, type=BooleanType()) for one in ("first", "second", "third")]
    facts.append(Fact(id="cards", name="持卡", type=RecordsType(fields=(field,))))
    return Pack(
        language=1,
        id="p",
        name="p",
        jurisdiction=Jurisdiction(code="1"),
        verified_on=ON,
        sources={},
        documents={},
        facts={one.id: one for one in facts},
        findings={},
        definitions={},
        benefits={
            name: Benefit(
                id=name,
                name=name,
                kind=Kind.SUBSIDY,
                category=Category.MONEY,
                versions=(Version(when=when, amount=amount),),
            )
            for name, (when, amount) in benefits.items()
        },
        statistics={},
    )


def ask(pack: Pack, **facts: bool | tuple[Mapping[str, bool], ...]) -> tuple[Question, ...]:
    profile = Profile(facts={name: Known(value=value) for name, value in facts.items()})
    return next_questions(decide(pack, Case(profile=profile, on=ON)))


def test_the_fact_that_can_change_most_benefits_comes_first() -> None:
    pack = a_pack({"a": (yes("first"), pays(9)), "b": (yes("second"), None), "c": (yes("second"), None)})
    assert [(one.fact, one.benefits) for one in ask(pack)] == [("second", ("b", "c")), ("first", ("a",))]


def test_then_the_one_with_most_money_at_stake() -> None:
    pack = a_pack({"a": (yes("first"), pays(5)), "b": (yes("second"), pays(9)), "c": (yes("third"), pays(None))})
    assert [(one.fact, one.at_stake) for one in ask(pack)] == [
        ("second", Money.yuan(9)),
        ("first", Money.yuan(5)),
        ("third", Money(0)),
    ]


def test_then_the_order_of_the_vocabulary() -> None:
    pack = a_pack({"a": (yes("third"), None), "b": (yes("second"), None), "c": (yes("first"), None)})
    assert [one.fact for one in ask(pack)] == ["first", "second", "third"]


def test_a_fact_that_can_change_nothing_is_not_asked() -> None:
    pack = a_pack({"a": (All(parts=(yes("first"), yes("second"))), pays(5))})
    assert [one.fact for one in ask(pack)] == ["first", "second"]
    assert ask(pack, first=False) == ()
    assert [one.fact for one in ask(pack, first=True)] == ["second"]
    assert ask(pack, first=True, second=True) == ()


def test_a_missing_field_asks_for_its_list_once() -> None:
    some = Records(fact="cards", quantifier=Quantifier.SOME, where=yes("flag"))
    none = Records(fact="cards", quantifier=Quantifier.SOME)
    pack = a_pack({"a": (All(parts=(some, none)), None)})
    assert [(one.fact, one.benefits) for one in ask(pack)] == [("cards", ("a",))]
    assert [(one.fact, one.benefits) for one in ask(pack, cards=({},))] == [("cards", ("a",))]


@pytest.mark.parametrize("name", ["wuzhishan", "huanggang", "jiayuguan", "liling", "nanle"])
def test_answering_all_questions_leaves_none(name: str) -> None:
    pack = tr.load(name)
    profile: dict[str, object] = {}
    for _ in range(20):
        questions = pack.decide(profile, on=ON).next_questions()
        if not questions:
            break
        kind = pack.facts[questions[0].fact].type
        answer: object = False if isinstance(kind, BooleanType) else None
        profile[questions[0].fact] = answer
    assert not pack.decide(profile, on=ON).next_questions()


def test_the_greatest_number_of_verdicts_that_one_answer_changes() -> None:
    pack = a_pack({"a": (yes("second"), pays(1)), "b": (yes("second"), None), "c": (yes("first"), pays(9))})
    assert [(one.fact, one.verdicts, one.at_stake) for one in ask(pack)] == [
        ("second", 2, Money.yuan(1)),
        ("first", 1, Money.yuan(9)),
    ]


def test_a_loan_is_not_received_and_weighs_nothing() -> None:
    pack = a_pack({"a": (yes("first"), pays(9))})
    loan = replace(pack.benefits["a"], kind=Kind.LOAN)
    (question,) = ask(replace(pack, benefits={"a": loan}))
    assert (question.verdicts, question.at_stake) == (1, Money(0))


def test_beyond_the_bound_the_order_is_the_plain_one(monkeypatch: pytest.MonkeyPatch) -> None:
    pack = a_pack({"a": (All(parts=(yes("first"), yes("second"))), pays(5)), "b": (yes("second"), pays(3))})
    measured = ask(pack)
    monkeypatch.setattr(questions, "MOST_WORK", 0)
    assert [(one.fact, one.verdicts, one.at_stake) for one in ask(pack)] == [
        ("second", 2, Money.yuan(8)),
        ("first", 1, Money.yuan(5)),
    ]
    assert [one.fact for one in measured] == ["second", "first"]


def test_slices_are_forgotten_with_their_pack() -> None:
    from talentrules.inquiry import slices

    pack = a_pack({"a": (yes("first"), None)})
    ask(pack)
    key = id(pack)
    assert key in slices._KNOWN
    del pack
    gc.collect()
    assert key not in slices._KNOWN
