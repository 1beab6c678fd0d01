"""What `make bench` measures is sound: the workload is a checked pack, and this library answers it."""

from __future__ import annotations

import re
import sys
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from talentrules.engine.decide import decide_by_walking
from talentrules.model.decision import ItemStanding, Verdict
from talentrules.model.profile import Case

BENCH = Path(__file__).parents[2] / "bench"


@pytest.fixture(autouse=True)
def _with_the_bench(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCH))
    for name in [one for one in sys.modules if one == "engines" or one.startswith("engines.")]:
        monkeypatch.delitem(sys.modules, name)


def _workload() -> Any:
    return import_module("engines.workload").Workload.read()


def test_the_library_answers_the_workload_as_walking_does() -> None:
    field, workload = import_module("engines.field"), _workload()
    engine = field.build(field.NAMES[0], workload)
    profiles = workload.profiles(60, seed=7)
    answers = [engine.answers(engine.decide(engine.given(one))) for one in profiles]
    assert answers == [engine.answers(engine.explain(engine.given(one))) for one in profiles]
    for profile, found in zip(profiles, answers, strict=True):
        walked = decide_by_walking(workload.pack, Case(profile=profile, on=date(2026, 2, 1)))
        granted = {
            item.benefit.id
            for item in walked.items
            if item.own is Verdict.ELIGIBLE and item.standing is ItemStanding.SELECTED
        }
        assert {one for one, (here, _) in found.items() if here} == granted


def test_the_workload_is_what_the_page_says() -> None:
    """Fifteen benefits of three to five conditions, tiers, a chain of prerequisites, and a group of which one is paid."""
    workload = _workload()
    parts = [len(workload.when(one).parts) for one in workload.benefits]
    assert (len(parts), min(parts), max(parts)) == (15, 3, 5)
    assert sum(one is not None and len(one.rows) > 1 for one in map(workload.tiers, workload.benefits)) == 9
    assert workload.rivals == ("settlement_subsidy", "purchase_subsidy", "rent_subsidy")
    order = [one.id for one in workload.benefits]
    chain = ["talent_card", "living_allowance", "research_grant", "leading_project"]
    assert [order.index(one) for one in chain] == sorted(order.index(one) for one in chain)


def test_the_same_seed_draws_the_same_profiles_and_something_is_granted() -> None:
    workload = _workload()
    engine = import_module("engines.talentrules_engine").Engine(workload)
    assert workload.profiles(5, seed=3) == workload.profiles(5, seed=3) != workload.profiles(5, seed=4)
    answers = [engine.answers(engine.decide(engine.given(one))) for one in workload.profiles(2000, seed=1)]
    assert {name for one in answers for name, (here, _) in one.items() if here} == {one.id for one in workload.benefits}


def test_the_page_shows_every_engine_and_says_when_and_where() -> None:
    page = (BENCH.parent / "docs" / "performance.md").read_text(encoding="utf-8")
    written = [path.read_text(encoding="utf-8") for path in sorted((BENCH / "engines").glob("*.py"))]
    names = {name for text in written for name in re.findall(r'^    name = "([^"]+)"$', text, re.MULTILINE)}
    assert len(names) == 9  # the eight that are measured, and what the two of zen-engine share
    assert [name for name in names if name not in page] == []
    assert re.search(r"Measured on \d{4}-\d{2}-\d{2}, .*CPython \d", page)
