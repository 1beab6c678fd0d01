"""What is decided of one benefit by its own rule: which version applies, whether its conditions hold, what it pays.

What other benefits make of it, the groups say afterwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from talentrules.dates import Days
from talentrules.engine import reckonings as of
from talentrules.engine.conditions import YES, combine
from talentrules.engine.evaluate import judge, reckon, trace, trace_quantity
from talentrules.engine.intervals import times
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
    Teller,
    Unknown,
    Verdict,
    WindowStatus,
)
from talentrules.model.pack import Benefit, Version
from talentrules.model.payments import Every, Payment
from talentrules.model.quantities import Rounding
from talentrules.money import Interval, hull
from talentrules.truth import Truth, all_of

__all__ = [
    "Day",
    "Heard",
    "Walker",
    "applying",
    "because",
    "choosing_day",
    "decide_item",
    "evidence",
    "pays_each_time",
    "prerequisite",
    "retold",
    "settle_item",
    "standing_alone",
    "versions_on",
    "windows",
]

_NOT_IN_FORCE = Judgement(truth=Truth.NO)
_PUBLISHED = Reckoning()
"""Of an amount that is published as it stands: it is there, and nothing is missing."""


Day = date | Literal["unknown"] | None
"""The day that chooses the version; None where the profile knows that there is no such day."""


class Heard(NamedTuple):
    """What a case says of one version: whether its conditions hold, what it pays each time, and in all at most.

    Each is None where the version states none; so is an amount that is published as it stands.
    """

    holds: Judgement | None = None
    amount: Reckoning | None = None
    at_most: Reckoning | None = None


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
    """Return what is decided of `benefit` alone; what it requires must have been decided before. Nobody tells of it yet."""
    day = choosing_day(benefit, scope)
    candidates = versions_on(benefit, day)
    heard = [Heard() if version is None else _hear(version, scope) for version in candidates]
    return settle_item(benefit, day, candidates, heard, scope.docket.pack.conventions.money)


def settle_item(
    benefit: Benefit,
    day: Day,
    candidates: Sequence[Version | None],
    heard: Sequence[Heard],
    money: Rounding | None,
) -> Item:
    """Return what is decided of `benefit` where the case says so much of each of the `candidates`; nobody tells of it yet.

    A version under which there is no amount for this person does not grant, so it bears on no amount.
    """
    outcomes = [_outcome(benefit, version, one, money) for version, one in zip(candidates, heard, strict=True)]
    verdict, judgement = _settle(benefit, outcomes)
    granting = [one for one in outcomes if one.version is not None and (one.amount is None or one.rate is not None)]
    paying = [one for one in granting if one.rate is not None] if verdict is not Verdict.NOT_IN_FORCE else []
    paid = _paid(granting) if paying else {}
    rate = _hull([one.rate for one in granting]) if paying else None
    versions = [one.version for one in outcomes if one.version is not None]
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
        not_in_force_because=because(benefit, day) if verdict is Verdict.NOT_IN_FORCE else "",
    )


def retold(item: Item, teller: Teller) -> Item:
    """Return `item` as it is, of which `teller` tells what is made when it is read."""
    made = object.__new__(Item)
    held = made.__dict__  # what a frozen dataclass would set field by field
    held.update(item.__dict__)
    held["teller"] = teller
    return made


def _hear(version: Version, scope: Scope) -> Heard:
    paid = version.payment
    limit = paid.in_total_at_most if paid is not None else None
    computed = version.amount is not None and version.amount.published is None
    return Heard(
        None if version.when is None else judge(version.when, scope),
        reckon(version.amount.quantity, scope) if version.amount is not None and computed else None,
        None if limit is None else reckon(limit, scope),
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


def choosing_day(benefit: Benefit, scope: Scope) -> Day:
    """Return the day that chooses the version; None where the profile knows that there is no such day."""
    fact = benefit.version_fact
    if fact is None:
        return scope.docket.on
    seen = scope.seen(fact)
    if isinstance(seen, Unknown):
        return "unknown"
    return seen if isinstance(seen, date) else None


def versions_on(benefit: Benefit, day: Day) -> tuple[Version | None, ...]:
    """Return the versions that may apply when `day` chooses; None among them where it may be that none does."""
    return tuple(_candidates(benefit, day))


def _candidates(benefit: Benefit, day: Day) -> list[Version | None]:
    """Hold that a version without dates applies whatever the day, also where there is none."""
    if isinstance(day, date):
        return [next((version for version in benefit.versions if day in version.days), None)]
    always = next((version for version in benefit.versions if version.days == Days()), None)
    if always is not None or day is None:
        return [always]
    return [*benefit.versions, None]


def because(benefit: Benefit, day: Day) -> Literal["ended", "not_started", "between", "no_date"]:
    """Return why no version applies on `day`."""
    if not isinstance(day, date):
        return "no_date"
    if all(version.days.last is not None and version.days.last < day for version in benefit.versions):
        return "ended"
    if all(version.days.first is not None and day < version.days.first for version in benefit.versions):
        return "not_started"
    return "between"


# What it comes to ----------------------------------------------------------------------------------------------------


def _outcome(benefit: Benefit, version: Version | None, heard: Heard, money: Rounding | None) -> _Outcome:
    """Whoever is in no tier of the amount is not eligible: the conditions, and that there is an amount at all."""
    if version is None:
        return _Outcome(None, Verdict.NOT_IN_FORCE, _NOT_IN_FORCE)
    amount, rate = _rate(version, heard, money)
    whole = _whole(version.payment, rate, heard, money) if rate is not None else None
    if benefit.informational:
        return _Outcome(version, Verdict.INFORMATIONAL, YES, amount, rate, whole)
    parts = [] if heard.holds is None else [heard.holds]
    parts += [] if amount is None else [of.existence(amount)]
    judgement = combine(all_of(part.truth for part in parts), parts)
    return _Outcome(version, _verdict(judgement), judgement, amount, rate, whole)


def _rate(version: Version, heard: Heard, money: Rounding | None) -> tuple[Reckoning | None, Interval | None]:
    """Return what the amount comes to; one that is published as it stands needs no reckoning."""
    if version.amount is None:
        return None, None
    if heard.amount is None:
        return _PUBLISHED, version.amount.interval
    if heard.amount.applies is Truth.NO:
        return heard.amount, None
    return heard.amount, as_interval(heard.amount, money)


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


def _whole(payment: Payment | None, rate: Interval, heard: Heard, money: Rounding | None) -> Interval:
    """Return all that is paid over the whole time; open above where the source states no end."""
    if payment is None or payment.every is Every.UNSTATED:
        return Interval(rate.low, None)
    whole = rate
    if payment.every is not Every.ONCE:
        whole = times(rate, payment.at_most_times)
    if heard.at_most is None:
        return whole
    return as_interval(of.bounded(published(whole), None, heard.at_most), money)


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


@dataclass(frozen=True, slots=True)
class Walker:
    """Tells of benefits by walking through their conditions and quantities in a scope where all is settled."""

    scope: Scope

    def conditions(self, benefit: Benefit) -> tuple[ConditionResult, ...]:
        """Return a tree of conditions for each version that may apply."""
        return tuple(trace(one.when, self.scope) for one in applying(benefit, self.scope) if one.when is not None)

    def calculation(self, benefit: Benefit) -> tuple[QuantityResult, ...]:
        """Return how the amount was reckoned, a tree for each version that may apply and pays."""
        amounts = [one.amount for one in applying(benefit, self.scope) if one.amount is not None]
        return tuple(trace_quantity(amount.quantity, self.scope) for amount in amounts)

    def evidence(self, benefit: Benefit) -> tuple[EvidenceResult, ...]:
        """Return the papers of the procedure, with whether they are needed."""
        return evidence(benefit, self.scope)

    def windows(self, benefit: Benefit) -> tuple[WindowStatus, ...]:
        """Return what each window of the procedure is on the day of the evaluation."""
        return windows(benefit, self.scope)


def applying(benefit: Benefit, scope: Scope) -> tuple[Version, ...]:
    """Return the versions of `benefit` that may apply."""
    return tuple(one for one in versions_on(benefit, choosing_day(benefit, scope)) if one is not None)


def evidence(benefit: Benefit, scope: Scope) -> tuple[EvidenceResult, ...]:
    """Return the papers of the procedure of `benefit`, with whether they are needed."""
    papers = benefit.procedure.evidence if benefit.procedure is not None else ()
    return tuple(
        EvidenceResult(evidence=one, needed=Truth.YES if one.when is None else judge(one.when, scope).truth)
        for one in papers
    )


def windows(benefit: Benefit, scope: Scope) -> tuple[WindowStatus, ...]:
    """Return what each window of the procedure of `benefit` is on the day of the evaluation."""
    stated = benefit.procedure.windows if benefit.procedure is not None else ()
    return tuple(window_status(one, scope, scope.docket.on) for one in stated)
