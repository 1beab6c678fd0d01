"""z3 finds what boxes find where both can, and decides what boxes cannot; it is never believed without the evaluator."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import pytest
from hypothesis import assume, given

from talentrules.engine.decide import decide
from talentrules.errors import InputError
from talentrules.model.decision import Verdict
from talentrules.model.facts import DateType, MoneyType, NumberType, RecordsType
from talentrules.model.pack import Pack
from talentrules.proofs import Finding, eligibility, order, smt, tiers
from talentrules.proofs.examine import examine, prove
from talentrules.proofs.finding import Undecided
from talentrules.proofs.subject import Subject, World, subjects
from talentrules.proofs.survey import BUDGET
from tests.cli.conftest import Run, run
from tests.proofs.packs import benefit, loaded
from tests.strategies import examples, packs

__all__ = ["run"]

_BOXES = (
    eligibility.never_eligible,
    eligibility.never_matters,
    tiers.dead_rows,
    tiers.overlaps,
    tiers.gaps,
    order.holes,
    order.better_gets_less,
)
_Told = set[tuple[str, str]]


def _told(found: Iterable[Finding | Undecided]) -> _Told:
    """Return code and words of findings; a gap and a row left out are the same question."""
    listed = [one.diagnostic for one in found if isinstance(one, Finding)]
    told = {(one.code.replace("rows-leave-out", "rows-gap"), one) for one in listed}
    return {(code, str(one.span) if code == "rows-gap" else one.message) for code, one in told}


def _facts_only(told: _Told, subject: Subject) -> _Told:
    """Leave out what one of the two does not ask: domains that are no facts, holes of other numbers than whole ones."""
    facts = subject.world.pack.facts
    keys = {axis.key for axis in subject.space.axes}
    own = {key[1] for key in keys if isinstance(key, tuple) and key[0] == "fact"}
    named = {facts[one].name for one in own if not isinstance(facts[one].type, RecordsType)}
    stepped = {one for one in own if isinstance(facts[one].type, NumberType | MoneyType | DateType)}
    whole = {facts[one].name for one in stepped if getattr(facts[one].type, "whole", True)}
    asked = {"fact-never-matters": named, "one-unit-hole": whole}
    return {(code, said) for code, said in told if code not in asked or any(f"“{one}”" in said for one in asked[code])}


@given(packs())
@examples(12)
def test_where_both_apply_boxes_and_z3_find_the_same(pack: Pack) -> None:
    world = World.of(pack)
    compared = 0
    for one in list(pack.benefits.values())[:3]:
        for subject in subjects(world, one, 2_000):
            if not isinstance(subject, Subject) or smt.needed(subject) or len(subject.space.axes) > 5:
                continue
            by_z3 = list(smt.questions(world, one, subject.version))
            unsure = {found.code for found in by_z3 if isinstance(found, Undecided)}
            boxes = _told(found for question in _BOXES for found in question(subject))
            left = {(code, said) for code, said in _facts_only(boxes, subject) if code not in unsure}
            right = {(code, said) for code, said in _facts_only(_told(by_z3), subject) if code not in unsure}
            assert right == left
            compared += 1
    assume(compared)


ABOVE, NOT_ABOVE = "{annual_pay: {above: taxable_income_year}}", "{annual_pay: {at_most: taxable_income_year}}"
BELOW = "{annual_pay: {below: taxable_income_year}}"


def _pack(*lines: str) -> Pack:
    return loaded("benefits:\n" + benefit("support", "补贴", "payment: once", *lines))


def _rows(hit: str, *rows: str) -> str:
    return f"amount: {{table: {hit}, rows: [{', '.join(rows)}]}}"


def _row(when: str, amount: str = "fixed: 100元") -> str:
    return f"{{when: {when}, {amount}}}"


def _codes(pack: Pack, *, prover: bool, budget: int = BUDGET) -> set[str]:
    return {one.diagnostic.code for one in prove(pack, prover=prover, budget=budget) if isinstance(one, Finding)}


RELATIONS = {
    "two facts cannot be above each other": (
        ("when: {all: [{annual_pay: {above: taxable_income_year}}, {taxable_income_year: {above: annual_pay}}]}",),
        {"never-eligible"},
    ),
    "around three corners": (
        (
            (
                "when: {all: [{annual_pay: {above: taxable_income_year}}, {taxable_income_year: {above: income_tax_prev_year}}, "
                "{income_tax_prev_year: {above: annual_pay}}]}"
            ),
        ),
        {"never-eligible"},
    ),
    "through a number": (
        (
            (
                "when: {all: [{annual_pay: {at_most: 5万元}}, {taxable_income_year: {at_least: 6万元}}, "
                "{annual_pay: {above: taxable_income_year}}]}"
            ),
        ),
        {"never-eligible"},
    ),
    "days and the time between them": (
        (
            (
                "when: {all: [{days: {from: contract_start, to: contract_end, at_least: 100}}, "
                "{contract_end: {below: contract_start}}]}"
            ),
        ),
        {"never-eligible"},
    ),
    "years and days": (
        (
            (
                "when: {all: [{years: {from: contract_start, to: contract_end, part: drop, at_least: 3}}, "
                "{days: {from: contract_start, to: contract_end, below: 700}}]}"
            ),
        ),
        {"never-eligible"},
    ),
    "a row that another one covers": (
        (_rows("first", _row("{annual_pay: {at_least: taxable_income_year}}"), _row(ABOVE)),),
        {"row-shadowed"},
    ),
    "a row that pays no more": (
        (_rows("highest", _row("{annual_pay: {at_least: taxable_income_year}}"), _row(ABOVE, "fixed: 50元")),),
        {"row-subsumed"},
    ),
    "a row that contradicts the conditions": (
        (f"when: {BELOW}", _rows("first", _row(ABOVE), _row("{retired: false}"))),
        {"row-never-holds"},
    ),
    "a share of more is less": (
        (
            _rows(
                "first",
                _row("{education_level: doctor}", "share: 10%, of: annual_pay, at_most: 5万元"),
                _row("{education_level: master}", "share: 20%, of: annual_pay"),
            ),
        ),
        {"better-gets-less"},
    ),
    "a cap that the conditions keep out of reach": (
        ("when: {annual_pay: {at_most: 10万元}}", "amount: {share: 10%, of: annual_pay, at_most: 2万元}"),
        {"cap-never-reached"},
    ),
}
SOUND = {
    "one above the other": ("when: {annual_pay: {above: taxable_income_year}}",),
    "rows that meet": (_rows("unique", _row(ABOVE), _row(NOT_ABOVE)),),
    "a share of more is more": (
        _rows(
            "first",
            _row("{education_level: doctor}", "share: 20%, of: annual_pay"),
            _row("{education_level: master}", "share: 10%, of: annual_pay"),
        ),
    ),
    "a cap that is reached": (
        "when: {annual_pay: {at_most: 10万元}}",
        "amount: {share: 10%, of: annual_pay, at_most: 9999元}",
    ),
    "two days three years apart": ("when: {years: {from: contract_start, to: contract_end, part: drop, at_least: 3}}",),
}


@pytest.mark.parametrize(("lines", "wanted"), RELATIONS.values(), ids=list(RELATIONS))
def test_what_relates_two_facts_is_seen_by_z3_alone(lines: tuple[str, ...], wanted: set[str]) -> None:
    pack = _pack(*lines)
    assert not wanted & _codes(pack, prover=False)
    assert wanted <= _codes(pack, prover=True)


@pytest.mark.parametrize("lines", SOUND.values(), ids=list(SOUND))
def test_what_is_right_is_not_complained_of(lines: tuple[str, ...]) -> None:
    found = [
        one
        for one in prove(_pack(*lines), prover=True)
        if not isinstance(one, Finding) or one.diagnostic.code != "rows-leave-out"
    ]
    assert found == []


def test_a_person_that_z3_finds_decides_as_the_message_says() -> None:
    pack = _pack(_rows("unique", _row("{annual_pay: {at_least: taxable_income_year}}"), _row(NOT_ABOVE)))
    found = list(smt.questions(World.of(pack), pack.benefits["support"], pack.benefits["support"].versions[0]))
    (overlap,) = (one for one in found if isinstance(one, Finding) and one.diagnostic.code == "rows-overlap")
    (item,) = decide(pack, overlap.persons[0]).items
    facts = overlap.persons[0].profile.facts
    assert item.verdict is Verdict.ELIGIBLE
    assert facts["annual_pay"] == facts["taxable_income_year"]


MANY = "when: {all: [{any: [{retired: true}, {education_level: doctor}]}, {any: [{skill_level: {at_least: technician}}, {title_rank: senior}]}]}"


def test_what_has_too_many_cells_for_boxes_is_decided_by_z3() -> None:
    pack = _pack(
        MANY,
        _rows(
            "unique",
            _row("{education_level: doctor}"),
            _row("{title_rank: senior}"),
            _row("{all: [{retired: true}, {retired: false}]}"),
        ),
    )
    report = examine(pack, budget=3)
    assert report.undecided == (Undecided(code="*", name="补贴"),)
    proven = examine(pack, budget=3, prover=True)
    assert proven.undecided == ()
    assert {one.diagnostic.code for one in proven.findings} >= {"rows-overlap", "row-never-holds"}
    assert {one.diagnostic.code for one in examine(pack).findings} == {one.diagnostic.code for one in proven.findings}


def test_what_z3_does_not_answer_in_its_steps_stays_undecided() -> None:
    pack = _pack(*RELATIONS["through a number"][0])
    own = pack.benefits["support"]
    found = list(smt.questions(World.of(pack), own, own.versions[0], steps=1))
    assert Undecided(code="never-eligible", name="补贴", prover=True) in found
    assert not any(isinstance(one, Finding) for one in found)


def test_without_z3_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    monkeypatch.setitem(sys.modules, "z3", None)
    with pytest.raises(InputError) as caught:
        examine(_pack(*RELATIONS["through a number"][0]), prover=True)
    assert [one.code for one in caught.value.diagnostics] == ["prover-missing"]
    done = run("check", "examples/packs/yunshan.yaml", "--prove")
    assert (done.status, done.out) == (2, "")
    assert "pip install 'talentrules[prove]'" in done.err


def test_on_the_command_line(run: Run) -> None:
    done = run("check", "examples/packs/yunshan.yaml", "--prove")
    assert done.status == 0
    assert "未能判断：“租房补贴”（never-eligible）z3 在限定的步数之内也没有得出结论" in done.out
    assert "未能判断" not in run("check", "examples/packs/yunshan.yaml").out
