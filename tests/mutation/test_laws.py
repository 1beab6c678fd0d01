"""Laws of mutants over any pack: each differs in one entry, and what it cannot reach stays as it is."""

from __future__ import annotations

from itertools import islice

from hypothesis import given
from hypothesis import strategies as st

from talentrules.engine import decide
from talentrules.model.decision import Decision
from talentrules.model.pack import Pack
from talentrules.mutation import Section, mutants
from talentrules.mutation.reach import Reach
from tests.strategies import cases, examples, grouped_packs

MOST = 40


def answers(decision: Decision, benefits: tuple[str, ...]) -> list[object]:
    return [
        (item.benefit.id, item.verdict, item.standing, item.amount, item.whole, item.every, item.missing, item.findings)
        for item in decision.items
        if item.benefit.id in benefits
    ]


def entries(pack: Pack) -> dict[tuple[str, str], object]:
    return {(section.value, key): one for section in Section for key, one in getattr(pack, section.value).items()}


@given(grouped_packs())
@examples(40)
def test_a_mutant_is_never_its_origin_and_differs_in_one_entry(pack: Pack) -> None:
    before = entries(pack)
    for one in islice(mutants(pack), MOST):
        after = entries(one.of(pack))
        assert [key for key in before if after.get(key) != before[key]] == [(one.entry.section.value, one.entry.id)]
        assert set(after) <= set(before)
        assert one.say("zh") != one.say("en")


@given(st.data())
@examples(40)
def test_what_a_change_reaches_is_answered_alike_by_its_part_and_by_the_whole_pack(data: st.DataObject) -> None:
    pack = data.draw(grouped_packs())
    case = data.draw(cases(pack))
    whole, reach = decide(pack, case), Reach(pack)
    for one in {one.entry for one in islice(mutants(pack), MOST)}:
        area = reach.of(one)
        assert answers(decide(area.part, case), area.all) == answers(whole, area.all)


@given(st.data())
@examples(40)
def test_what_a_change_does_not_reach_stays_as_it_is(data: st.DataObject) -> None:
    pack = data.draw(grouped_packs())
    case = data.draw(cases(pack))
    whole, reach = decide(pack, case), Reach(pack)
    for one in islice(mutants(pack), MOST):
        outside = tuple(benefit for benefit in pack.benefits if benefit not in reach.of(one.entry).all)
        assert answers(decide(one.of(pack), case), outside) == answers(whole, outside)
