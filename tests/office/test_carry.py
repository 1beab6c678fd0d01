"""Tables go to a workbook and come back: unchanged to the byte, or with exactly what a person changed."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from talentrules.errors import TableError, UnknownBenefitError
from talentrules.office import PackFile, export_tables, import_tables, open_pack
from talentrules.office.tables import tables
from talentrules.syntax.reading.forbidden import FORBIDDEN
from tests.office.books import PACK, Fill, book_of, cells, imported, opened, put, sheet_named

ROOT = Path(__file__).parents[2]
REFERENCE: dict[str, Any] = runpy.run_path(str(ROOT / "docs/reference.py"))
PACKS = sorted([*(ROOT / "rules").glob("*.yaml"), *(ROOT / "examples/packs").glob("*.yaml")])
FORMS = {
    f"{form.form}-{place}": form.pack_text(edge)
    for form in REFERENCE["forms"]()
    for place, edge in enumerate([None, *(one for one in form.edges if one.written and "mistake" not in one.says)])
    if "table:" in form.pack_text(edge)
}
AMOUNT = "金额（元）"
_CAP: dict[str, Any] = {"形式": "最高", AMOUNT: None, "上限（元）": 500}


def _goes_round(file: PackFile) -> None:
    data = export_tables(file)
    assert data == export_tables(file)
    done = import_tables(file, data, "表.xlsx")
    assert done.data == file.reading.data
    assert (done.changes, done.unread) == ((), ())


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_every_shipped_pack_comes_back_byte_for_byte(path: Path) -> None:
    file = open_pack(path)
    if tables(file):
        _goes_round(file)
    else:
        with pytest.raises(TableError, match="table-none"):
            export_tables(file)


def test_some_shipped_pack_has_tables() -> None:
    assert len(tables(open_pack(ROOT / "examples/packs/yunshan.yaml"))) == 7


@pytest.mark.parametrize("text", FORMS.values(), ids=list(FORMS))
def test_every_documented_table_comes_back_byte_for_byte(text: str) -> None:
    file = opened(text)
    assert tables(file)
    _goes_round(file)


def test_a_file_of_windows_comes_back_byte_for_byte() -> None:
    _goes_round(opened(b"\xef\xbb\xbf" + PACK.replace("\n", "\r\n").encode()))


def test_what_stands_in_the_cells() -> None:
    book = book_of(export_tables(opened(PACK)))
    cover, first, second = book.worksheets
    assert [cover["A1"].value, cover["B1"].value] == ["规则包", "xugou"]
    assert first["A2"].value == "位置：benefits.allowance.amount"
    assert [cell.value for cell in first[4]] == [
        *("行", "档名", "学历", "学历 不低于", "年龄（申请日，周岁） 不高于", "其他条件（YAML）"),
        *("形式", AMOUNT, "下限（元）", "上限（元）", "其他金额（YAML）", "说明", "出处（YAML）"),
    ]
    assert cells(first, "行") == [1, 2, 3, "其余"]
    assert cells(first, "学历") == ["博士研究生", None, None, None]
    assert cells(first, "学历 不低于") == [None, "硕士研究生", None, None]
    assert cells(first, "年龄（申请日，周岁） 不高于") == [None, 45, None, None]
    assert cells(first, "其他条件（YAML）")[2] == "{any: [{education_level: bachelor}, {title_rank: senior}]}"
    assert cells(first, "形式") == ["固定", "固定", "幅度", "固定"]
    assert cells(first, AMOUNT) == [50000, 30000, None, 500]
    assert cells(first, "上限（元）") == [None, None, 10000, None]
    # fen are no whole number of yuan: they stand as text, and no cell holds a float
    assert cells(second, AMOUNT) == ["80.5", None]
    assert cells(second, "年薪（元） 不低于") == [None, 8000]
    assert not any(isinstance(cell.value, float) for sheet in book for row in sheet.iter_rows() for cell in row)


# One change: the text that must come out is the one that a person would have written into the pack.
def _after(before: str, after: str) -> str:
    assert PACK.count(before) == 1
    return PACK.replace(before, after)


CHANGED = {
    "an amount, in the unit that it was written in": (
        put(1, 1, AMOUNT, 55000),
        _after("name: 博士, fixed: 5万元", "name: 博士, fixed: 5.5万元"),
    ),
    "an amount that is no short number of 万": (
        put(1, 1, AMOUNT, 54321),
        _after("name: 博士, fixed: 5万元", "name: 博士, fixed: 54321元"),
    ),
    "an amount in a block": (put(1, 2, AMOUNT, "3.2万元"), _after("fixed: 30000元", "fixed: 32000元")),
    "an amount in full-width digits": (put(1, 2, AMOUNT, "３２０００ "), _after("fixed: 30000元", "fixed: 32000元")),
    "fen": (put(2, 1, AMOUNT, "80.55"), _after("fixed: 80.50元", "fixed: 80.55元")),
    "fen that Excel holds as a number": (put(2, 1, AMOUNT, 80.55), _after("fixed: 80.50元", "fixed: 80.55元")),
    "1e5 that Excel reads as a number": (put(1, 2, AMOUNT, 1e5), _after("fixed: 30000元", "fixed: 100000元")),
    "an end of a range": (put(1, 3, "下限（元）", 4500), _after("from: 4000元", "from: 4500元")),
    "a threshold": (put(1, 2, "年龄（申请日，周岁） 不高于", 40), _after("at_most: 45", "at_most: 40")),
    "a threshold of money": (
        put(2, 2, "年薪（元） 不低于", 9000),
        _after("{at_least: 8000元}", "{at_least: 9000元}"),
    ),
    "a choice by its name, with a space behind it": (
        put(1, 2, "学历 不低于", "博士研究生 "),
        _after("education_level: {at_least: master}", "education_level: {at_least: doctor}"),
    ),
    "a truth value": (put(2, 1, "已退休", "是"), _after("{retired: false}", "{retired: true}")),
    "a name": (put(1, 2, "档名", "硕士研究生"), _after("name: 硕士\n", "name: 硕士研究生\n")),
    "what everybody else gets": (put(1, 4, AMOUNT, 600), _after("otherwise: 500元", "otherwise: 600元")),
    "another form of what everybody else gets": (
        lambda book: [put(1, 4, head, value)(book) for head, value in _CAP.items()],
        _after("otherwise: 500元", "otherwise: {at_most: 500元}"),
    ),
    "another form of amount: the row is written anew": (
        lambda book: [put(1, 1, head, value)(book) for head, value in _CAP.items()],
        _after(
            "{when: {education_level: doctor}, name: 博士, fixed: 5万元}",
            "{when: {education_level: doctor}, name: 博士, at_most: 500元}",
        ),
    ),
    "a condition more, and the comment inside stays": (
        put(1, 2, "学历", "硕士研究生"),
        _after(
            """\
        - when:
            all:
              - education_level: {at_least: master}
              # 年龄按申请日
              - age: {day: application, at_most: 45}
