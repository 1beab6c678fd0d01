"""What a benefit asks, as one condition: its own, and that there is an amount at all.

What cannot be said as a condition becomes one that may come out either way (`unclear`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from talentrules.dates import Days
from talentrules.model.conditions import All, Any, BenefitCondition, Condition, DefinitionCondition, NotRequired
from talentrules.model.facts import DateType
from talentrules.model.pack import Benefit, Clock, Pack, Version
from talentrules.model.quantities import (
    Bands,
    Between,
    Bounded,
    ClockDay,
    Constant,
    DefinedQuantity,
    Difference,
    FactValue,
    Fold,
    Greatest,
    Least,
    OverRecords,
    Product,
    Quantity,
    Rounded,
    Shifted,
    Stated,
    Sum,
    Table,
    YearStart,
)
from talentrules.model.walk import quantities_in

__all__ = ["Meaning"]

_ALWAYS = NotRequired(subject="")


@dataclass(frozen=True, slots=True)
class Meaning:
    """The conditions that stand for the versions and amounts of one pack, each made once."""

    pack: Pack
    versions: dict[int, Condition] = field(default_factory=dict)
    tables: dict[int, Condition] = field(default_factory=dict)

    def of(self, one: DefinitionCondition | BenefitCondition) -> Condition | None:
        """Return the condition that a reference stands for; None where no one condition does."""
        if isinstance(one, DefinitionCondition):
            return self.pack.definitions[one.definition].when
        benefit = self.pack.benefits.get(one.benefit)
        if benefit is None:
            return None
        if benefit.informational:
            return _ALWAYS if always_in_force(benefit) else None
        return self.granted(benefit.versions[0]) if always_in_force(benefit) else None

    def granted(self, version: Version) -> Condition:
        """Return the condition on which `version` is granted."""
        if id(version) not in self.versions:
            amount = None if version.amount is None else self.exists(version.amount.quantity)
            wanted = tuple(one for one in (version.when, amount) if one is not None and one is not _ALWAYS)
            self.versions[id(version)] = wanted[0] if len(wanted) == 1 else All(parts=wanted)
        return self.versions[id(version)]

    def exists(self, quantity: Quantity) -> Condition:  # noqa: PLR0911 - one line a form
        """Return the condition on which there is such a quantity."""
        match quantity:
            case Constant() | Stated() | ClockDay():
                return _ALWAYS
            case FactValue():
                fact = self.pack.facts.get(quantity.fact)
                day = fact is None or isinstance(fact.type, DateType)
                return self._unclear(quantity) if day else _ALWAYS
            case OverRecords(fold=Fold.COUNT | Fold.SUM | Fold.IN_A_ROW):
                return _ALWAYS
            case Table():
                return self._exists_in(quantity)
            case Bounded():
                return self.exists(quantity.base)
            case Product() | Sum() | Difference() | Least() | Greatest():
                return self._all(quantity)
            case Rounded() | Bands() | Between() | Shifted() | YearStart():
                return self._all(quantity)
            case DefinedQuantity():
                return self.exists(self.pack.quantities[quantity.definition].quantity)
            case _:
                return self._unclear(quantity)

    def _all(self, quantity: Quantity) -> Condition:
        found = [one for one in map(self.exists, quantities_in(quantity)) if one is not _ALWAYS]
        if not found:
            return _ALWAYS
        return found[0] if len(found) == 1 else All(parts=tuple(found))

    def _exists_in(self, table: Table) -> Condition:
        if id(table) not in self.tables:
            rows = [All(parts=(row.when, self.exists(row.value))) for row in table.rows]
            otherwise = [] if table.otherwise is None else [self.exists(table.otherwise)]
            always = _ALWAYS in otherwise
            self.tables[id(table)] = _ALWAYS if always else Any(parts=(*rows, *otherwise))
        return self.tables[id(table)]

    def _unclear(self, quantity: Quantity) -> Condition:
        """Return a condition that may hold or not: it names a benefit that is none."""
        return self.tables.setdefault(id(quantity), BenefitCondition(benefit=f"?{id(quantity)}"))


def always_in_force(benefit: Benefit) -> bool:
    """Return whether `benefit` has one version, in force on every day."""
    return benefit.version_by is Clock.EVALUATION and [one.days for one in benefit.versions] == [Days()]
