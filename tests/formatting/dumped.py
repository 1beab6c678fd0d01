"""Packs as somebody else would have written them: keys in any order, in every style that PyYAML can write."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import yaml

from talentrules.catalog import builtin_packs
from talentrules.formatting import Naming, formatted
from talentrules.loading import decode_reading
from talentrules.model.pack import Pack
from talentrules.syntax import Reading, read_file, read_text
from talentrules.syntax.places import plain

__all__ = ["FILES", "ROOT", "STYLES", "decoded", "dumped", "shuffled", "written"]

ROOT = Path(__file__).parents[2]
_GOOD = (path for path in ROOT.glob("tests/language/*/good/*.yaml") if path.name.count(".") == 1)
FILES = (*sorted(_GOOD), *builtin_packs().values(), *sorted(ROOT.glob("examples/packs/*.yaml")))
STYLES: dict[str, dict[str, Any]] = {
    "blocks": {"default_flow_style": False, "allow_unicode": True, "width": 10_000},
    "escapes": {"width": 40},
    "brackets": {"default_flow_style": True, "allow_unicode": True},
    "brackets in one line": {"default_flow_style": True, "allow_unicode": True, "width": 10**9},
    "brackets and escapes": {"default_flow_style": True, "width": 30},
    "far in": {"allow_unicode": True, "indent": 6, "width": 20},
    "double quotes": {"default_style": '"', "allow_unicode": True},
    "single quotes": {"default_style": "'", "allow_unicode": True, "width": 25},
    "block texts": {"default_style": "|", "allow_unicode": True},
    "folded texts": {"default_style": ">", "allow_unicode": True},
}
_OF_THEIR_AUTHOR = frozenset(
    {
        "pairs",
        "sources",
        "documents",
        "facts",
        "findings",
        "definitions",
        "benefits",
        "groups",
        "statistics",
        "choices",
        "fields",
    }
) | {"factors", "by_reason", "accept"}
"""The keys under which the order of entries is the author's, and may mean something."""


class _Dumper(yaml.SafeDumper):
    """Writes everything without tags and anchors, whatever the style of texts."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - as PyYAML calls it
        return True


def _plain(dumper: yaml.SafeDumper, value: object) -> yaml.Node:
    written = str(value).lower() if isinstance(value, bool) else str(value)
    kinds = {bool: "bool", int: "int", Decimal: "float", date: "timestamp"}
    return dumper.represent_scalar(f"tag:yaml.org,2002:{kinds[type(value)]}", written, style="")


def _key_or_text(dumper: yaml.SafeDumper, value: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=_style_of(dumper, value))


def _style_of(dumper: yaml.SafeDumper, value: str) -> str | None:
    """Return no style for what is likely a key: a block text cannot be one."""
    style: str | None = dumper.default_style
    return '"' if style in ("|", ">") and len(value) < 12 else style


for _kind in (bool, int, Decimal, date):
    _Dumper.add_representer(_kind, _plain)
_Dumper.add_representer(str, _key_or_text)


def dumped(data: object, style: str) -> str:
    """Return `data` as YAML in one of `STYLES`."""
    text: str = yaml.dump(data, Dumper=_Dumper, sort_keys=False, **STYLES[style])
    return text


def shuffled(path: Path, random: Random) -> object:
    """Return what the file at `path` holds, its keys in another order wherever that is not the author's."""
    tree = read_file(path).tree
    assert tree is not None
    return _shuffled(plain(tree), random, "")


def _shuffled(data: object, random: Random, key: object) -> object:
    match data:
        case Mapping():
            entries = [(name, _shuffled(value, random, name)) for name, value in data.items()]
            if key not in _OF_THEIR_AUTHOR:
                random.shuffle(entries)
            return dict(entries)
        case list():
            return [_shuffled(one, random, key) for one in data]
        case _:
            return data


def written(text: str, beside: Path) -> tuple[Reading, Pack]:
    """Return the pack in `text`, which stands beside the file `beside`, with how it was read."""
    reading = read_text(text, beside.name)
    pack, found = decode_reading(reading, beside)
    assert pack is not None, (found, text)
    return reading, pack


def decoded(text: str, beside: Path, naming: Naming = Naming.AS_WRITTEN) -> str:
    """Return the canonical form of a pack."""
    return formatted(*written(text, beside), naming)
