"""The scenarios of a pack: the files beside it, and that they are about this pack and pass as it is."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from talentrules.catalog import find
from talentrules.diagnostics import Diagnostic, diagnose
from talentrules.testing import ScenarioError, Suite, read_scenarios, run
from talentrules.testing.reading import SUFFIX, nearby

__all__ = ["scenario_files", "scenarios_of"]


def scenario_files(pack: str | Path) -> tuple[Path, ...]:
    """Return the scenario files beside a pack: `tests/liling.scenario.yaml`, `tests/liling_2.scenario.yaml` of `liling.yaml`.

    Raises:
        ScenarioError: where there is none.
        UnknownPackError: where there is no such pack.

    """
    path = find(pack)
    beside = (path.parent / "tests", path.parent)
    found = [one for folder in beside if folder.is_dir() for one in sorted(folder.glob(f"*{SUFFIX}"))]
    named = [one for one in found if _is_of(one, path.stem)]
    if not named:
        raise ScenarioError([diagnose("scenario-none-beside", path=str(path), pack=path.name, stem=path.stem)])
    return tuple(nearby(one) for one in named)


def _is_of(file: Path, stem: str) -> bool:
    """Return whether a scenario file is named after the pack: by its name, or with more behind `_`, `-` or `.`."""
    name = file.name.removesuffix(SUFFIX)
    return name == stem or name.startswith((f"{stem}_", f"{stem}-", f"{stem}."))


def scenarios_of(sha256: str, name: str, files: Iterable[Path]) -> tuple[Suite, ...]:
    """Return the scenarios of `files`, all of which are about the pack with this digest and pass.

    Raises:
        ScenarioError: where a file cannot be used, is about another pack, or differs from what is expected.
        PackError: where the pack of a file cannot be used.

    """
    suites = [read_scenarios(file) for file in dict.fromkeys(files)]
    others = [one for one in suites if one.pack.sha256 != sha256]
    if others:
        raise ScenarioError(_of_another(one, name) for one in others)
    _must_pass(suites)
    return tuple(suites)


def _of_another(suite: Suite, name: str) -> Diagnostic:
    """Say of which pack a scenario file is; by its file too where two packs have one name."""
    place = os.path.normpath(suite.pack.path or suite.pack.id)
    other = suite.pack.name if suite.pack.name != name else f"{name}（{place}）"
    return diagnose("scenario-of-another-pack", path=str(suite.path), other=other, pack=name)


def _must_pass(suites: Sequence[Suite]) -> None:
    failing = [case.scenario for suite in suites for case in run(suite).cases if not case.passed]
    if failing:
        raise ScenarioError(diagnose("scenario-fails-already", one.span, name=one.name) for one in failing)
