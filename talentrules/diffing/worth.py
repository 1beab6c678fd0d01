"""What an amount comes to where it is known which rows of its tables hold: a number, or a form that two may share.

Two amounts that come to the same form are the same for everybody there. Two forms may still be the same amount; that is
for a person to show.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from talentrules.diffing.told import Common, wordless
from talentrules.engine import tables
from talentrules.engine.evaluate import reckon
from talentrules.engine.scope import Docket, Scope
from talentrules.model.conditions import Condition, NotRequired
from talentrules.model.decision import Judgement, Reckoning
from talentrules.model.pack import Pack
from talentrules.model.quantities import (
    BenefitAmount,
    ClockDay,
    DefinedQuantity,
    FactValue,
    HitPolicy,
    OverRecords,
    Quantity,
    Table,
)
from talentrules.model.walk import below, quantities_in
from talentrules.proofs.subject import World, tables_in
from talentrules.truth import Truth

__all__ = ["Weigher", "rows_of"]

Holds = Mapping[int, Truth]
"""Whether the condition of a row holds, by the identity of the condition."""
_DEPENDS = (ClockDay, FactValue, OverRecords, DefinedQuantity, BenefitAmount, Condition)
_NOTHING = NotRequired(subject="")


def rows_of(quantity: Quantity | None, pack: Pack) -> Iterator[Condition]:
    """Yield the conditions of the rows of all tables in `quantity`."""
    for table in tables_in(quantity, pack):
        yield from (row.when for row in table.rows)


class Weigher:
    """Says what quantities of the common pack come to."""

    def __init__(self, world: World, common: Common) -> None:
        self.pack = pack = world.pack
        self.meaning = world.meaning
        self.common = common
        self.empty = Scope(Docket(pack, pack.verified_on, {}), {}, pack.facts)

    def worth(self, quantity: Quantity | None, holds: Holds) -> object:
        """Return what is equal where two quantities are the same amount, given which rows hold."""
        if quantity is None:
            return None
        if isinstance(quantity, Table):
            return self._of_rows(quantity, holds)
        if any(True for _ in tables_in(quantity, self.pack)):
            parts = tuple(self.worth(part, holds) for part in quantities_in(quantity))
            return (self.common.key(wordless(quantity, lambda _: _NOTHING)), parts)
        if any(isinstance(one, _DEPENDS) for one in below(quantity)):
            return ("#", id(quantity))
        return _bare(reckon(quantity, self.empty))

    def _of_rows(self, table: Table, holds: Holds) -> object:
        truths = [holds[id(row.when)] for row in table.rows]
        values = [self.worth(row.value, holds) for row in table.rows]
        otherwise = self.worth(table.otherwise, holds)
        known = [one for one in (*values, otherwise) if one is None or isinstance(one, Reckoning)]
        if len(known) == len(values) + 1:
            whens = [Judgement(truth=truth) for truth in truths]
            hits = tables.hits(table.hit, whens, [one for one in values if isinstance(one, Reckoning)])
            return _bare(tables.of_rows(table.hit, hits, otherwise if isinstance(otherwise, Reckoning) else None))
        there = [isinstance(self.meaning.exists(row.value), NotRequired) for row in table.rows]
        sure = [truth if certain else min(truth, Truth.OPEN) for truth, certain in zip(truths, there, strict=True)]
        return _form(table.hit, sure, values, otherwise)


def _form(policy: HitPolicy, truths: Sequence[Truth], values: Sequence[object], otherwise: object) -> object:
    """Return the form of a table; a row that holds and may have no amount is as one that may hold."""
    counted: list[tuple[Truth, object]] = []
    for truth, value in zip(truths, values, strict=True):
        if truth is not Truth.NO:
            counted.append((truth, value))
        if truth is Truth.YES and policy is HitPolicy.FIRST:
            break
    certain = any(truth is Truth.YES for truth, _ in counted)
    if len(counted) == 1 and certain:
        return counted[0][1]
    if not counted:
        return otherwise
    return (policy, tuple(counted), None if certain else otherwise)


def _bare(found: Reckoning) -> Reckoning:
    return replace(found, missing=(), findings=(), applies_missing=(), applies_findings=())
