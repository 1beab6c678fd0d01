"""Figures fit the amounts, and the arithmetic is shown."""

from __future__ import annotations

from talentrules.check import statistics_report
from talentrules.model.pack import Benefit, Pack, Relation, Statistic
from tests.check.packs import amount, benefit, codes, found, only, pack, statistic, version

RANGE = benefit(pays=amount("5000元", "1万元"), quote="5000-10000元")
CAP = benefit(pays=amount(None, "10万元"), quote="最高10万元")


def _paid(total: str, relation: Relation = Relation.WITHIN) -> Statistic:
    return statistic(people=13, total=total, each=("allowance",), quote=f"13名,{total}", relation=relation)


def _with(one: Benefit, *statistics: Statistic) -> Pack:
    return pack(one, statistics=statistics)


def _lines(one: Pack) -> list[str]:
    return [line.arithmetic for report in statistics_report(one) for line in report.lines]


def test_both_bounds_are_shown() -> None:
    fitting = _with(RANGE, _paid("11万元"))
    assert _lines(fitting) == ["13 × 5,000元 = 65,000元 ≤ 110,000元", "13 × 10,000元 = 130,000元 ≥ 110,000元"]
    assert all(report.holds for report in statistics_report(fitting))
    assert codes(fitting) == []


def test_the_bounds_are_included() -> None:
    assert codes(_with(RANGE, _paid("6.5万元"))) == []
    assert codes(_with(RANGE, _paid("13万元"))) == []


def test_too_little_and_too_much_are_told_with_the_arithmetic() -> None:
    assert found(_with(RANGE, _paid("6万元"))) == [
        ("statistic-contradicts", "统计“发放情况”与本包的数对不上：13 × 5,000元 = 65,000元 > 60,000元")
    ]
    assert found(_with(RANGE, _paid("14万元"))) == [
        ("statistic-contradicts", "统计“发放情况”与本包的数对不上：13 × 10,000元 = 130,000元 < 140,000元")
    ]


def test_only_a_stated_end_is_tested() -> None:
    assert codes(_with(CAP, _paid("1万元"))) == []
    assert codes(_with(CAP, _paid("131万元"))) == ["statistic-contradicts"]
    assert _lines(_with(benefit(pays=amount(None, None)), _paid("1万元"))) == []


def test_exceeding_means_more_than_all_of_them_could_come_to() -> None:
    assert codes(_with(CAP, _paid("131万元", Relation.EXCEEDS))) == []
    problem = only(_with(CAP, _paid("130万元", Relation.EXCEEDS)))
    assert problem.message.endswith("13 × 100,000元 = 1,300,000元 ≥ 1,300,000元")
    assert not statistics_report(_with(CAP, _paid("130万元", Relation.EXCEEDS)))[0].holds


def test_exceeding_an_end_that_is_not_stated_tests_nothing() -> None:
    floor = benefit(pays=amount("5万元", None), quote="不低于5万元")
    assert codes(_with(floor, _paid("1万元", Relation.EXCEEDS))) == []


def test_an_award_may_be_of_any_version_and_any_of_the_benefits() -> None:
    old = version("2021-01-01", "2021-12-31", pays=amount("1万元", "1万元"))
    new = version("2022-01-01", pays=amount("2万元", "2万元"))
    several = benefit(versions=(old, new), quote="1万元,后为2万元")
    other = benefit("prize", "奖励", pays=amount("3万元", "3万元"), quote="3万元")
    either = statistic(people=13, total="30万元", each=("allowance", "prize"), quote="13名,30万元")
    both = pack(several, other, statistics=[either])
    assert codes(both) == []
    assert _lines(both) == ["13 × 10,000元 = 130,000元 ≤ 300,000元", "13 × 30,000元 = 390,000元 ≥ 300,000元"]


def test_parts_add_up_to_at_most_the_whole() -> None:
    fitting = statistic(whole=364, parts=(95, 117), quote="364人,95人,117人")
    beyond = statistic(whole=200, parts=(95, 117), quote="200人,95人,117人")
    assert _lines(_with(RANGE, fitting)) == ["95 + 117 = 212 ≤ 364"]
    assert only(_with(RANGE, beyond)).message == "统计“发放情况”与本包的数对不上：95 + 117 = 212 > 200"


def test_one_part_is_not_added() -> None:
    assert _lines(_with(RANGE, statistic(whole=860, parts=(120,), quote="860余名,120名"))) == ["120 ≤ 860"]


def test_a_whole_without_parts_tests_nothing() -> None:
    assert _lines(_with(RANGE, statistic(whole=860, quote="860余名"))) == []


def test_a_benefit_without_money_cannot_be_tested() -> None:
    problem = only(_with(benefit(), _paid("11万元")))
    assert problem.message == "统计“发放情况”按“交通补贴”的金额核对，而“交通补贴”没有写金额"
