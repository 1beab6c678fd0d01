"""Conditions and quantities as formulas of z3: what relates facts to each other, which boxes of cells cannot.

Every formula is an *outer* one: whoever exists satisfies it, so that what cannot be satisfied is proven. What the
calendar makes of months and years is told by bounds; `inner` narrows these so far that the calendar cannot disagree,
which is where persons are sought first. What has no formula (another benefit's amount) may come out either way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from importlib import import_module
from typing import Any, assert_never

from talentrules.diagnostics import diagnose
from talentrules.engine.quantities import as_number
from talentrules.errors import InputError
from talentrules.model.conditions import (
    All,
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
    Records,
)
from talentrules.model.conditions import Any as AnyOf
from talentrules.model.facts import (
    NONE,
    BooleanType,
    ChoiceType,
    DateType,
    Fact,
    MoneyType,
    NumberType,
    RecordsType,
    SetType,
    TextType,
    Value,
)
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
    HitPolicy,
    Least,
    OverRecords,
    Part,
    Product,
    Quantity,
    Rounded,
    Rounding,
    Shifted,
    Stated,
    Sum,
    Table,
    Unit,
    YearStart,
)
from talentrules.model.walk import below, facts_read
from talentrules.money import Money
from talentrules.proofs.cells import Point
from talentrules.proofs.space import Axis
from talentrules.proofs.subject import sliced
from talentrules.proofs.survey import Nothing, Survey, TooLargeError

__all__ = ["Amount", "Encoder", "Expr", "load"]

Expr = Any
"""A formula or a term of z3, which comes without types."""

_DENSE = 10_000
"""Decimal facts are whole numbers of this part."""
_LENGTH = {Unit.YEAR: Fraction(146_097, 400), Unit.MONTH: Fraction(146_097, 4_800), Unit.DAY: Fraction(1)}
"""How many days a unit has in the mean of four hundred years."""
_STRAY = 6
"""No number of years or months strays farther from the mean than this, in days."""
_TEXT_OTHER, _NONE, _NO_TEXT = -2, -1, -3
"""What texts are that nobody asks for, what is none, and the empty text, which nobody gives."""
_OTHER_TEXT = "其他"


def load() -> Any:
    """Return the module of z3.

    Raises:
        InputError: where it is not installed.

    """
    try:
        return import_module("z3")
    except ImportError as error:
        raise InputError([diagnose("prover-missing")]) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A quantity as formulas: whether it is there, and its two ends; an end that is None is open."""

    there: Expr
    low: Expr
    high: Expr

    @property
    def ends(self) -> tuple[Expr, Expr]:
        """Both ends."""
        return self.low, self.high


