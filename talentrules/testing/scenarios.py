"""A scenario (场景): one case under one pack, and what must come of it. What is not named is not asserted."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from talentrules.api import Pack
from talentrules.errors import InputError
from talentrules.model.decision import ItemStanding, Verdict
from talentrules.model.ledger import LineStatus
from talentrules.model.pack import Beneficiary
from talentrules.model.payments import Every
from talentrules.model.profile import Profile
from talentrules.money import Interval
from talentrules.source import NOWHERE, Span

__all__ = [
    "NO_MONEY",
    "Amount",
    "GroupExpected",
    "ItemExpected",
    "LedgerExpected",
    "LineExpected",
    "Scenario",
    "ScenarioError",
    "SettledExpected",
    "SettlementExpected",
    "Suite",
    "TotalExpected",
    "VerdictExpected",
]


class ScenarioError(InputError):
    """A scenario file cannot be used. `diagnostics` holds everything that is wrong, sorted by place."""


NO_MONEY: Literal["none"] = "none"
"""That no money is paid, which is not the same as an amount that the source does not state."""

Amount = Interval | Literal["none"]
"""What must be paid: an interval with both its ends, or no money at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictExpected:
    """A verdict; of `not_in_force` also why, where the word says so (已结束 is `ended`, 不适用 is `not_applicable`), else empty."""

    verdict: Verdict
    out_of_force: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemExpected:
    """What must come of one benefit. None, and no reasons, are not asserted.

    `because` are texts, each of which must name something that decided: a condition, a row of a table or a group.
    """

    benefit: str
    verdict: VerdictExpected | None = None
    standing: ItemStanding | None = None
    amount: Amount | None = None
    whole: Amount | None = None
    every: Every | None = None
    because: tuple[str, ...] = ()
    missing: tuple[str, ...] | None = None
    findings: tuple[str, ...] | None = None
    beaten_by: tuple[str, ...] | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupExpected:
    """What the members of a group must pay together, on its base."""

    group: str
    pays: Amount
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalExpected:
    """What one beneficiary must get in one rhythm; an unstated lower end is 0, as in every total."""

    beneficiary: Beneficiary
    every: Every
    amount: Amount
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineExpected:
    """What one payment must be; `number` counts from 1."""

    benefit: str
    number: int
    on: date | None = None
    amount: Amount | None = None
    status: LineStatus | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerExpected:
    """Payments up to `until`: single lines, and the sums of the lines by status."""

    until: date | None = None
    lines: tuple[LineExpected, ...] = ()
    sums: tuple[tuple[LineStatus, Amount], ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SettledExpected:
    """What leaving must come to for one benefit.

    `paid` is what was paid up to then, `later` what is still paid after it, `forfeited` what is not paid any more;
    `refund` is paid back, `resale` for selling the home too; `serve_until` is the last day of service.
    """

    benefit: str
    paid: Amount | None = None
    later: Amount | None = None
    forfeited: Amount | None = None
    refund: Amount | None = None
    resale: Amount | None = None
    serve_until: date | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementExpected:
    """What leaving on `left_on` must come to; `reason` is a choice of `leave_reason`, None for what the profile says."""

    left_on: date
    reason: str | None = None
    items: tuple[SettledExpected, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """One case: its name, its day, what is known, and what must come of it.

    `others` is the verdict that every benefit must have which `items` does not name; None asserts nothing of them.
    """

    name: str
    on: date
    profile: Profile
    items: tuple[ItemExpected, ...] = ()
    others: VerdictExpected | None = None
    groups: tuple[GroupExpected, ...] = ()
    totals: tuple[TotalExpected, ...] = ()
    ledger: LedgerExpected | None = None
    settlement: SettlementExpected | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Suite:
    """The scenarios of one file, in its order, and the pack that they are about."""

    path: Path
    pack: Pack
    scenarios: tuple[Scenario, ...]
