"""Laws stated in a pack: each kind holds where it should, and breaks by one unit beside it, shown at the very boundary."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml
from hypothesis import Phase, find, given, settings

import talentrules as tr
from talentrules.cli import main
from talentrules.model.facts import BooleanType, ChoiceType, DateType, FactType, MoneyType, NumberType, Value
from talentrules.model.groups import Compared
from talentrules.model.laws import (
    Irrelevant,
    Law,
    NeverBoth,
    NeverDecreases,
    NeverIncreases,
    NoCliff,
    TotalAtMost,
)
from talentrules.model.pack import Pack
from talentrules.model.profile import Case, Known, Profile
from talentrules.money import Money
from talentrules.testing import read_scenarios
from talentrules.testing.stated_laws import LawRun, Status, Trial, attack, proving
from talentrules.testing.stated_laws.attack import hunted
from talentrules.testing.stated_laws.bases import Bases
from talentrules.testing.stated_laws.claims import claims_of
from talentrules.testing.stated_laws.proving import proof
from talentrules.testing.stated_laws.report import trials_to_data, trials_to_text
from talentrules.testing.strategies import packs

ROOT = Path(__file__).parents[2]
ON = date(2024, 6, 1)
HEAD = """talentrules: 1
id: {id}
name: 虚构市
jurisdiction: {{code: "990001"}}
verified_on: 2024-06-01
fictional: true
conventions: {{month_end: last_day, money: {money}}}
sources:
  notice: {{kind: regulation, title: 虚构市办法（虚构文件）, publisher: 虚构市}}
"""
ONCE = "kind: subsidy, category: money, payment: once, cite: {source: notice, quote: 给予补贴}"


def pack_text(*, id: str = "xugou", money: str = "half_up", laws: str = "", more: str = "", **benefits: str) -> str:  # noqa: A002
    listed = "".join(f"  {key}: {{name: {key}项, {ONCE}, {body}}}\n" for key, body in benefits.items())
    stated = f"laws:\n{laws}" if laws else ""
    return f"{HEAD.format(id=id, money=money)}benefits:\n{listed}{more}{stated}"


class Written:
    """Writes packs into a folder, sound but for the numbers, which no quote holds, and loads them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, text: str, name: str = "xugou.yaml") -> tr.Pack:
        (self.folder / name).write_text(with_numbers(text), encoding="utf-8")
        return tr.load(self.folder / name)

    def run(self, law: str, *, money: str = "half_up", more: str = "", **benefits: str) -> LawRun:
        text = pack_text(laws=f"  law: {{name: 规律, {law}}}\n", money=money, more=more, **benefits)
        (found,) = attack(self(text), examples=60).runs
        return found


def with_numbers(text: str) -> str:
    """Let each quote hold the numbers of its line: here they are beside the point."""
    written = []
    for line in text.splitlines():
        numbers = "、".join(dict.fromkeys(re.findall(r"\d+(?:\.\d+)?(?:万元|元|%|年|个月)", line)))
        days = "、".join(f"{int(y)}年{int(m)}月{int(d)}日" for y, m, d in re.findall(r"(\d{4})-(\d\d)-(\d\d)", line))
        bare = "、".join(
            f"{one}套、{one}个月" for one in re.findall(r"(?:at_most|above|at_most_units): (\d+)[,}]", line)
        )
        said = "、".join(one for one in (numbers, days, bare) if one)
        written.append(line.replace("quote: 给予补贴", f"quote: 给予补贴{said}"))
    return "\n".join(written) + "\n"


@pytest.fixture
def written(tmp_path: Path) -> Written:
    return Written(tmp_path)


def facts(found: LawRun, at: int = 0) -> dict[str, Value]:
    """Return what the only counterexample knows of the person in its case at a place."""
    (one,) = found.counterexamples
    return {fact: known.value for fact, known in one.cases[at].profile.facts.items()}


def ends(found: LawRun) -> tuple[Value, ...]:
    """Return the two values that are held against each other."""
    (one,) = found.counterexamples
    assert one.probe.values is not None
    return one.probe.values


def low(found: LawRun, at: int = 0) -> Money:
    (one,) = found.counterexamples
    return Money(one.worths[at][0].low)


