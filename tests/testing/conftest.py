"""A small fictional pack and the scenario files that tests write about it."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pytest

PACK = (Path(__file__).parent / "xugou.yaml").read_text("utf-8")

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
