"""Text to located tree: the only place that reads YAML and JSON.

Files come from people: saved as GBK, pasted from Word, typed with a Chinese keyboard. So YAML is read strictly. What two
readers could understand differently is refused with a sentence that says what to write, everything wrong is reported in
one go, and whatever the bytes are, the answer is a `Reading`, never an exception. This is the front door; the
parts of the reader stand in `talentrules.syntax.reading`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from talentrules.diagnostics import Diagnostic, Severity, diagnose, in_order
from talentrules.source import Span, TextFile
from talentrules.syntax.reading.characters import check_characters
from talentrules.syntax.reading.files import Refused, fetch, guess, too_large
from talentrules.syntax.reading.limits import MAX_BYTES, MAX_DEPTH, MAX_DIAGNOSTICS, MAX_DIGITS, MAX_NODES
from talentrules.syntax.reading.page import Page, StopReadingError
from talentrules.syntax.reading.parse import parsed
from talentrules.syntax.tree import Mapping

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "MAX_DIAGNOSTICS",
    "MAX_DIGITS",
    "MAX_NODES",
    "Reading",
    "read_bytes",
    "read_file",
    "read_text",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one file or text gave.

    `tree` is None only where nothing usable could be read; beside diagnostics it holds what could be understood and is
    good for further complaints, not for decisions. `data` is the bytes that were read (none where reading was refused).
    `file.text` is what positions count in: line ends as in the file, and every character that must not be used shown as
    U+FFFD, so that printing a line is harmless.
    """

    tree: Mapping | None
    file: TextFile
    data: bytes
    diagnostics: tuple[Diagnostic, ...]

    def beside(self, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Return the diagnostics of the reading with what was `found` in the tree.

        A line that could not be read as it stands is complained of once: what else seems wrong in it follows from that.
        """
        refused = {one.span.line for one in self.diagnostics if one.severity is Severity.ERROR}
        return in_order([*self.diagnostics, *(one for one in found if one.span.line not in refused)])


def read_file(path: Path, *, name: str | None = None) -> Reading:
    """Read the file at `path`, known to its user as `name`; whatever is there, never more than `MAX_BYTES` + 1 bytes."""
    shown = str(path) if name is None else name
    try:
        data = fetch(path)
    except Refused as refused:
        return _nothing_read(refused, shown)
    return read_bytes(data, shown)


def read_bytes(data: bytes, name: str) -> Reading:
    """Read the bytes of a file: UTF-8, with or without a byte order mark."""
    if len(data) > MAX_BYTES:
        return _nothing_read(too_large(), name)
    guessed = guess(data)
    text = data.decode(guessed.codec, "replace")
    if guessed.code:
        page = Page.of(text, name)
        page.found.append(diagnose(guessed.code, page.span(guessed.index, guessed.index + 1), **guessed.words))
        return Reading(tree=None, file=page.file, data=data, diagnostics=tuple(page.found))
    return _read(text, data, name, pure=False)


def read_text(text: str, name: str, *, pure: bool = False) -> Reading:
    """Read a text. `pure` reads with the Python half of PyYAML, which must give the same as its C half."""
    if len(text) > MAX_BYTES or len(data := text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        return _nothing_read(too_large(), name)
    return _read(text, data, name, pure=pure)


def _read(text: str, data: bytes, name: str, *, pure: bool) -> Reading:
    """Read a text that was decoded: first its characters, then its YAML."""
    text = text.removeprefix("\ufeff")
    page = Page.of(text, name)
    tree = None
    try:
        check_characters(text, page)
        tree = parsed(page, pure=pure)
    except StopReadingError:
        pass
    return Reading(tree=tree, file=page.file, data=data, diagnostics=in_order(page.found))


def _nothing_read(refused: Refused, name: str) -> Reading:
    """Return the reading of a file that was not read."""
    file = TextFile(name, "")
    found = diagnose(refused.code, Span(file, 0, 0, 0, 0), **{"name": name, **refused.words})
    return Reading(tree=None, file=file, data=b"", diagnostics=(found,))
