"""Patterns of who is meant: thresholds, ranks, combinations, cohorts, exclusions, prerequisites."""

from __future__ import annotations

from datetime import date

from talentrules.model.decision import Verdict
from tests.patterns.packs import decided, pays, rule, rules, verdict, words

YES, NO = Verdict.ELIGIBLE, Verdict.INELIGIBLE


def test_p01_scalar_threshold_at_most_includes_the_number() -> None:
    pack = rules(
        rule("35周岁以下的，给予补贴1000元", "when: {age: {day: application, at_most: 35}}\namount: 1000元"),
    )
    # 以下 includes: who turns 36 the next day is 35 on the day itself
    assert verdict(pack, {"birth_date": date(1990, 6, 2)}) is YES
    assert verdict(pack, {"birth_date": date(1990, 6, 1)}) is NO
    # the day of application counts, not that of the evaluation
    assert verdict(pack, {"birth_date": date(1990, 6, 1), "applied_on": date(2026, 5, 31)}) is YES


def test_p01_scalar_threshold_below_excludes_the_number() -> None:
    pack = rules(rule("不满35周岁的，给予补贴1000元", "when: {age: {day: application, below: 35}}\namount: 1000元"))
    assert verdict(pack, {"birth_date": date(1991, 6, 1)}) is NO  # 35 today
    assert verdict(pack, {"birth_date": date(1991, 6, 2)}) is YES


def test_p01_scalar_threshold_of_a_stated_number() -> None:
    months = "when: {insurance_months_continuous: {at_least: 6}}\namount: 1000元"
    pack = rules(rule("连续参保6个月以上的，给予补贴1000元", months))
    found = {number: verdict(pack, {"insurance_months_continuous": number}) for number in (5, 6, 7)}
    assert found == {5: NO, 6: YES, 7: YES}


def test_p02_ordered_rank_and_above() -> None:
    pack = rules(rule("副高级以上职称的，给予补贴1000元", "when: {title_rank: {at_least: 副高级}}\namount: 1000元"))
    ranks = ("intermediate", "associate_senior", "senior")
    assert [verdict(pack, {"title_rank": rank}) for rank in ranks] == [NO, YES, YES]


def test_p02_high_title_covers_two_ranks() -> None:
    high = "when: {title_rank: {in: [副高级, 正高级]}}\namount: 1000元"
    pack = rules(rule("高级职称（副高级、正高级）的，给予补贴1000元", high))
    assert verdict(pack, {"title_rank": "副高级"}) is verdict(pack, {"title_rank": "正高级"}) is YES


def test_p03_any_of() -> None:
    body = "when: {any: [{education_level: doctor}, {title_rank: senior}]}\namount: 1000元"
    pack = rules(rule("博士研究生或者正高级职称的，给予补贴1000元", body))
    assert verdict(pack, {"education_level": "master", "title_rank": "senior"}) is YES
    assert verdict(pack, {"education_level": "doctor"}) is YES  # the title need not be known
    assert verdict(pack, {"education_level": "master"}) is Verdict.UNDETERMINED


def test_p03_all_of() -> None:
    body = "when: {all: [{education_level: doctor}, {title_rank: senior}]}\namount: 1000元"
    pack = rules(rule("博士研究生并且有正高级职称的，给予补贴1000元", body))
    assert verdict(pack, {"education_level": "doctor", "title_rank": "associate_senior"}) is NO
    assert verdict(pack, {"education_level": "doctor", "title_rank": "senior"}) is YES


def test_p03_n_of() -> None:
    body = """
    when:
      at_least_n:
        n: 2
        of: [{education_level: doctor}, {title_rank: senior}, {urgent_catalogue_match: true}]
    amount: 1000元
    """
    pack = rules(rule("博士、正高、紧缺三项中具备2项以上的，给予补贴1000元", body))
    assert verdict(pack, {"education_level": "doctor", "urgent_catalogue_match": True}) is YES
    assert verdict(pack, {"education_level": "master", "urgent_catalogue_match": False}) is NO
    assert verdict(pack, {"education_level": "doctor"}) is Verdict.UNDETERMINED


