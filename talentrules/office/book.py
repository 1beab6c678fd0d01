"""Grids ⇄ the bytes of an xlsx file: the only place that uses openpyxl, which is imported when it is needed.

Text is written as text whatever it begins with, so that `=1+1` is never a formula; the file is the same bytes for the
same tables. Reading takes cells as they are, computes nothing, and bounds what a hostile file can cost.
"""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from io import BytesIO
from types import ModuleType
from typing import Any

from talentrules.diagnostics import diagnose, fill
from talentrules.errors import TableError
from talentrules.office.sheet import FIRST_ROW, HEAD_ROW, TOLD_ROW, Cell, Grid, Raw, Sheet

__all__ = ["COVER", "MOST_BYTES", "Book", "Choices", "read_book", "write_book"]

COVER = "说明"
"""The name of the first sheet."""
MOST_BYTES = 16 * 1024 * 1024
"""The largest workbook that is read."""
_MOST_UNPACKED = 128 * 1024 * 1024
_MOST_ROWS, _MOST_COLUMNS = 5_000, 300
_LONGEST_CELL = 32_767
_LONGEST_LIST = 250
_LONGEST_NAME = 31
_FORMULA = frozenset("=+-@\t\r'")
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_UNESCAPED = re.compile(r"_x005F_(?=x[0-9A-Fa-f]{4}_)")
"""How a workbook writes `_` before what it would take for an escaped character; openpyxl undoes it only in part."""
_MODIFIED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_NO_TIME = rb"\g<1>2000-01-01T00:00:00Z"
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)

Choices = Mapping[str, Sequence[str]]
"""What may be chosen below a heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A workbook as it was read: its sheets in order."""

    sheets: tuple[Sheet, ...]

    def cover(self) -> dict[str, str]:
        """Return what the cover sheet says by the words in its first column; nothing where there is none."""
        found = next((one for one in self.sheets if one.name == COVER), None)
        rows = found.rows if found is not None else ()
        pairs = [(row[0].value, row[1].value) for row in rows if len(row) > 1]
        return {str(key).strip(): str(value).strip() for key, value in pairs if key is not None and value is not None}


def write_book(cover: Iterable[tuple[str, ...]], grids: Iterable[tuple[Grid, Choices]]) -> bytes:
    """Return the bytes of a workbook: a cover of words, then one sheet a table.

    Raises:
        TableError: where openpyxl is missing, or a cell cannot hold what it should.

    """
    openpyxl = _openpyxl()
    book = openpyxl.Workbook()
    told = book.active
    told.title = COVER
    for place, words in enumerate(cover, 1):
        for column, text in enumerate(words, 1):
            _put(told.cell(place, column), text)
    told.column_dimensions["A"].width, told.column_dimensions["B"].width = 14, 60
    for number, (grid, choices) in enumerate(grids, 1):
        sheet = book.create_sheet(_NOT_IN_NAMES.sub(" ", f"{number} {grid.title}")[:_LONGEST_NAME].strip())
        _fill(sheet, grid, choices)
    packed = BytesIO()
    book.save(packed)
    return _same_bytes(packed.getvalue())


def _fill(sheet: Any, grid: Grid, choices: Choices) -> None:
    bold = _style("Font")(bold=True)
    _put(sheet.cell(1, 1), grid.title)
    sheet.cell(1, 1).font = bold
    for row, text in enumerate(grid.told, TOLD_ROW):
        _put(sheet.cell(row, 1), text)
    for column, head in enumerate(grid.heads, 1):
        cell = sheet.cell(HEAD_ROW, column)
        _put(cell, head)
        cell.font = bold
        cells = [row.get(head) for row in grid.rows]
        for row, content in enumerate(cells, FIRST_ROW):
            _put(sheet.cell(row, column), content)
        _shape(sheet, cell.column_letter, [head, *cells])
        _offer(sheet, cell.column_letter, choices.get(head, ()))
    sheet.freeze_panes = f"A{FIRST_ROW}"


def _shape(sheet: Any, letter: str, cells: Sequence[Cell]) -> None:
    """Set how wide a column is, and that what is entered below texts stays text."""
    widest = max(sum(2 if ord(char) > 0x2E7F else 1 for char in str(one)) for one in cells if one is not None)
    sheet.column_dimensions[letter].width = min(60, widest + 3)
    if not any(isinstance(one, int) for one in cells):
        sheet.column_dimensions[letter].number_format = "@"


