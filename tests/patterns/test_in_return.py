"""Patterns of what is owed in return: service and clawback, resale, reports."""

from __future__ import annotations

from datetime import date

import pytest

from talentrules.api import Pack
from talentrules.model.obligations import ClawbackKind
from tests.patterns.packs import decided, rule, rules, settled, span, words

STARTED = date(2020, 3, 15)
SAID = {
    "full": "全额退还",
    "stop_only": "不退还",
    "{pro_rata: month}": "按未服务月数占比退还",
    "{pro_rata: year}": "按未服务年数占比退还",
    "{pro_rata: day}": "按未服务天数占比退还",
    "{vesting: [{after: 3 years, kept: 50%}, {after: 5 years, kept: 100%}]}": "满3年的50%归本人，满5年的100%归本人",
    "unstated": "退还办法另行规定",
}


def _aid(clawback: str, more: str = "") -> Pack:
    body = f"""
    amount: 30万元
    payment: {{every: once, from: contract_start}}
    obligation:
      serve: 5 years
      from: contract_start
      clawback: {clawback}
      {more}
    """
    return rules(rule(f"给予30万元，服务期5年，未满的{SAID[clawback]}", body))


def _leave(clawback: str, left_on: date, reason: str | None = "personal", more: str = "") -> tuple[str, str]:
    paid, refund, _ = settled(decided(_aid(clawback, more), {"contract_start": STARTED}, on=left_on), left_on, reason)
    return paid, refund


@pytest.mark.parametrize(
    ("clawback", "refund"),
    [
        ("full", "300000"),
        ("stop_only", "0"),
        ("{pro_rata: month}", "150000"),  # 30 of 60 months served: half of 300,000
        ("{pro_rata: year}", "180000"),  # 2 of 5 years served
        ("{vesting: [{after: 3 years, kept: 50%}, {after: 5 years, kept: 100%}]}", "300000"),
        ("unstated", "-"),
    ],
)
def test_p24_clawback_after_two_years_and_five_months(clawback: str, refund: str) -> None:
    """From 15 March 2020 to 14 September 2022: the day of leaving is served too, so the thirtieth month is complete."""
    assert _leave(clawback, date(2022, 9, 14)) == ("300000", refund)


def test_p24_clawback_a_day_before_the_month_is_complete() -> None:
    """29 of 60 months served: 31/60 of 300,000."""
    assert _leave("{pro_rata: month}", date(2022, 9, 13)) == ("300000", "155000")


def test_p24_clawback_pro_rata_by_the_day() -> None:
    """1,826 days in all (2020-03-15 to 2025-03-15), 913 of them served: half of it, to the fen."""
    assert _leave("{pro_rata: day}", date(2022, 9, 13)) == ("300000", "150000")
    assert _leave("{pro_rata: day}", date(2022, 9, 12)) == ("300000", "150164.29")


def test_p24_clawback_vesting_goes_by_steps() -> None:
    steps = "{vesting: [{after: 3 years, kept: 50%}, {after: 5 years, kept: 100%}]}"
    assert _leave(steps, date(2023, 3, 13)) == ("300000", "300000")
    assert _leave(steps, date(2023, 3, 14)) == ("300000", "150000")
    assert _leave(steps, date(2025, 3, 15)) == ("300000", "0")


@pytest.mark.parametrize("clawback", ["full", "{pro_rata: month}", "{pro_rata: year}", "{pro_rata: day}"])
def test_p24_clawback_is_nothing_after_the_service_period(clawback: str) -> None:
    assert _leave(clawback, date(2025, 3, 14)) == ("300000", "0")
    assert _leave(clawback, date(2025, 3, 13))[1] != "0"


def test_p24_clawback_by_the_reason_of_leaving() -> None:
    more = "by_reason: {retired: none, dismissed: full}"
    day = date(2022, 3, 15)
    assert _leave("{pro_rata: year}", day, "retired", more) == ("300000", "0")
    assert _leave("{pro_rata: year}", day, "dismissed", more) == ("300000", "300000")
    assert _leave("{pro_rata: year}", day, "personal", more) == ("300000", "180000")
    # why somebody leaves is not known: anything between the rules
    assert _leave("{pro_rata: year}", day, None, more) == ("300000", "0-300000")


def test_p24_clawback_of_instalments_takes_only_what_was_paid() -> None:
    body = """
    amount: 30万元
    payment: {instalments: [40%, 30%, 30%], every: year, from: contract_start}
    obligation: {serve: 5 years, from: contract_start, clawback: {pro_rata: year}, repaid_by: 本人}
    """
    clause = "给予30万元，按40%、30%、30%每年一次发放，服务期5年，按未服务年数占比由本人退还"
    pack = rules(rule(clause, body))
    on = date(2021, 6, 1)
    paid, refund, item = settled(decided(pack, {"contract_start": STARTED}, on=on), on)
    assert (paid, refund) == ("210000", "168000")  # four of five years were not served
    assert [(row.years, row.refund.low and row.refund.low.decimal_yuan()) for row in item.table] == [
        (0, "120000"),
        (1, "168000"),
        (2, "180000"),
        (3, "120000"),
        (4, "60000"),
        (5, "0"),
    ]


def test_p25_resale_within_three_years_is_refunded() -> None:
    """The day from which it counts is the pack's to say: here the registration of the title, not the contract."""
    body = """
    amount: 10万元
    payment: once
    obligation:
      resale:
        within: 3 years
        from: {least: {of: homes, take: title_on}}
        clawback: full
        text: 取得产权之日起3年内不得转让
    """
    pack = rules(rule("购房补贴10万元，取得产权之日起3年内不得转让，转让的全额退还", body, category="housing"))
    home = {"signed_on": date(2025, 1, 5), "deed_tax_paid_on": date(2025, 2, 5), "title_on": date(2025, 3, 5)}
    decision = decided(pack, {"homes": [home]})
    version = decision["aid"].version
    assert version is not None
    assert version.obligation is not None
    resale = version.obligation.resale
    assert resale is not None
    assert (resale.within.years, resale.clawback.kind) == (3, ClawbackKind.FULL)
    assert "取得产权之日起3年内不得转让" in words(decision)
    for sold_on, refund in ((date(2028, 3, 5), "100000"), (date(2028, 3, 6), "0")):
        sold = decided(pack, {"homes": [home], "home_sold_on": sold_on}, on=date(2028, 6, 1))
        assert span(sold.settle(left_on=date(2028, 6, 1)).model.refund) == refund


def test_p41_change_reporting_duty_is_printed() -> None:
    body = """
    amount: 1000元
    obligation:
      report: {within: 15 days, events: [单位变化, 职称变化, 住房变化, 婚姻变化, 户籍变化, 离职]}
    """
    pack = rules(rule("给予1000元，单位、职称等6种变化的应当在15日内报告", body))
    sheet = words(decided(pack))
    assert "15" in sheet
    for event in ("单位变化", "户籍变化"):
        assert event in sheet
