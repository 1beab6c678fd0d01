"""A case put to the second engine: what it makes of each benefit by its own rule.

The engine derives every truth: comparisons, conditions, rows of tables, eligibility. Whatever it needs as numbers is
reckoned here (`ranges`), and what it finds about one benefit is given to it again where another one asks.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Protocol, assert_never

from talentrules.crosscheck import ranges
from talentrules.crosscheck.lowering import (
    APPLICATION_DAY,
    Asked,
    CountLeaf,
    FactLeaf,
    FindingLeaf,
    Leaf,
    Lowered,
    OtherLeaf,
    QuantityLeaf,
    ThereLeaf,
    as_number,
    lower,
)
from talentrules.crosscheck.ranges import NOWHERE, Heard, Range
from talentrules.dates import Duration, MonthEnd, add
from talentrules.explain.labels import Words
from talentrules.model.conditions import BenefitCondition, Condition, DefinitionCondition
from talentrules.model.decision import Verdict
from talentrules.model.facts import NONE, DateType, Fact, MoneyType, NumberType, RecordsType, Value
from talentrules.model.pack import Benefit, Clock, Pack, Version
from talentrules.model.payments import Every
from talentrules.model.profile import Case
from talentrules.model.quantities import (
    Bands,
    BenefitAmount,
    Between,
    Bounded,
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
    Rounding,
    Row,
    Shifted,
    Stated,
    Sum,
    Table,
    YearStart,
)
from talentrules.money import Interval, Money

__all__ = ["Ends", "Engine", "NotExpressedError", "Opinion", "Own", "Programs", "Reading", "ends_of", "ends_of_truth"]

Ends = Mapping[str, int]
"""A leaf as the engine sees it: its ends in whole numbers, whether it is there, why it is open."""
_LARGEST = 2**53
_NO = Heard(truth=False)


class NotExpressedError(Exception):
    """Something that the second engine cannot be asked; `words` say what."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.words = Words(zh, en)


class Engine(Protocol):
    """Whoever derives the atoms that follow from facts."""

    def derived(self, lowered: Lowered, facts: Mapping[int, Ends]) -> frozenset[int]:
        """Return all atoms of the program that hold."""


@dataclass(frozen=True)
class Programs:
    """The programs of a pack, each made when it is first asked for."""

    pack: Pack
    made: dict[tuple[int, ...], Lowered] = field(default_factory=dict)
    rows: dict[int, Row] = field(default_factory=dict)

    def of(self, asked: Sequence[Asked], facts: Mapping[str, Fact], *, of_record: bool) -> Lowered:
        """Return the program that answers `asked`."""
        key = tuple(id(one) for one in asked)
        if key not in self.made:
            self.made[key] = lower(asked, self.pack, facts, of_record=of_record)
        return self.made[key]

    def together(self, owner: object, when: Condition | None, value: Quantity | None) -> Asked | None:
        """Return what asks whether `when` holds and `value` is there: the same each time for one `owner`."""
        if when is None or value is None:
            return when if value is None else value
        return self.rows.setdefault(id(owner), Row(when=when, value=value))


@dataclass(eq=False)
class Reading:
    """What conditions are read in: the profile, or one record of a list in it. `heard` is what was answered already."""

    values: Mapping[str, Value]
    facts: Mapping[str, Fact]
    outside: Reading | None = None
    heard: dict[int, Heard] = field(default_factory=dict)
    inside: dict[str, list[Reading] | None] = field(default_factory=dict)

    @property
    def profile(self) -> Reading:
        """The whole profile."""
        return self if self.outside is None else self.outside

    def records(self, fact: str) -> list[Reading] | None:
        """Return the records of a list; None where the list is unknown."""
        if fact not in self.inside:
            self.inside[fact] = self._records(fact)
        return self.inside[fact]

    def _records(self, fact: str) -> list[Reading] | None:
        if fact not in self.values:
            return None
        kind, listed = self.facts[fact].type, self.values[fact]
        if not isinstance(kind, RecordsType) or not isinstance(listed, tuple):
            return []
        return [Reading(one, kind.by_id, self.profile) for one in listed]


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """What a benefit comes to by its own rule. `rate` is what it pays each time, `whole` over the whole time."""

    verdict: Verdict
    why: bool = False
    rate: Interval | None = None
    whole: Interval | None = None
    pays: Heard = _NO
    money_why: bool = False

    @property
    def granted(self) -> Heard:
        """Whether it is granted, where another benefit asks."""
        if not self.verdict.settled:
            return Heard(None, self.why)
        return Heard(self.verdict in (Verdict.ELIGIBLE, Verdict.INFORMATIONAL))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outcome:
    """What a benefit comes to if one version applies."""

    verdict: Verdict
    why: bool = False
    amount: Range | None = None
    rate: Interval | None = None
    whole: Interval | None = None
    pays_nothing: bool = False


