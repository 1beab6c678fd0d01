"""What a list of records comes to: how many, their sum, the greatest, the least, the longest run in a row."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from talentrules import truth
from talentrules.engine.reckonings import End, existence, largest, smallest, with_points
from talentrules.model.decision import Judgement, Reckoning
from talentrules.model.quantities import Fold
from talentrules.truth import Truth

__all__ = ["of_records", "of_unknown"]

_ZERO = Fraction(0)


def of_unknown(fold: Fold, path: str) -> Reckoning:
    """Return what a list that is not known comes to: anything that a list may."""
    if fold in (Fold.GREATEST, Fold.LEAST):
        return Reckoning(applies=Truth.OPEN, missing=(path,), applies_missing=(path,))
    return Reckoning(low=_ZERO, missing=(path,))


def of_records(fold: Fold, wheres: Sequence[Judgement], takes: Sequence[Reckoning]) -> Reckoning:
    """Return what the records come to: `wheres` says which of them count, `takes` what each gives."""
    counted = [
        (min(where.truth, take.applies), where, take)
        for where, take in zip(wheres, takes, strict=True)
        if min(where.truth, take.applies) is not Truth.NO
    ]
    sure = [take for holds, _, take in counted if holds is Truth.YES]
    every = [take for _, _, take in counted]
    low, high = _ends(fold, sure, every)
    there = Judgement(truth=Truth.YES)
    if fold in (Fold.GREATEST, Fold.LEAST):
        there = _some(counted)
    return with_points(low, high, there, every, [where for _, where, _ in counted])


def _ends(fold: Fold, sure: Sequence[Reckoning], every: Sequence[Reckoning]) -> tuple[End, End]:
    match fold:
        case Fold.COUNT:
            return Fraction(len(sure)), Fraction(len(every))
        case Fold.SUM:
            highs = [one.high for one in every]
            certain = sum((one.low for one in sure if one.low is not None), _ZERO)
            return certain, None if None in highs else sum((high for high in highs if high is not None), _ZERO)
        case Fold.GREATEST:
            stated = [one.low for one in sure if one.low is not None]
            low = max(stated) if stated else smallest([one.low for one in every])
            return low, largest([one.high for one in every])
        case Fold.LEAST:
            stated = [one.high for one in sure if one.high is not None]
            high = min(stated) if stated else largest([one.high for one in every])
            return smallest([one.low for one in every]), high
        case Fold.IN_A_ROW:
            return Fraction(_run(sure)), Fraction(_possible_run(every))


def _some(counted: Sequence[tuple[Truth, Judgement, Reckoning]]) -> Judgement:
    holds = truth.any_of(one for one, _, _ in counted)
    if holds is not Truth.OPEN:
        return Judgement(truth=holds)
    points = [judgement for _, where, take in counted for judgement in (where, existence(take))]
    return Judgement(
        truth=holds,
        missing=tuple(dict.fromkeys(point for one in points for point in one.missing)),
        findings=tuple(dict.fromkeys(point for one in points for point in one.findings)),
    )


def _run(taken: Sequence[Reckoning]) -> int:
    """Return the length of the longest run of consecutive whole numbers among those that are known."""
    known = {one.low for one in taken if one.low is not None and one.low == one.high}
    longest = 0
    for start in known:
        if start - 1 not in known:
            length = 1
            while start + length in known:
                length += 1
            longest = max(longest, length)
    return longest


def _possible_run(taken: Sequence[Reckoning]) -> int:
    """Return the longest run that is possible: a number that is not known may fill any gap."""
    return _run(taken) if all(one.low is not None and one.low == one.high for one in taken) else len(taken)
