"""Do tables, bounds, payments and obligations make sense in themselves: what can be said from their constants alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from decimal import Decimal

from talentrules.check.conditions import Stated as Place
from talentrules.check.conditions import stated
from talentrules.check.values import money_words, number_words
from talentrules.dates import chinese_date
from talentrules.diagnostics import Diagnostic, Related, diagnose
from talentrules.model.conditions import All, Any, AtLeastN, CompareQuantity, Condition, NotRequired, Operator
from talentrules.model.obligations import ClawbackKind, Obligation
from talentrules.model.pack import Benefit, Pack, Version
from talentrules.model.quantities import (
    BenefitAmount,
    Bounded,
    Constant,
    DefinedQuantity,
    HitPolicy,
    Quantity,
    Stated,
    Table,
)
from talentrules.model.walk import Term, below
from talentrules.money import Money
from talentrules.source import NOWHERE, Span

__all__ = ["problems"]

_Value = int | Decimal | Money | date


def problems(pack: Pack) -> Iterator[Diagnostic]:
    """Yield rows that never count, bounds the wrong way round, refunds of no period, totals below one payment."""
    unsettled = _unsettled(pack)
    for one in stated(pack):
        if isinstance(one.term, CompareQuantity):
            yield from _behind_a_name(pack, one, one.term, unsettled)
        elif isinstance(one.term, Table):
            yield from _never_reached(one, one.term)
        elif isinstance(one.term, Bounded):
            yield from _reversed(one, one.term)
    for benefit in pack.benefits.values():
        for version in benefit.versions:
            yield from _no_period(benefit, version)
            yield from _total_below_one(benefit, version)


def _unsettled(pack: Pack) -> frozenset[str]:
    """Return the named quantities in which stands what no fact can settle: a published range, another benefit's amount."""
    found: set[str] = set()
    for kind, name in pack.order:
        if kind == "quantity" and any(_never_settles(one, found) for one in below(pack.quantities[name].quantity)):
            found.add(name)
    return frozenset(found)


def _never_settles(term: Term, unsettled: Collection[str]) -> bool:
    match term:
        case Stated():
            return not term.interval.exact
        case DefinedQuantity():
            return term.definition in unsettled
        case _:
            return isinstance(term, BenefitAmount)


def _behind_a_name(
    pack: Pack, one: Place, compared: CompareQuantity, unsettled: Collection[str]
) -> Iterator[Diagnostic]:
    """Yield what is compared and can stay open with nothing to ask; where no name is between, the reader refuses it."""
    for term in below(compared):
        if isinstance(term, DefinedQuantity) and term.definition in unsettled:
            name = pack.quantities[term.definition].name
            yield diagnose("range-behind-name", one.span, name=one.owner.name, quantity=name)


def _never_reached(one: Place, table: Table) -> Iterator[Diagnostic]:
    """Yield the first row after one that always holds, where the first that holds is the only one that counts."""
    if table.hit is not HitPolicy.FIRST:
        return
    for place, row in enumerate(table.rows[:-1]):
        if _always(row.when):
            after = table.rows[place + 1]
            yield diagnose(
                "row-never-reached",
                one.span if after.span == NOWHERE else after.span,
                related=(Related(span=row.span, note="这一行总是成立", note_en="this row always holds"),),
                name=one.owner.name,
                number=place + 2,
                earlier=place + 1,
            )
            return


def _always(condition: Condition) -> bool:
    """Return whether `condition` certainly holds, from its constants alone."""
    match condition:
        case NotRequired():
            return True
        case All():
            return bool(condition.parts) and all(map(_always, condition.parts))
        case Any():
            return any(map(_always, condition.parts))
        case AtLeastN():
            return 0 < condition.n <= sum(map(_always, condition.parts))
        case CompareQuantity(quantity=Constant(value=value), operator=operator):
            return _compares(value, operator, [one.value for one in condition.bounds if isinstance(one, Constant)])
        case _:
            return False


def _compares(value: _Value, operator: Operator, bounds: list[_Value]) -> bool:
    if len(bounds) != 1:
        return False
    match operator:
        case Operator.AT_LEAST:
            return value == bounds[0] or _less(bounds[0], value)
        case Operator.AT_MOST:
            return value == bounds[0] or _less(value, bounds[0])
        case Operator.IS:
            return value == bounds[0]
        case _:
            return False


def _less(one: _Value, other: _Value) -> bool:
    """Return whether `one` is less than `other`; values of two kinds are not."""
    match one, other:
        case (Money(), Money()) | (date(), date()):
            return one < other  # type: ignore[operator]  # both are of the type that the pattern names
        case (int() | Decimal(), int() | Decimal()):
            return one < other
        case _:
            return False


def _reversed(one: Place, bounded: Bounded) -> Iterator[Diagnostic]:
    low, high = bounded.at_least, bounded.at_most
    if isinstance(low, Constant) and isinstance(high, Constant) and _less(high.value, low.value):
        yield diagnose("bounds-cross", one.span, name=one.owner.name, low=_words(low.value), high=_words(high.value))


def _words(value: _Value) -> str:
    if isinstance(value, Money):
        return money_words(value)
    return chinese_date(value) if isinstance(value, date) else number_words(value)


def _no_period(benefit: Benefit, version: Version) -> Iterator[Diagnostic]:
    owed = version.obligation
    if owed is not None and owed.serve is None and _in_proportion(owed):
        span = _nearest(owed.span, version, benefit)
        yield diagnose("pro-rata-without-period", span, name=benefit.name)


def _in_proportion(owed: Obligation) -> bool:
    clawbacks = (owed.clawback, *owed.by_reason.values())
    return any(one is not None and one.kind is ClawbackKind.PRO_RATA for one in clawbacks)


def _total_below_one(benefit: Benefit, version: Version) -> Iterator[Diagnostic]:
    paid, amount = version.payment, version.amount
    if paid is None or amount is None or not isinstance(paid.in_total_at_most, Constant):
        return
    total = paid.in_total_at_most.value
    parts = [part.amount for part in paid.instalments if part.amount is not None]
    once = min(parts, default=None) if paid.instalments else _least(amount.quantity)
    if isinstance(total, Money) and once is not None and total < once:
        yield diagnose(
            "total-below-one-payment",
            _nearest(paid.span, version, benefit),
            name=benefit.name,
            total=money_words(total),
            amount=money_words(once),
        )


def _least(amount: Quantity) -> Money | None:
    """Return the least that `amount` certainly comes to each time, from its constants alone."""
    match amount:
        case Constant(value=Money() as value):
            return value
        case Stated(interval=interval):
            return interval.low
        case Table():
            worth = [_least(row.value) for row in amount.rows]
            known = [one for one in worth if one is not None]
            return min(known) if known and len(known) == len(worth) and amount.otherwise is None else None
        case _:
            return None


def _nearest(span: Span, version: Version, benefit: Benefit) -> Span:
    return next((one for one in (span, version.span) if one != NOWHERE), benefit.span)