class Opinion:
    """The second engine's opinion of one case; each question is asked when it is first needed."""

    def __init__(self, programs: Programs, engine: Engine, case: Case) -> None:
        self.pack, self.case = programs.pack, case
        self._programs, self._engine = programs, engine
        values = {fact: known.value for fact, known in case.profile.facts.items()}
        self.profile = Reading(values, self.pack.facts)
        self._own: dict[str, Own | NotExpressedError] = {}

    def own(self, benefit: str) -> Own:
        """Return what a benefit comes to by its own rule.

        Raises:
            NotExpressedError: where the engine cannot be asked.

        """
        if benefit not in self._own:
            try:
                self._own[benefit] = self._of_versions(self.pack.benefits[benefit])
            except NotExpressedError as unable:
                self._own[benefit] = unable
        found = self._own[benefit]
        if isinstance(found, NotExpressedError):
            raise found
        return found

    def heard(self, one: Asked, reading: Reading) -> Heard:
        """Return the engine's answer to one question."""
        if id(one) not in reading.heard:
            self.ask([one], reading)
        return reading.heard[id(one)]

    def ask(self, asked: Sequence[Asked], reading: Reading) -> None:
        """Put several questions at once."""
        lowered = self._programs.of(asked, reading.facts, of_record=reading.outside is not None)
        facts = {number: self._seen(leaf, reading) for number, leaf in enumerate(lowered.leaves)}
        atoms = self._engine.derived(lowered, facts)
        for one in asked:
            signal = lowered.answers[id(one)]
            truth = True if signal.true in atoms else False if signal.false in atoms else None
            if signal.true in atoms and signal.false in atoms:
                raise NotExpressedError("第二引擎同时推出真和假", "the second engine derived both true and false")
            reading.heard[id(one)] = Heard(truth, truth is None and signal.missing in atoms)

    # A benefit -------------------------------------------------------------------------------------------------------

    def _of_versions(self, benefit: Benefit) -> Own:
        versions, dated = self._versions(benefit)
        outcomes = [self._outcome(benefit, one) for one in versions]
        if len(outcomes) == 1:
            verdict, why = outcomes[0].verdict, outcomes[0].why
        elif outcomes[0].verdict.settled and all(one.verdict is outcomes[0].verdict for one in outcomes):
            verdict, why = outcomes[0].verdict, False
        else:
            verdict, why = Verdict.UNDETERMINED, True
        bearing = [one for one, version in zip(outcomes, versions, strict=True) if version and not one.pays_nothing]
        paying = [one for one in bearing if one.rate is not None]
        if not paying:
            return Own(verdict=verdict, why=why)
        return Own(
            verdict=verdict,
            why=why,
            rate=_hull([one.rate for one in bearing]),
            whole=_hull([one.whole for one in bearing]),
            pays=Heard(truth=True) if len(paying) == len(bearing) else Heard(None, dated),
            money_why=dated or any(one.amount.why for one in paying if one.amount is not None),
        )

    def _versions(self, benefit: Benefit) -> tuple[list[Version | None], bool]:
        """Return the versions that may apply, and whether that rests on a date that is missing."""
        fact = benefit.version_fact
        day = self.case.on if fact is None else self.profile.values.get(fact)
        if isinstance(day, date):
            return [next((one for one in benefit.versions if _in_force(one, day)), None)], False
        always = next((one for one in benefit.versions if one.days.first is None and one.days.last is None), None)
        if always is not None:
            return [always], False
        return ([None], False) if day is NONE else ([*benefit.versions, None], True)

    def _outcome(self, benefit: Benefit, version: Version | None) -> _Outcome:
        if version is None:
            return _Outcome(verdict=Verdict.NOT_IN_FORCE)
        quantity = None if version.amount is None else version.amount.quantity
        amount = None if quantity is None else self.reckoned(quantity, self.profile)
        nothing = amount is not None and amount.there is False
        paid = None if amount is None or nothing else self._money(amount)
        whole = None if paid is None else self._whole(version, paid)
        verdict, why = self._judged(benefit, version, quantity)
        return _Outcome(verdict=verdict, why=why, amount=amount, rate=paid, whole=whole, pays_nothing=nothing)

    def _judged(self, benefit: Benefit, version: Version, quantity: Quantity | None) -> tuple[Verdict, bool]:
        if benefit.informational:
            return Verdict.INFORMATIONAL, False
        asked = self._programs.together(version, version.when, quantity)
        own = Heard(truth=True) if asked is None else self.heard(asked, self.profile)
        if own.truth is None:
            return (Verdict.UNDETERMINED if own.why else Verdict.NEEDS_FINDING), own.why
        return (Verdict.ELIGIBLE if own.truth else Verdict.INELIGIBLE), False

    def _whole(self, version: Version, rate: Interval) -> Interval:
        payment = version.payment
        if payment is None or payment.every is Every.UNSTATED:
            return Interval(rate.low, None)
        times = 1 if payment.every is Every.ONCE else payment.at_most_times
        low = None if rate.low is None else as_number(rate.low) * (times or 1)
        high = None if rate.high is None or times is None else as_number(rate.high) * times
        whole = Range(low, high)
        if payment.in_total_at_most is not None:
            whole = ranges.bounded(whole, None, self.reckoned(payment.in_total_at_most, self.profile))
        return self._money(whole)

    def _money(self, amount: Range) -> Interval:
        by = self.pack.conventions.money or Rounding.HALF_UP
        ends = (
            None if end is None else max(0, int(ranges.rounded(end, Fraction(1), by)))
            for end in (amount.low, amount.high)
        )
        low, high = (None if end is None else Money(end) for end in ends)
        return Interval(low, high)

    # A leaf ----------------------------------------------------------------------------------------------------------

    def _seen(self, leaf: Leaf, reading: Reading) -> Ends:
        match leaf:
            case FactLeaf():
                return _fact_ends(leaf, reading)
            case ThereLeaf():
                return ends_of_truth(_is_there(leaf.fact, reading.profile if leaf.of_profile else reading))
            case QuantityLeaf():
                return self._quantity_ends(leaf, reading)
            case CountLeaf():
                return self._count_ends(leaf, reading.profile if leaf.of_profile else reading)
            case FindingLeaf():
                attested = self.case.profile.attestations.get(leaf.finding)
                return ends_of_truth(Heard(None if attested is None else attested.holds))
            case OtherLeaf():
                return ends_of_truth(self._other(leaf))
            case _:
                assert_never(leaf)

    def _quantity_ends(self, leaf: QuantityLeaf, reading: Reading) -> Ends:
        one = self.reckoned(leaf.quantity, reading)
        if leaf.less is None:
            return ends_of(one, leaf.scale)
        other = self.reckoned(leaf.less, reading)
        low = None if one.low is None or other.high is None else one.low - other.high
        high = None if one.high is None or other.low is None else one.high - other.low
        there = ranges.every_one([one.there, other.there])
        return ends_of(Range(low, high, there, one.why or other.why), 1)

    def _count_ends(self, leaf: CountLeaf, reading: Reading) -> Ends:
        records = reading.records(leaf.fact)
        if records is None:
            return {"why": 1}
        asked = self._programs.together(leaf, leaf.where, leaf.take)
        heard = [Heard(truth=True) if asked is None else self.heard(asked, one) for one in records]
        sure, possible = (sum(one.truth in some for one in heard) for some in ([True], [True, None]))
        return ends_of(Range(Fraction(sure), Fraction(possible), why=any(one.why for one in heard)), 1)

    def _other(self, leaf: OtherLeaf) -> Heard:
        match leaf.about:
            case BenefitCondition():
                return self.own(leaf.about.benefit).granted
            case DefinitionCondition():
                return self.heard(self.pack.definitions[leaf.about.definition].when, self.profile)
            case DefinedQuantity():
                return self.heard(self.pack.quantities[leaf.about.definition].quantity, self.profile)
            case BenefitAmount():
                return self._paid_by(leaf.about.benefit)
            case _:
                assert_never(leaf.about)

    def _paid_by(self, benefit: str) -> Heard:
        own = self.own(benefit)
        if own.verdict is Verdict.INFORMATIONAL:
            return Heard(truth=False)
        granted, pays = own.granted, own.pays
        return Heard(ranges.every_one([granted.truth, pays.truth]), granted.why or pays.why)

    # A quantity ------------------------------------------------------------------------------------------------------

    def reckoned(self, one: Quantity, reading: Reading) -> Range:  # noqa: C901, PLR0911, PLR0912 - one case a form
        """Return from what to what a quantity may come."""
        match one:
            case Constant():
                value = as_number(one.value)
                return Range(value, value)
            case Stated():
                return _published(one.interval)
            case FactValue():
                return _fact_range(one.fact, reading.profile if one.of_profile else reading)
            case ClockDay(clock=Clock.EVALUATION):
                return Range(as_number(self.case.on), as_number(self.case.on))
            case ClockDay():
                return _fact_range(APPLICATION_DAY, reading.profile)
            case YearStart():
                return ranges.mapped(self.reckoned(one.day, reading), _first_of_january)
            case Shifted():
                return ranges.mapped(self.reckoned(one.day, reading), lambda day: self._shifted(day, one.by))
            case Between():
                first, last = self.reckoned(one.first, reading), self.reckoned(one.last, reading)
                return ranges.stretch(one, first, last, self._month_end)
            case OverRecords():
                return self._folded(one, reading.profile if one.of_profile else reading)
            case Table():
                return self._tabled(one, reading)
            case Product():
                return ranges.product(self._every(one.parts, reading))
            case Sum():
                return ranges.summed(self._every(one.parts, reading))
            case Least():
                return ranges.least(self._every(one.parts, reading))
            case Greatest():
                return ranges.greatest(self._every(one.parts, reading))
            case Difference():
                return ranges.difference(self.reckoned(one.whole, reading), self.reckoned(one.less, reading))
            case Bands():
                return ranges.bands(one, self.reckoned(one.base, reading))
            case Bounded():
                floor, top = (
                    None if end is None else self.reckoned(end, reading) for end in (one.at_least, one.at_most)
                )
                return ranges.bounded(self.reckoned(one.base, reading), floor, top)
            case Rounded():
                step = as_number(one.step)
                return ranges.mapped(self.reckoned(one.base, reading), lambda end: ranges.rounded(end, step, one.by))
            case DefinedQuantity():
                return self.reckoned(self.pack.quantities[one.definition].quantity, reading.profile)
            case BenefitAmount():
                return self._amount_of(one.benefit)
            case _:
                assert_never(one)

    def _every(self, parts: Sequence[Quantity], reading: Reading) -> list[Range]:
        return [self.reckoned(part, reading) for part in parts]

    @property
    def _month_end(self) -> MonthEnd:
        return self.pack.conventions.month_end or MonthEnd.LAST_DAY

    def _shifted(self, day: Fraction, by: Duration) -> Fraction:
        return as_number(add(date.fromordinal(int(day)), by, self._month_end))

    def _folded(self, one: OverRecords, reading: Reading) -> Range:
        records = reading.records(one.fact)
        if records is None:
            extreme = one.fold in (Fold.GREATEST, Fold.LEAST)
            return Range(None, None, None, why=True) if extreme else Range(Fraction(0), None, why=True)
        return ranges.folded(one.fold, [self._taken(one, record) for record in records])

    def _taken(self, one: OverRecords, record: Reading) -> Range:
        where = Heard(truth=True) if one.where is None else self.heard(one.where, record)
        value = Range(Fraction(0), Fraction(0)) if one.take is None else self.reckoned(one.take, record)
        return ranges.met(where, value)

    def _tabled(self, table: Table, reading: Reading) -> Range:
        if any(id(row.when) not in reading.heard for row in table.rows):
            self.ask([row.when for row in table.rows], reading)
        rows = [ranges.met(reading.heard[id(row.when)], self.reckoned(row.value, reading)) for row in table.rows]
        return ranges.tabled(
            table.hit, rows, None if table.otherwise is None else self.reckoned(table.otherwise, reading)
        )

    def _amount_of(self, benefit: str) -> Range:
        own = self.own(benefit)
        paid = self._paid_by(benefit)
        if paid.truth is False:
            return NOWHERE
        rate = _published(own.rate or Interval())
        if paid.truth and rate.low is not None and rate.low == rate.high:
            return rate
        return Range(rate.low, rate.high, paid.truth, paid.why or own.money_why)


