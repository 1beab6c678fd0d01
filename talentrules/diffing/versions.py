"""One version of a benefit beside another: where their answers differ, and a person who stands there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from talentrules.dates import Days
from talentrules.diffing.both import Both, Region
from talentrules.diffing.half_known import HalfKnown, half_known
from talentrules.diffing.people import Crowd, Rest, rests
from talentrules.diffing.told import wordless
from talentrules.diffing.worth import Weigher, rows_of
from talentrules.model.conditions import Condition, NotRequired
from talentrules.model.facts import Value
from talentrules.model.pack import Benefit, Version
from talentrules.model.profile import Case
from talentrules.model.quantities import Quantity
from talentrules.model.walk import Term
from talentrules.proofs.space import Space
from talentrules.proofs.survey import Survey, TooLargeError
from talentrules.truth import Truth

__all__ = ["Pair", "Verdicts", "crowd_of"]

_ALWAYS = NotRequired(subject="")
_MOST_CLASSES = 2_000
_ROOM = 8
"""By how much more cells may be looked at where not everything is known: each domain has some more points there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdicts:
    """What the cells say of two versions: who may be answered differently, the likeliest first, and who is looked at."""

    crowd: Crowd
    space: Space
    candidates: tuple[int, ...]
    others: tuple[Rest, ...]
    half_known: bool = False

    def persons(self) -> Iterator[Case]:
        """Yield persons who may be answered differently."""
        make = self.crowd.half_known if self.half_known else self.crowd.persons
        for cells in self.candidates:
            yield from make(self.space, cells, self.others)


