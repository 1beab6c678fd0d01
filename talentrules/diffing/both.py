"""Two packs side by side, told into one, so that one space of cells holds the conditions of both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property

from talentrules.dates import Days, day_after
from talentrules.diffing.told import Common, Teller, same_type, simplest, wordless
from talentrules.model.conditions import All, Condition
from talentrules.model.pack import Benefit, Conventions, Pack, Version, aside, benefit_terms
from talentrules.model.quantities import Between, Constant, Shifted, Stated
from talentrules.model.walk import Reference, Term, below, facts_read
from talentrules.proofs.meaning import Meaning
from talentrules.proofs.subject import World

__all__ = ["Both", "Region", "regions", "same_days"]


@dataclass(frozen=True)
class Both:
    """An old and a new pack: `old` and `new` as they are, and each told without words into what is `common`."""

    old: World
    new: World
    common: Common = field(default_factory=Common)

    @cached_property
    def tellers(self) -> tuple[Teller, Teller]:
        """What tells the old pack, and the new one."""
        return Teller(self.old.pack, self.common), Teller(self.new.pack, self.common)

    @cached_property
    def shallow(self) -> tuple[Teller, Teller]:
        """Return what tells each pack rule by rule, not what the benefits that it names rest on."""
        common = Common()
        return Teller(self.old.pack, common, by_id=True), Teller(self.new.pack, common, by_id=True)

    def says_the_same(self, benefit: str) -> bool:
        """Return whether the rule of a benefit that both have is the same in itself, whatever the ones that it names."""
        old, new = (teller.benefit(benefit) for teller in self.shallow)
        return old is new

    def told(self, benefit: str) -> tuple[Benefit | None, Benefit | None]:
        """Return what each pack says about a benefit without words; None where it has none of that id."""
        old, new = self.tellers
        return (
            old.benefit(benefit) if benefit in old.pack.benefits else None,
            new.benefit(benefit) if benefit in new.pack.benefits else None,
        )

    @cached_property
    def world(self) -> World:
        """A pack in which the benefits of both stand, under their common names."""
        for teller in self.tellers:
            for benefit in teller.pack.benefits:
                teller.benefit(benefit)
        old, new = self.old.pack, self.new.pack
        merged = replace(
            new,
            facts={**old.facts, **new.facts},
            findings={**old.findings, **new.findings},
            definitions=dict(self.common.definitions),
            quantities=dict(self.common.quantities),
            benefits=dict(self.common.benefits),
            groups={},
            statistics={},
        )
        return World(merged, Meaning(merged))

    @cached_property
    def clashing(self) -> frozenset[str]:
        """The facts that the two packs declare with other values."""
        old, new = self.old.pack.facts, self.new.pack.facts
        return frozenset(one for one in old.keys() & new.keys() if not same_type(old[one], new[one]))

    def settled(self, condition: Condition) -> Condition:
        """Return the one object for a condition that was put together from told ones."""
        numbers = self.common.numbers
        if id(condition) in numbers:
            return condition
        told = wordless(condition, lambda part: self.settled(part) if isinstance(part, Condition) else part)
        return simplest(told, self.common)  # type: ignore[return-value]

    def granted(self, version: Version) -> tuple[Condition, ...]:
        """Return the conditions that must all hold for `version`, a told one, to be granted."""
        one = self.settled(self.world.meaning.granted(version))
        return one.parts if isinstance(one, All) else (one,)

    def leans_on_what_differs(self, *benefits: str) -> bool:
        """Return whether `benefits` (of the common pack) read a fact, or lean on a convention, that differs."""
        terms = [term for name in self._reached(benefits) for term in _terms(self.world.pack, name)]
        if any(fact in self.clashing for term in terms for fact in facts_read(term)):
            return True
        old, new = self.old.pack.conventions, self.new.pack.conventions
        return old != new and _leans(terms, old, new)

    def _reached(self, benefits: tuple[str, ...]) -> set[Reference]:
        graph = self.world.pack.references
        found: set[Reference] = set()
        waiting: list[Reference] = [("benefit", one) for one in benefits]
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                waiting.extend(graph.get(one, ()))
        return found


def _terms(pack: Pack, name: Reference) -> list[Term]:
    kind, one = name
    match kind:
        case "definition":
            return list(below(pack.definitions[one].when))
        case "quantity":
            return list(below(pack.quantities[one].quantity))
        case "benefit":
            return [part for term in _of_benefit(pack.benefits[one]) for part in below(term)]


def _of_benefit(benefit: Benefit) -> Iterator[Term]:
    yield from benefit_terms(benefit)
    yield from aside(benefit)


def _leans(terms: list[Term], old: Conventions, new: Conventions) -> bool:
    months = old.month_end is not new.month_end and any(isinstance(one, Between | Shifted) for one in terms)
    reckoned = any(not isinstance(one, Condition | Constant | Stated) for one in terms)
    return months or (old.money is not new.money and reckoned)


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """Days on which one version of each pack applies, or none: `days` by the clock (a date fact; "" is the evaluation)."""

    days: dict[str, Days]
    old: Version | None
    new: Version | None


def regions(old: Benefit, new: Benefit) -> list[Region]:
    """Return the stretches of days on which the same versions apply, those where they are two first."""
    clocks = [one.version_fact or "" for one in (old, new)]
    if clocks[0] == clocks[1]:
        found = [
            Region(days={clocks[0]: days}, old=_applying(old, days), new=_applying(new, days))
            for days in _stretches(old, new)
        ]
    else:
        found = [
            Region(days={clocks[0]: one, clocks[1]: other}, old=_applying(old, one), new=_applying(new, other))
            for one in _stretches(old)
            for other in _stretches(new)
        ]
    once: dict[tuple[int, int], Region] = {}
    for region in found:
        once.setdefault((id(region.old), id(region.new)), region)
    return list(once.values())


def _stretches(*benefits: Benefit) -> list[Days]:
    """Return the days of the calendar, cut where a version begins or has ended."""
    firsts: set[date] = set()
    for benefit in benefits:
        for version in benefit.versions:
            firsts |= {one for one in (version.days.first,) if one is not None}
            firsts |= {day_after(one) for one in (version.days.last,) if one is not None and one < date.max}
    begins = [None, *sorted(one for one in firsts if one > date.min)]
    ends = [*(one - timedelta(days=1) for one in begins[1:] if one is not None), None]
    return [Days(first=first, last=last) for first, last in zip(begins, ends, strict=True)]


def _applying(benefit: Benefit, days: Days) -> Version | None:
    day = days.first or days.last or date(2000, 1, 1)
    return next((version for version in benefit.versions if day in version.days), None)


def same_days(old: Benefit, new: Benefit) -> bool:
    """Return whether an unknown day leaves open the same versions in both: those who wait for it are told alike."""
    always = [any(one.days == Days() for one in benefit.versions) for benefit in (old, new)]
    return always[0] is always[1] and (always[0] or old.version_by == new.version_by)
