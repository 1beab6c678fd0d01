"""JSON Schemas for editors and applications, and a pydantic model of the profile of a pack."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any, Literal, Union

from pydantic import BaseModel, ConfigDict, Field, create_model

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
from talentrules.model.pack import Pack
from talentrules.model.vocabulary import VOCABULARY
from talentrules.syntax.forms import FORMS, MEASURED, OPERATORS
from talentrules.syntax.quantity_schema import QUANTITY_REF, number_schema, quantity_schema, row_schema
from talentrules.syntax.surface import CONDITION, CitationFile, PackFile

__all__ = ["pack_schema", "profile_model", "profile_schema"]

_Day = date
_QUANTITY = "x-talentrules-quantity"
"""Marks, in the generated schema, the places where a quantity stands."""
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def pack_schema() -> dict[str, Any]:
    """Return the JSON Schema of a pack file."""
    schema = PackFile.model_json_schema(by_alias=True)
    schema["$defs"]["Condition"] = _condition_schema()
    schema["$defs"]["Quantity"] = quantity_schema()
    schema["$defs"]["Row"] = row_schema()
    schema["$defs"].setdefault("CitationFile", CitationFile.model_json_schema())
    _point(schema)
    return {"$schema": _DIALECT, **schema}


def _point(node: Any) -> None:
    """Turn every marked place into a reference to the schema of a condition or of a quantity."""
    if isinstance(node, dict):
        for mark, name in ((CONDITION, "Condition"), (_QUANTITY, "Quantity")):
            if node.pop(mark, None):
                node["$ref"] = f"#/$defs/{name}"
                node.pop("default", None)
        for value in node.values():
            _point(value)
    elif isinstance(node, list):
        for value in node:
            _point(value)


def _condition_schema() -> dict[str, Any]:
    one: dict[str, Any] = {"$ref": "#/$defs/Condition"}
    several = {"type": "array", "items": one, "minItems": 1}
    texts = {form: {"type": "string"} for form in ("finding", "definition", "benefit", "not_required", "text")}
    forms: dict[str, Any] = {
        "all": several,
        "any": several,
        "not": one,
        "at_least_n": {"type": "object", "properties": {"n": {"type": "integer", "minimum": 1}, "of": several}},
        **texts,
        **{form: _measured(form) for form in MEASURED},
        "quantity": QUANTITY_REF,
        **_compared(OPERATORS),
        "within": {
            "type": "object",
            "properties": {"time": {"type": "string"}, "of": QUANTITY_REF, "day": QUANTITY_REF},
            "required": ["time", "of", "day"],
            "additionalProperties": False,
        },
        "cite": {
            "anyOf": [{"$ref": "#/$defs/CitationFile"}, {"type": "array", "items": {"$ref": "#/$defs/CitationFile"}}]
        },
    }
    facts = {
        fact.id: {"title": fact.name, "description": fact.question, **_comparison(fact)} for fact in VOCABULARY.values()
    }
    return {
        "title": "条件",
        "description": "只写一种形式："
        + "、".join(FORMS)
        + "，或一个事实；旁边可以写 text 和 cite。本包自己的事实和中文名称也可以写。",
        "type": "object",
        "minProperties": 1,
        "properties": {**forms, **facts},
        "additionalProperties": True,
    }


def _measured(form: str) -> dict[str, Any]:
    """Return the schema of what stands under `age`, `count` and the like: its own keys beside one comparison."""
    inner = number_schema(form)["properties"] if form != "age" else {"day": QUANTITY_REF}
    return {
        "type": "object",
        "properties": {**inner, **_compared(OPERATORS)},
        "required": [key for key in ("day", "from", "to", "of") if key in inner],
        "additionalProperties": False,
    }


def _compared(operators: Iterable[str]) -> dict[str, Any]:
    """Return the schemas of comparisons with quantities."""
    several = {"type": "array", "items": QUANTITY_REF, "minItems": 1}
    return {one: several if one in (Operator.IN, Operator.BETWEEN) else QUANTITY_REF for one in operators}


def _comparison(fact: Fact) -> dict[str, Any]:
    if isinstance(fact.type, RecordsType):
        inner = {"type": "object", "properties": {"some": {"type": "object"}, "none": {"type": "object"}}}
        return {"anyOf": [{"enum": ["some", "none"]}, inner]}
    words: dict[str, Any] = {}
    if isinstance(fact.type, ChoiceType | SetType) and not getattr(fact.type, "open_pattern", ""):
        names = [word for option in fact.type.options for word in (option.id, option.name, *option.also)]
        words = {"enum": names}
    if isinstance(fact.type, DateType | MoneyType | NumberType):
        compared = {"type": "object", "properties": _compared(OPERATORS), "additionalProperties": False}
        return {"anyOf": [{"type": ["string", "number"]}, compared | {"maxProperties": 1}]}
    operators = {one.value: words for one in Operator if one not in (Operator.IN, Operator.BETWEEN)}
    lists = {one.value: {"type": "array", "items": words} for one in (Operator.IN, Operator.BETWEEN)}
    compared = {"type": "object", "properties": operators | lists, "additionalProperties": False, "maxProperties": 1}
    return {"anyOf": [words, compared] if words else [{"type": ["string", "number", "boolean"]}, compared]}


def profile_model(pack: Pack) -> type[BaseModel]:
    """Return a pydantic model of the profiles of `pack`: a field for each fact, none of them required.

    An unset field is unknown; `None` is "known to have none".
    """
    fields: dict[str, Any] = {fact.id: _field(fact, _camel(pack.id)) for fact in pack.facts.values()}
    findings = ", ".join(f"{one.id} {one.name}" for one in pack.findings.values())
    attested = dict[str, Union[bool, _Attestation]]  # noqa: UP007 - built at run time
    fields["attestations"] = (attested, Field(default_factory=dict, description=f"认定：{findings}"))
    config = ConfigDict(extra="forbid", title=f"{pack.name}申请人情况")
    return create_model(f"{_camel(pack.id)}Profile", __config__=config, **fields)


def profile_schema(pack: Pack) -> dict[str, Any]:
    """Return the JSON Schema of the profiles of `pack`."""
    return {"$schema": _DIALECT, **profile_model(pack).model_json_schema()}


class _Attestation(BaseModel):
    """认定结果：由哪个单位、依据什么、哪一天认定。"""

    model_config = ConfigDict(extra="forbid", title="Attestation")

    holds: bool
    office: str | None = None
    paper_ref: str | None = None
    date: _Day | None = None


def _field(fact: Fact, prefix: str) -> tuple[Any, Any]:
    return (_python_type(fact, prefix) | None, Field(None, title=fact.name, description=fact.question or fact.name))


def _python_type(fact: Fact, prefix: str) -> Any:  # noqa: PLR0911 - one line a type
    kind = fact.type
    match kind:
        case BooleanType():
            return bool
        case NumberType():
            return int if kind.whole else Decimal
        case MoneyType():
            return Union[int, Decimal, str]  # noqa: UP007 - built at run time
        case DateType():
            return date
        case TextType():
            return str
        case ChoiceType() if kind.open_pattern:
            return str
        case ChoiceType():
            return Literal[tuple(option.id for option in kind.options)]
        case SetType():
            return set[Literal[tuple(option.id for option in kind.options)]]  # type: ignore[misc]
        case RecordsType():
            return _record_model(fact, kind, prefix)


def _record_model(fact: Fact, kind: RecordsType, prefix: str) -> Any:
    name = prefix + _camel(fact.id)
    fields: dict[str, Any] = {one.id: _field(one, name) for one in kind.fields}
    record = create_model(name, __config__=ConfigDict(extra="forbid", title=fact.name), **fields)
    return record if kind.single else list[record]


def _camel(name: str) -> str:
    return "".join(part.capitalize() for part in re.split(r"[^a-zA-Z0-9]+", name))
