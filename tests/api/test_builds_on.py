"""Packs that build on others: what they have from them, what keeps them apart, and what a receipt makes of it."""

from __future__ import annotations

import hashlib
import shutil
from datetime import date
from pathlib import Path

import pytest

import talentrules as tr
from talentrules import loading
from talentrules.diagnostics import Diagnostic
from talentrules.loading import load_bytes
from talentrules.syntax import Reading, read_file
from tests.helpers import HEAD, codes

EXAMPLES = Path(__file__).parents[1] / "language" / "builds_on" / "good"
ON = date(2024, 6, 1)
BENEFIT = """\
benefits:
  allowance:
    name: 虚构补贴
    kind: allowance
    category: money
    when: {party_member: true}
    cite: {source: notice, quote: 给予虚构补贴}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a prefecture, a county that builds on it, and a pack that builds on both."""
    for name in ("prefecture", "county", "only_groups"):
        shutil.copy(EXAMPLES / f"{name}.yaml", tmp_path)
    return tmp_path


def edit(file: Path, before: str, after: str) -> None:
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")


def wrong(path: Path) -> tuple[Diagnostic, ...]:
    with pytest.raises(tr.PackError) as caught:
        tr.load(path)
    return caught.value.diagnostics


def put(folder: Path, name: str, builds_on: str, rest: str = BENEFIT) -> Path:
    file = folder / name
    file.write_text(HEAD.replace("sources:", f"builds_on: {builds_on}\nsources:") + rest, encoding="utf-8")
    return file


# -- what a pack has from those below it -------------------------------------------------------------------------------


def test_a_pack_has_the_entries_of_those_that_it_builds_on(folder: Path) -> None:
    pack = tr.load(folder / "county.yaml").model
    assert (pack.id, pack.name, pack.jurisdiction.code) == ("xuxian", "虚构县", "990002")
    assert list(pack.benefits) == ["provincial", "local"]
    assert (list(pack.sources), list(pack.findings)) == (["measures"], ["outstanding"])
    assert (list(pack.definitions), list(pack.quantities)) == (["card_holder"], ["provincial_sum"])
    assert pack.own_facts == ("talent_card",)
    assert [(one.id, one.name) for one in pack.builds_on] == [("xusheng", "虚构省")]
    assert pack.conventions.month_end == "last_day"


def test_the_earliest_days_count(folder: Path) -> None:
    pack = tr.load(folder / "county.yaml").model
    assert (pack.verified_on, pack.review_by) == (date(2024, 5, 1), date(2024, 12, 31))
    assert pack.fictional


def test_conditions_point_into_the_file_that_they_stand_in(folder: Path) -> None:
    pack = tr.load(folder / "county.yaml").model
    provincial, local = (pack.benefits[id_].versions[0].when for id_ in ("provincial", "local"))
    assert provincial is not None
    assert local is not None
    assert provincial.span.file.label == "prefecture.yaml"
    assert local.span.file.label == "county.yaml"
    assert pack.file.label == "county.yaml"


def test_rules_of_both_are_decided_together(folder: Path) -> None:
    decision = tr.load(folder / "county.yaml").decide({"talent_card": True}, on=ON)
    assert [item.verdict.value for item in decision] == ["eligible", "eligible"]
    assert str(decision["县补贴"].amount) == str(decision["local"].amount)


def test_a_pack_that_is_reached_by_two_ways_is_read_once(folder: Path) -> None:
    pack = tr.load(folder / "only_groups.yaml").model
    assert list(pack.benefits) == ["provincial", "local"]
    assert list(pack.groups) == ["lid", "best"]
    assert [one.id for one in pack.builds_on] == ["xuxian", "xusheng"]


def test_a_fact_that_is_defined_alike_is_one_fact(folder: Path) -> None:
    fact = "facts:\n  talent_card: {name: 省人才卡, type: boolean}\n"
    pack = tr.load(put(folder, "town.yaml", "prefecture.yaml", fact + BENEFIT)).model
    assert pack.own_facts == ("talent_card",)


def test_built_in_packs_are_known_by_their_ids(tmp_path: Path) -> None:
    pack = tr.load(put(tmp_path, "town.yaml", "wuzhishan"))
    below = tr.load("wuzhishan")
    assert set(pack.benefits) == {*below.benefits, "allowance"}
    assert pack.model.builds_on[0].sha256 == below.sha256


def test_conventions_of_its_own_come_first(folder: Path) -> None:
    own = "conventions: {month_end: next_day, money: down}\n"
    pack = tr.load(put(folder, "town.yaml", "prefecture.yaml", BENEFIT + own)).model
    assert (pack.conventions.month_end, pack.conventions.money) == ("next_day", "down")


