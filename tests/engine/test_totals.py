"""Sums by hand: what is certain, what is still possible, and for whom."""

from __future__ import annotations

from datetime import date

import pytest

from talentrules.engine import decide
from talentrules.model.decision import Notice, Total
from talentrules.model.facts import Value
from talentrules.model.pack import Beneficiary, Every, Kind
from talentrules.model.sources import Source, SourceKind
from tests.engine.small import ON, benefit, case, during, finding, holds, money, pack, paying, the_decision

RETIRED = holds("retired")
PERSON, STATION = Beneficiary.PERSON, Beneficiary.STATION


def test_what_is_certain_adds_lower_ends_and_what_is_possible_adds_upper_ends() -> None:
    subject = pack(
        benefit("travel", pays=paying(4000, 10_000)),
        benefit("work", finding("merit"), paying(4800, 18_000)),
        benefit("rent", RETIRED, paying(1, 2)),
    )
    assert the_decision(subject, {"retired": False}).totals == (
        Total(beneficiary=PERSON, every=Every.YEAR, low=money(4000), high=money(28_000), items=("travel", "work")),
    )
    assert the_decision(subject, {"retired": True}, {"merit": True}).totals == (
        Total(
            beneficiary=PERSON,
            every=Every.YEAR,
            low=money(8801),
            high=money(28_002),
            items=("travel", "work", "rent"),
        ),
    )


def test_each_beneficiary_and_each_rhythm_has_a_row_of_its_own() -> None:
    subject = pack(
        benefit("grant", pays=paying(50_000, 100_000, None), who=STATION, kind=Kind.GRANT),
        benefit("award", pays=paying(30_000, 80_000), who=STATION, kind=Kind.AWARD),
        benefit("once", pays=paying(5000, 10_000, Every.ONCE)),
        benefit("travel", pays=paying(4000, 10_000)),
    )
    rows = {(one.beneficiary, one.every): (one.low, one.high) for one in the_decision(subject).totals}
    assert rows == {
        (PERSON, Every.ONCE): (money(5000), money(10_000)),
        (PERSON, Every.YEAR): (money(4000), money(10_000)),
        (STATION, Every.YEAR): (money(30_000), money(80_000)),
        (STATION, Every.UNSTATED): (money(50_000), money(100_000)),
    }


def test_a_loan_is_not_received_and_is_in_no_sum() -> None:
    assert the_decision(pack(benefit("loan", pays=paying(1, 1_000_000), kind=Kind.LOAN))).totals == ()


def test_an_upper_end_that_is_not_stated_leaves_the_sum_open_and_is_named() -> None:
    subject = pack(
        benefit("stated", pays=paying(4000, 10_000)),
        benefit("unstated", pays=paying(None, None)),
        benefit("floor", pays=paying(100, None)),
    )
    (total,) = the_decision(subject).totals
    assert (total.low, total.high, total.unstated) == (money(4100), None, ("unstated", "floor"))


def test_a_cap_alone_makes_nothing_certain() -> None:
    (total,) = the_decision(pack(benefit("cap", pays=paying(None, 100_000, Every.ONCE)))).totals
    assert (total.low, total.high) == (money(0), money(100_000))


def test_what_is_refused_not_in_force_or_without_money_makes_no_row() -> None:
    subject = pack(
        benefit("refused", RETIRED, paying(1, 2)),
        benefit("ended", versions=(during(None, "2020-01-01", pays=paying(1, 2)),)),
        benefit("service", kind=Kind.SERVICE),
        benefit("told", kind=Kind.CHANNEL),
    )
    assert the_decision(subject, {"retired": False}).totals == ()


def test_used_names_what_the_pack_reads_and_the_profile_gives() -> None:
    subject = pack(
        benefit("a", RETIRED),
        benefit("b", finding("merit")),
        benefit("c", versions=(during(None, "2020-01-01"),), by="introduced_on"),
    )
    facts: dict[str, Value] = {"introduced_on": ON, "months": 3, "retired": False}
    decision = the_decision(subject, facts, {"merit": False, "conditions": True})
    assert decision.used == ("retired", "introduced_on")
    assert decision.used_attestations == ("merit",)
    assert (the_decision(subject).used, the_decision(subject).used_attestations) == ((), ())


REGULATION = Source(
    id="rule", kind=SourceKind.REGULATION, title="办法", publisher="市政府", published_on=date(2024, 1, 1)
)
REPORT = Source(
    id="report", kind=SourceKind.AUTHORITY_REPORT, title="报道", publisher="报社", published_on=date(2024, 1, 2)
)
UNDATED = Source(id="undated", kind=SourceKind.REGULATION, title="细则", publisher="市政府")


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2024, 6, 1), ()),
        (date(2024, 6, 2), (Notice.AFTER_VERIFICATION,)),
        (date(2025, 6, 1), (Notice.AFTER_VERIFICATION,)),
        (date(2025, 6, 2), (Notice.AFTER_VERIFICATION, Notice.REVIEW_OVERDUE)),
    ],
)
def test_notices_of_age(on: date, expected: tuple[Notice, ...]) -> None:
    subject = pack(verified_on=date(2024, 6, 1), review_by=date(2025, 6, 1), sources=[REGULATION])
    assert decide(subject, case(on=on)).notices == expected


def test_notices_of_source_and_fiction() -> None:
    assert the_decision(pack(sources=[REPORT])).notices == (Notice.NOT_A_REGULATION,)
    assert the_decision(pack(sources=[REGULATION, REPORT])).notices == ()
    assert the_decision(pack(sources=[REGULATION], fictional=True)).notices == (Notice.FICTIONAL,)
    assert the_decision(pack(sources=[REGULATION, UNDATED])).notices == (Notice.UNDATED_SOURCE,)
    assert the_decision(pack(sources=[REGULATION], review_by=None)).notices == ()
