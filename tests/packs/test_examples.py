"""Every example profile is read and decided, in the city that it was written for and in every other that knows it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from talentrules.diagnostics import render_all
from talentrules.engine import decide
from talentrules.model.decision import Decision, Verdict
from talentrules.model.profile import Case, Profile
from talentrules.money import Interval, Money
from talentrules.syntax import decode_profile, read_file
from tests.packs.shipped import CITIES, ROOT, of_every_city, the_pack

EXAMPLES = sorted(path for path in (ROOT / "examples" / "profiles").glob("*.yaml") if path.stem.split("_")[0] in CITIES)
ON = date(2024, 6, 1)


def _city(path: Path) -> str:
    return path.stem.split("_")[0]


def _decide(city: str, given: dict[str, object], on: date = ON) -> Decision:
    profile, diagnostics = decode_profile(given, the_pack(city))
    assert profile is not None, render_all(diagnostics)
    return decide(the_pack(city), Case(profile=profile, on=on))


def _verdicts(decision: Decision) -> dict[str, Verdict]:
    return {item.benefit.id: item.verdict for item in decision.items}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_is_decided(path: Path) -> None:
    pack = the_pack(_city(path))
    profile, diagnostics = decode_profile(read_file(path), pack)
    assert profile is not None, render_all(diagnostics)
    assert not diagnostics, render_all(diagnostics)
    for on in (ON, date(2022, 9, 6)):
        decision = decide(pack, Case(profile=profile, on=on))
        assert [item.benefit.id for item in decision.items] == list(pack.benefits)
        for item in decision.items:
            assert len(item.conditions) <= 1
    assert decision.used or decision.used_attestations or "unknown" in path.stem or profile.facts


def test_there_are_three_examples_a_city() -> None:
    counted = Counter(_city(path) for path in EXAMPLES)
    assert set(counted) == set(CITIES)
    assert min(counted.values()) >= 3


@of_every_city
def test_of_an_empty_profile_nothing_is_granted_or_refused_for_lack_of_data(city: str) -> None:
    decision = decide(the_pack(city), Case(profile=Profile(), on=ON))
    assert {item.verdict for item in decision.items} <= {
        Verdict.UNDETERMINED,
        Verdict.NEEDS_FINDING,
        Verdict.INFORMATIONAL,
        Verdict.NOT_IN_FORCE,
    }
    assert all(total.low == Money(0) for total in decision.totals)


RANGE = Interval(Money.yuan(4000), Money.yuan(10_000))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"talent_groups": ["migratory"]}, Verdict.NEEDS_FINDING),
        (
            {"talent_groups": ["migratory"], "attestations": {"flexible_talent_conditions": True}},
            Verdict.ELIGIBLE,
        ),
        (
            {"人才群体": ["候鸟人才"], "attestations": {"flexible_talent_conditions": False}},
            Verdict.INELIGIBLE,
        ),
        ({}, Verdict.UNDETERMINED),
    ],
)
def test_the_travel_allowance_of_a_migratory_talent(given: dict[str, object], expected: Verdict) -> None:
    item = next(one for one in _decide("wuzhishan", given).items if one.benefit.id == "travel_allowance")
    assert (item.verdict, item.amount) == (expected, RANGE)
    assert item.missing == (("talent_groups",) if expected is Verdict.UNDETERMINED else ())
    assert ("flexible_talent_conditions" in item.findings) is not item.verdict.settled


@pytest.mark.parametrize("card", ["chucai", "hg_green"])
def test_the_escort_takes_a_card_and_a_high_level_talent(card: str) -> None:
    cards = [{"card": card}]
    assert _verdicts(_decide("huanggang", {"cards": cards, "talent_groups": ["high_level"]}))["medical_escort"] is (
        Verdict.ELIGIBLE
    )
    assert _verdicts(_decide("huanggang", {"cards": cards, "talent_groups": []}))["medical_escort"] is (
        Verdict.INELIGIBLE
    )
    assert _verdicts(_decide("huanggang", {"cards": None, "talent_groups": ["high_level"]}))["medical_escort"] is (
        Verdict.INELIGIBLE
    )


def test_the_campaign_has_ended_in_2024_and_had_not_in_september_2022() -> None:
    for on, in_force in ((date(2022, 8, 22), False), (date(2022, 9, 30), True), (date(2022, 10, 1), False)):
        item = next(one for one in _decide("huanggang", {}, on).items if one.benefit.id == "nine_actions")
        assert (item.verdict is not Verdict.NOT_IN_FORCE) is in_force
    ended = [item for item in _decide("huanggang", {}).items if item.not_in_force_because == "ended"]
    assert len(ended) == 10


def test_the_master_at_the_window_waits_for_the_office_not_for_his_degree() -> None:
    with_degree = _decide("huanggang", {"education_level": "master"}).items[0]
    without = _decide("huanggang", {"education_level": "bachelor"}).items[0]
    assert with_degree.benefit.id == "home_purchase_subsidy"
    assert with_degree.verdict is without.verdict is Verdict.NEEDS_FINDING
    assert with_degree.amount == Interval()
