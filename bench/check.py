"""Measure `talentrules check` without its start: a pack of two hundred benefits with tiers, ages, lists and definitions.

Run as `python bench/check.py [BENEFITS]`. The yardstick is PyYAML's C event parse of the same text.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import yaml

from talentrules.check import check
from talentrules.diagnostics import render_all
from talentrules.proofs import examine
from talentrules.syntax import decode_pack, read_text

_HEAD = """\
talentrules: 1
id: large
name: 虚构大市
jurisdiction: {code: "990002"}
verified_on: 2024-06-01
fictional: true
conventions: {month_end: last_day, money: half_up}
sources:
  notice: {kind: official_notice, title: 虚构办法, publisher: 虚构市}
definitions:
  introduced:
    name: 引进人才
    when:
      all:
        - introduction_mode: full_time
        - years: {from: contract_start, to: contract_end, part: drop, at_least: 3}
        - left_on: {is: none}
    cite: {source: notice, quote: 签订3年以上合同}
benefits:
"""
_BENEFIT = """\
  benefit_{n}:
    name: 补贴{n}
    kind: subsidy
    category: money
    when:
      all:
        - definition: introduced
        - age: {{day: application, at_most: {age}}}
        - not: {{integrity_flags: {{has: dishonest}}}}
    amount:
      table: first
      rows:
        - {{when: {{any: [{{education_level: doctor}}, {{title_rank: senior}}]}}, fixed: {high}元}}
        - {{when: {{any: [{{education_level: master}}, {{title_rank: associate_senior}}]}}, fixed: {middle}元}}
        - {{when: {{qualifications: {{some: {{all: [{{level: {{at_least: bachelor}}}}, {{full_time: true}}]}}}}}}, fixed: {low}元}}
      otherwise: 100元
    payment: once
    cite: {{source: notice, quote: "{age}周岁以下，{high}元、{middle}元、{low}元，其余100元"}}
"""


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    text = _HEAD + "".join(
        _BENEFIT.format(n=n, age=30 + n % 20, high=5000 + n, middle=3000 + n, low=1000 + n) for n in range(count)
    )
    parse = _seconds(lambda: list(yaml.parse(text, Loader=yaml.CSafeLoader)))
    pack, found = decode_pack(read_text(text, "large.yaml"))
    if pack is None:
        raise SystemExit(render_all(found))
    checked = _seconds(lambda: check(pack))
    proven = _seconds(lambda: examine(pack))
    report = examine(pack, check(pack))
    print(f"{count} benefits, {len(text):,} characters")
    for name, seconds in (("PyYAML events", parse), ("check", checked), ("examine", proven)):
        print(f"{name:<14}{seconds * 1000:9.1f} ms{seconds / parse:9.2f} × PyYAML")
    print(f"{report.errors} errors, {report.warnings} warnings, {len(report.undecided)} undecided")


def _seconds(work: Callable[[], object]) -> float:
    """Return the shortest of three runs."""
    best = float("inf")
    for _ in range(3):
        started = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - started)
    return best


if __name__ == "__main__":
    main()
