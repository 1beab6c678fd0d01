"""Arithmetic of intervals whose ends may be open, with the open points that they rest on.

Every function here is monotone: whoever knows more about the parts gets an interval inside the earlier one. That is
why the soundness law holds of every amount. An end that is None is open: nothing is known of that side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from talentrules import truth
from talentrules.model.decision import Judgement, Reckoning
from talentrules.model.quantities import Rounding
from talentrules.money import Money
from talentrules.truth import Truth

__all__ = [
    "NOTHING",
    "all_apply",
    "both_ends",
    "bounded",
    "cover",
    "difference",
    "exactly",
    "existence",
    "greatest",
    "in_fen",
    "largest",
    "least",
    "product",
    "rounded",
    "smallest",
    "sum_of",
    "with_points",
]

End = Fraction | None
_ONE = Fraction(1)

NOTHING = Reckoning(applies=Truth.NO)
"""There is no such quantity."""

_ALL_THERE = Judgement(truth=Truth.YES)


def exactly(value: Fraction | int) -> Reckoning:
    """Return the reckoning that is `value` and nothing else."""
    end = value if isinstance(value, Fraction) else Fraction(value)
    return Reckoning(low=end, high=end)


def existence(one: Reckoning) -> Judgement:
    """Return whether there is such a quantity, with the points on which that rests."""
    return Judgement(truth=one.applies, missing=one.applies_missing, findings=one.applies_findings)


def all_apply(parts: Iterable[Reckoning]) -> Judgement:
    """Return whether every one of `parts` is there."""
    listed = [existence(part) for part in parts if part.applies is not Truth.YES]
    if not listed:
        return _ALL_THERE
    return Judgement(
        truth=truth.all_of(one.truth for one in listed),
        missing=_merged(one.missing for one in listed),
        findings=_merged(one.findings for one in listed),
    )


def with_points(
    low: End, high: End, applies: Judgement, parts: Sequence[Reckoning], beside: Sequence[Judgement] = ()
) -> Reckoning:
    """Return the reckoning with the open points of `parts` and of the judgements `beside` them, as far as they matter.

    What does not apply, and what is exact, rests on nothing any more.
    """
    if applies.truth is Truth.NO:
        return NOTHING
    there = applies.truth is Truth.YES
    if there and low is not None and low == high:
        return Reckoning(low=low, high=high)
    return Reckoning(
        low=low,
        high=high,
        applies=applies.truth,
        missing=_merged([*(one.missing for one in beside), *(part.missing for part in parts), applies.missing]),
        findings=_merged([*(one.findings for one in beside), *(part.findings for part in parts), applies.findings]),
        applies_missing=() if there else applies.missing,
        applies_findings=() if there else applies.findings,
    )


def sum_of(parts: Sequence[Reckoning]) -> Reckoning:
    """Return the sum, end by end."""
    return with_points(_added([one.low for one in parts]), _added([one.high for one in parts]), all_apply(parts), parts)


def product(parts: Sequence[Reckoning]) -> Reckoning:
    """Return the product: of the ends one with another, as a factor may be negative (a count of months reversed)."""
    low: End = Fraction(1)
    high: End = Fraction(1)
    for part in parts:
        low, high = _multiplied(low, high, part)
    return with_points(low, high, all_apply(parts), parts)


def _multiplied(low: End, high: End, part: Reckoning) -> tuple[End, End]:
    """Return the ends of a product; a factor known and not negative scales the other's ends, also an open one."""
    for one, other in (((low, high), (part.low, part.high)), ((part.low, part.high), (low, high))):
        if one[0] is not None and one[1] is not None and one[0] >= 0:
            return _scaled(other[0], other[1], one[0], one[1])
    if low is not None and low >= 0 and part.low is not None and part.low >= 0:
        return low * part.low, None
    if low is None or high is None or part.low is None or part.high is None:
        return None, None
    products = [one * other for one in (low, high) for other in (part.low, part.high)]
    return min(products), max(products)


