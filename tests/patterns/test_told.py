"""Patterns that are told, listed or checked rather than paid: services, papers, routes, campaigns, honours, figures."""

from __future__ import annotations

from datetime import date

import pytest

from talentrules.diagnostics import Diagnostic
from talentrules.errors import PackError
from talentrules.model.decision import Verdict
from tests.patterns.packs import decided, rule, rules, span, verdict, words


def test_p35_in_kind_service_list_with_declared_and_listed_counts() -> None:
    body = """
    services: {declared: 10, unit: 类, listed: [政策咨询, 社保代办, 档案转接, 职称申报]}
    notes: 每年体检2次，陪同1人
    """
    decision = decided(
        rules(rule("专窗提供10类服务，包括政策咨询、社保代办、档案转接、职称申报；每年体检2次", body, kind="service"))
    )
    services = decision["aid"].benefit.services
    assert services is not None
    assert (services.declared, len(services.items)) == (10, 4)
    sheet = words(decision)
    assert "10类" in sheet
    assert "职称申报" in sheet
    assert "4类" in sheet  # that only four are named is said, not hidden


def test_p35_in_kind_service_list_longer_than_declared_is_refused() -> None:
    body = "services: {declared: 2, unit: 类, listed: [政策咨询, 社保代办, 档案转接]}"
    assert "2" in _refused(rule("提供2类服务：政策咨询、社保代办、档案转接", body, kind="service"))[0].message


def _refused(*benefits: str, after: str = "") -> list[Diagnostic]:
    with pytest.raises(PackError) as refused:
        rules(*benefits, after=after)
    return [one for one in refused.value.diagnostics if one.severity.value == "error"]


def test_p36_companions_have_the_card_of_the_holder_as_prerequisite() -> None:
    card = rule("博士发给人才卡", "when: {education_level: doctor}", id_="card", name="人才卡", kind="card")
    more = """
    beneficiary: relative
    beneficiary_name: 配偶、未成年子女和父母
    when:
      all:
        - benefit: card
        - any: [{spouse: some}, {parents: some}, {count: {of: children, where: {age: {day: evaluation, below: 18}}, at_least: 1}}]
    notes: 最多3张
    """
    clause = "人才卡持有人可以为配偶、未成年（不满18周岁）子女和父母办附属卡，最多3张"
    pack = rules(card, rule(clause, more, id_="more", name="附属卡", kind="card", category="family"))
    family: dict[str, object] = {"education_level": "doctor", "spouse": None, "parents": [], "children": []}
    assert verdict(pack, family, id_="more") is Verdict.INELIGIBLE
    grown, minor = ([{"birth_date": date(year, 6, 1)}] for year in (2008, 2009))
    assert verdict(pack, {**family, "children": grown}, id_="more") is Verdict.INELIGIBLE
    assert verdict(pack, {**family, "children": minor}, id_="more") is Verdict.ELIGIBLE
    assert verdict(pack, {**family, "children": minor, "education_level": "master"}, id_="more") is Verdict.INELIGIBLE
    assert "最多3张" in words(decided(pack, family))


def test_p38_evidence_depends_on_the_branch_taken() -> None:
    body = """
    amount: 1000元
    procedure:
      evidence:
        - {name: 身份证, form: 原件}
        - {name: 留学认证, issuer: 留服中心, when: {school_tier: {has: overseas}}}
        - {name: 结婚证, form: 复印件, when: {marital_status: married}}
        - {name: 职称证书, shared: true}
    """
    pack = rules(rule("给予1000元，提交身份证；境外学历的提交留学认证；已婚的提交结婚证；职称证书共享取得", body))
    found = decided(pack, {"school_tier": ["overseas"], "marital_status": "single"})["aid"].evidence
    assert {one.evidence.name: one.needed.name for one in found} == {
        "身份证": "YES",
        "留学认证": "YES",
        "结婚证": "NO",
        "职称证书": "YES",
    }
    assert {one.evidence.name: one.needed.name for one in decided(pack)["aid"].evidence}["结婚证"] == "OPEN"
    assert [one.evidence.name for one in found if one.evidence.shared] == ["职称证书"]


