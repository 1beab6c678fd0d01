"""What holds packs to their word: scenarios (场景), and laws (性质) that are attacked with made-up cases.

Scenarios. In: a scenario file, which names a pack. Out: what differs from what was expected, each with the place of the
rule, and the coverage of the pack: which conditions were seen true, false and open, which rows, versions and groups
decided. Laws. In: a pack. Out: nothing, or a `LawBroken` with the case that breaks it. `strategies` and `laws` need
Hypothesis (the extra `[testing]`), the rest does not. Every name is imported when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from talentrules.testing import laws, strategies
    from talentrules.testing.coverage import Coverage, Point, Section, cover
    from talentrules.testing.laws import LawBroken
    from talentrules.testing.reading import find_scenarios, read_scenarios
    from talentrules.testing.running import CaseRun, Difference, SuiteRun, run
    from talentrules.testing.scenarios import Scenario, ScenarioError, Suite
    from talentrules.testing.schema import scenario_schema

__all__ = [
    "CaseRun",
    "Coverage",
    "Difference",
    "LawBroken",
    "Point",
    "Scenario",
    "ScenarioError",
    "Section",
    "Suite",
    "SuiteRun",
    "cover",
    "find_scenarios",
    "laws",
    "read_scenarios",
    "run",
    "scenario_schema",
    "strategies",
]

_HOMES = {
    "coverage": ("Coverage", "Point", "Section", "cover"),
    "laws": ("LawBroken",),
    "reading": ("find_scenarios", "read_scenarios"),
    "running": ("CaseRun", "Difference", "SuiteRun", "run"),
    "scenarios": ("Scenario", "ScenarioError", "Suite"),
    "schema": ("scenario_schema",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

if not TYPE_CHECKING:  # so that the type checker sees a misspelt name

    def __getattr__(name: str) -> object:
        """Import a public name when it is first used (PEP 562)."""
        import importlib  # noqa: PLC0415

        if name in ("laws", "strategies"):
            return importlib.import_module(f"{__name__}.{name}")
        if name not in _HOME_OF:
            message = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(message)
        value = getattr(importlib.import_module(f"{__name__}.{_HOME_OF[name]}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
