"""Where a finding about a version or a row stands: its own place, or the nearest one around it that is known."""

from __future__ import annotations

from talentrules.model.quantities import Row
from talentrules.proofs.subject import Subject
from talentrules.source import NOWHERE, Span

__all__ = ["place_of", "place_of_row", "row_name"]


def place_of(subject: Subject) -> Span:
    """Return the place of a version, of its benefit where it has none."""
    return subject.benefit.span if subject.version.span == NOWHERE else subject.version.span


def place_of_row(row: Row, subject: Subject) -> Span:
    """Return the place of a row of a table."""
    return place_of(subject) if row.span == NOWHERE else row.span


def row_name(row: Row, place: int) -> str:
    """Return what a row is called in a Chinese message: its name, or its number from 1."""
    return f"第{place + 1}档“{row.name}”" if row.name else f"第{place + 1}档"
