"""How a scalar is written: plain where that is safe, and one spelling where the readers accept several.

An amount has no commas of thousands, and from six digits on whole 万 are written in 万元 (`1,200,000元` is `120万元`); a
shorter one keeps the unit in which its source prints it (`4000元` to `10000元`). A share has the sign of ASCII and no space (`50％` is `50%`), a stretch of time one space or none (`3  年` is `3年`,
`1 years` is `1 year`), and a day no quotes.
"""

from __future__ import annotations

import re
from decimal import Decimal

from talentrules.dates import DateError, parse_date
from talentrules.formatting.sheet import Leaf, Node, Sheet
from talentrules.money import MoneyError, parse_money
from talentrules.syntax.reading.colons import MEANT_ID
from talentrules.syntax.reading.scalars import meaning

__all__ = ["settle_quotes", "settle_value", "spelled_text", "write_quoted"]

_SPECIAL_FIRST = frozenset("-?:,[]{}#&*!|>'\"%@`=<~.+＋－．")
_SPECIAL = re.compile(r"[:#\t\n\\]")
_SPECIAL_IN_BRACKETS = re.compile(r"[,\[\]{}?]")
_ESCAPED = re.compile(r"\\[uUx]")
_DIGITS = "0123456789０１２３４５６７８９"
_MONEY = re.compile(r"(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?)\s*(?P<unit>亿元|万元|元|分)")
_PERCENT = re.compile(r"(?P<number>-?[0-9]+(?:\.[0-9]+)?) ?[%％]")
_STRETCH = re.compile(r"\s*(?P<count>[0-9]+)\s*(?P<unit>years?|months?|days?|年|个月|天|日)")
_YUAN_PER_WAN = 10_000
_SIX_DIGITS = 100_000
_VERBATIM = "quote"
"""The key of words that are taken from a source."""


def settle_quotes(sheet: Sheet) -> None:
    """Take the quotes from texts that do not need them, and make the needed ones double.

    Texts of several lines stay as they are, and so do the words of a source (`quote`); but not where they are written
    in escapes, which nobody can read.
    """
    waiting: list[tuple[Node, str, bool]] = [(sheet.root, "", False)]
    while waiting:
        node, key, in_brackets = waiting.pop()
        if isinstance(node, Leaf):
            _settle_quotes(node, in_brackets=in_brackets, verbatim=key == _VERBATIM)
            continue
        inside = node.flow
        for entry in node.entries:
            if entry.key is not None:
                _settle_quotes(entry.key, in_brackets=inside, verbatim=False)
            waiting.append((entry.value, entry.key.value if entry.key is not None else key, inside))


def _settle_quotes(leaf: Leaf, *, in_brackets: bool, verbatim: bool) -> None:
    unreadable = leaf.style == '"' and _ESCAPED.search(leaf.raw)
    if not leaf.quoted or (not unreadable and (verbatim or not leaf.one_line)):
        return
    if _safe(leaf.value, in_brackets=in_brackets):
        leaf.raw, leaf.style = leaf.value, ""
    else:
        write_quoted(leaf, leaf.value)


def settle_value(leaf: Node | None) -> None:
    """Give an amount, a share, a stretch of time or a day its spelling; what is none of them stays."""
    if not isinstance(leaf, Leaf) or not leaf.short:
        return
    found = _spelled(leaf.value.strip())
    if found is not None:
        leaf.raw, leaf.value, leaf.style = found, found, ""


def write_quoted(leaf: Leaf, text: str) -> None:
    """Write `text` in place of a scalar, in double quotes; one with characters that cannot be seen stays as it is."""
    if text.isprintable():
        escaped = text.replace("\\", "\\\\").replace('"', '\\"')
        leaf.raw, leaf.value, leaf.style = f'"{escaped}"', text, '"'


def spelled_text(text: str) -> str:
    """Return how a text is written as the value of a key: plain where that is safe, else in double quotes."""
    leaf = Leaf("", text)
    write_quoted(leaf, text)
    _settle_quotes(leaf, in_brackets=False, verbatim=False)
    return leaf.raw


def _safe(text: str, *, in_brackets: bool) -> bool:
    """Return whether `text` is read as itself where it stands without quotes."""
    if not text or text != text.strip() or not text.isprintable() or text[0] in _SPECIAL_FIRST or text[0] in _DIGITS:
        return False
    if _SPECIAL.search(text) or (in_brackets and _SPECIAL_IN_BRACKETS.search(text)) or MEANT_ID.match(text):
        return False
    return meaning(text) == (text, None)


def _spelled(text: str) -> str | None:
    for spell in (_money, _percent, _stretch, _day):
        if (found := spell(text)) is not None:
            return found
    return None


def _money(text: str) -> str | None:
    written = _MONEY.fullmatch(text)
    if written is None:
        return None
    try:
        parse_money(text)
    except MoneyError:
        return None
    number = written["number"].replace(",", "")
    if written["unit"] == "元" and (amount := Decimal(number)) >= _SIX_DIGITS and not amount % _YUAN_PER_WAN:
        return f"{amount // _YUAN_PER_WAN:f}万元"
    return number + written["unit"]


def _percent(text: str) -> str | None:
    written = _PERCENT.fullmatch(text)
    return None if written is None else f"{written['number']}%"


def _stretch(text: str) -> str | None:
    parts = list(_STRETCH.finditer(text))
    if not parts or "".join(part[0] for part in parts) != text:
        return None
    english = parts[0]["unit"].isascii()
    return (" " if english else "").join(_part(part["count"], part["unit"]) for part in parts)


def _part(count: str, unit: str) -> str:
    if not unit.isascii():
        return count + unit
    return f"{count} {unit.removesuffix('s')}{'' if int(count) == 1 else 's'}"


def _day(text: str) -> str | None:
    try:
        return parse_date(text).isoformat()
    except DateError:
        return None
