"""The JSON Schema of conditions, for editors: the forms, and every fact of the vocabulary with what it may be compared to.

A pack's own facts stand in the pack, so any other key is let through; the reader knows them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from talentrules.model.conditions import Operator
from talentrules.model.facts import BooleanType, ChoiceType, Fact, RecordsType, SetType, TextType
from talentrules.model.vocabulary import VOCABULARY
from talentrules.syntax.conditions import operators_of
from talentrules.syntax.fact_schema import TRUTH, by_every_name, choice_schema, fact_title
from talentrules.syntax.forms import BESIDE_CONDITION, FORMS, IN_WORDS_ONLY, MEASURED, OPERATORS
from talentrules.syntax.quantity_schema import CITES, QUANTITY_REF, WORD, number_schema
from talentrules.syntax.snippets import CITE, IN_A_CONDITION, Snippet, snippets_of
from talentrules.syntax.surface.keys import (
    IN_AT_LEAST_N,
    IN_CONDITIONS,
    IN_MEASURES,
    IN_WITHIN,
    OPERATORS_SAID,
    Said,
    told,
)

__all__ = ["condition_schemas"]

_OF_CONDITIONS = ("all", "any", "not", "at_least_n")
"""The forms that hold conditions of their own kind."""
_NUMBER: dict[str, Any] = {"type": "integer", "minimum": 1}
_LISTED = (Operator.IN, Operator.BETWEEN)


def condition_schemas() -> dict[str, dict[str, Any]]:
    """Return the definitions that conditions need: `Condition` itself, each fact, its choices, its records."""
    facts = tuple(VOCABULARY.values())
    forms = {f"form.{one}": _same_everywhere(one) for one in (*FORMS, *BESIDE_CONDITION) if one not in _OF_CONDITIONS}
    compared = {f"form.{key}": one for key, one in _compared(OPERATORS).items()}
    return {"Condition": _condition("Condition", facts, FORMS), **forms, **compared, **dict(_definitions(facts, ""))}


def _condition(name: str, facts: Iterable[Fact], forms: Iterable[str], path: str = "") -> dict[str, Any]:
    """Return the schema of a condition about `facts`; one inside another has the same `name`."""
    known = tuple(facts)
    refs = {one.id: {"$ref": f"#/$defs/fact.{path}{one.id}"} for one in known}
    own = {key: _form(key, name) for key in (*forms, *BESIDE_CONDITION)}
    named = by_every_name(known, refs)
    return {
        "title": "记录的条件" if path else "条件",
        "description": "只写一种形式，或一个事实；旁边可以写 text 和 cite。中文名称和编号都可以写。",
        "type": "object",
        "minProperties": 1,
        "properties": own | named["properties"] | own,  # a form wins over a field of the same name
        "patternProperties": named["patternProperties"] | _beside_quantity(),
        "additionalProperties": True,
    }


def _beside_quantity() -> dict[str, Any]:
    """Return the comparisons, which stand in a condition itself beside `quantity`, and nowhere else."""
    return {f"^{key}$": {"$ref": f"#/$defs/form.{key}"} for key in OPERATORS}


def _form(form: str, name: str) -> dict[str, Any]:
    """Return the schema of a form: its own where conditions of this `name` stand in it, else one for all."""
    one: dict[str, Any] = {"$ref": f"#/$defs/{name}"}
    several: dict[str, Any] = {"type": "array", "items": one, "minItems": 1}
    match form:
        case "all" | "any":
            return told(IN_CONDITIONS[form], several)
        case "not":
            return told(IN_CONDITIONS[form], one)
        case "at_least_n":
            return told(IN_CONDITIONS[form], _inside({"n": _NUMBER, "of": several}, IN_AT_LEAST_N) | _block(form))
        case _:
            return {"$ref": f"#/$defs/form.{form}"}


def _same_everywhere(form: str) -> dict[str, Any]:
    """Return the schema of a form that is the same in every condition."""
    said = IN_CONDITIONS[form]
    match form:
        case "within":
            inner = {"time": WORD, "of": QUANTITY_REF, "day": QUANTITY_REF}
            return told(said, _inside(inner, IN_WITHIN) | _block(form))
        case "quantity":
            return told(said, QUANTITY_REF)
        case "cite":
            return told(said, CITES | {"defaultSnippets": snippets_of([CITE])})
        case _ if form in MEASURED:
            return told(said, _measured(form) | _block(form))
        case _:
            return told(said, WORD)


def _block(form: str) -> dict[str, Any]:
    """Return the block with which an editor begins the form."""
    said = IN_CONDITIONS[form]
    return {"defaultSnippets": snippets_of([Snippet(f"条件：{said.title}", said.description, IN_A_CONDITION[form])])}


def _inside(properties: Mapping[str, Any], said: Mapping[str, Said]) -> dict[str, Any]:
    """Return a mapping with these keys, all of them needed."""
    shown = {key: told(said[key], one) for key, one in properties.items()}
    return {"type": "object", "properties": shown, "required": list(shown), "additionalProperties": False}


def _measured(form: str) -> dict[str, Any]:
    """Return the schema of what stands under `age`, `count` and the like: its own keys beside one comparison."""
    day = {"day": told(IN_MEASURES["day"], QUANTITY_REF)}
    inner = day if form == "age" else number_schema(form)["properties"]
    return {
        "type": "object",
        "properties": {**inner, **_compared(OPERATORS)},
        "required": [key for key in ("day", "from", "to", "of") if key in inner],
        "additionalProperties": False,
    }


def _compared(operators: Iterable[str], value: dict[str, Any] = QUANTITY_REF) -> dict[str, Any]:
    """Return the schemas of comparisons with a value, or with a list of them."""
    several = {"type": "array", "items": value, "minItems": 1}
    return {one: told(OPERATORS_SAID[one], several if one in _LISTED else value) for one in operators}


def _definitions(facts: Iterable[Fact], path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the definitions of `facts`, which stand in the records `path`, and of the fields of their records."""
    for fact in facts:
        at = f"{path}{fact.id}"
        match fact.type:
            case RecordsType(fields=fields):
                forms = tuple(form for form in FORMS if form not in IN_WORDS_ONLY)
                yield f"fact.{at}", fact_title(fact) | _quantified(f"#/$defs/records.{at}")
                yield f"records.{at}", _condition(f"records.{at}", fields, forms, f"{at}.")
                yield from _definitions(fields, f"{at}.")
            case ChoiceType() | SetType() as kind:
                yield f"choices.{at}", {"title": fact.name, **choice_schema(kind)}
                yield f"fact.{at}", fact_title(fact) | _comparison(fact, {"$ref": f"#/$defs/choices.{at}"})
            case BooleanType():
                yield f"fact.{at}", fact_title(fact) | _comparison(fact, TRUTH)
            case TextType():
                yield f"fact.{at}", fact_title(fact) | _comparison(fact, {"type": "string"})
            case _:
                constant = {"type": ["string", "number"]}
                yield f"fact.{at}", fact_title(fact) | _comparison(fact, QUANTITY_REF, constant)


def _quantified(inside: str) -> dict[str, Any]:
    """Return the schema of what is said of records: `some`, `none`, or of which."""
    some = {"title": "有", "description": "有这样的记录：记录要满足的条件", "$ref": inside}
    none = {"title": "没有", "description": "没有这样的记录：记录要满足的条件", "$ref": inside}
    words = {"enum": ["some", "none"], "enumDescriptions": ["有记录", "没有记录"]}
    form = {"type": "object", "properties": {"some": some, "none": none}, "additionalProperties": False}
    return {"anyOf": [words, form | {"maxProperties": 1, "minProperties": 1}]}


def _comparison(fact: Fact, value: dict[str, Any], alone: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return the schema of what a fact is compared with: a value `alone`, or an operator with a `value`."""
    operators = [one.value for one in Operator if one in operators_of(fact)]
    compared = {"type": "object", "properties": _compared(operators, value), "additionalProperties": False}
    form = compared | {"maxProperties": 1, "minProperties": 1}
    return form if isinstance(fact.type, SetType) else {"anyOf": [alone or value, form]}