# -- a county on a city that is real ----------------------------------------------------------------------------------

COUNTY = """\
# 虚构：罗田县并没有这样一份文件；这里只试县级规则包怎样加在黄冈市的上面
talentrules: 1
id: luotian
name: 罗田县（虚构）
jurisdiction: {code: "421123", within: 黄冈市}
verified_on: 2024-06-01
fictional: true
builds_on: [huanggang]
sources:
  county_notice: {kind: official_notice, title: 虚构的罗田县人才补贴办法, publisher: 虚构}
benefits:
  county_allowance:
    name: 县级生活补贴（虚构）
    kind: allowance
    category: money
    place: 罗田县
    when: {education_level: {at_least: master}}
    amount: 1万元
    payment: once
    cite: {source: county_notice, quote: 硕士以上的，给予县级生活补贴1万元}
"""
IN_SEPTEMBER = date(2022, 9, 15)


@pytest.fixture
def county(tmp_path: Path) -> tr.Pack:
    """Return a county that adds one benefit to those of Huanggang, and changes none of them."""
    file = tmp_path / "luotian.yaml"
    file.write_text(COUNTY, encoding="utf-8")
    return tr.load(file)


def test_a_county_has_what_the_city_has_and_its_own(county: tr.Pack) -> None:
    city = tr.load("huanggang")
    assert county.warnings == ()
    assert (county.model.fictional, city.model.fictional) == (True, False)
    assert list(county.benefits) == [*city.benefits, "county_allowance"]
    assert {key: county.benefits[key] for key in city.benefits} == dict(city.benefits)


@pytest.mark.parametrize("degree", ["master", "bachelor"])
def test_a_county_decides_what_the_city_decides_and_its_own(county: tr.Pack, degree: str) -> None:
    known = {"education_level": degree}
    city = tr.load("huanggang").decide(known, on=IN_SEPTEMBER)
    both = county.decide(known, on=IN_SEPTEMBER)
    assert len(both) == len(city) + 1
    assert all(both[item.benefit.id] == item for item in city)
    own = both["县级生活补贴（虚构）"]
    assert own.verdict.value == ("eligible" if degree == "master" else "ineligible")
    assert own.whole == tr.Interval(tr.Money.yuan(10_000), tr.Money.yuan(10_000))


def test_the_digest_of_a_county_covers_both_files(county: tr.Pack) -> None:
    city = tr.load("huanggang")
    assert city.path is not None
    assert city.sha256 == hashlib.sha256(city.path.read_bytes()).hexdigest()
    own = hashlib.sha256(COUNTY.encode()).hexdigest()
    assert county.sha256 == hashlib.sha256(f"{own}\n{city.sha256}".encode()).hexdigest()
    (below,) = county.model.builds_on
    assert (below.id, below.name, below.sha256) == ("huanggang", "黄冈市", city.sha256)


def test_a_decision_of_a_county_says_in_which_file_each_rule_stands(county: tr.Pack) -> None:
    decision = county.decide({"education_level": "master"}, on=IN_SEPTEMBER)
    shown = {one["benefit"]: one["conditions"][0]["where"] for one in decision.to_data()["items"] if one["conditions"]}
    assert shown["county_allowance"] == f"luotian.yaml:{COUNTY[: COUNTY.index('when:')].count(chr(10)) + 1}"
    assert {place.split(":")[0] for key, place in shown.items() if key != "county_allowance"} == {"huanggang.yaml"}
    assert "luotian.yaml:" in decision.to_verification()
    assert "huanggang.yaml:" in decision.to_verification()
    assert tr.replay(decision.receipt().to_data(), county).same


# -- the digest, and receipts ------------------------------------------------------------------------------------------


def test_the_digest_is_of_the_file_and_of_those_below_it(folder: Path) -> None:
    below = tr.load(folder / "prefecture.yaml").sha256
    own = hashlib.sha256((folder / "county.yaml").read_bytes()).hexdigest()
    assert below == hashlib.sha256((folder / "prefecture.yaml").read_bytes()).hexdigest()
    assert tr.load(folder / "county.yaml").sha256 == hashlib.sha256(f"{own}\n{below}".encode()).hexdigest()