def _scaled(low: End, high: End, least: Fraction, most: Fraction) -> tuple[End, End]:
    down = None if low is None else low * (least if low >= 0 else most)
    return down, None if high is None else high * (most if high >= 0 else least)


def difference(whole: Reckoning, less: Reckoning) -> Reckoning:
    """Return `whole` less `less`, never below zero."""
    low = Fraction(0) if whole.low is None or less.high is None else max(Fraction(0), whole.low - less.high)
    high = None if whole.high is None or less.low is None else max(Fraction(0), whole.high - less.low)
    return with_points(low, high, all_apply([whole, less]), [whole, less])


def least(parts: Sequence[Reckoning]) -> Reckoning:
    """Return the least of `parts`."""
    low, high = smallest([one.low for one in parts]), _stated(min, [one.high for one in parts])
    return with_points(low, high, all_apply(parts), parts)


def greatest(parts: Sequence[Reckoning]) -> Reckoning:
    """Return the greatest of `parts`."""
    low, high = _stated(max, [one.low for one in parts]), largest([one.high for one in parts])
    return with_points(low, high, all_apply(parts), parts)


def bounded(base: Reckoning, at_least: Reckoning | None, at_most: Reckoning | None) -> Reckoning:
    """Return `base`, not below `at_least`, then not above `at_most`; a bound that is not there does not bound."""
    low, high = base.low, base.high
    if at_least is not None and at_least.applies is not Truth.NO:
        low = _stated(max, [low, at_least.low]) if at_least.applies is Truth.YES else low
        high = largest([high, at_least.high])
    if at_most is not None and at_most.applies is not Truth.NO:
        low = smallest([low, at_most.low])
        high = _stated(min, [high, at_most.high]) if at_most.applies is Truth.YES else high
    given = [one for one in (base, at_least, at_most) if one is not None]
    return with_points(low, high, all_apply([base]), given)


def rounded(base: Reckoning, step: Fraction, by: Rounding) -> Reckoning:
    """Return `base` in whole steps."""
    return both_ends(base, lambda end: _in_steps(end, step, by))


def in_fen(value: Fraction, money: Rounding | None) -> Money:
    """Return an amount in whole fen; a checked pack that comes to need it declares the rounding, `money`."""
    return Money(int(_in_steps(value, _ONE, money or Rounding.DOWN)))


def both_ends(base: Reckoning, rising: Callable[[Fraction], Fraction]) -> Reckoning:
    """Return what a function that never falls makes of `base`."""
    low = None if base.low is None else rising(base.low)
    high = low if base.high == base.low else None if base.high is None else rising(base.high)
    return with_points(low, high, all_apply([base]), [base])


def cover(parts: Sequence[Reckoning]) -> tuple[End, End]:
    """Return the ends of the narrowest interval that holds all of `parts`."""
    return smallest([one.low for one in parts]), largest([one.high for one in parts])


def smallest(ends: Sequence[End]) -> End:
    """Return the least of lower ends; open where one of them is."""
    return None if not ends or None in ends else min(end for end in ends if end is not None)


def largest(ends: Sequence[End]) -> End:
    """Return the greatest of upper ends; open where one of them is."""
    return None if not ends or None in ends else max(end for end in ends if end is not None)


def _in_steps(value: Fraction, step: Fraction, by: Rounding) -> Fraction:
    steps = value if step == 1 else Fraction(value, step)
    if steps.denominator == 1:
        return value
    match by:
        case Rounding.DOWN:
            whole = steps.__floor__()
        case Rounding.UP:
            whole = steps.__ceil__()
        case Rounding.HALF_UP:
            whole = (steps + Fraction(1, 2)).__floor__()
    return whole * step


def _added(ends: Sequence[End]) -> End:
    return None if None in ends else sum((end for end in ends if end is not None), Fraction(0))


def _stated(choose: Callable[[list[Fraction]], Fraction], ends: Sequence[End]) -> End:
    """Return what `choose` makes of the ends that are not open; open where all are."""
    stated = [end for end in ends if end is not None]
    return choose(stated) if stated else None


def _merged(points: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(point for some in points for point in some))
