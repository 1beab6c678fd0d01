"""Two packs held against each other: what is said of them, and what is not."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from talentrules.diffing import Alike, Apart, Fate, Outcome, compare_packs
from talentrules.diffing.changes import Aspect
from talentrules.diffing.report import to_data, to_markdown, to_text
from tests.diffing.packs import decoded, reordered, respelt, town, two

ROOT = Path(__file__).parents[2]
SHIPPED = [*sorted((ROOT / "rules").glob("*.yaml")), ROOT / "examples" / "packs" / "yunshan.yaml"]


def _own(outcome: Outcome) -> list[tuple[str, Fate]]:
    """Return the benefits and groups that mean something else by their own rule."""
    return [(one.id, one.fate) for one in outcome.entries if one.counts]


def _rewritten(path: Path, text: str, folder: Path) -> Path:
    for one in path.parent.glob("*.yaml"):
        shutil.copy(one, folder)
    file = folder / path.name
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_pack_means_the_same_as_itself_however_it_is_written(path: Path, tmp_path: Path) -> None:
    pack, text = decoded(path), path.read_text(encoding="utf-8")
    assert compare_packs(pack, pack).equivalent
    for rewrite in (respelt, reordered):
        assert rewrite(text) != text
        other = decoded(_rewritten(path, rewrite(text), tmp_path))
        outcome = compare_packs(pack, other)
        assert outcome.equivalent, _own(outcome)
        assert not outcome.wording


MOVES = [
    ("points: {at_least: 40}", "points: {at_least: 41}", "living", Aspect.CONDITIONS),
    ("at_most: 45", "at_most: 46", "living", Aspect.CONDITIONS),
    ("fixed: 5000元", "fixed: 5001元", "living", Aspect.AMOUNT),
    ("at_most_times: 36", "at_most_times: 37", "living", Aspect.PAYMENT),
    ("serve: 5 years", "serve: 6 years", "living", Aspect.OBLIGATION),
    ("from: 2024-03-01", "from: 2024-03-02", "home", Aspect.DAYS),
    ("points: {above: 60}", "points: {above: 61}", "home", Aspect.CONDITIONS),
    ("share: 10%", "share: 11%", "home", Aspect.AMOUNT),
    ("at_most: 200000元", "at_most: 200001元", "home", Aspect.AMOUNT),
    ("points: {at_least: 90}", "points: {at_least: 91}", "card", Aspect.CONDITIONS),
    ("at_most: 300000元", "at_most: 300001元", "sum", Aspect.GROUP),
]


@pytest.mark.parametrize(("old", "new", "name", "aspect"), MOVES)
def test_a_number_moved_by_one_is_just_that_change(old: str, new: str, name: str, aspect: Aspect) -> None:
    outcome = compare_packs(*two((old, new)))
    assert _own(outcome) == [(name, Fate.CHANGED)]
    (one,) = [one for one in outcome.entries if one.counts]
    assert isinstance(one.found, Apart)
    moved = one.moved if isinstance(one.moved, tuple) else (one.moved,)
    assert [change.aspect for change in moved] == [aspect]
    assert all(told.span.line for change in moved for told in (*change.old, *change.new))


def test_old_and_new_changed_over_change_before_and_after_over() -> None:
    old, new = two(("points: {at_least: 90}", "points: {at_least: 91}"))
    there, back = compare_packs(old, new).benefits[0], compare_packs(new, old).benefits[0]
    assert isinstance(there.found, Apart)
    assert isinstance(back.found, Apart)
    assert there.found.before is not None
    assert back.found.after is not None
    assert there.found.before.own is back.found.after.own
    assert [(x.old, x.new) for x in there.moved] == [(x.new, x.old) for x in back.moved]


def test_the_words_of_a_change_name_both_places_and_the_person() -> None:
    text = to_text(compare_packs(*two(("points: {at_least: 90}", "points: {at_least: 91}"))))
    assert "~ 人才卡（card） 改动" in text
    assert "- 满足其一：学历为博士研究生；积分不低于90分（含）  [xugou.yaml:45]" in text
    assert "+ 满足其一：学历为博士研究生；积分不低于91分（含）  [xugou.yaml:45]" in text
    assert "points: 90" in text
    assert "改动前：符合\n    改动后：不符合" in text
    assert text.endswith("有1处不同\n")
    english = to_text(compare_packs(*two(("points: {at_least: 90}", "points: {at_least: 91}"))), "en")
    assert english.endswith("1 difference(s)\n")


def test_a_benefit_that_came_or_went_is_told_and_one_with_another_id_looks_renamed() -> None:
    whole = town()
    less = replace(whole, benefits={key: one for key, one in whole.benefits.items() if key != "card"})
    assert _own(compare_packs(whole, less)) == [("card", Fate.GONE)]
    assert _own(compare_packs(less, whole)) == [("card", Fate.CAME)]
    renamed = {**less.benefits, "pass": replace(whole.benefits["card"], id="pass")}
    outcome = compare_packs(whole, replace(whole, benefits=renamed))
    assert {(one.id, one.fate, one.like) for one in outcome.benefits} == {
        ("card", Fate.GONE, "pass"),
        ("pass", Fate.CAME, "card"),
    }
    assert "像是由“card”改了编号" in to_text(outcome)


def test_a_group_that_went_is_told() -> None:
    whole = town()
    less = replace(whole, groups={key: one for key, one in whole.groups.items() if key != "either"})
    assert _own(compare_packs(whole, less)) == [("either", Fate.GONE)]


def test_what_is_worded_otherwise_stands_apart_and_changes_nothing() -> None:
    outcome = compare_packs(*two(("name: 人才卡", "name: 英才卡")))
    assert outcome.equivalent
    assert [(name, [x.aspect for x in moved]) for name, moved in outcome.wording] == [("card", [Aspect.WORDING])]
    text = to_text(outcome)
    assert "措辞（不改变意思）：" in text
    assert text.endswith("意思没有变（已证明）\n")


def test_what_is_rewritten_and_means_the_same_is_said_to_be_proven() -> None:
    outcome = compare_packs(*two(("points: {above: 60}", "points: {at_least: 61}")))
    assert outcome.equivalent
    (one,) = outcome.benefits
    assert (one.id, one.fate, one.found) == ("home", Fate.REWRITTEN, Alike())


def test_a_fact_that_admits_other_values_is_told() -> None:
    outcome = compare_packs(*two(("type: integer, unit: 分", "type: integer, unit: 分, maximum: 100")))
    assert not outcome.equivalent
    assert [one.aspect for one in outcome.declared] == [Aspect.FACTS]


def test_the_data_and_the_markdown_say_the_same() -> None:
    outcome = compare_packs(*two(("fixed: 5000元", "fixed: 5001元")))
    data = to_data(outcome)
    assert (data["equivalent"], data["differences"]) == (False, 1)
    benefits = data["benefits"]
    assert isinstance(benefits, list)
    person = benefits[0]["person"]
    assert person["before"]["amount"] == {"low_fen": 500_000, "high_fen": 500_000}
    assert person["after"]["amount"] == {"low_fen": 500_100, "high_fen": 500_100}
    page = to_markdown(outcome)
    assert page.startswith("# 规则包对比")
    assert "**有1处不同" in page
    assert "5,001元" in page


OF_YUNSHAN = [
    ("age: {day: application, at_most: 45}", "age: {day: application, at_most: 46}", "living_allowance"),
    ("name: 技师, fixed: 5000元", "name: 技师, fixed: 5001元", "skill_award"),
    ("per_unit: 1000元", "per_unit: 1001元", "commuting_subsidy"),
    ("amount: {match: 100%, of: provincial", "amount: {match: 101%, of: provincial", "matching_grant"),
    ("at_most: 60万元\n    cut: in_order", "at_most: 600001元\n    cut: in_order", "living_and_settling"),
]


@pytest.mark.parametrize(("old", "new", "name"), OF_YUNSHAN)
def test_in_the_whole_fictional_city_too(old: str, new: str, name: str, tmp_path: Path) -> None:
    path = SHIPPED[-1]
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    outcome = compare_packs(decoded(path), decoded(_rewritten(path, text.replace(old, new), tmp_path)))
    (one,) = [one for one in outcome.entries if one.counts or (one.id == name and one.fate is Fate.UNDECIDED)]
    assert (one.id, one.fate) == (name, Fate.CHANGED)
    assert isinstance(one.found, Apart)
