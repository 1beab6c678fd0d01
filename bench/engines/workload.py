# ruff: noqa: S101 - what the workload must be, for the lowerings to be right
"""The rules that every engine is given, the profiles, and the one shape in which all of them have to answer.

The pack is the only text of the rules. What the other engines get is lowered from it form by form, so that nobody is
measured on other rules than the rest; a form that is not here makes the lowering stop, never guess.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random
from typing import TypeAlias

from talentrules.loading import load_file
from talentrules.model.conditions import All, Any, BenefitCondition, Compare, Condition, Not, Operator
from talentrules.model.facts import BooleanType, ChoiceType, Fact, MoneyType, NumberType, Value
from talentrules.model.groups import Highest
from talentrules.model.pack import Benefit, Pack
from talentrules.model.profile import Known, Profile
from talentrules.model.quantities import Constant, Quantity, Stated, Table
from talentrules.model.walk import below
from talentrules.money import Money

__all__ = ["PACK", "Answer", "Answers", "Plain", "Tier", "Tiers", "Workload", "operands", "plain_value"]

PACK = Path(__file__).parents[1] / "workload.yaml"
_NUMBERS = {
    "age_now": (18, 65),
    "served_months": (0, 36),
    "days_in_city_year": (0, 365),
    "operating_months": (0, 60),
    "jobs_created": (0, 15),
    "insurance_months_continuous": (0, 36),
    "insurance_months_total": (0, 150),
    "household_homes_in_city": (0, 2),
    "annual_pay": (5, 120),
    "project_fee": (0, 150),
}
"""From which range the profiles are drawn; money in 万元."""
_YUAN_PER_WAN = 10_000

PlainValue: TypeAlias = bool | int | str
Plain: TypeAlias = Mapping[str, PlainValue]
"""A profile as every engine can take it: ordered choices as ranks, money in whole yuan."""

Answer: TypeAlias = tuple[bool, int]
"""Whether a benefit is granted after the groups, and how many yuan it pays each time (0 where it is not granted)."""
Answers: TypeAlias = Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Tier:
    """A row of a table; `when` is None for what is paid where no row holds."""

    when: Condition | None
    yuan: int


@dataclass(frozen=True, slots=True)
class Tiers:
    """An amount in tiers, so ordered that the first one that holds counts."""

    rows: tuple[Tier, ...]


@dataclass(frozen=True)
class Workload:
    """The pack with what the lowerings ask of it."""

    pack: Pack

    @classmethod
    def read(cls) -> Workload:
        """Return the workload of `bench/workload.yaml`."""
        return cls(load_file(PACK).pack)

    @cached_property
    def benefits(self) -> tuple[Benefit, ...]:
        """The benefits, those that others name before these."""
        return tuple(self.pack.benefits[name] for kind, name in self.pack.order if kind == "benefit")

    @cached_property
    def rivals(self) -> tuple[str, ...]:
        """The benefits of which only the one that pays most is granted; of equals, the earlier one."""
        (group,) = self.pack.groups.values()
        assert isinstance(group, Highest)
        return group.benefits

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that the rules read."""
        return tuple(self.pack.facts[name] for name in self.pack.facts_read)

    def when(self, benefit: Benefit) -> Condition:
        """Return the condition of `benefit`."""
        (version,) = benefit.versions
        assert version.when is not None
        return version.when

    def tiers(self, benefit: Benefit) -> Tiers | None:
        """Return what `benefit` pays each time; None where it is no money. Of several rows the greatest stands first."""
        (version,) = benefit.versions
        return None if version.amount is None else _tiers(version.amount.quantity)

    def profiles(self, count: int, seed: int) -> list[Profile]:
        """Return `count` profiles in which every fact is known, the same ones for the same `seed`."""
        chance = Random(seed)
        return [
            Profile(facts={one.id: Known(value=_drawn(one, chance, self._asked.get(one.id, ()))) for one in self.facts})
            for _ in range(count)
        ]

    @cached_property
    def _asked(self) -> Mapping[str, list[Value]]:
        """The values with which the rules compare each fact."""
        asked: dict[str, dict[Value, None]] = {}
        for term in (part for stated in self.pack.terms for part in below(stated)):
            if isinstance(term, Compare):
                asked.setdefault(term.fact, {}).update(dict.fromkeys(term.values))
        return {fact: list(values) for fact, values in asked.items()}

    def plain(self, profile: Profile) -> dict[str, PlainValue]:
        """Return `profile` as the other engines take it."""
        return {name: plain_value(known.value, self.pack.facts[name]) for name, known in profile.facts.items()}


def _tiers(quantity: Quantity) -> Tiers:
    match quantity:
        case Stated(interval=interval):
            assert interval.exact
            return Tiers((Tier(None, _yuan(interval.low)),))
        case Constant(value=Money() as value):
            return Tiers((Tier(None, _yuan(value)),))
        case Table(rows=rows, otherwise=otherwise):
            tiers = [Tier(row.when, _tiers(row.value).rows[0].yuan) for row in rows]
            if quantity.hit == "highest":
                tiers.sort(key=lambda tier: -tier.yuan)
            last = () if otherwise is None else _tiers(otherwise).rows
            return Tiers((*tiers, *last))
        case _:
            raise NotImplementedError(quantity)


def _yuan(value: Money | None) -> int:
    assert value is not None
    yuan, fen = divmod(value.in_fen, 100)
    assert not fen
    return yuan


def plain_value(value: Value, fact: Fact) -> PlainValue:
    """Return a value of `fact` as the other engines take it."""
    match value:
        case Money():
            return _yuan(value)
        case bool() | int():
            return value
        case str() if isinstance(fact.type, ChoiceType):
            return fact.type.ranks[value] if fact.type.ordered else value
        case _:
            raise NotImplementedError(value)


def operands(condition: Compare, fact: Fact) -> tuple[Operator, Sequence[PlainValue]]:
    """Return how `condition` compares and with what, in plain values."""
    return condition.operator, [plain_value(value, fact) for value in condition.values]


def _drawn(fact: Fact, chance: Random, asked: Sequence[Value]) -> Value:
    """Draw a value; a choice two times out of three one that the rules ask for, so that something is granted."""
    match fact.type:
        case BooleanType():
            return chance.random() < 0.5
        case ChoiceType(options=options):
            return chance.choice(asked) if asked and chance.random() < 0.67 else chance.choice(options).id
        case MoneyType():
            return Money.yuan(chance.randint(*_NUMBERS[fact.id]) * _YUAN_PER_WAN)
        case NumberType():
            return chance.randint(*_NUMBERS[fact.id])
        case _:
            raise NotImplementedError(fact)


LOWERED = All | Any | Not | Compare | BenefitCondition
"""The conditions that the workload uses, and that every lowering knows."""
