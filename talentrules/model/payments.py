"""Payments: when an amount is paid, in how many parts, and what each part waits for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from talentrules.dates import Duration
from talentrules.model.conditions import Condition
from talentrules.model.quantities import Quantity
from talentrules.money import Money
from talentrules.source import NOWHERE, Span

__all__ = ["Assessed", "Every", "Instalment", "Missed", "Payment", "Starts"]


class Every(StrEnum):
    """How often an amount is paid; `unstated` where the source does not say."""

    ONCE = "once"
    YEAR = "year"
    MONTH = "month"
    UNSTATED = "unstated"


class Missed(StrEnum):
    """What becomes of a year for which nobody applied: lost, or kept for later; `unstated` where nothing is said.

    The year is the calendar year (当年) in which the part's day lies.
    """

    LOST = "lost"
    KEPT = "kept"
    UNSTATED = "unstated"


class Starts(StrEnum):
    """With which day or month the payment begins: the day itself, its month (当月), or the month after (次月)."""

    SAME_DAY = "same_day"
    SAME_MONTH = "same_month"
    NEXT_MONTH = "next_month"


@dataclass(frozen=True, slots=True, kw_only=True)
class Instalment:
    """One part: a `share` of the whole amount (40% is 0.4) or an amount of its own, `after` the start."""

    share: Decimal | None = None
    amount: Money | None = None
    after: Duration
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """Each part waits for the assessment of its year: of `kind` (a choice of `assessments.kind`) in the fact `assessments`.

    `factors` gives, by result, the share of the part that is paid (120%, 100%, 50%, 0%); a result that is not among
    them pays nothing (an assessment that must be passed has 1 for each result that passes). `year_before` says that
    the assessment of the calendar year before the part's day counts (考核次年兑现), else that of the same year. The parts
    before number `from_part` need none (自第二期起须考核合格 is 2).
    """

    kind: str
    factors: Mapping[str, Decimal]
    year_before: bool = True
    from_part: int = 1
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    # INVARIANT: `from_part` is at least 1, and no more than the number of parts where that is stated

    def __hash__(self) -> int:
        return hash((self.kind, tuple(self.factors.items()), self.year_before, self.from_part))


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """When it is paid; `on_application` where it must be asked for each time.

    `at_most_times` is the greatest number of years or months, which need not follow each other (累计不超过36个月).
    `payout_months` is how many months are paid out together (按季 is 3). `start` is the day from which is counted, and
    `starts` what of it counts. With `instalments` the amount is the whole; they are its parts. `at_end` pays the whole
    once, at the end of that time. `in_total_at_most` bounds all that is paid. `while_` must hold for a part to be paid.
    `claim_within` is the horizon: after that time from `claim_from` nothing more can be claimed.
    """

    every: Every
    on_application: bool = False
    at_most_times: int | None = None
    missed: Missed = Missed.UNSTATED
    payout_months: int = 1
    start: Quantity | None = None
    starts: Starts = Starts.SAME_DAY
    instalments: tuple[Instalment, ...] = ()
    at_end: Duration | None = None
    in_total_at_most: Quantity | None = None
    while_: Condition | None = None
    assessed: Assessed | None = None
    claim_within: Duration | None = None
    claim_from: Quantity | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)
