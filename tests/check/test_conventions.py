"""Conventions are declared where the arithmetic needs them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from talentrules.check import check
from talentrules.dates import Duration, MonthEnd
from talentrules.model.conditions import CompareQuantity, Operator
from talentrules.model.facts import DateType, Fact, MoneyType, NumberType, RecordsType
from talentrules.model.groups import Cap, Cut
from talentrules.model.obligations import Clawback, ClawbackKind, Obligation, Resale, Vested
from talentrules.model.pack import Conventions, Pack, Procedure, Window
from talentrules.model.payments import Assessed, Every, Instalment, Payment
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
    Fold,
    HitPolicy,
    Least,
    OverRecords,
    Part,
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
from tests.check.packs import LOCAL, amount, benefit, cite, computed, here, money, named, number, pack, product, reads

DAY = ClockDay(clock=Clock.EVALUATION, span=here())
QUOTE = "1%,30%,50%,80%,1.2倍,满2年,3年,5年,8年,36个月,15日,40周岁,1元,5元,2万元,3万元,10万元,30万元,50万元,2024年1月31日,2024年1月15日,12"


def needed(one: Pack) -> list[str]:
    """Return the codes of the conventions that `one` needs."""
    return [problem.code for problem in check(one) if problem.code.endswith("-undeclared")]


def _month_end(quantity: Quantity) -> list[str]:
    bound = reads("hired_on") if not isinstance(quantity, Between) else number(5)
    when = CompareQuantity(quantity=quantity, operator=Operator.AT_LEAST, bounds=(bound,), span=here())
    return needed(pack(benefit(when=when, quote=QUOTE), conventions=Conventions(money=Rounding.DOWN)))


def _between(unit: Unit, first: Quantity | None = None) -> Between:
    return Between(first=first or reads("birth_date"), last=DAY, unit=unit, span=here())


def _after(day: Quantity, **by: int) -> Shifted:
    return Shifted(day=day, by=Duration(**by), span=here())


def _fixed(day: int) -> Constant:
    return Constant(value=date(2024, 1, day), span=here())


@pytest.mark.parametrize(
    ("quantity", "needs"),
    [
        (_between(Unit.YEAR), True),
        (_between(Unit.MONTH), True),
        (_between(Unit.DAY), False),
        (_between(Unit.MONTH, _fixed(31)), True),
        (_between(Unit.MONTH, _fixed(15)), False),
        (_after(DAY, years=2), True),
        (_after(DAY, months=36), True),
        (_after(DAY, days=15), False),
        (_after(_fixed(31), years=2), True),
        (_after(YearStart(day=DAY), years=2), False),
    ],
)
def test_months_and_years_from_a_day_need_the_month_end(quantity: Quantity, needs: bool) -> None:
    assert _month_end(quantity) == (["month-end-undeclared"] if needs else [])


PAYMENTS: list[tuple[Payment, bool]] = [
    (Payment(every=Every.MONTH, span=here()), False),
    (Payment(every=Every.MONTH, start=reads("hired_on"), span=here()), True),
    (Payment(every=Every.YEAR, span=here()), False),
    (Payment(every=Every.YEAR, start=reads("hired_on"), span=here()), True),
    (Payment(every=Every.ONCE, start=reads("hired_on"), span=here()), False),
    (Payment(every=Every.ONCE, at_end=Duration(years=5), span=here()), True),
    (Payment(every=Every.ONCE, at_end=Duration(days=15), span=here()), False),
    (Payment(every=Every.ONCE, claim_within=Duration(years=5), span=here()), True),
]


@pytest.mark.parametrize(("payment", "needs"), PAYMENTS)
def test_payments_by_months_need_the_month_end(payment: Payment, needs: bool) -> None:
    one = benefit(pays=amount("1元", "1元"), payment=payment, quote=QUOTE)
    found = [one for one in check(pack(one, conventions=Conventions())) if one.code.endswith("-undeclared")]
    assert [(problem.code, problem.span) for problem in found] == [("month-end-undeclared", payment.span)] * needs


STOPS = Clawback(kind=ClawbackKind.STOP_ONLY, span=here())


@pytest.mark.parametrize(
    ("owed", "needs"),
    [
        (Obligation(serve=Duration(years=5), span=here()), True),
        (Obligation(clawback=STOPS, span=here()), False),
        (Obligation(resale=Resale(within=Duration(years=3), clawback=STOPS), span=here()), True),
        (Obligation(resale=Resale(within=Duration(days=15), clawback=STOPS), span=here()), False),
    ],
)
def test_service_periods_need_the_month_end(owed: Obligation, needs: bool) -> None:
    one = benefit(pays=amount("1元", "1元"), obligation=owed, quote=QUOTE)
    assert needed(pack(one, conventions=Conventions())) == ["month-end-undeclared"] * needs


def test_a_window_after_an_event_needs_the_month_end() -> None:
    def one(**within: int) -> Pack:
        window = Window(within=Duration(**within), of=reads("hired_on"), span=here())
        return pack(benefit(procedure=Procedure(windows=(window,)), quote=QUOTE), conventions=Conventions())

    assert needed(one(years=2)) == ["month-end-undeclared"]
    assert needed(one(days=15)) == []


def test_it_is_told_once_at_the_first_place() -> None:
    first, second = _after(DAY, years=2), _after(DAY, years=3)
    start, later = (
        benefit(id_, id_, payment=Payment(every=Every.ONCE, start=day), quote=QUOTE)
        for id_, day in (("a", first), ("b", second))
    )
    (problem,) = [
        one for one in check(pack(later, start, conventions=Conventions())) if one.code.endswith("-undeclared")
    ]
    assert problem.span == first.span
    assert problem.message.startswith("“a”按年、按月计算日期")


OWN = (
    Fact(
        id="stays",
        name="逗留",
        type=RecordsType(
            fields=(
                Fact(id="paid", name="花费", type=MoneyType()),
                Fact(id="nights", name="夜数", type=NumberType()),
                Fact(id="since", name="起", type=DateType()),
            )
        ),
        span=here(),
    ),
    Fact(id="months_worked", name="工作月数", type=NumberType(), span=here()),
    Fact(id="rate", name="比例", type=NumberType(unit="%"), span=here()),
)


def _half(quantity: Quantity) -> Quantity:
    return product(number("0.5"), quantity)


def _bands(*rates: str, marginal: bool, base: Quantity) -> Bands:
    edges = (Money.yuan(0), Money.yuan(300_000), Money.yuan(500_000))
    bands = tuple(Band(at_least=above, rate=Decimal(rate)) for above, rate in zip(edges, rates, strict=False))
    return Bands(base=base, bands=bands, marginal=marginal, span=here())


def _over(fold: Fold, take: Quantity | None) -> OverRecords:
    return OverRecords(fact="stays", fold=fold, take=take, span=here())


TIERS = Table(
    hit=HitPolicy.FIRST,
    rows=(Row(when=LOCAL, value=money("3万元")), Row(when=LOCAL, value=money("2万元"))),
    otherwise=money("0元"),
    span=here(),
)
RANGE = Stated(interval=Interval(Money.yuan(20_000), Money.yuan(30_000)), span=here())

AMOUNTS: list[tuple[Quantity, bool]] = [
    (reads("income"), False),
    (_half(reads("income")), True),
    (product(number(2), reads("income")), False),
    (_half(money("3万元")), False),
    (product(number("0.001"), money("1元")), True),
    (_half(RANGE), False),
    (_half(TIERS), False),
    (product(number("0.00001"), TIERS), False),
    (product(number("0.0000001"), TIERS), True),
    (product(money("5元"), reads("months_worked")), False),
    (product(money("5元"), reads("area")), True),
    (product(money("5元"), reads("rate")), False),
    (product(reads("rate"), reads("income")), True),
    (product(money("2万元"), _over(Fold.COUNT, None)), False),
    (_over(Fold.SUM, reads("paid")), False),
    (_half(_over(Fold.SUM, reads("paid"))), True),
    (product(money("5元"), _over(Fold.GREATEST, reads("nights"))), False),
    (product(money("5元"), _over(Fold.GREATEST, reads("since"))), True),
    (product(money("5元"), Between(first=reads("hired_on"), last=DAY, unit=Unit.DAY, part=Part.EXACT)), False),
    (product(money("5元"), Between(first=reads("hired_on"), last=DAY, unit=Unit.MONTH, part=Part.EXACT)), True),
    (Rounded(base=_half(reads("income")), step=Money.yuan(1), by=Rounding.DOWN, span=here()), False),
    (Bounded(base=_half(reads("income")), at_most=money("3万元"), span=here()), True),
    (Least(parts=(money("3万元"), reads("income")), span=here()), False),
    (Difference(whole=money("3万元"), less=_half(reads("income")), span=here()), True),
    (Sum(parts=(money("3万元"), money("2万元")), span=here()), False),
    (_bands("0.3", "0.5", "0.8", marginal=False, base=reads("income")), True),
    (_bands("0.3", "0.5", "0.8", marginal=False, base=money("10万元")), False),
    (_bands("0.3", "0.5", "0.8", marginal=True, base=money("10万元")), False),
    (DefinedQuantity(definition="half", span=here()), True),
    (BenefitAmount(benefit="other", span=here()), False),
    (_half(BenefitAmount(benefit="other", span=here())), False),
]


@pytest.mark.parametrize(("quantity", "needs"), AMOUNTS)
def test_an_amount_that_may_be_finer_than_a_fen_needs_rounding(quantity: Quantity, needs: bool) -> None:
    conventions = Conventions(month_end=MonthEnd.LAST_DAY)
    half = named("half", _half(reads("income")))
    other = benefit("other", "另一项", pays=amount("2万元", "2万元"), quote=QUOTE)
    one = benefit(pays=computed(quantity), quote=QUOTE)
    found = needed(pack(other, one, quantities=[half], own=OWN, conventions=conventions))
    assert found == ["money-rounding-undeclared"] * needs


def _instalments(*shares: str) -> tuple[Instalment, ...]:
    return tuple(Instalment(share=Decimal(one), after=Duration(days=place)) for place, one in enumerate(shares))


YEARS = Clawback(kind=ClawbackKind.PRO_RATA, unit=Unit.YEAR)
TENTHS = Clawback(kind=ClawbackKind.VESTING, steps=(Vested(after=Duration(days=5), kept=Decimal("0.8")),))


@pytest.mark.parametrize(
    ("pays", "payment", "owed", "needs"),
    [
        ("1元", {"instalments": _instalments("0.5", "0.3", "0.2")}, None, False),
        ("1元", {"instalments": _instalments("0.333", "0.667")}, None, True),
        ("1元", {"instalments": (Instalment(amount=Money.fen(50), after=Duration()),)}, None, False),
        ("1元", {"assessed": Assessed(kind="annual", factors={"good": Decimal("1.2")})}, None, False),
        ("1元", {"assessed": Assessed(kind="annual", factors={"good": Decimal("0.125")})}, None, True),
        ("1元", {"in_total_at_most": _half(reads("income"))}, None, True),
        ("3万元", None, {"serve": Duration(years=5), "clawback": YEARS}, False),
        ("3万元", None, {"serve": Duration(years=7), "clawback": YEARS}, True),
        (
            "3万元",
            None,
            {"serve": Duration(years=5), "clawback": Clawback(kind=ClawbackKind.PRO_RATA, unit=Unit.DAY)},
            True,
        ),
        ("3万元", None, {"serve": Duration(days=15), "clawback": YEARS}, True),
        ("3万元", None, {"clawback": TENTHS}, False),
        ("0.01元", None, {"clawback": TENTHS}, True),
        ("0.01元", None, {"by_reason": {"dismissed": TENTHS}}, True),
        ("0.01元", None, {"resale": Resale(within=Duration(days=15), clawback=TENTHS)}, True),
        ("0.01元", None, {"clawback": STOPS}, False),
    ],
)
def test_parts_and_refunds_may_need_rounding(
    pays: str, payment: dict[str, object] | None, owed: dict[str, object] | None, needs: bool
) -> None:
    paid = None if payment is None else Payment(every=Every.ONCE, span=here(), **payment)  # type: ignore[arg-type]
    obligation = None if owed is None else Obligation(span=here(), **owed)  # type: ignore[arg-type]
    one = benefit(pays=amount(pays, pays), payment=paid, obligation=obligation, quote=QUOTE)
    found = needed(pack(one, conventions=Conventions(month_end=MonthEnd.LAST_DAY)))
    assert found == ["money-rounding-undeclared"] * needs


@pytest.mark.parametrize(("cut", "needs"), [(Cut.PRO_RATA, True), (Cut.IN_ORDER, False), (Cut.UNSHARED, False)])
def test_a_cut_in_proportion_needs_rounding(cut: Cut, needs: bool) -> None:
    one = benefit(pays=amount("2万元", "2万元"), quote=QUOTE)
    cap = Cap(
        id="cap",
        name="封顶",
        benefits=("allowance",),
        at_most=money("3万元"),
        cut=cut,
        cite=(cite(QUOTE),),
        span=here(),
    )
    found = needed(pack(one, groups=[cap], conventions=Conventions(month_end=MonthEnd.LAST_DAY)))
    assert found == ["money-rounding-undeclared"] * needs
