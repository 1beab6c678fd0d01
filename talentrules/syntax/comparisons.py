"""Conditions that compare quantities: an age, a count of records, a fact with another fact, a day within some time.

Each function reads one way to write them for a `ConditionReader`, which keeps the problems. What is compared stands in
the condition without ranges: an amount that a source leaves open could keep a comparison open with nothing to ask.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, TypedDict

from talentrules.model import conditions as model
from talentrules.model.conditions import Condition, Operator
from talentrules.model.facts import DateType, Fact, MoneyType, NumberType, Value
from talentrules.model.quantities import Constant, FactValue, Measure, Shifted
from talentrules.model.sources import Citation
from talentrules.money import Money
from talentrules.source import Span
from talentrules.suggest import nearest
from talentrules.syntax.constants import as_day, as_duration, as_money, as_number, hundredth, word_of
from talentrules.syntax.forms import MEASURED, OPERATORS
from talentrules.syntax.places import plain
from talentrules.syntax.quantities import QuantityReader, Typed
from talentrules.syntax.tree import Mapping, Node, Scalar, Sequence
from talentrules.syntax.values import show

if TYPE_CHECKING:
    from talentrules.syntax.conditions import ConditionReader

__all__ = ["Beside", "against_quantities", "compares_quantities", "measured", "quantity", "within"]

_WITHIN = ("time", "of", "day")


class Beside(TypedDict):
    """What every condition carries."""

    text: str
    cite: tuple[Citation, ...]
    span: Span


def measured(reader: ConditionReader, form: str, node: Node, beside: Beside) -> Condition | None:
    """Read `age: {day: application, at_most: 45}`, `count: {of: children, at_least: 2}` and the like."""
    known = (*MEASURED[form], *OPERATORS)
    if not _keys_are(reader, node, form, known) or not isinstance(node, Mapping):
        return None
    inside = Mapping(tuple((key, value) for key, value in node.entries if key.written not in OPERATORS), node.span)
    found = _inner(reader).measured(form, inside)
    compared = _comparison(reader, form, node.entries, beside)
    return None if compared is None or found is None else _compare(reader, found, *compared, beside)


def quantity(reader: ConditionReader, node: Mapping, beside: Beside) -> Condition | None:
    """Read `{quantity: Q, at_least: Q}`; `node` holds what is no `text` and no `cite`."""
    strange = [key for key, _ in node.entries if key.written not in ("quantity", *OPERATORS)]
    if strange:
        keys = "、".join(key.written for key, _ in node.entries)
        return reader.problem("condition-many", strange[0].span, keys=keys)
    written = node.get("quantity")
    found = None if written is None else _inner(reader).typed(written, None)
    compared = _comparison(reader, "quantity", node.entries, beside)
    return None if compared is None or found is None else _compare(reader, found, *compared, beside)


def within(reader: ConditionReader, node: Node, beside: Beside) -> Condition | None:
    """Read `within: {time: 2 years, of: introduced_on, day: application}`: not before that day, nor later than that."""
    if not _keys_are(reader, node, "within", _WITHIN) or not isinstance(node, Mapping):
        return None
    time, of, day = (node.get(key) for key in _WITHIN)
    missing = [key for key in _WITHIN if node.get(key) is None]
    for key in missing:
        reader.problem("missing-item", node.span, key=key)
    by = None if time is None else as_duration(time)
    if time is not None and by is None:
        reader.problem("duration-form", time.span, written=show(plain(time)) or "空")
    first, last = (None if one is None else _inner(reader).read(one, Measure.DAY) for one in (of, day))
    if by is None or first is None or last is None:
        return None
    end = Shifted(day=first, by=by, span=node.span)
    return model.CompareQuantity(quantity=last, operator=Operator.BETWEEN, bounds=(first, end), **beside)


def compares_quantities(reader: ConditionReader, fact: Fact, operands: Iterable[Node]) -> bool:
    """Return whether a fact is compared with a quantity, not with constants of its own type alone."""
    if not isinstance(fact.type, DateType | MoneyType | NumberType):
        return False
    return any(_is_quantity(reader, operand) for operand in operands)


def _is_quantity(reader: ConditionReader, node: Node) -> bool:
    """Return whether `node` is no constant: a mapping, or a text that is a name or much like one."""
    word = word_of(node)
    if isinstance(node, Mapping):
        return True
    if not word or any(one is not None for one in (as_number(node), as_money(node), as_day(node))):
        return False
    here = reader.quantities.names()
    outside = reader.outside.quantities.names()
    return bool(here.find(word) or outside.find(word) or here.near(word)) and word != "unstated"


def against_quantities(
    reader: ConditionReader, fact: Fact, operator: Operator, operands: tuple[Node, ...], beside: Beside
) -> Condition | None:
    """Read `{valid_to: {at_least: application}}`, a fact compared with quantities, among which constants may stand."""
    measure = _measure(fact)
    bounds = [
        _inner(reader).read(node, measure)
        if _is_quantity(reader, node)
        else _constant(fact, reader.constant(fact, node), node.span)
        for node in operands
    ]
    good = tuple(bound for bound in bounds if bound is not None)
    if len(good) < len(bounds):
        return None
    value = FactValue(fact=fact.id, span=beside["span"])
    return model.CompareQuantity(quantity=value, operator=operator, bounds=good, **beside)


def _constant(fact: Fact, value: Value | None, span: Span) -> Constant | None:
    """Return a value of the fact as a quantity, on whose scale a fact in % is its hundredth part."""
    match value:
        case int() | Decimal() if isinstance(fact.type, NumberType) and fact.type.unit == "%":
            return Constant(value=hundredth(value), span=span)
        case int() | Decimal() | Money() | date():
            return Constant(value=value, span=span)
        case _:
            return None


def _measure(fact: Fact) -> Measure:
    match fact.type:
        case DateType():
            return Measure.DAY
        case MoneyType():
            return Measure.MONEY
        case _:
            return Measure.NUMBER


def _inner(reader: ConditionReader) -> QuantityReader:
    return replace(reader.quantities, in_condition=True)


def _comparison(
    reader: ConditionReader, form: str, entries: tuple[tuple[Scalar, Node], ...], beside: Beside
) -> tuple[Operator, tuple[Node, ...]] | None:
    """Return the one comparison among `entries`, with what is compared against."""
    found = [(key, value) for key, value in entries if key.written in OPERATORS]
    if not found:
        return reader.problem("comparison-missing", beside["span"], form=form, known="、".join(OPERATORS))
    if len(found) > 1:
        written = "、".join(key.written for key, _ in found)
        return reader.problem("comparison-many", found[1][0].span, form=form, written=written)
    key, operand = found[0]
    operator = Operator(key.written)
    if operator not in (Operator.IN, Operator.BETWEEN):
        return operator, (operand,)
    right = isinstance(operand, Sequence) and operand.items
    if not right or (operator is Operator.BETWEEN and len(operand.items) != 2):  # type: ignore[union-attr]
        return reader.problem("operator-needs-list", operand.span, operator=key.written)
    return operator, operand.items  # type: ignore[union-attr]


def _compare(
    reader: ConditionReader, found: Typed, operator: Operator, operands: tuple[Node, ...], beside: Beside
) -> Condition | None:
    bounds = _inner(reader).bounds(operator, operands, found)
    if bounds is None:
        return None
    return model.CompareQuantity(quantity=found.quantity, operator=operator, bounds=bounds, **beside)


def _keys_are(reader: ConditionReader, node: Node, form: str, known: tuple[str, ...]) -> bool:
    if not isinstance(node, Mapping):
        reader.problem("age-needs-day" if form == "age" else "expected-mapping", node.span, key=form)
        return False
    strange = [key for key, _ in node.entries if key.written not in known]
    for key in strange:
        near = nearest(key.written, known) or ""
        words = {"key": key.written, "near": near, "known": "、".join(known)}
        reader.problem("unknown-key-near" if near else "unknown-key", key.span, **words)
    return not strange
