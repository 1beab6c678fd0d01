"""How benefits stand among each other, by the second engine: each group is a small program of its own.

A group takes the eligibility of its members as it is after the groups before it, and what it compares as differences.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import assert_never

from talentrules.crosscheck.gates import Circuit, Signal
from talentrules.crosscheck.lowering import Lowered, as_number, stands
from talentrules.crosscheck.opinion import Ends, Engine, NotExpressedError, Opinion, ends_of, ends_of_truth
from talentrules.crosscheck.ranges import Heard, Range, difference
from talentrules.model.conditions import Operator
from talentrules.model.decision import ItemStanding, Verdict
from talentrules.model.facts import NONE
from talentrules.model.groups import (
    STAGES,
    Cap,
    ChooseOne,
    Compared,
    Excludes,
    Fallback,
    Group,
    GroupScope,
    Highest,
    Offset,
    Requires,
    members,
)
from talentrules.model.pack import Pack
from talentrules.money import Interval, Money

__all__ = ["Standings", "standings"]

_RECEIVED = NotExpressedError("叠加规则要计入已领取的待遇", "the group counts what was received")
_OFFSET = NotExpressedError("每次发放的金额受抵扣影响", "what is paid each time rests on a deduction")
_STANDING = {True: ItemStanding.SELECTED, None: ItemStanding.OPEN, False: ItemStanding.OUT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standings:
    """How each benefit stands, and why some could not be asked about."""

    standing: Mapping[str, ItemStanding]
    unable: Mapping[str, NotExpressedError]


def standings(opinion: Opinion, engine: Engine) -> Standings:
    """Return how the benefits of the case stand after all groups."""
    world = _World(opinion, engine)
    for group in _in_turn(opinion.pack):
        if isinstance(group, Cap):
            continue
        try:
            world.act(group)
        except NotExpressedError as unable:
            world.unable |= dict.fromkeys(_moved(group), unable)
    known = {name: _STANDING[truth] for name, truth in world.granted.items() if name not in world.unable}
    return Standings(standing=known, unable=world.unable)


def _in_turn(pack: Pack) -> Iterator[Group]:
    """Go through the groups stage by stage; within a stage one comes after those that it names."""
    for stage in STAGES:
        waiting = [one for one in pack.groups.values() if isinstance(one, stage)]
        while waiting:
            free = next(one for one in waiting if not {other.id for other in waiting} & set(one.after))
            yield free
            waiting.remove(free)


def _moved(group: Group) -> Sequence[str]:
    """Return the benefits whose standing a group may change."""
    match group:
        case Fallback():
            return (group.benefit,)
        case Requires() | Excludes() | Offset() | Highest() | ChooseOne() | Cap():
            return group.benefits
        case _:
            assert_never(group)


@dataclass
class _Sketch:
    """A group's program that is being drawn: its leaves are truths and differences that are known by now."""

    circuit: Circuit = field(default_factory=Circuit)
    facts: dict[int, Ends] = field(default_factory=dict)

    def truth(self, heard: Heard) -> Signal:
        """Return the signal of a truth that is known, or open."""
        return self._leaf(ends_of_truth(heard), Operator.IS, 1)

    def more(self, one: Range, other: Range, *, or_equal: bool) -> Signal:
        """Return the signal that one amount is more than another one."""
        low = None if one.low is None or other.high is None else one.low - other.high
        high = None if one.high is None or other.low is None else one.high - other.low
        return self._leaf(ends_of(Range(low, high), 1), Operator.AT_LEAST if or_equal else Operator.ABOVE, 0)

    def _leaf(self, ends: Ends, operator: Operator, bound: int) -> Signal:
        number = len(self.facts)
        self.facts[number] = ends
        holds, fails = stands(operator, bound)
        return self.circuit.leaf(number, holds=holds, fails=fails)


