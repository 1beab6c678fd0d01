"""Payments by hand: which day, how much, and what stands in the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentrules.dates import Duration, MonthEnd
from talentrules.engine import decide, scope_of
from talentrules.engine.ledger import ledger
from talentrules.model.conditions import FindingCondition
from talentrules.model.facts import NONE, Value
from talentrules.model.ledger import LedgerLine, LineStatus
from talentrules.model.obligations import Obligation
from talentrules.model.pack import Benefit, Kind, Pack
from talentrules.model.payments import Assessed, Every, Instalment, Missed, Payment, Starts
from talentrules.model.quantities import Constant, FactValue, Rounding
from talentrules.money import Interval, Money
from tests.engine.granting import (
    LONG_AGO,
    STARTED,
    UNTIL,
    amounts,
    assessment,
    claim,
    days,
    exactly,
    grant,
    granted,
    lines,
    months,
    parts,
    per,
    statuses,
    sums,
    the_ledger,
    yearly,
    years,
)
from tests.engine.small import case, holds, money

THREE_YEARS_ON = date(2023, 6, 1)
FACTORS = {"excellent": Decimal("1.2"), "qualified": Decimal(1), "basic": Decimal("0.5"), "unqualified": Decimal(0)}
# Rhythms


@pytest.mark.parametrize(("monthly", "a_year"), [(5000, 60000), (3000, 36000), (2000, 24000), (1500, 18000)])
def test_three_years_of_months_pay_as_much_as_three_years(monthly: int, a_year: int) -> None:
    by_month = sums(the_ledger(granted(grant(monthly, per(Every.MONTH, 36)))))
    by_year = sums(the_ledger(granted(grant(a_year, per(Every.YEAR, 3)))))
    assert by_month == by_year == {LineStatus.UPCOMING: exactly(3 * a_year)}


def test_a_year_is_paid_on_the_same_day_of_each_year() -> None:
    found = lines(grant(60000, yearly))
    assert days(found) == ["2020-01-15", "2021-01-15", "2022-01-15"]
    assert [(line.number, line.of) for line in found] == [(1, 3), (2, 3), (3, 3)]
    assert found[0].covers == (date(2020, 1, 15), date(2021, 1, 14))


def test_a_month_falls_due_when_it_is_over() -> None:
    found = lines(grant(5000, per(Every.MONTH, 2)))
    assert days(found) == ["2020-02-15", "2020-03-15"]
    assert found[0].covers == (date(2020, 1, 15), date(2020, 2, 14))


def test_a_quarter_is_paid_out_together() -> None:
    found = lines(grant(5000, replace(per(Every.MONTH, 36), payout_months=3)))
    assert amounts(found) == ["15000"] * 12
    assert days(found)[:2] == ["2020-04-15", "2020-07-15"]
    assert found[0].covers == (date(2020, 1, 15), date(2020, 4, 14))
    assert {line.of for line in found} == {12}


def test_the_last_payout_may_be_shorter() -> None:
    found = lines(grant(5000, replace(per(Every.MONTH, 7), payout_months=3)))
    assert amounts(found) == ["15000", "15000", "5000"]
    assert days(found)[-1] == "2020-08-15"


@pytest.mark.parametrize(
    ("starts", "first"),
    [
        (Starts.SAME_DAY, (date(2020, 1, 15), date(2020, 2, 14))),
        (Starts.SAME_MONTH, (date(2020, 1, 1), date(2020, 1, 31))),
        (Starts.NEXT_MONTH, (date(2020, 2, 1), date(2020, 2, 29))),
    ],
)
def test_with_which_month_it_begins(starts: Starts, first: tuple[date, date]) -> None:
    assert lines(grant(5000, replace(per(Every.MONTH, 1), starts=starts)))[0].covers == first


@pytest.mark.parametrize(
    ("month_end", "ends"),
    [
        (MonthEnd.LAST_DAY, ["2021-02-28", "2021-03-31", "2021-04-30"]),
        (MonthEnd.NEXT_DAY, ["2021-03-01", "2021-03-31", "2021-05-01"]),
    ],
)
def test_months_from_the_31st(month_end: MonthEnd, ends: list[str]) -> None:
    subject = granted(grant(5000, per(Every.MONTH, 3)), month_end=month_end)
    found = lines(subject, started="2021-01-31")
    assert days(found) == ends
    for before, after in pairwise(found):
        assert before.covers is not None
        assert after.covers is not None
        assert after.covers[0] == before.covers[1] + timedelta(days=1)


@pytest.mark.parametrize(
    ("month_end", "second"), [(MonthEnd.LAST_DAY, "2021-02-28"), (MonthEnd.NEXT_DAY, "2021-03-01")]
)
def test_years_from_29_february(month_end: MonthEnd, second: str) -> None:
    found = lines(granted(grant(5000, per(Every.YEAR, 5)), month_end=month_end), started="2020-02-29")
    assert days(found)[1] == second
    assert days(found)[4] == "2024-02-29"


@pytest.mark.parametrize(("number", "total"), [(10, 50000), (12, 60000), (15, 60000)])
def test_no_more_than_is_paid_in_all(number: int, total: int) -> None:
    payment = replace(per(Every.MONTH), in_total_at_most=Constant(value=money(60000)))
    until = date(2020 + number // 12, 1 + number % 12, 15)
    assert sums(the_ledger(granted(grant(5000, payment)), until=until)) == {LineStatus.UPCOMING: exactly(total)}


def test_the_last_payment_is_cut_to_what_is_left() -> None:
    found = lines(grant(5000, replace(yearly, in_total_at_most=Constant(value=money(12000)))))
    assert amounts(found) == ["5000", "5000", "2000"]
    assert statuses(found) == ["upcoming", "upcoming", "upcoming used_up"]


def test_a_bound_that_is_not_known_leaves_the_amounts_open() -> None:
    payment = replace(yearly, in_total_at_most=FactValue(fact="annual_pay"))
    assert [line.amount for line in lines(grant(5000, payment))] == [Interval(money(0), money(5000))] * 3
    assert amounts(lines(grant(5000, payment), {"annual_pay": money(7000)})) == ["5000", "2000"]


# Instalments


def test_shares_of_the_whole() -> None:
    found = lines(grant(500000, Payment(every=Every.ONCE, start=STARTED, instalments=parts("40%", "30%", "30%"))))
    assert amounts(found) == ["200000", "150000", "150000"]
    assert [line.share for line in found] == [Decimal("0.4"), Decimal("0.3"), Decimal("0.3")]


def test_a_larger_first_share() -> None:
    payment = Payment(every=Every.ONCE, start=STARTED, instalments=parts("40%", *["15%"] * 4))
    assert amounts(lines(grant(100000, payment))) == ["40000", "15000", "15000", "15000", "15000"]


def test_rising_amounts() -> None:
    rising = ("50000", "60000", "70000", "80000", "90000")
    payment = Payment(every=Every.ONCE, start=STARTED, instalments=parts(*rising))
    assert amounts(lines(grant(350000, payment))) == list(rising)


def test_in_the_first_third_and_fifth_year() -> None:
    share = Decimal("0.4"), Decimal("0.3"), Decimal("0.3")
    instalments = tuple(Instalment(share=one, after=years(after)) for one, after in zip(share, (1, 3, 5), strict=True))
    found = lines(grant(100000, Payment(every=Every.ONCE, start=STARTED, instalments=instalments)))
    assert days(found) == ["2021-01-15", "2023-01-15", "2025-01-15"]


def test_the_last_part_takes_the_rest() -> None:
    payment = Payment(every=Every.ONCE, start=STARTED, instalments=parts("30%", "30%", "40%"))
    subject = grant(Interval.exactly(Money.fen(101)), payment)
    assert amounts(lines(subject)) == ["0.3", "0.3", "0.41"]
    assert amounts(lines(granted(subject, rounding=Rounding.UP))) == ["0.31", "0.31", "0.39"]


def test_both_ends_of_a_range_are_shared_out() -> None:
    payment = Payment(every=Every.ONCE, start=STARTED, instalments=parts("50%", "50%"))
    found = lines(grant(Interval(money(1000), money(3000)), payment))
    assert [line.amount for line in found] == [Interval(money(500), money(1500))] * 2


def test_all_of_it_at_the_end_of_the_term() -> None:
    found = lines(grant(150000, Payment(every=Every.ONCE, start=STARTED, at_end=years(5))))
    assert days(found) == ["2025-01-15"]
    assert amounts(found) == ["150000"]


def test_nothing_at_the_end_of_the_term_for_whoever_left_before() -> None:
    subject = grant(150000, Payment(every=Every.ONCE, start=STARTED, at_end=years(5)))
    assert statuses(lines(subject, {"left_on": date(2025, 1, 14)})) == ["forfeited left"]
    assert statuses(lines(subject, {"left_on": date(2025, 1, 15)})) == ["upcoming"]


# Days that are not known


def test_paid_once_on_the_application_day() -> None:
    subject = grant(5000, Payment(every=Every.ONCE))
    assert days(lines(subject, {"applied_on": date(2020, 3, 1)})) == ["2020-03-01"]
    (line,) = lines(subject)
    assert (line.on, line.status, line.why, line.missing) == (None, LineStatus.OPEN, "unknown", ("applied_on",))


def test_no_start_is_stated() -> None:
    (line,) = lines(grant(5000, Payment(every=Every.YEAR)))
    assert (line.on, line.status, line.why, line.missing) == (None, LineStatus.OPEN, "no_start", ())


def test_the_start_is_not_known() -> None:
    (line,) = lines(grant(5000, yearly), started=None)
    assert (line.on, line.of, line.why, line.missing) == (None, 3, "unknown", ("contract_start",))


def test_the_start_is_known_to_be_none() -> None:
    (line,) = lines(grant(5000, yearly), {"contract_start": NONE}, started=None)
    assert (line.why, line.missing) == ("no_start", ())


def test_instalments_have_their_amounts_before_they_have_days() -> None:
    payment = Payment(every=Every.ONCE, start=STARTED, instalments=parts("40%", "30%", "30%"))
    found = lines(grant(500000, payment), started=None)
    assert amounts(found) == ["200000", "150000", "150000"]
    assert days(found) == ["", "", ""]


def test_what_was_received_is_paid_also_where_no_day_is_known() -> None:
    found = lines(grant(5000, yearly), {"claims": (claim("2021-03-01", 5000),)}, on=THREE_YEARS_ON, started=None)
    assert statuses(found) == ["paid", "open unknown"]


def test_lines_without_a_day_stand_last() -> None:
    undated, dated = grant(1, Payment(every=Every.YEAR)), replace(grant(2, yearly), id="c")
    assert [line.on is None for line in lines(granted(undated, dated))] == [False, False, False, True]


def test_the_version_is_not_known() -> None:
    one = grant(5000, yearly)
    dated = replace(one, versions=(replace(one.versions[0], days=replace(one.versions[0].days, first=LONG_AGO)),))
    (line,) = lines(granted(replace(dated, version_by="introduced_on")))
    assert (line.on, line.status, line.missing) == (None, LineStatus.OPEN, ("introduced_on",))


# Who is in the ledger


@pytest.mark.parametrize("kind", [Kind.LOAN, Kind.CHANNEL])
def test_what_is_lent_or_told_is_not_paid(kind: Kind) -> None:
    assert lines(grant(5000, yearly, kind=kind)) == ()


def test_what_is_not_granted_is_not_paid() -> None:
    subject = grant(5000, yearly, when=holds("first_time_in_city"))
    assert lines(subject, {"first_time_in_city": False}) == ()
    assert statuses(lines(subject)) == ["open unknown"] * 3
    assert {line.missing for line in lines(subject)} == {("first_time_in_city",)}


def test_without_money_nothing_is_paid() -> None:
    one = grant(5000, yearly)
    assert lines(replace(one, versions=(replace(one.versions[0], amount=None),))) == ()


# What stands in the way


def test_what_is_due_and_what_lies_ahead() -> None:
    assert statuses(lines(grant(5000, yearly), on=date(2021, 1, 15))) == ["due", "due", "upcoming"]
    assert statuses(lines(grant(5000, yearly), on=date(2021, 1, 14))) == ["due", "upcoming", "upcoming"]


def test_what_falls_due_after_leaving_is_lost() -> None:
    subject = grant(5000, yearly)
    assert statuses(lines(subject, {"left_on": date(2021, 1, 15)})) == ["upcoming", "upcoming", "forfeited left"]
    assert statuses(lines(subject, {"left_on": date(2021, 1, 14)})) == ["upcoming", "forfeited left", "forfeited left"]


@pytest.mark.parametrize(
    ("stops_next_month", "found"),
    [
        (True, [("10000", "upcoming"), ("5000", "forfeited left"), ("15000", "forfeited left")]),
        (False, [("5000", "upcoming"), ("10000", "forfeited left"), ("15000", "forfeited left")]),
        (
            None,
            [("5000", "upcoming"), ("5000", "open left"), ("5000", "forfeited left"), ("15000", "forfeited left")],
        ),
    ],
)
def test_the_month_of_leaving(stops_next_month: bool | None, found: list[tuple[str, str]]) -> None:
    payment = replace(per(Every.MONTH, 6), payout_months=3, starts=Starts.SAME_MONTH)
    subject = grant(5000, payment, Obligation(stops_next_month=stops_next_month))
    all_lines = lines(subject, {"left_on": date(2020, 2, 20)})
    assert list(zip(amounts(all_lines), statuses(all_lines), strict=True)) == found


@pytest.mark.parametrize(
    ("stops_next_month", "left_on", "found"),
    [
        (True, date(2021, 1, 2), ["upcoming", "upcoming", "forfeited left"]),
        (True, date(2020, 12, 31), ["upcoming", "forfeited left", "forfeited left"]),
        (False, date(2021, 1, 20), ["upcoming", "forfeited left", "forfeited left"]),
        (False, date(2021, 1, 15), ["upcoming", "forfeited left", "forfeited left"]),
        (False, date(2021, 2, 1), ["upcoming", "upcoming", "forfeited left"]),
        (None, date(2021, 1, 20), ["upcoming", "upcoming", "forfeited left"]),
        (None, date(2021, 1, 2), ["upcoming", "forfeited left", "forfeited left"]),
    ],
)
@pytest.mark.parametrize(
    "payment", [yearly, Payment(every=Every.ONCE, start=STARTED, instalments=parts("40%", "30%", "30%"))]
)
def test_the_month_of_leaving_holds_for_every_rhythm(
    payment: Payment, stops_next_month: bool | None, left_on: date, found: list[str]
) -> None:
    subject = grant(5000, payment, Obligation(stops_next_month=stops_next_month))
    assert statuses(lines(subject, {"left_on": left_on})) == found


def test_what_was_received_before_it_was_lost_is_paid() -> None:
    subject = grant(5000, yearly, Obligation(stops_next_month=False))
    facts: dict[str, Value] = {
        "left_on": date(2021, 1, 20),
        "claims": (claim("2020-01-15", 5000), claim("2021-01-15", 5000)),
    }
    assert statuses(lines(subject, facts, on=date(2021, 2, 1))) == ["paid", "paid", "forfeited left"]


def test_nothing_can_be_claimed_beyond_the_horizon() -> None:
    payment = replace(per(Every.YEAR), claim_within=years(2), claim_from=FactValue(fact="introduced_on"))
    found = lines(grant(5000, payment), {"introduced_on": date(2020, 1, 15)}, until=date(2023, 12, 31))
    assert statuses(found) == ["upcoming"] * 3 + ["forfeited horizon"]
    unknown = lines(grant(5000, payment), until=date(2020, 12, 31))
    assert (unknown[0].status, unknown[0].missing) == (LineStatus.OPEN, ("introduced_on",))


def test_five_years_hold_sixty_months() -> None:
    payment = replace(per(Every.MONTH), claim_within=years(5), payout_months=3)
    found = lines(grant(1000, payment), until=date(2026, 1, 1))
    ahead = [line for line in found if line.status is LineStatus.UPCOMING]
    assert amounts(tuple(ahead)) == ["3000"] * 20


def test_after_the_horizon_what_nobody_applied_for_is_lost() -> None:
    payment = replace(yearly, on_application=True, missed=Missed.KEPT, claim_within=years(2))
    subject = grant(5000, payment)
    late = date(2022, 2, 1)
    assert statuses(lines(subject, {"claims": (claim("2020-05-01", 5000),)}, on=late)) == [
        "paid",
        "forfeited horizon",
        "forfeited horizon",
    ]
    assert statuses(lines(subject, on=late)) == ["open unknown"] * 3


def test_a_condition_of_payment() -> None:
    subject = grant(5000, replace(yearly, while_=holds("probation_passed")))
    on = date(2021, 1, 15)
    assert statuses(lines(subject, {"probation_passed": True}, on=on)) == ["due", "due", "upcoming"]
    assert statuses(lines(subject, {"probation_passed": False}, on=on)) == ["due"] + ["forfeited stopped"] * 2
    open_lines = lines(subject, on=on)
    assert statuses(open_lines) == ["due", "open unknown", "open unknown"]
    assert open_lines[1].missing == ("probation_passed",)


def test_a_finding_leaves_payment_open_and_no_fact_is_missing() -> None:
    subject = grant(5000, replace(yearly, while_=FindingCondition(finding="merit")))
    assert {(line.status, line.missing) for line in lines(subject)} == {(LineStatus.OPEN, ())}


ASKED = replace(yearly, on_application=True)


@pytest.mark.parametrize(
    ("missed", "found"),
    [
        (Missed.LOST, ["forfeited not_claimed", "paid", "forfeited not_claimed"]),
        (Missed.KEPT, ["paid", "due", "due"]),
        (Missed.UNSTATED, ["open not_claimed", "paid", "open not_claimed"]),
    ],
)
def test_a_year_for_which_nobody_applied(missed: Missed, found: list[str]) -> None:
    subject = grant(5000, replace(ASKED, missed=missed))
    assert statuses(lines(subject, {"claims": (claim("2021-05-01", 5000),)}, on=THREE_YEARS_ON)) == found


@pytest.mark.parametrize("missed", [Missed.LOST, Missed.UNSTATED])
def test_past_years_are_open_while_the_claims_are_not_known(missed: Missed) -> None:
    found = lines(grant(5000, replace(ASKED, missed=missed)), on=THREE_YEARS_ON)
    assert statuses(found) == ["open unknown"] * 3
    assert {line.missing for line in found} == {("claims",)}


@pytest.mark.parametrize(
    ("record", "missing"),
    [(claim(None, 5000), "claims.paid_on"), (claim("2021-05-01", 5000, name=None), "claims.benefit_name")],
)
def test_a_claim_of_which_too_little_is_known(record: dict[str, Value], missing: str) -> None:
    found = lines(grant(5000, replace(ASKED, missed=Missed.LOST)), {"claims": (record,)}, on=THREE_YEARS_ON)
    assert statuses(found) == ["open unknown"] * 3
    assert found[0].missing == (missing,)


def test_the_current_year_can_still_be_applied_for() -> None:
    found = lines(grant(5000, replace(ASKED, missed=Missed.LOST)), {"claims": ()}, on=date(2022, 12, 31))
    assert statuses(found)[-1] == "due"


# What was received


def test_claims_are_of_the_lines_in_order() -> None:
    received = (claim("2021-02-01", 5000), claim("2020-02-01", 4000), claim("2020-02-01", 9, name="other"))
    found = lines(grant(5000, yearly), {"claims": received}, on=THREE_YEARS_ON)
    assert statuses(found) == ["paid", "paid", "due"]
    assert amounts(found) == ["4000", "5000", "5000"]


def test_a_claim_counts_under_the_chinese_name_too() -> None:
    found = lines(grant(5000, yearly), {"claims": (claim("2020-02-01", 5000, name="待遇b"),)}, on=THREE_YEARS_ON)
    assert statuses(found) == ["paid", "due", "due"]


def test_more_than_a_part_is_no_payment_of_it() -> None:
    found = lines(grant(5000, yearly), {"claims": (claim("2020-02-01", 9000),)}, on=THREE_YEARS_ON)
    assert amounts(found) == ["5000"] * 3


@pytest.mark.parametrize("paid_on", [date(2023, 6, 2), NONE])
def test_what_comes_later_or_never_is_not_received(paid_on: Value) -> None:
    record = {**claim("2020-01-15", 5000), "paid_on": paid_on}
    assert statuses(lines(grant(5000, yearly), {"claims": (record,)}, on=THREE_YEARS_ON)) == ["due"] * 3


def test_an_amount_that_is_not_known_is_what_was_owed() -> None:
    found = lines(grant(5000, yearly), {"claims": (claim("2020-02-01"),)}, on=THREE_YEARS_ON)
    assert (statuses(found)[0], amounts(found)[0]) == ("paid", "5000")


# Assessments


@pytest.mark.parametrize(
    ("result", "status", "amount"),
    [
        ("excellent", "due", "12000"),
        ("qualified", "due", "10000"),
        ("basic", "due", "5000"),
        ("unqualified", "forfeited assessment", "10000"),
        ("not_rated", "forfeited assessment", "10000"),
    ],
)
def test_the_assessment_of_the_year_before(result: str, status: str, amount: str) -> None:
    subject = grant(10000, replace(yearly, assessed=Assessed(kind="annual", factors=FACTORS)))
    found = lines(subject, {"assessments": (assessment(2019, result),)}, on=date(2020, 6, 1))
    assert (statuses(found)[0], amounts(found[:1])) == (status, [amount])
    assert found[0].factor == FACTORS.get(result, 0)


def test_the_assessment_of_the_same_year() -> None:
    assessed = Assessed(kind="annual", factors=FACTORS, year_before=False)
    subject = grant(10000, replace(yearly, assessed=assessed))
    found = lines(subject, {"assessments": (assessment(2020, "excellent"),)}, on=date(2020, 6, 1))
    assert amounts(found[:1]) == ["12000"]


@pytest.mark.parametrize(
    ("facts", "missing"),
    [
        ({}, ("assessments",)),
        ({"assessments": ()}, ("assessments",)),
        ({"assessments": (assessment(2018, "excellent"), assessment(2019, "excellent", "term"))}, ("assessments",)),
        ({"assessments": (assessment(2019, None),)}, ("assessments.result",)),
        ({"assessments": (assessment(None, "excellent"),)}, ("assessments.year",)),
        ({"assessments": (assessment(2019, "excellent"), assessment(2019, "basic"))}, ()),
    ],
)
def test_an_assessment_that_is_not_known(facts: dict[str, Value], missing: tuple[str, ...]) -> None:
    subject = grant(10000, replace(yearly, assessed=Assessed(kind="annual", factors=FACTORS)))
    past, ahead, _ = lines(subject, facts, on=date(2020, 6, 1))
    assert (past.status, past.why, past.missing) == (LineStatus.OPEN, "unknown", missing)
    assert past.amount == Interval(money(0), money(12000))
    if past.missing == ("assessments",):
        assert (ahead.status, ahead.factor) == (LineStatus.UPCOMING, None)


def test_parts_before_the_first_that_is_assessed_need_no_assessment() -> None:
    assessed = Assessed(kind="annual", factors=FACTORS, from_part=2)
    payment = Payment(every=Every.ONCE, start=STARTED, instalments=parts("40%", "30%", "30%"), assessed=assessed)
    subject = grant(10000, payment)
    facts = {"assessments": (assessment(2020, "basic"), assessment(2021, "unqualified"))}
    found = lines(subject, facts, on=date(2022, 6, 1))
    assert statuses(found) == ["due", "due", "forfeited assessment"]
    assert (amounts(found), [line.factor for line in found]) == (["4000", "1500", "3000"], [None, Decimal("0.5"), 0])
    undated = lines(subject, facts, started=None)
    assert [line.amount for line in undated] == [exactly(4000), *[Interval(money(0), money(3600))] * 2]


# Laws

ON = date(2022, 3, 10)
FEW_YEARS = date(2028, 1, 1)
_shares = st.sampled_from([(), parts("40%", "30%", "30%"), parts("30%", "70%"), parts("5000", "1000"), parts("100%")])
_yuan = st.integers(0, 20000).map(money)
_day = st.dates(date(2019, 1, 1), date(2024, 12, 31))
_results = st.sampled_from(["qualified", "unqualified"])
_assessments = st.lists(st.builds(assessment, st.none() | st.integers(2018, 2023), st.none() | _results)).map(tuple)
_known_facts = st.fixed_dictionaries(
    {
        "contract_start": _day,
        "introduced_on": _day,
        "applied_on": _day,
        "annual_pay": _yuan,
        "probation_passed": st.booleans(),
        "first_time_in_city": st.booleans(),
        "assessments": _assessments,
    }
)


@st.composite
def payments(draw: st.DrawFn) -> Payment:
    factors = draw(st.dictionaries(_results, st.sampled_from([Decimal("0.5"), Decimal(1)])))
    limits = st.none() | _yuan.map(lambda value: Constant(value=value)) | st.just(FactValue(fact="annual_pay"))
    return Payment(
        every=draw(st.sampled_from(list(Every))),
        on_application=draw(st.booleans()),
        at_most_times=draw(st.none() | st.integers(1, 7)),
        missed=draw(st.sampled_from(list(Missed))),
        payout_months=draw(st.sampled_from([1, 3, 12])),
        start=draw(st.none() | st.just(STARTED)),
        starts=draw(st.sampled_from(list(Starts))),
        instalments=draw(_shares),
        at_end=draw(st.none() | st.just(years(2))),
        in_total_at_most=draw(limits),
        while_=draw(st.none() | st.just(holds("probation_passed"))),
        assessed=draw(st.none() | st.just(Assessed(kind="annual", factors=factors))),
        claim_within=draw(st.none() | st.just(months(30))),
        claim_from=draw(st.none() | st.just(FactValue(fact="introduced_on"))),
    )


class _World(NamedTuple):
    """A pack of one benefit, short to print."""

    benefit: Benefit
    rounding: Rounding | None
    month_end: MonthEnd | None

    @property
    def pack(self) -> Pack:
        return granted(self.benefit, rounding=self.rounding, month_end=self.month_end)


@st.composite
def worlds(draw: st.DrawFn) -> _World:
    low, more = draw(_yuan), draw(_yuan)
    ends = Interval(draw(st.sampled_from([low, None])), draw(st.sampled_from([low + more, low, None])))
    amount = Interval(ends.high, ends.high) if draw(st.booleans()) else ends
    obligation = draw(st.none() | st.builds(Obligation, stops_next_month=st.none() | st.booleans()))
    when = draw(st.none() | st.just(holds("first_time_in_city")))
    rounding, month_end = draw(st.none() | st.sampled_from(Rounding)), draw(st.none() | st.sampled_from(MonthEnd))
    return _World(grant(amount, draw(payments()), obligation, when=when), rounding, month_end)


_more_facts = st.fixed_dictionaries(
    {},
    optional={
        "left_on": _day,
        "claims": st.lists(st.builds(claim, st.none() | _day.map(str), st.none() | st.integers(0, 30000))).map(tuple),
    },
)
_all_facts = st.tuples(_known_facts, _more_facts).map(lambda both: {**both[0], **both[1]})


def _some(facts: dict[str, Value], keep: set[str]) -> dict[str, Value]:
    return {name: value for name, value in facts.items() if name in keep}


_names = st.sets(st.sampled_from(["contract_start", "introduced_on", "applied_on", "annual_pay", "probation_passed"]))


def _lines(subject: _World, facts: dict[str, Value], until: date = FEW_YEARS) -> tuple[LedgerLine, ...]:
    return lines(subject.pack, facts, on=ON, until=until, started=None)


@given(worlds(), _all_facts, _names)
def test_numbers_ascend_by_day(subject: _World, facts: dict[str, Value], hidden: set[str]) -> None:
    found = _lines(subject, {name: value for name, value in facts.items() if name not in hidden})
    assert [line.number for line in found] == sorted(line.number for line in found)
    dated = [line.on for line in found if line.on is not None]
    assert dated == sorted(dated)
    assert all(line.of is None or line.number <= line.of for line in found)


@given(worlds(), _all_facts, _day, _day)
def test_a_shorter_ledger_is_the_beginning_of_a_longer_one(
    subject: _World, facts: dict[str, Value], one: date, other: date
) -> None:
    short, long = (_lines(subject, facts, until) for until in sorted((one, other)))
    dated = [line for line in short if line.on is not None]
    assert dated == [line for line in long if line.on is not None][: len(dated)]
    assert all(line.on <= max(one, other) for line in long if line.on is not None)


@given(worlds(), _all_facts)
def test_never_more_is_paid_than_granted(subject: _World, facts: dict[str, Value]) -> None:
    one = case(facts, on=ON)
    decision = decide(subject.pack, one)
    whole = decision.items[0].whole
    found = sums(ledger(decision, scope_of(subject.pack, one), FEW_YEARS))
    received = [amount for status, amount in found.items() if status not in (LineStatus.FORFEITED, LineStatus.OPEN)]
    if whole is None or whole.high is None:
        return
    least = [amount.low or Money(0) for amount in received]
    assert sum(least, Money(0)) <= whole.high
    # the ends of a range may not all be reached together: one bound holds for all lines
    if all(line.amount.exact for line in _lines(subject, facts)):
        assert sum((amount.high or Money(0) for amount in received), Money(0)) <= whole.high


@given(worlds(), _known_facts, st.data())
def test_learning_facts_settles_lines_and_narrows_amounts(
    subject: _World, facts: dict[str, Value], data: st.DataObject
) -> None:
    fewer = _some(facts, data.draw(st.sets(st.sampled_from(sorted(facts)))))
    granted_anyway = decide(subject.pack, case(fewer, on=ON)).items[0].missing == ()
    full = {(line.number, line.covers, line.on): line for line in _lines(subject, facts)}
    for line in _lines(subject, fewer):
        now = full.get((line.number, line.covers, line.on))
        if line.on is None or line.status in (LineStatus.OPEN, LineStatus.UPCOMING):
            continue
        if now is None:
            assert not granted_anyway or not line.amount.low or line.amount.low == Money(0)
        else:
            assert now.status is line.status
            assert line.amount.contains(now.amount)


@given(
    st.integers(0, 10**9).map(Money.fen),
    st.lists(st.integers(0, 100), min_size=2, max_size=6).filter(any),
    st.none() | st.sampled_from(Rounding),
)
def test_shares_add_up_to_the_whole(whole: Money, weights: list[int], rounding: Rounding | None) -> None:
    scale = Decimal(1000)
    shares = [Decimal(weight * 1000 // sum(weights)) / scale for weight in weights]
    shares[-1] += 1 - sum(shares)
    instalments = tuple(Instalment(share=share, after=Duration(years=place)) for place, share in enumerate(shares))
    payment = Payment(every=Every.ONCE, start=STARTED, instalments=instalments)
    found = lines(granted(grant(Interval.exactly(whole), payment), rounding=rounding))
    got = [line.amount.low for line in found if line.amount.exact and line.amount.low is not None]
    assert len(got) == len(shares)
    assert sum(got, Money(0)) == whole
    assert all(amount >= Money(0) for amount in got)


@given(worlds(), _all_facts, st.sampled_from([date.min, date(9998, 1, 31), date(9999, 12, 30), date.max]))
def test_the_ends_of_the_calendar_are_no_end_of_the_ledger(
    subject: _World, facts: dict[str, Value], started: date
) -> None:
    until = UNTIL.replace(year=min(9999, started.year + 3))
    _lines(subject, {**facts, "contract_start": started}, date.max if started.year > 9000 else until)


def test_sums_add_the_lines_by_status() -> None:
    found = the_ledger(granted(grant(5000, yearly), replace(grant(100, yearly), id="c")), on=date(2021, 1, 15))
    assert found.sums == ((LineStatus.DUE, exactly(10200)), (LineStatus.UPCOMING, exactly(5100)))


def test_lines_of_one_day_stand_in_the_order_of_the_pack() -> None:
    found = lines(granted(grant(5000, yearly), replace(grant(100, yearly), id="a")))
    assert [line.benefit for line in found][:4] == ["b", "a", "b", "a"]
