"""What an import changed, row by row and cell by cell, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, assert_never

from talentrules.diagnostics import Language
from talentrules.office.amounts import SLOTS, Written
from talentrules.office.columns import Column, Part
from talentrules.office.sheet import Answer
from talentrules.office.tables import Row, Tiers

__all__ = ["Change", "changes"]

Kind = Literal["changed", "added", "dropped", "moved", "rest"]
_EMPTY = {"zh": "（空）", "en": "(empty)"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of one table: a cell of a row, a row that is new, gone or in another place, or a cell of 其余.

    `row` is the place of the row in the pack before, of a new row the place after; `to` where it moved.
    """

    kind: Kind
    table: str
    path: str
    row: int = 0
    to: int = 0
    name: str = ""
    column: str = ""
    before: str = ""
    after: str = ""

    def say(self, lang: Language = "zh") -> str:
        """Return the change as one line."""
        head = f"{self.table} {self.path}"
        return f"{head}{'：' if lang == 'zh' else ': '}{self._chinese() if lang == 'zh' else self._english()}"

    def _chinese(self) -> str:
        name = f"（{self.name}）" if self.name else ""
        values = f"{self.column}：{self.before or _EMPTY['zh']} → {self.after or _EMPTY['zh']}"
        match self.kind:
            case "changed":
                return f"第 {self.row} 档{name} {values}"
            case "rest":
                return f"其余 {values}"
            case "added":
                return f"新加第 {self.to} 档{name}"
            case "dropped":
                return f"删去第 {self.row} 档{name}"
            case "moved":
                return f"第 {self.row} 档{name}移到第 {self.to} 档"
            case _:
                assert_never(self.kind)

    def _english(self) -> str:
        name = f" ({self.name})" if self.name else ""
        values = f"{self.column}: {self.before or _EMPTY['en']} → {self.after or _EMPTY['en']}"
        match self.kind:
            case "changed":
                return f"row {self.row}{name} {values}"
            case "rest":
                return f"otherwise {values}"
            case "added":
                return f"row {self.to}{name} is new"
            case "dropped":
                return f"row {self.row}{name} is gone"
            case "moved":
                return f"row {self.row}{name} moved to {self.to}"
            case _:
                assert_never(self.kind)


def changes(tiers: Tiers, answer: Answer) -> Iterator[Change]:
    """Yield what `answer` changes in the table, by the rows of the pack, then what is new."""
    places = {number: place for place, (number, _) in enumerate(answer.rows, 1) if number}
    says = {number: row for number, row in answer.rows if number}
    stays = [number for number, _ in answer.rows if number]
    one = Change(kind="changed", table=tiers.title, path=tiers.path)
    for number, row in enumerate(tiers.rows, 1):
        if number not in says:
            yield replace(one, kind="dropped", row=number, name=row.name)
            continue
        if stays.index(number) != sorted(stays).index(number):
            yield replace(one, kind="moved", row=number, to=places[number], name=row.name)
        for column, before, after in _cells(tiers, row, says[number]):
            yield replace(one, row=number, name=row.name, column=column, before=before, after=after)
    for place, (source, row) in enumerate(answer.rows, 1):
        if source is None:
            yield replace(one, kind="added", to=place, name=row.name)
    if tiers.otherwise is not None and answer.rest is not None:
        for column, before, after in _amount(tiers, tiers.otherwise, answer.rest):
            yield replace(one, kind="rest", column=column, before=before, after=after)


def _cells(tiers: Tiers, old: Row, new: Row) -> Iterator[tuple[str, str, str]]:
    for column in dict.fromkeys([*old.conditions, *new.conditions]):
        if old.conditions.get(column) != new.conditions.get(column):
            yield tiers.names.head(column), _values(tiers, column, old), _values(tiers, column, new)
    pairs = {"其他条件": ("、".join(old.others), "、".join(new.others)), "档名": (old.name, new.name)}
    pairs |= {"说明": (old.text, new.text), "出处": (old.cite, new.cite)}
    yield from ((head, *pair) for head, pair in pairs.items() if pair[0] != pair[1])
    yield from _amount(tiers, old.amount, new.amount)


def _values(tiers: Tiers, column: Column, row: Row) -> str:
    values = row.conditions.get(column)
    return "" if values is None else str(tiers.names.cell(Part(column=column, values=values)))


def _amount(tiers: Tiers, old: Written, new: Written) -> Iterator[tuple[str, str, str]]:
    if old.form != new.form:
        yield "形式", old.form, new.form
    for slot, head in SLOTS.items():
        before, after = (tiers.amounts.yaml(slot, one.slots[slot]) if slot in one.slots else "" for one in (old, new))
        if old.slots.get(slot) != new.slots.get(slot):
            yield head, before, after
    if old.other != new.other:
        yield "其他金额", old.other, new.other
