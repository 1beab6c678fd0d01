"""The second engine as seen from here: a child process behind a pipe, which may crash, hang or talk nonsense.

Whatever it does, the process that asks survives: a request that is not answered in time, or not in sense, ends the
child, and the next question starts another one.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from types import TracebackType
from typing import Any, Self

from talentrules.crosscheck.gates import Program, Rule
from talentrules.crosscheck.lowering import Lowered
from talentrules.crosscheck.opinion import Ends
from talentrules.explain.labels import Words

__all__ = ["MISSING_ENGINE", "CrashError", "Witness", "WitnessError", "available"]

MISSING_ENGINE = Words(
    "没有安装第二引擎 durable-rules：请用 Python 3.11 或 3.12 运行 pip install 'talentrules[crosscheck]'（需要 C 编译器）",
    "the second engine, durable-rules, is not installed: with Python 3.11 or 3.12, "
    "pip install 'talentrules[crosscheck]' (a C compiler is needed)",
)
_COMMAND = (sys.executable, "-m", "talentrules.crosscheck.child")
_RUNS_A_CHILD = 20_000
"""After so many runs a child is replaced: its engine keeps what it was told."""


class WitnessError(Exception):
    """The second engine gave no answer; `text` says why. `timed_out` says that it took too long."""

    def __init__(self, text: Words, *, timed_out: bool = False) -> None:
        super().__init__(text.zh)
        self.text, self.timed_out = text, timed_out


class CrashError(WitnessError):
    """The child process ended, or said what makes no sense."""


def available() -> bool:
    """Return whether the second engine is installed here."""
    return find_spec("durable") is not None and find_spec("durable_rules_engine") is not None


class Witness:
    """A child process that derives atoms. Used as a context manager; one thread asks at a time."""

    def __init__(self, timeout: float = 30.0, command: Sequence[str] = _COMMAND) -> None:
        self._timeout, self._command = timeout, tuple(command)
        self._child: subprocess.Popen[str] | None = None
        self._numbers: dict[Program, int] = {}
        self._known: dict[int, tuple[Program, int]] = {}
        self._loaded: set[int] = set()
        self._runs = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def pid(self) -> int | None:
        """The number of the child process, None while there is none."""
        return None if self._child is None else self._child.pid

    def derived(self, lowered: Lowered, facts: Mapping[int, Ends]) -> frozenset[int]:
        """Return all atoms of the program that follow from `facts`.

        Raises:
            WitnessError: where no answer came.

        """
        number = self._number(lowered.program)
        if self._runs >= _RUNS_A_CHILD:
            self.stop()
        if number not in self._loaded:
            self._asked(_as_data(number, lowered.program), "loaded")
            self._loaded.add(number)
        self._runs += 1
        atoms = self._asked({"run": number, "facts": facts}, "atoms")
        return frozenset(int(one) for one in atoms)

    def stop(self) -> None:
        """End the child process, if there is one."""
        child, self._child = self._child, None
        self._loaded.clear()
        self._runs = 0
        if child is not None:
            child.kill()
            child.communicate()

    def _number(self, program: Program) -> int:
        known = self._known.get(id(program))
        if known is not None and known[0] is program:
            return known[1]
        number = self._numbers.setdefault(program, len(self._numbers))
        self._known[id(program)] = (program, number)
        return number

    def _asked(self, question: Mapping[str, Any], answer: str) -> Any:
        child = self._running()
        try:
            with _ended_after(self._timeout, child) as ran_out:
                line = _told(child, json.dumps(question))
        except OSError as error:
            self.stop()
            raise CrashError(_crashed(str(error))) from error
        if ran_out.is_set():
            self.stop()
            raise WitnessError(_slow(self._timeout), timed_out=True)
        return self._understood(line, answer)

    def _understood(self, line: str, answer: str) -> Any:
        try:
            told = json.loads(line)
            if isinstance(told, dict) and answer in told:
                return told[answer]
            said = str(told.get("odd", line)) if isinstance(told, dict) else line
        except ValueError:
            said = line.strip()[:200] or "子进程已结束 the child ended"
        self.stop()
        raise CrashError(_crashed(said))

    def _running(self) -> subprocess.Popen[str]:
        if self._child is None:
            self._child = subprocess.Popen(  # noqa: S603 - our own module by our own interpreter
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
            )
        return self._child


def _told(child: subprocess.Popen[str], question: str) -> str:
    if child.stdin is None or child.stdout is None:
        raise OSError
    child.stdin.write(question + "\n")
    child.stdin.flush()
    return child.stdout.readline()


@contextmanager
def _ended_after(seconds: float, child: subprocess.Popen[str]) -> Iterator[threading.Event]:
    """End the child where what is done takes longer; the event says so."""
    ran_out = threading.Event()

    def end() -> None:
        ran_out.set()
        child.kill()

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield ran_out
    finally:
        timer.cancel()


def _as_data(number: int, program: Program) -> dict[str, Any]:
    return {
        "load": number,
        "rails": [_rule(one) for one in program.rails],
        "reasons": [_rule(one) for one in program.reasons],
        "given": program.given,
        "gates": program.gates,
    }


def _rule(rule: Rule) -> list[Any]:
    return [
        [
            one if isinstance(one, int) else [one.leaf, [[t.end, t.relation, t.bound] for t in one.tests]]
            for one in rule.premises
        ],
        rule.then,
    ]


def _crashed(said: str) -> Words:
    return Words(f"第二引擎崩溃或答非所问：{said}", f"the second engine crashed or made no sense: {said}")


def _slow(seconds: float) -> Words:
    return Words(f"第二引擎在 {seconds:g} 秒内没有回答", f"the second engine did not answer within {seconds:g} seconds")
