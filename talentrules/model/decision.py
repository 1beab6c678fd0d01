"""A decision: complete data about one case under one pack. Wording is elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any, Generic, Literal, Protocol, TypeVar, overload

from talentrules.model.conditions import Condition
from talentrules.model.facts import NoneType, Value
from talentrules.model.groups import Group
from talentrules.model.pack import Beneficiary, Benefit, Evidence, Pack, Version
from talentrules.model.payments import Every
from talentrules.model.profile import Case
from talentrules.model.quantities import Measure, Quantity
from talentrules.money import Interval, Money
from talentrules.truth import Truth

__all__ = [
    "UNKNOWN",
    "Bundle",
    "Choices",
    "ConditionResult",
    "Decision",
    "EvidenceResult",
    "GroupResult",
    "Item",
    "ItemStanding",
    "Judgement",
    "Member",
    "Notice",
    "QuantityResult",
    "Question",
    "Reckoning",
    "Seen",
    "State",
    "Teller",
    "Total",
    "Unknown",
    "Verdict",
    "Why",
    "WindowState",
    "WindowStatus",
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

    `record` is the place (from 1) of the record that the parts speak of, inside a record list. `quantities` are those
    that a `CompareQuantity` compares: the quantity, then its bounds.
    """

    condition: Condition
    judgement: Judgement
    state: State
    seen: Seen | None = None
    parts: tuple[ConditionResult, ...] = ()
    quantities: tuple[QuantityResult, ...] = ()
    record: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoning:
    """What a quantity comes to: anything from `low` to `high`, both included; an end that is None is open.

    A number is itself, money is in fen, a day its ordinal number. `applies` says whether there is such a quantity at
    all: a person in no tier has no amount, "known to be none" has no date. While it is open the ends are those for the
    case that there is one; where it is no, they are both None. `missing` and `findings` are the open points that could
    still narrow it, in the order of first meeting, without repeats; `applies_missing` and `applies_findings` those of
    them on which `applies` itself rests.

    # INVARIANT: an exact one, and one that does not apply, has no open points; `applies_*` are empty unless it is open.
    """

    low: Fraction | None = None
    high: Fraction | None = None
    applies: Truth = Truth.YES
    missing: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    applies_missing: tuple[str, ...] = ()
    applies_findings: tuple[str, ...] = ()

    @property
    def exact(self) -> bool:
        """Whether it is one known value."""
        return self.applies is Truth.YES and self.low is not None and self.low == self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityResult:
    """One quantity of the calculation with what it came to. Every part is reckoned; nothing is cut short.

    `conditions` are those of the rows of a table, in their order; `parts` are the quantities inside, in the order of
    `quantities_in` (rows first, then `otherwise`), and of a named quantity the one that it stands for. `hit` are the
    rows (from 0) that count, or may. `name` is that of the fact, the row or the named quantity, where there is one.
    """

    quantity: Quantity
    measure: Measure
    reckoning: Reckoning
    parts: tuple[QuantityResult, ...] = ()
    conditions: tuple[ConditionResult, ...] = ()
    hit: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceResult:
    """A paper of the procedure, and whether it is to be brought; open where that depends on what is missing."""

    evidence: Evidence
    needed: Truth


class WindowState(StrEnum):
    """Whether one can apply now, later, no more, or whether that rests on what is not known."""

    OPEN = "open"
    LATER = "later"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowStatus:
    """A window on one day.

    `until` is the last day of the one that is open or opens next, None where it has no end. `opens_on` is the day on
    which it opens, given where that lies ahead. `missing` are the facts on which an unknown one rests; it has none
    where the day from which it is counted is not stated, or known to be none.
    """

    state: WindowState
    until: date | None = None
    opens_on: date | None = None
    missing: tuple[str, ...] = ()


class Teller(Protocol):
    """Whoever tells of a benefit, in the case that was decided, what is made only when it is read."""

    def conditions(self, benefit: Benefit) -> tuple[ConditionResult, ...]:
        """Return a tree of conditions for each version that may apply."""

    def calculation(self, benefit: Benefit) -> tuple[QuantityResult, ...]:
        """Return how the amount was reckoned, a tree for each version that may apply and pays."""

    def evidence(self, benefit: Benefit) -> tuple[EvidenceResult, ...]:
        """Return the papers of the procedure, with whether they are needed."""

    def windows(self, benefit: Benefit) -> tuple[WindowStatus, ...]:
        """Return what each window of the procedure is on the day of the evaluation."""


@dataclass(frozen=True)
class _Nobody:
    """Tells nothing: of an item that is not yet part of a decision."""

    def conditions(self, _: Benefit) -> tuple[ConditionResult, ...]:
        return ()

    def calculation(self, _: Benefit) -> tuple[QuantityResult, ...]:
        return ()

    def evidence(self, _: Benefit) -> tuple[EvidenceResult, ...]:
        return ()

    def windows(self, _: Benefit) -> tuple[WindowStatus, ...]:
        return ()


_T = TypeVar("_T")


class _once(Generic[_T]):  # noqa: N801 - it is used as a decorator
    """What is made when it is first read, as `functools.cached_property` from Python 3.12 on: without its costly lock."""

    def __init__(self, make: Callable[[Any], _T]) -> None:
        self._make = make
        self._name = make.__name__
        self.__doc__ = make.__doc__

    @overload
    def __get__(self, one: None, owner: type) -> _once[_T]: ...
    @overload
    def __get__(self, one: object, owner: type) -> _T: ...
    def __get__(self, one: object | None, owner: type) -> _once[_T] | _T:
        if one is None:
            return self
        made = one.__dict__[self._name] = self._make(one)
        return made


