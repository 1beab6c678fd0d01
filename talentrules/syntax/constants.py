"""Constants as quantities write them: a share (`50%`), an amount of money, a day, a stretch of time, a whole number.

Each function returns the value that a scalar means, or None where it means no such thing; none of them complains.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from talentrules.dates import DateError, Duration, parse_date, parse_duration
from talentrules.money import Money, MoneyError, parse_money
from talentrules.syntax.tree import Node, Scalar

__all__ = [
    "as_day",
    "as_duration",
    "as_money",
    "as_number",
    "as_percent",
    "as_share",
    "as_whole",
    "hundredth",
    "word_of",
]

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,18})?")
_PERCENT = re.compile(r"(-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,16})?) ?[%％]")


def word_of(node: Node | None) -> str:
    """Return the text of a scalar that is text, or an empty text."""
    return node.value.strip() if isinstance(node, Scalar) and isinstance(node.value, str) else ""


def hundredth(number: int | Decimal) -> Decimal:
    """Return the hundredth part of `number`, exactly, whatever its digits."""
    sign, digits, exponent = Decimal(number).as_tuple()
    return Decimal((sign, digits, int(exponent) - 2))


def as_number(node: Node) -> int | Decimal | None:
    """Return the number that stands at `node`, also in quotes or as a share (`50%` is 0.5)."""
    value = node.value if isinstance(node, Scalar) else None
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and _NUMBER.fullmatch(value.strip()):
        return Decimal(value.strip()) if "." in value else int(value)
    percent = as_percent(node)
    return None if percent is None else hundredth(percent)


def as_percent(node: Node) -> Decimal | None:
    """Return 50 for `50%`; None for what is not written with the sign."""
    written = _PERCENT.fullmatch(word_of(node))
    return None if written is None else Decimal(written[1])


def as_share(node: Node) -> Decimal | None:
    """Return the share at `node`: `50%`, or a number from 0 to below 1, since 50 or 1 could be taken for either."""
    number = as_number(node)
    if number is None or number < 0 or (number >= 1 and as_percent(node) is None):
        return None
    return Decimal(number)


def as_whole(node: Node | None, at_least: int = 0) -> int | None:
    """Return the whole number at `node` that is not below `at_least`."""
    value = node.value if isinstance(node, Scalar) else None
    if not isinstance(value, int) or isinstance(value, bool) or value < at_least:
        return None
    return value


def as_money(node: Node) -> Money | None:
    """Return the amount of money at `node`; a bare number is in yuan."""
    value = node.value if isinstance(node, Scalar) else None
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        return None
    try:
        return parse_money(f"{value:f}" if isinstance(value, Decimal) else str(value))
    except MoneyError:
        return None


def as_day(node: Node) -> date | None:
    """Return the day at `node`, also in quotes, as JSON writes it."""
    value = node.value if isinstance(node, Scalar) else None
    if isinstance(value, date):
        return value
    try:
        return parse_date(value) if isinstance(value, str) else None
    except DateError:
        return None


def as_duration(node: Node) -> Duration | None:
    """Return the stretch of time at `node`: `2 years`, `6个月`."""
    try:
        return parse_duration(word_of(node))
    except DateError:
        return None
