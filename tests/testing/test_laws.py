"""Every law holds of packs that keep it, and is seen to break: by a pack that does not keep it, or by a sown fault."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import yaml

import talentrules
from talentrules.api import Pack
from talentrules.engine import decide
from talentrules.engine.grouping.prerequisites import exclude
from talentrules.loading import decode_reading, load_bytes
from talentrules.model.decision import Decision, ItemStanding, Verdict
from talentrules.model.groups import Excludes
from talentrules.model.profile import Case
from talentrules.money import Money
from talentrules.testing import LawBroken, laws
from talentrules.testing.laws import catalogue, respelled
from talentrules.testing.laws.granted import people
from talentrules.testing.laws.renamed import entries, renaming
from talentrules.truth import Truth
from tests.helpers import HEAD
from tests.testing.conftest import PACK

ROOT = Path(__file__).parents[2]
TWENTY = 20

COMBINED = f"""{HEAD}benefits:
  doctor_allowance:
    name: 博士补贴
    kind: allowance
    category: money
    when: {{education_level: doctor}}
    amount: 5000元
    payment: once
    cite: {{source: notice, quote: 博士补贴5000元}}
  master_allowance:
    name: 硕士补贴
    kind: allowance
    category: money
    in_force: {{from: 2024-01-01, until: 2024-12-31, text: 2024年施行}}
    when: {{retired: false}}
    amount: 3000元
    payment: once
    cite: {{source: notice, quote: 硕士补贴3000元}}
  moving:
    name: 搬家补贴
    kind: allowance
    category: money
    when: {{subordinate_relation: false}}
    amount: 4000元
    payment: once
    cite: {{source: notice, quote: 搬家补贴4000元}}
groups:
  not_both: {{name: 不重复享受, excludes: [master_allowance], by: doctor_allowance, cite: {{source: notice, quote: 不重复}}}}
  in_all: {{name: 合计封顶, cap: [master_allowance, moving], at_most: 6000元, cite: {{source: notice, quote: 最高6000元}}}}
"""

HOLE = f"""{HEAD}benefits:
  arrival:
    name: 报到补贴
    kind: subsidy
    category: money
    when:
      any:
        - introduced_on: {{below: 2024-03-01}}
        - introduced_on: {{above: 2024-03-01}}
      text: 2024年3月1日前引进的和2024年3月1日后引进的
    amount: 6000元
    payment: once
    cite: {{source: notice, quote: 2024年3月1日前引进的和2024年3月1日后引进的，报到补贴6000元}}
"""

FALLING = f"""{HEAD}benefits:
  allowance:
    name: 生活补贴
    kind: allowance
    category: money
    when: {{retired: false}}
    amount:
      table: first
      rows:
        - {{when: {{education_level: doctor}}, name: 博士, fixed: 2999元}}
        - {{when: {{education_level: master}}, name: 硕士, fixed: 3000元}}
    payment: once
    cite: {{source: notice, quote: 博士2999元，硕士3000元}}
