"""Facts in the JSON Schemas for editors: what a fact is called, which words it may be, how a profile writes its value.

A fact may be written by its id or by a Chinese name. The other Chinese names are accepted too, but an editor that lists
all of them hides what is looked for, so that they are known to it by a pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, assert_never

from talentrules.model.facts import (
    BooleanType,
    ChoiceType,
    DateType,
    Fact,
    FactType,
    MoneyType,
    NumberType,
    Option,
    RecordsType,
    SetType,
    TextType,
)

__all__ = ["TRUTH", "by_every_name", "choice_schema", "fact_title", "written_profile"]

_MONEY: dict[str, Any] = {"type": ["string", "number"], "examples": ["5000元", "10万元"]}
_DAY: dict[str, Any] = {"type": "string", "format": "date"}
_NONE: dict[str, Any] = {"type": "null", "title": "没有", "description": "已知没有"}
TRUTH: dict[str, Any] = {
    "anyOf": [{"type": "boolean"}, {"enum": ["是", "否"], "enumDescriptions": ["是，即 true", "否，即 false"]}]
}
"""The answers to a question of yes or no."""
_STANDING: dict[str, Any] = {
    "title": "来历",
    "description": "本人申报还是已经核验",
    "enum": ["declared", "verified", "本人申报", "已核验"],
    "enumDescriptions": ["本人申报", "已核验", "本人申报，即 declared", "已核验，即 verified"],
}
_UNKNOWN: dict[str, Any] = {
    "type": "object",
    "properties": {
        "unknown": {"type": "string", "title": "不知道", "description": "不知道，写明为什么，例如 未询问"},
    },
    "required": ["unknown"],
    "additionalProperties": False,
}


def by_every_name(facts: Iterable[Fact], schema_of: Mapping[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return the keys of a mapping whose keys are facts: `schema_of` each id, under its id and every Chinese name.

    Ids and names are `properties`, which an editor offers; the other names are `patternProperties`, which it knows.
    """
    named = list(facts)
    offered = {one.name: schema_of[one.id] for one in named} | {one.id: schema_of[one.id] for one in named}
    known = {f"^(?:{'|'.join(map(_plain, one.also))})$": schema_of[one.id] for one in named if one.also}
    ids_first = dict(sorted(offered.items(), key=lambda item: not item[0].isascii()))
    return {"properties": ids_first, "patternProperties": known}


def _plain(word: str) -> str:
    """Return a pattern of `word` that every kind of regular expression reads alike."""
    return re.sub(r"([\\.^$*+?()\[\]{}|/])", r"\\\1", word)


def fact_title(fact: Fact) -> dict[str, str]:
    """Return the title and the description of a fact: its Chinese name, what a clerk asks, of which type it is."""
    parts = (fact.question or fact.name, _type_words(fact), f"证明材料：{fact.proof}" if fact.proof else "")
    return {"title": fact.name, "description": "\n\n".join(part for part in parts if part)}


def choice_schema(kind: ChoiceType | SetType) -> dict[str, Any]:
    """Return the schema of one choice: every id and Chinese name, each with what it stands for."""
    words = dict(_words(kind.options))
    known = {"enum": list(words), "enumDescriptions": list(words.values())}
    if isinstance(kind, ChoiceType) and kind.open_pattern:
        other = {"type": "string", "pattern": f"^(?:{kind.open_pattern})$", "title": "别的编号"}
        return {"anyOf": [known, other, {"type": "integer"}]}
    return known


def written_profile(facts: Iterable[Fact]) -> dict[str, dict[str, Any]]:
    """Return the definitions of a profile as YAML writes it: `Facts`, and of each fact what may be said of it."""
    listed = list(facts)
    refs = {one.id: {"$ref": f"#/$defs/known.{one.id}"} for one in listed}
    known = {f"known.{one.id}": {**fact_title(one), **_known(one)} for one in listed}
    keys = {"type": "object", **by_every_name(listed, refs), "additionalProperties": True}
    return {"Facts": keys, **known, **dict(_values(listed, ""))}


def _words(options: Iterable[Option]) -> Iterator[tuple[str | int, str]]:
    """Yield every word for every option, the ids first; a name in digits may stand without quotes."""
    listed = list(options)
    yield from ((one.id, one.name) for one in listed)
    for one in listed:
        for word in (one.name, *one.also):
            yield word, f"{one.name}（{one.id}）"
            if word.isdecimal() and str(int(word)) == word:
                yield int(word), f"{one.name}（{one.id}）"


def _type_words(fact: Fact) -> str:  # noqa: PLR0911 - one line a type
    match fact.type:
        case BooleanType():
            return "是或否：true、false"
        case NumberType(unit=unit):
            return f"数字，单位：{unit}" if unit else "数字"
        case MoneyType():
            return "金额，例如 5000元、10万元"
        case DateType():
            return "日期，例如 2024-07-01"
        case TextType():
            return "文字"
        case ChoiceType(ordered=ordered):
            return "单选，从低到高：" + _names(fact.type.options) if ordered else "单选"
        case SetType():
            return "多选"
        case RecordsType(fields=fields, single=single):
            return ("一条记录：" if single else "记录，可以有几条：") + "、".join(one.name for one in fields)
        case _:
            assert_never(fact.type)


def _names(options: Iterable[Option]) -> str:
    return "、".join(one.name for one in options)


def _known(fact: Fact) -> dict[str, Any]:
    """Return the schema of what a profile says of a fact: a value, a value with its standing, or that it is unknown."""
    value = {"$ref": f"#/$defs/value.{fact.id}"}
    properties = {
        "value": {"title": "值", "description": "这项事实的值", **value},
        "standing": _STANDING,
        "remark": {"title": "备注", "description": "关于这个值的备注", "type": "string"},
    }
    wrapped = {"type": "object", "properties": properties, "required": ["value"], "additionalProperties": False}
    return {"anyOf": [value, wrapped, _UNKNOWN]}


def _values(facts: Iterable[Fact], path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the definitions of the values of `facts`, which stand in the records `path`, and of their fields."""
    for fact in facts:
        at = f"{path}{fact.id}"
        yield f"value.{at}", {**fact_title(fact), **_value(fact.type, at)}
        if isinstance(fact.type, RecordsType):
            yield from _values(fact.type.fields, f"{at}.")


def _value(kind: FactType, at: str) -> dict[str, Any]:  # noqa: PLR0911 - one line a type
    """Return the schema of a value; null, known to have none, where the type has that."""
    match kind:
        case BooleanType():
            return TRUTH
        case NumberType():
            return {"type": ["integer" if kind.whole else "number", "string"]}
        case MoneyType():
            return _MONEY
        case DateType():
            return {"anyOf": [_DAY, _NONE]}
        case TextType():
            return {"type": ["string", "null"]}
        case ChoiceType():
            return {"anyOf": [choice_schema(kind), _NONE]}
        case SetType():
            return {"anyOf": [{"type": "array", "items": choice_schema(kind)}, _NONE]}
        case RecordsType():
            return {"anyOf": [*_records(kind, at), _NONE]}
        case _:
            assert_never(kind)


def _records(kind: RecordsType, at: str) -> list[dict[str, Any]]:
    refs = {one.id: {"$ref": f"#/$defs/value.{at}.{one.id}"} for one in kind.fields}
    record = {"type": "object", **by_every_name(kind.fields, refs), "additionalProperties": False}
    listed = {"type": "array", "items": record}
    return [record, listed | {"maxItems": 1}] if kind.single else [listed]
