"""Whatever becomes of the child, whoever asked it lives on and says what happened."""

from __future__ import annotations

import os
import signal
import sys
from datetime import date
from itertools import islice

import pytest

import talentrules
from talentrules import crosscheck as room
from talentrules.crosscheck import witness as witness_module
from talentrules.crosscheck.checking import check
from talentrules.crosscheck.witness import CrashError, Witness, WitnessError
from talentrules.errors import MissingExtraError
from talentrules.inquiry.drawing import cases
from talentrules.model.profile import Case, Known, Profile
from talentrules.money import Money
from tests.laws.shipped import shipped_pack, shown_pack

NANLE = "nanle"
RUBBISH = "import sys\nfor line in sys.stdin: print('<html>', flush=True)"
MUTE = "import sys, time\nfor line in sys.stdin: time.sleep(60)"
GONE = "raise SystemExit(3)"
ODD = 'import sys\nfor line in sys.stdin: print(\'{"odd": "Boom: 7"}\', flush=True)'
OTHER_JSON = "import sys\nfor line in sys.stdin: print('[1, 2]', flush=True)"


def child(program: str) -> tuple[str, ...]:
    return (sys.executable, "-c", program)


@pytest.mark.parametrize(
    ("program", "said"), [(RUBBISH, "<html>"), (GONE, "ended"), (ODD, "Boom: 7"), (OTHER_JSON, "[1, 2]")]
)
def test_a_child_that_crashes_or_talks_nonsense_is_reported_with_the_case(program: str, said: str) -> None:
    pack = shipped_pack(NANLE)
    with Witness(command=child(program)) as one:
        report = check(pack, islice(cases(pack, seed=1), 3), one)
        assert one.pid is None
    assert not report.ok
    assert [failure.timed_out for failure in report.failures] == [False] * 3
    assert said in report.failures[0].why.en
    assert report.items == 0


def test_a_child_that_hangs_is_ended_and_reported() -> None:
    pack = shipped_pack(NANLE)
    with Witness(timeout=0.3, command=child(MUTE)) as one:
        report = check(pack, islice(cases(pack, seed=1), 1), one)
    assert [failure.timed_out for failure in report.failures] == [True]
    assert "0.3" in report.failures[0].why.zh


def test_a_killed_child_costs_one_case_and_the_next_one_is_answered(witness: Witness) -> None:
    pack = shipped_pack(NANLE)
    assert check(pack, islice(cases(pack, seed=2), 1), witness).ok
    pid = witness.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    report = check(pack, islice(cases(pack, seed=2), 3), witness)
    assert len(report.failures) <= 1
    assert report.items >= 2 * len(pack.benefits)
    assert not report.differences
    assert witness.pid not in (None, pid)


def test_two_children_give_the_same_answers() -> None:
    pack = shipped_pack(NANLE)
    reports = []
    for _ in range(2):
        with Witness() as one:
            reports.append(check(pack, islice(cases(pack, seed=5), 5), one))
    assert reports[0] == reports[1]


def test_errors_say_their_kind() -> None:
    assert issubclass(CrashError, WitnessError)


def test_a_number_beyond_what_the_engine_counts_exactly_is_not_expressed_and_never_rounded(witness: Witness) -> None:
    pack = shown_pack()
    rich = Profile(facts={"annual_pay": Known(value=Money(2**60))})
    report = check(pack, [Case(profile=rich, on=date(2026, 6, 1))], witness)
    assert report.ok
    assert "a number too large for the second engine" in {one.why.en for one in report.not_expressed}


def test_without_the_second_engine_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(witness_module, "find_spec", lambda _: None)
    with pytest.raises(MissingExtraError, match=r"talentrules\[crosscheck\]"):
        room.crosscheck(talentrules.load(NANLE), {}, on=date(2024, 6, 1))


def test_one_case_is_held_against_the_second_engine(witness: Witness) -> None:
    assert witness is not None
    report = room.crosscheck(talentrules.load("wuzhishan"), {}, on=date(2024, 6, 1))
    assert report.ok
    assert (report.cases, report.items, report.agreed) == (1, 17, 17)
