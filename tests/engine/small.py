"""A small pack to work examples by hand with, and short ways to write its parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from talentrules.dates import Days, parse_date
from talentrules.engine import decide
from talentrules.model.conditions import All, Compare, Condition, FindingCondition, Not, Operator
from talentrules.model.decision import Decision, Item
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
    SetType,
    Value,
)
from talentrules.model.pack import (
    Amount,
    Beneficiary,
    Benefit,
    Category,
    Clock,
    Definition,
    Every,
    Finding,
    FindingReason,
    Jurisdiction,
    Kind,
    Pack,
    Payment,
    Version,
)
from talentrules.model.profile import Attestation, Case, Known, Profile
from talentrules.model.sources import Source, SourceKind
from talentrules.money import Interval, Money

__all__ = [
    "ON",
    "benefit",
    "case",
    "compare",
    "definition",
    "during",
    "everything",
    "finding",
    "holds",
    "item",
    "money",
    "none_of",
    "pack",
    "paying",
    "the_decision",
]

ON = date(2024, 6, 1)


def _fact(name: str, kind: FactType) -> Fact:
    return Fact(id=name, name=f"事实{name}", type=kind)


def _options(*names: str) -> tuple[Option, ...]:
    return tuple(Option(id=name, name=name) for name in names)


_LEVEL = ChoiceType(options=_options("bachelor", "master", "doctor"), ordered=True)
_CARDS = RecordsType(
    fields=(
        _fact("card", ChoiceType(options=_options("green", "gold"))),
        _fact("level", _LEVEL),
        _fact("issued_on", DateType()),
    )
)
_FACTS = {
    one.id: one
    for one in (
        _fact("retired", BooleanType()),
        _fact("months", NumberType(unit="个月")),
        _fact("pay", MoneyType()),
        _fact("level", _LEVEL),
        _fact("mode", ChoiceType(options=_options("full_time", "flexible"))),
        _fact("groups", SetType(options=_options("migratory", "youth"))),
        _fact("cards", _CARDS),
        _fact("introduced_on", DateType()),
        _fact("applied_on", DateType()),
    )
}
_FINDINGS = {
    one.id: one
    for one in (
        Finding(id="conditions", name="符合条件", reason=FindingReason.UNSTATED_RULE),
        Finding(id="merit", name="表现突出", reason=FindingReason.DISCRETIONARY),
    )
}
_SOURCE = Source(id="press", kind=SourceKind.PRESS, title="报道", publisher="报社")


def money(yuan: int) -> Money:
    return Money.yuan(yuan)


def compare(fact: str, operator: Operator, *values: Value) -> Compare:
    return Compare(fact=fact, operator=operator, values=values)


def holds(fact: str) -> Compare:
    """Ask whether a yes-or-no fact is a yes."""
    return Compare(fact=fact, operator=Operator.IS, values=(True,))


def finding(name: str) -> FindingCondition:
    return FindingCondition(finding=name)


def everything(*parts: Condition) -> All:
    return All(parts=parts)


def none_of(part: Condition) -> Not:
    return Not(part=part)


def paying(low: int | None, high: int | None, every: Every | None = Every.YEAR) -> tuple[Amount, Payment | None]:
    interval = Interval(None if low is None else money(low), None if high is None else money(high))
    return Amount.stated(interval), None if every is None else Payment(every=every)


def during(
    first: str | None,
    last: str | None,
    when: Condition | None = None,
    pays: tuple[Amount, Payment | None] = (Amount.stated(Interval()), None),
    *,
    money_paid: bool = True,
) -> Version:
    days = Days(first=parse_date(first) if first else None, last=parse_date(last) if last else None)
    amount, payment = pays
    return Version(days=days, when=when, amount=amount if money_paid else None, payment=payment)


def benefit(  # noqa: PLR0913 - a benefit has as many sides
    name: str = "b",
    when: Condition | None = None,
    pays: tuple[Amount, Payment | None] | None = None,
    *,
    kind: Kind = Kind.ALLOWANCE,
    who: Beneficiary = Beneficiary.PERSON,
    versions: tuple[Version, ...] = (),
    by: Clock | str = Clock.EVALUATION,
) -> Benefit:
    amount, payment = pays or (None, None)
    return Benefit(
        id=name,
        name=f"待遇{name}",
        kind=kind,
        category=Category.MONEY,
        beneficiary=who,
        versions=versions or (Version(when=when, amount=amount, payment=payment),),
        version_by=by,
    )


def definition(name: str, when: Condition) -> Definition:
    return Definition(id=name, name=f"定义{name}", when=when)


def pack(
    *benefits: Benefit,
    definitions: Iterable[Definition] = (),
    fictional: bool = False,
    verified_on: date = date(2024, 12, 31),
    review_by: date | None = None,
    sources: Iterable[Source] = (_SOURCE,),
) -> Pack:
    return Pack(
        language=1,
        id="small",
        name="小城",
        jurisdiction=Jurisdiction(code="000000"),
        verified_on=verified_on,
        review_by=review_by,
        fictional=fictional,
        sources={one.id: one for one in sources},
        documents={},
        facts=_FACTS,
        findings=_FINDINGS,
        definitions={one.id: one for one in definitions},
        benefits={one.id: one for one in benefits},
        statistics={},
    )


def case(
    facts: Mapping[str, Value] | None = None, attested: Mapping[str, bool] | None = None, *, on: date = ON
) -> Case:
    return Case(
        profile=Profile(
            facts={name: Known(value=value) for name, value in (facts or {}).items()},
            attestations={name: Attestation(holds=found) for name, found in (attested or {}).items()},
        ),
        on=on,
    )


def the_decision(
    subject: Pack, facts: Mapping[str, Value] | None = None, attested: Mapping[str, bool] | None = None
) -> Decision:
    return decide(subject, case(facts, attested))


def item(
    one: Benefit,
    facts: Mapping[str, Value] | None = None,
    attested: Mapping[str, bool] | None = None,
    *,
    on: date = ON,
) -> Item:
    """Decide a pack of `one` benefit alone."""
    return decide(pack(one), case(facts, attested, on=on)).items[0]
