"""Patterns of how much: tiers, ranges, percentages with caps, bands, units, matching, uplifts, factors."""

from __future__ import annotations

from datetime import date

import pytest

from talentrules.model.decision import Verdict
from tests.patterns.packs import decided, pays, rule, rules, span, verdict, words


def _tiers(policy: str) -> str:
    return f"""
    amount:
      table: {policy}
      rows:
        - {{when: {{title_rank: associate_senior}}, name: 副高级, fixed: 10万元}}
        - {{when: {{education_level: doctor}}, name: 博士, fixed: 20万元}}
        - {{when: {{education_level: master}}, name: 硕士, fixed: 5万元}}
    """


TIERS = "博士20万元，副高级职称10万元，硕士5万元"
BOTH = {"education_level": "doctor", "title_rank": "associate_senior"}


def test_p04_tier_table_of_a_doctor_who_is_also_associate_senior() -> None:
    """In two rows at once: the highest counts, not the first and not both."""
    assert pays(rules(rule(f"{TIERS}，符合两项的就高", _tiers("highest"))), BOTH) == "200000"
    assert pays(rules(rule(f"{TIERS}，依次适用", _tiers("first"))), BOTH) == "100000"
    assert pays(rules(rule(f"{TIERS}，可以累计", _tiers("sum"))), BOTH) == "300000"


def test_p04_tier_table_gives_nothing_to_who_is_in_no_row() -> None:
    pack = rules(rule(f"{TIERS}，符合两项的就高", _tiers("highest")))
    assert verdict(pack, {"education_level": "bachelor", "title_rank": "none"}) is Verdict.INELIGIBLE


def test_p04_tier_table_with_an_unknown_title_is_at_least_the_known_tier() -> None:
    pack = rules(rule(f"{TIERS}，符合两项的就高", _tiers("highest")))
    assert pays(pack, {"education_level": "master"}) == "50000-100000"
    # whatever the title is, a doctor gets no more
    assert pays(pack, {"education_level": "doctor"}) == "200000"


def test_p05_flat_one_off_once_in_a_life() -> None:
    body = """
    when: {claims: {none: {benefit_name: 优秀人才奖}}}
    amount: 5000元
    payment: once
    """
    pack = rules(rule("优秀人才奖5000元，每人终身享受1次", body, name="优秀人才奖", kind="award"))
    assert pays(pack, {"claims": []}) == "5000"
    assert verdict(pack, {"claims": [{"benefit_name": "优秀人才奖"}]}) is Verdict.INELIGIBLE
    assert verdict(pack, {"claims": [{"benefit_name": "别的奖"}]}) is Verdict.ELIGIBLE
    assert decided(pack)["aid"].missing == ("claims",)


@pytest.mark.parametrize(
    ("quote", "amount", "expected"),
    [
        ("每年4000元至10000元", "{from: 4000元, to: 10000元}", "4000-10000"),
        ("最高10万元", "{at_most: 10万元}", "-100000"),
        ("不低于5万元", "{at_least: 5万元}", "50000-"),
        ("给予适当补贴", "unstated", "-"),
    ],
)
def test_p06_range_or_cap_only_never_a_point(quote: str, amount: str, expected: str) -> None:
    pack = rules(rule(quote, f"amount: {amount}"))
    assert pays(pack) == expected
    assert decided(pack)["aid"].amount_missing == ()  # no answer closes what the source leaves open


def test_p06_range_is_printed_as_it_stands_and_not_averaged() -> None:
    sheet = words(decided(rules(rule("每年4000元至10000元", "amount: {from: 4000元, to: 10000元}"))))
    assert "4,000" in sheet
    assert "10,000" in sheet
    assert "7,000" not in sheet


HALF = """
amount:
  share: 50%
  of: {sum: {of: homes, take: total_price, where: {is_first: true}}}
  at_most: 70万元
"""


@pytest.mark.parametrize(
    ("price", "aid"), [("1200000", "600000"), ("1400000", "700000"), ("2000000", "700000"), ("1399999.99", "700000")]
)
def test_p11_percentage_of_the_price_with_a_cap(price: str, aid: str) -> None:
    """Half of 1,399,999.99 is 699,999.995, which rounds to the cap."""
    pack = rules(rule("按首套房价的50%给予补贴，最高70万元", HALF))
    assert pays(pack, {"homes": [{"total_price": f"{price}元", "is_first": True}]}) == aid


