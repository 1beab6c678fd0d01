"""Many people under two packs: counted one by one, exactly, or not at all where one cannot be read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from talentrules.diffing import Fortune, PopulationError, count, read_population
from talentrules.errors import ProfileError
from talentrules.model.payments import Every
from talentrules.model.profile import Profile
from talentrules.money import Interval, Money
from tests.diffing.packs import two

DAY = date(2024, 6, 1)
OLD, NEW = two(("fixed: 5000元", "fixed: 5600元"), ("points: {at_least: 90}", "points: {at_least: 91}"))
YAML = """\
- {retired: false, points: 50, birth_date: 1990-01-01, education_level: doctor, price: 100元}
# 同样的人，学历低一档
- retired: false
  points: 50
  birth_date: 1990-01-01
  education_level: master
- 积分: 90
  education_level: bachelor
  retired: true
- points: 95
"""
JSONL = """\
{"retired": false, "points": 50, "birth_date": "1990-01-01", "education_level": "doctor", "price": "100元"}

{"retired": false, "points": 50, "birth_date": "1990-01-01", "education_level": "master"}
{"积分": 90, "education_level": "bachelor", "retired": true}
{"points": 95}
"""
CSV = """\
retired,积分,birth_date,education_level,price
false,50,1990-01-01,doctor,100元
false,50,1990-01-01,master,
true,90,,bachelor,
,95,,,
"""


def _written(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture
def people(tmp_path: Path) -> tuple[Profile, ...]:
    return read_population(_written(tmp_path, "people.yaml", YAML), OLD, NEW)


@pytest.mark.parametrize(("name", "text"), [("a.jsonl", JSONL), ("a.csv", CSV)])
def test_a_row_a_line_and_a_member_of_a_list_are_the_same_people(
    name: str, text: str, people: tuple[Profile, ...], tmp_path: Path
) -> None:
    assert len(people) == 4
    assert read_population(_written(tmp_path, name, text), OLD, NEW) == people


def test_who_gains_who_loses_and_by_how_much(people: tuple[Profile, ...]) -> None:
    """A doctor gets 600 a month more, a bachelor of 90 points loses the card; the fourth is too little known."""
    counted = count(OLD, NEW, people, DAY)
    living, card = counted.benefits["living"], counted.benefits["card"]
    assert living.people == {Fortune.GAINS: 1, Fortune.LOSES: 0, Fortune.SAME: 2, Fortune.UNSURE: 1}
    # certain are a doctor (5,000, then 5,600) and a master (2,000); the fourth may turn out to be a doctor
    assert living.before[Every.MONTH] == Interval(Money.yuan(7000), Money.yuan(12000))
    assert living.after[Every.MONTH] == Interval(Money.yuan(7600), Money.yuan(13200))
    assert card.people == {Fortune.GAINS: 0, Fortune.LOSES: 1, Fortune.SAME: 3, Fortune.UNSURE: 0}
    assert set(counted.benefits) == {"living", "card"}
    assert counted.all.people == {Fortune.GAINS: 1, Fortune.LOSES: 1, Fortune.SAME: 1, Fortune.UNSURE: 1}


def test_the_other_way_round_those_who_gain_lose(people: tuple[Profile, ...]) -> None:
    there, back = count(OLD, NEW, people, DAY), count(NEW, OLD, people, DAY)
    assert there.all.people[Fortune.GAINS] == back.all.people[Fortune.LOSES]
    assert (there.all.before, there.all.after) == (back.all.after, back.all.before)


def test_whoever_is_open_on_both_sides_cannot_be_told_where_the_rule_changed(tmp_path: Path) -> None:
    """Of somebody of whom nothing is known nobody can say whether the new amounts matter."""
    stricter = replace(OLD, benefits={**OLD.benefits, "living": NEW.benefits["living"]})
    unknown = read_population(_written(tmp_path, "one.jsonl", "{}\n"), OLD, stricter)
    counted = count(OLD, stricter, unknown, DAY)
    assert counted.benefits["living"].people[Fortune.UNSURE] == 1
    assert set(counted.benefits) == {"living"}
    assert counted.all.people[Fortune.UNSURE] == 1


def test_nobody_moves_between_a_pack_and_itself(people: tuple[Profile, ...]) -> None:
    counted = count(OLD, OLD, people, DAY)
    assert not counted.benefits
    assert counted.all.people[Fortune.SAME] == len(people)
    assert counted.all.before == counted.all.after


BAD = [
    ("bad.jsonl", '{"points": 1}\n{"points": "many"}\n{"point": 3}\n', [2, 3]),
    ("bad.csv", "points,retired\n1,true\nmany,true\n3,perhaps\n", [3, 4]),
    ("bad.csv", "points\n1\n2,3\n", [3]),
    ("bad.yaml", "- points: 1\n- retired: true\n  points: many\n", [3]),
    ("bad.jsonl", '{"points": 1}\n{"points": \n', [2]),
    ("bad.yaml", "- points: 1\n- 5\n", [2]),
]


@pytest.mark.parametrize(("name", "text", "lines"), BAD)
def test_what_cannot_be_read_is_told_with_its_line(name: str, text: str, lines: list[int], tmp_path: Path) -> None:
    with pytest.raises(ProfileError) as caught:
        read_population(_written(tmp_path, name, text), OLD, NEW)
    assert sorted({one.span.line for one in caught.value.diagnostics}) == lines
    assert all(one.span.file.label == name for one in caught.value.diagnostics)


@pytest.mark.parametrize(("name", "text"), [("none.jsonl", "\n"), ("none.csv", "points\n"), ("none.yaml", "[]\n")])
def test_a_file_of_nobody_is_refused(name: str, text: str, tmp_path: Path) -> None:
    with pytest.raises(PopulationError, match="没有一个人"):
        read_population(_written(tmp_path, name, text), OLD, NEW)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProfileError):
        read_population(tmp_path / "nowhere.csv", OLD, NEW)
