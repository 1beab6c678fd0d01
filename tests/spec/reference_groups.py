"""What groups make of the benefits, plainly: each kind in its turn, first who is set aside, then what it costs whom.

A benefit is granted (`True`), set aside (`False`) or still open (`None`). A group may set aside or open what was
granted, and never grants what was set aside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from talentrules.model.decision import ItemStanding
from talentrules.model.facts import NONE
from talentrules.model.groups import (
    STAGES,
    Cap,
    ChooseOne,
    Compared,
    Cut,
    Excludes,
    Fallback,
    Group,
    GroupScope,
    Highest,
    Offset,
    Requires,
    members,
)
from talentrules.model.pack import Every, Pack
from talentrules.money import Interval, Money
from tests.spec.reading import NO, YES, Answer, Reading, ReferenceItem, all_of, any_of, opposite
from tests.spec.reference_quantities import as_money, reckon

__all__ = ["Combined", "combine", "in_turn"]

Granted = Mapping[str, Answer]
NO_MONEY = Interval.exactly(Money(0))


@dataclass(frozen=True)
class Claim:
    """Something received: whether it is one of those that count, under which name, and how much it was."""

    counts: Answer
    name: object
    amount: Interval


@dataclass
class Combined:
    """The benefits after the groups that have acted, and what each group left of its members and pays.

    `loose` are those whose amount after a group is not worked out here, nor that of those with whom they share a cut: the laws alone hold it.
    """

    items: dict[str, ReferenceItem]
    granted: dict[str, Answer]
    after: dict[str, dict[str, bool | None]] = field(default_factory=dict)
    pays: dict[str, Interval] = field(default_factory=dict)
    loose: set[str] = field(default_factory=set)


def combine(reading: Reading, items: Mapping[str, ReferenceItem]) -> Combined:
    """Let every group act; what it leaves is what the next one finds."""
    before = {ItemStanding.SELECTED: YES, ItemStanding.OPEN: Answer(None), ItemStanding.OUT: NO}
    world = Combined(dict(items), {name: before[item.standing] for name, item in items.items()})
    for group in in_turn(list(reading.pack.groups.values())):
        act(group, world, reading)
    standing = {True: ItemStanding.SELECTED, None: ItemStanding.OPEN, False: ItemStanding.OUT}
    for name, item in world.items.items():
        world.items[name] = replace(item, standing=standing[world.granted[name].truth])
    return world


def in_turn(groups: Sequence[Group]) -> list[Group]:
    """Stage by stage; within a stage a group waits for those that it names."""
    ordered: list[Group] = []
    for stage in STAGES:
        waiting = [one for one in groups if isinstance(one, stage)]
        while waiting:
            free = next(one for one in waiting if not {other.id for other in waiting} & set(one.after))
            ordered.append(free)
            waiting.remove(free)
    return ordered


def act(group: Group, world: Combined, reading: Reading) -> None:
    was = world.granted
    match group:
        case Requires():
            needed = [has_or_had(other, group, world, reading) for other in group.needed]
            left = {one: all_of([was[one], *needed]) for one in group.benefits}
        case Fallback():
            to_be_had = all_of([was[group.instead_of], reading.answer(group.available, reading)])
            instead = any_of([to_be_had, had(group.instead_of, group, reading)])
            left = {group.benefit: all_of([was[group.benefit], opposite(instead)])}
        case Excludes():
            winner = has_or_had(group.winner, group, world, reading)
            left = {one: all_of([was[one], opposite(winner)]) for one in group.benefits}
        case Highest():
            left = highest(group, world, reading)
        case ChooseOne():
            left = choose_one(group, world, reading)
        case Offset():
            left = {}
            deduct(group, world, reading)
        case Cap():
            left = {}
            bound(group, world, reading)
    world.granted.update({one: Answer(answer.truth) for one, answer in left.items()})
    world.after[group.id] = {one: world.granted[one].truth for one in members(group)}


# What was received ---------------------------------------------------------------------------------------------------


def received(group: Group, called: Iterable[str], reading: Reading) -> list[Claim]:
    """Go through the claims of the person, and where the scope is a household, through those of the spouse."""
    names = set(called)
    return [*by_person(group, names, reading), *by_spouse(group, names, reading)]


def by_person(group: Group, names: set[str], reading: Reading) -> list[Claim]:
    return listed(reading.records("claims"), group, names, reading)


def by_spouse(group: Group, names: set[str], reading: Reading) -> list[Claim]:
    if group.scope not in (GroupScope.HOUSEHOLD, GroupScope.HOME):
        return []
    spouse = reading.records("spouse")
    lists = [None] if spouse is None else [one.records("claims") for one in spouse]
    return [one for some in lists for one in listed(some, group, names, reading)]


def listed(records: list[Reading] | None, group: Group, names: set[str], reading: Reading) -> list[Claim]:
    """Keep the claims that count. A list that is not known is like one claim of which nothing is known."""
    if not names:
        return []
    if records is None:
        return [Claim(Answer(None), None, Interval(Money(0), None))]
    claims = [claim(record, group.scope, names, reading) for record in records]
    return [one for one in claims if one.counts != NO]


def had(name: str, group: Group, reading: Reading) -> Answer:
    """Whether a benefit was received, where the group counts that. Other names stand for it if it is the only one."""
    if not group.received:
        return NO
    other_names = () if isinstance(group, Requires) and len(group.needed) > 1 else group.also_known
    return any_of([one.counts for one in received(group, words(name, reading) | set(other_names), reading)])


def has_or_had(name: str, group: Group, world: Combined, reading: Reading) -> Answer:
    return any_of([world.granted[name], had(name, group, reading)])


def words(name: str, reading: Reading) -> set[str]:
    """List the words for a benefit: a claim is of it where it names it by id or by name."""
    return {name, reading.pack.benefits[name].name}


def names_of(group: Highest | ChooseOne | Cap, reading: Reading) -> set[str]:
    """List the names under which something received counts: those of the members, and those that the group adds."""
    return {word for name in group.benefits for word in words(name, reading)} | set(group.also_known)


def claim(record: Reading, scope: GroupScope, called: set[str], reading: Reading) -> Claim:
    named = field_is(record, "benefit_name", lambda name: name in called)
    counts = [named]
    if scope is GroupScope.EMPLOYER:
        counts.append(field_is(record, "by", lambda by: by in ("单位", "employer")))
    if scope is GroupScope.YEAR:
        year = reading.case.on.year
        counts.append(field_is(record, "paid_on", lambda day: getattr(day, "year", None) == year))
    amount = record.values.get("amount")
    how_much = Interval.exactly(amount) if isinstance(amount, Money) else Interval(Money(0), None)
    return Claim(all_of(counts), record.values.get("benefit_name"), how_much)


def field_is(record: Reading, name: str, holds: Callable[[object], bool]) -> Answer:
    if name not in record.values:
        return Answer(None, missing=frozenset({record.path + name}))
    value = record.values[name]
    return Answer(value is not NONE and holds(value))


# The highest ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Rival:
    """A member, or what was received as one (or as nobody's); what was received stands before all members."""

    owner: str
    place: int
    granted: bool | None
    base: Interval
    in_money: bool = True

    def beats(self, other: Rival) -> bool:
        """Whether it certainly pays more, or as much and stands earlier. What was received of a member is no rival of it."""
        low, high = self.base.low, other.base.high
        if not self.granted or low is None or high is None or self.owner == other.owner:
            return False
        return low > high or (low == high and self.place < other.place)

    def may_beat(self, other: Rival) -> bool:
        """Whether it may turn out to pay more, or as much and stand earlier."""
        high, low = self.base.high, other.base.low
        return high is None or low is None or high > low or (high == low and self.place < other.place)


def highest(group: Highest, world: Combined, reading: Reading) -> dict[str, Answer]:
    """Out is who is beaten by another; granted is the last one left, when no other may win over him; else open.

    Another one may be out and still win over the last: what was received as the last put it out, and not the last.
    """
    members = [member(name, place, group, world, reading.pack) for place, name in enumerate(group.benefits)]
    others = already(group, reading) if group.received else []
    possible = [one for one in members if one.granted is not False]
    rivals = [*possible, *others]
    left = [one for one in possible if not any(other.beats(one) for other in rivals)]
    names = {one.owner for one in left}
    winner = next((one for one in left[:1] if len(left) == 1 and stays(one, rivals)), None)
    world.pays[group.id] = most_pays(left, winner, others)
    return {name: (YES if winner else Answer(None)) if name in names else NO for name in group.benefits}


def stays(last: Rival, rivals: Sequence[Rival]) -> bool:
    """Whether the last one left is granted, and nobody else may win over him any more."""
    return bool(last.granted) and not any(one.may_beat(last) for one in rivals if one.owner != last.owner)


def most_pays(left: Sequence[Rival], winner: Rival | None, others: Sequence[Rival]) -> Interval:
    """Say what the one that pays most pays: no more than all that are left.

    At least what any of them pays that is granted, if all pay money and nothing received may take its place, also what
    was received as the same; and what the winner pays.
    """
    if not left:
        return NO_MONEY
    in_money = all(one.in_money for one in left)
    safe = [one for one in left if in_money and one.granted and not any(other.may_beat(one) for other in others)]
    lows = [one.base.low for one in (*safe, winner) if one is not None and one.base.low is not None]
    highs = [one.base.high for one in left]
    return Interval(max(lows, default=None), None if None in highs else max(high for high in highs if high is not None))


def member(name: str, place: int, group: Highest, world: Combined, pack: Pack) -> Rival:
    """One that pays no money in some version cannot be compared."""
    item = world.items[name]
    comparable = all(version.amount is not None for version in pack.benefits[name].versions)
    base = base_of(group, item) if comparable else None
    return Rival(name, place, world.granted[name].truth, base or Interval(), comparable)


def base_of(group: Highest | ChooseOne | Cap, item: ReferenceItem) -> Interval | None:
    return item.whole if group.compare is Compared.TOTAL else item.amount


def already(group: Highest, reading: Reading) -> list[Rival]:
    """List what was received, each claim by itself, or where the whole counts, all of one name together.

    What the spouse had of a member is a rival of that member too. Claims without a name may be for something else, or
    may belong to any of the names.
    """
    owners = {word: one for one in group.benefits for word in words(one, reading)}
    names = names_of(group, reading)
    persons, spouses = by_person(group, names, reading), by_spouse(group, names, reading)
    nameless = [one for one in (*persons, *spouses) if one.name is None]
    heaps: dict[object, list[Claim]] = {}
    for whose, claims in (("person", persons), ("spouse", spouses)):
        for one in claims:
            if one.name is not None:
                owner = owners.get(str(one.name))
                heaps.setdefault((whose, owner) if owner else one.name, []).append(one)
    heard = [(heap[1] if isinstance(heap, tuple) and heap[0] == "person" else "", some) for heap, some in heaps.items()]
    if group.compare is Compared.TOTAL:
        unsaid = [Rival("", -1, None, Interval(Money(0), in_all(nameless).high))] if nameless else []
        return [*unsaid, *(bundle(owner, some, nameless) for owner, some in heard)]
    unsaid = [Rival("", -1, None, Interval(Money(0), one.amount.high)) for one in nameless]
    return [*unsaid, *(bundle(owner, [one]) for owner, some in heard for one in some)]


def bundle(owner: str, claims: Sequence[Claim], perhaps: Sequence[Claim] = ()) -> Rival:
    counts = any_of([one.counts for one in claims]).truth
    return Rival(owner, -1, counts, in_all(claims, perhaps))


def in_all(claims: Sequence[Claim], perhaps: Sequence[Claim] = ()) -> Interval:
    """At least what certainly counts, at most all that may."""
    low = sum((one.amount.low.in_fen for one in claims if one.counts == YES and one.amount.low), 0)
    highs = [one.amount.high for one in (*claims, *perhaps)]
    return Interval(Money(low), None if None in highs else Money(sum(high.in_fen for high in highs if high)))


# The chosen one ------------------------------------------------------------------------------------------------------


def choose_one(group: ChooseOne, world: Combined, reading: Reading) -> dict[str, Answer]:
    """Who was received, or is chosen, stays; else, while more than one is left, each of them waits for the choice."""
    names = names_of(group, reading) if group.received else set()
    own, theirs = by_person(group, names, reading), by_spouse(group, names, reading)
    elsewhere = any_of([one.counts for one in theirs])
    had = {one: any_of([had_instead(one, own, reading), elsewhere]) for one in group.benefits}
    left = {one: all_of([world.granted[one], opposite(had[one])]) for one in group.benefits}
    after = chosen(group, left, reading)
    world.pays[group.id] = one_pays(group, left, after, world)
    return after


def had_instead(name: str, got: Sequence[Claim], reading: Reading) -> Answer:
    """Whether something else of the group was received."""
    own = words(name, reading)
    return any_of([one.counts for one in got if one.name is None or one.name not in own])


def chosen(group: ChooseOne, left: Granted, reading: Reading) -> dict[str, Answer]:
    """Take the first one left that the applicant names; the others are out once it is granted."""
    possible = [one for one in group.benefits if left[one] != NO]
    records = reading.records("choices") or []
    named = {one.values.get("benefit_name") for one in records}
    picked = [one for one in possible if named & words(one, reading)][:1] if None not in named else []
    if len(possible) < 2:
        return dict(left)
    others = NO if picked and left[picked[0]] == YES else Answer(None)
    return {one: left[one] if one in picked else all_of([left[one], others]) for one in group.benefits}


def one_pays(group: ChooseOne, left: Granted, after: Granted, world: Combined) -> Interval:
    """Say what the one that is left pays; at least the least of them, where one of them is certainly granted."""
    possible = [one for one in group.benefits if after[one] != NO]
    bases = [base_of(group, world.items[one]) or NO_MONEY for one in possible]
    if not bases:
        return NO_MONEY
    lows, highs = [one.low for one in bases], [one.high for one in bases]
    certain = None not in lows and any(left[one] == YES for one in possible)
    return Interval(
        min(low for low in lows if low is not None) if certain else None,
        None if None in highs else max(high for high in highs if high is not None),
    )


# Deducted, and bounded -----------------------------------------------------------------------------------------------


def deduct(group: Offset, world: Combined, reading: Reading) -> None:
    """From the whole of each is deducted what was received under the names of the group."""
    got = in_all(received(group, [*group.received_as, *group.also_known], reading))
    for name in group.benefits:
        item = world.items[name]
        if item.whole is not None:
            pay_at_most(name, less(item.whole, got), world)


def pay_at_most(name: str, whole: Interval, world: Combined) -> None:
    """Reduce what is paid once to that; what is paid each time keeps its rate, and fewer payments follow."""
    item = replace(world.items[name], whole=whole)
    if set(item.paid) == {Every.ONCE}:
        item = replace(item, amount=whole, paid={Every.ONCE: whole})
    elif Every.ONCE in item.paid:
        world.loose.add(name)
    world.items[name] = item


def less(whole: Interval, taken: Interval) -> Interval:
    """Never below zero; an end that is not stated stays so."""
    least = 0 if taken.low is None else taken.low.in_fen
    low = 0 if whole.low is None or taken.high is None else max(0, whole.low.in_fen - taken.high.in_fen)
    return Interval(
        None if whole.low is None else Money(low),
        None if whole.high is None else Money(max(0, whole.high.in_fen - least)),
    )


def bound(group: Cap, world: Combined, reading: Reading) -> None:
    """Say how much room there is, what each gets of it if it is granted, and what they get together."""
    room = room_of(group, reading)
    asks = [base_of(group, world.items[one]) or NO_MONEY for one in group.benefits]
    granted = [world.granted[one] for one in group.benefits]
    shares = asks if room is None or group.cut is Cut.UNSHARED else shared(group.cut, asks, granted, room)
    if not world.loose & set(group.benefits):
        world.pays[group.id] = together(group.cut, asks, shares, granted, room or Interval())
    elif group.cut is not Cut.UNSHARED:
        world.loose.update(group.benefits)  # what one of them gets hangs on what the others ask for
    if group.cut is not Cut.UNSHARED:
        for name, share in zip(group.benefits, shares, strict=True):
            get(name, share, group.compare, world)


def room_of(group: Cap, reading: Reading) -> Interval | None:
    """Take the limit less what was received beside the members; none where there is no such limit."""
    limit = reckon(group.at_most, reading)
    if limit.applies == NO:
        return None
    top = as_money(limit, reading)
    got = in_all(beside(group, reading)) if group.received else NO_MONEY
    return less(Interval(top.low or Money(0), top.high if limit.applies == YES else None), got)


def beside(group: Cap, reading: Reading) -> list[Claim]:
    """List what was received that is no part of what a member pays in all.

    That is what the person had under a further name, and all that the spouse had. An employer's limit is for all whom
    it employs: there everything counts.
    """
    every = names_of(group, reading)
    if group.scope is GroupScope.EMPLOYER:
        return received(group, every, reading)
    return [*by_person(group, set(group.also_known), reading), *by_spouse(group, every, reading)]


def shared(cut: Cut, asks: Sequence[Interval], granted: Sequence[Answer], room: Interval) -> list[Interval]:
    """Each one at least as if all others were granted at their most, at most as if only the certain were, at their least.

    In order, the others are those before it, and it gets what they leave; in proportion, they are all, and it gets its
    part of the room, rounded down.
    """
    shares = []
    for place, ask in enumerate(asks):
        about = [there for there in range(len(asks)) if there < place or (cut is Cut.PRO_RATA and there != place)]
        others = [there for there in about if granted[there] != NO]
        least = sum(fen(asks[there].low) for there in others if granted[there] == YES)
        highs = [asks[there].high for there in others]
        most = None if None in highs else sum(fen(high) for high in highs)
        part = in_proportion if cut is Cut.PRO_RATA else what_is_left
        low = None if ask.low is None else 0 if most is None else part(fen(ask.low), most, fen(room.low))
        high = most_of(part, ask.high, least, room.high)
        shares.append(Interval(*(None if end is None else Money(end) for end in (low, high))))
    return shares


def most_of(part: Callable[[int, int, int], int], ask: Money | None, others: int, room: Money | None) -> int | None:
    if room is None:
        return None if ask is None else fen(ask)
    if ask is None:
        return fen(room) if part is in_proportion else max(0, fen(room) - others)
    return part(fen(ask), others, fen(room))


def what_is_left(ask: int, others: int, room: int) -> int:
    return min(ask, max(0, room - others))


def in_proportion(ask: int, others: int, room: int) -> int:
    return ask if ask + others <= room else ask * room // (ask + others)


def fen(end: Money | None) -> int:
    return 0 if end is None else end.in_fen


def together(
    cut: Cut, asks: Sequence[Interval], shares: Sequence[Interval], granted: Sequence[Answer], room: Interval
) -> Interval:
    """At least what the certain ones ask, at most what all may, as far as there is room; and as their shares say."""
    asked = summed(asks, granted)
    low = fen(asked.low) if room.low is None else min(fen(asked.low), fen(room.low))
    highs = [asked.high, room.high]
    if cut is not Cut.UNSHARED:
        got, playing = summed(shares, granted), sum(one != NO for one in granted)
        lost = max(0, playing - 1) if cut is Cut.PRO_RATA else 0
        low, highs = max(low - lost, fen(got.low)), [*highs, got.high]
    stated = [end for end in highs if end is not None]
    return Interval(Money(low), min(stated, default=None))


def summed(some: Sequence[Interval], granted: Sequence[Answer]) -> Interval:
    """Add the low ends of those that are certain, and the high ends of all that are not out."""
    lows = [fen(one.low) for one, answer in zip(some, granted, strict=True) if answer == YES]
    highs = [one.high for one, answer in zip(some, granted, strict=True) if answer != NO]
    return Interval(Money(sum(lows)), None if None in highs else Money(sum(fen(high) for high in highs)))


def get(name: str, share: Interval, compare: Compared, world: Combined) -> None:
    """Let the benefit pay its share. Cut each time, what it comes to over the whole time is left to the laws."""
    item = world.items[name]
    if item.amount is None:
        return
    if compare is Compared.TOTAL:
        pay_at_most(name, share, world)
        return
    world.loose.add(name)
    world.items[name] = replace(item, amount=share)