@dataclass(frozen=True)
class Pair:
    """The versions of a benefit, told without words, that apply in one region of days; both are there."""

    both: Both
    benefits: tuple[Benefit, Benefit]
    versions: tuple[Version, Version]
    region: Region
    budget: int
    for_groups: bool = False
    """Whether only that is asked which groups look at: the verdict and what is paid, not when, nor what is owed."""

    # What is asked -----------------------------------------------------------------------------------------------------

    @cached_property
    def asked(self) -> tuple[tuple[Condition, ...], tuple[Condition, ...]]:
        """The conditions of each version that the other one does not have."""
        old, new = (() if self.told_only else self.both.granted(one) for one in self.versions)
        return (
            tuple(one for one in old if not any(one is other for other in new)),
            tuple(one for one in new if not any(one is other for other in old)),
        )

    @cached_property
    def shared(self) -> tuple[Condition, ...]:
        """The conditions that both versions have."""
        if self.told_only:
            return ()
        return tuple(
            one for one in self.both.granted(self.versions[0]) if not any(one is other for other in self.asked[0])
        )

    @property
    def told_only(self) -> bool:
        """Whether the benefit is only told, in both packs."""
        return all(one.informational for one in self.benefits)

    @cached_property
    def terms(self) -> list[tuple[Quantity | None, Quantity | None]]:
        """The quantities that are two, in their places: amounts, bounds of payments, days from which is counted."""
        kept = 2 if self.for_groups else None
        found = zip(*(list(map(_quantity, _places(one)))[:kept] for one in self.versions), strict=True)
        return [(old, new) for old, new in found if old is not new]

    @cached_property
    def whiles(self) -> tuple[Condition, Condition] | None:
        """The conditions on which a part is paid, where they are two."""
        old, new = (_while(one) for one in self.versions)
        return None if old is new or self.for_groups else (old, new)

    @cached_property
    def same_forms(self) -> bool:
        """Whether all but conditions and quantities is the same: rhythms, shares, durations, who it is for."""
        if self.for_groups:
            rhythms = [_rhythm(one) for one in self.versions]
            return rhythms[0] == rhythms[1]
        old, new = (
            (self.both.common.key(_form(version)), benefit.beneficiary, benefit.kind)
            for version, benefit in zip(self.versions, self.benefits, strict=True)
        )
        return old == new

    @cached_property
    def survey(self) -> Survey:
        """How the conditions are cut, on the days of the region."""
        world = self.both.world
        within = {fact: days for fact, days in self.region.days.items() if fact and days != Days()}
        return Survey(world.pack, world.meaning, world.pack.facts, within)

    @cached_property
    def crowd(self) -> Crowd:
        """What makes persons for the region."""
        return crowd_of(self.both, self.benefits, self.region)

    def involved(self) -> list[Condition]:
        """Return the conditions by which the answers may differ."""
        pack = self.both.world.pack
        rows = [when for pair in self.terms for one in pair for when in rows_of(one, pack)]
        return [*self.asked[0], *self.asked[1], *rows, *(self.whiles or ())]

    @cached_property
    def touched(self) -> tuple[list[Condition], list[list[Condition]]]:
        """Which of the shared conditions look at a domain of those involved, and the sets of the others."""
        key = self.survey.key
        keys = {key(leaf) for leaf in self.survey.leaves(self.involved())}
        sets: list[tuple[set[object], list[Condition]]] = []
        near: list[Condition] = []
        for one in self.shared:
            own: set[object] = {key(leaf) for leaf in self.survey.leaves([one])}
            members = [one]
            for known in [known for known in sets if known[0] & own]:
                sets.remove(known)
                own |= known[0]
                members = [*known[1], *members]
            sets.append((own, members))
        apart: list[list[Condition]] = []
        for own, members in sets:
            if own & keys:
                near += members
            else:
                apart.append(members)
        return near, apart

    # Of whom everything is known ---------------------------------------------------------------------------------------

    def verdicts(self) -> Verdicts:
        """Return where the two versions may answer differently somebody of whom everything is known.

        Raises:
            TooLargeError: where there are too many cells.

        """
        near, apart = self.touched
        try:
            space = self.survey.space([*self.involved(), *near], self.budget)
        except TooLargeError:
            if not near:
                raise
            near, apart = [], [near, *apart]
            space = self.survey.space(self.involved(), self.budget)
        others = tuple(rests(self.survey, apart, self.budget))
        nobody = any(not one.cells for one in others)
        candidates = () if nobody else tuple(one for one in self._differing(space, near) if one)
        return Verdicts(crowd=self.crowd, space=space, candidates=candidates, others=others)

    def _differing(self, space: Space, near: Sequence[Condition]) -> Iterator[int]:
        bits = self.survey.bits
        base = space.everything
        for one in near:
            base &= bits(one, space)
        old = new = base
        for one in self.asked[0]:
            old &= bits(one, space)
        for one in self.asked[1]:
            new &= bits(one, space)
        yield old ^ new
        granted = old & new
        if not self.same_forms:
            yield granted
        if self.whiles is not None:
            yield granted & (bits(self.whiles[0], space) ^ bits(self.whiles[1], space))
        yield from self._by_worth(
            granted, lambda when: [(Truth.YES, bits(when, space)), (Truth.NO, ~bits(when, space))]
        )

    def _by_worth(self, cells: int, ways: Callable[[Condition], list[tuple[Truth, int]]]) -> Iterator[int]:
        """Yield those of `cells` in which two quantities come to what is not plainly the same."""
        pack = self.both.world.pack
        weigher = Weigher(self.both.world, self.both.common)
        for old, new in self.terms:
            rows = {id(one): one for quantity in (old, new) for one in rows_of(quantity, pack)}
            for truths, some in _classes(list(rows.values()), cells, ways):
                holds = dict(zip(rows, truths, strict=True))
                if weigher.worth(old, holds) != weigher.worth(new, holds):
                    yield some

    # Of whom not everything is known -----------------------------------------------------------------------------------

    def half_verdicts(self) -> Verdicts:
        """Return where they may answer differently somebody of whom not everything is known.

        Raises:
            TooLargeError: where there are too many cells.

        """
        near, apart = self.touched
        try:
            known = half_known(self.survey, [*self.involved(), *near], self.budget * _ROOM)
        except TooLargeError:
            near, apart = [], [near, *apart] if near else apart
            known = half_known(self.survey, self.involved(), self.budget * _ROOM)
        candidates = tuple(one for one in self._half_differing(known, near) if one)
        others = tuple(rests(self.survey, apart, self.budget)) if candidates else ()
        return Verdicts(crowd=self.crowd, space=known.space, candidates=candidates, others=others, half_known=True)

    def _half_differing(self, known: HalfKnown, near: Sequence[Condition]) -> Iterator[int]:
        everything = known.space.everything
        old, new = _all_of(known, [*near, *self.asked[0]]), _all_of(known, [*near, *self.asked[1]])
        for here, there in zip(old, new, strict=True):
            yield here ^ there
        possible = everything & ~old[1] & ~new[1]
        if self.whiles is not None:
            before, after = known.state(self.whiles[0]), known.state(self.whiles[1])
            yield possible & ((before[0] ^ after[0]) | (before[1] ^ after[1]))

        def ways(when: Condition) -> list[tuple[Truth, int]]:
            yes, no, _ = known.state(when)
            return [(Truth.YES, yes), (Truth.NO, no), (Truth.OPEN, everything & ~yes & ~no)]

        yield from self._by_worth(possible, ways)


