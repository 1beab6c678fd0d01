"""Quantities: a small closed union of numbers, amounts of money and days, each of which comes to an interval.

A quantity is *written* in many ways in YAML (a share of a price, an age, a tier table); it *means* one of these. What
it measures (`Measure`) is known from its form alone. Conditions and quantities lean on each other: a condition compares
quantities, a row of a table has a condition.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

from talentrules.dates import Duration
from talentrules.model.facts import DateType, Fact, MoneyType, RecordsType
from talentrules.model.sources import Citation
from talentrules.money import Interval, Money
from talentrules.source import NOWHERE, Span

if TYPE_CHECKING:
    from talentrules.model.conditions import Condition

__all__ = [
    "Band",
    "Bands",
    "BenefitAmount",
    "Between",
    "Bounded",
    "Clock",
    "ClockDay",
    "Constant",
    "DefinedQuantity",
    "Difference",
    "FactValue",
    "Fold",
    "Greatest",
    "HitPolicy",
    "Least",
    "Measure",
    "OverRecords",
    "Part",
    "Product",
    "Quantity",
    "Rounded",
    "Rounding",
    "Row",
    "Shifted",
    "Stated",
    "Sum",
    "Table",
    "Unit",
    "YearStart",
    "measure",
]


class Clock(StrEnum):
    """The clocks that every case has; a version may also be chosen by a date fact of the profile."""

    EVALUATION = "evaluation"
    APPLICATION = "application"


class Measure(StrEnum):
    """What a quantity is: a number (shares, counts, years, months, days), money, or a day of the calendar."""

    NUMBER = "number"
    MONEY = "money"
    DAY = "day"


class HitPolicy(StrEnum):
    """Which rows of a table count, in the words of DMN: the first, the only one, the greatest, all of them."""

    FIRST = "first"
    UNIQUE = "unique"
    HIGHEST = "highest"
    SUM = "sum"


class Fold(StrEnum):
    """What is made of a list of records: how many, their sum, the greatest, the least, the longest run in a row."""

    COUNT = "count"
    SUM = "sum"
    GREATEST = "greatest"
    LEAST = "least"
    IN_A_ROW = "in_a_row"


class Unit(StrEnum):
    """In what a stretch of time is counted."""

    YEAR = "years"
    MONTH = "months"
    DAY = "days"


class Part(StrEnum):
    """What becomes of a part that is no whole unit: dropped (满一个才算), counted as whole (不足一个按一个), or exact."""

    DROP = "drop"
    UP = "up"
    EXACT = "exact"


class Rounding(StrEnum):
    """How an amount is brought to whole units: 四舍五入, 舍去, 进一."""

    HALF_UP = "half_up"
    DOWN = "down"
    UP = "up"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    """Where a quantity was written."""

    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Constant(_Written):
    """A number (a share such as 50% is 0.5), an amount of money, or a day."""

    value: int | Decimal | Money | date


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated(_Written):
    """Money as it is published: a range, a cap only (最高), a floor only (不低于), or unstated. Never a point in it."""

    interval: Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class FactValue(_Written):
    """The value of a fact of the profile: a number, money or a day; a fact in `%` is its hundredth part.

    Inside a record list `fact` is a field of the record, unless `of_profile` says that the profile's is meant.
    """

    fact: str
    of_profile: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockDay(_Written):
    """The day of a clock: of the evaluation, or of the application (the fact `applied_on`)."""

    clock: Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class YearStart(_Written):
    """The first of January of the year of `day`."""

    day: Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Shifted(_Written):
    """The day that lies `by` after `day`; a month that has no such day is settled by the pack's `month_end`."""

    day: Quantity
    by: Duration


@dataclass(frozen=True, slots=True, kw_only=True)
class Between(_Written):
    """How many `unit` lie between two days: an age (周岁), months since a contract began. Below 0 where reversed.

    `part` says whether a unit that is not complete counts; days are always whole. A unit is complete (届满) on the day
    with the same number: from 15 March to 15 April is one month.
    """

    first: Quantity
    last: Quantity
    unit: Unit
    part: Part = Part.DROP


