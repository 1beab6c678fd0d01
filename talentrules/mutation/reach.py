"""How far a change reaches: the benefits whose answer may turn with it, and the part of the pack that answers for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from talentrules.model.groups import Group, members
from talentrules.model.pack import Pack, aside, benefit_terms, group_terms
from talentrules.model.walk import Reference, Term, references
from talentrules.mutation.mutants import Entry, Section

__all__ = ["Area", "Reach"]


@dataclass(frozen=True, slots=True)
class Area:
    """What a change reaches: `own` are the benefits that state it or rest on it, `all` those of their groups too.

    `part` is the pack without what bears on none of them. What it decides of `all` is what the whole pack decides.
    """

    own: tuple[str, ...]
    all: tuple[str, ...]
    part: Pack = field(repr=False)


@dataclass(frozen=True)
class Reach:
    """What rests on what in one pack."""

    pack: Pack
    areas: dict[tuple[str, ...], Area] = field(default_factory=dict)

    def of(self, entry: Entry) -> Area:
        """Return what a change of `entry` reaches."""
        if entry.section is Section.GROUPS:
            own = self._in_order(self._of_group[entry.id])
        else:
            kinds = {Section.DEFINITIONS: "definition", Section.QUANTITIES: "quantity"}
            own = self._in_order(self._resting_on((kinds.get(entry.section, "benefit"), entry.id)))  # type: ignore[arg-type]  # as a reference is
        if own not in self.areas:
            self.areas[own] = self._area(own)
        return self.areas[own]

    def _area(self, own: tuple[str, ...]) -> Area:
        reached = self._in_order(self._together(own))
        return Area(own, reached, _part(self.pack, self._kept(reached)))

    def _in_order(self, benefits: Iterable[str]) -> tuple[str, ...]:
        wanted = set(benefits)
        return tuple(one for one in self.pack.benefits if one in wanted)

    # -- who rests on a thing ---------------------------------------------------------------------------------------------

    @cached_property
    def _terms(self) -> Mapping[Reference, tuple[Term, ...]]:
        """What each definition, quantity and benefit states, payments included."""
        found: dict[Reference, tuple[Term, ...]] = {
            ("definition", one.id): (one.when,) for one in self.pack.definitions.values()
        }
        found |= {("quantity", one.id): (one.quantity,) for one in self.pack.quantities.values()}
        found |= {("benefit", one.id): (*benefit_terms(one), *aside(one)) for one in self.pack.benefits.values()}
        return found

    @cached_property
    def _named(self) -> Mapping[Reference, frozenset[Reference]]:
        return {
            node: frozenset(one for term in terms for one in references(term)) for node, terms in self._terms.items()
        }

    @cached_property
    def _naming(self) -> Mapping[Reference, set[Reference]]:
        found: dict[Reference, set[Reference]] = defaultdict(set)
        for node, named in self._named.items():
            for one in named:
                found[one].add(node)
        return found

    @cached_property
    def _of_group(self) -> Mapping[str, tuple[str, ...]]:
        return {group.id: members(group) for group in self.pack.groups.values()}

    def _resting_on(self, start: Reference) -> set[str]:
        """Return the benefits that name `start`, directly or through others, or whose groups do."""
        reached = set(_closure([start], lambda node: self._naming.get(node, ())))
        found = {name for kind, name in reached if kind == "benefit"}
        for group in self.pack.groups.values():
            if any(one in reached for term in group_terms(group) for one in references(term)):
                found |= set(members(group))
        return found

    def _together(self, benefits: Iterable[str]) -> set[str]:
        """Return `benefits` with all that groups bind to them, also groups that act one after the other."""
        found = set(benefits)
        while True:
            more = {one for group in self._groups_of(found) for one in self._bound(group)}
            if more <= found:
                return found
            found |= more

    def _bound(self, group: Group) -> Iterator[str]:
        yield from members(group)
        for earlier in group.after:
            yield from self._of_group.get(earlier, ())

    def _groups_of(self, benefits: set[str]) -> list[Group]:
        return [group for group in self.pack.groups.values() if benefits & set(members(group))]

    # -- what must be kept ------------------------------------------------------------------------------------------------

    def _kept(self, benefits: tuple[str, ...]) -> Mapping[str, frozenset[str]]:
        groups = self._groups_of(set(benefits))
        start: list[Reference] = [("benefit", one) for one in benefits]
        start += [one for group in groups for term in group_terms(group) for one in references(term)]
        reached = set(_closure(start, lambda node: self._named.get(node, ())))
        kept = {
            "definitions": frozenset(name for kind, name in reached if kind == "definition"),
            "quantities": frozenset(name for kind, name in reached if kind == "quantity"),
            "benefits": frozenset(name for kind, name in reached if kind == "benefit"),
        }
        return {**kept, "groups": frozenset(one.id for one in groups)}


def _closure(start: Iterable[Reference], following: Callable[[Reference], Iterable[Reference]]) -> Iterator[Reference]:
    """Yield the nodes from which, or along which, `start` leads."""
    seen: set[Reference] = set()
    waiting = list(start)
    while waiting:
        one = waiting.pop()
        if one not in seen:
            seen.add(one)
            yield one
            waiting.extend(following(one))


def _part(pack: Pack, kept: Mapping[str, frozenset[str]]) -> Pack:
    sections: dict[str, Any] = {
        name: {key: one for key, one in getattr(pack, name).items() if key in keys} for name, keys in kept.items()
    }
    return replace(pack, statistics={}, **sections)