def _in_force(version: Version, day: date) -> bool:
    return (version.days.first or date.min) <= day <= (version.days.last or date.max)


def _first_of_january(day: Fraction) -> Fraction:
    return as_number(date.fromordinal(int(day)).replace(month=1, day=1))


def _published(interval: Interval) -> Range:
    low, high = (None if end is None else as_number(end) for end in (interval.low, interval.high))
    return Range(low, high)


def _hull(intervals: Sequence[Interval | None]) -> Interval:
    given = [one for one in intervals if one is not None]
    lows = [one.low for one in given if one.low is not None]
    highs = [one.high for one in given if one.high is not None]
    return Interval(
        min(lows) if len(lows) == len(intervals) else None, max(highs) if len(highs) == len(given) else None
    )


def _fact_range(fact: str, reading: Reading) -> Range:
    kind = reading.facts[fact].type
    share = 100 if isinstance(kind, NumberType) and kind.unit == "%" else 1
    if fact in reading.values:
        value = reading.values[fact]
        number = None if value is NONE else as_number(value) / share
        return NOWHERE if number is None else Range(number, number)
    if isinstance(kind, DateType):
        return Range(None, None, None, why=True)
    low, high = (kind.minimum, kind.maximum) if isinstance(kind, NumberType) else (0, None)
    ends = [None if end is None else Fraction(end) / share for end in (low, high)]
    return Range(ends[0], ends[1], why=True)


