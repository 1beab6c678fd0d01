"""JSON: the published schema holds, nothing is rounded, unknown is not none."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from talentrules.explain import decision_schema, to_data
from talentrules.explain.json_models import DecisionData
from talentrules.explain.json_values import fraction_data, value_data
from talentrules.model.conditions import CompareQuantity, Operator
from talentrules.model.decision import UNKNOWN, Decision, Question, Verdict
from talentrules.model.facts import NONE, Value
from talentrules.money import Money
from tests.explain.conftest import (
    BENEFITS,
    EVERY_FORM,
    FACTS,
    PROFILE,
    every_form,
    hostile_decision,
    item,
    make_decision,
    open_,
    version,
)
from tests.explain.conftest import YES as YES_JUDGED
from tests.explain.full import full_decision
from tests.explain.reckoned import AGE, APPLIED, BORN, constant, count, day, met, number

YOUNG = CompareQuantity(quantity=AGE, operator=Operator.AT_MOST, bounds=(number(45),))
AGED = count(AGE, 38, parts=(day(BORN, date(1986, 3, 5)), day(APPLIED, date(2024, 6, 1))))
LIMIT = constant(number(45))
VALIDATOR = Draft202012Validator(decision_schema())


def whole() -> Decision:
    """Return a decision whose trees hold every form of condition."""
    benefit = replace(BENEFITS["card"], versions=(version(when=EVERY_FORM),))
    one = item("card", Verdict.UNDETERMINED, open_("retired"), every_form(), benefit=benefit)
    questions = tuple(Question(fact=fact, benefits=(), at_stake=Money(0)) for fact in (*FACTS, "cards.tier", "gone"))
    return make_decision(items=(one,), next_questions=questions)


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(decision_schema())
    assert decision_schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("decision", [make_decision(), whole(), full_decision(), hostile_decision("<x>")])
def test_the_data_is_what_the_schema_says(decision: Decision) -> None:
    data = json.loads(json.dumps(to_data(decision, {"engine": "0.1.0", "facts": {}})))
    VALIDATOR.validate(data)
    DecisionData.model_validate_json(json.dumps(data))
    assert list(data)[-1] == "receipt"
    VALIDATOR.validate(to_data(decision))


@settings(max_examples=40, deadline=None)
@given(text=st.text(max_size=20))
def test_the_schema_holds_whatever_people_write(text: str) -> None:
    VALIDATOR.validate(to_data(hostile_decision(text)))


def test_the_top_level_keys_are_these(decision: Decision) -> None:
    data = to_data(decision)
    assert list(data) == [
        "schema",
        "pack",
        "on",
        "applied_on",
        "notices",
        "items",
        "groups",
        "choices",
        "totals",
        "next_questions",
    ]
    assert data["schema"] == "talentrules/decision/1"
    assert data["pack"] == {
        "id": "sample",
        "name": "样例市",
        "jurisdiction": {"code": "469001", "within": "海南省"},
        "sha256": "ab" * 32,
        "verified_on": "2024-05-09",
        "fictional": False,
    }
    assert (data["on"], data["applied_on"]) == ("2024-06-01", "2024-06-01")


def by_benefit(decision: Decision) -> dict[str, Any]:
    return {one["benefit"]: one for one in to_data(decision)["items"]}


def test_amounts_are_decimal_texts_with_open_ends_as_null(decision: Decision) -> None:
    items = by_benefit(decision)
    assert items["travel"]["amount"] == {"low": "4000", "high": "10000", "period": "year", "granularity": "unknown"}
    assert items["settle"]["amount"] == {"low": None, "high": "100000", "period": "once", "granularity": "unknown"}
    assert items["station"]["amount"]["period"] is None
    assert items["card"]["amount"] is None


def test_days_in_force_are_told_with_their_status(decision: Decision) -> None:
    items = by_benefit(decision)
    assert items["campaign"]["in_force"] == {"from": "2022-08-23", "until": "2022-09-30", "status": "ended"}
    assert items["travel"]["in_force"] == {"from": None, "until": None, "status": "in_force"}
    assert items["station"]["in_force"]["status"] == "open"


def test_a_condition_tells_what_it_saw_and_where_it_stands(decision: Decision) -> None:
    (tree,) = by_benefit(decision)["travel"]["conditions"]
    group, finding = tree["parts"]
    assert "seen" not in tree
    assert group["seen"] == ["high_level", "migratory"]
    assert group["where"] == "sample.yaml:12"
    assert group["text"] == "“候鸟”人才"
    assert (group["operator"], group["expected"], group["truth"]) == ("has", ["migratory"], "yes")
    assert (finding["form"], finding["seen"], finding["state"]) == ("finding", {"unknown": True}, "unstated_rule")


def test_a_quote_stays_verbatim(decision: Decision) -> None:
    (cited,) = by_benefit(decision)["travel"]["citations"]
    assert cited["quote"] == "符合条件的“候鸟”人才每年可申请4000-10000元的交通补贴"
    assert cited["published_on"] == "2024-05-09"


def test_a_question_tells_type_and_choices(decision: Decision) -> None:
    questions = {one["fact"]: one for one in to_data(whole())["next_questions"]}
    assert questions["education_level"]["choices"][0] == {"id": "bachelor", "name": "本科"}
    assert {one["type"] for one in questions.values()} == {
        *("boolean", "integer", "decimal", "money", "date", "text", "choice", "ordered_choice", "set", "records")
    } - {"choice"}
    assert questions["cards.tier"]["name"] == "持卡·等级"
    assert to_data(decision)["next_questions"][1]["at_stake"] == "110000"


@pytest.mark.parametrize(
    ("value", "data"),
    [
        (NONE, None),
        (True, True),
        (3, 3),
        (Decimal("1.50"), "1.50"),
        (Money.yuan("0.05"), "0.05"),
        (date(2024, 5, 9), "2024-05-09"),
        ("x", "x"),
        (frozenset({"b", "a"}), ["a", "b"]),
        (({"since": date(2024, 5, 9)},), [{"since": "2024-05-09"}]),
    ],
)
def test_values_as_data(value: Value, data: object) -> None:
    assert value_data(value) == data


def test_unknown_is_not_none() -> None:
    assert value_data(UNKNOWN) == {"unknown": True}
    assert PROFILE.facts


def test_no_float_appears(decision: Decision) -> None:
    def floats(data: object) -> bool:
        if isinstance(data, dict):
            return any(map(floats, data.values()))
        return any(map(floats, data)) if isinstance(data, list) else isinstance(data, float)

    assert not floats(to_data(decision))
    assert not floats(to_data(whole()))
    assert not floats(to_data(full_decision()))


# -- what only a whole decision has -----------------------------------------------------------------------------------


def full() -> dict[str, Any]:
    data: dict[str, Any] = to_data(full_decision())
    return {one["benefit"]: one for one in data["items"]} | {"": data}


def test_an_item_tells_what_the_groups_made_of_it() -> None:
    living = full()["living"]
    assert (living["own"], living["verdict"], living["standing"]) == ("eligible", "superseded", "out")
    assert (living["groups"], living["beaten_by"], living["set_aside_by"]) == (["needs", "best"], ["home"], "best")
    home = full()["home"]
    assert (home["rate"], home["amount"]["low"], home["set_aside_by"]) == (
        {"low": "600000", "high": "600000"},
        "550000",
        None,
    )
    assert home["version"] == {"place": 1, "of": 1, "from": None, "until": None, "text": ""}


def test_a_calculation_is_lines_and_a_tree() -> None:
    (home,) = full()["home"]["calculation"]
    assert home["lines"][-1] == "1,200,000元 × 50% = 600,000元；上限700,000元；实发600,000元"
    tree = home["tree"]
    assert (tree["form"], tree["measure"], tree["low"], tree["high"]) == ("bounded", "money", "600000", "600000")
    share, cap = tree["parts"]
    assert (share["form"], share["text"], cap["value"]) == ("product", "房价 × 50%", "700,000元")
    assert [(one["form"], one.get("fact"), one["low"], one["unit"]) for one in share["parts"]] == [
        ("fact", "home_price", "1200000", ""),
        ("constant", None, "0.5", "%"),
    ]
    (living,) = full()["living"]["calculation"]
    assert (living["tree"]["hit_policy"], living["tree"]["rows"], living["tree"]["hit"]) == (
        "highest",
        ["博士", "副高"],
        [1],
    )
    assert [one["truth"] for one in living["tree"]["conditions"]] == ["no", "yes"]
    (paper,) = full()["paper"]["calculation"]
    assert (paper["tree"]["high"], paper["tree"]["missing"]) == (None, ["home_price"])


def test_a_comparison_of_quantities_shows_both_sides() -> None:
    benefit = replace(BENEFITS["card"], versions=(version(when=YOUNG),))
    one = item("card", Verdict.ELIGIBLE, YES_JUDGED, met(YOUNG, quantities=(AGED, LIMIT)), benefit=benefit)
    decision = make_decision(items=(one,))
    data = to_data(decision)
    VALIDATOR.validate(data)
    (tree,) = data["items"][0]["conditions"]
    assert (tree["form"], tree["operator"]) == ("compare_quantity", "at_most")
    assert [(one["form"], one["low"], one["value"]) for one in tree["quantities"]] == [
        ("between", "38", "38周岁"),
        ("constant", "45", "45"),
    ]
    assert tree["quantities"][0]["parts"][0]["low"] == "1986-03-05"


def test_payment_obligation_and_procedure_are_told_in_full() -> None:
    home = full()["home"]
    assert home["payment"]["instalments"] == [
        {"share": "0.4", "amount": None, "after": "P0D"},
        {"share": "0.3", "amount": None, "after": "P1Y"},
        {"share": "0.3", "amount": None, "after": "P2Y"},
    ]
    assert full()["living"]["payment"]["assessed"] == {
        "kind": "annual",
        "factors": {"excellent": "1.2", "qualified": "1"},
        "year_before": True,
        "from_part": 1,
    }
    assert (home["obligation"]["serve"], home["obligation"]["start"]) == ("P5Y", "引进日期")
    assert home["obligation"]["by_reason"] == {"retired": {"kind": "stop_only", "unit": None, "steps": []}}
    assert [(one["name"], one["needed"]) for one in home["procedure"]["evidence"]] == [
        ("购房合同", "yes"),
        ("户籍信息", "yes"),
        ("结婚证", "open"),
        ("学位证", "no"),
    ]
    assert home["procedure"]["windows"][0]["yearly"] == ["03-01", "03-31"]
    assert full()["paper"]["obligation"]["clawback"]["steps"] == [{"after": "P3Y", "kept": "0.5"}]


def test_groups_and_choices_stand_at_the_top() -> None:
    data = full()[""]
    assert [(one["id"], one["kind"], one["compare"]) for one in data["groups"]] == [
        ("needs", "requires", None),
        ("best", "highest", "total"),
        ("cap", "cap", "total"),
    ]
    assert data["groups"][1]["members"][1] == {
        "benefit": "living",
        "before": "yes",
        "after": "no",
        "base": {"low": "360000", "high": "360000"},
        "why": "less",
        "by": ["home"],
    }
    assert data["choices"]["bundles"][2]["chosen"] == {"pick": None}
    assert (data["choices"]["best"], data["choices"]["proven"]) == (0, True)
    assert to_data(make_decision())["choices"] is None


@pytest.mark.parametrize(
    ("value", "data"),
    [(Fraction(1, 3), "1/3"), (Fraction("0.125"), "0.125"), (Fraction(-5, 2), "-2.5"), (Fraction(12), "12")],
)
def test_a_number_is_exact(value: Fraction, data: str) -> None:
    assert fraction_data(value) == data
