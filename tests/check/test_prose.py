"""Reading numbers out of Chinese prose."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentrules.check.prose import numbers_in
from talentrules.money import Money

MONEY = {
    "每年可申请4000-10000元的交通补贴": ["4000", "10000"],
    "5万元—10万元": ["50000", "100000"],
    "5-10万元": ["50000", "100000"],
    "5万-10万元": ["50000", "100000"],
    "5万～10万元": ["50000", "100000"],
    "三至五万元": ["30000", "50000"],
    "8000元到1.2万元": ["8000", "12000"],
    "5000-1万元": ["5000", "10000"],
    "分别给予20、15、10万元": ["200000", "150000", "100000"],
    "3.5万": ["35000"],
    "4,000元": ["4000"],
    "４０００元": ["4000"],
    "共计1660万元": ["16600000"],
    "1,660万元": ["16600000"],
    "2亿": ["200000000"],
    "投资3000余万元": ["30000000"],
    "10余万元": ["100000"],
    "3千元": ["3000"],
    "五百元": ["500"],
    "一万五千元": ["15000"],
    "二十万元": ["200000"],
    "199,999.60元": ["199999.60"],
    "¥5000": ["5000"],
    "已发放创业担保贷款93笔,共计1660万元": ["16600000"],
    "一次性最高补贴10万元": ["100000"],
    "第3条:每人5元": ["5"],
    "10万人": [],
    "10万美元": [],
    "2022年": [],
    "45周岁": [],
}

PLAIN = {
    "十大类型": [10],
    "两年": [2],
    "十二项": [12],
    "二十": [20],
    "三百套": [300],
    "一百二十名": [120],
    "近900名": [900],
    "40余项": [40],
    "吸引860余名青年人才": [860],
    "35至45周岁": [35, 45],
    "不超过４５周岁": [45],
    "10万人": [100_000],
    "3千米": [3],
    "2022年": [2022],
    "2022-2025年": [2022, 2025],
    "第3条": [],
    "第十二批": [],
    "一次性": [],
    "统一": [],
    "4000元": [],
    "8月23日": [],
    "五十": [50],
    "五〇": [50],
}

DAYS = {
    "2024年5月9日": ["2024-05-09"],
    "２０２４年５月９日": ["2024-05-09"],
    "二〇二四年五月九日": ["2024-05-09"],
    "2024年十二月三十一日": ["2024-12-31"],
    "2024-05-09": ["2024-05-09"],
    "2024.5.9": ["2024-05-09"],
    "2024/05/09": ["2024-05-09"],
    "2022年": ["2022-01-01", "2022-12-31"],
    "2024年2月底前": ["2024-02-01", "2024-02-29"],
    "2022年9月6日至9月30日": ["2022-09-06", "2022-09-30"],
    "8月23日": [],
    "2024年2月30日": [],
    "2024年13月": [],
    "9月6日": [],
}

PERCENT = {
    "50%": ["50"],
    "50％": ["50"],
    "百分之五十": ["50"],
    "百分之12.5": ["12.5"],
    "30-50%": ["30", "50"],
    "50元": [],
}

YEARS = {
    "三年以上": ["3"],
    "3-5年": ["3", "5"],
    "半年": ["0.5"],
    "一年半": ["1", "1.5"],
    "5周年": ["5"],
    "连续3个年度": ["3"],
    "3个自然年": ["3"],
    "2022年": [],
    "3个月": [],
}


MONTHS = {
    "3个月": ["3"],
    "3-6个月": ["3", "6"],
    "3、6、12个月": ["3", "6", "12"],
    "按季发放": ["3"],
    "3人": [],
    "3月": [],
}

AGES = {"45周岁": ["45"], "35至45岁": ["35", "45"], "45岁、10万元": ["45"], "45年": []}

SHARES = {
    "按4:3:3发放": ["2/5", "3/10"],
    "4：3：3": ["2/5", "3/10"],
    "四比三比三": ["2/5", "3/10"],
    "1:0.5配套": ["2/3", "1/3", "1/2"],
    "50%": ["1/2"],
    "一半": ["1/2"],
    "减半发放": ["1/2"],
    "全额": ["1"],
    "三分之一": ["1/3"],
    "百分之四十": ["2/5"],
    "八折": ["4/5"],
    "7.5折": ["3/4"],
    "七五折": ["3/4"],
    "打折": [],
    "0:0": [],
    "零分之一": [],
    "50元": [],
}

PLACES = {"第1、3、5年": [1, 3, 5], "第一年、第三年": [1, 3], "第3条": [], "第2次": [2], "3年": []}

MONTH_DAYS = {
    "每年3月1日至3月31日": [(3, 1), (3, 31)],
    "9月10-30日": [(9, 10), (9, 30)],
    "9月10日至30日": [(9, 10), (9, 30)],
    "6月底前": [(6, 1), (6, 30)],
    "2月": [(2, 1), (2, 28), (2, 29)],
    "每年3、6月": [(3, 1), (3, 31), (6, 1), (6, 30)],
    "2024年5月9日": [(5, 9)],
    "3个月": [],
    "13月": [],
}


@pytest.mark.parametrize(("text", "numbers"), MONTHS.items())
def test_lengths_in_months(text: str, numbers: list[str]) -> None:
    assert numbers_in(text).months == {Decimal(one) for one in numbers}


@pytest.mark.parametrize(("text", "numbers"), AGES.items())
def test_ages(text: str, numbers: list[str]) -> None:
    assert numbers_in(text).ages == {Decimal(one) for one in numbers}


@pytest.mark.parametrize(("text", "shares"), SHARES.items())
def test_shares(text: str, shares: list[str]) -> None:
    assert numbers_in(text).shares == {Fraction(one) for one in shares}


@pytest.mark.parametrize(("text", "places"), PLACES.items())
def test_places(text: str, places: list[int]) -> None:
    assert numbers_in(text).places == set(places)


@pytest.mark.parametrize(("text", "days"), MONTH_DAYS.items())
def test_days_of_any_year(text: str, days: list[tuple[int, int]]) -> None:
    assert numbers_in(text).month_days == set(days)


@pytest.mark.parametrize(("text", "yuan"), MONEY.items())
def test_money(text: str, yuan: list[str]) -> None:
    assert numbers_in(text).money == {Money.yuan(one) for one in yuan}


@pytest.mark.parametrize(("text", "numbers"), PLAIN.items())
def test_plain_numbers(text: str, numbers: list[int]) -> None:
    assert numbers_in(text).plain == {Decimal(one) for one in numbers}


@pytest.mark.parametrize(("text", "days"), DAYS.items())
def test_days(text: str, days: list[str]) -> None:
    assert numbers_in(text).days == {date.fromisoformat(one) for one in days}


@pytest.mark.parametrize(("text", "numbers"), PERCENT.items())
def test_percentages(text: str, numbers: list[str]) -> None:
    assert numbers_in(text).percent == {Decimal(one) for one in numbers}


@pytest.mark.parametrize(("text", "numbers"), YEARS.items())
def test_lengths_in_years(text: str, numbers: list[str]) -> None:
    assert numbers_in(text).years == {Decimal(one) for one in numbers}


def test_a_day_without_a_year_is_one_of_the_years_that_the_text_names() -> None:
    assert date(2022, 8, 23) in numbers_in("8月23日,在2022年全省“人才服务月”启动").days


def test_the_unit_of_a_range_is_not_given_to_a_number_that_stands_apart() -> None:
    assert Money.yuan(50_000) not in numbers_in("5名专家,10万元").money


BEFORE = st.sampled_from(
    ["每年可申请", "最高", "一次性补贴", "给予35人各", "2022年发放", "(", "5-", "93笔,共计", "第3条:"]
)
AFTER = st.sampled_from(["", "的补贴", "以上", ",10人", "。", "/年", "-2亿元", "和3万元", "(税前)"])
AMOUNTS = st.one_of(
    st.integers(100, 9999 * 10**6).map(Money.fen),
    st.integers(1, 9999).map(lambda wan: Money.yuan(wan * 10_000)),
    st.integers(100, 999_900).map(lambda hundreds: Money.yuan(hundreds * 100)),
)


@given(amount=AMOUNTS, before=BEFORE, after=AFTER)
def test_money_that_is_printed_in_a_sentence_is_found_again(amount: Money, before: str, after: str) -> None:
    for printed in (str(amount), amount.in_wan()):
        if printed is not None:
            assert amount in numbers_in(before + printed + after).money


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), BEFORE, AFTER)
def test_a_day_that_is_printed_in_a_sentence_is_found_again(day: date, before: str, after: str) -> None:
    for printed in (f"{day.year}年{day.month}月{day.day}日", day.isoformat()):
        assert day in numbers_in(before + printed + after).days


@given(st.text("零一二两三十百千万亿0123456789,.%元年月日第百分之-至、 　¥半余", max_size=60))
def test_no_text_is_too_odd(text: str) -> None:
    numbers_in(text)


@given(st.text())
def test_text_without_numerals_holds_no_money(text: str) -> None:
    if not any(char.isnumeric() or char == "两" for char in text):
        assert not numbers_in(text).money


@pytest.mark.parametrize(
    "piece",
    [
        "9",
        "一",
        " ",
        "1,",
        "1-",
        "1、",
        "2022年",
        "百分之",
        "十万",
        "5 ",
        "1,000",
        "1:",
        "3、",
        "第1、",
        "3月",
        "1月1日",
        "一分之",
        "3个",
    ],
)
def test_long_texts_are_read_in_time(piece: str) -> None:
    started = perf_counter()
    numbers_in(piece * (20_000 // len(piece)))
    assert perf_counter() - started < 2
