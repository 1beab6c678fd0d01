"""The example of the guide is what the command says."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from talentrules.cli import main

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "diff.md"


def test_the_example_of_the_guide_is_what_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(ROOT / "examples" / "packs" / "yunling.yaml", tmp_path)
    text = (ROOT / "examples" / "packs" / "yunshan.yaml").read_text(encoding="utf-8")
    raised = text.replace("name: 技师, fixed: 5000元", "name: 技师, fixed: 6000元")
    assert raised != text
    (tmp_path / "old.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "new.yaml").write_text(raised, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["diff", "old.yaml", "new.yaml"]) == 1
    printed = GUIDE.read_text(encoding="utf-8").split("$ talentrules diff old.yaml new.yaml\n")[1].split("```")[0]
    assert capsys.readouterr().out == printed
