"""Scenarios (场景): what a pack must come to in named cases, and how much of the pack those cases touch.

In: a scenario file, which names a pack. Out: what differs from what was expected, each with the place of the rule, and
the coverage of the pack: which conditions were seen true, false and open, which rows, versions and groups decided.
"""

from talentrules.testing.coverage import Coverage, Point, Section, cover
from talentrules.testing.reading import find_scenarios, read_scenarios
from talentrules.testing.run import CaseRun, Difference, SuiteRun, run
from talentrules.testing.scenarios import Scenario, ScenarioError, Suite

__all__ = [
    "CaseRun",
    "Coverage",
    "Difference",
    "Point",
    "Scenario",
    "ScenarioError",
    "Section",
    "Suite",
    "SuiteRun",
    "cover",
    "find_scenarios",
    "read_scenarios",
    "run",
]