""",
            """\
        # 年龄按申请日
        - when:
            {all: [{education_level: master}, {education_level: {at_least: master}}, {age: {day: application, at_most: 45}}]}
""",
        ),
    ),
    "a condition in YAML": (
        put(
            1, 3, "其他条件（YAML）", "{any: [{education_level: bachelor}, {title_rank: {at_least: associate_senior}}]}"
        ),
        _after("{title_rank: senior}]}", "{title_rank: {at_least: associate_senior}}]}"),
    ),
    "a condition in YAML that fits a column": (
        put(1, 3, "其他条件（YAML）", "education_level: {at_least: bachelor}"),
        _after("{any: [{education_level: bachelor}, {title_rank: senior}]}", "{education_level: {at_least: bachelor}}"),
    ),
}


@pytest.mark.parametrize(("person", "wanted"), CHANGED.values(), ids=list(CHANGED))
def test_one_change_changes_that_and_nothing_else(person: Fill, wanted: str) -> None:
    done = imported(PACK, person)
    assert done.data.decode() == wanted
    assert done.changes


ROWS = {
    "two rows change places, with the comments above them": (
        [(2, 1), (1, 2), (3, 3)],
        """\
        # 硕士的一档
        - when:
            all:
              - education_level: {at_least: master}
              # 年龄按申请日
              - age: {day: application, at_most: 45}
          name: 硕士
          fixed: 30000元
        # 博士的一档
        - {when: {education_level: doctor}, name: 博士, fixed: 5万元}  # 原文第一条
        - {when: {any: [{education_level: bachelor}, {title_rank: senior}]}, name: "其他, 高的", from: 4000元, to: 1万元}
