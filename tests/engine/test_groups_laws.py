"""Laws of the groups, on random small states: learning never unsettles, the file's order does not matter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from talentrules.engine.groups import Combined
from talentrules.engine.totals import totals
from talentrules.model.decision import GroupResult, Item, ItemStanding, Total
from talentrules.model.facts import NONE, Value
from talentrules.model.groups import (
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
from talentrules.model.pack import Kind
from talentrules.model.payments import Every
from talentrules.model.quantities import FactValue
from talentrules.money import Interval, Money
from talentrules.truth import Truth
from tests.engine.combining import NO, OPEN, YES, Sketch, combined
from tests.engine.small import holds

NAMES = "abcd"
KINDS = ("requires", "fallback", "excludes", "offset", "highest", "choose", "cap")
ELSEWHERE = "别处"
_SMALL = st.integers(0, 12)


@dataclass(frozen=True, slots=True)
class State:
    """Benefits, groups, and facts; absent facts are unknown."""

    sketches: tuple[Sketch, ...]
    groups: tuple[Group, ...]
    facts: Mapping[str, Value]

    def combined(self) -> Combined:
        return combined(self.sketches, *self.groups, facts=self.facts)


# Random states -------------------------------------------------------------------------------------------------------


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(_SMALL), draw(_SMALL)))
    shape = draw(st.sampled_from(["exact", "range", "range", "cap", "floor"]))
    first, last = Money.fen(low), Money.fen(high)
    return {
        "exact": Interval.exactly(last),
        "range": Interval(first, last),
        "cap": Interval(None, last),
        "floor": Interval(first, None),
    }[shape]


@st.composite
def sketches(draw: st.DrawFn, name: str) -> Sketch:
    could = draw(
        st.lists(
            st.sampled_from([Every.ONCE, Every.ONCE, Every.YEAR, Every.UNSTATED, None]),
            min_size=1,
            max_size=2,
            unique=True,
        )
        | st.just([Every.ONCE])
    )
    return Sketch(
        name=name,
        own=draw(st.sampled_from([YES, YES, OPEN, OPEN, NO])),
        rates={every: draw(intervals()) for every in could if every is not None},
        in_kind=None in could,
        times=draw(st.sampled_from([None, 1, 3])),
        kind=draw(st.sampled_from([Kind.SUBSIDY, Kind.SUBSIDY, Kind.SUBSIDY, Kind.LOAN])),
        could=tuple(could),
    )


_AMONG = st.lists(st.sampled_from(NAMES), min_size=2, max_size=4, unique=True).map(tuple)
_COMPARED = st.sampled_from(Compared)


@st.composite
def a_group(draw: st.DrawFn, name: str, kind: str) -> Group:  # noqa: PLR0911 - one case a kind
    some = draw(_AMONG)
    common: dict[str, Any] = {
        "id": name,
        "name": name,
        "scope": draw(st.sampled_from(GroupScope)),
        "received": draw(st.booleans()),
        "also_known": draw(st.sampled_from([(), (ELSEWHERE,)])),
    }
    first, *others = some
    match kind:
        case "requires":
            return Requires(benefits=(first,), needed=tuple(others), **common)
        case "fallback":
            return Fallback(benefit=first, instead_of=others[0], available=holds("retired"), **common)
        case "excludes":
            return Excludes(winner=first, benefits=tuple(others), **common)
        case "offset":
            return Offset(benefits=some, received_as=("租房", first), **common)
        case "highest":
            return Highest(benefits=some, compare=draw(_COMPARED), **common)
        case "choose":
            return ChooseOne(benefits=some, compare=draw(_COMPARED), **common)
        case _:
            limit = FactValue(fact="pay")
            return Cap(benefits=some, at_most=limit, compare=draw(_COMPARED), cut=draw(st.sampled_from(Cut)), **common)


def _in_declared_order(groups: list[Group]) -> tuple[Group, ...]:
    """Let each group act after those of its kind that were drawn before and share a benefit with it."""
    done: list[Group] = []
    for group in groups:
        sharing = [one.id for one in done if type(one) is type(group) and set(members(one)) & set(members(group))]
        done.append(replace(group, after=tuple(sharing)))
    return tuple(done)


_FIELDS: dict[str, st.SearchStrategy[Value]] = {
    "benefit_name": st.sampled_from([*NAMES, "待遇a", ELSEWHERE, "租房"]),
    "amount": _SMALL.map(Money.fen) | st.just(NONE),
    "by": st.sampled_from(["单位", "本人"]),
    "paid_on": st.just(NONE),
}


@st.composite
def records(draw: st.DrawFn, fields: tuple[str, ...]) -> dict[str, Value]:
    return {name: draw(_FIELDS[name]) for name in fields if draw(_MOSTLY)}


_MOSTLY = st.sampled_from([True, True, True, False])
_CLAIMS = st.lists(records(tuple(_FIELDS)), max_size=2).map(tuple)
_CHOICES = st.lists(records(("benefit_name",)), max_size=2).map(tuple)
_SPOUSE: st.SearchStrategy[Value] = st.just(()) | st.just(({},)) | _CLAIMS.map(lambda claims: ({"claims": claims},))
_FACTS: dict[str, st.SearchStrategy[Value]] = {
    "claims": _CLAIMS,
    "spouse": _SPOUSE,
    "choices": _CHOICES,
    "retired": st.booleans(),
    "pay": _SMALL.map(Money.fen) | st.just(NONE),
}


@st.composite
def states(draw: st.DrawFn, first: str | None = None) -> State:
    kinds = [first or draw(st.sampled_from(KINDS)), *draw(st.lists(st.sampled_from(KINDS), max_size=2))]
    groups = [draw(a_group(f"g{place}", kind)) for place, kind in enumerate(kinds)]
    facts = {name: draw(value) for name, value in _FACTS.items() if draw(st.booleans())}
    return State(tuple(draw(sketches(name)) for name in NAMES), _in_declared_order(groups), facts)


# Learning ------------------------------------------------------------------------------------------------------------


@st.composite
def learning(draw: st.DrawFn, first: str) -> tuple[State, State]:
    """Draw a state and one in which more is known."""
    less = draw(states(first))
    facts = {name: draw(_known_better(value)) for name, value in less.facts.items()}
    facts |= {name: draw(value) for name, value in _FACTS.items() if name not in facts and draw(st.booleans())}
    return less, replace(less, sketches=tuple(draw(_settled(one)) for one in less.sketches), facts=facts)


@st.composite
def _settled(draw: st.DrawFn, one: Sketch) -> Sketch:
    own = draw(st.sampled_from([YES, OPEN, NO])) if one.own is OPEN else one.own
    rates = {every: draw(_narrower(rate)) for every, rate in one.rates.items()}
    several = len(one.could) > 1
    if several and len(rates) + one.in_kind > 1 and draw(st.booleans()):
        keep = draw(st.sampled_from(one.could))
        return replace(one, own=own, rates={} if keep is None else {keep: rates[keep]}, in_kind=keep is None)
    return replace(one, own=own, rates=rates)


@st.composite
def _narrower(draw: st.DrawFn, interval: Interval) -> Interval:
    least = interval.low.in_fen if interval.low is not None else 0
    most = interval.high.in_fen if interval.high is not None else least + 12
    low, high = sorted((draw(st.integers(least, most)), draw(st.integers(least, most))))
    keep_low, keep_high = draw(st.booleans()), draw(st.booleans())
    return Interval(interval.low if keep_low else Money.fen(low), interval.high if keep_high else Money.fen(high))


@st.composite
def _known_better(draw: st.DrawFn, value: Value) -> Value:
    """Give fields of records that were not given."""
    if not isinstance(value, tuple):
        return value
    learnt = []
    for record in value:
        fields = ("claims",) if not record or "claims" in record else tuple(_FIELDS)
        if fields == ("claims",) and not record and draw(st.booleans()):
            fields = tuple(_FIELDS)
        more = dict(record)
        for name in fields:
            if name == "claims":
                if name in more:
                    more[name] = draw(_known_better(more[name]))
            elif name not in more and draw(st.booleans()):
                more[name] = draw(_FIELDS[name])
        learnt.append(more)
    return tuple(learnt)


_MANY = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("kind", KINDS)
@_MANY
@given(st.data())
def test_learning_a_fact_never_unsettles_what_the_groups_settled(kind: str, data: st.DataObject) -> None:
    less, more = (state.combined() for state in data.draw(learning(kind)))
    for before, after in zip(less.items, more.items, strict=True):
        _item_narrows(before, after)
    for one, other in zip(less.results, more.results, strict=True):
        _line_narrows(one, other)
    _totals_narrow(totals(less.items, less.results), totals(more.items, more.results))


def _item_narrows(before: Item, after: Item) -> None:
    assert before.standing in (ItemStanding.OPEN, after.standing)
    assert before.groups == after.groups
    assert set(after.paid) <= set(before.paid)
    pairs = [(before.amount, after.amount), (before.whole, after.whole)]
    pairs += [(before.paid[every], amount) for every, amount in after.paid.items()]
    for wide, narrow in pairs:
        assert narrow is None or (wide is not None and wide.contains(narrow)), (before, after)


def _line_narrows(before: GroupResult, after: GroupResult) -> None:
    for one, other in zip(before.members, after.members, strict=True):
        assert one.before in (Truth.OPEN, other.before)
        assert one.after in (Truth.OPEN, other.after)
    pairs = [(before.pays, after.pays), (before.received, after.received), (before.cut, after.cut)]
    pairs.append((before.limit, after.limit))
    for wide, narrow in pairs:
        assert wide is None or narrow is None or wide.contains(narrow), (before, after)
    asked = {point for point in after.missing if not any(_covers(known, point) for known in before.missing)}
    assert not asked, (before, after)


def _covers(known: str, point: str) -> bool:
    return point == known or point.startswith(f"{known}.")


def _totals_narrow(less: tuple[Total, ...], more: tuple[Total, ...]) -> None:
    before = {(one.beneficiary, one.every): one for one in less}
    after = {(one.beneficiary, one.every): one for one in more}
    assert after.keys() <= before.keys()
    for row, wide in before.items():
        low, high = (after[row].low, after[row].high) if row in after else (Money(0), Money(0))
        assert wide.low <= low, (wide, after.get(row))
        assert wide.high is None or (high is not None and high <= wide.high), (wide, after.get(row))


# What holds of every state -------------------------------------------------------------------------------------------


@_MANY
@given(states())
def test_of_an_exclusive_pair_never_both_are_paid(state: State) -> None:
    done = state.combined()
    for line in done.results:
        granted = [member.benefit for member in line.members if member.after is Truth.YES]
        if isinstance(line.group, Highest | ChooseOne):
            assert len(granted) <= 1
        if isinstance(line.group, Excludes) and line.group.winner in granted:
            assert granted == [line.group.winner]


@_MANY
@given(states())
def test_a_group_adds_nobody_and_no_amount_grows(state: State) -> None:
    done = state.combined()
    for line in done.results:
        assert all(member.after <= member.before for member in line.members)
    for item in done.items:
        if item.amount is not None and item.rate is not None and item.rate.high is not None:
            assert item.amount.high is not None
            assert item.amount.high <= item.rate.high
        assert bool(item.set_aside_by) is (item.standing is ItemStanding.OUT and item.own is not NO)


@_MANY
@given(states())
def test_a_shared_cap_is_never_exceeded(state: State) -> None:
    """Of what is granted for certain, the lower ends come to no more than the limit."""
    done = state.combined()
    by_id = {item.benefit.id: item for item in done.items}
    for line in done.results:
        group = line.group
        if isinstance(group, Cap) and group.cut is not Cut.UNSHARED and line.limit is not None and line.limit.high:
            items = [by_id[one.benefit] for one in line.members if one.after is Truth.YES]
            bases = [item.whole if group.compare is Compared.TOTAL else item.amount for item in items]
            certain = sum((base.low for base in bases if base is not None and base.low is not None), Money(0))
            assert certain <= line.limit.high


@_MANY
@given(states(), st.randoms(use_true_random=False))
def test_the_order_of_the_file_does_not_matter(state: State, shuffle: Any) -> None:
    groups, benefits = list(state.groups), list(state.sketches)
    shuffle.shuffle(groups)
    shuffle.shuffle(benefits)
    done, mixed = state.combined(), replace(state, groups=tuple(groups), sketches=tuple(benefits)).combined()
    assert done.results == mixed.results
    same = {item.benefit.id: item for item in mixed.items}
    for item in done.items:
        other = same[item.benefit.id]
        assert (item.standing, item.amount, item.paid, item.whole) == (
            other.standing,
            other.amount,
            other.paid,
            other.whole,
        )
        assert (item.groups, item.beaten_by, item.amount_missing) == (
            other.groups,
            other.beaten_by,
            other.amount_missing,
        )


@_MANY
@given(states())
def test_a_group_that_settled_everything_waits_for_nothing(state: State) -> None:
    for line in state.combined().results:
        if all(member.after is not Truth.OPEN for member in line.members) and not isinstance(line.group, Cap | Offset):
            assert line.missing == ()
        if line.pays is not None and line.pays.exact and isinstance(line.group, Cap):
            assert line.missing == ()
