"""The scenarios that are shipped notice at least 95 of 100 changes of their packs that change anybody's answer."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from talentrules import load
from talentrules.catalog import builtin_packs
from talentrules.mutation import Fate, Outcome, mutate, scenario_files, scenarios_of
from talentrules.mutation.report import outcome_to_text

YUNSHAN = Path(__file__).parents[2] / "examples" / "packs" / "yunshan.yaml"
DEEP = "TALENTRULES_DEEP" in os.environ
WANTED = 95


def outcome_of(pack: str | Path, most: int | None = None) -> Outcome:
    loaded = load(pack)
    return mutate(loaded.model, scenarios_of(loaded.sha256, loaded.name, scenario_files(pack)), most=most)


def assert_noticed(outcome: Outcome) -> None:
    assert outcome.score is not None
    assert outcome.score >= WANTED, outcome_to_text(outcome)


@pytest.mark.parametrize("pack", builtin_packs())
def test_the_scenarios_of_a_city_notice_changes_of_its_pack(pack: str) -> None:
    outcome = outcome_of(pack)
    assert_noticed(outcome)
    assert len(outcome.tried) == outcome.possible > 0
    assert outcome.of(Fate.UNDECIDED) == ()


def test_the_scenarios_of_the_fictional_city_notice_a_sample_of_changes() -> None:
    assert_noticed(outcome_of(YUNSHAN, most=30))


@pytest.mark.skipif(not DEEP, reason="about half a minute: TALENTRULES_DEEP=1 tries every change")
def test_the_scenarios_of_the_fictional_city_notice_changes_of_its_pack() -> None:
    outcome = outcome_of(YUNSHAN)
    assert_noticed(outcome)
    assert len(outcome.of(Fate.UNDECIDED)) < 0.05 * len(outcome.tried)
