"""What became of each mutant: noticed, not noticed though somebody would be answered differently, or no change at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain

from talentrules.diffing import Alike, Apart, Unsettled, tell_apart
from talentrules.explain.labels import Words
from talentrules.model.pack import Pack
from talentrules.model.profile import Case
from talentrules.mutation.mutants import Mutant, mutants
from talentrules.mutation.nearby import found_nearby
from talentrules.mutation.notice import Questions, questions
from talentrules.mutation.reach import Area, Reach
from talentrules.mutation.trial import Court
from talentrules.proofs.subject import World
from talentrules.proofs.survey import BUDGET
from talentrules.testing import Suite

__all__ = ["Fate", "Outcome", "Track", "Tried", "mutate"]

_UNSEEN = Words(
    "写法不同，但场景能写的期望里看不出差别",
    "written otherwise, yet nothing that a scenario can say differs",
)
Track = Callable[[Sequence[Mutant]], Iterable[Mutant]]
"""Goes through mutants, and may show on the way how far it is."""


class Fate(StrEnum):
    """What became of a mutant.

    `killed`: a scenario notices it; `survived`: none does, and one could, as somebody is answered differently;
    `equivalent`: proven that nobody is; `undecided`: neither was found out; `no_pack`: it is no sound pack, so that
    nobody could load it.
    """

    KILLED = "killed"
    SURVIVED = "survived"
    EQUIVALENT = "equivalent"
    UNDECIDED = "undecided"
    NO_PACK = "no_pack"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """A mutant and what became of it.

    `by` is the name of a scenario that notices it. Of a survivor, `asked` is a person who is answered differently about
    `benefit`, and by what that can be told. `why` says why it is undecided.
    """

    mutant: Mutant
    fate: Fate
    by: str = ""
    benefit: str = ""
    asked: Questions | None = None
    why: Words | None = None


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """All mutants of a pack that were tried, in its order, of how many there are."""

    pack: Pack
    suites: tuple[Suite, ...]
    tried: tuple[Tried, ...]
    possible: int
    reach: Reach = field(repr=False)

    def of(self, fate: Fate) -> tuple[Tried, ...]:
        """Return the mutants that came to this."""
        return tuple(one for one in self.tried if one.fate is fate)

    @property
    def score(self) -> float | None:
        """The share of killed ones among those that are killed or survived, in per cent; None where there are none.

        In tenths, cut and not rounded, so that 100 means all. What is undecided counts on neither side.
        """
        return score(self.tried)


def score(tried: Iterable[Tried]) -> float | None:
    """Return the share of killed ones among those killed or survived, as `Outcome.score` says."""
    listed = list(tried)
    killed = sum(one.fate is Fate.KILLED for one in listed)
    counted = killed + sum(one.fate is Fate.SURVIVED for one in listed)
    return (1000 * killed // counted) / 10 if counted else None


def mutate(  # noqa: PLR0913 - one for each way to narrow it
    pack: Pack,
    suites: Sequence[Suite],
    *,
    benefit: str | None = None,
    most: int | None = None,
    track: Track = tuple,
    budget: int = BUDGET,
) -> Outcome:
    """Try the mutants of `pack` by the scenarios of `suites`, all of which pass on it.

    With `benefit`, only those that bear on its own rule; with `most`, no more than that many, spread evenly over the
    pack and always the same ones.
    """
    court = Court.of(pack, suites)
    wanted = [one for one in mutants(pack) if benefit is None or benefit in court.reach.of(one.entry).own]
    judge = _Judge(court, budget)
    tried = tuple(judge.tried(one) for one in track(_spread(wanted, most)))
    return Outcome(pack=pack, suites=tuple(suites), tried=tried, possible=len(wanted), reach=court.reach)


def _spread(found: list[Mutant], most: int | None) -> list[Mutant]:
    if most is None or most >= len(found):
        return found
    return [found[place * len(found) // most] for place in range(most)]


@dataclass(frozen=True)
class _Judge:
    """Asks the scenarios, and where none notices a mutant, whether there is anything to notice."""

    court: Court
    budget: int
    worlds: dict[tuple[str, ...], World] = field(default_factory=dict)

    def tried(self, mutant: Mutant) -> Tried:
        area = self.court.reach.of(mutant.entry)
        if not self.court.sound(mutant, area):
            return Tried(mutant=mutant, fate=Fate.NO_PACK)
        killer = self.court.killer(mutant, area)
        if killer is not None:
            return Tried(mutant=mutant, fate=Fate.KILLED, by=killer.name)
        return self._told_apart(mutant, area)

    def _told_apart(self, mutant: Mutant, area: Area) -> Tried:
        why: Words | None = None
        persons: list[Case] = []
        for benefit, found in self._asked(mutant, area):
            match found:
                case Apart():
                    asked = questions(area.part, mutant.of(area.part), found.case, area.all)
                    if asked is not None:
                        return Tried(mutant=mutant, fate=Fate.SURVIVED, benefit=benefit, asked=asked)
                    persons.append(found.case)
                    why = why or _UNSEEN
                case Unsettled():
                    why = why or Words(str(found.reason), found.reason.en)
                case Alike():
                    pass
        if why is None:
            return Tried(mutant=mutant, fate=Fate.EQUIVALENT)
        near = found_nearby(area.part, mutant.of(area.part), chain(persons, self.court.cases(area)), area.all)
        if near is not None:
            return Tried(mutant=mutant, fate=Fate.SURVIVED, benefit=near.items[0][0], asked=near)
        return Tried(mutant=mutant, fate=Fate.UNDECIDED, why=why)

    def _asked(self, mutant: Mutant, area: Area) -> Iterator[tuple[str, Apart | Alike | Unsettled]]:
        """Yield what is found out of each benefit that is reached, those that rest on the change first."""
        if area.own not in self.worlds:
            self.worlds[area.own] = World.of(area.part)
        old, new = self.worlds[area.own], World.of(mutant.of(area.part))
        for benefit in (*area.own, *(one for one in area.all if one not in area.own)):
            yield benefit, tell_apart(old, new, benefit, budget=self.budget)
