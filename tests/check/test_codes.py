"""Every code: a pack that yields it and nothing else, and a neighbour that is clean."""

from __future__ import annotations

from dataclasses import replace

import pytest

from talentrules.check import check
from talentrules.dates import Duration
from talentrules.diagnostics import CATALOGUE, Severity
from talentrules.diagnostics.words.check import CHECK
from talentrules.diagnostics.words.meaning import MEANING
from talentrules.diagnostics.words.profile import PROFILE
from talentrules.diagnostics.words.receipt import RECEIPT
from talentrules.diagnostics.words.shape import SHAPE
from talentrules.diagnostics.words.text import TEXT
from talentrules.model.conditions import All, AtLeastN, CompareQuantity, NotRequired, Operator
from talentrules.model.facts import BooleanType, Fact
from talentrules.model.groups import ChooseOne, Excludes, Group, Highest, Offset, Requires
from talentrules.model.obligations import Clawback, ClawbackKind, Obligation
from talentrules.model.pack import Benefit, Conventions, Kind, Pack
from talentrules.model.payments import Every, Payment
from talentrules.model.quantities import (
    BenefitAmount,
    Bounded,
    Constant,
    DefinedQuantity,
    HitPolicy,
    Quantity,
    Row,
    Stated,
    Table,
    Unit,
)
from talentrules.money import Interval, Money
from talentrules.source import TextFile
from tests.check.packs import (
    ANYONE,
    DECLARED,
    LOCAL,
    SOURCES,
    amount,
    benefit,
    by_benefit,
    by_definition,
    cite,
    codes,
    compare,
    computed,
    definition,
    finding,
    here,
    holds,
    money,
    named,
    number,
    pack,
    product,
    reads,
    services,
    statistic,
    version,
)


def _chain(length: int) -> Pack:
    chain = [definition("d0", LOCAL), *(definition(f"d{n}", by_definition(f"d{n - 1}")) for n in range(1, length))]
    return pack(benefit(when=by_definition(f"d{length - 1}")), definitions=chain)


def _at_least(n: int, *parts: str) -> Pack:
    listed = tuple(compare("degree", "is", part) for part in parts)
    return pack(benefit(when=AtLeastN(n=n, parts=listed, span=here())))


PAID = benefit(pays=amount("5000元", "1万元"), quote="补贴5000-10000元")
UNPAID = benefit()
OWN = Fact(id="courier", name="快递员", type=BooleanType(), span=here())

A, B, C = (
    benefit(id_, name, pays=amount("1万元", "1万元"), quote="1万元")
    for id_, name in (("a", "甲"), ("b", "乙"), ("c", "丙"))
)
CARD = benefit("card", "人才卡", kind=Kind.CARD)
HALF = product(number("0.5"), reads("income"))


def _grouped(*groups: Group, more: tuple[Benefit, ...] = ()) -> Pack:
    return pack(A, B, C, *more, groups=groups)


def _requires(id_: str, one: str, needed: str, after: tuple[str, ...] = ()) -> Requires:
    return Requires(id=id_, name=id_, benefits=(one,), needed=(needed,), after=after, span=here())


def _excludes(id_: str, winner: str, one: str) -> Excludes:
    return Excludes(id=id_, name=id_, winner=winner, benefits=(one,), span=here())


def _highest(id_: str, *benefits: str, after: tuple[str, ...] = ()) -> Highest:
    return Highest(id=id_, name=id_, benefits=benefits, after=after, span=here())


def _offset(name: str, also: tuple[str, ...] = ()) -> Offset:
    return Offset(id="less", name="抵扣", benefits=("a",), received_as=(name,), also_known=also, span=here())


def _choice(*, received: bool) -> ChooseOne:
    return ChooseOne(
        id="one", name="择一", benefits=("a", "b"), also_known=("租房补贴",), received=received, span=here()
    )


def _table(first: bool) -> Pack:
    always = Row(when=NotRequired(subject="户籍", span=here()), value=money("1万元"), span=here())
    local = Row(when=LOCAL, value=money("2万元"), span=here())
    rows = (always, local) if first else (local, always)
    table = Table(hit=HitPolicy.FIRST, rows=rows, span=here())
    return pack(benefit(pays=computed(table), quote="1万元,2万元"))


