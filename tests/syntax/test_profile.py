"""Profiles: every spelling means one thing, nothing is guessed, and what is written out is read back the same."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentrules.diagnostics import Diagnostic
from talentrules.model.facts import NONE, Fact, NumberType, RecordsType, TextType, Value
from talentrules.model.profile import Attestation, Known, Profile, Standing
from talentrules.syntax import decode_profile, encode_profile, read_text
from talentrules.syntax.values import Reader
from tests.helpers import assert_well_worded, codes, lies_inside, small_pack, the_one
from tests.laws.shipped import SHIPPED, shipped_pack
from tests.strategies import examples, profiles

FINDINGS = """\
findings:
  conditions:
    name: 符合虚构条件
    reason: unstated_rule
    cite: {source: notice, quote: 给予虚构补贴}
"""
PACK = small_pack("{finding: conditions}", FINDINGS)
HUGE = 10**5000


def profile(given: Mapping[Any, object]) -> Profile:
    found, diagnostics = decode_profile(given, PACK)
    assert not diagnostics, diagnostics
    assert found is not None
    return found


def wrong(given: Mapping[Any, object]) -> tuple[Diagnostic, ...]:
    found, diagnostics = decode_profile(given, PACK)
    assert found is None
    return diagnostics


# -- what is written out is read back ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SHIPPED)
@given(st.data())
@examples(25)
def test_encoding_and_decoding_change_nothing(name: str, data: st.DataObject) -> None:
    pack = shipped_pack(name)
    drawn = data.draw(profiles(pack))
    facts = {id_: _dressed(data, one) for id_, one in drawn.facts.items() if _can_be_said(one.value, pack.facts[id_])}
    attested = {id_: _signed(data, one) for id_, one in drawn.attestations.items()}
    remarks = {id_: "声明不提供" for id_ in pack.facts if id_ not in facts and data.draw(st.booleans())}
    first = Profile(facts=facts, attestations=attested, remarks=remarks)
    encoded = encode_profile(first, pack)
    for written in (encoded, read_text(json.dumps(encoded, ensure_ascii=False), "f.json")):
        again, found = decode_profile(written, pack)
        assert not found
        assert again == first
    assert encode_profile(first, pack) == encoded


def _dressed(data: st.DataObject, known: Known) -> Known:
    standing = data.draw(st.sampled_from(Standing))
    return Known(value=known.value, standing=standing, remark=data.draw(st.sampled_from(["", "学信网"])))


def _signed(data: st.DataObject, one: Attestation) -> Attestation:
    office = data.draw(st.sampled_from(["", "虚构市人才办"]))
    day = data.draw(st.none() | st.dates(date(2020, 1, 1), date(2024, 12, 31)))
    return Attestation(holds=one.holds, office=office, date=day)


def _can_be_said(value: Value, fact: Fact) -> bool:
    """Return whether a profile can say `value`: an empty text or a number that is none cannot be written."""
    if isinstance(fact.type, RecordsType) and isinstance(value, tuple):
        by_id = fact.type.by_id
        return all(_can_be_said(one, by_id[id_]) for record in value for id_, one in record.items())
    if value is NONE:
        return Reader().value(fact, None, ()) is NONE
    return not isinstance(value, str) or (bool(value) and (isinstance(fact.type, TextType) or value.isascii()))


@given(st.data())
@examples(30)
def test_the_order_of_the_facts_does_not_matter(data: st.DataObject) -> None:
    pack = shipped_pack("wuzhishan")
    written = {
        "学历": "硕士",
        "talent_groups": ["urgent", "候鸟"],
        "cards": [{"card": "chucai", "issued_on": "2024-01-01"}],
        "认定": {"flexible_talent_conditions": True, "表现和贡献突出": False},
        "title_rank": {"unknown": "未询问"},
        "major": {"unknown": "未询问"},
    }
    first, found = decode_profile(written, pack)
    assert first is not None, found
    shuffled = dict(data.draw(st.permutations(list(written.items()))))
    shuffled["认定"] = dict(data.draw(st.permutations(list(written["认定"].items()))))  # type: ignore[attr-defined]
    shuffled["cards"] = [dict(data.draw(st.permutations(list(written["cards"][0].items()))))]  # type: ignore[index]
    again, _ = decode_profile(shuffled, pack)
    assert again == first
    assert again is not None
    assert json.dumps(encode_profile(again, pack)) == json.dumps(encode_profile(first, pack))


def test_chinese_names_mean_the_same_as_ids() -> None:
    chinese = {
        "人才群体": ["候鸟人才"],
        "最高学历": {"value": "硕士", "standing": "已核验"},
        "持卡": [{"卡种": "楚才卡"}],
        "中共党员": "是",
        "认定": {"符合虚构条件": "符合"},
    }
    ids = {
        "talent_groups": ["migratory"],
        "education_level": {"value": "master", "standing": "verified"},
        "cards": [{"card": "chucai"}],
        "party_member": True,
        "attestations": {"conditions": True},
    }
    assert profile(chinese) == profile(ids)


# -- none, unknown, standing ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fact", ["cards", "spouse", "talent_groups", "applied_on", "education_level", "major"])
def test_null_is_known_to_have_none(fact: str) -> None:
    assert profile({fact: None}).facts == {fact: Known(value=NONE)}
    assert profile({fact: {"value": None, "standing": "verified"}}).facts[fact].standing is Standing.VERIFIED


@pytest.mark.parametrize("fact", ["party_member", "employer_headcount", "annual_pay"])
def test_null_is_no_answer_where_no_or_zero_would_be(fact: str) -> None:
    assert the_one(wrong({fact: None})).code == "null-is-no-answer"


def test_left_out_and_unknown_are_the_same_but_for_the_remark() -> None:
    assert profile({"major": {"unknown": "声明不提供"}}) == Profile(remarks={"major": "声明不提供"})
    assert profile({}) == Profile() == profile({"attestations": {}})
    assert profile({"major": {"unknown": None}}) == Profile()


def test_a_wrapper_of_unknown_holds_nothing_else() -> None:
    assert codes(wrong({"major": {"unknown": "未询问", "standing": "verified"}})) == ["value-is-no-text"]
    assert codes(wrong({"major": {"unknown": 5}})) == ["value-is-no-text"]
    assert codes(wrong({"cards": {"unknown": ["未询问"]}})) == ["value-is-no-text"]


@pytest.mark.parametrize("standing", ["declared", "本人申报"])
def test_declared_is_the_default(standing: str) -> None:
    assert profile({"major": {"value": "会计", "standing": standing}}) == profile({"major": "会计"})


@pytest.mark.parametrize("standing", [None, True, 1, "Verified", ["verified"], HUGE, {"verified": True}], ids=range(7))
def test_any_other_standing_is_refused(standing: object) -> None:
    one = the_one(wrong({"major": {"value": "会计", "standing": standing}}))
    assert (one.code, one.path) == ("unknown-standing", "major.standing")


# -- from Python ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "code", "path"),
    [
        ({"employer_headcount": 3.0}, "value-is-no-number", "employer_headcount"),
        ({"cards": [{"card": "chucai"}, {"issued_on": 5}]}, "value-is-no-date", "cards[1].issued_on"),
        ({"spouse": {"recognitions": [{"class": 5}]}}, "value-is-no-text", "spouse.recognitions[0].class"),
        ({"spouse": [{"work_region": "天上人间"}]}, "unknown-choice", "spouse[0].work_region"),
        ({1: True}, "unknown-fact", "[1]"),
        ({None: True}, "unknown-fact", ".None"),
        ({True: True}, "unknown-fact", "[true]"),
        ({HUGE: True}, "unknown-fact", None),
        ({("major",): True}, "unknown-fact", None),
        ({"major": {"value": "会计", 5: 1}}, "unknown-field", "major[5]"),
        ({"attestations": {5: True}}, "unknown-finding", "attestations[5]"),
        ({"attestations": None}, "attestations-form", "attestations"),
        ({"attestations": {"conditions": 1}}, "attestation-form", "attestations.conditions"),
        ({"attestations": {"conditions": "true"}}, "attestation-form", "attestations.conditions"),
        ({"attestations": {"conditions": {"holds": HUGE}}}, "attestation-form", "attestations.conditions"),
        ({"attestations": {"conditions": {"holds": True, "date": 5}}}, "value-is-no-date", None),
        ({"attestations": {"conditions": {"holds": True, "offices": "甲"}}}, "unknown-field-near", None),
        ({"attestations": {}, "认定": {}}, "fact-twice", "认定"),
        ({"认定": {}, "attestations": {}}, "fact-twice", "attestations"),
        ({"学历": "master", "education_level": "master"}, "fact-twice", "education_level"),
        ({"学历": {"unknown": "未询问"}, "最高学历": "master"}, "fact-twice", "最高学历"),
    ],
    ids=range(21),
)
def test_what_is_wrong_is_named_by_its_path(given: Mapping[Any, object], code: str, path: str | None) -> None:
    one = the_one(wrong(given))
    assert one.code == code
    if path is not None and path[0] != ".":
        assert one.path == path


def test_everything_wrong_is_said_at_once() -> None:
    given = {"学历": "幼儿园", "星座": "白羊", "annual_pay": True, "attestations": {"天知道": True}}
    found = wrong(given)
    assert sorted(codes(found)) == ["unknown-choice", "unknown-fact", "unknown-finding", "value-is-no-money"]


def test_hostile_text_is_cut_and_shown_harmlessly() -> None:
    hostile = "\x1b[31m\u202e" + "长" * 100_000
    for one in wrong({hostile: hostile, "学历": hostile, "major": hostile}):
        assert_well_worded(one)
        assert len(one.message) < 600
        assert "\x1b" not in one.message + one.hint
        assert "\u202e" not in one.message + one.hint


# -- whatever it is ------------------------------------------------------------------------------------------------------

_KEYS = st.sampled_from([*PACK.facts, "学历", "认定", "attestations", "value", "unknown", "standing", "conditions"])
_SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.decimals() | st.text() | st.dates() | _KEYS
ANYTHING: st.SearchStrategy[Any] = st.recursive(
    _SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(_KEYS | st.text() | st.integers() | st.none(), inner, max_size=4)
        | st.frozensets(st.text())
    ),
    max_leaves=12,
)


@given(st.dictionaries(_KEYS | st.text() | st.integers(), ANYTHING, max_size=5))
@examples(200)
def test_whatever_a_mapping_holds_there_is_a_profile_or_an_explanation(given: Mapping[Any, object]) -> None:
    found, diagnostics = decode_profile(given, PACK)
    assert (found is None) == bool(diagnostics)
    for one in diagnostics:
        assert_well_worded(one)
    if found is not None:
        assert decode_profile(encode_profile(found, PACK), PACK) == (found, ())


@given(st.dictionaries(_KEYS, ANYTHING, max_size=5))
@examples(60)
def test_whatever_a_file_holds_there_is_a_profile_or_an_explanation(given: Mapping[str, object]) -> None:
    reading = read_text(json.dumps(given, default=str, ensure_ascii=False), "f.json")
    found, diagnostics = decode_profile(reading, PACK)
    assert (found is None) == bool(diagnostics)
    assert all(lies_inside(one.span) for one in diagnostics)


def test_the_page_of_the_language_shows_a_profile_that_can_be_read() -> None:
    page = (Path(__file__).parents[2] / "docs" / "language.md").read_text("utf-8")
    written = page.split("## Profiles")[1].split("```yaml\n")[1].split("```")[0]
    found, diagnostics = decode_profile(read_text(written, "docs"), shipped_pack("wuzhishan"))
    assert not diagnostics
    assert found is not None
    assert found.facts["cards"].value is NONE
    assert found.remarks == {"title_rank": "声明不提供"}


def test_a_decimal_keeps_every_digit_that_a_file_may_hold() -> None:
    pack = small_pack(before="facts: {score: {name: 虚构分数, type: decimal}}\n")
    assert isinstance(pack.facts["score"].type, NumberType)
    for written in ("0.000000000000000001", "999999999999999999.999999999999999999", "1.10"):
        found, diagnostics = decode_profile(read_text(f"score: {written}\n", "f"), pack)
        assert found is not None, diagnostics
        assert decode_profile(encode_profile(found, pack), pack) == (found, ())
