"""Conditions in plain words, and trees of results as lines."""

from __future__ import annotations

from datetime import date
from typing import Any as Anything

import pytest

from talentrules.explain.conditions import condition_lines, failures, result_lines
from talentrules.explain.scope import Scope
from talentrules.explain.terms import composed, in_words
from talentrules.model.conditions import (
    All,
    Any,
    BenefitCondition,
    Compare,
    Condition,
    DefinitionCondition,
    FindingCondition,
    NotRequired,
    Operator,
    Quantifier,
    Records,
)
from talentrules.model.decision import State
from talentrules.model.facts import Value
from talentrules.money import Money
from tests.explain.conftest import (
    CARDS_MET,
    EVERY_FORM,
    FAILED_MASTER,
    HAS_MIGRATORY,
    MASTER,
    MET_GROUP,
    MONTHS,
    PROFILE,
    RETIRED,
    every_form,
    make_pack,
    result,
)

ZH = Scope.of(make_pack(), "zh", PROFILE)
EN = Scope.of(make_pack(), "en", PROFILE)


YES: Value = True
NO: Value = False


def compare(fact: str, operator: Operator, *values: Value) -> Compare:
    return Compare(fact=fact, operator=operator, values=values)


@pytest.mark.parametrize(
    ("condition", "zh", "en"),
    [
        (compare("retired", Operator.IS, YES), "退休：是", "Retired: yes"),
        (compare("retired", Operator.IS, NO), "退休：否", "Retired: no"),
        (compare("education_level", Operator.IS, "master"), "学历为硕士研究生", "Education level is Master"),
        (
            compare("education_level", Operator.IN, "master", "doctor"),
            "学历为以下之一：硕士研究生、博士研究生",
            "Education level is one of: Master, Doctor",
        ),
        (
            compare("talent_groups", Operator.HAS, "migratory"),
            "人才群体包含“候鸟人才”",
            "Talent groups include “Migratory”",
        ),
        (MASTER, "学历不低于硕士研究生", "Education level is Master or higher"),
        (
            compare("education_level", Operator.AT_MOST, "master"),
            "学历不高于硕士研究生",
            "Education level is Master or lower",
        ),
        (
            compare("education_level", Operator.ABOVE, "master"),
            "学历高于硕士研究生（不含）",
            "Education level is higher than Master",
        ),
        (
            compare("education_level", Operator.BELOW, "master"),
            "学历低于硕士研究生（不含）",
            "Education level is lower than Master",
        ),
        (
            compare("insurance_months", Operator.AT_LEAST, 6),
            "连续参保月数不低于6个月（含）",
            "Insurance months is at least 6 months",
        ),
        (
            compare("insurance_months", Operator.AT_MOST, 6),
            "连续参保月数不超过6个月（含）",
            "Insurance months is at most 6 months",
        ),
        (MONTHS, "连续参保月数超过6个月（不含）", "Insurance months is more than 6 months"),
        (
            compare("annual_pay", Operator.BELOW, Money.yuan(120000)),
            "年薪低于120,000元（12万元）（不含）",
            "Annual pay is less than 120,000 yuan",
        ),
        (
            compare("introduced_on", Operator.AT_LEAST, date(2018, 5, 13)),
            "引进日期不早于2018年5月13日（含当日）",
            "Introduced on is on or after 2018-05-13",
        ),
        (
            compare("introduced_on", Operator.BELOW, date(2018, 5, 13)),
            "引进日期早于2018年5月13日（不含当日）",
            "Introduced on is before 2018-05-13",
        ),
        (
            compare("insurance_months", Operator.BETWEEN, 6, 12),
            "连续参保月数在6个月至12个月之间（含两端）",
            "Insurance months is between 6 months and 12 months, both included",
        ),
        (Records(fact="cards", quantifier=Quantifier.SOME), "有“持卡”记录", "there is a record of Cards"),
        (Records(fact="cards", quantifier=Quantifier.NONE), "没有“持卡”记录", "there is no record of Cards"),
        (
            Records(fact="cards", quantifier=Quantifier.NONE, where=compare("card", Operator.IS, "chucai")),
            "“持卡”中没有记录满足：卡种为楚才卡",
            "no record of Cards has: Card is Chucai",
        ),
        (
            DefinitionCondition(definition="migratory"),
            "属于“‘候鸟’人才”",
            "meets the definition of “Migratory (‘候鸟’人才)”",
        ),
        (
            FindingCondition(finding="outstanding"),
            "经主管部门认定：表现突出",
            "found by the authority: Outstanding (表现突出)",
        ),
        (
            FindingCondition(finding="nobody"),
            "经有关部门认定：重大贡献",
            "found by whoever decides it: Nobody (重大贡献)",
        ),
        (FindingCondition(finding="gone"), "经有关部门认定：gone", "found by whoever decides it: gone"),
        (
            BenefitCondition(benefit="card"),
            "符合本规则包的另一项待遇“鸿雁优才卡”",
            "eligible for another benefit of the pack, “Card (鸿雁优才卡)”",
        ),
        (NotRequired(subject="户籍"), "不限：户籍", "not required: 户籍"),
    ],
)
def test_a_condition_in_words(condition: Condition, zh: str, en: str) -> None:
    assert composed(condition, ZH) == zh
    assert composed(condition, EN) == en


