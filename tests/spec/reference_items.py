"""What a decision is, written a second time: plainly, to be read aloud, and sharing nothing with the engine.

The engine may be clever. These pages may not: they follow the words of `docs/language.md` one after the other, and the
laws of `tests/laws` hold the engine to them. Quantities and groups have pages of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any as Anything

from talentrules.model.conditions import (
    All,
    Any,
    AtLeastN,
    BenefitCondition,
    Compare,
    CompareQuantity,
    Condition,
    DefinitionCondition,
    FindingCondition,
    Not,
    NotRequired,
    Operator,
    Quantifier,
    Records,
)
from talentrules.model.decision import ItemStanding, Verdict
from talentrules.model.facts import NONE, ChoiceType, Fact
from talentrules.model.pack import Benefit, Clock, Every, Pack, Version
from talentrules.model.profile import Case
from talentrules.money import Interval
from tests.spec.reading import (
    NO,
    NOTHING,
    YES,
    Answer,
    Points,
    Reading,
    Reckoned,
    ReferenceItem,
    all_of,
    any_of,
    at_least,
    opposite,
    union,
)
from tests.spec.reference_quantities import as_money, bounded_by, compared_quantity, number, reckon

__all__ = ["Outcome", "alone", "answer", "read", "versions_that_may_apply"]


def read(pack: Pack, case: Case) -> Reading:
    values = {fact: known.value for fact, known in case.profile.facts.items()}
    return Reading(pack, case, values, pack.facts, item_of, answer)


# A condition ---------------------------------------------------------------------------------------------------------


def answer(condition: Condition, reading: Reading) -> Answer:  # noqa: C901, PLR0911 -- one case for each form
    match condition:
        case NotRequired():
            return YES
        case All(parts=parts):
            return all_of([answer(part, reading) for part in parts])
        case Any(parts=parts):
            return any_of([answer(part, reading) for part in parts])
        case AtLeastN(n=n, parts=parts):
            return at_least(n, [answer(part, reading) for part in parts])
        case Not(part=part):
            return opposite(answer(part, reading))
        case Compare():
            return compared(condition, reading)
        case CompareQuantity():
            return compared_quantity(condition, reading)
        case Records():
            some = some_record(condition, reading)
            return some if condition.quantifier is Quantifier.SOME else opposite(some)
        case DefinitionCondition(definition=name):
            return answer(reading.pack.definitions[name].when, reading.profile)
        case FindingCondition(finding=name):
            attested = reading.case.profile.attestations.get(name)
            return Answer(attested.holds) if attested else Answer(None, findings=frozenset({name}))
        case BenefitCondition(benefit=name):
            return granted(reading.item(name, reading.profile))


def compared(condition: Compare, reading: Reading) -> Answer:
    if condition.fact not in reading.values:
        return Answer(None, missing=frozenset({reading.path + condition.fact}))
    value = reading.values[condition.fact]
    if condition.values == (NONE,):
        return Answer(value is NONE)
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
    records = reading.records(condition.fact)
    if records is None:
        return Answer(None, missing=frozenset({reading.path + condition.fact}))
    if condition.where is None:
        return Answer(len(records) > 0)
    return any_of([answer(condition.where, record) for record in records])


def granted(item: ReferenceItem) -> Answer:
    """Answer with an item, by its own rule, where another one asks for it."""
    if item.own.settled:
        return Answer(item.own in (Verdict.ELIGIBLE, Verdict.INFORMATIONAL))
    return Answer(None, item.missing, item.findings)


# A benefit by its own rule -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Outcome:
    """What a benefit comes to if `version` is the one that applies; `None` where none is."""

    version: Version | None
    verdict: Verdict
    met: Answer = NO
    amount: Reckoned | None = None
    rate: Interval | None = None
    whole: Interval | None = None

    @property
    def rhythm(self) -> Every:
        return self.version.payment.every if self.version and self.version.payment else Every.UNSTATED


def alone(pack: Pack, case: Case) -> dict[str, ReferenceItem]:
    """Decide every benefit by its own rule, as if there were no other one beside it."""
    reading = read(pack, case)
    return {name: item_of(name, reading) for name in pack.benefits}


def item_of(name: str, reading: Reading) -> ReferenceItem:
    if name not in reading.items:
        reading.items[name] = considered(reading.pack.benefits[name], reading)
    return reading.items[name]


def considered(benefit: Benefit, reading: Reading) -> ReferenceItem:
    """Decide by the version that applies; by all that may, where the date that chooses is not known."""
    outcomes = [outcome(benefit, version, reading) for version in versions_that_may_apply(benefit, reading)]
    verdict, met = outcomes[0].verdict, outcomes[0].met
    several = frozenset({date_fact(benefit)}) if len(outcomes) > 1 else NOTHING
    if several and not (verdict.settled and all(one.verdict is verdict for one in outcomes)):
        verdict = Verdict.UNDETERMINED
        met = Answer(
            None, union([several, *(one.met.missing for one in outcomes)]), union(one.met.findings for one in outcomes)
        )
    item = ReferenceItem(verdict, met.missing, met.findings, standing_alone(verdict), pays=NO)
    # a version in whose amount this person is in no tier does not grant, and bears on no amount
    applying = [one for one in outcomes if one.version is not None and (one.amount is None or one.rate is not None)]
    paying = [one for one in applying if one.rate is not None]
    return item if not paying else with_money(item, applying, paying, several)


def with_money(
    item: ReferenceItem, applying: Sequence[Outcome], paying: Sequence[Outcome], several: Points
) -> ReferenceItem:
    rate, rhythms = hull([one.rate for one in applying]), {one.rhythm for one in paying}
    return replace(
        item,
        rate=rate,
        amount=rate,
        every=rhythms.pop() if len(rhythms) == 1 else Every.UNSTATED,
        paid=paid(applying),
        whole=hull([one.whole for one in applying]),
        amount_missing=union([several, *(one.amount.missing for one in paying if one.amount)]),
        amount_findings=union(one.amount.findings for one in paying if one.amount),
        pays=YES if len(paying) == len(applying) else Answer(None, several),
    )


def standing_alone(verdict: Verdict) -> ItemStanding:
    if verdict is Verdict.ELIGIBLE:
        return ItemStanding.SELECTED
    return ItemStanding.OUT if verdict.settled else ItemStanding.OPEN


def outcome(benefit: Benefit, version: Version | None, reading: Reading) -> Outcome:
    """Whoever is in no tier of the amount is not eligible."""
    if version is None:
        return Outcome(None, Verdict.NOT_IN_FORCE)
    amount = None if version.amount is None else reckon(version.amount.quantity, reading)
    rate = None if amount is None or amount.applies == NO else as_money(amount, reading)
    money = (amount, rate, None if rate is None else whole(version, rate, reading))
    if benefit.informational:
        return Outcome(version, Verdict.INFORMATIONAL, YES, *money)
    when = YES if version.when is None else answer(version.when, reading)
    met = all_of([when, YES if amount is None else amount.applies])
    if met.truth is not None:
        return Outcome(version, Verdict.ELIGIBLE if met.truth else Verdict.INELIGIBLE, met, *money)
    return Outcome(version, Verdict.UNDETERMINED if met.missing else Verdict.NEEDS_FINDING, met, *money)


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


def whole(version: Version, rate: Interval, reading: Reading) -> Interval:
    """All that is paid over the whole time: so many times the rate, as far as the source says how many times."""
    payment = version.payment
    if payment is None or payment.every is Every.UNSTATED:
        return Interval(rate.low, None)
    times = 1 if payment.every is Every.ONCE else payment.at_most_times
    low = None if rate.low is None else number(rate.low) * (times or 1)
    high = None if rate.high is None or times is None else number(rate.high) * times
    in_all = Reckoned(low, high)
    if payment.in_total_at_most is not None:
        in_all = bounded_by(in_all, None, reckon(payment.in_total_at_most, reading))
    return as_money(in_all, reading)


def paid(applying: Sequence[Outcome]) -> dict[Every, Interval]:
    """Say what may be paid in each rhythm; a least is certain only where every version pays, and in that rhythm."""
    rhythms = dict.fromkeys(one.rhythm for one in applying if one.rate is not None)
    return {rhythm: hull([one.rate if one.rhythm is rhythm else None for one in applying]) for rhythm in rhythms}


def hull(intervals: Sequence[Interval | None]) -> Interval:
    """From the least to the most of all; no least is certain where one of them may be nothing."""
    given = [one for one in intervals if one is not None]
    lows, highs = [one.low for one in given], [one.high for one in given]
    certain = len(given) == len(intervals) and None not in lows
    return Interval(
        min(low for low in lows if low is not None) if certain else None,
        None if None in highs else max(high for high in highs if high is not None),
    )
