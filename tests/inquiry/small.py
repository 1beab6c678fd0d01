"""Small packs for the inquiries: the shared vocabulary, and benefits that are a condition and an amount."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from talentrules.dates import Days
from talentrules.engine import decide
from talentrules.model.conditions import All, Compare, CompareQuantity, Condition, Operator, Records
from talentrules.model.decision import Decision
from talentrules.model.facts import Value
from talentrules.model.groups import Group
from talentrules.model.pack import Amount, Benefit, Category, Jurisdiction, Kind, Pack, Payment, Version
from talentrules.model.payments import Every
from talentrules.model.profile import Case, Known, Profile
from talentrules.model.quantities import Between, Clock, ClockDay, Constant, FactValue, Quantity, Unit
from talentrules.model.vocabulary import VOCABULARY
from talentrules.money import Interval, Money

__all__ = [
    "ON",
    "a_pack",
    "age",
    "all_of",
    "at_least",
    "at_most",
    "benefit",
    "case",
    "decided",
    "is_",
    "paying",
    "some",
    "years_since",
]

ON = date(2024, 6, 1)


def is_(fact: str, value: Value) -> Condition:
    return Compare(fact=fact, operator=Operator.IS, values=(value,))


def at_least(fact: str, value: Value) -> Condition:
    return Compare(fact=fact, operator=Operator.AT_LEAST, values=(value,))


def at_most(fact: str, value: Value) -> Condition:
    return Compare(fact=fact, operator=Operator.AT_MOST, values=(value,))


def all_of(*parts: Condition) -> Condition:
    return All(parts=parts)


def some(fact: str, where: Condition | None = None) -> Condition:
    from talentrules.model.conditions import Quantifier

    return Records(fact=fact, quantifier=Quantifier.SOME, where=where)


def years_since(first: Quantity, clock: Clock, operator: Operator, years: int) -> Condition:
    between = Between(first=first, last=ClockDay(clock=clock), unit=Unit.YEAR)
    return CompareQuantity(quantity=between, operator=operator, bounds=(Constant(value=years),))


def age(operator: Operator, years: int, clock: Clock = Clock.EVALUATION) -> Condition:
    return years_since(FactValue(fact="birth_date"), clock, operator, years)


def paying(yuan: int) -> Amount:
    return Amount.stated(Interval.exactly(Money.yuan(yuan)))


def benefit(
    name: str,
    when: Condition | None = None,
    amount: Amount | None = None,
    days: Days | None = None,
    version_by: Clock | str = Clock.EVALUATION,
) -> Benefit:
    version = Version(days=days or Days(), when=when, amount=amount, payment=Payment(every=Every.ONCE))
    return Benefit(
        id=name,
        name=f"待遇{name}",
        kind=Kind.SUBSIDY,
        category=Category.MONEY,
        versions=(version,),
        version_by=version_by,
    )


def a_pack(*benefits: Benefit, groups: Iterable[Group] = ()) -> Pack:
    return Pack(
        language=1,
        id="p",
        name="某市",
        jurisdiction=Jurisdiction(code="1"),
        verified_on=ON,
        sources={},
        documents={},
        facts=VOCABULARY,
        findings={},
        definitions={},
        benefits={one.id: one for one in benefits},
        groups={one.id: one for one in groups},
        statistics={},
    )


def case(facts: Mapping[str, Value] | None = None, on: date = ON) -> Case:
    return Case(profile=Profile(facts={name: Known(value=value) for name, value in (facts or {}).items()}), on=on)


def decided(pack: Pack, facts: Mapping[str, Value] | None = None, on: date = ON) -> Decision:
    return replace(decide(pack, case(facts, on)))
