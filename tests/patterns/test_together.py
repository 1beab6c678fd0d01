"""Patterns of how benefits combine: caps, the highest, a choice, a fallback, deductions, upgrades, households."""

from __future__ import annotations

import pytest

from talentrules.api import Pack
from talentrules.model.decision import ItemStanding, Verdict
from tests.patterns.packs import decided, group_of, pays, rule, rules, span, verdict, words


def _spouses() -> Pack:
    before = """
    facts:
      owners_aid: {name: 本人补贴标准, type: money, question: 按本人类别的标准是多少元？}
    definitions:
      price: {name: 房价, quantity: {sum: {of: homes, take: total_price}}, cite: {source: measures, quote: 房价}}
    """
    aid = rule(
        "按本人类别的标准发放购房补贴",
        "amount: owners_aid\npayment: once",
        id_="home",
        name="购房补贴",
        category="housing",
    )
    groups = """
    one_home:
      name: 夫妻合计不超过房价
      cap: [home]
      at_most: price
      scope: home
      received: true
      cut: in_order
    """
    return rules(aid, before=before, groups=groups)


@pytest.mark.parametrize(("own", "others", "left"), [("100000", "150000", "50000"), ("150000", "100000", "100000")])
def test_p16_overall_cap_of_two_spouses_by_the_price_of_the_home(own: str, others: str, left: str) -> None:
    """150,000 and 100,000 for a home of 200,000: whoever comes second gets what is left of the price."""
    facts = {
        "owners_aid": f"{own}元",
        "homes": [{"total_price": "200000元"}],
        "claims": [],
        "spouse": {"claims": [{"benefit_name": "购房补贴", "amount": f"{others}元"}]},
    }
    decision = decided(_spouses(), facts)
    assert span(decision["home"].amount) == left
    found = group_of(decision, "one_home")
    assert (span(found.limit), span(found.received), span(found.cut)) == ("200000", others, "50000")
    # nobody asked the spouse: from what is left in the worst case to all of it
    unasked = {key: value for key, value in facts.items() if key != "spouse"}
    assert span(decided(_spouses(), unasked)["home"].amount) == f"0-{own}"


def _two(first: str, second: str, group: str) -> Pack:
    return rules(
        rule(f"甲补贴{first}", f"amount: {first}\npayment: once", id_="first", name="甲补贴"),
        rule(f"乙补贴{second}", f"amount: {second}\npayment: once", id_="second", name="乙补贴"),
        groups=group,
    )


@pytest.mark.parametrize(
    ("cut", "first", "second"),
    [("in_order", "300000", "100000"), ("pro_rata", "240000", "160000"), ("unshared", "300000", "200000")],
)
def test_p16_overall_cap_and_who_bears_the_cut(cut: str, first: str, second: str) -> None:
    cite = "cite: {source: measures, quote: 合计最高40万元}"
    limit = f"limit: {{name: 总额, cap: [first, second], at_most: 40万元, cut: {cut}, {cite}}}"
    decision = decided(_two("30万元", "20万元", limit))
    assert [span(decision[one].amount) for one in ("first", "second")] == [first, second]
    found = group_of(decision, "limit")
    assert (span(found.pays), span(found.cut)) == ("400000", "100000")
    (total,) = decision.totals
    assert (total.high is not None and total.high.decimal_yuan()) == "400000"


def test_p16_overall_cap_acts_after_the_caps_of_each() -> None:
    share = "amount: {share: 50%, of: project_fee, at_most: 10万元}\npayment: once"
    pack = rules(
        rule("按项目报酬的50%，最高10万元", share, id_="first", name="甲补贴"),
        rule("给予8万元", "amount: 8万元\npayment: once", id_="second", name="乙补贴"),
        groups="""
        limit:
          name: 总额
          cap: [first, second]
          at_most: 15万元
          cut: in_order
          cite: {source: measures, quote: 合计最高15万元}
        """,
    )
    decision = decided(pack, {"project_fee": "500000元"})
    assert [span(decision[one].amount) for one in ("first", "second")] == ["100000", "50000"]


def _highest(compare: str) -> Pack:
    return rules(
        rule(
            "每月5000元，共36个月",
            "amount: 5000元\npayment: {every: month, at_most_times: 36}",
            id_="monthly",
            name="月补贴",
        ),
        rule("一次性15万元", "amount: 15万元\npayment: once", id_="once", name="一次性补贴"),
        groups=f"best: {{name: 就高, highest: [monthly, once], compare: {compare}}}",
    )


def test_p17_take_the_highest_in_all_or_each_time() -> None:
    """180,000 over three years are more than 150,000 at once; 5,000 each time are less."""
    assert verdict(_highest("total"), id_="once") is Verdict.SUPERSEDED
    assert verdict(_highest("total"), id_="monthly") is Verdict.ELIGIBLE
    assert verdict(_highest("each_time"), id_="monthly") is Verdict.SUPERSEDED
    assert decided(_highest("total"))["once"].beaten_by == ("monthly",)


