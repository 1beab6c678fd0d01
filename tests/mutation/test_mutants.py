"""Every kind of slip, made by hand in small packs: what is changed, where, and how it is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from talentrules import load
from talentrules.dates import Duration
from talentrules.model.conditions import All, Compare, Operator
from talentrules.model.groups import ChooseOne
from talentrules.model.pack import Benefit, Pack, Version
from talentrules.model.quantities import Table
from talentrules.money import Interval, Money
from talentrules.mutation import Kind, Mutant, Section, mutants
from talentrules.mutation.values import beside, durations_beside, intervals_beside
from tests.mutation.small import AGED, HEAD, LIVING, OWED, TIERS, found, pack_of, said

ROOT = Path(__file__).parents[2]
SMALL = (LIVING, AGED, TIERS, OWED)
SHIPPED = [*sorted((ROOT / "rules").glob("*.yaml")), ROOT / "examples" / "packs" / "yunshan.yaml"]


def version_of(mutant: Mutant) -> Version:
    assert isinstance(mutant.made, Benefit)
    return mutant.made.versions[0]


def when(mutant: Mutant) -> Any:
    return version_of(mutant).when


def line(body: str, words: str) -> int:
    """Return the line of the pack file on which `words` stand."""
    return next(number for number, text in enumerate((HEAD + body).split("\n"), 1) if words in text)


# Laws ----------------------------------------------------------------------------------------------------------------


def packs() -> list[Any]:
    small = [pytest.param(pack_of(body), id=f"small{number}") for number, body in enumerate(SMALL)]
    return [*small, *(pytest.param(load(path).model, id=path.stem) for path in SHIPPED)]


@pytest.mark.parametrize("pack", packs())
def test_a_mutant_differs_from_its_origin_in_the_entry_that_it_names_and_nowhere_else(pack: Pack) -> None:
    for one in mutants(pack):
        made = one.of(pack)
        sections = [section.value for section in Section]
        entries = {name: getattr(made, name) for name in sections}
        before = {name: getattr(pack, name) for name in sections}
        changed = [
            (name, key)
            for name in sections
            for key in before[name]
            if key not in entries[name] or entries[name][key] != before[name][key]
        ]
        assert changed == [(one.entry.section.value, one.entry.id)], one.id
        assert replace(made, **before) == pack, one.id


@pytest.mark.parametrize("pack", packs())
def test_mutants_are_always_the_same_and_no_two_of_an_entry_are_equal(pack: Pack) -> None:
    once, again = list(mutants(pack)), list(mutants(pack))
    assert [(one.id, one.span, one.words) for one in once] == [(one.id, one.span, one.words) for one in again]
    assert len({one.id for one in once}) == len(once)
    for entry in {one.entry for one in once}:
        made = [one.made for one in once if one.entry == entry]
        assert all(one != other for place, one in enumerate(made) for other in made[:place])


@pytest.mark.parametrize("pack", packs())
def test_every_mutant_names_a_line_of_the_packs_own_file_in_both_languages(pack: Pack) -> None:
    for one in mutants(pack):
        assert one.span.file.name == pack.file.name
        assert 1 <= one.span.line <= len(pack.file.lines)
        assert f"第 {one.span.line} 行" in one.say("zh")
        assert f"line {one.span.line}: " in one.say("en")


# Conditions ----------------------------------------------------------------------------------------------------------


def test_strictness_of_a_comparison_is_turned_and_told_with_its_line() -> None:
    one = found(LIVING, "living.strictness.1")
    assert (one.span.line, one.kind) == (line(LIVING, "years:"), Kind.STRICTNESS)
    assert when(one).parts[0].operator is Operator.ABOVE
    assert one.say() == (
        f"把第 {one.span.line} 行的『自合同起始日至合同终止日的年数不低于3年（含）』"
        "改成『自合同起始日至合同终止日的年数超过3年（不含）』"
    )


def test_a_number_moves_by_one_both_ways() -> None:
    bounds = [when(found(LIVING, f"living.constant.{number}")).parts[0].bounds[0].value for number in (1, 2)]
    assert bounds == [4, 2]


def test_a_list_of_choices_loses_each_member_and_gains_the_next_one() -> None:
    values = [when(found(LIVING, f"living.choice.{number}")).parts[1].values for number in (1, 2, 3)]
    assert values == [("soe",), ("private",), ("private", "soe", "social_org")]


def test_each_part_of_all_is_dropped_in_turn_and_all_becomes_any() -> None:
    assert [len(when(found(LIVING, f"living.part_dropped.{number}")).parts) for number in (1, 2, 3)] == [2, 2, 2]
    assert said(LIVING)["living.part_dropped.2"] == (
        f"删去第 {line(LIVING, 'employer_type')} 行的『单位性质为以下之一：民营企业、国有企业』"
    )
    assert not isinstance(when(found(LIVING, "living.all_any.1")), All)


def test_a_negation_is_dropped() -> None:
    made = when(found(LIVING, "living.negation.1")).parts[2]
    assert isinstance(made, Compare)
    assert (made.fact, made.values) == ("retired", (True,))


def test_the_only_condition_of_a_version_is_forgotten() -> None:
    assert when(found(AGED, "card.part_dropped.1")) is None


def test_an_ordered_choice_moves_by_one_rank_without_saying_the_same_twice() -> None:
    # above master is what at least doctor says, so only the lower rank is a choice of its own
    made = version_of(found(TIERS, "award.choice.2")).amount
    assert made is not None
    assert isinstance(made.quantity, Table)
    assert made.quantity.rows[1].when == Compare(
        fact="education_level", operator=Operator.AT_LEAST, values=("bachelor",)
    )
    assert "award.choice.3" not in said(TIERS)


# Amounts -------------------------------------------------------------------------------------------------------------


def rows(identifier: str) -> Table:
    amount = version_of(found(TIERS, identifier)).amount
    assert amount is not None
    assert isinstance(amount.quantity, Table)
    return amount.quantity


def test_rows_are_dropped_and_swapped_by_value_and_by_place() -> None:
    assert [one.name for one in rows("award.row_dropped.1").rows] == ["硕士"]
    by_value, by_place = rows("award.rows_swapped.1"), rows("award.rows_swapped.2")
    assert [one.name for one in by_value.rows] == ["博士", "硕士"]
    assert [getattr(one.value, "value", None) for one in by_value.rows] == [Money.yuan(30), Money.yuan(50)]
    assert [one.name for one in by_place.rows] == ["硕士", "博士"]


def test_otherwise_is_dropped_and_every_amount_moves_by_one_yuan() -> None:
    assert rows("award.otherwise_dropped.1").otherwise is None
    amounts = [rows(f"award.amount.{number}").rows[0].value for number in (1, 2)]
    assert [getattr(one, "value", None) for one in amounts] == [Money.yuan(51), Money.yuan(49)]
    assert said(TIERS)["award.amount.1"] == f"把第 {line(TIERS, 'name: 博士')} 行的『50元』改成『51元』"


def test_what_only_completes_a_form_is_no_place_to_slip() -> None:
    """An uplift means 1 and the sum of its rows, else 0; neither figure stands in the file."""
    body = LIVING.replace(
        "amount: 500元", "amount:\n      fixed: 500元\n      uplift: [{when: {retired: false}, by: 20%, name: 在职}]"
    ).replace("每月500元", "每月500元，在职的上浮20%")
    told = said(body).values()
    assert not any("『1』" in one or "『0』" in one for one in told)
    assert any("『20%』改成『21%』" in one for one in told)


# What stands around --------------------------------------------------------------------------------------------------


def test_days_in_force_move_by_a_day() -> None:
    ends = [version_of(found(AGED, f"card.in_force.{number}")).days for number in (1, 2, 3, 4)]
    assert [(one.first, one.last) for one in ends] == [
        (date(2024, 1, 2), date(2024, 12, 31)),
        (date(2023, 12, 31), date(2024, 12, 31)),
        (date(2024, 1, 1), date(2025, 1, 1)),
        (date(2024, 1, 1), date(2024, 12, 30)),
    ]


def test_payments_and_obligations_move_by_one() -> None:
    told = said(OWED)
    paid = line(OWED, "payment:")
    assert told["home.payment.1"] == f"把第 {paid} 行的『最多3次』改成『最多4次』"
    assert told["home.payment.4"] == f"把第 {paid} 行的『申领期限5年』改成『申领期限4年』"
    assert "『服务期5年』改成『服务期6年』" in told["home.obligation.1"]
    made = [version_of(found(OWED, f"home.obligation.{number}")).obligation for number in (3, 5)]
    steps = [one.clawback.steps[0] for one in made if one is not None and one.clawback is not None]
    assert [steps[0].after, steps[1].kept] == [Duration(years=4), Decimal("0.51")]


def test_a_group_is_dropped_becomes_another_kind_and_is_compared_otherwise() -> None:
    pack = pack_of(TIERS)
    assert found(TIERS, "better.group_dropped.1").of(pack).groups == {}
    assert isinstance(found(TIERS, "better.group_changed.1").of(pack).groups["better"], ChooseOne)
    assert "每次金额最高" in said(TIERS)["better.group_changed.2"]


# One step ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "near"),
    [
        (3, [4, 2]),
        (0, [1]),
        (True, []),
        (Decimal("0.40"), [Decimal("0.41"), Decimal("0.39")]),
        (Decimal("0.125"), [Decimal("0.126"), Decimal("0.124")]),
        (Money.yuan("5000"), [Money.yuan("5001"), Money.yuan("4999")]),
        (Money.yuan("80.50"), [Money.yuan("80.51"), Money.yuan("80.49")]),
        (Money.fen(0), [Money.yuan(1)]),
        (date(2024, 12, 31), [date(2025, 1, 1), date(2024, 12, 30)]),
        (date.max, [date.max.replace(day=30)]),
        ("doctor", []),
    ],
)
def test_one_step_is_taken_in_the_unit_that_is_written(value: object, near: list[object]) -> None:
    assert list(beside(value)) == near


def test_a_stretch_of_time_moves_by_its_smallest_unit_and_never_to_nothing() -> None:
    assert list(durations_beside(Duration(years=2))) == [Duration(years=3), Duration(years=1)]
    assert list(durations_beside(Duration(years=1, months=6))) == [
        Duration(years=1, months=7),
        Duration(years=1, months=5),
    ]
    assert list(durations_beside(Duration(days=1))) == [Duration(days=2)]


def test_one_amount_stays_one_and_a_range_moves_at_either_end() -> None:
    five, six, four = Money.yuan(5), Money.yuan(6), Money.yuan(4)
    assert list(intervals_beside(Interval(five, five))) == [Interval(six, six), Interval(four, four)]
    assert list(intervals_beside(Interval(None, five))) == [Interval(None, six), Interval(None, four)]
    assert list(intervals_beside(Interval(five, None))) == [Interval(six, None), Interval(four, None)]
    assert Interval(four, six) in list(intervals_beside(Interval(five, six)))
    assert list(intervals_beside(Interval())) == []
