"""What stands in brackets and what as a block.

Brackets on one line stay, however long the line is: whoever wrote them wanted them so. Brackets over several lines are
drawn together where they fit on a line, and become a block where they do not or hold comments. The file itself and its
parts are never in brackets, an entry of a part (a benefit, a case) only where it fits on a line.
"""

from __future__ import annotations

from collections.abc import Collection as Some

from talentrules.formatting.layout import render
from talentrules.formatting.sheet import Collection, Entry, Node, Sheet
from talentrules.source import display_width

__all__ = ["settle_brackets"]

_STEP = 2
_WIDTH = 120
"""The columns that brackets drawn together may take; a full-width character is two."""


def settle_brackets(sheet: Sheet, parts: Some[str] = ()) -> None:
    """Decide for every mapping and list of `sheet`; `parts` are the keys under which entries stand."""
    sheet.root.flow = False
    for entry in sheet.root.entries:
        if _name(entry) in parts and isinstance(entry.value, Collection):
            entry.value.flow = False
            for one in entry.value.entries:
                if isinstance(one.value, Collection):
                    one.value.one_line = False
        _settle(entry.value, 0, _name(entry))


def _settle(node: Node, indent: int, key: str) -> None:
    """Decide for `node`, which stands behind `key`."""
    if not isinstance(node, Collection):
        return
    node.flow = node.flow and _fits(node, indent, key)
    if node.flow:
        return
    for entry in node.entries:
        _settle(entry.value, indent + _STEP, _name(entry))


def _name(entry: Entry) -> str:
    return "-" if entry.key is None else entry.key.value


def _fits(node: Collection, indent: int, key: str) -> bool:
    text = render(node)
    return text is not None and (node.one_line or indent + display_width(f"{key}: {text}") <= _WIDTH)
