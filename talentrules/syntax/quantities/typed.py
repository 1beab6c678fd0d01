"""A quantity with what its form tells of it, which decides where it may stand."""

from __future__ import annotations

from collections.abc import Sequence as ListOf
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from talentrules.model import quantities as model
from talentrules.model.facts import DateType, Fact, MoneyType, NumberType
from talentrules.model.quantities import Measure, Quantity
from talentrules.money import Money

__all__ = ["Typed", "above", "like", "measure_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A quantity with what its form tells: its measure, and that it is whole, may be below 0, is a fact in %."""

    quantity: Quantity
    measure: Measure
    whole: bool = False
    negative: bool = False
    share: bool = False

    @property
    def not_negative(self) -> Quantity:
        """The quantity, 0 where it would be below: a count of months whose end lies before its beginning."""
        if not self.negative:
            return self.quantity
        zero = model.Constant(value=0, span=self.quantity.span)
        return model.Bounded(base=self.quantity, at_least=zero, span=self.quantity.span)


def measure_of(fact: Fact) -> Measure | None:
    """Return what the value of a fact is as a quantity, None where it is none."""
    match fact.type:
        case NumberType():
            return Measure.NUMBER
        case MoneyType():
            return Measure.MONEY
        case DateType():
            return Measure.DAY
        case _:
            return None


def above(one: int | Decimal | Money | date, other: int | Decimal | Money | date) -> bool:
    """Return whether `one` is greater than `other`; what is of another measure is not."""
    match one, other:
        case Money(), Money():
            return one > other
        case date(), date():
            return one > other
        case ((int() | Decimal()), (int() | Decimal())):
            return one > other
        case _:
            return False


def like(quantity: Quantity, parts: ListOf[Typed]) -> Typed:
    """Return `quantity`, made of `parts` of one measure: whole where all of them are, negative where one may be."""
    return Typed(
        quantity=quantity,
        measure=parts[0].measure,
        whole=all(part.whole for part in parts),
        negative=any(part.negative for part in parts),
    )
