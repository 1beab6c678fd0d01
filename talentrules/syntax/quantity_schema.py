"""The JSON Schema of quantities, for editors: which keys there are and what kind of value each takes."""

from __future__ import annotations

from typing import Any

from talentrules.model.pack import Granularity
from talentrules.model.quantities import HitPolicy, Part, Rounding
from talentrules.syntax.forms import MEASURED, QUANTITIES, STRETCHES

__all__ = ["QUANTITY_REF", "number_schema", "quantity_schema", "row_schema"]

QUANTITY_REF: dict[str, Any] = {"$ref": "#/$defs/Quantity"}
"""Where a quantity stands."""
_CONDITION: dict[str, Any] = {"$ref": "#/$defs/Condition"}
_ROWS: dict[str, Any] = {"type": "array", "items": {"$ref": "#/$defs/Row"}, "minItems": 1}
_SEVERAL: dict[str, Any] = {"type": "array", "items": QUANTITY_REF, "minItems": 1}
_MONEY: dict[str, Any] = {"type": ["string", "number"], "examples": ["4000元", "10万元"]}
_SHARE: dict[str, Any] = {"type": ["string", "number"], "examples": ["50%", 0.5]}
_WORD: dict[str, Any] = {"type": "string", "minLength": 1}
_UNITS: dict[str, Any] = {"type": "integer", "minimum": 1}
_TRUE: dict[str, Any] = {"const": True}


def quantity_schema() -> dict[str, Any]:
    """Return the schema of a quantity: a scalar, or a mapping with one form."""
    forms = {
        "title": "数量",
        "type": "object",
        "minProperties": 1,
        "properties": {**_forms(), **_beside()},
        "additionalProperties": False,
    }
    scalar = {"type": ["string", "number"], "examples": ["5000元", "50%", "2024-07-01", "application", "unstated"]}
    return {"description": "数量：金额、日期或数，只写一种形式", "anyOf": [scalar, forms]}


def row_schema() -> dict[str, Any]:
    """Return the schema of a row: of a table (one form of a quantity), of an uplift (`by`), or of bands (`above`)."""
    words = {"when": _CONDITION, "name": _WORD, "text": _WORD, "cite": {"type": ["object", "array"]}}
    own = {"by": _SHARE, "above": _MONEY}
    return {
        "title": "一档",
        "type": "object",
        "properties": {**_forms(), **_beside(), **words, **own},
        "anyOf": [{"required": ["when"]}, {"required": ["above", "share"]}],
        "additionalProperties": False,
    }


def number_schema(form: str) -> dict[str, Any]:
    """Return the schema of the inside of `years`, `count` and the like."""
    values: dict[str, Any] = {
        "from": QUANTITY_REF,
        "to": QUANTITY_REF,
        "part": {"enum": [Part.DROP.value, Part.UP.value]},
        "of": _WORD,
        "of_profile": _TRUE,
        "take": QUANTITY_REF,
        "by": QUANTITY_REF,
        "where": _CONDITION,
    }
    inner = {key: values[key] for key in MEASURED[form] if key in values}
    needed = [key for key in inner if key not in ("of_profile", "where")]
    return {"type": "object", "properties": inner, "required": needed, "additionalProperties": False}


def _forms() -> dict[str, Any]:
    whole: dict[str, Any] = {
        "from": _MONEY,
        "to": _MONEY,
        "unstated": _TRUE,
        "table": {"enum": [one.value for one in HitPolicy]},
        "rows": _ROWS,
        "of": QUANTITY_REF,
        "product": _SEVERAL,
        "difference": _SEVERAL | {"minItems": 2, "maxItems": 2},
        "at_least_units": _UNITS,
        "at_most_units": _UNITS,
        "part_units": {"enum": [one.value for one in Part]},
        "bands": {"enum": ["whole", "marginal"]},
        "amount_of": _WORD,
        "fact": _WORD,
        "plus": {"type": "string", "examples": ["2 years", "6个月"]},
        "in_a_row": number_schema("in_a_row"),
        **{form: number_schema(form) for form in STRETCHES},
        **{form: {"anyOf": [_SEVERAL, number_schema(form)]} for form in ("sum", "least", "greatest")},
        # a count is a list of records, or of units beside `per_unit`
        "count": {"anyOf": [number_schema("count"), QUANTITY_REF]},
    }
    own = (key for keys in QUANTITIES.values() for key in keys)
    return {key: whole.get(key, QUANTITY_REF) for key in (*QUANTITIES, *own)}


def _beside() -> dict[str, Any]:
    step = {"to": {"type": ["string", "number"]}, "by": {"enum": [one.value for one in Rounding]}}
    return {
        "at_least": QUANTITY_REF,
        "at_most": QUANTITY_REF,
        "uplift": _ROWS,
        "uplift_on": {"enum": ["before_cap", "after_cap"]},
        "round": {"type": "object", "properties": step, "required": ["to", "by"], "additionalProperties": False},
        "granularity": {"enum": [one.value for one in Granularity]},
    }
