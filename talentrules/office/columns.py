"""Conditions as columns: which conditions fit a cell, how the column is headed, and what a cell of it means.

A condition fits where it is one comparison of a fact with constants (`education_level: {at_least: master}`), an age, or
the name of a definition, a finding or a benefit. Every other one stands in a column of its own, as YAML.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from talentrules.diagnostics import Diagnostic
from talentrules.model.conditions import Operator
from talentrules.model.facts import (
    BooleanType,
    ChoiceType,
    DateType,
    Fact,
    MoneyType,
    NoneType,
    NumberType,
    RecordsType,
    SetType,
    TextType,
    Value,
)
from talentrules.model.pack import Pack
from talentrules.money import Money
from talentrules.office.flow import flow_mapping, flow_text
from talentrules.source import NOWHERE
from talentrules.syntax.constants import as_number, word_of
from talentrules.syntax.places import Places, plain
from talentrules.syntax.tree import Mapping as Tree
from talentrules.syntax.tree import Node, Scalar, Sequence
from talentrules.syntax.values import Reader
from talentrules.syntax.words import Words

__all__ = [
    "AGE",
    "FACT",
    "RECORDS",
    "Column",
    "Names",
    "Part",
    "Said",
    "cell_text",
    "money_cell",
    "money_text",
    "part_of",
]

FACT, AGE, RECORDS = "fact", "age", "records"
_ENTRIES = {"definition": "符合定义", "finding": "须有认定", "benefit": "同时符合待遇"}
"""The forms that name an entry of the pack, with the heading of their column."""
_HEADS = {
    Operator.IS: "",
    Operator.IN: "之一",
    Operator.AT_LEAST: "不低于",
    Operator.AT_MOST: "不高于",
    Operator.ABOVE: "高于",
    Operator.BELOW: "低于",
    Operator.BETWEEN: "介于",
    Operator.HAS: "包含",
}
_DAY_HEADS = {
    Operator.AT_LEAST: "不早于",
    Operator.AT_MOST: "不晚于",
    Operator.ABOVE: "晚于",
    Operator.BELOW: "早于",
}
_CLOCKS = {"application": "申请日", "evaluation": "测算日"}
_MANY = {Operator.IN: "、", Operator.BETWEEN: " 至 "}
_SOME = {"some": "有", "none": "无"}

Said = bool | int | Decimal | Money | date | str
"""One value of a condition."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What a column of conditions holds: the form, the fact (of an age: the day; of an entry: nothing), the operator."""

    form: str = FACT
    name: str = ""
    operator: Operator = Operator.IS


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A condition that fits a cell: its column, its values, and the nodes where these were written."""

    column: Column
    values: tuple[Said, ...]
    nodes: tuple[Node, ...] = ()


@dataclass(frozen=True)
class Names:
    """The names of a pack, both ways."""

    pack: Pack

    @cached_property
    def facts(self) -> Words:
        """The words for facts."""
        return Words.of(self.pack.facts.values())

    @cached_property
    def entries(self) -> Mapping[str, Words]:
        """The words for definitions, findings and benefits, by the form that names them."""
        pack = self.pack
        return {
            "definition": Words.of(pack.definitions.values()),
            "finding": Words.of(pack.findings.values()),
            "benefit": Words.of(pack.benefits.values()),
        }

    @cached_property
    def quantities(self) -> Words:
        """The words for facts and named quantities, of which a share may be taken."""
        return Words(Words.of(self.pack.quantities.values()).ids | self.facts.ids)

    @cached_property
    def columns(self) -> Mapping[str, Column]:
        """Every heading that a column of conditions may have; where two would share one, it is that of the first."""
        facts = self.pack.facts.values()
        days = [*_CLOCKS, *(one.id for one in facts if isinstance(one.type, DateType))]
        listed = [Column(form=form) for form in _ENTRIES]
        listed += [column for fact in facts for column in _columns_of(fact)]
        listed += [Column(form=AGE, name=day, operator=one) for day in days for one in _of_number()]
        found: dict[str, Column] = {}
        for column in listed:
            for head in self._heads(column):
                found.setdefault(head, column)
        return found

    def head(self, column: Column) -> str:
        """Return the heading of `column`, in Chinese, with the unit."""
        return self._heads(column)[0]

    def _heads(self, column: Column) -> list[str]:
        """Return how a column may be headed, the usual way first."""
        if column.form in _ENTRIES:
            return [_ENTRIES[column.form]]
        if column.form == AGE:
            day = _CLOCKS.get(column.name) or self.name(self.facts, column.name)
            return _with_operator([f"年龄（{day}，周岁）", f"年龄（{day}）"], column.operator)
        fact = self.pack.facts[column.name]
        name, unit = self.name(self.facts, fact.id), _unit(fact)
        listed = list(dict.fromkeys([f"{name}（{unit}）" if unit else name, name, fact.id]))
        found = _with_operator(listed, column.operator)
        if isinstance(fact.type, DateType) and column.operator in _DAY_HEADS:
            found = [f"{one} {_DAY_HEADS[column.operator]}" for one in listed] + found
        return found

    def name(self, words: Words, wanted: str) -> str:
        """Return the Chinese name of the id `wanted`, or the id itself where the name means something else."""
        return next((word for word, id_ in words.ids.items() if id_ == wanted and word != wanted), wanted)

    def entry(self, form: str, id_: str) -> str:
        """Return how the definition, finding or benefit `id_` is called in a cell."""
        return self.name(self.entries[form], id_)

    def cell(self, part: Part) -> str | int:
        """Return the cell that says the values of `part`."""
        texts = [self._shown(part.column, value) for value in part.values]
        return texts[0] if len(texts) == 1 else _MANY[part.column.operator].join(map(str, texts))

    def _shown(self, column: Column, value: Said) -> str | int:  # noqa: PLR0911 - a line a type
        if column.form in _ENTRIES:
            return self.entry(column.form, str(value))
        if column.form == RECORDS:
            return _SOME[str(value)]
        match value:
            case bool():
                return "是" if value else "否"
            case int():
                return value
            case Decimal():
                return f"{value:f}"
            case Money():
                return money_cell(value)
            case date():
                return value.isoformat()
            case str():
                return self._choice(column, value)

    def _choice(self, column: Column, value: str) -> str:
        kind = self.pack.facts[column.name].type
        options = Words.of(kind.options) if isinstance(kind, ChoiceType | SetType) else Words()
        return self.name(options, value)

    def values(self, column: Column, cell: object) -> tuple[tuple[Said, ...] | None, tuple[Diagnostic, ...]]:
        """Return what a cell says, or None and what is wrong; a cell is text, a number, a day or a truth value."""
        if column.operator not in _MANY or not isinstance(cell, str):
            pieces: list[object] = [cell]
        else:
            text = cell.strip()
            signs = "至~～" if column.operator is Operator.BETWEEN else "、，,；;\n"
            for sign in signs[1:]:
                text = text.replace(sign, signs[0])
            pieces = [one.strip() for one in text.split(signs[0])]
        reader = Reader()
        found = [self._value(column, one, reader) for one in pieces]
        good = tuple(one for one in found if one is not None)
        wrong = tuple(one.at(Places(NOWHERE)) for one in reader.problems)
        pair = column.operator is not Operator.BETWEEN or len(good) == 2
        return (good if pair and len(good) == len(found) and not wrong else None), wrong

    def _value(self, column: Column, cell: object, reader: Reader) -> Said | None:
        if column.form in _ENTRIES:
            return self.entries[column.form].find(str(cell).strip())
        if column.form == RECORDS:
            return {"有": "some", "无": "none", "some": "some", "none": "none"}.get(str(cell).strip())
        if column.form == AGE:
            return as_number(Scalar(_narrow(cell), str(cell), quoted=False, span=NOWHERE))
        fact = self.pack.facts[column.name]
        return _constant(fact, _as_written(fact, cell), reader)

    def known(self, column: Column) -> str:
        """Return what may stand in a cell of `column`, in words, or an empty text where the reader of values says it."""
        if column.form in _ENTRIES:
            words = self.entries[column.form]
            return "、".join(dict.fromkeys(self.name(words, id_) for id_ in words.ids.values()))
        return "、".join(_SOME.values()) if column.form == RECORDS else ""

    def yaml(self, part: Part, *, chinese: bool, like: str = "") -> str:
        """Return the condition as YAML on one line, with Chinese names or with ids."""
        column = part.column
        values = [self.yaml_value(column, value, chinese=chinese, like=like) for value in part.values]
        key = column.form
        if column.form in {FACT, RECORDS}:
            key = self.name(self.facts, column.name) if chinese else column.name
        if column.form == AGE:
            day = column.name
            day = self.name(self.facts, day) if chinese and day not in _CLOCKS else day
            said = {column.operator.value: values[0] if len(values) == 1 else _listed(values)}
            return flow_mapping([("age", flow_mapping([("day", flow_text(day)), *said.items()]))])
        if column.operator is Operator.IS:
            return flow_mapping([(key, values[0])])
        inner = values[0] if column.operator not in _MANY else _listed(values)
        return flow_mapping([(key, flow_mapping([(column.operator.value, inner)]))])

    def yaml_value(  # noqa: PLR0911 - a line a type
        self, column: Column, value: Said, *, chinese: bool, like: str = ""
    ) -> str:
        """Return one value as YAML, money in the unit of `like`."""
        match value:
            case bool():
                return "true" if value else "false"
            case int() | Decimal():
                return f"{value:f}" if isinstance(value, Decimal) else str(value)
            case Money():
                return money_text(value, like)
            case date():
                return value.isoformat()
            case str() if column.form == RECORDS:
                return value
            case str() if chinese and column.form in _ENTRIES:
                return flow_text(self.entry(column.form, value))
            case str() if chinese and column.form == FACT:
                return flow_text(self._choice(column, value))
            case str():
                return flow_text(value)


def part_of(node: Node, names: Names) -> Part | None:
    """Return the condition at `node` as a part that fits a cell, or None where it does not fit."""
    if not isinstance(node, Tree) or len(node.entries) != 1:
        return None
    key, value = node.entries[0]
    if key.written in _ENTRIES:
        found = names.entries[key.written].find(word_of(value))
        part = None if found is None else Part(column=Column(form=key.written), values=(found,), nodes=(value,))
    elif key.written == AGE:
        part = _age(value, names)
    else:
        part = _of_fact(key.written, value, names)
    return part if part is not None and _comes_back(part, names) else None


def _comes_back(part: Part, names: Names) -> bool:
    """Return whether the cell of `part` says the same again, under a heading that is its own."""
    said = names.values(part.column, names.cell(part))[0]
    return said == part.values and names.columns.get(names.head(part.column)) == part.column


def _age(node: Node, names: Names) -> Part | None:
    entries = {key.written: value for key, value in node.entries} if isinstance(node, Tree) else {}
    day, operator = entries.pop("day", None), next(iter(entries), "")
    word = word_of(day)
    name = word if word in _CLOCKS else names.facts.find(word)
    if name is None or len(entries) != 1 or operator not in {one.value for one in _of_number()}:
        return None
    nodes = _operands(Operator(operator), entries[operator])
    values = tuple(value for value in map(as_number, nodes) if value is not None)
    column = Column(form=AGE, name=name, operator=Operator(operator))
    return Part(column=column, values=values, nodes=nodes) if values and len(values) == len(nodes) else None


def _of_fact(word: str, node: Node, names: Names) -> Part | None:
    id_ = names.facts.find(word)
    if id_ is None:
        return None
    fact = names.pack.facts[id_]
    if isinstance(fact.type, RecordsType):
        found = word_of(node)
        return Part(column=Column(form=RECORDS, name=id_), values=(found,), nodes=(node,)) if found in _SOME else None
    if isinstance(fact.type, NumberType) and fact.type.unit == "%":
        return None  # a share: a bare number in a cell could be taken for another one
    operator, operand = _compared(node)
    nodes = _operands(operator, operand) if operator is not None and operand is not None else ()
    reader = Reader()
    values = tuple(_constant(fact, plain(one), reader) for one in nodes)
    said = tuple(value for value in values if value is not None)
    if operator is None or not said or len(said) < len(values) or reader.problems:
        return None
    return Part(column=Column(name=id_, operator=operator), values=said, nodes=nodes)


def _compared(node: Node) -> tuple[Operator | None, Node | None]:
    """Return the operator and what stands behind it: `x`, or `{at_least: x}`."""
    if isinstance(node, Scalar):
        return Operator.IS, node
    entries = node.entries if isinstance(node, Tree) else ()
    if len(entries) != 1 or entries[0][0].written not in set(Operator):
        return None, None
    return Operator(entries[0][0].written), entries[0][1]


def _operands(operator: Operator, node: Node) -> tuple[Node, ...]:
    if operator not in _MANY:
        return (node,)
    return node.items if isinstance(node, Sequence) else ()


def _constant(fact: Fact, written: object, reader: Reader) -> Said | None:
    """Return a constant of `fact`; `has` takes one choice of a set. None where it is none at all."""
    if written is None:
        return None
    if isinstance(fact.type, SetType):
        return reader.choice(fact, fact.type, written, ())
    found: Value | None = reader.value(fact, written, ())
    return None if isinstance(found, NoneType | frozenset | tuple) else found


def _as_written(fact: Fact, cell: object) -> object:
    """Return a cell as a person would write it in a pack: numbers without their full-width digits, texts trimmed."""
    if isinstance(fact.type, NumberType | MoneyType | DateType):
        return _narrow(cell)
    if isinstance(cell, int) and not isinstance(cell, bool):
        return str(cell)
    return cell.strip() if isinstance(cell, str) else cell


def _narrow(cell: object) -> int | Decimal | date | str | bool | None:
    if isinstance(cell, str):
        return cell_text(cell)
    return cell if isinstance(cell, int | Decimal | date | bool) else None


def cell_text(text: str) -> str:
    """Return the text of a number, an amount or a day as a keyboard should have written it."""
    return unicodedata.normalize("NFKC", text).strip()


def money_cell(money: Money) -> str | int:
    """Return an amount as a cell in yuan: a whole number, or a text where it has fen or too many digits for Excel."""
    whole, rest = divmod(money.in_fen, 100)
    return whole if not rest and abs(whole) < _EXACT_IN_EXCEL else money.decimal_yuan()


_EXACT_IN_EXCEL = 10**15


def money_text(money: Money, like: str = "") -> str:
    """Return an amount as a pack writes it, in 万元 where `like` is in it and the amount is short in it."""
    wan = money.in_wan() if like.rstrip().endswith("万元") else None
    return wan.replace(",", "") if wan is not None else f"{money.decimal_yuan()}元"


def _columns_of(fact: Fact) -> Iterable[Column]:
    match fact.type:
        case RecordsType():
            return [Column(form=RECORDS, name=fact.id)]
        case SetType():
            operators: tuple[Operator, ...] = (Operator.HAS,)
        case BooleanType():
            operators = (Operator.IS,)
        case NumberType() | MoneyType() | DateType() | ChoiceType(ordered=True):
            operators = _of_number()
        case TextType() | ChoiceType():
            operators = (Operator.IS, Operator.IN)
    return [Column(name=fact.id, operator=one) for one in operators]


def _of_number() -> tuple[Operator, ...]:
    return tuple(one for one in Operator if one is not Operator.HAS)


def _unit(fact: Fact) -> str:
    match fact.type:
        case MoneyType():
            return "元"
        case NumberType(unit=unit):
            return unit
        case _:
            return ""


def _with_operator(heads: list[str], operator: Operator) -> list[str]:
    word = _HEADS[operator]
    return [f"{one} {word}" if word else one for one in heads]


def _listed(values: Iterable[str]) -> str:
    return "[" + ", ".join(values) + "]"
