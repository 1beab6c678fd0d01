"""The fictional city with one fault at a time: each is found, with its code, at its line."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from talentrules.check import check
from talentrules.loading import decode_file
from talentrules.proofs import Report, examine

PACKS = Path(__file__).parents[2] / "examples" / "packs"
CLEAN = (PACKS / "yunshan.yaml").read_text(encoding="utf-8")
BARE = re.sub(r"accept:\n(?:  .*\n)+", "", CLEAN)
"""The pack without what it accepts: a fault must not hide behind that."""


@dataclass(frozen=True)
class Fault:
    """`old` becomes `new` (the first after `after`); the finding stands at the first line with `at` after `after`."""

    code: str
    old: str
    new: str
    at: str
    after: str = "benefits:"


FAULTS = (
    Fault(
        "never-eligible",
        "- employer_type: private\n",
        "- all: [{employer_type: private}, {employer_type: public_institution}]\n",
        "all:",
        "pay_subsidy:",
    ),
    Fault("never-eligible", "{above: 0元}", "{below: 0元}", "when: {provincial", "matching_grant:"),
    Fault(
        "row-shadowed",
        "{when: {education_level: doctor}, name: 博士研究生, fixed: 60000元}",
        "{when: {education_level: {at_least: master}}, name: 博士研究生, fixed: 60000元}",
        "fixed: 36000元",
    ),
    Fault(
        "row-never-holds",
        "{when: {title_rank: senior}, name: 正高级职称, fixed: 30万元}",
        "{when: {introduction_mode: flexible}, name: 正高级职称, fixed: 30万元}",
        "fixed: 30万元",
        "settlement_subsidy:",
    ),
    Fault("row-subsumed", "fixed: 2000元", "fixed: 1400元", "- when: {qualifications", "name: 硕士、副高"),
    Fault("better-gets-less", "fixed: 60000元", "fixed: 30000元", "fixed: 30000元"),
    Fault(
        "one-unit-hole",
        "- employer_type: private\n",
        "- any: [{annual_pay: {below: 40万元}}, {annual_pay: {above: 40万元}}]\n",
        "- any:",
        "pay_subsidy:",
    ),
    Fault(
        "condition-always",
        "annual_pay: {at_least: 30万元}",
        "annual_pay: {at_least: 0元}",
        "annual_pay:",
        "pay_subsidy:",
    ),
    Fault(
        "condition-never",
        "- subordinate_relation: true",
        "- household_homes_in_city: {below: 0}",
        "- household_homes_in_city",
        "no_subsidy:",
    ),
    Fault(
        "fact-never-matters",
        "- homes: {some: {is_first: true}}",
        "- any: [{household_homes_in_city: 0}, {retired: true}]",
        "{retired: true}",
        "home_purchase_subsidy:",
    ),
    Fault("version-hole", "until: 2024-12-31", "until: 2024-12-30", "- from: 2025-01-01", "living_allowance:"),
    Fault("versions-overlap", "until: 2024-12-31", "until: 2025-01-01", "- from: 2025-01-01", "living_allowance:"),
    Fault("exclusion-never-bites", "by: living_allowance", "by: post_allowance", "no_double_flexible:", "groups:\n"),
    Fault(
        "choice-never-needed",
        "highest: [settlement_subsidy, home_purchase_subsidy]",
        "highest: [settlement_subsidy, flexible_work_allowance]",
        "settle_or_buy:",
        "groups:\n",
    ),
    Fault(
        "requirement-never-bites",
        "for: [supplementary_cards]",
        "for: [supplementary_cards, schooling]",
        "card_needed:",
        "groups:\n",
    ),
    Fault(
        "requirement-never-met",
        "requires: [yunshan_card]\n    for: [supplementary_cards]",
        "requires: [flexible_work_allowance]\n    for: [settlement_subsidy]",
        "card_needed:",
        "groups:\n",
    ),
    Fault(
        "fallback-never-bites",
        "instead_of: talent_apartment",
        "instead_of: flexible_work_allowance",
        "rent_without_apartment:",
        "groups:\n",
    ),
    Fault(
        "nobody-is-left",
        "excludes: [flexible_work_allowance]\n    by: living_allowance",
        "excludes: [scenic_spots]\n    by: housing_sale",
        "no_double_flexible:",
        "groups:\n",
    ),
    Fault("cap-never-reached", "at_most: 60万元", "at_most: 600万元", "living_and_settling:", "one_home:"),
    Fault("cap-below-all", "at_most: 2.1万元", "at_most: 0.2万元", "learning_this_year:", "groups:\n"),
    Fault("rows-leave-out", "      otherwise: 1000元\n", "", "table: sum", "arrival_subsidy:"),
    Fault(
        "rows-gap",
        "amount: 5000元",
        "amount:\n      table: unique\n      rows:\n"
        "        - {when: {household_homes_in_city: {at_most: 1}}, fixed: 5000元}\n"
        "        - {when: {household_homes_in_city: {at_least: 4}}, fixed: 5000元}",
        "table: unique",
        "moving_subsidy:",
    ),
    Fault(
        "rows-overlap",
        "amount: 5000元",
        "amount:\n      table: unique\n      rows:\n"
        "        - {when: {household_homes_in_city: {at_most: 1}}, fixed: 5000元}\n"
        "        - {when: {household_homes_in_city: {at_least: 1}}, fixed: 5000元}",
        "at_least: 1}}, fixed",
        "moving_subsidy:",
    ),
    Fault(
        "group-contradiction",
        "excludes: [flexible_work_allowance]\n    by: living_allowance",
        "excludes: [supplementary_cards]\n    by: yunshan_card",
        "no_double_flexible:",
        "groups:\n",
    ),
    Fault(
        "group-circle",
        "  card_needed:",
        "  card_back:\n    name: 倒过来\n    requires: [supplementary_cards]\n    for: [yunshan_card]\n  card_needed:",
        "card_back:",
        "groups:\n",
    ),
    Fault("n-too-large", "            n: 2\n", "            n: 4\n", "at_least_n:", "youth_backbone:"),
    Fault("number-without-quote", "fixed: 5000元", "fixed: 5500元", "fixed: 5500元", "living_allowance:"),
    Fault("accept-unused", "talentrules: 1", "talentrules: 1\naccept: {rows-overlap: 原文如此}", "accept:", ""),
)


def _examined(folder: Path, text: str, on: date | None = None) -> Report:
    shutil.copy(PACKS / "yunling.yaml", folder)
    path = folder / "yunshan.yaml"
    path.write_text(text, encoding="utf-8")
    pack, found = decode_file(path)
    assert pack is not None, found
    return examine(pack, (*found, *check(pack)), on=on)


def _of_the_clean_pack() -> frozenset[tuple[str, str]]:
    pack, _ = decode_file(PACKS / "yunshan.yaml")
    assert pack is not None
    return frozenset((one.diagnostic.code, one.diagnostic.message) for one in examine(pack, check(pack)).findings)


@cache
def _before_the_fault(folder: Path) -> frozenset[tuple[str, str]]:
    """Return what is told of the pack that accepts nothing and has no fault yet."""
    return frozenset((one.diagnostic.code, one.diagnostic.message) for one in _examined(folder, BARE).findings)


def _line(text: str, words: str, after: str) -> int:
    return text[: text.index(words, text.index(after))].count("\n") + 1


@pytest.mark.parametrize("fault", FAULTS, ids=[f"{one.code}-{number}" for number, one in enumerate(FAULTS)])
def test_a_seeded_fault_is_found_at_its_line(fault: Fault, tmp_path: Path) -> None:
    start = BARE.index(fault.after)
    assert fault.old in BARE[start:]
    text = BARE[:start] + BARE[start:].replace(fault.old, fault.new, 1)
    known = _before_the_fault(tmp_path)
    found = [one.diagnostic for one in _examined(tmp_path, text).findings]
    new = {(one.code, one.span.line) for one in found if (one.code, one.message) not in known}
    assert (fault.code, _line(text, fault.at, fault.after)) in new, sorted(new)


def test_at_least_twenty_faults_of_fifteen_kinds_are_seeded() -> None:
    assert len(FAULTS) >= 20
    assert len({fault.code for fault in FAULTS}) >= 15


def test_nothing_is_told_of_the_clean_pack_but_what_it_accepts() -> None:
    assert _of_the_clean_pack() == frozenset()


def test_the_clean_pack_is_overdue_after_its_review_only(tmp_path: Path) -> None:
    codes = [one.diagnostic.code for one in _examined(tmp_path, CLEAN, on=date(2027, 1, 1)).findings]
    assert "review-overdue" not in codes
    later = [one.diagnostic.code for one in _examined(tmp_path, CLEAN, on=date(2027, 1, 2)).findings]
    assert later.count("review-overdue") == 1
