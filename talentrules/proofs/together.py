"""Do caps and versions do anything: what is capped, and which day has no rule."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from talentrules.dates import Days, chinese_date
from talentrules.diagnostics import fill
from talentrules.engine.decide import decide, scope_of
from talentrules.engine.evaluate import reckon
from talentrules.engine.quantities import as_number
from talentrules.engine.scope import Scope
from talentrules.model.decision import Item, Verdict
from talentrules.model.groups import Cap, Compared
from talentrules.model.pack import Benefit, Version
from talentrules.model.profile import Case, Known, Profile
from talentrules.model.quantities import BenefitAmount, Bounded, Clock, ClockDay, DefinedQuantity, OverRecords, Quantity
from talentrules.model.walk import below, quantities_in
from talentrules.money import Interval, Money
from talentrules.proofs.finding import Finding
from talentrules.proofs.subject import World
from talentrules.source import NOWHERE
from talentrules.truth import Truth

__all__ = ["caps", "depends_on_the_day", "version_holes"]


# Caps ----------------------------------------------------------------------------------------------------------------


def caps(world: World) -> Iterator[Finding]:
    """Yield caps that no amount can reach, and those below everything that they cap.

    What amounts may come to is the evaluator's own answer where nothing at all is known of the person.
    """
    if not any(isinstance(one, Cap) for one in world.pack.groups.values()) and not any(
        _bounded_in(one) for benefit in world.pack.benefits.values() for one in _amounts(benefit)
    ):
        return
    scope = scope_of(world.pack, _nobody(world))
    for benefit in world.pack.benefits.values():
        for version in benefit.versions:
            amount = None if version.amount is None else version.amount.quantity
            for bounded in _bounded_in(amount):
                yield from _capped(bounded, benefit, scope)
    for group in world.pack.groups.values():
        if isinstance(group, Cap):
            yield from _group_cap(world, group, scope)


def _bounded_in(quantity: Quantity | None) -> list[Bounded]:
    waiting: list[Quantity] = [] if quantity is None else [quantity]
    found: list[Bounded] = []
    while waiting:
        one = waiting.pop()
        if isinstance(one, Bounded):
            found.append(one)
        if not isinstance(one, OverRecords):
            waiting.extend(reversed(quantities_in(one)))
    return found


def _capped(bounded: Bounded, benefit: Benefit, scope: Scope) -> Iterator[Finding]:
    limit = None if bounded.at_most is None else _fixed(bounded.at_most, scope)
    if limit is None or depends_on_the_day(bounded.base, scope):
        return
    base = reckon(bounded.base, scope)
    span = benefit.span if bounded.span == NOWHERE else bounded.span
    if base.applies is Truth.NO or base.low == base.high:
        return
    if base.high is not None and base.high <= limit:
        words = {"name": benefit.name, "limit": _yuan(limit), "most": _yuan(base.high)}
        yield Finding(diagnostic=fill("cap-never-reached", words, span))
    elif base.low is not None and base.low > limit:
        words = {"name": benefit.name, "limit": _yuan(limit), "least": _yuan(base.low)}
        yield Finding(diagnostic=fill("cap-below-all", words, span))


def _fixed(quantity: Quantity, scope: Scope) -> Fraction | None:
    """Return what `quantity` comes to on every day and for everybody."""
    if depends_on_the_day(quantity, scope):
        return None
    found = reckon(quantity, scope)
    return found.low if found.exact else None


def depends_on_the_day(quantity: Quantity, scope: Scope) -> bool:
    """Return whether the day of evaluation bears on `quantity`, or may do so through another benefit."""
    for one in below(quantity):
        if isinstance(one, BenefitAmount) or (isinstance(one, ClockDay) and one.clock is Clock.EVALUATION):
            return True
        named = scope.docket.pack.quantities
        if isinstance(one, DefinedQuantity) and depends_on_the_day(named[one.definition].quantity, scope):
            return True
    return False


def _group_cap(world: World, group: Cap, scope: Scope) -> Iterator[Finding]:
    limit = _fixed(group.at_most, scope)
    if limit is None or group.received:
        return
    paid = [_pays(world, world.pack.benefits[name], group.compare) for name in group.benefits]
    highs = [None if one.high is None else as_number(one.high) for one in paid]
    lows = [None if one.low is None else as_number(one.low) for one in paid]
    most = None if None in highs else sum(one for one in highs if one is not None)
    if most is not None and most <= limit:
        words = {"name": group.name, "limit": _yuan(limit), "most": _yuan(Fraction(most))}
        yield Finding(diagnostic=fill("cap-never-reached", words, group.span))
    elif lows and all(one is not None and one > limit for one in lows):
        least = min(one for one in lows if one is not None)
        words = {"name": group.name, "limit": _yuan(limit), "least": _yuan(least)}
        yield Finding(diagnostic=fill("cap-below-all", words, group.span))


def _pays(world: World, benefit: Benefit, compare: Compared) -> Interval:
    """Return the hull of what `benefit` may pay, in any of its versions."""
    part = world.slice(benefit.id)
    if any(depends_on_the_day(one, scope_of(part, _nobody(world))) for one in _amounts(benefit)):
        return Interval(None, None)
    found: list[Interval] = []
    for version in benefit.versions:
        item = _item(world, benefit, version)
        paid = item.whole if compare is Compared.TOTAL else item.rate
        if paid is not None:
            found.append(paid)
    lows, highs = [one.low for one in found], [one.high for one in found]
    low = min((one for one in lows if one is not None), default=None) if None not in lows else None
    return Interval(low, max((one for one in highs if one is not None), default=None) if None not in highs else None)


def _amounts(benefit: Benefit) -> Iterator[Quantity]:
    for version in benefit.versions:
        if version.amount is not None:
            yield version.amount.quantity
        if version.payment is not None and version.payment.in_total_at_most is not None:
            yield version.payment.in_total_at_most


def _nobody(world: World) -> Case:
    return Case(profile=Profile(), on=world.pack.verified_on)


def _item(world: World, benefit: Benefit, version: Version) -> Item:
    """Return the item where `version` applies and nothing is known."""
    day = version.days.first or version.days.last or world.pack.verified_on
    fact = benefit.version_fact
    facts = {} if fact is None or version.days == Days() else {fact: Known(value=day)}
    on = day if fact is None else world.pack.verified_on
    decision = decide(world.slice(benefit.id), Case(profile=Profile(facts=facts), on=on))
    return next(item for item in decision.items if item.benefit.id == benefit.id)


def _yuan(fen: Fraction) -> str:
    return str(Money(int(fen)))


# Versions ------------------------------------------------------------------------------------------------------------


def version_holes(world: World) -> Iterator[Finding]:
    """Yield the days between two versions of a benefit on which none applies, with a case of the first of them."""
    for benefit in world.pack.benefits.values():
        dated = sorted(benefit.versions, key=lambda one: (one.days.first is not None, one.days.first))
        for earlier, later in pairwise(dated):
            last, first = earlier.days.last, later.days.first
            if last is None or first is None or first - last <= timedelta(days=1):
                continue
            day, count = last + timedelta(days=1), (first - last).days - 1
            case = _on_the_day(world, benefit, day)
            if case is not None:
                span = benefit.span if later.span == NOWHERE else later.span
                words = {"name": benefit.name, "day": chinese_date(day), "day_en": day, "count": count}
                yield Finding(diagnostic=fill("version-hole", words, span), persons=(case,))


def _on_the_day(world: World, benefit: Benefit, day: date) -> Case | None:
    fact = benefit.version_fact
    facts = {} if fact is None else {fact: Known(value=day)}
    on = day if fact is None else world.pack.verified_on
    case = Case(profile=Profile(facts=facts), on=on)
    decision = decide(world.slice(benefit.id), case)
    item = next(item for item in decision.items if item.benefit.id == benefit.id)
    return case if item.own is Verdict.NOT_IN_FORCE else None
