"""Where names lead."""

from __future__ import annotations

from time import perf_counter

from talentrules.check import check
from talentrules.model.conditions import All, FindingCondition, Not
from talentrules.model.facts import DateType, Fact
from talentrules.model.pack import Clock, Kind, Pack
from tests.check.packs import (
    ANYONE,
    LOCAL,
    benefit,
    by_benefit,
    by_definition,
    codes,
    definition,
    finding,
    found,
    here,
    only,
    pack,
    version,
)


def test_a_benefit_that_requires_itself_is_named_at_the_condition() -> None:
    inner = by_benefit("allowance")
    problem = only(pack(benefit(when=All(parts=(ANYONE, Not(part=inner, span=here())), span=here()))))
    assert problem.message == "待遇“交通补贴”以自己为条件，永远得不出结论"
    assert problem.message_en == "the benefit “交通补贴” is a condition of itself and can never be settled"
    assert problem.span == inner.span


def test_a_definition_that_names_itself_is_told_as_one() -> None:
    own = definition("local_talent", by_definition("local_talent"), name="本地人才")
    assert found(pack(benefit(when=by_definition("local_talent")), definitions=[own])) == [
        ("requires-itself", "定义“本地人才”以自己为条件，永远得不出结论")
    ]


def test_a_circle_is_told_once_from_its_first_member_with_the_other_places() -> None:
    parts = [definition("b", by_benefit("c"), name="乙"), definition("d", by_definition("b"), name="丁")]
    problem = only(pack(benefit("c", "丙", when=by_definition("d")), definitions=parts))
    assert problem.code == "requires-in-a-circle"
    assert problem.message.endswith("：“乙” → “丙” → “丁” → “乙”")
    assert problem.span == parts[0].when.span
    assert [one.note for one in problem.related] == ["“丙”用到“丁”", "“丁”用到“乙”"]
    assert problem.related[1].span == parts[1].when.span


def test_every_separate_circle_is_told() -> None:
    pairs = [("a", "b"), ("b", "a"), ("c", "d"), ("d", "c"), ("e", "e")]
    assert sorted(codes(pack(*(benefit(one, one, when=by_benefit(other)) for one, other in pairs)))) == [
        "requires-in-a-circle",
        "requires-in-a-circle",
        "requires-itself",
    ]


def test_a_circle_may_hide_in_one_version() -> None:
    versions = (version("2022-01-01", "2022-12-31"), version("2023-01-01", when=by_benefit("a")))
    assert codes(pack(benefit("a", versions=versions))) == ["requires-itself"]


def test_names_that_meet_again_are_no_circle() -> None:
    both = All(parts=(by_definition("b"), by_definition("c")), span=here())
    diamond = [
        definition("d", LOCAL),
        definition("b", by_definition("d")),
        definition("c", by_definition("d")),
        definition("a", both),
    ]
    assert codes(pack(benefit(when=by_definition("a")), definitions=diamond)) == []


def _chain(length: int, last: str | None = None) -> Pack:
    first = LOCAL if last is None else by_definition(last)
    links = [definition(f"d{n}", by_definition(f"d{n + 1}")) for n in range(length - 1)]
    return pack(benefit(when=by_definition("d0")), definitions=[*links, definition(f"d{length - 1}", first)])


def test_a_chain_is_told_once_at_the_link_that_goes_too_far() -> None:
    problem = only(_chain(2_000))
    assert problem.message == "定义“d1969”一层套一层，超过 30 层"


def test_a_circle_of_two_thousand_is_told() -> None:
    circle = _chain(2_000, "d0")
    started = perf_counter()
    assert "requires-in-a-circle" in codes(circle)
    assert perf_counter() - started < 2


def test_what_is_only_told_cannot_be_required_by_a_definition_either() -> None:
    registered = definition("registered", by_benefit("told"), name="在库人才")
    problem = only(pack(benefit(when=by_definition("registered")), definitions=[registered]))
    assert problem.message == "“在库人才”以“人才库”为条件，而“人才库”仅供了解，不作结论"


def test_what_is_only_told_may_require_a_benefit() -> None:
    told = benefit("more", "引才渠道", kind=Kind.CHANNEL, when=by_benefit("allowance"))
    assert codes(pack(told, benefit())) == []


def test_a_definition_that_only_an_unused_one_names_is_unused() -> None:
    chain = [definition("inner", LOCAL, name="内"), definition("outer", by_definition("inner"), name="外")]
    assert [message for _, message in found(pack(definitions=chain))] == [
        "定义“内”没有用到：没有一项待遇以它为条件",
        "定义“外”没有用到：没有一项待遇以它为条件",
    ]


def test_a_finding_inside_a_definition_is_used() -> None:
    good = definition("good", FindingCondition(finding="excellent", span=here()))
    assert codes(pack(benefit(when=by_definition("good")), definitions=[good], findings=[finding("excellent")])) == []


def test_a_date_that_chooses_the_version_is_used() -> None:
    signed = Fact(id="signed_on", name="网签日", type=DateType(), span=here())
    dated = (version("2022-01-01"),)
    assert codes(pack(benefit(versions=dated, version_by="signed_on"), own=[signed])) == []
    assert codes(pack(benefit(versions=dated, version_by=Clock.APPLICATION), own=[signed])) == ["unused-fact"]


def test_everything_is_told_in_one_go_in_the_order_of_places() -> None:
    first = benefit("a", "甲", when=by_benefit("a"))
    second = benefit("b", "乙", when=None)
    problems = check(pack(first, second, definitions=[definition("c", LOCAL, name="丙")]))
    assert [one.code for one in problems] == ["requires-itself", "no-condition", "unused-definition"]
    assert [one.span.line for one in problems] == sorted(one.span.line for one in problems)