""",
    ),
    "a row is dropped, and the comment above it stays": (
        [(1, 1), (3, 2)],
        """\
        # 博士的一档
        - {when: {education_level: doctor}, name: 博士, fixed: 5万元}  # 原文第一条
        # 硕士的一档
        - {when: {any: [{education_level: bachelor}, {title_rank: senior}]}, name: "其他, 高的", from: 4000元, to: 1万元}
""",
    ),
    "the last row is dropped": (
        [(1, 1), (2, 2)],
        """\
        # 博士的一档
        - {when: {education_level: doctor}, name: 博士, fixed: 5万元}  # 原文第一条
        # 硕士的一档
        - when:
            all:
              - education_level: {at_least: master}
              # 年龄按申请日
              - age: {day: application, at_most: 45}
          name: 硕士
          fixed: 30000元
""",
    ),
}
LISTED = PACK[PACK.index("        # 博士的一档") : PACK.index("      otherwise")]


def _reordered(order: list[tuple[int, int]]) -> Fill:
    def person(book: Any) -> None:
        sheet = sheet_named(book, 1)
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
        sheet.delete_rows(5, 10)
        for number, _ in order:
            sheet.append(rows[number - 1])
        sheet.append(rows[3])

    return person


@pytest.mark.parametrize(("order", "wanted"), ROWS.values(), ids=list(ROWS))
def test_the_order_of_rows_is_that_of_the_sheet(order: list[tuple[int, int]], wanted: str) -> None:
    done = imported(PACK, _reordered(order))
    assert done.data.decode() == PACK.replace(LISTED, wanted)


def _new_row(number: int, at: int, **values: Any) -> Fill:
    def person(book: Any) -> None:
        sheet = sheet_named(book, number)
        heads = [cell.value for cell in sheet[4]]
        sheet.insert_rows(at + 4)
        for head, value in values.items():
            place = next(place for place, one in enumerate(heads, 1) if str(one).split("（")[0] == head)
            sheet.cell(at + 4, place).value = value

    return person


def test_a_new_row_is_written_as_the_others_are() -> None:
    person = _new_row(
        1, 2, 档名="- 在职博士", 学历="博士研究生", 形式="固定", 金额="45000", 出处="{source: notice, quote: 博士5万元}"
    )
    line = "        - {when: {education_level: doctor}, name: '- 在职博士', fixed: 4.5万元, cite: {source: notice, quote: 博士5万元}}\n"
    done = imported(PACK, person)
    assert done.data.decode() == PACK.replace("        # 硕士的一档\n", line + "        # 硕士的一档\n")
    assert [one.say() for one in done.changes] == ["虚构补贴 benefits.allowance.amount：新加第 2 档（- 在职博士）"]


def test_a_new_row_in_brackets() -> None:
    done = imported(PACK, _new_row(2, 3, 已退休="是", 形式="未写明"))
    before = "{when: {annual_pay: {at_least: 8000元}}, at_most: 2万元}]"
    assert done.data.decode() == PACK.replace(before, before[:-1] + ", {when: {retired: true}, unstated: true}]")


def test_a_row_that_was_copied_is_a_new_row() -> None:
    def person(book: Any) -> None:
        sheet = sheet_named(book, 2)
        sheet.append([cell.value for cell in sheet[5]])
        sheet.cell(7, 2).value = "第二次"

    done = imported(PACK, person)
    assert "fixed: 80.50元}, {when" in done.data.decode()
    assert ", {when: {retired: false}, name: 第二次, fixed: 80.5元}]" in done.data.decode()


def test_a_column_may_be_added() -> None:
    def person(book: Any) -> None:
        sheet = sheet_named(book, 2)
        sheet.cell(4, 20).value = "职称级别 不低于"
        sheet.cell(5, 20).value = "副高级"

    done = imported(PACK, person)
    before, after = (
        "{when: {retired: false}",
        "{when: {all: [{retired: false}, {title_rank: {at_least: associate_senior}}]}",
    )
    assert done.data.decode() == PACK.replace(before, after)


def test_the_changes_are_told_by_row_and_column() -> None:
    def person(book: Any) -> None:
        put(1, 1, AMOUNT, 60000)(book)
        put(1, 2, "年龄（申请日，周岁） 不高于", 40)(book)
        put(1, 4, AMOUNT, 100)(book)

    assert [one.say() for one in imported(PACK, person).changes] == [
        "虚构补贴 benefits.allowance.amount：第 1 档（博士） 金额：5万元 → 6万元",
        "虚构补贴 benefits.allowance.amount：第 2 档（硕士） 年龄（申请日，周岁） 不高于：45 → 40",
        "虚构补贴 benefits.allowance.amount：其余 金额：500元 → 100元",
    ]
    assert imported(PACK, person).changes[0].say("en").endswith("row 1 (博士) 金额: 5万元 → 6万元")


def test_one_benefit_alone() -> None:
    file = opened(PACK)
    assert [sheet.title for sheet in book_of(export_tables(file, ["搬家补贴"]))] == ["说明", "1 搬家补贴"]
    with pytest.raises(UnknownBenefitError):
        export_tables(file, ["没有的"])


HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "'=1",
    '=HYPERLINK("http://x")',
    "_x0041_",
    "1e5",
    "０５７１",
    "2024-07-01",
    "#REF!",
    "是",
    " 首尾 ",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_text_that_excel_would_mangle_comes_back_whole(name: str) -> None:
    quoted = name.replace("'", "''")
    file = opened(PACK.replace("name: 博士,", f"name: '{quoted}',"))
    data = export_tables(file)
    cell = sheet_named(book_of(data), 1)["B5"]
    assert cell.data_type == "s"
    assert cell.number_format == "@"
    if name[0] in "=+-@'":
        assert cell.quotePrefix
    _goes_round(file)


@given(
    name=st.text(
        st.characters(codec="utf-8", exclude_categories=["C", "Z"]).filter(lambda one: not FORBIDDEN.match(one)),
        min_size=1,
        max_size=30,
    ),
    yuan=st.integers(0, 10**15),
    fen=st.integers(0, 99),
)
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_name_and_amount_that_a_person_enters_is_what_the_pack_says(name: str, yuan: int, fen: int) -> None:
    def person(book: Any) -> None:
        sheet = sheet_named(book, 1)
        sheet["B5"].value = name
        sheet["B5"].data_type = "s"
        sheet["H5"].value = f"{yuan}.{fen:02d}"

    row = tables(opened(imported(PACK, person).data))[0].rows[0]
    assert row.name == name.strip()
    amount = row.amount.slots["fixed"]
    assert getattr(amount, "in_fen", None) == yuan * 100 + fen


def test_the_library_is_asked_for_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    with pytest.raises(TableError) as caught:
        export_tables(opened(PACK))
    assert [one.code for one in caught.value.diagnostics] == ["table-library-missing"]
    assert "pip install 'talentrules[office]'" in caught.value.render()


def test_openpyxl_is_there() -> None:
    assert openpyxl.__version__
