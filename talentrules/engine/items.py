"""What is decided of one benefit by its own rule: which version applies, whether its conditions hold, what it pays.

What other benefits make of it, the groups say afterwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Literal

from talentrules.dates import Days
from talentrules.engine import reckonings as of
from talentrules.engine.conditions import YES, combine
from talentrules.engine.evaluate import judge, reckon, trace, trace_quantity
from talentrules.engine.quantities import as_interval, published
from talentrules.engine.scope import Scope
from talentrules.engine.windows import window_status
from talentrules.model.decision import (
    ConditionResult,
    EvidenceResult,
    Item,
    ItemStanding,
    Judgement,
    QuantityResult,
    Reckoning,
    Unknown,
    Verdict,
    WindowStatus,
)
from talentrules.model.pack import Benefit, Version
from talentrules.model.payments import Every, Payment
from talentrules.money import Interval, hull
from talentrules.truth import Truth, all_of

__all__ = ["decide_item", "pays_each_time", "prerequisite", "standing_alone"]

_NOT_IN_FORCE = Judgement(truth=Truth.NO)
_PUBLISHED = Reckoning()
"""Of an amount that is published as it stands: it is there, and nothing is missing."""


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a benefit comes to if `version` is the one that applies; None stands for "none does"."""

    version: Version | None
    verdict: Verdict
    judgement: Judgement
    amount: Reckoning | None = None
    rate: Interval | None = None
    whole: Interval | None = None


def decide_item(benefit: Benefit, scope: Scope) -> Item:
    """Return what is decided of `benefit` alone; what it requires must have been decided before.

    A version under which there is no amount for this person does not grant, so it bears on no amount.
    """
    day = _choosing_day(benefit, scope)
    outcomes = [_outcome(benefit, version, scope) for version in _candidates(benefit, day)]
    verdict, judgement = _settle(benefit, outcomes)
    applying = [one for one in outcomes if one.version is not None]
    granting = [one for one in applying if one.amount is None or one.rate is not None]
    paying = [one for one in granting if one.rate is not None] if verdict is not Verdict.NOT_IN_FORCE else []
    paid = _paid(granting) if paying else {}
    rate = _hull([one.rate for one in granting]) if paying else None
    versions = tuple(one.version for one in applying if one.version is not None)
    points = _amount_points(benefit, outcomes, paying)
    return Item(
        benefit=benefit,
        own=verdict,
        standing=standing_alone(verdict),
        judgement=judgement,
        version=versions[0] if len(outcomes) == 1 and versions else None,
        rate=rate,
        amount=rate,
        every=(next(iter(paid)) if len(paid) == 1 else Every.UNSTATED) if paid else None,
        paid=paid,
        whole=_hull([one.whole for one in granting]) if paying else None,
        amount_missing=points.missing,
        amount_findings=points.findings,
        not_in_force_because=_because(benefit, day) if verdict is Verdict.NOT_IN_FORCE else "",
        trace=partial(_trace, versions, scope),
        reckon=partial(_reckon, versions, scope),
        weigh_evidence=partial(_weigh_evidence, benefit, scope),
        weigh_windows=partial(_weigh_windows, benefit, scope),
    )


def standing_alone(verdict: Verdict) -> ItemStanding:
    """Return what becomes of an item with this verdict of its own while no group speaks of it."""
    if verdict is Verdict.ELIGIBLE:
        return ItemStanding.SELECTED
    return ItemStanding.OUT if verdict.settled else ItemStanding.OPEN


def prerequisite(item: Item) -> Judgement:
    """Return the truth of "eligible for this" as another benefit asks it."""
    if item.own in (Verdict.ELIGIBLE, Verdict.INFORMATIONAL):
        return YES
    return item.judgement


def pays_each_time(item: Item) -> Reckoning:
    """Return what a benefit pays each time, as the amount of another one asks it; nothing where it is not granted."""
    truth = Truth.YES if item.own is Verdict.ELIGIBLE else item.judgement.truth
    if item.rate is None or item.own is Verdict.INFORMATIONAL:
        return of.NOTHING
    open_points = Reckoning(missing=item.amount_missing, findings=item.amount_findings)
    there = Judgement(truth=truth, missing=item.missing, findings=item.findings)
    rate = published(item.rate)
    return of.with_points(rate.low, rate.high, there, [open_points])


# Which version -------------------------------------------------------------------------------------------------------


def _choosing_day(benefit: Benefit, scope: Scope) -> date | Literal["unknown"] | None:
    """Return the day that chooses the version; None where the profile knows that there is no such day."""
    fact = benefit.version_fact
    if fact is None:
        return scope.docket.on
    seen = scope.seen(fact)
    if isinstance(seen, Unknown):
        return "unknown"
    return seen if isinstance(seen, date) else None


def _candidates(benefit: Benefit, day: date | Literal["unknown"] | None) -> list[Version | None]:
    """Return the versions that may apply; None among them where it may be that none does.

    A version without dates applies whatever the day, also where there is none.
    """
    if isinstance(day, date):
        return [next((version for version in benefit.versions if day in version.days), None)]
    always = next((version for version in benefit.versions if version.days == Days()), None)
    if always is not None or day is None:
        return [always]
    return [*benefit.versions, None]


def _because(
    benefit: Benefit, day: date | Literal["unknown"] | None
) -> Literal["ended", "not_started", "between", "no_date"]:
    if not isinstance(day, date):
        return "no_date"
    if all(version.days.last is not None and version.days.last < day for version in benefit.versions):
        return "ended"
    if all(version.days.first is not None and day < version.days.first for version in benefit.versions):
        return "not_started"
    return "between"


# What it comes to ----------------------------------------------------------------------------------------------------


