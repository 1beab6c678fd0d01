"""`talentrules diff`: exit status, formats, what is told of bad input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from talentrules.syntax import decode_pack, decode_profile, read_text
from tests.cli.conftest import Run
from tests.helpers import HEAD

PACK = """\
benefits:
  award:
    name: 虚构奖励
    kind: award
    category: money
    when: {retired: false}
    amount: {fixed: 50元}
    payment: once
    cite: {source: notice, quote: 奖励50元}
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    file = tmp_path / "old.yaml"
    file.write_text(HEAD + PACK, encoding="utf-8")
    return file


@pytest.fixture
def new(tmp_path: Path) -> Path:
    file = tmp_path / "new.yaml"
    file.write_text(HEAD + PACK.replace("50元", "51元"), encoding="utf-8")
    return file


def test_a_pack_and_itself(run: Run, old: Path) -> None:
    done = run("diff", old, old)
    assert (done.status, done.out, done.err) == (0, "意思没有变（已证明）\n", "")
    assert run("diff", "liling", "liling", "--lang", "en").out == "nothing means anything else (proven)\n"


def test_a_difference_has_a_place_in_both_files_and_a_person(run: Run, old: Path, new: Path) -> None:
    done = run("diff", old, new)
    assert done.status == 1
    assert f"- 一次性50元  [{old}:15]" in done.out
    assert f"+ 一次性51元  [{new}:15]" in done.out
    assert "改动前：符合，一次性50元" in done.out
    assert "改动后：符合，一次性51元" in done.out
    assert done.out.endswith("\n有1处不同\n")


def test_the_person_can_be_pasted(run: Run, old: Path, new: Path) -> None:
    lines = run("diff", old, new).out.splitlines()
    begin = next(place for place, line in enumerate(lines) if line.startswith("    - name: "))
    end = next(place for place, line in enumerate(lines) if line.startswith("    改动前："))
    (person,) = yaml.safe_load("\n".join(lines[begin:end]))
    pack, _ = decode_pack(read_text(old.read_text(encoding="utf-8"), "old.yaml"))
    assert pack is not None
    assert decode_profile(person["profile"], pack)[1] == ()


def test_json_and_markdown(run: Run, old: Path, new: Path, tmp_path: Path) -> None:
    done = run("diff", old, new, "--format", "json")
    data = json.loads(done.out)
    assert done.status == 1
    assert [one["id"] for one in data["benefits"]] == ["award"]
    page = tmp_path / "page.md"
    assert run("diff", old, new, "--format", "markdown", "--output", page).status == 1
    assert page.read_text(encoding="utf-8").startswith("# ")


def test_a_population_is_counted(run: Run, old: Path, new: Path, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("retired\nfalse\nfalse\ntrue\n\n", encoding="utf-8")
    done = run("diff", old, new, "--population", people, "--on", "2024-06-01")
    assert "3个人，按2024-06-01测算：" in done.out
    assert "合计：得到更多 2，得到更少 0，不变 1，说不准 0" in done.out
    assert "一次性100元 → 一次性102元" in done.out
    people.write_text("retired\nfalse\nperhaps\n", encoding="utf-8")
    done = run("diff", old, new, "--population", people)
    assert (done.status, done.out) == (2, "")
    assert "people.csv:3:" in done.err


@pytest.mark.parametrize("wanted", ["nowhere", "nowhere.yaml", "no-such-revision:rules/liling.yaml"])
def test_bad_input_is_told(run: Run, old: Path, wanted: str) -> None:
    done = run("diff", old, wanted)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("错误[")
    assert "Traceback" not in done.err
