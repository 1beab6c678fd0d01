"""Every code that is proven: a pack that yields it, at its place and with its person, and a neighbour that does not."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from talentrules.diagnostics.words.proof import PROOF
from talentrules.engine.decide import decide
from talentrules.model.decision import Verdict
from talentrules.proofs import examine
from tests.helpers import assert_well_worded, underlined
from tests.proofs.packs import PROVEN, benefit, codes, examined, examined_whole, loaded, the_finding

HERE = Path(__file__).parent


def _one(*lines: str) -> str:
    return "benefits:\n" + benefit("allowance", "津贴", *lines)


def _table(hit: str, *rows: str, when: str = "retired: false") -> str:
    listed = "\n".join(f"    - {row}" for row in rows)
    return _one(f"when: {{{when}}}" if when else "", f"amount:\n  table: {hit}\n  rows:\n{listed}", "payment: once")


DOCTOR, MASTER = "{when: {education_level: doctor}, fixed: 50元}", "{when: {education_level: master}, fixed: 30元}"
REST = "{when: {education_level: {at_most: bachelor}}, fixed: 10元}"
MASTERS_UP = "{when: {education_level: {at_least: master}}, fixed: 30元}"
JUST_DOCTOR = "{when: {education_level: {at_least: doctor}}, fixed: 50元}"

BAD = sorted((HERE / "bad").iterdir())
_EXPECTED = re.compile(r'# expect: (?P<code>\S+) "(?P<marked>.*)"(?: (?P<persons>\d+))?\n')


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_pack_yields_its_code_and_its_neighbour_nothing(path: Path) -> None:
    text = path.read_text("utf-8")
    expected = _EXPECTED.match(text)
    assert expected is not None
    found = the_finding(examined_whole(text))
    assert found.diagnostic.code == expected["code"]
    assert path.stem.startswith(expected["code"])
    assert_well_worded(found.diagnostic)
    assert underlined(found.diagnostic).startswith(expected["marked"])
    assert len(found.persons) == int(expected["persons"] or 0)
    assert codes(examined_whole((HERE / "good" / path.name).read_text("utf-8"))) == []


def test_every_code_has_a_bad_pack() -> None:
    shown = {match["code"] for path in BAD if (match := _EXPECTED.match(path.read_text("utf-8")))}
    assert shown | {"review-overdue"} == PROVEN
    assert PROOF.keys() - PROVEN <= {"prover-missing"}  # of the extra, not of the pack


def test_every_good_pack_has_a_bad_neighbour() -> None:
    assert {path.name for path in (HERE / "good").iterdir()} == {path.name for path in BAD}


def test_a_pack_past_its_review_is_told_on_that_day_only() -> None:
    pack = replace(loaded(_one("when: {retired: false}", "amount: 5元")), review_by=date(2025, 1, 1))
    assert codes(examine(pack)) == []
    assert codes(examine(pack, on=date(2025, 1, 1))) == []
    report = examine(pack, on=date(2025, 1, 2))
    assert codes(report) == ["review-overdue"]
    assert_well_worded(the_finding(report).diagnostic)


def test_what_the_pack_accepts_is_counted_with_its_reason() -> None:
    report = examined("accept: {rows-leave-out: 原文只给两档}\n" + _table("unique", DOCTOR, MASTER))
    assert report.findings == ()
    assert [(one.finding.diagnostic.code, one.reason) for one in report.accepted] == [
        ("rows-leave-out", "原文只给两档")
    ]


def test_a_question_that_is_too_large_is_undecided_and_never_guessed() -> None:
    pack = loaded(_table("unique", DOCTOR, MASTERS_UP, REST))
    report = examine(pack, budget=2)
    assert report.findings == ()
    assert {one.name for one in report.undecided} == {"津贴"}


def test_that_nobody_is_eligible_is_proven_where_the_whole_is_too_large() -> None:
    many = ", ".join(f"{{{fact}: true}}" for fact in ("retired", "education_full_time", "overseas_degree_certified"))
    when = f"when: {{all: [{{household_homes_in_city: {{at_most: 3}}}}, {{household_homes_in_city: {{at_least: 5}}}}, {many}]}}"
    report = examine(loaded(_one(when, "amount: 5元")), budget=4)
    assert codes(report) == ["never-eligible"]
    assert report.undecided


def test_a_pack_with_errors_is_not_looked_at_further() -> None:
    text = _table("unique", DOCTOR, MASTERS_UP, when="household_homes_in_city: {between: [5, 3]}")
    assert codes(examined(text)) == ["between-reversed"]


def test_a_person_in_the_overlap_is_in_both_rows() -> None:
    pack = loaded(_table("unique", DOCTOR, MASTERS_UP, REST))
    (person,) = the_finding(examine(pack)).persons
    (item,) = decide(pack, person).items
    assert item.own is Verdict.ELIGIBLE
    assert item.calculation[0].hit == (0, 1)
