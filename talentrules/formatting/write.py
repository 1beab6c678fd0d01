"""The one way through: take a text apart, put its parts in order, write it again."""

from __future__ import annotations

from enum import StrEnum
from typing import assert_never

from talentrules.formatting import packs, scenarios
from talentrules.formatting.brackets import settle_brackets
from talentrules.formatting.conditions import Terms
from talentrules.formatting.layout import layout
from talentrules.formatting.names import Naming
from talentrules.formatting.parse import parse
from talentrules.formatting.profiles import settle_profile
from talentrules.formatting.sheet import Collection, Node
from talentrules.formatting.spelling import settle_quotes
from talentrules.model.pack import Pack
from talentrules.syntax import Reading

__all__ = ["Kind", "comments", "formatted", "kind_of"]


class Kind(StrEnum):
    """What a file is."""

    PACK = "pack"
    SCENARIOS = "scenarios"
    PROFILE = "profile"


def kind_of(reading: Reading) -> Kind:
    """Return what the file is, by the key that says it: `talentrules`, `scenarios`, or else a profile."""
    keys = {key.written for key, _ in reading.tree.entries} if reading.tree is not None else set()
    if "talentrules" in keys:
        return Kind.PACK
    return Kind.SCENARIOS if "scenarios" in keys else Kind.PROFILE


def formatted(reading: Reading, pack: Pack, naming: Naming = Naming.AS_WRITTEN) -> str:
    """Return the text of the file in its canonical form; it ends in a line end.

    `reading` is what the reader read without an error. `pack` is the pack itself, or the one whose names a profile or
    a scenario file uses.
    """
    sheet = parse(_text(reading))
    match kind_of(reading):
        case Kind.PACK:
            settle_brackets(sheet, packs.PARTS)
            packs.settle_pack(sheet, pack, naming)
        case Kind.SCENARIOS:
            settle_brackets(sheet, scenarios.PARTS)
            scenarios.settle_scenarios(sheet, pack, naming)
        case Kind.PROFILE:
            settle_brackets(sheet)
            settle_profile(sheet.root, Terms.of(pack, naming))
        case never:
            assert_never(never)
    settle_quotes(sheet)
    return layout(sheet)


def comments(reading: Reading) -> list[str]:
    """Return every comment of the file, in no order that means anything."""
    sheet = parse(_text(reading))
    found = [*sheet.head]
    waiting: list[Node] = [sheet.root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Collection):
            found += node.foot
            for entry in node.entries:
                found += [*entry.lead, entry.trail.strip()]
                waiting.append(entry.value)
    return sorted(one for one in found if one)


def _text(reading: Reading) -> str:
    return reading.file.text.replace("\r\n", "\n").replace("\r", "\n")
