"""What differs is said in one readable line, with the place of the rule; what is not named is not asserted."""

from __future__ import annotations

from pathlib import Path

import pytest

from talentrules.testing import CaseRun, read_scenarios, run
from tests.testing.conftest import Write

DOCTOR = "{introduction_mode: full_time, education_level: doctor, retired: false, introduced_on: 2024-03-01}"
BOTH = "{cards: [{card: hongyan}], subordinate_relation: false, choices: [{benefit_name: 报到补贴}]}"


def case(write: Write, expect: str, profile: str = "{}", more: str = "") -> CaseRun:
    path = write(f"  - name: 一\n    profile: {profile}\n    expect: {{{expect}}}\n{more}")
    return run(read_scenarios(path)).cases[0]


def said(ran: CaseRun) -> list[str]:
    return [one.words() for one in ran.differences]


def test_a_case_that_is_as_expected_passes(write: Write) -> None:
    expect = "生活补贴: {verdict: 符合, amount: 5000元, every: 每月, whole: 60000元, standing: 计入}"
    assert case(write, expect, DOCTOR).passed


def test_a_verdict_that_differs_is_said_with_the_condition_and_its_place(write: Write) -> None:
    ran = case(write, "生活补贴: 符合", "{introduction_mode: flexible, education_level: doctor, retired: false}")
    assert said(ran) == ["生活补贴·结论：期望 符合，实得 不符合（全职引进）（规则 xugou.yaml:24）"]
    assert (
        ran.differences[0].words("en") == "allowance, verdict: expected Eligible, got Not eligible (rule xugou.yaml:24)"
    )
    assert ran.differences[0].at.line == 7


@pytest.mark.parametrize(
    ("expect", "aspect"),
    [
        ("amount: 3000元", "金额：期望 3,000元，实得 5,000元"),
        ("amount: {from: 3000元, to: 5000元}", "金额：期望 3,000—5,000元，实得 5,000元"),
        ("amount: 无", "金额：期望 不涉及金额，实得 5,000元"),
        ("whole: 1元", "全程金额：期望 1元，实得 60,000元"),
        ("every: 一次性", "发放周期：期望 一次性，实得 每月"),
        ("standing: 不计入", "叠加后：期望 不计入，实得 计入"),
        ("missing: education_level", "缺少的信息：期望 学历，实得 没有"),
        ("findings: outstanding", "待认定：期望 表现突出，实得 没有"),
        ("beaten_by: 突出奖励", "让位于：期望 突出奖励，实得 没有"),
        ("because: 硕士", "理由：期望 “硕士”，实得 "),
    ],
)
def test_each_aspect_is_compared(write: Write, expect: str, aspect: str) -> None:
    (line,) = said(case(write, f"生活补贴: {{{expect}}}", DOCTOR))
    assert line.startswith(f"生活补贴·{aspect}")
    assert "（规则 xugou.yaml:" in line


def test_no_money_is_not_an_unstated_amount(write: Write) -> None:
    assert case(write, "人才窗口: {amount: 无}").passed
    assert not case(write, "人才窗口: {amount: 未载明}").passed


@pytest.mark.parametrize("word", ["全职引进", "引进方式为全职引进", "博士", "退休的除外"])
def test_a_grant_names_what_holds(write: Write, word: str) -> None:
    assert case(write, f"生活补贴: {{because: {word}}}", DOCTOR).passed


def test_a_refusal_names_only_what_fails(write: Write) -> None:
    retired = "{introduction_mode: full_time, education_level: doctor, retired: true}"
    assert case(write, "生活补贴: {because: 退休的除外}", retired).passed
    assert not case(write, "生活补贴: {because: 全职引进}", retired).passed


def test_whoever_is_in_no_row_is_refused_by_all_of_them(write: Write) -> None:
    bachelor = "{introduction_mode: full_time, education_level: bachelor, retired: false}"
    assert case(write, "生活补贴: {verdict: 不符合, because: [博士, 硕士]}", bachelor).passed