# -- more never brings less -------------------------------------------------------------------------------------------


TIERS = (
    "when: {{education_level: {{at_least: bachelor}}}}, amount: {{table: first, rows: ["
    "{{when: {{education_level: doctor}}, fixed: 3万元}}, {{when: {{education_level: master}}, fixed: {master}}}], "
    "otherwise: 1万元}}"
)


def test_a_tier_may_pay_as_much_as_the_next_one(written: Written) -> None:
    assert (
        written.run("never_decreases_with: education_level", one=TIERS.format(master="3万元")).status is Status.PROVEN
    )


def test_a_tier_that_pays_a_fen_more_than_the_next_one_is_found(written: Written) -> None:
    found = written.run("never_decreases_with: education_level", one=TIERS.format(master="30000.01元"))
    assert found.status is Status.BROKEN
    assert ends(found) == ("master", "doctor")
    assert (low(found, 0), low(found, 1)) == (Money.yuan("30000.01"), Money.yuan(30000))
    assert facts(found, 0) == {"education_level": "master"}


@pytest.mark.parametrize(
    ("fact", "condition", "boundary"),
    [
        ("annual_pay", "{at_most: 50万元}", (Money.yuan(500_000), Money.yuan("500000.01"))),
        ("household_homes_in_city", "{at_most: 1}", (1, 2)),
        ("introduced_on", "{at_most: 2024-01-31}", (date(2024, 1, 31), date(2024, 2, 1))),
        ("retired", "false", (False, True)),
    ],
)
def test_the_two_values_are_those_between_which_it_breaks(
    written: Written, fact: str, condition: str, boundary: tuple[Value, Value]
) -> None:
    when = f"when: {{{fact}: {condition}}}, amount: 1万元"
    found = written.run(f"never_decreases_with: {fact}", one=when)
    assert (found.status, ends(found), facts(found)) == (Status.BROKEN, boundary, {fact: boundary[0]})
    assert written.run(f"never_increases_with: {fact}", one=when).status is Status.PROVEN


def test_the_other_way_round_more_may_bring_nothing(written: Written) -> None:
    when = "when: {household_homes_in_city: {above: 1}}, amount: 1万元"
    found = written.run("never_increases_with: household_homes_in_city", one=when)
    assert (found.status, ends(found)) == (Status.BROKEN, (1, 2))
    assert written.run("never_decreases_with: household_homes_in_city", one=when).status is Status.PROVEN


def test_what_pays_no_money_is_worth_having(written: Written) -> None:
    found = written.run("never_decreases_with: retired", one="when: {retired: false}")
    assert (found.status, ends(found)) == (Status.BROKEN, (False, True))


def test_an_amount_that_is_a_formula_is_tried_and_not_proven(written: Written) -> None:
    rising = written.run("never_decreases_with: annual_pay", one="amount: {share: 10%, of: annual_pay}")
    assert (rising.status, rising.met > 0) == (Status.HELD, True)
    falling = "amount: {difference: [10万元, {share: 10%, of: annual_pay}]}"
    found = written.run("never_decreases_with: annual_pay", one=falling)
    less, more = (one.in_fen for one in ends(found) if isinstance(one, Money))
    assert 0 < more - less <= 10  # a fen of the amount is ten of the pay


def test_together_the_groups_have_their_say(written: Written) -> None:
    two = {
        "one": "when: {education_level: {in: [master, doctor]}}, amount: 2万元",
        "two": "when: {education_level: bachelor}, amount: 2万元",
    }
    each = written.run("never_decreases_with: education_level, of: [two]", **two)
    assert ends(each) == ("bachelor", "master")
    both = written.run("never_decreases_with: education_level, counted: together", **two)
    assert both.status is Status.HELD
    two["two"] = two["two"].replace("2万元", "20000.01元")
    assert ends(written.run("never_decreases_with: education_level, counted: together", **two)) == (
        "bachelor",
        "master",
    )


