"""Why a benefit is not granted, for each kind of reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

import talentrules as tr
from talentrules.dates import Days
from talentrules.inquiry import Refusal, why_not
from talentrules.model.conditions import Any, Compare, DefinitionCondition, Operator
from talentrules.model.decision import Decision, GroupResult, ItemStanding, Member, Verdict
from talentrules.model.facts import NONE, Value
from talentrules.model.groups import Excludes
from talentrules.model.pack import Amount, Definition
from talentrules.model.quantities import Constant, HitPolicy, Row, Table
from talentrules.money import Money
from talentrules.truth import Truth
from tests.inquiry.small import ON, a_pack, all_of, at_least, benefit, decided, is_


def test_the_outermost_conditions_that_fail() -> None:
    either = Any(parts=(is_("nationality", "china"), is_("retired", value=True)))
    when = all_of(at_least("education_level", "master"), all_of(is_("party_member", value=True), either))
    facts: dict[str, Value] = {
        "education_level": "doctor",
        "party_member": False,
        "nationality": "foreign",
        "retired": False,
    }
    answer = why_not(decided(a_pack(benefit("a", when)), facts), "a")
    assert answer.reason is Refusal.NOT_MET
    assert [one.condition for one in answer.failing] == [is_("party_member", value=True), either]
    assert "未满足的条件" in answer.to_text()
    assert answer.to_text().count("✗") == 3
    assert "not met" in answer.to_text("en")
    assert answer.to_data()["failing"][0]["words"].startswith("中共党员：是")


def test_a_definition_is_looked_into_as_far_as_it_was_traced() -> None:
    pack = a_pack(benefit("a", DefinitionCondition(definition="d")))
    pack = replace(pack, definitions={"d": Definition(id="d", name="某人才", when=is_("retired", value=True))})
    answer = why_not(decided(pack, {"retired": False}), "a")
    assert answer.reason is Refusal.NOT_MET
    assert len(answer.failing) == 1


def test_whoever_is_in_no_row_of_a_table_is_told_so() -> None:
    row = Row(when=at_least("education_level", "master"), value=Constant(value=Money.yuan(5)))
    amount = Amount(quantity=Table(hit=HitPolicy.FIRST, rows=(row,)))
    answer = why_not(decided(a_pack(benefit("a", amount=amount)), {"education_level": "bachelor"}), "a")
    assert (answer.reason, answer.failing, answer.no_amount) == (Refusal.NOT_MET, (), True)
    assert "不在规定的任何一档" in answer.to_text()


def test_out_of_force() -> None:
    answer = why_not(decided(a_pack(benefit("a", days=Days(last=date(2024, 5, 1))))), "a")
    assert answer.reason is Refusal.NOT_IN_FORCE
    assert "已于2024年5月1日结束" in answer.to_text()
    assert answer.to_data()["in_force"] == "已于2024年5月1日结束"
    no_day = benefit("a", days=Days(first=date(2024, 1, 1)), version_by="introduced_on")
    answer = why_not(decided(a_pack(no_day), {"introduced_on": NONE}), "a")
    assert answer.reason is Refusal.NOT_IN_FORCE
    assert "施行期" in answer.to_text()


def test_what_is_open_names_what_is_missing() -> None:
    answer = why_not(decided(a_pack(benefit("a", is_("retired", value=True)))), "a")
    assert (answer.reason, answer.missing) == (Refusal.OPEN, ("retired",))
    assert "还缺：已退休" in answer.to_text()
    city = tr.load("wuzhishan").decide({"talent_groups": ["migratory"]}, on=ON)
    found = why_not(city.model, "travel_allowance")
    assert found.findings == ("flexible_talent_conditions",)
    assert "中共五指山市委人才发展局" in found.to_text()


def test_granted_and_told() -> None:
    granted = why_not(decided(a_pack(benefit("a"))), "a")
    assert granted.reason is Refusal.GRANTED
    assert granted.to_text() == "待遇a：✓ 符合\n没有未满足的条件。\n"
    city = tr.load("wuzhishan").decide({}, on=ON).model
    told = next(item for item in city.items if item.verdict is Verdict.INFORMATIONAL)
    answer = why_not(city, told.benefit.id)
    assert answer.reason is Refusal.INFORMATIONAL
    assert "仅供了解" in answer.to_text()


def _set_aside(why: str) -> Decision:
    """Return a decision in which `a` is out because of `b`."""
    group = Excludes(id="g", name="不重复享受", winner="b", benefits=("a",))
    before = decided(a_pack(benefit("a"), benefit("b"), groups=(group,)))
    a, b = before.items
    out = replace(a, standing=ItemStanding.OUT, set_aside_by="g", beaten_by=("b",), groups=("g",))
    member = Member(benefit="a", before=Truth.YES, after=Truth.NO, base=None, why=why, by=("b",))  # type: ignore[arg-type]
    return replace(before, items=(out, b), groups=(GroupResult(group=group, members=(member,)),))


def test_what_a_group_set_aside_names_the_winner() -> None:
    answer = why_not(_set_aside("excluded"), "a")
    assert (answer.reason, answer.why, answer.winners) == (Refusal.SET_ASIDE, "excluded", ("b",))
    assert answer.group is not None
    assert "按叠加规则“不重复享受”未选：享受待遇b的，不再享受本项" in answer.to_text()
    assert "stacking rule" in answer.to_text("en")
    assert answer.to_data()["group"] == "g"
    assert "因其他待遇未选：待遇b" in why_not(_set_aside(""), "a").to_text()


def test_an_eligible_one_whose_rival_is_open() -> None:
    before = decided(a_pack(benefit("a"), benefit("b", is_("retired", value=True))))
    a, b = before.items
    rival = replace(a, standing=ItemStanding.OPEN, beaten_by=("b",), groups=("g",))
    group = Excludes(id="g", name="不重复享受", winner="b", benefits=("a",))
    result = GroupResult(group=group, members=(), missing=("claims",))
    answer = why_not(replace(before, items=(rival, b), groups=(result,)), "a")
    assert (answer.reason, answer.missing, answer.winners) == (Refusal.OPEN, ("claims",), ("b",))
    assert "如何取舍" in answer.to_text()


def test_by_name_and_by_id() -> None:
    decision = tr.load("huanggang").decide({"talent_groups": ["rural"]}, on=ON)
    assert decision.why_not("公积金支持人才购房") == decision.why_not(
        decision.why_not("公积金支持人才购房").item.benefit.id
    )
    assert decision.what_would_change("公积金支持人才购房").ways
    with pytest.raises(tr.UnknownBenefitError):
        decision.why_not("nothing")
    with pytest.raises(tr.UnknownBenefitError):
        decision.what_would_change("nothing")


def test_comparisons_that_fail_say_what_was_seen() -> None:
    when = Compare(fact="served_months", operator=Operator.AT_LEAST, values=(6,))
    answer = why_not(decided(a_pack(benefit("a", when)), {"served_months": 3}), "a")
    assert "3个月" in answer.to_text()
