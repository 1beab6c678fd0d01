"""Conditions can hold and can fail."""

from __future__ import annotations

from datetime import date

import pytest

from talentrules.model.conditions import All, Any, AtLeastN, Quantifier, Records
from talentrules.model.facts import Value
from talentrules.money import Money
from tests.check.packs import ANYONE, benefit, codes, compare, here, only, pack, version


def test_a_benefit_without_condition_is_told_at_the_benefit() -> None:
    one = benefit(when=None)
    problem = only(pack(one))
    assert problem.message == "“交通补贴”没有写条件：任何人都会得到“符合”的结论"
    assert problem.span == one.span


def test_a_version_without_condition_is_told_at_the_version() -> None:
    bare = version("2023-01-01", when=None)
    assert only(pack(benefit(versions=(version(None, "2022-12-31"), bare)))).span == bare.span


REVERSED: list[tuple[str, Value, Value, str]] = [
    ("age", 45, 35, "从 45周岁 到 35周岁"),
    ("income", Money.yuan(200_000), Money.yuan(100_000), "从 20万元 到 10万元"),
    ("hired_on", date(2023, 1, 1), date(2022, 1, 1), "从 2023年1月1日 到 2022年1月1日"),
    ("degree", "doctor", "master", "从 博士 到 硕士"),
]


@pytest.mark.parametrize(("fact", "low", "high", "said"), REVERSED)
def test_a_range_runs_from_the_lower_to_the_higher(fact: str, low: Value, high: Value, said: str) -> None:
    quote = "35至45周岁,年收入10-20万元,2022年至2023年"
    assert only(pack(benefit(when=compare(fact, "between", low, high), quote=quote))).message.endswith(said)
    assert codes(pack(benefit(when=compare(fact, "between", high, low), quote=quote))) == []
    assert codes(pack(benefit(when=compare(fact, "between", low, low), quote=quote))) == []


def test_a_range_of_a_record_has_the_order_of_its_field() -> None:
    where = compare("level", "between", "doctor", "bachelor")
    when = Records(fact="cards", quantifier=Quantifier.NONE, where=where, span=here())
    assert "“等级”的范围写反了：从 博士 到 本科" in only(pack(benefit(when=when))).message


def test_what_has_no_order_is_not_reversed() -> None:
    assert codes(pack(benefit(when=compare("local", "between", "b", "a")))) == []


@pytest.mark.parametrize(
    ("condition", "key"),
    [
        (All(parts=(), span=here()), "all"),
        (Any(parts=(), span=here()), "any"),
        (AtLeastN(n=1, parts=(), span=here()), "of"),
        (compare("degree", "in"), "in"),
    ],
)
def test_an_empty_list_is_named_by_its_key(condition: All | Any | AtLeastN, key: str) -> None:
    inside = All(parts=(ANYONE, condition), span=here())
    assert only(pack(benefit(when=inside))).message == f"“交通补贴”的条件里，“{key}”后面的列表是空的"


def test_more_than_there_are_can_never_hold() -> None:
    problem = only(pack(benefit(when=AtLeastN(n=3, parts=(ANYONE, ANYONE), span=here()))))
    assert problem.message == "“交通补贴”要求至少满足 3 条，却只列出了 2 条，永远满足不了"