@dataclass(frozen=True, kw_only=True)
class Item:
    """What is decided of one benefit.

    `own` is its verdict by its own conditions and `standing` what the groups made of it; `verdict` is `superseded`
    where it is eligible and out, else `own`. `version` is the one that applies, None where none does or the date that
    chooses it is missing. `not_in_force_because` says why no version applies: all of them ended, none started, the day
    lies between two, or there is no date to choose one by.

    `rate` is what it pays each time by its own rule (with instalments: in all), None where it pays no money; `amount`
    is the same after offsets and shared caps. `paid` is `amount` by rhythm, for the totals: several while the date
    that chooses between a monthly and a yearly version is missing. `whole` is all that is paid over the whole time,
    open above where no end is stated. `amount_missing` and `amount_findings` are the open points that could still
    narrow the amount. `groups` names the groups that speak of it, `beaten_by` the benefits that set it aside and
    `set_aside_by` the group in which they did.
    """

    benefit: Benefit
    own: Verdict
    standing: ItemStanding
    judgement: Judgement
    version: Version | None
    rate: Interval | None = None
    amount: Interval | None
    every: Every | None
    paid: Mapping[Every, Interval] = field(default_factory=dict)
    whole: Interval | None = None
    amount_missing: tuple[str, ...] = ()
    amount_findings: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    beaten_by: tuple[str, ...] = ()
    set_aside_by: str = ""
    not_in_force_because: Literal["", "ended", "not_started", "between", "no_date"] = ""
    teller: Teller = field(default=_Nobody(), repr=False, compare=False)

    @property
    def verdict(self) -> Verdict:
        """What is decided, the groups included."""
        out = self.own is Verdict.ELIGIBLE and self.standing is ItemStanding.OUT
        return Verdict.SUPERSEDED if out else self.own

    @_once
    def conditions(self) -> tuple[ConditionResult, ...]:
        """Return the tree of conditions, a tree for each version that may apply; made when it is first read."""
        return self.teller.conditions(self.benefit)

    @_once
    def calculation(self) -> tuple[QuantityResult, ...]:
        """Return how the amount was reckoned, a tree for each version that may apply and pays; made when it is first read."""
        return self.teller.calculation(self.benefit)

    @_once
    def evidence(self) -> tuple[EvidenceResult, ...]:
        """Return the papers of the procedure, with whether they are needed; made when it is first read."""
        return self.teller.evidence(self.benefit)

    @_once
    def windows(self) -> tuple[WindowStatus, ...]:
        """Return the windows of the procedure, each in its place, on the day of the evaluation; made when first read."""
        return self.teller.windows(self.benefit)

    @property
    def missing(self) -> tuple[str, ...]:
        """The facts that are missing and could change the verdict."""
        return self.judgement.missing

    @property
    def findings(self) -> tuple[str, ...]:
        """The findings that are open and could change the verdict."""
        return self.judgement.findings


Why = Literal["", "not_eligible", "needed_out", "can_be_had", "excluded", "received", "less", "not_chosen", "before"]
"""Why a group set a benefit aside: it is not eligible; what it needs is not granted; the better one can be had; an
exclusion; the like was already received; another one pays more; another one was chosen; an earlier group did."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A benefit in a group: its truth before and after the group, its amount on the group's base, and why it is out.

    `base` is None where it pays no money. `by` names the benefits that set it aside or may still do so.
    """

    benefit: str
    before: Truth
    after: Truth
    base: Interval | None
    why: Why = ""
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupResult:
    """What a group came to. `pays` is what its members pay together after it, on its base; None where that says nothing.

    `limit` is the bound of a cap, `received` what was already received and counted. `cut` is what a cap takes away
    in all, whoever bears it. `missing` and `findings` are the open points that the group itself rests on.
    """

    group: Group
    members: tuple[Member, ...]
    pays: Interval | None = None
    limit: Interval | None = None
    received: Interval | None = None
    cut: Interval | None = None
    missing: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """One way to choose, and what the benefits on which the choice bears then pay over the whole time.

    What every way leaves alike is not counted. `chosen` is what is chosen in each group, by id of the group. `given_up` are the benefits that are set aside by it. `unpriced` are the chosen ones that pay no stated money, such
    as an apartment: they count nothing in `pays`.
    """

    chosen: Mapping[str, str]
    pays: Interval
    given_up: tuple[str, ...] = ()
    unpriced: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """All ways to choose among the benefits that a `choose_one` group leaves to the applicant.

    `bundles` stand in the order of what they pay at least, then at most. `best` is the place of the one that pays at
    least as much as any other whatever turns out, None where that cannot be said. `examined` of `possible` ways were
    looked at; where they are fewer, `best` is None, as nothing is proven.
    """

    bundles: tuple[Bundle, ...]
    best: int | None
    examined: int
    possible: int

    @property
    def proven(self) -> bool:
        """Whether every way was looked at and one of them is best."""
        return self.best is not None and self.examined == self.possible


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
    """A fact to ask next: the benefits that the answer can change, and the money at stake.

    `verdicts` is the greatest number of verdicts and standings that one answer changes, `at_stake` the greatest change
    of the totals that one answer makes.
    """

    fact: str
    benefits: tuple[str, ...]
    verdicts: int = 0
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
    groups: tuple[GroupResult, ...] = ()
    choices: Choices | None = None
    notices: tuple[Notice, ...]
    used: tuple[str, ...]
    used_attestations: tuple[str, ...]
    next_questions: tuple[Question, ...] = ()