def test_p11_percentage_of_the_owners_share_only() -> None:
    body = "amount: {share: 80%, of: {sum: {of: homes, take: {product: [total_price, owner_share]}}}, at_most: 100万元}"
    pack = rules(rule("按房价中本人份额的80%给予补贴，最高100万元", body))
    home = {"total_price": "1000000元", "owner_share": 50}
    assert pays(pack, {"homes": [home]}) == "400000"
    assert pays(pack, {"homes": [{**home, "total_price": "3000000元"}]}) == "1000000"
    # how large the share is, is not known: anything up to the cap
    assert pays(pack, {"homes": [{"total_price": "1000000元"}]}) == "0-800000"


def test_p11_percentage_and_cap_by_class() -> None:
    body = """
    amount:
      table: first
      rows:
        - {when: {education_level: doctor}, name: 博士, share: 50%, of: project_fee, at_most: 20万元}
        - {when: {education_level: master}, name: 硕士, share: 30%, of: project_fee, at_most: 10万元}
    """
    pack = rules(rule("博士按合同额的50%、最高20万元，硕士按30%、最高10万元", body))
    fee = {"project_fee": "380000元"}
    assert pays(pack, {**fee, "education_level": "doctor"}) == "190000"
    assert pays(pack, {**fee, "education_level": "master"}) == "100000"  # 114,000 without the cap


def test_p12_area_times_price_times_rate() -> None:
    before = (
        "facts:\n  appraised: {name: 评估均价, type: money, question: 每平方米评估均价是多少元？, proof: 评估报告}\n"
    )
    body = """
    amount:
      table: first
      rows:
        - {when: {education_level: doctor}, name: 博士, product: [80, appraised, 40%]}
        - {when: {education_level: master}, name: 硕士, product: [70, appraised, 30%]}
        - {when: {education_level: bachelor}, name: 本科, product: [60, appraised, 20%]}
    """
    clause = "博士80平方米按评估均价的40%，硕士70平方米按30%，本科60平方米按20%补贴"
    pack = rules(rule(clause, body, category="housing"), before=before)
    price = {"appraised": "5123.45元"}
    assert pays(pack, {**price, "education_level": "doctor"}) == "163950.4"
    assert pays(pack, {**price, "education_level": "master"}) == "107592.45"
    assert pays(pack, {**price, "education_level": "bachelor"}) == "61481.4"
    # the price comes from outside: without it nothing is made up
    item = decided(pack, {"education_level": "doctor"})["aid"]
    assert (span(item.amount), item.amount_missing) == ("0-", ("appraised",))


def _bands(how: str) -> str:
    return f"""
    when: {{annual_pay: {{at_least: 30万元}}}}
    amount:
      bands: {how}
      of: annual_pay
      rows: [{{at_least: 30万元, share: 40%}}, {{at_least: 50万元, share: 50%}}, {{at_least: 80万元, share: 60%}}]
      at_most: 60万元
    payment: {{every: year, at_most_times: 3}}
    """


BANDS = "年薪30万元以上的按40%，50万元以上的按50%，80万元以上的按60%，每年最高60万元，最多3年"


@pytest.mark.parametrize(
    ("pay", "aid"),
    [
        ("300000", "120000"),
        ("499999", "199999.6"),
        ("500000", "250000"),
        ("800000", "480000"),
        ("1200000", "600000"),
        ("299999.99", ""),
    ],
)
def test_p13_bands_of_pay_on_the_whole_amount(pay: str, aid: str) -> None:
    assert pays(rules(rule(f"{BANDS}，全额计算", _bands("whole"))), {"annual_pay": f"{pay}元"}) == aid


