"""Shipped files as plain data, and strategies that mangle them: values, keys and whole branches change places."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from talentrules.diagnostics import Diagnostic, Severity
from talentrules.errors import InputError, TalentRulesError
from talentrules.syntax import read_text
from talentrules.syntax.tree import Mapping, Node, Scalar, Sequence
from tests.helpers import assert_well_worded, lies_inside

ROOT = Path(__file__).parents[2]
YUNSHAN = ROOT / "examples" / "packs" / "yunshan.yaml"
PACKS = (*sorted((ROOT / "rules").glob("*.yaml")), *sorted((ROOT / "examples" / "packs").glob("*.yaml")))
PROFILES = tuple(sorted((ROOT / "examples" / "profiles").glob("*.yaml")))
SCENARIOS = tuple(sorted((ROOT / "rules" / "tests").glob("*.yaml")))

ODD: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 3, 10**17, 10**18, "", "甲", "none", "unknown", "5万元", "40%", "-1元", "1e9"),
    *("2024-07-01", "02-29", "0000-01-01", "9999-12-31", "a" * 300, "<b>", "=1+1", "{x}", "%s", "../x", "甲\u202e乙"),
    *([], {}, [[]], [{}], {"": 1}, {"甲": {"乙": []}}, [None], {"all": []}, {"not": {"not": {}}}),
)


@cache
def _plain(path: Path) -> Any:
    tree = read_text(path.read_text("utf-8"), path.name).tree
    assert tree is not None
    return _values(tree)


def plain(path: Path) -> Any:
    """Return what a file holds as data that JSON can write."""
    return copy.deepcopy(_plain(path))


def _values(node: Node) -> Any:
    match node:
        case Scalar(value=value):
            return value if value is None or isinstance(value, bool | int | str) else _written(value)
        case Sequence(items=items):
            return [_values(one) for one in items]
        case Mapping(entries=entries):
            return {key.written: _values(one) for key, one in entries}


def _written(value: object) -> Any:
    return float(value) if isinstance(value, Decimal) else str(value)


def places(node: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every place of a value: what holds it, and under which key."""
    keys = list(node) if isinstance(node, dict) else list(range(len(node))) if isinstance(node, list) else []
    for key in keys:
        yield node, key
        yield from places(node[key])


@st.composite
def mangled(draw: st.DrawFn, files: tuple[Path, ...]) -> tuple[Path, str]:
    """Draw one of `files` and, as JSON, what it holds after one to four changes."""
    path = draw(st.sampled_from(files))
    data = plain(path)
    for _ in range(draw(st.integers(1, 4))):
        _change(draw, data)
    return path, json.dumps(data, ensure_ascii=False, indent=1)


def _change(draw: st.DrawFn, data: Any) -> None:
    """Take out, rename, replace or move one value anywhere in `data`."""
    everywhere = list(places(data))
    if not everywhere:
        return
    at = st.integers(0, len(everywhere) - 1)
    holder, key = everywhere[draw(at)]
    other, name = everywhere[draw(at)]
    match draw(st.sampled_from(("drop", "rename", "odd", "odd", "move", "move"))):
        case "drop":
            del holder[key]
        case "rename" if isinstance(holder, dict):
            holder[str(name)] = holder.pop(key)
        case "move":
            holder[key] = copy.deepcopy(other[name])
        case _:
            holder[key] = copy.deepcopy(draw(st.sampled_from(ODD)))


def well_said(found: tuple[Diagnostic, ...]) -> None:
    """Assert that everything said is worded well and stands inside of its file."""
    for one in found:
        assert_well_worded(one)
        assert lies_inside(one.span)


def refused_well(error: TalentRulesError) -> None:
    """Assert that an error says at least one thing that is wrong, each well, and nothing that a terminal obeys."""
    assert isinstance(error, InputError), error
    assert any(one.severity is Severity.ERROR for one in error.diagnostics)
    well_said(error.diagnostics)
    for lang in ("zh", "en"):
        assert "\x1b" not in error.render(lang)