def test_a_receipt_replays_where_the_same_files_are(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    receipt = tr.load(folder / "county.yaml").decide({"talent_card": True}, on=ON).receipt().to_data()
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    shutil.copy(folder / "prefecture.yaml", elsewhere)
    shutil.copy(folder / "county.yaml", elsewhere / "renamed.yaml")
    for path in (folder / "county.yaml", elsewhere / "renamed.yaml"):
        outcome = tr.replay(receipt, path)
        assert (outcome.same, outcome.changed) == (True, ())


def test_a_receipt_says_that_a_pack_below_has_changed(folder: Path) -> None:
    decision = tr.load(folder / "only_groups.yaml").decide({"talent_card": True}, on=ON)
    edit(folder / "prefecture.yaml", "name: 虚构省\n", "name: 虚构大省\n")
    outcome = tr.replay(decision.receipt().to_data(), folder / "only_groups.yaml")
    assert "pack" in outcome.changed
    assert outcome.pack_sha256 != decision.receipt().pack_sha256


# -- what is refused -----------------------------------------------------------------------------------------------------


def test_a_conflict_shows_both_places(folder: Path) -> None:
    (conflict,) = wrong(put(folder, "town.yaml", "prefecture.yaml", BENEFIT.replace("虚构补贴\n", "省补贴\n")))
    assert conflict.code == "inherited-conflict"
    assert conflict.span.file.label == "town.yaml"
    (related,) = conflict.related
    assert (related.span.file.label, related.span.file.line(related.span.line)) == ("prefecture.yaml", "  provincial:")


def test_two_packs_below_that_contradict_each_other(folder: Path) -> None:
    text = (folder / "prefecture.yaml").read_text("utf-8")
    (folder / "other.yaml").write_text(text.replace("provincial:", "different:"), encoding="utf-8")
    found = wrong(put(folder, "town.yaml", "[prefecture.yaml, other.yaml]"))
    assert set(codes(found)) == {"inherited-conflict"}
    assert "省补贴" in {one.message.split("”")[0].removeprefix("“") for one in found}
    for one in found:
        assert [related.span.file.label for related in one.related] == ["prefecture.yaml", "other.yaml"]


def test_a_circle_names_the_chain(folder: Path) -> None:
    put(folder, "a.yaml", "b.yaml")
    put(folder, "b.yaml", "c.yaml")
    put(folder, "c.yaml", "a.yaml")
    found = {one.code: one for one in wrong(folder / "a.yaml")}
    assert set(found) == {"builds-on-circle", "parent-unsound"}
    assert "a.yaml→b.yaml→c.yaml→a.yaml" in found["builds-on-circle"].message


def test_a_pile_of_packs_is_not_endless(folder: Path) -> None:
    for number in range(20):
        rest = BENEFIT.replace("allowance:", f"allowance{number}:").replace("虚构补贴\n", f"虚构补贴{number}\n")
        above = put(folder, f"p{number}.yaml", f"p{number + 1}.yaml" if number < 19 else "[]", rest)
        edit(above, " notice", f" notice{number}")
    assert "builds-on-too-deep" in codes(wrong(folder / "p0.yaml"))
    assert len(tr.load(folder / "p4.yaml").benefits) == 16


@pytest.mark.parametrize(
    "written",
    [
        "../outside.yaml",
        "/etc/passwd.yaml",
        "inner/outside.yaml",
        "..\\\\outside.yaml",
        "C:outside.yaml",
        "'..'",
        "'.'",
    ],
)
def test_nothing_outside_of_the_folder_is_read(tmp_path: Path, written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / "outside.yaml").write_text("nonsense", encoding="utf-8")
    file = put(inner, "town.yaml", f"[{written}]")
    asked: list[str] = []

    def read(path: Path, *, name: str | None = None) -> Reading:
        asked.append(path.name)
        return read_file(path, name=name)

    monkeypatch.setattr(loading, "read_file", read)
    assert codes(wrong(file)) == ["parent-elsewhere"]
    assert asked == ["town.yaml"]


def test_a_text_without_a_folder_builds_on_built_in_packs_only(folder: Path) -> None:
    text = put(folder, "town.yaml", "[prefecture.yaml]").read_bytes()
    with pytest.raises(tr.PackError) as caught:
        load_bytes(text, "town.yaml")
    assert codes(caught.value.diagnostics) == ["parent-elsewhere"]
    built_in = put(folder, "town.yaml", "wuzhishan").read_bytes()
    assert "allowance" in load_bytes(built_in, "town.yaml").pack.benefits


def test_what_is_wrong_below_is_said_in_the_file_where_it_stands(folder: Path) -> None:
    edit(folder / "prefecture.yaml", "talent_card: true", "talent_crad: true")
    found = wrong(folder / "only_groups.yaml")
    assert [(one.span.file.label, one.code) for one in found] == [
        ("county.yaml", "parent-unsound"),
        ("only_groups.yaml", "parent-unsound"),
        ("only_groups.yaml", "parent-unsound"),
        ("prefecture.yaml", "unknown-fact-near"),
    ]
