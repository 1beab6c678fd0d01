"""Quantities of every form, each of which measures what it should: numbers, money, days.

Numbers and money are never negative where they are multiplied or added, as a checked pack has them. What is published
as a range, and what another benefit pays, stands in amounts only: a condition that rests on it could not be settled.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from talentrules.dates import Duration
from talentrules.model.conditions import Compare, CompareQuantity, Condition, Operator
from talentrules.model.facts import ChoiceType, Fact, NumberType
from talentrules.model.quantities import (
    Band,
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
    Measure,
    OverRecords,
    Part,
    Product,
    Quantity,
    Rounded,
    Rounding,
    Row,
    Shifted,
    Stated,
    Sum,
    Table,
    Unit,
    YearStart,
)
from talentrules.money import Interval, Money
from talentrules.testing.strategies.names import Names

__all__ = ["DURATIONS", "Writer", "stated"]

_TENTHS = st.integers(0, 9)
_FEW = st.integers(1, 2)
_COUNTED = st.sampled_from((Fold.COUNT, Fold.COUNT, Fold.IN_A_ROW))
_SMALL = st.integers(0, 6)
_SHARES = st.sampled_from([Decimal(one) for one in ("0", "0.1", "0.125", "0.3333", "0.5", "0.8", "1", "1.5")])
_YUAN = st.integers(0, 60).map(lambda hundreds: Money.yuan(hundreds * 100))
_DAYS = st.dates(date(2020, 1, 1), date(2025, 12, 31))
DURATIONS = st.sampled_from(
    (Duration(years=2), Duration(months=6), Duration(months=1), Duration(days=15), Duration(years=1, days=1))
)
_STEPS = st.sampled_from((Money.yuan(1), Money.yuan(100), Money(1)))
_ROUNDINGS, _HITS, _UNITS = st.sampled_from(Rounding), st.sampled_from(HitPolicy), st.sampled_from(Unit)
_PARTS, _BOOLS = st.sampled_from((Part.DROP, Part.UP)), st.booleans()
_BY_NUMBER = st.sampled_from((Operator.AT_LEAST, Operator.AT_MOST, Operator.ABOVE, Operator.BELOW))
_OPERATORS = st.sampled_from([one for one in Operator if one is not Operator.HAS])
_AGES = st.sampled_from((18, 35, 45))
_MEASURES = st.sampled_from((Measure.NUMBER, Measure.NUMBER, Measure.MONEY, Measure.DAY))


@st.composite
def stated(draw: st.DrawFn) -> Stated:
    """Return money as sources publish it: fixed, a range, a cap only, a floor only, unstated."""
    low, high = sorted([draw(_YUAN), draw(_YUAN)])
    forms = (Interval(low, high), Interval.exactly(low), Interval(None, high), Interval(low, None), Interval())
    return Stated(interval=draw(st.sampled_from(forms)))


@dataclass(frozen=True)
class Writer:
    """Writes quantities about `names`; `condition` writes the conditions inside them. `amount`: it writes an amount."""

    draw: st.DrawFn
    names: Names
    condition: Callable[[st.DrawFn, Names, int], Condition]
    amount: bool = False

    def comparison(self) -> CompareQuantity:
        """Return a comparison: of an age or a count with what is usual for it, or of anything with its like."""
        kind = self.draw(_MEASURES)
        if kind is Measure.NUMBER and self.draw(_BOOLS):
            return self._usual()
        quantity = self.number(2, below_zero=True) if kind is Measure.NUMBER else self.of(kind, 2)
        operator = self.draw(_OPERATORS)
        how_many = 2 if operator is Operator.BETWEEN else self.draw(_FEW) if operator is Operator.IN else 1
        bounds = tuple(self.of(kind, 1) for _ in range(how_many))
        return CompareQuantity(quantity=quantity, operator=operator, bounds=bounds)

    def _usual(self) -> CompareQuantity:
        operator = self.draw(_BY_NUMBER)
        if (born := self._fact_named("birth_date")) and self.draw(_BOOLS):
            age = Between(first=born, last=self._clock(), unit=Unit.YEAR)
            return CompareQuantity(quantity=age, operator=operator, bounds=(Constant(value=self.draw(_AGES)),))
        counted = self._over_records(self.draw(_COUNTED)) or self._between()
        return CompareQuantity(quantity=counted, operator=operator, bounds=(Constant(value=self.draw(_SMALL)),))

    def _fact_named(self, name: str) -> FactValue | None:
        return FactValue(fact=name) if any(one.id == name for one in self.names.facts) else None

    def of(self, kind: Measure, depth: int) -> Quantity:
        """Return a quantity that measures `kind`, at most `depth` deep or a little more."""
        match kind:
            case Measure.NUMBER:
                return self.number(depth)
            case Measure.MONEY:
                return self.money(depth)
            case Measure.DAY:
                return self.day(depth)

    # Numbers

    def number(self, depth: int, *, below_zero: bool = False) -> Quantity:  # noqa: PLR0911 -- one case for each form
        """Return a number, never below zero unless that is meant."""
        match self.draw(_TENTHS):
            case 0 | 1 | 2 if facts := self._facts(lambda names: names.numbers(below_zero=below_zero)):
                return self.draw(st.sampled_from(facts))
            case 3 if defined := self.names.defined(Measure.NUMBER):
                return DefinedQuantity(definition=self.draw(st.sampled_from(defined)))
            case 4 | 5 if depth > 0 and (counted := self._over_records(self._numeric_fold())):
                return counted
            case 6 if depth > 0:
                between = self._between()
                return between if below_zero else Greatest(parts=(Constant(value=0), between))
            case 7 if depth > 0:
                return self._made_of(lambda: self.number(depth - 1), Measure.NUMBER, depth)
            case 8:
                return Constant(value=self.draw(_SMALL))
            case _:
                return Constant(value=self.draw(_SHARES))

    def _numeric_fold(self) -> Fold:
        return self.draw(st.sampled_from((Fold.COUNT, Fold.COUNT, Fold.IN_A_ROW, Fold.SUM, Fold.GREATEST, Fold.LEAST)))

    def _between(self) -> Between:
        first, last = self.day(1), self.day(0)
        return Between(first=first, last=last, unit=self.draw(_UNITS), part=self.draw(_PARTS))

    # Money

    def money(self, depth: int) -> Quantity:  # noqa: PLR0911 -- one case for each form
        """Return an amount of money."""
        match self.draw(_TENTHS):
            case 0 | 1 if facts := self._facts(lambda names: names.money):
                return self.draw(st.sampled_from(facts))
            case 2 if defined := self.names.defined(Measure.MONEY):
                return DefinedQuantity(definition=self.draw(st.sampled_from(defined)))
            case 3 if self.amount and self.names.paying:
                return BenefitAmount(benefit=self.draw(st.sampled_from(self.names.paying)))
            case 4 if self.amount:
                return self.draw(stated())
            case 5 if depth > 0:
                return Product(parts=(self.number(depth - 1), self.money(depth - 1)))
            case 6 | 7 if depth > 0:
                return self._made_of(lambda: self.money(depth - 1), Measure.MONEY, depth)
            case 8 if depth > 0:
                return self._shaped(depth)
            case _:
                return Constant(value=self.draw(_YUAN))

    def limit(self, amounts: st.SearchStrategy[Money]) -> Quantity:
        """Return an upper bound, of which there is always one: an amount, what a fact says, the lesser of the two."""
        constant = Constant(value=self.draw(amounts))
        facts = self._facts(lambda names: names.money)
        if not facts or self.draw(_TENTHS) < 6:
            return constant
        fact = self.draw(st.sampled_from(facts))
        return fact if self.draw(_BOOLS) else Least(parts=(fact, constant))

    def _shaped(self, depth: int) -> Quantity:
        """Return money that is scaled by bands, brought to whole yuan, or summed over records."""
        match self.draw(_TENTHS) % 4:
            case 0 if summed := self._over_records(Fold.SUM, money=True):
                return summed
            case 1:
                return Rounded(base=self.money(depth - 1), step=self.draw(_STEPS), by=self.draw(_ROUNDINGS))
            case 2:
                return self._uplifted(depth)
            case _:
                return self._bands()

    def _uplifted(self, depth: int) -> Quantity:
        """Return money that is raised by so much in certain cases, before it is bounded or after."""
        row = Row(when=self.condition(self.draw, self.names, 1), value=Constant(value=self.draw(_SHARES)))
        uplift = Table(hit=HitPolicy.SUM, rows=(row,), otherwise=Constant(value=0))
        factor = Sum(parts=(Constant(value=1), uplift))
        base, top = self.money(depth - 1), self.limit(_YUAN)
        if self.draw(_BOOLS):
            return Bounded(base=Product(parts=(factor, base)), at_most=top)
        return Product(parts=(factor, Bounded(base=base, at_most=top)))

    def _bands(self) -> Bands:
        """Return bands of an amount in whole fen: of what a fact says, mostly."""
        facts = self._facts(lambda names: names.money)
        base: Quantity = self.draw(st.sampled_from(facts)) if facts else Constant(value=self.draw(_YUAN))
        edges = sorted({self.draw(_YUAN) for _ in range(self.draw(st.integers(1, 3)))})
        bands = tuple(Band(at_least=edge, rate=self.draw(_SHARES)) for edge in edges)
        return Bands(base=base, bands=bands, marginal=self.draw(_BOOLS))

    # Days

    def day(self, depth: int) -> Quantity:  # noqa: PLR0911 -- one case for each form
        """Return a day of the calendar."""
        match self.draw(_TENTHS):
            case 0 | 1 | 2 | 3 if facts := self._facts(lambda names: names.days):
                return self.draw(st.sampled_from(facts))
            case 4 | 5:
                return self._clock()
            case 6 if depth > 0:
                return YearStart(day=self.day(depth - 1))
            case 7 if depth > 0:
                return Shifted(day=self.day(depth - 1), by=self.draw(DURATIONS))
            case 8 if depth > 0 and (found := self._over_records(self.draw(_EITHER), days=True)):
                return found
            case 9 if defined := self.names.defined(Measure.DAY):
                return DefinedQuantity(definition=self.draw(st.sampled_from(defined)))
            case _:
                return Constant(value=self.draw(_DAYS))

    def _clock(self) -> ClockDay:
        return ClockDay(clock=self.draw(st.sampled_from(Clock)))

    # Of any measure

    def _facts(self, pick: Callable[[Names], Sequence[Fact]]) -> list[FactValue]:
        """Return the facts at hand; inside a record also those of the profile."""
        here = [FactValue(fact=one.id) for one in pick(self.names)]
        if self.names.profile is None:
            return here
        return here * 2 + [FactValue(fact=one.id, of_profile=True) for one in pick(self.names.profile)]

    def _made_of(self, part: Callable[[], Quantity], kind: Measure, depth: int) -> Quantity:  # noqa: PLR0911 -- one case for each form
        """Return what is made of quantities of one kind: tables, sums, differences, the least, the greatest, bounds."""
        match self.draw(_TENTHS):
            case 0:
                return Sum(parts=tuple(part() for _ in range(self.draw(_FEW) + 1)))
            case 1:
                return Difference(whole=part(), less=part())
            case 2:
                return Least(parts=(part(), part()))
            case 3:
                return Greatest(parts=(part(), part()))
            case 4 | 5:
                which = self.draw(st.integers(1, 3))
                floor, top = (part() if which & bit else None for bit in (1, 2))
                return Bounded(base=part(), at_least=floor, at_most=top)
            case 6 if kind is Measure.NUMBER:
                return Rounded(base=part(), step=1, by=self.draw(_ROUNDINGS))
            case _:
                return self.table(part, depth)

    def table(self, part: Callable[[], Quantity], depth: int) -> Table:
        """Return a table; the tiers of one that hits once ask for the choices of one fact, mostly."""
        hit = self.draw(_HITS)
        rows = tuple(
            Row(when=when, value=part(), name=f"第{number}档") for number, when in enumerate(self._tiers(hit, depth))
        )
        return Table(hit=hit, rows=rows, otherwise=part() if self.draw(_TENTHS) < 6 else None)

    def _tiers(self, hit: HitPolicy, depth: int) -> list[Condition]:
        choices = [(one.id, one.type) for one in self.names.facts if isinstance(one.type, ChoiceType)]
        if choices and (hit is HitPolicy.UNIQUE or self.draw(_BOOLS)):
            fact, kind = self.draw(st.sampled_from(choices))
            options = [one.id for one in kind.options][: self.draw(_FEW) + 1]
            return [Compare(fact=fact, operator=Operator.IS, values=(option,)) for option in options]
        return [self.condition(self.draw, self.names, min(depth, 2)) for _ in range(self.draw(st.integers(1, 3)))]

    def _over_records(self, fold: Fold, *, money: bool = False, days: bool = False) -> OverRecords | None:
        """Return a fold over some list that has what is to be taken; none where there is no such list."""
        of_profile = self.names.profile is not None and self.draw(_TENTHS) == 0
        source = self.names.profile if of_profile and self.names.profile is not None else self.names
        lists = [one for one in source.lists if fold is Fold.COUNT or _taken(source, one, fold, money=money, days=days)]
        if not lists:
            return None
        listed = self.draw(st.sampled_from(lists))
        inside = source.inside(listed)
        return OverRecords(
            fact=listed.id,
            fold=fold,
            take=None if fold is Fold.COUNT else self._take(source, listed, fold, money=money, days=days),
            where=self.condition(self.draw, inside, 1) if self.draw(_TENTHS) < 6 else None,
            of_profile=of_profile,
        )

    def _take(self, source: Names, listed: Fact, fold: Fold, *, money: bool, days: bool) -> Quantity:
        fact = self.draw(st.sampled_from(_taken(source, listed, fold, money=money, days=days)))
        taken: Quantity = FactValue(fact=fact.id)
        if fold is Fold.IN_A_ROW or self.draw(_TENTHS) < 7:
            return taken
        writer = replace(self, names=source.inside(listed), amount=False)
        if days:
            return Shifted(day=taken, by=self.draw(DURATIONS))
        return Sum(parts=(taken, writer.money(0) if money else writer.number(0)))


_EITHER = st.sampled_from((Fold.GREATEST, Fold.LEAST))


def _taken(source: Names, listed: Fact, fold: Fold, *, money: bool, days: bool) -> list[Fact]:
    inside = source.inside(listed)
    if money or days:
        return inside.money if money else inside.days
    whole = fold is Fold.IN_A_ROW
    return [one for one in inside.numbers() if not whole or (isinstance(one.type, NumberType) and one.type.whole)]
