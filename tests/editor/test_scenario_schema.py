"""The schema of scenario files: as wide as the reader where files are right, narrow where they are not."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from talentrules.testing import ScenarioError, expectations, read_scenarios, reading, scenario_schema
from tests.editor.blocks import filled, indented, written
from tests.repository.checkout import ROOT

SHIPPED = sorted([*(ROOT / "rules/tests").glob("*.yaml"), *(ROOT / "examples/packs/tests").glob("*.yaml")])

SMALL: dict[str, Any] = {
    "scenarios": 1,
    "pack": "liling",
    "defaults": {"day": "2024-06-01", "profile": {"学历": "博士"}},
    "cases": [
        {
            "name": "一位专家",
            "profile": {"employer_headcount": {"unknown": "未询问"}, "认定": {"high_end_one_off_conditions": True}},
            "expect": {
                "人才公寓": "需认定",
                "high_end_one_off": {"verdict": "eligible", "amount": {"at_most": "10万元"}},
            },
        }
    ],
}


@cache
def validator() -> Draft202012Validator:
    return Draft202012Validator(scenario_schema())


def fits(data: Any) -> bool:
    return bool(validator().is_valid(json.loads(json.dumps(data, default=str))))


def is_read(data: Any, folder: Path) -> bool:
    file = folder / "x.scenario.yaml"
    file.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    try:
        read_scenarios(file)
    except ScenarioError:
        return False
    return True


def test_it_is_a_schema_and_always_the_same() -> None:
    Draft202012Validator.check_schema(scenario_schema())
    assert json.dumps(scenario_schema()) == json.dumps(scenario_schema())


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_every_shipped_file_fits(path: Path) -> None:
    data = json.loads(json.dumps(yaml.safe_load(path.read_text(encoding="utf-8")), default=str))
    assert [(list(error.path), error.message) for error in validator().iter_errors(data)] == []


def test_the_keys_are_those_of_the_reader() -> None:
    schema = scenario_schema()
    of = {
        name: set(one["properties"])
        for name, one in schema["$defs"].items()
        if name[0].isupper() and "properties" in one
    }
    assert set(schema["properties"]) == set(reading._HEAD)
    assert set(schema["properties"]["defaults"]["properties"]) == set(reading._DEFAULTS)
    assert of["Case"] == set(reading._CASE)
    assert of["Item"] == set(expectations._ITEM)
    assert of["Ledger"] == set(expectations._LEDGER)
    assert set(schema["$defs"]["Ledger"]["properties"]["lines"]["items"]["properties"]) == set(expectations._LINE)
    assert of["Settlement"] == set(expectations._SETTLEMENT)
    settled = schema["$defs"]["Settlement"]["properties"]["benefits"]["additionalProperties"]
    assert set(settled["properties"]) == set(expectations._SETTLED)
    assert {one["required"][0] for one in schema["$defs"]["Case"]["anyOf"]} == set(reading._ASSERTING)


def case(data: Any) -> Any:
    return data["cases"][0]


SAME: dict[str, Callable[[Any], object]] = {
    "as it is": lambda _: None,
    "an amount in words": lambda data: case(data)["expect"].update(人才公寓={"amount": "无"}),
    "a bare verdict by id": lambda data: case(data)["expect"].update(人才公寓="needs_finding"),
    "ended alone": lambda data: case(data)["expect"].update(人才公寓="已结束"),
    "several reasons": lambda data: case(data)["expect"].update(人才公寓={"because": ["甲", "乙"]}),
    "nothing missing": lambda data: case(data)["expect"].update(人才公寓={"missing": []}),
    "a value with its standing": lambda data: case(data)["profile"].update(
        年薪={"value": "12万元", "standing": "已核验"}
    ),
    "known to have none": lambda data: case(data)["profile"].update(cards=None),
    "records": lambda data: case(data)["profile"].update(children=[{"birth_date": "2015-09-01"}]),
    "totals": lambda data: case(data).update(totals={"本人": {"一次性": "5000元"}}),
    "an attestation with its paper": lambda data: case(data)["profile"].update(
        认定={"high_end_one_off_conditions": {"holds": True, "office": "人才办", "date": "2024-06-01"}}
    ),
}
WRONG: dict[str, Callable[[Any], object]] = {
    "another version": lambda data: data.update(scenarios=2),
    "no pack": lambda data: data.pop("pack"),
    "no cases": lambda data: data.pop("cases"),
    "an unknown key": lambda data: data.update(remark="甲"),
    "a case without a name": lambda data: case(data).pop("name"),
    "a case that expects nothing": lambda data: case(data).pop("expect"),
    "a key of a case that there is not": lambda data: case(data).update(on="2024-06-01"),
    "a day that is none": lambda data: case(data).update(day=20240601),
    "an unknown verdict": lambda data: case(data)["expect"].update(人才公寓="可能"),
    "an unknown key of an item": lambda data: case(data)["expect"].update(人才公寓={"reason": "甲"}),
    "half a range": lambda data: case(data)["expect"].update(人才公寓={"amount": {"from": "1元"}}),
    "a range and a bound": lambda data: case(data)["expect"].update(
        人才公寓={"amount": {"to": "1元", "at_most": "1元"}}
    ),
    "an unknown rhythm": lambda data: case(data)["expect"].update(人才公寓={"every": "每周"}),
    "an unknown choice": lambda data: case(data)["profile"].update(学历="幼儿园"),
    "a truth that is none": lambda data: case(data)["profile"].update(retired="maybe"),
    "an unknown field of a record": lambda data: case(data)["profile"].update(children=[{"x": 1}]),
    "a choice instead of several": lambda data: case(data)["profile"].update(talent_groups="migratory"),
    "no answer to a number": lambda data: case(data)["profile"].update(employer_headcount=None),
    "a profile that is a list": lambda data: case(data).update(profile=[]),
    "totals of nobody": lambda data: case(data).update(totals={"邻居": {"一次性": "1元"}}),
    "a line without a number": lambda data: case(data).update(ledger={"lines": [{"benefit": "人才公寓"}]}),
    "a settlement without a day": lambda data: case(data).update(settlement={"benefits": {}}),
}


@pytest.mark.parametrize("name", SAME)
def test_what_the_reader_reads_fits(name: str, tmp_path: Path) -> None:
    data = copy.deepcopy(SMALL)
    SAME[name](data)
    assert is_read(data, tmp_path)
    assert fits(data)


@pytest.mark.parametrize("name", WRONG)
def test_what_does_not_fit_the_reader_refuses(name: str, tmp_path: Path) -> None:
    data = copy.deepcopy(SMALL)
    WRONG[name](data)
    assert not fits(data)
    assert not is_read(data, tmp_path)


def test_the_reader_reads_the_blocks_that_are_offered(tmp_path: Path) -> None:
    """Both blocks after one another, their places filled in as a clerk would."""
    blocks = scenario_schema()["$defs"]["Case"]["defaultSnippets"]
    cases = "\n".join("  - " + indented(filled(written(one["body"])), 4).lstrip() for one in blocks)
    cases = cases.replace("待遇名称", "人才公寓").replace("前面一个场景的名称", "一句话说明什么人来办")
    file = tmp_path / "x.scenario.yaml"
    file.write_text(f"scenarios: 1\npack: liling\ncases:\n{cases}\n", encoding="utf-8")
    suite = read_scenarios(file)
    assert [one.name for one in suite.scenarios] == ["一句话说明什么人来办", "一句话说明哪里不同"]
    assert all(one.items[0].verdict is not None for one in suite.scenarios)
