"""`talentrules decide --format notice` and `--format verification`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import DAY, DOCTOR, Run


@pytest.mark.parametrize(
    ("form", "title"), [("notice", "五指山市人才待遇一次性告知单"), ("verification", "五指山市人才待遇核验单")]
)
def test_the_a4_sheets(run: Run, form: str, title: str, tmp_path: Path) -> None:
    done = run("decide", "wuzhishan", DOCTOR, *DAY, "--format", form)
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("<!DOCTYPE html>")
    assert f"<h1>{title}</h1>" in done.out
    assert "打印日期" not in done.out
    path = tmp_path / "sheet.html"
    assert run("decide", "wuzhishan", DOCTOR, *DAY, "--format", form, "--output", path).out == ""
    assert path.read_text(encoding="utf-8") == done.out
    assert '<html lang="en">' in run("decide", "wuzhishan", DOCTOR, *DAY, "--format", form, "--lang", "en").out


def test_without_a_day_it_was_printed_today(run: Run) -> None:
    done = run("decide", "wuzhishan", DOCTOR, "--format", "notice")
    assert "打印日期" in done.out
    assert "按今天" in done.err