def test_the_words_of_the_document_come_first_in_chinese() -> None:
    assert in_words(HAS_MIGRATORY, ZH) == "“候鸟”人才"
    assert in_words(HAS_MIGRATORY, EN) == "Talent groups include “Migratory”"


def test_parts_that_have_parts_stand_in_brackets() -> None:
    either = Any(parts=(MASTER, All(parts=(RETIRED, MONTHS))))
    assert in_words(either, ZH) == (
        "满足其一：学历不低于硕士研究生；（同时满足：退休：是；连续参保月数超过6个月（不含））"
    )


def test_lines_of_a_pack_show_every_part_and_its_citation() -> None:
    lines = condition_lines(EVERY_FORM, ZH)
    assert [(line.depth, line.words) for line in lines][:5] == [
        (0, "以下满足其一即可"),
        (1, "学历不低于硕士研究生"),
        (1, "以下须全部满足"),
        (2, "退休：是"),
        (2, "连续参保月数超过6个月（不含）"),
    ]
    assert {line.mark for line in lines} == {"•"}
    (quoted,) = condition_lines(HAS_MIGRATORY, ZH)
    assert quoted.details[0] == "规则：人才群体包含“候鸟人才”"
    assert quoted.details[1].startswith("依据：人民网海南频道2024年5月9日（主管部门通稿）“符合条件的‘候鸟’人才")


def test_lines_of_a_result_have_mark_words_and_value_seen() -> None:
    lines = result_lines(every_form(), ZH)
    assert {line.mark for line in lines} == {"✓", "✗", "?"}
    said = {line.words: line for line in lines}
    assert said["学历不低于硕士研究生"].details[0] == "您的情况：本科（已核验）"
    assert said["连续参保月数超过6个月（不含）"].details[0] == "您的情况：未提供"
    assert said["第2条记录：卡种为以下之一：楚才卡、黄冈人才绿卡"].details == ("您的情况：黄冈人才绿卡",)
    assert said["符合条件"].details[:2] == ("认定情况：尚无认定", "来源未载明")
    assert said["不限：专家服务时间和工作方式"].mark == "✓"


def test_a_citation_that_the_page_prints_anyway_is_not_repeated() -> None:
    (plain,) = result_lines(MET_GROUP, ZH)
    assert any(detail.startswith("依据：") for detail in plain.details)
    (brief,) = result_lines(MET_GROUP, Scope(**{**_as_dict(ZH), "cited": HAS_MIGRATORY.cite}))
    assert not any(detail.startswith("依据：") for detail in brief.details)


def _as_dict(scope: Scope) -> dict[str, Anything]:
    return {name: getattr(scope, name) for name in Scope.__slots__}


def test_the_file_copy_names_the_line_of_the_rule() -> None:
    (line,) = result_lines(MET_GROUP, Scope.of(make_pack(), "zh", PROFILE, places=True))
    assert line.details[-1] == "规则位置：sample.yaml:12"
    assert all("sample.yaml" not in detail for one in result_lines(MET_GROUP, ZH) for detail in one.details)


@pytest.mark.parametrize(("finding", "words"), [("nobody", "由有关部门认定"), ("outstanding", "由主管部门认定")])
def test_who_can_settle_a_finding_is_claimed_only_where_stated(finding: str, words: str) -> None:
    scope = Scope.of(make_pack(), "zh")
    (line,) = result_lines(result(FindingCondition(finding=finding), State.DISCRETIONARY), scope)
    assert line.details == ("认定情况：尚无认定", words)


def test_an_attested_finding_names_office_paper_and_day() -> None:
    (line,) = result_lines(result(FindingCondition(finding="outstanding"), State.MET, seen=True), ZH)
    assert line.details == ("认定情况：已认定符合（市人才办、文号〔2024〕7号、2024年6月1日）",)


def test_failures_name_what_was_not_met_and_nothing_else() -> None:
    both = result(All(parts=(MASTER, MONTHS)), State.NOT_MET, parts=(FAILED_MASTER, CARDS_MET))
    assert failures(both, ZH) == ("学历不低于硕士研究生（您的情况：本科（已核验））",)
    either = result(Any(parts=(MASTER,)), State.NOT_MET, parts=(FAILED_MASTER,))
    assert failures(either, ZH) == ("满足其一：学历不低于硕士研究生",)
    assert failures(CARDS_MET, ZH) == ()


def test_the_order_of_parts_is_the_order_of_the_rule() -> None:
    words = [line.words for line in result_lines(every_form(), ZH) if line.depth == 0]
    assert words[0] == "以下满足其一即可"
    assert words[-1] == "不限：专家服务时间和工作方式"
    assert len(words) == len(EVERY_FORM.parts)
