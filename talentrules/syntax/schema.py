"""JSON Schemas for editors and applications, and a pydantic model of the profile of a pack."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any, Literal, Union

from pydantic import BaseModel, ConfigDict, Field, create_model

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
from talentrules.syntax.condition_schema import condition_schemas
from talentrules.syntax.quantity_schema import QUANTITY_REF, quantity_schema, row_schema
from talentrules.syntax.snippets import CITE, IN_A_PART, Snippet, snippets_of, under
from talentrules.syntax.surface import CONDITION, QUANTITY, CitationFile, PackFile
from talentrules.syntax.surface.choices import CHOICES, words_of

__all__ = ["pack_schema", "profile_model", "profile_schema"]

_Day = date
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def pack_schema() -> dict[str, Any]:
    """Return the JSON Schema of a pack file, with what an editor shows: titles, descriptions, words, blocks to insert."""
    schema = PackFile.model_json_schema(by_alias=True)
    defs: dict[str, Any] = schema["$defs"]
    defs.setdefault("CitationFile", CitationFile.model_json_schema())
    defs |= {"Quantity": quantity_schema(), "Row": row_schema(), **condition_schemas()}
    _point(schema)
    _without_null(schema)
    _name_parts({"PackFile": schema, **defs})
    _add_blocks({"PackFile": schema, **defs})
    return {"$schema": _DIALECT, **schema}


def _point(node: Any) -> None:
    """Turn every marked place into a reference to the schema of a condition or of a quantity."""
    for one in _mappings(node):
        for mark, name in ((CONDITION, "Condition"), (QUANTITY, "Quantity")):
            if one.pop(mark, None):
                one["$ref"] = f"#/$defs/{name}"
                one.pop("default", None)


def _without_null(node: Any) -> None:
    """Leave out null, which the reader refuses, and empty defaults, which an editor would offer to write."""
    for one in _mappings(node):
        if one.get("default", "") in (None, [], {}):
            del one["default"]
        forms = one.get("anyOf")
        if isinstance(forms, list) and {"type": "null"} in forms:
            forms.remove({"type": "null"})
            if len(forms) == 1:
                del one["anyOf"]
                one |= {**forms[0], **one}


def _name_parts(parts: dict[str, Any]) -> None:
    """Call each part of a file, and each list of words, by its Chinese name."""
    choices = {kind.__name__: (kind, said) for kind, said in CHOICES.items()}
    for name, part in parts.items():
        if name in choices:
            kind, said = choices[name]
            part |= {"title": said.title, "description": said.title, **words_of(kind)}
        elif part.get("title") == name:
            part["title"] = re.split("[：，。]", part["description"])[0]


def _add_blocks(parts: dict[str, Any]) -> None:
    """Add the blocks that an editor offers: in a part, at a key, and as `key: block` in the benefit that has the key."""
    for part in parts.values():
        cite = part.get("properties", {}).get("cite", {"$ref": ""})
        if "$ref" not in cite:
            cite["defaultSnippets"] = snippets_of([CITE])
    for (name, key), blocks in IN_A_PART.items():
        part = parts[name]
        if not key:
            part["defaultSnippets"] = snippets_of(blocks)
            continue
        if name != "PackFile":
            part.setdefault("defaultSnippets", []).extend(snippets_of(under(key, blocks)))
        _add_at(part["properties"][key], blocks)


def _add_at(place: dict[str, Any], blocks: Iterable[Snippet]) -> None:
    """Add blocks to what stands under a key.

    A reference to a part has the blocks of the part, beside which an editor knows no others; a list has none, as an
    editor takes the blocks of a list for blocks of its items.
    """
    ref = place.get("$ref")
    if ref == QUANTITY_REF["$ref"]:
        place["allOf"] = [QUANTITY_REF]
        del place["$ref"]
    if "$ref" not in place and place.get("type") != "array":
        place["defaultSnippets"] = snippets_of(blocks)


def _mappings(node: Any) -> Iterator[dict[str, Any]]:
    """Yield every mapping in `node`, the inner ones after the one that holds them."""
    if isinstance(node, dict):
        yield node
        for value in list(node.values()):
            yield from _mappings(value)
    elif isinstance(node, list):
        for value in node:
            yield from _mappings(value)


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
