"""The whole check: the shipped packs are clean, and large or deep packs take no time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from time import perf_counter

import pytest

from talentrules.check import check, statistics_report
from talentrules.diagnostics import render_all
from talentrules.model.conditions import All, Condition, Not
from talentrules.model.pack import BuiltOn
from talentrules.source import Span, TextFile
from talentrules.syntax import decode_pack, read_file
from tests.check.packs import ANYONE, amount, benefit, cite, codes, compare, definition, here, pack, services

RULES = sorted((Path(__file__).parents[2] / "rules").glob("*.yaml"))


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_the_shipped_packs_are_clean(path: Path) -> None:
    one, problems = decode_pack(read_file(path))
    assert one is not None, render_all(problems)
    assert render_all(check(one)) == "共 0 个错误，0 个提醒"
    assert all(report.holds and report.lines for report in statistics_report(one))


def test_two_hundred_benefits_are_checked_well_under_a_second() -> None:
    def one(place: int) -> Condition:
        ages = (compare("age", "at_least", 18), compare("age", "at_most", 18 + place), ANYONE)
        return All(parts=ages, span=here())

    benefits = [
        benefit(
            f"b{place}",
            f"待遇{place}",
            when=one(place),
            pays=amount(f"{place + 1}元", f"{place + 1}万元"),
            quote=f"年满18周岁、不超过{18 + place}周岁,给予{place + 1}元至{place + 1}万元,提供{place + 2}类服务"
            + "条款" * 50,
            services=services("政务", "金融", declared=place + 2),
        )
        for place in range(200)
    ]
    large = pack(*benefits)
    started = perf_counter()
    assert codes(large) == []
    assert perf_counter() - started < 0.5


def test_what_is_left_unused_of_a_pack_that_it_builds_on_is_not_told() -> None:
    elsewhere = Span(TextFile("base.yaml", ""), 1, 1, 1, 2)
    base = replace(definition("base", ANYONE), span=elsewhere)
    own = pack(benefit(), definitions=[base, definition("own", ANYONE)])
    built = replace(own, builds_on=(BuiltOn(id="base", name="某省", sha256=""),))
    assert codes(own) == ["unused-definition", "unused-definition"]
    assert [one.message for one in check(built)] == ["定义“own”没有用到：没有一项待遇以它为条件"]
    broken = replace(built, benefits={"x": replace(benefit(when=All(parts=()), cites=(cite("x"),)), span=elsewhere)})
    assert "empty-list" in codes(broken)


def test_conditions_may_be_nested_deeply() -> None:
    when: Condition = compare("age", "at_most", 45)
    for _ in range(5_000):
        when = Not(part=when, span=here())
    assert codes(pack(benefit(when=when))) == ["threshold-without-quote"]