def _compared(quantity: Quantity) -> Pack:
    """Return a pack with a named quantity behind another one, compared with 2万元."""
    asked = CompareQuantity(
        quantity=DefinedQuantity(definition="outer", span=here()),
        operator=Operator.AT_LEAST,
        bounds=(money("2万元"),),
        span=here(),
    )
    inner = named("inner", quantity, cite("1万元至2万元"))
    outer = named("outer", DefinedQuantity(definition="inner", span=here()))
    return pack(benefit(when=asked, quote="2万元以上"), quantities=[inner, outer])


def _bounded(low: str, high: str) -> Pack:
    bounded = Bounded(base=HALF, at_least=money(low), at_most=money(high), span=here())
    return pack(benefit(pays=computed(bounded), quote=f"50%,{low}至{high}"))


def _owing(kind: ClawbackKind, serve: Duration | None) -> Pack:
    unit = Unit.YEAR if kind is ClawbackKind.PRO_RATA else None
    owed = Obligation(serve=serve, clawback=Clawback(kind=kind, unit=unit, span=here()), span=here())
    return pack(benefit(pays=amount("1万元", "1万元"), obligation=owed, quote="1万元,服务5年"))


def _in_total(total: str) -> Pack:
    paid = Payment(every=Every.YEAR, in_total_at_most=money(total), span=here())
    return pack(benefit(pays=amount("2万元", "2万元"), payment=paid, quote=f"每年2万元,累计{total}"))


def _undeclared(quantity: Constant | None, conventions: Conventions) -> Pack:
    pays = computed(HALF if quantity is None else product(number("0.5"), quantity))
    return pack(benefit(pays=pays, quote="3万元的50%"), conventions=conventions)


def _serving(conventions: Conventions) -> Pack:
    owed = Obligation(serve=Duration(years=5), span=here())
    return pack(benefit(obligation=owed, quote="服务五年"), conventions=conventions)


def _typed(line: str) -> Pack:
    """Return a sound pack in whose file this line stands."""
    return replace(pack(UNPAID), file=TextFile("pack.yaml", f"talentrules: 1\n{line}\n"))


