"""When one can apply: open, later, no more, or not known."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentrules.dates import Days, MonthEnd
from talentrules.engine.windows import WindowState, WindowStatus, next_opening, window_status
from talentrules.model.facts import NONE, Value
from talentrules.model.pack import Window
from talentrules.model.quantities import FactValue
from tests.engine.granting import months, the_scope, years

CAMPAIGN = Window(days=Days(first=date(2022, 8, 23), last=date(2022, 9, 30)))
MARCH = Window(yearly=((3, 1), (3, 31)))
WINTER = Window(yearly=((12, 15), (1, 15)))
SOON = Window(within=years(2), of=FactValue(fact="introduced_on"))
ROLLING = Window(days=Days())
SCOPE = the_scope({"introduced_on": date(2022, 1, 31)})


def _open(until: date | None) -> WindowStatus:
    return WindowStatus(state=WindowState.OPEN, until=until)


def _later(opens_on: date, until: date | None) -> WindowStatus:
    return WindowStatus(state=WindowState.LATER, opens_on=opens_on, until=until)


CLOSED = WindowStatus(state=WindowState.CLOSED)


@pytest.mark.parametrize(
    ("window", "on", "found"),
    [
        (CAMPAIGN, date(2022, 8, 22), _later(date(2022, 8, 23), date(2022, 9, 30))),
        (CAMPAIGN, date(2022, 8, 23), _open(date(2022, 9, 30))),
        (CAMPAIGN, date(2022, 9, 30), _open(date(2022, 9, 30))),
        (CAMPAIGN, date(2022, 10, 1), CLOSED),
        (MARCH, date(2024, 2, 29), _later(date(2024, 3, 1), date(2024, 3, 31))),
        (MARCH, date(2024, 3, 31), _open(date(2024, 3, 31))),
        (MARCH, date(2024, 4, 1), _later(date(2025, 3, 1), date(2025, 3, 31))),
        (WINTER, date(2024, 12, 14), _later(date(2024, 12, 15), date(2025, 1, 15))),
        (WINTER, date(2024, 12, 31), _open(date(2025, 1, 15))),
        (WINTER, date(2025, 1, 15), _open(date(2025, 1, 15))),
        (WINTER, date(2025, 1, 16), _later(date(2025, 12, 15), date(2026, 1, 15))),
        (SOON, date(2022, 1, 30), _later(date(2022, 1, 31), date(2024, 1, 31))),
        (SOON, date(2024, 1, 31), _open(date(2024, 1, 31))),
        (SOON, date(2024, 2, 1), CLOSED),
        (ROLLING, date(2024, 2, 1), _open(None)),
    ],
)
def test_the_first_and_the_last_day_are_inside(window: Window, on: date, found: WindowStatus) -> None:
    assert window_status(window, SCOPE, on) == found


@pytest.mark.parametrize(("facts", "missing"), [({}, ("introduced_on",)), ({"introduced_on": NONE}, ())])
def test_the_event_is_not_known(facts: dict[str, Value], missing: tuple[str, ...]) -> None:
    found = window_status(SOON, the_scope(facts), date(2024, 1, 1))
    assert (found.state, found.missing) == (WindowState.UNKNOWN, missing)


def test_the_event_is_not_stated() -> None:
    assert window_status(Window(within=years(2)), SCOPE, date(2024, 1, 1)) == WindowStatus(state=WindowState.UNKNOWN)


@pytest.mark.parametrize(("month_end", "last"), [(MonthEnd.LAST_DAY, 28), (MonthEnd.NEXT_DAY, 1)])
def test_a_month_without_such_a_day_is_settled_by_the_pack(month_end: MonthEnd, last: int) -> None:
    scope = the_scope({"introduced_on": date(2022, 1, 31)}, month_end=month_end)
    status = window_status(Window(within=months(1), of=FactValue(fact="introduced_on")), scope, date(2022, 2, 1))
    assert status.until is not None
    assert status.until.day == last


def test_a_day_that_a_year_does_not_have_is_the_last_of_its_month() -> None:
    window = Window(yearly=((2, 1), (2, 29)))
    assert window_status(window, SCOPE, date(2023, 2, 28)) == _open(date(2023, 2, 28))
    assert window_status(window, SCOPE, date(2024, 2, 28)) == _open(date(2024, 2, 29))


def test_the_next_opening_is_the_first_of_all() -> None:
    assert next_opening([MARCH, WINTER], SCOPE, date(2024, 5, 1)) == date(2024, 12, 15)
    assert next_opening([MARCH, WINTER], SCOPE, date(2024, 3, 5)) == date(2024, 3, 5)
    assert next_opening([CAMPAIGN], SCOPE, date(2024, 3, 5)) is None
    assert next_opening([SOON], the_scope(), date(2024, 3, 5)) is None
    assert next_opening([], SCOPE, date(2024, 3, 5)) is None


_month_and_day = st.tuples(st.integers(1, 12), st.integers(1, 31))
_windows = st.builds(Window, yearly=st.tuples(_month_and_day, _month_and_day)) | st.sampled_from(
    [CAMPAIGN, SOON, ROLLING, Window(days=Days(first=date(2023, 1, 1))), Window(days=Days(last=date(2023, 1, 1)))]
)


@given(_windows, st.dates())
def test_it_opens_on_the_day_that_it_names(window: Window, on: date) -> None:
    found = window_status(window, SCOPE, on)
    if found.opens_on is not None:
        assert on < found.opens_on
        assert window_status(window, SCOPE, found.opens_on) == _open(found.until)
    if found.state is WindowState.OPEN and found.until is not None:
        assert on <= found.until
        assert window_status(window, SCOPE, found.until).state is WindowState.OPEN


@given(_windows, st.dates(date(2021, 1, 1), date(2026, 1, 1)), st.integers(0, 500))
def test_between_now_and_the_opening_it_is_not_open(window: Window, on: date, later: int) -> None:
    found = window_status(window, SCOPE, on)
    between = on + timedelta(days=later)
    if found.opens_on is not None and between < found.opens_on:
        assert window_status(window, SCOPE, between) == found
    if found.state is WindowState.CLOSED:
        assert window_status(window, SCOPE, between) == found
