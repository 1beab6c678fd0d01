"""Tables out to a workbook, and a workbook back into the pack."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from talentrules.diagnostics import Diagnostic, diagnose
from talentrules.errors import PackError, TableError, UnknownBenefitError
from talentrules.model.conditions import Operator
from talentrules.model.facts import BooleanType, ChoiceType, RecordsType, SetType
from talentrules.model.pack import Pack
from talentrules.office.amounts import FORMS, OTHER
from talentrules.office.book import Book, Choices, read_book, write_book
from talentrules.office.changes import Change, changes
from talentrules.office.columns import Column
from talentrules.office.edit import edited
from talentrules.office.sheet import PLACE, TOLD_ROW, Answer, Sheet, grid, read
from talentrules.office.tables import PackFile, Tiers, open_pack, tables
from talentrules.syntax import read_bytes
from talentrules.syntax.words import Words

__all__ = ["Imported", "export_tables", "import_tables"]

_FORMAT = "talentrules table 1"
_BOM = b"\xef\xbb\xbf"
_PACK, _NAME, _SHA256, _KIND = "规则包", "名称", "sha256", "格式"
_HELP = (
    "改完以后：talentrules table import 本文件.xlsx 规则包.yaml",
    "一个工作表是一张分档的表，一行是一档，从上到下就是规则里的先后。",
    "条件的列：空着就是没有这个条件；同一行的几个条件要同时满足。",
    "可以加列：表头写“事实的名称 + 空格 + 不低于、不高于、高于、低于、之一、介于或包含”，例如“学历 不低于”。",
    "金额用元，写数字或 5万元 这样的文字都可以；小数先把单元格设为文本格式。",
    "“行”是这一档在规则包里原来的位置：原有的行不要改；新加的行空着；删去一行就是删去这一档。",
    "“其他条件（YAML）”“其他金额（YAML）”“出处（YAML）”用规则包的写法。",
    "公式不会计算；合并的单元格不能导入；每张表的第 2、3 行和本页不要改。",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """A pack with the tables of a workbook: its bytes, what changed, and the sheets that hold no table and were not read."""

    data: bytes
    changes: tuple[Change, ...]
    unread: tuple[str, ...] = ()


def export_tables(file: PackFile, benefits: Collection[str] = ()) -> bytes:
    """Return a workbook with the tier tables of a pack, or those of some benefits, by id or name.

    Raises:
        UnknownBenefitError: where the pack has no such benefit.
        TableError: where there is no table, openpyxl is missing, or a cell cannot hold what stands in the pack.

    """
    wanted = {_benefit(one, file.pack) for one in benefits}
    found = [one for one in tables(file) if not wanted or one.benefit in wanted]
    if not found:
        raise TableError([diagnose("table-none", path=file.reading.file.name, name=_called(wanted, file.pack))])
    data = write_book(_cover(file.pack, found), [(grid(one), _choices(one)) for one in found])
    _refuse_lossy(found, data)
    return data


def import_tables(file: PackFile, data: bytes, name: str, *, force: bool = False) -> Imported:
    """Return the pack with its tables as the workbook of these bytes says, known to its user as `name`.

    `force` takes a workbook that was exported before the pack was changed. Nothing is written.

    Raises:
        TableError: with everything that is wrong with the workbook; or where openpyxl is missing.
        PackError: where the pack would not be one any more.

    """
    book = read_book(data, name)
    _refuse_foreign(book, file.pack, name, force=force)
    answers, unread = _answers(file, book, name)
    content = file.reading.data
    mark, text = (_BOM, content[len(_BOM) :]) if content.startswith(_BOM) else (b"", content)
    result = mark + edited(text.decode("utf-8"), answers).encode("utf-8")
    _refuse_changed_meaning(file, result, answers, name)
    found = tuple(change for tiers, answer in answers for change in changes(tiers, answer))
    return Imported(data=result, changes=found, unread=unread)


# -- export


def _benefit(wanted: str, pack: Pack) -> str:
    words = Words.of(pack.benefits.values())
    found = words.find(wanted)
    if found is None:
        raise UnknownBenefitError(wanted, pack.name, words.near(wanted) or None)
    return found


def _called(wanted: Iterable[str], pack: Pack) -> str:
    return "、".join(pack.benefits[one].name for one in sorted(wanted)) or pack.name


def _cover(pack: Pack, found: Iterable[Tiers]) -> list[tuple[str, ...]]:
    head = [(_PACK, pack.id), (_NAME, pack.name), (_SHA256, pack.sha256), (_KIND, _FORMAT), ()]
    index = [(f"表 {number}", f"{one.title}  {one.path}") for number, one in enumerate(found, 1)]
    return [*head, *(("填写说明" if not place else "", line) for place, line in enumerate(_HELP)), (), *index]


def _choices(tiers: Tiers) -> Choices:
    found: dict[str, list[str]] = {"形式": [*FORMS, OTHER]}
    for column in tiers.columns:
        found[tiers.names.head(column)] = _of(tiers, column)
    return found


def _of(tiers: Tiers, column: Column) -> list[str]:
    names = tiers.names
    if column.form in names.entries:
        return [names.entry(column.form, id_) for id_ in dict.fromkeys(names.entries[column.form].ids.values())]
    fact = names.pack.facts.get(column.name)
    if fact is None or column.form == "age" or column.operator in {Operator.IN, Operator.BETWEEN}:
        return []
    match fact.type:
        case ChoiceType() | SetType():
            return [one.name for one in fact.type.options]
        case BooleanType():
            return ["是", "否"]
        case RecordsType():
            return ["有", "无"]
        case _:
            return []


def _refuse_lossy(found: Iterable[Tiers], data: bytes) -> None:
    """Read back what was written.

    Raises:
        TableError: where a cell does not say what it should, or the table would not be the same.

    """
    book = read_book(data, "xlsx")
    problems: list[Diagnostic] = []
    for tiers, sheet in zip(found, book.sheets[1:], strict=True):
        answer, wrong = read(tiers, sheet, "")
        problems += wrong
        if answer is not None and answer != _as_it_is(tiers):
            problems.append(diagnose("table-cell-lost", tiers.node.span))
    if problems:
        lost = [diagnose("table-cell-lost", path=one.path.strip()) if one.path else one for one in problems]
        raise TableError(lost)


def _as_it_is(tiers: Tiers) -> Answer:
    return Answer(rows=list(enumerate(tiers.rows, 1)), rest=tiers.otherwise)


# -- import


def _refuse_foreign(book: Book, pack: Pack, name: str, *, force: bool) -> None:
    cover = book.cover()
    if not {_PACK, _SHA256} <= cover.keys() or cover.get(_KIND) != _FORMAT:
        raise TableError([diagnose("table-cover", path=name)])
    if cover[_PACK] != pack.id:
        raise TableError([diagnose("table-other-pack", path=name, written=cover[_PACK], pack=pack.id)])
    if cover[_SHA256] != pack.sha256 and not force:
        raise TableError([diagnose("table-pack-changed", path=name)])


def _answers(file: PackFile, book: Book, name: str) -> tuple[list[tuple[Tiers, Answer]], tuple[str, ...]]:
    known = {one.path: one for one in tables(file)}
    answers: dict[str, tuple[Tiers, Answer]] = {}
    problems: list[Diagnostic] = []
    unread: list[str] = []
    for sheet in book.sheets[1:]:
        path = _path(sheet)
        where = f"{name} {sheet.name}!A{TOLD_ROW}"
        if path is None:
            unread.append(sheet.name)
        elif path not in known:
            problems.append(diagnose("table-place", path=where, written=path))
        elif path in answers:
            problems.append(diagnose("table-twice", path=where, written=path))
        else:
            answer, wrong = read(known[path], sheet, name)
            problems += wrong
            answers[path] = (known[path], answer or Answer())
    if problems:
        raise TableError(problems)
    return list(answers.values()), tuple(unread)


def _path(sheet: Sheet) -> str | None:
    """Return where the table of a sheet stands, or None where it holds none."""
    told = str(sheet.at(TOLD_ROW, 1).value or "").strip()
    return told.removeprefix(PLACE).strip() if told.startswith(PLACE) else None


def _refuse_changed_meaning(file: PackFile, data: bytes, answers: Iterable[tuple[Tiers, Answer]], name: str) -> None:
    """Read the result.

    Raises:
        PackError: where it is no pack.
        TableError: where its tables do not say what the workbook does.

    """
    reading = read_bytes(data, file.reading.file.name)
    lost = diagnose("table-result", path=name)
    try:
        now = {one.path: one for one in tables(open_pack(file.path or Path(reading.file.name), reading))}
    except PackError as error:
        raise PackError([*error.diagnostics, lost]) from None
    for tiers, answer in answers:
        found = now.get(tiers.path)
        says = [row for _, row in answer.rows]
        if found is None or list(found.rows) != says or found.otherwise != answer.rest:
            raise TableError([lost])