def test_a_declared_order_is_the_order(written: Written) -> None:
    more = "monotone: [{fact: nationality, order: [hmt, foreign, china]}]\n"
    when = "when: {nationality: {in: [foreign, china]}}, amount: 1万元"
    assert written.run("never_decreases_with: nationality", more=more, one=when).status is Status.PROVEN
    when = "when: {nationality: {in: [hmt, china]}}, amount: 1万元"
    assert ends(written.run("never_decreases_with: nationality", more=more, one=when)) == ("hmt", "foreign")


def test_a_day_that_chooses_the_version_of_another_benefit_is_read(written: Written) -> None:
    cite = "cite: {source: notice, quote: 2024年5月31日以前申请的给予补贴}"
    more = (
        "  one: {name: 一项, kind: honour, category: card, version_by: application, versions: "
        f"[{{until: 2024-05-31, when: {{retired: false}}, {cite}}}], {cite}}}\n"
    )
    found = written.run("never_decreases_with: applied_on, of: two", more=more, two="when: {benefit: one}")
    assert (found.status, ends(found)) == (Status.BROKEN, (date(2024, 5, 31), date(2024, 6, 1)))


# -- what does not matter ---------------------------------------------------------------------------------------------


def test_what_nothing_reads_does_not_matter(written: Written) -> None:
    found = written.run("irrelevant: [nationality, hukou_place]", one="when: {retired: false}, amount: 1万元")
    assert (found.status, {one.why for one in found.claims}) == (Status.PROVEN, {"not_read"})


def test_what_a_condition_reads_matters(written: Written) -> None:
    found = written.run("irrelevant: nationality", one="when: {all: [{retired: false}, {nationality: china}]}")
    assert found.status is Status.BROKEN
    assert ends(found) == ("china", "foreign")
    assert facts(found) == {"retired": False, "nationality": "china"}


def test_what_a_condition_reads_may_not_matter_all_the_same(written: Written) -> None:
    both = "when: {any: [{nationality: china}, {not: {nationality: china}}]}, amount: 1万元"
    assert written.run("irrelevant: nationality", one=both).status is Status.HELD


def test_what_only_a_group_reads_matters(written: Written) -> None:
    more = (
        "groups:\n  instead: {name: 没有公寓才有, fallback: two, instead_of: one, while: {party_member: true}, "
        "cite: {source: notice, quote: 给予补贴}}\n"
    )
    two = {"one": "when: {retired: false}", "two": "when: {retired: false}, amount: 1万元"}
    found = written.run("irrelevant: party_member, of: two", more=more, **two)
    assert (ends(found), facts(found)) == ((False, True), {"retired": False, "party_member": False})
    assert written.run("irrelevant: party_member, of: one", more=more, **two).failed is False


# -- in total ---------------------------------------------------------------------------------------------------------


def test_exactly_as_much_is_not_more(written: Written) -> None:
    found = written.run("total_at_most: 8万元", one="amount: 5万元", two="amount: 3万元")
    assert (found.status, found.claims[0].why) == (Status.PROVEN, "bound")
    found = written.run("total_at_most: 8万元", one="amount: 5万元", two="amount: 30000.01元")
    assert (found.status, low(found), facts(found)) == (Status.BROKEN, Money.yuan("80000.01"), {})


@pytest.mark.parametrize(("money", "pay"), [("half_up", "200000.01"), ("down", "200000.02"), ("up", "200000.01")])
def test_a_sum_is_driven_to_the_least_that_is_too_much(written: Written, money: str, pay: str) -> None:
    """The half of 200000.01 is 100000.005: rounded it is 100000.01, cut off it is 100000.00."""
    found = written.run("total_at_most: 10万元", money=money, one="amount: {share: 50%, of: annual_pay}")
    assert (facts(found), low(found)) == ({"annual_pay": Money.yuan(pay)}, Money.yuan("100000.01"))


def test_months_add_up_over_the_whole_time(written: Written) -> None:
    more = (
        "  monthly: {name: 每月补贴, kind: allowance, category: money, amount: 1000元, "
        "payment: {every: month, at_most_times: 36}, cite: {source: notice, quote: 每月1000元，累计不超过36个月}}\n"
    )
    each = {"one": "when: {retired: true}, amount: 1元"}
    assert written.run("total_at_most: 3.6万元, of: monthly", more=more, **each).status is Status.PROVEN
    found = written.run("total_at_most: 35999.99元, of: monthly", more=more, **each)
    assert (found.status, low(found)) == (Status.BROKEN, Money.yuan(36_000))
    assert written.run("total_at_most: 1000元, of: monthly, compare: each_time", more=more, **each).failed is False


