"""The people whom a law is tried on: one for each cell of the rules, those of scenarios, and some drawn by lot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain, islice

from talentrules.inquiry.drawing import cases as drawn
from talentrules.model.conditions import Condition
from talentrules.model.laws import Law
from talentrules.model.pack import Benefit, Category, Definition, Kind, Pack, Version
from talentrules.model.profile import Case, Profile
from talentrules.proofs.subject import Subject, World, subjects
from talentrules.proofs.survey import BUDGET
from talentrules.testing.stated_laws.claims import Claim, conditions_of

__all__ = ["Bases"]

_A_SET = 4
"""How many people are made of one set of cells."""
_WHEN = "when of a law"


@dataclass(frozen=True)
class Bases:
    """Makes the cases for the claims of one pack; what is made once is kept for the claims that follow."""

    pack: Pack
    given: tuple[Case, ...] = ()
    seed: int = 0
    _made: dict[str, tuple[Case, ...]] = field(default_factory=dict)

    @cached_property
    def _world(self) -> World:
        return World.of(self.pack)

    def of(self, claim: Claim, examples: int) -> Iterator[Case]:
        """Yield the cases for `claim`: those of cells, those that are given, then `examples` drawn ones.

        Every other drawn one gets what makes one of the first kind eligible. One of whom the law does not speak gets
        what makes it do so.
        """
        wanted = self._meeting(claim)
        made = tuple(self._made_of(claim))
        for at, case in enumerate(chain(made, self.given, self._drawn(claim, made, examples))):
            yield case if not wanted or claim.said_of(case) else _over(case, wanted[at % len(wanted)])

    def _drawn(self, claim: Claim, made: Sequence[Case], examples: int) -> Iterator[Case]:
        lot = drawn(_with_conditions(claim.part, self.pack, claim.law), self.seed)
        for at, case in enumerate(islice(lot, examples)):
            yield _over(case, made[at // 2 % len(made)]) if made and at % 2 else case

    def _made_of(self, claim: Claim) -> Iterator[Case]:
        """Yield people who have each of the benefits, and people who have all of them as far as that goes."""
        found = [self._having(self._world, self.pack.benefits[one]) for one in claim.benefits]
        for people in found:
            yield from people
        richest: Case | None = None
        for people in found if len(found) > 1 else ():
            for one in people[:1]:
                richest = one if richest is None else _over(one, richest)
                yield richest

    def _having(self, world: World, benefit: Benefit) -> tuple[Case, ...]:
        """Return people who are eligible for `benefit`, in each of its tiers, and some who just are not."""
        if benefit.id not in self._made:
            self._made[benefit.id] = tuple(_people(world, benefit))
        return self._made[benefit.id]

    def _meeting(self, claim: Claim) -> tuple[Case, ...]:
        """Return people of whom the law certainly speaks; none where it speaks of everybody."""
        when = claim.law.when
        if when is None:
            return ()
        key = f"{_WHEN} {claim.law.id}"
        if key not in self._made:
            asked = replace(self.pack, benefits={**self.pack.benefits, key: _asking(key, when)})
            found = _people(World.of(asked), asked.benefits[key])
            self._made[key] = tuple(islice(filter(claim.said_of, found), _A_SET))
        return self._made[key]


def _people(world: World, benefit: Benefit) -> Iterator[Case]:
    for one in subjects(world, benefit, BUDGET):
        if isinstance(one, Subject):
            sets = [one.granted, *(tier & one.granted for table in one.tiers for tier in table.counts)]
            for cells in (*sets, one.when & ~one.granted):
                yield from _in_cells(one, cells)


def _in_cells(subject: Subject, cells: int) -> Iterator[Case]:
    for cell in islice(subject.space.single(cells), _A_SET):
        yield from islice(subject.maker.cases(subject.space, cell), 1)


def _asking(key: str, when: Condition) -> Benefit:
    return Benefit(id=key, name=key, kind=Kind.SERVICE, category=Category.CARD, versions=(Version(when=when),))


def _with_conditions(part: Pack, pack: Pack, law: Law) -> Pack:
    """Return `part` with the conditions of the law as definitions, so that what they read is drawn too."""
    named = {f"{_WHEN} {at}": one for at, one in enumerate(conditions_of(law))}
    if not named:
        return part
    made = {key: Definition(id=key, name=key, when=one) for key, one in named.items()}
    return replace(pack, benefits=part.benefits, groups=part.groups, definitions={**pack.definitions, **made})


def _over(case: Case, upper: Case) -> Case:
    """Return `case` with what `upper` says instead."""
    facts = {**case.profile.facts, **upper.profile.facts}
    attested = {**case.profile.attestations, **upper.profile.attestations}
    return Case(profile=Profile(facts=facts, attestations=attested), on=upper.on)
