"""The JSON Schema of quantities, for editors: which keys there are, what each means, what kind of value it takes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from talentrules.model.pack import Granularity
from talentrules.model.quantities import HitPolicy, Part, Rounding
from talentrules.syntax.forms import MEASURED, QUANTITIES, STRETCHES
from talentrules.syntax.surface.choices import words_of
from talentrules.syntax.surface.keys import IN_MEASURES, IN_QUANTITIES, IN_ROWS, Said, told

__all__ = ["CITES", "QUANTITY_REF", "WORD", "number_schema", "quantity_schema", "row_schema"]

QUANTITY_REF: dict[str, Any] = {"$ref": "#/$defs/Quantity"}
"""Where a quantity stands."""
CITES: dict[str, Any] = {
    "anyOf": [{"$ref": "#/$defs/CitationFile"}, {"type": "array", "items": {"$ref": "#/$defs/CitationFile"}}]
}
"""Where citations stand: one, or a list."""
WORD: dict[str, Any] = {"type": "string", "minLength": 1}
"""Where one word or one line of text stands."""
_CONDITION: dict[str, Any] = {"$ref": "#/$defs/Condition"}
_ROWS: dict[str, Any] = {"type": "array", "items": {"$ref": "#/$defs/Row"}, "minItems": 1}
_SEVERAL: dict[str, Any] = {"type": "array", "items": QUANTITY_REF, "minItems": 1}
_MONEY: dict[str, Any] = {"type": ["string", "number"], "examples": ["4000元", "10万元"]}
_SHARE: dict[str, Any] = {"type": ["string", "number"], "examples": ["50%", 0.5]}
_UNITS: dict[str, Any] = {"type": "integer", "minimum": 1}
_TRUE: dict[str, Any] = {"const": True}
_BANDS: dict[str, Any] = {
    "enum": ["whole", "marginal"],
    "enumDescriptions": ["全额累进：到了哪一段，全部按那一段的比例", "超额累进：每一段里的部分按那一段的比例，再相加"],
}
_UPLIFT_ON: dict[str, Any] = {
    "enum": ["before_cap", "after_cap"],
    "enumDescriptions": ["先上浮，再封顶", "先封顶，再上浮，可以超过限额"],
}


def quantity_schema() -> dict[str, Any]:
    """Return the schema of a quantity: a scalar, or a mapping with one form.

    It has no words of its own, so that an editor shows those of the key under which the quantity stands.
    """
    forms = {
        "type": "object",
        "minProperties": 1,
        "properties": _spoken({**_forms(), **_beside()}, IN_QUANTITIES),
        "additionalProperties": False,
    }
    return {"anyOf": [{"type": ["string", "number"]}, forms]}


def row_schema() -> dict[str, Any]:
    """Return the schema of a row: of a table (one form of a quantity), of an uplift (`by`), or of bands (`at_least`)."""
    own = {"when": _CONDITION, "name": WORD, "text": WORD, "cite": CITES, "by": _SHARE}
    said = {**IN_QUANTITIES, **IN_ROWS}
    return {
        "title": "一档",
        "description": "一档：条件和金额；上浮的写 by，分段的写 at_least 和 share",
        "type": "object",
        "properties": _spoken({"when": _CONDITION, **_forms(), **_beside(), **own}, said),
        "anyOf": [{"required": ["when"]}, {"required": ["at_least", "share"]}],
        "additionalProperties": False,
    }


def number_schema(form: str) -> dict[str, Any]:
    """Return the schema of the inside of `years`, `count` and the like."""
    values: dict[str, Any] = {
        "from": QUANTITY_REF,
        "to": QUANTITY_REF,
        "part": words_of(Part, Part.DROP, Part.UP),
        "of": WORD,
        "of_profile": _TRUE,
        "take": QUANTITY_REF,
        "by": QUANTITY_REF,
        "where": _CONDITION,
    }
    inner = _spoken({key: values[key] for key in MEASURED[form] if key in values}, IN_MEASURES)
    needed = [key for key in inner if key not in ("of_profile", "where")]
    return {"type": "object", "properties": inner, "required": needed, "additionalProperties": False}


def _spoken(properties: Mapping[str, Any], said: Mapping[str, Said]) -> dict[str, Any]:
    """Return `properties`, each with what is said of it."""
    return {key: told(said[key], one) for key, one in properties.items()}


def _forms() -> dict[str, Any]:
    whole: dict[str, Any] = {
        "from": _MONEY,
        "to": _MONEY,
        "unstated": _TRUE,
        "table": words_of(HitPolicy),
        "rows": _ROWS,
        "of": QUANTITY_REF,
        "product": _SEVERAL,
        "difference": _SEVERAL | {"minItems": 2, "maxItems": 2},
        "at_least_units": _UNITS,
        "at_most_units": _UNITS,
        "part_units": words_of(Part),
        "bands": _BANDS,
        "amount_of": WORD,
        "fact": WORD,
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
    step = {
        "to": told(Said("取整到", "取整到多少，例如 1元、百元"), {"type": ["string", "number"]}),
        "by": told(Said("怎样取整", "有尾数时怎样取"), words_of(Rounding)),
    }
    return {
        "at_least": QUANTITY_REF,
        "at_most": QUANTITY_REF,
        "uplift": _ROWS,
        "uplift_on": _UPLIFT_ON,
        "round": {"type": "object", "properties": step, "required": ["to", "by"], "additionalProperties": False},
        "granularity": words_of(Granularity),
    }
