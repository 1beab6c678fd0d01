"""The same bytes wherever and however the program runs: seeds of hashes, time zones, languages, no home, `-O`, `-W error`."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.robustness.mangling import PROFILES, ROOT, YUNSHAN

PROFILE = next(path for path in PROFILES if path.stem.startswith("yunshan"))
COMMANDS = (
    ("decide", str(YUNSHAN), str(PROFILE), "--on", "2026-06-01", "--format", "json"),
    ("show", str(YUNSHAN), "--format", "html"),
)
WAYS: dict[str, tuple[tuple[str, ...], dict[str, str]]] = {
    "seed 1": ((), {"PYTHONHASHSEED": "1"}),
    "another time zone and language": ((), {"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}),
    "no asserts": (("-O",), {"HOME": "/nonexistent"}),
    "warnings are errors": (("-W", "error", "-X", "dev"), {}),
}


@cache
def _said(command: tuple[str, ...], options: tuple[str, ...] = (), more: tuple[tuple[str, str], ...] = ()) -> bytes:
    """Return what a command prints that was started in a bare environment."""
    environment = {"PATH": os.environ["PATH"], "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1", **dict(more)}
    done = subprocess.run(
        [sys.executable, *options, "-m", "talentrules", *command],
        capture_output=True,
        check=False,
        timeout=120,
        cwd=ROOT,
        env=environment,
    )
    assert (done.returncode, done.stderr.decode()) == (0, "")
    return done.stdout


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize("way", WAYS)
def test_the_same_bytes_come_out(way: str, command: tuple[str, ...]) -> None:
    options, more = WAYS[way]
    assert _said(command, options, tuple(more.items())) == _said(command)


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_home_that_cannot_be_written_is_not_wanted(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        assert _said(COMMANDS[0], (), (("HOME", str(tmp_path)), ("TMPDIR", str(tmp_path)))) == _said(COMMANDS[0])
        assert list(tmp_path.iterdir()) == []
    finally:
        tmp_path.chmod(0o700)
