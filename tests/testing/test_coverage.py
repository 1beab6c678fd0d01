"""Coverage counts each way in which a part of a pack can come out, and never asks for what cannot come about."""

from __future__ import annotations

from datetime import date

import talentrules as tr
from talentrules.testing import Coverage, Section, cover, read_scenarios, run
from talentrules.testing.report import coverage_data, coverage_to_text
from tests.testing.conftest import Write

EVERY_WAY = """\
  - {name: 不知道, profile: {}, expect: {生活补贴: 待补充信息}}
  - {name: 博士, profile: {introduction_mode: full_time, education_level: doctor, retired: false, attestations: {outstanding: true}}, expect: {}}
  - {name: 硕士, profile: {introduction_mode: full_time, education_level: master, retired: true, attestations: {outstanding: false}}, expect: {}}
  - {name: 在岗硕士, like: 硕士, profile: {retired: false, introduction_mode: flexible}, expect: {}}
  - {name: 卡, profile: {cards: [{card: hongyan}, {card: chucai}, {}], subordinate_relation: false}, expect: {}}
  - {name: 选一项, like: 卡, profile: {cards: [{card: hongyan}], choices: [{benefit_name: 报到补贴}]}, expect: {}}
  - {name: 选另一项, like: 卡, profile: {cards: [{card: hongyan}], choices: [{benefit_name: 搬家补贴}]}, expect: {}}
  - {name: 无卡, profile: {cards: [], subordinate_relation: true}, expect: {}}
  - {name: 以后, day: 2025-06-01, profile: {}, expect: {}}
"""


def covered(write: Write, cases: str) -> Coverage:
    suite = read_scenarios(write(cases))
    return cover(suite.pack.model, [one.decision for one in run(suite).cases])


def test_everything_that_can_come_about_can_be_covered(write: Write) -> None:
    found = covered(write, EVERY_WAY)
    assert [(one.words, one.unseen) for one in found.points if one.unseen] == []
    assert found.percent == 100.0


def test_without_a_case_nothing_is_covered(write: Write) -> None:
    pack = read_scenarios(write(EVERY_WAY)).pack.model
    assert cover(pack, []).percent == 0.0


def test_what_is_never_false_is_not_asked_to_be(write: Write) -> None:
    ways = {one.words: one.ways for one in covered(write, EVERY_WAY).points if one.section is Section.CONDITIONS}
    assert {words for words, possible in ways.items() if possible == ("true",)} == {
        "不限：住房",
        "满足其一：两单位存在隶属关系：否；不限：住房",
    }


def test_a_channel_has_one_verdict_and_no_version_to_apply(write: Write) -> None:
    points = [one for one in covered(write, EVERY_WAY).points if one.words == "人才窗口"]
    assert [(one.section, one.ways) for one in points] == [(Section.VERDICTS, ("informational",))]


def test_rows_count_only_when_they_hold(write: Write) -> None:
    found = covered(write, EVERY_WAY.splitlines()[0] + "\n")
    assert found.of(Section.ROWS) == (0, 2)
    assert found.of(Section.VERSIONS)[0] > 0


def test_a_share_is_cut_and_not_rounded(write: Write) -> None:
    found = covered(write, EVERY_WAY)
    seen, ways = found.of()
    assert (seen, ways) == (sum(len(one.seen) for one in found.points), sum(len(one.ways) for one in found.points))


def test_decisions_of_another_load_of_the_pack_count_too(write: Write) -> None:
    path = write(EVERY_WAY)
    suite = read_scenarios(path)
    again = tr.load(path.parent.parent / "xugou.yaml").decide({}, on=date(2024, 6, 1))
    assert cover(suite.pack.model, [again]).of() == cover(suite.pack.model, [suite.pack.decide({}, on=again.on)]).of()


def test_the_table_names_the_places_of_what_was_never_seen(write: Write) -> None:
    text = coverage_to_text(covered(write, EVERY_WAY.splitlines()[0] + "\n"))
    assert text.startswith("虚构市的覆盖情况（1个场景）\n")
    assert "  xugou.yaml:24 条件 全职引进：符合、不符合\n" in text
    assert "结论 生活补贴：符合、不符合、未生效·已结束\n" in text
    assert coverage_to_text(covered(write, EVERY_WAY)).endswith("全部出现过\n")
    assert "never seen:" in coverage_to_text(covered(write, EVERY_WAY.splitlines()[0] + "\n"), "en")


def test_the_data_say_the_same(write: Write) -> None:
    data = coverage_data(covered(write, EVERY_WAY))
    assert (data["pack"], data["percent"], data["uncovered"]) == ("xugou", 100.0, [])
    assert data["sections"]["rows"] == {"seen": 2, "of": 2, "percent": 100.0}
