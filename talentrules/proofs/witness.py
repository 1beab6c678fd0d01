"""From a cell to a person: facts that would put a case into it. Whoever asks holds the person against the evaluator.

Most domains give their value away; a quantity is solved for the facts in it (an age for the day of birth), a record list
is made of a record for each kind that it needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from itertools import islice, product

from dateutil.relativedelta import relativedelta

from talentrules.engine.evaluate import judge, reckon
from talentrules.engine.quantities import as_number, day_of
from talentrules.engine.scope import Docket, Scope
from talentrules.model.conditions import (
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
from talentrules.model.facts import (
    NONE,
    BooleanType,
    DateType,
    Fact,
    MoneyType,
    NumberType,
    Record,
    RecordsType,
    SetType,
    Value,
)
from talentrules.model.pack import Pack
from talentrules.model.profile import Attestation, Case, Known, Profile
from talentrules.model.quantities import (
    BenefitAmount,
    Between,
    Bounded,
    Clock,
    ClockDay,
    DefinedQuantity,
    Difference,
    FactValue,
    Fold,
    Greatest,
    Least,
    OverRecords,
    Product,
    Quantity,
    Rounded,
    Shifted,
    Sum,
    Unit,
    YearStart,
)
from talentrules.model.walk import Term, below, terms_in
from talentrules.money import Money
from talentrules.proofs.meaning import Meaning
from talentrules.proofs.space import Axis, Space
from talentrules.proofs.survey import Kinds, Nothing, Survey, TooLargeError, typed
from talentrules.truth import Truth

__all__ = ["Maker", "read_in_records"]

_MOST_WAYS = 12
_MOST_RECORDS = 40
_ORDER = ("fact", "finding", "list", "quantity", "benefit", "definition", "leaf")
Target = Fraction | Nothing


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes the cases of one pack: evaluated `on` a day, with some facts given from the start.

    `fields` are those that the pack reads of each record list: a record that is made says something of each.
    """

    pack: Pack
    meaning: Meaning
    on: date
    given: Mapping[str, Value]
    fields: Mapping[str, frozenset[str]]

    def ways(self, space: Space, cell: int, chosen: Mapping[int, int] | None = None) -> Iterator[tuple[int, ...]]:
        """Yield points, one an axis, that lie in `cell`; `chosen` names the one on some of the axes."""
        wanted = chosen or {}
        places = [
            [wanted[number]] if number in wanted else axis.places(digit)
            for number, (axis, digit) in enumerate(zip(space.axes, space.digits(cell), strict=True))
        ]
        return islice(product(*places), _MOST_WAYS)

    def cases(self, space: Space, cell: int) -> Iterator[Case]:
        """Yield cases that should lie in `cell` of `space`."""
        found = (self.case(space, way) for way in self.ways(space, cell))
        return (case for case in found if case is not None)

    def case(self, space: Space, way: tuple[int, ...]) -> Case | None:
        """Return a case with the point `way[n]` on each axis n, None where none was found."""
        given = dict(self.given)
        if "applied_on" in self.pack.facts_read and all(axis.key != ("fact", "applied_on") for axis in space.axes):
            given.setdefault("applied_on", self.on)
        axes = sorted(zip(space.axes, way, strict=True), key=_place)
        draft = self._draft(axes, given)
        if draft is None and sum(axis.key[0] == "leaf" for axis, _ in axes if isinstance(axis.key, tuple)) > 1:
            backwards = axes[::-1]  # what fits no domain, in the other order
            draft = self._draft(sorted(backwards, key=_place), given)
        if draft is None:
            return None
        facts = {fact: Known(value=draft.values[fact]) for fact in self.pack.facts if fact in draft.values}
        attested = {finding: Attestation(holds=holds) for finding, holds in draft.attested.items()}
        return Case(profile=Profile(facts=facts, attestations=attested), on=self.on)

    def _draft(self, axes: list[tuple[Axis, int]], given: Mapping[str, Value]) -> Draft | None:
        """Return a draft in which all `axes` are settled in this order, None where that could not be done."""
        draft = Draft(self, dict(given), self.pack.facts)
        return draft if all(draft.put(axis, place) for axis, place in axes) else None


def _place(one: tuple[Axis, int]) -> int:
    key = one[0].key
    return _ORDER.index(str(key[0])) if isinstance(key, tuple) else len(_ORDER)