@pytest.mark.parametrize(
    ("pay", "aid"),
    [
        ("300000", "0"),
        ("500000", "80000"),  # 200,000 at 40 %
        ("800000", "230000"),  # and 300,000 at 50 %
        ("1200000", "470000"),  # and 400,000 at 60 %
        ("2000000", "600000"),  # 950,000 without the cap
    ],
)
def test_p13_bands_of_pay_each_part_at_its_own_rate(pay: str, aid: str) -> None:
    assert pays(rules(rule(f"{BANDS}，分段计算", _bands("marginal"))), {"annual_pay": f"{pay}元"}) == aid


@pytest.mark.parametrize(("part", "expected"), [("drop", "60000"), ("up", "80000")])
def test_p14_unit_times_count_with_the_part_month_declared(part: str, expected: str) -> None:
    """From 10 January to 5 May are three complete months and one begun."""
    body = f"""
    amount:
      per_unit: 2万元
      count: {{months: {{from: contract_start, to: contract_end, part: {part}}}}}
      at_least_units: 3
    """
    pack = rules(rule("每工作1个月给予2万元，满3个月起发", body))
    facts = {"contract_start": date(2026, 1, 10), "contract_end": date(2026, 5, 5)}
    assert pays(pack, facts) == expected


def test_p14_unit_times_count_below_the_least_count_is_nothing() -> None:
    body = "amount: {per_unit: 2万元, count: months_in_city_year, at_least_units: 3, at_most_units: 10}"
    pack = rules(rule("每工作1个月给予2万元，满3个月起发，最多计10个月", body))
    found = {number: pays(pack, {"months_in_city_year": number}) for number in (2, 3, 10, 12)}
    assert found == {2: "", 3: "60000", 10: "200000", 12: "200000"}


def test_p14_unit_times_count_of_a_part_as_it_is() -> None:
    body = "amount: {per_unit: 3万元, count: {product: [days_in_city_year, 0.01]}, part_units: exact}"
    pack = rules(rule("每100天3万元（即每天按0.01计），按实际天数折算", body))
    assert pays(pack, {"days_in_city_year": 125}) == "37500"


@pytest.mark.parametrize(
    ("grant", "expected"), [("600000", "600000"), ("1000000", "1000000"), ("3000000", "1000000"), ("0", "0")]
)
def test_p15_matching_of_another_grant(grant: str, expected: str) -> None:
    before = "facts:\n  provincial: {name: 省级资助, type: money, question: 省里资助了多少元？}\n"
    body = "amount: {match: 100%, of: provincial, at_most: 100万元}"
    pack = rules(rule("省级资助按1:1（100%）配套，最高100万元", body, kind="grant"), before=before)
    assert pays(pack, {"provincial": f"{grant}元"}) == expected


def test_p15_matching_of_a_benefit_of_the_same_pack() -> None:
    """Where the other one is not granted, there is nothing to match."""
    base = rule(
        "博士给予资助5万元",
        "when: {education_level: doctor}\namount: 5万元",
        id_="base",
        name="资助",
    )
    match = rule("按资助的50%配套", "amount: {match: 50%, of: {amount_of: base}}")
    pack = rules(base, match)
    assert pays(pack, {"education_level": "doctor"}) == "25000"
    assert verdict(pack, {"education_level": "master"}) is Verdict.INELIGIBLE


def _uplift(when: str) -> str:
    return f"""
    amount:
      fixed: 10万元
      uplift: [{{when: {{urgent_catalogue_match: true}}, by: 20%, name: 急需紧缺}}]
      at_most: 11万元
      uplift_on: {when}
    """


def test_p33_uplift_before_or_after_the_cap() -> None:
    urgent = {"urgent_catalogue_match": True}
    before = rules(rule("给予10万元，急需紧缺的上浮20%，上浮后最高11万元", _uplift("before_cap")))
    after = rules(rule("给予10万元，最高11万元，急需紧缺的再上浮20%", _uplift("after_cap")))
    assert (pays(before, urgent), pays(after, urgent)) == ("110000", "120000")
    assert pays(before, {"urgent_catalogue_match": False}) == "100000"


def test_p33_two_uplifts_are_added_not_multiplied() -> None:
    body = """
    amount:
      fixed: 10万元
      uplift:
        - {when: {urgent_catalogue_match: true}, by: 20%}
        - {when: {first_time_in_city: true}, by: 30%}
    """
    pack = rules(rule("给予10万元，急需紧缺的上浮20%，首次来市的上浮30%", body))
    assert pays(pack, {"urgent_catalogue_match": True, "first_time_in_city": True}) == "150000"


