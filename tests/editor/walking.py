"""A walk through a JSON Schema: every schema in it, and every key that it knows, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

__all__ = ["keys", "resolved", "schemas"]

_ONE = ("additionalProperties", "items", "propertyNames", "not")
_LISTS = ("anyOf", "allOf", "oneOf")
_MAPS = ("properties", "patternProperties", "$defs")

Schema = dict[str, Any]


def schemas(node: Schema, at: str = "#") -> Iterator[tuple[str, Schema]]:
    """Yield every schema in `node`, itself first, with its place as a pointer."""
    yield at, node
    for key in _ONE:
        if isinstance(node.get(key), dict):
            yield from schemas(node[key], f"{at}/{key}")
    for key in _LISTS:
        for place, one in enumerate(node.get(key, ())):
            yield from schemas(one, f"{at}/{key}/{place}")
    for key in _MAPS:
        for name, one in node.get(key, {}).items():
            yield from schemas(one, f"{at}/{key}/{name}")


def keys(root: Schema) -> Iterator[tuple[str, Schema]]:
    """Yield what may stand under each key of a mapping, with references followed."""
    for at, one in schemas(root):
        for group in ("properties", "patternProperties"):
            for name, under in one.get(group, {}).items():
                yield f"{at}/{group}/{name}", resolved(root, under)


def resolved(root: Schema, node: Schema) -> Schema:
    """Return `node` with what it refers to; what it says itself comes first."""
    while "$ref" in node:
        own = {key: value for key, value in node.items() if key != "$ref"}
        node = {**root["$defs"][node["$ref"].removeprefix("#/$defs/")], **own}
    return node
