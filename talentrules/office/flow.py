"""A located tree as one line of YAML: how conditions and citations stand in a cell, and a changed row in the pack."""

from __future__ import annotations

import json
from collections.abc import Iterable

from talentrules.diagnostics import Diagnostic, Severity
from talentrules.syntax import read_text
from talentrules.syntax.tree import Mapping, Node, Scalar, Sequence

__all__ = ["flow", "flow_mapping", "flow_text", "parsed"]


def flow(node: Node) -> str:
    """Return `node` on one line, in the style of `{key: value}`; reading it gives the same values."""
    match node:
        case Scalar(value=str() as text):
            return flow_text(text)
        case Scalar():
            return node.written
        case Sequence():
            return "[" + ", ".join(map(flow, node.items)) + "]"
        case Mapping():
            return flow_mapping((key.written, flow(value)) for key, value in node.entries)


def flow_mapping(entries: Iterable[tuple[str, str]]) -> str:
    """Return keys with values that are YAML already as one mapping."""
    return "{" + ", ".join(f"{flow_text(key)}: {value}" for key, value in entries) + "}"


def flow_text(text: str) -> str:
    """Return `text` as a scalar that is read back as this text: plain where it can be, else in quotes."""
    quoted = "'" + text.replace("'", "''") + "'"
    tried = (text, quoted) if text.strip() == text and text else (quoted,)
    return next((one for one in tried if _means(one, text)), json.dumps(text, ensure_ascii=False))


def _means(written: str, text: str) -> bool:
    if "\n" in written:
        return False
    if _is_word(written):
        return True
    reading = read_text(f"k: [{written}, {{k: {written}}}]\n", "")
    found = reading.tree.get("k") if reading.tree is not None and not reading.diagnostics else None
    return isinstance(found, Sequence) and len(found.items) == 2 and _says(found.items[0], text)


def _is_word(written: str) -> bool:
    """Return whether this is plain Chinese, which is text wherever it stands."""
    return all("\u4e00" <= char <= "\u9fff" for char in written)


def _says(node: Node, text: str) -> bool:
    return isinstance(node, Scalar) and node.value == text and isinstance(node.value, str)


def parsed(text: str) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """Return what a cell of YAML holds, or None and what is wrong with it."""
    body = "\n".join(f"  {line}" for line in text.strip().split("\n"))
    reading = read_text(f"k:\n{body}\n", "")
    wrong = tuple(one for one in reading.diagnostics if one.severity is Severity.ERROR)
    if wrong or reading.tree is None or len(reading.tree.entries) != 1:
        return None, wrong
    return reading.tree.get("k"), ()
