"""The totals are the items added up, no more and no less."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from talentrules.engine import decide
from talentrules.model.decision import Decision, ItemStanding
from talentrules.model.pack import Kind
from talentrules.money import Money
from tests.laws.subjects import of_every_pack, packs_of
from tests.strategies import cases, examples


@of_every_pack
@examples(30)
@given(data=st.data())
def test_every_item_that_may_be_paid_stands_in_one_row_and_no_other_item_in_any(
    subject: str, data: st.DataObject
) -> None:
    pack = data.draw(packs_of(subject))
    decision = decide(pack, data.draw(cases(pack)))
    may_be_paid = [
        item.benefit.id
        for item in decision.items
        if item.amount and item.standing is not ItemStanding.OUT and item.benefit.kind is not Kind.LOAN
    ]
    assert sorted(name for total in decision.totals for name in total.items) == sorted(may_be_paid)


@of_every_pack
@examples(30)
@given(data=st.data())
def test_the_totals_are_the_sum_of_their_items(subject: str, data: st.DataObject) -> None:
    pack = data.draw(packs_of(subject))
    _each_row_adds_up(decide(pack, data.draw(cases(pack))))


def _each_row_adds_up(decision: Decision) -> None:
    items = {item.benefit.id: item for item in decision.items}
    for total in decision.totals:
        low = high = Money(0)
        for item in map(items.__getitem__, total.items):
            assert item.amount is not None
            assert (item.benefit.beneficiary, item.every) == (total.beneficiary, total.every)
            low += (item.amount.low or Money(0)) * (item.standing is ItemStanding.SELECTED)
            high += item.amount.high or Money(0)
        without_top = tuple(name for name in total.items if (amount := items[name].amount) and amount.high is None)
        assert (total.low, total.unstated) == (low, without_top)
        assert total.high == (None if without_top else high)
