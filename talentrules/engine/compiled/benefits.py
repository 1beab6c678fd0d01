"""One benefit as a function: what the case says of its version, and the item that follows from that much.

The same answers make the same item, so it is made once, by `engine.items`, and given out again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from talentrules.engine.compiled.judging import Judge, Judging, Reckon
from talentrules.engine.compiled.remembered import Kept, Remembered
from talentrules.engine.items import Day, Heard, because, choosing_day, settle_item, versions_on
from talentrules.engine.scope import Scope
from talentrules.model.decision import Item
from talentrules.model.pack import Benefit, Version
from talentrules.model.quantities import Constant, Quantity, Stated, Table
from talentrules.model.walk import quantities_in

__all__ = ["Decide", "deciding", "has_few_items"]

Decide = Callable[[Scope], Item]


def has_few_items(benefit: Benefit) -> bool:
    """Return whether there are few items that the benefit may become, each of them always the same one."""
    limits = [one.payment.in_total_at_most for one in benefit.versions if one.payment is not None]
    amounts = [one.amount.quantity for one in benefit.versions if one.amount is not None]
    return all(one is None or _has_few_answers(one) for one in (*limits, *amounts))


def deciding(benefit: Benefit, place: Scope, judging: Judging) -> Decide:
    """Return the function that decides `benefit` by its own rule."""
    hearing = {id(version): _Hearing.of(version, place, judging) for version in benefit.versions}
    money, few = place.docket.pack.conventions.money, has_few_items(benefit)
    ways: dict[tuple[object, ...], Decide] = {}

    def on(day: Day) -> Decide:
        # the days on which the same versions may apply, for the same reason if none does, are one way to decide
        candidates = versions_on(benefit, day)
        why = because(benefit, day) if candidates == (None,) else ""
        hearings = [_NO_VERSION if one is None else hearing[id(one)] for one in candidates]
        way = (why, *map(id, candidates))
        return ways.setdefault(
            way, _deciding(hearings, lambda heard: settle_item(benefit, day, candidates, heard, money), few=few)
        )

    if benefit.undated:
        return on(date.min)
    days = Remembered(on)
    if benefit.version_fact is None:
        return lambda scope: days[scope.docket.on](scope)
    return lambda scope: days[choosing_day(benefit, scope)](scope)


@dataclass(frozen=True, slots=True)
class _Hearing:
    """The functions that say of a version what `Heard` holds of it, each None where there is nothing to say."""

    holds: Judge | None = None
    amount: Reckon | None = None
    at_most: Reckon | None = None

    @classmethod
    def of(cls, version: Version, place: Scope, judging: Judging) -> _Hearing:
        """Return the functions of `version`."""
        limit = version.payment.in_total_at_most if version.payment is not None else None
        amount = version.amount.quantity if version.amount is not None and version.amount.published is None else None
        return cls(
            None if version.when is None else judging.judge(version.when, place),
            None if amount is None else judging.reckon(amount, place),
            None if limit is None else judging.reckon(limit, place),
        )

    def __call__(self, scope: Scope) -> Heard:
        """Return what the case says of the version."""
        return Heard(
            None if self.holds is None else self.holds(scope),
            None if self.amount is None else self.amount(scope),
            None if self.at_most is None else self.at_most(scope),
        )


_NO_VERSION = _Hearing()
_Settle = Callable[[Sequence[Heard]], Item]


def _deciding(hearings: Sequence[_Hearing], settle: _Settle, *, few: bool) -> Decide:
    """Return the function that decides where these versions may apply; where few items may follow, each is made once."""
    if not few:
        return lambda scope: settle([hear(scope) for hear in hearings])
    if len(hearings) == 1:
        (hear,) = hearings
        if hear.holds is not None and hear.at_most is None:
            if hear.amount is None:
                return _deciding_by_judgement(hear.holds, settle)
            return _deciding_by_both(hear.holds, hear.amount, settle)
    items: Kept[Item] = Kept()

    def decide(scope: Scope) -> Item:
        heard = [hear(scope) for hear in hearings]
        return items.of(tuple([part for one in heard for part in one]), lambda: settle(heard))

    return decide


def _deciding_by_judgement(holds: Judge, settle: _Settle) -> Decide:
    """Return the function that decides a benefit that pays nothing that must be reckoned."""
    items: Kept[Item] = Kept()
    made = items.made

    def decide(scope: Scope) -> Item:
        judged = holds(scope)
        found = made.get((id(judged),))
        return found[0] if found is not None else items.keep((judged,), settle([Heard(judged)]))

    return decide


def _deciding_by_both(holds: Judge, amount: Reckon, settle: _Settle) -> Decide:
    """Return the function that decides a benefit with conditions and an amount to be reckoned."""
    items: Kept[Item] = Kept()
    made = items.made

    def decide(scope: Scope) -> Item:
        judged, reckoned = holds(scope), amount(scope)
        found = made.get((id(judged), id(reckoned)))
        return found[0] if found is not None else items.keep((judged, reckoned), settle([Heard(judged, reckoned)]))

    return decide


def _has_few_answers(quantity: Quantity) -> bool:
    """Return whether the quantity comes to one of few amounts, each of which is always the same reckoning."""
    match quantity:
        case Constant() | Stated():
            return True
        case Table():
            return all(isinstance(one, Constant | Stated) for one in quantities_in(quantity))
        case _:
            return False
