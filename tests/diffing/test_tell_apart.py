"""Who is answered differently: shown, held against the evaluator; or nobody, which is proven."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentrules.diffing import Alike, Apart, Unsettled, tell_apart
from talentrules.diffing.answers import Look, as_seen_by, differ, seen
from talentrules.engine.decide import decide
from talentrules.model.conditions import All, Not
from talentrules.model.decision import Item, Verdict
from talentrules.model.facts import NONE
from talentrules.model.pack import Benefit, Pack
from talentrules.model.profile import Case
from talentrules.model.quantities import BenefitAmount
from talentrules.model.walk import below
from talentrules.proofs.subject import World
from tests.diffing.packs import town, two
from tests.proofs.packs import benefit, loaded
from tests.strategies import cases, examples, packs


def _apart(old: Pack, new: Pack, benefit: str) -> Apart:
    found = tell_apart(World.of(old), World.of(new), benefit)
    assert isinstance(found, Apart), found
    return found


def _item(pack: Pack, case: Case, benefit: str) -> Item:
    return next(one for one in decide(pack, case).items if one.benefit.id == benefit)


def _one(when: str, amount: str = "") -> Pack:
    return loaded("benefits:\n" + benefit("one", "甲", f"when: {when}", amount))


def _verdicts(found: Apart) -> tuple[Verdict, Verdict]:
    assert found.before is not None
    assert found.after is not None
    return found.before.verdict, found.after.verdict


MOVES = [
    # what is moved, in which benefit, the fact of the boundary, its value
    ("points: {at_least: 40}", "points: {at_least: 41}", "living", "points", 40),
    ("points: {above: 60}", "points: {above: 61}", "home", "points", 61),
    ("points: {at_least: 90}", "points: {at_least: 91}", "card", "points", 90),
]


@pytest.mark.parametrize(("old", "new", "name", "fact", "value"), MOVES)
def test_a_threshold_moved_by_one_is_shown_by_the_value_that_flips(
    old: str, new: str, name: str, fact: str, value: int
) -> None:
    before, after = two((old, new))
    found = _apart(before, after, name)
    assert _verdicts(found) == (Verdict.ELIGIBLE, Verdict.INELIGIBLE)
    assert found.case.profile.facts[fact].value == value
    assert _verdicts(_apart(after, before, name)) == (Verdict.INELIGIBLE, Verdict.ELIGIBLE)
    if name == "card":  # the other two share groups
        others = [tell_apart(World.of(before), World.of(after), one) for one in ("living", "home")]
        assert others == [Alike(), Alike()]


def test_an_age_moved_by_one_is_shown_by_somebody_of_that_age() -> None:
    found = _apart(*two(("at_most: 45", "at_most: 46")), "living")
    born = found.case.profile.facts["birth_date"].value
    assert isinstance(born, date)
    assert _verdicts(found) == (Verdict.INELIGIBLE, Verdict.ELIGIBLE)
    day = found.case.on
    assert day.year - born.year - ((day.month, day.day) < (born.month, born.day)) == 46


def test_a_version_that_begins_a_day_later_is_shown_on_that_day() -> None:
    found = _apart(*two(("from: 2024-03-01", "from: 2024-03-02")), "home")
    assert found.case.on.isoformat() == "2024-03-01"
    assert _verdicts(found) == (Verdict.ELIGIBLE, Verdict.NOT_IN_FORCE)


AMOUNTS = [
    ("fixed: 5000元", "fixed: 5001元", "living"),
    ("fixed: 2000元", "fixed: 2001元", "living"),
    ("at_most_times: 36", "at_most_times: 37", "living"),
    ("share: 10%", "share: 11%", "home"),
    ("at_most: 200000元", "at_most: 200001元", "home"),
    ("every: month", "every: year", "living"),
    ("serve: 5 years", "serve: 6 years", "living"),
    ("clawback: full", "clawback: stop_only", "living"),
]


@pytest.mark.parametrize(("old", "new", "name"), AMOUNTS)
def test_an_amount_a_rhythm_or_a_duty_is_found(old: str, new: str, name: str) -> None:
    before, after = two((old, new))
    found = _apart(before, after, name)
    assert found.before is not None
    assert found.before.own is Verdict.ELIGIBLE
    old_answer, new_answer = (seen(pack, found.case, name, Look.ITEM) for pack in (before, after))
    assert differ(old_answer, new_answer)


EQUIVALENT = [
    ("{points: {above: 59}}", "{points: {at_least: 60}}"),
    ("{all: [{points: {at_least: 60}}, {points: {at_least: 40}}]}", "{points: {at_least: 60}}"),
    ("{any: [{retired: true}, {all: [{retired: true}, {points: {at_least: 3}}]}]}", "{retired: true}"),
    ("{education_level: {at_least: master}}", "{any: [{education_level: master}, {education_level: doctor}]}"),
]
HEAD_OF_POINTS = "facts:\n  points: {type: integer, unit: 分, name: 积分, question: 积分多少？}\n"


def _with_points(when: str, amount: str = "") -> Pack:
    return loaded(HEAD_OF_POINTS + "benefits:\n" + benefit("one", "甲", f"when: {when}", amount))


@pytest.mark.parametrize(("one", "other"), EQUIVALENT)
def test_what_means_the_same_is_proven_to(one: str, other: str) -> None:
    assert isinstance(tell_apart(World.of(_with_points(one)), World.of(_with_points(other)), "one"), Alike)


def test_somebody_who_has_no_number_at_all_is_not_forgotten() -> None:
    """Known to be none is neither below 5 nor at least 5."""
    found = _apart(_with_points("{not: {points: {below: 5}}}"), _with_points("{points: {at_least: 5}}"), "one")
    assert found.case.profile.facts["points"].value is NONE
    assert _verdicts(found) == (Verdict.ELIGIBLE, Verdict.INELIGIBLE)


def test_rows_that_exclude_each_other_may_change_places() -> None:
    rows = ["{when: {education_level: doctor}, fixed: 5元}", "{when: {education_level: master}, fixed: 3元}"]
    tables = [
        "amount:\n  table: first\n  rows: [" + ", ".join(some) + "]\npayment: once" for some in (rows, rows[::-1])
    ]
    one, other = (_with_points("{retired: false}", table) for table in tables)
    assert isinstance(tell_apart(World.of(one), World.of(other), "one"), Alike)
    wider = [row.replace("doctor", "{at_least: master}") for row in rows]
    tables = [
        "amount:\n  table: first\n  rows: [" + ", ".join(some) + "]\npayment: once" for some in (wider, wider[::-1])
    ]
    one, other = (_with_points("{retired: false}", table) for table in tables)
    found = _apart(one, other, "one")
    assert found.case.profile.facts["education_level"].value == "master"


def test_what_differs_only_for_whom_not_all_is_known_is_no_proof() -> None:
    """`a or not a` holds for everybody, but is open while a is unknown: whoever leaves it out is answered differently."""
    one, other = (
        _with_points("{any: [{retired: true}, {retired: false}, {points: {above: 3}}]}"),
        _with_points("{not: {points: {below: 0}}}"),
    )
    found = tell_apart(World.of(one), World.of(other), "one")
    assert not isinstance(found, Alike)


def test_a_group_dropped_and_a_cap_moved_by_one_yuan_are_found() -> None:
    whole = town()
    for pack in (
        replace(whole, groups={key: one for key, one in whole.groups.items() if key != "either"}),
        town(("at_most: 300000元", "at_most: 300001元")),
    ):
        found = [tell_apart(World.of(whole), World.of(pack), one) for one in ("living", "home")]
        assert any(isinstance(one, Apart) for one in found)
        assert isinstance(tell_apart(World.of(whole), World.of(pack), "card"), Alike)


def test_a_benefit_of_one_pack_only_is_shown_by_somebody_who_gets_it() -> None:
    whole = town()
    less = replace(whole, benefits={key: one for key, one in whole.benefits.items() if key != "card"})
    found = _apart(whole, less, "card")
    assert (found.before.own if found.before else None, found.after) == (Verdict.ELIGIBLE, None)
    assert isinstance(tell_apart(World.of(less), World.of(less), "card"), Alike)


def test_too_many_cells_are_said_to_be_so() -> None:
    one, other = _with_points("{points: {above: 3}}"), _with_points("{points: {at_least: 4}}")
    found = tell_apart(World.of(one), World.of(other), "one", budget=1)
    assert isinstance(found, Unsettled)
    assert found.reason.startswith("情况太多")
    assert "too many" in found.reason.en


# On packs that nobody wrote ------------------------------------------------------------------------------------------


@examples(25)
@given(pack=packs())
def test_a_pack_is_like_itself(pack: Pack) -> None:
    for one in pack.benefits:
        assert isinstance(tell_apart(World.of(pack), World.of(pack), one), Alike)


def _bent(pack: Pack, name: str) -> Pack:
    """Return a pack in which one benefit asks for the opposite."""

    def bent(one: Benefit) -> Benefit:
        versions = (replace(x, when=None if x.when is None else Not(part=x.when)) for x in one.versions)
        return replace(one, versions=tuple(versions))

    return replace(pack, benefits={key: bent(one) if key == name else one for key, one in pack.benefits.items()})


@examples(30)
@given(data=st.data())
def test_whom_it_shows_is_answered_differently_and_whom_it_calls_alike_is_not(data: st.DataObject) -> None:
    old = data.draw(packs())
    new = _bent(old, data.draw(st.sampled_from(sorted(old.benefits))))
    for name in old.benefits:
        found = tell_apart(World.of(old), World.of(new), name, budget=2_000)
        if isinstance(found, Apart):
            facts = {**old.facts, **new.facts}
            seen_by = [as_seen_by(pack, found.case, facts) for pack in (old, new)]
            items = [_item(pack, case, name) for pack, case in zip((old, new), seen_by, strict=True) if case]
            assert items == [found.before, found.after]
        elif isinstance(found, Alike):
            case = data.draw(cases(old))
            before, after = (_item(pack, case, name) for pack in (old, new))
            assert (before.verdict, before.amount, before.whole) == (after.verdict, after.amount, after.whole)


@examples(30)
@given(data=st.data())
def test_alike_holds_of_whoever_comes_where_one_benefit_took_the_amounts_of_another(data: st.DataObject) -> None:
    old = data.draw(packs())
    one, other = (data.draw(st.sampled_from(sorted(old.benefits))) for _ in range(2))
    amount = old.benefits[other].versions[0].amount
    if amount is None or any(isinstance(part, BenefitAmount) for part in below(amount.quantity)):
        return
    versions = tuple(replace(version, amount=amount) for version in old.benefits[one].versions)
    if any(isinstance(part, BenefitAmount) and part.benefit == one for term in old.terms for part in below(term)):
        return
    new = replace(old, benefits={**old.benefits, one: replace(old.benefits[one], versions=versions)})
    found = tell_apart(World.of(old), World.of(new), one, budget=2_000)
    if isinstance(found, Alike):
        for _ in range(3):
            case = data.draw(cases(old))
            before, after = (_item(pack, case, one) for pack in (old, new))
            assert before.verdict is after.verdict
            assert before.verdict in (Verdict.INELIGIBLE, Verdict.NOT_IN_FORCE) or before.amount == after.amount


@examples(30)
@given(data=st.data())
def test_a_condition_twice_is_the_condition(data: st.DataObject) -> None:
    old = data.draw(packs())

    def doubled(one: Benefit) -> Benefit:
        versions = (
            replace(x, when=None if x.when is None else All(parts=(x.when, Not(part=Not(part=x.when)))))
            for x in one.versions
        )
        return replace(one, versions=tuple(versions))

    new = replace(old, benefits={key: doubled(one) for key, one in old.benefits.items()})
    for name in old.benefits:
        assert isinstance(tell_apart(World.of(old), World.of(new), name), Alike)
