"""People who are granted something: laws about one step further say nothing of those who are refused anyway.

Of a benefit with many conditions, hardly anybody who is drawn at random is granted it. The box algebra of the proofs
makes somebody for each version and each row of its tables; what the rules do not ask of that person is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from hypothesis import strategies as st

from talentrules.model.pack import Benefit, Pack
from talentrules.model.profile import Case
from talentrules.proofs.subject import Subject, World, eligible, subjects
from talentrules.proofs.survey import BUDGET
from talentrules.testing.strategies.case import complete_profiles, completions, dates, partial_of
from talentrules.testing.strategies.reading import once_a_pack

__all__ = ["People", "people"]


_WAYS: st.SearchStrategy[str] = st.sampled_from(("granted", "alike", "alike", "anybody"))


class People:
    """Makes people for the benefits of a pack; what was made once is kept."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self._made: dict[str, tuple[Case, ...]] = {}

    @cached_property
    def _world(self) -> World:
        return World.of(self.pack)

    @cached_property
    def benefits(self) -> Mapping[str, Benefit]:
        """The benefits that can be granted, by id."""
        return {name: one for name, one in self.pack.benefits.items() if not one.informational}

    def slice(self, benefit: str) -> Pack:
        """Return the part of the pack on which a benefit rests; the same one each time."""
        return self._world.slice(benefit)

    def granted(self, benefit: str) -> tuple[Case, ...]:
        """Return cases in which the benefit is granted: for each version, and each row of its tables, if there is one."""
        if benefit not in self._made:
            found = list(self._search(self.pack.benefits[benefit]))
            self._made[benefit] = tuple(one for place, one in enumerate(found) if one not in found[:place])
        return self._made[benefit]

    def _search(self, benefit: Benefit) -> Iterator[Case]:
        for subject in subjects(self._world, benefit, BUDGET):
            if isinstance(subject, Subject):
                rows = [cells for tier in subject.tiers for cells in tier.counts]
                sought = (subject.granted, *(subject.granted & cells for cells in rows))
                yield from (one for cells in sought if (one := subject.person(cells, eligible)) is not None)

    def case(self, data: st.DataObject, benefit: str) -> Case:
        """Draw a case in which everything is known that the benefit rests on.

        Mostly one in which it is granted, or that is like such a one but for some facts.
        """
        pack, made = self.slice(benefit), self.granted(benefit)
        way = data.draw(_WAYS)
        if way == "anybody" or not made:
            return Case(profile=data.draw(complete_profiles(pack)), on=data.draw(dates(pack)))
        granted = data.draw(st.sampled_from(made))
        kept = granted.profile if way == "granted" else data.draw(partial_of(granted.profile))
        return Case(profile=data.draw(completions(pack, kept)), on=granted.on)


people = once_a_pack(People)
"""Returns the people of a pack, made as they are asked for."""
