"""A value, a name, an amount in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentrules.diagnostics import Language
from talentrules.explain.amounts import item_amount
from talentrules.explain.values import (
    amount_words,
    fact_at,
    humanise,
    money_words,
    name_words,
    path_words,
    quoted,
    value_words,
)
from talentrules.model.decision import UNKNOWN, Seen
from talentrules.model.facts import NONE
from talentrules.model.pack import Every, Granularity
from talentrules.money import Interval, Money
from tests.explain.conftest import FACTS, make_items, make_pack, yuan


@pytest.mark.parametrize(
    ("yuan_", "zh", "en"),
    [
        ("4000", "4,000元", "4,000 yuan"),
        ("10000", "10,000元（1万元）", "10,000 yuan"),
        ("15000", "15,000元（1.5万元）", "15,000 yuan"),
        ("199999.6", "199,999.60元", "199,999.60 yuan"),
        ("1000000", "1,000,000元（100万元）", "1,000,000 yuan"),
        ("0", "0元", "0 yuan"),
    ],
)
def test_money_has_separators_and_both_units(yuan_: str, zh: str, en: str) -> None:
    assert money_words(Money.yuan(yuan_), "zh") == zh
    assert money_words(Money.yuan(yuan_), "en") == en


@pytest.mark.parametrize(
    ("interval", "every", "zh"),
    [
        (yuan(4000, 4000), Every.ONCE, "一次性4,000元"),
        (yuan(10000, 10000), Every.YEAR, "每年10,000元（1万元）"),
        (yuan(800, 3000), Every.MONTH, "每月800—3,000元（档次未载明，不可估算具体数）"),
        (yuan(4000, 10000), Every.YEAR, "每年4,000—10,000元（上限1万元；档次未载明，不可估算具体数）"),
        (yuan(10000, 20050), Every.YEAR, "每年10,000—20,050元（下限1万元；档次未载明，不可估算具体数）"),
        (
            yuan(50000, 100000),
            Every.UNSTATED,
            "50,000—100,000元（5万—10万元；档次未载明，不可估算具体数）",
        ),
        (yuan(None, 100000), Every.ONCE, "一次性最高100,000元（10万元；下限未载明）"),
        (yuan(50000, None), None, "不低于50,000元（5万元；上限未载明）"),
        (yuan(5000, None), Every.YEAR, "每年不低于5,000元（上限未载明）"),
        (Interval(), Every.YEAR, "金额未载明"),
    ],
)
def test_an_amount_is_printed_as_it_is_stated(interval: Interval, every: Every | None, zh: str) -> None:
    assert amount_words(interval, every, Granularity.UNKNOWN, "zh").full("zh") == zh


@pytest.mark.parametrize(
    ("interval", "every", "en"),
    [
        (yuan(10000, 10000), Every.YEAR, "10,000 yuan a year"),
        (yuan(None, 100000), Every.ONCE, "at most 100,000 yuan, once (the source states no lower bound)"),
        (yuan(50000, None), Every.MONTH, "at least 50,000 yuan a month (the source states no upper bound)"),
        (Interval(), Every.ONCE, "amount not stated in the source"),
    ],
)
def test_an_amount_in_english(interval: Interval, every: Every, en: str) -> None:
    assert amount_words(interval, every, Granularity.UNKNOWN, "en").full("en") == en


def test_granularity_is_said_in_words() -> None:
    said = [amount_words(yuan(1, 9), Every.ONCE, one, "zh").notes[-1] for one in Granularity]
    assert said == ["档次未载明，不可估算具体数", "只取两端数额之一，不取中间数", "在此范围内由主管部门核定"]


@given(low=st.integers(0, 10**9), width=st.integers(1, 10**9), every=st.sampled_from(Every))
def test_a_range_prints_its_ends_and_no_other_number(low: int, width: int, every: Every) -> None:
    interval = Interval(Money.yuan(low), Money.yuan(low + width))
    figure = amount_words(interval, every, Granularity.UNKNOWN, "zh").figure
    numbers = figure.removeprefix("每年").removeprefix("每月").removeprefix("一次性").removesuffix("元").split("—")
    assert [int(one.replace(",", "")) for one in numbers] == [low, low + width]


def test_while_the_version_is_open_the_amount_says_so() -> None:
    station = next(item for item in make_items() if item.benefit.id == "station")
    words = item_amount(station, make_pack(), "zh")
    assert words is not None
    assert "适用哪一版本未定" in words.full("zh")
    assert item_amount(replace(station, amount=None), make_pack(), "zh") is None


@pytest.mark.parametrize(
    ("value", "fact", "zh", "en"),
    [
        (UNKNOWN, "retired", "未提供", "not given"),
        (NONE, "cards", "无", "none"),
        (True, "retired", "是", "yes"),
        (False, "retired", "否", "no"),
        (1200, "insurance_months", "1,200个月", "1,200 months"),
        (Decimal("33.5"), "share", "33.5%", "33.5%"),
        (7, "nowhere", "7", "7"),
        (Money.yuan(120000), "annual_pay", "120,000元（12万元）", "120,000 yuan"),
        (date(2024, 5, 9), "introduced_on", "2024年5月9日", "2024-05-09"),
        ("master", "education_level", "硕士研究生", "Master"),
        ("elsewhere", "education_level", "elsewhere", "elsewhere"),
        ("某公司", "employer_name", "某公司", "某公司"),
        (frozenset({"migratory", "high_level"}), "talent_groups", "高层次人才、候鸟人才", "High level, Migratory"),
        (frozenset({"zzz", "migratory"}), "talent_groups", "候鸟人才、zzz", "Migratory, zzz"),
        (frozenset(), "talent_groups", "无", "none"),
        (
            ({"tier": "A", "card": "chucai", "x": 1},),
            "cards",
            "卡种：楚才卡，等级：A，X：1",
            "Card: Chucai, Tier: A, X: 1",
        ),
        ((), "cards", "无", "none"),
        (
            ({"card": "chucai"}, {"card": "hg_green"}),
            "cards",
            "第1条（卡种：楚才卡）、第2条（卡种：黄冈人才绿卡）",
            "no. 1 (Card: Chucai), no. 2 (Card: Hg green)",
        ),
        (({"a": "b"},), "nowhere", "A：b", "A: b"),
    ],
)
def test_a_value_in_words(value: Seen, fact: str, zh: str, en: str) -> None:
    assert value_words(value, FACTS.get(fact), "zh") == zh
    assert value_words(value, FACTS.get(fact), "en") == en


@pytest.mark.parametrize(
    ("path", "zh", "en"),
    [
        ("education_level", "学历", "Education level"),
        ("cards.tier", "持卡·等级", "Cards · Tier"),
        ("cards.nothing", "持卡·Nothing", "Cards · Nothing"),
        ("evaluation", "测算日期", "Evaluation date"),
    ],
)
def test_a_fact_goes_by_its_name(path: str, zh: str, en: str) -> None:
    assert path_words(FACTS, path, "zh") == zh
    assert path_words(FACTS, path, "en") == en


def test_a_field_is_found_only_in_a_record_list() -> None:
    assert fact_at(FACTS, "cards.tier") is not None
    assert fact_at(FACTS, "retired.tier") is None


@pytest.mark.parametrize(("lang", "name"), [("zh", "交通补贴"), ("en", "Travel allowance (交通补贴)")])
def test_a_name_in_english_has_the_chinese_one_behind_it(lang: Language, name: str) -> None:
    assert name_words("travel_allowance", "交通补贴", lang) == name


def test_quotation_marks_inside_become_inner_ones() -> None:
    assert quoted("符合条件的“候鸟”人才", "zh") == "“符合条件的‘候鸟’人才”"
    assert humanise("a_b") == "A b"
