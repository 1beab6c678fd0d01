"""The scenarios that are shipped hold, and cover their packs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from talentrules.catalog import builtin_packs
from talentrules.testing import Coverage, Section, cover, find_scenarios, read_scenarios, run

ROOT = Path(__file__).parents[2]
YUNSHAN = ROOT / "examples" / "packs" / "tests" / "yunshan.scenario.yaml"
FILES = {pack: find_scenarios(pack)[0] for pack in builtin_packs()} | {"yunshan": YUNSHAN}


def covered(path: Path) -> Coverage:
    ran = run(read_scenarios(path))
    assert [one.words() for case in ran.cases for one in case.differences] == []
    return cover(ran.suite.pack.model, [case.decision for case in ran.cases])


@pytest.mark.parametrize("pack", builtin_packs())
def test_the_scenarios_of_a_city_hold_and_cover_all_that_can_come_about(pack: str) -> None:
    found = covered(FILES[pack])
    assert [(one.span.label, one.words, one.unseen) for one in found.points if one.unseen] == []


def test_the_scenarios_of_the_fictional_city_hold_and_cover_it() -> None:
    found = covered(YUNSHAN)
    for section in (Section.CONDITIONS, Section.ROWS, Section.VERSIONS, Section.VERDICTS):
        seen, ways = found.of(section)
        assert seen >= 0.9 * ways, section
    assert found.percent >= 95


@pytest.mark.parametrize("pack", FILES)
def test_every_benefit_is_named_by_some_expectation(pack: str) -> None:
    suite = read_scenarios(FILES[pack])
    named = {item.benefit for case in suite.scenarios for item in case.items}
    own = {one.id for one in suite.pack.benefits.values() if one.span.file.name == suite.pack.model.file.name}
    assert own <= named


def test_the_example_of_the_guide_holds(tmp_path: Path) -> None:
    guide = (ROOT / "docs" / "scenarios.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```yaml\n(.*?)^```$", guide, re.DOTALL | re.MULTILINE)
    path = tmp_path / "guide.scenario.yaml"
    path.write_text(example.replace("../wuzhishan.yaml", "wuzhishan"), encoding="utf-8")
    assert run(read_scenarios(path)).failed == 0
