"""The groups that bear on a benefit, and the benefits on which what they do rests.

A benefit that is set aside by another one rests on it, and on whatever that one rests on; the other way round it does not.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import assert_never

from talentrules.diffing.told import Common, Teller, wordless
from talentrules.model.groups import (
    Cap,
    ChooseOne,
    Cut,
    Excludes,
    Fallback,
    Group,
    Highest,
    Offset,
    Requires,
)
from talentrules.model.pack import Pack

__all__ = ["Component", "bears_on", "component"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """The groups that bear on a benefit, and the benefits (itself the first) whose answers they look at for it."""

    pack: Pack
    groups: tuple[Group, ...]
    members: tuple[str, ...]

    def told(self, common: Common, teller: Teller) -> object:
        """Return the groups without words, in an order of their own; claims and choices know benefits by their names."""
        bare = {one.id: replace(wordless(one, teller.term), id="", after=()) for one in self.groups}
        keys = {one: repr(common.key(told)) for one, told in bare.items()}
        ordered = [(keys[one.id], sorted(keys.get(other, "") for other in one.after)) for one in self.groups]
        by_name = any(one.received or isinstance(one, Offset | ChooseOne) for one in self.groups)
        names = [self.pack.benefits[one].name for one in self.members] if by_name else []
        return (sorted(ordered), sorted(names))


def component(pack: Pack, benefit: str, *, lines: bool) -> Component:
    """Return the groups of `pack` that bear on `benefit`; just the benefit where none does.

    `lines` counts caps too that take from the sum and from nobody.
    """
    found = {benefit: None} if benefit in pack.benefits else {}
    groups: dict[str, Group] = {}
    waiting = list(found)
    while waiting:
        one = waiting.pop()
        for group in pack.groups.values():
            looks_at = bears_on(group, one, lines=lines)
            if looks_at is not None:
                groups[group.id] = group
                waiting += [other for other in looks_at if other not in found]
                found |= dict.fromkeys(looks_at)
    ordered = tuple(group for group in pack.groups.values() if group.id in groups)
    return Component(pack=pack, groups=ordered, members=tuple(found))


def bears_on(group: Group, benefit: str, *, lines: bool) -> tuple[str, ...] | None:
    """Return the benefits that `group` looks at when it acts on `benefit`; None where it does not act on it."""
    match group:
        case Requires():
            return group.needed if benefit in group.benefits else None
        case Excludes():
            return (group.winner,) if benefit in group.benefits else None
        case Fallback():
            return (group.instead_of,) if benefit == group.benefit else None
        case Offset():
            return () if benefit in group.benefits else None
        case Cap(cut=Cut.UNSHARED) if not lines:
            return None
        case Highest() | ChooseOne() | Cap():
            return group.benefits if benefit in group.benefits else None
        case _:
            assert_never(group)
