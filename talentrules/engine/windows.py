"""When a benefit can be applied for: whether a window is open on a day, until when, and when the next one opens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from talentrules.dates import Days, add, last_of_month
from talentrules.engine.schedule import day
from talentrules.model.decision import WindowState, WindowStatus
from talentrules.model.pack import Window

if TYPE_CHECKING:
    from talentrules.engine.scope import Scope

__all__ = ["WindowState", "WindowStatus", "next_opening", "window_status"]


def window_status(window: Window, scope: Scope, on: date) -> WindowStatus:
    """Return what `window` is on the day `on`; its first and its last day are inside."""
    if window.within is not None:
        return _after_an_event(window, scope, on)
    if window.yearly is not None:
        return _of_stretches(_each_year(window.yearly, on), on)
    return _of_stretches([window.days or Days()], on)


def next_opening(windows: Iterable[Window], scope: Scope, on: date) -> date | None:
    """Return the first day from `on` on at which one of `windows` is open; None where none is known to open."""
    found = [window_status(window, scope, on) for window in windows]
    if any(one.state is WindowState.OPEN for one in found):
        return on
    return min((one.opens_on for one in found if one.opens_on is not None), default=None)


def _after_an_event(window: Window, scope: Scope, on: date) -> WindowStatus:
    if window.of is None or window.within is None:
        return WindowStatus(state=WindowState.UNKNOWN)
    event = day(window.of, scope)
    if event.on is None:
        return WindowStatus(state=WindowState.UNKNOWN, missing=event.missing)
    return _of_stretches([Days(first=event.on, last=add(event.on, window.within, scope.docket.month_end))], on)


def _of_stretches(stretches: Iterable[Days], on: date) -> WindowStatus:
    """Return the status of the first of `stretches`, which stand by day, that is not over."""
    for days in stretches:
        if on in days:
            return WindowStatus(state=WindowState.OPEN, until=days.last)
        if days.first is not None and on < days.first:
            return WindowStatus(state=WindowState.LATER, until=days.last, opens_on=days.first)
    return WindowStatus(state=WindowState.CLOSED)


def _each_year(yearly: tuple[tuple[int, int], tuple[int, int]], on: date) -> Iterator[Days]:
    """Yield the window of the year before, of this year and of the next, as far as the calendar goes."""
    begins, ends = yearly
    for year in range(max(date.min.year, on.year - 1), min(date.max.year, on.year + 1) + 1):
        closing_year = year + (ends < begins)
        last = _in_year(closing_year, ends) if closing_year <= date.max.year else date.max
        yield Days(first=_in_year(year, begins), last=last)


def _in_year(year: int, month_and_day: tuple[int, int]) -> date:
    """Return the day of the year; where its month has no such day, the last one of the month."""
    month, number = month_and_day
    last = last_of_month(date(year, month, 1))
    return last if number > last.day else last.replace(day=number)