def test_a_cap_whose_cut_nobody_bears_counts(written: Written) -> None:
    more = (
        "groups:\n  both: {name: 合计封顶, cap: [one, two], at_most: 6万元, "
        "cite: {source: notice, quote: 给予补贴6万元}}\n"
    )
    two = {"one": "amount: 5万元", "two": "amount: 3万元"}
    assert written.run("total_at_most: 6万元", more=more, **two).status is Status.PROVEN
    found = written.run("total_at_most: 59999.99元", more=more, **two)
    assert (found.status, low(found)) == (Status.BROKEN, Money.yuan(60_000))


def test_of_a_group_that_grants_one_only_the_best_counts(written: Written) -> None:
    more = "groups:\n  best: {name: 就高, highest: [one, two], cite: {source: notice, quote: 给予补贴}}\n"
    two = {"one": "when: {retired: false}, amount: 5万元", "two": "amount: 3万元"}
    assert written.run("total_at_most: 5万元", more=more, **two).status is Status.PROVEN
    found = written.run("total_at_most: 49999.99元", more=more, **two)
    assert (facts(found), low(found)) == ({"retired": False}, Money.yuan(50_000))


# -- no cliff ---------------------------------------------------------------------------------------------------------


CLIFF = "when: {annual_pay: {at_least: 30万元}}, amount: 3万元"


def test_a_step_as_high_as_allowed_is_no_cliff(written: Written) -> None:
    assert written.run("no_cliff_above: 3万元, with: annual_pay", one=CLIFF).status is Status.PROVEN


def test_a_step_a_fen_higher_is_one(written: Written) -> None:
    found = written.run("no_cliff_above: 29999.99元, with: annual_pay", one=CLIFF)
    assert ends(found) == (Money.yuan("299999.99"), Money.yuan(300_000))
    assert (low(found, 0), low(found, 1)) == (Money(0), Money.yuan(30_000))


def test_far_apart_may_be_far_apart(written: Written) -> None:
    """30 steps of 1万元 each come to more than the limit, but no one of them does."""
    slope = "amount: {per_unit: 1万元, count: months_in_city_year, at_most_units: 12}"
    assert written.run("no_cliff_above: 1万元, with: months_in_city_year", one=slope).status is Status.HELD
    found = written.run("no_cliff_above: 9999.99元, with: months_in_city_year", one=slope)
    less, more = ends(found)
    assert (isinstance(less, int | Decimal), isinstance(more, int | Decimal)) == (True, True)


def test_a_birthday_may_be_a_cliff(written: Written) -> None:
    young = "when: {age: {day: evaluation, at_most: 45}}, amount: 1万元"
    found = written.run("no_cliff_above: 9999元, with: birth_date", one=young)
    (one,) = found.counterexamples
    born = one.cases[0].profile.facts["birth_date"].value, one.cases[1].profile.facts["birth_date"].value
    on = one.cases[0].on
    assert born == (on.replace(year=on.year - 46), on.replace(year=on.year - 46) + timedelta(days=1))


# -- here and there ---------------------------------------------------------------------------------------------------


def beside(
    written: Written, here: str, there: str, law: str = "at_least_as_in: other.yaml, pairs: {one: 那边}"
) -> LawRun:
    written(pack_text(id="other", two=there).replace("two项", "那边"), "other.yaml")
    return written.run(law, one=here)


def test_as_much_here_as_there(written: Written) -> None:
    doctor = "when: {education_level: doctor}, amount: 5万元"
    assert beside(written, doctor, doctor).status is Status.HELD
    found = beside(written, doctor, doctor.replace("5万元", "50000.01元"))
    assert (found.status, facts(found)) == (Status.BROKEN, {"education_level": "doctor"})
    assert [Money(one.low) for one in found.counterexamples[0].worths[0]] == [
        Money.yuan(50_000),
        Money.yuan("50000.01"),
    ]


