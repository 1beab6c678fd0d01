"""What becomes of mutants: noticed, not noticed, proven to change nothing, not decided, no pack at all."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from talentrules import load
from talentrules.api import Pack as Usable
from talentrules.engine import decide
from talentrules.model.pack import Pack
from talentrules.mutation import (
    Fate,
    Outcome,
    mutants,
    mutate,
    outcome_data,
    outcome_to_text,
    suggest,
    suggestion_to_yaml,
)
from talentrules.testing import Suite, read_scenarios, run
from tests.mutation.filling import filled
from tests.mutation.small import AGED, HEAD, LIVING, OWED, TIERS, nothing_said, pack_of

SMALL = pytest.mark.parametrize("body", [LIVING, AGED, TIERS, OWED], ids=["living", "aged", "tiers", "owed"])
DISJOINT = """\
benefits:
  award:
    name: 奖励
    kind: award
    category: money
    amount:
      table: first
      rows:
        - {when: {education_level: doctor}, name: 博士, fixed: 50元}
        - {when: {education_level: master}, name: 硕士, fixed: 30元}
    payment: once
    cite: {source: notice, quote: 博士50元，硕士30元}
"""
VERSIONS = """\
benefits:
  card:
    name: 人才卡
    kind: card
    category: card
    versions:
      - {until: 2024-12-31, when: {retired: false}}
      - {from: 2025-01-01, when: {retired: true}}
    cite: {source: notice, quote: 2025年1月1日起，退休的}
"""


def written(tmp_path: Path, body: str, cases: str) -> Suite:
    (tmp_path / "tests").mkdir(exist_ok=True)
    (tmp_path / "xugou.yaml").write_text(HEAD + body, encoding="utf-8")
    path = tmp_path / "tests" / "xugou.scenario.yaml"
    path.write_text(cases, encoding="utf-8")
    return read_scenarios(path)


@cache
def by_nobody(body: str) -> Outcome:
    pack = pack_of(body)
    return mutate(pack, [nothing_said(pack)])


def by_suggestions(tmp_path: Path, body: str) -> tuple[Outcome, Outcome]:
    """Return what becomes of the mutants without a scenario, and with those that are suggested then, filled in."""
    before = by_nobody(body)
    text = suggestion_to_yaml(suggest(before), "../xugou.yaml")
    suite = written(tmp_path, body, filled(text, Usable(model=before.pack)))
    assert run(suite).failed == 0
    return before, mutate(suite.pack.model, [suite])


# Laws ----------------------------------------------------------------------------------------------------------------


@SMALL
def test_a_suite_that_says_nothing_scores_0(body: str) -> None:
    outcome = by_nobody(body)
    assert outcome.of(Fate.KILLED) == ()
    assert outcome.score == 0
    assert len(outcome.tried) == outcome.possible == len(list(mutants(outcome.pack)))


@SMALL
def test_suggested_scenarios_filled_in_with_the_truth_notice_every_survivor(tmp_path: Path, body: str) -> None:
    before, after = by_suggestions(tmp_path, body)
    assert {one.mutant.id for one in before.of(Fate.SURVIVED)} <= {one.mutant.id for one in after.of(Fate.KILLED)}
    assert after.of(Fate.SURVIVED) == ()
    assert after.score == 100


@SMALL
def test_the_person_of_a_survivor_is_answered_differently_about_the_benefit_or_paid_otherwise(body: str) -> None:
    """Held against the evaluator: a verdict or an amount differs, or the rule that it rests on is another one."""
    outcome = by_nobody(body)
    for one in outcome.of(Fate.SURVIVED):
        assert one.asked is not None
        before, after = (decide(pack, one.asked.case) for pack in (outcome.pack, one.mutant.of(outcome.pack)))
        if one.asked.items:
            answers = [
                [(item.verdict, item.standing, item.amount, item.whole, item.every) for item in found.items]
                for found in (before, after)
            ]
            assert answers[0] != answers[1], one.mutant.id
        else:
            assert one.asked.lines or one.asked.sums or one.asked.settled, one.mutant.id


@SMALL
def test_each_suggested_scenario_names_what_it_notices_and_every_survivor_is_named_once(body: str) -> None:
    outcome = by_nobody(body)
    named = [one.id for case in suggest(outcome).cases for one in case.notices]
    assert sorted(named) == sorted(one.mutant.id for one in outcome.of(Fate.SURVIVED))
    assert all(case.notices for case in suggest(outcome).cases)


# Examples ------------------------------------------------------------------------------------------------------------


def test_one_scenario_notices_what_it_looks_at_and_nothing_else(tmp_path: Path) -> None:
    case = """\
