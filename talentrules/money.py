"""Money, exactly: whole fen (分), and intervals whose ends may be unstated.

Published policy often gives only 「4000-10000元」 or 「最高10万元」. An `Interval` keeps what is printed: an end that the
source does not state is `None`, which is neither zero nor infinity. A middle is never computed; float is never used.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Context, Decimal, Inexact, InvalidOperation
from functools import total_ordering

__all__ = ["Interval", "Money", "MoneyError", "hull", "parse_money"]

_WRITTEN = re.compile(
    r"(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)\s*(?P<unit>亿元|万元|元|分)"
)
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]{1,2})?")
_FEN = {"亿元": Decimal(10_000_000_000), "万元": Decimal(1_000_000), "元": Decimal(100), "分": Decimal(1)}
_LARGEST_FEN = 10**17
# never the caller's context: an amount that does not fit is refused, not rounded
_EXACT = Context(prec=60, traps=[Inexact, InvalidOperation])
_FEN_PER_YUAN = 100
_YUAN_PER_WAN = 10_000


class MoneyError(ValueError):
    """A text is not an exact amount of money."""


@total_ordering
@dataclass(frozen=True, slots=True)
class Money:
    """An amount of money in whole fen (分); 100 分 = 1 元. Never negative in policy, but differences may be."""

    in_fen: int

    def __post_init__(self) -> None:
        if type(self.in_fen) is not int:
            message = f"money is exact: whole fen, not {self.in_fen!r}"
            raise TypeError(message)

    @classmethod
    def fen(cls, amount: int) -> Money:
        """Return `amount` fen."""
        return cls(amount)

    @classmethod
    def yuan(cls, amount: int | str | Decimal) -> Money:
        """Return `amount` yuan (元); a text or Decimal may have up to two decimals.

        Raises:
            MoneyError: for more than two decimals, what is not a finite number, or more than 千万亿元.
            TypeError: for a float, which cannot be exact, and for a bool.

        """
        if isinstance(amount, float | bool):
            message = f"money is exact: give an int, a str or a Decimal, not {amount!r}"
            raise TypeError(message)
        try:
            fen = _whole_fen(Decimal(amount), _FEN_PER_YUAN)
        except ArithmeticError:
            fen = None
        if fen is None:
            message = f"not an exact amount of yuan: {amount}"
            raise MoneyError(message)
        return cls(fen)

    def __lt__(self, other: Money) -> bool:
        return self.in_fen < other.in_fen

    def __add__(self, other: Money) -> Money:
        return Money(self.in_fen + other.in_fen)

    def __sub__(self, other: Money) -> Money:
        return Money(self.in_fen - other.in_fen)

    def __mul__(self, count: int) -> Money:
        return Money(self.in_fen * count)

    def decimal_yuan(self) -> str:
        """Return the amount in yuan as a decimal text without needless zeros: `4000`, `199999.6`, `0.05`."""
        sign = "-" if self.in_fen < 0 else ""
        yuan, fen = divmod(abs(self.in_fen), _FEN_PER_YUAN)
        return f"{sign}{yuan}" + (f".{fen:02d}".rstrip("0") if fen else "")

    def __str__(self) -> str:
        """Return the amount as Chinese documents print it: `4,000元`, `199,999.60元`."""
        sign = "-" if self.in_fen < 0 else ""
        yuan, fen = divmod(abs(self.in_fen), _FEN_PER_YUAN)
        return f"{sign}{yuan:,}" + (f".{fen:02d}" if fen else "") + "元"

    def in_wan(self) -> str | None:
        """Return the amount in 万元 (`10万元`, `1.5万元`), or None where it is below one 万 or not short in it."""
        if abs(self.in_fen) < _YUAN_PER_WAN * _FEN_PER_YUAN or self.in_fen % (_FEN_PER_YUAN * _FEN_PER_YUAN):
            return None
        sign = "-" if self.in_fen < 0 else ""
        wan, rest = divmod(abs(self.in_fen), _YUAN_PER_WAN * _FEN_PER_YUAN)
        decimals = f".{rest // (_FEN_PER_YUAN * _FEN_PER_YUAN):02d}".rstrip("0") if rest else ""
        return f"{sign}{wan:,}{decimals}万元"


def parse_money(text: str) -> Money:
    """Read money as documents write it: `4000元`, `4,000元`, `10万元`, `1.5万元`, `0.05元`; a bare number is in yuan.

    Raises:
        MoneyError: where the text is no such amount, is finer than one fen, or is larger than 千万亿元.

    """
    stripped = text.strip()
    if _PLAIN.fullmatch(stripped):
        stripped += "元"
    written = _WRITTEN.fullmatch(stripped)
    if written is None:
        raise MoneyError(text)
    try:
        fen = _whole_fen(Decimal(written["number"].replace(",", "")), _FEN[written["unit"]])
    except ArithmeticError:
        fen = None
    if fen is None:
        raise MoneyError(text)
    return Money(fen)


def _whole_fen(number: Decimal, unit: int | Decimal) -> int | None:
    """Return `number` units of so many fen, or None where that is no whole number of fen, or too large a one.

    Raises:
        ArithmeticError: where the product does not fit exactly.

    """
    if not number.is_finite():
        return None
    fen = _EXACT.multiply(number, unit)
    if abs(fen) > _LARGEST_FEN or fen != fen.to_integral_value(context=_EXACT):
        return None
    return int(fen)


@dataclass(frozen=True, slots=True)
class Interval:
    """Money between `low` and `high`, both included; an end that is `None` is not stated.

    # INVARIANT: low <= high where both are stated.
    """

    low: Money | None = None
    high: Money | None = None

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.high < self.low:
            message = f"an interval cannot run from {self.low} down to {self.high}"
            raise MoneyError(message)

    @classmethod
    def exactly(cls, amount: Money) -> Interval:
        """Return the interval that holds `amount` alone."""
        return cls(amount, amount)

    @property
    def exact(self) -> bool:
        """Whether the interval is one amount."""
        return self.low is not None and self.low == self.high

    def contains(self, other: Interval) -> bool:
        """Return whether every amount that `other` allows is allowed here: `other` is as narrow or narrower."""
        low_holds = self.low is None or (other.low is not None and self.low <= other.low)
        high_holds = self.high is None or (other.high is not None and other.high <= self.high)
        return low_holds and high_holds

    def __add__(self, other: Interval) -> Interval:
        """Add end by end; an unstated end stays unstated."""
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(low, high)


def hull(intervals: Iterable[Interval]) -> Interval:
    """Return the narrowest interval that holds all of `intervals`; of none at all, the wholly unstated one."""
    given = list(intervals)
    lows = [interval.low for interval in given if interval.low is not None]
    highs = [interval.high for interval in given if interval.high is not None]
    return Interval(
        min(lows) if given and len(lows) == len(given) else None,
        max(highs) if given and len(highs) == len(given) else None,
    )