CASES: dict[str, tuple[Pack, Pack]] = {
    "requires-itself": (
        pack(benefit(when=by_benefit("allowance"))),
        pack(benefit(when=by_benefit("card")), benefit("card", "人才卡")),
    ),
    "requires-in-a-circle": (
        pack(benefit(when=by_benefit("card")), benefit("card", "人才卡", when=by_benefit("allowance"))),
        pack(benefit(when=by_benefit("card")), benefit("card", "人才卡", when=LOCAL)),
    ),
    "definitions-too-deep": (_chain(31), _chain(30)),
    "requires-informational": (
        pack(benefit(when=by_benefit("told"))),
        pack(benefit(when=by_benefit("card")), benefit("card", "人才卡", kind=Kind.CARD)),
    ),
    "unused-definition": (
        pack(UNPAID, definitions=[definition("local_talent", LOCAL)]),
        pack(benefit(when=by_definition("local_talent")), definitions=[definition("local_talent", LOCAL)]),
    ),
    "unused-quantity": (
        pack(benefit(pays=amount(None, None)), quantities=[named("price", reads("income"))]),
        pack(benefit(pays=computed(DefinedQuantity(definition="price"))), quantities=[named("price", reads("income"))]),
    ),
    "amount-of-no-amount": (
        pack(CARD, benefit(pays=computed(BenefitAmount(benefit="card", span=here())))),
        pack(A, benefit(pays=computed(BenefitAmount(benefit="a", span=here())))),
    ),
    "group-circle": (
        _grouped(_excludes("one", "a", "b"), replace(_excludes("two", "b", "a"), after=("one",))),
        _grouped(_excludes("one", "a", "b"), _excludes("two", "a", "c")),
    ),
    "group-contradiction": (
        _grouped(_requires("one", "a", "b"), _excludes("two", "a", "b")),
        _grouped(_requires("one", "a", "b"), _excludes("two", "a", "c")),
    ),
    "groups-overlap": (
        _grouped(_highest("one", "a", "b"), _highest("two", "b", "c")),
        _grouped(_highest("one", "a", "b"), _highest("two", "b", "c", after=("one",))),
    ),
    "group-after-circle": (
        _grouped(_highest("one", "a", "b", after=("two",)), _highest("two", "b", "c", after=("one",))),
        _grouped(_highest("one", "a", "b", after=("two",)), _highest("two", "b", "c")),
    ),
    "group-after-other-stage": (
        _grouped(_highest("one", "a", "b", after=("two",)), _requires("two", "b", "c")),
        _grouped(_highest("one", "a", "b"), _requires("two", "b", "c")),
    ),
    "group-informational": (_grouped(_highest("one", "a", "told")), _grouped(_highest("one", "a", "b"))),
    "group-without-money": (
        _grouped(_highest("one", "a", "card"), more=(CARD,)),
        _grouped(ChooseOne(id="one", name="择一", benefits=("a", "card"), span=here()), more=(CARD,)),
    ),
    "claim-name-unknown": (_grouped(_offset("租房补贴")), _grouped(_offset("乙"))),
    "also-known-not-counted": (_grouped(_choice(received=False)), _grouped(_choice(received=True))),
    "row-never-reached": (_table(first=True), _table(first=False)),
    "range-behind-name": (
        _compared(Stated(interval=Interval(Money.yuan(10000), Money.yuan(20000)), span=here())),
        _compared(money("1万元")),
    ),
    "bounds-cross": (_bounded("3万元", "2万元"), _bounded("2万元", "3万元")),
    "pro-rata-without-period": (
        _owing(ClawbackKind.PRO_RATA, None),
        _owing(ClawbackKind.PRO_RATA, Duration(years=5)),
    ),
    "total-below-one-payment": (_in_total("1万元"), _in_total("6万元")),
    "month-end-undeclared": (_serving(Conventions()), _serving(DECLARED)),
    "money-rounding-undeclared": (
        _undeclared(None, Conventions()),
        _undeclared(money("3万元"), Conventions()),
    ),
    "value-without-quote": (
        pack(benefit(pays=computed(HALF), quote="给予30%")),
        pack(benefit(pays=computed(HALF), quote="给予一半")),
    ),
    "statistic-of-computed-amount": (
        pack(
            benefit(pays=computed(HALF), quote="50%"),
            statistics=[statistic(people=13, total="6万元", each=("allowance",), quote="13名,共计6万元")],
        ),
        pack(
            benefit(pays=computed(money("1万元")), quote="1万元"),
            statistics=[statistic(people=13, total="13万元", each=("allowance",), quote="13名,共计13万元")],
        ),
    ),
    "unused-finding": (
        pack(UNPAID, findings=[finding("excellent", "表现突出")]),
        pack(UNPAID),
    ),
    "unused-fact": (
        pack(UNPAID, own=[OWN]),
        pack(benefit(when=holds("courier")), own=[OWN]),
    ),
    "number-without-quote": (
        pack(benefit(pays=amount("4000元", "4000元"), quote="每年4万元")),
        pack(benefit(pays=amount("4000元", "4000元"), quote="每年4,000元")),
    ),
    "threshold-without-quote": (
        pack(benefit(when=compare("age", "at_most", 45), quote="年龄不超过40周岁")),
        pack(benefit(when=compare("age", "at_most", 45), quote="年龄不超过45周岁")),
    ),
    "count-without-quote": (
        pack(benefit(services=services("政务", declared=10), quote="提供各类服务")),
        pack(benefit(services=services("政务", declared=10), quote="提供十大类服务")),
    ),
    "figure-without-quote": (
        pack(UNPAID, statistics=[statistic(whole=364, parts=(95,), quote="引进364人")]),
        pack(UNPAID, statistics=[statistic(whole=364, parts=(95,), quote="引进364人,其中硕士95人")]),
    ),
    "anecdote-rule": (
        pack(benefit(pays=amount(None, "100万元"), cites=(cite("100万元贷款申请成功", "story"),))),
        pack(benefit(pays=amount(None, None), cites=(cite("100万元贷款申请成功", "story"),))),
    ),
    "unused-source": (
        pack(UNPAID, sources={**SOURCES, "unread": replace(SOURCES["notice"], id="unread", title="没人引用的文章")}),
        pack(UNPAID),
    ),
    "listed-exceeds-declared": (
        pack(benefit(services=services("政务", "金融", "消费", declared=2), quote="两类服务")),
        pack(benefit(services=services("政务", "金融", declared=2), quote="两类服务")),
    ),
    "service-twice": (
        pack(benefit(services=services("政务", "政务"))),
        pack(benefit(services=services("政务", "金融"))),
    ),
    "versions-overlap": (
        pack(benefit(versions=(version("2022-01-01", "2023-01-01"), version("2023-01-01")))),
        pack(benefit(versions=(version("2022-01-01", "2022-12-31"), version("2023-01-01")))),
    ),
    "versions-out-of-order": (
        pack(benefit(versions=(version("2023-01-01"), version("2022-01-01", "2022-12-31")))),
        pack(benefit(versions=(version(None, "2022-12-31"), version("2023-01-01")))),
    ),
    "version-ends-before-it-starts": (
        pack(benefit(versions=(version("2022-09-30", "2022-08-23"),))),
        pack(benefit(versions=(version("2022-08-23", "2022-08-23"),))),
    ),
    "version-by-without-days": (
        pack(benefit(version_by="hired_on")),
        pack(benefit(version_by="hired_on", versions=(version("2022-01-01"),))),
    ),
    "statistic-contradicts": (
        pack(PAID, statistics=[statistic(people=13, total="6万元", each=("allowance",), quote="13名,共计6万元")]),
        pack(PAID, statistics=[statistic(people=13, total="11万元", each=("allowance",), quote="13名,共计11万元")]),
    ),
    "statistic-without-amount": (
        pack(UNPAID, statistics=[statistic(people=13, total="6万元", each=("allowance",), quote="13名,共计6万元")]),
        pack(
            benefit(pays=amount(None, None)),
            statistics=[statistic(people=13, total="6万元", each=("allowance",), quote="13名,共计6万元")],
        ),
    ),
    "no-condition": (pack(benefit(when=None)), pack(benefit(when=None, kind=Kind.CHANNEL))),
    "between-reversed": (
        pack(benefit(when=compare("age", "between", 45, 35), quote="35至45周岁")),
        pack(benefit(when=compare("age", "between", 35, 45), quote="35至45周岁")),
    ),
    "empty-list": (
        pack(benefit(when=All(parts=(), span=here()))),
        pack(benefit(when=All(parts=(ANYONE,), span=here()))),
    ),
    "n-too-large": (_at_least(3, "master", "doctor"), _at_least(2, "master", "doctor")),
    "n-too-small": (_at_least(0, "master", "doctor"), _at_least(1, "master", "doctor")),
    "placeholder-left": (_typed("about: 待填写"), _typed("about: 已填写  # 原先待填写")),
}