def test_who_is_left_out_here_is_found(written: Written) -> None:
    found = beside(written, "when: {education_level: doctor}", "when: {education_level: {at_least: master}}")
    assert facts(found) == {"education_level": "master"}
    assert (
        beside(written, "when: {education_level: {at_least: master}}", "when: {education_level: doctor}").failed
        is False
    )


@pytest.mark.parametrize(
    ("law", "code"),
    [
        ("at_least_as_in: gone.yaml, pairs: {one: 那边}", "law-no-pack"),
        ("at_least_as_in: ../other.yaml, pairs: {one: 那边}", "law-no-pack"),
        ("at_least_as_in: nowhere, pairs: {one: 那边}", "law-no-pack"),
        ("at_least_as_in: other.yaml, pairs: {one: 没有的}", "law-no-benefit-there"),
        ("at_least_as_in: broken.yaml, pairs: {one: 那边}", "law-unsound-pack"),
    ],
)
def test_a_pack_that_cannot_be_compared_with_is_said_at_the_law(written: Written, law: str, code: str) -> None:
    (written.folder / "broken.yaml").write_text("talentrules: 1\n", encoding="utf-8")
    found = beside(written, "amount: 1元", "amount: 1元", law)
    assert (found.status, found.failed) == (Status.UNUSABLE, True)
    assert found.problem is not None
    assert (found.problem.code, found.problem.span) == (code, found.law.span)
    assert found.problem.span.line > 1


# -- never both, always some ------------------------------------------------------------------------------------------


def test_two_for_different_people_are_never_had_both(written: Written) -> None:
    two = {"one": "when: {education_level: doctor}", "two": "when: {education_level: master}"}
    found = written.run("never_both: [one, two]", **two)
    assert (found.status, found.claims[0].why) == (Status.PROVEN, "cells")
    two["two"] = "when: {education_level: {at_least: master}}"
    found = written.run("never_both: [one, two]", **two)
    assert (found.status, facts(found)) == (Status.BROKEN, {"education_level": "doctor"})


@pytest.mark.parametrize("group", ["highest: [one, two]", "choose_one: [one, two]", "excludes: [one], by: two"])
def test_a_group_keeps_them_apart(written: Written, group: str) -> None:
    more = f"groups:\n  apart: {{name: 关系, {group}, cite: {{source: notice, quote: 给予补贴}}}}\n"
    found = written.run("never_both: [one, two]", more=more, one="amount: 1元", two="amount: 2元")
    assert (found.status, found.claims[0].why) == (Status.PROVEN, "groups")


def test_whoever_is_spoken_of_has_one_of_them(written: Written) -> None:
    two = {"one": "when: {education_level: doctor}", "two": "when: {education_level: master}"}
    law = "always_some: [one, two], when: {education_level: {at_least: %s}}"
    assert written.run(law % "master", **two).status is Status.PROVEN
    found = written.run(law % "bachelor", **two)
    assert (found.status, facts(found)) == (Status.BROKEN, {"education_level": "bachelor"})


# -- for whom, and with which exceptions ------------------------------------------------------------------------------


def test_a_law_is_said_of_whoever_meets_its_condition(written: Written) -> None:
    law = "total_at_most: 1万元, when: {education_level: %s}"
    pays = "amount: {table: first, rows: [{when: {education_level: doctor}, fixed: 3万元}], otherwise: 1万元}"
    held = written.run(law % "master", one=pays)
    assert (held.status, held.tried > 20) == (Status.HELD, True)
    assert facts(written.run(law % "doctor", one=pays)) == {"education_level": "doctor"}


def test_a_law_of_which_nobody_is_a_case_is_not_said_to_hold(written: Written) -> None:
    nobody = "when: {all: [{retired: true}, {retired: false}]}"
    found = written.run(f"total_at_most: 1元, {nobody}", one="amount: {share: 50%, of: annual_pay}")
    assert (found.status, found.tried, found.failed) == (Status.UNTRIED, 0, False)
    assert "  ? 规律（" in trials_to_text([Trial(pack=found.pack, runs=(found,))])