def _all_of(known: HalfKnown, conditions: Sequence[Condition]) -> tuple[int, int, int]:
    yes, no, asks = known.space.everything, 0, 0
    for one in conditions:
        state = known.state(one)
        yes, no, asks = yes & state[0], no | state[1], asks | state[2]
    return yes, no, asks & ~yes & ~no


def _classes(
    conditions: Sequence[Condition], cells: int, ways: Callable[[Condition], list[tuple[Truth, int]]]
) -> list[tuple[tuple[Truth, ...], int]]:
    """Return `cells` by what the conditions come to in them."""
    found: list[tuple[tuple[Truth, ...], int]] = [((), cells)] if cells else []
    for one in conditions:
        split = ways(one)
        found = [((*truths, truth), some & way) for truths, some in found for truth, way in split if some & way]
        if len(found) > _MOST_CLASSES:
            raise TooLargeError
    return found


def crowd_of(both: Both, benefits: Sequence[Benefit], region: Region) -> Crowd:
    """Return what makes persons for `benefits` (of the common pack) on the days of `region`."""
    verified = both.new.pack.verified_on
    on = _day_in(region.days[""], verified) if "" in region.days else verified
    given: dict[str, Value] = {
        fact: _day_in(days, verified) for fact, days in region.days.items() if fact and days != Days()
    }
    return Crowd(both, tuple(one.id for one in benefits), on, given)


def _day_in(days: Days, wanted: date) -> date:
    if wanted in days:
        return wanted
    return (days.first if days.first is not None and wanted < days.first else days.last) or wanted


def _places(version: Version) -> tuple[Term | None, ...]:
    paid, owed = version.payment, version.obligation
    return (
        None if version.amount is None else version.amount.quantity,
        None if paid is None else paid.in_total_at_most,
        None if paid is None else paid.start,
        None if paid is None else paid.claim_from,
        None if owed is None else owed.start,
        None if owed is None or owed.resale is None else owed.resale.start,
    )


def _quantity(term: Term | None) -> Quantity | None:
    return None if term is None or isinstance(term, Condition) else term


def _while(version: Version) -> Condition:
    paid = version.payment
    return _ALWAYS if paid is None or paid.while_ is None else paid.while_


def _form(version: Version) -> tuple[object, ...]:
    """Return a version with all its terms put away."""
    paid, owed = version.payment, version.obligation
    return (
        None if version.amount is None else version.amount.granularity,
        None if paid is None else replace(wordless(paid, lambda _: _ALWAYS), while_=None),
        None if owed is None else wordless(owed, lambda _: _ALWAYS),
    )


def _rhythm(version: Version) -> tuple[object, ...]:
    paid = version.payment
    return () if paid is None else (paid.every, paid.at_most_times)
