"""What a person can do about a change, by fact."""

from __future__ import annotations

from datetime import date

import pytest

from talentrules.inquiry.changeable import _BY_FACT, _BY_SECTION, Changeable, mark
from talentrules.model.decision import UNKNOWN, Seen
from talentrules.model.facts import NONE, BooleanType, Fact, Value
from talentrules.model.vocabulary import SECTIONS, VOCABULARY
from talentrules.money import Money

ON = date(2024, 6, 1)
CAN, TIME, CANNOT = Changeable.CAN_BE_SUPPLIED, Changeable.TIME, Changeable.CANNOT


@pytest.mark.parametrize(
    ("fact", "before", "after", "marked"),
    [
        ("birth_date", date(1990, 1, 1), date(1991, 1, 1), CANNOT),
        ("birth_date", UNKNOWN, date(1991, 1, 1), CAN),
        ("native_place", "421100", "430200", CANNOT),
        ("nationality", "foreign", "china", CANNOT),
        ("introduced_on", date(2020, 1, 1), date(2022, 1, 1), CANNOT),
        ("introduced_on", date(2025, 1, 1), date(2024, 9, 1), CAN),
        ("introduction_mode", "none", "full_time", CAN),
        ("introduction_mode", "flexible", "full_time", CANNOT),
        ("contract_end", date(2024, 1, 1), date(2026, 1, 1), CANNOT),
        ("applied_on", UNKNOWN, date(2024, 5, 1), CAN),
        ("applied_on", UNKNOWN, date(2026, 5, 1), TIME),
        ("applied_on", date(2024, 6, 1), date(2024, 5, 1), CANNOT),
        ("education_level", NONE, "doctor", CAN),
        ("education_level", "doctor", "bachelor", CANNOT),
        ("insurance_months_total", 5, 12, CAN),
        ("insurance_months_total", 12, 5, CANNOT),
        ("income_tax_prev_year", Money.yuan(1), Money.yuan(2), CAN),
        ("talent_groups", frozenset({"youth"}), frozenset({"youth", "urgent"}), CAN),
        ("talent_groups", frozenset({"youth"}), frozenset(), CANNOT),
        ("cards", (), ({"card": "hongyan"},), CAN),
        ("cards", ({"card": "hongyan"},), ({"card": "chucai"},), CANNOT),
        ("claims", ({"benefit_name": "a"},), (), CANNOT),
        ("choices", ({"benefit_name": "a"},), ({"benefit_name": "b"},), CAN),
        ("household_homes_in_city", 2, 0, CAN),
        ("overseas_degree_certified", False, True, CAN),
        ("overseas_degree_certified", True, False, CANNOT),
        ("title_series", "卫生", "教育", CANNOT),
        ("assessments", NONE, ({"year": 2023},), CAN),
    ],
)
def test_what_can_be_done(fact: str, before: Seen, after: Value, marked: Changeable) -> None:
    assert mark(VOCABULARY[fact], before, after, ON) is marked


def test_a_fact_of_the_pack_alone_can_change() -> None:
    own = Fact(id="own", name="本包", type=BooleanType())
    assert mark(own, True, False, ON) is CAN  # noqa: FBT003


def test_the_tables_name_only_what_there_is() -> None:
    assert set(_BY_FACT) <= set(VOCABULARY)
    assert set(_BY_SECTION) == set(SECTIONS)
