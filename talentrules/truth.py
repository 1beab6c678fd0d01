"""Strong Kleene logic: no, open, yes.

The three values are the integers 0, 1, 2, so that *all* is the least, *any* is the greatest and *not* is 2 − x
(S. C. Kleene, Introduction to Metamathematics, 1952, §64). `open` is an answer that is not there yet, never a "no".
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

__all__ = ["Truth", "all_of", "any_of", "at_least", "negate", "truth_of"]


class Truth(IntEnum):
    """A truth value; the order no < open < yes is the order of Kleene's tables."""

    NO = 0
    OPEN = 1
    YES = 2


def truth_of(answer: bool) -> Truth:
    """Return the truth value of a plain answer."""
    return Truth.YES if answer else Truth.NO


def all_of(values: Iterable[Truth]) -> Truth:
    """Return *all*: one `no` decides; of nothing at all it is `yes`."""
    return min(values, default=Truth.YES)


def any_of(values: Iterable[Truth]) -> Truth:
    """Return *any*: one `yes` decides; of nothing at all it is `no`."""
    return max(values, default=Truth.NO)


def negate(value: Truth) -> Truth:
    """Return *not*: `open` stays open."""
    return Truth(2 - value)


def at_least(n: int, values: Iterable[Truth]) -> Truth:
    """Return whether at least `n` of `values` hold: `yes` once n are certain, `no` once fewer than n are possible."""
    certain = possible = 0
    for value in values:
        certain += value is Truth.YES
        possible += value is not Truth.NO
    if certain >= n:
        return Truth.YES
    return Truth.OPEN if possible >= n else Truth.NO
