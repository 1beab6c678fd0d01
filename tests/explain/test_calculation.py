"""How an amount was reckoned, line by line, in the words in which a clerk would write it down."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from talentrules.dates import Duration
from talentrules.explain.calculation import calculation_lines, contradicts_itself
from talentrules.explain.scope import Scope
from talentrules.model.decision import QuantityResult
from talentrules.model.pack import Conventions, NamedQuantity
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
    Measure,
    OverRecords,
    Part,
    Product,
    Rounded,
    Rounding,
    Shifted,
    Sum,
    Table,
    Unit,
)
from talentrules.money import Money
from talentrules.truth import Truth
from tests.explain.reckoned import (
    AGE,
    APPLIED,
    BORN,
    DOCTOR,
    INTRODUCED,
    MASTER,
    PRICE,
    RETIRED,
    constant,
    count,
    day,
    met,
    money,
    not_met,
    nothing,
    number,
    pack_of,
    row,
    unknown,
    yuan,
)

ZH = Scope.of(pack_of(), "zh")
EN = Scope.of(pack_of(), "en")
CAP = money(700_000)
HALF = number("0.5")
SHARE = Product(parts=(PRICE, HALF))
CAPPED = Bounded(base=SHARE, at_most=CAP)


def lines(result: QuantityResult, scope: Scope = ZH) -> tuple[str, ...]:
    return calculation_lines(result, scope)


def share_of(price: QuantityResult, low: object, high: object = "same", **more: object) -> QuantityResult:
    return yuan(SHARE, low, high, parts=(price, constant(HALF)), **more)


def capped(share: QuantityResult, low: object, high: object = "same", **more: object) -> QuantityResult:
    return yuan(CAPPED, low, high, parts=(share, constant(CAP)), **more)


def test_a_share_with_a_cap_stands_on_one_line() -> None:
    result = capped(share_of(yuan(PRICE, 1_200_000), 600_000), 600_000)
    assert lines(result) == (
        "房价：1,200,000元",
        "1,200,000元 × 50% = 600,000元；上限700,000元；实发600,000元",
    )
    assert lines(result, EN) == (
        "Home price: 1,200,000 yuan",
        "1,200,000 yuan × 50% = 600,000 yuan; cap 700,000 yuan; comes to 600,000 yuan",
    )


def test_where_the_cap_bites_both_figures_are_there() -> None:
    result = capped(share_of(yuan(PRICE, 1_600_000), 800_000), 700_000)
    assert lines(result)[-1] == "1,600,000元 × 50% = 800,000元；上限700,000元；实发700,000元"


def test_what_is_missing_stays_in_its_place() -> None:
    price = yuan(PRICE, 0, None, missing=("home_price",))
    share = share_of(price, 0, None, missing=("home_price",))
    result = capped(share, 0, 700_000, missing=("home_price",))
    assert lines(result) == (
        "房价：待补充",
        "待补充（房价） × 50% = 待补充（房价）；上限700,000元；实发不超过700,000元",
    )


def test_an_interval_is_a_range_and_never_a_middle() -> None:
    price = yuan(PRICE, 1_000_000, 1_200_000, missing=("home_price",))
    share = share_of(price, 500_000, 600_000, missing=("home_price",))
    assert lines(capped(share, 500_000, 600_000, missing=("home_price",))) == (
        "房价：1,000,000—1,200,000元（待补充：房价）",
        "1,000,000—1,200,000元 × 50% = 500,000—600,000元；上限700,000元；实发500,000—600,000元",
    )


# -- tables -----------------------------------------------------------------------------------------------------------

TIERS = (row(DOCTOR, money(200_000), "博士"), row(MASTER, money(100_000), "硕士"), row(RETIRED, money(50_000)))


def table(hit: HitPolicy, otherwise: int | None = None) -> Table:
    return Table(hit=hit, rows=TIERS, otherwise=None if otherwise is None else money(otherwise))


def tiers(of: Table) -> tuple[QuantityResult, ...]:
    rows = [constant(money(200_000)), constant(money(100_000)), constant(money(50_000))]
    return (*rows, *([constant(of.otherwise)] if of.otherwise is not None else []))  # type: ignore[arg-type]


def test_the_tier_says_its_name_and_its_place() -> None:
    of = table(HitPolicy.FIRST)
    result = yuan(of, 200_000, parts=tiers(of), conditions=(met(DOCTOR), met(MASTER), not_met(RETIRED)), hit=(0,))
    assert lines(result) == (
        "档次：博士（第1档）200,000元",
        "也符合硕士（第2档）100,000元，按先符合的一档计",
    )


def test_under_highest_what_also_holds_is_told_and_not_added() -> None:
    of = table(HitPolicy.HIGHEST)
    result = yuan(of, 200_000, parts=tiers(of), conditions=(met(DOCTOR), met(MASTER), not_met(RETIRED)), hit=(0, 1))
    assert lines(result) == ("档次：博士（第1档）200,000元", "同时符合硕士（第2档）100,000元，不重复享受")


def test_the_nearest_better_tier_says_what_it_would_need() -> None:
    of = table(HitPolicy.FIRST)
    conditions = (not_met(DOCTOR), not_met(MASTER), met(RETIRED))
    assert lines(yuan(of, 50_000, parts=tiers(of), conditions=conditions, hit=(2,))) == (
        "档次：退休：是（第3档）50,000元",
        "更高一档：硕士（第2档）100,000元，还须符合：学历不低于硕士研究生",
    )


def test_who_is_in_no_tier_is_told_the_nearest_one() -> None:
    of = table(HitPolicy.FIRST)
    conditions = (not_met(DOCTOR), not_met(MASTER), not_met(RETIRED))
    assert lines(nothing(of, parts=tiers(of), conditions=conditions)) == (
        "各档均不符合，没有可发的金额",
        "更高一档：退休：是（第3档）50,000元，还须符合：退休：是",
    )
    of = table(HitPolicy.FIRST, 10_000)
    assert lines(yuan(of, 10_000, parts=tiers(of), conditions=conditions))[0] == "各档均不符合，按10,000元计"


def test_tiers_that_may_apply_are_all_there() -> None:
    of = table(HitPolicy.FIRST, 10_000)
    conditions = (unknown(DOCTOR), unknown(MASTER), not_met(RETIRED))
    missing = ("education_level",)
    result = yuan(of, 10_000, 200_000, parts=tiers(of), conditions=conditions, hit=(0, 1), missing=missing)
    assert lines(result) == (
        "可能的档次：博士（第1档）200,000元、硕士（第2档）100,000元；按10,000—200,000元（待补充：学历）计；各档都不符合的，按10,000元计",
    )


def test_a_value_under_a_condition_is_no_tier() -> None:
    gate = Table(hit=HitPolicy.FIRST, rows=(row(DOCTOR, money(5)),))
    value = (constant(money(5)),)
    assert lines(yuan(gate, 5, parts=value, conditions=(met(DOCTOR),), hit=(0,))) == ("5元",)
    open_one = yuan(gate, 5, parts=value, conditions=(unknown(DOCTOR),), hit=(0,), applies=Truth.OPEN)
    assert lines(open_one) == ("5元（限学历不低于博士研究生）",)
    shut = nothing(gate, parts=value, conditions=(not_met(DOCTOR),))
    assert lines(shut) == ("不符合“学历不低于博士研究生”，没有可发的金额",)


def test_a_share_stands_behind_what_it_is_of() -> None:
    turned = Product(parts=(HALF, PRICE))
    result = yuan(turned, 5, parts=(constant(HALF), yuan(PRICE, 10)))
    assert lines(result)[-1] == "10元 × 50% = 5元"


def test_rows_that_are_added_are_added() -> None:
    of = table(HitPolicy.SUM)
    result = yuan(of, 150_000, parts=tiers(of), conditions=(not_met(DOCTOR), met(MASTER), met(RETIRED)), hit=(1, 2))
    assert lines(result) == ("档次：硕士（第2档）100,000元 + 退休：是（第3档）50,000元；按150,000元计",)


def test_a_pack_that_contradicts_itself_is_told_so() -> None:
    of = table(HitPolicy.UNIQUE)
    conditions = (met(DOCTOR), met(MASTER), not_met(RETIRED))
    result = yuan(of, 100_000, 200_000, parts=tiers(of), conditions=conditions, hit=(0, 1))
    assert lines(result) == (
        "档次：博士（第1档）200,000元、硕士（第2档）100,000元；按100,000—200,000元计",
        "规则包自相矛盾：博士（第1档）200,000元、硕士（第2档）100,000元同时符合，而规定只能有一档；金额按范围列出，不选其中任何一个",
    )
    assert contradicts_itself(result)
    inside = Bounded(base=of, at_most=CAP)
    assert contradicts_itself(yuan(inside, 100_000, 200_000, parts=(result, constant(CAP))))


# -- units, uplifts, bands --------------------------------------------------------------------------------------------


def test_so_much_for_each_unit() -> None:
    trips = FactValue(fact="trips")
    each, most = money(1_000), number(3)
    bounded = Bounded(base=trips, at_most=most)
    counted = count(bounded, 3, parts=(count(trips, 5), constant(most)))
    result = yuan(Product(parts=(each, bounded)), 3_000, parts=(constant(each), counted))
    assert lines(result) == ("往返次数：5次；上限3次；按3次计", "1,000元 × 3次 = 3,000元")


def test_a_part_of_a_unit_is_told_with_its_rule() -> None:
    area = FactValue(fact="home_area")
    whole = Rounded(base=area, step=1, by=Rounding.DOWN)
    result = count(whole, 89, parts=(count(area, Fraction("89.6")),))
    assert lines(result) == ("建筑面积：89.6平方米", "89.6平方米，取整到整数，舍去尾数：89平方米")
    assert lines(count(whole, 89, parts=(count(area, 89),))) == ("建筑面积：89平方米",)


UPLIFTS = Table(
    hit=HitPolicy.SUM,
    rows=(row(DOCTOR, number("0.2"), "紧缺专业"), row(RETIRED, number("0.1"), "返聘")),
    otherwise=number(0),
)


def raised(base: QuantityResult, low: int, hit: tuple[int, ...], by: str) -> QuantityResult:
    conditions = tuple((met if place in hit else not_met)(one.when) for place, one in enumerate(UPLIFTS.rows))
    rows = tuple(count(one.value, one.value.value) for one in UPLIFTS.rows)  # type: ignore[union-attr]
    parts = (*rows, count(number(0), 0))
    uplift = count(UPLIFTS, Decimal(by), parts=parts, conditions=conditions, hit=hit)
    factor = Sum(parts=(number(1), UPLIFTS))
    total = count(factor, 1 + Decimal(by), parts=(count(number(1), 1), uplift))
    return yuan(Product(parts=(base.quantity, factor)), low, parts=(base, total))


def test_an_uplift_before_the_cap() -> None:
    up = raised(constant(money(100_000)), 120_000, (0,), "0.2")
    most = money(110_000)
    result = yuan(Bounded(base=up.quantity, at_most=most), 110_000, parts=(up, constant(most)))
    assert lines(result) == (
        "上浮：紧缺专业20%",
        "100,000元 × 120% = 120,000元（先上浮，后按上限）；上限110,000元；实发110,000元",
    )


def test_an_uplift_after_the_cap() -> None:
    most = money(110_000)
    base = yuan(Bounded(base=money(200_000), at_most=most), 110_000, parts=(constant(money(200_000)), constant(most)))
    assert lines(raised(base, 143_000, (0, 1), "0.3")) == (
        "200,000元；上限110,000元；实发110,000元",
        "上浮：紧缺专业20%、返聘10%；按30%计",
        "110,000元 × 130% = 143,000元（先按上限，后上浮）",
    )
    assert lines(raised(constant(money(5)), 5, (), "0"))[0] == "没有符合的上浮项"


STEPS = (
    Band(at_least=Money.yuan(100_000), rate=Decimal("0.1")),
    Band(at_least=Money.yuan(300_000), rate=Decimal("0.4")),
)


def test_bands_on_the_whole_and_band_by_band() -> None:
    whole = Bands(base=PRICE, bands=STEPS)
    price = yuan(PRICE, 500_000)
    assert lines(yuan(whole, 200_000, parts=(price,))) == (
        "房价：500,000元",
        "500,000元适用：300,000元（含）以上为40%",
        "500,000元 × 40% = 200,000元",
    )
    marginal = replace(whole, marginal=True)
    assert lines(yuan(marginal, 100_000, parts=(price,)))[-1] == ("200,000元 × 10% + 200,000元 × 40% = 100,000元")
    assert lines(yuan(whole, 0, parts=(yuan(PRICE, 5),)))[-1] == "5元低于第一段，为0元"
    open_price = yuan(PRICE, 200_000, 500_000, missing=("home_price",))
    assert lines(yuan(whole, 20_000, 200_000, parts=(open_price,), missing=("home_price",)))[-1] == (
        "房价按所在段的比例全额计算（100,000元（含）至300,000元（不含）为10%；300,000元（含）以上为40%）："
        "20,000—200,000元"
    )


# -- days, records, names ---------------------------------------------------------------------------------------------


def test_a_stretch_of_time_shows_its_two_days() -> None:
    born, applied = day(BORN, date(1986, 3, 5)), day(APPLIED, date(2024, 6, 1))
    assert lines(count(AGE, 38, parts=(born, applied))) == ("出生日期1986年3月5日至申请日期2024年6月1日：38周岁",)
    begun = Between(first=INTRODUCED, last=APPLIED, unit=Unit.MONTH, part=Part.UP)
    result = count(begun, 5, parts=(day(INTRODUCED, date(2024, 1, 9)), applied))
    assert lines(result) == ("引进日期2024年1月9日至申请日期2024年6月1日：5个月（不足1个月按1个月计）",)
    late = day(INTRODUCED, None, missing=("introduced_on",))
    assert lines(count(begun, None, missing=("introduced_on",), parts=(late, applied))) == (
        "引进日期（待补充）至申请日期2024年6月1日：待补充（引进日期）（不足1个月按1个月计）",
    )
    later = Shifted(day=INTRODUCED, by=Duration(years=2))
    assert lines(day(later, date(2026, 1, 9))) == ("引进日期起满2年之日：2026年1月9日",)


def test_records_are_counted_and_added() -> None:
    children = OverRecords(fact="children", fold=Fold.COUNT)
    assert lines(count(children, 2)) == ("子女数：2人",)
    received = OverRecords(fact="claims", fold=Fold.SUM, take=FactValue(fact="amount"))
    assert lines(yuan(received, 3_000)) == ("已享受待遇的享受金额合计：3,000元",)


def test_least_greatest_sum_and_difference() -> None:
    parts = (yuan(PRICE, 30_000), constant(money(20_000)))
    of = tuple(part.quantity for part in parts)
    assert lines(yuan(Least(parts=of), 20_000, parts=parts))[-1] == "30,000元、20,000元中的最低者：20,000元"
    assert lines(yuan(Greatest(parts=of), 30_000, parts=parts))[-1] == "30,000元、20,000元中的最高者：30,000元"
    assert lines(yuan(Sum(parts=of), 50_000, parts=parts))[-1] == "30,000元 + 20,000元 = 50,000元"
    rest = Difference(whole=of[0], less=of[1])
    assert lines(yuan(rest, 10_000, parts=parts))[-1] == "30,000元 − 20,000元 = 10,000元"
    assert lines(yuan(rest, 0, parts=parts))[-1] == "30,000元 − 20,000元 = 0元（不足零的按零计）"


def test_what_has_a_name_goes_by_it() -> None:
    named = NamedQuantity(id="basis", name="计算基数", quantity=PRICE)
    scope = Scope.of(pack_of(quantities={"basis": named}), "zh")
    result = yuan(DefinedQuantity(definition="basis"), 30_000, parts=(yuan(PRICE, 30_000),))
    assert lines(result, scope) == ("计算基数：房价：30,000元",)
    assert lines(yuan(BenefitAmount(benefit="settle"), 100_000)) == ("“安家费”的金额：100,000元",)
    assert lines(nothing(BenefitAmount(benefit="settle"))) == ("“安家费”的金额：无",)


# -- to the fen -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "line"),
    [
        (Rounding.HALF_UP, "不足1分的部分四舍五入：333.33元"),
        (Rounding.DOWN, "不足1分的部分舍去尾数：333.33元"),
        (Rounding.UP, "不足1分的部分有尾数即进一：333.34元"),
    ],
)
def test_money_after_rounding_says_by_which_rule(rule: Rounding, line: str) -> None:
    third = Product(parts=(money(1000), number(1)))
    result = yuan(third, Fraction(1000, 3), parts=(constant(money(1000)), count(number(1), Fraction(1, 3))))
    scope = Scope.of(pack_of(conventions=Conventions(money=rule)), "zh")
    assert lines(result, scope) == ("1,000元 × 1/3 = 333又1/3元", line)
    assert lines(result, Scope.of(pack_of(conventions=Conventions()), "zh")) == ("1,000元 × 1/3 = 333又1/3元",)


def test_what_does_not_apply_is_none() -> None:
    assert lines(nothing(AGE, Measure.NUMBER, parts=(nothing(BORN, Measure.DAY), day(APPLIED, date(2024, 6, 1))))) == (
        "出生日期（无）至申请日期2024年6月1日：无",
    )
    perhaps = yuan(PRICE, 5, applies=Truth.OPEN, missing=("home_price",))
    assert lines(perhaps) == ("房价：5元（待补充：房价）",)
