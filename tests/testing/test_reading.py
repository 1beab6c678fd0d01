"""A scenario file is read strictly: every name resolved, everything wrong said at once, each at its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from talentrules.errors import PackError
from talentrules.model.decision import ItemStanding, Verdict
from talentrules.model.payments import Every
from talentrules.money import Interval, Money
from talentrules.testing import ScenarioError, find_scenarios, read_scenarios
from talentrules.testing.scenarios import NO_MONEY, ItemExpected, VerdictExpected
from tests.helpers import assert_well_worded, codes, the_one, underlined
from tests.testing.conftest import Write

ANY = "  - {name: 一, profile: {}, expect: {人才窗口: 仅供了解}}\n"


def wrong(path: Path) -> ScenarioError:
    with pytest.raises(ScenarioError) as raised:
        read_scenarios(path)
    for one in raised.value.diagnostics:
        assert_well_worded(one)
    return raised.value


def item(path: Path) -> ItemExpected:
    return read_scenarios(path).scenarios[0].items[0]


def test_a_verdict_alone_is_an_expectation(write: Write) -> None:
    assert item(write("  - {name: 一, expect: {生活补贴: 符合}}\n")) == ItemExpected(
        benefit="allowance", verdict=VerdictExpected(verdict=Verdict.ELIGIBLE)
    )


def test_ids_and_chinese_words_are_the_same(write: Write) -> None:
    english = "allowance: {verdict: eligible, standing: selected, every: month, findings: outstanding}"
    chinese = "生活补贴: {verdict: 符合, standing: 计入, every: 每月, findings: [表现突出]}"
    read = [item(write(f"  - {{name: 一, expect: {{{one}}}}}\n")) for one in (english, chinese)]
    assert read[0] == read[1]
    assert (read[0].standing, read[0].every) == (ItemStanding.SELECTED, Every.MONTH)


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("已结束", "ended"),
        ("未生效", "not_started"),
        ("不适用", "not_applicable"),
        ("not_in_force", ""),
        ("未生效·已结束", ""),
    ],
)
def test_a_word_for_out_of_force_may_say_why(write: Write, word: str, why: str) -> None:
    expected = item(write(f"  - {{name: 一, expect: {{allowance: {word}}}}}\n")).verdict
    assert expected == VerdictExpected(verdict=Verdict.NOT_IN_FORCE, out_of_force=why)


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("5000元", Interval.exactly(Money.yuan(5000))),
        ("{from: 4000元, to: 1万元}", Interval(Money.yuan(4000), Money.yuan(10000))),
        ("{at_most: 10万元}", Interval(None, Money.yuan(100_000))),
        ("{at_least: 10万元}", Interval(Money.yuan(100_000), None)),
        ("未载明", Interval()),
        ("unstated", Interval()),
        ("无", NO_MONEY),
        ("none", NO_MONEY),
    ],
)
def test_amounts(write: Write, written: str, amount: object) -> None:
    assert item(write(f"  - {{name: 一, expect: {{allowance: {{amount: {written}}}}}}}\n")).amount == amount


@pytest.mark.parametrize(
    "written", ["五千元", "{from: 4000元}", "{from: 5000元, to: 4000元}", "{at_most: 1元, at_least: 1元}", "[5000元]"]
)
def test_what_is_no_amount(write: Write, written: str) -> None:
    found = wrong(write(f"  - {{name: 一, expect: {{allowance: {{amount: {written}}}}}}}\n")).diagnostics
    assert {"scenario-amount", "scenario-form"} & set(codes(found))


def test_missing_facts_are_named_by_paths_of_ids_or_names(write: Write) -> None:
    read = item(write("  - {name: 一, expect: {arrival: {missing: [持卡.卡种, introduction_mode]}}}\n"))
    assert read.missing == ("cards.card", "introduction_mode")


def test_a_case_takes_the_defaults_and_says_what_is_different(write: Write) -> None:
    head = "scenarios: 1\npack: ../xugou.yaml\ndefaults:\n  day: 2024-06-01\n  applied_on: 2024-05-01\n"
    head += "  profile: {学历: 博士研究生, retired: false}\n"
    case = "  - {name: 一, day: 2024-07-01, profile: {education_level: master, retired: {unknown: 未问}}, expect: {window: 仅供了解}}\n"
    (read,) = read_scenarios(write(case, head)).scenarios
    assert read.on == date(2024, 7, 1)
    assert {fact: known.value for fact, known in read.profile.facts.items()} == {
        "education_level": "master",
        "applied_on": date(2024, 5, 1),
    }
    assert read.profile.remarks == {"retired": "未问"}


def test_a_case_may_be_like_an_earlier_one(write: Write) -> None:
    cases = "  - {name: 一, day: 2024-07-01, applied_on: 2024-02-01, profile: {education_level: doctor}, expect: {window: 仅供了解}}\n"
    cases += "  - {name: 二, like: 一, profile: {retired: true}, expect: {window: 仅供了解}}\n"
    first, second = read_scenarios(write(cases)).scenarios
    assert second.on == first.on
    assert list(second.profile.facts) == ["education_level", "retired", "applied_on"]


def test_a_profile_may_lie_beside_the_file(write: Write) -> None:
    path = write("  - {name: 一, profile: 人.yaml, expect: {生活补贴: 符合}}\n")
    (path.parent / "人.yaml").write_text("学历: 博士研究生\n", encoding="utf-8")
    assert read_scenarios(path).scenarios[0].profile.facts["education_level"].value == "doctor"


def test_what_is_wrong_in_a_profile_beside_the_file_is_said_with_its_name(write: Write) -> None:
    path = write("  - {name: 一, profile: 人.yaml, expect: {生活补贴: 符合}}\n")
    (path.parent / "人.yaml").write_text("学历: 博土\n", encoding="utf-8")
    assert the_one(wrong(path).diagnostics).span.file.label == "人.yaml"


def test_everything_wrong_is_said_at_once(write: Write) -> None:
    cases = "  - {name: 一, profile: {education_levl: doctor}, expect: {生活补帖: 符合}, totls: {}}\n"
    cases += "  - {day: 明天, expect: {生活补贴: 符合, allowance: 符合}}\n"
    found = wrong(write(cases)).diagnostics
    assert sorted(codes(found)) == [
        "scenario-entry-twice",
        "scenario-missing-key",
        "scenario-unknown-entry-near",
        "scenario-unknown-key-near",
        "unknown-fact-near",
        "value-is-no-date",
    ]
    assert "生活补帖" in [underlined(one) for one in found]


@pytest.mark.parametrize(
    ("cases", "code", "marked"),
    [
        ("  - {name: 一}\n", "scenario-expects-nothing", "{name: 一}"),
        (ANY + ANY, "scenario-name-twice", "{name: 一, profile: {}, expect: {人才窗口: 仅供了解}}"),
        ("  - {name: 一, expect: {生活补贴: 待补信息}}\n", "scenario-unknown-word-near", "待补信息"),
        ("  - {name: 一, expect: {生活补贴: 好}}\n", "scenario-unknown-word", "好"),
        ("  - {name: 一, expect: {完全没有: 符合}}\n", "scenario-unknown-entry", "完全没有"),
        ("  - {name: 一, expect: {}, groups: {两项择其一: 4000元}}\n", "scenario-unknown-entry-near", "两项择其一"),
        ("  - {name: 一, zzz: 1, expect: {}}\n", "scenario-unknown-key", "zzz"),
        ("  - {name: [一], expect: {}}\n", "scenario-form", "[一]"),
        ("  - 一\n", "scenario-form", "一"),
        ("  - {name: 一, expect: {arrival: {missing: 卡片}}}\n", "unknown-fact", "卡片"),
        ("  - {name: 一, expect: [生活补贴]}\n", "scenario-form", "[生活补贴]"),
        ("  - {name: 一, expect: {生活补贴: [符合]}}\n", "scenario-form", "[符合]"),
        ("  - {name: 一, expect: {生活补贴: {findings: [[表现突出]]}}}\n", "scenario-form", "[表现突出]"),
        ("  - {name: 一, ledger: {lines: 生活补贴}}\n", "scenario-form", "生活补贴"),
        ("  - {name: 一, totals: {本人: {每周: 1元}}}\n", "scenario-unknown-word", "每周"),
        ("  - {name: 一, ledger: {sums: {已发: 一元}}}\n", "scenario-unknown-word-near", "已发"),
        ("  - {name: 一, profile: [人], expect: {}}\n", "scenario-form", "[人]"),
        ("  - {name: 一, like: 零, expect: {}}\n", "scenario-unknown-word", "零"),
        ("  - {name: 一, ledger: {lines: [{benefit: award, number: 0}]}}\n", "scenario-form", "0"),
        (
            "  - {name: 一, applied_on: 2024-05-01, profile: {applied_on: 2024-05-02}, expect: {}}\n",
            "applied-on-conflict",
            "2024-05-01",
        ),
    ],
)
def test_each_mistake_has_its_message(write: Write, cases: str, code: str, marked: str) -> None:
    found = [one for one in wrong(write(cases)).diagnostics if one.code == code]
    assert [underlined(one) for one in found] == [marked]


def test_a_case_like_one_that_is_wrong_is_not_complained_of(write: Write) -> None:
    cases = "  - {name: 一, profile: {education_levl: doctor}, expect: {}}\n  - {name: 二, like: 一, expect: {}}\n"
    assert the_one(wrong(write(cases)).diagnostics).code == "unknown-fact-near"


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ("pack: ../xugou.yaml\n", "scenario-head"),
        ("scenarios: 2\npack: ../xugou.yaml\n", "scenario-head"),
        ("scenarios: 1\n", "scenario-missing-key"),
        ("scenarios: 1\npack: xugou\n", "scenario-no-pack"),
    ],
)
def test_the_head_says_what_it_is_and_of_which_pack(write: Write, head: str, code: str) -> None:
    assert the_one(wrong(write(ANY, head)).diagnostics).code == code


def test_the_day_must_be_given_somewhere(write: Write) -> None:
    found = wrong(write(ANY, "scenarios: 1\npack: ../xugou.yaml\n")).diagnostics
    assert the_one(found).message == "场景缺少“day”"


def test_on_is_refused_as_a_word_of_truth(write: Write) -> None:
    found = wrong(write("  - {name: 一, on: 2024-06-01, expect: {}}\n")).diagnostics
    assert "truth-word" in codes(found)


def test_a_pack_that_is_not_there_is_an_error_of_the_pack(write: Write) -> None:
    with pytest.raises(PackError):
        read_scenarios(write(ANY, "scenarios: 1\npack: ../gone.yaml\n"))


def test_a_builtin_pack_is_named_by_its_id(write: Write) -> None:
    head = "scenarios: 1\npack: wuzhishan\ndefaults: {day: 2024-06-01}\n"
    assert read_scenarios(write("  - {name: 一, expect: {走访服务: 符合}}\n", head)).pack.id == "wuzhishan"


def test_files_are_found_by_path_by_folder_and_by_builtin_id(write: Write) -> None:
    path = write(ANY)
    assert find_scenarios(path) == (path,)
    assert find_scenarios(str(path.parent.parent)) == (path,)
    (found,) = find_scenarios("wuzhishan")
    assert found.name == "wuzhishan.scenario.yaml"
    assert found.is_file()


def test_a_folder_without_scenarios_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError) as raised:
        find_scenarios(tmp_path)
    assert the_one(raised.value.diagnostics).code == "scenario-none-found"
