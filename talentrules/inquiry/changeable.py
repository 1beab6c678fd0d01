"""Whether a fact of a person can still become another: 可补材料, 时间未到, 不可改变.

This is no rule of any city. It sorts what would change a decision into what a person can do something about and what
not, and it errs on the side of "can": whoever is told to bring a paper that cannot be had loses a day, whoever is told
that nothing can be done loses the benefit. A table by fact id decides, else the section of the vocabulary; a pack's own
facts have no section and count as changeable.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import assert_never

from talentrules.model.decision import Seen, Unknown
from talentrules.model.facts import NONE, ChoiceType, DateType, Fact, NoneType, Value
from talentrules.money import Money

__all__ = ["Changeable", "Way", "mark", "way_of"]


class Changeable(StrEnum):
    """What a person can do about a change: bring something, wait, or nothing."""

    CAN_BE_SUPPLIED = "can_be_supplied"
    TIME = "time"
    CANNOT = "cannot"


class Way(StrEnum):
    """How a known fact may still change.

    Either way, only to more (a further degree, another month), only where there was nothing yet (`none`), or never.
    """

    EITHER = "either"
    MORE = "more"
    FIRST = "first"
    NEVER = "never"


_BY_SECTION: Mapping[str, Way] = {
    "identity": Way.NEVER,
    "education": Way.MORE,
    "title": Way.MORE,
    "category": Way.MORE,
    "engagement": Way.EITHER,
    "employer": Way.EITHER,
    "insurance": Way.MORE,
    "housing": Way.EITHER,
    "family": Way.EITHER,
    "record": Way.MORE,
    "station": Way.EITHER,
}
_BY_FACT: Mapping[str, Way] = {
    "hukou_place": Way.EITHER,
    "residence_places": Way.MORE,
    # where and how somebody studied is over; another degree is another education
    **dict.fromkeys(("education_full_time", "school_tier", "qs_rank", "qs_year", "major"), Way.NEVER),
    **dict.fromkeys(("title_series", "title_awarded_in"), Way.NEVER),
    # how somebody came here is over, once they came
    **dict.fromkeys(("introduction_mode", "introduced_basis"), Way.FIRST),
    **dict.fromkeys(("away_before_months", "first_time_in_city"), Way.NEVER),
    "leave_reason": Way.NEVER,
    **dict.fromkeys(("served_months", "days_in_city_year", "months_in_city_year", "trips_year"), Way.MORE),
    "homes": Way.MORE,
    "home_record_clear_years": Way.MORE,
    "other_housing_policy": Way.NEVER,
    "children": Way.MORE,
    "parents": Way.NEVER,
    # what was received is received, what stands against somebody stands
    "claims": Way.NEVER,
    "integrity_flags": Way.NEVER,
    "choices": Way.EITHER,
    "channel": Way.EITHER,
    # a contract is changed only with the other side: nothing that the person can bring
    **dict.fromkeys(("contract_start", "contract_end"), Way.NEVER),
}
"""The exceptions to the sections."""

_MAY_LIE_BEHIND = frozenset({"applied_on"})
"""Days that may be moved although they have passed: another application is made."""


def way_of(fact: Fact) -> Way:
    """Return how a known fact may change."""
    return _BY_FACT.get(fact.id, _BY_SECTION.get(fact.section, Way.EITHER))


def mark(fact: Fact, before: Seen, after: Value, on: date) -> Changeable:
    """Return what a person can do about `fact` changing from `before` to `after`, as of the day `on`.

    What is not known yet can be supplied. A day that has passed is a thing of the past. An application that lies ahead
    takes time.
    """
    if fact.id == "applied_on" and isinstance(after, date):
        if after > on:
            return Changeable.TIME
        return Changeable.CAN_BE_SUPPLIED if isinstance(before, Unknown) else Changeable.CANNOT
    if isinstance(before, Unknown):
        return Changeable.CAN_BE_SUPPLIED
    past = isinstance(fact.type, DateType) and isinstance(before, date) and before <= on
    way = Way.NEVER if past and fact.id not in _MAY_LIE_BEHIND else way_of(fact)
    return Changeable.CAN_BE_SUPPLIED if _possible(way, fact, before, after) else Changeable.CANNOT


def _possible(way: Way, fact: Fact, before: Value, after: Value) -> bool:
    match way:
        case Way.EITHER:
            return True
        case Way.MORE:
            return _is_more(fact, before, after)
        case Way.FIRST:
            return before in (NONE, "none")
        case Way.NEVER:
            return False
    assert_never(way)


def _is_more(fact: Fact, before: Value, after: Value) -> bool:  # noqa: PLR0911 - one line a type
    """Return whether `after` is `before` and something more."""
    if isinstance(before, NoneType):
        return True
    match before, after:
        case (bool(), bool()):
            return after
        case (int() | Decimal(), int() | Decimal()):
            return after > before
        case (Money(), Money()) | (date(), date()):
            return bool(after > before)  # type: ignore[operator]
        case (frozenset(), frozenset()):
            return after >= before
        case (tuple(), tuple()):
            return len(after) > len(before) and all(one in after for one in before)
        case (str(), str()) if isinstance(fact.type, ChoiceType) and fact.type.ordered:
            return fact.type.ranks.get(after, 0) > fact.type.ranks.get(before, 0)
        case _:
            return not isinstance(after, NoneType)
