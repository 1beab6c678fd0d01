"""Every code that is proven: a pack that yields it, at its place and with its person, and a neighbour that does not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pytest

from talentrules.diagnostics.words.proof import PROOF
from talentrules.engine.decide import decide
from talentrules.model.decision import Verdict
from talentrules.proofs import examine
from tests.helpers import assert_well_worded, underlined
from tests.proofs.packs import PROVEN, benefit, codes, examined, loaded, the_finding


@dataclass(frozen=True)
class Pair:
    """A bad pack and its neighbour; `marked` is what is underlined, `persons` how many are shown."""

    code: str
    bad: str
    good: str
    marked: str
    persons: int = 0


def _one(*lines: str) -> str:
    return "benefits:\n" + benefit("allowance", "津贴", *lines)


def _table(hit: str, *rows: str, when: str = "retired: false") -> str:
    listed = "\n".join(f"    - {row}" for row in rows)
    return _one(f"when: {{{when}}}" if when else "", f"amount:\n  table: {hit}\n  rows:\n{listed}", "payment: once")


def _versions(until: str, since: str, *extra: str) -> str:
    return _one(
        *extra,
        "versions:",
        f"  - {{until: {until}, when: {{retired: false}}, amount: 3元, payment: once}}",
        f"  - {{from: {since}, when: {{retired: false}}, amount: 5元, payment: once}}",
    )


def _excluding(first: str, second: str) -> str:
    groups = "groups:\n  either: {name: 不重复, excludes: [two], by: one}\n"
    one = benefit("one", "甲补贴", f"when: {first}", "amount: 5元", "payment: once")
    two = benefit("two", "乙补贴", f"when: {second}", "amount: 3元", "payment: once")
    return f"benefits:\n{one}{two}{groups}"


def _group_cap(most: str) -> str:
    groups = f"groups:\n  together: {{name: 总额, cap: [one, two], at_most: {most}, cut: in_order}}\n"
    one = benefit("one", "甲补贴", "when: {retired: false}", "amount: 50元", "payment: once")
    two = benefit("two", "乙补贴", "when: {retired: false}", "amount: 30元", "payment: once")
    return f"benefits:\n{one}{two}{groups}"


DOCTOR, MASTER = "{when: {education_level: doctor}, fixed: 50元}", "{when: {education_level: master}, fixed: 30元}"
REST = "{when: {education_level: {at_most: bachelor}}, fixed: 10元}"
MASTERS_UP = "{when: {education_level: {at_least: master}}, fixed: 30元}"
JUST_DOCTOR = "{when: {education_level: {at_least: doctor}}, fixed: 50元}"

PAIRS = (
    Pair(
        "never-eligible",
        _one(
            "when: {all: [{household_homes_in_city: {at_most: 3}}, {household_homes_in_city: {at_least: 5}}]}",
            "amount: 5元",
            "payment: once",
        ),
        _one(
            "when: {all: [{household_homes_in_city: {at_most: 5}}, {household_homes_in_city: {at_least: 5}}]}",
            "amount: 5元",
            "payment: once",
        ),
        "all",
    ),
    Pair(
        "condition-always",
        _one(
            "when: {all: [{household_homes_in_city: {at_least: 0}}, {retired: false}]}", "amount: 5元", "payment: once"
        ),
        _one(
            "when: {all: [{household_homes_in_city: {at_least: 1}}, {retired: false}]}", "amount: 5元", "payment: once"
        ),
        "household_homes_in_city",
    ),
    Pair(
        "condition-never",
        _one("when: {any: [{household_homes_in_city: {below: 0}}, {retired: false}]}", "amount: 5元", "payment: once"),
        _one("when: {any: [{household_homes_in_city: {below: 1}}, {retired: false}]}", "amount: 5元", "payment: once"),
        "household_homes_in_city",
    ),
    Pair(
        "fact-never-matters",
        _one(
            "when: {any: [{retired: false}, {all: [{retired: false}, {household_homes_in_city: {at_least: 3}}]}]}",
            "amount: 5元",
        ),
        _one(
            "when: {any: [{retired: false}, {all: [{retired: true}, {household_homes_in_city: {at_least: 3}}]}]}",
            "amount: 5元",
        ),
        "household_homes_in_city",
    ),
    Pair(
        "one-unit-hole",
        _one(
            "when: {any: [{household_homes_in_city: {below: 5}}, {household_homes_in_city: {above: 5}}]}", "amount: 5元"
        ),
        _one(
            "when: {any: [{household_homes_in_city: {below: 5}}, {household_homes_in_city: {above: 6}}]}", "amount: 5元"
        ),
        "household_homes_in_city",
        persons=3,
    ),
    Pair(
        "one-unit-hole",
        _one(
            "when:",
            "  any:",
            "    - age: {day: application, below: 35}",
            "    - age: {day: application, above: 35}",
            "amount: 5元",
        ),
        _one(
            "when:",
            "  any:",
            "    - age: {day: application, at_most: 35}",
            "    - age: {day: application, above: 45}",
            "amount: 5元",
        ),
        "age",
        persons=3,
    ),
    Pair(
        "one-unit-hole",
        _one(
            "when: {any: [{introduced_on: {below: 2024-03-01}}, {introduced_on: {above: 2024-03-01}}]}", "amount: 5元"
        ),
        _one(
            "when: {any: [{introduced_on: {below: 2024-03-01}}, {introduced_on: {above: 2024-04-01}}]}", "amount: 5元"
        ),
        "introduced_on",
        persons=3,
    ),
    Pair(
        "better-gets-less",
        _table(
            "unique",
            "{when: {education_level: doctor}, fixed: 30元}",
            "{when: {education_level: master}, fixed: 50元}",
            REST,
        ),
        _table("unique", DOCTOR, MASTER, REST),
        "{when: {education_level: doctor}, fixed: 30元}",
        persons=2,
    ),
    Pair(
        "better-gets-less",
        _one("when: {title_rank: associate_senior}", "amount: 5元"),
        _one("when: {title_rank: {at_least: associate_senior}}", "amount: 5元"),
        "allowance",
        persons=2,
    ),
    Pair(
        "row-never-holds",
        _table("first", DOCTOR, MASTERS_UP, REST, when="education_level: {at_least: master}"),
        _table("first", JUST_DOCTOR, MASTERS_UP, when="education_level: {at_least: master}"),
        REST,
    ),
    Pair(
        "row-shadowed",
        _table("first", MASTERS_UP, DOCTOR, REST),
        _table("first", DOCTOR, MASTERS_UP, REST),
        DOCTOR,
    ),
    Pair(
        "row-subsumed",
        _table("highest", DOCTOR, "{when: {education_level: {at_least: master}}, fixed: 60元}", REST),
        _table(
            "highest",
            "{when: {education_level: doctor}, fixed: 70元}",
            "{when: {education_level: {at_least: master}}, fixed: 60元}",
            REST,
        ),
        DOCTOR,
    ),
    Pair(
        "rows-overlap",
        _table("unique", DOCTOR, MASTERS_UP, REST),
        _table("unique", DOCTOR, MASTER, REST),
        MASTERS_UP,
        persons=1,
    ),
    Pair(
        "rows-overlap",
        _table(
            "unique",
            "{when: {any: [{children: some}, {retired: true}]}, fixed: 5元}",
            "{when: {children: none}, fixed: 3元}",
            when="household_homes_in_city: {at_least: 1}",
        ),
        _table(
            "unique",
            "{when: {children: some}, fixed: 5元}",
            "{when: {children: none}, fixed: 3元}",
            when="household_homes_in_city: {at_least: 1}",
        ),
        "{when: {children: none}, fixed: 3元}",
        persons=1,
    ),
    Pair(
        "rows-gap",
        _table(
            "unique",
            "{when: {household_homes_in_city: {at_most: 3}}, fixed: 3元}",
            "{when: {household_homes_in_city: {at_least: 6}}, fixed: 5元}",
        ),
        _table(
            "unique",
            "{when: {household_homes_in_city: {at_most: 3}}, fixed: 3元}",
            "{when: {household_homes_in_city: {above: 3}}, fixed: 5元}",
        ),
        "table: unique",
        persons=1,
    ),
    Pair(
        "rows-leave-out",
        _table("unique", DOCTOR, MASTER),
        _table("unique", DOCTOR, MASTER, REST),
        "table: unique",
        persons=1,
    ),
    Pair(
        "exclusion-never-bites",
        _excluding("{introduction_mode: full_time}", "{introduction_mode: flexible}"),
        _excluding("{introduction_mode: full_time}", "{retired: false}"),
        "either",
    ),
    Pair("cap-never-reached", _group_cap("90元"), _group_cap("70元"), "together"),
    Pair("cap-below-all", _group_cap("20元"), _group_cap("70元"), "together"),
    Pair(
        "cap-never-reached",
        _one(
            "when: {retired: false}",
            "amount:\n  table: first\n  rows:\n    - " + DOCTOR + "\n  otherwise: 10元\n  at_most: 60元",
        ),
        _one(
            "when: {retired: false}",
            "amount:\n  table: first\n  rows:\n    - " + DOCTOR + "\n  otherwise: 10元\n  at_most: 40元",
        ),
        "table: first",
    ),
    Pair(
        "version-hole",
        _versions("2023-12-30", "2024-01-01"),
        _versions("2023-12-31", "2024-01-01"),
        "{from: 2024-01-01",
        persons=1,
    ),
    Pair(
        "version-hole",
        _versions("2023-12-30", "2024-03-01", "version_by: introduced_on"),
        _versions("2023-12-31", "2024-01-01", "version_by: introduced_on"),
        "{from: 2024-03-01",
        persons=1,
    ),
    Pair(
        "accept-unknown",
        "accept: {rows-gaps: 原文如此}\n" + _one("when: {retired: false}", "amount: 5元"),
        "accept: {rows-leave-out: 原文如此}\n" + _table("unique", DOCTOR, MASTER),
        "rows-gaps",
    ),
    Pair(
        "accept-unused",
        "accept: {rows-leave-out: 原文如此}\n" + _one("when: {retired: false}", "amount: 5元"),
        "accept: {rows-leave-out: 原文如此}\n" + _table("unique", DOCTOR, MASTER),
        "rows-leave-out",
    ),
)


@pytest.mark.parametrize("pair", PAIRS, ids=[f"{one.code}-{number}" for number, one in enumerate(PAIRS)])
def test_a_bad_pack_yields_its_code_and_its_neighbour_nothing(pair: Pair) -> None:
    found = the_finding(examined(pair.bad))
    assert found.diagnostic.code == pair.code
    assert_well_worded(found.diagnostic)
    assert underlined(found.diagnostic).startswith(pair.marked)
    assert len(found.persons) == pair.persons
    assert codes(examined(pair.good)) == []


def test_every_code_has_its_pair() -> None:
    assert {pair.code for pair in PAIRS} | {"review-overdue"} == PROOF.keys() == PROVEN


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
