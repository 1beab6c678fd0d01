"""What `docs/office.md` shows is what the program prints."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Run, run
from tests.office.books import address, book_of, cells, sheet_named

__all__ = ["run"]

PAGE = (ROOT / "docs/office.md").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ROOT / "examples/packs", tmp_path / "examples/packs")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _session(run: Run, amount: object) -> str:
    told = ["```console\n"]
    commands = [
        line[2:].split()[1:]
        for line in PAGE.split("```console\n")[1].split("```")[0].splitlines()
        if line.startswith("$")
    ]
    for command in commands:
        done = run(*command)
        told.append(f"$ talentrules {' '.join(command)}\n{done.out}{done.err}")
        book = book_of(Path("安家补贴.xlsx").read_bytes())
        sheet = sheet_named(book, 1)
        sheet[address(sheet, 1, "金额（元）")].value = amount
        book.save("安家补贴.xlsx")
    return "".join([*told, "```\n"])


def test_the_session_is_what_is_printed(run: Run, folder: Path) -> None:
    assert _session(run, 550_000) in PAGE


def test_the_table_is_what_stands_in_the_sheet(run: Run, folder: Path) -> None:
    run("table", "export", "examples/packs/yunshan.yaml", "--benefit", "安家补贴", "-o", "安家补贴.xlsx")
    sheet = sheet_named(book_of(Path("安家补贴.xlsx").read_bytes()), 1)
    heads = [cell.value for cell in sheet[4]]
    assert f"| {' | '.join(heads)} |" in PAGE
    assert "| 2 | 正高级职称 | | 正高级 | | 固定 | 300000 |" in PAGE
    assert [cells(sheet, head)[1] for head in heads[:7]] == [2, "正高级职称", None, "正高级", None, "固定", 300000]


def test_the_refusal_is_what_is_printed(run: Run, folder: Path) -> None:
    run("table", "export", "examples/packs/yunshan.yaml", "--benefit", "安家补贴", "-o", "表.xlsx")
    book = book_of(Path("表.xlsx").read_bytes())
    sheet_named(book, 1)["G5"].value = "=1+1"
    book.save("表.xlsx")
    done = run("table", "import", "表.xlsx", "examples/packs/yunshan.yaml")
    assert "\n".join(done.err.splitlines()[:2]) in PAGE
