"""A decision: complete data about one case under one pack. Wording is elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Literal

from talentrules.model.conditions import Condition
from talentrules.model.facts import NoneType, Value
from talentrules.model.pack import Beneficiary, Benefit, Every, Pack, Version
from talentrules.model.profile import Case
from talentrules.money import Interval, Money
from talentrules.truth import Truth

__all__ = [
    "UNKNOWN",
    "ConditionResult",
    "Decision",
    "Item",
    "ItemStanding",
    "Judgement",
    "Notice",
    "Question",
    "Seen",
    "State",
    "Total",
    "Unknown",
    "Verdict",
]


class Verdict(StrEnum):
    """What is decided of an item."""

    ELIGIBLE = "eligible"
    INELIGIBLE = "ineligible"
    UNDETERMINED = "undetermined"
    NEEDS_FINDING = "needs_finding"
    NOT_IN_FORCE = "not_in_force"
    SUPERSEDED = "superseded"
    INFORMATIONAL = "informational"

    @property
    def settled(self) -> bool:
        """Whether no further fact or finding can change it."""
        return self not in (Verdict.UNDETERMINED, Verdict.NEEDS_FINDING)


class State(StrEnum):
    """What a condition comes to; the three open ones say who can settle it."""

    MET = "met"
    NOT_MET = "not_met"
    MISSING_FACT = "missing_fact"
    UNSTATED_RULE = "unstated_rule"
    DISCRETIONARY = "discretionary"


class ItemStanding(StrEnum):
    """What becomes of an item among the others."""

    SELECTED = "selected"
    OUT = "out"
    OPEN = "open"


class Unknown:
    """The type of `UNKNOWN`."""

    def __repr__(self) -> str:
        return "UNKNOWN"

    def __reduce__(self) -> str:
        return "UNKNOWN"


UNKNOWN = Unknown()
"""The value seen where the profile gives none."""

Seen = Value | NoneType | Unknown
"""What a condition saw."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Truth with the open points that it rests on: ids of missing facts (`cards`, `cards.tier`) and of findings.

    # INVARIANT: both are empty unless the truth is open; each is in the order of first meeting, without repeats.
    """

    truth: Truth
    missing: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionResult:
    """One condition of the tree with what it saw. Every part is evaluated; nothing is cut short.

    `record` is the place (from 1) of the record that the parts speak of, inside a record list.
    """

    condition: Condition
    judgement: Judgement
    state: State
    seen: Seen | None = None
    parts: tuple[ConditionResult, ...] = ()
    record: int | None = None


@dataclass(frozen=True, kw_only=True)
class Item:
    """What is decided of one benefit.

    `version` is the one that applies, None where none does or the date that chooses it is missing. `amount` is what
    the benefit pays where it is granted, None where it pays no money; `paid` is the same by rhythm, for the totals:
    several while the date that chooses between a monthly and a yearly version is missing. `not_in_force_because` says why no version
    applies: all of them ended, none started, the day lies between two, or there is no date to choose one by.
    """

    benefit: Benefit
    verdict: Verdict
    standing: ItemStanding
    judgement: Judgement
    version: Version | None
    amount: Interval | None
    every: Every | None
    paid: Mapping[Every, Interval] = field(default_factory=dict)
    not_in_force_because: Literal["", "ended", "not_started", "between", "no_date"] = ""
    trace: Callable[[], tuple[ConditionResult, ...]] = field(repr=False, compare=False)

    @cached_property
    def conditions(self) -> tuple[ConditionResult, ...]:
        """The tree of conditions, a tree for each version that may apply; made when it is first read."""
        return self.trace()

    @property
    def missing(self) -> tuple[str, ...]:
        """The facts that are missing and could change the verdict."""
        return self.judgement.missing

    @property
    def findings(self) -> tuple[str, ...]:
        """The findings that are open and could change the verdict."""
        return self.judgement.findings


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """The sum for one beneficiary and one period.

    `low` adds what is certain: the stated lower ends of eligible items. `high` adds the upper ends of all that is
    not settled against; None where one of them (`unstated`) states no upper end. `items` are those that count.
    """

    beneficiary: Beneficiary
    every: Every
    low: Money
    high: Money | None
    items: tuple[str, ...]
    unstated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A fact to ask next: the benefits that the answer can change, and the money at stake (upper ends, in fen)."""

    fact: str
    benefits: tuple[str, ...]
    at_stake: Money


class Notice(StrEnum):
    """What must be said of the whole decision."""

    FICTIONAL = "fictional"
    NOT_A_REGULATION = "not_a_regulation"
    UNDATED_SOURCE = "undated_source"
    AFTER_VERIFICATION = "after_verification"
    REVIEW_OVERDUE = "review_overdue"


@dataclass(frozen=True, kw_only=True)
class Decision:
    """The itemised answer for one case under one pack; items in the order of the pack."""

    pack: Pack
    case: Case
    items: tuple[Item, ...]
    totals: tuple[Total, ...]
    notices: tuple[Notice, ...]
    used: tuple[str, ...]
    used_attestations: tuple[str, ...]
    next_questions: tuple[Question, ...] = ()
