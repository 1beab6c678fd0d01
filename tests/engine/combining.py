"""Benefits as sketches (a verdict, what is paid in which rhythm) and what groups make of them, without any conditions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from talentrules.engine.groups import Combined, Plan, combine
from talentrules.engine.scope import Docket, Scope
from talentrules.model.decision import Item, ItemStanding, Judgement, Verdict
from talentrules.model.facts import Value
from talentrules.model.groups import Group
from talentrules.model.pack import Amount, Benefit, Category, Kind, Pack, Version
from talentrules.model.payments import Every, Payment
from talentrules.model.vocabulary import VOCABULARY
from talentrules.money import Interval, Money, hull
from talentrules.truth import Truth
from tests.engine.small import ON, money, pack

__all__ = ["NO", "OPEN", "YES", "Sketch", "combined", "paid", "scope_of", "sketch", "subject", "the_item", "yuan"]

NO, OPEN, YES = Verdict.INELIGIBLE, Verdict.UNDETERMINED, Verdict.ELIGIBLE
_TRUTH = {NO: Truth.NO, OPEN: Truth.OPEN, YES: Truth.YES}
_STANDING = {NO: ItemStanding.OUT, OPEN: ItemStanding.OPEN, YES: ItemStanding.SELECTED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """A benefit with its own verdict; `rates` are the rhythms that are possible, `in_kind` that it may pay no money.

    `could` are the rhythms of all its versions, None for one without money.
    """

    name: str
    own: Verdict = YES
    rates: Mapping[Every, Interval]
    in_kind: bool = False
    times: int | None = 3
    kind: Kind = Kind.SUBSIDY
    could: tuple[Every | None, ...] = ()

    def benefit(self) -> Benefit:
        versions = tuple(self.version(every) for every in self.could)
        return Benefit(
            id=self.name, name=f"待遇{self.name}", kind=self.kind, category=Category.MONEY, versions=versions
        )

    def version(self, every: Every | None) -> Version:
        if every is None:
            return Version()
        times = None if every is Every.ONCE else self.times
        return Version(amount=Amount.stated(Interval()), payment=Payment(every=every, at_most_times=times))

    def settled(self) -> Version | None:
        possible = [*self.rates, *([None] if self.in_kind else [])]
        return self.version(possible[0]) if len(possible) == 1 else None


def yuan(low: int | None, high: int | None = None, *, open_end: bool = False) -> Interval:
    """Return an interval in yuan; one end alone is exact."""
    most = low if high is None and not open_end else high
    return Interval(None if low is None else money(low), None if most is None else money(most))


def sketch(
    name: str,
    rate: Interval | int | None = None,
    own: Verdict = YES,
    every: Every = Every.ONCE,
    *,
    kind: Kind = Kind.SUBSIDY,
) -> Sketch:
    """Return a benefit with one rhythm, or one that pays no money."""
    interval = yuan(rate) if isinstance(rate, int) else rate
    rates = {} if interval is None else {every: interval}
    could = (None,) if interval is None else (every,)
    return Sketch(name=name, own=own, rates=rates, in_kind=interval is None, kind=kind, could=could)


def subject(sketches: Iterable[Sketch], groups: Iterable[Group]) -> Pack:
    small = pack(*(one.benefit() for one in sketches))
    return replace(small, facts={**VOCABULARY, **small.facts}, groups={one.id: one for one in groups})


def scope_of(whole: Pack, facts: Mapping[str, Value]) -> Scope:
    return Scope(Docket(whole, ON, {}), facts, whole.facts)


def the_item(one: Sketch, benefit: Benefit) -> Item:
    """Return the item as the engine makes it before the groups."""
    several = len(one.rates) + one.in_kind > 1
    paid_ = {every: Interval(None if several else rate.low, rate.high) for every, rate in one.rates.items()}
    amount = hull(one.rates.values()) if one.rates else None
    whole = hull([_whole(one, every, rate) for every, rate in one.rates.items()]) if one.rates else None
    if one.in_kind and amount is not None and whole is not None:
        amount, whole = Interval(None, amount.high), Interval(None, whole.high)
    return Item(
        benefit=benefit,
        own=one.own,
        standing=_STANDING[one.own],
        judgement=Judgement(truth=_TRUTH[one.own]),
        version=one.settled(),
        rate=amount,
        amount=amount,
        every=next(iter(paid_)) if len(paid_) == 1 else None,
        paid=paid_,
        whole=whole,
    )


def _whole(one: Sketch, every: Every, rate: Interval) -> Interval:
    if every is Every.ONCE:
        return rate
    if one.times is None:
        return Interval(rate.low, None)
    low, high = (None if end is None else end * one.times for end in (rate.low, rate.high))
    return Interval(low, high)


def combined(sketches: Iterable[Sketch], *groups: Group, facts: Mapping[str, Value] | None = None) -> Combined:
    """Let `groups` act; facts that are not given are unknown."""
    given = list(sketches)
    whole = subject(given, groups)
    items = {one.name: the_item(one, whole.benefits[one.name]) for one in given}
    return combine(Plan.of(whole), items, scope_of(whole, facts or {}))


def paid(done: Combined) -> dict[str, Money | None]:
    """Return what each selected benefit pays over the whole time, where that is exact."""
    return {
        item.benefit.id: item.whole.low if item.whole is not None and item.whole.exact else None
        for item in done.items
        if item.standing is ItemStanding.SELECTED
    }
