"""Packs built by hand, each with just what a test speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from itertools import count

from talentrules.check import check
from talentrules.dates import Days, MonthEnd
from talentrules.diagnostics import Diagnostic
from talentrules.model.conditions import (
    BenefitCondition,
    Compare,
    Condition,
    DefinitionCondition,
    FindingCondition,
    Operator,
)
from talentrules.model.facts import (
    BooleanType,
    ChoiceType,
    DateType,
    Fact,
    FactType,
    MoneyType,
    NumberType,
    Option,
    RecordsType,
    Value,
)
from talentrules.model.groups import Group
from talentrules.model.obligations import Obligation
from talentrules.model.pack import (
    Amount,
    Benefit,
    Category,
    Clock,
    Conventions,
    Definition,
    Finding,
    FindingReason,
    Jurisdiction,
    Kind,
    NamedQuantity,
    Pack,
    Procedure,
    Services,
    Statistic,
    Version,
)
from talentrules.model.payments import Payment
from talentrules.model.quantities import Constant, FactValue, Product, Quantity, Rounding
from talentrules.model.sources import Citation, Source, SourceKind
from talentrules.money import Interval, Money, parse_money
from talentrules.source import Span, TextFile

FILE = TextFile("pack.yaml", "")
_LINES = count(1)


def here() -> Span:
    """Return a place of its own, each below the one before."""
    line = next(_LINES)
    return Span(FILE, line, 1, line, 2)


def _fact(id_: str, name: str, type_: FactType) -> Fact:
    return Fact(id=id_, name=name, type=type_, span=here())


DEGREES = ChoiceType(
    options=(Option(id="bachelor", name="本科"), Option(id="master", name="硕士"), Option(id="doctor", name="博士")),
    ordered=True,
)
VOCABULARY = {
    one.id: one
    for one in (
        _fact("age", "年龄", NumberType(unit="周岁")),
        _fact("insured", "参保月数", NumberType(unit="个月")),
        _fact("share", "持股比例", NumberType(unit="%", whole=False)),
        _fact("income", "年收入", MoneyType()),
        _fact("hired_on", "引进日", DateType()),
        _fact("birth_date", "出生日期", DateType()),
        _fact("area", "面积", NumberType(unit="平方米", whole=False)),
        _fact("degree", "学历", DEGREES),
        _fact("local", "本地户籍", BooleanType()),
        _fact(
            "cards",
            "人才卡",
            RecordsType(
                fields=(
                    Fact(id="left", name="剩余月数", type=NumberType(unit="个月")),
                    Fact(id="level", name="等级", type=DEGREES),
                )
            ),
        ),
    )
}
SOURCES = {
    "notice": Source(id="notice", kind=SourceKind.OFFICIAL_NOTICE, title="办法", publisher="某市", span=here()),
    "story": Source(id="story", kind=SourceKind.ANECDOTE, title="故事", publisher="某报", span=here()),
}
ANYONE = FindingCondition(finding="suitable", span=here())


def cite(quote: str, source: str = "notice", kind: SourceKind | None = None) -> Citation:
    return Citation(source=source, quote=quote, kind=kind)


def compare(fact: str, operator: str, *values: Value, cites: tuple[Citation, ...] = ()) -> Compare:
    return Compare(fact=fact, operator=Operator(operator), values=values, cite=cites, span=here())


def holds(fact: str, *cites: Citation) -> Compare:
    return Compare(fact=fact, operator=Operator.IS, values=(True,), cite=cites, span=here())


LOCAL = holds("local")


def finding(id_: str, name: str = "") -> Finding:
    return Finding(id=id_, name=name or id_, reason=FindingReason.UNSTATED_RULE, span=here())


def by_definition(id_: str) -> DefinitionCondition:
    return DefinitionCondition(definition=id_, span=here())


def by_benefit(id_: str) -> BenefitCondition:
    return BenefitCondition(benefit=id_, span=here())


def definition(id_: str, when: Condition, *cites: Citation, name: str = "") -> Definition:
    return Definition(id=id_, name=name or id_, when=when, cite=cites, span=here())


def amount(low: str | None, high: str | None) -> Amount:
    ends = [None if end is None else parse_money(end) for end in (low, high)]
    return Amount.stated(Interval(*ends), span=here())


def computed(quantity: Quantity) -> Amount:
    return Amount(quantity=quantity, span=here())


def number(value: str | int) -> Constant:
    return Constant(value=value if isinstance(value, int) else Decimal(value), span=here())


def money(text: str) -> Constant:
    return Constant(value=parse_money(text), span=here())


def reads(fact: str, *, of_profile: bool = False) -> FactValue:
    return FactValue(fact=fact, of_profile=of_profile, span=here())


def product(*parts: Quantity) -> Product:
    return Product(parts=parts, span=here())


def named(id_: str, quantity: Quantity, *cites: Citation, name: str = "") -> NamedQuantity:
    return NamedQuantity(id=id_, name=name or id_, quantity=quantity, cite=cites, span=here())


DECLARED = Conventions(month_end=MonthEnd.LAST_DAY, money=Rounding.HALF_UP)


def version(  # noqa: PLR0913 - a test names the one or two that it is about
    first: str | None = None,
    last: str | None = None,
    *,
    when: Condition | None = ANYONE,
    pays: Amount | None = None,
    payment: Payment | None = None,
    obligation: Obligation | None = None,
    cites: tuple[Citation, ...] = (),
) -> Version:
    days = Days(
        first=None if first is None else date.fromisoformat(first),
        last=None if last is None else date.fromisoformat(last),
    )
    return Version(days=days, when=when, amount=pays, payment=payment, obligation=obligation, cite=cites, span=here())


def benefit(  # noqa: PLR0913 - a test names the one or two that it is about
    id_: str = "allowance",
    name: str = "交通补贴",
    *,
    when: Condition | None = ANYONE,
    pays: Amount | None = None,
    quote: str = "发放交通补贴",
    cites: tuple[Citation, ...] | None = None,
    versions: tuple[Version, ...] | None = None,
    version_by: Clock | str = Clock.EVALUATION,
    kind: Kind = Kind.ALLOWANCE,
    services: Services | None = None,
    payment: Payment | None = None,
    obligation: Obligation | None = None,
    procedure: Procedure | None = None,
) -> Benefit:
    only_one = version(when=when, pays=pays, payment=payment, obligation=obligation)
    return Benefit(
        id=id_,
        name=name,
        kind=kind,
        category=Category.MONEY,
        versions=(only_one,) if versions is None else versions,
        version_by=version_by,
        services=services,
        procedure=procedure,
        cite=(cite(quote),) if cites is None else cites,
        span=here(),
    )


def services(*items: str, declared: int | None = None, at_least: bool = False) -> Services:
    return Services(declared=declared, items=items, at_least=at_least, unit="类", span=here())


def statistic(  # noqa: PLR0913 - as above
    *,
    people: int | None = None,
    total: str | None = None,
    each: tuple[str, ...] = (),
    whole: int | None = None,
    parts: tuple[int, ...] = (),
    quote: str,
    **more: object,
) -> Statistic:
    paid: Money | None = None if total is None else parse_money(total)
    return Statistic(
        id="figures",
        name="发放情况",
        count=people,
        total=paid,
        each=each,
        whole=whole,
        parts=parts,
        cite=(cite(quote),),
        span=here(),
        **more,  # type: ignore[arg-type]  # the relation
    )


def pack(  # noqa: PLR0913 - as above
    *benefits: Benefit,
    definitions: Iterable[Definition] = (),
    findings: Iterable[Finding] = (),
    statistics: Iterable[Statistic] = (),
    quantities: Iterable[NamedQuantity] = (),
    groups: Iterable[Group] = (),
    conventions: Conventions = DECLARED,
    own: Iterable[Fact] = (),
    sources: Mapping[str, Source] | None = None,
    fictional: bool = False,
) -> Pack:
    """Return a pack of `benefits`; the finding `suitable` is there, and used by an entry that is only told."""
    told = benefit("told", "人才库", kind=Kind.REGISTRY, cites=(cite("人才库"), cite("一个人", "story")))
    own = tuple(own)
    return Pack(
        language=1,
        id="somewhere",
        name="某市",
        jurisdiction=Jurisdiction(code="000000"),
        verified_on=date(2024, 5, 9),
        fictional=fictional,
        sources=SOURCES if sources is None else sources,
        documents={},
        facts={**VOCABULARY, **{one.id: one for one in own}},
        own_facts=tuple(one.id for one in own),
        findings={one.id: one for one in (finding("suitable", "符合条件"), *findings)},
        definitions={one.id: one for one in definitions},
        benefits={one.id: one for one in (told, *benefits)},
        statistics={one.id: one for one in statistics},
        quantities={one.id: one for one in quantities},
        groups={one.id: one for one in groups},
        conventions=conventions,
        file=FILE,
    )


def found(one: Pack) -> list[tuple[str, str]]:
    """Return code and message of everything that is wrong with `one`."""
    return [(problem.code, problem.message) for problem in check(one)]


def codes(one: Pack) -> list[str]:
    return [problem.code for problem in check(one)]


def only(one: Pack) -> Diagnostic:
    """Return the one thing that is wrong with `one`."""
    (problem,) = check(one)
    return problem