@dataclass(slots=True)
class Encoder:
    """The facts of one person as variables, and what conditions make of them.

    `marks` tells the variables of one person from those of another who differs from the first in one fact: that person
    shares all other variables (`beside`). `domain` are the formulas that everybody satisfies, `inner` those of whom the
    calendar is sure.
    """

    z3: Any
    survey: Survey
    axes: Mapping[str, Axis]
    named: Mapping[str, tuple[Value, ...]]
    on: Expr
    mark: str = ""
    replaced: frozenset[str] = frozenset()
    parent: Encoder | None = None
    values: dict[str, Expr] = field(default_factory=dict)
    terms: dict[object, Amount] = field(default_factory=dict)
    domain: list[Expr] = field(default_factory=list)
    inner: list[Expr] = field(default_factory=list)
    derived: dict[OverRecords, tuple[Expr, Expr]] = field(default_factory=dict)

    @classmethod
    def of(cls, z3: Any, survey: Survey, conditions: Iterable[Condition]) -> Encoder:
        """Return an encoder for everything that `conditions` look at."""
        leaves = list(survey.leaves(conditions))
        named: dict[str, list[Value]] = {}
        for leaf in leaves:
            if isinstance(leaf, Compare):
                named.setdefault(leaf.fact, []).extend(leaf.values)
        made = cls(
            z3, survey, _list_axes(survey, leaves), {key: tuple(one) for key, one in named.items()}, z3.Int("on")
        )
        made.domain += [made.on >= 1, made.on <= date.max.toordinal()]
        return made

    def beside(self, fact: str, mark: str) -> Encoder:
        """Return the encoder of a person who is the same but for `fact`."""
        return Encoder(self.z3, self.survey, self.axes, self.named, self.on, mark, frozenset({fact}), self)

    def everything(self) -> list[Expr]:
        """Return what everybody satisfies."""
        return [*self.domain, *(self.parent.everything() if self.parent is not None else [])]

    def sure(self) -> list[Expr]:
        """Return what is satisfied by those of whom the calendar is sure."""
        return [*self.inner, *(self.parent.sure() if self.parent is not None else [])]

    def variables(self) -> list[Expr]:
        """Return the variables of the facts."""
        own: list[Expr] = []
        for one in self.values.values():
            own += one.values() if isinstance(one, dict) else [one]
        return [*own, *(self.parent.variables() if self.parent is not None else [])]

    # -- facts

    def value(self, fact: str) -> Expr:
        """Return the variable of a fact; of a set a mapping of its choices."""
        if self.parent is not None and fact not in self.replaced:
            return self.parent.value(fact)
        if fact not in self.values:
            self.values[fact] = self._variable(self.survey.types[fact])
        return self.values[fact]

    def _variable(self, fact: Fact) -> Expr:
        z3, name = self.z3, f"{fact.id}{self.mark}"
        match fact.type:
            case BooleanType():
                return z3.Bool(name)
            case NumberType() | MoneyType():
                return self._number(fact, z3.Int(name))
            case DateType():
                return self._day(fact, z3.Int(name))
            case ChoiceType() | TextType():
                return self._choice(fact, z3.Int(name))
            case SetType():
                return {one.id: z3.Bool(f"{name}={one.id}") for one in fact.type.options}
            case RecordsType():
                found = z3.Int(name)
                self.domain += [found >= 0, found < len(self.axes[fact.id].points)]
                return found
            case _:
                assert_never(fact.type)

    def _number(self, fact: Fact, found: Expr) -> Expr:
        kind = fact.type
        if isinstance(kind, MoneyType):
            self.domain.append(found >= 0)
        if isinstance(kind, NumberType):
            scale = 1 if kind.whole else _DENSE
            self.domain += [found >= kind.minimum * scale] if kind.minimum is not None else []
            self.domain += [found <= kind.maximum * scale] if kind.maximum is not None else []
        return found

    def _day(self, fact: Fact, found: Expr) -> Expr:
        days = self.survey.within.get(fact.id)
        none = found == _NONE
        last = date.max.toordinal()
        self.domain += [self.z3.Or(none, self.z3.And(found >= 1, found <= last))]
        if days is not None:
            self.domain += [found >= (days.first or date.min).toordinal(), found <= (days.last or date.max).toordinal()]
        return found

    def _choice(self, fact: Fact, found: Expr) -> Expr:
        last = len(self.codes(fact)) - 1
        others: list[int] = []
        if isinstance(fact.type, TextType):
            others = [_TEXT_OTHER, _NONE]
        elif not (isinstance(fact.type, ChoiceType) and fact.type.ordered) or NONE in self.named.get(fact.id, ()):
            others = [_NONE]
        self.domain.append(self.z3.Or(self.z3.And(found >= 0, found <= last), *(found == one for one in others)))
        return found

    def codes(self, fact: Fact) -> list[str]:
        """Return the choices of a fact, or the texts that are asked for: the place of each is its number."""
        own = [one.id for one in fact.type.options] if isinstance(fact.type, ChoiceType) else []
        asked = [one for one in self.named.get(fact.id, ()) if isinstance(one, str) and one]
        return list(dict.fromkeys([*own, *asked]))

    # -- conditions

    def holds(self, condition: Condition) -> Expr:  # noqa: C901, PLR0911 - one line a form
        """Return the formula that says whether `condition` holds."""
        z3 = self.z3
        match condition:
            case All():
                return z3.And(*map(self.holds, condition.parts))
            case AnyOf():
                return z3.Or(*map(self.holds, condition.parts))
            case AtLeastN():
                return z3.Sum([z3.If(self.holds(one), 1, 0) for one in condition.parts]) >= condition.n
            case Not():
                return z3.Not(self.holds(condition.part))
            case NotRequired():
                return z3.BoolVal(val=True)
            case DefinitionCondition() | BenefitCondition():
                followed = self.survey.followed(condition)
                return self._free(condition) if followed is None else self.holds(followed)
            case FindingCondition():
                return z3.Bool(f"finding:{condition.finding}")
            case Records():
                return self._records(condition)
            case Compare():
                return self._compare(condition)
            case CompareQuantity():
                return self._relation(condition)
            case _:
                assert_never(condition)

    def _free(self, condition: Condition) -> Expr:
        """Return a truth that nothing else decides: the same for two persons where what differs has no part in it."""
        apart = ""
        if self.replaced and isinstance(condition, BenefitCondition):
            known = condition.benefit in self.survey.pack.benefits
            read = sliced(self.survey.pack, [condition.benefit]).facts_read if known else ()
            apart = self.mark if not known or self.replaced & set(read) else ""
        return self.z3.Bool(f"free:{self.survey.key(condition)}{apart}")

    def _records(self, condition: Records) -> Expr:
        axis = self.axes.get(condition.fact)
        place = None if axis is None else next((n for n, one in enumerate(axis.leaves) if one is condition), None)
        if axis is None or place is None:
            return self.z3.Bool(f"free:{id(condition)}{self.mark}")
        if self.replaced & set(facts_read(condition)):  # records that are compared with what differs
            return self.z3.Bool(f"free:{id(condition)}{self.mark}")
        held = [number for number, column in enumerate(axis.columns) if column[place]]
        return self.z3.Or(*(self.value(condition.fact) == number for number in held))

    def _compare(self, condition: Compare) -> Expr:
        fact = self.survey.types.get(condition.fact)
        if fact is None or isinstance(fact.type, RecordsType):
            return self._free(condition)
        variable, values = self.value(fact.id), condition.values
        if isinstance(fact.type, SetType):
            return variable[str(values[0])]
        if values == (NONE,):
            return variable == _NONE
        if isinstance(fact.type, BooleanType):
            return self.z3.Or(*(variable == bool(one) for one in values))
        numbers = [self._code(fact, one) for one in values]
        there = variable >= 0 if isinstance(fact.type, ChoiceType | TextType | DateType) else self.z3.BoolVal(val=True)
        if isinstance(fact.type, ChoiceType) and condition.operator not in {Operator.IS, Operator.IN}:
            there = self.z3.And(there, variable < len(fact.type.options))
        return self.z3.And(there, self._stands(condition.operator, variable, numbers))

    def _code(self, fact: Fact, value: Value) -> int:
        if isinstance(fact.type, ChoiceType | TextType):
            return self.codes(fact).index(str(value)) if value else _NO_TEXT
        scale = _DENSE if isinstance(fact.type, NumberType) and not fact.type.whole else 1
        number = as_number(value) if isinstance(value, int | Decimal | Money | date) else Fraction(0)
        return int(number * scale)

    def _stands(self, operator: Operator, value: Expr, bounds: Sequence[Expr]) -> Expr:
        match operator:
            case Operator.IS | Operator.IN | Operator.HAS:
                return self.z3.Or(*(value == bound for bound in bounds))
            case Operator.AT_LEAST:
                return value >= bounds[0]
            case Operator.AT_MOST:
                return value <= bounds[0]
            case Operator.ABOVE:
                return value > bounds[0]
            case Operator.BELOW:
                return value < bounds[0]
            case Operator.BETWEEN:
                return self.z3.And(value >= bounds[0], value <= bounds[1])
            case _:
                assert_never(operator)

    def _relation(self, condition: CompareQuantity) -> Expr:
        value, *bounds = (self.term(one) for one in (condition.quantity, *condition.bounds))
        parts = [value, *bounds]
        if any(one.low is None or one.low is not one.high for one in parts):
            return self.z3.Bool(f"free:{id(condition)}{self.mark}")
        if condition.operator is Operator.IN:
            found = [self.z3.And(one.there, value.low == one.low) for one in bounds]
            return self.z3.And(value.there, self.z3.Or(*found))
        there = [one.there for one in parts]
        return self.z3.And(*there, self._stands(condition.operator, value.low, [one.low for one in bounds]))

    # -- quantities

    def term(self, quantity: Quantity) -> Amount:
        """Return a quantity as formulas, the same ones for the same quantity."""
        key = _key(quantity)
        if self.parent is not None and not self._bears_on(quantity):
            return self.parent.term(quantity)
        if key not in self.terms:
            self.terms[key] = self._term(quantity)
        return self.terms[key]

    def _bears_on(self, quantity: Quantity) -> bool:
        """Return whether what differs bears on `quantity`."""
        for one in below(quantity):
            if isinstance(one, FactValue | OverRecords | Compare | Records) and one.fact in self.replaced:
                return True
            if isinstance(one, ClockDay) and "applied_on" in self.replaced:
                return True
            if isinstance(one, DefinitionCondition | BenefitCondition):
                return True
            if isinstance(one, DefinedQuantity) and self._bears_on(self._named(one)):
                return True
        return False

    def _named(self, one: DefinedQuantity) -> Quantity:
        return self.survey.pack.quantities[one.definition].quantity

    def _term(self, quantity: Quantity) -> Amount:  # noqa: C901, PLR0911, PLR0912 - one line a form
        match quantity:
            case Constant():
                return self._exactly(as_number(quantity.value))
            case Stated():
                return self._stated(quantity)
            case FactValue():
                return self._of_fact(quantity)
            case ClockDay():
                if quantity.clock is Clock.EVALUATION:
                    return self._one(self.z3.ToReal(self.on))
                return self._of_fact(FactValue(fact="applied_on"))
            case Table():
                return self._table(quantity)
            case Sum() | Product() | Difference() | Least() | Greatest():
                return self._combined(quantity)
            case Bounded():
                return self._bounded(quantity)
            case Rounded():
                return self._rounded(quantity)
            case DefinedQuantity():
                return self.term(self._named(quantity))
            case Between():
                return self._between(quantity)
            case Shifted():
                return self._shifted(quantity)
            case YearStart():
                return self._year_start(quantity)
            case OverRecords():
                return self._over_records(quantity)
            case Bands() | BenefitAmount():
                return self._unknown(quantity)
            case _:
                assert_never(quantity)

    def _exactly(self, number: Fraction) -> Amount:
        return self._one(self.z3.RealVal(str(number)))

    def _one(self, value: Expr, there: Expr | None = None) -> Amount:
        return Amount(there=self.z3.BoolVal(val=True) if there is None else there, low=value, high=value)

    def _stated(self, quantity: Stated) -> Amount:
        ends = [
            None if one is None else self.z3.RealVal(one.in_fen)
            for one in (quantity.interval.low, quantity.interval.high)
        ]
        if quantity.interval.exact:
            return self._one(ends[0])
        return Amount(there=self.z3.BoolVal(val=True), low=ends[0], high=ends[1])

    def _of_fact(self, quantity: FactValue) -> Amount:
        fact = self.survey.types.get(quantity.fact)
        if fact is None or not isinstance(fact.type, NumberType | MoneyType | DateType):
            return self._unknown(quantity)
        variable = self.value(fact.id)
        value = self.z3.ToReal(variable)
        if isinstance(fact.type, NumberType):
            value = value / ((1 if fact.type.whole else _DENSE) * (100 if fact.type.unit == "%" else 1))
        return self._one(value, variable >= 0 if isinstance(fact.type, DateType) else None)

    def _unknown(self, quantity: Quantity) -> Amount:
        """Return a quantity of which nothing is known, not even whether it is there."""
        name = f"unknown:{id(quantity)}{self.mark}"
        return Amount(there=self.z3.Bool(f"{name}?"), low=None, high=None)

    def _all(self, parts: Iterable[Amount]) -> Expr:
        return self.z3.And(*(one.there for one in parts))

    def _combined(self, quantity: Sum | Product | Difference | Least | Greatest) -> Amount:
        z3 = self.z3
        listed = (quantity.whole, quantity.less) if isinstance(quantity, Difference) else quantity.parts
        parts = [self.term(one) for one in listed]
        exact = all(one.low is not None and one.low is one.high for one in parts)
        if not exact:
            return self._ends(quantity, parts)
        values = [one.low for one in parts]
        found = values[0]
        for one in values[1:]:
            match quantity:
                case Sum():
                    found = found + one
                case Product():
                    found = found * one
                case Difference():
                    found = z3.If(found - one > 0, found - one, 0)
                case Least():
                    found = z3.If(one < found, one, found)
                case Greatest():
                    found = z3.If(one > found, one, found)
                case _:
                    assert_never(quantity)
        return self._one(found, self._all(parts))

    def _ends(self, quantity: Quantity, parts: Sequence[Amount]) -> Amount:
        """Return a sum end by end; of anything else whose parts are no exact ones, nothing is said."""
        if not isinstance(quantity, Sum):
            return Amount(there=self._all(parts), low=None, high=None)
        low, high = (
            None if any(one.ends[end] is None for one in parts) else self.z3.Sum([one.ends[end] for one in parts])
            for end in (0, 1)
        )
        return Amount(there=self._all(parts), low=low, high=high)

    def _bounded(self, quantity: Bounded) -> Amount:
        base = self.term(quantity.base)
        least = None if quantity.at_least is None else self.term(quantity.at_least)
        most = None if quantity.at_most is None else self.term(quantity.at_most)
        bounds = [one for one in (least, most) if one is not None]
        if any(one.low is None or one.low is not one.high for one in (base, *bounds)):
            return Amount(there=base.there, low=None, high=None)
        found = base.low
        if least is not None:
            found = self.z3.If(self.z3.And(least.there, least.low > found), least.low, found)
        if most is not None:
            found = self.z3.If(self.z3.And(most.there, most.low < found), most.low, found)
        return self._one(found, base.there)

    def _rounded(self, quantity: Rounded) -> Amount:
        base, z3 = self.term(quantity.base), self.z3
        if base.low is None or base.low is not base.high:
            return Amount(there=base.there, low=None, high=None)
        step = as_number(quantity.step)
        steps = base.low / z3.RealVal(str(step))
        match quantity.by:
            case Rounding.DOWN:
                whole = z3.ToReal(z3.ToInt(steps))
            case Rounding.UP:
                whole = -z3.ToReal(z3.ToInt(-steps))
            case Rounding.HALF_UP:
                whole = z3.ToReal(z3.ToInt(steps + z3.Q(1, 2)))
            case _:
                assert_never(quantity.by)
        return self._one(whole * z3.RealVal(str(step)), base.there)

    def _table(self, table: Table) -> Amount:
        """Return what the rows come to; `sum` and open ends are said no closer than that there is something."""
        z3 = self.z3
        rows = [(self.holds(row.when), self.term(row.value)) for row in table.rows]
        rest = None if table.otherwise is None else self.term(table.otherwise)
        values = [value for _, value in rows] + ([rest] if rest is not None else [])
        counts = [z3.And(held, value.there) for held, value in rows]
        there = z3.Or(*counts, *([rest.there] if rest is not None else []))
        exact = all(one.low is not None and one.low is one.high for one in values)
        if not exact or table.hit is HitPolicy.SUM or any(_may_miss(row.value) for row in table.rows):
            return Amount(there=there, low=None, high=None)
        worth = [(held, value.low) for held, value in rows]
        begin = z3.RealVal(0) if rest is None else rest.low
        match table.hit:
            case HitPolicy.FIRST:
                return self._one(self._folded(worth, begin, lambda _one, _other: True), there)
            case HitPolicy.HIGHEST:
                return self._one(self._folded(worth, begin, lambda one, other: one > other), there)
            case HitPolicy.UNIQUE:
                low = self._folded(worth, begin, lambda one, other: one < other)
                return Amount(there=there, low=low, high=self._folded(worth, begin, lambda one, other: one > other))
            case _:
                assert_never(table.hit)

    def _folded(self, rows: Sequence[tuple[Expr, Expr]], begin: Expr, better: Callable[[Expr, Expr], Expr]) -> Expr:
        """Return what the last row that holds is worth, or each one before it that is `better` than those behind it."""
        z3, found, none = self.z3, begin, self.z3.BoolVal(val=True)
        for held, value in reversed(rows):
            found = z3.If(z3.And(held, z3.Or(none, better(value, found))), value, found)
            none = z3.And(none, z3.Not(held))
        return found

    # -- days

    def _between(self, quantity: Between) -> Amount:
        first, last = self.term(quantity.first), self.term(quantity.last)
        there = self._all([first, last])
        if first.low is None or last.low is None:
            return Amount(there=there, low=None, high=None)
        apart = last.low - first.low
        if quantity.unit is Unit.DAY:
            return self._one(apart, there)
        return self._one(self._units(quantity, apart), there)

    def _units(self, quantity: Between, apart: Expr) -> Expr:
        """Return how many years or months lie in `apart` days, as near as the mean tells."""
        z3, length = self.z3, self.z3.RealVal(str(_LENGTH[quantity.unit]))
        name = f"between:{id(quantity)}{self.mark}"
        count = z3.Real(name) if quantity.part is Part.EXACT else z3.ToReal(z3.Int(name))
        down, up = {Part.DROP: (0, 1), Part.UP: (1, 0), Part.EXACT: (0, 0)}[quantity.part]
        low, high = length * (count - down), length * (count + up)
        self.domain += [apart >= length * (count - 1) - _STRAY, apart <= length * (count + 1) + _STRAY]
        self.domain += [z3.Implies(apart >= 0, z3.And(apart >= low - _STRAY, apart <= high + _STRAY, count >= 0))]
        self.inner += (
            [apart >= 0, apart >= low + _STRAY, apart <= high - _STRAY] if quantity.part is not Part.EXACT else []
        )
        return count

    def _shifted(self, quantity: Shifted) -> Amount:
        day, by = self.term(quantity.day), quantity.by
        if day.low is None:
            return Amount(there=day.there, low=None, high=None)
        if not by.in_months:
            return self._one(day.low + by.days, day.there)
        found = self.z3.ToReal(self.z3.Int(f"shifted:{id(quantity)}{self.mark}"))
        mean = day.low + self.z3.RealVal(str(_LENGTH[Unit.MONTH] * by.in_months)) + by.days
        self.domain += [found >= mean - _STRAY, found <= mean + _STRAY]
        return self._one(found, day.there)

    def _year_start(self, quantity: YearStart) -> Amount:
        day = self.term(quantity.day)
        if day.low is None:
            return Amount(there=day.there, low=None, high=None)
        found = self.z3.ToReal(self.z3.Int(f"year:{id(quantity)}{self.mark}"))
        self.domain += [found <= day.low, found >= day.low - 365]
        return self._one(found, day.there)

    def _over_records(self, quantity: OverRecords) -> Amount:
        z3, name = self.z3, f"records:{id(quantity)}{self.mark}"
        true = z3.BoolVal(val=True)
        if quantity.fold in {Fold.COUNT, Fold.IN_A_ROW}:
            count = z3.Int(name)
            self.domain.append(count >= 0)
            self.derived[quantity] = (count, true)
            return self._one(z3.ToReal(count))
        found, there = z3.Real(name), true if quantity.fold is Fold.SUM else z3.Bool(f"{name}?")
        self.inner.append(z3.IsInt(found))
        self.derived[quantity] = (found, there)
        return self._one(found, there)

    # -- back from a model

    def facts(self, model: Any) -> dict[str, Value]:
        """Return the facts that a model gives, but for record lists."""
        found: dict[str, Value] = {}
        for name, variable in self._all_values().items():
            fact = self.survey.types[name]
            if not isinstance(fact.type, RecordsType):
                found[name] = self._fact(fact, variable, model)
        return found

    def _fact(self, fact: Fact, variable: Expr, model: Any) -> Value:  # noqa: PLR0911 - one line a type
        if isinstance(fact.type, SetType):
            return frozenset(one for one, held in variable.items() if self._true(model, held))
        if isinstance(fact.type, BooleanType):
            return self._true(model, variable)
        number = model.eval(variable, model_completion=True).as_long()
        match fact.type:
            case DateType():
                return NONE if number == _NONE else date.fromordinal(number)
            case MoneyType():
                return Money(number)
            case NumberType():
                return number if fact.type.whole else Decimal(number) / _DENSE
            case TextType() if number == _TEXT_OTHER:
                return _OTHER_TEXT
            case _:
                return NONE if number == _NONE else self.codes(fact)[number]

    def _true(self, model: Any, formula: Expr) -> bool:
        return bool(self.z3.is_true(model.eval(formula, model_completion=True)))

    def chosen(self, model: Any, findings: Iterable[str]) -> list[tuple[Axis, int]]:
        """Return the record lists, the quantities over them and the findings of a model, as points of axes."""
        found: list[tuple[Axis, int]] = []
        for fact, variable in self._all_values().items():
            if fact in self.axes:
                found.append((self.axes[fact], model.eval(variable, model_completion=True).as_long()))
        for quantity, (variable, there) in self._all_derived().items():
            found.append((self._point(quantity, variable, there, model), 0))
        for finding in findings:
            held = self._true(model, self.z3.Bool(f"finding:{finding}"))
            points = (Point(value=held),)
            found.append((Axis(key=("finding", finding), leaves=(), points=points, columns=((),)), 0))
        return found

    def _all_values(self) -> dict[str, Expr]:
        outer = {} if self.parent is None else self.parent._all_values()  # noqa: SLF001 - one of its own kind
        return {**outer, **self.values}

    def _all_derived(self) -> dict[OverRecords, tuple[Expr, Expr]]:
        outer = {} if self.parent is None else self.parent._all_derived()  # noqa: SLF001 - one of its own kind
        return {**outer, **self.derived}

    def _point(self, quantity: OverRecords, variable: Expr, there: Expr, model: Any) -> Axis:
        value = model.eval(variable, model_completion=True)
        number = value.as_fraction() if hasattr(value, "as_fraction") else Fraction(value.as_long())
        point = Point(Fraction(number) if self._true(model, there) else Nothing())
        return Axis(key=("quantity", quantity), leaves=(), points=(point,), columns=((),))


def _list_axes(survey: Survey, leaves: Iterable[Condition]) -> dict[str, Axis]:
    """Return the record lists that the leaves look at, cut into cells as boxes cut them."""
    found: dict[str, list[Condition]] = {}
    for leaf in leaves:
        if isinstance(leaf, Records) and leaf.fact in survey.types:
            listed = found.setdefault(leaf.fact, [])
            if not any(leaf is one for one in listed):
                listed.append(leaf)
    axes: dict[str, Axis] = {}
    for fact, listed in found.items():
        try:
            made = survey.axes(("list", fact), listed)
        except TooLargeError:
            continue
        if len(made) == 1 and made[0].key == ("list", fact):
            axes[fact] = made[0]
    return axes


def _key(quantity: Quantity) -> object:
    try:
        hash(quantity)
    except TypeError:
        return id(quantity)
    return quantity


def _may_miss(quantity: Quantity) -> bool:
    """Return whether a row may be worth nothing at all, so that which row counts rests on more than its condition."""
    return any(isinstance(one, OverRecords | Table | BenefitAmount | DefinedQuantity) for one in below(quantity))