def _is_there(fact: str, reading: Reading) -> Heard:
    if fact in reading.values:
        return Heard(reading.values[fact] is not NONE)
    if isinstance(reading.facts[fact].type, NumberType | MoneyType):
        return Heard(truth=True)
    return Heard(None, why=True)


def _fact_ends(leaf: FactLeaf, reading: Reading) -> Ends:
    if leaf.fact not in reading.values:
        return {"why": 1}
    value = reading.values[leaf.fact]
    if value is NONE:
        return {"there": 0}
    number = _place(leaf, value) * leaf.scale
    return ends_of(Range(number, number), 1)


def _place(leaf: FactLeaf, value: Value) -> Fraction:
    if leaf.member is not None:
        return Fraction(int(isinstance(value, frozenset) and leaf.member in value))
    if leaf.words:
        return Fraction(next((at for at, word in enumerate(leaf.words, 1) if _same(word, value)), 0))
    return Fraction(0) if isinstance(value, bool | str | tuple | frozenset) else as_number(value)


def _same(word: Value, value: Value) -> bool:
    return type(word) is type(value) and word == value


def ends_of_truth(heard: Heard) -> Ends:
    """Return a truth as the engine sees it: 1, 0, or nothing but why it is open."""
    if heard.truth is None:
        return {"why": int(heard.why)}
    number = int(heard.truth)
    return ends_of(Range(Fraction(number), Fraction(number)), 1)


def ends_of(one: Range, scale: int) -> Ends:
    """Return a range as the engine sees it: each end rounded down and up to a whole number."""
    ends: dict[str, int] = {"why": int(one.why)}
    if one.there is not None:
        ends["there"] = int(one.there)
    for end, down, up in ((one.low, "ld", "lu"), (one.high, "hd", "hu")):
        if end is not None and one.there is not False:
            ends[down], ends[up] = math.floor(end * scale), math.ceil(end * scale)
    if any(abs(number) > _LARGEST for number in ends.values()):
        raise NotExpressedError("数值太大，超出第二引擎能精确表示的整数", "a number too large for the second engine")
    return ends
