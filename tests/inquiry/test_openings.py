"""A verdict that waits for its day is of use on the first day on which an application is taken too."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

import talentrules as tr
from talentrules.inquiry import Changeable, WhatWouldChange
from talentrules.model.decision import Verdict, WindowState
from tests.helpers import small_pack

ON = date(2024, 6, 1)
BORN = {"birth_date": date(1996, 3, 1)}
"""30 on the first of March 2026."""
THIRTY = "{age: {day: evaluation, at_least: 30}}"
SPRING = "{yearly: [04-01, 04-30]}"


def pack_with(when: str, *windows: str, in_force: str = "") -> tr.Pack:
    listed = ", ".join(windows)
    more = f"\n    procedure: {{windows: [{listed}]}}" if windows else ""
    more += f"\n    in_force: {in_force}" if in_force else ""
    return tr.Pack(model=small_pack(when + more, "conventions: {month_end: last_day}\n"))


def asked(pack: tr.Pack, on: date = ON, **facts: object) -> WhatWouldChange:
    return pack.decide(facts, on=on).what_would_change("allowance")


def open_on(pack: tr.Pack, day: date, **facts: object) -> bool:
    item = pack.decide(facts, on=day)["allowance"]
    return item.verdict is Verdict.ELIGIBLE and any(one.state is WindowState.OPEN for one in item.windows)


def test_a_waiting_ends_on_the_first_day_on_which_an_application_is_taken() -> None:
    pack = pack_with(THIRTY, SPRING)
    answer = asked(pack, **BORN)
    way = answer.ways[0]
    assert (way.marked, way.moves[0].after, way.opening.opens_on) == (
        Changeable.TIME,
        date(2026, 3, 1),
        date(2026, 4, 1),
    )
    assert "〔时间未到〕可于2026年4月1日起申请 → 符合" in answer.to_text()
    assert "[not yet time] from 2026-04-01 on" in answer.to_text("en")
    assert answer.to_data()["ways"][0]["opens_on"] == "2026-04-01"
    assert open_on(pack, date(2026, 4, 1), **BORN)
    assert not open_on(pack, date(2026, 3, 31), **BORN)


def test_a_waiting_that_ends_while_a_window_is_open_ends_there() -> None:
    pack = pack_with(THIRTY, "{yearly: [02-01, 04-30]}")
    way = asked(pack, **BORN).ways[0]
    assert (way.moves[0].after, way.opening.opens_on, way.opening.closed) == (date(2026, 3, 1), None, False)
    assert open_on(pack, date(2026, 3, 1), **BORN)


def test_what_is_granted_waits_for_its_window() -> None:
    pack = pack_with("{retired: true}", SPRING, "{yearly: [10-01, 10-31]}")
    answer = asked(pack, retired=True)
    assert (answer.ways, answer.opening.opens_on) == ((), date(2024, 10, 1))
    assert answer.to_text() == "结论已经是“符合”。\n现在不受理申请：〔时间未到〕可于2024年10月1日起申请。\n"
    assert answer.to_data()["opens_on"] == "2024-10-01"
    assert open_on(pack, date(2024, 10, 1), retired=True)
    assert not open_on(pack, date(2024, 9, 30), retired=True)
    assert "opens_on" not in asked(pack, date(2024, 10, 1), retired=True).to_data()


def test_a_window_that_opens_after_the_benefit_has_ended_is_none() -> None:
    pack = pack_with("{retired: true}", SPRING, in_force="{until: 2024-12-31}")
    answer = asked(pack, retired=True)
    assert answer.opening.closed
    assert "现在不受理申请。" in answer.to_text()
    assert answer.to_data()["closed"] is True


def test_a_benefit_not_yet_in_force_waits_for_force_and_window() -> None:
    pack = pack_with("{retired: true}", SPRING, in_force="{from: 2024-07-01}")
    (way,) = asked(pack, retired=True).ways
    assert (way.moves[0].after, way.opening.opens_on) == (date(2024, 7, 1), date(2025, 4, 1))
    assert open_on(pack, date(2025, 4, 1), retired=True)


def test_a_fact_that_is_supplied_says_when_an_application_is_taken() -> None:
    answer = asked(pack_with("{retired: true}", SPRING), retired=False)
    assert "（2025年4月1日起受理申请）" in answer.to_text()
    over = asked(pack_with("{retired: true}", "{until: 2024-05-31}"), retired=False)
    assert "（届时不受理申请）" in over.to_text()
    assert "(no application is taken then)" in over.to_text("en")


def test_who_applied_in_time_waits_for_nothing() -> None:
    pack = pack_with("{all: [{retired: true}, {applied_on: {at_least: 2024-01-01}}]}", SPRING)
    answer = asked(pack, retired=True, applied_on=date(2024, 4, 15))
    assert (answer.opening.opens_on, answer.opening.closed) == (None, False)
    late = asked(pack, retired=True, applied_on=date(2024, 5, 15))
    assert late.opening.opens_on == date(2025, 4, 1)


@pytest.mark.parametrize("windows", [(), ("{within: 2年, of: introduced_on}",)])
def test_nothing_is_said_where_nothing_is_known(windows: tuple[str, ...]) -> None:
    answer = asked(pack_with("{retired: true}", *windows), retired=True)
    assert (answer.opening.opens_on, answer.opening.closed) == (None, False)
    assert "受理" not in answer.to_text()


def test_a_window_of_so_many_years_closes() -> None:
    pack = pack_with("{retired: true}", "{within: 2年, of: introduced_on}")
    assert asked(pack, retired=True, introduced_on=date(2020, 1, 1)).opening.closed
    soon = asked(pack, retired=True, introduced_on=ON + timedelta(days=10))
    assert soon.opening.opens_on == ON + timedelta(days=10)
    assert open_on(pack, ON + timedelta(days=10), retired=True, introduced_on=ON + timedelta(days=10))


def test_the_sheets_for_the_desk_name_the_same_day() -> None:
    decision = pack_with(THIRTY, SPRING).decide(BORN, on=ON)
    assert "2026年4月1日" in decision.to_notice()
