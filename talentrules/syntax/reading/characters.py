"""Complaints of characters that must not be used, whether they stand in the text or an escape means them.

They come before the YAML is read, because PyYAML stops at the first one, and its two halves not at the same.
"""

from __future__ import annotations

from talentrules.syntax.reading.forbidden import FORBIDDEN, LONE_CR, called
from talentrules.syntax.reading.page import Page


def check_characters(text: str, page: Page) -> None:
    """Complain of every character that cannot be seen, cannot be printed or breaks lines in its own way."""
    lone = [match.start() for match in LONE_CR.finditer(text)]
    if lone:
        page.say("lone-cr", lone[0], lone[0] + 1, count=len(lone))
    for match in FORBIDDEN.finditer(text):
        say_character(page, match[0], match.start(), match.end())


def say_character(page: Page, char: str, start: int, end: int) -> None:
    """Complain of `char`, which stands or is meant from `start` to `end`."""
    name, name_en = called(char)
    page.say("bad-character", start, end, point=f"U+{ord(char):04X}", name=name, name_en=name_en)
