"""What is decided of one benefit: which version applies, whether its conditions hold, what it pays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Literal

from talentrules.dates import Days
from talentrules.engine.conditions import YES, combine, judge, trace
from talentrules.engine.scope import Scope
from talentrules.model.decision import ConditionResult, Item, ItemStanding, Judgement, Unknown, Verdict
from talentrules.model.pack import Benefit, Every, Version
from talentrules.money import Interval, hull
from talentrules.truth import Truth

__all__ = ["decide_item", "prerequisite"]

_NOT_IN_FORCE = Judgement(truth=Truth.NO)
_STANDING = {
    Verdict.ELIGIBLE: ItemStanding.SELECTED,
    Verdict.UNDETERMINED: ItemStanding.OPEN,
    Verdict.NEEDS_FINDING: ItemStanding.OPEN,
}


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a benefit comes to if `version` is the one that applies; None stands for "none does"."""

    version: Version | None
    verdict: Verdict
    judgement: Judgement


def decide_item(benefit: Benefit, scope: Scope, on: date) -> Item:
    """Return what is decided of `benefit`; what it requires must have been decided before."""
    day = _choosing_day(benefit, scope, on)
    outcomes = [_outcome(benefit, version, scope) for version in _candidates(benefit, day)]
    verdict, judgement = _settle(benefit, outcomes)
    versions = [one.version for one in outcomes if one.version is not None]
    paid = _paid(versions) if verdict is not Verdict.NOT_IN_FORCE else {}
    return Item(
        benefit=benefit,
        own=verdict,
        standing=_STANDING.get(verdict, ItemStanding.OUT),
        judgement=judgement,
        version=versions[0] if len(outcomes) == 1 and versions else None,
        rate=_amount(versions) if paid else None,
        amount=_amount(versions) if paid else None,
        every=(next(iter(paid)) if len(paid) == 1 else Every.UNSTATED) if paid else None,
        paid=paid,
        not_in_force_because=_because(benefit, day) if verdict is Verdict.NOT_IN_FORCE else "",
        trace=partial(_trace, tuple(versions), scope),
    )


def prerequisite(item: Item) -> Judgement:
    """Return the truth of "eligible for this" as another benefit asks it."""
    if item.verdict in (Verdict.ELIGIBLE, Verdict.INFORMATIONAL):
        return YES
    return item.judgement


def _choosing_day(benefit: Benefit, scope: Scope, on: date) -> date | Literal["unknown"] | None:
    """Return the day that chooses the version; None where the profile knows that there is no such day."""
    fact = benefit.version_fact
    if fact is None:
        return on
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


def _outcome(benefit: Benefit, version: Version | None, scope: Scope) -> _Outcome:
    if version is None:
        return _Outcome(None, Verdict.NOT_IN_FORCE, _NOT_IN_FORCE)
    if benefit.informational:
        return _Outcome(version, Verdict.INFORMATIONAL, YES)
    judgement = YES if version.when is None else judge(version.when, scope)
    return _Outcome(version, _verdict(judgement), judgement)


def _verdict(judgement: Judgement) -> Verdict:
    match judgement.truth:
        case Truth.YES:
            return Verdict.ELIGIBLE
        case Truth.NO:
            return Verdict.INELIGIBLE
        case Truth.OPEN:
            return Verdict.UNDETERMINED if judgement.missing else Verdict.NEEDS_FINDING


def _settle(benefit: Benefit, outcomes: list[_Outcome]) -> tuple[Verdict, Judgement]:
    """Return the one outcome, or, while the date that chooses among several is missing, what they agree on."""
    first = outcomes[0]
    if len(outcomes) == 1:
        return first.verdict, first.judgement
    if first.verdict.settled and all(one.verdict is first.verdict for one in outcomes):
        return first.verdict, first.judgement
    date_missing = Judgement(truth=Truth.OPEN, missing=(benefit.version_fact or "",))
    return Verdict.UNDETERMINED, combine(Truth.OPEN, [date_missing, *(one.judgement for one in outcomes)])


def _amount(versions: list[Version]) -> Interval:
    """Return the hull of what the versions pay; where one pays no money, no lower end is certain."""
    paying = [version.amount.interval for version in versions if version.amount is not None]
    every_one_pays = len(paying) == len(versions)
    return hull(paying) if every_one_pays else Interval(None, hull(paying).high)


def _paid(versions: list[Version]) -> dict[Every, Interval]:
    """Return what may be paid in each rhythm; a lower end is certain only where no version pays otherwise."""
    rhythms: dict[Every, list[Interval]] = {}
    for version in versions:
        if version.amount is not None:
            every = version.payment.every if version.payment else Every.UNSTATED
            rhythms.setdefault(every, []).append(version.amount.interval)
    certain = all(len(intervals) == len(versions) for intervals in rhythms.values())
    hulls = {every: hull(intervals) for every, intervals in rhythms.items()}
    return {every: one if certain else Interval(None, one.high) for every, one in hulls.items()}


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


def _trace(versions: tuple[Version, ...], scope: Scope) -> tuple[ConditionResult, ...]:
    return tuple(trace(version.when, scope) for version in versions if version.when is not None)
