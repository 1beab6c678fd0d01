"""One version of a benefit as the questions look at it: the cells in which it is granted, the rows that hold, a person."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import islice

from talentrules.dates import Days
from talentrules.engine.decide import decide
from talentrules.engine.evaluate import reckon
from talentrules.engine.scope import Docket, Scope
from talentrules.model.conditions import Compare, Condition
from talentrules.model.decision import Item, QuantityResult, Reckoning, Verdict
from talentrules.model.facts import NONE, ChoiceType, Value
from talentrules.model.groups import Group
from talentrules.model.pack import Benefit, Pack, Version, aside, group_terms
from talentrules.model.profile import Case
from talentrules.model.quantities import BenefitAmount, DefinedQuantity, HitPolicy, OverRecords, Quantity, Table
from talentrules.model.walk import Reference, below, quantities_in, references
from talentrules.money import Money
from talentrules.proofs.meaning import Meaning
from talentrules.proofs.space import Axis, Space
from talentrules.proofs.survey import Survey, TooLargeError
from talentrules.proofs.witness import Maker, read_in_records

__all__ = ["Subject", "Tier", "TooLarge", "World", "eligible", "sliced", "subjects", "tables_in", "traced"]

_MOST_CELLS = 12
_HAS_AN_ORDER = (int, Decimal, Fraction, Money, date)
Shows = Callable[[Item], bool]


@dataclass(frozen=True, slots=True)
class World:
    """A pack with what is made of it once: the meaning of its references, a slice for each benefit."""

    pack: Pack
    meaning: Meaning
    slices: dict[str, Pack] = field(default_factory=dict)

    @classmethod
    def of(cls, pack: Pack) -> World:
        """Return the world of `pack`."""
        return cls(pack, Meaning(pack))

    def slice(self, *benefits: str) -> Pack:
        """Return the part of the pack on which the verdicts of `benefits` rest, by their own rules."""
        key = "+".join(benefits)
        if key not in self.slices:
            self.slices[key] = sliced(self.pack, benefits)
        return self.slices[key]

    def maker(self, on: date, given: Mapping[str, Value], *benefits: str) -> Maker:
        """Return a maker of cases for the slice of `benefits`."""
        part = self.slice(*benefits)
        return Maker(part, self.meaning, on, given, read_in_records(part.terms))


@dataclass(frozen=True, slots=True)
class Tier:
    """A table of an amount with the cells in which each of its rows holds, and those in which each counts."""

    table: Table
    holds: tuple[int, ...]
    counts: tuple[int, ...]
    values: tuple[Reckoning, ...]


@dataclass(frozen=True)
class Subject:
    """A version of a benefit, in its space. `number` is its place among the versions.

    # INVARIANT: the space holds every person to whom the version may apply.
    """

    world: World
    benefit: Benefit
    version: Version
    number: int
    survey: Survey
    space: Space

    @cached_property
    def when(self) -> int:
        """The cells in which its conditions hold."""
        return self.space.everything if self.version.when is None else self.survey.bits(self.version.when, self.space)

    @cached_property
    def granted(self) -> int:
        """The cells in which its conditions hold and there is an amount, where there is to be one."""
        return self.survey.bits(self.world.meaning.granted(self.version), self.space)

    @cached_property
    def tiers(self) -> tuple[Tier, ...]:
        """The tables of its amount."""
        quantity = None if self.version.amount is None else self.version.amount.quantity
        return tuple(self._tier(table) for table in tables_in(quantity, self.world.pack))

    def _tier(self, table: Table) -> Tier:
        empty = Scope(Docket(self.world.pack, self.on, {}), {}, self.world.pack.facts)
        holds = tuple(self.survey.bits(row.when, self.space) for row in table.rows)
        values = tuple(_plain(row.value, empty) for row in table.rows)
        return Tier(table, holds, tuple(_counting(table, holds, values)), values)

    @cached_property
    def on(self) -> date:
        """A day of evaluation on which the version may apply."""
        day = self.world.pack.verified_on
        return day if self.benefit.version_fact is not None else _day_in(self.version.days, day)

    @cached_property
    def maker(self) -> Maker:
        """What makes persons for this version."""
        fact = self.benefit.version_fact
        given: dict[str, Value] = {}
        decided = {axis.key for axis in self.space.axes}
        if fact is not None and ("fact", fact) not in decided and self.version.days != Days():
            given[fact] = _day_in(self.version.days, self.on)
        return self.world.maker(self.on, given, self.benefit.id)

    def item(self, case: Case) -> Item:
        """Return what the evaluator decides of the benefit in `case`, by its own rule."""
        decision = decide(self.world.slice(self.benefit.id), case)
        return next(item for item in decision.items if item.benefit.id == self.benefit.id)

    def person(self, cells: int, shows: Shows) -> Case | None:
        """Return a case in one of `cells` of which the evaluator `shows` what is claimed; None where none was found."""
        for cell in islice(self.space.single(cells), _MOST_CELLS):
            for case in self.maker.cases(self.space, cell):
                item = self.item(case)
                if item.version is self.version and shows(item) and not self._odd(case):
                    return case
        return None

    def ordered(self, axis: Axis) -> list[int]:
        """Return the places of the points of `axis` from low to high; none where they have no order."""
        values = [one.value for one in axis.points]
        match axis.key:
            case ("fact", str() as fact):
                kind = self.world.pack.facts[fact].type
                if isinstance(kind, ChoiceType):
                    return [place for place, one in enumerate(values) if kind.ordered and one in kind.by_id]
            case _:
                pass
        return [
            place for place, one in enumerate(values) if isinstance(one, _HAS_AN_ORDER) and not isinstance(one, bool)
        ]

    def _odd(self, case: Case) -> bool:
        """Return whether a choice is none for which the rules do not ask: hardly a person to show."""
        asked = {
            axis.key
            for axis in self.space.axes
            for leaf in axis.leaves
            if isinstance(leaf, Compare) and NONE in leaf.values
        }
        kinds = self.world.pack.facts
        return any(
            known.value is NONE and isinstance(kinds[fact].type, ChoiceType) and ("fact", fact) not in asked
            for fact, known in case.profile.facts.items()
        )


@dataclass(frozen=True, slots=True)
class TooLarge:
    """A version whose space is too large; `never` says that nobody can be eligible, which was proven all the same."""

    benefit: Benefit
    version: Version
    never: bool


def subjects(world: World, benefit: Benefit, budget: int) -> Iterator[Subject | TooLarge]:
    """Yield each version of `benefit` in its space, or that this is too large."""
    for number, version in enumerate(benefit.versions):
        fact = benefit.version_fact
        within = {fact: version.days} if fact is not None and version.days != Days() else {}
        survey = Survey(world.pack, world.meaning, world.pack.facts, within)
        try:
            space = survey.space(_conditions(world, version), budget)
        except TooLargeError:
            yield TooLarge(benefit, version, _never(world, survey, version, budget))
        else:
            yield Subject(world, benefit, version, number, survey, space)


def _never(world: World, survey: Survey, version: Version, budget: int) -> bool:
    try:
        return not survey.satisfiable([world.meaning.granted(version)], budget)
    except TooLargeError:
        return False


def tables_in(quantity: Quantity | None, pack: Pack) -> Iterator[Table]:
    """Yield the tables in `quantity` and in the named quantities that it uses, not those about records."""
    waiting = [] if quantity is None else [quantity]
    while waiting:
        one = waiting.pop()
        if isinstance(one, OverRecords):
            continue
        if isinstance(one, Table):
            yield one
        if isinstance(one, DefinedQuantity):
            waiting.append(pack.quantities[one.definition].quantity)
        waiting.extend(reversed(quantities_in(one)))


def traced(results: tuple[QuantityResult, ...], table: Table) -> QuantityResult | None:
    """Return what became of `table` in the calculation of an item."""
    waiting = list(results)
    while waiting:
        one = waiting.pop()
        if one.quantity is table:
            return one
        waiting.extend(one.parts)
    return None


def eligible(item: Item) -> bool:
    """Return whether an item is granted by its own rule."""
    return item.own is Verdict.ELIGIBLE


def _conditions(world: World, version: Version) -> list[Condition]:
    quantity = None if version.amount is None else version.amount.quantity
    rows = [row.when for table in tables_in(quantity, world.pack) for row in table.rows]
    return [*([] if version.when is None else [version.when]), world.meaning.granted(version), *rows]


def _day_in(days: Days, wanted: date) -> date:
    if wanted in days:
        return wanted
    return (days.first if days.first is not None and wanted < days.first else days.last) or wanted


def _plain(value: Quantity, empty: Scope) -> Reckoning:
    """Return what a row is worth whoever asks; anything at all where it rests on what was settled elsewhere."""
    if any(isinstance(one, Condition | DefinedQuantity | BenefitAmount) for one in below(value)):
        return Reckoning()
    return reckon(value, empty)


def _counting(table: Table, holds: tuple[int, ...], values: tuple[Reckoning, ...]) -> Iterator[int]:
    """Yield for each row the cells in which it counts, as the hit policy says."""
    for place, held in enumerate(holds):
        rivals = 0
        if table.hit is HitPolicy.FIRST:
            rivals = _union(holds[:place])
        elif table.hit is HitPolicy.HIGHEST:
            rivals = _union(
                other for at, other in enumerate(holds) if at != place and _beats(values[at], values[place], at < place)
            )
        yield held & ~rivals


def _beats(one: Reckoning, other: Reckoning, earlier: bool) -> bool:
    """Return whether a row certainly pays more than another, or just as much and stands earlier."""
    if one.low is None or other.high is None:
        return False
    return one.low > other.high or (earlier and one.low == other.high)


def _union(sets: Iterator[int] | tuple[int, ...]) -> int:
    found = 0
    for one in sets:
        found |= one
    return found


def sliced(pack: Pack, benefits: Collection[str], groups: Iterable[Group] = ()) -> Pack:
    """Return the part of `pack` on which `benefits` rest, with what `groups` of them lean on."""
    reached: set[Reference] = set()
    kept = {group.id: group for group in groups}
    waiting: list[Reference] = [("benefit", one) for one in benefits]
    stated = [*(group_terms(group) for group in kept.values()), *(aside(pack.benefits[one]) for one in benefits)]
    waiting += [named for terms in stated for term in terms for named in references(term)]
    while waiting:
        one = waiting.pop()
        if one not in reached:
            reached.add(one)
            waiting.extend(pack.references.get(one, ()))
    return replace(
        pack,
        definitions={key: one for key, one in pack.definitions.items() if ("definition", key) in reached},
        quantities={key: one for key, one in pack.quantities.items() if ("quantity", key) in reached},
        benefits={
            key: replace(one, procedure=None) for key, one in pack.benefits.items() if ("benefit", key) in reached
        },
        groups=kept,
        statistics={},
    )
