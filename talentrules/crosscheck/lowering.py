"""Conditions → gates, and the leaves that those gates look at.

Out of a condition comes a signal; what it looks at is listed as leaves, which whoever knows the case turns into whole
numbers. A leaf is a fact (a number, an amount in fen, the ordinal of a day, the rank of an ordered choice, the place of
a word in a list), a quantity, how many records of a list meet a condition, a finding, or what another program found.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import assert_never

from talentrules.crosscheck.gates import Circuit, End, Program, Relation, Signal, Test
from talentrules.model.conditions import (
    All,
    Any,
    AtLeastN,
    BenefitCondition,
    Compare,
    CompareQuantity,
    Condition,
    DefinitionCondition,
    FindingCondition,
    Not,
    NotRequired,
    Operator,
    Quantifier,
    Records,
)
from talentrules.model.facts import NONE, ChoiceType, Fact, Value
from talentrules.model.pack import Pack
from talentrules.model.quantities import (
    Bands,
    BenefitAmount,
    Between,
    Bounded,
    Clock,
    ClockDay,
    Constant,
    DefinedQuantity,
    Difference,
    FactValue,
    Fold,
    Greatest,
    Least,
    OverRecords,
    Product,
    Quantity,
    Rounded,
    Row,
    Shifted,
    Stated,
    Sum,
    Table,
    YearStart,
)
from talentrules.money import Money

__all__ = [
    "APPLICATION_DAY",
    "Asked",
    "CountLeaf",
    "FactLeaf",
    "FindingLeaf",
    "Leaf",
    "Lowered",
    "OtherLeaf",
    "QuantityLeaf",
    "ThereLeaf",
    "as_number",
    "lower",
    "stands",
]

APPLICATION_DAY = "applied_on"
_THERE = Test(End.THERE, Relation.EQUAL, 1)
_NOT_THERE = Test(End.THERE, Relation.EQUAL, 0)
Tests = Sequence[Sequence[Test]]


@dataclass(frozen=True, slots=True)
class FactLeaf:
    """A fact times `scale`, or its place (from 1) in `words`; 0 where it is none of them. `member`: whether it has that."""

    fact: str
    scale: int = 1
    words: tuple[Value, ...] = ()
    ranked: bool = False
    member: Value | None = None


@dataclass(frozen=True, slots=True)
class ThereLeaf:
    """Whether a date fact is there at all."""

    fact: str
    of_profile: bool


@dataclass(frozen=True, slots=True, eq=False)
class QuantityLeaf:
    """A quantity times `scale`; with `less`, how far it lies above that other one."""

    quantity: Quantity
    scale: int = 1
    less: Quantity | None = None


@dataclass(frozen=True, slots=True, eq=False)
class CountLeaf:
    """How many records of the list `fact` meet `where` and have `take`."""

    fact: str
    where: Condition | None
    take: Quantity | None = None
    of_profile: bool = False


@dataclass(frozen=True, slots=True)
class FindingLeaf:
    """Whether a finding was attested."""

    finding: str


@dataclass(frozen=True, slots=True, eq=False)
class OtherLeaf:
    """What another program finds: about another benefit, or, from inside a record, about the profile."""

    about: BenefitCondition | DefinitionCondition | BenefitAmount | DefinedQuantity


Leaf = FactLeaf | ThereLeaf | QuantityLeaf | CountLeaf | FindingLeaf | OtherLeaf
Asked = Condition | Quantity | Row
"""What a program answers: a condition holds; a quantity is there at all; a row of a table counts (both of them)."""


@dataclass(frozen=True)
class Lowered:
    """A program with its leaves, and for each thing that was asked (by its identity) the signal of the answer."""

    program: Program
    leaves: tuple[Leaf, ...]
    answers: Mapping[int, Signal]
    asked: tuple[Asked, ...]


def lower(asked: Sequence[Asked], pack: Pack, facts: Mapping[str, Fact], *, of_record: bool) -> Lowered:
    """Return the program that answers `asked`, read in the profile or (`of_record`) in a record with `facts`."""
    writer = _Writer(pack, facts, of_record)
    answers = {id(one): writer.answer(one) for one in asked}
    return Lowered(writer.circuit.program(), tuple(writer.leaves), answers, tuple(asked))


@dataclass
class _Writer:
    pack: Pack
    facts: Mapping[str, Fact]
    of_record: bool
    circuit: Circuit = field(default_factory=Circuit)
    leaves: dict[Leaf, int] = field(default_factory=dict)

    def answer(self, one: Asked) -> Signal:
        if isinstance(one, Row):
            return self.circuit.all_of([self.condition(one.when), self.there(one.value)])
        return self.condition(one) if isinstance(one, Condition) else self.there(one)

    def condition(self, one: Condition) -> Signal:  # noqa: C901, PLR0911 - one case a form
        match one:
            case All():
                return self.circuit.all_of([self.condition(part) for part in one.parts])
            case Any():
                return self.circuit.any_of([self.condition(part) for part in one.parts])
            case AtLeastN():
                return self.circuit.at_least(one.n, [self.condition(part) for part in one.parts])
            case Not():
                return self.condition(one.part).opposite()
            case Compare():
                return self._compared(one)
            case CompareQuantity():
                return self._compared_quantity(one)
            case Records():
                some = self._some(CountLeaf(one.fact, one.where))
                return some if one.quantifier is Quantifier.SOME else some.opposite()
            case FindingCondition():
                return self._yes_or_no(FindingLeaf(one.finding))
            case DefinitionCondition() if not self.of_record:
                return self.condition(self.pack.definitions[one.definition].when)
            case BenefitCondition() | DefinitionCondition():
                return self._yes_or_no(OtherLeaf(one))
            case NotRequired():
                return self.circuit.constant(holds=True)
            case _:
                assert_never(one)

    def there(self, one: Quantity) -> Signal:  # noqa: C901, PLR0911, PLR0912 - one case a form
        """Return the signal that there is such a quantity at all."""
        match one:
            case Constant() | Stated() | ClockDay(clock=Clock.EVALUATION):
                return self.circuit.constant(holds=True)
            case FactValue():
                return self._yes_or_no(ThereLeaf(one.fact, one.of_profile))
            case ClockDay():
                return self._yes_or_no(ThereLeaf(APPLICATION_DAY, of_profile=True))
            case YearStart() | Shifted():
                return self.there(one.day)
            case Between():
                return self._all_there([one.first, one.last])
            case OverRecords(fold=Fold.GREATEST | Fold.LEAST):
                return self._some(CountLeaf(one.fact, one.where, one.take, one.of_profile))
            case OverRecords():
                return self.circuit.constant(holds=True)
            case Table():
                rows = [self.answer(row) for row in one.rows]
                return self.circuit.any_of([*rows, *([] if one.otherwise is None else [self.there(one.otherwise)])])
            case Product() | Sum() | Least() | Greatest():
                return self._all_there(one.parts)
            case Difference():
                return self._all_there([one.whole, one.less])
            case Bands() | Bounded() | Rounded():
                return self.there(one.base)
            case DefinedQuantity() if not self.of_record:
                return self.there(self.pack.quantities[one.definition].quantity)
            case BenefitAmount() | DefinedQuantity():
                return self._yes_or_no(OtherLeaf(one))
            case _:
                assert_never(one)

    def _all_there(self, parts: Sequence[Quantity]) -> Signal:
        return self.circuit.all_of([self.there(part) for part in parts])

    def _leaf(self, leaf: Leaf, holds: Tests, fails: Tests) -> Signal:
        number = self.leaves.setdefault(leaf, len(self.leaves))
        return self.circuit.leaf(number, holds=holds, fails=fails)

    def _yes_or_no(self, leaf: Leaf) -> Signal:
        return self._leaf(leaf, *stands(Operator.IS, 1))

    def _some(self, leaf: CountLeaf) -> Signal:
        return self._leaf(leaf, *stands(Operator.AT_LEAST, 1))

    def _compared(self, one: Compare) -> Signal:
        if one.values == (NONE,):
            return self._leaf(FactLeaf(one.fact), [[_NOT_THERE]], [[_THERE]])
        leaf, bounds = self._measured(one)
        return self._related(one.operator, leaf, bounds)

    def _measured(self, one: Compare) -> tuple[FactLeaf, list[int]]:
        """Return the leaf of a comparison, and its bounds as whole numbers of that leaf."""
        kind = self.facts[one.fact].type
        if one.operator is Operator.HAS:
            return FactLeaf(one.fact, member=one.values[0]), [1]
        if isinstance(kind, ChoiceType) and kind.ordered:
            return FactLeaf(one.fact, words=tuple(kind.ranks), ranked=True), [
                1 + kind.ranks[str(v)] for v in one.values
            ]
        if any(isinstance(value, bool | str) for value in one.values):
            return FactLeaf(one.fact, words=one.values), list(range(1, 1 + len(one.values)))
        numbers = [as_number(value) for value in one.values]
        scale = lcm(*(number.denominator for number in numbers))
        return FactLeaf(one.fact, scale), [int(number * scale) for number in numbers]

    def _compared_quantity(self, one: CompareQuantity) -> Signal:
        constants = [as_number(bound.value) for bound in one.bounds if isinstance(bound, Constant)]
        if len(constants) == len(one.bounds):
            scale = lcm(*(number.denominator for number in constants))
            leaf = QuantityLeaf(one.quantity, scale)
            return self._related(one.operator, leaf, [int(number * scale) for number in constants])
        above = [QuantityLeaf(one.quantity, less=bound) for bound in one.bounds]
        match one.operator:
            case Operator.IN:
                return self.circuit.any_of([self._leaf(leaf, *stands(Operator.IS, 0)) for leaf in above])
            case Operator.BETWEEN:
                ends = zip((Operator.AT_LEAST, Operator.AT_MOST), above, strict=True)
                return self.circuit.all_of([self._leaf(leaf, *stands(how, 0)) for how, leaf in ends])
            case _:
                return self._leaf(above[0], *stands(one.operator, 0))

    def _related(self, operator: Operator, leaf: Leaf, bounds: Sequence[int]) -> Signal:
        match operator:
            case Operator.IN:
                return self.circuit.any_of([self._leaf(leaf, *stands(Operator.IS, bound)) for bound in bounds])
            case Operator.BETWEEN:
                ends = zip((Operator.AT_LEAST, Operator.AT_MOST), bounds, strict=True)
                return self.circuit.all_of([self._leaf(leaf, *stands(how, bound)) for how, bound in ends])
            case _:
                return self._leaf(leaf, *stands(operator, bounds[0]))


def stands(operator: Operator, bound: int) -> tuple[Tests, Tests]:
    """Return when a value between two ends surely stands in the relation to a whole number, and when it surely does not.

    Against a whole number an end that is none may be rounded: it is at least 3 just where it is so rounded down.
    """
    low_down, low_up = (Test(end, rel, bound) for end, rel in ((End.LOW_DOWN, _GE), (End.LOW_UP, _GT)))
    high_up, high_down = (Test(end, rel, bound) for end, rel in ((End.HIGH_UP, _LE), (End.HIGH_DOWN, _LT)))
    match operator:
        case Operator.AT_LEAST:
            return [[low_down, _THERE]], [[high_down], [_NOT_THERE]]
        case Operator.AT_MOST:
            return [[high_up, _THERE]], [[low_up], [_NOT_THERE]]
        case Operator.ABOVE:
            return [[low_up, _THERE]], [[high_up], [_NOT_THERE]]
        case Operator.BELOW:
            return [[high_down, _THERE]], [[low_down], [_NOT_THERE]]
        case _:
            same = [Test(End.LOW_DOWN, Relation.EQUAL, bound), Test(End.HIGH_UP, Relation.EQUAL, bound)]
            return [[*same, _THERE]], [[high_down], [low_up], [_NOT_THERE]]


_GE, _GT, _LE, _LT = Relation.AT_LEAST, Relation.ABOVE, Relation.AT_MOST, Relation.BELOW


def as_number(value: object) -> Fraction:
    """Return a number as it is, money in fen, a day as its ordinal."""
    match value:
        case Money():
            return Fraction(value.in_fen)
        case date():
            return Fraction(value.toordinal())
        case int() | Decimal():
            return Fraction(value)
        case _:
            raise TypeError(value)
