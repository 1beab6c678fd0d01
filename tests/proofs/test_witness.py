"""A person is made for every form of condition: one of whom it is true, and one of whom it is not."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from talentrules.engine.decide import decide
from talentrules.model.decision import Verdict
from talentrules.proofs import examine
from talentrules.syntax import decode_profile, encode_profile
from tests.proofs.packs import benefit, loaded

DEFINED = """definitions:
  income: {name: 全部收入, quantity: {sum: [annual_pay, project_fee]}, cite: {source: notice, quote: 收入}}
  local: {name: 本地, when: {retired: true}, cite: {source: notice, quote: 本地}}
"""
MADE = (
    "{education_level: {at_least: master}}",
    "{integrity_flags: {has: dishonest}}",
    "{employer_type: {in: [private, party_gov]}}",
    "{left_on: {is: none}}",
    "{introduced_on: {between: [2020-01-01, 2020-12-31]}}",
    "{annual_pay: {between: [30万元, 50万元]}}",
    "{age: {day: application, between: [18, 35]}}",
    "{age: {day: evaluation, below: 45}}",
    "{years: {from: contract_start, to: contract_end, part: drop, at_least: 3}}",
    "{months: {from: contract_start, to: evaluation, part: up, at_least: 6}}",
    "{days: {from: introduced_on, to: application, at_most: 30}}",
    "{years: {from: contract_start, to: {day: contract_end, plus: 1 day}, part: drop, at_least: 3}}",
    "{years: {from: {year_start: application}, to: contract_end, part: drop, at_least: 2}}",
    "{within: {time: 2 years, of: introduced_on, day: application}}",
    "{introduced_on: {at_least: {year_start: application}}}",
    "{introduced_on: {above: contract_start}}",
    "{count: {of: children, where: {years: {from: birth_date, to: evaluation, part: drop, below: 18}}, at_least: 2}}",
    "{sum: {of: claims, take: amount, at_least: 10万元}}",
    "{greatest: {of: homes, take: total_price, where: {is_first: true}, above: 100万元}}",
    "{least: {of: homes, take: signed_on, at_least: 2024-01-01}}",
    "{in_a_row: {of: assessments, by: year, where: {result: excellent}, at_least: 3}}",
    "{homes: {some: {all: [{is_first: true}, {total_price: {at_least: 50万元}}]}}}",
    "{homes: {some: {signed_on: {above: {fact: introduced_on, of: profile}}}}}",
    "{homes: {none: {is_first: true}}}",
    "{qualifications: {some: {school_tier: {has: double_first_class}}}}",
    "{quantity: {share: 20%, of: annual_pay}, at_least: 6万元}",
    "{quantity: {sum: [annual_pay, project_fee]}, at_least: 6万元}",
    "{quantity: {difference: [annual_pay, project_fee]}, above: 6万元}",
    "{quantity: {least: [annual_pay, project_fee]}, at_least: 6万元}",
    "{quantity: {greatest: [annual_pay, project_fee]}, at_least: 6万元}",
    "{quantity: {product: [household_homes_in_city, days_in_city_year]}, at_least: 6}",
    "{quantity: income, at_least: 6万元}",
    "{quantity: annual_pay, at_least: project_fee}",
    "{not: {any: [{definition: local}, {skill_level: technician}]}}",
    "{at_least_n: {n: 2, of: [{education_level: doctor}, {title_rank: senior}, {skill_level: technician}]}}",
)


def _pack(condition: str) -> str:
    """Return a pack whose table has a row for everybody, one for whoever meets the condition, and one for the others."""
    rows = (
        f"{{when: {condition}, fixed: 5元}}",
        f"{{when: {{not: {condition}}}, fixed: 3元}}",
        "{when: {retired: false}, fixed: 1元}",
    )
    listed = "".join(f"    - {row}\n" for row in rows)
    return "benefits:\n" + benefit("one", "甲", f"amount:\n  table: unique\n  rows:\n{listed}", "payment: once")


def _overlaps(condition: str) -> Iterable[tuple[int, ...]]:
    pack = loaded((DEFINED if "definition" in condition or "income" in condition else "") + _pack(condition))
    for found in examine(pack).findings:
        if found.diagnostic.code == "rows-overlap":
            (person,) = found.persons
            assert decode_profile(encode_profile(person.profile, pack), pack) == (person.profile, ())
            (item,) = decide(pack, person).items
            assert item.own is Verdict.ELIGIBLE
            yield item.calculation[0].hit


@pytest.mark.parametrize("condition", MADE)
def test_a_person_is_made_who_meets_it_and_one_who_does_not(condition: str) -> None:
    assert list(_overlaps(condition)) == [(0, 2), (1, 2)]


def test_what_an_attestation_settles_is_attested() -> None:
    findings = "findings:\n  fine: {name: 优秀, reason: discretionary, cite: {source: notice, quote: 优秀}}\n"
    pack = loaded(findings + _pack("{finding: fine}"))
    persons = [one.persons[0] for one in examine(pack).findings if one.diagnostic.code == "rows-overlap"]
    assert [one.profile.attestations["fine"].holds for one in persons] == [True, False]
