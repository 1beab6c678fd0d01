"""Numbers of quantities stand in quotes, and what rests on quantities leads somewhere."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from talentrules.dates import Duration
from talentrules.model.conditions import CompareQuantity, Operator
from talentrules.model.groups import Cap
from talentrules.model.obligations import Obligation
from talentrules.model.pack import Amount, Pack
from talentrules.model.payments import Every, Payment
from talentrules.model.quantities import (
    Band,
    Bands,
    BenefitAmount,
    Between,
    Bounded,
    Clock,
    ClockDay,
    Constant,
    DefinedQuantity,
    Fold,
    HitPolicy,
    OverRecords,
    Quantity,
    Rounded,
    Rounding,
    Row,
    Shifted,
    Stated,
    Sum,
    Table,
    Unit,
)
from talentrules.model.sources import Citation
from talentrules.money import Interval, Money
from tests.check.packs import (
    LOCAL,
    amount,
    benefit,
    by_benefit,
    cite,
    codes,
    compare,
    computed,
    found,
    here,
    money,
    named,
    number,
    only,
    pack,
    product,
    reads,
    version,
)

DAY = ClockDay(clock=Clock.APPLICATION, span=here())
AGE = Between(first=reads("birth_date"), last=DAY, unit=Unit.YEAR, span=here())
SERVED = Between(first=reads("hired_on"), last=DAY, unit=Unit.YEAR, span=here())
MONTHS = Between(first=reads("hired_on"), last=DAY, unit=Unit.MONTH, span=here())
CARDS = OverRecords(fact="cards", fold=Fold.COUNT, span=here())
NO_QUOTE = ["value-without-quote"]


def _pays(quantity: Quantity, quote: str) -> Pack:
    return pack(benefit(pays=computed(quantity), quote=quote))


def _asks(quantity: Quantity, operator: str, *bounds: Quantity, quote: str = "") -> Pack:
    when = CompareQuantity(quantity=quantity, operator=Operator(operator), bounds=bounds, span=here())
    return pack(benefit(when=when, quote=quote), quantities=())


@pytest.mark.parametrize(
    ("quantity", "bound", "quotes", "others", "said"),
    [
        (AGE, number(45), ["45周岁以下", "四十五岁以下"], ["45万元", "2045年5月"], "“年龄”的界线 45周岁"),
        (SERVED, number(3), ["满3年", "满三周年", "满36个月"], ["满30年", "3元"], "“经过的年数”的界线 3年"),
        (MONTHS, number(36), ["满36个月", "满三年"], ["满36万元"], "“经过的月数”的界线 36个月"),
        (MONTHS, number(18), ["满一年半"], ["满一年"], "“经过的月数”的界线 18个月"),
        (CARDS, number(2), ["两张以上", "2张"], ["多张"], "“人才卡的数量”的界线 2"),
        (reads("share"), number("0.5"), ["50%以上", "一半以上", "百分之五十"], ["50人"], "“持股比例”的界线 50%"),
        (reads("income"), money("20万元"), ["年收入20万元"], ["20元"], "“年收入”的界线 20万元"),
        (reads("area"), number("80.5"), ["80.5平方米"], ["80平方米"], "“面积”的界线 80.5平方米"),
        (
            reads("hired_on"),
            Constant(value=date(2024, 7, 1)),
            ["2024年7月1日起"],
            ["7月1日起"],
            "“引进日”的界线 2024年7月1日",
        ),
        (
            Rounded(base=MONTHS, step=1, by=Rounding.UP),
            number(6),
            ["半年", "6个月"],
            ["六万元"],
            "“经过的月数”的界线 6个月",
        ),
        (product(reads("income"), reads("share")), money("2万元"), ["2万元"], ["2元"], "“算出的数”的界线 2万元"),
        (BenefitAmount(benefit="other"), money("2万元"), ["2万元"], ["2元"], "“另一项的金额”的界线 2万元"),
    ],
)
def test_a_bound_is_found_in_its_unit(
    quantity: Quantity, bound: Quantity, quotes: list[str], others: list[str], said: str
) -> None:
    def one(quote: str) -> Pack:
        when = CompareQuantity(quantity=quantity, operator=Operator.AT_MOST, bounds=(bound,), span=here())
        other = benefit("other", "另一项", pays=amount(None, None))
        return pack(other, benefit(when=when, quote=quote))

    for quote in quotes:
        assert codes(one(quote)) == [], quote
    for quote in others:
        problem = only(one(quote))
        assert problem.code == "threshold-without-quote"
        assert said in problem.message


def test_at_least_one_is_no_number() -> None:
    assert codes(_asks(CARDS, "at_least", number(1))) == []
    assert codes(_asks(CARDS, "above", number(0))) == []
    assert codes(_asks(CARDS, "at_most", number(1))) == ["threshold-without-quote"]


def test_above_nothing_is_no_number() -> None:
    assert codes(pack(benefit(when=compare("income", "above", Money(0)), quote="已获资助"))) == []
    assert codes(pack(benefit(when=compare("income", "at_most", Money(0)), quote="已获资助"))) == [
        "threshold-without-quote"
    ]


def test_bounds_run_from_the_lower_to_the_higher() -> None:
    assert codes(_asks(AGE, "between", number(45), number(35), quote="35至45周岁")) == ["between-reversed"]
    assert codes(_asks(AGE, "between", number(35), number(45), quote="35至45周岁")) == []
    assert codes(_asks(AGE, "in", quote="35周岁")) == ["empty-list"]


def test_a_named_quantity_gives_its_unit_and_name() -> None:
    years = named("served", SERVED, name="服务年限")
    when = CompareQuantity(
        quantity=DefinedQuantity(definition="served"), operator=Operator.AT_LEAST, bounds=(number(3),), span=here()
    )
    assert codes(pack(benefit(when=when, quote="满36个月"), quantities=[years])) == []
    assert "“服务年限”的界线 3年" in only(pack(benefit(when=when), quantities=[years])).message


@pytest.mark.parametrize(
    ("factor", "quotes", "others"),
    [
        ("0.5", ["50%", "百分之五十", "一半", "减半", "1:0.5", "1:1", "五折", "二分之一"], ["50元", "全额"]),
        ("0.8", ["80%", "八折", "8折", "五分之四"], ["80元", "800"]),
        ("1", ["1:1配套", "100%", "全额", "等额"], ["补贴"]),
        ("0.3", ["30%", "按4:3:3"], ["3:4"]),
        ("80", ["80平方米"], ["8平方米"]),
    ],
)
def test_a_share_is_printed_in_many_ways(factor: str, quotes: list[str], others: list[str]) -> None:
    quantity = product(number(factor), reads("income"))
    for quote in quotes:
        assert codes(_pays(quantity, quote)) == [], quote
    for quote in others:
        assert codes(_pays(quantity, quote)) == NO_QUOTE, quote


def test_the_message_says_the_share_as_a_percentage() -> None:
    message = only(_pays(product(number("0.5"), reads("income")), "补贴")).message
    assert message == "“交通补贴”的比例 50% 没有出处：所引的原文里找不到这个数"
    assert "的比例 80 " in only(_pays(product(number(80), reads("income")), "补贴")).message


def test_bands_and_bounds_are_asked_for() -> None:
    bands = (
        Band(at_least=Money.yuan(0), rate=Decimal("0.3")),
        Band(at_least=Money.yuan(300_000), rate=Decimal("0.4")),
    )
    quantity = Bounded(base=Bands(base=reads("income"), bands=bands, span=here()), at_most=money("60万元"), span=here())
    assert codes(_pays(quantity, "30万元以下30%,以上40%,最高60万元")) == []
    assert sorted(codes(_pays(quantity, "按比例"))) == ["number-without-quote"] * 2 + NO_QUOTE * 2


def _tiers(*cites: Citation, otherwise: str | None = "0元") -> Table:
    rows = tuple(Row(when=LOCAL, value=money(one), cite=cites, span=here()) for one in ("20万元", "10万元"))
    return Table(
        hit=HitPolicy.HIGHEST,
        rows=rows,
        otherwise=None if otherwise is None else money(otherwise),
        span=here(),
    )


def test_each_row_may_cite_its_own() -> None:
    assert codes(_pays(_tiers(), "分别给予20、10万元")) == []
    assert codes(_pays(_tiers(cite("20、10万元")), "发放补贴")) == []
    assert [message for _, message in found(_pays(_tiers(), "20万元"))] == [
        "“交通补贴”的金额 10万元 没有出处：所引的原文里找不到这个数"
    ]
    assert codes(_pays(_tiers(otherwise="1万元"), "20、10万元")) == ["number-without-quote"]


def test_an_uplift_needs_its_share_and_not_its_one() -> None:
    raised = Table(
        hit=HitPolicy.SUM, rows=(Row(when=LOCAL, value=number("0.2"), span=here()),), otherwise=number(0), span=here()
    )
    quantity = product(money("5万元"), Sum(parts=(number(1), raised), span=here()))
    assert codes(_pays(quantity, "5万元,湖北籍上浮20%")) == []
    assert codes(_pays(quantity, "5万元,湖北籍上浮")) == NO_QUOTE


def test_a_time_after_a_day_is_asked_for() -> None:
    after = Shifted(day=reads("hired_on"), by=Duration(years=2), span=here())
    none = Shifted(day=reads("hired_on"), by=Duration(), span=here())
    assert codes(_asks(DAY, "at_most", after, quote="引进后两年内")) == []
    assert codes(_asks(DAY, "at_most", none, quote="引进后")) == []
    problem = only(_asks(DAY, "at_most", after, quote="引进后"))
    assert "的时长 2年 没有" in problem.message
    assert "2 years" in problem.message_en


def test_days_and_counts_of_a_quantity_are_asked_for() -> None:
    since = Between(first=Constant(value=date(2024, 7, 1), span=here()), last=DAY, unit=Unit.DAY, span=here())
    assert codes(_asks(since, "at_least", number(15), quote="2024年7月1日起15日")) == []
    assert "的日期 2024年7月1日" in only(_asks(since, "at_least", number(15), quote="15日")).message
    least = Bounded(base=CARDS, at_most=number(3), span=here())
    assert codes(_pays(product(money("1万元"), least), "每张1万元,最多3张")) == []
    assert "的数 3 没有" in only(_pays(product(money("1万元"), least), "每张1万元")).message


def test_the_bounds_of_a_quantity_have_its_unit() -> None:
    worked = Bounded(base=MONTHS, at_least=number(0), at_most=number(12), span=here())
    each = product(money("2万元"), worked)
    assert codes(_pays(each, "每月2万元,最长一年")) == []
    assert "的数 12个月 没有" in only(_pays(each, "每月2万元")).message
    half = Bounded(base=reads("share"), at_most=number("0.5"), span=here())
    assert codes(_pays(product(money("2万元"), half), "2万元,最高50%")) == []
    assert codes(_pays(product(money("2万元"), half), "2万元")) == NO_QUOTE


def test_a_range_inside_a_quantity_is_asked_for() -> None:
    ranged = Stated(interval=Interval(Money.yuan(20_000), Money.yuan(30_000)), span=here())
    assert codes(_pays(Sum(parts=(ranged, money("1万元")), span=here()), "1万元,2-3万元")) == []
    assert codes(_pays(Sum(parts=(ranged, money("1万元")), span=here()), "1万元,3万元")) == ["number-without-quote"]


def test_a_cap_is_cited_at_the_group() -> None:
    def one(quote: str) -> Pack:
        cap = Cap(
            id="c", name="封顶", benefits=("allowance",), at_most=money("9万元"), cite=(cite(quote),), span=here()
        )
        return pack(benefit(pays=amount(None, None), quote="9万元"), groups=[cap])

    assert codes(one("总额不超过9万元")) == []
    assert "“封顶”的金额 9万元" in only(one("总额封顶")).message


def test_circles_run_through_quantities_and_amounts_too() -> None:
    one = named("one", DefinedQuantity(definition="two", span=here()), name="甲数")
    two = named("two", DefinedQuantity(definition="one", span=here()), name="乙数")
    used = benefit(pays=computed(DefinedQuantity(definition="one", span=here())))
    problem = only(pack(used, quantities=[one, two]))
    assert problem.message.endswith("“甲数” → “乙数” → “甲数”")
    matching = benefit("match", "配套", pays=computed(BenefitAmount(benefit="allowance", span=here())))
    asking = benefit(when=by_benefit("match"), pays=amount(None, None))
    assert codes(pack(asking, matching)) == ["requires-in-a-circle"]


def test_a_quantity_that_names_itself_is_told_as_one() -> None:
    own = named("own", DefinedQuantity(definition="own", span=here()), name="自数")
    used = benefit(pays=computed(DefinedQuantity(definition="own", span=here())))
    assert only(pack(used, quantities=[own])).message == "数量“自数”以自己为条件，永远得不出结论"


def test_a_chain_of_two_thousand_quantities_is_told() -> None:
    links = [named(f"q{n}", DefinedQuantity(definition=f"q{n + 1}", span=here())) for n in range(1_999)]
    used = benefit(pays=computed(DefinedQuantity(definition="q0", span=here())))
    chain = pack(used, quantities=[*links, named("q1999", reads("income"))])
    assert codes(chain) == ["definitions-too-deep"]


def test_payments_and_groups_use_named_quantities() -> None:
    price = named("price", reads("income"))
    total = DefinedQuantity(definition="price", span=here())
    paid = Payment(every=Every.YEAR, in_total_at_most=total, span=here())
    assert codes(pack(benefit(pays=amount(None, None), payment=paid), quantities=[price])) == []
    cap = Cap(id="c", name="封顶", benefits=("allowance",), at_most=total, span=here())
    assert codes(pack(benefit(pays=amount(None, None)), quantities=[price], groups=[cap])) == []


def test_the_amount_of_what_is_only_told_is_none() -> None:
    assert codes(_pays(BenefitAmount(benefit="told", span=here()), "配套")) == ["amount-of-no-amount"]


def test_tiers_decide_who_gets_it() -> None:
    def one(pays: Amount) -> list[str]:
        return codes(pack(benefit("other", pays=amount(None, None)), benefit(when=None, pays=pays, quote="20、10万元")))

    assert one(computed(_tiers(otherwise=None))) == []
    assert one(computed(BenefitAmount(benefit="other", span=here()))) == []
    assert one(computed(_tiers())) == ["no-condition"]


CASE = cite("一个人拿到20万元,又有10万元,50%,服务5年", "story")
RULE = cite("分别给予20、10万元,50%")


def _told(pays: Amount, *cites: Citation) -> list[str]:
    return codes(pack(benefit(pays=pays, cites=cites)))


def test_a_computed_amount_rests_on_no_single_case() -> None:
    half = computed(product(number("0.5"), reads("income")))
    assert _told(half, CASE) == ["anecdote-rule"]
    assert _told(half, cite("发放补贴"), CASE) == ["anecdote-rule"]
    assert _told(half, RULE, CASE) == []
    assert _told(computed(reads("income")), CASE) == []


def test_a_row_rests_on_no_single_case() -> None:
    assert _told(computed(_tiers(CASE)), RULE) == ["anecdote-rule"] * 2
    assert _told(computed(_tiers(RULE)), CASE) == []


def test_obligations_groups_and_quantities_rest_on_no_single_case() -> None:
    owed = Obligation(serve=Duration(years=5), cite=(CASE,), span=here())
    bound = benefit(pays=amount(None, None), obligation=owed)
    assert [(one.code, one.span) for one in (only(pack(bound)),)] == [("anecdote-rule", owed.span)]
    bare = Obligation(text="服务", span=here())
    assert codes(pack(benefit(pays=amount(None, None), obligation=bare, cites=(CASE,)))) == ["anecdote-rule"]
    cap = Cap(id="c", name="封顶", benefits=("allowance",), at_most=money("20万元"), cite=(CASE,), span=here())
    assert codes(pack(benefit(pays=amount(None, None)), groups=[cap])) == ["anecdote-rule"]
    price = named("price", reads("income"), CASE)
    used = benefit(pays=computed(DefinedQuantity(definition="price", span=here())))
    assert codes(pack(used, quantities=[price])) == ["anecdote-rule"]


def test_rows_obligations_and_groups_cite_sources() -> None:
    cited = version(obligation=Obligation(cite=(cite("义务", "story"), RULE), span=here()))
    assert codes(pack(benefit(versions=(cited,)))) == []
