"""The ledger: what is paid when, and what is paid back on leaving. Entitlement and payment are different things."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Literal

from talentrules.model.obligations import Clawback, Obligation
from talentrules.model.quantities import Unit
from talentrules.money import Interval

__all__ = ["Ledger", "LedgerLine", "LineStatus", "RefundRow", "SettledItem", "Settlement"]


class LineStatus(StrEnum):
    """What a line of the ledger is, seen from the evaluation day.

    `due`: its day has come and nothing stands in its way; `paid`: the profile's claims say that it was received;
    `forfeited`: it is lost (not applied for, assessment failed, left, beyond the horizon); `upcoming`: its day lies
    ahead; `open`: its day, or whether it is paid, rests on what is not known.
    """

    DUE = "due"
    PAID = "paid"
    FORFEITED = "forfeited"
    UPCOMING = "upcoming"
    OPEN = "open"


LineWhy = Literal["", "not_claimed", "assessment", "stopped", "left", "horizon", "no_start", "unknown", "used_up"]
"""Why a line is forfeited or open: nobody applied for that year; the assessment; a condition of payment does not hold;
the person left; the horizon passed; no start of counting is stated; a fact is missing; the total was used up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """One payment of one benefit.

    `number` counts from 1 of `of` parts (None where no number is stated). `on` is the day from which it can be paid,
    None where that is not known. `covers` are the first and last day that it is for, where it is for a time. `amount`
    is what is paid; `share` the share of the whole (an instalment) and `factor` that of the assessment, where given.
    """

    benefit: str
    number: int
    of: int | None
    on: date | None
    covers: tuple[date, date] | None = None
    amount: Interval
    share: Fraction | None = None
    factor: Fraction | None = None
    status: LineStatus
    why: LineWhy = ""
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The lines of all benefits that are granted or may be, up to and including `until`.

    By day, then in the order of the pack; lines without a day stand last. `sums` adds the lines by status.
    """

    until: date
    lines: tuple[LedgerLine, ...]
    sums: tuple[tuple[LineStatus, Interval], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundRow:
    """Whoever leaves on `left_on`, after `years` completed years, keeps the share `kept` and pays back `refund`.

    `paid` is all that is due by then, whether or not known claims show it; of what they show, what was received.
    """

    years: int
    left_on: date
    paid: Interval
    kept: Fraction | None
    refund: Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class SettledItem:
    """What one benefit comes to when its beneficiary leaves.

    `started_on` is the day from which service counts and `serve_until` its last day, None where not known. `served`
    and `of` count it in `unit`. `clawback` is the rule that applied, None where nothing is owed.

    `paid` is what was paid up to the day of leaving: where the claims are known, what was received, else what is due.
    What falls due between the evaluation day and the day of leaving counts as paid, whether or not the claims are
    known. `owed` (应发未发) is what was due on the evaluation day, by the day of leaving, and was not received as far as
    known claims show. `later` is still paid after leaving: months that were served and are paid out later, or what falls
    due in the rest of the month. `forfeited` will not be paid any more. `kept` is the share that stays, None where it is not stated;
    `refund` is what is paid back, open where something is missing. `table` is the refund for leaving after each
    completed year, of all that is due by then.

    `resale_refund` is what the sale of the home (`home_sold_on`) adds to it, never more than is left of `paid`; None
    where there is no limit or no sale is known within it. `resale_kept` is the share that stays by that rule.
    """

    benefit: str
    obligation: Obligation
    clawback: Clawback | None
    started_on: date | None
    serve_until: date | None
    served: int | None
    of: int | None
    unit: Unit | None = None
    paid: Interval
    owed: Interval
    later: Interval
    forfeited: Interval
    kept: Fraction | None
    refund: Interval
    table: tuple[RefundRow, ...] = ()
    resale_kept: Fraction | None = None
    resale_refund: Interval | None = None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """What leaving on `left_on` for `reason` (a choice of `leave_reason`, None where not known) comes to.

    `refund` adds what is paid back of all items, for leaving and for selling.
    """

    left_on: date
    reason: str | None
    items: tuple[SettledItem, ...]
    refund: Interval
