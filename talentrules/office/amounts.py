"""Amounts as cells: the form of a row's amount, what stands in each slot of it, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from talentrules.model.quantities import Measure
from talentrules.money import Money, MoneyError, parse_money
from talentrules.office.columns import Names, cell_text, money_cell, money_text
from talentrules.office.flow import flow, flow_mapping, flow_text
from talentrules.source import NOWHERE
from talentrules.syntax.constants import as_day, as_money, as_number, as_share, word_of
from talentrules.syntax.tree import Mapping as Tree
from talentrules.syntax.tree import Node, Scalar

__all__ = ["FORMS", "OTHER", "SLOTS", "Amounts", "Slot", "Written", "needed_slots", "percent"]

OTHER = "其他"
SLOTS = {"fixed": "金额", "low": "下限", "high": "上限", "share": "比例", "of": "基数"}
"""The columns of amounts: what a slot is called."""
FORMS: Mapping[str, Mapping[str, str]] = {
    "固定": {"fixed": "fixed"},
    "幅度": {"from": "low", "to": "high"},
    "最高": {"at_most": "high"},
    "不低于": {"at_least": "low"},
    "未写明": {"unstated": ""},
    "按比例": {"share": "share", "of": "of", "at_least": "low", "at_most": "high"},
}
"""The forms of an amount that fit cells: the keys that they are written with, and the slot of each."""
_OPTIONAL = frozenset({("按比例", "low"), ("按比例", "high")})

Slot = Money | Decimal | date | str
"""What a slot holds: money, a number or share, a day, or the id of what a share is taken of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The amount of a row: its form, its slots, and as YAML what fits no slot; `nodes` are where slots were written."""

    form: str
    slots: Mapping[str, Slot] = field(default_factory=dict)
    other: str = ""
    nodes: Mapping[str, Node] = field(default_factory=dict, compare=False, repr=False)


def needed_slots(form: str) -> tuple[list[str], list[str]]:
    """Return the slots that an amount of `form` must have, and those that it may have."""
    slots = [slot for slot in FORMS.get(form, {}).values() if slot]
    needed = [slot for slot in slots if (form, slot) not in _OPTIONAL]
    return needed, [slot for slot in slots if slot not in needed]


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    """Reads and writes the amounts of one table. `like` is an amount of it, whose unit new ones take."""

    names: Names
    measure: Measure
    like: str = ""
    chinese: bool = False

    def written(self, node: Node) -> Written:
        """Return the amount at `node`: a scalar, or a mapping without the words of a row."""
        if isinstance(node, Scalar):
            found = self._slot("fixed", node)
            return self._fixed(node, found) if found is not None else Written(form=OTHER, other=flow(node))
        entries = {key.written: value for key, value in node.entries} if isinstance(node, Tree) else {}
        for form, keys in FORMS.items():
            found_all = self._of(form, keys, entries)
            if found_all is not None:
                return found_all
        return Written(form=OTHER, other=flow(node))

    def _fixed(self, node: Node, found: Slot) -> Written:
        return Written(form="固定", slots={"fixed": found}, nodes={"fixed": node})

    def _of(self, form: str, keys: Mapping[str, str], entries: Mapping[str, Node]) -> Written | None:
        needed = [key for key, slot in keys.items() if (form, slot) not in _OPTIONAL]
        if not set(needed) <= entries.keys() <= keys.keys():
            return None
        if form == "未写明":
            return Written(form=form)
        nodes = {keys[key]: node for key, node in entries.items()}
        slots = {slot: self._slot(slot, node) for slot, node in nodes.items()}
        good = {slot: value for slot, value in slots.items() if value is not None}
        return Written(form=form, slots=good, nodes=nodes) if len(good) == len(slots) else None

    def _slot(self, slot: str, node: Node) -> Slot | None:
        if not isinstance(node, Scalar):
            return None
        match slot:
            case "share":
                return as_share(node)
            case "of":
                return self.names.quantities.find(word_of(node))
            case _:
                return self._constant(node)

    def _constant(self, node: Scalar) -> Slot | None:
        match self.measure:
            case Measure.MONEY:
                return as_money(node)
            case Measure.NUMBER:
                number = as_number(node)
                return None if number is None else Decimal(number)
            case Measure.DAY:
                return as_day(node)

    def cell(self, slot: str, value: Slot) -> str | int:
        """Return the cell that says `value`."""
        match value:
            case Money():
                return money_cell(value)
            case Decimal():
                return percent(value) if slot == "share" or value != value.to_integral_value() else int(value)
            case date():
                return value.isoformat()
            case str():
                return self.names.name(self.names.quantities, value)

    def read(self, slot: str, cell: object) -> Slot | None:
        """Return what a cell says, or None where it says no such thing."""
        if slot != "of" and self.measure is Measure.MONEY and slot != "share":
            return _money(cell)
        text = cell.strip() if slot == "of" and isinstance(cell, str) else cell
        value = cell_text(text) if isinstance(text, str) and slot != "of" else text
        if isinstance(value, bool) or not isinstance(value, str | int | Decimal | date):
            return None
        return self._slot(slot, Scalar(value, str(value), quoted=False, span=NOWHERE))

    def yaml(self, slot: str, value: Slot) -> str:
        """Return a slot as YAML."""
        match value:
            case Money():
                return money_text(value, self.like)
            case Decimal():
                return percent(value) if slot == "share" or self.like.rstrip().endswith("%") else f"{value:f}"
            case date():
                return value.isoformat()
            case str():
                return flow_text(self.names.name(self.names.quantities, value) if self.chinese else value)

    def entries(self, amount: Written) -> list[tuple[str, str]]:
        """Return the keys of the amount with their values as YAML, as they stand in a row; of another form nothing."""
        if amount.form == "未写明":
            return [("unstated", "true")]
        keys = FORMS.get(amount.form, {})
        return [(key, self.yaml(slot, amount.slots[slot])) for key, slot in keys.items() if slot in amount.slots]

    def whole(self, amount: Written) -> str:
        """Return the amount as one value of YAML, as it stands behind `otherwise`."""
        if amount.form == OTHER:
            return amount.other
        entries = self.entries(amount)
        return entries[0][1] if amount.form == "固定" else flow_mapping(entries)


def percent(share: Decimal) -> str:
    """Return a share as `50%`, exactly."""
    text = f"{share.scaleb(2):f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) + "%"


def _money(cell: object) -> Money | None:
    """Return money in a cell: text as documents write it, or a number in yuan. Never through a float."""
    try:
        if isinstance(cell, str):
            return parse_money(cell_text(cell))
        if isinstance(cell, int | Decimal) and not isinstance(cell, bool) and cell >= 0:
            return Money.yuan(cell)
    except MoneyError:
        return None
    return None
