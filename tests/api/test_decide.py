"""Deciding one case: what a profile may be given as, what is refused, what a decision offers."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from dataclasses import FrozenInstanceError
from datetime import date, datetime
from pathlib import Path

import pytest
from pydantic import ValidationError

import talentrules as tr
from tests.api.conftest import ON, ROOT, city

DOCTOR = ROOT / "examples" / "profiles" / "wuzhishan_migratory_doctor.yaml"


def test_the_four_ways_to_give_a_profile_agree() -> None:
    pack = city("wuzhishan")
    mapping = {"talent_groups": ["migratory"], "cards": None}
    model = pack.profile_model()(**mapping)
    named = {"人才群体": ["候鸟人才"], "持卡": None}
    known = pack.read_profile(mapping)
    texts = {pack.decide(one, on=ON).to_json() for one in (mapping, model, named, known)}
    assert len(texts) == 1


def test_a_field_of_the_model_that_is_not_set_is_unknown_and_none_is_none() -> None:
    pack = city("huanggang")
    unset = pack.profile_model()()
    none = pack.profile_model()(cards=None)
    assert pack.decide(unset, on=ON)["medical_escort"].verdict is tr.Verdict.UNDETERMINED
    assert pack.decide(none, on=ON)["medical_escort"].verdict is tr.Verdict.INELIGIBLE
    assert pack.profile_model() is pack.profile_model()


def test_the_model_refuses_what_it_does_not_know() -> None:
    with pytest.raises(ValidationError):
        city("wuzhishan").profile_model()(talent_groups=["nonsense"])


def test_the_schema_of_a_profile_names_the_facts_of_the_pack() -> None:
    assert "xiangya_expert" in json.dumps(city("liling").profile_schema())


def test_a_file_is_read_where_a_path_is_given() -> None:
    pack = city("wuzhishan")
    assert pack.read_profile(DOCTOR) == pack.read_profile(str(DOCTOR))
    assert pack.decide(pack.read_profile(DOCTOR), on=ON)["交通补贴"].verdict is tr.Verdict.NEEDS_FINDING


def test_no_profile_is_an_empty_one() -> None:
    pack = city("nanle")
    assert pack.decide(on=ON).to_json() == pack.decide({}, on=ON).to_json() == pack.decide(None, on=ON).to_json()


def test_everything_wrong_with_a_profile_is_said_at_once() -> None:
    with pytest.raises(tr.ProfileError) as caught:
        city("wuzhishan").decide({"talent_group": [], "education_level": "phd", "attestations": {"x": 1}}, on=ON)
    assert len(caught.value.diagnostics) == 3
    assert "talent_groups" in str(caught.value)


def test_the_day_of_application_is_a_fact() -> None:
    pack, day = city("wuzhishan"), date(2024, 5, 20)
    given = pack.decide({}, on=ON, applied_on=day)
    assert given.applied_on == day
    assert given.to_json() == pack.decide({"applied_on": "2024-05-20"}, on=ON).to_json()
    assert pack.decide({"applied_on": day}, on=ON, applied_on=day).applied_on == day
    assert pack.decide({}, on=ON).applied_on is None


@pytest.mark.parametrize(("said", "words"), [(date(2024, 5, 21), "2024年5月21日"), (None, "null")])
def test_two_days_of_application_are_an_error(said: date | None, words: str) -> None:
    with pytest.raises(tr.ProfileError, match=words) as caught:
        city("wuzhishan").decide({"applied_on": said}, on=ON, applied_on=date(2024, 5, 20))
    assert [one.code for one in caught.value.diagnostics] == ["applied-on-conflict"]


@pytest.mark.parametrize("day", ["2024-06-01", datetime(2024, 6, 1), None])  # noqa: DTZ001
def test_a_day_is_a_day(day: object) -> None:
    with pytest.raises(TypeError, match=r"datetime\.date"):
        city("wuzhishan").decide({}, on=day)  # type: ignore[arg-type]


def test_a_decision_is_read_by_benefit() -> None:
    decision = city("wuzhishan").decide({"talent_groups": ["migratory"]}, on=ON)
    item = decision["travel_allowance"]
    assert item is decision["交通补贴"]
    assert item in list(decision)
    assert len(decision) == len(decision.items)
    assert item.amount == tr.Interval(tr.Money.yuan(4000), tr.Money.yuan(10000))
    assert decision.on == ON
    assert decision.totals
    assert tr.Notice.NOT_A_REGULATION in decision.notices
    assert "wuzhishan" in repr(decision)
    with pytest.raises(KeyError):
        decision["bogus"]


def test_a_decision_is_frozen() -> None:
    decision = city("wuzhishan").decide({}, on=ON)
    with pytest.raises(FrozenInstanceError):
        decision.model = decision.model  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        city("wuzhishan").model = decision.model.pack  # type: ignore[misc]


def test_the_sheet_comes_in_every_form(pack: tr.Pack) -> None:
    decision = pack.decide({}, on=ON)
    for lang in ("zh", "en"):
        assert pack.id in decision.to_text(lang)
        assert decision.to_markdown(lang).startswith("# ")
        assert decision.to_html(lang).startswith("<!")
    assert "2024年6月2日" in decision.to_text(printed_on=date(2024, 6, 2))
    assert "\x1b[" in decision.to_text(colour=True)
    assert "\x1b[" not in decision.to_text()


def test_the_questions_are_on_the_sheet_and_in_the_json() -> None:
    decision = city("wuzhishan").decide({}, on=ON)
    (first, *_) = decision.next_questions()
    assert first.fact == "talent_groups"
    assert decision.to_data()["next_questions"][0]["fact"] == "talent_groups"
    assert "人才群体" in decision.to_text()


def test_the_json_is_the_same_bytes_in_another_process() -> None:
    here = city("wuzhishan").decide(city("wuzhishan").read_profile(DOCTOR), on=ON).to_json()
    code = (
        "import sys, datetime, talentrules as tr; p = tr.load('wuzhishan');"
        f"d = p.decide(p.read_profile({str(DOCTOR)!r}), on=datetime.date(2024, 6, 1));"
        "sys.stdout.buffer.write(d.to_json().encode())"
    )
    for seed in ("0", "1"):
        environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "LANG": "C", "TZ": "Asia/Shanghai"}
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=environment)
        assert done.stdout.decode() == here
    assert here.endswith("}\n")
    assert "五指山市" in here


def test_many_threads_read_the_same() -> None:
    pack, texts = city("wuzhishan"), set[str]()
    decision = pack.decide({"talent_groups": ["migratory"]}, on=ON)
    threads = [threading.Thread(target=lambda: texts.add(decision.to_json())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(texts) == 1


def test_cities_stand_side_by_side() -> None:
    table = tr.compare(city(name).decide({"talent_groups": ["high_level"]}, on=ON) for name in ("huanggang", "liling"))
    assert [one["pack"] for one in table.to_data()["columns"]] == ["huanggang", "liling"]
    assert json.loads(table.to_json()) == table.to_data()
    for text in (table.to_text(), table.to_markdown(), table.to_html()):
        assert "黄冈市" in text
        assert "醴陵市" in text
    assert "Huanggang" in table.to_text("en", width=100)


def test_every_example_profile_can_be_decided() -> None:
    examples = sorted((ROOT / "examples" / "profiles").glob("*.yaml"))
    assert len(examples) >= 15
    for example in examples:
        name = example.name.split("_")[0]
        fictional = ROOT / "examples" / "packs" / f"{name}.yaml"
        pack = tr.load(fictional) if fictional.exists() else city(name)
        assert pack.decide(pack.read_profile(Path(example)), on=ON).to_json()


@pytest.mark.parametrize("given", [["talent_groups"], 3, object()])
def test_what_is_no_profile_at_all_is_refused_in_words(given: object) -> None:
    with pytest.raises(TypeError, match="a profile is a mapping, a pydantic model or a path"):
        city("wuzhishan").decide(given, on=ON)  # type: ignore[arg-type]
