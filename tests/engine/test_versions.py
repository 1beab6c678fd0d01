"""Which version applies: by the day of evaluation, the day of application, or a date of the profile."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from talentrules.dates import Days
from talentrules.model.conditions import Operator
from talentrules.model.decision import ItemStanding, Verdict
from talentrules.model.facts import NONE, Value
from talentrules.model.pack import Benefit, Clock, Every, Kind, Version
from talentrules.money import Interval
from tests.engine.small import benefit, compare, during, holds, item, money, paying

OLD = during(None, "2021-12-31", pays=paying(1000, 2000, Every.MONTH))
NEW = during("2023-01-01", "2024-12-31", pays=paying(3000, 5000, Every.MONTH))
RETIRED = holds("retired")
BY_FACT = [(Clock.APPLICATION, "applied_on"), ("introduced_on", "introduced_on")]


def _two(by: Clock | str = Clock.EVALUATION) -> Benefit:
    return benefit(versions=(OLD, NEW), by=by)


@pytest.mark.parametrize(
    ("day", "version", "because"),
    [
        (date(2021, 12, 31), OLD, ""),
        (date(2022, 6, 1), None, "between"),
        (date(2023, 1, 1), NEW, ""),
        (date(2024, 12, 31), NEW, ""),
        (date(2025, 1, 1), None, "ended"),
    ],
)
def test_every_clock_chooses_alike(day: date, version: Version | None, because: str) -> None:
    by_day = item(_two(), on=day)
    by_application = item(_two(Clock.APPLICATION), {"applied_on": day}, on=date(2030, 1, 1))
    by_introduction = item(_two("introduced_on"), {"introduced_on": day}, on=date(2030, 1, 1))
    for decided in (by_day, by_application, by_introduction):
        assert decided.version is version
        assert decided.not_in_force_because == because
        assert decided.verdict is (Verdict.ELIGIBLE if version else Verdict.NOT_IN_FORCE)
        assert decided.amount == (version.amount.interval if version and version.amount else None)
        assert decided.every is (Every.MONTH if version else None)


def test_what_has_not_started_says_so() -> None:
    decided = item(benefit(versions=(during("2025-01-01", None), during("2026-01-01", None))))
    assert (decided.verdict, decided.not_in_force_because) == (Verdict.NOT_IN_FORCE, "not_started")
    assert (decided.missing, decided.findings, decided.conditions) == ((), (), ())
    assert decided.standing is ItemStanding.OUT


def test_what_is_not_in_force_asks_for_nothing_and_pays_nothing() -> None:
    decided = item(benefit(versions=(during(None, "2022-09-30", RETIRED, paying(1, 2)),)))
    assert (decided.verdict, decided.not_in_force_because) == (Verdict.NOT_IN_FORCE, "ended")
    assert (decided.missing, decided.amount, decided.every, dict(decided.paid)) == ((), None, None, {})


@pytest.mark.parametrize(("by", "fact"), BY_FACT)
def test_without_the_date_the_date_is_asked_for_and_every_amount_stays_possible(by: Clock | str, fact: str) -> None:
    decided = item(_two(by))
    assert (decided.verdict, decided.missing, decided.version) == (Verdict.UNDETERMINED, (fact,), None)
    assert decided.amount == Interval(money(1000), money(5000))
    assert decided.every is Every.MONTH
    assert decided.standing is ItemStanding.OPEN


@pytest.mark.parametrize(("by", "fact"), BY_FACT)
def test_where_there_is_known_to_be_no_such_date_no_dated_version_applies(by: Clock | str, fact: str) -> None:
    decided = item(_two(by), {fact: NONE})
    assert (decided.verdict, decided.not_in_force_because) == (Verdict.NOT_IN_FORCE, "no_date")


@pytest.mark.parametrize(("by", "fact"), BY_FACT)
@pytest.mark.parametrize("given", [{}, {"applied_on": NONE, "introduced_on": NONE}])
def test_a_version_without_dates_applies_whatever_the_date(
    by: Clock | str, fact: str, given: Mapping[str, Value]
) -> None:
    always = during(None, None, pays=paying(7, 7))
    assert always.days == Days()
    decided = item(benefit(versions=(always,), by=by), given)
    assert (decided.verdict, decided.version) == (Verdict.ELIGIBLE, always)


def test_a_missing_date_brings_the_open_points_of_every_version() -> None:
    versions = (
        during(None, "2021-12-31", RETIRED),
        during("2022-01-01", None, compare("months", Operator.AT_LEAST, 6)),
    )
    decided = item(benefit(versions=versions, by="introduced_on"))
    assert decided.missing == ("introduced_on", "retired", "months")
    assert len(decided.conditions) == 2


def test_while_the_rhythm_is_open_each_may_be_paid_and_none_is_certain() -> None:
    monthly = during(None, "2021-12-31", pays=paying(100, 200, Every.MONTH))
    yearly = during("2022-01-01", None, pays=paying(1000, 3000, Every.YEAR))
    decided = item(benefit(versions=(monthly, yearly), by="introduced_on"))
    assert decided.every is Every.UNSTATED
    assert decided.paid == {
        Every.MONTH: Interval(None, money(200)),
        Every.YEAR: Interval(None, money(3000)),
    }


def test_where_one_version_pays_no_money_no_lower_end_is_certain() -> None:
    versions = (during(None, "2021-12-31", money_paid=False), during("2022-01-01", None, pays=paying(5, 9)))
    assert item(benefit(versions=versions, by="introduced_on")).amount == Interval(None, money(9))


def test_what_is_only_told_has_no_verdict_but_may_be_out_of_force() -> None:
    told = benefit(kind=Kind.CHANNEL, versions=(during(None, "2022-09-30", money_paid=False),))
    assert item(told, on=date(2022, 9, 30)).verdict is Verdict.INFORMATIONAL
    assert item(told, on=date(2022, 10, 1)).verdict is Verdict.NOT_IN_FORCE


@pytest.mark.parametrize("kind", [Kind.REGISTRY, Kind.CHANNEL, Kind.MECHANISM, Kind.DUTY])
def test_kinds_that_are_told(kind: Kind) -> None:
    decided = item(benefit(kind=kind))
    assert (decided.verdict, decided.standing, decided.missing) == (Verdict.INFORMATIONAL, ItemStanding.OUT, ())