def test_p23_prerequisite_needs_the_card_and_the_recognition() -> None:
    card = rule("本科以上的，发给人才卡", "when: {education_level: {at_least: bachelor}}", id_="card", kind="card")
    health = rule(
        "持人才卡并且认定为高层次人才的，免费体检",
        "when: {all: [{benefit: card}, {talent_groups: {has: high_level}}]}",
        id_="health",
        name="体检",
        kind="service",
        category="health",
    )
    pack = rules(card, health)
    both = {"education_level": "master", "talent_groups": ["high_level"]}
    assert verdict(pack, both, id_="health") is YES
    assert verdict(pack, {**both, "talent_groups": []}, id_="health") is NO
    assert verdict(pack, {**both, "education_level": "junior_college"}, id_="health") is NO


def test_p23_prerequisite_that_a_group_takes_away() -> None:
    """By `requires` the needed benefit must also be left by the groups, not only be due by its own rule."""
    card = rule(
        "本科以上的，发给补贴卡1000元", "when: {education_level: bachelor}\namount: 1000元", id_="card", name="卡"
    )
    more = rule("补贴卡持有人另发2000元", "amount: 2000元", id_="more", name="另发")
    pack = rules(card, more, groups="needed: {name: 前提, requires: [card], for: [more]}")
    assert verdict(pack, {"education_level": "bachelor"}, id_="more") is YES
    assert verdict(pack, {"education_level": "master"}, id_="more") is Verdict.SUPERSEDED


COHORTS = """
version_by: introduced_on
versions:
  - from: 2017-05-01
    until: 2020-07-24
    amount: 1500元
    payment: {every: month}
    text: 老人老办法
  - from: 2020-07-25
    until: 2026-12-31
    amount: 20000元
    payment: {every: year, at_most_times: 5}
    text: 新人新办法
"""
OLD_AND_NEW = "2017年5月1日至2020年7月24日引进的，每月1500元；2020年7月25日至2026年12月31日引进的，每年20000元，共5年"


def test_p28_cohort_by_the_day_of_the_event() -> None:
    """What was introduced under the old rule keeps it, whenever it is decided."""
    pack = rules(rule(OLD_AND_NEW, COHORTS))
    old, new = {"introduced_on": date(2020, 7, 24)}, {"introduced_on": date(2020, 7, 25)}
    for on in (date(2021, 1, 1), date(2026, 6, 1), date(2030, 1, 1)):
        assert (pays(pack, old, on=on), pays(pack, new, on=on)) == ("1500", "20000")
    assert str(decided(pack, old)["aid"].every) == "month"
    assert str(decided(pack, new)["aid"].every) == "year"


def test_p28_before_and_after_all_versions_nothing_is_in_force() -> None:
    pack = rules(rule(OLD_AND_NEW, COHORTS))
    before, after = {"introduced_on": date(2017, 4, 30)}, {"introduced_on": date(2027, 1, 1)}
    assert verdict(pack, before) is verdict(pack, after) is Verdict.NOT_IN_FORCE
    assert decided(pack, before)["aid"].not_in_force_because == "not_started"
    assert decided(pack, after)["aid"].not_in_force_because == "ended"


def test_p28_an_unknown_cohort_leaves_both_ways_open() -> None:
    item = decided(rules(rule(OLD_AND_NEW, COHORTS)))["aid"]
    assert (item.verdict, item.missing) == (Verdict.UNDETERMINED, ("introduced_on",))


def test_p32_exclusion_is_looked_at_though_everything_else_is_met() -> None:
    body = """
    when: {education_level: doctor}
    excluded_when: [{employer_type: {in: [party_gov, civil_like]}}, {integrity_flags: {has: 失信}}]
    amount: 1000元
    """
    pack = rules(rule("博士研究生给予补贴1000元，公务员和失信的不享受", body))
    good = {"education_level": "doctor", "employer_type": "hospital", "integrity_flags": []}
    assert verdict(pack, good) is YES
    assert verdict(pack, {**good, "employer_type": "party_gov"}) is NO
    assert verdict(pack, {**good, "integrity_flags": ["dishonest"]}) is NO
    # all positives are met; that nothing is said of the flags does not make them clean
    unsaid = {key: value for key, value in good.items() if key != "integrity_flags"}
    assert decided(pack, unsaid)["aid"].missing == ("integrity_flags",)


