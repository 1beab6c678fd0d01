"""Is there a person whom two packs answer differently about a benefit: one who is shown, none as is proven, or undecided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from talentrules.dates import Days
from talentrules.diffing.answers import Look, as_seen_by, differ, seen
from talentrules.diffing.both import Both, Region, regions, same_days
from talentrules.diffing.combined import Component, component
from talentrules.diffing.people import filled, rests
from talentrules.diffing.versions import Pair, Verdicts, crowd_of
from talentrules.model.conditions import Condition
from talentrules.model.decision import Item, Verdict
from talentrules.model.groups import members
from talentrules.model.pack import Benefit, Pack, Version
from talentrules.model.profile import Case, Profile
from talentrules.proofs.space import Space
from talentrules.proofs.subject import World, sliced
from talentrules.proofs.survey import BUDGET, Survey, TooLargeError

__all__ = ["Alike", "Apart", "Found", "Reason", "Search", "Unsettled", "tell_apart"]

_MOST_PERSONS = 240
_MOST_TOGETHER = 8
_MOST_PAIRS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """A person, and a day, about whom the two packs answer differently; None where a pack has no such benefit."""

    case: Case
    before: Item | None
    after: Item | None


@dataclass(frozen=True, slots=True)
class Alike:
    """Proven: nobody is answered differently."""


class Reason(str):
    """Why it could not be decided, in Chinese; `en` says it in English."""

    __slots__ = ("en",)
    en: str


def _reason(words: str, english: str) -> Reason:
    made = Reason(words)
    made.en = english
    return made


TOO_LARGE = _reason("情况太多，没有逐一看完", "there are too many cases to look at")
NOBODY_SHOWN = _reason(
    "写法不同，但没有找到受影响的人，也没能证明没有",
    "written otherwise; nobody found whom it touches, and not proven that there is none",
)
OTHER_TYPES = _reason(
    "用到的事实或计算口径有改动，没有找到受影响的人",
    "a fact or a convention that it rests on was changed; nobody found whom it touches",
)
GROUPS = _reason(
    "叠加规则或同组的待遇有改动，没有找到受影响的人",
    "a group, or a benefit in it, was changed; nobody found whom it touches here",
)


@dataclass(frozen=True, slots=True)
class Unsettled:
    """Not decided, and why: never a guess."""

    reason: Reason


Found = Apart | Alike | Unsettled


def tell_apart(old: World, new: World, benefit: str, *, budget: int = BUDGET) -> Found:
    """Look for a person whom `old` and `new` answer differently about the benefit of this id.

    What is compared is the own verdict, the standing after the groups, the amounts, the payment, what is owed; words and
    places are not. A person who is shown has been put to the evaluator under both packs. `Alike` holds for everybody, also
    where not everything is known of them; a benefit that neither pack has is alike. `budget` is how many cells may be
    looked at for one question.
    """
    return Search(Both(old, new), budget).tell_apart(benefit)


@dataclass(frozen=True)
class Search:
    """A search for persons whom two packs answer differently."""

    both: Both
    budget: int = BUDGET
    known: dict[tuple[str, Look], Found] = field(default_factory=dict)
    grouped: dict[tuple[str, Look], Found] = field(default_factory=dict)

    def tell_apart(self, benefit: str) -> Found:
        """Return what `tell_apart` says of a benefit."""
        found = self.by_own_rule(benefit)
        if isinstance(found, Apart):
            return self._whole(benefit, found)
        together = self.by_groups(benefit, Look.LINES)
        return together if isinstance(found, Alike) or isinstance(together, Apart) else found

    def _whole(self, benefit: str, found: Apart) -> Apart:
        """Return what both packs, with all that is in them, say of the person."""
        facts = self.both.world.pack.facts
        before, after = (
            _item(world.pack, as_seen_by(world.pack, found.case, facts), benefit)
            for world in (self.both.old, self.both.new)
        )
        return Apart(case=found.case, before=before, after=after)

    # By its own rule ---------------------------------------------------------------------------------------------------

    def by_own_rule(self, benefit: str, look: Look = Look.ITEM) -> Found:
        """Return what can be said of the benefit alone, as if there were no groups."""
        if (benefit, look) not in self.known:
            self.known[benefit, look] = self._by_own_rule(_Question(benefit, look))
        return self.known[benefit, look]

    def _by_own_rule(self, asked: _Question) -> Found:
        both = self.both
        old, new = both.told(asked.benefit)
        if old is None and new is None:
            return Alike()
        if old is None or new is None:
            return self._in_one_only(asked)
        world = both.world
        leans = both.leans_on_what_differs(old.id, new.id)
        if old is new and not leans:
            return Alike()
        found = self._by_regions(asked, old, new)
        if not isinstance(found, Alike) or not (leans or not same_days(old, new)):
            return found
        nobody = Case(profile=Profile(), on=world.pack.verified_on)
        return self._shown(asked, [nobody]) or self._sampled(asked, old, new) or Unsettled(OTHER_TYPES)

    def _in_one_only(self, asked: _Question) -> Apart:
        """Return somebody to whom the one pack that has the benefit grants it, or just anybody."""
        old, new = self.both.told(asked.benefit)
        told = old or new
        if told is None:
            raise AssertionError(asked)
        for case in islice(self._granted(told), _MOST_PERSONS):
            found = self._apart(asked, case)
            if found is not None and _grants(found.before or found.after):
                return found
        nobody = self._apart(asked, Case(profile=Profile(), on=self.both.new.pack.verified_on))
        if nobody is None:
            raise AssertionError(asked)
        return nobody

    def _granted(self, told: Benefit) -> Iterator[Case]:
        """Yield persons to whom a benefit should be granted, in the last of its versions first."""
        for region in regions(told, told)[::-1]:
            if region.old is not None:
                yield from self._holding(region, [told], self.both.granted(region.old))

    def _holding(self, region: Region, benefits: list[Benefit], conditions: Iterable[Condition]) -> Iterator[Case]:
        """Yield persons of whom all `conditions` should hold on the days of `region`."""
        world = self.both.world
        survey = Survey(world.pack, world.meaning, world.pack.facts)
        sets = survey.sharing(list(conditions))
        others = rests(survey, sets, self.budget)
        if all(one.cells for one in others):
            nothing = Space(axes=())
            for case in crowd_of(self.both, benefits, region).persons(nothing, 1, others):
                yield from filled(case, world.slice(*(one.id for one in benefits)))

    def _by_regions(self, asked: _Question, old: Benefit, new: Benefit) -> Found:
        open_: Unsettled | None = None
        for region in regions(old, new):
            found = self._in_region(asked, old, new, region)
            if isinstance(found, Apart):
                return found
            if isinstance(found, Unsettled):
                open_ = open_ or found
        return open_ or Alike()

    def _in_region(self, asked: _Question, old: Benefit, new: Benefit, region: Region) -> Found:
        before, after = region.old, region.new
        if before is after and _alike_told(old, new):
            return Alike()
        if before is None or after is None:
            told = after or before
            return Alike() if told is None else self._in_force_in_one(asked, region, [old, new], told)
        pair = Pair(self.both, (old, new), (before, after), region, self.budget, asked.look is Look.GROUPS)
        try:
            return self._of_pair(asked, pair)
        except TooLargeError:
            return self._sampled(asked, old, new) or Unsettled(TOO_LARGE)

    def _in_force_in_one(self, asked: _Question, region: Region, benefits: list[Benefit], told: Version) -> Found:
        conditions = [] if benefits[0].informational else self.both.granted(told)
        shown = self._shown(asked, self._holding(region, benefits, conditions), granted=True)
        crowd = crowd_of(self.both, benefits, region)
        anybody = crowd.persons(Space(axes=()), 1)
        return shown or self._shown(asked, anybody) or Unsettled(NOBODY_SHOWN)

    def _of_pair(self, asked: _Question, pair: Pair) -> Found:
        known = pair.verdicts()
        found = self._shown(asked, self._tried(known, pair))
        if found is not None:
            return found
        if known.candidates:
            return Unsettled(NOBODY_SHOWN)
        half = pair.half_verdicts()
        if not half.candidates:
            return Alike()
        return self._shown(asked, half.persons()) or Unsettled(NOBODY_SHOWN)

    def _tried(self, verdicts: Verdicts, pair: Pair) -> Iterator[Case]:
        part = self.both.world.slice(*(one.id for one in pair.benefits))
        return (case for person in verdicts.persons() for case in filled(person, part))

    def _sampled(self, asked: _Question, old: Benefit, new: Benefit) -> Apart | None:
        """Look among persons to whom either pack grants the benefit: nothing is proven by that."""
        return self._shown(asked, (case for told in (new, old) for case in self._granted(told)))

    # With the groups ---------------------------------------------------------------------------------------------------

    def by_groups(self, benefit: str, look: Look = Look.GROUPS) -> Found:
        """Return what the groups make of it, where by its own rule it is alike; with `LINES`, of their sums too."""
        if (benefit, look) not in self.grouped:
            self.grouped[benefit, look] = self._by_groups(benefit, look)
        return self.grouped[benefit, look]

    def _by_groups(self, benefit: str, look: Look) -> Found:
        lines = look is Look.LINES
        before, after = (component(one.pack, benefit, lines=lines) for one in (self.both.old, self.both.new))
        members = dict.fromkeys((*before.members, *after.members))
        if not before.groups and not after.groups:
            return Alike()
        same = before.told(self.both.common, self.both.tellers[0]) == after.told(self.both.common, self.both.tellers[1])
        others = [one for one in members if one != benefit]
        if same and all(isinstance(self.by_own_rule(one, Look.GROUPS), Alike) for one in others):
            return Alike()
        asked = _Question(benefit, look, before, after)
        found = self._shown(asked, self._together(benefit, others))
        return Unsettled(GROUPS) if found is None else self._whole(benefit, found)

    def _together(self, benefit: str, others: list[str]) -> Iterator[Case]:
        """Yield persons to whom the benefit and others of its groups should be granted at once."""
        changed = [one for one in others if not isinstance(self.by_own_rule(one, Look.GROUPS), Alike)]
        shown = (found for one in changed for found in [self.by_own_rule(one, Look.GROUPS)])
        yield from (found.case for found in shown if isinstance(found, Apart))
        pairs = sorted(others, key=lambda one: one not in changed)
        for company in ([benefit, *others], *([benefit, one] for one in pairs[:_MOST_PAIRS]), [benefit]):
            for place in (1, 0):
                told = (self.both.told(one)[place] for one in company)
                yield from islice(self._at_once([one for one in told if one is not None]), _MOST_TOGETHER)

    def _at_once(self, benefits: list[Benefit]) -> Iterator[Case]:
        verified = self.both.new.pack.verified_on
        days: dict[str, Days] = {}
        conditions: list[Condition] = []
        for one in benefits:
            found = [region for region in regions(one, one) if region.old is not None]
            if not found:
                return
            region = next((some for some in found if all(verified in day for day in some.days.values())), found[-1])
            days |= region.days
            if region.old is not None and not one.informational:
                conditions += self.both.granted(region.old)
        yield from self._holding(Region(days=days, old=None, new=None), benefits, list(dict.fromkeys(conditions)))

    # Shown -------------------------------------------------------------------------------------------------------------

    def _shown(self, asked: _Question, persons: Iterable[Case], *, granted: bool = False) -> Apart | None:
        """Return the first of some persons who is answered differently, and granted it in one pack where that is asked."""
        for case in islice(persons, _MOST_PERSONS):
            found = self._apart(asked, case)
            if found is not None and (not granted or _grants(found.before) or _grants(found.after)):
                return found
        return None

    def _apart(self, asked: _Question, case: Case) -> Apart | None:
        """Return what the evaluator says of a person under both packs, where that differs."""
        facts = self.both.world.pack.facts
        cases = [as_seen_by(world.pack, case, facts) for world in (self.both.old, self.both.new)]
        if cases[0] is None or cases[1] is None:
            return None
        before = seen(asked.part(self.both.old, asked.before), cases[0], asked.benefit, asked.look)
        after = seen(asked.part(self.both.new, asked.after), cases[1], asked.benefit, asked.look)
        if not differ(before, after):
            return None
        return Apart(
            case=case,
            before=None if before is None else before.item,
            after=None if after is None else after.item,
        )


@dataclass(frozen=True, slots=True)
class _Question:
    """A benefit, how much of its answer is compared, and with which groups; without them, by its own rule."""

    benefit: str
    look: Look
    before: Component | None = None
    after: Component | None = None
    parts: dict[int, Pack] = field(default_factory=dict, compare=False)

    def part(self, world: World, groups: Component | None) -> Pack:
        """Return as much of a pack as is asked about."""
        if self.benefit not in world.pack.benefits:
            return world.pack
        if groups is None:
            return world.slice(self.benefit)
        if id(world) not in self.parts:
            needed = [one for group in groups.groups for one in members(group)]
            self.parts[id(world)] = sliced(world.pack, (self.benefit, *needed), groups.groups)
        return self.parts[id(world)]


def _item(pack: Pack, case: Case | None, benefit: str) -> Item | None:
    found = None if case is None else seen(pack, case, benefit, Look.GROUPS)
    return None if found is None else found.item


def _grants(item: Item | None) -> bool:
    return item is not None and item.own in (Verdict.ELIGIBLE, Verdict.INFORMATIONAL)


def _alike_told(old: Benefit, new: Benefit) -> bool:
    return old.kind is new.kind and old.beneficiary is new.beneficiary
