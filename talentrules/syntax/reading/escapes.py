"""Escapes in double quotes.

JSON writes a character beyond U+FFFF as two escapes, which libyaml refuses and pure Python leaves as two halves. Such
a pair is handed to PyYAML as one escape of YAML with two fillers behind it, so that no character moves.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from talentrules.syntax.reading.characters import say_character
from talentrules.syntax.reading.forbidden import FORBIDDEN
from talentrules.syntax.reading.page import Page

_FILLER = "\ufdd0"  # INVARIANT: stands in no text, because `FORBIDDEN` holds it
_PAIR = re.compile(r"\\(?:u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|.)", re.DOTALL)
_ONE_FOR_PAIR = re.compile(rf"\\U[0-9a-f]{{8}}{_FILLER}{_FILLER}")
ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", re.DOTALL)
_LETTERS = {"0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b"} | {
    "N": "\x85",
    "L": "\u2028",
    "P": "\u2029",
}
"""The escapes of one letter that mean a character which must not be used."""


@dataclass(slots=True)
class Pairs:
    """The text as PyYAML gets it, and where pairs of escapes stood in it."""

    text: str
    places: list[int] = field(default_factory=list)
    written: list[str] = field(default_factory=list)

    @classmethod
    def joined(cls, text: str) -> Pairs:
        """Return `text` with every pair of escapes turned into one of the same length."""
        pairs = cls(text)
        if "\\ud" in text or "\\uD" in text:
            pairs.text = _PAIR.sub(pairs._join, text)
        return pairs

    def _join(self, match: re.Match[str]) -> str:
        if match[1] is None:
            return match[0]
        self.places.append(match.start())
        self.written.append(match[0])
        point = 0x10000 + ((int(match[1], 16) & 0x3FF) << 10) + (int(match[2], 16) & 0x3FF)
        return f"\\U{point:08x}{_FILLER}{_FILLER}"

    def restored(self, value: str, start: int, end: int, *, escaped: bool) -> str:
        """Return what the scalar from `start` to `end` means; outside of double quotes a pair is plain text."""
        if _FILLER not in value:
            return value
        if escaped:
            return value.replace(_FILLER, "")
        written = iter(self.written[bisect_left(self.places, start) : bisect_left(self.places, end)])
        return _ONE_FOR_PAIR.sub(lambda _: next(written), value)


def check_escapes(page: Page, prepared: str, start: int, end: int) -> None:
    """Complain of escapes in a double-quoted scalar that mean a character which must not be used."""
    for match in ESCAPE.finditer(prepared, start, end):
        digits = match[1] or match[2] or match[3]
        char = chr(int(digits, 16)) if digits else _LETTERS.get(match[4], "")
        if "\ud800" <= char <= "\udfff":
            page.say("bad-escape", match.start(), match.end(), written=match[0])
        elif char == "\r" or FORBIDDEN.match(char):
            say_character(page, char, match.start(), match.end())
