"""The nearest known word to a misspelt one: "did you mean …?"."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

__all__ = ["nearest"]

_CUTOFF = 0.6
_LONGEST = 64


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the entry of `known` most like `word`, or None where none is near; ties go to the earlier one.

    Words over 64 characters have no neighbour, so that hostile input costs nothing.
    """
    if len(word) > _LONGEST:
        return None
    best, best_ratio = None, _CUTOFF
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(word.lower())
    for candidate in known:
        matcher.set_seq1(candidate.lower())
        if matcher.real_quick_ratio() <= best_ratio or matcher.quick_ratio() <= best_ratio:
            continue
        ratio = matcher.ratio()
        if ratio > best_ratio:
            best, best_ratio = candidate, ratio
    return best