def test_p17_take_the_highest_of_two_ranges_that_cannot_be_decided() -> None:
    best = "best: {name: 就高, highest: [first, second]}"
    decision = decided(_two("{from: 4000元, to: 10000元}", "{from: 5000元, to: 8000元}", best))
    assert [decision[one].standing for one in ("first", "second")] == [ItemStanding.OPEN] * 2
    assert span(group_of(decision, "best").pays) == "5000-10000"
    (total,) = decision.totals
    assert total.high is not None
    assert total.high.decimal_yuan() == "10000"  # not 18,000: only one of them is paid


def test_p17_take_the_highest_of_two_ranges_apart_is_decided() -> None:
    decision = decided(
        _two("{from: 4000元, to: 5000元}", "{from: 5001元, to: 8000元}", "best: {name: 就高, highest: [first, second]}")
    )
    assert decision["first"].verdict is Verdict.SUPERSEDED
    assert decision["second"].verdict is Verdict.ELIGIBLE


def test_p17_take_the_highest_counts_what_was_received() -> None:
    best = "best: {name: 就高, highest: [first, second], received: true, also_known: [旧补贴]}"
    pack = _two("3万元", "2万元", best)
    claims = [{"benefit_name": "旧补贴", "amount": "30001元"}]
    assert verdict(pack, {"claims": claims}, id_="first") is Verdict.SUPERSEDED
    assert verdict(pack, {"claims": []}, id_="first") is Verdict.ELIGIBLE


HOUSING = (
    rule("可以租住人才公寓", id_="apartment", name="人才公寓", kind="housing", category="housing"),
    rule("购房补贴10万元", "amount: 10万元\npayment: once", id_="purchase", name="购房补贴", category="housing"),
    rule(
        "每月租房补贴1500元，共36个月",
        "amount: 1500元\npayment: {every: month, at_most_times: 36}",
        id_="rent",
        name="租房补贴",
        category="housing",
    ),
)
ONE_OF = "one_of: {name: 住房三选一, choose_one: [apartment, purchase, rent], received: true}"


def test_p18_free_choice_lists_every_way_and_chooses_none() -> None:
    decision = decided(rules(*HOUSING, groups=ONE_OF), {"claims": []})
    assert {decision[one].standing for one in ("apartment", "purchase", "rent")} == {ItemStanding.OPEN}
    choices = decision.choices
    assert choices is not None
    found = {bundle.chosen["one_of"]: span(bundle.pays) for bundle in choices.bundles}
    assert found == {"apartment": "0", "purchase": "100000", "rent": "54000"}
    # an apartment has no price, so that no way is said to be the best
    assert not choices.proven


def test_p18_free_choice_that_was_made() -> None:
    pack = rules(*HOUSING, groups=ONE_OF)
    chosen = {"claims": [], "choices": [{"benefit_name": "租房补贴"}]}
    assert verdict(pack, chosen, id_="rent") is Verdict.ELIGIBLE
    assert verdict(pack, chosen, id_="purchase") is verdict(pack, chosen, id_="apartment") is Verdict.SUPERSEDED


def test_p18_free_choice_is_over_when_one_was_received() -> None:
    pack = rules(*HOUSING, groups=ONE_OF)
    received = {"claims": [{"benefit_name": "购房补贴", "amount": "100000元"}]}
    assert verdict(pack, received, id_="rent") is Verdict.SUPERSEDED


def test_p19_subsidiary_benefit_depends_on_supply_not_on_the_person() -> None:
    before = "facts:\n  free: {name: 有空余公寓, type: boolean, question: 还有空余的公寓吗？}\n"
    groups = "instead: {name: 没有公寓才发, fallback: rent, instead_of: apartment, while: {free: true}}"
    pack = rules(HOUSING[0], HOUSING[2], before=before, groups=groups)
    assert verdict(pack, {"free": True}, id_="rent") is Verdict.SUPERSEDED
    assert verdict(pack, {"free": False}, id_="rent") is Verdict.ELIGIBLE
    decision = decided(pack)
    assert decision["rent"].standing is ItemStanding.OPEN
    assert group_of(decision, "instead").missing == ("free",)


def test_p20_offset_of_what_was_already_received() -> None:
    pack = rules(*HOUSING, groups="less: {name: 抵扣, offset: [purchase], received_as: [租房补贴]}")
    rent = {"benefit_name": "租房补贴", "amount": "18000元"}
    assert pays(pack, {"claims": [rent]}, id_="purchase") == "82000"
    assert pays(pack, {"claims": [rent] * 6}, id_="purchase") == "0"  # never below zero
    assert pays(pack, {"claims": []}, id_="purchase") == "100000"
    assert pays(pack, id_="purchase") == "0-100000"


