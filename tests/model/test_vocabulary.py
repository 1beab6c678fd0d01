"""The shared vocabulary: complete, unambiguous, and in the right order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import import_module

import pytest

from talentrules.model.facts import ChoiceType, Fact, NumberType, Option, RecordsType, SetType
from talentrules.model.vocabulary import SECTIONS, VOCABULARY
from talentrules.model.vocabulary.regions import REGION, REGIONS

IDS = {
    "identity": """
        birth_date nationality hukou_place hukou_moved_in_on native_place residence_places party_member
    """,
    "education": """
        education_level degree education_full_time qualifications school_tier qs_rank qs_year
        overseas_degree_certified graduated_on major
    """,
    "title": """
        title_rank title_series title_obtained_on title_appointed_on title_awarded_in skill_level
        professional_licences retired
    """,
    "category": """
        recognitions talent_groups urgent_catalogue_match urgent_catalogue_year honours prizes
    """,
    "engagement": """
        introduction_mode flexible_form introduced_on introduced_basis away_before_months first_time_in_city
        contract_start contract_end service_commitment_years served_months days_in_city_year day_basis
        months_in_city_year trips_year annual_pay project_fee subordinate_relation probation_passed left_on
        leave_reason
    """,
    "employer": """
        employer_type employer_budget post_budgeted employer_registered_in employer_founded_on employer_industry
        employer_tier employer_headcount new_hires_target business_registered_on operating_months jobs_created
    """,
    "insurance": """
        insurance_months_continuous insurance_months_total insurance_first_on insurance_kind insurance_payer_matches
        income_tax_prev_year taxable_income_year
    """,
    "housing": """
        household_homes_in_city home_record_clear_years homes rents talent_apartment other_housing_policy home_sold_on
    """,
    "family": """
        marital_status spouse children parents relatives_in_city
    """,
    "record": """
        cards assessments integrity_flags claims choices applied_on channel documents_submitted
    """,
    "station": """
        station_kind station_levels station_assessments station_talents station_flexible_hired station_service_hours
        station_heads
    """,
}

FIELDS = {
    "residence_places": "region from to",
    "qualifications": "level degree full_time school school_tier country graduated_on major",
    "recognitions": "scheme class issued_by issued_on valid_to",
    "honours": "name level granted_on rank",
    "prizes": "name grade role",
    "homes": "signed_on kind area_m2 total_price owner_share region deed_tax_paid_on title_on is_first",
    "rents": "monthly_rent from to registered",
    "talent_apartment": "from to area_m2 rent",
    "spouse": "recognitions claims work_region employment employer_type admin_rank moved_with",
    "children": "birth_date stage action hukou",
    "parents": "lives_in_city",
    "relatives_in_city": "kin needs",
    "cards": "card tier issued_on valid_to supplementary_of",
    "assessments": "year kind by result",
    "claims": "benefit_name city by period amount paid_on",
    "choices": "benefit_name",
    "station_levels": "level selected_on valid_to",
    "station_assessments": "year kind by result assessor_level",
    "station_heads": "person native_place",
}

OPTIONS = {
    "nationality": "china foreign hmt",
    "education_level": "other secondary_vocational junior_college bachelor master doctor",
    "degree": "none bachelor master doctor",
    "school_tier": "double_first_class project_985 project_211 normal_free overseas ordinary",
    "title_rank": "none junior intermediate associate_senior senior",
    "talent_groups": """
        high_level urgent high_end leading flexible migratory away_native returnee youth rural overseas
        special_province skilled ecommerce party_gov business
    """,
    "honours.level": "county municipal provincial national",
    "introduction_mode": "full_time flexible local secondment none",
    "flexible_form": """
        adviser part_time migratory_service rehire project training counterpart sojourn enclave tech_equity
    """,
    "introduced_basis": "contract_start first_local_insurance first_job_or_business recognition hukou",
    "day_basis": "workday calendar",
    "leave_reason": "personal transfer dismissed civil_service retired deceased absent",
    "employer_type": """
        party_gov civil_like public_institution soe private social_org university hospital central_provincial
        self_employed cooperative
    """,
    "employer_budget": "full partial self",
    "employer_tier": "above_scale key listed",
    "insurance_kind": "pension_employee full_set injury_only",
    "marital_status": "single married divorced widowed",
    "spouse.employment": "employed unemployed",
    "cards.card": "hongyan hg_green chucai longyuan ll_green",
    "assessments.kind": "annual term probation station",
    "assessments.result": "not_rated unqualified basic qualified good excellent",
    "integrity_flags": "crime discipline dishonest falsified",
    "channel": "window online employer auto",
    "station_kind": """
        migratory academician postdoc investment_talent doctor_studio teacher_studio expert_service tech_corps
    """,
    "station_levels.level": "municipal provincial national",
}

RESERVED = {
    "all",
    "any",
    "not",
    "at_least_n",
    "finding",
    "definition",
    "benefit",
    "not_required",
    "text",
    "cite",
    "some",
    "none",
    "value",
    "unknown",
    "standing",
    "remark",
    "attestations",
}


def walk(facts: Iterable[Fact], path: str = "") -> Iterator[tuple[str, Fact]]:
    """Yield every fact and every record field, with its dotted path."""
    for fact in facts:
        here = f"{path}{fact.id}"
        yield here, fact
        if isinstance(fact.type, RecordsType):
            yield from walk(fact.type.fields, f"{here}.")


EVERYTHING = dict(walk(VOCABULARY.values()))


def options_of(fact: Fact) -> tuple[Option, ...]:
    """Return the options of a choice or set, else none."""
    return fact.type.options if isinstance(fact.type, ChoiceType | SetType) else ()


def words(things: Iterable[Fact | Option]) -> list[str]:
    """Return every word by which one of `things` can be reached: ids, names, other names."""
    return [word for thing in things for word in (thing.id, thing.name, *thing.also)]


def twice(things: Iterable[str]) -> list[str]:
    """Return what occurs more than once."""
    return [thing for thing, times in Counter(things).items() if times > 1]


@pytest.fixture(params=EVERYTHING, name="fact")
def _fact(request: pytest.FixtureRequest) -> Fact:
    return EVERYTHING[request.param]


def test_every_section_holds_its_facts_in_order() -> None:
    held = {section: [fact.id for fact in VOCABULARY.values() if fact.section == section] for section in SECTIONS}
    assert held == {section: ids.split() for section, ids in IDS.items()}
    assert list(VOCABULARY) == [key for ids in IDS.values() for key in ids.split()]


def test_no_id_is_written_twice() -> None:
    homes = [import_module(f"talentrules.model.vocabulary.{section}") for section in SECTIONS]
    assert twice(fact.id for home in homes for fact in home.FACTS) == []


def test_facts_stand_under_their_own_id() -> None:
    assert all(key == fact.id for key, fact in VOCABULARY.items())


def test_records_have_their_fields() -> None:
    lists = {key: fact.type for key, fact in VOCABULARY.items() if isinstance(fact.type, RecordsType)}
    assert {key: list(kind.by_id) for key, kind in lists.items()} == {k: f.split() for k, f in FIELDS.items()}
    assert {key for key, kind in lists.items() if kind.single} == {"talent_apartment", "spouse"}


@pytest.mark.parametrize("path", OPTIONS)
def test_choices_have_their_options_lowest_first(path: str) -> None:
    assert [option.id for option in options_of(EVERYTHING[path])] == OPTIONS[path].split()


def test_no_word_reaches_two_facts() -> None:
    assert twice(words(VOCABULARY.values())) == []


def test_no_word_reaches_two_fields_of_a_record(fact: Fact) -> None:
    assert not isinstance(fact.type, RecordsType) or twice(words(fact.type.fields)) == []


def test_no_word_reaches_two_options_of_a_fact(fact: Fact) -> None:
    assert twice(words(options_of(fact))) == []


def test_ids_are_snake_case_and_not_reserved(fact: Fact) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", fact.id)
    assert fact.id not in RESERVED


def test_option_ids_are_snake_case_or_region_codes(fact: Fact) -> None:
    written = REGION.open_pattern if fact.type is REGION else r"[a-z][a-z0-9]*(_[a-z0-9]+)*"
    assert all(re.fullmatch(written, option.id) for option in options_of(fact))


def test_every_name_is_chinese_and_says_something(fact: Fact) -> None:
    assert re.search(r"[\u4e00-\u9fff]", fact.name)
    assert all(name and name == name.strip() for name in words([fact, *options_of(fact)]))
    assert len(fact.name) <= 12


def test_every_fact_asks_a_question_and_has_a_section(fact: Fact) -> None:
    assert fact.question.endswith("？")
    assert fact.question.count("？") == 1
    assert fact.section in SECTIONS


def test_no_chinese_name_is_a_reserved_word() -> None:
    assert RESERVED.isdisjoint(words(VOCABULARY.values()))


@pytest.mark.parametrize(
    ("path", "lower", "higher"),
    [
        ("education_level", "other", "secondary_vocational"),
        ("education_level", "bachelor", "master"),
        ("education_level", "master", "doctor"),
        ("qualifications.level", "master", "doctor"),
        ("degree", "none", "bachelor"),
        ("title_rank", "associate_senior", "senior"),
        ("title_rank", "none", "junior"),
        ("skill_level", "technician", "senior_technician"),
        ("skill_level", "senior_worker", "technician"),
        ("skill_level", "senior_technician", "chief_technician"),
        ("honours.level", "county", "national"),
        ("assessments.result", "unqualified", "excellent"),
        ("assessments.result", "basic", "qualified"),
        ("assessments.result", "not_rated", "qualified"),
        ("station_assessments.result", "qualified", "excellent"),
        ("station_assessments.assessor_level", "municipal", "provincial"),
        ("station_levels.level", "municipal", "national"),
        ("children.stage", "kindergarten", "senior_middle"),
    ],
)
def test_orders_rise(path: str, lower: str, higher: str) -> None:
    kind = EVERYTHING[path].type
    assert isinstance(kind, ChoiceType)
    assert kind.ordered
    assert kind.ranks[lower] < kind.ranks[higher]


def test_only_ranks_are_ordered() -> None:
    ordered = {path for path, fact in EVERYTHING.items() if isinstance(fact.type, ChoiceType) and fact.type.ordered}
    assert ordered == {
        "education_level",
        "degree",
        "qualifications.level",
        "qualifications.degree",
        "title_rank",
        "skill_level",
        "honours.level",
        "children.stage",
        "assessments.result",
        "station_levels.level",
        "station_assessments.result",
        "station_assessments.assessor_level",
    }


def test_high_titles_are_two_so_the_word_alone_names_neither() -> None:
    assert {"高级", "高级职称"}.isdisjoint(words(options_of(VOCABULARY["title_rank"])))


def test_the_five_cards_have_their_names() -> None:
    assert {option.id: option.name for option in options_of(EVERYTHING["cards.card"])} == {
        "hongyan": "鸿雁优才卡",
        "hg_green": "黄冈人才绿卡",
        "chucai": "楚才卡",
        "longyuan": "陇原人才服务卡",
        "ll_green": "醴陵人才绿卡",
    }


def test_groups_are_reached_by_what_people_call_them() -> None:
    groups = {word: option.id for option in options_of(VOCABULARY["talent_groups"]) for word in words([option])}
    assert groups["候鸟人才"] == groups["候鸟"] == "migratory"
    assert groups["高层次人才"] == "high_level"
    assert groups["急需紧缺人才"] == "urgent"
    assert groups["高端人才"] == "high_end"


def test_regions_are_reached_by_code_full_and_short_name() -> None:
    codes = {word: option.id for option in REGIONS for word in words([option])}
    assert codes["469001"] == codes["五指山市"] == codes["五指山"] == "469001"
    assert {codes[name] for name in ("黄冈", "团风县", "红安县", "罗田", "浠水县", "武穴市")} == {
        "421100",
        "421121",
        "421122",
        "421123",
        "421125",
        "421182",
    }
    assert [codes[name] for name in ("嘉峪关", "醴陵", "南乐")] == ["620200", "430281", "410923"]
    assert [codes[name] for name in ("海南省", "湖北省", "甘肃省", "湖南省", "河南省")] == [
        "460000",
        "420000",
        "620000",
        "430000",
        "410000",
    ]


@pytest.mark.parametrize(
    "path", ["hukou_place", "native_place", "residence_places.region", "title_awarded_in", "homes.region"]
)
def test_places_admit_any_code(path: str) -> None:
    assert EVERYTHING[path].type is REGION
    assert re.fullmatch(REGION.open_pattern, "110101")


def test_shares_are_percentages_up_to_the_whole() -> None:
    assert EVERYTHING["homes.owner_share"].type == NumberType(unit="%", whole=False, maximum=100)


def test_derived_or_attested_things_and_papers_of_identity_are_no_facts() -> None:
    assert {"age", "contract_years", "id_document", "attestations", "outstanding_performance"}.isdisjoint(VOCABULARY)


def test_the_vocabulary_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        VOCABULARY["extra"] = VOCABULARY["major"]  # type: ignore[index]
