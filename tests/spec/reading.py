"""What the reference reads: the pack, the case, and what a condition or a quantity speaks of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from talentrules.model.conditions import Condition
from talentrules.model.decision import ItemStanding, Verdict
from talentrules.model.facts import NONE, Fact, RecordsType
from talentrules.model.pack import Every, Pack
from talentrules.model.profile import Case
from talentrules.money import Interval

__all__ = [
    "NO",
    "NOTHING",
    "YES",
    "Answer",
    "Points",
    "Reading",
    "Reckoned",
    "ReferenceItem",
    "all_of",
    "any_of",
    "at_least",
    "opposite",
    "union",
]

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
class Reckoned:
    """Something from `low` to `high`, `None` where that is open, if there is such a thing at all (`applies`)."""

    low: Fraction | None
    high: Fraction | None
    applies: Answer = YES
    missing: Points = NOTHING
    findings: Points = NOTHING


@dataclass(frozen=True)
class ReferenceItem:
    """What is decided of one benefit: by its own rule, and among the others."""

    own: Verdict
    missing: Points
    findings: Points
    standing: ItemStanding
    rate: Interval | None = None
    amount: Interval | None = None
    every: Every | None = None
    paid: Mapping[Every, Interval] = field(default_factory=dict)
    whole: Interval | None = None
    amount_missing: Points = NOTHING
    amount_findings: Points = NOTHING
    pays: Answer = YES

    @property
    def verdict(self) -> Verdict:
        beaten = self.own is Verdict.ELIGIBLE and self.standing is ItemStanding.OUT
        return Verdict.SUPERSEDED if beaten else self.own


@dataclass(frozen=True)
class Reading:
    """The pack, the case, and what a condition speaks of: the whole profile, or one record of the list at `path`.

    A condition may speak of another benefit and a quantity of a condition: `item` and `answer` say what those are.
    """

    pack: Pack
    case: Case
    values: Mapping[str, object]
    facts: Mapping[str, Fact]
    item: Callable[[str, Reading], ReferenceItem]
    answer: Callable[[Condition, Reading], Answer]
    path: str = ""
    items: dict[str, ReferenceItem] = field(default_factory=dict)
    outside: Reading | None = None

    @property
    def profile(self) -> Reading:
        """What it is that is read where no record is: the whole profile."""
        return self if self.outside is None else self.outside

    def records(self, fact: str) -> list[Reading] | None:
        """Turn to each record in its place; a list that is known to be none has none; `None` where it is unknown."""
        if fact not in self.values:
            return None
        kind, listed = self.facts[fact].type, self.values[fact]
        if listed is NONE or not isinstance(kind, RecordsType) or not isinstance(listed, tuple):
            return []
        path = f"{self.path}{fact}."
        return [replace(self, values=one, facts=kind.by_id, path=path, outside=self.profile) for one in listed]

    def day(self, fact: str) -> date | None:
        """Give the day that a date fact of the profile is known to be."""
        known = self.profile.values.get(fact)
        return known if isinstance(known, date) else None


def at_least(n: int, answers: Sequence[Answer]) -> Answer:
    """Yes when n are certain, no when fewer than n are possible; *all* is all of them, *any* is one of them."""
    if sum(one.truth is True for one in answers) >= n:
        return YES
    if sum(one.truth is not False for one in answers) < n:
        return NO
    return Answer(None, union(one.missing for one in answers), union(one.findings for one in answers))


def all_of(answers: Sequence[Answer]) -> Answer:
    return at_least(len(answers), answers)


def any_of(answers: Sequence[Answer]) -> Answer:
    return at_least(1, answers)


def opposite(one: Answer) -> Answer:
    return one if one.truth is None else Answer(not one.truth)


def union(points: Iterable[Points]) -> Points:
    return NOTHING.union(*points)
