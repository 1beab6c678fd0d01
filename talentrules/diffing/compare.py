"""Two packs held against each other, benefit by benefit and group by group."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from talentrules.diffing.answers import Look
from talentrules.diffing.both import Both
from talentrules.diffing.changes import Aspect, Moved, changes_of, group_changes, pack_changes, wording_of
from talentrules.diffing.tell_apart import Alike, Apart, Found, Search, Unsettled
from talentrules.diffing.told import wordless
from talentrules.model.groups import Group, members
from talentrules.model.pack import Benefit, Pack
from talentrules.proofs.subject import World
from talentrules.proofs.survey import BUDGET

__all__ = ["Difference", "Fate", "GroupDifference", "Outcome", "compare_packs"]


class Fate(Enum):
    """What became of a benefit or a group."""

    CAME = "came"
    GONE = "gone"
    CHANGED = "changed"
    TOUCHED = "touched"
    """Its own rule is as it was; what the groups make of it is not."""
    REWRITTEN = "rewritten"
    """It is written otherwise and means the same, which is proven."""
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A benefit that is not as it was: what became of it, in what it changed, and a person who shows it.

    `like` is the id of the benefit on the other side that is the same but for id and words: it looks renamed. `found`
    is a person, or why there is none; None where only what is told changed.
    """

    id: str
    name: str
    fate: Fate
    moved: tuple[Moved, ...] = ()
    found: Found | None = None
    old: Benefit | None = None
    new: Benefit | None = None
    like: str = ""

    @property
    def counts(self) -> bool:
        """Whether it is a difference of meaning by its own rule."""
        return self.fate in (Fate.CAME, Fate.GONE, Fate.CHANGED)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupDifference:
    """A group that is not as it was; `benefit` is the one for which `found` speaks."""

    id: str
    name: str
    fate: Fate
    moved: Moved
    found: Found
    benefit: str = ""

    @property
    def counts(self) -> bool:
        """Whether it is a difference of meaning."""
        return self.fate in (Fate.CAME, Fate.GONE, Fate.CHANGED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a comparison of two packs came to.

    `declared` are facts and conventions that are declared otherwise; `wording` is, by benefit, what is only worded, cited
    or placed otherwise.
    """

    old: Pack
    new: Pack
    benefits: tuple[Difference, ...]
    groups: tuple[GroupDifference, ...]
    declared: tuple[Moved, ...]
    wording: tuple[tuple[str, tuple[Moved, ...]], ...]

    @property
    def entries(self) -> tuple[Difference | GroupDifference, ...]:
        """The benefits and the groups that are not as they were."""
        return (*self.benefits, *self.groups)

    @property
    def differences(self) -> int:
        """How many benefits, groups and declarations mean something else."""
        return sum(one.counts for one in self.entries) + len(self.declared)

    @property
    def undecided(self) -> tuple[str, ...]:
        """The names of the benefits and groups of which it could not be told."""
        return tuple(one.name for one in self.entries if one.fate is Fate.UNDECIDED)

    @property
    def equivalent(self) -> bool:
        """Whether it is proven that nobody is answered differently, and nothing else is told."""
        return not self.differences and not self.undecided


def compare_packs(old: Pack, new: Pack, *, budget: int = BUDGET) -> Outcome:
    """Return in what `new` means something else than `old`."""
    both = Both(World.of(old), World.of(new))
    search = Search(both, budget)
    shared = [one for one in old.benefits if one in new.benefits]
    changed = (*_gone_and_come(both, search), *_changed(both, search, shared))
    order = {name: place for place, name in enumerate((*new.benefits, *old.benefits))}
    return Outcome(
        old=old,
        new=new,
        benefits=tuple(sorted(changed, key=lambda one: order[one.id])),
        groups=tuple(_groups(both, search)),
        declared=pack_changes(both),
        wording=tuple((name, moved) for name in shared if (moved := wording_of(both, name))),
    )


def _gone_and_come(both: Both, search: Search) -> Iterator[Difference]:
    old, new = both.old.pack, both.new.pack
    gone = [one for one in old.benefits if one not in new.benefits]
    came = [one for one in new.benefits if one not in old.benefits]
    for name in (*gone, *came):
        here, there = (old, came) if name in gone else (new, gone)
        place = 0 if name in gone else 1
        told = both.told(name)[place]
        like = next((one for one in there if both.told(one)[1 - place] is told), "")
        yield Difference(
            id=name,
            name=here.benefits[name].name,
            fate=Fate.GONE if name in gone else Fate.CAME,
            found=search.tell_apart(name),
            old=old.benefits.get(name),
            new=new.benefits.get(name),
            like=like,
        )


def _changed(both: Both, search: Search, shared: list[str]) -> Iterator[Difference]:
    for name in shared:
        one = Difference(
            id=name,
            name=both.new.pack.benefits[name].name,
            fate=Fate.CHANGED,
            old=both.old.pack.benefits[name],
            new=both.new.pack.benefits[name],
        )
        found, moved = search.by_own_rule(name), changes_of(both, name)
        told = any(change.aspect is Aspect.TOLD for change in moved)
        match found:
            case Apart() if both.says_the_same(name) and not told:
                yield replace(one, found=search.tell_apart(name), fate=Fate.TOUCHED)
            case Apart():
                yield replace(one, moved=moved, found=search.tell_apart(name))
            case Unsettled():
                yield replace(one, moved=moved, found=found, fate=Fate.CHANGED if told else Fate.UNDECIDED)
            case Alike():
                yield from _alike(replace(one, moved=moved), search, told=told)


def _alike(one: Difference, search: Search, *, told: bool) -> Iterator[Difference]:
    """Yield what is to be said of a benefit whose own rule means the same."""
    if told:
        yield replace(one, moved=tuple(change for change in one.moved if change.aspect is Aspect.TOLD))
    elif one.moved:
        yield replace(one, fate=Fate.REWRITTEN, found=Alike())
    together = search.by_groups(one.id)
    if not isinstance(together, Alike):
        fate = Fate.TOUCHED if isinstance(together, Apart) else Fate.UNDECIDED
        yield replace(one, moved=(), found=together, fate=fate)


def _groups(both: Both, search: Search) -> Iterator[GroupDifference]:
    old, new = both.old.pack.groups, both.new.pack.groups
    for name in dict.fromkeys((*new, *old)):
        before, after = old.get(name), new.get(name)
        if before is None or after is None or _bare(both, before, 0) != _bare(both, after, 1):
            yield _group(both, search, before, after)


def _bare(both: Both, group: Group, place: int) -> object:
    return both.common.key(wordless(group, both.tellers[place].term))


def _group(both: Both, search: Search, before: Group | None, after: Group | None) -> GroupDifference:
    one = after or before
    if one is None:
        raise AssertionError
    fate = Fate.CHANGED if before and after else Fate.CAME if after else Fate.GONE
    found, benefit = _shown(search, [name for group in (before, after) if group for name in members(group)])
    if isinstance(found, Unsettled):
        fate = Fate.UNDECIDED
    elif isinstance(found, Alike):
        fate = Fate.REWRITTEN
    moved = group_changes(before, after, both)
    return GroupDifference(id=one.id, name=one.name or one.id, fate=fate, moved=moved, found=found, benefit=benefit)


def _shown(search: Search, names: list[str]) -> tuple[Found, str]:
    """Return a person of whom the group makes something else, and for which of its benefits; else why there is none."""
    result: Found = Alike()
    for name in dict.fromkeys(names):
        found = search.by_groups(name, Look.LINES)
        if isinstance(found, Apart):
            return found, name
        if isinstance(found, Unsettled):
            result = found
    return result, ""
