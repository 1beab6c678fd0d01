"""The engine and the reference are one meaning, written twice."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from talentrules.engine import decide
from talentrules.model.profile import Case
from tests.laws.laws import agrees_alone, agrees_with_the_reference, explains_everything, open_points_are_named
from tests.laws.subjects import of_every_pack, packs_of
from tests.strategies import cases, complete_profiles, dates, examples


@of_every_pack
@examples(40)
@given(data=st.data())
def test_the_engine_and_the_reference_agree_on_every_case(subject: str, data: st.DataObject) -> None:
    pack = data.draw(packs_of(subject))
    agrees_with_the_reference(pack, data.draw(cases(pack)))


@of_every_pack
@examples(25)
@given(data=st.data())
def test_the_engine_and_the_reference_agree_where_no_group_speaks(subject: str, data: st.DataObject) -> None:
    pack = replace(data.draw(packs_of(subject)), groups={})
    agrees_alone(pack, data.draw(cases(pack)))


@of_every_pack
@examples(15)
@given(data=st.data())
def test_the_engine_and_the_reference_agree_where_everything_is_known(subject: str, data: st.DataObject) -> None:
    pack = data.draw(packs_of(subject))
    agrees_with_the_reference(pack, Case(profile=data.draw(complete_profiles(pack)), on=data.draw(dates(pack))))


@of_every_pack
@examples(40)
@given(data=st.data())
def test_every_condition_and_quantity_stands_in_the_explanation_and_nothing_is_cut_short(
    subject: str, data: st.DataObject
) -> None:
    pack = data.draw(packs_of(subject))
    explains_everything(pack, data.draw(cases(pack)))


@of_every_pack
@examples(25)
@given(data=st.data())
def test_an_open_judgement_names_an_open_point_and_a_settled_one_names_none(subject: str, data: st.DataObject) -> None:
    pack = data.draw(packs_of(subject))
    open_points_are_named(decide(pack, data.draw(cases(pack))))
