"""`talentrules test`: exit 0 where all is as expected, 1 where something differs, 2 where a file cannot be used."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from talentrules.cli import main
from tests.testing.conftest import Write

GOOD = "  - {name: 一, profile: {}, expect: {人才窗口: 仅供了解}}\n"
BAD = "  - {name: 二 <&>, profile: {}, expect: {人才窗口: 符合}}\n"


def said(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    status = main(["test", *map(str, arguments)])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_all_is_as_expected(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = said(capsys, write(GOOD))
    assert (status, err) == (0, "")
    assert out.endswith("虚构市：1个场景\n共1个场景，0个与期望不符\n")


def test_a_difference_is_one(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(GOOD + BAD)
    status, out, _ = said(capsys, path)
    assert status == 1
    assert "  ✗ 二 <&>（xugou.scenario.yaml:6，测算日2024-06-01）\n" in out
    assert "      人才窗口·结论：期望 符合，实得 仅供了解（规则 xugou.yaml:59）\n" in out
    assert "1 not as expected" in said(capsys, path, "--lang", "en")[1]


def test_a_file_that_cannot_be_used_is_two(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = said(capsys, write(GOOD.replace("仅供了解", "仅供了结")))
    assert (status, out) == (2, "")
    assert "scenario-unknown-word-near" in err
    assert said(capsys, "gone.scenario.yaml")[0] == 2


def test_coverage_may_be_too_little(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(GOOD)
    status, out, err = said(capsys, path, "--fail-under", "90")
    assert status == 1
    assert "覆盖情况" not in out
    assert err.startswith("虚构市只覆盖了 ")
    status, out, err = said(capsys, path, "--coverage", "--fail-under", "0")
    assert (status, err) == (0, "")
    assert "虚构市的覆盖情况（1个场景）" in out


def test_several_files_of_one_pack_are_covered_together(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(GOOD)
    other = path.with_name("more.scenario.yaml")
    other.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    out = said(capsys, path, other, path, "--coverage")[1]
    assert out.count("的覆盖情况") == 1
    assert "虚构市的覆盖情况（2个场景）" in out


def test_json(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = said(capsys, write(GOOD + BAD), "--format", "json", "--coverage")
    data = json.loads(out)
    assert (status, data["cases"], data["failed"]) == (1, 2, 1)
    (difference,) = data["files"][0]["cases"][1]["differences"]
    assert (difference["of"], difference["what"], difference["got"]) == ("window", "verdict", "For information")
    assert data["coverage"][0]["pack"] == "xugou"


def test_junit(write: Write, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    assert said(capsys, write(GOOD + BAD), "--format", "junit", "--output", report)[:2] == (1, "")
    root = ET.fromstring(report.read_text(encoding="utf-8"))  # noqa: S314 - our own
    assert (root.attrib["tests"], root.attrib["failures"]) == ("2", "1")
    cases = root.findall("./testsuite/testcase")
    assert [one.attrib["name"] for one in cases] == ["一", "二 <&>"]
    assert [len(one.findall("failure")) for one in cases] == [0, 1]
