"""What a workbook must not say is refused with the cell and what to write instead, and the pack stays as it was."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from talentrules.diagnostics.words.table import TABLE
from talentrules.errors import InputError, PackError, TableError
from talentrules.office import book as books
from talentrules.office import export_tables, import_tables
from tests.cli.conftest import Run, run
from tests.office.books import PACK, Fill, address, book_of, fill, opened, put, refused, sheet_named

__all__ = ["run"]

_DAY = datetime(2024, 3, 5)  # noqa: DTZ001 - a cell of Excel has no time zone
AMOUNT = "金额（元）"
AGE = "年龄（申请日，周岁） 不高于"
FIRST = "1 虚构补贴"
SEEN = {"table-library-missing", "table-none"}
"""The codes that `test_carry` yields."""


def _head(text: str | None, column: int = 30, below: object = "博士研究生") -> Fill:
    def person(book: Any) -> None:
        sheet = sheet_named(book, 1)
        sheet.cell(4, column).value = text
        sheet.cell(5, column).value = below

    return person


def _drop(head: str) -> Fill:
    def person(book: Any) -> None:
        sheet = sheet_named(book, 1)
        sheet.delete_cols(next(cell.column for cell in sheet[4] if cell.value == head))

    return person


def _rows(start: int, count: int) -> Fill:
    return lambda book: sheet_named(book, 1).delete_rows(start, count)


def _merge(book: Any) -> None:
    sheet_named(book, 1).merge_cells("C5:C6")


def _far(book: Any) -> None:
    sheet_named(book, 1).cell(9_000, 1).value = "远"


def _second(book: Any) -> None:
    copied = book.copy_worksheet(sheet_named(book, 1))
    copied.title = "又一张"


def _cover(book: Any) -> None:
    book["说明"]["A3"].value = "不是"


def _other_pack(book: Any) -> None:
    book["说明"]["B1"].value = "liling"


def _several(*people: Fill) -> Fill:
    def person(book: Any) -> None:
        for one in people:
            one(book)

    return person


WRONG: dict[str, tuple[Fill, str, str]] = {
    "a formula": (put(1, 1, AMOUNT, "=1+1"), "H5", "table-formula"),
    "an error of Excel": (put(1, 1, AMOUNT, "#REF!"), "H5", "table-error-cell"),
    "a number that became a day": (put(1, 1, AMOUNT, _DAY), "H5", "table-became-date"),
    "a choice that became a day": (put(1, 1, "学历", _DAY), "C5", "table-became-date"),
    "a number that is no exact one": (put(1, 1, AMOUNT, 100_000 / 3), "H5", "table-not-exact"),
    "part of a fen": (put(1, 1, AMOUNT, 80.555), "H5", "table-amount"),
    "a text like a number": (put(1, 1, AMOUNT, "1e5"), "H5", "table-amount"),
    "less than nothing": (put(1, 1, AMOUNT, -5), "H5", "table-amount"),
    "a truth value for an amount": (put(1, 1, AMOUNT, value=True), "H5", "table-amount"),
    "an amount in words": (put(1, 1, AMOUNT, "五万"), "H5", "table-amount"),
    "cells that are merged": (_merge, "C5:C6", "table-merged"),
    "a choice that is none": (put(1, 1, "学历", "博土"), "C5", "table-value"),
    "an age that is none": (put(1, 2, AGE, "四十"), "E6", "table-entry"),
    "a row that is not there": (put(1, 1, "行", 7), "A5", "table-row-number"),
    "a word for a row": (put(1, 1, "行", "甲"), "A5", "table-row-number"),
    "no 其余": (_rows(8, 1), "A4", "table-otherwise"),
    "其余 with a condition": (put(1, 4, "学历", "博士研究生"), "C8", "table-otherwise"),
    "no rows": (_rows(5, 3), "A4", "table-no-rows"),
    "no condition": (put(1, 1, "学历", None), "A5", "table-no-condition"),
    "no form": (put(1, 1, "形式", None), "G5", "table-amount-form"),
    "a form without its amount": (put(1, 1, AMOUNT, None), "G5", "table-amount-form"),
    "an amount of another form": (put(1, 1, "上限（元）", 5), "G5", "table-amount-form"),
    "another form that says nothing": (put(1, 1, "形式", "其他"), "G5", "table-amount-form"),
    "YAML that is none": (put(1, 3, "其他条件（YAML）", "{any: [}"), "F7", "table-yaml"),
    "a heading that is none": (_head("某某 某某"), "AD4", "table-head"),
    "a heading that is near one": (_head("学历 不低与"), "AD4", "table-head-near"),
    "words below no heading": (_head(None), "AD4", "table-head"),
    "a heading twice": (_head("学历"), "AD4", "table-head-twice"),
    "a column that is gone": (_drop("形式"), "A4", "table-head-missing"),
    "a condition that is gone": (_drop("学历"), "A4", "table-head-missing"),
    "the hit policy": (lambda book: sheet_named(book, 1)["A3"].__setattr__("value", "取法：sum"), "A3", "table-told"),
    "another place": (
        lambda book: sheet_named(book, 1)["A2"].__setattr__("value", "位置：benefits.no"),
        "A2",
        "table-place",
    ),
}


@pytest.mark.parametrize(("person", "cell", "code"), WRONG.values(), ids=list(WRONG))
def test_a_bad_cell_is_told_by_its_address(person: Fill, cell: str, code: str) -> None:
    assert refused(PACK, person) == {f"{FIRST}!{cell}": code}


BOOKS: dict[str, tuple[Fill, str]] = {
    "the same table twice": (_second, "table-twice"),
    "a cover that was changed": (_cover, "table-cover"),
    "another pack": (_other_pack, "table-other-pack"),
    "far too many rows": (_far, "table-too-large"),
}


@pytest.mark.parametrize(("person", "code"), BOOKS.values(), ids=list(BOOKS))
def test_a_workbook_that_is_none_of_this_pack(person: Fill, code: str) -> None:
    assert list(refused(PACK, person).values()) == [code]


def test_everything_wrong_is_told_at_once() -> None:
    person = _several(put(1, 1, AMOUNT, "=1+1"), put(1, 2, AGE, "四十"), put(2, 1, AMOUNT, "多"))
    assert refused(PACK, person) == {
        f"{FIRST}!H5": "table-formula",
        f"{FIRST}!E6": "table-entry",
        "2 搬家补贴!G5": "table-amount",
    }


def test_a_pack_that_was_changed_since_needs_force() -> None:
    data = fill(opened(PACK), put(1, 1, AMOUNT, 60000))
    changed = opened(PACK.replace("# 完", "# 完了"))
    with pytest.raises(TableError, match="table-pack-changed"):
        import_tables(changed, data, "表.xlsx")
    done = import_tables(changed, data, "表.xlsx", force=True)
    assert done.data.decode() == PACK.replace("# 完", "# 完了").replace("5万元}  #", "6万元}  #")


def test_what_would_be_no_pack_is_not_made() -> None:
    file = opened(PACK)
    data = fill(file, put(1, 3, "其他条件（YAML）", "{education_levle: bachelor}"))
    with pytest.raises(PackError) as caught:
        import_tables(file, data, "表.xlsx")
    codes = [one.code for one in caught.value.diagnostics]
    assert codes == ["unknown-fact-near", "table-result"] or set(codes) == {"unknown-fact-near", "table-result"}


def test_a_comment_between_brackets_is_not_lost() -> None:
    commented = PACK.replace("fixed: 80.50元}, {when", "fixed: 80.50元},  # 注\n    {when")
    assert list(refused(commented, lambda book: sheet_named(book, 2).delete_rows(5)).values()) == ["table-comment"]


def test_what_xlsx_cannot_hold_is_not_exported() -> None:
    long = PACK.replace("name: 博士,", f"name: 博士, text: {'长' * 33_000},")
    with pytest.raises(TableError) as caught:
        export_tables(opened(long))
    assert [(one.code, one.path) for one in caught.value.diagnostics] == [("table-cell-lost", f"{FIRST}!L5")]


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", "学历,金额".encode("gbk"), b"PK\x05\x06" + bytes(18)]
)
def test_what_is_no_workbook_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(TableError, match="table-unreadable"):
        import_tables(opened(PACK), data, "表.xlsx")


@pytest.mark.parametrize("name", ["xl/workbook.xml", "xl/worksheets/sheet2.xml", "[Content_Types].xml"])
def test_a_workbook_with_a_damaged_part_is_refused(name: str) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(export_tables(opened(PACK)))) as old, zipfile.ZipFile(packed, "w") as new:
        for one in old.namelist():
            new.writestr(one, old.read(one)[:-40] if one == name else old.read(one))
    with pytest.raises(TableError, match="table-unreadable"):
        import_tables(opened(PACK), packed.getvalue(), "表.xlsx")


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    data = export_tables(opened(PACK))
    monkeypatch.setattr(books, "_MOST_UNPACKED", 1000)
    with pytest.raises(TableError, match="table-too-large"):
        import_tables(opened(PACK), data, "表.xlsx")
    monkeypatch.setattr(books, "MOST_BYTES", 10)
    with pytest.raises(TableError, match="table-too-large"):
        import_tables(opened(PACK), data, "表.xlsx")


def test_every_code_is_yielded_by_some_test() -> None:
    here = Path(__file__).read_text(encoding="utf-8")
    assert {code for code in TABLE if f'"{code}' not in here} <= SEEN


# -- the command line


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "xugou.yaml"
    path.write_text(PACK, encoding="utf-8")
    return path


def test_out_and_back_on_the_command_line(run: Run, pack: Path, tmp_path: Path) -> None:
    file = tmp_path / "表.xlsx"
    assert run("table", "export", pack, "-o", file).status == 0
    same = run("table", "import", file, pack)
    assert (same.status, same.out) == (0, "没有改动\n")
    book = book_of(file.read_bytes())
    sheet = sheet_named(book, 1)
    sheet[address(sheet, 1, AMOUNT)].value = 60000
    book.create_sheet("备注")["A1"].value = "自己的"
    book.save(file)
    told = "虚构补贴 benefits.allowance.amount：第 1 档（博士） 金额：5万元 → 6万元\n"
    looked = run("table", "import", file, pack, "--dry-run")
    assert (looked.status, looked.out) == (1, f"{told}共 1 处改动，没有写入 {pack}\n")
    unread, lacking, code, *_ = looked.err.splitlines()
    assert unread == "工作表“备注”里没有导出的表，没有读"
    assert lacking == "改好的规则包还通不过 validate（金额、门槛变了，引文要跟着换）："
    assert code.startswith("错误[number-without-quote] ")
    assert pack.read_text(encoding="utf-8") == PACK
    done = run("table", "import", file, pack)
    assert (done.status, done.out) == (1, f"{told}共 1 处改动，已写入 {pack}\n")
    assert pack.read_text(encoding="utf-8") == PACK.replace("5万元}  #", "6万元}  #")
    assert run("table", "import", file, pack).status == 2
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def test_a_bad_workbook_leaves_the_pack_alone(run: Run, pack: Path, tmp_path: Path) -> None:
    file = tmp_path / "表.xlsx"
    file.write_bytes(fill(opened(PACK), put(1, 1, AMOUNT, "=1+1")))
    done = run("table", "import", file, pack)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"错误[table-formula] {file} 1 虚构补贴!H5：这一格是公式，导入时不计算公式")
    assert pack.read_text(encoding="utf-8") == PACK
    assert run("table", "import", tmp_path / "没有.xlsx", pack).status == 2
    english = run("table", "import", file, pack, "--lang", "en").err
    assert "error[table-formula]" in english


def test_a_pack_without_tables(run: Run, tmp_path: Path) -> None:
    done = run("table", "export", "wuzhishan", "-o", tmp_path / "表.xlsx")
    assert done.status == 2
    assert "错误[table-none]" in done.err
    assert list(tmp_path.iterdir()) == []


def test_everything_raised_is_for_users() -> None:
    assert issubclass(TableError, InputError)
