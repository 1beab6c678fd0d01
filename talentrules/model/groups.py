"""Groups (叠加规则): how benefits combine. Each kind acts on the items after their own eligibility is known.

They act in the order of `STAGES`, which is the language's and not the file's; within a stage, a group acts after those
that its `after` names. Two groups of one stage that share a benefit must say which comes first.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import assert_never

from talentrules.model.conditions import Condition
from talentrules.model.quantities import Quantity
from talentrules.model.sources import Citation
from talentrules.source import NOWHERE, Span

__all__ = [
    "STAGES",
    "Cap",
    "ChooseOne",
    "Compared",
    "Cut",
    "Excludes",
    "Fallback",
    "Group",
    "GroupScope",
    "Highest",
    "Offset",
    "Requires",
    "members",
]


class GroupScope(StrEnum):
    """For whom a group counts what was received.

    The person; the household or one home (with the spouse); one employer; or the person in the calendar year of the
    evaluation.
    """

    PERSON = "person"
    HOUSEHOLD = "household"
    HOME = "home"
    EMPLOYER = "employer"
    YEAR = "year"


class Compared(StrEnum):
    """On what amounts are compared and capped: all that is paid over the whole time, or what is paid each time."""

    TOTAL = "total"
    EACH_TIME = "each_time"


class Cut(StrEnum):
    """Who bears what a cap cuts off: the last ones first, everybody in proportion, or nobody (it stays on the line)."""

    IN_ORDER = "in_order"
    PRO_RATA = "pro_rata"
    UNSHARED = "unshared"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """What every group carries.

    `received` says that claims already received count (the fact `claims`; with the scope household also the spouse's);
    `also_known` are further names under which a claim counts, here or elsewhere. What the person already had of a
    benefit is a part of what that benefit pays in all, so it takes no room of a cap.
    """

    id: str
    name: str
    scope: GroupScope = GroupScope.PERSON
    received: bool = False
    also_known: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    text: str = ""
    cite: tuple[Citation, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Requires(_Group):
    """Each of `benefits` needs all of `needed`."""

    benefits: tuple[str, ...]
    needed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fallback(_Group):
    """`benefit` only where `instead_of` cannot be had: while that one is granted and `available` holds, it is out."""

    benefit: str
    instead_of: str
    available: Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class Excludes(_Group):
    """Whoever gets `winner` gets none of `benefits`."""

    winner: str
    benefits: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offset(_Group):
    """From each of `benefits` is deducted what was already received under `received_as` (names of claims)."""

    benefits: tuple[str, ...]
    received_as: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Highest(_Group):
    """Of `benefits` only the one that pays most (就高不重复); of equals, the earlier one in the group."""

    benefits: tuple[str, ...]
    compare: Compared = Compared.TOTAL


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseOne(_Group):
    """Of `benefits` the applicant chooses one (择一); the fact `choices` may say which."""

    benefits: tuple[str, ...]
    compare: Compared = Compared.TOTAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap(_Group):
    """The sum of `benefits` is at most `at_most`; `cut` says who bears the rest."""

    benefits: tuple[str, ...]
    at_most: Quantity
    compare: Compared = Compared.TOTAL
    cut: Cut = Cut.UNSHARED


Group = Requires | Fallback | Excludes | Offset | Highest | ChooseOne | Cap

STAGES: tuple[type[Group], ...] = (Requires, Fallback, Excludes, Offset, ChooseOne, Highest, Cap)
"""The order in which groups act. What the applicant chooses comes before what is compared: nobody is set aside by what
somebody chose not to take."""


def members(group: Group) -> tuple[str, ...]:
    """Return the benefits that `group` speaks of, those that it may set aside or cut first."""
    match group:
        case Requires():
            return (*group.benefits, *group.needed)
        case Fallback():
            return (group.benefit, group.instead_of)
        case Excludes():
            return (*group.benefits, group.winner)
        case Offset() | Highest() | ChooseOne() | Cap():
            return group.benefits
        case _:
            assert_never(group)
