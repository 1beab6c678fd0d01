"""Every benefit, service, card, honour, channel and campaign of the five articles has its entry, and nothing else."""

from __future__ import annotations

import pytest

from talentrules.model.pack import INFORMATIONAL_KINDS, Kind
from talentrules.money import Interval, Money
from tests.packs.shipped import CITIES, of_every_city, the_pack

ENTRIES = {
    "wuzhishan": """
        station_construction_grant station_annual_award travel_allowance work_allowance hongyan_card hongyan_award
        hongyan_services free_checkup flexible_home_purchase_relaxation key_expert annual_commendation case_by_case
        talent_recognition visit_service hongyan_pool service_windows online_channels
    """,
    "huanggang": """
        home_purchase_subsidy luotian_home_purchase_subsidy wuxue_home_purchase_subsidy county_housing_fund_support
        wuxue_rent_and_sale_housing talent_apartment medical_escort medical_green_channel health_record
        wuxue_startup_loan five_ones nine_actions child_school_tracking youth_social golden_autumn_jobs
        policy_pocketbook wuxue_talent_station xishui_overseas_ten_ones luotian_live_commerce tuanfeng_contest
        hongan_forum
    """,
    "jiayuguan": """
        talent_apartment talent_apartment_rent_free settling_subsidy rent_subsidy longyuan_card
        leading_talent_checkup medical_green_channel leader_expert_pairing spring_festival_visit
        spouse_employment_help child_schooling_help xiongguan_projects city_leading_talent xiongguan_teacher_doctor
        direct_hire nonpublic_title_review training
    """,
    "liling": """
        high_end_one_off expert_relatives_service expert_assistant expert_no_time_requirement talent_green_card
        talent_apartment talent_community_homes spouse_employment_channel child_school_channel leader_contact
        thank_you_reception industry_advisor guest_professor city_recommender incentive_agreement
        ceramics_title_review top_ten_craftsmen master_studios tech_expert_corps
    """,
    "nanle": """
        talent_subsidy child_schooling_help licence_help talent_window outstanding_talent away_talent_registry
        away_talent_contact station_head home_visits
    """,
}
TOLD_ONLY = {
    "wuzhishan": "case_by_case hongyan_pool service_windows online_channels",
    "huanggang": "policy_pocketbook wuxue_talent_station",
    "jiayuguan": "direct_hire nonpublic_title_review training",
    "liling": "incentive_agreement ceramics_title_review master_studios tech_expert_corps",
    "nanle": "talent_window away_talent_registry",
}
CAMPAIGN = """
    medical_green_channel five_ones nine_actions child_school_tracking youth_social golden_autumn_jobs
    xishui_overseas_ten_ones luotian_live_commerce tuanfeng_contest hongan_forum
"""
STATED = {
    ("wuzhishan", "station_construction_grant"): (50_000, 100_000, "unstated", "station"),
    ("wuzhishan", "station_annual_award"): (30_000, 80_000, "year", "station"),
    ("wuzhishan", "travel_allowance"): (4_000, 10_000, "year", "person"),
    ("wuzhishan", "work_allowance"): (4_800, 18_000, "year", "person"),
    ("wuzhishan", "hongyan_award"): (5_000, 10_000, "once", "person"),
    ("liling", "high_end_one_off"): (None, 100_000, "once", "person"),
}
UNSTATED = {
    ("huanggang", "home_purchase_subsidy"),
    ("huanggang", "luotian_home_purchase_subsidy"),
    ("huanggang", "wuxue_home_purchase_subsidy"),
    ("huanggang", "wuxue_startup_loan"),
    ("jiayuguan", "settling_subsidy"),
    ("jiayuguan", "rent_subsidy"),
    ("nanle", "talent_subsidy"),
}


@of_every_city
def test_every_entry_of_the_article_is_there(city: str) -> None:
    assert sorted(the_pack(city).benefits) == sorted(ENTRIES[city].split())


@of_every_city
def test_what_is_only_told_has_no_verdict(city: str) -> None:
    told = {one.id for one in the_pack(city).benefits.values() if one.kind in INFORMATIONAL_KINDS}
    assert told == set(TOLD_ONLY[city].split())


def test_exactly_six_amounts_are_stated() -> None:
    stated = {
        (city, one.id): version
        for city in CITIES
        for one in the_pack(city).benefits.values()
        for version in one.versions
        if version.amount is not None and not version.amount.unstated
    }
    assert stated.keys() == STATED.keys()
    for (city, name), (low, high, every, beneficiary) in STATED.items():
        version = stated[city, name]
        assert version.amount is not None
        assert version.payment is not None
        floor = None if low is None else Money.yuan(low)
        assert version.amount.interval == Interval(floor, Money.yuan(high))
        assert version.payment.every.value == every
        assert the_pack(city).benefits[name].beneficiary.value == beneficiary


def test_money_without_a_figure_is_listed_as_unstated() -> None:
    unstated = {
        (city, one.id)
        for city in CITIES
        for one in the_pack(city).benefits.values()
        if any(version.amount is not None and version.amount.unstated for version in one.versions)
    }
    assert unstated == UNSTATED


def test_only_the_campaign_of_september_2022_has_an_end() -> None:
    dated = {
        (city, one.id): (str(version.days.first), str(version.days.last))
        for city in CITIES
        for one in the_pack(city).benefits.values()
        for version in one.versions
        if version.days.first or version.days.last
    }
    assert dated == {("huanggang", name): ("2022-08-23", "2022-09-30") for name in CAMPAIGN.split()}


def test_the_allowances_are_for_those_who_apply() -> None:
    benefits = the_pack("wuzhishan").benefits
    for name in ("travel_allowance", "work_allowance"):
        (version,) = benefits[name].versions
        assert version.payment is not None
        assert version.payment.on_application
        assert benefits[name].verb == "可申请"


@pytest.mark.parametrize(
    ("city", "name", "declared", "listed"),
    [("wuzhishan", "hongyan_services", 10, 1), ("liling", "talent_green_card", 10, 4)],
)
def test_services_count_what_is_declared_and_list_what_is_named(
    city: str, name: str, declared: int, listed: int
) -> None:
    services = the_pack(city).benefits[name].services
    assert services is not None
    assert (services.declared, len(services.items)) == (declared, listed)


def test_the_loan_is_a_loan() -> None:
    assert the_pack("huanggang").benefits["wuxue_startup_loan"].kind is Kind.LOAN
