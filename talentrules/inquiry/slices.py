"""The part of a pack on which something rests: it is decided much faster than the whole, and comes out the same."""

from __future__ import annotations

import weakref
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from talentrules.model.groups import Group, members
from talentrules.model.pack import Pack, benefit_terms, facts_of_group, group_terms
from talentrules.model.walk import Reference, Term, facts_read, references

__all__ = ["Slices", "facts_deciding"]


@dataclass(frozen=True, slots=True)
class Slices:
    """The slices of one pack, each made when it is first asked for and then kept as long as the pack lives.

    `reaches` says for each benefit all that its verdict, standing and amount rest on.
    """

    reaches: Mapping[str, frozenset[Reference]]
    made: dict[frozenset[Reference], Pack] = field(default_factory=dict)
    of_fact: dict[str, Pack] = field(default_factory=dict)
    of_one: dict[str, Pack] = field(default_factory=dict)

    @classmethod
    def of(cls, pack: Pack) -> Slices:
        """Return the slices of `pack`, the same ones each time."""
        known = _KNOWN.get(id(pack))
        if known is None or known[0]() is not pack:
            slices = cls({one: frozenset(_reached(pack, ("benefit", one))) for one in pack.benefits})
            known = weakref.ref(pack, partial(_forget, id(pack))), slices
            _KNOWN[id(pack)] = known
        return known[1]

    def deciding(self, pack: Pack, benefits: Iterable[str]) -> Pack:
        """Return the slice of `pack` that decides `benefits`.

        It holds what their terms name, the groups that speak of a benefit in it, and the members of these groups.
        """
        kept = frozenset[Reference]().union(*(self.reaches[one] for one in benefits))
        if kept not in self.made:
            self.made[kept] = _sliced(pack, kept)
        return self.made[kept]

    def alone(self, pack: Pack, benefit: str) -> Pack:
        """Return the slice of `pack` that decides `benefit` by its own rule, without any group."""
        if benefit not in self.of_one:
            reached: set[Reference] = set()
            waiting: list[Reference] = [("benefit", benefit)]
            while waiting:
                if (one := waiting.pop()) not in reached:
                    reached.add(one)
                    waiting += pack.references.get(one, ())
            self.of_one[benefit] = replace(_sliced(pack, frozenset(reached)), groups={})
        return self.of_one[benefit]

    def reading(self, pack: Pack, fact: str) -> Pack:
        """Return the slice of `pack` outside of which the fact changes no verdict, standing or amount."""
        if fact not in self.of_fact:
            touched = [one for one in pack.benefits if fact in facts_deciding(self.deciding(pack, [one]))]
            self.of_fact[fact] = self.deciding(pack, touched)
        return self.of_fact[fact]


_KNOWN: dict[int, tuple[weakref.ref[Pack], Slices]] = {}


def _forget(key: int, gone: weakref.ref[Pack]) -> None:
    """Drop the slices of a pack that is gone, unless another one has taken its place in memory."""
    known = _KNOWN.get(key)
    if known is not None and known[0] is gone:
        del _KNOWN[key]


def facts_deciding(pack: Pack) -> tuple[str, ...]:
    """Return the facts on which verdicts, standings and amounts of `pack` rest, in the order of the vocabulary.

    What bears on payments, obligations and papers alone is not among them.
    """
    terms: list[Term] = [one.when for one in pack.definitions.values()]
    terms += [one.quantity for one in pack.quantities.values()]
    terms += [term for one in pack.benefits.values() for term in benefit_terms(one)]
    terms += [term for one in pack.groups.values() for term in group_terms(one)]
    read = {fact for term in terms for fact in facts_read(term)}
    read |= {one.version_fact for one in pack.benefits.values() if one.version_fact is not None}
    read |= {fact for one in pack.groups.values() for fact in facts_of_group(one)}
    return tuple(fact for fact in pack.facts if fact in read)


def _sliced(pack: Pack, kept: frozenset[Reference]) -> Pack:
    groups = {one.id: one for one in pack.groups.values() if any(("benefit", name) in kept for name in members(one))}
    return replace(
        pack,
        definitions={key: one for key, one in pack.definitions.items() if ("definition", key) in kept},
        quantities={key: one for key, one in pack.quantities.items() if ("quantity", key) in kept},
        benefits={key: one for key, one in pack.benefits.items() if ("benefit", key) in kept},
        groups={key: replace(one, after=tuple(at for at in one.after if at in groups)) for key, one in groups.items()},
        statistics={},
    )


def _reached(pack: Pack, start: Reference) -> set[Reference]:
    """Return everything that `start` rests on, itself included."""
    reached: set[Reference] = set()
    waiting = [start]
    while waiting:
        one = waiting.pop()
        if one not in reached:
            reached.add(one)
            waiting += pack.references.get(one, ())
            waiting += (named for group in _groups_of(pack, one) for named in _named_by(group))
    return reached


def _groups_of(pack: Pack, one: Reference) -> Iterator[Group]:
    kind, name = one
    return (group for group in pack.groups.values() if kind == "benefit" and name in members(group))


def _named_by(group: Group) -> Iterator[Reference]:
    """Yield what comes in with a benefit of which `group` speaks."""
    yield from (("benefit", member) for member in members(group))
    for term in group_terms(group):
        yield from references(term)
