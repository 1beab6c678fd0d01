"""A small fictional pack with a table of every sort, and how a person fills in a workbook."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from talentrules.errors import InputError
from talentrules.office import Imported, PackFile, export_tables, import_tables, open_pack
from talentrules.syntax import read_bytes
from tests.helpers import HEAD, assert_well_worded

__all__ = ["PACK", "Fill", "address", "book_of", "cells", "fill", "imported", "opened", "put", "refused", "sheet_named"]

PACK = (
    HEAD
    + """\
# 分档的表
benefits:
  allowance:
    name: 虚构补贴
    kind: subsidy
    category: money
    amount:
      table: first
      rows:
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
        - {when: {any: [{education_level: bachelor}, {title_rank: senior}]}, name: "其他, 高的", from: 4000元, to: 1万元}
      otherwise: 500元
    payment: once
    cite: {source: notice, quote: 博士5万元，45岁以下硕士30000元，其余4000元至1万元，没有的500元}
  moving:  {name: 搬家补贴, kind: subsidy, category: money, amount: {table: sum, rows: [{when: {retired: false}, fixed: 80.50元}, {when: {annual_pay: {at_least: 8000元}}, at_most: 2万元}]}, payment: once, cite: {source: notice, quote: 80.50元}}
# 完
"""
)

Fill = Callable[[Any], None]
"""What a person does with a workbook."""


def opened(text: str | bytes, name: str = "xugou.yaml") -> PackFile:
    """Return a pack file as if it lay in an empty folder."""
    data = text.encode() if isinstance(text, str) else text
    return open_pack(Path("/nowhere") / name, read_bytes(data, name))


def book_of(data: bytes) -> Any:
    """Return a workbook to fill in."""
    return openpyxl.load_workbook(BytesIO(data))


def fill(file: PackFile, person: Fill) -> bytes:
    """Return the workbook of a pack after a person had it."""
    book = book_of(export_tables(file))
    person(book)
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def imported(text: str | bytes, person: Fill) -> Imported:
    """Return what the import makes of a pack whose workbook a person filled in."""
    file = opened(text)
    return import_tables(file, fill(file, person), "表.xlsx")


def refused(text: str | bytes, person: Fill) -> dict[str, str]:
    """Return what an import refuses: address to code."""
    file = opened(text)
    data = fill(file, person)
    with pytest.raises(InputError) as caught:
        import_tables(file, data, "表.xlsx")
    for one in caught.value.diagnostics:
        assert_well_worded(one)
    listed = caught.value.diagnostics
    return {one.path.removeprefix("表.xlsx").strip() or str(one.span): one.code for one in listed}


def sheet_named(book: Any, number: int) -> Any:
    """Return the sheet of table `number`, from 1."""
    return book.worksheets[number]


def address(sheet: Any, row: int, head: str) -> str:
    """Return the address of the cell of a row (from 1) below a heading, such as `C5`."""
    heads = {cell.value: cell.column_letter for cell in sheet[4]}
    return f"{heads[head]}{row + 4}"


def cells(sheet: Any, head: str) -> list[Any]:
    """Return what stands below a heading."""
    return [sheet[address(sheet, row, head)].value for row in range(1, sheet.max_row - 3)]


def put(number: int, row: int, head: str, value: Any, form: str | None = None) -> Fill:
    """Return the filling in of one cell."""

    def person(book: Any) -> None:
        sheet = sheet_named(book, number)
        cell = sheet[address(sheet, row, head)]
        cell.value = value
        if form is not None:
            cell.number_format = form

    return person
