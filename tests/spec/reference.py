"""What a decision is, written a second time: plainly, to be read aloud, and sharing nothing with the engine.

The engine may be clever. This page may not: it follows the words of `docs/language.md` one after the other, and the
laws of `tests/laws` hold the engine to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any as Anything

from talentrules.model.conditions import (
    All,
    Any,
    AtLeastN,
    BenefitCondition,
    Compare,
    Condition,
    DefinitionCondition,
    FindingCondition,
    Not,
    NotRequired,
    Operator,
    Quantifier,
    Records,
)
from talentrules.model.decision import ItemStanding, Total, Verdict
from talentrules.model.facts import NONE, ChoiceType, Fact, RecordsType
from talentrules.model.pack import Beneficiary, Benefit, Clock, Every, Kind, Pack, Version
from talentrules.model.profile import Case
from talentrules.money import Interval, Money

__all__ = ["ReferenceItem", "decide", "totals"]

Points = frozenset[str]
NOTHING: Points = frozenset()


@dataclass(frozen=True)
class Answer:
    """Yes (`True`), no (`False`) or open (`None`); an open one names what is missing and who must still find."""

    truth: bool | None
    missing: Points = NOTHING
    findings: Points = NOTHING


YES, NO = Answer(truth=True), Answer(truth=False)


@dataclass(frozen=True)
class ReferenceItem:
    """What is decided of one benefit."""

    verdict: Verdict
    missing: Points
    findings: Points
    amount: Interval | None = None
    every: Every | None = None
    paid: Mapping[Every, Interval] = field(default_factory=dict)

    @property
    def standing(self) -> ItemStanding:
        if self.verdict is Verdict.ELIGIBLE:
            return ItemStanding.SELECTED
        return ItemStanding.OPEN if not self.verdict.settled else ItemStanding.OUT


@dataclass(frozen=True)
class Reading:
    """The pack, the case, and what a condition speaks of: the whole profile, or one record of the list at `path`."""

    pack: Pack
    case: Case
    values: Mapping[str, object]
    facts: Mapping[str, Fact]
    path: str = ""
    items: dict[str, ReferenceItem] = field(default_factory=dict)


def read(pack: Pack, case: Case) -> Reading:
    return Reading(pack, case, {fact: known.value for fact, known in case.profile.facts.items()}, pack.facts)


# A condition ---------------------------------------------------------------------------------------------------------


def answer(condition: Condition, reading: Reading) -> Answer:  # noqa: C901, PLR0911 -- one case for each form
    match condition:
        case NotRequired():
            return YES
        case All(parts=parts):
            return at_least(len(parts), [answer(part, reading) for part in parts])
        case Any(parts=parts):
            return at_least(1, [answer(part, reading) for part in parts])
        case AtLeastN(n=n, parts=parts):
            return at_least(n, [answer(part, reading) for part in parts])
        case Not(part=part):
            return opposite(answer(part, reading))
        case Compare():
            return compared(condition, reading)
        case Records():
            some = some_record(condition, reading)
            return some if condition.quantifier is Quantifier.SOME else opposite(some)
        case DefinitionCondition(definition=name):
            return answer(reading.pack.definitions[name].when, reading)
        case FindingCondition(finding=name):
            attested = reading.case.profile.attestations.get(name)
            return Answer(attested.holds) if attested else Answer(None, findings=frozenset({name}))
        case BenefitCondition(benefit=name):
            return granted(item_of(reading.pack.benefits[name], reading))


def at_least(n: int, answers: Sequence[Answer]) -> Answer:
    """Yes when n are certain, no when fewer than n are possible; *all* is all of them, *any* is one of them."""
    if sum(one.truth is True for one in answers) >= n:
        return YES
    if sum(one.truth is not False for one in answers) < n:
        return NO
    return Answer(None, union(one.missing for one in answers), union(one.findings for one in answers))


def opposite(one: Answer) -> Answer:
    return one if one.truth is None else Answer(not one.truth)


def compared(condition: Compare, reading: Reading) -> Answer:
    if condition.fact not in reading.values:
        return Answer(None, missing=frozenset({reading.path + condition.fact}))
    value = reading.values[condition.fact]
    return Answer(value is not NONE and stands(value, condition, reading.facts[condition.fact]))


def stands(value: object, condition: Compare, fact: Fact) -> bool:
    """Whether a value stands in the relation; an ordered choice is as high as its place in the list."""
    if isinstance(fact.type, ChoiceType) and fact.type.ordered:
        place = fact.type.ranks
        return RELATIONS[condition.operator](place[str(value)], [place[str(bound)] for bound in condition.values])
    return RELATIONS[condition.operator](value, condition.values)


RELATIONS: Mapping[Operator, Callable[[Anything, Anything], bool]] = {
    Operator.IS: lambda value, bounds: value == bounds[0],
    Operator.IN: lambda value, bounds: value in bounds,
    Operator.HAS: lambda value, bounds: bounds[0] in value,
    Operator.AT_LEAST: lambda value, bounds: value >= bounds[0],
    Operator.AT_MOST: lambda value, bounds: value <= bounds[0],
    Operator.ABOVE: lambda value, bounds: value > bounds[0],
    Operator.BELOW: lambda value, bounds: value < bounds[0],
    Operator.BETWEEN: lambda value, bounds: bounds[0] <= value <= bounds[1],
}


def some_record(condition: Records, reading: Reading) -> Answer:
    if condition.fact not in reading.values:
        return Answer(None, missing=frozenset({reading.path + condition.fact}))
    records = records_of(condition, reading)
    if condition.where is None:
        return Answer(len(records) > 0)
    return at_least(1, [answer(condition.where, record) for record in records])


def records_of(condition: Records, reading: Reading) -> list[Reading]:
    """Turn to each record in its place; of a list that is known to be none there is none."""
    kind, records = reading.facts[condition.fact].type, reading.values.get(condition.fact)
    if not isinstance(kind, RecordsType) or not isinstance(records, tuple):
        return []
    path = f"{reading.path}{condition.fact}."
    return [replace(reading, values=record, facts=kind.by_id, path=path) for record in records]


def granted(item: ReferenceItem) -> Answer:
    """Answer with an item, where another one asks for it."""
    if item.verdict.settled:
        return Answer(item.verdict in (Verdict.ELIGIBLE, Verdict.INFORMATIONAL))
    return Answer(None, item.missing, item.findings)


# A benefit -----------------------------------------------------------------------------------------------------------


def decide(pack: Pack, case: Case) -> dict[str, ReferenceItem]:
    reading = read(pack, case)
    return {name: item_of(benefit, reading) for name, benefit in pack.benefits.items()}


def item_of(benefit: Benefit, reading: Reading) -> ReferenceItem:
    if benefit.id not in reading.items:
        reading.items[benefit.id] = considered(benefit, reading)
    return reading.items[benefit.id]


def considered(benefit: Benefit, reading: Reading) -> ReferenceItem:
    """Decide by the version that applies; by all that may, where the date that chooses is not known."""
    candidates = versions_that_may_apply(benefit, reading)
    outcomes = [outcome(benefit, version, reading) for version in candidates]
    verdict, missing, findings = outcomes[0]
    if len(outcomes) > 1 and not (verdict.settled and all(one[0] is verdict for one in outcomes)):
        verdict = Verdict.UNDETERMINED
        missing = union([frozenset({date_fact(benefit)}), *(one[1] for one in outcomes)])
        findings = union(one[2] for one in outcomes)
    if verdict is Verdict.NOT_IN_FORCE:
        return ReferenceItem(verdict, missing, findings)
    versions = [version for version in candidates if version is not None]
    return ReferenceItem(verdict, missing, findings, amount(versions), every(versions), paid(versions))


def outcome(benefit: Benefit, version: Version | None, reading: Reading) -> tuple[Verdict, Points, Points]:
    if version is None:
        return Verdict.NOT_IN_FORCE, NOTHING, NOTHING
    if benefit.informational:
        return Verdict.INFORMATIONAL, NOTHING, NOTHING
    met = YES if version.when is None else answer(version.when, reading)
    if met.truth is not None:
        return Verdict.ELIGIBLE if met.truth else Verdict.INELIGIBLE, NOTHING, NOTHING
    verdict = Verdict.UNDETERMINED if met.missing else Verdict.NEEDS_FINDING
    return verdict, met.missing, met.findings


def date_fact(benefit: Benefit) -> str:
    return "applied_on" if benefit.version_by is Clock.APPLICATION else str(benefit.version_by)


def versions_that_may_apply(benefit: Benefit, reading: Reading) -> list[Version | None]:
    """Give the version of the day; without a day the one that has no dates; none where there is no day to know."""
    by_evaluation = benefit.version_by is Clock.EVALUATION
    day = reading.case.on if by_evaluation else reading.values.get(date_fact(benefit))
    if isinstance(day, date):
        return [version_on(benefit, day)]
    for version in benefit.versions:
        if version.days.first is None and version.days.last is None:
            return [version]
    return [None] if day is NONE else [*benefit.versions, None]


def version_on(benefit: Benefit, day: date) -> Version | None:
    return next((version for version in benefit.versions if in_force(version, day)), None)


def in_force(version: Version, day: date) -> bool:
    """Whether the version applies on `day`: from its first day to its last, both included."""
    return (version.days.first or date.min) <= day <= (version.days.last or date.max)


# What a benefit pays -------------------------------------------------------------------------------------------------


def amount(versions: Sequence[Version]) -> Interval | None:
    """From the least to the most that the versions may pay; no least is certain where one of them pays no money."""
    paying = [version.amount.interval for version in versions if version.amount is not None]
    if not paying:
        return None
    return around(paying) if len(paying) == len(versions) else Interval(None, around(paying).high)


def every(versions: Sequence[Version]) -> Every | None:
    rhythms = {rhythm(version) for version in versions if version.amount is not None}
    if len(rhythms) > 1:
        return Every.UNSTATED
    return rhythms.pop() if rhythms else None


def paid(versions: Sequence[Version]) -> dict[Every, Interval]:
    """Say what may be paid in each rhythm; a least is certain only where every version pays, and in that rhythm."""
    rhythms = {version: rhythm(version) for version in versions if version.amount is not None}
    certain = len(rhythms) == len(versions) and len(set(rhythms.values())) == 1
    possible = {
        one: around([v.amount.interval for v in versions if v.amount is not None and rhythm(v) is one])
        for one in rhythms.values()
    }
    return {one: Interval(whole.low if certain else None, whole.high) for one, whole in possible.items()}


def rhythm(version: Version) -> Every:
    return version.payment.every if version.payment else Every.UNSTATED


def around(intervals: Sequence[Interval]) -> Interval:
    """Reach from the least to the most of all; an end that one of them does not state is not stated."""
    lows, highs = [one.low for one in intervals], [one.high for one in intervals]
    return Interval(
        None if None in lows else min(low for low in lows if low is not None),
        None if None in highs else max(high for high in highs if high is not None),
    )


# The totals ----------------------------------------------------------------------------------------------------------


def totals(pack: Pack, items: Mapping[str, ReferenceItem]) -> tuple[Total, ...]:
    """Add what is certain and what is possible, for each beneficiary and each period; a loan is no income."""
    rows = (row(pack, items, who, period) for who in Beneficiary for period in Every)
    return tuple(one for one in rows if one.items)


def row(pack: Pack, items: Mapping[str, ReferenceItem], who: Beneficiary, period: Every) -> Total:
    counted = {
        benefit.id: (items[benefit.id].standing, items[benefit.id].paid[period])
        for benefit in pack.benefits.values()
        if benefit.beneficiary is who
        and period in items[benefit.id].paid
        and items[benefit.id].standing is not ItemStanding.OUT
        and benefit.kind is not Kind.LOAN
    }
    certain = [pay.low for standing, pay in counted.values() if standing is ItemStanding.SELECTED and pay.low]
    unstated = tuple(name for name, (_, pay) in counted.items() if pay.high is None)
    possible = None if unstated else total(pay.high for _, pay in counted.values() if pay.high)
    return Total(
        beneficiary=who, every=period, low=total(certain), high=possible, items=tuple(counted), unstated=unstated
    )


def total(amounts: Iterable[Money]) -> Money:
    return Money(sum(amount.in_fen for amount in amounts))


def union(points: Iterable[Points]) -> Points:
    return NOTHING.union(*points)
