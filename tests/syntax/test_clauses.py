"""Payments, obligations, groups, procedures, conventions and exclusions: what the YAML of each means."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from talentrules.dates import Days, Duration, MonthEnd
from talentrules.diagnostics import Related
from talentrules.loading import decode_file
from talentrules.model.conditions import All, Any, Compare, Not
from talentrules.model.groups import (
    Cap,
    ChooseOne,
    Compared,
    Cut,
    Excludes,
    Fallback,
    GroupScope,
    Highest,
    Offset,
    Requires,
    members,
)
from talentrules.model.obligations import Clawback, ClawbackKind, Obligation, Report, Vested
from talentrules.model.pack import Applicant, Pack, Procedure, Step
from talentrules.model.payments import Every, Missed, Payment, Starts
from talentrules.model.quantities import Constant, DefinedQuantity, FactValue, Measure, Product, Rounding, Unit
from talentrules.money import Money
from talentrules.syntax import decode_pack, read_file, read_text
from tests.helpers import HEAD, codes, small_pack, the_one, underlined

GOOD = Path(__file__).parents[1] / "language"
YEAR = Duration(years=1)
BENEFIT = """\
benefits:
  allowance:
    name: 虚构补贴
    kind: allowance
    category: money
    cite: {source: notice, quote: 给予虚构补贴}
