"""One thing that is wrong, and where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from talentrules.diagnostics.catalogue import CATALOGUE
from talentrules.source import NOWHERE, Span

__all__ = ["Diagnostic", "Language", "Related", "Severity", "diagnose", "fill", "in_order", "printable"]

Language = Literal["zh", "en"]
"""The languages of every message; Chinese is the first one."""

_LONGEST_QUOTED = 240


class Severity(StrEnum):
    """How bad it is: an error keeps the file from being used, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Another place that belongs to the message, such as where a key stood first."""

    span: Span
    note: str
    note_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One thing that is wrong: a stable `code`, the words in both languages, the place, and what to write instead.

    `path` names the value where no file holds it (`cards[0].issued_on` of a mapping passed from Python).
    """

    code: str
    severity: Severity
    message: str
    message_en: str
    hint: str
    hint_en: str
    span: Span = NOWHERE
    path: str = ""
    related: tuple[Related, ...] = ()

    def words(self, lang: Language) -> tuple[str, str]:
        """Return message and hint in `lang`."""
        return (self.message_en, self.hint_en) if lang == "en" else (self.message, self.hint)

    @property
    def place(self) -> str:
        """`file:line:column`, or the path of the value where there is no file."""
        return printable(str(self.span) if self.span.file.name else self.path)


def diagnose(
    code: str, span: Span = NOWHERE, *, path: str = "", related: tuple[Related, ...] = (), **words: object
) -> Diagnostic:
    """Return the diagnostic `code` at `span`, its wording filled with `words` (long ones are cut)."""
    return fill(code, words, span, path=path, related=related)


def fill(
    code: str,
    words: Mapping[str, object],
    span: Span = NOWHERE,
    *,
    path: str = "",
    related: tuple[Related, ...] = (),
) -> Diagnostic:
    """Return what `diagnose` returns, with the words in a mapping."""
    wording = CATALOGUE[code]
    filled = {key: _short(str(value)) for key, value in words.items()}
    return Diagnostic(
        code=code,
        severity=Severity(wording.severity),
        message=wording.message.format_map(filled),
        message_en=wording.message_en.format_map(filled),
        hint=wording.hint.format_map(filled),
        hint_en=wording.hint_en.format_map(filled),
        span=span,
        path=path,
        related=related,
    )


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return `diagnostics` sorted by file and place, each once."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=_place))


def _place(one: Diagnostic) -> tuple[str, int, int, str, str, str]:
    return (one.span.file.name, one.span.line, one.span.column, one.path, one.code, one.message)


def printable(text: str) -> str:
    """Return `text` with control characters as escapes, so that no terminal obeys them."""
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)


def _short(text: str) -> str:
    """Cut hostile or long text, and make it printable."""
    shown = printable(text[: _LONGEST_QUOTED + 1])
    return shown[:_LONGEST_QUOTED] + "…" if len(text) > _LONGEST_QUOTED else shown
