"""Lines that were meant as “name: value”.

With a Chinese keyboard the colon comes out full-width or without its space, and YAML takes the line for plain text. It
is told here, whether the text was read or the line could not be.
"""

from __future__ import annotations

import re

from talentrules.syntax.reading.page import Page

_ID = r"[A-Za-z_][A-Za-z0-9_]{0,60}"
_HEAD = rf"(?:{_ID}|(?![0-9])[^\s:：,，.。;；、!！?？\"'“”‘’#()（）\[\]{{}}《》<>|&*@`%\\/=+-]{{1,20}})"
_COLON = r"[ \u3000]*(?P<colon>：|:(?=[^ \t\r\n/:]))"
MEANT = re.compile(rf"[ \t\u3000]*(?:- +)*(?P<key>{_HEAD}){_COLON}")
MEANT_ID = re.compile(rf"[ \t\u3000]*(?:- +)*(?P<key>{_ID}){_COLON}")
WIDE_ID = re.compile(rf"^[ \t\u3000]*(?:- +)*(?P<key>{_ID})[ \u3000]*(?P<colon>：)", re.MULTILINE)
_DASHES = re.compile(r" *(?:- +)+")
_DOUBTFUL = re.compile(r"[:：\n]|^-")
LOST_DASH = re.compile(r"[ \t]*-(?=[^0-9.\r\n])")


def say_colon(page: Page, match: re.Match[str], offset: int = 0) -> None:
    """Complain of the colon that `match` found in a text which begins at `offset` of the page."""
    code = "full-width-colon" if match["colon"] == "：" else "colon-without-space"
    start = offset + match.start("colon")
    page.say(code, start, start + 1, key=match["key"].strip())


def check_lines(  # noqa: PLR0913 - where the text stands, and in what
    page: Page, gap: str, start: int, end: int, *, inside: bool, in_flow: bool
) -> None:
    """Complain of lines of a plain text that were meant as “name: value”.

    On a line of its own any short name counts; behind a dash, or where a text goes on, only an id does, since
    “地点：政务中心” is a proper sentence there. Behind “name: ” a text may hold what colons it likes. `gap` is what stands
    before the text, `inside` whether it stands in a mapping or a list, `in_flow` whether in brackets.
    """
    raw = page.text[start:end]
    if not _DOUBTFUL.search(raw):
        return
    _, begins_line, before = gap.rpartition("\n")
    alone = bool(begins_line) and not before.strip() and not in_flow
    behind_dash = bool(begins_line) and _DASHES.fullmatch(before) is not None
    pattern = MEANT if alone else MEANT_ID if behind_dash else None
    for line in raw.split("\n"):
        if pattern is not None and (match := pattern.match(line)):
            say_colon(page, match, start)
        if alone and (dash := LOST_DASH.match(line)):
            page.say("lost-dash", start + dash.end() - 1, start + dash.end())
        pattern, alone = MEANT_ID if inside else MEANT, not in_flow
        start += len(line) + 1