@dataclass(slots=True)
class Draft:
    """The facts of a case, or the fields of a record, as far as they are settled."""

    maker: Maker
    values: dict[str, Value]
    types: Mapping[str, Fact]
    parent: Draft | None = None
    attested: dict[str, bool] = field(default_factory=dict)

    @property
    def scope(self) -> Scope:
        """What the evaluator would see."""
        outer = None if self.parent is None else self.parent.scope
        docket = Docket(self.maker.pack, self.maker.on, self.attested) if outer is None else outer.docket
        return Scope(docket, self.values, self.types, "", outer)

    def put(self, axis: Axis, place: int) -> bool:
        """Settle what puts the case at a point of `axis`; return whether that could be done."""
        value = axis.points[place].value
        match axis.key:
            case ("fact", str() as fact):
                return self.settle(fact, value)
            case ("finding", str() as finding):
                self.attested[finding] = value
                return True
            case ("list", str() as fact):
                return self.list_of(fact, value)
            case ("quantity", one):
                quantity: Quantity = one  # type: ignore[assignment]  # as the survey made it
                return (self.known(quantity) is not None and self._lies(axis, place)) or self.reach(quantity, value)
            case ("leaf", _):
                return all(self.meet(leaf, wanted=value) for leaf in axis.leaves)
            case _:
                return True

    def _lies(self, axis: Axis, place: int) -> bool:
        """Return whether what is settled puts the case into the cell of a point of `axis` already."""
        return all(self._comes_to(leaf, met) for leaf, met in zip(axis.leaves, axis.columns[place], strict=True))

    def settle(self, fact: str, value: Value) -> bool:
        """Let `fact` be `value`, unless it is something else already."""
        if fact not in self.types:
            return False
        return self.values.setdefault(fact, value) == value

    # -- records ----------------------------------------------------------------------------------------------------------

    def list_of(self, fact: str, kinds: Kinds) -> bool:
        """Let the list `fact` have a record of each of `kinds`."""
        found: list[Record] = []
        for cells in kinds.records:
            record = self.record_in(fact, kinds.space, cells)
            if record is None:
                return False
            found.append(record)
        return self.settle(fact, tuple(found))

    def record_in(
        self, fact: str, space: Space, cells: int, take: tuple[Quantity, Target] | None = None
    ) -> Record | None:
        """Return a record of the list `fact` that lies in `cells`, and gives what `take` says."""
        for cell in islice(space.single(cells), _MOST_WAYS):
            draft = self.inside(fact)
            axes = sorted(zip(space.axes, space.digits(cell), strict=True), key=_place)
            if all(draft.put(axis, axis.places(digit)[0]) for axis, digit in axes) and (
                take is None or draft.reach(*take)
            ):
                asked = [field for field in self.maker.fields.get(fact, ()) if field in draft.types]
                return {**{field: _neutral(draft.types[field]) for field in asked}, **draft.values}
        return None

    def inside(self, fact: str) -> Draft:
        """Return an empty draft of a record of the list `fact`."""
        kind = self.types[fact].type
        fields = kind.by_id if isinstance(kind, RecordsType) else {}
        return Draft(self.maker, {}, fields, self)

    def record(self, one: OverRecords | Records, take: tuple[Quantity, Target] | None = None) -> Record | None:
        """Return a record that counts for `one`."""
        kind = self.types[one.fact].type if one.fact in self.types else None
        if not isinstance(kind, RecordsType):
            return None
        survey = Survey(self.maker.pack, self.maker.meaning, kind.by_id, of_record=True)
        where = one.where or NotRequired(subject="")
        try:
            space = survey.space([where])
        except TooLargeError:
            return None
        return self.record_in(one.fact, space, survey.bits(where, space), take)

    # -- quantities -------------------------------------------------------------------------------------------------------

    def known(self, quantity: Quantity) -> Fraction | None:
        """Return what `quantity` comes to where that is settled."""
        if isinstance(quantity, DefinedQuantity):
            return self.known(self.maker.pack.quantities[quantity.definition].quantity)
        if _settled_elsewhere(quantity):
            return None
        found = reckon(quantity, self.scope)
        return found.low if found.exact else None

    def reach(self, quantity: Quantity, target: Target) -> bool:  # noqa: C901, PLR0911, PLR0912 - one case a form
        """Settle facts so that `quantity` comes to `target`; return whether it was tried with some hope."""
        match quantity:
            case FactValue() | OverRecords() if quantity.of_profile and self.parent is not None:
                return self.parent.reach(quantity, target)
            case FactValue():
                return self._fact(quantity.fact, target)
            case ClockDay(clock=Clock.APPLICATION):
                return self._fact("applied_on", target) if self.parent is None else self.parent.reach(quantity, target)
            case YearStart():
                return self.reach(quantity.day, target)
            case Shifted():
                return self.reach(quantity.day, _before(target, quantity))
            case Between():
                return self._between(quantity, target)
            case OverRecords():
                return self._records(quantity, target)
            case Sum() | Product():
                return self._together(quantity, target)
            case Difference() if isinstance(target, Fraction):
                less = self.known(quantity.less)
                if less is None and not self.reach(quantity.less, Fraction(0)):
                    return False
                return self.reach(quantity.whole, target + (less or 0))
            case Least() | Greatest():
                return all(self.known(part) is not None or self.reach(part, target) for part in quantity.parts)
            case Bounded() | Rounded():
                return self.reach(quantity.base, target)
            case DefinedQuantity():
                return self.reach(self.maker.pack.quantities[quantity.definition].quantity, target)
            case _:
                return isinstance(target, Fraction) and self.known(quantity) == target

    def _fact(self, fact: str, target: Target) -> bool:
        if isinstance(target, Nothing):
            return self.settle(fact, NONE)
        return (
            fact in self.types
            and _fits(target, self.types[fact])
            and self.settle(fact, typed(target, self.types[fact]))
        )

    def _between(self, quantity: Between, target: Target) -> bool:
        first, last = quantity.first, quantity.last
        if isinstance(target, Nothing):
            return self.reach(first, target) or self.reach(last, target)
        if self.known(first) is None and self.known(last) is None:
            day = as_number(self.maker.on)
            if not self.reach(first, day) and not self.reach(last, day):
                return False
        begin, end = self.known(first), self.known(last)
        if begin is not None:
            return self.reach(last, _moved(begin, quantity.unit, int(target)))
        return end is not None and self.reach(first, _moved(end, quantity.unit, -int(target)))

    def _records(self, quantity: OverRecords, target: Target) -> bool:
        if quantity.fact in self.values:
            return self.known(quantity) == target
        count, takes = 1, [(quantity.take, target)]
        if isinstance(target, Nothing) or target == 0:
            count, takes = 0, []
        elif quantity.fold is Fold.COUNT:
            count, takes = int(target), [(None, target)] * int(target)
        elif quantity.fold is Fold.IN_A_ROW:
            count, takes = int(target), [(quantity.take, Fraction(2000 + n)) for n in range(int(target))]
        if not 0 <= count <= _MOST_RECORDS:
            return False
        found = [self.record(quantity, None if take is None else (take, value)) for take, value in takes]
        records = tuple(one for one in found if one is not None)
        return len(records) == count and self.settle(quantity.fact, records)

    def _together(self, quantity: Sum | Product, target: Target) -> bool:
        """Let all parts but one be neutral, and that one make up for the rest."""
        if isinstance(target, Nothing):
            return self.reach(quantity.parts[0], target)
        adds = isinstance(quantity, Sum)
        unknown = [part for part in quantity.parts if self.known(part) is None]
        for part in unknown[1:]:
            if not self.reach(part, Fraction(0 if adds else 1)):
                return False
        rest = Fraction(0 if adds else 1)
        for part in quantity.parts:
            if not unknown or part is not unknown[0]:
                came_to = self.known(part)
                if came_to is None:
                    return False
                rest = rest + came_to if adds else rest * came_to
        if not unknown or (not adds and rest == 0):
            return rest == target
        return self.reach(unknown[0], target - rest if adds else target / rest)

    # -- what fits no domain -----------------------------------------------------------------------------------------------

    def meet(self, leaf: Condition, *, wanted: bool) -> bool:
        """Settle facts so that `leaf` holds, or does not."""
        if self._comes_to(leaf, wanted):
            return True
        match leaf:
            case CompareQuantity():
                return self._compared(leaf, wanted=wanted)
            case Records():
                return self._some(leaf, wanted=wanted is (leaf.quantifier is Quantifier.SOME))
            case Compare(operator=Operator.HAS):
                held = self.values.get(leaf.fact, frozenset())
                if wanted and isinstance(held, frozenset):
                    self.values[leaf.fact] = held | {str(leaf.values[0])}
                return leaf.fact in self.values or self.settle(leaf.fact, frozenset())
            case _:
                return isinstance(leaf, FindingCondition | Not)

    def _compared(self, leaf: CompareQuantity, *, wanted: bool) -> bool:
        """Try what is compared at the other's value, and a unit on either side of it, whichever of them is settled."""
        if "applied_on" in self.types:
            self.values.setdefault("applied_on", self.maker.on)
        before = dict(self.values)
        for bound in leaf.bounds:
            for sought, fixed in ((leaf.quantity, bound), (bound, leaf.quantity)):
                for apart in (0, 1, -1):
                    self.values = dict(before)
                    if self._brought(sought, fixed, apart) and self._may(leaf, wanted):
                        return True
        return False

    def _brought(self, sought: Quantity, fixed: Quantity, apart: int) -> bool:
        """Bring `sought` as far `apart` from `fixed` as that; where neither is settled, settle `fixed` first."""
        if self.known(fixed) is None and not self.reach(fixed, as_number(self.maker.on)):
            return False
        target = self.known(fixed)
        return target is not None and self.reach(sought, target + apart)

    def _comes_to(self, leaf: Condition, wanted: bool) -> bool:
        """Return whether `leaf` is settled as `wanted` already."""
        return not _settled_elsewhere(leaf) and judge(leaf, self.scope).truth is (Truth.YES if wanted else Truth.NO)

    def _may(self, leaf: Condition, wanted: bool) -> bool:
        """Return whether `leaf` is as `wanted`, or cannot be told from here."""
        return _settled_elsewhere(leaf) or self._comes_to(leaf, wanted)

    def _some(self, leaf: Records, *, wanted: bool) -> bool:
        if not wanted:
            return bool(self.settle(leaf.fact, ()))
        record = self.record(leaf)
        if record is None:
            return False
        listed = self.values.get(leaf.fact, ())
        self.values[leaf.fact] = (*listed, record) if isinstance(listed, tuple) else (record,)
        return True