"""


@cache
def good(form: str, name: str) -> Pack:
    pack, found = decode_file(GOOD / form / "good" / f"{name}.yaml")
    assert pack is not None, found
    return pack


def payment(benefit: str) -> Payment:
    found = good("payment", "schedules").benefits[benefit].versions[0].payment
    assert found is not None
    return found


def obligation(benefit: str) -> Obligation:
    found = good("obligation", "kinds").benefits[benefit].versions[0].obligation
    assert found is not None
    return found


# -- payments ------------------------------------------------------------------------------------------------------------


def test_instalments_are_shares_of_the_whole_at_equal_distances() -> None:
    paid = payment("yearly")
    assert paid.every is Every.ONCE
    assert [(one.share, one.amount, one.after) for one in paid.instalments] == [
        (Decimal("0.4"), None, Duration()),
        (Decimal("0.3"), None, YEAR),
        (Decimal("0.3"), None, Duration(years=2)),
    ]
    assert paid.start == FactValue(fact="introduced_on")
    assert paid.instalments[1].span.line == paid.instalments[0].span.line
    assert paid.instalments[1].span.column > paid.instalments[0].span.column


def test_instalments_may_be_amounts_with_days_of_their_own() -> None:
    paid = payment("spaced")
    assert [(one.share, one.amount, one.after) for one in paid.instalments] == [
        (None, Money.yuan(50_000), YEAR),
        (None, Money.yuan(60_000), Duration(years=3)),
    ]


def test_the_first_instalment_may_wait() -> None:
    paid = payment("half_years")
    assert [one.after for one in paid.instalments] == [YEAR, Duration(years=1, months=6)]
    assert paid.start == Constant(value=date(2024, 7, 1))


def test_what_is_paid_at_the_end_is_paid_once() -> None:
    paid = payment("at_the_end")
    assert (paid.every, paid.at_end, paid.instalments) == (Every.ONCE, Duration(years=5), ())


def test_a_monthly_payment_with_all_that_may_stand_beside_it() -> None:
    paid = payment("monthly")
    assert (paid.every, paid.at_most_times, paid.payout_months, paid.starts) == (Every.MONTH, 36, 3, Starts.NEXT_MONTH)
    assert paid.in_total_at_most == Constant(value=Money.yuan(36_000))
    assert isinstance(paid.while_, Compare)
    assert (paid.claim_within, paid.claim_from) == (Duration(years=5), FactValue(fact="introduced_on"))


def test_each_part_waits_for_its_assessment() -> None:
    assessed = payment("assessed").assessed
    assert assessed is not None
    assert (assessed.kind, assessed.year_before) == ("annual", False)
    assert assessed.factors == {"excellent": Decimal("1.2"), "qualified": Decimal(1), "basic": Decimal("0.5")}
    assert (payment("assessed").missed, payment("assessed").on_application) == (Missed.LOST, True)


def test_a_result_that_passes_is_paid_in_full_and_so_is_every_better_one() -> None:
    assessed = payment("passed").assessed
    assert assessed is not None
    assert assessed.factors == {"qualified": Decimal(1), "good": Decimal(1), "excellent": Decimal(1)}
    assert (assessed.year_before, assessed.from_part) == (True, 1)


def test_the_first_parts_may_need_no_assessment() -> None:
    assessed = payment("from_the_second_part").assessed
    assert assessed is not None
    assert assessed.from_part == 2


# -- obligations ---------------------------------------------------------------------------------------------------------


def test_a_service_period_and_what_leaving_early_costs() -> None:
    owed = obligation("full")
    assert (owed.serve, owed.start, owed.repaid_by) == (Duration(years=5), FactValue(fact="introduced_on"), "本人")
    assert owed.clawback == Clawback(kind=ClawbackKind.FULL)
    assert {reason: one.kind for reason, one in owed.by_reason.items()} == {
        "retired": ClawbackKind.STOP_ONLY,
        "dismissed": ClawbackKind.FULL,
        "deceased": ClawbackKind.STOP_ONLY,
    }
    assert owed.stops_next_month is True
    assert owed.cite[0].quote == "服务不满5年的，由本人全额退还"


def test_a_part_may_be_kept() -> None:
    assert obligation("in_proportion").clawback == Clawback(kind=ClawbackKind.PRO_RATA, unit=Unit.MONTH)
    assert obligation("in_proportion").stops_next_month is False
    assert obligation("by_steps").clawback == Clawback(
        kind=ClawbackKind.VESTING,
        steps=(
            Vested(after=Duration(years=3), kept=Decimal("0.5")),
            Vested(after=Duration(years=5), kept=Decimal(1)),
        ),
    )
    assert obligation("by_steps").stops_next_month is None


def test_a_home_is_not_to_be_sold_and_changes_are_to_be_reported() -> None:
    owed = obligation("home")
    assert owed.resale is not None
    assert (owed.resale.within, owed.resale.clawback.unit) == (Duration(years=3), Unit.YEAR)
    assert owed.report == Report(events=("离职", "转让"), days=15, text="15日内报告")
    assert (owed.serve, owed.clawback) == (None, None)


# -- groups --------------------------------------------------------------------------------------------------------------


def test_every_kind_of_group() -> None:
    groups = good("groups", "kinds").groups
    assert groups["needed"] == Requires(
        id="needed", name="前提", benefits=("two",), needed=("one",), text="先有一再有二"
    )
    assert isinstance(groups["instead"], Fallback)
    assert (groups["instead"].benefit, groups["instead"].instead_of) == ("four", "three")
    assert groups["shut_out"] == Excludes(id="shut_out", name="排斥", winner="one", benefits=("three",))
    assert groups["less"] == Offset(
        id="less", name="抵扣", benefits=("four",), received_as=("虚构补贴一",), also_known=("旧补贴",)
    )
    assert groups["best"] == Highest(
        id="best",
        name="就高",
        benefits=("one", "two"),
        compare=Compared.EACH_TIME,
        scope=GroupScope.HOUSEHOLD,
        received=True,
        also_known=("旧补贴",),
    )
    assert isinstance(groups["pick"], ChooseOne)
    assert groups["pick"].cite[0].quote == "虚构补贴四4万元"
    assert groups["lid"] == Cap(
        id="lid",
        name="封顶",
        benefits=("one", "two", "three"),
        at_most=Constant(value=Money.yuan(50_000)),
        cut=Cut.IN_ORDER,
    )
    assert groups["second_lid"].after == ("lid",)
    assert all(set(members(one)) <= good("groups", "kinds").benefits.keys() for one in groups.values())


# -- procedures ----------------------------------------------------------------------------------------------------------


def test_a_procedure_with_all_that_it_may_say() -> None:
    procedure = good("procedure", "whole").benefits["allowance"].procedure
    assert procedure is not None
    assert (procedure.applicant, procedure.window) == (Applicant.EMPLOYER, "常年受理")
    first, second, third, fourth = procedure.windows
    assert first.days == Days(first=date(2024, 3, 1), last=date(2024, 3, 31))
    assert (first.name, first.missed) == ("第一批", Missed.KEPT)
    assert (second.yearly, second.missed, second.days) == (((12, 1), (2, 29)), Missed.LOST, None)
    assert (third.within, third.of) == (Duration(years=2), FactValue(fact="introduced_on"))
    assert fourth.days == Days(first=date(2024, 3, 1))
    assert procedure.steps == (Step(text="提出申请"), Step(text="审核", days=5), Step(text="公示", days=7))
    card, certificate = procedure.evidence
    assert (card.name, card.when, card.shared) == ("身份证", None, False)
    assert (certificate.form, certificate.issuer, certificate.shared) == ("复印件", "民政局", True)
    assert isinstance(certificate.when, Compare)


@pytest.mark.parametrize(
    "written",
    ["[03-01, 03-31]", '["03-01", "03-31"]', "['03-01', 03-31]", "\n            - 03-01\n            - 03-31"],
)
def test_days_of_every_year_need_no_quotes(written: str) -> None:
    procedure = f"""    procedure:
      windows:
        - name: 春季批次
          yearly: {written}