scenarios: 1
pack: ../xugou.yaml
cases:
  - {name: 45岁, day: 2024-06-01, profile: {birth_date: 1979-06-01}, expect: {人才卡: 符合}}
"""
    outcome = mutate((suite := written(tmp_path, AGED, case)).pack.model, [suite])
    fates = {one.mutant.id: one.fate for one in outcome.tried}
    assert fates["card.strictness.1"] is fates["card.constant.2"] is Fate.KILLED  # below 45; at most 44
    assert fates["card.constant.1"] is fates["card.part_dropped.1"] is Fate.SURVIVED  # at most 46; no condition
    assert fates["card.in_force.1"] is Fate.SURVIVED
    assert {one.by for one in outcome.of(Fate.KILLED)} == {"45岁"}
    assert outcome.score == pytest.approx(25.0)  # 2 of 8


def test_rows_that_exclude_each_other_may_stand_in_any_order(tmp_path: Path) -> None:
    fates = {one.mutant.id: one.fate for one in by_nobody(DISJOINT).tried}
    assert fates["award.rows_swapped.2"] is Fate.EQUIVALENT  # 硕士 before 博士: nobody is both
    assert fates["award.rows_swapped.1"] is Fate.SURVIVED  # 博士 30元, 硕士 50元
    assert fates["award.choice.2"] is Fate.EQUIVALENT  # 硕士 or 博士 in the second row: doctors are in the first


def test_versions_that_overlap_are_no_pack() -> None:
    fates = {one.mutant.id: one.fate for one in by_nobody(VERSIONS).tried}
    assert fates["card.in_force.1"] is Fate.NO_PACK  # the old one until 2025-01-01, when the new one begins
    assert fates["card.in_force.2"] is Fate.SURVIVED  # a day between them


def test_a_figure_that_no_quote_holds_is_still_a_pack() -> None:
    assert by_nobody(LIVING).of(Fate.NO_PACK) == ()


def test_what_is_not_found_out_within_the_budget_is_said_and_not_counted() -> None:
    pack = pack_of(DISJOINT)
    outcome = mutate(pack, [nothing_said(pack)], budget=1)
    undecided = outcome.of(Fate.UNDECIDED)
    assert "award.rows_swapped.2" in {one.mutant.id for one in undecided}
    assert all(one.why is not None and one.why.zh and one.why.en for one in undecided)
    assert not outcome.of(Fate.EQUIVALENT)


def test_of_one_benefit_only_what_bears_on_its_own_rule_is_tried() -> None:
    pack = pack_of(TIERS)
    outcome = mutate(pack, [nothing_said(pack)], benefit="loan_help")
    assert {one.mutant.entry.id for one in outcome.tried} == {"loan_help", "better"}


def test_a_sample_is_spread_evenly_and_always_the_same() -> None:
    pack = pack_of(TIERS)
    every = [one.id for one in mutants(pack)]
    sample = [
        [one.mutant.id for one in mutate(pack, [nothing_said(pack)], most=5).tried],
        [one.mutant.id for one in mutate(pack, [nothing_said(pack)], most=5).tried],
    ]
    assert sample[0] == sample[1] == [every[place * len(every) // 5] for place in range(5)]
    assert len(mutate(pack, [nothing_said(pack)], most=1000).tried) == len(every)


def test_what_a_definition_changes_is_noticed_through_whoever_names_it(tmp_path: Path) -> None:
    body = AGED.replace(
        "benefits:",
        "definitions:\n  young:\n    name: 青年\n    when: {retired: false}\n    cite: {source: notice, quote: 青年}\nbenefits:",
    )
    body = body.replace("when: {age: {day: evaluation, at_most: 45}}", "when: {definition: young}")
    case = """\
