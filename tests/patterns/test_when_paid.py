"""Patterns of when it is paid: every year, every month, in instalments, at the end; windows, horizons, stops."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest

from talentrules.api import Pack
from talentrules.model.ledger import LineStatus
from talentrules.money import Interval, Money
from tests.patterns.packs import decided, lines_of, paid_lines, rule, rules, span, words

STARTED = {"contract_start": date(2025, 3, 1)}


def _yearly(missed: str) -> Pack:
    clause = {"lost": "当年未申请的视为放弃", "kept": "当年未申请的可以顺延", "": ""}[missed]
    said = f"missed: {missed}, " if missed else ""
    body = f"""
    amount: 6万元
    payment: {{every: year, at_most_times: 3, on_application: true, {said}from: contract_start}}
    """
    return rules(rule(f"每年6万元，共3年，逐年申请{clause}", body))


@pytest.mark.parametrize(
    ("missed", "second"), [("lost", "forfeited not_claimed"), ("kept", "due"), ("", "open not_claimed")]
)
def test_p07_yearly_allowance_of_a_missed_year(missed: str, second: str) -> None:
    """Nobody applied in 2025: that year is lost, kept, or it is not said; the year that runs can still be asked for."""
    claims = [{"benefit_name": "补贴", "amount": "60000元", "paid_on": date(2024, 5, 6)}]
    decision = decided(_yearly(missed), {"contract_start": date(2024, 3, 1), "claims": claims})
    assert paid_lines(decision) == [
        "2024-03-01 60000 paid",
        f"2025-03-01 60000 {second}",
        "2026-03-01 60000 due",
    ]


def test_p07_yearly_allowance_counts_years_of_engagement_not_calendar_years() -> None:
    lines = lines_of(decided(_yearly("kept"), STARTED))
    assert [line.covers for line in lines][:2] == [
        (date(2025, 3, 1), date(2026, 2, 28)),
        (date(2026, 3, 1), date(2027, 2, 28)),
    ]


def _monthly(amount: int) -> str:
    return f"""
    amount: {amount}元
    payment: {{every: month, at_most_times: 36, payout: quarter, from: contract_start, starts: next_month}}
    """


@pytest.mark.parametrize(
    ("month", "year", "whole"),
    [(5000, 60000, "180000"), (3000, 36000, "108000"), (2000, 24000, "72000"), (1500, 18000, "54000")],
)
def test_p08_monthly_for_at_most_n_months(month: int, year: int, whole: str) -> None:
    """36 months by the month are three years by the year; what is compared is what is paid in all."""
    monthly = rules(rule(f"自次月起每月{month}元，累计不超过36个月，按季发放", _monthly(month)))
    yearly = rules(
        rule(
            f"每年{year}元，共3年",
            f"amount: {year}元\npayment: {{every: year, at_most_times: 3, from: contract_start}}",
        )
    )
    both = [decided(pack, STARTED)["aid"].whole for pack in (monthly, yearly)]
    assert [span(one) for one in both] == [whole, whole]
    paid = [line.amount for line in lines_of(decided(monthly, STARTED))]
    assert sum(paid, Interval.exactly(Money(0))) == Interval.exactly(Money.yuan(whole))


def test_p08_monthly_from_the_next_month_paid_by_the_quarter() -> None:
    pack = rules(rule("自次月起每月5000元，累计不超过36个月，按季发放", _monthly(5000)))
    lines = lines_of(decided(pack, STARTED))
    assert (len(lines), {span(line.amount) for line in lines}) == (12, {"15000"})
    assert lines[0].covers == (date(2025, 4, 1), date(2025, 6, 30))
    assert (lines[0].on, lines[-1].on) == (date(2025, 7, 1), date(2028, 4, 1))


def test_p08_monthly_of_36_months_in_all_is_not_bound_to_one_stretch() -> None:
    """累计: what was received counts part by part, whenever it was paid; what remains stays due."""
    pack = rules(rule("每月5000元，累计不超过36个月，按季发放", _monthly(5000)))
    claims = [{"benefit_name": "补贴", "amount": "15000元", "paid_on": date(2026, 2, 1)}]
    statuses = Counter(line.status for line in lines_of(decided(pack, {**STARTED, "claims": claims})))
    assert statuses == {LineStatus.PAID: 1, LineStatus.DUE: 3, LineStatus.UPCOMING: 8}


def _instalments(quote: str, amount: str, parts: str) -> list[str]:
    body = f"amount: {amount}\npayment: {{instalments: {parts}, from: contract_start}}"
    return paid_lines(decided(rules(rule(quote, body)), {"contract_start": date(2026, 6, 1)}))


def test_p09_instalments_of_40_30_30() -> None:
    assert _instalments("50万元按40%、30%、30%分三年发放", "50万元", "[40%, 30%, 30%], every: year") == [
        "2026-06-01 200000 due",
        "2027-06-01 150000 upcoming",
        "2028-06-01 150000 upcoming",
    ]


def test_p09_instalments_of_40_and_four_times_15() -> None:
    quote = "10万元，首年发放40%，其后4年每年15%，每年一次"
    assert [line.split()[1] for line in _instalments(quote, "10万元", "[40%, 15%, 15%, 15%, 15%], every: year")] == [
        "40000",
        *["15000"] * 4,
    ]


def test_p09_instalments_that_rise() -> None:
    parts = "[5万元, 6万元, 7万元, 8万元, 9万元], after: [1 year, 2 years, 3 years, 4 years, 5 years]"
    quote = "第1年5万元、第2年6万元、第3年7万元、第4年8万元、第5年9万元，共35万元"
    found = _instalments(quote, "35万元", parts)
    assert found[0] == "2027-06-01 50000 upcoming"
    assert found[-1] == "2031-06-01 90000 upcoming"
    assert sum(int(line.split()[1]) for line in found) == 350_000


def test_p09_instalments_after_1_3_and_5_years() -> None:
    quote = "10万元，满1年发40%，满3年发30%，满5年发30%"
    found = _instalments(quote, "10万元", "[40%, 30%, 30%], after: [1 year, 3 years, 5 years]")
    assert [line[:10] for line in found] == ["2027-06-01", "2029-06-01", "2031-06-01"]


def test_p09_instalments_of_thirds_add_up_to_the_whole() -> None:
    found = _instalments(
        "999.99元每6个月一次分3次，各33.33%、33.33%、33.34%", "999.99元", "[33.33%, 33.33%, 33.34%], every: 6 months"
    )
    assert [line.split()[1] for line in found] == ["333.3", "333.3", "333.39"]


WAITING = """
amount: 50万元
payment:
  instalments: [40%, 30%, 30%]
  every: year
  from: contract_start
  while: {left_on: {is: none}}
