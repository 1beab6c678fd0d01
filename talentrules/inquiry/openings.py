"""When an application is taken: what comes true on a day is of use on the next day on which a window is open.

A window bears on no verdict. So it is held against the verdict here: the day that is named is one on which the window
is open and the benefit still stands as well as was said.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from talentrules.engine import WindowState, scope_of, window_status
from talentrules.model.decision import WindowStatus
from talentrules.model.pack import Benefit, Pack
from talentrules.model.profile import Case

__all__ = ["AT_ONCE", "Opening", "opening"]

_MOST_TRIED = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """From which later day on an application is taken, or that none is (`closed`); neither where nothing stands in its way."""

    opens_on: date | None = None
    closed: bool = False


AT_ONCE = Opening()


def opening(
    benefit: Benefit, pack: Pack, now: Case, case_on: Callable[[date], Case], leads: Callable[[date], bool]
) -> Opening:
    """Return the first day from that of `now` on on which an application is taken while `leads` holds of that day.

    `case_on` makes the case of a later day. What was applied for in its time is not asked again; where a window rests
    on what is not known, nothing is said.
    """
    applied = now.applied_on
    if applied is not None and applied < now.on and _may_be_taken(_windows(benefit, pack, now, applied)):
        return AT_ONCE
    start = now.on if applied is None else max(now.on, applied)
    day, case = start, now
    for _ in range(_MOST_TRIED):
        found = _windows(benefit, pack, case, day)
        if _may_be_taken(found):
            return AT_ONCE if day == start else Opening(opens_on=day)
        following = min((one.opens_on for one in found if one.opens_on is not None), default=None)
        if following is None or not leads(following):
            return Opening(closed=True)
        day, case = following, case_on(following)
    return AT_ONCE


def _windows(benefit: Benefit, pack: Pack, case: Case, day: date) -> tuple[WindowStatus, ...]:
    windows = benefit.procedure.windows if benefit.procedure is not None else ()
    return tuple(window_status(one, scope_of(pack, case), day) for one in windows)


def _may_be_taken(found: tuple[WindowStatus, ...]) -> bool:
    return not found or any(one.state in (WindowState.OPEN, WindowState.UNKNOWN) for one in found)
