"""`talentrules crosscheck` and `decide --crosscheck`, as their users run them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from talentrules.crosscheck import checking, witness
from talentrules.crosscheck.checking import Report, Side
from tests.cli.conftest import DAY, DOCTOR, Run
from tests.crosscheck.conftest import witness as second_engine

__all__ = ["second_engine"]

pytestmark = pytest.mark.usefixtures("second_engine")


def test_cases_by_lot(run: Run) -> None:
    done = run("crosscheck", "nanle", "--random", "12")
    assert done.status == 0
    assert done.out == "✓ nanle 南乐县：12 个情况，108 项；一致 108 项，不一致 0 项，不能表达 0 项（0.0%）\n"


def test_the_profiles_of_a_file(run: Run, tmp_path: Path) -> None:
    people = tmp_path / "people.jsonl"
    people.write_text('{"talent_groups": ["high_end"]}\n{}\n', encoding="utf-8")
    done = run("crosscheck", "nanle", "--profiles", people, "--on", "2024-06-01", "--format", "json")
    told = json.loads(done.out)
    assert (done.status, told["cases"], told["items"], told["agreed"]) == (0, 2, 18, 18)
    assert (told["pack"], told["differences"], told["failures"]) == ("nanle", [], [])


def test_a_profile_that_cannot_be_read_is_told_with_its_line(run: Run, tmp_path: Path) -> None:
    people = tmp_path / "people.jsonl"
    people.write_text('{}\n{"没有这项": 1}\n', encoding="utf-8")
    done = run("crosscheck", "nanle", "--profiles", people)
    assert done.status == 2
    assert "people.jsonl:2" in done.err


def test_both_sources_at_once_are_refused(run: Run, tmp_path: Path) -> None:
    done = run("crosscheck", "nanle", "--profiles", tmp_path / "x.jsonl", "--random", "3")
    assert done.status == 2
    assert "--profiles" in done.err


def test_a_decision_is_held_against_the_second_engine_on_the_side(run: Run) -> None:
    plain = run("decide", "wuzhishan", DOCTOR, *DAY)
    done = run("decide", "wuzhishan", DOCTOR, *DAY, "--crosscheck")
    assert (done.status, done.out) == (0, plain.out)
    assert done.err == "第二引擎复核：17 项一致，0 项不能表达。\n"


def test_a_difference_is_shown_from_both_sides_with_the_person(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def otherwise(item: object) -> Side:
        side = ours(item)  # type: ignore[arg-type]
        return Side(verdict=side.verdict, rate=None, standing=side.standing)

    ours = checking._ours
    monkeypatch.setattr(checking, "_ours", otherwise)
    done = run("crosscheck", "wuzhishan", "--random", "20", "--lang", "en")
    assert done.status == 1
    assert done.out.startswith("✗ wuzhishan ")
    assert "the two engines disagree about “" in done.out
    assert "second engine: " in done.out
    assert "day: " in done.out


def test_without_it_a_sentence_and_no_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(witness, "find_spec", lambda _: None)
    done = run("crosscheck", "nanle")
    assert (done.status, done.out) == (2, "")
    assert "pip install 'talentrules[crosscheck]'" in done.err
    assert "Traceback" not in done.err


def test_nothing_but_agreement_is_ok() -> None:
    assert Report(pack=None, cases=0, items=0, agreed=0).ok  # type: ignore[arg-type]