"""
    (window,) = _of_allowance(procedure).windows
    assert window.yearly == ((3, 1), (3, 31))


@pytest.mark.parametrize(
    ("written", "meant"), [("[09-08, 10-09]", ((9, 8), (10, 9))), ("[12-01, 02-29]", ((12, 1), (2, 29)))]
)
def test_no_month_and_no_day_is_taken_for_a_number(written: str, meant: object) -> None:
    (window,) = _of_allowance(f"    procedure: {{windows: {{yearly: {written}}}}}\n").windows
    assert window.yearly == meant


def _of_allowance(procedure: str) -> Procedure:
    pack, found = decode_pack(read_text(HEAD + BENEFIT + procedure, "p.yaml"))
    assert pack is not None, found
    stated = pack.benefits["allowance"].procedure
    assert stated is not None
    return stated


def test_the_short_ways_of_writing_a_procedure() -> None:
    procedure = good("procedure", "whole").benefits["old_ways"].procedure
    assert procedure is not None
    assert [one.name for one in procedure.evidence] == ["身份证"]
    assert procedure.steps == (Step(text="申请"),)
    assert procedure.windows[0].days == Days(last=date(2024, 12, 31))


# -- conventions, exclusions, named quantities ---------------------------------------------------------------------------


def test_conventions_are_declared_or_left_open() -> None:
    stated = good("conventions", "both").conventions
    assert (stated.month_end, stated.money) == (MonthEnd.NEXT_DAY, Rounding.HALF_UP)
    silent = small_pack().conventions
    assert (silent.month_end, silent.money) == (None, None)


def test_an_exclusion_is_a_condition_that_must_not_hold() -> None:
    benefits = good("excluded_when", "cases").benefits
    when = benefits["allowance"].versions[0].when
    assert isinstance(when, All)
    asked, excluded = when.parts
    assert isinstance(asked, Compare)
    assert isinstance(excluded, Not)
    assert isinstance(excluded.part, Any)
    assert [part.text for part in excluded.part.parts] == ["受过刑事处罚", ""]
    assert (when.span.line, excluded.span.line) == (16, 17)
    alone = benefits["without_when"].versions[0].when
    assert isinstance(alone, Not)
    assert isinstance(alone.part, Any)
    assert len(alone.part.parts) == 1


def test_a_definition_may_be_a_quantity() -> None:
    pack = good("definitions", "quantities")
    assert list(pack.quantities) == ["price", "half"]
    assert list(pack.definitions) == ["senior_person"]
    assert pack.quantities["half"].quantity == Product(
        parts=(Constant(value=Decimal("0.5")), DefinedQuantity(definition="price"))
    )
    assert pack.quantities["half"].cite[0].quote == "房价的50%"
    assert pack.measures == {"price": Measure.MONEY, "half": Measure.MONEY}


def test_a_named_quantity_may_name_one_that_stands_below_it() -> None:
    pack = small_pack(
        before="definitions:\n  half: {name: 一半, quantity: {share: 50%, of: 全价}}\n  price: {name: 全价, quantity: 8万元}\n"
    )
    assert pack.measures == {"price": Measure.MONEY, "half": Measure.MONEY}


def test_named_quantities_in_a_circle_are_read() -> None:
    circle = "definitions:\n  one: {name: 甲, quantity: {sum: [two, 1万元]}}\n  two: {name: 乙, quantity: {sum: [one, 1万元]}}\n"
    _, found = decode_pack(read_text(HEAD + circle + BENEFIT, "xugou.yaml"))
    assert all(one.severity == "error" for one in found)


def test_a_long_chain_of_named_quantities_is_read() -> None:
    chain = "".join(f"  q{n}: {{name: 数{n}, quantity: q{n + 1}}}\n" for n in range(2_000))
    pack = small_pack(before=f"definitions:\n{chain}  q2000: {{name: 数2000, quantity: 5万元}}\n")
    assert pack.measures["q0"] is Measure.MONEY


def test_what_is_wrong_with_a_quantity_is_said_beside_what_is_wrong_with_the_shape() -> None:
    text = HEAD + "definitions:\n  price: {name: 房价, quantity: 很多元}\n" + BENEFIT
    text += "    amount: {share: 50%, of: 房价}\n    excluded_when: [{retird: true}]\n    服务: 1\n"
    pack, found = decode_pack(read_text(text, "xugou.yaml"))
    assert pack is None
    assert codes(found) == ["bad-money", "unknown-fact-near", "unknown-key"]


def test_a_problem_that_two_places_share_shows_both() -> None:
    text = HEAD + BENEFIT + "groups:\n  one: {name: 同名, cap: [allowance], at_most: 1元}\n"
    text += "  two: {name: 同名, cap: [allowance], at_most: 1元}\n"
    problem = the_one(decode_pack(read_text(text, "xugou.yaml"))[1])
    (related,) = problem.related
    assert isinstance(related, Related)
    assert related.span.line == problem.span.line - 1
    assert underlined(problem) == "同名"


@pytest.mark.parametrize("written", ["40%", "0.4", "40 %", "４0%"])
def test_a_share_is_written_in_hundredths_or_as_a_decimal(written: str) -> None:
    text = (
        HEAD + BENEFIT + f"    obligation: {{serve: 5年, clawback: {{vesting: [{{after: 1年, kept: {written}}}]}}}}\n"
    )
    pack, found = decode_pack(read_text(text, "xugou.yaml"))
    if "４" in written:
        assert pack is None
        return
    assert pack is not None, found
    owed = pack.benefits["allowance"].versions[0].obligation
    assert owed is not None
    assert owed.clawback is not None
    assert owed.clawback.steps[0].kept == Decimal("0.4")


def test_the_procedure_of_the_pack_is_that_of_each_benefit_that_has_none() -> None:
    path = Path(__file__).parents[1] / "language/procedure/good/for_all.yaml"
    pack, found = decode_pack(read_file(path))
    assert pack is not None, found
    one, two = (pack.benefits[name].procedure for name in ("one", "two"))
    assert one is not None
    assert [(step.text, step.days, step.working) for step in one.steps] == [("初审", 7, False), ("公示", 5, True)]
    assert two is not None
    assert (two.authority, two.steps) == ("虚构市财政局", ())
