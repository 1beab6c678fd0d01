"""Versions follow each other."""

from __future__ import annotations

from talentrules.check import check
from talentrules.model.pack import Clock, Pack
from tests.check.packs import benefit, codes, only, pack, version


def _of(*days: tuple[str | None, str | None]) -> Pack:
    return pack(benefit(versions=tuple(version(*one) for one in days)))


def test_an_overlap_names_both_and_a_day_that_lies_in_both() -> None:
    problem = only(_of(("2022-01-01", "2023-06-30"), ("2023-01-01", None)))
    assert problem.message == (
        "“交通补贴”有两个版本同时有效：“2022年1月1日起到2023年6月30日”和“2023年1月1日起”，例如2023年1月1日"
    )
    assert problem.related[0].note == "另一个版本写在这里"
    assert problem.related[0].span.line < problem.span.line


def test_days_that_touch_do_not_overlap_and_one_shared_day_does() -> None:
    assert codes(_of(("2022-01-01", "2022-12-31"), ("2023-01-01", "2023-12-31"))) == []
    assert codes(_of(("2022-01-01", "2023-01-01"), ("2023-01-01", "2023-12-31"))) == ["versions-overlap"]


def test_a_gap_is_allowed() -> None:
    assert codes(_of((None, "2021-12-31"), ("2023-01-01", None))) == []


def test_two_without_dates_overlap() -> None:
    problem = only(_of((None, None), (None, None)))
    assert problem.message == "“交通补贴”有两个版本同时有效：“没有写明日期”和“没有写明日期”"


def test_a_long_one_is_held_against_all_that_follow() -> None:
    days = (("2020-01-01", None), ("2021-01-01", "2021-12-31"), ("2022-01-01", "2022-12-31"))
    assert codes(_of(*days)) == ["versions-overlap", "versions-overlap"]


def test_out_of_order_is_told_at_the_later_one() -> None:
    problem = only(_of(("2023-01-01", None), (None, "2022-12-31")))
    assert problem.message == "“交通补贴”的版本没有按时间排列：“到2022年12月31日”写在了“2023年1月1日起”的后面"
    assert problem.message_en.endswith("“until 2022-12-31” stands after “from 2023-01-01”")


def test_one_that_ends_before_it_starts_is_not_held_against_the_others() -> None:
    problems = check(_of(("2022-01-01", None), ("2023-12-31", "2023-01-01")))
    assert [one.message for one in problems] == ["“交通补贴”还没开始就结束了：2023年12月31日开始，2023年1月1日结束"]


def test_the_evaluation_date_needs_no_versions() -> None:
    assert codes(pack(benefit(version_by=Clock.EVALUATION))) == []
    assert codes(pack(benefit(version_by=Clock.APPLICATION))) == ["version-by-without-days"]