class _World:
    """The benefits as they stand after the groups that have acted."""

    def __init__(self, opinion: Opinion, engine: Engine) -> None:
        self.unable: dict[str, NotExpressedError] = {}
        self.granted: dict[str, bool | None] = {}
        self._opinion, self._engine, self._pack = opinion, engine, opinion.pack
        self._less: dict[str, Range] = {}
        for name in self._pack.benefits:
            try:
                own = opinion.own(name)
            except NotExpressedError as unable:
                self.unable[name] = unable
            else:
                self.granted[name] = own.verdict is Verdict.ELIGIBLE if own.verdict.settled else None

    def act(self, group: Group) -> None:
        """Let one group act.

        Raises:
            NotExpressedError: where the engine cannot be asked about it.

        """
        if isinstance(group, Offset):
            self._deduct(group)
            return
        for one in members(group):
            if one in self.unable:
                raise self.unable[one]
        if group.received and not self._nothing_received(group):
            raise _RECEIVED
        sketch = _Sketch()
        left = self._left(group, sketch)
        atoms = self._engine.derived(_lowered(sketch), sketch.facts)
        self.granted |= {one: _read(signal, atoms) for one, signal in left.items()}

    def _left(self, group: Group, sketch: _Sketch) -> dict[str, Signal]:
        granted = {one: sketch.truth(Heard(self.granted[one])) for one in members(group)}
        both = sketch.circuit.all_of
        match group:
            case Requires():
                needed = [granted[one] for one in group.needed]
                return {one: both([granted[one], *needed]) for one in group.benefits}
            case Fallback():
                available = sketch.truth(self._opinion.heard(group.available, self._opinion.profile))
                instead = both([granted[group.instead_of], available])
                return {group.benefit: both([granted[group.benefit], instead.opposite()])}
            case Excludes():
                return {one: both([granted[one], granted[group.winner].opposite()]) for one in group.benefits}
            case Highest():
                bases = {one: self._base(one, group) for one in group.benefits}
                return _unbeaten(group.benefits, granted, bases, sketch)
            case ChooseOne():
                return _unless_another(group.benefits, granted, self._picked(group), sketch)
            case Offset() | Cap():
                return {}
            case _:
                assert_never(group)

    def _base(self, name: str, group: Highest) -> Range:
        """Return what is compared; a benefit that pays no money in some version cannot be."""
        own = self._opinion.own(name)
        if any(version.amount is None for version in self._pack.benefits[name].versions):
            return Range(None, None)
        if group.compare is Compared.EACH_TIME:
            if name in self._less:
                raise _OFFSET
            return _as_range(own.rate)
        return self._less.get(name) or _as_range(own.whole)

    def _picked(self, group: ChooseOne) -> str | None:
        """Return the member that the applicant names and that may still be granted."""
        named = {one.values.get("benefit_name") for one in self._opinion.profile.records("choices") or ()}
        possible = (one for one in group.benefits if self.granted[one] is not False)
        return None if None in named else next((one for one in possible if named & self._words(one)), None)

    def _words(self, name: str) -> set[object]:
        return {name, self._pack.benefits[name].name}

    def _nothing_received(self, group: Group) -> bool:
        """Return whether it is known that no claim counts: the group is then as if it counted none."""
        household = group.scope in (GroupScope.HOUSEHOLD, GroupScope.HOME)
        persons = [self._opinion.profile]
        if household:
            spouses = self._opinion.profile.records("spouse")
            if spouses is None:
                return False
            persons += spouses
        return all(one.records("claims") == [] for one in persons)

    def _deduct(self, group: Offset) -> None:
        """Take what was received under the group's names from the whole of each of its benefits."""
        if group.scope is not GroupScope.PERSON:
            self.unable |= dict.fromkeys(group.benefits, _RECEIVED)
            return
        got = self._received({*group.received_as, *group.also_known})
        for name in group.benefits:
            if name not in self.unable and (whole := self._opinion.own(name).whole) is not None:
                self._less[name] = _deducted(self._less.get(name) or _as_range(whole), got)

    def _received(self, names: set[str]) -> Range:
        claims = self._opinion.profile.records("claims")
        if claims is None:
            return Range(Fraction(0), None)
        low, high = Fraction(0), Fraction(0)
        unbounded = False
        for one in claims:
            named, amount = one.values.get("benefit_name"), one.values.get("amount")
            if named is not None and (named is NONE or named not in names):
                continue
            known = as_number(amount) if isinstance(amount, Money) else None
            low += (known or 0) if named is not None else 0
            high, unbounded = high + (known or 0), unbounded or known is None
        return Range(low, None if unbounded else high)


def _deducted(whole: Range, got: Range) -> Range:
    """Return what is left; an end that is not stated stays so."""
    left = difference(whole, got)
    return Range(None if whole.low is None else left.low, None if whole.high is None else left.high)


def _unbeaten(
    names: Sequence[str], granted: Mapping[str, Signal], bases: Mapping[str, Range], sketch: _Sketch
) -> dict[str, Signal]:
    """Granted is whoever no other one beats: none that is granted pays more, or as much and stands earlier."""

    def beaten(place: int, name: str) -> Signal:
        rivals = [(at, one) for at, one in enumerate(names) if at != place]
        by = [
            sketch.circuit.all_of([granted[one], sketch.more(bases[one], bases[name], or_equal=at < place)])
            for at, one in rivals
        ]
        return sketch.circuit.any_of(by)

    return {
        name: sketch.circuit.all_of([granted[name], beaten(place, name).opposite()]) for place, name in enumerate(names)
    }


def _unless_another(
    names: Sequence[str], granted: Mapping[str, Signal], picked: str | None, sketch: _Sketch
) -> dict[str, Signal]:
    """Granted is whoever the applicant picks; while nobody is picked, each waits for the choice."""

    def preferred(one: str, name: str) -> Signal:
        known = None if picked is None or picked not in (one, name) else picked == one
        return sketch.truth(Heard(known))

    def another(name: str) -> Signal:
        others = (one for one in names if one != name)
        return sketch.circuit.any_of([sketch.circuit.all_of([granted[one], preferred(one, name)]) for one in others])

    return {name: sketch.circuit.all_of([granted[name], another(name).opposite()]) for name in names}


def _as_range(interval: Interval | None) -> Range:
    low, high = (None, None) if interval is None else (interval.low, interval.high)
    return Range(None if low is None else as_number(low), None if high is None else as_number(high))


def _lowered(sketch: _Sketch) -> Lowered:
    return Lowered(sketch.circuit.program(), (), {}, ())


def _read(signal: Signal, atoms: frozenset[int]) -> bool | None:
    return True if signal.true in atoms else False if signal.false in atoms else None
