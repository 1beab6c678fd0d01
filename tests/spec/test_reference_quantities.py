"""Quantities worked out by hand, so that two readings do not agree on the same mistake."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from talentrules.dates import Duration
from talentrules.model.conditions import Compare, CompareQuantity, FindingCondition, Operator
from talentrules.model.facts import NONE, Record, Value
from talentrules.model.profile import Attestation, Case, Known, Profile
from talentrules.model.quantities import (
    Band,
    Bands,
    Between,
    Bounded,
    Clock,
    ClockDay,
    Constant,
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
    Row,
    Shifted,
    Stated,
    Sum,
    Table,
    Unit,
    YearStart,
)
from talentrules.money import Interval, Money
from talentrules.testing.strategies.pack import with_benefits
from talentrules.testing.strategies.palette import PALETTE
from tests.spec import reference
from tests.spec.reading import NO, YES, Answer, Reckoned

ON = date(2024, 5, 9)
MET, NOT_MET, WAITS = (FindingCondition(finding=one) for one in ("met", "not_met", "open"))
ATTESTED = {"met": Attestation(holds=True), "not_met": Attestation(holds=False)}
PAY, AREA, SHARE = (FactValue(fact=one) for one in ("pay", "area", "share"))
BORN = FactValue(fact="birth_date")
TODAY = ClockDay(clock=Clock.EVALUATION)
NOTHING_AT_ALL = Reckoned(None, None, NO)


def _case(**facts: Value) -> Case:
    known = {name: Known(value=value) for name, value in facts.items()}
    return Case(profile=Profile(facts=known, attestations=ATTESTED), on=ON)


def _reckon(quantity: Quantity, **facts: Value) -> Reckoned:
    return reference.reckon(quantity, reference.read(with_benefits(facts=PALETTE), _case(**facts)))


def _ends(quantity: Quantity, **facts: Value) -> tuple[object, object]:
    one = _reckon(quantity, **facts)
    return one.low, one.high


def _yuan(amount: int) -> Constant:
    return Constant(value=Money.yuan(amount))


def _row(when: FindingCondition, amount: int | None, high: int | None = None) -> Row:
    if high is None and amount is not None:
        return Row(when=when, value=_yuan(amount))
    low, top = (None if one is None else Money.yuan(one) for one in (amount, high))
    return Row(when=when, value=Stated(interval=Interval(low, top)))


def _fen(amount: int | None) -> Fraction | None:
    return None if amount is None else Fraction(100 * amount)


def test_an_unknown_number_is_anything_of_its_type_and_an_unknown_day_may_be_none() -> None:
    assert _reckon(SHARE) == Reckoned(Fraction(0), Fraction(1), YES, frozenset({"share"}))
    assert _ends(SHARE, share=Decimal("12.5")) == (Fraction(1, 8), Fraction(1, 8))
    assert _reckon(PAY) == Reckoned(Fraction(0), None, YES, frozenset({"pay"}))
    point = frozenset({"birth_date"})
    assert _reckon(BORN) == Reckoned(None, None, Answer(None, point), point)
    assert _reckon(BORN, birth_date=NONE) == NOTHING_AT_ALL


@pytest.mark.parametrize(
    ("born", "years"),
    [(date(1979, 5, 9), 45), (date(1979, 5, 10), 44), (date(1979, 5, 8), 45), (date(2024, 5, 10), -1), (ON, 0)],
)
def test_an_age_is_complete_on_the_birthday(born: date, years: int) -> None:
    age = Between(first=BORN, last=TODAY, unit=Unit.YEAR)
    assert _ends(age, birth_date=born) == (years, years)


@pytest.mark.parametrize(
    ("unit", "part", "count"),
    [(Unit.YEAR, Part.DROP, 1), (Unit.YEAR, Part.UP, 2), (Unit.MONTH, Part.DROP, 13), (Unit.MONTH, Part.UP, 14)],
)
def test_a_part_of_a_unit_is_dropped_or_counts_as_a_whole_one(unit: Unit, part: Part, count: int) -> None:
    first = Constant(value=date(2023, 3, 10))
    last = Constant(value=date(2024, 4, 11))
    assert _ends(Between(first=first, last=last, unit=unit, part=part)) == (count, count)


def test_days_are_shifted_and_years_begin_in_january() -> None:
    later = Shifted(day=TODAY, by=Duration(years=1, days=1))
    assert _ends(later) == (date(2025, 5, 10).toordinal(),) * 2
    assert _ends(YearStart(day=TODAY)) == (date(2024, 1, 1).toordinal(),) * 2
    point = frozenset({"applied_on"})
    assert _reckon(YearStart(day=ClockDay(clock=Clock.APPLICATION))) == Reckoned(None, None, Answer(None, point), point)


YEAR, MONTHS = FactValue(fact="year"), FactValue(fact="months")
GREEN = Compare(fact="card", operator=Operator.IS, values=("green",))


@pytest.mark.parametrize(
    ("fold", "cards", "low", "high"),
    [
        (Fold.COUNT, (), 0, 0),
        (Fold.COUNT, ({"card": "green"}, {"card": "blue"}, {}), 1, 2),
        (Fold.SUM, ({"card": "green", "months": 3}, {"card": "green", "months": 4}), 7, 7),
        (Fold.SUM, ({"card": "green", "months": 3}, {"months": 5}), 3, 8),
        (Fold.SUM, ({"card": "green"},), 0, 60),
        (Fold.GREATEST, ({"card": "green", "months": 3}, {"months": 5}), 3, 5),
        (Fold.GREATEST, ({"months": 2}, {"months": 5}), 2, 5),
        (Fold.LEAST, ({"card": "green", "months": 3}, {"months": 1}), 1, 3),
    ],
)
def test_what_records_come_to(fold: Fold, cards: tuple[Record, ...], low: int, high: int) -> None:
    take = None if fold is Fold.COUNT else MONTHS
    assert _ends(OverRecords(fact="cards", fold=fold, take=take, where=GREEN), cards=cards) == (low, high)


def test_of_no_record_there_is_no_greatest_and_an_unknown_list_may_have_any_number() -> None:
    greatest = OverRecords(fact="cards", fold=Fold.GREATEST, take=MONTHS)
    assert _reckon(greatest, cards=()) == _reckon(greatest, cards=NONE) == NOTHING_AT_ALL
    assert _reckon(greatest).applies == Answer(None, frozenset({"cards"}))
    counted = OverRecords(fact="cards", fold=Fold.COUNT)
    assert _reckon(counted) == Reckoned(Fraction(0), None, YES, frozenset({"cards"}))


@pytest.mark.parametrize(
    ("years", "low", "high"),
    [
        ((2020, 2021, 2023), 2, 2),
        ((2021, 2020, 2020), 2, 2),
        ((2020, None, 2022), 1, 3),
        ((None, None), 0, 2),
        ((2020, 2025, None), 1, 3),
    ],
)
def test_an_unknown_year_may_close_a_gap(years: tuple[int | None, ...], low: int, high: int) -> None:
    in_a_row = OverRecords(fact="assessments", fold=Fold.IN_A_ROW, take=YEAR)
    records: tuple[Record, ...] = tuple({} if year is None else {"year": year} for year in years)
    assert _ends(in_a_row, assessments=records) == (low, high)


@pytest.mark.parametrize(
    ("hit", "rows", "low", "high"),
    [
        (HitPolicy.FIRST, ((NOT_MET, 9), (MET, 5), (MET, 7)), 5, 5),
        (HitPolicy.FIRST, ((WAITS, 9), (MET, 5), (WAITS, 1)), 5, 9),
        (HitPolicy.UNIQUE, ((NOT_MET, 9), (MET, 5)), 5, 5),
        (HitPolicy.UNIQUE, ((WAITS, 9), (WAITS, 5)), 5, 9),
        (HitPolicy.HIGHEST, ((MET, 5), (WAITS, 9), (MET, 4)), 5, 9),
        (HitPolicy.HIGHEST, ((MET, 5), (WAITS, 3)), 5, 5),
        (HitPolicy.HIGHEST, ((WAITS, 5), (WAITS, 3)), 3, 5),
        (HitPolicy.SUM, ((MET, 5), (WAITS, 3), (MET, 1)), 6, 9),
        (HitPolicy.SUM, ((WAITS, 5), (WAITS, 3)), 3, 8),
    ],
)
def test_tables_hit_as_they_say(
    hit: HitPolicy, rows: tuple[tuple[FindingCondition, int], ...], low: int, high: int
) -> None:
    table = Table(hit=hit, rows=tuple(_row(when, amount) for when, amount in rows))
    assert _ends(table) == (_fen(low), _fen(high))


def test_where_no_row_holds_it_is_the_rest_or_nothing_at_all() -> None:
    assert _reckon(Table(hit=HitPolicy.FIRST, rows=(_row(NOT_MET, 5),))) == NOTHING_AT_ALL
    assert _ends(Table(hit=HitPolicy.SUM, rows=(_row(NOT_MET, 5),), otherwise=_yuan(2))) == (_fen(2), _fen(2))
    maybe = Table(hit=HitPolicy.FIRST, rows=(_row(WAITS, 5),))
    point = frozenset({"open"})
    assert _reckon(maybe) == Reckoned(_fen(5), _fen(5), Answer(None, findings=point), findings=point)
    either = Table(hit=HitPolicy.HIGHEST, rows=(_row(WAITS, 5),), otherwise=_yuan(2))
    assert _reckon(either) == Reckoned(_fen(2), _fen(5), YES, findings=point)


def test_a_published_range_is_open_and_waits_for_nothing() -> None:
    table = Table(hit=HitPolicy.FIRST, rows=(_row(MET, 4000, 10_000),))
    assert _reckon(table) == Reckoned(_fen(4000), _fen(10_000))
    half = Product(parts=(Constant(value=Decimal("0.5")), Stated(interval=Interval(None, Money.yuan(10)))))
    assert _reckon(half) == Reckoned(None, _fen(5))


@pytest.mark.parametrize(
    ("quantity", "low", "high"),
    [
        (Sum(parts=(PAY, _yuan(5))), 5, None),
        (Product(parts=(SHARE, _yuan(100))), 0, 100),
        (Product(parts=(AREA, _yuan(2))), 0, 1000),
        (Difference(whole=_yuan(10), less=PAY), 0, 10),
        (Difference(whole=PAY, less=_yuan(10)), 0, None),
        (Difference(whole=_yuan(3), less=_yuan(10)), 0, 0),
        (Least(parts=(PAY, _yuan(5))), 0, 5),
        (Greatest(parts=(PAY, _yuan(5))), 5, None),
        (Bounded(base=PAY, at_least=_yuan(2), at_most=_yuan(7)), 2, 7),
        (Bounded(base=_yuan(1), at_least=_yuan(2)), 2, 2),
        (Bounded(base=_yuan(9), at_most=PAY), 0, 9),
        (Bounded(base=_yuan(9), at_most=Table(hit=HitPolicy.FIRST, rows=(_row(NOT_MET, 1),))), 9, 9),
        (Bounded(base=_yuan(9), at_most=Table(hit=HitPolicy.FIRST, rows=(_row(WAITS, 1),))), 1, 9),
    ],
)
def test_ends_are_taken_end_by_end(quantity: Quantity, low: int, high: int | None) -> None:
    assert _ends(quantity) == (_fen(low), _fen(high))


BANDS = (
    Band(at_least=Money.yuan(100), rate=Decimal("0.4")),
    Band(at_least=Money.yuan(200), rate=Decimal("0.1")),
)


@pytest.mark.parametrize(
    ("pay", "whole", "in_parts"),
    [(99, 0, 0), (100, 40, 0), (150, 60, 20), (200, 20, 40), (300, 30, 50)],
)
def test_bands_hold_from_their_edge_on(pay: int, whole: int, in_parts: int) -> None:
    money = Money.yuan(pay)
    assert _ends(Bands(base=PAY, bands=BANDS), pay=money) == (_fen(whole), _fen(whole))
    assert _ends(Bands(base=PAY, bands=BANDS, marginal=True), pay=money) == (_fen(in_parts), _fen(in_parts))


def test_over_several_bands_the_whole_may_be_most_just_below_an_edge() -> None:
    base = Least(parts=(PAY, _yuan(250)))
    most = Fraction(Decimal("0.4")) * (Money.yuan(200).in_fen - 1)
    assert _ends(Bands(base=base, bands=BANDS)) == (0, most)
    assert _ends(Bands(base=base, bands=BANDS, marginal=True)) == (0, _fen(45))


@pytest.mark.parametrize(("by", "yuan"), [(Rounding.HALF_UP, 200), (Rounding.DOWN, 100), (Rounding.UP, 200)])
def test_money_is_brought_to_whole_steps(by: Rounding, yuan: int) -> None:
    assert _ends(Rounded(base=_yuan(150), step=Money.yuan(100), by=by)) == (_fen(yuan), _fen(yuan))


@pytest.mark.parametrize(
    ("operator", "below", "same", "above"),
    [
        (Operator.AT_LEAST, NO, YES, YES),
        (Operator.ABOVE, NO, NO, YES),
        (Operator.AT_MOST, YES, YES, NO),
        (Operator.BELOW, YES, NO, NO),
        (Operator.IS, NO, YES, NO),
        (Operator.IN, NO, YES, NO),
    ],
)
def test_quantities_compare_as_the_words_say(operator: Operator, below: Answer, same: Answer, above: Answer) -> None:
    condition = CompareQuantity(quantity=PAY, operator=operator, bounds=(_yuan(5),))
    reading = [reference.read(with_benefits(facts=PALETTE), _case(pay=Money.yuan(yuan))) for yuan in (4, 5, 6)]
    assert [reference.answer(condition, one) for one in reading] == [below, same, above]
    unknown = reference.read(with_benefits(facts=PALETTE), _case())
    assert reference.answer(condition, unknown) == Answer(None, frozenset({"pay"}))
    hopeless = CompareQuantity(quantity=SHARE, operator=Operator.ABOVE, bounds=(Constant(value=1),))
    assert reference.answer(hopeless, unknown) == NO


def test_what_is_not_there_stands_in_no_relation() -> None:
    age = Between(first=BORN, last=TODAY, unit=Unit.YEAR)
    condition = CompareQuantity(quantity=age, operator=Operator.AT_MOST, bounds=(Constant(value=45),))
    reading = reference.read(with_benefits(facts=PALETTE), _case(birth_date=NONE))
    assert reference.answer(condition, reading) == NO
