"""Where a rule comes from: sources, the documents that they name, citations."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from talentrules.source import NOWHERE, Span

__all__ = ["Citation", "Document", "Source", "SourceKind"]


class SourceKind(StrEnum):
    """How far a source can be trusted, the best first."""

    REGULATION = "regulation"
    OFFICIAL_NOTICE = "official_notice"
    AUTHORITY_REPORT = "authority_report"
    PRESS = "press"
    ANECDOTE = "anecdote"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document or article that rules of the pack rest on."""

    id: str
    kind: SourceKind
    title: str
    publisher: str
    published_on: date | None = None
    published_note: str = ""
    supplied_by: str = ""
    url: str = ""
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A policy document that a source names but does not print; `note` says what the source says of it."""

    id: str
    title: str
    note: str = ""
    cite: tuple[Citation, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Words of a source, verbatim. `kind` is set where the passage is weaker than its source (an anecdote in it)."""

    source: str
    quote: str
    article: str = ""
    kind: SourceKind | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)
