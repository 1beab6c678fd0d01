"""`talentrules check`: exit status, formats, and persons that a scenario file takes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from talentrules.syntax import decode_pack, decode_profile, read_text
from tests.cli.conftest import Run
from tests.helpers import HEAD

BENEFIT = """\
benefits:
  allowance:
    name: 虚构补贴
    kind: subsidy
    category: money
    when: {retired: false}
    amount:
      table: unique
      rows:
        - {when: {education_level: doctor}, fixed: 50元}
        - {when: {education_level: %s}, fixed: 30元}
    payment: once
    cite: {source: notice, quote: 博士50元，硕士30元}
"""
OVERLAP, GAP = HEAD + BENEFIT % "{at_least: master}", HEAD + BENEFIT % "master"
ACCEPTED = GAP.replace("sources:", "accept: {rows-leave-out: 原文只给两档}\nsources:")
REVIEWED = GAP.replace("fictional: true", "fictional: true\nreview_by: 2025-01-01")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "xugou.yaml"


def _written(file: Path, text: str) -> Path:
    file.write_text(text, encoding="utf-8")
    return file


def test_a_clean_pack_is_said_to_be_so(run: Run) -> None:
    done = run("check", "wuzhishan")
    assert (done.status, done.out, done.err) == (0, "✓ wuzhishan 五指山市：没有发现问题\n", "")
    assert run("check", "wuzhishan", "--strict").status == 0


def test_warnings_leave_the_status_at_0_unless_strict(run: Run, file: Path) -> None:
    done = run("check", _written(file, GAP))
    assert done.status == 0
    assert "提醒[rows-leave-out]" in done.out
    assert done.out.endswith("✓ xugou 虚构市：0 个错误，1 个提醒\n")
    assert run("check", file, "--strict").status == 1


def test_errors_make_it_1(run: Run, file: Path) -> None:
    done = run("check", _written(file, OVERLAP), "--lang", "en")
    assert done.status == 1
    assert "error[rows-overlap]" in done.out
    assert "such as this person" in done.out
    assert "1 errors, 1 warnings" in done.out


def test_a_file_that_is_no_pack_makes_it_2(run: Run, file: Path) -> None:
    assert run("check", _written(file, "benefits: 5\n")).status == 2
    assert run("check", file.parent / "none.yaml").status == 2


def test_errors_of_the_pack_itself_are_told_and_stop_the_rest(run: Run, file: Path) -> None:
    done = run("check", _written(file, OVERLAP.replace("{retired: false}", "{benefit: allowance}")))
    assert done.status == 1
    assert "requires-itself" in done.out
    assert "请先改正" in done.out
    assert "rows-overlap" not in done.out


def test_what_is_accepted_is_counted(run: Run, file: Path) -> None:
    done = run("check", _written(file, ACCEPTED), "--strict")
    assert (done.status, done.out) == (0, "✓ xugou 虚构市：没有发现问题，另有 1 个已在 accept 里说明\n")


def test_a_pack_past_its_review_is_told_on_that_day(run: Run, file: Path) -> None:
    _written(file, REVIEWED)
    assert "review-overdue" not in run("check", file).out
    assert "review-overdue" in run("check", file, "--on", "2025-01-02").out


def test_the_person_can_be_pasted_into_a_scenario(run: Run, file: Path) -> None:
    lines = run("check", _written(file, OVERLAP)).out.splitlines()
    start = next(number for number, line in enumerate(lines) if "- name:" in line and "unique" in line)
    length = next(number for number, line in enumerate(lines[start:]) if not line.startswith("      "))
    (case,) = yaml.safe_load("\n".join(line[6:] for line in lines[start : start + length]))
    pack, _ = decode_pack(read_text(OVERLAP, "xugou.yaml"))
    assert pack is not None
    profile, found = decode_profile(case["profile"], pack)
    assert not found
    assert profile is not None
    assert {fact: known.value for fact, known in profile.facts.items()} == {
        "education_level": "doctor",
        "retired": False,
    }


def test_json_holds_everything(run: Run, file: Path) -> None:
    data = json.loads(run("check", _written(file, OVERLAP), "--format", "json").out)
    (one,) = data["packs"]
    assert (one["id"], one["errors"], one["warnings"], one["undecided"]) == ("xugou", 1, 1, [])
    overlap = next(found for found in one["findings"] if found["code"] == "rows-overlap")
    assert overlap["severity"] == "error"
    assert overlap["line"] == OVERLAP[: OVERLAP.index("at_least: master")].count("\n") + 1
    assert overlap["persons"][0]["profile"] == {"education_level": "doctor", "retired": False}


def test_sarif_has_rules_places_and_suppressed_results(run: Run, file: Path) -> None:
    log = json.loads(run("check", _written(file, ACCEPTED), "--format", "sarif").out)
    assert log["version"] == "2.1.0"
    (only,) = log["runs"]
    assert [rule["id"] for rule in only["tool"]["driver"]["rules"]] == ["rows-leave-out"]
    (result,) = only["results"]
    assert result["suppressions"] == [{"kind": "inSource", "justification": "原文只给两档"}]
    assert (
        result["locations"][0]["physicalLocation"]["region"]["startLine"]
        == ACCEPTED[: ACCEPTED.index("table:")].count("\n") + 1
    )


def test_the_report_can_be_written_to_a_file(run: Run, file: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.json"
    assert run("check", _written(file, GAP), "--format", "json", "--output", out).out == ""
    assert json.loads(out.read_text(encoding="utf-8"))["packs"][0]["warnings"] == 1