"""


@cache
def made(text: str) -> Pack:
    loaded = load_bytes(text.encode(), "xugou.yaml")
    return Pack(model=loaded.pack, warnings=loaded.warnings)


def broken_by(law: str, pack: Pack, **effort: Any) -> laws.Counterexample:
    with pytest.raises(LawBroken) as raised:
        laws.check(law, pack, **effort)
    (found,) = raised.value.broken
    assert found.law == law
    return found


# They hold -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [PACK, COMBINED], ids=["xugou", "combined"])
def test_a_pack_that_keeps_all_laws_passes(text: str) -> None:
    laws.check_all(made(text), max_examples=15)


@pytest.mark.parametrize("city", ["wuzhishan", "huanggang", "jiayuguan", "liling", "nanle"])
def test_the_packs_of_the_cities_keep_all_laws(city: str) -> None:
    laws.check_all(talentrules.load(city), max_examples=5)


def test_the_fictional_pack_keeps_all_laws() -> None:
    laws.check_all(talentrules.load(ROOT / "examples" / "packs" / "yunshan.yaml"), max_examples=2)


@pytest.mark.parametrize("name", laws.NAMES)
def test_each_law_can_be_called_by_its_name(name: str) -> None:
    assert getattr(laws, name)(made(PACK), max_examples=10) is None


# They are found, twenty times of twenty ------------------------------------------------------------------------------


def _unsound(original: Any) -> Any:
    """Let the loser keep its benefit while it is open whether the winner has its own."""

    def fault(group: Excludes, entries: Any, scope: Any) -> Any:
        act = original(group, entries, scope)
        return replace(act, changed={}) if entries[group.winner].truth is Truth.OPEN else act

    return fault


@pytest.mark.parametrize("seed", range(TWENTY))
def test_a_hole_of_one_day_is_found_whatever_the_seed(seed: int) -> None:
    found = broken_by("no_one_day_holes", made(HOLE), seed=seed, shrink=False)
    assert found.people[0].case.profile.facts["introduced_on"].value == date(2024, 3, 1)


@pytest.mark.parametrize("seed", range(TWENTY))
def test_a_tier_that_falls_is_found_whatever_the_seed(seed: int) -> None:
    found = broken_by("monotone", made(FALLING), seed=seed, shrink=False)
    assert [one.case.profile.facts["education_level"].value for one in found.people] == ["master", "doctor"]


@pytest.mark.parametrize("seed", range(TWENTY))
def test_an_unsound_exclusion_is_found_whatever_the_seed(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("talentrules.engine.groups.exclude", _unsound(exclude))
    found = broken_by("soundness", made(COMBINED), seed=seed, shrink=False)
    assert found.breach.before != found.breach.after


def test_check_all_finds_all_that_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("talentrules.engine.groups.exclude", _unsound(exclude))
    arrival = HOLE[HOLE.index("  arrival:") :]
    three = made(COMBINED.replace("benefits:\n", f"benefits:\n{arrival}{FALLING[FALLING.index('  allowance:') :]}", 1))
    others = [one for one in laws.NAMES if one not in ("soundness", "monotone", "no_one_day_holes")]
    with pytest.raises(LawBroken) as raised:
        laws.check_all(three, shrink=False, without=others)
    assert {one.law for one in raised.value.broken} == {"soundness", "monotone", "no_one_day_holes"}


# Each can break ------------------------------------------------------------------------------------------------------

Fault = Callable[[Decision], Decision]


def _first_pays_nothing(decision: Decision) -> Decision:
    first, *others = decision.items
    return replace(decision, items=(replace(first, amount=None), *others))


def _talk_is_heard(decision: Decision) -> Decision:
    unread = decision.case.profile.facts.keys() - set(decision.pack.facts_read)
    return _first_pays_nothing(decision) if unread else decision


def _a_fen_too_much(decision: Decision) -> Decision:
    return replace(decision, totals=tuple(replace(one, low=one.low + Money(1)) for one in decision.totals))


def _no_cap(decision: Decision) -> Decision:
    return replace(decision, groups=tuple(replace(one, pays=None) for one in decision.groups))


def _everything_is_selected(decision: Decision) -> Decision:
    return replace(decision, items=tuple(replace(one, standing=ItemStanding.SELECTED) for one in decision.items))


def _for_ever(decision: Decision) -> Decision:
    """Let the last version apply after its end."""
    items = (replace(one, version=one.version or one.benefit.versions[-1]) for one in decision.items)
    return replace(decision, items=tuple(items))


def _known_by_name(decision: Decision) -> Decision:
    """Pay by what a benefit is called."""
    items = (replace(one, amount=None) if one.benefit.id == "moving" else one for one in decision.items)
    return replace(decision, items=tuple(items))


def _refused(decision: Decision) -> Decision:
    """Refuse whoever is a doctor, whoever else is granted."""
    known = decision.case.profile.facts.get("education_level")
    if known is None or known.value != "doctor":
        return decision
    return replace(decision, items=tuple(replace(one, own=Verdict.INELIGIBLE) for one in decision.items))


FAULTS: dict[str, Fault] = {
    "order_independence": _first_pays_nothing,
    "irrelevance": _talk_is_heard,
    "totals": _a_fen_too_much,
    "caps": _no_cap,
    "exclusivity": _everything_is_selected,
    "version_seams": _for_ever,
    "relabelling": _known_by_name,
    "soundness": _refused,
}


@pytest.mark.parametrize("law", FAULTS)
def test_a_sown_fault_breaks_the_law(law: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "decide", lambda pack, case: FAULTS[law](decide(pack, case)))
    found = broken_by(law, made(COMBINED), shrink=False)
    monkeypatch.undo()
    laws.check(law, made(COMBINED), max_examples=20)
    assert found.people


def test_a_decision_that_remembers_breaks_the_replay(monkeypatch: pytest.MonkeyPatch) -> None:
    turns = count()
    monkeypatch.setattr(
        catalogue,
        "decide",
        lambda pack, case: decide(pack, case) if next(turns) % 2 else _first_pays_nothing(decide(pack, case)),
    )
    assert broken_by("replay", made(COMBINED), shrink=False).breach.about.zh == "博士补贴（doctor_allowance）"


def test_a_receipt_that_decides_otherwise_breaks_the_replay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "replay", lambda data, _: talentrules.replay(data, made(PACK)))
    assert "pack" in broken_by("replay", made(COMBINED), shrink=False).breach.after.zh


def test_a_meaning_that_hangs_on_the_first_key_breaks_the_spelling(monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(reading: Any, path: Any) -> Any:
        pack, found = decode_reading(reading, path)
        first = reading.tree.entries[0][0].written
        return (pack if first == "talentrules" or pack is None else replace(pack, about="别的"), found)

    monkeypatch.setattr(respelled, "decode_reading", fault)
    found = broken_by("yaml_spelling", made(COMBINED))
    assert found.breach.what.zh == "about 读出的内容"
    assert (found.people, found.profile) == ((), "")


def test_a_file_that_another_spelling_makes_unreadable_breaks_the_spelling(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(respelled, "respelled", lambda *_: "talentrules: 2\n")
    monkeypatch.setattr(catalogue, "respelled", lambda *_: "talentrules: 2\n")
    assert broken_by("yaml_spelling", made(COMBINED)).breach.what.zh == "换一种写法后读不出来"


# What is said --------------------------------------------------------------------------------------------------------


def test_a_counterexample_is_shrunk_and_can_be_pasted() -> None:
    found = broken_by("monotone", made(FALLING))
    lower, higher = yaml.safe_load(found.profile)
    assert (lower["name"], higher["name"]) == ("反例·较低", "反例·较高")
    assert lower["profile"] == {"education_level": "master", "retired": False}
    assert higher["profile"] == {"education_level": "doctor", "retired": False}
    pack = made(FALLING)
    amounts = [pack.decide(one["profile"], on=one["day"])["allowance"].amount for one in (lower, higher)]
    assert [one.low for one in amounts if one is not None] == [Money.yuan(3000), Money.yuan(2999)]


def test_the_error_says_the_law_the_place_the_day_and_both_sides_in_both_languages() -> None:
    with pytest.raises(LawBroken) as raised:
        laws.no_one_day_holes(made(HOLE))
    text = str(raised.value)
    assert text.startswith(
        "性质不成立（no_one_day_holes）：前一天、后一天都符合的人，当天不会不符合（一岁、一个月、一分钱也一样）\n"
        "  规则包：虚构市（xugou）\n"
        "  所在：报到补贴（arrival） xugou.yaml:10\n"
        "  引进日期为2024-03-01时的结论（前后一步都是符合）：符合 → 不符合\n"
    )
    assert "    - name: 反例·前一步\n" in text
    assert "\nlaw broken (no_one_day_holes): nobody is refused at one single day" in text
    assert "verdict at introduced_on 2024-03-01 (one step either side: eligible): Eligible → Not eligible" in text
    assert raised.value.broken[0].days == (raised.value.broken[0].people[0].case.on,)


def test_the_same_seed_finds_the_same_case() -> None:
    once, again = (broken_by("no_one_day_holes", made(HOLE), seed=5) for _ in range(2))
    assert once == again


def test_without_a_seed_others_are_drawn() -> None:
    laws.caps(made(PACK), seed=None, max_examples=5)


# What is asked -------------------------------------------------------------------------------------------------------


def test_monotone_may_be_asked_of_some_attributes_and_benefits() -> None:
    pack = made(FALLING)
    laws.monotone(pack, ["skill_level"], max_examples=20)
    laws.monotone(made(COMBINED), benefits=["硕士补贴", "moving"], max_examples=20)
    with pytest.raises(LawBroken):
        laws.monotone(pack, ["education_level"], benefits=["生活补贴"])


def test_what_is_no_ordered_choice_cannot_rank() -> None:
    with pytest.raises(ValueError, match="“introduced_on”不是虚构市里分高低的选项"):
        laws.monotone(made(HOLE), ["introduced_on"])
    with pytest.raises(talentrules.UnknownBenefitError):
        laws.monotone(made(HOLE), benefits=["别的"])


def test_a_law_that_the_pack_accepts_to_break_is_left_out() -> None:
    accepting = FALLING.replace("benefits:", "accept: {better-gets-less: 虚构的例外}\nbenefits:", 1)
    laws.check_all(made(accepting), max_examples=10)
    assert laws.law("monotone").accepted(made(accepting)) == "虚构的例外"
    with pytest.raises(LawBroken):
        laws.monotone(made(accepting), shrink=False)


def test_laws_can_be_left_out_by_name() -> None:
    laws.check_all(made(HOLE), without=["no_one_day_holes"], max_examples=10)
    with pytest.raises(ValueError, match="没有“holes”这条性质；有的是：soundness、monotone"):
        laws.check_all(made(HOLE), without=["holes"])


def test_a_pack_from_no_file_has_no_spelling_to_break() -> None:
    laws.yaml_spelling(
        Pack(model=replace(made(PACK).model, file=talentrules.load("nanle").model.file.__class__("", "")))
    )


@pytest.mark.parametrize("number", range(8))
def test_another_spelling_is_another_text_of_the_same_pack(number: int) -> None:
    text = (ROOT / "examples" / "packs" / "yunling.yaml").read_text("utf-8")
    spelling = respelled.Spelling(order=True, quotes=True, brackets=True, number=number)
    other = respelled.respelled(text, "yunling.yaml", spelling)
    pack, wrong = respelled.read_again(text, "yunling.yaml", None)
    again, wrong_again = respelled.read_again(other, "yunling.yaml", None)
    assert pack is not None
    assert again is not None
    assert (wrong, wrong_again) == ("", "")
    assert respelled.apart(pack, respelled.same_but_for_its_digest(pack, again)) is None
    assert list(yaml.safe_load(other)) != list(yaml.safe_load(text))
    assert "#" not in other
    assert "[" in other


def test_where_two_packs_part_is_said_by_its_path() -> None:
    one = made(COMBINED).model
    other = made(COMBINED.replace("amount: 4000元", "amount: 4001元").replace("补贴4000元", "补贴4001元")).model
    path, before, after = respelled.apart(one, other) or ("", None, None)
    assert path == "benefits.moving.versions[0].amount.quantity.interval.low.in_fen"
    assert (before, after) == (400_000, 400_100)


def test_under_other_names_nothing_keeps_its_own_and_the_same_is_decided() -> None:
    pack = made(PACK).model
    profile = {"cards": [{"card": "hongyan"}], "subordinate_relation": False, "choices": [{"benefit_name": "报到补贴"}]}
    case = Case(profile=made(PACK).read_profile(profile), on=date(2024, 6, 1))
    names = renaming(pack, range(entries(pack)), "（又名）")
    other, there = names.pack(pack), names.case(case)
    assert not other.benefits.keys() & pack.benefits.keys()
    assert not other.groups.keys() & pack.groups.keys()
    assert there.profile.facts["choices"].value == ({"benefit_name": "报到补贴（又名）"},)
    standings = [one.standing for one in decide(other, there).items]
    assert standings == [one.standing for one in decide(pack, case).items]
    assert ItemStanding.SELECTED in standings


def test_whoever_is_made_for_a_benefit_is_granted_it_and_stands_in_each_row() -> None:
    made_for = people(made(PACK).model)
    granted = made_for.granted("allowance")
    items = [decide(made(PACK).model, one).items[0] for one in granted]
    assert {item.own for item in items} == {Verdict.ELIGIBLE}
    assert {str(item.rate.low) for item in items if item.rate is not None} == {"5,000元", "3,000元"}
    assert "window" not in made_for.benefits


@pytest.fixture(autouse=True)
def _each_pack_anew() -> Iterator[None]:
    """Forget what the packs keep of an engine with a fault in it."""
    yield
    made.cache_clear()


def test_a_rule_that_asks_for_claims_by_name_asks_for_the_other_name() -> None:
    claimed = "{claims: {some: {benefit_name: 硕士补贴}}}"
    pack = made(COMBINED.replace("when: {subordinate_relation: false}", f"when: {claimed}")).model
    other = renaming(pack, range(entries(pack)), "（又名）").pack(pack)
    (moving,) = [one for one in other.benefits.values() if one.name == "搬家补贴（又名）"]
    assert "values=('硕士补贴（又名）',)" in repr(moving.versions[0].when)
