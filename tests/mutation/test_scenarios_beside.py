"""Which scenarios are taken for a pack: those beside it, about it, and that pass; anything else is refused in words."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import talentrules as tr
from talentrules.mutation.files import scenario_files, scenarios_of
from talentrules.testing import ScenarioError
from tests.helpers import the_one

TESTING = Path(__file__).parents[1] / "testing"
HEAD = "scenarios: 1\npack: ../xugou.yaml\ndefaults: {day: 2024-06-01}\ncases:\n"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    (tmp_path / "tests").mkdir()
    return Path(shutil.copy(TESTING / "xugou.yaml", tmp_path))


def _beside(pack: Path, verdict: str) -> Path:
    path = pack.parent / "tests" / "xugou.scenario.yaml"
    path.write_text(f"{HEAD}  - {{name: 一, expect: {{人才窗口: {verdict}}}}}\n", encoding="utf-8")
    return path


def _refused(sha256: str, path: Path) -> str:
    with pytest.raises(ScenarioError) as caught:
        scenarios_of(sha256, "虚构市", [path])
    return the_one(caught.value.diagnostics).code


def test_a_pack_without_scenarios_is_told(pack: Path) -> None:
    with pytest.raises(ScenarioError) as caught:
        scenario_files(pack)
    assert the_one(caught.value.diagnostics).code == "scenario-none-beside"
    path = _beside(pack, "仅供了解")
    assert [one.name for one in scenario_files(pack)] == [path.name]


def test_scenarios_of_another_pack_and_those_that_fail_are_told(pack: Path) -> None:
    path = _beside(pack, "仅供了解")
    assert _refused("0" * 64, path) == "scenario-of-another-pack"
    sha256 = tr.load(pack).sha256
    assert len(scenarios_of(sha256, "虚构市", [path])) == 1
    assert _refused(sha256, _beside(pack, "符合")) == "scenario-fails-already"
