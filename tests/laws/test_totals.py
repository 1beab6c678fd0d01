"""The totals are the items added up, no more and no less."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from talentrules.engine import decide
from talentrules.model.decision import Decision, Item, ItemStanding
from talentrules.model.pack import Every, Kind
from talentrules.money import Money
from tests.laws.subjects import of_every_pack, packs_of
from tests.strategies import cases, examples


@of_every_pack
@examples(20)
@given(data=st.data())
def test_every_item_that_may_be_paid_stands_in_the_row_of_each_rhythm_and_in_no_other(
    subject: str, data: st.DataObject
) -> None:
    pack = data.draw(packs_of(subject))
    decision = decide(pack, data.draw(cases(pack)))
    may_be_paid = {
        (item.benefit.beneficiary, every, item.benefit.id)
        for item in decision.items
        if item.standing is not ItemStanding.OUT and item.benefit.kind is not Kind.LOAN
        for every in item.paid
    }
    for item in decision.items:
        assert bool(item.paid) is (item.rate is not None)
        assert item.paid.keys() <= _rhythms(item)
    rows = [(total.beneficiary, total.every, name) for total in decision.totals for name in total.items]
    assert set(rows) == may_be_paid
    assert len(rows) == len(may_be_paid)


def _rhythms(item: Item) -> set[Every]:
    """Return those in which it may be paid: in fewer, where a version pays only in tiers that are all ruled out."""
    versions = item.benefit.versions if item.version is None else (item.version,)
    paying = [version for version in versions if version.amount is not None]
    return {version.payment.every if version.payment else Every.UNSTATED for version in paying}


@of_every_pack
@examples(20)
@given(data=st.data())
def test_where_no_group_speaks_the_totals_are_the_sum_of_their_items(subject: str, data: st.DataObject) -> None:
    pack = replace(data.draw(packs_of(subject)), groups={})
    _each_row_adds_up(decide(pack, data.draw(cases(pack))))


def _each_row_adds_up(decision: Decision) -> None:
    items = {item.benefit.id: item for item in decision.items}
    for total in decision.totals:
        counted = [items[name] for name in total.items]
        assert {item.benefit.beneficiary for item in counted} == {total.beneficiary}
        low = high = Money(0)
        for item in counted:
            pay = item.paid[total.every]
            low += (pay.low or Money(0)) * (item.standing is ItemStanding.SELECTED)
            high += pay.high or Money(0)
        without_top = tuple(item.benefit.id for item in counted if item.paid[total.every].high is None)
        assert (total.low, total.unstated) == (low, without_top)
        assert total.high == (None if without_top else high)


@of_every_pack
@examples(20)
@given(data=st.data())
def test_groups_only_close_in_on_the_sum_of_the_items(subject: str, data: st.DataObject) -> None:
    pack = data.draw(packs_of(subject))
    decision = decide(pack, data.draw(cases(pack)))
    items = {item.benefit.id: item for item in decision.items}
    for total in decision.totals:
        highs = [items[name].paid[total.every].high for name in total.items]
        assert total.high is not None or None in highs
        if total.high is not None:
            assert total.low <= total.high
            assert None in highs or total.high <= sum((high for high in highs if high is not None), Money(0))


@of_every_pack
@examples(20)
@given(data=st.data())
def test_what_is_paid_in_one_rhythm_lies_within_the_amount(subject: str, data: st.DataObject) -> None:
    pack = data.draw(packs_of(subject))
    for item in decide(pack, data.draw(cases(pack))).items:
        assert (item.amount is None) is (item.every is None) is (not item.paid)
        if item.amount is not None:
            assert item.every is (next(iter(item.paid)) if len(item.paid) == 1 else Every.UNSTATED)
            for pay in item.paid.values():
                assert replace(item.amount, low=None).contains(pay)
        if len(item.paid) == 1:
            assert list(item.paid.values()) == [item.amount]
