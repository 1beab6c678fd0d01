"""A table as a grid of cells and back: what stands in which column, and what a filled-in sheet says of the table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import TypeVar

from talentrules.diagnostics import Diagnostic, fill
from talentrules.model.facts import DateType
from talentrules.model.quantities import Measure
from talentrules.office.amounts import FORMS, OTHER, SLOTS, Slot, Written, needed_slots
from talentrules.office.columns import FACT, Column, Part, Said
from talentrules.office.flow import flow, parsed
from talentrules.office.tables import HITS, Row, Tiers, conjuncts
from talentrules.suggest import nearest
from talentrules.syntax.tree import Mapping as Tree
from talentrules.syntax.tree import Node, Sequence

__all__ = [
    "FIRST_ROW",
    "HEAD_ROW",
    "PLACE",
    "REST",
    "TOLD_ROW",
    "Answer",
    "Cell",
    "Grid",
    "Raw",
    "Sheet",
    "grid",
    "read",
]

Cell = str | int | None
"""What is written into a cell."""
NUMBER, NAME, OTHERS, FORM, OTHER_AMOUNT, TEXT, CITE = (
    *("行", "档名", "其他条件（YAML）", "形式", "其他金额（YAML）", "说明", "出处（YAML）"),
)
REST = "其余"
TOLD_ROW, HEAD_ROW, FIRST_ROW = 2, 4, 5
"""The rows of a sheet, from 1: what is told of the table, the headings, the first tier."""
PLACE = "位置："
"""What stands before the path of the table."""
_OWN = (NUMBER, NAME, OTHERS, FORM, *SLOTS.values(), OTHER_AMOUNT, TEXT, CITE)
_YUAN = "（元）"
_MONEY_HEADS = frozenset(SLOTS[slot] for slot in ("fixed", "low", "high"))
_EXACT_DIGITS = 15
"""So many significant digits of a number come out of a workbook as they were entered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table as cells: what is told above the headings, the headings, the rows; `rest` says that the last is 其余."""

    title: str
    told: tuple[str, ...]
    heads: tuple[str, ...]
    rows: tuple[Mapping[str, Cell], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """A cell as a workbook holds it: its value, its address, whether it is a formula or an error, its number format."""

    value: object
    address: str
    kind: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet as it was read: its name, the rows of its cells from the top, and the ranges that are merged."""

    name: str
    rows: tuple[tuple[Raw, ...], ...]
    merged: tuple[str, ...] = ()

    def at(self, row: int, column: int) -> Raw:
        """Return the cell at `row` and `column`, from 1; an empty one where there is none."""
        cells = self.rows[row - 1] if row <= len(self.rows) else ()
        return cells[column - 1] if column <= len(cells) else Raw(value=None, address=f"{self.name}!{row}")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a sheet says: for each row the number of the row that it was, or None for a new one, and what it says now."""

    rows: list[tuple[int | None, Row]] = field(default_factory=list)
    rest: Written | None = None


def grid(tiers: Tiers) -> Grid:
    """Return the table as cells."""
    conditions = [tiers.names.head(column) for column in tiers.columns]
    slots = [_slot_head(tiers, SLOTS[slot]) for slot in _slots_used(tiers)]
    heads = (NUMBER, NAME, *conditions, OTHERS, FORM, *slots, OTHER_AMOUNT, TEXT, CITE)
    rows = [_cells(tiers, number, row) for number, row in enumerate(tiers.rows, 1)]
    if tiers.otherwise is not None:
        rest: dict[str, Cell] = {NUMBER: REST}
        rows.append(rest | _amount_cells(tiers, tiers.otherwise))
    told = (PLACE + tiers.path, f"取法：{tiers.hit.value}（{HITS[tiers.hit]}）")
    return Grid(title=tiers.title, told=told, heads=heads, rows=tuple(rows))


def _slot_head(tiers: Tiers, head: str) -> str:
    """Return the heading of a slot, with the unit of money."""
    return head + _YUAN if tiers.amounts.measure is Measure.MONEY and head in _MONEY_HEADS else head


def _slots_used(tiers: Tiers) -> list[str]:
    """Return the slots to show: those of simple amounts, and of shares where a row has one."""
    amounts = [row.amount for row in tiers.rows]
    shares = any(one.form == "按比例" for one in amounts)
    return [slot for slot in SLOTS if slot not in {"share", "of"} or shares]


def _cells(tiers: Tiers, number: int, row: Row) -> dict[str, Cell]:
    cells: dict[str, Cell] = {NUMBER: number, NAME: row.name}
    for column, values in row.conditions.items():
        cells[tiers.names.head(column)] = tiers.names.cell(Part(column=column, values=values))
    cells[OTHERS] = row.others[0] if len(row.others) == 1 else f"[{', '.join(row.others)}]" if row.others else None
    cells[TEXT], cells[CITE] = row.text, row.cite
    return cells | _amount_cells(tiers, row.amount)


def _amount_cells(tiers: Tiers, amount: Written) -> dict[str, Cell]:
    cells: dict[str, Cell] = {FORM: amount.form, OTHER_AMOUNT: amount.other}
    for slot, value in amount.slots.items():
        cells[_slot_head(tiers, SLOTS[slot])] = tiers.amounts.cell(slot, value)
    return cells


_Wanted = TypeVar("_Wanted")
"""Whatever was to be read where a problem stands instead."""


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one sheet as the table `tiers`; what is wrong goes to `problems`, each at its address."""

    tiers: Tiers
    sheet: Sheet
    book: str
    problems: list[Diagnostic] = field(default_factory=list)

    def complain(self, code: str, raw: Raw, **words: object) -> None:
        """Keep a problem at a cell."""
        self.problems.append(fill(code, words, path=f"{self.book} {raw.address}"))

    # -- the head of the sheet

    def heads(self) -> dict[str, int]:
        """Return the columns by what they hold (the usual heading), with everything wrong about them kept."""
        found: dict[str, int] = {}
        for place in range(1, self._width() + 1):
            raw = self.sheet.at(HEAD_ROW, place)
            head = self._head(raw, place)
            if head in found:
                self.complain("table-head-twice", raw, written=head)
            elif head is not None:
                found[head] = place
        for head in (
            NUMBER,
            OTHERS,
            FORM,
            OTHER_AMOUNT,
            *(one for one in grid(self.tiers).heads if _is_condition(one)),
        ):
            if head not in found and (head in _OWN or self._used(head)):
                self.complain("table-head-missing", self.sheet.at(HEAD_ROW, 1), written=head)
        return found

    def _used(self, head: str) -> bool:
        return any(head in row for row in grid(self.tiers).rows)

    def _width(self) -> int:
        return max((len(row) for row in self.sheet.rows), default=0)

    def _head(self, raw: Raw, place: int) -> str | None:
        text = " ".join(str(raw.value).split()) if raw.value is not None else ""
        if text in _OWN:
            return text
        if text.removesuffix(_YUAN) in _MONEY_HEADS:
            return text.removesuffix(_YUAN)
        known = self.tiers.names.columns
        if text in known:
            return self.tiers.names.head(known[text])
        filled = any(self.sheet.at(row, place).value is not None for row in range(FIRST_ROW, len(self.sheet.rows) + 1))
        if text or filled:
            near = nearest(text, [*_OWN, *known]) if text else None
            self.complain("table-head-near" if near else "table-head", raw, written=text, near=near or "")
        return None

    def told(self) -> None:
        """Keep a problem for each cell above the headings that was changed."""
        for row, text in enumerate(grid(self.tiers).told, TOLD_ROW):
            raw = self.sheet.at(row, 1)
            if str(raw.value or "").strip() != text:
                self.complain("table-told", raw, wanted=text, written=raw.value or "")

    # -- cells

    def plain(  # noqa: PLR0911 - a line for each kind of cell
        self, raw: Raw, *, days: bool = False
    ) -> str | int | Decimal | bool | date | None:
        """Return a cell as a plain value, never a float; None where it is empty or, with a problem, cannot be used."""
        match raw.value:
            case _ if raw.kind == "f":
                return self.no("table-formula", raw)
            case _ if raw.kind == "e":
                return self.no("table-error-cell", raw, written=raw.value)
            case None | bool() | int():
                return raw.value
            case str():
                return raw.value.rstrip() or None
            case float():
                return self._number(raw, raw.value)
            case datetime() if days and raw.value.time() == time():
                return raw.value.date()
            case date() if days and not isinstance(raw.value, datetime):
                return raw.value
            case _:
                return self.no("table-became-date", raw, written=raw.value)

    def no(self, code: str, raw: Raw, **words: object) -> _Wanted | None:
        """Keep a problem; return None, which stands for "nothing could be read here"."""
        self.complain(code, raw, **words)
        return None

    def _number(self, raw: Raw, value: float) -> int | Decimal | str | None:
        """Return a number with a point exactly as it was entered, or None where that cannot be known."""
        found = Decimal(repr(value))
        if not found.is_finite() or len(found.normalize().as_tuple().digits) > _EXACT_DIGITS:
            return self.no("table-not-exact", raw, written=repr(value))
        if "%" in raw.form:
            return f"{found.scaleb(2).normalize():f}%"
        return int(found) if found == found.to_integral_value() else found

    def text(self, row: int, heads: Mapping[str, int], head: str) -> str:
        """Return the text of a cell, empty where there is none."""
        value = self.plain(self.at(row, heads, head))
        return "" if value is None else str(value)

    def at(self, row: int, heads: Mapping[str, int], head: str) -> Raw:
        """Return the cell of `row` below `head`."""
        return self.sheet.at(row, heads[head]) if head in heads else Raw(value=None, address="")

    # -- rows

    def answer(self) -> Answer | None:
        """Return what the sheet says, or None where something is wrong with it."""
        self.told()
        heads = self.heads()
        for one in self.sheet.merged:
            self.complain("table-merged", Raw(value=None, address=f"{self.sheet.name}!{one}"), written=one)
        if self.problems:
            return None
        answer, rests = Answer(), []
        for row in range(FIRST_ROW, len(self.sheet.rows) + 1):
            if all(_blank(one.value) for one in self.sheet.rows[row - 1]):
                continue
            if str(self.at(row, heads, NUMBER).value).strip() == REST:
                rests.append(row)
            else:
                self._row(row, heads, answer)
        rest = self._rest(rests, heads)
        if not answer.rows and not self.problems:
            self.complain("table-no-rows", self.sheet.at(HEAD_ROW, 1))
        return None if self.problems else Answer(rows=answer.rows, rest=rest)

    def _row(self, row: int, heads: Mapping[str, int], answer: Answer) -> None:
        number = self._row_number(self.at(row, heads, NUMBER))
        taken = {one for one, _ in answer.rows}
        conditions, others = self._conditions(row, heads)
        amount = self._amount(row, heads)
        cite = self._yaml(self.at(row, heads, CITE))
        if not conditions and not others and not self.problems:
            self.complain("table-no-condition", self.at(row, heads, NUMBER))
        if amount is None:
            return
        found = Row(
            conditions=conditions,
            others=others,
            name=self.text(row, heads, NAME).strip(),
            amount=amount,
            text=self.text(row, heads, TEXT).strip(),
            cite="" if cite is None else flow(cite),
        )
        answer.rows.append((None if number in taken else number, found))

    def _row_number(self, raw: Raw) -> int | None:
        value = self.plain(raw)
        if value is None:
            return None
        text, last = str(value).strip(), len(self.tiers.rows)
        number = int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
        if not 1 <= number <= last:
            self.complain("table-row-number", raw, written=text, last=last)
            return None
        return number

    def _conditions(self, row: int, heads: Mapping[str, int]) -> tuple[dict[Column, tuple[Said, ...]], tuple[str, ...]]:
        found: dict[Column, tuple[Said, ...]] = {}
        for head in heads:
            column = self.tiers.names.columns.get(head) if head not in _OWN else None
            raw = self.at(row, heads, head)
            if column is None or _blank(raw.value):
                continue
            values = self._values(column, head, raw)
            if values is not None:
                found[column] = values
        listed = list(self._others(self.at(row, heads, OTHERS)))
        alone = not found and len(listed) == 1
        others: list[str] = []
        for node in listed:
            parts, rest = conjuncts(node, self.tiers.names) if alone or not _is_all(node) else ({}, [node])
            fits = parts.keys().isdisjoint(found)
            found |= {column: part.values for column, part in parts.items() if fits}
            others += [flow(one) for one in (rest if fits else [node])]
        return found, tuple(others)

    def _values(self, column: Column, head: str, raw: Raw) -> tuple[Said, ...] | None:
        names = self.tiers.names
        fact = names.pack.facts.get(column.name) if column.form == FACT else None
        value = self.plain(raw, days=fact is not None and isinstance(fact.type, DateType))
        if value is None:
            return None
        found, wrong = names.values(column, value)
        if found is not None:
            return found
        for one in wrong:
            words = {"why": one.message, "why_en": one.message_en, "how": one.hint, "how_en": one.hint_en}
            self.complain("table-value", raw, name=head, written=value, **words)
        if not wrong:
            known = names.known(column) or _HOW.get(column.operator.value, "一个数，例如 45")
            self.complain("table-entry", raw, written=value, known=known)
        return None

    def _yaml(self, raw: Raw) -> Node | None:
        value = self.plain(raw)
        if value is None:
            return None
        node, wrong = parsed(str(value))
        if node is None:
            why = wrong[0].message if wrong else "不是条件、金额或者出处"
            why_en = wrong[0].message_en if wrong else "it is no condition, amount or citation"
            self.complain("table-yaml", raw, why=why, why_en=why_en)
        return node

    def _others(self, raw: Raw) -> Iterable[Node]:
        node = self._yaml(raw)
        return () if node is None else node.items if isinstance(node, Sequence) else (node,)

    # -- amounts

    def _amount(self, row: int, heads: Mapping[str, int]) -> Written | None:
        raw = self.at(row, heads, FORM)
        form = self.text(row, heads, FORM).strip()
        slots = {slot: self.at(row, heads, head) for slot, head in SLOTS.items()}
        filled = [slot for slot, one in slots.items() if not _blank(one.value)]
        other = self.at(row, heads, OTHER_AMOUNT)
        if form == OTHER:
            return self._other(raw, filled, other)
        if form not in FORMS:
            known = "、".join([*FORMS, OTHER])
            words = {"problem": "没有这种形式", "problem_en": "which is no form", "how": f"可以写：{known}"}
            return self.no("table-amount-form", raw, written=form, **words, how_en=f"one of: {known}")
        if not self._fits(raw, form, filled, other):
            return None
        read = {slot: self._slot(slot, slots[slot]) for slot in filled}
        good = {slot: value for slot, value in read.items() if value is not None}
        return Written(form=form, slots=good) if len(good) == len(read) else None

    def _fits(self, raw: Raw, form: str, filled: Iterable[str], other: Raw) -> bool:
        """Return whether exactly the slots of `form` are filled, with the problem kept."""
        needed, allowed = needed_slots(form)
        missing = [SLOTS[slot] for slot in needed if slot not in filled]
        surplus = [SLOTS[slot] for slot in filled if slot not in (*needed, *allowed)]
        surplus += [] if _blank(other.value) else [OTHER_AMOUNT]
        if missing:
            said = "、".join(missing)
            words = {"problem": f"但是“{said}”空着", "problem_en": f"yet “{said}” is empty"}
            how = {"how": f"填写“{said}”", "how_en": f"fill in “{said}”"}
            self.complain("table-amount-form", raw, written=form, **words, **how)
        elif surplus:
            said = "、".join(surplus)
            words = {"problem": f"但是“{said}”也写了", "problem_en": f"yet “{said}” is filled in too"}
            how = {"how": f"清空“{said}”，或者换一种形式", "how_en": f"empty “{said}”, or choose another form"}
            self.complain("table-amount-form", raw, written=form, **words, **how)
        return not missing and not surplus

    def _other(self, raw: Raw, filled: Iterable[str], other: Raw) -> Written | None:
        node = self._yaml(other)
        surplus = "、".join(SLOTS[slot] for slot in filled)
        if surplus or _blank(other.value):
            problem = f"但是“{surplus}”也写了" if surplus else f"但是“{OTHER_AMOUNT}”空着"
            problem_en = f"yet “{surplus}” is filled in too" if surplus else f"yet “{OTHER_AMOUNT}” is empty"
            how = {"how": f"金额只写在“{OTHER_AMOUNT}”里", "how_en": f"write the amount in “{OTHER_AMOUNT}” only"}
            self.complain("table-amount-form", raw, written=OTHER, problem=problem, problem_en=problem_en, **how)
            return None
        return None if node is None else self.tiers.amounts.written(node)

    def _slot(self, slot: str, raw: Raw) -> Slot | None:
        value = self.plain(raw, days=self.tiers.amounts.measure is Measure.DAY)
        if value is None:
            return None
        found = self.tiers.amounts.read(slot, value)
        if found is None:
            self.complain("table-amount", raw, written=value)
        return found

    def _rest(self, rows: list[int], heads: Mapping[str, int]) -> Written | None:
        first = self.sheet.at(HEAD_ROW, 1)
        if len(rows) == (0 if self.tiers.otherwise is None else 1):
            return self._rest_of(rows[0], heads) if rows else None
        written, written_en = ("不见了", "is missing") if not rows else ("多了", "is one too many")
        raw = self.at(rows[-1], heads, NUMBER) if rows else first
        return self.no("table-otherwise", raw, written=written, written_en=written_en)

    def _rest_of(self, row: int, heads: Mapping[str, int]) -> Written | None:
        amounts = {NUMBER, FORM, OTHER_AMOUNT, *SLOTS.values()}
        for head in heads:
            raw = self.at(row, heads, head)
            if head not in amounts and not _blank(raw.value):
                self.complain("table-otherwise", raw, written="写了条件或说明", written_en="has a condition or words")
        return self._amount(row, heads)


_HOW = {"between": "两个数，例如 18 至 45", "in": "几个数，例如 1、2"}


def _is_condition(head: str) -> bool:
    return head not in _OWN and head.removesuffix(_YUAN) not in _MONEY_HEADS


def _is_all(node: Node) -> bool:
    """Return whether this is an `all`, which beside other conditions stays together."""
    return isinstance(node, Tree) and node.get("all") is not None


def _blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def read(tiers: Tiers, sheet: Sheet, book: str) -> tuple[Answer | None, tuple[Diagnostic, ...]]:
    """Return what `sheet` says about `tiers`, or None and everything that is wrong with it."""
    reader = _Reader(tiers=tiers, sheet=sheet, book=book)
    answer = reader.answer()
    return answer, tuple(reader.problems)
