"""The sums, plainly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from talentrules.model.decision import ItemStanding, Total
from talentrules.model.pack import Beneficiary, Every, Kind, Pack
from talentrules.money import Money
from tests.spec.reading import ReferenceItem

__all__ = ["totals"]


def totals(pack: Pack, items: Mapping[str, ReferenceItem]) -> tuple[Total, ...]:
    """Add what is certain and what is possible, for each beneficiary and each period; a loan is no income.

    This is the sum while no group speaks; what groups make of it the laws hold.
    """
    rows = (row(pack, items, who, period) for who in Beneficiary for period in Every)
    return tuple(one for one in rows if one.items)


def row(pack: Pack, items: Mapping[str, ReferenceItem], who: Beneficiary, period: Every) -> Total:
    counted = {
        benefit.id: (items[benefit.id].standing, items[benefit.id].paid[period])
        for benefit in pack.benefits.values()
        if benefit.beneficiary is who
        and period in items[benefit.id].paid
        and items[benefit.id].standing is not ItemStanding.OUT
        and benefit.kind is not Kind.LOAN
    }
    certain = [pay.low for standing, pay in counted.values() if standing is ItemStanding.SELECTED and pay.low]
    unstated = tuple(name for name, (_, pay) in counted.items() if pay.high is None)
    possible = None if unstated else total(pay.high for _, pay in counted.values() if pay.high)
    return Total(
        beneficiary=who, every=period, low=total(certain), high=possible, items=tuple(counted), unstated=unstated
    )


def total(amounts: Iterable[Money]) -> Money:
    return Money(sum(amount.in_fen for amount in amounts))
