"""What quantities come to, worked out by hand: exact where all is known, and between honest ends where it is not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from talentrules.dates import Duration, MonthEnd
from talentrules.engine.decide import scope_of
from talentrules.engine.evaluate import reckon, trace_quantity
from talentrules.engine.quantities import as_interval
from talentrules.model.conditions import All, Compare, Condition, Operator
from talentrules.model.decision import Reckoning
from talentrules.model.facts import NONE, Value
from talentrules.model.pack import Conventions, Jurisdiction, Pack
from talentrules.model.profile import Case, Known, Profile
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
from talentrules.model.vocabulary import VOCABULARY
from talentrules.money import Interval, Money
from talentrules.truth import Truth

ON = date(2026, 3, 1)


def yuan(amount: str) -> Money:
    return Money.yuan(amount)


def pay(amount: str) -> Constant:
    return Constant(value=yuan(amount))


def rate(share: str) -> Constant:
    return Constant(value=Decimal(share))


def fact(name: str) -> FactValue:
    return FactValue(fact=name)


def come_to(quantity: Quantity, month_end: MonthEnd = MonthEnd.LAST_DAY, on: date = ON, /, **facts: Value) -> Reckoning:
    pack = Pack(
        language=1,
        id="imagined",
        name="虚构市",
        jurisdiction=Jurisdiction(code="000000"),
        verified_on=ON,
        fictional=True,
        sources={},
        documents={},
        facts=VOCABULARY,
        findings={},
        definitions={},
        benefits={},
        statistics={},
        conventions=Conventions(month_end=month_end, money=Rounding.HALF_UP),
    )
    profile = Profile(facts={name: Known(value=value) for name, value in facts.items()}, attestations={})
    scope = scope_of(pack, Case(profile=profile, on=on))
    assert trace_quantity(quantity, scope).reckoning == reckon(quantity, scope)
    return reckon(quantity, scope)


def in_yuan(one: Reckoning) -> tuple[str | None, str | None]:
    interval = as_interval(one, Rounding.HALF_UP)
    return tuple(None if end is None else end.decimal_yuan() for end in (interval.low, interval.high))  # type: ignore[return-value]


def exactly(one: Reckoning) -> Fraction:
    assert one.exact
    assert (one.missing, one.findings) == ((), ())
    assert one.low is not None
    return one.low


# Shares, caps and bounds ---------------------------------------------------------------------------------------------

HALF_UP_TO_700000 = Bounded(base=Product(parts=(rate("0.5"), fact("annual_pay"))), at_most=pay("700000"))


@pytest.mark.parametrize(("price", "paid"), [("1200000", "600000"), ("1400000", "700000"), ("2000000", "700000")])
def test_half_of_a_price_up_to_a_cap(price: str, paid: str) -> None:
    assert in_yuan(come_to(HALF_UP_TO_700000, annual_pay=yuan(price))) == (paid, paid)


def test_half_of_a_price_that_is_not_known_lies_below_the_cap() -> None:
    reckoned = come_to(HALF_UP_TO_700000)
    assert in_yuan(reckoned) == ("0", "700000")
    assert reckoned.missing == ("annual_pay",)
    assert (reckoned.applies, reckoned.applies_missing) == (Truth.YES, ())


def test_a_fact_in_per_cent_counts_as_its_hundredth_part() -> None:
    homes = OverRecords(
        fact="homes", fold=Fold.SUM, take=Product(parts=(fact("total_price"), fact("owner_share"), rate("0.5")))
    )
    known: tuple[dict[str, Value], ...] = ({"total_price": yuan("800000"), "owner_share": Decimal(25)},)
    assert in_yuan(come_to(homes, homes=known)) == ("100000", "100000")
    without_share = come_to(homes, homes=({"total_price": yuan("800000")},))
    assert (in_yuan(without_share), without_share.missing) == (("0", "400000"), ("homes.owner_share",))


def test_area_by_price_by_rate_is_exact_and_rounded_once() -> None:
    whole = Product(parts=(Constant(value=Decimal("79.33")), pay("6543.21"), rate("0.6")))
    assert exactly(come_to(whole)) == Fraction(7933 * 654321 * 6, 1000)
    assert in_yuan(come_to(whole)) == ("311443.71", "311443.71")  # 79.33 × 6543.21 × 0.6 = 311443.709...


def test_an_interval_stays_an_interval_and_no_fact_can_close_it() -> None:
    stated = Stated(interval=Interval(yuan("4000"), yuan("10000")))
    doubled = come_to(Product(parts=(stated, Constant(value=2))))
    assert (in_yuan(doubled), doubled.missing) == (("8000", "20000"), ())
    at_most = Stated(interval=Interval(None, yuan("100000")))
    assert in_yuan(come_to(Sum(parts=(stated, at_most)))) == (None, "110000")
    assert in_yuan(come_to(Bounded(base=stated, at_least=pay("5000")))) == ("5000", "10000")
    assert in_yuan(come_to(Bounded(base=Stated(interval=Interval()), at_least=pay("5000")))) == ("5000", None)


def test_what_was_received_is_deducted_and_never_below_zero() -> None:
    left = Difference(whole=pay("30000"), less=fact("annual_pay"))
    assert in_yuan(come_to(left, annual_pay=yuan("12000"))) == ("18000", "18000")
    assert in_yuan(come_to(left, annual_pay=yuan("50000"))) == ("0", "0")
    assert in_yuan(come_to(left)) == ("0", "30000")


def test_the_least_and_the_greatest_of_what_is_not_known() -> None:
    assert in_yuan(come_to(Least(parts=(pay("500"), fact("annual_pay"))))) == ("0", "500")
    assert in_yuan(come_to(Greatest(parts=(pay("500"), fact("annual_pay"))))) == ("500", None)
    assert in_yuan(come_to(Greatest(parts=(pay("500"), fact("annual_pay"))), annual_pay=yuan("400"))) == ("500", "500")


@pytest.mark.parametrize(
    ("by", "step", "paid"),
    [
        (Rounding.HALF_UP, "1", "2"),
        (Rounding.DOWN, "1", "1"),
        (Rounding.UP, "1", "2"),
        (Rounding.HALF_UP, "100", "0"),
        (Rounding.UP, "100", "100"),
    ],
)
def test_rounding_is_named_and_to_a_named_step(by: Rounding, step: str, paid: str) -> None:
    assert in_yuan(come_to(Rounded(base=pay("1.50"), step=yuan(step), by=by))) == (paid, paid)


# Bands ---------------------------------------------------------------------------------------------------------------

BANDS = Bounded(
    base=Bands(
        base=fact("annual_pay"),
        bands=(
            Band(at_least=yuan("300000"), rate=Decimal("0.4")),
            Band(at_least=yuan("500000"), rate=Decimal("0.5")),
            Band(at_least=yuan("800000"), rate=Decimal("0.6")),
        ),
    ),
    at_most=pay("600000"),
)


@pytest.mark.parametrize(
    ("base", "paid"),
    [
        ("299999.99", "0"),
        ("300000", "120000"),
        ("499999", "199999.6"),
        ("500000", "250000"),
        ("800000", "480000"),
        ("1200000", "600000"),
    ],
)
def test_the_share_of_its_band_on_the_whole_up_to_a_cap(base: str, paid: str) -> None:
    assert in_yuan(come_to(BANDS, annual_pay=yuan(base))) == (paid, paid)


def test_a_whole_band_over_an_interval_looks_at_both_sides_of_each_edge() -> None:
    falling = Bands(
        base=Stated(interval=Interval(yuan("90"), yuan("110"))),
        bands=(Band(at_least=yuan("0"), rate=Decimal("0.5")), Band(at_least=yuan("100"), rate=Decimal("0.1"))),
    )
    assert in_yuan(come_to(falling)) == ("10", "50")  # 100 × 10% at the edge; just below it nearly 100 × 50%


def test_marginal_bands_tax_each_part_by_itself() -> None:
    marginal = Bands(
        base=fact("annual_pay"),
        bands=(Band(at_least=yuan("0"), rate=Decimal("0.1")), Band(at_least=yuan("100000"), rate=Decimal("0.2"))),
        marginal=True,
    )
    assert in_yuan(come_to(marginal, annual_pay=yuan("150000"))) == ("20000", "20000")  # 10,000 + 50,000 × 20%
    assert in_yuan(come_to(marginal, annual_pay=yuan("100000"))) == ("10000", "10000")


# Tables --------------------------------------------------------------------------------------------------------------


def at_least(name: str, choice: str) -> Condition:
    return Compare(fact=name, operator=Operator.AT_LEAST, values=(choice,))


DOCTOR, SENIOR = at_least("education_level", "doctor"), at_least("title_rank", "associate_senior")
MASTER = at_least("education_level", "master")


def table(hit: HitPolicy, *, otherwise: Quantity | None = None) -> Table:
    rows = ((DOCTOR, "200000"), (SENIOR, "150000"), (MASTER, "50000"))
    return Table(hit=hit, rows=tuple(Row(when=when, value=pay(paid)) for when, paid in rows), otherwise=otherwise)


@pytest.mark.parametrize(
    ("hit", "paid"),
    [
        (HitPolicy.FIRST, ("200000", "200000")),
        (HitPolicy.HIGHEST, ("200000", "200000")),
        (HitPolicy.SUM, ("400000", "400000")),
        (HitPolicy.UNIQUE, ("50000", "200000")),
    ],
)
def test_a_doctor_who_is_also_associate_senior(hit: HitPolicy, paid: tuple[str, str]) -> None:
    assert in_yuan(come_to(table(hit), education_level="doctor", title_rank="associate_senior")) == paid


def test_the_highest_tier_counts_whatever_its_place() -> None:
    turned = Table(hit=HitPolicy.HIGHEST, rows=table(HitPolicy.HIGHEST).rows[::-1])
    assert in_yuan(come_to(turned, education_level="doctor", title_rank="none")) == ("200000", "200000")


def test_a_tier_is_open_while_what_decides_it_is_missing() -> None:
    open_ = come_to(table(HitPolicy.HIGHEST), education_level="master")
    assert (in_yuan(open_), open_.missing, open_.applies) == (("50000", "150000"), ("title_rank",), Truth.YES)
    first = come_to(table(HitPolicy.FIRST), title_rank="none")
    assert (in_yuan(first), first.applies) == (("50000", "200000"), Truth.OPEN)
    assert first.applies_missing == ("education_level",)


def test_a_tier_that_is_beaten_asks_nothing() -> None:
    assert come_to(table(HitPolicy.FIRST), education_level="doctor").missing == ()


def test_whoever_is_in_no_tier_gets_nothing_unless_the_table_says_what_else() -> None:
    nobody: dict[str, Value] = {"education_level": "bachelor", "title_rank": "none"}
    assert come_to(table(HitPolicy.FIRST), **nobody) == Reckoning(applies=Truth.NO)
    assert in_yuan(come_to(table(HitPolicy.FIRST, otherwise=pay("100")), **nobody)) == ("100", "100")
    perhaps = come_to(table(HitPolicy.SUM, otherwise=pay("100")), education_level="bachelor")
    assert (in_yuan(perhaps), perhaps.applies) == (("100", "150000"), Truth.YES)


def test_sums_of_rows_add_what_is_certain_and_what_is_possible() -> None:
    some = come_to(table(HitPolicy.SUM), education_level="master")
    assert (in_yuan(some), some.missing) == (("50000", "200000"), ("title_rank",))


def test_an_uplift_before_and_after_the_cap() -> None:
    doubled = Sum(
        parts=(
            Constant(value=1),
            Table(hit=HitPolicy.SUM, rows=(Row(when=DOCTOR, value=rate("0.2")),), otherwise=Constant(value=0)),
        )
    )
    base = fact("annual_pay")
    before = Bounded(base=Product(parts=(base, doubled)), at_most=pay("100"))
    after = Product(parts=(Bounded(base=base, at_most=pay("100")), doubled))
    known: dict[str, Value] = {"annual_pay": yuan("90"), "education_level": "doctor"}
    assert in_yuan(come_to(before, **known)) == ("100", "100")
    assert in_yuan(come_to(after, **known)) == ("108", "108")
    assert in_yuan(come_to(after, annual_pay=yuan("90"))) == ("90", "108")


# Days ----------------------------------------------------------------------------------------------------------------

EVALUATION, APPLICATION = ClockDay(clock=Clock.EVALUATION), ClockDay(clock=Clock.APPLICATION)


def age(on: Quantity) -> Between:
    return Between(first=fact("birth_date"), last=on, unit=Unit.YEAR)


@pytest.mark.parametrize(
    ("born", "years"), [(date(1981, 3, 1), 45), (date(1981, 3, 2), 44), (date(1980, 2, 29), 46), (date(2027, 1, 1), -1)]
)
def test_an_age_is_complete_on_the_birthday(born: date, years: int) -> None:
    assert exactly(come_to(age(EVALUATION), birth_date=born)) == years


@pytest.mark.parametrize(("month_end", "years"), [(MonthEnd.LAST_DAY, 18), (MonthEnd.NEXT_DAY, 17)])
def test_29_february_is_settled_by_the_declared_convention(month_end: MonthEnd, years: int) -> None:
    on = date(2026, 2, 28)
    assert exactly(come_to(age(EVALUATION), month_end, on, birth_date=date(2008, 2, 29))) == years


def test_the_day_of_reference_is_the_one_that_the_rule_names() -> None:
    born = date(1981, 2, 1)
    assert exactly(come_to(age(YearStart(day=EVALUATION)), birth_date=born)) == 44
    assert exactly(come_to(age(APPLICATION), birth_date=born, applied_on=date(2025, 1, 31))) == 43
    open_ = come_to(age(APPLICATION), birth_date=born)
    assert (open_.applies, open_.missing, open_.applies_missing) == (Truth.OPEN, ("applied_on",), ("applied_on",))


def test_a_day_that_is_known_to_be_none_leaves_no_age() -> None:
    assert come_to(age(EVALUATION), birth_date=NONE) == Reckoning(applies=Truth.NO)


@pytest.mark.parametrize(
    ("unit", "part", "count"),
    [(Unit.MONTH, Part.DROP, 1), (Unit.MONTH, Part.UP, 2), (Unit.YEAR, Part.DROP, 0), (Unit.YEAR, Part.UP, 1),
     (Unit.DAY, Part.DROP, 29)],
)  # fmt: skip
def test_part_months_count_as_declared(unit: Unit, part: Part, count: int) -> None:
    served = Between(first=fact("contract_start"), last=EVALUATION, unit=unit, part=part)
    assert exactly(come_to(served, contract_start=date(2026, 1, 31))) == count


def test_a_day_so_long_after_another() -> None:
    shifted = Shifted(day=fact("introduced_on"), by=Duration(years=2, days=1))
    assert exactly(come_to(shifted, introduced_on=date(2024, 2, 29))) == date(2026, 3, 1).toordinal()
    late = Shifted(day=fact("introduced_on"), by=Duration(months=1))
    last, following = (
        exactly(come_to(late, one, introduced_on=date(2026, 1, 31))) for one in (MonthEnd.LAST_DAY, MonthEnd.NEXT_DAY)
    )
    assert [last, following] == [Fraction(day.toordinal()) for day in (date(2026, 2, 28), date(2026, 3, 1))]


# Records -------------------------------------------------------------------------------------------------------------

EXCELLENT = Compare(fact="result", operator=Operator.IS, values=("excellent",))
ANNUAL = Compare(fact="kind", operator=Operator.IS, values=("annual",))
IN_A_ROW = OverRecords(fact="assessments", fold=Fold.IN_A_ROW, take=fact("year"), where=All(parts=(ANNUAL, EXCELLENT)))


def annual(*results: tuple[int | None, str | None]) -> tuple[dict[str, Value], ...]:
    return tuple(
        {name: value for name, value in (("kind", "annual"), ("year", year), ("result", result)) if value is not None}
        for year, result in results
    )


@pytest.mark.parametrize(
    ("results", "ends"),
    [
        ([(2022, "excellent"), (2023, "excellent"), (2024, "excellent")], (3, 3)),
        ([(2022, "excellent"), (2024, "excellent"), (2025, "excellent")], (2, 2)),
        ([(2024, "excellent"), (2022, "excellent"), (2023, "qualified")], (1, 1)),
        ([(2022, "excellent"), (2023, None), (2024, "excellent")], (1, 3)),
        ([(2022, "excellent"), (None, "excellent"), (2024, "excellent")], (1, 3)),
        ([(2023, "excellent"), (2023, "excellent")], (1, 1)),
        ([], (0, 0)),
    ],
)
def test_three_excellent_years_in_a_row(results: list[tuple[int | None, str | None]], ends: tuple[int, int]) -> None:
    reckoned = come_to(IN_A_ROW, assessments=annual(*results))
    assert [reckoned.low, reckoned.high] == [Fraction(end) for end in ends]


def test_a_list_that_is_not_known_may_hold_anything() -> None:
    unknown = come_to(IN_A_ROW)
    assert unknown == Reckoning(low=Fraction(0), missing=("assessments",))
    oldest = OverRecords(fact="children", fold=Fold.LEAST, take=fact("birth_date"))
    assert come_to(oldest).applies is Truth.OPEN
    assert come_to(oldest, children=()) == Reckoning(applies=Truth.NO)
    assert exactly(come_to(OverRecords(fact="children", fold=Fold.COUNT), children=NONE)) == 0


def test_counting_records_that_may_count() -> None:
    young = OverRecords(
        fact="children",
        fold=Fold.COUNT,
        where=Compare(fact="birth_date", operator=Operator.AT_LEAST, values=(date(2020, 1, 1),)),
    )
    known: tuple[dict[str, Value], ...] = ({"birth_date": date(2021, 5, 1)}, {}, {"birth_date": date(2001, 1, 1)})
    some = come_to(young, children=known)
    assert some == Reckoning(low=Fraction(1), high=Fraction(2), missing=("children.birth_date",))


def test_sums_and_extremes_of_records() -> None:
    received = OverRecords(fact="claims", fold=Fold.SUM, take=fact("amount"))
    claims: tuple[dict[str, Value], ...] = ({"amount": yuan("3000")}, {"amount": yuan("4000")}, {})
    assert in_yuan(come_to(received, claims=claims)) == ("7000", None)
    assert in_yuan(come_to(received, claims=claims[:2])) == ("7000", "7000")
    most = OverRecords(fact="claims", fold=Fold.GREATEST, take=fact("amount"))
    assert in_yuan(come_to(most, claims=claims[:2])) == ("4000", "4000")
    assert in_yuan(come_to(most, claims=claims)) == ("4000", None)
