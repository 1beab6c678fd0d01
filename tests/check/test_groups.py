"""Groups can act."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

from talentrules.check import check
from talentrules.explain.json_models import GroupKind
from talentrules.model.conditions import All
from talentrules.model.groups import STAGES, Cap, ChooseOne, Excludes, Fallback, Group, Highest, Offset, Requires
from talentrules.model.pack import Kind, Pack
from tests.check.packs import ANYONE, LOCAL, amount, benefit, by_benefit, cite, codes, here, money, only, pack, version


def _of(*groups: Group, needs: str | None = None) -> Pack:
    when = ANYONE if needs is None else All(parts=(ANYONE, by_benefit(needs)), span=here())
    benefits = (
        benefit(id_, name, when=when if id_ == "a" else ANYONE, pays=amount("1万元", "1万元"), quote="1万元")
        for id_, name in (("a", "甲"), ("b", "乙"), ("c", "丙"))
    )
    return pack(*benefits, groups=groups)


def _requires(id_: str, one: str, *needed: str, after: tuple[str, ...] = ()) -> Requires:
    return Requires(id=id_, name=f"规则{id_}", benefits=(one,), needed=needed, after=after, span=here())


def _excludes(id_: str, winner: str, *others: str, after: tuple[str, ...] = ()) -> Excludes:
    return Excludes(id=id_, name=f"规则{id_}", winner=winner, benefits=others, after=after, span=here())


def _fallback(id_: str, one: str, instead: str, after: tuple[str, ...] = ()) -> Fallback:
    return Fallback(
        id=id_, name=f"规则{id_}", benefit=one, instead_of=instead, available=LOCAL, after=after, span=here()
    )


def test_a_circle_shows_the_chain_and_the_other_groups() -> None:
    groups = (
        _requires("1", "a", "b", after=("3",)),
        _requires("2", "b", "c"),
        _requires("3", "c", "a", after=("2",)),
    )
    problem = only(_of(*groups))
    assert problem.message == "叠加规则（requires）绕成一圈，谁也定不下来：“甲” → “乙” → “丙” → “甲”"
    assert problem.span == groups[0].span
    assert [one.span for one in problem.related] == [groups[1].span, groups[2].span]
    assert problem.related[0].note == "叠加规则“规则2”写在这里"


def test_a_group_that_excludes_its_own_winner_is_a_circle() -> None:
    assert "“甲” → “甲”" in only(_of(_excludes("1", "a", "a", "b"))).message


def test_fallbacks_run_in_circles_too() -> None:
    assert codes(_of(_fallback("1", "a", "b"), _fallback("2", "b", "a", after=("1",)))) == ["group-circle"]
    assert codes(_of(_fallback("1", "a", "b"))) == []


def test_what_is_required_cannot_be_excluded_either_way() -> None:
    assert codes(_of(_requires("1", "a", "b"), _excludes("2", "b", "a"))) == ["group-contradiction"]
    assert codes(_of(_requires("1", "a", "b"), _excludes("2", "a", "b"))) == ["group-contradiction"]
    assert codes(_of(_requires("1", "a", "b"), _excludes("2", "c", "a"))) == []


def test_a_condition_requires_too() -> None:
    problem = only(_of(_excludes("1", "b", "a"), needs="b"))
    assert problem.message == "“甲”以“乙”为前提，两项又互相排斥，不可能同时得到"
    assert problem.related == ()


def test_an_overlap_tells_both_places() -> None:
    one = Cap(id="one", name="封顶", benefits=("a", "b"), at_most=money("1万元"), cite=(cite("1万元"),), span=here())
    other = Cap(id="two", name="总额", benefits=("b", "c"), at_most=money("1万元"), cite=(cite("1万元"),), span=here())
    problem = only(_of(one, other))
    assert problem.message == "叠加规则“总额”和“封顶”都管到“乙”，却没有写明哪一条先起作用"
    assert "after: [one]" in problem.hint
    assert (problem.span, problem.related[0].span) == (other.span, one.span)


def test_an_order_through_a_third_group_is_an_order() -> None:
    first = Highest(id="1", name="一", benefits=("a", "b"), span=here())
    second = Highest(id="2", name="二", benefits=("b", "c"), after=("1",), span=here())
    third = Highest(id="3", name="三", benefits=("a", "c"), after=("2",), span=here())
    assert codes(_of(first, second, third)) == []


def test_order_matters_only_where_one_sets_aside_what_the_other_looks_at() -> None:
    assert codes(_of(_requires("1", "a", "c"), _requires("2", "b", "c"))) == []
    assert codes(_of(_requires("1", "a", "b"), _requires("2", "a", "c"))) == []
    assert codes(_of(_requires("1", "a", "b"), _requires("2", "b", "c"))) == ["groups-overlap"]
    assert codes(_of(_excludes("1", "a", "b"), _excludes("2", "b", "c"))) == ["groups-overlap"]
    assert codes(_of(_fallback("1", "a", "b"), _fallback("2", "b", "c"))) == ["groups-overlap"]


def test_groups_of_two_stages_have_an_order_already() -> None:
    highest = Highest(id="1", name="就高", benefits=("a", "b"), span=here())
    choice = ChooseOne(id="2", name="择一", benefits=("b", "c"), span=here())
    assert codes(_of(highest, choice)) == []


def test_the_words_name_the_kinds_in_the_order_in_which_they_act() -> None:
    highest = Highest(id="1", name="就高", benefits=("a", "b"), after=("2",), span=here())
    lid = Cap(id="2", name="封顶", benefits=("a", "b"), at_most=money("1万元"), cite=(cite("1万元"),), span=here())
    problem = only(_of(highest, lid))
    assert problem.code == "group-after-other-stage"
    keys = [re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower() for kind in STAGES]
    assert f"先后依次是 {'、'.join(keys)}。" in problem.hint
    assert f"The order is {', '.join(keys)}." in problem.hint_en
    assert get_args(GroupKind) == tuple(keys)
    page = (Path(__file__).parents[2] / "docs/decision-json.md").read_text("utf-8")
    assert f"`kind` ({', '.join(f'`{key}`' for key in keys)})" in page


def test_after_in_a_circle_is_told_once() -> None:
    groups = (_requires("1", "a", "b", after=("2",)), _requires("2", "b", "c", after=("1",)))
    assert only(_of(*groups)).message == "叠加规则的先后（after）绕成一圈：“规则1” → “规则2” → “规则1”"


def test_a_loan_pays_nothing_that_compares() -> None:
    loan = benefit("loan", "贷款", kind=Kind.LOAN, pays=amount("1万元", "1万元"), quote="1万元")
    award = benefit("award", "奖励", pays=amount("1万元", "1万元"), quote="1万元")
    highest = Highest(id="1", name="就高", benefits=("award", "loan"), span=here())
    assert "“贷款”不发钱" in only(pack(loan, award, groups=[highest])).message


def test_names_of_claims_elsewhere_are_declared() -> None:
    def offset(*also: str) -> Offset:
        return Offset(id="1", name="抵扣", benefits=("a",), received_as=("租房补贴", "b"), also_known=also, span=here())

    assert only(_of(offset())).message == "叠加规则“抵扣”要扣除的“租房补贴”不是本包里的待遇"
    assert codes(_of(offset("租房补贴"))) == []


def test_only_what_every_version_asks_for_is_required() -> None:
    versions = (version(None, "2021-12-31", when=by_benefit("b")), version("2022-01-01"))
    one, other = benefit("a", "甲", versions=versions), benefit("b", "乙")
    assert codes(pack(one, other, groups=[_excludes("1", "b", "a")])) == []


def test_a_benefit_without_versions_requires_nothing() -> None:
    bare = benefit("a", "甲", versions=())
    assert not [
        one for one in check(pack(bare, benefit("b", "乙"), groups=[_excludes("1", "b", "a")])) if "group" in one.code
    ]