def test_p34_explicit_non_requirement_is_printed_and_asks_nothing() -> None:
    body = "when: {all: [{education_level: doctor}, {not_required: 国籍、户籍}]}\namount: 1000元"
    decision = decided(rules(rule("博士研究生给予补贴1000元，不受国籍、户籍限制", body)), {"education_level": "doctor"})
    assert decision["aid"].verdict is YES
    assert "不限：国籍、户籍" in words(decision)
    assert decision.next_questions() == ()


OPAQUE = """
findings:
  suitable: {name: 符合条件的人才, reason: unstated_rule, cite: {source: measures, quote: 符合条件的人才}}
"""


def test_p49_opaque_condition_waits_for_the_office() -> None:
    pack = rules(rule("符合条件的人才每年4000元", "when: {finding: suitable}\namount: 4000元"), before=OPAQUE)
    item = decided(pack)["aid"]
    assert (item.verdict, item.findings, item.missing) == (Verdict.NEEDS_FINDING, ("suitable",), ())
    attested = {"attestations": {"suitable": {"holds": True, "office": "人才局"}}}
    assert verdict(pack, attested) is YES
    assert verdict(pack, {"attestations": {"suitable": {"holds": False, "office": "人才局"}}}) is NO


def test_p31_one_case_one_decision_states_no_amount() -> None:
    before = """
    findings:
      top: {name: 顶尖人才, reason: discretionary, decided_by: 市委, cite: {source: measures, quote: 顶尖人才一事一议}}
    """
    pack = rules(rule("顶尖人才一事一议", "when: {finding: top}\namount: unstated"), before=before)
    decision = decided(pack)
    assert decision["aid"].verdict is Verdict.NEEDS_FINDING
    assert pays(pack) == "-"
    # attested, it is granted, and still of an amount that nobody states
    granted = decided(pack, {"attestations": {"top": {"holds": True, "office": "市委"}}})
    assert granted["aid"].verdict is YES
    assert [(total.low.decimal_yuan(), total.high) for total in granted.totals] == [("0", None)]


def test_p29_quota_says_who_may_be_considered_never_who_gets_it() -> None:
    before = """
    findings:
      chosen: {name: 入选, reason: discretionary, decided_by: 评审会, cite: {source: measures, quote: 由评审会评定}}
    """
    body = """
    when: {all: [{education_level: doctor}, {finding: chosen}]}
    amount: 3万元
    notes: 每年不超过10名；符合其他条件只表示可以参评
    """
    pack = rules(rule("博士研究生每年评选不超过10名，每名3万元，由评审会评定", body), before=before)
    decision = decided(pack, {"education_level": "doctor"})
    assert decision["aid"].verdict is Verdict.NEEDS_FINDING
    assert "符合其他条件只表示可以参评" in words(decision)
    assert verdict(pack, {"education_level": "master"}) is NO


def test_p37_family_derived_benefit_has_its_own_beneficiary() -> None:
    spouse = """
    beneficiary: relative
    beneficiary_name: 配偶
    when: {spouse: {some: {employment: unemployed}}}
    amount: 1000元
    payment: {every: month}
    """
    children = "when: {count: {of: children, where: {age: {day: evaluation, below: 18}}, at_least: 2}}\namount: 500元"
    pack = rules(
        rule("配偶未就业的，每月1000元", spouse),
        rule("有2个以上未满18周岁子女的，给予500元", children, id_="children", name="多子女补贴"),
    )
    born = [{"birth_date": date(2008, 6, 2)}, {"birth_date": date(2008, 6, 1)}, {"birth_date": date(2015, 1, 1)}]
    decision = decided(pack, {"spouse": {"employment": "unemployed"}, "children": born})
    assert decision["aid"].verdict is YES
    assert decision["children"].verdict is YES  # one turns 18 today, two are younger
    assert [(str(one.beneficiary), one.low.decimal_yuan()) for one in decision.totals] == [
        ("person", "500"),
        ("relative", "1000"),
    ]
    assert verdict(pack, {"spouse": None}) is NO
    assert verdict(pack, {"children": born[:2]}, id_="children") is NO
