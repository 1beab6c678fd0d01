"""The nearest changes: what they are, how they are marked, and that a day is exact."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from talentrules.dates import Days
from talentrules.engine import decide
from talentrules.inquiry import Change, Changeable, WhatWouldChange, changes, what_would_change
from talentrules.inquiry.moves import moved
from talentrules.model.conditions import Any, FindingCondition, Operator
from talentrules.model.decision import UNKNOWN, ItemStanding, Verdict
from talentrules.model.facts import NONE
from talentrules.model.groups import ChooseOne, Highest
from talentrules.model.pack import Amount, Clock, Finding, FindingReason, Pack
from talentrules.model.quantities import Bounded, Constant, FactValue, HitPolicy, Product, Row, Table
from talentrules.money import Money
from tests.inquiry.small import (
    ON,
    a_pack,
    age,
    all_of,
    at_least,
    at_most,
    benefit,
    case,
    decided,
    is_,
    paying,
    some,
    years_since,
)

DAY = timedelta(days=1)


def told(way: Change) -> list[tuple[str | None, object, object, str]]:
    return [(move.fact, move.before, move.after, move.marked.value) for move in way.moves]


def asked(pack: Pack, on: date = ON, **facts: object) -> WhatWouldChange:
    return what_would_change(decided(pack, facts, on), "a")  # type: ignore[arg-type]


def test_a_higher_degree_can_be_supplied_and_a_lower_one_not() -> None:
    pack = a_pack(benefit("a", at_least("education_level", "master"), paying(5)))
    (way,) = asked(pack, education_level="bachelor").ways
    assert told(way) == [("education_level", "bachelor", "master", "can_be_supplied")]
    assert (way.verdict, way.standing) == (Verdict.ELIGIBLE, ItemStanding.SELECTED)
    assert way.amount is not None
    assert way.amount.low == Money.yuan(5)
    down = a_pack(benefit("a", at_most("education_level", "bachelor")))
    (way,) = asked(down, education_level="doctor").ways
    assert told(way) == [("education_level", "doctor", "bachelor", "cannot")]
    assert way.marked is Changeable.CANNOT


def test_an_age_that_is_not_reached_takes_time_to_the_day() -> None:
    pack = a_pack(benefit("a", age(Operator.AT_LEAST, 30)))
    answer = asked(pack, birth_date=date(1996, 3, 1))
    assert told(answer.ways[0]) == [(None, ON, date(2026, 3, 1), "time")]
    assert "时间未到" in answer.to_text()
    assert "可于2026年3月1日起申请" in answer.to_text()
    assert [one.moves[0].marked for one in answer.ways[1:]] == [Changeable.CANNOT]
    assert answer.ways[1].moves[0].fact == "birth_date"


def test_an_age_that_is_passed_cannot_be_changed() -> None:
    pack = a_pack(benefit("a", age(Operator.AT_MOST, 45)))
    (way,) = asked(pack, birth_date=date(1970, 1, 1)).ways
    assert told(way) == [("birth_date", date(1970, 1, 1), date(1978, 6, 2), "cannot")]


def test_waiting_moves_a_known_application_too_and_the_day_before_it_fails() -> None:
    pack = a_pack(benefit("a", years_since(FactValue(fact="contract_start"), Clock.APPLICATION, Operator.AT_LEAST, 3)))
    facts = {"contract_start": date(2022, 2, 28), "applied_on": date(2024, 5, 1)}
    answer = what_would_change(decided(pack, facts), "a")
    (move,) = answer.ways[0].moves
    assert (move.fact, move.after) == (None, date(2025, 2, 28))
    before = moved(case(facts), move.__class__(fact=None, before=ON, after=date(2025, 2, 27), marked=move.marked))
    assert decide(pack, before).items[0].verdict is Verdict.INELIGIBLE


@pytest.mark.parametrize("later", [1, 40])
def test_a_benefit_that_is_not_yet_in_force_waits_for_its_first_day(later: int) -> None:
    first = ON + later * DAY
    (way,) = asked(a_pack(benefit("a", days=Days(first=first)))).ways
    assert told(way) == [(None, ON, first, "time")]
    ended = asked(a_pack(benefit("a", days=Days(last=ON - DAY))))
    assert ended.ways == ()
    assert "没有找到" in ended.to_text()
    assert "No change" in ended.to_text("en")


def test_two_facts_that_must_change_together() -> None:
    when = all_of(is_("retired", value=False), at_least("title_rank", "senior"))
    answer = asked(a_pack(benefit("a", when)), retired=True, title_rank="none")
    assert [len(way.moves) for way in answer.ways] == [2]
    assert {move.fact for move in answer.ways[0].moves} == {"retired", "title_rank"}
    assert answer.complete


def test_one_fact_is_enough_where_one_is_enough() -> None:
    when = Any(parts=(is_("retired", value=True), at_least("title_rank", "senior")))
    answer = asked(a_pack(benefit("a", when)), retired=False, title_rank="none")
    assert [[move.fact for move in way.moves] for way in answer.ways] == [["title_rank"], ["retired"]]


def test_what_is_unknown_can_be_supplied() -> None:
    answer = asked(a_pack(benefit("a", is_("nationality", "china"))))
    assert told(answer.ways[0]) == [("nationality", UNKNOWN, "china", "can_be_supplied")]
    assert "未提供 → 中国" in answer.to_text()


def test_a_record_is_added_or_made_to_fit() -> None:
    when = some("cards", all_of(is_("card", "hongyan"), is_("tier", "A卡")))
    pack = a_pack(benefit("a", when))
    (way,) = asked(pack, cards=NONE).ways
    assert told(way) == [("cards", NONE, ({"card": "hongyan", "tier": "A卡"},), "can_be_supplied")]
    ways = asked(pack, cards=({"card": "hongyan", "tier": "B卡"},)).ways
    assert ways[0].moves[0].after == ({"card": "hongyan", "tier": "A卡"},)


def test_an_amount_is_found_through_shares_bounds_and_tables() -> None:
    price = FactValue(fact="annual_pay")
    row = Row(when=at_least("education_level", "doctor"), value=Product(parts=(Constant(value=2), price)))
    table = Table(hit=HitPolicy.FIRST, rows=(row,))
    amount = Amount(quantity=Bounded(base=table, at_most=Constant(value=Money.yuan(1000))))
    answer = asked(a_pack(benefit("a", amount=amount)), education_level="bachelor", annual_pay=Money.yuan(100))
    (way,) = answer.ways
    assert told(way)[0][:3] == ("education_level", "bachelor", "doctor")
    assert way.amount is not None
    assert way.amount.high == Money.yuan(200)
    assert "200元" in answer.to_text()


def test_nothing_needs_to_change_for_what_is_granted() -> None:
    answer = asked(a_pack(benefit("a")))
    assert answer.ways == ()
    assert "结论已经是" in answer.to_text()
    assert answer.to_data() == {"benefit": "a", "verdict": "eligible", "ways": [], "complete": True}


def test_a_finding_is_waited_for() -> None:
    from dataclasses import replace

    finding = Finding(id="f", name="表现突出", reason=FindingReason.DISCRETIONARY)
    pack = replace(a_pack(benefit("a", FindingCondition(finding="f"))), findings={"f": finding})
    answer = asked(pack)
    assert answer.ways == ()
    assert "认定" in answer.to_text()


def test_where_not_all_pairs_were_tried_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "MOST_PAIRS", 1)
    when = all_of(*(at_least(fact, 3) for fact in ("insurance_months_total", "served_months", "trips_year")))
    answer = asked(a_pack(benefit("a", when)), insurance_months_total=0, served_months=0, trips_year=0)
    assert not answer.complete
    assert answer.ways == ()
    assert "只试了前" in answer.to_text()
    assert answer.to_data()["complete"] is False


def test_the_data_says_what_the_text_says() -> None:
    pack = a_pack(benefit("a", at_least("education_level", "master"), paying(5)))
    data = asked(pack, education_level="bachelor").to_data()
    assert data["ways"] == [
        {
            "changes": [
                {
                    "fact": "education_level",
                    "name": "学历",
                    "from": "本科",
                    "to": "硕士研究生",
                    "marked": "can_be_supplied",
                }
            ],
            "marked": "can_be_supplied",
            "verdict": "eligible",
            "standing": "selected",
            "amount": {"low": "5", "high": "5"},
        }
    ]


def test_to_whoever_is_set_aside_by_a_group_nothing_is_proposed_but_another_choice() -> None:
    """That the better one would be lost with a lower degree is no advice; to choose otherwise is."""
    better = benefit("b", at_least("education_level", "master"), paying(9))
    higher = Highest(id="high", name="就高", benefits=("a", "b"))
    compared = replace(a_pack(benefit("a", None, paying(5)), better), groups={"high": higher})
    assert asked(compared, education_level="doctor").item.verdict is Verdict.SUPERSEDED
    assert asked(compared, education_level="doctor").ways == ()
    chosen = replace(compared, groups={"one": ChooseOne(id="one", name="择一", benefits=("a", "b"))})
    (way,) = asked(chosen, education_level="doctor", choices=({"benefit_name": "b"},)).ways
    assert [(move.fact, move.after) for move in way.moves] == [("choices", ({"benefit_name": "待遇a"},))]
