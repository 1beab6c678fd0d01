"""What a pack author is tempted to add and the articles do not say is not in the packs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from talentrules.model.conditions import (
    All,
    BenefitCondition,
    Compare,
    Condition,
    FindingCondition,
    NotRequired,
    Operator,
    Records,
)
from talentrules.model.pack import Pack
from talentrules.model.walk import conditions_below
from talentrules.money import Interval, Money
from tests.packs.shipped import of_every_city, the_pack

ORDERED = {Operator.AT_LEAST, Operator.AT_MOST, Operator.ABOVE, Operator.BELOW, Operator.BETWEEN}


def _conditions(pack: Pack) -> Iterator[Condition]:
    for condition in pack.conditions:
        yield from conditions_below(condition)


def _of(city: str, name: str) -> list[Condition]:
    return [one for version in the_pack(city).benefits[name].versions for one in conditions_below(version.when)]


def _facts_of(city: str, name: str) -> set[str]:
    return {one.fact for one in _of(city, name) if isinstance(one, Compare | Records)}


@of_every_city
def test_no_article_states_a_threshold(city: str) -> None:
    for one in _conditions(the_pack(city)):
        if isinstance(one, Compare):
            assert one.operator not in ORDERED, one
            assert all(isinstance(value, str | bool) for value in one.values), one


@of_every_city
def test_nobody_is_asked_for_age_months_years_or_rank(city: str) -> None:
    tempting = {"birth_date", "title_rank", "degree", "education_level", "school_tier", "graduated_on", "hukou_place"}
    assert not tempting & set(the_pack(city).facts_read)


@of_every_city
def test_no_range_claims_to_know_what_lies_inside(city: str) -> None:
    amounts = [version.amount for one in the_pack(city).benefits.values() for version in one.versions]
    assert {one.granularity.value for one in amounts if one is not None} <= {"unknown"}


def test_the_degree_of_the_man_at_the_window_is_no_condition() -> None:
    assert _facts_of("huanggang", "home_purchase_subsidy") == set()
    assert "education_level" not in the_pack("huanggang").facts_read


@pytest.mark.parametrize("name", ["luotian_home_purchase_subsidy", "wuxue_home_purchase_subsidy", "wuxue_startup_loan"])
def test_the_counties_and_the_loan_have_no_figure(name: str) -> None:
    (version,) = the_pack("huanggang").benefits[name].versions
    assert version.amount is not None
    assert version.amount.interval == Interval()


def test_the_level_of_a_station_chooses_no_amount() -> None:
    benefit = the_pack("wuzhishan").benefits["station_construction_grant"]
    assert len(benefit.versions) == 1
    assert any("市级、省级各给多少" in text for text in benefit.unstated)


def test_the_card_is_no_condition_of_the_award_or_the_check_up_nor_the_pool_of_anything() -> None:
    pack = the_pack("wuzhishan")
    assert not [one for one in _conditions(pack) if isinstance(one, BenefitCondition)]
    assert "cards" not in pack.facts_read


def test_the_flat_of_one_woman_sets_no_rule() -> None:
    pack = the_pack("jiayuguan")
    case = pack.benefits["talent_apartment_rent_free"]
    assert all(version.amount is None for version in case.versions)
    assert "rent_free_conditions" in {
        one.finding for one in _of("jiayuguan", case.id) if isinstance(one, FindingCondition)
    }
    for name in ("talent_apartment", "rent_subsidy", "settling_subsidy"):
        assert not [one for one in _of("jiayuguan", name) if isinstance(one, BenefitCondition)]
        assert "rent_free_conditions" not in str(_of("jiayuguan", name))


@pytest.mark.parametrize("name", ["settling_subsidy", "rent_subsidy"])
def test_three_million_are_not_divided_by_anyone(name: str) -> None:
    (version,) = the_pack("jiayuguan").benefits[name].versions
    assert version.amount is not None
    assert version.amount.unstated
    assert version.payment is None or version.payment.every.value == "unstated"


def test_the_green_card_of_liling_opens_no_flat() -> None:
    for name in ("talent_apartment", "talent_community_homes"):
        assert "cards" not in _facts_of("liling", name)
        assert not [one for one in _of("liling", name) if isinstance(one, BenefitCondition)]


def test_the_cap_of_liling_is_once_for_any_way_of_coming_and_from_no_named_document() -> None:
    benefit = the_pack("liling").benefits["high_end_one_off"]
    (version,) = benefit.versions
    assert version.payment is not None
    assert version.payment.every.value == "once"
    assert benefit.documents == ()
    modes = {
        value
        for one in _of("liling", benefit.id)
        if isinstance(one, Compare) and one.fact == "introduction_mode"
        for value in one.values
    }
    assert modes == {"full_time", "flexible"}


def test_that_time_and_manner_do_not_matter_is_stated() -> None:
    for name in ("expert_assistant", "expert_no_time_requirement"):
        (free,) = [one for one in _of("liling", name) if isinstance(one, NotRequired)]
        assert free.subject == "专家服务时间和工作方式"
        assert free.cite[0].quote == "不限定专家服务时间和工作方式"


def test_nanle_has_no_figure_per_head_and_no_bonus_for_returning() -> None:
    pack = the_pack("nanle")
    amounts = [version.amount for one in pack.benefits.values() for version in one.versions if version.amount]
    assert [one.interval for one in amounts] == [Interval()]
    assert pack.statistics == {}
    assert not [name for name in pack.benefits if "return" in name]
    for total, heads in ((1_800_000, 2_700), (1_800_000, 108), (1_800_000, 200)):
        figure = Money.yuan(total // heads)
        for one in pack.benefits.values():
            written = " ".join((*one.notes, *one.unstated))
            assert str(figure) not in written
            assert figure.decimal_yuan() + "元" not in written


def test_either_card_serves_and_the_holder_is_a_high_level_talent() -> None:
    (when,) = [version.when for version in the_pack("huanggang").benefits["medical_escort"].versions]
    assert isinstance(when, All)
    cards, group = when.parts
    assert isinstance(cards, Records)
    assert isinstance(cards.where, Compare)
    assert set(cards.where.values) == {"chucai", "hg_green"}
    assert isinstance(group, Compare)
    assert (group.operator, group.values) == (Operator.HAS, ("high_level",))
