"""The schema and the reader agree on every fact with every comparison: the editor underlines what the loader refuses."""

from __future__ import annotations

import json
from functools import cache
from typing import Any, assert_never

import pytest
from jsonschema import Draft202012Validator

from talentrules.model.conditions import Operator
from talentrules.model.facts import (
    BooleanType,
    ChoiceType,
    DateType,
    Fact,
    MoneyType,
    NumberType,
    RecordsType,
    SetType,
    TextType,
)
from talentrules.model.vocabulary import VOCABULARY
from talentrules.syntax import pack_schema
from tests.editor.blocks import complaints, pack_of

LISTED = (Operator.IN, Operator.BETWEEN)
FACTS = tuple(VOCABULARY.values())


@cache
def validator() -> Any:
    return Draft202012Validator(pack_schema()).evolve(schema={"$ref": "#/$defs/Condition"})


def value_of(fact: Fact) -> Any:  # noqa: PLR0911 - one line a type
    """Return a value that the fact may have, as a condition writes it."""
    match fact.type:
        case BooleanType():
            return True
        case NumberType(minimum=minimum):
            return minimum or 3
        case MoneyType():
            return "5000元"
        case DateType():
            return "2024-06-01"
        case TextType():
            return "甲"
        case ChoiceType() | SetType() as kind:
            return kind.options[0].name
        case RecordsType():
            return "some"
        case _:
            assert_never(fact.type)


def refused(written: dict[str, Any]) -> set[str]:
    """Return the names of the definitions against which the loader says something; each is in a line of its own."""
    lines = [
        f"d_{name}: {{name: 定义{name}, when: {json.dumps(one, ensure_ascii=False)}}}" for name, one in written.items()
    ]
    said = "\n".join(complaints(pack_of(definitions="\n".join(lines))))
    return {name for name in written if f"d_{name}:" in said}


@pytest.mark.parametrize("fact", FACTS, ids=lambda one: one.id)
def test_the_editor_underlines_a_comparison_where_the_loader_refuses_it(fact: Fact) -> None:
    value = value_of(fact)
    written: dict[str, Any] = {
        one.value: {fact.id: {one.value: [value, value] if one in LISTED else value}} for one in Operator
    }
    written |= {
        "alone": {fact.id: value},
        "by_name": {fact.name: value},
        "empty": {fact.id: {}},
        "listed": {fact.id: [value]},
    }
    written |= {"two": {fact.id: {"is": value, "in": [value]}}, "odd": {fact.id: {"more": value}}}
    wrong = refused(written)
    assert {name for name, one in written.items() if not validator().is_valid(one)} == wrong
    assert {"empty", "listed", "two", "odd"} <= wrong
    assert wrong != set(written)


RECORDS = [one for one in FACTS if isinstance(one.type, RecordsType)]


@pytest.mark.parametrize("fact", RECORDS, ids=lambda one: one.id)
def test_inside_a_record_its_fields_are_known(fact: Fact) -> None:
    assert isinstance(fact.type, RecordsType)
    written: dict[str, Any] = {}
    for one in fact.type.fields:
        value = {"has": value_of(one)} if isinstance(one.type, SetType) else value_of(one)
        written[f"in_{one.id}"] = {fact.id: {"some": {one.name: value}}}
        written[f"odd_{one.id}"] = {fact.id: {"some": {one.id: {"more": 1}}}}
    wrong = refused(written)
    assert {name for name, one in written.items() if not validator().is_valid(one)} == wrong
    assert wrong == {name for name in written if name.startswith("odd_")}
