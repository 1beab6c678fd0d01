"""How far a change reaches, and that the part of the pack that is asked then answers as the whole pack does."""

from __future__ import annotations

from pathlib import Path

import pytest

from talentrules.api import Pack as Usable
from talentrules.engine import decide
from talentrules.model.decision import Decision
from talentrules.model.pack import Pack
from talentrules.model.profile import Case, Profile
from talentrules.mutation import Entry, Section, mutants
from talentrules.mutation.nearby import found_nearby
from talentrules.mutation.reach import Reach
from talentrules.testing import Suite, read_scenarios
from tests.mutation.small import TIERS, found, pack_of

FILE = Path(__file__).parents[2] / "examples" / "packs" / "tests" / "yunshan.scenario.yaml"


@pytest.fixture(scope="module")
def yunshan() -> Suite:
    return read_scenarios(FILE)


def entry(pack: Pack, section: Section, identifier: str) -> Entry:
    return Entry(section=section, id=identifier, name=getattr(pack, section.value)[identifier].name)


def answers(decision: Decision, benefits: tuple[str, ...]) -> list[object]:
    return [
        (item.benefit.id, item.verdict, item.standing, item.amount, item.whole, item.every, item.missing, item.findings)
        for item in decision.items
        if item.benefit.id in benefits
    ]


def test_the_part_that_a_change_reaches_answers_as_the_whole_pack_does(yunshan: Suite) -> None:
    pack = yunshan.pack.model
    reach = Reach(pack)
    areas = {one.entry: reach.of(one.entry) for one in mutants(pack)}
    for scenario in yunshan.scenarios[:60:12]:
        case = Case(profile=scenario.profile, on=scenario.on)
        whole = decide(pack, case)
        for area in dict.fromkeys(area.own for area in areas.values()):
            found_area = next(one for one in areas.values() if one.own == area)
            part = decide(found_area.part, case)
            assert answers(part, found_area.all) == answers(whole, found_area.all), area


def test_a_change_outside_of_what_it_reaches_changes_nothing(yunshan: Suite) -> None:
    pack = yunshan.pack.model
    reach = Reach(pack)
    scenario = yunshan.scenarios[1]
    case = Case(profile=scenario.profile, on=scenario.on)
    before = decide(pack, case)
    for one in list(mutants(pack))[::29]:
        outside = tuple(benefit for benefit in pack.benefits if benefit not in reach.of(one.entry).all)
        assert answers(decide(one.of(pack), case), outside) == answers(before, outside), one.id


def test_a_definition_reaches_whoever_names_it_also_through_another_one(yunshan: Suite) -> None:
    pack = yunshan.pack.model
    area = Reach(pack).of(entry(pack, Section.DEFINITIONS, "minor_child"))
    assert area.own == ("supplementary_cards", "schooling")
    # the card that the supplementary ones need stands in a group with them
    assert area.all == ("yunshan_card", "supplementary_cards", "schooling")


def test_a_group_reaches_its_members_and_those_of_the_groups_around_it(yunshan: Suite) -> None:
    pack = yunshan.pack.model
    area = Reach(pack).of(entry(pack, Section.GROUPS, "move_or_hukou"))
    assert area.own == area.all == ("hukou_award", "moving_subsidy")
    area = Reach(pack).of(entry(pack, Section.QUANTITIES, "homes_price"))
    assert area.own == ("home_purchase_subsidy",)  # by the cap of its group
    assert {"settlement_subsidy", "living_allowance", "rent_subsidy", "talent_apartment"} <= set(area.all)


def test_a_person_is_found_next_to_one_who_is_known() -> None:
    """A cap of 20 yuan that is one lower: nobody notices below 19 yuan, and the cap is where it shows."""
    pack, lower = pack_of(TIERS), found(TIERS, "loan_help.constant.4")
    case = Case(profile=_profile(pack, "10元"), on=pack.verified_on)
    asked = found_nearby(pack, lower.of(pack), [case], ("loan_help",))
    assert asked is not None
    assert ("loan_help", ("amount", "whole")) in [(name, tuple(sorted(keys))) for name, keys in asked.items]
    assert found_nearby(pack, pack_of(TIERS), [case], ("loan_help",)) is None


def _profile(pack: Pack, pay: str) -> Profile:
    return Usable(model=pack).read_profile({"annual_pay": pay, "retired": True, "education_level": "other"})