def test_p33_half_for_flexible_and_a_lower_threshold_for_mountain_counties() -> None:
    before = "facts:\n  mountain: {name: 山区县, type: boolean, question: 在山区县工作吗？}\n"
    body = """
    when:
      quantity: income_tax_prev_year
      at_least:
        table: first
        rows: [{when: {mountain: true}, share: 80%, of: 10万元}]
        otherwise: 10万元
    amount:
      table: first
      rows:
        - {when: {introduction_mode: full_time}, name: 全职, fixed: 20万元}
        - {when: {introduction_mode: flexible}, name: 柔性, share: 50%, of: 20万元}
    """
    clause = "上年个税10万元以上（山区县为其80%）的，全职引进给予20万元，柔性引进按50%"
    pack = rules(rule(clause, body), before=before)
    facts = {"introduction_mode": "flexible", "income_tax_prev_year": "80000元"}
    assert pays(pack, {**facts, "mountain": True}) == "100000"
    assert pays(pack, {**facts, "mountain": False}) == ""


def test_p43_institution_grant_by_level_is_the_stations_and_takes_the_highest() -> None:
    body = """
    beneficiary: station
    amount:
      table: highest
      rows:
        - {when: {station_levels: {some: {level: national}}}, name: 国家级, fixed: 50万元}
        - {when: {station_levels: {some: {level: provincial}}}, name: 省级, fixed: 20万元}
    """
    pack = rules(rule("国家级工作站50万元，省级20万元", body, kind="grant"))
    decision = decided(pack, {"station_levels": [{"level": "provincial"}, {"level": "national"}]})
    assert span(decision["aid"].amount) == "500000"
    assert [str(total.beneficiary) for total in decision.totals] == ["station"]


def test_p44_referral_award_per_head_by_class() -> None:
    before = """
    facts:
      referred:
        name: 推荐人才
        type: records
        question: 您推荐了哪些人才？
        fields:
          who: {name: 学历, type: ordered_choice, choices: {master: 硕士, doctor: 博士}}
          stayed: {name: 在岗月数, type: integer, unit: 个月}
    """
    body = """
    excluded_when: [{employer_type: party_gov}]
    amount:
      sum:
        - {per_unit: 2万元, count: {count: {of: referred, where: {all: [{who: doctor}, {stayed: {at_least: 12}}]}}}}
        - {per_unit: 5000元, count: {count: {of: referred, where: {all: [{who: master}, {stayed: {at_least: 12}}]}}}}
      at_most: 10万元
    """
    clause = "推荐人才在岗满12个月的，博士每名2万元，硕士每名5000元，最高10万元；公务员不享受"
    pack = rules(rule(clause, body, kind="award"), before=before)
    some = [("doctor", 12), ("doctor", 11), ("master", 30), ("master", 12)]
    facts = {"employer_type": "private", "referred": [{"who": who, "stayed": stayed} for who, stayed in some]}
    assert pays(pack, facts) == "30000"
    assert pays(pack, {**facts, "referred": [{"who": "doctor", "stayed": 12}] * 6}) == "100000"
    assert pays(pack, {**facts, "employer_type": "party_gov"}) == ""


def test_p45_loan_is_what_may_be_applied_for_and_in_no_total() -> None:
    before = "facts:\n  partners: {name: 合伙人数, type: integer, unit: 人, maximum: 10, question: 有几名合伙人？}\n"
    body = """
    verb: 可以申请
    amount:
      product: [20万元, {sum: [1, {product: [10%, partners]}]}]
      at_most: 110万元
    notes: 借款人承担LPR减150个基点以下的部分，其余由财政贴息；免除反担保
    """
    clause = "个人最高贷款20万元，合伙的每名合伙人上浮10%，最高110万元"
    pack = rules(rule(clause, body, kind="loan", name="创业贷款"), before=before)
    decision = decided(pack, {"partners": 3})
    assert span(decision["aid"].amount) == "260000"
    assert decision.totals == ()
    assert decision.ledger().model.lines == ()
    assert "可以申请" in words(decision)
