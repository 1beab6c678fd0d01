"""Every number has a source."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from talentrules.check.quotes import stands_in
from talentrules.model.conditions import All, Quantifier, Records
from talentrules.model.facts import Value
from talentrules.model.pack import Kind
from talentrules.money import Money
from tests.check.packs import (
    ANYONE,
    amount,
    benefit,
    by_definition,
    cite,
    codes,
    compare,
    definition,
    found,
    here,
    holds,
    only,
    pack,
    services,
    statistic,
    version,
)


def test_the_message_says_the_amount_and_the_benefit() -> None:
    problem = only(pack(benefit(pays=amount(None, "10万元"), quote="最高补贴1万元")))
    assert problem.message == "“交通补贴”的金额 10万元 没有出处：所引的原文里找不到这个数"
    assert "amount: unstated" in problem.hint
    assert (
        problem.message_en == "the amount 10万元 of “交通补贴” has no source: no quote cited for it holds this number"
    )


def test_each_stated_end_needs_a_quote() -> None:
    assert found(pack(benefit(pays=amount("5万元", "10万元"), quote="5元到10元"))) == [
        ("number-without-quote", "“交通补贴”的金额 10万元 没有出处：所引的原文里找不到这个数"),
        ("number-without-quote", "“交通补贴”的金额 5万元 没有出处：所引的原文里找不到这个数"),
    ]


def test_one_wan_serves_both_ends_and_is_not_left_out() -> None:
    assert codes(pack(benefit(pays=amount("5万元", "10万元"), quote="5-10万元"))) == []
    assert codes(pack(benefit(pays=amount("5元", "10万元"), quote="5-10万元"))) == ["number-without-quote"]


def test_an_amount_of_a_version_is_cited_there_or_at_the_benefit() -> None:
    paid = version("2022-01-01", pays=amount("3万元", "8万元"), cites=(cite("3万元"),))
    assert codes(pack(benefit(versions=(paid,), quote="8万元"))) == []


def test_an_amount_without_any_citation_has_no_quote() -> None:
    assert codes(pack(benefit(pays=amount("3万元", None), cites=()))) == ["number-without-quote"]


def test_what_is_not_stated_needs_no_quote() -> None:
    assert codes(pack(benefit(pays=amount(None, None), quote="发放补贴"))) == []


THRESHOLDS: list[tuple[str, Value, str]] = [
    ("age", 45, "45周岁以下"),
    ("age", 40, "四十周岁以下"),
    ("income", Money.yuan(200_000), "年收入20万元以上"),
    ("hired_on", date(2024, 5, 9), "2024年5月9日以后引进"),
    ("hired_on", date(2022, 1, 1), "2022年以来引进"),
    ("insured", 36, "连续参保三年"),
    ("insured", 36, "连续参保36个月"),
    ("insured", 6, "参保半年"),
    ("share", Decimal(50), "持股50%以上"),
    ("share", Decimal("12.5"), "持股百分之12.5以上"),
    ("insured", 0, "未参保"),
    ("income", Money(0), "没有收入"),
]


@pytest.mark.parametrize(("fact", "value", "quote"), THRESHOLDS)
def test_a_threshold_is_found_in_the_quote(fact: str, value: Value, quote: str) -> None:
    assert codes(pack(benefit(when=compare(fact, "at_least", value), quote=quote))) == []


@pytest.mark.parametrize(
    ("fact", "value", "quote"),
    [
        ("age", 45, "45万元"),
        ("age", 36, "三年"),
        ("share", Decimal(50), "50人"),
        ("income", Money.yuan(200_000), "20元"),
        ("hired_on", date(2022, 6, 1), "2022年以来引进"),
        ("insured", 0, "参保"),
        ("age", 5, "2022年5月9日"),
    ],
)
def test_a_threshold_is_not_taken_from_a_number_of_another_kind(fact: str, value: Value, quote: str) -> None:
    assert codes(pack(benefit(when=compare(fact, "at_least", value), quote=quote))) == ["threshold-without-quote"]


def test_the_message_says_the_fact_and_the_limit_with_its_unit() -> None:
    assert only(pack(benefit(when=compare("age", "at_most", 45)))).message == (
        "“交通补贴”的条件里，“年龄”的界线 45周岁 没有出处：所引的原文里找不到这个数"
    )
    assert "2024年5月9日" in only(pack(benefit(when=compare("hired_on", "above", date(2024, 5, 9))))).message


def test_a_threshold_is_cited_at_the_condition_or_at_one_around_it() -> None:
    own = compare("age", "at_most", 45, cites=(cite("45周岁"),))
    around = All(parts=(compare("age", "at_most", 40), ANYONE), cite=(cite("40周岁"),), span=here())
    assert codes(pack(benefit(when=own))) == []
    assert codes(pack(benefit(when=around))) == []


def test_a_neighbour_lends_no_citation() -> None:
    parts = (compare("age", "at_least", 18), compare("age", "at_most", 45, cites=(cite("18至45周岁"),)))
    assert codes(pack(benefit(when=All(parts=parts, span=here())))) == ["threshold-without-quote"]


def test_a_definition_cites_its_own_thresholds() -> None:
    young = definition("young", compare("age", "at_most", 45), cite("45周岁"), name="青年")
    assert codes(pack(benefit(when=by_definition("young")), definitions=[young])) == []
    bare = definition("young", compare("age", "at_most", 45), name="青年")
    problem = only(pack(benefit(when=by_definition("young"), quote="45周岁"), definitions=[bare]))
    assert problem.code == "threshold-without-quote"
    assert "“青年”" in problem.message


def test_a_field_of_a_record_is_read_with_its_own_unit() -> None:
    where = compare("left", "at_least", 24)
    when = Records(fact="cards", quantifier=Quantifier.SOME, where=where, span=here())
    assert codes(pack(benefit(when=when, quote="有效期还有两年"))) == []
    assert "“剩余月数”的界线 24个月" in only(pack(benefit(when=when))).message


def test_choices_and_truth_are_no_numbers() -> None:
    assert codes(pack(benefit(when=holds("local")))) == []
    assert codes(pack(benefit(when=compare("degree", "at_least", "master")))) == []


def test_a_choice_stands_in_no_quote() -> None:
    assert not stands_in("master", [cite("master")])


def test_an_amount_of_what_is_only_told_needs_a_quote_too() -> None:
    told = benefit("more", "引才渠道", kind=Kind.CHANNEL, when=None, pays=amount("1元", None))
    assert codes(pack(told)) == ["number-without-quote"]


def test_services_may_be_counted_in_a_version_and_as_a_floor() -> None:
    counted = version("2022-01-01", cites=(cite("40余项服务"),))
    one = benefit(versions=(counted,), services=services("政务", declared=40, at_least=True))
    assert codes(pack(one)) == []


def test_services_without_a_number_need_none() -> None:
    assert codes(pack(benefit(services=services("政务", "金融")))) == []


def test_every_figure_of_a_statistic_is_cited() -> None:
    figures = statistic(people=13, total="11万元", each=("allowance",), quote="为多名人才发放11元")
    paid = benefit(pays=amount("5000元", "1万元"), quote="5000-10000元")
    assert [message for _, message in found(pack(paid, statistics=[figures]))] == [
        "统计“发放情况”里的 11万元 没有出处：所引的原文里找不到这个数",
        "统计“发放情况”里的 13 没有出处：所引的原文里找不到这个数",
    ]
