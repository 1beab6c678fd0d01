"""JSON: the published schema holds, nothing is rounded, unknown is not none."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from talentrules.explain import decision_schema, to_data
from talentrules.explain.json import value_data
from talentrules.explain.json_models import DecisionData
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


@pytest.mark.parametrize("decision", [make_decision(), whole(), hostile_decision("<x>")])
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
    assert list(data) == ["schema", "pack", "on", "applied_on", "notices", "items", "totals", "next_questions"]
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
