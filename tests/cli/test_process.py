"""The command line as a real process: encodings, closed pipes, interruptions, terminals."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

from talentrules.cli import mistakes, run
from talentrules.cli.output import tracked, write_file
from tests.cli.conftest import DAY, DOCTOR, ROOT, in_a_process

COMMAND = [sys.executable, "-m", "talentrules"]


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"LANG": "C"},
        {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "ascii"},
    ],
)
def test_utf8_whatever_the_locale(environment: dict[str, str]) -> None:
    done = in_a_process("decide", "wuzhishan", DOCTOR, *DAY, environment=environment)
    assert done.status == 0, done.err
    assert "五指山市人才待遇" in done.out
    assert "没有规则包" in in_a_process("show", "nothing", environment=environment).err


def test_a_file_name_that_is_no_text() -> None:
    done = subprocess.run([*COMMAND, "decide", "nanle", b"\xff.yaml"], capture_output=True, check=False, cwd=ROOT)
    assert done.returncode == 2
    assert b"file-missing" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_closed_pipe_leaves_no_traceback() -> None:
    child = subprocess.Popen([*COMMAND, "show", "wuzhishan"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT)
    assert child.stdout is not None
    child.stdout.close()
    assert child.wait(60) == run.PIPE_CLOSED
    assert child.stderr is not None
    assert child.stderr.read() == b""
    child.stderr.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_an_error_in_words() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*COMMAND, "packs"], stdout=full, stderr=subprocess.PIPE, check=False, cwd=ROOT)
    assert done.returncode == 2
    assert "文件写不进去" in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_closed_streams_are_no_crash() -> None:
    line = f'"{sys.executable}" -m talentrules packs >&- ; "{sys.executable}" -m talentrules decide nanle - <&-'
    done = subprocess.run(["sh", "-c", line], capture_output=True, check=False, cwd=ROOT)
    assert b"Traceback" not in done.stderr
    assert done.returncode == 2


def test_an_interruption_leaves_no_traceback() -> None:
    with subprocess.Popen(
        [*COMMAND, "decide", "wuzhishan", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    ) as child:
        time.sleep(2)
        child.send_signal(signal.SIGINT)
        _, error = child.communicate(timeout=60)
    assert child.returncode == run.INTERRUPTED
    assert b"Traceback" not in error


def on_a_terminal(*arguments: str, **environment: str) -> str:
    """Return what the command line prints on a terminal."""
    ours, theirs = pty.openpty()
    child = subprocess.Popen(
        [*COMMAND, *arguments],
        stdout=theirs,
        stderr=theirs,
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "TERM": "xterm", "COLUMNS": "90", **environment},
    )
    os.close(theirs)
    text = b""
    while select.select([ours], [], [], 60)[0]:
        try:
            piece = os.read(ours, 65536)
        except OSError:
            break
        if not piece:
            break
        text += piece
    os.close(ours)
    assert child.wait(60) == 0
    return text.decode()


def test_colours_only_on_a_terminal_that_wants_them() -> None:
    arguments = ("decide", "wuzhishan", DOCTOR, *DAY)
    assert "\x1b[" in on_a_terminal(*arguments)
    assert "\x1b[" not in on_a_terminal(*arguments, NO_COLOR="1")
    assert "\x1b[" not in in_a_process(*arguments).out


def test_progress_on_a_terminal_only() -> None:
    text = on_a_terminal("validate", "wuzhishan", "liling", "nanle")
    assert "检查规则包" in text
    assert "✓ liling" in text
    assert list(tracked([1, 2, 3, 4], "x")) == [1, 2, 3, 4]


def test_an_interruption_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "_status", interrupted)
    assert run.run(["packs"]) == run.INTERRUPTED


@pytest.mark.parametrize(("error", "status"), [(BrokenPipeError(), 141), (OSError(28, "full"), 2)])
def test_a_stream_that_fails_here(
    error: OSError, status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def failing(*_: object) -> int:
        raise error

    monkeypatch.setattr(run, "_status", failing)
    monkeypatch.setattr(run, "_forget_stdout", lambda: None)
    assert run.run(["packs"]) == status
    assert ("full" in capsys.readouterr().err) == (status == 2)


def test_a_write_that_fails_midway_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "x"
    file.write_text("before", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(mistakes.FileNotWrittenError, match="x") as caught:
        write_file(file, "after")
    assert "No space left" in caught.value.render("en")
    assert file.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [file]


def test_completion_is_clicks_own() -> None:
    done = in_a_process(environment={"_TALENTRULES_COMPLETE": "bash_source"})
    assert done.status == 0
    assert "_TALENTRULES_COMPLETE" in done.out


def test_other_mistakes_keep_clicks_own_words() -> None:
    assert "odd" in mistakes.usage_words(click.UsageError("odd"), "zh")
    assert mistakes.usage_words(click.MissingParameter(), "zh").startswith("错误：缺少 ")


def test_many_things_are_tracked_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert list(tracked([1, 2, 3], "检查")) == [1, 2, 3]
    assert list(tracked([1], "检查")) == [1]
    capsys.readouterr()