def _offer(sheet: Any, letter: str, choices: Sequence[str]) -> None:
    """Offer a list of choices below a heading, where Excel can hold it; anything else may still be entered."""
    listed = ",".join(choices)
    if not choices or len(listed) > _LONGEST_LIST or any("," in one or '"' in one for one in choices):
        return
    kind = _module("openpyxl.worksheet.datavalidation").DataValidation
    offered = kind(type="list", formula1=f'"{listed}"', allow_blank=True, showErrorMessage=False)
    sheet.add_data_validation(offered)
    offered.add(f"{letter}{FIRST_ROW}:{letter}{FIRST_ROW + 500}")


def _put(cell: Any, value: Cell) -> None:
    """Write a value; a text stays a text whatever it begins with, and is edited as one."""
    if value is None or value == "":
        return
    if isinstance(value, int):
        cell.value = value
        cell.number_format = "#,##0"
        return
    if len(value) > _LONGEST_CELL:
        raise _lost(cell)
    try:
        cell.value = _ESCAPED.sub("_x005F_", value)
    except ValueError as error:  # a character that XML cannot hold
        raise _lost(cell) from error
    cell.data_type = "s"
    cell.number_format = "@"
    if value[0] in _FORMULA:
        cell.quotePrefix = True


def _lost(cell: Any) -> TableError:
    return TableError([diagnose("table-cell-lost", path=f"{cell.parent.title}!{cell.coordinate}")])


def _same_bytes(data: bytes) -> bytes:
    """Return the same workbook without the time of its making."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            content = old.read(name)
            new.writestr(entry, _MODIFIED.sub(_NO_TIME, content) if name == "docProps/core.xml" else content)
    return packed.getvalue()


def read_book(data: bytes, name: str) -> Book:
    """Return what the workbook of these bytes holds, known to its user as `name`.

    Raises:
        TableError: where openpyxl is missing, or this is no workbook, or one that is too large.

    """
    _refuse_large(data, name)
    openpyxl = _openpyxl()
    try:
        with warnings.catch_warnings():  # openpyxl warns of what Excel and WPS add; none of it stands in cells
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(BytesIO(data))
            return Book(sheets=tuple(_sheet(one, name) for one in book.worksheets))
    except TableError:
        raise
    except MemoryError:
        raise
    except Exception as error:
        raise TableError([diagnose("table-unreadable", path=name)]) from error


def _refuse_large(data: bytes, name: str) -> None:
    if len(data) > MOST_BYTES:
        raise _large(name)
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            entries = packed.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise TableError([diagnose("table-unreadable", path=name)]) from error
    if sum(one.file_size for one in entries) > _MOST_UNPACKED:
        raise _large(name)


def _large(name: str) -> TableError:
    said = {"what": "文件太大", "what_en": "the file is too large"}
    limit = f"{MOST_BYTES // 1024 // 1024} MB"
    return TableError([fill("table-too-large", {"limit": limit, "limit_en": limit, **said}, path=name)])


def _sheet(sheet: Any, name: str) -> Sheet:
    rows, columns = sheet.max_row, sheet.max_column
    if rows > _MOST_ROWS or columns > _MOST_COLUMNS:
        words = {"what": f"工作表“{sheet.title}”有 {rows} 行 {columns} 列"}
        words |= {"what_en": f"the sheet “{sheet.title}” has {rows} rows and {columns} columns"}
        words |= {"limit": f"{_MOST_ROWS} 行 {_MOST_COLUMNS} 列"}
        words |= {"limit_en": f"{_MOST_ROWS} rows and {_MOST_COLUMNS} columns"}
        raise TableError([fill("table-too-large", words, path=f"{name} {sheet.title}")])
    cells = tuple(tuple(_raw(one, sheet.title) for one in row) for row in sheet.iter_rows())
    merged = tuple(str(one) for one in sheet.merged_cells.ranges if one.max_row >= FIRST_ROW)
    return Sheet(name=sheet.title, rows=cells, merged=tuple(sorted(merged)))


def _raw(cell: Any, sheet: str) -> Raw:
    kind = cell.data_type if cell.data_type in {"f", "e"} else ""
    value = _UNESCAPED.sub("_", cell.value) if isinstance(cell.value, str) else cell.value
    return Raw(value=value, address=f"{sheet}!{cell.coordinate}", kind=kind, form=cell.number_format or "")


def _openpyxl() -> ModuleType:
    """Return openpyxl.

    Raises:
        TableError: where it is not installed.

    """
    return _module("openpyxl")


def _module(name: str) -> ModuleType:
    try:
        return import_module(name)
    except ImportError as error:
        raise TableError([diagnose("table-library-missing")]) from error


def _style(name: str) -> Any:
    return getattr(_module("openpyxl.styles"), name)
