"""How fine a quantity can be: is an amount certainly whole fen, whatever the facts are.

The *grain* of a quantity is a number of which it is always a whole multiple (for money in fen), None where none is
known: of half of a price it is half a fen, of half of 3 万元 it is 1.5 万元.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import gcd, lcm

from talentrules.dates import Duration
from talentrules.model.facts import Fact, MoneyType, NumberType, RecordsType
from talentrules.model.obligations import Clawback, ClawbackKind
from talentrules.model.pack import Pack, Version
from talentrules.model.payments import Payment
from talentrules.model.quantities import (
    Bands,
    BenefitAmount,
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
    Part,
    Product,
    Quantity,
    Rounded,
    Shifted,
    Stated,
    Sum,
    Table,
    Unit,
    YearStart,
)
from talentrules.model.walk import Reference, quantities_in
from talentrules.money import Money

__all__ = ["Grains"]

_Grain = Fraction | None
_Facts = Mapping[str, Fact]
_ONE = Fraction(1)
_HUNDREDTH = Fraction(1, 100)


class Grains:
    """The grains of the quantities of a pack; each named quantity and each benefit is reckoned once."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._named: dict[Reference, _Grain] = {}
        for node in pack.order:
            kind, name = node
            if kind == "quantity":
                self._named[node] = self._grain(pack.quantities[name].quantity, pack.facts)
            elif kind == "benefit":
                amounts = (version.amount for version in pack.benefits[name].versions)
                self._named[node] = _common(
                    self._grain(amount.quantity, pack.facts) for amount in amounts if amount is not None
                )

    def whole(self, amount: Quantity) -> bool:
        """Return whether `amount` is certainly whole fen."""
        return _is_whole(self._grain(amount, self._pack.facts))

    def paid_whole(self, version: Version) -> bool:
        """Return whether each payment of `version` is certainly whole fen."""
        return _is_whole(self._paid(version))

    def refunded_whole(self, version: Version, clawback: Clawback, time: Duration | None) -> bool:
        """Return whether what is paid back by `clawback`, where it is reckoned by `time`, is certainly whole fen."""
        return _is_whole(_times(self._paid(version), _kept(clawback, time)))

    def _paid(self, version: Version) -> _Grain:
        """Return the grain of what is paid at one time."""
        grain = None if version.amount is None else self._grain(version.amount.quantity, self._pack.facts)
        paid = version.payment
        if paid is None:
            return grain
        grain = _assessed(_instalments(grain, paid), paid)
        limit = paid.in_total_at_most
        return grain if limit is None else _common((grain, self._grain(limit, self._pack.facts)))

    def _grain(self, quantity: Quantity, facts: _Facts) -> _Grain:  # noqa: C901, PLR0911 - one case a form
        """Return the grain of `quantity` where its names mean `facts`."""
        match quantity:
            case Constant():
                return _constant(quantity.value)
            case Stated(interval=interval):
                return _common(Fraction(end.in_fen) for end in (interval.low, interval.high) if end is not None)
            case FactValue():
                return _of_fact((self._pack.facts if quantity.of_profile else facts).get(quantity.fact))
            case Between():
                return None if quantity.part is Part.EXACT and quantity.unit is not Unit.DAY else _ONE
            case OverRecords():
                return self._folded(quantity, facts)
            case Product():
                return _times(*(self._grain(part, facts) for part in quantity.parts))
            case Bands():
                return _in_bands(self._grain(quantity.base, facts), quantity)
            case Rounded():
                return _constant(quantity.step)
            case DefinedQuantity():
                return self._named.get(("quantity", quantity.definition))
            case BenefitAmount():
                return self._named.get(("benefit", quantity.benefit))
            case Table() | Sum() | Difference() | Least() | Greatest() | Bounded():
                return _common(self._grain(part, facts) for part in quantities_in(quantity))
            case ClockDay() | YearStart() | Shifted():
                return None

    def _folded(self, quantity: OverRecords, facts: _Facts) -> _Grain:
        if quantity.take is None or quantity.fold in (Fold.COUNT, Fold.IN_A_ROW):
            return _ONE
        listed = (self._pack.facts if quantity.of_profile else facts).get(quantity.fact)
        fields = listed.type.by_id if listed is not None and isinstance(listed.type, RecordsType) else {}
        return self._grain(quantity.take, fields)


def _constant(value: int | Decimal | Money | date) -> _Grain:
    match value:
        case Money():
            return Fraction(value.in_fen)
        case int() | Decimal():
            return Fraction(value)
        case _:
            return None


def _of_fact(fact: Fact | None) -> _Grain:
    match fact.type if fact is not None else None:
        case MoneyType():
            return _ONE
        case NumberType(whole=True, unit=unit):
            return _HUNDREDTH if unit == "%" else _ONE
        case _:
            return None


def _in_bands(base: _Grain, bands: Bands) -> _Grain:
    edges = (Fraction(band.at_least.in_fen) for band in bands.bands) if bands.marginal else ()
    return _times(_common((base, *edges)), _common(Fraction(band.rate) for band in bands.bands))


def _instalments(grain: _Grain, paid: Payment) -> _Grain:
    """Return the grain of one instalment of an amount of `grain`; of the amount itself where there are none."""
    if not paid.instalments:
        return grain
    shares = [_times(grain, Fraction(part.share)) for part in paid.instalments if part.share is not None]
    amounts = [Fraction(part.amount.in_fen) for part in paid.instalments if part.amount is not None]
    return _common((*shares, *amounts))


def _assessed(grain: _Grain, paid: Payment) -> _Grain:
    if paid.assessed is None:
        return grain
    return _times(grain, _common(Fraction(factor) for factor in paid.assessed.factors.values()))


def _kept(clawback: Clawback, time: Duration | None) -> _Grain:
    """Return the grain of the share that is kept, which is also that of the share that is paid back."""
    match clawback.kind:
        case ClawbackKind.VESTING:
            return _common((_ONE, *(Fraction(step.kept) for step in clawback.steps)))
        case ClawbackKind.PRO_RATA:
            parts = _served_in(clawback.unit, time)
            return None if parts is None else Fraction(1, parts)
        case ClawbackKind.FULL | ClawbackKind.STOP_ONLY | ClawbackKind.UNSTATED:
            return _ONE


def _served_in(unit: Unit | None, time: Duration | None) -> int | None:
    """Return into how many parts `time` falls; None for days, whose number depends on the calendar."""
    if time is None or time.days or not time.in_months or unit is Unit.DAY:
        return None
    whole_years = unit is Unit.YEAR and time.in_months % 12 == 0
    return time.in_months // 12 if whole_years else time.in_months


def _is_whole(grain: _Grain) -> bool:
    return grain is not None and grain.denominator == 1


def _times(*grains: _Grain) -> _Grain:
    product = _ONE
    for grain in grains:
        if grain is None:
            return None
        product *= grain
    return product


def _common(grains: Iterable[_Grain]) -> _Grain:
    """Return the greatest grain of which all `grains` are whole multiples; of none at all it is nothing, 0."""
    common = Fraction(0)
    for grain in grains:
        if grain is None:
            return None
        below = lcm(common.denominator, grain.denominator)
        common = Fraction(gcd(int(common * below), int(grain * below)), below)
    return common