scenarios: 1
pack: ../xugou.yaml
cases:
  - {name: 在职, day: 2024-06-01, profile: {retired: false}, expect: {人才卡: 符合}}
"""
    suite = written(tmp_path, body, case)
    fates = {one.mutant.id: one.fate for one in mutate(suite.pack.model, [suite]).tried}
    assert fates["young.negation.1"] is Fate.KILLED


def test_a_group_that_is_dropped_must_be_noticed_by_its_benefits(tmp_path: Path) -> None:
    """A scenario that only names the group would not even load without it; that is no notice."""
    case = """\
scenarios: 1
pack: ../xugou.yaml
cases:
  - name: 博士，民营企业
    day: 2024-06-01
    profile: {education_level: doctor, employer_type: private, retired: false, annual_pay: 30元}
    expect: {奖励: 符合%s}
    groups: {就高: 50元}
"""
    for more, fate in (("", Fate.SURVIVED), (", 贴息: 因叠加规则未选", Fate.KILLED)):
        suite = written(tmp_path, TIERS, case % more)
        assert run(suite).failed == 0
        fates = {one.mutant.id: one.fate for one in mutate(suite.pack.model, [suite]).tried}
        assert fates["better.group_dropped.1"] is fate


def test_a_sum_over_many_benefits_notices_too(tmp_path: Path) -> None:
    case = """\
scenarios: 1
pack: ../xugou.yaml
cases:
  - name: 博士
    day: 2024-06-01
    profile: {education_level: doctor, employer_type: soe, retired: false}
    totals: {本人: {一次性: 50元}}
"""
    suite = written(tmp_path, TIERS, case)
    assert run(suite).failed == 0
    fates = {one.mutant.id: one.fate for one in mutate(suite.pack.model, [suite]).tried}
    assert fates["award.amount.1"] is fates["award.row_dropped.1"] is Fate.KILLED
    assert fates["award.amount.3"] is Fate.SURVIVED  # of masters nothing is said


# Reports -------------------------------------------------------------------------------------------------------------


def test_the_report_names_survivors_with_their_line_and_a_person() -> None:
    text = outcome_to_text(by_nobody(DISJOINT))
    assert "『博士 50元，硕士 30元』改成『博士 30元，硕士 50元』　[award.rows_swapped.1]" in text
    assert "✗ xugou.yaml:18 " in text
    assert "education_level: doctor" in text
    assert text.rstrip().endswith("都不计入。")
    assert "0.0%" in text


def test_the_report_speaks_english_throughout() -> None:
    text = outcome_to_text(by_nobody(AGED), "en")
    assert "line 16: “age on Evaluation date is at most 45 years of age” is dropped" in text
    assert text.rstrip().endswith("0 that are no sound pack.")


def test_the_data_counts_by_entry_and_lists_every_mutant() -> None:
    outcome = by_nobody(TIERS)
    data = outcome_data(outcome)
    assert data["schema"] == "talentrules.mutation/1"
    assert [one["id"] for one in data["entries"]] == ["award", "loan_help", "better"]
    assert len(data["mutants"]) == data["possible"] == len(outcome.tried)
    for fate in Fate:
        assert data[fate.value] == sum(one[fate.value] for one in data["entries"])


def test_where_nothing_can_be_counted_there_is_no_score() -> None:
    pack: Pack = load("wuzhishan").model
    outcome = mutate(pack, [nothing_said(pack)], benefit="online_channels")
    assert (outcome.tried, outcome.score) == ((), None)
    assert "没有可计的改动" in outcome_to_text(outcome)
