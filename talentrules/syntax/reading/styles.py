"""What is refused in the way a scalar is written: in quotes, as a block, or plain.

YAML admits here what cannot be seen or what the two halves of PyYAML read differently: tabs, spaces that are none,
marks behind `|` and `>`, question marks in brackets.
"""

from __future__ import annotations

import re

from talentrules.syntax.reading.escapes import Pairs, check_escapes
from talentrules.syntax.reading.page import Page

BLOCK_STYLES = frozenset({"|", ">"})
_BLOCK_HEADER = re.compile(r"[|>](?:[-+]?[1-9]?|[1-9][-+])(?: +#.*| *)\r?")
_BLOCK_TAB = re.compile(r"\n *\t")
_SPECIAL_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"


def check_style(page: Page, pairs: Pairs, style: str, place: tuple[int, int], *, in_flow: bool) -> None:
    """Complain of what is wrong with the way a scalar of that style is written at that place."""
    text, (start, end) = page.text, place
    if style == '"':
        if "\\" in text[start:end]:
            check_escapes(page, pairs.text, start, end)
    elif style in BLOCK_STYLES:
        header = text[start : page.line_end(start)]
        if not _BLOCK_HEADER.fullmatch(header):
            page.say("block-text-mark", start, start + len(header.rstrip()), mark=style)
        if tab := _BLOCK_TAB.search(text, start, end):
            page.say("tab", tab.end() - 1, tab.end())
    elif not style:
        _check_plain(page, text[start:end], start, in_flow=in_flow)


def _check_plain(page: Page, raw: str, start: int, *, in_flow: bool) -> None:
    """Complain of what PyYAML's halves read differently in plain text, and of spaces that are none."""
    if "\t" in raw:
        page.say("tab", start + raw.index("\t"), start + raw.index("\t") + 1)
    if in_flow and "?" in raw:
        page.say("bracket-question", start, start + len(raw), written=raw)
    if raw.strip(_SPECIAL_SPACES) != raw:
        at = start if raw[0] in _SPECIAL_SPACES else start + len(raw) - 1
        page.say("odd-space", at, at + 1, point=f"U+{ord(page.text[at]):04X}")
