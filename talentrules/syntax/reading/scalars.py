"""What a plain scalar means.

Readers of YAML differ in what `no`, `0571`, `12:30` or `1e3` are. Here few forms mean something else than text; what
another reader could take for a number, a truth or nothing is refused with the words to write instead.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Any

from talentrules.dates import DateError, parse_date
from talentrules.syntax.reading.limits import MAX_DIGITS
from talentrules.syntax.tree import Plain

_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]*)")
_POINT = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+")
_DAY = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})([Tt ][ Tt0-9:.+Zz-]*)?")
_ZERO_FIRST = re.compile(r"[-+]?0[0-9_]+(?:\.[0-9_]*)?")
_CLOCK = re.compile(r"[-+]?[0-9][0-9_]*(?::[0-9]{1,2})+(?:\.[0-9_]*)?")
_BASED = re.compile(r"[-+]?0(?:[xX][0-9a-fA-F_]+|[bB][01_]+|[oO][0-7_]+)")
_ODD_NUMBER = re.compile(r"[-+]?(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)?")
_NO_NUMBER = re.compile(r"[-+]?\.(?:inf|nan)", re.IGNORECASE)
_WIDE_DIGIT = re.compile(r"[０-９]")
_WIDE_NUMBER = re.compile(r"[0-9０-９.．,，:：%％+＋\-－~～/／年月日时岁周个天元万亿千百港美币]+")
_TRUTH_WORDS = frozenset({"y", "yes", "n", "no", "on", "off", "true", "false"})
_NULL_WORDS = frozenset({"~", "null"})
_RESERVED = frozenset({"=", "<<"})
_WORDS = _TRUTH_WORDS | _NULL_WORDS | _RESERVED
_LONGEST_WORD = max(map(len, _WORDS))
_NUMBER_STARTS = frozenset("0123456789+-.０１２３４５６７８９．＋－")
_EXACT: dict[str, Plain] = {"true": True, "false": False, "null": None}

Complaint = tuple[str, dict[str, Any]]


def _too_long(number: str) -> bool:
    return any(len(digits) > MAX_DIGITS for digits in number.lstrip("-").split("."))


def meaning(written: str) -> tuple[Plain, Complaint | None]:
    """Return the value of a plain scalar, and what is ambiguous or impossible about it."""
    if written[:1] not in _NUMBER_STARTS:
        return (_EXACT[written], None) if written in _EXACT else (written, _ambiguity_of_word(written))
    if _WHOLE.fullmatch(written) or _POINT.fullmatch(written):
        if _too_long(written):
            return written, ("number-too-long", {"limit": MAX_DIGITS})
        return (Decimal(written) if "." in written else int(written)), None
    if day := _DAY.fullmatch(written):
        return _day(written, day)
    return written, _ambiguity(written)


def _day(written: str, day: re.Match[str]) -> tuple[str | date, Complaint | None]:
    """Return the date that `written` names, or what is wrong with it."""
    padded = f"{day[1]}-{day[2]:0>2}-{day[3]:0>2}"
    try:
        found = parse_date(padded)
    except DateError:
        return written, ("no-such-day", {})
    return (found, None) if padded == written else (written, ("date-form", {"write": padded}))


def _ambiguity_of_word(written: str) -> Complaint | None:
    """Return why a text that does not begin like a number could be a truth, a null or a mark of YAML, or None."""
    if len(written) > _LONGEST_WORD or (folded := written.casefold()) not in _WORDS:
        return None
    code = "truth-word" if folded in _TRUTH_WORDS else "null-word" if folded in _NULL_WORDS else "reserved-mark"
    return code, {}


def _ambiguity(written: str) -> Complaint | None:
    """Return why a text that begins like a number and is no strict number or date could be taken for one, or None."""
    if _ZERO_FIRST.fullmatch(written):
        return "leading-zero", {}
    if _CLOCK.fullmatch(written):
        return "clock-number", {}
    if _ODD_NUMBER.fullmatch(written) or _BASED.fullmatch(written) or _NO_NUMBER.fullmatch(written):
        return "number-form", {"number": _plainly(written)}
    if _WIDE_DIGIT.search(written) and _WIDE_NUMBER.fullmatch(written):
        return "full-width-digits", {"write": unicodedata.normalize("NFKC", written)}
    return None


def _plainly(written: str) -> str:
    """Return the number that `written` means in plain digits, or an example where it is none or too long."""
    bare = written.replace("_", "")
    try:
        if _BASED.fullmatch(written):
            return _example(str(int(bare, 0)))
        mantissa, _, exponent = bare.lower().partition("e")
        if len(mantissa) > MAX_DIGITS or not -MAX_DIGITS <= int(exponent[:4] or "0") <= MAX_DIGITS:
            return _example("")
        return _example(f"{Decimal(bare).normalize():f}")
    except (ArithmeticError, ValueError):
        return _example("")


def _example(number: str) -> str:
    return number if (_WHOLE.fullmatch(number) or _POINT.fullmatch(number)) and not _too_long(number) else "100000"
