"""Which rows of a table count and what they come to, under each hit policy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from talentrules import truth
from talentrules.engine.reckonings import End, cover, existence, largest, smallest, with_points
from talentrules.model.decision import Judgement, Reckoning
from talentrules.model.quantities import HitPolicy
from talentrules.truth import Truth

__all__ = ["Hit", "hits", "of_rows"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A row that counts, or may: its place, whether it holds, and its value."""

    place: int
    holds: Truth
    value: Reckoning
    points: Judgement


def hits(policy: HitPolicy, whens: Sequence[Judgement], values: Sequence[Reckoning]) -> list[Hit]:
    """Return the rows that count or may count; under `first`, none after the first one that holds for certain."""
    counted: list[Hit] = []
    for place, (when, value) in enumerate(zip(whens, values, strict=True)):
        holds = min(when.truth, value.applies)
        if holds is Truth.NO:
            continue
        counted.append(Hit(place, holds, value, when))
        if holds is Truth.YES and policy is HitPolicy.FIRST:
            break
    return counted


def of_rows(policy: HitPolicy, counted: Sequence[Hit], otherwise: Reckoning | None) -> Reckoning:
    """Return what the rows come to; while none of them holds for certain, `otherwise` may be what counts."""
    certain = any(hit.holds is Truth.YES for hit in counted)
    also = [] if certain or otherwise is None or otherwise.applies is Truth.NO else [otherwise]
    low, high = _ends(policy, counted)
    if also:
        low = smallest([*([low] if counted else []), otherwise.low])  # type: ignore[union-attr]
        high = largest([*([high] if counted else []), otherwise.high])  # type: ignore[union-attr]
    points = [existence(one) for one in also]
    for hit in counted:
        points += [hit.points, existence(hit.value)]
    applies = truth.any_of([*(hit.holds for hit in counted), *(one.applies for one in also)])
    there = _judged(applies, points)
    return with_points(low, high, there, [*(hit.value for hit in counted), *also], [hit.points for hit in counted])


def _ends(policy: HitPolicy, counted: Sequence[Hit]) -> tuple[End, End]:
    """Return the ends for the case that at least one of the rows holds."""
    sure = [hit.value for hit in counted if hit.holds is Truth.YES]
    every = [hit.value for hit in counted]
    low, high = cover(every)
    stated = [one.low for one in sure if one.low is not None]
    if policy is HitPolicy.HIGHEST and sure:
        low = max(stated) if stated else None
    if policy is HitPolicy.SUM:
        # a row that states no lower end adds something, and takes nothing away from the others
        low = (sum(stated, Fraction(0)) if stated else None) if sure else low
        highs = [one.high for one in every]
        high = None if None in highs else sum((end for end in highs if end is not None), Fraction(0))
    return low, high


def _judged(applies: Truth, points: Sequence[Judgement]) -> Judgement:
    if applies is not Truth.OPEN:
        return Judgement(truth=applies)
    missing = dict.fromkeys(point for one in points for point in one.missing)
    findings = dict.fromkeys(point for one in points for point in one.findings)
    return Judgement(truth=applies, missing=tuple(missing), findings=tuple(findings))