def test_p39_route_steps_and_time_limits_are_printed() -> None:
    body = """
    amount: 1000元
    procedure:
      authority: 人社局
      route: 单位统一申报
      applicant: employer
      steps: [{text: 单位初审, days: 5}, {text: 联合审核, days: 10}, {text: 公示, days: 5}]
    """
    clause = "给予1000元，由人社局受理，单位统一申报：单位初审5日，联合审核10日，公示5日"
    sheet = words(decided(rules(rule(clause, body))))
    for said in ("人社局", "单位统一申报", "单位初审", "10", "公示"):
        assert said in sheet


def test_p39_route_without_application() -> None:
    body = "amount: 1000元\nprocedure: {applicant: automatic}"
    assert "免申即享" in words(decided(rules(rule("给予1000元，免申即享", body))))


def test_p40_funding_split_is_told_in_notes_only() -> None:
    """Who pays how much of it concerns the offices; there is no form for it, and no amount comes from it."""
    decision = decided(rules(rule("给予1000元，省、市按3:7分担", "amount: 1000元\nnotes: 省、市按3:7分担")))
    assert span(decision["aid"].amount) == "1000"
    assert "省、市按3:7分担" in words(decision)


CAMPAIGN = "in_force: {from: 2026-03-01, until: 2026-03-31}"


def test_p46_campaign_service_that_is_over_says_so() -> None:
    pack = rules(rule("2026年3月1日至2026年3月31日免费住宿", CAMPAIGN, kind="service", name="人才周住宿"))
    days = (date(2026, 2, 28), date(2026, 3, 1), date(2026, 3, 31), date(2026, 4, 1))
    found = [verdict(pack, on=day) for day in days]
    not_yet, first, last, over = found
    assert not_yet is over is Verdict.NOT_IN_FORCE
    assert first is last is Verdict.ELIGIBLE
    assert "人才周住宿[–已结束]" in words(decided(pack, on=days[3]))
    assert "已于2026年3月31日结束" in words(decided(pack, on=days[3]))
    assert "将于2026年3月1日起施行" in words(decided(pack, on=days[0]))


def test_p47_honour_and_appointment_are_in_no_total_and_no_ledger() -> None:
    pack = rules(
        rule("博士授予荣誉称号", "when: {education_level: doctor}", kind="honour", name="称号", category="recognition"),
        rule(
            "聘为顾问，聘期3年",
            "notes: 聘期3年",
            id_="adviser",
            kind="appointment",
            name="顾问",
            category="recognition",
        ),
        rule("给予1000元", "amount: 1000元\npayment: once", id_="money", name="奖金", kind="award"),
    )
    decision = decided(pack, {"education_level": "doctor"})
    assert decision["aid"].verdict is Verdict.ELIGIBLE
    assert [total.items for total in decision.totals] == [("money",)]
    assert {line.benefit for line in decision.ledger().model.lines} == {"money"}


def test_p48_employer_duty_has_no_verdict() -> None:
    pack = rules(rule("用人单位应当缴纳社会保险", kind="duty", name="缴纳社保", category="channel"))
    decision = decided(pack)
    assert decision["aid"].verdict is Verdict.INFORMATIONAL
    assert decision.totals == ()
    assert "缴纳社保" in words(decision)


def _statistic(total: int) -> str:
    return f"""\
statistics:
  paid:
    name: 已发放
    count: 13
    total: {total}元
    each: [aid]
    cite: {{source: measures, quote: "13人共{total}元"}}
"""


RANGE = rule("每人5000元至10000元", "amount: {from: 5000元, to: 10000元}\npayment: once")


@pytest.mark.parametrize("total", [65_000, 110_000, 130_000])
def test_p50_statistic_within_the_bounds(total: int) -> None:
    assert "paid" in rules(RANGE, after=_statistic(total)).model.statistics


@pytest.mark.parametrize("total", [64_999, 130_001])
def test_p50_statistic_that_cannot_be_is_refused(total: int) -> None:
    assert _refused(RANGE, after=_statistic(total))
