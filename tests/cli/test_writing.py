"""The page on writing a pack, followed from its first command to its last in an empty folder."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Run

PAGE = ROOT / "docs" / "writing.md"
_BLOCK = re.compile(r"^```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
_FILES = {"# 某市人才待遇规则包": "mou_shi.yaml", "scenarios: 1": "tests/mou_shi.scenario.yaml"}
"""How the files begin that the reader of the page is asked to write, and what they are called."""


def _commands(text: str) -> list[tuple[list[str], str]]:
    """Return the commands of a block, each with what stands below it."""
    parts = re.split(r"^\$ talentrules (.*)\n", text, flags=re.MULTILINE)
    assert parts[0] == ""
    return [(command.split(), printed) for command, printed in zip(parts[1::2], parts[2::2], strict=True)]


def test_whoever_follows_the_page_sees_what_stands_there(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = 0
    for block in _BLOCK.finditer(PAGE.read_text(encoding="utf-8")):
        if block["kind"] == "yaml":
            name = next(name for start, name in _FILES.items() if block["text"].startswith(start))
            Path(name).write_text(block["text"], encoding="utf-8")
            continue
        for command, printed in _commands(block["text"]):
            done = run(*command)
            assert (done.status, done.out) == (0, printed), (command, done.err)
            ran += 1
    assert ran == 9