def test_p20_offset_is_directional() -> None:
    """From rent to purchase what was received is deducted; from purchase to rent there is no way."""
    rent = """
    amount: 1500元
    payment: {every: month, at_most_times: 36}
    excluded_when: [{claims: {some: {benefit_name: 购房补贴}}}]
    """
    clause = "每月租房补贴1500元，共36个月，已领购房补贴的不享受"
    pack = rules(
        HOUSING[1],
        rule(clause, rent, id_="rent", name="租房补贴", category="housing"),
        groups="less: {name: 抵扣, offset: [purchase], received_as: [租房补贴]}",
    )
    rented = {"claims": [{"benefit_name": "租房补贴", "amount": "18000元"}]}
    bought = {"claims": [{"benefit_name": "购房补贴", "amount": "100000元"}]}
    assert (pays(pack, rented, id_="purchase"), pays(pack, rented, id_="rent")) == ("82000", "1500")
    assert pays(pack, bought, id_="rent") == ""


def test_p21_upgrade_pays_the_difference_where_the_source_says_so() -> None:
    written = (
        "beneficiary: station\n"
        "amount:\n"
        "  difference:\n"
        "    - table: highest\n"
        "      rows:\n"
        "        - {when: {station_levels: {some: {level: national}}}, name: 国家级, fixed: 50万元}\n"
        "        - {when: {station_levels: {some: {level: provincial}}}, name: 省级, fixed: 20万元}\n"
        "    - sum: {of: claims, take: amount, where: {benefit_name: 建站补助}}\n"
    )
    pack = rules(rule("国家级50万元，省级20万元，晋级的补足差额", written, kind="grant", name="建站补助"))
    both = [{"level": "provincial"}, {"level": "national"}]
    received = [{"benefit_name": "建站补助", "amount": "200000元"}]
    assert pays(pack, {"station_levels": both, "claims": received}) == "300000"
    assert pays(pack, {"station_levels": both[:1], "claims": received}) == "0"
    assert pays(pack, {"station_levels": both, "claims": []}) == "500000"


def test_p21_upgrade_without_back_pay_goes_by_the_class_of_today() -> None:
    body = """
    amount:
      table: highest
      rows:
        - {when: {title_rank: senior}, name: 正高级, fixed: 5000元}
        - {when: {title_rank: associate_senior}, name: 副高级, fixed: 3000元}
    payment: {every: month}
    """
    pack = rules(rule("正高级每月5000元，副高级每月3000元，晋级的从晋级起按新标准，不补发", body))
    assert (pays(pack, {"title_rank": "associate_senior"}), pays(pack, {"title_rank": "senior"})) == ("3000", "5000")


CLAIMED = {"spouse": {"claims": [{"benefit_name": "安家补贴", "amount": "100000元"}]}, "claims": []}
UNCLAIMED = {"spouse": {"claims": []}, "claims": []}


def _home(body: str, clause: str) -> Pack:
    return rules(rule(clause, f"{body}\npayment: once", name="安家补贴"))


def test_p22_household_rule_of_one_only() -> None:
    body = "amount: 10万元\nexcluded_when: [{spouse: {some: {claims: {some: {benefit_name: 安家补贴}}}}}]"
    pack = _home(body, "安家补贴10万元，夫妻只发一次")
    assert verdict(pack, CLAIMED) is Verdict.INELIGIBLE
    assert verdict(pack, UNCLAIMED) is Verdict.ELIGIBLE
    assert verdict(pack, {"spouse": None, "claims": []}) is Verdict.ELIGIBLE
    assert decided(pack)["aid"].missing == ("spouse",)


def test_p22_household_rule_of_one_among_several_counts_what_the_spouse_received() -> None:
    groups = "house: {name: 每户就高一项, highest: [first, second], scope: household, received: true}"
    pack = _two("3万元", "2万元", groups)
    received = {"claims": [], "spouse": {"claims": [{"benefit_name": "乙补贴", "amount": "20000元"}]}}
    assert verdict(pack, received, id_="second") is Verdict.SUPERSEDED
    assert verdict(pack, received, id_="first") is Verdict.ELIGIBLE
    assert decided(pack, {"claims": []})["first"].standing is ItemStanding.OPEN


def test_p22_household_rule_of_the_second_at_half() -> None:
    body = (
        "amount:\n"
        "  table: first\n"
        "  rows:\n"
        "    - when: {spouse: {some: {claims: {some: {benefit_name: 安家补贴}}}}}\n"
        "      name: 配偶已领\n"
        "      share: 50%\n"
        "      of: 10万元\n"
        "  otherwise: 10万元"
    )
    pack = _home(body, "安家补贴10万元，配偶已领的，另一方按50%发放")
    assert (pays(pack, CLAIMED), pays(pack, UNCLAIMED), pays(pack, {"spouse": None})) == ("50000", "100000", "100000")
    assert pays(pack) == "50000-100000"


def test_p22_household_rule_of_both() -> None:
    pack = _home("amount: 10万元", "安家补贴10万元，夫妻可以分别享受")
    assert pays(pack, CLAIMED) == pays(pack, UNCLAIMED) == "100000"


def test_p17_and_p18_are_told_in_words() -> None:
    sheet = words(decided(rules(*HOUSING, groups=ONE_OF), {"claims": []}))
    assert "住房三选一" in sheet