def _outcome(benefit: Benefit, version: Version | None, scope: Scope) -> _Outcome:
    """Whoever is in no tier of the amount is not eligible: the conditions, and that there is an amount at all."""
    if version is None:
        return _Outcome(None, Verdict.NOT_IN_FORCE, _NOT_IN_FORCE)
    amount, rate = _rate(version, scope)
    whole = _whole(version.payment, rate, scope) if rate is not None else None
    if benefit.informational:
        return _Outcome(version, Verdict.INFORMATIONAL, YES, amount, rate, whole)
    parts = [] if version.when is None else [judge(version.when, scope)]
    parts += [] if amount is None else [of.existence(amount)]
    judgement = combine(all_of(part.truth for part in parts), parts)
    return _Outcome(version, _verdict(judgement), judgement, amount, rate, whole)


def _rate(version: Version, scope: Scope) -> tuple[Reckoning | None, Interval | None]:
    """Return what the amount comes to; one that is published as it stands needs no reckoning."""
    if version.amount is None:
        return None, None
    if version.amount.published is not None:
        return _PUBLISHED, version.amount.published
    amount = reckon(version.amount.quantity, scope)
    if amount.applies is Truth.NO:
        return amount, None
    return amount, as_interval(amount, scope.docket.pack.conventions.money)


def _verdict(judgement: Judgement) -> Verdict:
    match judgement.truth:
        case Truth.YES:
            return Verdict.ELIGIBLE
        case Truth.NO:
            return Verdict.INELIGIBLE
        case Truth.OPEN:
            return Verdict.UNDETERMINED if judgement.missing else Verdict.NEEDS_FINDING


def _settle(benefit: Benefit, outcomes: Sequence[_Outcome]) -> tuple[Verdict, Judgement]:
    """Return the one outcome, or, while the date that chooses among several is missing, what they agree on."""
    first = outcomes[0]
    if len(outcomes) == 1:
        return first.verdict, first.judgement
    if first.verdict.settled and all(one.verdict is first.verdict for one in outcomes):
        return first.verdict, first.judgement
    date_missing = Judgement(truth=Truth.OPEN, missing=(benefit.version_fact or "",))
    return Verdict.UNDETERMINED, combine(Truth.OPEN, [date_missing, *(one.judgement for one in outcomes)])


# What it pays --------------------------------------------------------------------------------------------------------


def _whole(payment: Payment | None, rate: Interval, scope: Scope) -> Interval:
    """Return all that is paid over the whole time; open above where the source states no end."""
    if payment is None or payment.every is Every.UNSTATED:
        return Interval(rate.low, None)
    whole = rate
    if payment.every is not Every.ONCE:
        whole = _times(rate, payment.at_most_times)
    if payment.in_total_at_most is None:
        return whole
    limit = reckon(payment.in_total_at_most, scope)
    return as_interval(of.bounded(published(whole), None, limit), scope.docket.pack.conventions.money)


def _times(rate: Interval, count: int | None) -> Interval:
    if count is None:
        return Interval(rate.low, None)
    low, high = (None if end is None else end * count for end in (rate.low, rate.high))
    return Interval(low, high)


def _hull(intervals: Sequence[Interval | None]) -> Interval:
    """Return the hull of what the versions pay; where one pays no money, no lower end is certain."""
    paying = [one for one in intervals if one is not None]
    return hull(paying) if len(paying) == len(intervals) else Interval(None, hull(paying).high)


def _paid(applying: Sequence[_Outcome]) -> dict[Every, Interval]:
    """Return what may be paid in each rhythm; a lower end is certain only where no version pays otherwise."""
    rhythms: dict[Every, list[Interval]] = {}
    for one in applying:
        if one.rate is not None and one.version is not None:
            every = one.version.payment.every if one.version.payment else Every.UNSTATED
            rhythms.setdefault(every, []).append(one.rate)
    certain = all(len(intervals) == len(applying) for intervals in rhythms.values())
    hulls = {every: hull(intervals) for every, intervals in rhythms.items()}
    return {every: one if certain else Interval(None, one.high) for every, one in hulls.items()}


def _amount_points(benefit: Benefit, outcomes: Sequence[_Outcome], paying: Sequence[_Outcome]) -> Reckoning:
    """Return the open points that could still narrow the amount; among them the date that chooses the version."""
    amounts = [one.amount for one in paying if one.amount is not None]
    if amounts and len(outcomes) > 1:
        amounts.append(Reckoning(missing=(benefit.version_fact or "",)))
    return Reckoning(
        missing=tuple(dict.fromkeys(point for one in amounts for point in one.missing)),
        findings=tuple(dict.fromkeys(point for one in amounts for point in one.findings)),
    )


# What is told when it is read ----------------------------------------------------------------------------------------


def _trace(versions: tuple[Version, ...], scope: Scope) -> tuple[ConditionResult, ...]:
    return tuple(trace(version.when, scope) for version in versions if version.when is not None)


def _reckon(versions: tuple[Version, ...], scope: Scope) -> tuple[QuantityResult, ...]:
    return tuple(trace_quantity(version.amount.quantity, scope) for version in versions if version.amount is not None)


def _weigh_evidence(benefit: Benefit, scope: Scope) -> tuple[EvidenceResult, ...]:
    papers = benefit.procedure.evidence if benefit.procedure is not None else ()
    return tuple(
        EvidenceResult(evidence=one, needed=Truth.YES if one.when is None else judge(one.when, scope).truth)
        for one in papers
    )


def _weigh_windows(benefit: Benefit, scope: Scope) -> tuple[WindowStatus, ...]:
    windows = benefit.procedure.windows if benefit.procedure is not None else ()
    return tuple(window_status(one, scope, scope.docket.on) for one in windows)
