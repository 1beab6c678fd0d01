"""Order, repetition and facts that nobody asks for change nothing."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from talentrules.engine import decide
from talentrules.model.decision import Decision, Item
from talentrules.model.pack import Pack
from talentrules.model.profile import Profile
from talentrules.testing.laws.alike import as_a_sum
from talentrules.testing.laws.catalogue import idle_talk
from talentrules.testing.strategies.pack import reordered
from talentrules.testing.strategies.reading import cut_points, facts_read, findings_read
from tests.laws.subjects import of_every_pack, packs_of
from tests.strategies import cases, examples


def _by_id(decision: Decision) -> dict[str, Item]:
    return {item.benefit.id: item for item in decision.items}


def _told(decision: Decision) -> list[tuple[object, ...]]:
    return [(item, item.conditions, item.calculation) for item in decision.items]


@of_every_pack
@examples(20)
@given(data=st.data())
def test_the_order_of_benefits_and_groups_in_the_file_is_irrelevant(subject: str, data: st.DataObject) -> None:
    pack = data.draw(packs_of(subject))
    case = data.draw(cases(pack))
    here = decide(pack, case)
    benefits = data.draw(st.permutations(list(pack.benefits.values())))
    there = decide(reordered(pack, benefits, data.draw(st.permutations(list(pack.groups.values())))), case)
    assert _by_id(there) == _by_id(here)
    assert there.groups == here.groups
    assert [as_a_sum(total) for total in there.totals] == [as_a_sum(total) for total in here.totals]


@of_every_pack
@examples(20)
@given(data=st.data())
def test_the_order_of_facts_in_the_profile_is_irrelevant(subject: str, data: st.DataObject) -> None:
    pack = data.draw(packs_of(subject))
    case = data.draw(cases(pack))
    turned = Profile(
        facts=dict(reversed(list(case.profile.facts.items()))),
        attestations=dict(reversed(list(case.profile.attestations.items()))),
    )
    here, there = decide(pack, case), decide(pack, replace(case, profile=turned))
    assert there.items == here.items
    assert (there.totals, there.used, there.used_attestations) == (here.totals, here.used, here.used_attestations)


@of_every_pack
@examples(20)
@given(data=st.data())
def test_facts_that_the_pack_does_not_read_are_irrelevant(subject: str, data: st.DataObject) -> None:
    pack = data.draw(packs_of(subject))
    case = data.draw(cases(pack))
    talkative = replace(case, profile=data.draw(idle_talk(pack, case.profile)))
    here, there = decide(pack, case), decide(pack, talkative)
    assert _told(there) == _told(here)
    assert (there.totals, there.used, there.used_attestations) == (here.totals, here.used, here.used_attestations)


@of_every_pack
@examples(20)
@given(data=st.data())
def test_the_facts_that_were_used_suffice(subject: str, data: st.DataObject) -> None:
    pack = data.draw(packs_of(subject))
    case = data.draw(cases(pack))
    here = decide(pack, case)
    profile = Profile(
        facts={name: case.profile.facts[name] for name in here.used},
        attestations={name: case.profile.attestations[name] for name in here.used_attestations},
    )
    there = decide(pack, replace(case, profile=profile))
    assert _told(there) == _told(here)


@of_every_pack
@examples(15)
@given(data=st.data())
def test_the_same_case_is_decided_the_same_twice_and_left_as_it_was(subject: str, data: st.DataObject) -> None:
    pack = data.draw(packs_of(subject))
    case = data.draw(cases(pack))
    kept = deepcopy(case)
    once, again = decide(pack, case), decide(deepcopy(pack), kept)
    assert once == again
    assert _told(once) == _told(again)
    assert case == kept


@of_every_pack
@examples(10)
@given(data=st.data())
def test_a_decision_does_not_remember_the_one_before(subject: str, data: st.DataObject) -> None:
    pack = data.draw(packs_of(subject))
    first, other = data.draw(cases(pack)), data.draw(cases(pack))
    before = decide(pack, first)
    decide(pack, other)
    after = decide(pack, first)
    assert _told(after) == _told(before)


def _what_the_pack_reads(pack: Pack) -> tuple[set[str], set[str]]:
    return set(facts_read(pack)), set(findings_read(pack))


@of_every_pack
@examples(15)
@given(data=st.data())
def test_a_pack_knows_what_it_reads(subject: str, data: st.DataObject) -> None:
    pack = data.draw(packs_of(subject))
    assert (set(pack.facts_read), set(pack.findings_read)) == _what_the_pack_reads(pack)
    assert facts_read(pack) >= {path.split(".")[0] for path in cut_points(pack)}