def test_an_exception_is_counted_where_it_is_needed_and_told_where_not(written: Written) -> None:
    law = "no_cliff_above: 29999.99元, with: annual_pay, except: [{when: {annual_pay: {at_least: %s}}, reason: 起点高}]"
    needed = written.run(law % "30万元", one=CLIFF)
    assert (needed.status, needed.excused[0] > 0) == (Status.HELD, True)
    assert "例外（起点高）：用到" in trials_to_text([Trial(pack=needed.pack, runs=(needed,))])
    late = written.run(law % "300000.01元", one=CLIFF)
    assert (late.status, ends(late)) == (Status.BROKEN, (Money.yuan("299999.99"), Money.yuan(300_000)))
    needless = written.run((law % "60万元").replace("29999.99元", "30001元"), one=CLIFF + ", verb: 给予")
    assert needless.status is Status.PROVEN
    assert "没有找到用得着它的情况" in trials_to_text([Trial(pack=needless.pack, runs=(needless,))])


def test_an_excepted_benefit_is_tried_and_counted_but_breaks_nothing(written: Written) -> None:
    two = {"one": "when: {retired: false}", "two": "when: {retired: true}"}
    found = written.run("never_decreases_with: retired, except: [{of: one, reason: 在职才有}]", **two)
    assert (found.status, found.excused[0] > 0) == (Status.PROVEN, True)
    found = written.run("never_decreases_with: retired, except: [{of: two, reason: 在职才有}]", **two)
    assert (found.status, [one.claim.benefits for one in found.counterexamples]) == (Status.BROKEN, [("one",)])


def test_a_sum_leaves_an_excepted_benefit_out(written: Written) -> None:
    law = "total_at_most: 5万元, except: [{of: two, reason: 另算}]"
    found = written.run(law, one="amount: 5万元", two="amount: 3万元")
    assert found.status is Status.PROVEN
    assert "例外（另算）：two项不计入" in trials_to_text([Trial(pack=found.pack, runs=(found,))])


def test_what_an_authority_must_settle_breaks_a_law_only_once_it_is_settled(written: Written) -> None:
    more = (
        "findings:\n  outstanding: {name: 优秀, reason: discretionary, decided_by: 委员会, "
        "cite: {source: notice, quote: 给予补贴}}\n"
    )
    found = written.run("total_at_most: 1元", more=more, one="when: {finding: outstanding}, amount: 2元")
    (one,) = found.counterexamples
    assert {name: had.holds for name, had in one.cases[0].profile.attestations.items()} == {"outstanding": True}


# -- the whole --------------------------------------------------------------------------------------------------------


def test_what_was_found_can_be_pasted_and_comes_to_the_same(written: Written) -> None:
    pack = written(
        pack_text(laws="  law: {name: 规律, never_decreases_with: 学历}\n", one=TIERS.format(master="4万元"))
    )
    trial = attack(pack)
    said = trials_to_text([trial])
    cases = "".join(f"{line[4:]}\n" for line in said.splitlines() if line.startswith(("      - ", "        ")))
    expecting = cases.replace("（1）\n", "（1）\n    expect: {one: {amount: 4万元}}\n").replace(
        "（2）\n", "（2）\n    expect: {one: {amount: 3万元}}\n"
    )
    path = written.folder / "found.scenario.yaml"
    path.write_text(f"scenarios: 1\npack: xugou.yaml\ncases:\n{expecting}", encoding="utf-8")
    assert len(read_scenarios(path).scenarios) == 2
    assert main(["test", str(path), "--laws", "0"]) == 0


def test_the_same_is_found_again() -> None:
    pack = tr.load(ROOT / "tests" / "language" / "laws" / "good" / "kinds.yaml")
    assert trials_to_text([attack(pack)]) == trials_to_text([attack(pack)])


def test_given_cases_are_tried(written: Written) -> None:
    pays = "amount: {share: 50%, of: annual_pay}"
    pack = written(pack_text(laws="  law: {name: 规律, total_at_most: 99999999元}\n", one=pays))
    rich = Case(profile=Profile(facts={"annual_pay": Known(value=Money.yuan(10**12))}), on=ON)
    assert attack(pack, examples=3).failed == 0
    assert attack(pack, examples=3, cases=[rich]).failed == 1


