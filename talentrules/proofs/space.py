"""The product of some domains, and conditions over it as sets of its cells.

A set of cells is a whole number, one bit a cell, so that *all*, *any* and *not* are `&`, `|` and `^`: a condition is
evaluated once on each value of its own fact, and never again on the product.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from talentrules.model.conditions import (
    All,
    Any,
    AtLeastN,
    BenefitCondition,
    Condition,
    DefinitionCondition,
    Not,
    NotRequired,
)
from talentrules.proofs.cells import Point

__all__ = ["Axis", "Space", "at_least", "bits_of"]

Column = tuple[bool, ...]
"""For each leaf of an axis, whether it holds."""


@dataclass(frozen=True, kw_only=True)
class Axis:
    """One domain: `leaves` are the conditions that it decides, `columns` what they come to on each of its points.

    Points with one and the same column make a cell; `cells` holds, by column, the places of its points.
    """

    key: object
    leaves: tuple[Condition, ...]
    points: tuple[Point, ...]
    columns: tuple[Column, ...]

    @cached_property
    def cells(self) -> dict[Column, list[int]]:
        """The places of the points by column, in the order in which they first come."""
        found: dict[Column, list[int]] = {}
        for place, column in enumerate(self.columns):
            found.setdefault(column, []).append(place)
        return found

    @cached_property
    def cell_of(self) -> tuple[int, ...]:
        """The number of the cell of each point."""
        order = {column: number for number, column in enumerate(self.cells)}
        return tuple(order[column] for column in self.columns)

    def places(self, cell: int) -> list[int]:
        """Return the places of the points of a cell."""
        return list(self.cells.values())[cell]

    def __len__(self) -> int:
        return len(self.cells)


@dataclass(frozen=True, kw_only=True)
class Space:
    """The product of `axes`: a cell of it is a number in mixed radix, the first axis lowest."""

    axes: tuple[Axis, ...]
    _leaves: dict[int, int] = field(default_factory=dict, repr=False)

    @cached_property
    def strides(self) -> tuple[int, ...]:
        """By how much the number of a cell grows with one step along each axis."""
        strides, size = [], 1
        for axis in self.axes:
            strides.append(size)
            size *= len(axis)
        return tuple(strides)

    @cached_property
    def size(self) -> int:
        """How many cells there are."""
        size = 1
        for axis in self.axes:
            size *= len(axis)
        return size

    @cached_property
    def everything(self) -> int:
        """The set of all cells."""
        return (1 << self.size) - 1

    def where(self, axis: int, cells: Sequence[bool]) -> int:
        """Return the cells of the space whose cell on `axis` is among those that are marked."""
        stride = self.strides[axis]
        width = (1 << stride) - 1
        block = 0
        for number, marked in enumerate(cells):
            if marked:
                block |= width << (number * stride)
        period = stride * len(self.axes[axis])
        return block * (self.everything // ((1 << period) - 1))

    def at(self, axis: int, cell: int) -> int:
        """Return the cells of the space whose cell on `axis` is `cell`."""
        return self.where(axis, [number == cell for number in range(len(self.axes[axis]))])

    def moved(self, cells: int, axis: int, *, to: int, of: int) -> int:
        """Return those of `cells` that have `of` on `axis`, told as the cells beside them that have `to` there."""
        kept = cells & self.at(axis, of)
        by = (to - of) * self.strides[axis]
        return kept << by if by >= 0 else kept >> -by

    def digits(self, cell: int) -> tuple[int, ...]:
        """Return the cell on each axis."""
        return tuple(cell // stride % len(axis) for stride, axis in zip(self.strides, self.axes, strict=True))

    def leaf(self, condition: Condition) -> int:
        """Return the cells in which a leaf holds."""
        known = self._leaves.get(id(condition))
        if known is None:
            for axis, one in enumerate(self.axes):
                for place, leaf in enumerate(one.leaves):
                    marked = [column[place] for column in one.cells]
                    self._leaves[id(leaf)] = self.where(axis, marked)
            known = self._leaves[id(condition)]
        return known

    def single(self, cells: int) -> Iterator[int]:
        """Yield the numbers of `cells`, the lowest first."""
        while cells:
            lowest = cells & -cells
            yield lowest.bit_length() - 1
            cells ^= lowest


def bits_of(  # noqa: PLR0911 - one line a form
    condition: Condition, space: Space, follow: Callable[[DefinitionCondition | BenefitCondition], int | None]
) -> int:
    """Return the cells of `space` in which `condition` holds; `follow` says it of what stands elsewhere."""
    match condition:
        case All():
            found = space.everything
            for part in condition.parts:
                found &= bits_of(part, space, follow)
            return found
        case Any():
            found = 0
            for part in condition.parts:
                found |= bits_of(part, space, follow)
            return found
        case AtLeastN():
            return at_least(condition.n, [bits_of(part, space, follow) for part in condition.parts], space)
        case Not():
            return space.everything ^ bits_of(condition.part, space, follow)
        case NotRequired():
            return space.everything
        case DefinitionCondition() | BenefitCondition():
            known = follow(condition)
            return space.leaf(condition) if known is None else known
        case _:
            return space.leaf(condition)


def at_least(n: int, parts: Sequence[int], space: Space) -> int:
    """Return where at least `n` of `parts` hold: `reached[k]` are the cells in which k of them did so far."""
    reached = [space.everything, *([0] * max(n, 0))]
    for part in parts:
        for count in range(len(reached) - 1, 0, -1):
            reached[count] |= reached[count - 1] & part
    return reached[max(n, 0)]
