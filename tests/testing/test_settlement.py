"""What leaving must come to, as a scenario says it; and what is still to be filled in."""

from __future__ import annotations

from pathlib import Path

import pytest

from talentrules.testing import ScenarioError, read_scenarios, run
from tests.helpers import HEAD, underlined

PACK = (
    HEAD
    + """\
conventions: {month_end: last_day, money: half_up}
benefits:
  aid:
    name: 安居补助
    kind: subsidy
    category: money
    when: {retired: false}
    amount: 30000元
    payment: {every: once, from: contract_start}
    obligation:
      serve: 5 years
      from: contract_start
      clawback: {vesting: [{after: 3 years, kept: 50%}]}
      by_reason: {retired: none}
      cite: {source: notice, quote: 服务5年，满3年的50%归本人，退休的不退还}
    cite: {source: notice, quote: 30000元}
"""
)
CASE = """\
scenarios: 1
pack: ../xugou.yaml
cases:
  - name: 领了补助以后离职
    day: 2024-06-01
    profile: {retired: false, contract_start: 2024-06-01, claims: [{benefit_name: 安居补助, amount: 30000元, paid_on: 2024-06-01}]}
    settlement: {left_on: %s, %sbenefits: {安居补助: {%s}}}
"""


def suite_of(folder: Path, text: str) -> Path:
    (folder / "tests").mkdir()
    (folder / "xugou.yaml").write_text(PACK, encoding="utf-8")
    path = folder / "tests" / "xugou.scenario.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("left_on", "reason", "expected"),
    [
        # a day short of 3 years everything is paid back; on the last day of the third year half is kept
        ("2027-05-30", "reason: 辞职, ", "paid: 30000元, refund: 30000元, serve_until: 2029-05-31"),
        ("2027-05-31", "reason: 辞职, ", "refund: 15000元"),
        ("2027-05-30", "reason: retired, ", "refund: 0元"),
        # without a reason either rule may apply
        ("2027-05-31", "", "refund: {from: 0元, to: 15000元}"),
        ("2029-05-31", "reason: 辞职, ", "refund: 0元, resale: 无"),
    ],
)
def test_what_leaving_comes_to_is_as_expected(tmp_path: Path, left_on: str, reason: str, expected: str) -> None:
    ran = run(read_scenarios(suite_of(tmp_path, CASE % (left_on, reason, expected))))
    assert [one.words() for case in ran.cases for one in case.differences] == []


def test_what_differs_is_told_with_its_name(tmp_path: Path) -> None:
    text = CASE % ("2027-05-31", "reason: 辞职, ", "refund: 3000元, serve_until: 2029-06-01")
    (case,) = run(read_scenarios(suite_of(tmp_path, text))).cases
    said = [one.words().split("（")[0] for one in case.differences]
    assert said == [
        "安居补助·应退还：期望 3,000元，实得 15,000元",
        "安居补助·服务期最后一日：期望 2029-06-01，实得 2029-05-31",
    ]


def test_a_reason_that_is_none_is_told_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError) as caught:
        read_scenarios(suite_of(tmp_path, CASE % ("2027-05-31", "reason: 跑了, ", "refund: 0元")))
    assert [one.code for one in caught.value.diagnostics] == ["scenario-unknown-word"]
    assert "辞职" in caught.value.diagnostics[0].hint


def test_every_blank_is_told_at_its_place(tmp_path: Path) -> None:
    blank = "待填写"
    text = CASE % ("2027-05-31", "", f"refund: {blank}, serve_until: {blank}")
    text += f"    expect: {{安居补助: {{verdict: {blank}, amount: {blank}}}}}\n"
    with pytest.raises(ScenarioError) as caught:
        read_scenarios(suite_of(tmp_path, text))
    found = caught.value.diagnostics
    assert [one.code for one in found] == ["scenario-unfilled"] * 4
    assert {underlined(one) for one in found} == {blank}
    assert "“refund”还没有填写" in {one.message for one in found}
