"""The schemas for editors and applications: sound, as wide as the reader where packs are right, narrow where not."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from talentrules.model.pack import Pack
from talentrules.syntax import decode_profile, encode_profile, pack_schema, profile_model, profile_schema
from tests.helpers import small_pack
from tests.laws.shipped import SHIPPED, shipped_pack

ROOT = Path(__file__).parents[2]
GOOD = sorted(one for one in (ROOT / "tests" / "language").glob("*/good/*.yaml") if one.suffixes == [".yaml"])
ALL = pytest.mark.parametrize("name", SHIPPED)


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(pack_schema())


def _file(path: Path) -> Any:
    """Return a pack file as an editor sees it: dates are text."""
    return json.loads(json.dumps(yaml.safe_load(path.read_text("utf-8")), default=str))


def _shipped(name: str) -> Any:
    return _file(ROOT / "rules" / f"{name}.yaml")


# -- packs ---------------------------------------------------------------------------------------------------------------


def test_the_schema_of_a_pack_is_a_schema() -> None:
    schema = pack_schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)
    assert "x-talentrules-condition" not in json.dumps(schema)
    assert json.dumps(schema) == json.dumps(pack_schema())


@ALL
def test_every_shipped_pack_fits_the_schema(name: str) -> None:
    assert not [error.message for error in _validator().iter_errors(_shipped(name))]


@pytest.mark.parametrize("path", GOOD, ids=lambda path: f"{path.parts[-3]}/{path.stem}")
def test_what_the_reader_accepts_the_schema_accepts(path: Path) -> None:
    assert not [error.message for error in _validator().iter_errors(_file(path))]


def _benefit(pack: Any) -> Any:
    return next(iter(pack["benefits"].values()))


FAULTS: dict[str, Callable[[Any], object]] = {
    "a part is missing": lambda pack: pack.pop("jurisdiction"),
    "an unknown part": lambda pack: pack.update(remark="甲"),
    "another language": lambda pack: pack.update(talentrules=2),
    "no benefits": lambda pack: pack.update(benefits={}),
    "an odd id": lambda pack: pack.update(id="Xu Gou"),
    "a code of five digits": lambda pack: pack["jurisdiction"].update(code="12345"),
    "a code of full-width digits": lambda pack: pack["jurisdiction"].update(code="４６９００１"),
    "an unknown kind": lambda pack: _benefit(pack).update(kind="gift"),
    "an unknown category": lambda pack: _benefit(pack).update(category="sport"),
    "no citation": lambda pack: _benefit(pack).pop("cite"),
    "an empty name": lambda pack: _benefit(pack).update(name=""),
    "a condition that is text": lambda pack: _benefit(pack).update(when="党员"),
    "an empty condition": lambda pack: _benefit(pack).update(when={}),
    "all of nothing": lambda pack: _benefit(pack).update(when={"all": []}),
    "an unknown choice": lambda pack: _benefit(pack).update(when={"education_level": "幼儿园"}),
    "an unknown comparison": lambda pack: _benefit(pack).update(when={"education_level": {"more": "master"}}),
    "an unknown rhythm": lambda pack: _benefit(pack).update(payment="week"),
    "an amount that is a list": lambda pack: _benefit(pack).update(amount=["4000元"]),
    "a truth that is text": lambda pack: pack.update(fictional="true"),
    "versions without one": lambda pack: _benefit(pack).update(versions=[]),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_does_not_fit_the_schema(fault: str) -> None:
    pack = copy.deepcopy(_shipped("wuzhishan"))
    FAULTS[fault](pack)
    assert list(_validator().iter_errors(pack))


# -- profiles ------------------------------------------------------------------------------------------------------------

WRITTEN: dict[str, object] = {
    "education_level": "master",
    "talent_groups": ["migratory"],
    "annual_pay": "12万元",
    "applied_on": "2024-05-09",
    "party_member": True,
    "employer_headcount": 30,
    "cards": [{"card": "chucai", "issued_on": "2024-01-01"}],
    "spouse": {"recognitions": [{"class": "A类", "issued_on": None}]},
    "major": None,
}


@ALL
def test_the_schema_of_a_profile_is_a_schema(name: str) -> None:
    pack = shipped_pack(name)
    schema = profile_schema(pack)
    Draft202012Validator.check_schema(schema)
    assert set(schema["properties"]) == {*pack.facts, "attestations"}
    assert not schema.get("required")
    assert not list(Draft202012Validator(schema).iter_errors(WRITTEN))
    for wrong in ({"星座": "白羊"}, {"education_level": "kindergarten"}, {"cards": {"card": "chucai"}}):
        assert list(Draft202012Validator(schema).iter_errors(wrong))


@ALL
def test_the_model_of_a_profile_comes_back_as_the_same_profile(name: str) -> None:
    pack = shipped_pack(name)
    finding = next(iter(pack.findings))
    signed = {"holds": True, "office": "人才办", "date": "2024-06-01"}
    written = {**WRITTEN, "attestations": {finding: signed}}
    told = profile_model(pack).model_validate(written).model_dump(exclude_unset=True)
    assert told.keys() == written.keys()
    direct, found = decode_profile(written, pack)
    assert direct is not None, found
    assert decode_profile(told, pack) == (direct, ())
    as_json = profile_model(pack).model_validate(written).model_dump(mode="json", exclude_unset=True)
    assert decode_profile(as_json, pack) == (direct, ())
    assert decode_profile(encode_profile(direct, pack), pack) == (direct, ())


def test_an_unset_fact_is_unknown_and_none_is_known() -> None:
    pack = shipped_pack("wuzhishan")
    model = profile_model(pack)
    assert model().model_dump(exclude_unset=True) == {}
    assert model(cards=None).model_dump(exclude_unset=True) == {"cards": None}
    assert model(applied_on=date(2024, 1, 1)).model_dump(exclude_unset=True) == {"applied_on": date(2024, 1, 1)}


@pytest.mark.parametrize(
    "wrong", [{"星座": 1}, {"education_level": "硕士们"}, {"party_member": "maybe"}, {"cards": [{"x": 1}]}]
)
def test_the_model_refuses_what_is_no_profile(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        profile_model(shipped_pack("wuzhishan")).model_validate(wrong)


@pytest.mark.parametrize("name", ["model_x", "class", "date", "register", "def", "set", "x" * 64])
def test_facts_of_a_pack_may_have_odd_ids(name: str) -> None:
    if hasattr(profile_model(_own()), name):
        pytest.skip("refused as an id: tests/language/facts/bad")
    pack = _own(name)
    assert name in profile_schema(pack)["properties"]
    told = profile_model(pack).model_validate({name: True}).model_dump(exclude_unset=True)
    assert decode_profile(told, pack)[1] == ()


def _own(name: str = "expert") -> Pack:
    return small_pack(before=f"facts: {{{name}: {{name: 虚构专家, type: boolean}}}}\n")


@pytest.mark.parametrize("kind", ["set", "choice", "ordered_choice"])
def test_own_choices_stand_in_the_schema(kind: str) -> None:
    pack = small_pack(before=f"facts: {{colour: {{name: 虚构颜色, type: {kind}, choices: {{red: 红, blue: 蓝}}}}}}\n")
    assert "red" in json.dumps(profile_schema(pack)["properties"]["colour"])