def test_a_law_is_inherited(written: Written) -> None:
    below = pack_text(id="prefecture", laws="  law: {name: 规律, total_at_most: 5元}\n", one="amount: 5元")
    written(below, "prefecture.yaml")
    own = pack_text(two="amount: 1元").replace("sources:", "builds_on: [prefecture.yaml]\nsources:")
    pack = written(own.replace("notice", "own"))
    (found,) = attack(pack).runs
    assert (found.status, low(found), found.law.span.label) == (Status.BROKEN, Money.yuan(6), "prefecture.yaml:13")


def laws_of(pack: Pack) -> list[Law]:
    """Return laws of every kind that cells, bounds and groups can prove, about a pack that states none."""
    told = [one for one in pack.benefits.values() if not one.informational]
    ordered = [fact for fact in pack.facts_read if _has_an_order(pack.facts[fact].type)][:5]
    found: list[Law] = [TotalAtMost(id="most", name="", at_most=Money.yuan(yuan)) for yuan in (1, 10_000)]
    found += [Irrelevant(id="alike", name="", facts=(fact,)) for fact in pack.facts_read[:3]]
    for fact in ordered:
        found += [kind(id="more", name="", fact=fact) for kind in (NeverDecreases, NeverIncreases)]
        found.append(NoCliff(id="cliff", name="", fact=fact, at_most=Money.yuan(10_000), compare=Compared.EACH_TIME))
    if len(told) > 1:
        found.append(NeverBoth(id="both", name="", benefits=tuple(one.id for one in told[:2])))
    return found


def _has_an_order(kind: FactType) -> bool:
    return isinstance(kind, BooleanType | NumberType | MoneyType | DateType) or (
        isinstance(kind, ChoiceType) and kind.ordered
    )


def refuted(pack: Pack) -> list[tuple[Law, str]]:
    """Return the laws that are said to be proven and that somebody breaks all the same."""
    bases = Bases(pack)
    claims = [claim for law in laws_of(pack) for claim in claims_of(law, pack)]
    proven = [(claim, why) for claim in claims if (why := proof(claim))]
    return [(claim.law, why) for claim, why in proven if hunted(claim, bases, 8).counterexample is not None]


@settings(max_examples=15, deadline=None)
@given(packs())
def test_nobody_breaks_what_was_proven(pack: tr.Pack) -> None:
    assert refuted(pack.model) == []


@pytest.mark.parametrize("lie", [("_loses", False), ("_reads", False), ("_bounded", "bound"), ("_apart", "cells")])
def test_a_wrong_proof_would_be_noticed(lie: tuple[str, object], monkeypatch: pytest.MonkeyPatch) -> None:
    name, answer = lie
    monkeypatch.setattr(proving, name, lambda *_: answer)
    few = settings(max_examples=200, deadline=None, database=None, derandomize=True, phases=[Phase.generate])
    assert refuted(find(packs(), lambda pack: refuted(pack.model) != [], settings=few).model)


# -- the command ------------------------------------------------------------------------------------------------------


GOOD = "  fine: {name: 成立的, total_at_most: 3万元}\n"
BAD = "  wrong: {name: 不成立的 <&>, total_at_most: 29999.99元}\n"


