"""The published totals fit the packs' own amounts, reckoned here once more."""

from __future__ import annotations

from talentrules.model.pack import Relation, Statistic
from talentrules.money import Interval, Money
from tests.packs.shipped import CITIES, of_every_city, the_pack


def _amount(city: str, name: str) -> Interval:
    (version,) = the_pack(city).benefits[name].versions
    assert version.amount is not None
    return version.amount.interval


def test_the_statistics_are_those_of_the_articles() -> None:
    stated = {(city, name) for city in CITIES for name in the_pack(city).statistics}
    assert stated == {
        ("wuzhishan", "cards_and_awards"),
        ("huanggang", "youth_social_pairs"),
        ("huanggang", "job_intents"),
        ("jiayuguan", "introduced"),
        ("liling", "awards_total"),
    }


def test_thirteen_awards_come_to_one_hundred_and_ten_thousand() -> None:
    award = _amount("wuzhishan", "hongyan_award")
    stated = the_pack("wuzhishan").statistics["cards_and_awards"]
    assert (stated.count, stated.total, stated.each) == (13, Money.yuan(110_000), ("hongyan_award",))
    assert award.low is not None
    assert award.high is not None
    assert award.low * 13 == Money.yuan(65_000) <= Money.yuan(110_000) <= award.high * 13 == Money.yuan(130_000)


def test_of_the_two_ends_alone_only_four_and_nine_make_that_total() -> None:
    award = _amount("wuzhishan", "hongyan_award")
    assert award.low is not None
    assert award.high is not None
    ways = [n for n in range(14) if award.low * n + award.high * (13 - n) == Money.yuan(110_000)]
    assert ways == [4]


def test_twenty_six_million_are_more_than_the_cap_for_every_expert() -> None:
    cap = _amount("liling", "high_end_one_off").high
    stated = the_pack("liling").statistics["awards_total"]
    assert (stated.count, stated.total, stated.relation) == (232, Money.yuan(26_000_000), Relation.EXCEEDS)
    assert cap is not None
    assert cap * 232 == Money.yuan(23_200_000) < Money.yuan(26_000_000) == cap * 260


def test_the_parts_of_those_introduced_leave_152() -> None:
    stated = the_pack("jiayuguan").statistics["introduced"]
    assert (stated.whole, stated.parts) == (364, (95, 117))
    assert 364 - 95 - 117 == 152


def _fits(city: str, one: Statistic) -> bool:
    if one.whole is not None:
        return sum(one.parts) <= one.whole
    assert one.count is not None
    assert one.total is not None
    whole = Interval.exactly(Money(0))
    for name in one.each:
        whole += _amount(city, name)
    low = None if whole.low is None else whole.low * one.count
    high = None if whole.high is None else whole.high * one.count
    if one.relation is Relation.EXCEEDS:
        return high is not None and one.total > high
    return Interval(low, high).contains(Interval.exactly(one.total))


@of_every_city
def test_every_statistic_fits(city: str) -> None:
    for one in the_pack(city).statistics.values():
        assert _fits(city, one), one.name


@of_every_city
def test_every_figure_stands_in_its_quote(city: str) -> None:
    for one in the_pack(city).statistics.values():
        quotes = " ".join(cite.quote for cite in one.cite)
        total = [] if one.total is None else [(one.total.in_wan() or "").replace(",", "")]
        counts = [number for number in (one.count, one.whole, *one.parts) if number is not None]
        for figure in (*map(str, counts), *total):
            assert figure
            assert figure in quotes, (one.name, figure)
