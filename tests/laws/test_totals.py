"""The totals are the items added up, no more and no less."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from talentrules.engine import decide
from talentrules.model.decision import Item
from talentrules.model.pack import Every
from talentrules.testing.laws.groups import add_up, stand_in_their_rows
from tests.laws.laws import holds
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
    holds(stand_in_their_rows(decision))
    for item in decision.items:
        assert bool(item.paid) is (item.rate is not None)
        assert item.paid.keys() <= _rhythms(item)


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
    holds(add_up(decide(pack, data.draw(cases(pack))), grouped=False))


@of_every_pack
@examples(20)
@given(data=st.data())
def test_groups_only_close_in_on_the_sum_of_the_items(subject: str, data: st.DataObject) -> None:
    pack = data.draw(packs_of(subject))
    holds(add_up(decide(pack, data.draw(cases(pack))), grouped=True))


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
