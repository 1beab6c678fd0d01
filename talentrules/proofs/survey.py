"""From conditions to the space in which they are decided: which domains they look at, and how these are cut.

Each leaf of a condition looks at one domain: a fact, a quantity that is compared with constants (an age, a count), a
record list, a finding. What fits nowhere (two facts compared with each other) is a domain of its own that may come out
either way. So the space never leaves out a person; it may hold some that cannot be, which is why a claim "never" is
proven by it, and a claim "there is one" is held against the evaluator.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import get_args

from talentrules.dates import Days
from talentrules.engine import reckonings as of
from talentrules.engine.conditions import compare_quantities
from talentrules.engine.evaluate import judge, reckon
from talentrules.engine.quantities import day_of
from talentrules.engine.scope import Docket, Scope
from talentrules.model.conditions import (
    All,
    BenefitCondition,
    Compare,
    CompareQuantity,
    Condition,
    DefinitionCondition,
    FindingCondition,
    NotRequired,
    Quantifier,
    Records,
)
from talentrules.model.facts import DateType, Fact, MoneyType, NumberType, RecordsType, Value
from talentrules.model.pack import Pack
from talentrules.model.quantities import (
    BenefitAmount,
    Between,
    ClockDay,
    DefinedQuantity,
    FactValue,
    Fold,
    Measure,
    OverRecords,
    Quantity,
    measure,
)
from talentrules.model.walk import below, parts
from talentrules.money import Money
from talentrules.proofs.cells import Point, numbers, points
from talentrules.proofs.meaning import Meaning
from talentrules.proofs.space import Axis, Column, Space, bits_of
from talentrules.truth import Truth

__all__ = ["BUDGET", "Kinds", "Nothing", "Survey", "TooLargeError", "typed"]

BUDGET = 20_000
"""How many cells a question may look at."""
_RECORD_BUDGET = 4_096
_MOST_LISTS = 128
_DEPENDS = (ClockDay, FactValue, OverRecords, DefinedQuantity, BenefitAmount, *get_args(Condition))
_EMPTY = NotRequired(subject="")


class TooLargeError(Exception):
    """A question has more cells than may be looked at: it is undecided."""


class Nothing:
    """The point of a quantity that is not there."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """A list made of one record of each of some kinds; a kind is a set of cells of the space of one record."""

    records: tuple[int, ...]
    space: Space


@dataclass(frozen=True, slots=True)
class Survey:
    """How conditions over `types` (the facts of a profile, or the fields of a record) are cut into cells.

    `within` limits a date fact to some days: the one that chooses the version.
    """

    pack: Pack
    meaning: Meaning
    types: Mapping[str, Fact]
    within: Mapping[str, Days] = field(default_factory=dict)
    of_record: bool = False

    def space(self, conditions: Iterable[Condition], budget: int = BUDGET) -> Space:
        """Return the space in which `conditions` are decided.

        Raises:
            TooLargeError: where it has more than `budget` cells.

        """
        leaves: dict[object, list[Condition]] = {}
        for leaf in self.leaves(conditions):
            found = leaves.setdefault(self.key(leaf), [])
            if not any(leaf is one for one in found):
                found.append(leaf)
        axes: list[Axis] = []
        size = 1
        for key, listed in leaves.items():
            for axis in self.axes(key, listed):
                axes.append(axis)
                size *= len(axis)
                if size > budget:
                    raise TooLargeError
        return Space(axes=tuple(axes))

    def satisfiable(self, conditions: Iterable[Condition], budget: int = BUDGET) -> bool:
        """Return whether all of `conditions` may hold together: each set of them that shares domains is asked by itself.

        Raises:
            TooLargeError: where one such set has more than `budget` cells.

        """
        for together in self.sharing(list(self._conjuncts(conditions))):
            space = self.space(together, budget)
            cells = space.everything
            for one in together:
                cells &= self.bits(one, space)
            if not cells:
                return False
        return True

    def _conjuncts(self, conditions: Iterable[Condition]) -> Iterator[Condition]:
        waiting = list(conditions)[::-1]
        while waiting:
            one = waiting.pop()
            followed = self.followed(one) if isinstance(one, DefinitionCondition | BenefitCondition) else None
            if followed is not None:
                waiting.append(followed)
            elif isinstance(one, All):
                waiting.extend(reversed(one.parts))
            else:
                yield one

    def sharing(self, conjuncts: list[Condition]) -> list[list[Condition]]:
        """Return `conjuncts` in sets, none of which looks at a domain that another one looks at; the smallest first."""
        sets: list[tuple[set[object], list[Condition]]] = []
        for one in conjuncts:
            keys: set[object] = {self.key(leaf) for leaf in self.leaves([one])}
            members = [one]
            for known in [known for known in sets if known[0] & keys]:
                sets.remove(known)
                keys |= known[0]
                members = [*known[1], *members]
            sets.append((keys, members))
        return [members for keys, members in sorted(sets, key=lambda known: len(known[0]))]

    def leaves(self, conditions: Iterable[Condition]) -> Iterator[Condition]:
        """Yield the leaves of `conditions`, what they refer to followed where it can be."""
        waiting = list(conditions)[::-1]
        while waiting:
            one = waiting.pop()
            match one:
                case NotRequired():
                    continue
                case DefinitionCondition() | BenefitCondition():
                    followed = self.followed(one)
                    if followed is None:
                        yield one
                    else:
                        waiting.append(followed)
                case Compare() | CompareQuantity() | Records() | FindingCondition():
                    yield one
                case _:
                    waiting.extend(reversed(parts(one)))

    def followed(self, one: DefinitionCondition | BenefitCondition) -> Condition | None:
        """Return the condition that a reference stands for, None where it stays as it is."""
        return None if self.of_record else self.meaning.of(one)

    def bits(self, condition: Condition, space: Space) -> int:
        """Return the cells of `space` in which `condition` holds."""
        return bits_of(condition, space, lambda one: self._bits_of_reference(one, space))

    def _bits_of_reference(self, one: DefinitionCondition | BenefitCondition, space: Space) -> int | None:
        followed = self.followed(one)
        return None if followed is None else self.bits(followed, space)

    # -- domains --------------------------------------------------------------------------------------------------------

    def key(self, leaf: Condition) -> object:  # noqa: PLR0911 - one line a form
        """Return what names the domain that decides `leaf`."""
        match leaf:
            case Compare() if leaf.fact in self.types:
                return ("fact", leaf.fact)
            case CompareQuantity() if self.constants(leaf) is not None:
                return self._key_of_quantity(leaf)
            case Records() if leaf.fact in self.types:
                return ("list", leaf.fact)
            case FindingCondition():
                return ("finding", leaf.finding)
            case BenefitCondition():
                return ("benefit", leaf.benefit)
            case DefinitionCondition():
                return ("definition", leaf.definition)
            case _:
                return ("leaf", id(leaf))

    def _key_of_quantity(self, leaf: CompareQuantity) -> object:
        one = leaf.quantity
        if isinstance(one, FactValue) and one.fact in self.types and not (one.of_profile and self.of_record):
            kind = self.types[one.fact].type
            if isinstance(kind, NumberType | MoneyType | DateType):
                return ("fact", one.fact)
        try:
            hash(one)
        except TypeError:
            return ("leaf", id(leaf))
        return ("quantity", one)

    def constants(self, leaf: CompareQuantity) -> tuple[Fraction, ...] | None:
        """Return what the bounds of `leaf` come to whatever the case, None where that depends on it."""
        found: list[Fraction] = []
        for bound in leaf.bounds:
            if any(isinstance(one, _DEPENDS) for one in below(bound)):
                return None
            came_to = reckon(bound, self.scope({}))
            if not came_to.exact or came_to.low is None:
                return None
            found.append(came_to.low)
        return tuple(found)

    def scope(self, values: Mapping[str, Value]) -> Scope:
        """Return a scope of nothing but `values`; no leaf that is judged in it looks at the day."""
        return Scope(Docket(self.pack, self.pack.verified_on, {}), values, self.types)

    def axes(self, key: object, leaves: list[Condition]) -> list[Axis]:
        """Return the domain named `key` as an axis, or several where its leaves can only be taken one by one."""
        match key:
            case ("fact", str() as fact):
                found = self._points_of(self.types[fact], leaves)
                if found is not None:
                    columns = [self._judged(leaves, {fact: one.value}) for one in found]
                    return [_axis(key, leaves, found, columns)]
            case ("quantity", one):
                quantity: Quantity = one  # type: ignore[assignment]  # as `key` made it
                return [self._axis_of_quantity(key, quantity, leaves)]
            case ("list", str() as fact):
                try:
                    return [self._axis_of_list(key, fact, leaves)]
                except TooLargeError:
                    return [_free(("leaf", id(leaf)), [leaf]) for leaf in leaves]
            case ("finding" | "benefit" | "definition", _):
                return [_free(key, leaves)]
            case _:
                pass
        return [_free(("leaf", id(leaf)), [leaf]) for leaf in leaves]

    def _judged(self, leaves: list[Condition], values: Mapping[str, Value]) -> Column:
        scope = self.scope(values)
        return tuple(judge(leaf, scope).truth is Truth.YES for leaf in leaves)

    def _points_of(self, fact: Fact, leaves: list[Condition]) -> list[Point] | None:
        constants: list[Value] = []
        for leaf in leaves:
            if isinstance(leaf, Compare):
                constants += leaf.values
            elif isinstance(leaf, CompareQuantity):
                constants += (typed(one, fact) for one in self.constants(leaf) or ())
        days = self.within.get(fact.id)
        if days is not None:
            constants += [one for one in (days.first, days.last) if one is not None]
        found = points(fact, constants)
        if days is None or found is None:
            return found
        return [one for one in found if isinstance(one.value, date) and one.value in days] or None

    def _axis_of_quantity(self, key: object, quantity: Quantity, leaves: list[Condition]) -> Axis:
        compared = [leaf for leaf in leaves if isinstance(leaf, CompareQuantity)]
        bounds = {id(leaf): [of.exactly(one) for one in self.constants(leaf) or ()] for leaf in compared}
        cuts = [one.low for listed in bounds.values() for one in listed if one.low is not None]
        counts = isinstance(quantity, OverRecords) and quantity.fold in (Fold.COUNT, Fold.IN_A_ROW)
        summed = isinstance(quantity, OverRecords) and quantity.fold is Fold.SUM
        whole = counts or isinstance(quantity, Between) or self._measure(quantity) is Measure.DAY
        found = numbers(cuts, Fraction(1) if whole else None, Fraction(0) if counts else None)
        found += [] if counts or summed else [Point(Nothing())]
        columns: list[Column] = []
        for one in found:
            value = of.exactly(one.value) if isinstance(one.value, Fraction) else of.NOTHING
            judged = (compare_quantities(leaf, value, bounds[id(leaf)]).truth for leaf in compared)
            columns.append(tuple(truth is Truth.YES for truth in judged))
        return _axis(key, leaves, found, columns)

    def _measure(self, quantity: Quantity) -> Measure:
        return measure(quantity, self.types, self.pack.measures, self.pack.facts)

    def _axis_of_list(self, key: object, fact: str, leaves: list[Condition]) -> Axis:
        """Return the lists by which of the inner conditions some record of them meets."""
        kind = self.types[fact].type
        listed = [leaf for leaf in leaves if isinstance(leaf, Records)]
        if not isinstance(kind, RecordsType):
            raise TooLargeError
        inner = Survey(self.pack, self.meaning, kind.by_id, of_record=True)
        wheres = [leaf.where or _EMPTY for leaf in listed]
        space = inner.space(wheres, _RECORD_BUDGET)
        kinds: dict[Column, int] = {(): space.everything}
        for where in wheres:
            kinds = _split(kinds, inner.bits(where, space))
        found: dict[Column, tuple[int, ...]] = {(False,) * len(listed): ()}
        for column, records in _unions(kinds, single=kind.single):
            found.setdefault(column, records)
            if len(found) > _MOST_LISTS:
                raise TooLargeError
        some = [leaf.quantifier is Quantifier.SOME for leaf in listed]
        columns = [tuple(met is wanted for met, wanted in zip(column, some, strict=True)) for column in found]
        return _axis(key, leaves, [Point(Kinds(one, space)) for one in found.values()], columns)


def _axis(key: object, leaves: list[Condition], found: list[Point], columns: list[Column]) -> Axis:
    return Axis(key=key, leaves=tuple(leaves), points=tuple(found), columns=tuple(columns))


def _free(key: object, leaves: list[Condition]) -> Axis:
    """Return the domain of a truth that nothing else decides."""
    columns = [(True,) * len(leaves), (False,) * len(leaves)]
    return _axis(key, leaves, [Point(value=True), Point(value=False)], columns)


def _split(kinds: Mapping[Column, int], where: int) -> dict[Column, int]:
    halves = (
        ((*column, met), cells & where if met else cells & ~where)
        for column, cells in kinds.items()
        for met in (True, False)
    )
    return {column: cells for column, cells in halves if cells}


def _unions(kinds: Mapping[Column, int], *, single: bool) -> Iterator[tuple[Column, tuple[int, ...]]]:
    """Yield what lists of one, two, … records meet together, each with as few records as do."""
    level: dict[Column, tuple[int, ...]] = {column: (cells,) for column, cells in kinds.items()}
    seen: set[Column] = set()
    while level:
        yield from level.items()
        seen |= level.keys()
        if single:
            return
        if len(seen) > _MOST_LISTS:
            raise TooLargeError
        following: dict[Column, tuple[int, ...]] = {}
        for column, records in level.items():
            for other, cells in kinds.items():
                both = tuple(one or more for one, more in zip(column, other, strict=True))
                if both not in seen:
                    following.setdefault(both, (*records, cells))
        level = following


def typed(number: Fraction, fact: Fact) -> Value:
    """Return the value of `fact` that counts as `number`; a fraction that it cannot have as the nearest one below."""
    match fact.type:
        case MoneyType():
            return Money(int(number))
        case DateType():
            return day_of(number)
        case NumberType(unit="%"):
            number *= 100
        case _:
            pass
    return int(number) if number.denominator == 1 else Decimal(number.numerator) / Decimal(number.denominator)