@pytest.mark.parametrize("code", CASES)
def test_the_pack_yields_the_code_and_its_neighbour_does_not(code: str) -> None:
    bad, good = CASES[code]
    assert codes(bad) == [code]
    assert codes(good) == []


@pytest.mark.parametrize("code", CASES)
def test_fictional_packs_are_held_to_the_same(code: str) -> None:
    bad, _ = CASES[code]
    assert codes(_fictional(bad)) == [code]


@pytest.mark.parametrize("code", CASES)
def test_the_words_are_filled_and_the_place_is_known(code: str) -> None:
    (problem,) = check(CASES[code][0])
    for words in (problem.message, problem.hint, problem.message_en, problem.hint_en):
        assert words
        assert "{" not in words
        assert "None" not in words
    assert problem.span.line
    assert problem.severity is Severity(CHECK[code].severity)


def test_every_code_has_a_case() -> None:
    assert set(CASES) == set(CHECK)


def test_no_code_has_two_meanings() -> None:
    others = [code for words in (TEXT, SHAPE, MEANING, PROFILE, RECEIPT) for code in words]
    assert not set(CHECK) & set(others)
    assert set(CHECK) <= set(CATALOGUE)


def test_only_what_does_no_harm_is_a_warning() -> None:
    warnings = {code for code, words in CHECK.items() if words.severity == "warning"}
    unused = {code for code in CHECK if code.startswith("unused-")}
    kept = {
        "placeholder-left",
        "no-condition",
        "version-by-without-days",
        "statistic-of-computed-amount",
        "total-below-one-payment",
    }
    grouped = {"group-without-money", "claim-name-unknown", "also-known-not-counted"}
    assert warnings == unused | kept | grouped


def _fictional(one: Pack) -> Pack:
    return replace(one, fictional=True)
