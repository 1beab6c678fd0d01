"""The page: the text that is being read, places in it, and what was found wrong.

Everything above counts in characters from 0; only here do they become lines and columns. `Page` adds complaints, so that
no module can list more of them than the limit; the one or two that end a reading are added where it ends.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any

from talentrules.diagnostics import Diagnostic, Related, diagnose
from talentrules.source import Span, TextFile
from talentrules.syntax.reading.forbidden import tamed
from talentrules.syntax.reading.limits import MAX_DIAGNOSTICS

_TOKEN = re.compile(r"[^\s,\[\]{}]+")


class StopReadingError(Exception):
    """Nothing more is worth reading; what was found is on the page."""


@dataclass(slots=True)
class Page:
    """The text being read: places in it are counted in characters from 0, and turned into lines and columns here."""

    file: TextFile
    text: str
    starts: list[int]
    found: list[Diagnostic] = field(default_factory=list)

    @classmethod
    def of(cls, text: str, name: str) -> Page:
        """Return the page of `text`, made harmless without moving a character."""
        tame = tamed(text.removeprefix("\ufeff"))
        starts = [0, *(match.end() for match in re.finditer("\n", tame))]
        return cls(TextFile(name, tame), tame, starts)

    def line_of(self, index: int) -> int:
        """Return the line, counted from 0, that holds character `index`."""
        return bisect_right(self.starts, index) - 1

    def line_start(self, index: int) -> int:
        """Return where the line of character `index` begins."""
        return self.starts[self.line_of(index)]

    def line_end(self, index: int) -> int:
        """Return where the line of character `index` ends, its line end left out."""
        end = self.text.find("\n", index)
        return len(self.text) if end == -1 else end

    def span(self, start: int, end: int) -> Span:
        """Return the place from `start` up to, not including, `end`; both are held inside the text."""
        size, starts = len(self.text), self.starts
        start = min(size, start)
        end = size if end > size else max(start, end)
        line = bisect_right(starts, start) - 1
        end_line = line if line + 1 == len(starts) or end < starts[line + 1] else bisect_right(starts, end) - 1
        return Span(self.file, line + 1, start - self.starts[line] + 1, end_line + 1, end - self.starts[end_line] + 1)

    def say(self, code: str, start: int, end: int, *, related: tuple[Related, ...] = (), **words: Any) -> None:
        """Note that something is wrong from `start` to `end`."""
        if len(self.found) >= MAX_DIAGNOSTICS:
            close = self.span(len(self.text), len(self.text))
            self.found.append(diagnose("too-many-errors", close, limit=MAX_DIAGNOSTICS))
            raise StopReadingError
        self.found.append(diagnose(code, self.span(start, end), related=related, **words))

    def token_at(self, at: int) -> str:
        """Return the run of characters at `at`."""
        match = _TOKEN.match(self.text, max(at, 0))
        return match[0] if match else self.text[at : at + 1]