"""


def test_p09_instalments_of_who_left_end_with_leaving() -> None:
    pack = rules(rule("50万元按40%、30%、30%分三年发放，仍在岗的发放", WAITING))
    stays = {"contract_start": date(2025, 3, 1), "left_on": None}
    assert paid_lines(decided(pack, stays)) == [
        "2025-03-01 200000 due",
        "2026-03-01 150000 due",
        "2027-03-01 150000 upcoming",
    ]
    left = decided(pack, {**stays, "left_on": date(2025, 12, 31)})
    assert paid_lines(left)[1:] == ["2026-03-01 150000 forfeited left", "2027-03-01 150000 forfeited left"]


def test_p09_instalments_wait_for_the_assessment_of_the_year_before() -> None:
    body = """
    amount: 30万元
    payment:
      instalments: [40%, 30%, 30%]
      every: year
      first_after: 1 year
      from: contract_start
      assessed: {kind: annual, at_least: qualified, year: before}
    """
    pack = rules(rule("30万元按40%、30%、30%分三年发放，满1年起发，上一年度考核合格后发放", body))
    marks = [
        {"kind": "annual", "year": 2023, "result": "excellent"},
        {"kind": "annual", "year": 2024, "result": "basic"},
    ]
    decision = decided(pack, {"contract_start": date(2023, 3, 1), "assessments": marks})
    assert paid_lines(decision) == [
        "2024-03-01 120000 due",
        "2025-03-01 90000 forfeited assessment",
        "2026-03-01 0-90000 open unknown",
    ]


AT_END = "amount: 15万元\npayment: {at_end: 5 years, from: contract_start, while: {left_on: {is: none}}}"


def test_p10_paid_only_at_term_end() -> None:
    pack = rules(rule("服务满5年的，一次性发放15万元，中途离开的不发放", AT_END))
    stays = {"contract_start": date(2021, 6, 1), "left_on": None}
    assert paid_lines(decided(pack, stays)) == ["2026-06-01 150000 due"]
    assert paid_lines(decided(pack, stays, on=date(2026, 5, 31))) == ["2026-06-01 150000 upcoming"]
    # who leaves one day early gets nothing, and there is nothing to pay back
    early = decided(pack, {**stays, "left_on": date(2026, 5, 31)})
    assert paid_lines(early) == ["2026-06-01 150000 forfeited left"]


WINDOWS = """
amount: 1000元
procedure:
  windows:
    - {name: 上半年批次, yearly: ["03-01", "04-30"], missed: kept}
    - {name: 下半年批次, yearly: ["09-01", "10-31"], missed: kept}
    - {name: 首次就业后, within: 2 years, of: insurance_first_on, missed: lost}
    - {name: 专场, from: 2026-05-01, until: 2026-05-31, missed: lost}
