"""Obligations: what a beneficiary owes in return, and what is paid back where it is not kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from talentrules.dates import Duration
from talentrules.model.quantities import Quantity, Unit
from talentrules.model.sources import Citation
from talentrules.source import NOWHERE, Span

__all__ = ["Clawback", "ClawbackKind", "Obligation", "Report", "Resale", "Vested"]


class ClawbackKind(StrEnum):
    """What is paid back on leaving early: all, in proportion to the time not served, by steps, or nothing more is paid."""

    FULL = "full"
    PRO_RATA = "pro_rata"
    VESTING = "vesting"
    STOP_ONLY = "stop_only"
    UNSTATED = "unstated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vested:
    """Whoever served `after` keeps the share `kept`."""

    after: Duration
    kept: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Clawback:
    """What is paid back. For `pro_rata`, `unit` is what counts as served: completed years, months or days."""

    kind: ClawbackKind
    unit: Unit | None = None
    steps: tuple[Vested, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    # INVARIANT: `unit` is given exactly for `pro_rata`, `steps` (earliest first) exactly for `vesting`


@dataclass(frozen=True, slots=True, kw_only=True)
class Resale:
    """A home bought with the benefit is not to be sold within `within` of `start`; else `clawback`."""

    within: Duration
    start: Quantity | None = None
    clawback: Clawback
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """`events` are to be reported within `days` days (变更报告)."""

    events: tuple[str, ...]
    days: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """The service period `serve` from `start`, and what follows where it is not kept.

    `by_reason` gives, by reason of leaving (a choice of the fact `leave_reason`), what applies instead of `clawback`.
    `stops_next_month` says that payments stop with the month after leaving (次月起停发), else with the month itself
    (当月起); None where the source does not say. `repaid_by` is who pays back, in the source's words.
    """

    serve: Duration | None = None
    start: Quantity | None = None
    clawback: Clawback | None = None
    by_reason: Mapping[str, Clawback] = field(default_factory=dict)
    stops_next_month: bool | None = None
    repaid_by: str = ""
    resale: Resale | None = None
    report: Report | None = None
    text: str = ""
    cite: tuple[Citation, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    def __hash__(self) -> int:
        return hash((self.serve, self.start, self.clawback, tuple(self.by_reason.items()), self.text))
