"""What the guides tell a newcomer is true: commands exist, examples run, packs load, links lead somewhere.

What commands print is held by `test_generated.py`.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

import talentrules as tr
from talentrules.testing import read_scenarios, run
from tests.repository.checkout import PAGES, READMES, ROOT, blocks, make_targets

PYTHON = [
    pytest.param(block, id=f"{page.name}-{at}") for page in PAGES for at, block in enumerate(blocks(page, "python"))
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_make_command_exists(page: Path) -> None:
    named = set(re.findall(r"\bmake ([a-z][a-z-]+)`", page.read_text(encoding="utf-8")))
    assert named <= make_targets()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8"))
    local = [one for one in targets if not one.startswith(("http://", "https://"))]
    assert [one for one in local if not (page.parent / one).exists()] == []


@pytest.mark.parametrize("page", READMES, ids=lambda page: page.name)
def test_the_table_names_every_pack(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert [one.id for one in tr.packs() if f"| `{one.id}`" not in text] == []


@pytest.mark.parametrize("block", PYTHON)
def test_python_examples_run(block: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    exec(compile(block, "example", "exec"), {"__name__": "example"})  # noqa: S102 - the guides are ours


@pytest.mark.parametrize("page", READMES, ids=lambda page: page.name)
def test_the_pack_of_the_guide_is_sound(page: Path, tmp_path: Path) -> None:
    (text,) = [block for block in blocks(page, "yaml") if block.startswith("talentrules: 1")]
    file = tmp_path / "mytown.yaml"
    file.write_text(text, encoding="utf-8")
    assert tr.load(file).warnings == ()


def test_the_scenarios_of_the_guide_hold(tmp_path: Path) -> None:
    (text,) = [block for block in blocks(ROOT / "docs/scenarios.md", "yaml") if block.startswith("scenarios: 1")]
    shutil.copy(ROOT / "rules/wuzhishan.yaml", tmp_path)
    file = tmp_path / "tests" / "guide.scenario.yaml"
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")
    ran = run(read_scenarios(file))
    assert (len(ran.cases), ran.failed) == (2, 0)


def test_the_profile_of_the_chinese_guide_is_the_one_that_it_decides(tmp_path: Path) -> None:
    (text,) = blocks(ROOT / "README.zh.md", "text")
    file = tmp_path / "profile.yaml"
    file.write_text(text, encoding="utf-8")
    pack = tr.load("黄冈市")
    example = pack.read_profile(ROOT / "examples/profiles/huanggang_chucai_card_expert.yaml")
    assert pack.read_profile(file) == example