def _neutral(fact: Fact) -> Value:
    """Return an answer that asks for nothing more: no, the least number, nothing chosen, none."""
    match fact.type:
        case BooleanType():
            return False
        case NumberType() as kind:
            return kind.minimum or 0
        case MoneyType():
            return Money(0)
        case SetType():
            return frozenset()
        case _:
            return NONE


def _settled_elsewhere(term: Term) -> bool:
    """Return whether `term` names what only a whole decision settles."""
    named = (DefinedQuantity, BenefitAmount, DefinitionCondition, BenefitCondition)
    return any(isinstance(one, named) for one in below(term))


def _fits(number: Fraction, fact: Fact) -> bool:
    """Return whether `fact` can have the value that counts as `number`."""
    kind = fact.type
    if isinstance(kind, DateType):
        return 1 <= number <= date.max.toordinal()
    if isinstance(kind, MoneyType):
        return number >= 0 and number.denominator == 1
    if not isinstance(kind, NumberType):
        return False
    written = number * 100 if kind.unit == "%" else number
    above = kind.minimum is None or written >= kind.minimum
    whole = written.denominator == 1 or (not kind.whole and (written * 10_000).denominator == 1)
    return above and whole and (kind.maximum is None or written <= kind.maximum)


def _before(target: Target, quantity: Shifted) -> Target:
    if isinstance(target, Nothing):
        return target
    by = quantity.by
    return _safely(lambda: day_of(target) - relativedelta(months=by.in_months, days=by.days))


def _moved(start: Fraction, unit: Unit, count: int) -> Target:
    match unit:
        case Unit.YEAR:
            by = relativedelta(years=count)
        case Unit.MONTH:
            by = relativedelta(months=count)
        case Unit.DAY:
            by = relativedelta(days=count)
    return _safely(lambda: day_of(start) + by)


def _safely(day: Callable[[], date]) -> Target:
    """Return the day as a number, nothing where it lies beyond the calendar."""
    try:
        return as_number(day())
    except (OverflowError, ValueError):
        return Nothing()


def read_in_records(terms: tuple[Term, ...]) -> dict[str, frozenset[str]]:
    """Return the fields that `terms` read of each record list, by the name of the list."""
    found: dict[str, set[str]] = {}
    waiting: list[tuple[Term, str]] = [(term, "") for term in terms]
    while waiting:
        one, around = waiting.pop()
        of_profile = getattr(one, "of_profile", False)
        if around and isinstance(one, Compare | Records | FactValue | OverRecords) and not of_profile:
            found.setdefault(around, set()).add(one.fact)
        inside = one.fact if isinstance(one, Records | OverRecords) else around
        waiting.extend((part, inside) for part in terms_in(one))
    return {fact: frozenset(fields) for fact, fields in found.items()}
