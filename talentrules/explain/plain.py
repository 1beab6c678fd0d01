"""Making text that others wrote safe to show: no control characters, no hidden changes of direction."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["clean", "one_line"]

_SPACES = re.compile(r"\s+")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_HIDDEN = frozenset({"Cc", "Cs", "Co", "Cn"})
_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """Return `text` with every control character but line ends replaced, and marks of direction taken out.

    A terminal would obey the first, and the second could make a "不符合" read as its opposite.
    """
    if text.isprintable():
        return text
    shown = "".join(
        char if char == "\n" or unicodedata.category(char) not in _HIDDEN else _REPLACEMENT
        for char in text.replace("\t", " ").replace("\r\n", "\n")
    )
    return _DIRECTION.sub("", shown)


def one_line(text: str) -> str:
    """Return `text` cleaned and on one line."""
    return _SPACES.sub(" ", clean(text)).strip()
