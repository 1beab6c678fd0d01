"""The located tree: what a YAML or JSON text contains, every value with its place, before anything gives it a meaning."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from talentrules.source import Span

__all__ = ["Mapping", "Node", "Plain", "Scalar", "Sequence"]

Plain = str | int | Decimal | bool | date | None
"""What a scalar can be. Money and percentages stay text here; only the reader of a field knows that it is money."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value. `written` is the text as it stands in the file; `quoted` says that it stood in quotes."""

    value: Plain
    written: str
    quoted: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of values."""

    items: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values, in the order of the file. Keys are texts, and none stands twice."""

    entries: tuple[tuple[Scalar, Node], ...]
    span: Span

    def get(self, key: str) -> Node | None:
        """Return the value under `key`, or None where there is none."""
        return next((value for name, value in self.entries if name.written == key), None)


Node = Scalar | Sequence | Mapping
