"""Finding packs and loading them."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path

import pytest

import talentrules as tr
from talentrules import catalog
from tests.api.conftest import CITIES, ROOT, city


def test_the_five_cities_are_built_in() -> None:
    listed = tr.packs()
    assert [one.id for one in listed] == list(CITIES)
    assert {one.id: one.name for one in listed}["wuzhishan"] == "五指山市"
    assert all(one.within and one.verified_on and one.path.is_file() for one in listed)


@pytest.mark.parametrize("wanted", ["wuzhishan", "五指山市", ROOT / "rules" / "wuzhishan.yaml", "rules/wuzhishan.yaml"])
def test_a_pack_is_known_by_id_name_or_path(wanted: str | Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    pack = tr.load(wanted)
    assert (pack.id, pack.name, len(pack.sha256)) == ("wuzhishan", "五指山市", 64)
    assert pack.path is not None
    assert repr(pack) == "<Pack wuzhishan 五指山市>"


def test_the_packs_are_clean(pack: tr.Pack) -> None:
    assert not pack.warnings


def test_an_unknown_name_is_met_with_a_near_one() -> None:
    with pytest.raises(tr.UnknownPackError) as caught:
        tr.load("wuzhisan")
    assert caught.value.suggestion == "wuzhishan"
    with pytest.raises(tr.UnknownPackError) as caught:
        tr.load("五指山")
    assert caught.value.suggestion == "五指山市"
    with pytest.raises(tr.UnknownPackError):
        tr.load("")
    with pytest.raises(tr.UnknownPackError):
        tr.load("a\0b")


def test_an_id_never_becomes_part_of_a_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(tr.PackError) as caught:
        tr.load("../rules/wuzhishan")
    assert [one.code for one in caught.value.diagnostics] == ["file-missing"]
    with pytest.raises(tr.UnknownPackError):
        tr.load("wuzhishan ")


def test_an_id_goes_before_a_file_of_the_same_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "wuzhishan").write_text("nonsense", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert tr.load("wuzhishan").name == "五指山市"


def test_everything_wrong_with_a_pack_is_said_at_once(tmp_path: Path) -> None:
    text = (ROOT / "rules" / "wuzhishan.yaml").read_text(encoding="utf-8")
    text = text.replace("        - finding: outstanding_performance", "        - benefit: hongyan_card")
    broken = tmp_path / "broken.yaml"
    broken.write_text(text, encoding="utf-8")
    with pytest.raises(tr.PackError) as caught:
        tr.load(broken)
    codes = [one.code for one in caught.value.diagnostics]
    assert "requires-itself" in codes
    assert f"{broken}:" in str(caught.value)


def test_a_wheel_carries_its_packs_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = tmp_path / "talentrules"
    (inside / "rules").mkdir(parents=True)
    (inside / "rules" / "here.yaml").write_text("name: 这里\n", encoding="utf-8")
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "foreign.yaml").write_text("name: 别人的\n", encoding="utf-8")
    monkeypatch.setattr(catalog, "_PACKAGE", inside)
    assert [(one.id, one.name) for one in tr.packs()] == [("here", "这里")]
    (tmp_path / "pyproject.toml").write_text("", encoding="utf-8")
    assert list(catalog.builtin_packs()) == ["foreign"]


def test_without_packs_nothing_breaks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalog, "_PACKAGE", tmp_path / "talentrules")
    assert tr.packs() == ()
    with pytest.raises(tr.UnknownPackError):
        tr.load("wuzhishan")


def test_a_broken_pack_is_listed_by_its_file_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "talentrules" / "rules").mkdir(parents=True)
    (tmp_path / "talentrules" / "rules" / "odd.yaml").write_text("jurisdiction: 1\n", encoding="utf-8")
    (tmp_path / "talentrules" / "rules" / "none.yaml").write_text("", encoding="utf-8")
    monkeypatch.setattr(catalog, "_PACKAGE", tmp_path / "talentrules")
    assert [(one.name, one.within) for one in tr.packs()] == [("none", ""), ("odd", "")]


def test_a_pack_is_shown_whole_or_benefit_by_benefit() -> None:
    pack = city("wuzhishan")
    assert "鸿雁优才卡" in pack.show()
    one = pack.show("交通补贴")
    assert "4,000—10,000元" in one
    assert one == pack.show("travel_allowance")
    assert "Travel allowance" in pack.show("travel_allowance", lang="en")
    assert pack.benefit("交通补贴").id == "travel_allowance"
    assert len(pack.benefits) == len(pack.decide(on=pack.model.verified_on))
    with pytest.raises(tr.UnknownBenefitError, match="是不是“交通补贴”") as caught:
        pack.show("交通补帖")
    assert "Did you mean" in caught.value.render("en")
    with pytest.raises(KeyError):
        pack.benefit("bogus")


def test_every_public_name_is_there_and_documented() -> None:
    for name in tr.__all__:
        assert getattr(tr, name) is not None
        if name != "__version__":
            assert getattr(tr, name).__doc__
    assert set(tr.__all__) <= set(dir(tr))
    with pytest.raises(AttributeError, match="bogus"):
        tr.bogus  # type: ignore[attr-defined]  # noqa: B018


def test_the_version_is_that_of_the_distribution() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project.get("version", tr.__version__) == tr.__version__


def test_importing_costs_next_to_nothing() -> None:
    code = "import sys, talentrules; print(*(name for name in sys.modules if name.split('.')[0] in {'pydantic', 'yaml', 'click'}))"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.strip() == ""


def test_a_pack_is_pickled_whatever_was_made_of_it() -> None:
    pack = tr.load("wuzhishan")
    pack.profile_model()
    again = pickle.loads(pickle.dumps(pack))  # noqa: S301 - our own bytes
    assert (again.model, again.sha256) == (pack.model, pack.sha256)
    day = date(2024, 6, 1)
    assert again.decide({}, on=day).to_json() == pack.decide({}, on=day).to_json()
