"""Sums of the items: for each beneficiary and period, what is certain and what is still possible."""

from __future__ import annotations

from collections.abc import Iterable

from talentrules.model.decision import Item, ItemStanding, Total
from talentrules.model.pack import Beneficiary, Every, Kind
from talentrules.money import Money

__all__ = ["totals"]


def totals(items: Iterable[Item]) -> tuple[Total, ...]:
    """Return a sum for each beneficiary and period; a loan is not received and is in none of them."""
    counted = [item for item in items if item.standing is not ItemStanding.OUT and item.benefit.kind is not Kind.LOAN]
    rows = ((who, every) for who in Beneficiary for every in Every)
    groups = (
        (who, every, [item for item in counted if item.benefit.beneficiary is who and every in item.paid])
        for who, every in rows
    )
    return tuple(_total(who, every, group) for who, every, group in groups if group)


def _total(who: Beneficiary, every: Every, items: list[Item]) -> Total:
    certain = [item.paid[every].low for item in items if item.standing is ItemStanding.SELECTED]
    highs = [item.paid[every].high for item in items]
    stated = [high for high in highs if high is not None]
    return Total(
        beneficiary=who,
        every=every,
        low=sum((low for low in certain if low is not None), Money(0)),
        high=sum(stated, Money(0)) if len(stated) == len(highs) else None,
        items=tuple(item.benefit.id for item in items),
        unstated=tuple(item.benefit.id for item in items if item.paid[every].high is None),
    )
