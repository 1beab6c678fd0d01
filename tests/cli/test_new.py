"""`talentrules new`: a draft that is sound at once, reminds of what is to be filled in, and overwrites nothing."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from talentrules.check.placeholders import PLACEHOLDER
from talentrules.loading import load_file
from talentrules.proofs import examine
from tests.cli.conftest import Run
from tests.helpers import assert_well_worded, underlined

FILES = ("mou_shi.yaml", "mou_shi_source.md", "tests/mou_shi.scenario.yaml")


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("talentrules.cli.options.today", lambda: date(2026, 6, 1))
    monkeypatch.chdir(tmp_path)


def test_three_files_are_written_and_what_comes_next_is_said(run: Run, tmp_path: Path) -> None:
    done = run("new", "某市", "--id", "mou_shi")
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines()[0] == "✓ .：写好了 mou_shi.yaml、mou_shi_source.md、tests/mou_shi.scenario.yaml"
    assert sorted(str(one.relative_to(tmp_path)) for one in tmp_path.rglob("*") if one.is_file()) == sorted(FILES)
    steps = re.findall(r"talentrules (\w+) (\S+)", done.out)
    assert [step for step, _ in steps] == ["validate", "check", "format", "test", "mutate"]
    assert all(Path(file).is_file() for _, file in steps)


def test_everything_passes_at_once(run: Run) -> None:
    run("new", "某市", "--id", "mou_shi")
    pack, _, scenarios = FILES
    assert run("validate", pack).status == 0
    assert run("check", pack).status == 0
    assert run("test", scenarios, "--fail-under", "100").status == 0
    assert run("format", "--check", pack, scenarios).status == 0
    assert run("decide", pack, "-", "--on", "2026-06-01", stdin=b"retired: true\n").status == 0


def test_the_draft_is_fictional_and_of_today(run: Run) -> None:
    run("new", "某市", "--id", "mou_shi")
    pack = load_file(Path("mou_shi.yaml")).pack
    assert pack.fictional
    assert (pack.id, pack.name, pack.verified_on) == ("mou_shi", "某市", date(2026, 6, 1))


def test_each_line_that_is_to_be_filled_in_is_told_and_nothing_else(run: Run) -> None:
    run("new", "某市", "--id", "mou_shi")
    loaded = load_file(Path("mou_shi.yaml"))
    lines = Path("mou_shi.yaml").read_text(encoding="utf-8").splitlines()
    marked = [n for n, line in enumerate(lines, 1) if PLACEHOLDER in line and not line.lstrip().startswith("#")]
    report = examine(loaded.pack, loaded.warnings)
    assert [one.diagnostic.code for one in report.findings] == ["placeholder-left"] * len(marked)
    assert [one.span.line for one in loaded.warnings] == marked
    for one in loaded.warnings:
        assert underlined(one) == PLACEHOLDER
        assert_well_worded(one)


def test_what_was_filled_in_is_told_no_longer(run: Run) -> None:
    run("new", "某市", "--id", "mou_shi")
    file = Path("mou_shi.yaml")
    file.write_text(file.read_text(encoding="utf-8").replace(PLACEHOLDER, "已填"), encoding="utf-8")
    assert load_file(file).warnings == ()


@pytest.mark.parametrize("there", FILES)
def test_nothing_is_overwritten_and_nothing_written_beside(run: Run, tmp_path: Path, there: str) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / there).write_text("我的", encoding="utf-8")
    done = run("new", "某市", "--id", "mou_shi")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"错误[file-exists]：已经有了，什么都没有写：{there}。")
    assert (tmp_path / there).read_text(encoding="utf-8") == "我的"
    assert [one for one in tmp_path.rglob("*") if one.is_file()] == [tmp_path / there]
    assert run("new", "某市", "--id", "mou_shi", "--lang", "en").err.startswith("error[file-exists]: already there")


def test_a_link_that_leads_nowhere_is_not_overwritten_either(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mou_shi.yaml").symlink_to(tmp_path / "nowhere.yaml")
    assert run("new", "某市", "--id", "mou_shi").status == 2
    assert not (tmp_path / "nowhere.yaml").exists()


def test_another_folder(run: Run, tmp_path: Path) -> None:
    done = run("new", "某市", "--id", "mou_shi", "--output", "a/b", "--lang", "en")
    assert done.status == 0
    assert "wrote mou_shi.yaml, mou_shi_source.md, tests/mou_shi.scenario.yaml" in done.out
    assert all((tmp_path / "a" / "b" / one).is_file() for one in FILES)
    assert run("test", "a/b/tests").status == 0


def test_a_file_where_the_folder_should_be(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a").write_text("", encoding="utf-8")
    done = run("new", "某市", "--id", "mou_shi", "--output", "a")
    assert done.status == 2
    assert "错误[file-not-written]" in done.err


@pytest.mark.parametrize(
    ("city", "id_"), [("mytown", "mytown"), ("Some City", "some_city"), ("new-town 2", "new_town_2")]
)
def test_an_ascii_name_gives_the_id(run: Run, city: str, id_: str) -> None:
    assert run("new", city).status == 0
    assert load_file(Path(f"{id_}.yaml")).pack.name == city


@pytest.mark.parametrize("city", ["某市", "2nd town", "a市", "!"])
def test_another_name_asks_for_one(run: Run, tmp_path: Path, city: str) -> None:
    done = run("new", city)
    assert done.status == 2
    assert done.err.splitlines()[0] == f"错误：“{city}”不能直接当编号，请用 --id 写一个，例如 --id mou_shi"
    assert not list(tmp_path.iterdir())
    assert "--id mou_shi" in run("new", city, "--lang", "en").err


@pytest.mark.parametrize("id_", ["Mou", "某市", "a-b", "../x", "a/b", "", "1a", "a" * 65, "_a", "a.yaml"])
def test_what_is_no_id_is_refused(run: Run, tmp_path: Path, id_: str) -> None:
    done = run("new", "某市", "--id", id_)
    assert done.status == 2
    assert done.err.startswith(f"错误：“{id_}”不能当编号")
    assert not list(tmp_path.iterdir())


def test_the_id_of_a_built_in_pack_is_taken(run: Run) -> None:
    assert run("new", "五指山市", "--id", "wuzhishan").err.startswith("错误：“wuzhishan”是内置规则包的编号")
    assert run("new", "wuzhishan").status == 2


@pytest.mark.parametrize("city", ["", "  ", "某\n市", "某\u202e市", "市" * 51])
def test_what_is_no_name_is_refused(run: Run, tmp_path: Path, city: str) -> None:
    done = run("new", city, "--id", "mou_shi")
    assert (done.status, done.err.splitlines()[0]) == (2, "错误：CITY 是一行不超过50个字的名称，例如 某市")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "city", ["某市: 一区", "null", "2024", "某市 # 区", '"某"市', "{某市}", "%d {0} 市", "-", "市" * 50]
)
def test_a_strange_name_is_quoted(run: Run, city: str) -> None:
    assert run("new", city, "--id", "mou_shi").status == 0
    assert load_file(Path("mou_shi.yaml")).pack.name == city
    assert run("test", "tests").status == 0
    assert run("format", "--check", *(one for one in FILES if one.endswith("yaml"))).status == 0
