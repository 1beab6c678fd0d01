"""What the five cities must show, read from the JSON as a program would."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from talentrules.explain import decision_schema
from tests.api.conftest import CITIES, ON, city

Data = dict[str, Any]


def decided(name: str, profile: dict[str, object], on: date = ON) -> Data:
    data: Data = json.loads(city(name).decide(profile, on=on).to_json())
    return data


def item(data: Data, benefit: str) -> Data:
    (found,) = (one for one in data["items"] if one["benefit"] == benefit)
    assert isinstance(found, dict)
    return found


def asked(data: Data) -> list[str]:
    return [one["fact"] for one in data["next_questions"]]


def all_conditions(trees: list[Data]) -> list[Data]:
    return [found for one in trees for found in (one, *all_conditions(one["parts"]))]


MIGRATORY: dict[str, object] = {"talent_groups": ["migratory"]}


@pytest.mark.parametrize("name", CITIES)
def test_the_json_has_these_keys_and_keeps_its_schema(name: str) -> None:
    data = decided(name, {})
    assert {"pack", "on", "items", "totals", "next_questions", "receipt"} <= data.keys()
    wanted = {"benefit", "name", "verdict", "amount", "conditions", "citations", "missing", "findings"}
    assert all(wanted <= one.keys() for one in data["items"])
    Draft202012Validator(decision_schema()).validate(data)


# -- Wuzhishan ----------------------------------------------------------------------------------------------------------


def test_wuzhishan_conditions_not_attested() -> None:
    allowance = item(decided("wuzhishan", MIGRATORY), "travel_allowance")
    assert allowance["verdict"] == "needs_finding"
    assert (allowance["amount"]["low"], allowance["amount"]["high"]) == ("4000", "10000")
    assert allowance["amount"]["period"] == "year"
    (finding,) = allowance["findings"]
    assert finding["id"] == "flexible_talent_conditions"
    assert finding["decided_by"] == "中共五指山市委人才发展局"
    assert allowance["missing"] == []


def test_wuzhishan_conditions_attested_as_met() -> None:
    attested = MIGRATORY | {"attestations": {"flexible_talent_conditions": True}}
    allowance = item(decided("wuzhishan", attested), "travel_allowance")
    assert allowance["verdict"] == "eligible"
    assert (allowance["amount"]["low"], allowance["amount"]["high"]) == ("4000", "10000")


def test_wuzhishan_conditions_attested_as_not_met() -> None:
    attested = MIGRATORY | {"attestations": {"flexible_talent_conditions": False}}
    allowance = item(decided("wuzhishan", attested), "travel_allowance")
    assert allowance["verdict"] == "ineligible"
    failed = [one for one in all_conditions(allowance["conditions"]) if one["truth"] == "no" and not one["parts"]]
    assert [one["finding"] for one in failed] == ["flexible_talent_conditions"]


def test_wuzhishan_talent_group_not_given() -> None:
    data = decided("wuzhishan", {})
    allowance = item(data, "travel_allowance")
    assert allowance["verdict"] == "undetermined"
    assert allowance["missing"] == ["talent_groups"]
    assert data["next_questions"][0]["fact"] == "talent_groups"
    assert "travel_allowance" in data["next_questions"][0]["benefits"]


# -- Liling -------------------------------------------------------------------------------------------------------------


def test_liling_a_cap_has_no_lower_end() -> None:
    one_off = item(decided("liling", {"talent_groups": ["high_end"]}), "high_end_one_off")
    assert (one_off["amount"]["low"], one_off["amount"]["high"]) == (None, "100000")


def test_liling_says_what_is_not_required() -> None:
    decision = city("liling").decide({"xiangya_expert": True}, on=ON)
    assert "不限定专家服务时间和工作方式" in decision.to_text(width=200)
    conditions = all_conditions(item(decision.to_data(), "expert_assistant")["conditions"])
    (stated,) = (one for one in conditions if one["form"] == "not_required")
    assert stated["truth"] == "yes"
    assert stated["text"] == "不限定专家服务时间和工作方式"


# -- Huanggang ----------------------------------------------------------------------------------------------------------


def test_huanggang_campaigns_have_ended() -> None:
    data = decided("huanggang", {})
    ended = [one for one in data["items"] if one["verdict"] == "not_in_force"]
    assert "youth_social" in [one["benefit"] for one in ended]
    assert {one["in_force"]["until"] for one in ended} == {"2022-09-30"}
    assert "2022年9月30日" in city("huanggang").decide({}, on=ON).to_text(width=200)
    during = decided("huanggang", {}, on=date(2022, 9, 15))
    assert not [one for one in during["items"] if one["verdict"] == "not_in_force"]


@pytest.mark.parametrize("card", ["chucai", "hg_green"])
def test_huanggang_either_card_serves(card: str) -> None:
    profile: dict[str, object] = {"talent_groups": ["high_level"], "cards": [{"card": card}]}
    assert item(decided("huanggang", profile), "medical_escort")["verdict"] == "eligible"


@pytest.mark.parametrize(
    ("profile", "verdict"),
    [
        ({"talent_groups": ["high_level"], "cards": None}, "ineligible"),
        ({"talent_groups": ["high_level"], "cards": []}, "ineligible"),
        ({"talent_groups": None, "cards": [{"card": "chucai"}]}, "ineligible"),
        ({"talent_groups": ["high_level"]}, "undetermined"),
        ({"cards": [{"card": "chucai"}]}, "undetermined"),
        ({"cards": None}, "ineligible"),
    ],
)
def test_huanggang_the_card_and_the_group_are_both_needed(profile: dict[str, object], verdict: str) -> None:
    assert item(decided("huanggang", profile), "medical_escort")["verdict"] == verdict


# -- Jiayuguan ----------------------------------------------------------------------------------------------------------

INTRODUCED: dict[str, object] = {"introduction_mode": "full_time", "talent_groups": ["high_level"]}


@pytest.mark.parametrize("subsidy", ["settling_subsidy", "rent_subsidy"])
def test_jiayuguan_prints_no_amount(subsidy: str) -> None:
    data = decided("jiayuguan", INTRODUCED)
    amount = item(data, subsidy)["amount"]
    assert (amount["low"], amount["high"]) == (None, None)
    assert {(one["low"], one["high"]) for one in data["totals"]} == {("0", None)}


def test_jiayuguan_one_case_sets_no_rule() -> None:
    rent_free = item(decided("jiayuguan", INTRODUCED), "talent_apartment_rent_free")
    assert rent_free["verdict"] == "needs_finding"
    assert {one["kind"] for one in rent_free["citations"]} == {"anecdote"}


# -- Nanle --------------------------------------------------------------------------------------------------------------


def test_nanle_has_no_figure_for_one_person() -> None:
    subsidy = item(decided("nanle", {}), "talent_subsidy")
    assert (subsidy["amount"]["low"], subsidy["amount"]["high"]) == (None, None)
    assert subsidy["verdict"] == "needs_finding"


# -- Nothing known ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", CITIES)
@pytest.mark.parametrize("on", [ON, date(2022, 9, 15)])
def test_an_empty_profile_settles_nothing_for_lack_of_data(name: str, on: date) -> None:
    data = decided(name, {}, on)
    assert {one["verdict"] for one in data["items"]} <= {
        *("undetermined", "needs_finding", "not_in_force", "informational")
    }
    open_facts = {path.split(".")[0] for one in data["items"] for path in one["missing"]}
    assert set(asked(data)) == open_facts
    assert asked(data), "there is always something to ask"
    reach = [len(one["benefits"]) for one in data["next_questions"]]
    assert reach == sorted(reach, reverse=True)
    assert data["receipt"]["profile"] == {}
