"""Quantities in words, and the conditions that compare them, with the value that each saw."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from talentrules.dates import Duration
from talentrules.explain.conditions import failures, result_lines, shortfalls
from talentrules.explain.scope import Scope
from talentrules.explain.terms import composed, quantity_words
from talentrules.model.conditions import All, Compare, CompareQuantity, Condition, Operator
from talentrules.model.decision import State
from talentrules.model.facts import NONE
from talentrules.model.pack import NamedQuantity
from talentrules.model.profile import Known, Profile
from talentrules.model.quantities import (
    Band,
    Bands,
    BenefitAmount,
    Between,
    Bounded,
    DefinedQuantity,
    Difference,
    FactValue,
    Fold,
    Greatest,
    HitPolicy,
    Least,
    OverRecords,
    Part,
    Product,
    Quantity,
    Rounded,
    Rounding,
    Shifted,
    Stated,
    Sum,
    Table,
    Unit,
    YearStart,
)
from talentrules.money import Interval, Money
from tests.explain.conftest import result
from tests.explain.reckoned import (
    AGE,
    APPLIED,
    BORN,
    DOCTOR,
    INTRODUCED,
    PRICE,
    RETIRED,
    constant,
    count,
    day,
    met,
    money,
    number,
    pack_of,
    row,
    unknown,
)

PROFILE = Profile(facts={"valid_to": Known(value=date(2025, 1, 1)), "birth_date": Known(value=date(1986, 3, 5))})
PACK = pack_of(quantities={"basis": NamedQuantity(id="basis", name="计算基数", quantity=PRICE)})
ZH = Scope.of(PACK, "zh", PROFILE)
EN = Scope.of(PACK, "en", PROFILE)
TWO_YEARS = Shifted(day=INTRODUCED, by=Duration(years=2))
EXCELLENT = Compare(fact="result", operator=Operator.AT_LEAST, values=("excellent",))
MINOR = Compare(fact="minor", operator=Operator.IS, values=(True,))
VALID = FactValue(fact="valid_to")


def compare(quantity: Quantity, operator: Operator, *bounds: Quantity) -> CompareQuantity:
    return CompareQuantity(quantity=quantity, operator=operator, bounds=bounds)


@pytest.mark.parametrize(
    ("condition", "zh", "en"),
    [
        (
            compare(AGE, Operator.AT_MOST, number(45)),
            "年龄（以申请日期计）不超过45周岁（含）",
            "age on Application date is at most 45 years of age",
        ),
        (
            compare(AGE, Operator.BETWEEN, number(18), number(45)),
            "年龄（以申请日期计）在18周岁至45周岁之间（含两端）",
            "age on Application date is between 18 years of age and 45 years of age, both included",
        ),
        (
            compare(OverRecords(fact="children", fold=Fold.COUNT), Operator.AT_LEAST, number(2)),
            "子女数不少于2人",
            "number of Children is at least 2 persons",
        ),
        (
            compare(OverRecords(fact="children", fold=Fold.COUNT, where=MINOR), Operator.ABOVE, number(0)),
            "符合“未成年：是”的子女数多于0人",
            "number of those with “Minor: yes” of Children is more than 0 persons",
        ),
        (
            compare(APPLIED, Operator.BETWEEN, INTRODUCED, TWO_YEARS),
            "申请日期在引进日期起2年内（含届满之日）",
            "Application date is within 2 year(s) of Introduced on, that day included",
        ),
        (
            compare(
                OverRecords(fact="assessments", fold=Fold.IN_A_ROW, take=FactValue(fact="year"), where=EXCELLENT),
                Operator.AT_LEAST,
                number(3),
            ),
            "“考核”连续不少于3年满足：考核结果不低于优秀",
            "Assessments for at least 3 years without a gap have: Result is Excellent or higher",
        ),
        (
            compare(
                OverRecords(fact="assessments", fold=Fold.IN_A_ROW, take=FactValue(fact="year")),
                Operator.AT_LEAST,
                number(3),
            ),
            "“考核”连续不少于3年",
            "Assessments run for at least 3 years without a gap",
        ),
        (
            compare(OverRecords(fact="claims", fold=Fold.SUM, take=FactValue(fact="amount")), Operator.BELOW, money(5)),
            "已享受待遇的享受金额合计低于5元（不含）",
            "sum of Amount over Claims is less than 5 yuan",
        ),
        (
            compare(VALID, Operator.AT_LEAST, APPLIED),
            "有效期至不早于申请日期（含当日）",
            "Valid to is on or after Application date",
        ),
        (
            compare(Between(first=INTRODUCED, last=APPLIED, unit=Unit.MONTH), Operator.AT_LEAST, number(6)),
            "自引进日期至申请日期的月数不低于6个月（含）",
            "months from Introduced on to Application date is at least 6 months",
        ),
        (
            compare(FactValue(fact="share"), Operator.AT_LEAST, number("0.5")),
            "产权份额不低于50%（含）",
            "Share is at least 50%",
        ),
        (
            compare(DefinedQuantity(definition="basis"), Operator.IN, money(1), money(2)),
            "“计算基数”为以下之一：1元、2元",
            "“Basis (计算基数)” is one of: 1 yuan, 2 yuan",
        ),
        (Compare(fact="valid_to", operator=Operator.IS, values=(NONE,)), "有效期至：没有", "Valid to: none"),
    ],
)
def test_a_comparison_of_quantities_in_words(condition: Condition, zh: str, en: str) -> None:
    assert composed(condition, ZH) == zh
    assert composed(condition, EN) == en


BANDS = Bands(
    base=PRICE,
    bands=(Band(at_least=Money.yuan(0), rate=Decimal("0.1")), Band(at_least=Money.yuan(9), rate=Decimal("0.2"))),
)
UPLIFT = Table(hit=HitPolicy.SUM, rows=(row(DOCTOR, number("0.2"), "紧缺专业"),), otherwise=number(0))


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (Stated(interval=Interval(None, Money.yuan(100_000))), "最高100,000元"),
        (Product(parts=(PRICE, number("0.5"))), "房价 × 50%"),
        (Bounded(base=Product(parts=(PRICE, number("0.5"))), at_most=money(9)), "房价 × 50%，最高9元"),
        (Bounded(base=PRICE, at_least=money(1), at_most=money(9)), "房价，不低于1元，最高9元"),
        (Product(parts=(money(9), Sum(parts=(number(1), UPLIFT)))), "9元，上浮：紧缺专业20%"),
        (Product(parts=(Sum(parts=(PRICE, money(1))), number(2))), "（房价 + 1元） × 2"),
        (Difference(whole=PRICE, less=money(9)), "房价 − 9元（不足零的按零计）"),
        (Least(parts=(PRICE, money(9))), "房价、9元中的最低者"),
        (Greatest(parts=(PRICE, money(9))), "房价、9元中的最高者"),
        (
            Table(
                hit=HitPolicy.FIRST, rows=(row(DOCTOR, money(9), "博士"), row(RETIRED, money(5))), otherwise=money(1)
            ),
            "按档次：博士9元；退休：是5元；其余1元",
        ),
        (Table(hit=HitPolicy.FIRST, rows=(row(DOCTOR, money(9)),)), "9元（限学历不低于博士研究生）"),
        (Product(parts=(number("0.5"), PRICE)), "房价 × 50%"),
        (BANDS, "房价按所在段的比例全额计算（0元（含）至9元（不含）为10%；9元（含）以上为20%）"),
        (
            Bands(base=PRICE, bands=BANDS.bands, marginal=True),
            "房价分段计算后相加（0元（含）至9元（不含）为10%；9元（含）以上为20%）",
        ),
        (Rounded(base=PRICE, step=Money.yuan(1), by=Rounding.HALF_UP), "房价（取整到元，四舍五入）"),
        (Rounded(base=PRICE, step=Money.yuan(100), by=Rounding.DOWN), "房价（取整到100元，舍去尾数）"),
        (BenefitAmount(benefit="settle"), "“安家费”的金额"),
        (YearStart(day=APPLIED), "申请日期当年1月1日"),
        (TWO_YEARS, "引进日期起满2年之日"),
        (Between(first=BORN, last=APPLIED, unit=Unit.MONTH), "自出生日期至申请日期的月数"),
        (
            Between(first=INTRODUCED, last=APPLIED, unit=Unit.YEAR, part=Part.UP),
            "自引进日期至申请日期的年数（不足1年按1年计）",
        ),
        (OverRecords(fact="claims", fold=Fold.GREATEST, take=FactValue(fact="amount")), "已享受待遇的享受金额最高者"),
        (OverRecords(fact="claims", fold=Fold.LEAST, take=FactValue(fact="amount")), "已享受待遇的享受金额最低者"),
    ],
)
def test_a_quantity_in_words(quantity: Quantity, words: str) -> None:
    assert quantity_words(quantity, ZH) == words
    assert quantity_words(quantity, EN)


# -- what was seen ----------------------------------------------------------------------------------------------------

YOUNG = compare(AGE, Operator.AT_MOST, number(35))
APPLIED_ON = day(APPLIED, date(2024, 6, 1))


def test_an_age_is_seen_with_the_day_of_birth() -> None:
    age = count(AGE, 38, parts=(day(BORN, date(1986, 3, 5)), APPLIED_ON))
    (line,) = result_lines(result(YOUNG, State.NOT_MET, quantities=(age, constant(number(35)))), ZH)
    assert line.details == ("您的情况：38周岁（出生日期1986年3月5日，申请日期2024年6月1日）",)
    failed = result(YOUNG, State.NOT_MET, quantities=(age, constant(number(35))))
    assert failures(failed, ZH) == (
        "年龄（以申请日期计）不超过35周岁（含）（您的情况：38周岁（出生日期1986年3月5日，申请日期2024年6月1日））",
    )


def test_an_age_that_is_not_known_says_what_is_missing() -> None:
    age = count(AGE, None, missing=("birth_date",), parts=(day(BORN, None, missing=("birth_date",)), APPLIED_ON))
    (line,) = result_lines(result(YOUNG, State.MISSING_FACT, quantities=(age, constant(number(35)))), ZH)
    assert line.details == ("您的情况：待补充（出生日期）（申请日期2024年6月1日）",)


def test_a_fact_against_a_clock_shows_both() -> None:
    condition = compare(VALID, Operator.AT_LEAST, APPLIED)
    seen = result(condition, State.MET, quantities=(day(VALID, date(2025, 1, 1)), APPLIED_ON))
    (line,) = result_lines(seen, ZH)
    assert line.details == ("您的情况：2025年1月1日（本人申报）（申请日期2024年6月1日）",)


def test_a_count_is_seen_without_the_records() -> None:
    children = OverRecords(fact="children", fold=Fold.COUNT)
    condition = compare(children, Operator.AT_LEAST, number(2))
    (line,) = result_lines(result(condition, State.NOT_MET, quantities=(count(children, 1), constant(number(2)))), ZH)
    assert line.details == ("您的情况：1人",)
    (bare,) = result_lines(result(condition, State.NOT_MET), ZH)
    assert bare.details == ()


def test_what_falls_short_is_what_fails_or_is_open() -> None:
    both = result(All(parts=(DOCTOR, RETIRED)), State.MISSING_FACT, parts=(met(DOCTOR), unknown(RETIRED)))
    assert shortfalls(both, ZH) == ("退休：是",)
    assert shortfalls(met(DOCTOR), ZH) == ()
