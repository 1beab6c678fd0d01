"""Is a claim true of everybody: what cells, the groups, or an answer that knows nothing of the person can prove."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations

from talentrules.engine.decide import scope_of
from talentrules.inquiry.cut_points import cut_points
from talentrules.inquiry.slices import facts_deciding
from talentrules.model.conditions import Condition, Not
from talentrules.model.facts import Value
from talentrules.model.groups import Cap, ChooseOne, Compared, Excludes, Highest, members
from talentrules.model.laws import (
    AlwaysSome,
    AtLeastAsIn,
    Counted,
    Irrelevant,
    NeverBoth,
    NeverDecreases,
    NeverIncreases,
    NoCliff,
    TotalAtMost,
)
from talentrules.model.pack import Pack
from talentrules.model.profile import Case, Profile
from talentrules.model.quantities import Constant, HitPolicy, Quantity, Stated, Table
from talentrules.model.walk import Term, facts_read
from talentrules.money import Money
from talentrules.proofs.groups import both_possible
from talentrules.proofs.meaning import always_in_force
from talentrules.proofs.space import Axis
from talentrules.proofs.subject import Subject, Tier, World, subjects
from talentrules.proofs.survey import BUDGET, Survey, TooLargeError
from talentrules.proofs.together import depends_on_the_day
from talentrules.testing.stated_laws.claims import Claim, named_by, order_of, stated_by

__all__ = ["proof"]

_NOT_READ = "not_read"
_CELLS = "cells"
_GROUPS = "groups"
_BOUND = "bound"
_NOWHERE = -1
_ANY = "?"


def proof(claim: Claim) -> str:  # noqa: PLR0911 - a line a kind
    """Return how `claim` is proven of everybody, empty where it is not.

    `not_read`: nothing that decides reads the fact. `cells`: the rules were looked at cell by cell. `groups`: the
    groups see to it. `bound`: not even the most that anybody may get is too much.
    """
    match claim.law:
        case Irrelevant():
            return "" if _reads(claim) else _NOT_READ
        case NeverDecreases() | NeverIncreases():
            if not _reads(claim):
                return _NOT_READ
            rises = isinstance(claim.law, NeverDecreases)
            alone = claim.law.counted is Counted.EACH and claim.law.compare is Compared.EACH_TIME
            return _CELLS if alone and _monotone(claim, rises=rises) else ""
        case NoCliff(at_most=limit):
            return _bounded(claim, limit.in_fen) if _reads(claim) else _NOT_READ
        case TotalAtMost(at_most=limit):
            return _bounded(claim, limit.in_fen)
        case NeverBoth():
            return _apart(claim)
        case AlwaysSome():
            return _CELLS if _somebody_is_left_out(claim) is False else ""
        case AtLeastAsIn():
            return ""


# What is read --------------------------------------------------------------------------------------------------------


def _reads(claim: Claim) -> bool:
    """Return whether the fact bears on a verdict, a standing, or an amount, also over the whole time."""
    part = claim.part
    if claim.fact in facts_deciding(part):
        return True
    paid = [
        version.payment for one in part.benefits.values() for version in one.versions if version.payment is not None
    ]
    if claim.fact == "assessments" and any(one.assessed is not None for one in paid):
        return True
    terms = [term for one in paid for term in (one.start, one.in_total_at_most, one.while_, one.claim_from)]
    return claim.fact in _read_by(claim.pack, [one for one in terms if one is not None])


def _read_by(pack: Pack, terms: Iterable[Term]) -> set[str]:
    """Return the facts that `terms` read, also through what they name; `_ANY` among them where that is not known."""
    listed = list(terms)
    read = {fact for term in listed for fact in facts_read(term)}
    for named in named_by(pack, listed):
        inside = stated_by(pack, named)
        read |= {_ANY} if inside is None else {fact for term in inside for fact in facts_read(term)}
        if inside is not None and named[0] == "benefit":
            read.add(pack.benefits[named[1]].version_fact or "")
    return read


# More never brings less ----------------------------------------------------------------------------------------------


def _monotone(claim: Claim, *, rises: bool) -> bool:
    """Return whether one step up along the fact never takes anything away (or, falling, never adds anything)."""
    (name,) = claim.benefits
    benefit = claim.pack.benefits[name]
    if benefit.version_fact == claim.fact:
        return False
    found = list(subjects(World.of(claim.pack), benefit, BUDGET))
    return all(isinstance(one, Subject) and _version_is_monotone(claim, one, rises=rises) for one in found)


def _version_is_monotone(claim: Claim, subject: Subject, *, rises: bool) -> bool:
    number = _only_axis(claim, subject)
    if number is None:
        return False
    if number == _NOWHERE:
        return True
    if not _amount_is_plain(claim, subject):
        return False
    axis = subject.space.axes[number]
    steps = _steps(claim, subject, axis)
    cells = [(axis.cell_of[low], axis.cell_of[high]) for low, high in combinations(steps, 2)]
    pairs = {(low, high) if rises else (high, low) for low, high in cells if low != high}
    return not any(_loses(claim, subject, number, one, other) for one, other in sorted(pairs))


def _only_axis(claim: Claim, subject: Subject) -> int | None:
    """Return the axis on which the fact is looked at; `_NOWHERE` where it is looked at nowhere, None where not on one alone."""
    found = []
    for number, axis in enumerate(subject.space.axes):
        if axis.key == ("fact", claim.fact):
            found.append(number)
        elif {claim.fact, _ANY} & _read_by(claim.pack, axis.leaves):
            return None
    if len(found) > 1:
        return None
    if found:
        return found[0]
    amount = [] if subject.version.amount is None else [subject.version.amount.quantity]
    return None if claim.fact in _read_by(claim.pack, amount) else _NOWHERE


def _amount_is_plain(claim: Claim, subject: Subject) -> bool:
    """Return whether the amount is the same for everybody, does not read the fact, or is one table of plain rows."""
    if subject.version.amount is None:
        return True
    quantity = subject.version.amount.quantity
    if isinstance(quantity, Stated) or claim.fact not in _read_by(claim.pack, [quantity]):
        return True
    if not isinstance(quantity, Table) or quantity.hit is HitPolicy.SUM or len(subject.tiers) != 1:
        return False
    return all(_plain(value) is not None for value, _ in _rows(subject.tiers[0], subject))


def _steps(claim: Claim, subject: Subject, axis: Axis) -> list[int]:
    """Return the places of the points of the fact from low to high."""
    fact = claim.pack.facts[claim.fact]
    order = order_of(fact, claim.pack)
    if order is None:
        places = subject.ordered(axis)
        return sorted(places, key=lambda place: axis.points[place].value)
    by_value: dict[Value, int] = {
        one.value: place for place, one in enumerate(axis.points) if isinstance(one.value, str | bool)
    }
    return [by_value[one] for one in order if one in by_value]


def _loses(claim: Claim, subject: Subject, number: int, one: int, other: int) -> bool:
    """Return whether somebody in the cell `one` of the axis has something that they have less of in `other`."""
    space, granted = subject.space, subject.granted
    if granted & space.at(number, one) & ~space.moved(granted, number, to=one, of=other):
        return True
    amount = subject.version.amount
    if amount is None or claim.fact not in _read_by(claim.pack, [amount.quantity]):
        return False
    return any(_pays_less(tier, subject, number, one, other) for tier in subject.tiers)


def _pays_less(tier: Tier, subject: Subject, number: int, one: int, other: int) -> bool:
    space, granted = subject.space, subject.granted
    for value, cells in _rows(tier, subject):
        for less, others in _rows(tier, subject):
            paid, then = _plain(value), _plain(less)
            if paid is None or then is None or paid > then:
                there = space.moved(others & granted, number, to=one, of=other)
                if cells & granted & space.at(number, one) & there:
                    return True
    return False


def _rows(tier: Tier, subject: Subject) -> Iterator[tuple[Quantity, int]]:
    """Yield what each row pays, and what is paid otherwise, with the cells in which it counts."""
    rest = subject.space.everything
    for row, counted, held in zip(tier.table.rows, tier.counts, tier.holds, strict=True):
        yield row.value, counted
        rest &= ~held
    if tier.table.otherwise is not None:
        yield tier.table.otherwise, rest


def _plain(value: Quantity) -> Money | None:
    """Return the one amount that `value` is for everybody, None where it is no such."""
    match value:
        case Constant(value=Money() as money):
            return money
        case Stated(interval=interval) if interval.exact:
            return interval.low
        case _:
            return None


# No more than ---------------------------------------------------------------------------------------------------------


def _bounded(claim: Claim, limit: int) -> str:
    """Return `bound` where nobody can get more than `limit` fen: not whoever we know nothing of, on any day.

    An answer that knows nothing holds every answer that knows more (the soundness of the evaluator).
    """
    if _moves_with_the_day(claim.part):
        return ""
    nobody = Case(profile=Profile(), on=claim.pack.verified_on)
    for day in _days(claim.part, nobody):
        worth = claim.answer(Case(profile=Profile(), on=day)).worths[0]
        if worth.high is None or worth.high > limit:
            return ""
    return _BOUND


def _moves_with_the_day(part: Pack) -> bool:
    """Return whether the day of evaluation itself bears on an amount, so that no day stands for another one."""
    scope = scope_of(part, Case(profile=Profile(), on=part.verified_on))
    return any(depends_on_the_day(one, scope) for one in _amounts(part))


def _amounts(part: Pack) -> Iterator[Quantity]:
    for benefit in part.benefits.values():
        for version in benefit.versions:
            if version.amount is not None:
                yield version.amount.quantity
            if version.payment is not None and version.payment.in_total_at_most is not None:
                yield version.payment.in_total_at_most
    yield from (group.at_most for group in part.groups.values() if isinstance(group, Cap))


def _days(part: Pack, nobody: Case) -> list[date]:
    """Return a day of each stretch on which the same rules are in force."""
    near = {part.verified_on, *cut_points(part, nobody).days}
    return sorted(near | {one + timedelta(days=by) for one in near for by in (-1, 1) if one.year not in (1, 9999)})


# Never both, always some -----------------------------------------------------------------------------------------------


def _apart(claim: Claim) -> str:
    """Return how it is known that nobody has two of the benefits, empty where it is not."""
    pairs = list(combinations(claim.benefits, 2))
    if all(_kept_apart(claim.pack, pair) for pair in pairs):
        return _GROUPS
    world = World.of(claim.pack)
    try:
        met = any(
            both_possible(world, claim.pack.benefits[one], claim.pack.benefits[other], BUDGET)
            for one, other in pairs
            if not _kept_apart(claim.pack, (one, other))
        )
    except TooLargeError:
        return ""
    return "" if met else _CELLS


def _kept_apart(pack: Pack, pair: tuple[str, str]) -> bool:
    """Return whether a group leaves at most one of the two."""
    for group in pack.groups.values():
        match group:
            case Highest() | ChooseOne() if set(pair) <= set(group.benefits):
                return True
            case Excludes() if set(pair) <= set(members(group)) and group.winner in pair:
                return True
            case _:
                pass
    return False


def _somebody_is_left_out(claim: Claim) -> bool | None:
    """Return whether anybody of whom the law speaks may get none of the benefits; None where that is not known."""
    listed = [claim.pack.benefits[one] for one in claim.benefits]
    in_groups = {one for group in claim.pack.groups.values() for one in members(group)}
    if not all(always_in_force(one) and one.id not in in_groups for one in listed):
        return None
    world = World.of(claim.pack)
    without: list[Condition] = [Not(part=world.meaning.granted(one.versions[0])) for one in listed]
    when = [] if claim.law.when is None else [claim.law.when]
    try:
        return Survey(claim.pack, world.meaning, claim.pack.facts).satisfiable([*when, *without], BUDGET)
    except TooLargeError:
        return None