def test_an_open_verdict_names_what_is_open(write: Write) -> None:
    assert case(write, "突出奖励: {verdict: 需认定, because: 表现突出, findings: 表现突出}").passed
    assert case(write, "报到补贴: {verdict: 待补充信息, missing: 持卡.卡种}", "{cards: [{}]}").passed


def test_a_benefit_that_was_set_aside_names_the_group(write: Write) -> None:
    expect = "搬家补贴: {verdict: 因叠加规则未选, because: 两项择一, beaten_by: 报到补贴}, 报到补贴: 符合"
    assert case(write, expect, BOTH).passed


def test_out_of_force_may_say_why(write: Write) -> None:
    path = write("  - {name: 一, day: 2025-01-01, expect: {生活补贴: {verdict: 已结束, because: 2024年施行}}}\n")
    assert run(read_scenarios(path)).failed == 0
    path = write("  - {name: 一, day: 2025-01-01, expect: {生活补贴: 未生效}}\n")
    (ran,) = run(read_scenarios(path)).cases
    assert "期望 未生效，实得 已结束" in said(ran)[0]


def test_a_rule_that_a_date_chooses_does_not_apply_and_has_not_ended(write: Write, tmp_path: Path) -> None:
    pack = tmp_path / "xugou.yaml"
    text = pack.read_text("utf-8")
    dated = text.replace("    in_force:", "    version_by: introduced_on\n    in_force:", 1)
    pack.write_text(dated, encoding="utf-8")
    profile = "profile: {introduced_on: 2025-03-01}"
    path = write(
        f"  - {{name: 一, {profile}, expect: {{生活补贴: {{verdict: 不适用, because: [不适用, 2024年施行]}}}}}}\n"
    )
    assert run(read_scenarios(path)).failed == 0
    path = write(f"  - {{name: 一, {profile}, expect: {{生活补贴: 已结束}}}}\n")
    (ran,) = run(read_scenarios(path)).cases
    assert "期望 已结束，实得 不适用" in said(ran)[0]
    path = write(f"  - {{name: 一, {profile}, expect: {{生活补贴: 未生效·已结束}}}}\n")
    assert run(read_scenarios(path)).failed == 0


def test_others_asserts_what_is_not_named(write: Write) -> None:
    ran = case(write, "人才窗口: 仅供了解", "{}", "    others: 待补充信息\n")
    assert [line.split("：")[0] for line in said(ran)] == ["突出奖励·结论", "搬家补贴·结论"]


def test_groups_and_totals_are_compared(write: Write) -> None:
    right = "    groups: {两项择一: 6000元}\n    totals: {本人: {一次性: {from: 6000元, to: 56000元}}}\n"
    assert case(write, "", BOTH, right).passed
    wrong = "    groups: {one_of_two: 4000元}\n    totals: {person: {once: 1元}, station: {once: 1元}}\n"
    assert said(case(write, "", BOTH, wrong)) == [
        "两项择一·合计：期望 4,000元，实得 6,000元（规则 xugou.yaml:65）",
        "合计·本人·一次性：期望 1元，实得 6,000—56,000元",
        "合计·工作站·一次性：期望 1元，实得 不涉及金额",
    ]


def test_an_unstated_lower_end_of_a_total_is_zero(write: Write) -> None:
    both = BOTH.replace("choices: [{benefit_name: 报到补贴}]", "choices: []")
    assert case(write, "", both, "    totals: {本人: {一次性: {at_most: 56000元}}}\n").passed


def test_the_ledger_is_compared(write: Write) -> None:
    line = "{benefit: 生活补贴, number: 2, day: 2024-05-01, amount: 5000元, status: 可发放}"
    assert case(write, "", DOCTOR, f"    ledger: {{until: 2024-12-31, lines: [{line}]}}\n").passed
    wrong = "{benefit: 生活补贴, number: 2, day: 2024-05-02, amount: 1元, status: 未到期}, {benefit: award, number: 9}"
    ran = case(write, "", DOCTOR, f"    ledger: {{until: 2024-12-31, lines: [{wrong}], sums: {{已发放: 1元}}}}\n")
    assert [one.aspect.zh for one in ran.differences] == ["金额", "日期", "状态", "发放台账", "已发放合计"]
