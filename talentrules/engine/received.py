"""What the profile says was already received of one benefit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from talentrules.model.decision import Unknown
from talentrules.model.pack import Benefit, Pack
from talentrules.money import Interval, Money
from talentrules.truth import Truth

if TYPE_CHECKING:
    from talentrules.engine.scope import Scope

__all__ = ["PastPayment", "PastPayments", "names_of", "payments_received"]

_CLAIMS = "claims"


@dataclass(frozen=True, slots=True, kw_only=True)
class PastPayment:
    """One payment that was received: when and how much, each None where it is not known."""

    paid_on: date | None
    amount: Money | None

    def of(self, entitled: Interval) -> Interval:
        """Return what was paid of a part; more than the part is no payment of it."""
        if self.amount is None:
            return entitled
        return Interval.exactly(self.amount if entitled.high is None else min(self.amount, entitled.high))


@dataclass(frozen=True, slots=True, kw_only=True)
class PastPayments:
    """The payments of one benefit by day, those without a known day last.

    `unsure` are the facts without which a record cannot be told to be of this benefit, or of which year it is; where
    the list itself is not known, it stands there.
    """

    known: bool
    received: tuple[PastPayment, ...] = ()
    unsure: tuple[str, ...] = ()

    def in_year(self, year: int) -> PastPayment | None:
        """Return the first payment in the calendar year."""
        return next((one for one in self.received if one.paid_on is not None and one.paid_on.year == year), None)

    def any_in_year(self, year: int) -> Truth:
        """Return whether there was a payment in the calendar year."""
        if self.in_year(year) is not None:
            return Truth.YES
        return Truth.OPEN if self.unsure else Truth.NO


def names_of(pack: Pack, benefit: str) -> tuple[str, ...]:
    """Return the names under which a claim for `benefit` is known: its id and its Chinese name."""
    return tuple(dict.fromkeys((benefit, pack.benefits[benefit].name)))


def payments_received(benefit: Benefit, scope: Scope, on: date) -> PastPayments:
    """Return what was received of `benefit` up to and including `on`, under its id or its name."""
    records = scope.profile.records(_CLAIMS)
    if records is None:
        return PastPayments(known=False, unsure=(_CLAIMS,))
    names = names_of(scope.docket.pack, benefit.id)
    unsure = [path for record in records for path in _unsure(names, record)]
    found = [_payment(record) for record in records if record.seen("benefit_name") in names]
    received = [one for one in found if one is not None and (one.paid_on is None or one.paid_on <= on)]
    received.sort(key=lambda one: one.paid_on or date.max)
    return PastPayments(known=True, received=tuple(received), unsure=tuple(dict.fromkeys(unsure)))


def _unsure(names: tuple[str, ...], record: Scope) -> list[str]:
    name, paid_on = record.seen("benefit_name"), record.seen("paid_on")
    if isinstance(name, Unknown):
        return [f"{record.prefix}benefit_name"]
    return [f"{record.prefix}paid_on"] if name in names and isinstance(paid_on, Unknown) else []


def _payment(record: Scope) -> PastPayment | None:
    """Return the payment; None where it is known that there was none yet."""
    paid_on, amount = record.seen("paid_on"), record.seen("amount")
    if not isinstance(paid_on, date | Unknown):
        return None
    return PastPayment(
        paid_on=paid_on if isinstance(paid_on, date) else None, amount=amount if isinstance(amount, Money) else None
    )