def said(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    status = main(["test", *map(str, arguments)])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def one_law(written: Written, laws: str) -> Path:
    written(pack_text(laws=laws, one="when: {education_level: doctor}, amount: 3万元"))
    path = written.folder / "xugou.scenario.yaml"
    case = "{name: 一, day: 2024-06-01, profile: {education_level: doctor}, expect: {one: 符合}}"
    path.write_text(f"scenarios: 1\npack: xugou.yaml\ncases:\n  - {case}\n", encoding="utf-8")
    return path


def test_the_laws_of_the_packs_are_run_after_their_scenarios(
    written: Written, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = said(capsys, one_law(written, GOOD))
    assert (status, err) == (0, "")
    assert "共1个场景，0个与期望不符\n" in out
    assert out.endswith("  ✓ 成立的（xugou.yaml:13）：已证明\n共1条规律，0条不成立\n")


def test_a_broken_law_is_exit_status_one(written: Written, capsys: pytest.CaptureFixture[str]) -> None:
    path = one_law(written, GOOD + BAD)
    status, out, _ = said(capsys, path)
    assert status == 1
    assert "  ✗ 不成立的 <&>（xugou.yaml:14）：有反例\n      合计（one项）：30,000元\n" in out
    assert "          education_level: doctor\n" in out
    assert out.endswith("共2条规律，1条不成立\n")
    assert "2 law(s), 1 broken" in said(capsys, path, "--lang", "en")[1]
    assert said(capsys, path, "--laws", "0")[:2] == (0, said(capsys, path, "--laws", "0")[1])
    assert "规律" not in said(capsys, path, "--laws", "0")[1]


def test_a_pack_may_be_named_for_its_laws_and_what_stands_beside_it(
    written: Written, capsys: pytest.CaptureFixture[str]
) -> None:
    path = one_law(written, BAD)
    status, out, _ = said(capsys, written.folder / "xugou.yaml")
    assert status == 1
    assert out.splitlines()[0].endswith("虚构市：1个场景")
    assert out.endswith("共1条规律，1条不成立\n")
    path.unlink()
    status, out, _ = said(capsys, written.folder / "xugou.yaml")
    assert status == 1
    assert "场景" not in out.splitlines()[0]
    one_law(written, "").unlink()
    assert said(capsys, written.folder / "xugou.yaml") == (0, "", "虚构市旁边没有场景文件\n虚构市没有写规律（laws）\n")


def test_programs_read_it(written: Written, capsys: pytest.CaptureFixture[str]) -> None:
    path = one_law(written, GOOD + BAD)
    (data,) = json.loads(said(capsys, path, "--format", "json")[1])["laws"]
    assert [(one["id"], one["status"], one["at"]) for one in data["laws"]] == [
        ("fine", "proven", "xugou.yaml:13"),
        ("wrong", "broken", "xugou.yaml:14"),
    ]
    (found,) = data["laws"][1]["counterexamples"]
    assert found["cases"][0]["profile"] == {"education_level": "doctor"}
    assert found["worth"] == [[{"sure": False, "possible": True, "low_fen": 3_000_000, "high_fen": 3_000_000}]]
    tree = ET.fromstring(said(capsys, path, "--format", "junit")[1])  # noqa: S314 - our own output
    assert (tree.get("tests"), tree.get("failures")) == ("3", "1")
    assert [one.get("name") for one in tree.iter("testcase")] == ["一", "成立的", "不成立的 <&>"]
    assert "laws" not in json.loads(said(capsys, one_law(written, ""), "--format", "json")[1])


# -- what is shipped --------------------------------------------------------------------------------------------------


def statuses(runs: tuple[LawRun, ...]) -> Mapping[str, str]:
    return {one.law.id: str(one.status) for one in runs}


def test_the_laws_of_the_fictional_city_hold() -> None:
    runs = attack(tr.load(ROOT / "examples" / "packs" / "yunshan.yaml"), examples=30).runs
    assert statuses(runs) == {
        "better_education": "held",
        "any_nationality": "proven",
        "living_and_settling_at_most": "proven",
        "one_home_support": "proven",
        "more_homes": "held",
        "pay_steps": "held",
        "flexible_has_something": "held",
        "as_in_the_province": "held",
    }
    proven = sum(bool(claim.why) for claim in runs[0].claims)
    assert (proven, len(runs[0].claims)) == (54, 55)


def test_the_page_shows_what_the_command_prints(written: Written) -> None:
    page = (ROOT / "docs" / "laws.md").read_text(encoding="utf-8")
    (text,) = re.findall(r"^```yaml\n(talentrules: 1\n.*?)^```$", page, re.DOTALL | re.MULTILINE)
    (shown,) = re.findall(r"^```text\n(✗.*?)^```$", page, re.DOTALL | re.MULTILINE)
    (written.folder / "xugou.yaml").write_text(text, encoding="utf-8")
    pack = tr.load(written.folder / "xugou.yaml")
    assert yaml.safe_load(text)["id"] == "xugou"
    assert trials_to_text([attack(pack)]).replace(str(written.folder) + "/", "") == shown
    assert trials_to_data([attack(pack)])[0]["failed"] == 1