@dataclass(frozen=True, slots=True, kw_only=True)
class OverRecords(_Written):
    """What the records of the list `fact` that meet `where` come to.

    `take` is what is summed or compared, read in the record (none for `count`). For `in_a_row` it is a whole number,
    such as a year: the length of the longest run of consecutive ones.
    """

    fact: str
    fold: Fold
    take: Quantity | None = None
    where: Condition | None = None
    of_profile: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(_Written):
    """One row of a table: where `when` holds, it is worth `value`. `name` is what people call the tier."""

    when: Condition
    value: Quantity
    name: str = ""
    text: str = ""
    cite: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(_Written):
    """Rows with conditions and a hit policy. Where no row holds it is worth `otherwise`; without one, nothing at all.

    A benefit whose amount is nothing at all is not granted: whoever is in no tier is not eligible.
    """

    hit: HitPolicy
    rows: tuple[Row, ...]
    otherwise: Quantity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Product(_Written):
    """The product of `parts`, at most one of them money: a share of a price, area × price × rate."""

    parts: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum(_Written):
    """The sum of `parts`."""

    parts: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference(_Written):
    """`whole` less `less`, never below zero (抵扣后不足零按零)."""

    whole: Quantity
    less: Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Least(_Written):
    """The least of `parts` (取低)."""

    parts: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Greatest(_Written):
    """The greatest of `parts` (取高)."""

    parts: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Band(_Written):
    """From `at_least` on (that included), up to the next band, the share `rate` applies."""

    at_least: Money
    rate: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Bands(_Written):
    """`base` by bands, lowest first: the share of its band on the whole (全额), or of each part in its band (`marginal`).

    Below the first band it is 0 元.
    """

    base: Quantity
    bands: tuple[Band, ...]
    marginal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounded(_Written):
    """`base`, but not below `at_least` (不低于) and not above `at_most` (最高)."""

    base: Quantity
    at_least: Quantity | None = None
    at_most: Quantity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounded(_Written):
    """`base` in whole `step`s: 1 for a number, an amount of money for money (`元`, `百元`); `by` says which way."""

    base: Quantity
    step: int | Decimal | Money
    by: Rounding


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinedQuantity(_Written):
    """The pack's named quantity `definition`."""

    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitAmount(_Written):
    """What another benefit of the pack pays each time; nothing at all where it is not granted (配套)."""

    benefit: str


Quantity = (
    Constant
    | Stated
    | FactValue
    | ClockDay
    | YearStart
    | Shifted
    | Between
    | OverRecords
    | Table
    | Product
    | Sum
    | Difference
    | Least
    | Greatest
    | Bands
    | Bounded
    | Rounded
    | DefinedQuantity
    | BenefitAmount
)


def measure(  # noqa: C901, PLR0911, PLR0912 - one case a form
    quantity: Quantity, facts: Mapping[str, Fact], defined: Mapping[str, Measure], profile: Mapping[str, Fact]
) -> Measure:
    """Return what `quantity` is where its names mean `facts`; `profile` are the facts of the whole profile.

    `defined` is what the pack's named quantities are. Total: a name that means nothing is taken for a number.
    """
    match quantity:
        case Constant(value=Money()) | Stated() | BenefitAmount():
            return Measure.MONEY
        case Constant(value=date()) | ClockDay() | YearStart() | Shifted():
            return Measure.DAY
        case Constant() | Between():
            return Measure.NUMBER
        case FactValue():
            return _fact_measure((profile if quantity.of_profile else facts).get(quantity.fact))
        case OverRecords():
            if quantity.take is None or quantity.fold in (Fold.COUNT, Fold.IN_A_ROW):
                return Measure.NUMBER
            listed = (profile if quantity.of_profile else facts).get(quantity.fact)
            fields = listed.type.by_id if listed is not None and isinstance(listed.type, RecordsType) else {}
            return measure(quantity.take, fields, defined, profile)
        case Table():
            return measure(quantity.rows[0].value, facts, defined, profile)
        case Product():
            measures = [measure(part, facts, defined, profile) for part in quantity.parts]
            return Measure.MONEY if Measure.MONEY in measures else Measure.NUMBER
        case Sum() | Least() | Greatest():
            return measure(quantity.parts[0], facts, defined, profile)
        case Difference():
            return measure(quantity.whole, facts, defined, profile)
        case Bands() | Bounded() | Rounded():
            return measure(quantity.base, facts, defined, profile)
        case DefinedQuantity():
            return defined.get(quantity.definition, Measure.NUMBER)
        case _:
            assert_never(quantity)


def _fact_measure(fact: Fact | None) -> Measure:
    match fact.type if fact is not None else None:
        case MoneyType():
            return Measure.MONEY
        case DateType():
            return Measure.DAY
        case _:
            return Measure.NUMBER
