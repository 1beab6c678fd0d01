"""A single case sets no rule."""

from __future__ import annotations

from dataclasses import replace

from talentrules.model.conditions import All, NotRequired
from talentrules.model.pack import Benefit
from talentrules.model.sources import SourceKind
from tests.check.packs import (
    ANYONE,
    LOCAL,
    SOURCES,
    amount,
    benefit,
    by_definition,
    cite,
    codes,
    definition,
    here,
    holds,
    only,
    pack,
    version,
)

CASE = cite("一个人在窗口办理了100万元贷款", "story")
RULE = cite("发放创业担保贷款")


def _of(*cites: object, **rule: object) -> Benefit:
    return benefit("loan", "创业贷款", cites=cites, **rule)  # type: ignore[arg-type]  # a shorthand of this module


def test_the_message_names_the_benefit_at_the_amount() -> None:
    pays = amount(None, "100万元")
    problem = only(pack(_of(CASE, pays=pays)))
    assert problem.message == "“创业贷款”把个案当作了规则：这里的金额或条件只有个案作依据"
    assert problem.span == pays.span


def test_a_passage_may_be_weaker_than_its_source() -> None:
    weaker = cite("一个人办理了100万元贷款", "notice", SourceKind.ANECDOTE)
    assert codes(pack(_of(weaker, pays=amount(None, "100万元")))) == ["anecdote-rule"]


def test_a_passage_may_be_stronger_than_its_source() -> None:
    stronger = cite("贷款最高100万元", "story", SourceKind.PRESS)
    assert codes(pack(_of(stronger, pays=amount(None, "100万元")))) == []


def test_a_condition_is_a_rule_and_a_finding_is_none() -> None:
    subject = NotRequired(subject="户籍", span=here())
    assert codes(pack(_of(CASE, when=All(parts=(ANYONE, subject), span=here())))) == []
    assert codes(pack(_of(CASE, when=All(parts=(ANYONE, LOCAL), span=here())))) == ["anecdote-rule"]


def test_a_rule_beside_a_single_case_lends_it_no_amount() -> None:
    assert codes(pack(_of(RULE, CASE, pays=amount(None, "100万元")))) == ["anecdote-rule"]
    assert codes(pack(_of(cite("最高100万元"), CASE, pays=amount(None, "100万元")))) == []
    assert codes(pack(_of(RULE, CASE, when=LOCAL))) == []


def test_the_days_of_a_campaign_do_not_excuse_its_amount() -> None:
    dated = version("2022-01-01", cites=(cite("2022年"),), pays=amount(None, "100万元"))
    assert codes(pack(_of(CASE, versions=(dated,)))) == ["anecdote-rule"]


def test_a_version_of_several_stands_on_its_own_citations() -> None:
    before = version("2021-01-01", "2021-12-31", when=LOCAL, cites=(RULE,))
    after = version("2022-01-01", when=LOCAL, cites=(CASE,))
    assert codes(pack(_of(RULE, versions=(before, after)))) == ["anecdote-rule"]


def test_a_condition_that_cites_only_a_case_is_told_once() -> None:
    own = holds("local", CASE)
    assert codes(pack(_of(RULE, when=own))) == ["anecdote-rule"]
    assert codes(pack(_of(CASE, when=own))) == ["anecdote-rule"]


def test_a_definition_on_a_single_case_is_told() -> None:
    local = definition("local_talent", LOCAL, CASE, name="本地人才")
    problem = only(pack(benefit(when=by_definition("local_talent")), definitions=[local]))
    assert "“本地人才”" in problem.message


def test_nothing_cited_is_not_a_case() -> None:
    assert codes(pack(_of(when=LOCAL))) == []


def test_a_source_may_be_cited_anywhere() -> None:
    sources = {**SOURCES, "more": replace(SOURCES["notice"], id="more")}
    cited = cite("原话", "more")
    inside = holds("local", cited)
    assert codes(pack(_of(RULE, when=inside), sources=sources)) == []
    assert codes(pack(_of(RULE, versions=(version(cites=(cited,)),)), sources=sources)) == []
    assert codes(pack(_of(RULE), sources=sources)) == ["unused-source"]