"""


def test_p26_application_windows_are_kept_as_days_and_printed() -> None:
    quote = "1000元。每年3月1日至4月30日、9月1日至10月31日受理；首次参保后2年内申请；专场2026年5月1日至2026年5月31日"
    pack = rules(rule(quote, WINDOWS))
    procedure = pack.benefit("aid").procedure
    assert procedure is not None
    assert [window.name for window in procedure.windows] == ["上半年批次", "下半年批次", "首次就业后", "专场"]
    assert [str(window.missed) for window in procedure.windows] == ["kept", "kept", "lost", "lost"]
    sheet = words(decided(pack, {"insurance_first_on": date(2025, 1, 15)}))
    for name in ("上半年批次", "下半年批次", "首次就业后", "专场"):
        assert name in sheet


@pytest.mark.parametrize(("day", "granted"), [(date(2026, 3, 15), True), (date(2026, 3, 16), False)])
def test_p26_deadline_counted_from_an_event(day: date, granted: bool) -> None:
    body = "when: {within: {time: 2 years, of: insurance_first_on, day: application}}\namount: 1000元"
    pack = rules(rule("首次参保之日起2年内申请的，给予1000元", body))
    decision = decided(pack, {"insurance_first_on": date(2024, 3, 15), "applied_on": day})
    assert (str(decision["aid"].verdict) == "eligible") is granted


def test_p27_exhaustion_horizon_cuts_the_36_months() -> None:
    """All must be claimed within five years of the introduction; the months began three years and a half after it."""
    body = """
    amount: 5000元
    payment:
      every: month
      at_most_times: 36
      from: contract_start
      claim_within: 5 years
      claim_from: introduced_on
    """
    pack = rules(rule("每月5000元，累计不超过36个月，引进之日起5年内申领完毕", body))
    facts = {"introduced_on": date(2020, 1, 1), "contract_start": date(2023, 6, 1)}
    lines = lines_of(decided(pack, facts))
    lost = [line for line in lines if line.status is LineStatus.FORFEITED]
    # June 2023 up to December 2024 are 19 months
    assert (len(lines) - len(lost), len(lost)) == (19, 17)
    assert {line.why for line in lost} == {"horizon"}
    assert lost[0].covers == (date(2025, 1, 1), date(2025, 1, 31))


@pytest.mark.parametrize(("months", "paid"), [(10, "50000"), (12, "60000"), (15, "60000")])
def test_p16_overall_cap_of_a_monthly_payment(months: int, paid: str) -> None:
    """5,000 a month up to 60,000 in all, looked at after so many months."""
    body = "amount: 5000元\npayment: {every: month, from: contract_start, in_total_at_most: 60000元}"
    pack = rules(rule("每月5000元，总额不超过60000元", body))
    on = date(2025 + (months + 2) // 12, (months + 2) % 12 + 1, 1)
    decision = decided(pack, STARTED, on=on)
    assert dict(decision.ledger(until=on).model.sums) == {LineStatus.DUE: Interval.exactly(Money.yuan(paid))}
    assert span(decision["aid"].whole) == "5000-60000"


def _graded(when: str) -> str:
    return f"""
    amount: 20万元
    payment:
      every: year
      from: contract_start
      assessed:
        kind: annual
        factors: {{excellent: 120%, qualified: 100%, basic: 50%, unqualified: 0%}}
        year: {when}
    """


GRADES = "每年20万元，上一年度考核优秀的按120%、合格的按100%、基本合格的按50%发放，不合格的不发放"
MARKS = [
    {"kind": "annual", "year": year, "result": result}
    for year, result in [(2021, "excellent"), (2022, "qualified"), (2023, "basic"), (2024, "unqualified")]
]


def test_p30_assessment_factor_pays_the_year_after() -> None:
    """The result of 2021 is paid in 2022; that of 2025 is not there, so the part of 2026 is open."""
    decision = decided(
        rules(rule(GRADES, _graded("before"))), {"contract_start": date(2022, 3, 1), "assessments": MARKS}
    )
    assert paid_lines(decision, until=date(2027, 12, 31)) == [
        "2022-03-01 240000 due",
        "2023-03-01 200000 due",
        "2024-03-01 100000 due",
        "2025-03-01 200000 forfeited assessment",
        "2026-03-01 0-240000 open unknown",
        "2027-03-01 0-240000 upcoming",
    ]


def test_p30_assessment_factor_of_the_same_year() -> None:
    facts = {"contract_start": date(2021, 3, 1), "assessments": MARKS}
    decision = decided(rules(rule(GRADES, _graded("same"))), facts)
    assert paid_lines(decision, until=date(2022, 12, 31)) == ["2021-03-01 240000 due", "2022-03-01 200000 due"]


def test_p30_assessment_excellent_three_years_in_a_row() -> None:
    """Consecutive means of calendar years, in whatever order they are told; three in all are not enough."""
    body = """
    when:
      in_a_row: {of: assessments, by: year, where: {all: [{kind: annual}, {result: excellent}]}, at_least: 3}
    amount: 1万元
    """
    pack = rules(rule("连续3年年度考核优秀的，奖励1万元", body, kind="award"))

    def of(*years: int) -> str:
        marks = [{"kind": "annual", "year": year, "result": "excellent"} for year in years]
        return str(decided(pack, {"assessments": marks})["aid"].verdict)

    assert of(2023, 2025, 2024) == "eligible"
    assert of(2021, 2022, 2024, 2025) == "ineligible"
    assert of(2024, 2025, 2025) == "ineligible"


@pytest.mark.parametrize(("stops", "months"), [("next_month", 13), ("this_month", 12)])
def test_p42_stop_rule_of_the_month_of_leaving(stops: str, months: int) -> None:
    """Who leaves on 15 March 2026 keeps March where payments stop with the next month, else not."""
    said = {"next_month": "从次月起停发", "this_month": "从当月起停发"}[stops]
    body = f"""
    amount: 1000元
    payment: {{every: month, from: contract_start}}
    obligation: {{stops: {stops}, clawback: stop_only}}
    """
    pack = rules(rule(f"每月1000元，离职的{said}", body))
    decision = decided(pack, {**STARTED, "left_on": date(2026, 3, 15)}, on=date(2026, 3, 15) + timedelta(days=100))
    due = [line for line in lines_of(decision, until=date(2026, 6, 1)) if line.status is LineStatus.DUE]
    assert len(due) == months
