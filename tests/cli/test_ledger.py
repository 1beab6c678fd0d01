"""`talentrules ledger` and `talentrules settle`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import DAY, PROFILES, Run

ATTESTED = str(PROFILES / "wuzhishan_migratory_doctor_attested.yaml")
COMMANDS = {
    "ledger": ("ledger", "wuzhishan", ATTESTED, *DAY, "--until", "2026-12-31"),
    "settle": ("settle", "wuzhishan", ATTESTED, *DAY, "--left-on", "2025-01-01", "--reason", "解聘"),
}


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize(("form", "start"), [("text", "═"), ("markdown", "# "), ("html", "<!"), ("json", "{")])
def test_in_every_form(run: Run, name: str, form: str, start: str) -> None:
    for lang in ("zh", "en"):
        done = run(*COMMANDS[name], "--format", form, "--lang", lang)
        assert (done.status, done.err) == (0, "")
        assert done.out.startswith(start)


def test_the_ledger_names_the_payments(run: Run) -> None:
    done = run(*COMMANDS["ledger"])
    assert "交通补贴" in done.out
    assert json.loads(run(*COMMANDS["ledger"], "--format", "json").out)["until"] == "2026-12-31"
    assert "按今天" in run("ledger", "wuzhishan", ATTESTED).err


def test_the_settlement_names_day_and_reason(run: Run, tmp_path: Path) -> None:
    assert json.loads(run(*COMMANDS["settle"], "--format", "json").out)["reason"] == "dismissed"
    profile = tmp_path / "p.yaml"
    profile.write_text("left_on: 2025-01-01\nleave_reason: retired\n", encoding="utf-8")
    data = json.loads(run("settle", "wuzhishan", profile, *DAY, "--format", "json").out)
    assert (data["left_on"], data["reason"]) == ("2025-01-01", "retired")
    assert "按今天" in run("settle", "wuzhishan", profile).err


def test_without_a_day_of_leaving(run: Run) -> None:
    done = run("settle", "wuzhishan", ATTESTED, *DAY)
    assert done.status == 2
    assert "--left-on" in done.err
    assert "Traceback" not in done.err


def test_an_unknown_reason(run: Run) -> None:
    done = run("settle", "wuzhishan", ATTESTED, *DAY, "--left-on", "2025-01-01", "--reason", "厌倦")
    assert done.status == 2
    assert "没有“厌倦”这个选项" in done.err
    assert "dismissed（解聘）" in done.err
