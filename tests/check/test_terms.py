"""Numbers of payments, obligations and windows stand in quotes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from talentrules.dates import Days, Duration
from talentrules.model.obligations import Clawback, ClawbackKind, Obligation, Report, Resale, Vested
from talentrules.model.pack import Pack, Procedure, Step, Window
from talentrules.model.payments import Assessed, Every, Instalment, Payment
from talentrules.model.quantities import Unit
from talentrules.money import Money
from tests.check.packs import amount, benefit, cite, codes, found, here, only, pack, version

YEARS = tuple(Duration(years=place) for place in range(6))


def _paid(quote: str, **payment: object) -> Pack:
    paid = Payment(every=payment.pop("every", Every.ONCE), span=here(), **payment)  # type: ignore[arg-type]  # a shorthand
    return pack(benefit(pays=amount(None, None), payment=paid, quote=quote))


def _shares(*shares: str, after: tuple[Duration, ...] = YEARS) -> tuple[Instalment, ...]:
    return tuple(
        Instalment(share=Decimal(share), after=time, span=here()) for share, time in zip(shares, after, strict=False)
    )


@pytest.mark.parametrize("quote", ["40%、30%、30%", "按4:3:3", "按4：3：3", "四比三比三", "百分之四十、30%、30%"])
def test_instalments_are_printed_as_percentages_or_as_a_ratio(quote: str) -> None:
    assert codes(_paid(quote, instalments=_shares("0.4", "0.3", "0.3"))) == []


def test_the_message_says_the_share_at_the_instalment() -> None:
    parts = _shares("0.5", "0.3", "0.2")
    assert found(_paid("50%、30%", instalments=parts)) == [
        ("value-without-quote", "“交通补贴”的分期比例 20% 没有出处：所引的原文里找不到这个数")
    ]
    assert only(_paid("50%、30%", instalments=parts)).span == parts[2].span


def test_equal_parts_are_counted() -> None:
    fifths = _shares(*["0.2"] * 5)
    assert codes(_paid("分五年发放", instalments=fifths)) == []
    assert set(codes(_paid("分年发放", instalments=fifths))) == {"value-without-quote"}


def test_amounts_of_instalments_are_money() -> None:
    parts = tuple(
        Instalment(amount=Money.yuan(yuan), after=after, span=here())
        for yuan, after in zip((50_000, 60_000), YEARS, strict=False)
    )
    assert codes(_paid("第一年5万元,第二年6万元", instalments=parts)) == []
    assert codes(_paid("第一年5万元,第二年6元", instalments=parts)) == ["number-without-quote"]


@pytest.mark.parametrize(
    "quote", ["满1年、3年各50%", "第1、3年各50%", "第一年、第三年各50%", "满12个月、36个月,各一半"]
)
def test_unequal_times_are_asked_for(quote: str) -> None:
    parts = _shares("0.5", "0.3", "0.2", after=(Duration(years=1), Duration(years=3), Duration(years=4)))
    missing = [message for _, message in found(_paid(quote + "30%,20%,第4年", instalments=parts))]
    assert missing == []


def test_equally_spaced_times_may_each_be_printed() -> None:
    """第1、3、5年: nobody prints that two years lie between them."""
    parts = _shares("0.4", "0.3", "0.3", after=(YEARS[1], YEARS[3], YEARS[5]))
    assert codes(_paid("满1年发40%，满3年发30%，满5年发30%", instalments=parts)) == []
    assert codes(_paid("满1年发40%，满3年发30%，其后30%", instalments=parts)) == ["value-without-quote"]


def test_a_time_that_no_quote_holds_is_told() -> None:
    parts = _shares("0.5", "0.3", "0.2", after=(Duration(), Duration(years=2), Duration(years=5)))
    assert "分期时间 5年" in only(_paid("满2年,50%,30%,20%", instalments=parts)).message


@pytest.mark.parametrize(
    ("quote", "expected"), [("每半年一半", []), ("每6个月一半", []), ("一半", ["value-without-quote"])]
)
def test_a_step_other_than_a_year_or_month_is_asked_for(quote: str, expected: list[str]) -> None:
    parts = _shares("0.5", "0.5", after=(Duration(), Duration(months=6)))
    assert codes(_paid(quote, instalments=parts)) == expected


@pytest.mark.parametrize(
    ("every", "times", "quote"),
    [
        (Every.MONTH, 36, "累计不超过36个月"),
        (Every.MONTH, 36, "连续三年"),
        (Every.MONTH, 18, "一年半"),
        (Every.YEAR, 5, "最长5年"),
        (Every.YEAR, 5, "60个月"),
        (Every.YEAR, 3, "连续3个年度"),
        (Every.ONCE, 1, "一次性"),
    ],
)
def test_the_number_of_payments_is_printed_in_months_or_years(every: Every, times: int, quote: str) -> None:
    assert codes(_paid(quote, every=every, at_most_times=times)) == []
    if times > 1:
        assert codes(_paid("按月、按年", every=every, at_most_times=times)) == ["value-without-quote"]


def test_the_message_says_the_number_with_its_unit_in_both_languages() -> None:
    problem = only(_paid("按月", every=Every.MONTH, at_most_times=36))
    assert problem.message == "“交通补贴”的发放期数 36个月 没有出处：所引的原文里找不到这个数"
    assert "36 months" in problem.message_en


def test_the_end_and_the_horizon_are_asked_for() -> None:
    times: dict[str, Any] = {"at_end": Duration(years=5), "claim_within": Duration(years=3)}
    assert codes(_paid("满五年一次性发放,3年内申领", **times)) == []
    assert codes(_paid("期满发放,及时申领", **times)) == ["value-without-quote"] * 2


def test_factors_other_than_all_and_nothing_are_asked_for() -> None:
    factors = {"excellent": Decimal("1.2"), "qualified": Decimal(1), "basic": Decimal("0.5"), "failed": Decimal(0)}
    assessed = Assessed(kind="annual", factors=factors, span=here())
    assert codes(_paid("优秀按120%,基本合格减半", assessed=assessed)) == []
    assert codes(_paid("优秀上浮20%,基本合格按50%", assessed=assessed)) == []
    problem = only(_paid("优秀按120%", assessed=assessed))
    assert "考核系数 50%" in problem.message
    assert problem.span == assessed.span


def _owing(quote: str, own: str = "", **owed: object) -> Pack:
    cites = (cite(own),) if own else ()
    obligation = Obligation(cite=cites, span=here(), **owed)  # type: ignore[arg-type]  # a shorthand
    return pack(benefit(pays=amount(None, None), obligation=obligation, quote=quote))


@pytest.mark.parametrize("quote", ["服务满5年", "服务满60个月", "服务五周年"])
def test_a_service_period_is_printed_in_years_or_months(quote: str) -> None:
    assert codes(_owing(quote, serve=Duration(years=5))) == []
    assert codes(_owing("发放补贴", quote, serve=Duration(years=5))) == []
    assert codes(_owing("服务期满,不少于5人", serve=Duration(years=5))) == ["value-without-quote"]


def test_years_and_months_may_be_printed_together_or_apart() -> None:
    stretch = Duration(years=1, months=6, days=15)
    assert codes(_owing("1年6个月15日", serve=stretch)) == []
    assert codes(_owing("18个月15天", serve=stretch)) == []
    assert codes(_owing("18个月", serve=stretch)) == ["value-without-quote"]


def test_each_step_of_a_refund_is_asked_for() -> None:
    steps = (Vested(after=Duration(years=5), kept=Decimal("0.8")), Vested(after=Duration(years=8), kept=Decimal(1)))
    vesting = Clawback(kind=ClawbackKind.VESTING, steps=steps, span=here())
    assert codes(_owing("服务满5年给80%,满8年全部给予", serve=Duration(years=8), clawback=vesting)) == []
    assert codes(_owing("服务满5年退20%,满8年不退", serve=Duration(years=8), clawback=vesting)) == []
    messages = [message for _, message in found(_owing("服务满8年", serve=Duration(years=8), clawback=vesting))]
    assert [message.split(" 没有")[0] for message in messages] == [
        "“交通补贴”的保留的比例 80%",
        "“交通补贴”的服务时间 5年",
    ]


def test_reasons_resale_and_reports_are_asked_for() -> None:
    full = Clawback(kind=ClawbackKind.FULL, span=here())
    vesting = Clawback(
        kind=ClawbackKind.VESTING, steps=(Vested(after=Duration(years=2), kept=Decimal("0.3")),), span=here()
    )
    owed: dict[str, Any] = {
        "by_reason": {"dismissed": vesting},
        "resale": Resale(within=Duration(years=3), clawback=full),
        "report": Report(events=("调离",), days=15),
    }
    assert codes(_owing("满2年留30%,3年内不得转让,15日内报告", **owed)) == []
    assert codes(_owing("不得转让,及时报告", **owed)) == ["value-without-quote"] * 4


def _applied(quote: str, *windows: Window, own: str = "", days: int | None = None) -> Pack:
    cites = (cite(own),) if own else ()
    procedure = Procedure(windows=windows, steps=(Step(text="公示", days=days),), cite=cites)
    return pack(benefit(procedure=procedure, quote=quote))


def test_windows_are_asked_for() -> None:
    yearly = Window(yearly=((3, 1), (3, 31)), span=here())
    fixed = Window(days=Days(first=date(2024, 9, 10), last=date(2024, 9, 30)), span=here())
    within = Window(within=Duration(years=2), span=here())
    open_ended = Window(days=Days(first=date(2024, 9, 10)), span=here())
    for quote in ("每年3月申报", "每年3月1日至31日申报", "每年3月1日至3月31日"):
        assert codes(_applied(quote, yearly)) == []
    assert codes(_applied("2024年9月10日至30日", fixed, open_ended)) == []
    assert codes(_applied("就业后两年内", within)) == []
    assert codes(_applied("随报随审", own="就业后两年内", days=None)) == []
    messages = [message for _, message in found(_applied("随报随审", yearly, fixed, within))]
    assert sorted(message.split(" 没有")[0].split("的")[-1] for message in messages) == [
        "申请时间 2024年9月10日",
        "申请时间 2024年9月30日",
        "申请时间 3月1日",
        "申请时间 3月31日",
        "申请期限 2年",
    ]


def test_days_of_a_step_may_be_cited_at_the_procedure() -> None:
    assert codes(_applied("发放补贴", own="公示5个工作日", days=5)) == []
    assert "办理天数 5日" in only(_applied("发放补贴", days=5)).message


def test_what_has_no_place_is_told_at_what_is_around_it() -> None:
    paid = Payment(every=Every.YEAR, at_most_times=5)
    one = version("2022-01-01", pays=amount(None, None), payment=paid, cites=(cite("2022年"),))
    assert only(pack(benefit(versions=(one,)))).span == one.span


def test_a_pro_rata_refund_needs_only_its_period() -> None:
    clawback = Clawback(kind=ClawbackKind.PRO_RATA, unit=Unit.YEAR, span=here())
    assert codes(_owing("服务8年", serve=Duration(years=8), clawback=clawback)) == []
