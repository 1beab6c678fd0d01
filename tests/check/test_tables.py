"""Tables, bounds and totals make sense in themselves."""

from __future__ import annotations

from datetime import date

import pytest

from talentrules.dates import Duration
from talentrules.model.conditions import (
    All,
    Any,
    AtLeastN,
    CompareQuantity,
    Condition,
    NotRequired,
    Operator,
)
from talentrules.model.obligations import Clawback, ClawbackKind, Obligation, Resale
from talentrules.model.pack import Amount, Pack
from talentrules.model.payments import Every, Instalment, Payment
from talentrules.model.quantities import Bounded, Constant, HitPolicy, Quantity, Row, Table
from talentrules.money import Money
from tests.check.packs import LOCAL, amount, benefit, codes, computed, here, money, number, only, pack, reads

ALWAYS = NotRequired(subject="户籍", span=here())


def _table(*whens: Condition, hit: HitPolicy = HitPolicy.FIRST) -> Pack:
    rows = tuple(Row(when=when, value=money("1万元"), span=here()) for when in whens)
    return pack(benefit(pays=computed(Table(hit=hit, rows=rows, span=here())), quote="1万元,2,1"))


def _compared(one: Quantity, operator: str, *others: Quantity) -> CompareQuantity:
    return CompareQuantity(quantity=one, operator=Operator(operator), bounds=others, span=here())


DAY = Constant(value=date(2024, 5, 9), span=here())


@pytest.mark.parametrize(
    ("when", "always"),
    [
        (ALWAYS, True),
        (All(parts=(ALWAYS, ALWAYS)), True),
        (All(parts=(ALWAYS, LOCAL)), False),
        (Any(parts=(LOCAL, ALWAYS)), True),
        (AtLeastN(n=1, parts=(LOCAL, ALWAYS)), True),
        (AtLeastN(n=2, parts=(LOCAL, ALWAYS)), False),
        (_compared(number(2), "at_least", number(2)), True),
        (_compared(number(1), "at_least", number(2)), False),
        (_compared(money("1万元"), "at_most", money("1万元")), True),
        (_compared(number(2), "is", number(2)), True),
        (_compared(number(2), "above", number(2)), False),
        (_compared(number(2), "is", reads("area")), False),
        (_compared(reads("area"), "at_least", number(2)), False),
    ],
)
def test_a_row_after_one_that_always_holds_is_never_reached(when: Condition, always: bool) -> None:
    assert codes(_table(when, LOCAL)) == ["row-never-reached"] * always
    assert codes(_table(LOCAL, when)) == []


def test_the_message_names_both_rows() -> None:
    problem = only(_table(LOCAL, ALWAYS, LOCAL, LOCAL))
    assert problem.message == "“交通补贴”的表里，第 3 行永远轮不到：第 2 行总是成立"
    assert problem.related[0].span.line < problem.span.line


def test_where_all_rows_count_each_is_reached() -> None:
    assert codes(_table(ALWAYS, LOCAL, hit=HitPolicy.SUM)) == []
    assert codes(_table(ALWAYS, LOCAL, hit=HitPolicy.HIGHEST)) == []


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (money("3万元"), money("2万元"), "不低于 3万元，最高 2万元"),
        (number(3), number(2), "不低于 3，最高 2"),
        (DAY, Constant(value=date(2024, 1, 1)), "不低于 2024年5月9日，最高 2024年1月1日"),
    ],
)
def test_bounds_of_any_kind_are_the_right_way_round(low: Constant, high: Constant, said: str) -> None:
    def one(low: Constant, high: Constant) -> Pack:
        bounded = Bounded(base=reads("area"), at_least=low, at_most=high, span=here())
        when = _compared(bounded, "at_least", reads("area"))
        return pack(benefit(when=when, quote="2至3,2-3万元,2024年1月1日,2024年5月9日"))

    assert said in only(one(low, high)).message
    assert codes(one(high, low)) == []
    assert codes(one(low, low)) == []


def test_bounds_of_two_kinds_are_not_compared() -> None:
    bounded = Bounded(base=reads("area"), at_least=money("3万元"), at_most=number(2), span=here())
    assert codes(pack(benefit(pays=computed(bounded), quote="3万元,2"))) == []


def test_a_refund_in_proportion_for_one_reason_needs_a_period_too() -> None:
    rata, full = (Clawback(kind=kind, span=here()) for kind in (ClawbackKind.PRO_RATA, ClawbackKind.FULL))
    owed = Obligation(clawback=full, by_reason={"dismissed": rata}, span=here())
    problem = only(pack(benefit(pays=amount(None, None), obligation=owed)))
    assert (problem.code, problem.span) == ("pro-rata-without-period", owed.span)
    resale = Obligation(resale=Resale(within=Duration(years=3), clawback=rata), span=here())
    assert codes(pack(benefit(pays=amount(None, None), obligation=resale, quote="3年"))) == []


def _total(pays: Amount, *parts: str) -> list[str]:
    instalments = tuple(Instalment(amount=Money.yuan(one), after=Duration()) for one in parts)
    paid = Payment(every=Every.YEAR, in_total_at_most=money("1万元"), instalments=instalments, span=here())
    quote = "0元,1万元,2万元,3万元,5000元,无"
    return [code for code in codes(pack(benefit(pays=pays, payment=paid, quote=quote))) if code.startswith("total")]


def _tiers(*values: Quantity, otherwise: Quantity | None = None) -> Amount:
    rows = tuple(Row(when=LOCAL, value=value, span=here()) for value in values)
    return computed(Table(hit=HitPolicy.HIGHEST, rows=rows, otherwise=otherwise, span=here()))


def test_a_total_below_one_payment_is_told_where_it_is_certain() -> None:
    told = ["total-below-one-payment"]
    assert _total(amount("2万元", "3万元")) == told
    assert _total(amount("5000元", "3万元")) == []
    assert _total(amount(None, "3万元")) == []
    assert _total(computed(money("2万元"))) == told
    assert _total(_tiers(money("2万元"), money("3万元"))) == told
    assert _total(_tiers(money("2万元"), money("5000元"))) == []
    assert _total(_tiers(money("2万元"), reads("income"))) == []
    assert _total(_tiers(money("2万元"), otherwise=money("0元"))) == []
    assert _total(amount("3万元", "3万元"), "20000", "10000") == []
    assert _total(amount("3万元", "3万元"), "20000", "30000") == told
