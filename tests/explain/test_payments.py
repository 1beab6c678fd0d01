"""When an amount is paid and what is owed in return, in the words of a notice."""

from __future__ import annotations

from decimal import Decimal

import pytest

from talentrules.dates import Duration
from talentrules.explain.obligations import obligation_lines
from talentrules.explain.payments import payment_brief, payment_words
from talentrules.explain.scope import Scope
from talentrules.model.obligations import Clawback, ClawbackKind, Obligation, Report, Resale, Vested
from talentrules.model.payments import Assessed, Every, Instalment, Missed, Payment, Starts
from talentrules.model.quantities import Unit
from talentrules.money import Money
from tests.explain.reckoned import INTRODUCED, RETIRED, money, pack_of

ZH = Scope.of(pack_of(), "zh")
EN = Scope.of(pack_of(), "en")
YEARLY = tuple(
    Instalment(share=Decimal(share), after=Duration(years=place)) for place, share in enumerate(("0.4", "0.3", "0.3"))
)


@pytest.mark.parametrize(
    ("payment", "words"),
    [
        (Payment(every=Every.ONCE), "一次性发放"),
        (
            Payment(
                every=Every.MONTH,
                at_most_times=36,
                payout_months=3,
                start=INTRODUCED,
                starts=Starts.NEXT_MONTH,
                on_application=True,
                missed=Missed.LOST,
            ),
            "按月计算；按季发放；自引进日期次月起计发；累计不超过36个月；须逐次申请；当期未申请的，不再补发",
        ),
        (Payment(every=Every.MONTH, payout_months=2), "按月计算；每2个月发放一次"),
        (
            Payment(every=Every.YEAR, at_most_times=5, in_total_at_most=money(9)),
            "按年发放；累计不超过5年；累计发放不超过9元",
        ),
        (Payment(every=Every.ONCE, instalments=YEARLY), "分3期发放（40%/30%/30%）；每年一期"),
        (
            Payment(
                every=Every.ONCE,
                instalments=tuple(
                    Instalment(amount=Money.yuan(each), after=Duration(months=after))
                    for each, after in ((50_000, 6), (60_000, 12))
                ),
                start=INTRODUCED,
            ),
            "分2期发放（50,000元/60,000元）；每6个月一期；首期在满6个月时；自引进日期起计发",
        ),
        (
            Payment(
                every=Every.ONCE,
                instalments=tuple(
                    Instalment(amount=Money.yuan(each), after=after)
                    for each, after in ((5, Duration()), (6, Duration(days=15)), (7, Duration(years=3)))
                ),
            ),
            "分3期发放（第1期5元（起算时）、第2期6元（满15日时）、第3期7元（满3年时））",
        ),
        (Payment(every=Every.ONCE, at_end=Duration(years=5)), "满5年后一次性发放"),
        (Payment(every=Every.ONCE, at_end=Duration(years=5), start=INTRODUCED), "自引进日期起满5年后一次性发放"),
        (
            Payment(
                every=Every.YEAR,
                while_=RETIRED,
                assessed=Assessed(kind="annual", factors={"excellent": Decimal("1.2"), "qualified": Decimal(1)}),
            ),
            "按年发放；发放期间须符合：退休：是；按年度考核结果兑现（优秀 120%、合格 100%；其他结果不发）；以上一年度的考核为准",
        ),
        (
            Payment(
                every=Every.ONCE,
                instalments=YEARLY,
                assessed=Assessed(kind="annual", factors={"qualified": Decimal(1)}, from_part=2),
            ),
            "分3期发放（40%/30%/30%）；每年一期；自第2期起年度考核结果为合格的方予发放；以上一年度的考核为准",
        ),
        (
            Payment(
                every=Every.YEAR,
                assessed=Assessed(kind="annual", factors={"excellent": Decimal(1)}, year_before=False),
                claim_within=Duration(years=5),
                claim_from=INTRODUCED,
            ),
            "按年发放；年度考核结果为优秀的方予发放；以当年的考核为准；自引进日期起5年内申领，逾期不再发放",
        ),
        (Payment(every=Every.ONCE, claim_within=Duration(years=1)), "一次性发放；1年内申领，逾期不再发放"),
    ],
)
def test_a_payment_in_words(payment: Payment, words: str) -> None:
    assert payment_words(payment, ZH) == words
    assert payment_words(payment, EN)


def test_a_cell_holds_the_rhythm_only() -> None:
    payment = Payment(every=Every.MONTH, at_most_times=36, payout_months=6, start=INTRODUCED, on_application=True)
    assert payment_brief(payment, ZH) == "按月计算；每半年发放一次；须逐次申请"
    assert payment_brief(payment, EN) == "reckoned by the month; paid out half-yearly; to be applied for each time"


PRO_RATA = Clawback(kind=ClawbackKind.PRO_RATA, unit=Unit.MONTH)


@pytest.mark.parametrize(
    ("obligation", "lines"),
    [
        (
            Obligation(
                serve=Duration(years=5),
                start=INTRODUCED,
                clawback=PRO_RATA,
                by_reason={
                    "retired": Clawback(kind=ClawbackKind.STOP_ONLY),
                    "dismissed": Clawback(kind=ClawbackKind.FULL),
                },
                stops_next_month=True,
                repaid_by="本人",
                text="服务不满5年的，应当退还",
            ),
            (
                "服务期5年（自引进日期起）",
                "提前离开的，按未服务月数比例退还",
                "因退休离开的，停止发放，已领的不退",
                "因解聘离开的，全额退还已领资金",
                "离开次月起停发",
                "由本人退还",
                "原文：服务不满5年的，应当退还",
            ),
        ),
        (
            Obligation(
                serve=Duration(years=3),
                clawback=Clawback(
                    kind=ClawbackKind.VESTING, steps=(Vested(after=Duration(years=3), kept=Decimal("0.5")),)
                ),
                stops_next_month=False,
            ),
            ("服务期3年", "提前离开的，按服务年限分档退还（服务满3年的留50%；此前全部退还）", "离开当月起停发"),
        ),
        (
            Obligation(
                clawback=Clawback(kind=ClawbackKind.UNSTATED),
                resale=Resale(
                    within=Duration(years=3),
                    start=INTRODUCED,
                    clawback=Clawback(kind=ClawbackKind.FULL),
                    text="不得上市交易",
                ),
                report=Report(events=("离职", "婚姻变化"), days=15, text="及时报告"),
            ),
            (
                "提前离开的，是否退还来源未载明",
                "所购住房自引进日期起3年内不得转让，违反的，全额退还已领资金",
                "原文：不得上市交易",
                "发生下列变化的，15日内报告：离职、婚姻变化",
                "原文：及时报告",
            ),
        ),
        (
            Obligation(resale=Resale(within=Duration(years=3), clawback=PRO_RATA), report=Report(events=("离职",))),
            ("所购住房3年内不得转让，违反的，按未服务月数比例退还", "发生下列变化的，应当报告：离职"),
        ),
    ],
)
def test_an_obligation_in_words(obligation: Obligation, lines: tuple[str, ...]) -> None:
    assert obligation_lines(obligation, ZH) == lines
    assert len(obligation_lines(obligation, EN)) == len(lines)
