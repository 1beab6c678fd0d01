"""pydantic's complaints about the shape of a pack, said to the person who edits the YAML, at their place."""

from __future__ import annotations

from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from talentrules.diagnostics import CATALOGUE, Diagnostic, fill
from talentrules.source import Span
from talentrules.suggest import nearest
from talentrules.syntax.places import Path, Places
from talentrules.syntax.surface import PackFile
from talentrules.syntax.values import show

__all__ = ["kind_inside", "shape_diagnostics"]

_CODES = {
    "string_type": "expected-text",
    "int_type": "expected-count",
    "int_from_float": "expected-count",
    "int_parsing": "expected-count",
    "bool_type": "expected-truth",
    "model_type": "expected-mapping",
    "model_attributes_type": "expected-mapping",
    "dict_type": "expected-mapping",
    "list_type": "expected-list",
    "string_too_short": "empty-text",
    "string_too_long": "id-form",
    "too_short": "empty-part",
    "greater_than_equal": "expected-count",
}
_OF_AN_ENTRY = frozenset(
    {
        "assessed-form",
        "clawback-form",
        "definition-form",
        "fact-has-no",
        "fact-needs",
        "group-form",
        "group-needs",
        "law-except-form",
        "law-form",
        "law-needs",
        "limits-reversed",
        "obligation-form",
        "payment-form",
        "statistic-form",
        "versions-and-more",
        "window-form",
    }
)
"""What is wrong with an entry as a whole: its key is underlined."""


def shape_diagnostics(error: ValidationError, places: Places) -> list[Diagnostic]:
    """Return a diagnostic for each complaint of `error`."""
    return [_diagnostic(one, places) for one in error.errors(include_url=False)]


def _diagnostic(error: ErrorDetails, places: Places) -> Diagnostic:
    kind, path = error["type"], error["loc"]
    context: dict[str, Any] = error.get("ctx", {})
    written = show(error["input"])
    last = next((part for part in reversed(path) if isinstance(part, str)), "")
    if kind == "missing":
        return fill("missing-item", {"key": last}, places.key(path[:-1]))
    if kind == "extra_forbidden":
        return _unknown_key(path, places)
    if kind in ("enum", "literal_error"):
        return _unknown_word(path, written, places)
    if kind == "string_pattern_mismatch":
        at_key = last == "[key]"
        code = "code-form" if last == "code" else "id-form"
        place = places.key(path[:-1]) if at_key else places.value(path)
        return fill(code, {"written": written}, place)
    code = kind if kind in CATALOGUE else _CODES.get(kind, "wrong-value")
    if last == "[key]":
        return fill("id-form", {"written": written}, places.key(path[:-1]))
    return fill(code, {"key": last, "written": written, **context}, _place(code, path, context, places))


def _place(code: str, path: Path, context: dict[str, Any], places: Places) -> Span:
    """Return where it is wrong: at the key `at` below the path where the complaint names one."""
    if "at" in context:
        return places.key((*path, context["at"]))
    return places.key(path) if code in _OF_AN_ENTRY else places.value(path)


def _unknown_key(path: Path, places: Places) -> Diagnostic:
    known = _keys_at(path[:-1])
    key = str(path[-1])
    near = nearest(key, known) or ""
    words = {"key": key, "near": near, "known": "、".join(known)}
    return fill("unknown-key-near" if near else "unknown-key", words, places.key(path))


def _unknown_word(path: Path, written: str, places: Places) -> Diagnostic:
    known = [show(one) for one in _words_at(path)]
    near = nearest(written, known) or ""
    words = {"key": str(path[-1]), "written": written, "near": near, "known": "、".join(known)}
    return fill("unknown-word-near" if near else "unknown-word", words, places.value(path))


def _keys_at(path: Path) -> list[str]:
    """Return the keys that the part of the pack at `path` may have."""
    kind = _type_at(path)
    if not (isinstance(kind, type) and issubclass(kind, BaseModel)):
        return []
    return [field.alias or name for name, field in kind.model_fields.items()]


def _words_at(path: Path) -> list[object]:
    """Return the words that may stand at `path`."""
    kind = _type_at(path)
    if get_origin(kind) is Literal:
        return list(get_args(kind))
    return [one.value for one in kind] if isinstance(kind, type) and hasattr(kind, "__members__") else []  # type: ignore[attr-defined]


def _type_at(path: Path) -> Any:
    kind: Any = PackFile
    for part in path:
        kind = kind_inside(kind, part)
    return _bare(kind)


def kind_inside(kind: Any, part: str | int) -> Any:
    """Return what stands under the key, or at the place, `part` of what `kind` describes; None where nothing does."""
    return _bare(_inside(_bare(kind), part))


def _inside(kind: Any, part: str | int) -> Any:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        fields = {field.alias or name: field for name, field in kind.model_fields.items()}
        return fields[str(part)].annotation if str(part) in fields else None
    arguments = get_args(kind)
    return arguments[-1] if arguments else None


def _bare(kind: Any) -> Any:
    """Return `kind` without `Annotated` and `| None`."""
    while True:
        origin = get_origin(kind)
        if origin is Annotated:
            kind = get_args(kind)[0]
        elif origin in (Union, UnionType):
            kind = next((one for one in get_args(kind) if one is not type(None)), None)
        else:
            return kind
