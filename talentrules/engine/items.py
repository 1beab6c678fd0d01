"""What is decided of one benefit: which version applies, whether its conditions hold, what it pays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Literal

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
    paying = [version for version in versions if version.amount is not None]
    pays = bool(paying) and verdict is not Verdict.NOT_IN_FORCE
    return Item(
        benefit=benefit,
        verdict=verdict,
        standing=_STANDING.get(verdict, ItemStanding.OUT),
        judgement=judgement,
        version=versions[0] if len(outcomes) == 1 and versions else None,
        amount=_amount(paying) if pays else None,
        every=_every(paying) if pays else None,
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
    """Return the versions that may apply; None among them where it may be that none does."""
    if day is None:
        return [None]
    if isinstance(day, date):
        return [next((version for version in benefit.versions if day in version.days), None)]
    return [*benefit.versions, *([] if _covers_every_day(benefit.versions) else [None])]


def _covers_every_day(versions: Iterable[Version]) -> bool:
    """Return whether the versions, which stand in the order of their days, leave no day out."""
    next_day: date | None = date.min
    for version in versions:
        first, last = version.days.first or date.min, version.days.last
        if next_day is None or first > next_day:
            return False
        next_day = None if last is None or last == date.max else last + timedelta(days=1)
    return next_day is None


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


def _amount(paying: list[Version]) -> Interval:
    return hull(version.amount.interval for version in paying if version.amount is not None)


def _every(paying: list[Version]) -> Every:
    periods = {version.payment.every if version.payment else Every.UNSTATED for version in paying}
    return periods.pop() if len(periods) == 1 else Every.UNSTATED


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
