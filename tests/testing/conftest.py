"""A small fictional pack and the scenario files that tests write about it."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pytest

PACK = """\
talentrules: 1
id: xugou
name: 虚构市
jurisdiction: {code: "990001"}
verified_on: 2024-06-01
fictional: true
conventions: {money: half_up, month_end: last_day}
sources:
  notice: {kind: official_notice, title: 虚构市人才办法, publisher: 虚构市人民政府}
findings:
  outstanding:
    name: 表现突出
    reason: discretionary
    decided_by: 虚构市人才办
    cite: {source: notice, quote: 表现突出的}
benefits:
  allowance:
    name: 生活补贴
    kind: allowance
    category: money
    in_force: {from: 2024-01-01, until: 2024-12-31, text: 2024年施行}
    when:
      all:
        - introduction_mode: full_time
          text: 全职引进
        - not: {retired: true}
          text: 退休的除外
    amount:
      table: first
      rows:
        - {when: {education_level: doctor}, name: 博士, fixed: 5000元}
        - {when: {education_level: master}, name: 硕士, fixed: 3000元}
    payment: {every: month, at_most_times: 12, from: introduced_on}
    cite: {source: notice, quote: 博士每月5000元，硕士每月3000元，发放12个月}
  award:
    name: 突出奖励
    kind: award
    category: money
    when: {finding: outstanding}
    amount: {from: 2万元, to: 5万元}
    payment: once
    cite: {source: notice, quote: 表现突出的奖励2万元至5万元}
  arrival:
    name: 报到补贴
    kind: subsidy
    category: money
    when: {cards: {some: {card: hongyan}}}
    amount: 6000元
    payment: once
    cite: {source: notice, quote: 报到补贴6000元}
  moving:
    name: 搬家补贴
    kind: subsidy
    category: money
    when: {any: [{subordinate_relation: false}, {not_required: 住房}]}
    amount: 4000元
    payment: once
    cite: {source: notice, quote: 搬家补贴4000元}
  window:
    name: 人才窗口
    kind: channel
    category: channel
    cite: {source: notice, quote: 设立人才窗口}
groups:
  one_of_two:
    name: 两项择一
    choose_one: [arrival, moving]
    compare: each_time
    cite: {source: notice, quote: 报到补贴和搬家补贴择一}
"""

HEAD = "scenarios: 1\npack: ../xugou.yaml\ndefaults: {day: 2024-06-01}\n"


class Write(Protocol):
    """Writes a scenario file."""

    def __call__(self, cases: str, head: str = HEAD) -> Path: ...


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes the pack, and beside it a scenario file with the given cases; returns its path."""
    (tmp_path / "xugou.yaml").write_text(PACK, encoding="utf-8")
    (tmp_path / "tests").mkdir()

    def written(cases: str, head: str = HEAD) -> Path:
        path = tmp_path / "tests" / "xugou.scenario.yaml"
        path.write_text(f"{head}cases:\n{cases}", encoding="utf-8")
        return path

    return written
