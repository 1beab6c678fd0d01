"""Running the command line: in this process, or as a real one."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from talentrules.cli import main

ROOT = Path(__file__).parents[2]
PROFILES = ROOT / "examples" / "profiles"
DOCTOR = str(PROFILES / "wuzhishan_migratory_doctor.yaml")
DAY = ("--on", "2024-06-01")


@dataclass(frozen=True)
class Done:
    """What a run left behind."""

    status: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs the command line in this process."""

    def here(*arguments: str | Path, stdin: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        status = main([str(one) for one in arguments])
        captured = capsys.readouterr()
        return Done(status, captured.out, captured.err)

    return here


def in_a_process(*arguments: str | Path, stdin: bytes = b"", environment: Mapping[str, str] | None = None) -> Done:
    """Run the command line as a real process, with a bare environment."""
    done = subprocess.run(
        [sys.executable, "-m", "talentrules", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        check=False,
        timeout=60,
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **_coverage(), **(environment or {})},
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def _coverage() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name.startswith("COV")}
