"""Where the semantics, as both engine and reference have them, do not keep the laws. Known, and kept small.

Each is an expected failure: whoever mends the semantics will be told here, and can then drop the care that the
strategies take to stay away from it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from talentrules.dates import Days
from talentrules.engine import decide
from talentrules.model.facts import NONE, Value
from talentrules.model.pack import Amount, Benefit, Category, Clock, Every, Kind, Payment, Version
from talentrules.model.profile import Case, Known, Profile
from talentrules.money import Interval, Money
from tests.laws.laws import lies_inside, totals_narrow
from tests.strategies.pack import with_benefits

BEFORE, AFTER = Days(last=date(2023, 12, 31)), Days(first=date(2024, 1, 1))
PAYS = Amount(interval=Interval.exactly(Money.yuan(4000)))
ASKED = Case(profile=Profile(), on=date(2024, 5, 9))
"""Nothing is known, not even the day of the application."""


def _benefit(*versions: Version) -> Benefit:
    return Benefit(
        id="benefit",
        name="待遇",
        kind=Kind.ALLOWANCE,
        category=Category.MONEY,
        version_by=Clock.APPLICATION,
        versions=versions,
    )


def _applied(value: Value) -> Case:
    return replace(ASKED, profile=Profile(facts={"applied_on": Known(value=value)}))


@pytest.mark.xfail(
    raises=AssertionError,
    reason="an unknown date is taken to be some day; that it may turn out to be none is not considered",
)
@pytest.mark.parametrize("versions", [(Version(),), (Version(days=BEFORE), Version(days=AFTER))])
def test_learning_that_there_is_no_such_date_never_changes_a_settled_verdict(versions: tuple[Version, ...]) -> None:
    pack = with_benefits(_benefit(*versions))
    lies_inside(decide(pack, _applied(NONE)), decide(pack, ASKED))


@pytest.mark.xfail(
    raises=AssertionError, reason="the amount of an eligible item leaves out the version that pays nothing"
)
def test_what_is_certain_is_certain_whichever_version_applies() -> None:
    pack = with_benefits(_benefit(Version(days=BEFORE), Version(days=AFTER, amount=PAYS)))
    totals_narrow(decide(pack, _applied(date(2023, 6, 1))), decide(pack, ASKED))


@pytest.mark.xfail(
    raises=AssertionError, reason="an item leaves the row of unstated periods for its own when the date becomes known"
)
def test_each_row_narrows_though_the_versions_pay_in_different_rhythms() -> None:
    yearly = Version(days=BEFORE, amount=PAYS, payment=Payment(every=Every.YEAR))
    once = Version(days=AFTER, amount=PAYS, payment=Payment(every=Every.ONCE))
    pack = with_benefits(_benefit(yearly, once))
    totals_narrow(decide(pack, _applied(date(2024, 6, 1))), decide(pack, ASKED))
