"""Leaving by hand: what was paid, what is lost, what is paid back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentrules.dates import Duration, MonthEnd
from talentrules.model.facts import NONE, Value
from talentrules.model.obligations import Clawback, ClawbackKind, Obligation, Resale
from talentrules.model.pack import Benefit, Kind, Pack
from talentrules.model.payments import Every, Payment
from talentrules.model.quantities import Constant, FactValue, Rounding, Unit
from talentrules.money import Interval, Money
from tests.engine.granting import (
    FULL,
    STARTED,
    claim,
    exactly,
    grant,
    granted,
    left,
    months,
    obliged,
    paid,
    parts,
    per,
    pro_rata,
    settled,
    vesting,
    yearly,
    years,
)
from tests.engine.small import holds, money

AT_ONCE = Payment(every=Every.ONCE, start=STARTED)
STOP_ONLY = Clawback(kind=ClawbackKind.STOP_ONLY)
UNSTATED = Clawback(kind=ClawbackKind.UNSTATED)


def _once(yuan: int, serve: int | None, clawback: Clawback | None) -> Benefit:
    return grant(yuan, AT_ONCE, obliged(serve, clawback))


# The rules


@pytest.mark.parametrize(
    ("left_on", "refund"),
    [("2020-01-15", "100000"), ("2025-01-13", "100000"), ("2025-01-14", "0"), ("2025-01-15", "0"), ("2030-01-01", "0")],
)
def test_all_is_paid_back_before_the_last_day_of_service(left_on: str, refund: str) -> None:
    found = settled(_once(100000, 5, FULL), left_on)
    assert paid(found) == ("100000", refund)
    assert found.serve_until == date(2025, 1, 14)


@pytest.mark.parametrize(
    ("unit", "left_on", "served", "of", "refund"),
    [
        (Unit.YEAR, "2023-01-14", 3, 8, "50000"),
        (Unit.YEAR, "2023-01-13", 2, 8, "60000"),
        (Unit.MONTH, "2023-02-13", 36, 96, "50000"),
        (Unit.MONTH, "2023-02-14", 37, 96, "49166.66"),
        (Unit.DAY, "2023-01-14", 1096, 2922, "49993.15"),
        (Unit.DAY, "2020-01-15", 1, 2922, "79972.62"),
        (Unit.YEAR, "2028-01-14", 8, 8, "0"),
    ],
)
def test_in_proportion_to_eight_years(unit: Unit, left_on: str, served: int, of: int, refund: str) -> None:
    found = settled(_once(80000, 8, pro_rata(unit)), left_on)
    assert (found.served, found.of) == (served, of)
    assert paid(found) == ("80000", refund)
    assert found.kept == Fraction(served, of)


def test_the_day_of_leaving_is_served() -> None:
    found = settled(_once(50000, 5, pro_rata(Unit.YEAR)), "2027-07-31", started="2024-08-01")
    assert (found.served, paid(found)) == (3, ("50000", "20000"))


@pytest.mark.parametrize(
    ("rounding", "refund"),
    [(None, "33.33"), (Rounding.DOWN, "33.33"), (Rounding.UP, "33.34"), (Rounding.HALF_UP, "33.33")],
)
def test_a_part_of_a_fen_is_rounded_as_the_pack_declares(rounding: Rounding | None, refund: str) -> None:
    subject = granted(_once(100, 3, pro_rata(Unit.YEAR)), rounding=rounding)
    assert paid(settled(subject, "2022-06-01")) == ("100", refund)


@pytest.mark.parametrize(
    ("left_on", "kept"),
    [("2025-01-13", "0"), ("2025-01-14", "0.8"), ("2028-01-13", "0.8"), ("2028-01-14", "1"), ("2040-01-01", "1")],
)
def test_what_is_vested_stays(left_on: str, kept: str) -> None:
    found = settled(_once(100000, 8, vesting((5, "0.8"), (8, "1"))), left_on)
    assert found.kept == Fraction(kept)


def test_vesting_needs_no_service_period() -> None:
    found = settled(_once(100000, None, vesting((5, "0.8"))), "2026-01-01")
    assert (found.serve_until, found.served, found.of, found.table) == (None, None, None, ())
    assert paid(found) == ("100000", "20000")


@pytest.mark.parametrize("clawback", [None, STOP_ONLY])
def test_nothing_is_paid_back(clawback: Clawback | None) -> None:
    found = settled(grant(5000, yearly, obliged(5, clawback)), "2020-06-01")
    assert paid(found) == ("5000", "0")
    assert (found.forfeited, found.clawback) == (exactly(10000), clawback)
    assert found.kept == 1


@pytest.mark.parametrize(
    "subject", [_once(100, 5, UNSTATED), _once(100, None, FULL), _once(100, None, pro_rata(Unit.DAY))]
)
def test_what_is_not_stated_is_open(subject: Benefit) -> None:
    found = settled(subject, "2021-01-01")
    assert (found.kept, found.refund, found.missing) == (None, Interval(), ())
    assert found.paid == exactly(100)


def test_whoever_served_in_full_owes_nothing_whatever_is_not_stated() -> None:
    found = settled(_once(100, 5, UNSTATED), "2025-01-15")
    assert paid(found) == ("100", "0")
    assert found.clawback is None


# The start


@pytest.mark.parametrize(("facts", "missing"), [({}, ("contract_start",)), ({"contract_start": NONE}, ())])
def test_without_a_start_it_stays_open(facts: dict[str, object], missing: tuple[str, ...]) -> None:
    subject = grant(100, Payment(every=Every.ONCE, start=Constant(value=date(2020, 1, 1))), obliged(5, FULL))
    known = dict.fromkeys(facts, NONE)
    found = settled(subject, "2021-01-01", facts=known, started=None)
    assert (found.started_on, found.serve_until, found.served, found.refund) == (None, None, None, Interval())
    assert found.missing == missing
    assert found.paid == exactly(100)


def test_a_start_that_is_not_stated_is_not_missing() -> None:
    found = settled(grant(100, AT_ONCE, Obligation(serve=years(5), clawback=FULL)), "2021-01-01")
    assert (found.started_on, found.refund, found.missing) == (None, Interval(), ())


# The reason

BY_REASON = {"retired": STOP_ONLY, "dismissed": FULL}


@pytest.mark.parametrize(("reason", "refund"), [("retired", "0"), ("dismissed", "80000"), ("personal", "50000")])
def test_the_reason_of_leaving(reason: str, refund: str) -> None:
    subject = grant(80000, AT_ONCE, obliged(8, pro_rata(Unit.YEAR), BY_REASON))
    assert paid(settled(subject, "2023-01-15", reason)) == ("80000", refund)


def test_a_reason_that_is_not_known_leaves_it_open() -> None:
    subject = grant(80000, AT_ONCE, obliged(8, pro_rata(Unit.YEAR), BY_REASON))
    found = settled(subject, "2023-01-15", None)
    assert (found.refund, found.kept, found.missing) == (Interval(money(0), money(80000)), None, ("leave_reason",))


def test_a_reason_that_does_not_matter_is_not_asked() -> None:
    subject = grant(80000, AT_ONCE, obliged(8, pro_rata(Unit.YEAR), BY_REASON))
    found = settled(subject, "2028-01-15", None)
    assert (paid(found), found.missing) == (("80000", "0"), ())


# What was paid


def test_what_was_not_received_is_not_paid_back() -> None:
    subject = grant(5000, yearly, obliged(5, FULL))
    received = {"claims": (claim("2020-02-01", 4000),)}
    assert paid(settled(subject, "2022-06-01", facts=received, on=date(2022, 6, 1))) == ("4000", "4000")
    assert paid(settled(subject, "2022-06-01", on=date(2022, 6, 1))) == ("15000", "15000")


def test_what_is_due_and_not_received_is_owed() -> None:
    """5,000 are due on 15 January of 2020, 2021 and 2022; of the first 4,000 were received."""
    subject, day = grant(5000, yearly, obliged(5, FULL)), date(2021, 6, 1)
    received = {"claims": (claim("2020-02-01", 4000),)}
    found = settled(subject, "2021-06-01", facts=received, on=day)
    assert (found.paid, found.owed, found.forfeited) == (exactly(4000), exactly(5000), exactly(5000))
    # what falls due between the evaluation day and leaving will have been paid
    later = settled(subject, "2022-06-01", facts=received, on=day)
    assert (later.paid, later.owed, later.forfeited) == (exactly(9000), exactly(5000), exactly(0))
    unknown = settled(subject, "2022-06-01", on=day)
    assert (unknown.paid, unknown.owed) == (exactly(15000), exactly(0))


def test_the_table_counts_what_is_due_also_where_claims_do_not_show_it() -> None:
    found = settled(grant(5000, yearly, obliged(5, FULL)), "2021-06-01", facts={"claims": ()}, on=date(2021, 6, 1))
    assert (found.paid, found.owed, found.refund) == (exactly(0), exactly(10000), exactly(0))
    assert [row.paid for row in found.table[:3]] == [exactly(5000), exactly(10000), exactly(15000)]
    assert found.table[1].refund == exactly(10000)


@pytest.mark.parametrize("started", ["2020-01-15", None])
def test_who_received_nothing_was_paid_nothing_while_it_is_open_whether_it_is_granted(started: str | None) -> None:
    subject = grant(5000, replace(yearly, at_most_times=1), obliged(5, FULL), when=holds("first_time_in_city"))
    found = settled(subject, "2020-06-01", facts={"claims": ()}, on=date(2020, 6, 1), started=started)
    assert (found.paid, found.owed) == (exactly(0), Interval(money(0), money(5000)))


def test_a_record_that_may_be_of_this_benefit_leaves_open_what_was_paid() -> None:
    unsure = {"claims": (claim("2020-02-01", 5000, name=None),)}
    found = settled(grant(5000, yearly, obliged(5, FULL)), "2020-06-01", facts=unsure, on=date(2020, 6, 1))
    assert found.paid == found.owed == Interval(money(0), money(5000))
    assert found.missing == ("claims.benefit_name",)


def test_what_was_received_in_the_month_of_leaving_is_paid_back_although_it_was_lost() -> None:
    said = replace(obliged(5, FULL), stops_next_month=False)
    subject, day = grant(5000, yearly, said), date(2021, 2, 1)
    both = {"claims": (claim("2020-01-15", 5000), claim("2021-01-15", 5000))}
    assert paid(settled(subject, "2021-01-20", facts=both, on=day)) == ("10000", "10000")
    first = {"claims": (claim("2020-01-15", 5000),)}
    found = settled(subject, "2021-01-20", facts=first, on=day)
    assert (paid(found), found.owed, found.forfeited) == (("5000", "5000"), exactly(0), exactly(10000))


def test_the_month_of_leaving() -> None:
    said = replace(obliged(5, FULL), stops_next_month=True)
    found = settled(grant(1000, per(Every.MONTH, 12), said), "2020-03-20")
    assert (paid(found), found.later, found.forfeited) == (("2000", "2000"), exactly(1000), exactly(9000))
    unsaid = settled(grant(1000, per(Every.MONTH, 12), obliged(5, FULL)), "2020-03-20")
    assert (unsaid.later, unsaid.forfeited) == (Interval(money(0), money(1000)), Interval(money(9000), money(10000)))


def test_what_is_paid_out_after_leaving_does_not_vanish() -> None:
    """Twelve months from 15 January, paid by the quarter: of the second quarter, two months were begun by 20 May."""
    said = replace(obliged(5, STOP_ONLY), stops_next_month=True)
    found = settled(grant(1000, replace(per(Every.MONTH, 12), payout_months=3), said), "2020-05-20")
    assert (found.paid, found.later, found.forfeited) == (exactly(3000), exactly(2000), exactly(7000))
    in_full = settled(grant(5000, yearly, replace(said, serve=years(2))), "2021-01-02")
    assert (in_full.paid, in_full.later, in_full.forfeited) == (exactly(5000), exactly(5000), exactly(5000))


def test_what_is_lost_of_instalments() -> None:
    subject = grant(100000, replace(AT_ONCE, instalments=parts("40%", "30%", "30%")), obliged(5, FULL))
    found = settled(subject, "2021-06-01")
    assert (paid(found), found.forfeited) == (("70000", "70000"), exactly(30000))


def test_a_payment_without_a_stated_end_loses_nobody_knows_how_much() -> None:
    assert settled(grant(5000, per(Every.YEAR), obliged(5, FULL)), "2021-06-01").forfeited == Interval()
    bounded = replace(per(Every.YEAR), in_total_at_most=Constant(value=money(20000)))
    assert settled(grant(5000, bounded, obliged(5, FULL)), "2021-06-01").forfeited == exactly(10000)


def test_what_is_open_was_perhaps_paid() -> None:
    subject = grant(5000, replace(yearly, while_=holds("probation_passed")), obliged(5, FULL))
    found = settled(subject, "2020-06-01")
    assert (found.paid, found.refund) == (Interval(money(0), money(5000)),) * 2
    assert found.missing == ("probation_passed",)


def test_what_is_perhaps_not_granted() -> None:
    subject = grant(5000, yearly, obliged(5, FULL), when=holds("first_time_in_city"))
    found = settled(subject, "2020-06-01")
    assert (found.paid, found.forfeited) == (Interval(money(0), money(5000)), Interval(money(0), money(10000)))
    assert found.missing == ("first_time_in_city",)
    assert left(subject, "2020-06-01", facts={"first_time_in_city": False}).items == ()


def test_the_version_is_not_known() -> None:
    one = _once(100, 5, FULL)
    dated = replace(
        one, versions=(replace(one.versions[0], days=replace(one.versions[0].days, first=date(2000, 1, 1))),)
    )
    found = settled(granted(replace(dated, version_by="introduced_on")), "2021-01-01")
    assert (found.paid, found.refund) == (Interval(money(0), money(100)), Interval())
    assert found.missing == ("introduced_on",)


def test_without_money_there_is_nothing_to_pay_back() -> None:
    found = settled(grant(100000, AT_ONCE, obliged(5, FULL), kind=Kind.LOAN), "2021-01-01")
    assert (paid(found), found.forfeited) == (("0", "0"), exactly(0))


def test_without_an_obligation_there_is_nothing_to_settle() -> None:
    found = left(grant(5000, yearly), "2021-01-01")
    assert (found.items, found.refund) == ((), exactly(0))


def test_refunds_add_up() -> None:
    one = _once(100, 5, FULL)
    assert left(granted(one, replace(one, id="c")), "2021-01-01").refund == exactly(200)
    unstated = replace(_once(100, 5, UNSTATED), id="c")
    assert left(granted(one, unstated), "2021-01-01").refund == Interval()


# The sale of a home


def _resold(rule: Clawback, leaving: Clawback | None = None) -> Benefit:
    limit = Resale(within=years(4), start=FactValue(fact="introduced_on"), clawback=rule)
    return grant(80000, AT_ONCE, replace(obliged(8, leaving), resale=limit))


@pytest.mark.parametrize(
    ("rule", "sold_on", "refund"),
    [
        (FULL, date(2020, 3, 1), "80000"),
        (FULL, date(2024, 3, 1), "80000"),
        (FULL, date(2024, 3, 2), None),
        (FULL, date(2020, 2, 29), None),
        (pro_rata(Unit.YEAR), date(2021, 3, 1), "60000"),
        (pro_rata(Unit.YEAR), date(2021, 2, 28), "80000"),
        (pro_rata(Unit.MONTH), date(2021, 2, 28), "61666.67"),  # 37 of 48 months
        (pro_rata(Unit.DAY), date(2024, 3, 1), "0"),
        (vesting((1, "0.25"), (2, "0.5")), date(2021, 3, 1), "60000"),
        (STOP_ONLY, date(2021, 3, 1), "0"),
    ],
)
def test_a_home_that_is_sold_too_early(rule: Clawback, sold_on: date, refund: str | None) -> None:
    """Four years from 1 March 2020; the day with the same number still lies within them."""
    facts: dict[str, Value] = {"introduced_on": date(2020, 3, 1), "home_sold_on": sold_on}
    found = left(granted(_resold(rule), rounding=Rounding.UP), "2024-06-01", facts=facts)
    (item,) = found.items
    assert item.resale_refund == (None if refund is None else Interval.exactly(Money.yuan(refund)))
    assert item.refund == exactly(0)
    assert found.refund == (item.resale_refund or exactly(0))


def test_nothing_is_claimed_while_no_sale_is_known() -> None:
    item = settled(_resold(FULL), "2021-06-01", facts={"introduced_on": date(2020, 3, 1)})
    assert (item.resale_refund, item.resale_kept) == (None, None)
    assert settled(_once(100, 5, FULL), "2021-06-01", facts={"home_sold_on": date(2021, 1, 1)}).resale_refund is None


def test_nothing_is_paid_back_twice() -> None:
    facts: dict[str, Value] = {"introduced_on": date(2020, 3, 1), "home_sold_on": date(2021, 3, 1)}
    found = left(_resold(FULL, pro_rata(Unit.YEAR)), "2022-06-01", facts=facts)
    (item,) = found.items
    assert (item.refund, item.resale_refund, found.refund) == (exactly(60000), exactly(20000), exactly(80000))
    both = left(_resold(FULL, FULL), "2022-06-01", facts=facts)
    assert (both.items[0].resale_refund, both.refund) == (exactly(0), exactly(80000))


@pytest.mark.parametrize("facts", [{}, {"introduced_on": date(2020, 3, 1)}])
def test_what_a_sale_brings_back_is_open_where_its_start_or_its_rule_is(facts: dict[str, Value]) -> None:
    subject = _resold(UNSTATED if facts else FULL)
    item = settled(subject, "2021-06-01", facts={**facts, "home_sold_on": date(2021, 3, 1)})
    assert (item.resale_refund, item.resale_kept) == (Interval(money(0), money(80000)), None)
    assert item.missing == (() if facts else ("introduced_on",))


# The table


def test_what_leaving_after_each_year_comes_to() -> None:
    subject = grant(80000, AT_ONCE, obliged(4, pro_rata(Unit.YEAR)))
    table = settled(subject, "2021-06-01").table
    assert [(row.years, row.left_on.year, row.refund) for row in table] == [
        (0, 2020, exactly(80000)),
        (1, 2021, exactly(60000)),
        (2, 2022, exactly(40000)),
        (3, 2023, exactly(20000)),
        (4, 2024, exactly(0)),
    ]


def test_the_table_shows_what_is_paid_by_then() -> None:
    table = settled(grant(5000, yearly, obliged(5, FULL)), "2020-06-01").table
    assert [row.paid for row in table] == [exactly(yuan) for yuan in (5000, 10000, 15000, 15000, 15000, 15000)]
    assert [row.refund for row in table[-2:]] == [exactly(15000), exactly(0)]


def test_the_last_row_is_the_whole_period() -> None:
    said = replace(obliged(5, pro_rata(Unit.YEAR)), serve=months(18))
    found = settled(grant(18000, AT_ONCE, said), "2021-01-15")
    assert (found.served, found.of) == (12, 18)
    assert [(row.years, row.left_on.isoformat()) for row in found.table] == [
        (0, "2020-01-15"),
        (1, "2021-01-15"),
        (1, "2021-07-15"),
    ]
    assert found.table[-1].refund == exactly(0)


def test_service_from_29_february() -> None:
    for month_end, until in ((MonthEnd.LAST_DAY, date(2021, 2, 27)), (MonthEnd.NEXT_DAY, date(2021, 2, 28))):
        subject = granted(_once(100, 1, FULL), month_end=month_end)
        assert settled(subject, "2021-01-01", started="2020-02-29").serve_until == until


# Laws

_yuan = st.integers(0, 10**7).map(Money.fen)
_kinds = st.sampled_from(
    [FULL, STOP_ONLY, *map(pro_rata, Unit), vesting((1, "0.3"), (3, "0.5")), vesting((2, "0.25")), None]
)
_serve = st.builds(Duration, years=st.integers(0, 6), months=st.integers(0, 14), days=st.sampled_from([0, 0, 20]))
_days_on = st.integers(-400, 3000)
_rounding = st.none() | st.sampled_from(Rounding)
_rhythms = st.sampled_from(
    [AT_ONCE, yearly, per(Every.YEAR), per(Every.MONTH, 30), replace(AT_ONCE, instalments=parts("40%", "30%", "30%"))]
)


class _Owed(NamedTuple):
    """An amount with an obligation."""

    amount: Money
    rule: Clawback | None
    serve: Duration
    rounding: Rounding | None
    month_end: MonthEnd | None

    def paid(self, payment: Payment) -> Pack:
        subject = grant(Interval.exactly(self.amount), payment, replace(obliged(1, self.rule), serve=self.serve))
        return granted(subject, rounding=self.rounding, month_end=self.month_end)


_owed = st.builds(_Owed, _yuan, _kinds, _serve, _rounding, st.none() | st.sampled_from(MonthEnd))


@given(_owed, _rhythms, _days_on)
def test_never_more_is_paid_back_than_was_paid(owed: _Owed, payment: Payment, later: int) -> None:
    left_on = date(2020, 2, 29) + timedelta(days=later)
    found = settled(owed.paid(payment), left_on.isoformat(), started="2020-02-29")
    rows = [(row.paid, row.kept, row.refund) for row in found.table]
    for before, kept, refund in [(found.paid, found.kept, found.refund), *rows]:
        assert before.exact
        assert Interval(money(0), before.high).contains(refund)
        assert kept is not None
        assert 0 <= kept <= 1
    assert found.served is not None
    assert found.of is not None
    assert 0 <= found.served <= found.of
    assert found.table[-1].refund == exactly(0)


@given(_owed, _days_on, _days_on)
def test_whoever_serves_longer_never_pays_back_more(owed: _Owed, one: int, other: int) -> None:
    subject = owed.paid(Payment(every=Every.ONCE, start=Constant(value=date(2010, 1, 1))))
    days = [(date(2020, 1, 31) + timedelta(days=days)).isoformat() for days in sorted((one, other))]
    earlier, later = (settled(subject, left_on, started="2020-01-31") for left_on in days)
    assert earlier.paid == later.paid == Interval.exactly(owed.amount)
    assert earlier.refund.low is not None
    assert later.refund.low is not None
    assert later.refund.low <= earlier.refund.low


@given(_yuan, _rhythms, _kinds, _days_on, st.sampled_from(["retired", "dismissed", "personal"]))
def test_learning_the_reason_narrows_what_is_paid_back(
    yuan: Money, payment: Payment, rule: Clawback | None, later: int, reason: str
) -> None:
    subject = grant(Interval.exactly(yuan), payment, obliged(3, rule, BY_REASON))
    left_on = (date(2020, 1, 15) + timedelta(days=later)).isoformat()
    assert settled(subject, left_on, None).refund.contains(settled(subject, left_on, reason).refund)


@given(_owed, _rhythms, _days_on, st.booleans(), st.booleans())
def test_learning_facts_narrows_what_is_paid_back(
    owed: _Owed, payment: Payment, later: int, eligible: bool, goes_on: bool
) -> None:
    waits = replace(payment, while_=holds("probation_passed"))
    amount = Interval.exactly(owed.amount)
    subject = grant(amount, waits, obliged(3, owed.rule), when=holds("first_time_in_city"))
    left_on = (date(2020, 1, 15) + timedelta(days=later)).isoformat()
    unknown = settled(subject, left_on, started=None)
    partial = settled(subject, left_on)
    full = left(subject, left_on, facts={"first_time_in_city": eligible, "probation_passed": goes_on})
    assert unknown.refund.contains(partial.refund)
    assert partial.refund.contains(full.refund)
    for one in full.items:
        assert partial.paid.contains(one.paid)
        assert partial.forfeited.contains(one.forfeited)
