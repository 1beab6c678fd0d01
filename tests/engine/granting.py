"""A pack whose benefits are granted to everybody, to work examples of payment and of leaving by hand with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from talentrules.dates import Duration, MonthEnd, parse_date
from talentrules.engine import decide, scope_of
from talentrules.engine.ledger import ledger
from talentrules.engine.scope import Scope
from talentrules.engine.settle import settle
from talentrules.model.conditions import Condition
from talentrules.model.facts import Value
from talentrules.model.ledger import Ledger, LedgerLine, LineStatus, SettledItem, Settlement
from talentrules.model.obligations import Clawback, ClawbackKind, Obligation, Vested
from talentrules.model.pack import Amount, Benefit, Conventions, Kind, Pack, Version
from talentrules.model.payments import Every, Instalment, Payment
from talentrules.model.quantities import FactValue, Rounding, Unit
from talentrules.model.vocabulary import VOCABULARY
from talentrules.money import Interval, Money
from tests.engine.small import benefit, case, money, pack

__all__ = [
    "FULL",
    "LONG_AGO",
    "STARTED",
    "UNTIL",
    "amounts",
    "assessment",
    "claim",
    "days",
    "exactly",
    "grant",
    "granted",
    "left",
    "lines",
    "months",
    "obliged",
    "paid",
    "parts",
    "per",
    "pro_rata",
    "settled",
    "statuses",
    "sums",
    "the_ledger",
    "the_scope",
    "vesting",
    "yearly",
    "years",
]

STARTED = FactValue(fact="contract_start")
UNTIL = date(2060, 1, 1)
LONG_AGO = date(2000, 1, 1)
FULL = Clawback(kind=ClawbackKind.FULL)


def years(number: int) -> Duration:
    return Duration(years=number)


def months(number: int) -> Duration:
    return Duration(months=number)


def exactly(yuan: int) -> Interval:
    return Interval.exactly(money(yuan))


def per(every: Every, at_most_times: int | None = None) -> Payment:
    """Pay from the start of the contract."""
    return Payment(every=every, at_most_times=at_most_times, start=STARTED)


yearly = per(Every.YEAR, 3)


def parts(*shares: str) -> tuple[Instalment, ...]:
    """One part a year, the first at once: a share (`40%`) or an amount in 元."""
    return tuple(
        Instalment(share=Decimal(one.removesuffix("%")) / 100, after=years(place))
        if one.endswith("%")
        else Instalment(amount=Money.yuan(one), after=years(place))
        for place, one in enumerate(shares)
    )


def grant(
    amount: int | Interval,
    payment: Payment | None,
    obligation: Obligation | None = None,
    *,
    when: Condition | None = None,
    kind: Kind = Kind.SUBSIDY,
) -> Benefit:
    interval = amount if isinstance(amount, Interval) else exactly(amount)
    version = Version(amount=Amount.stated(interval), payment=payment, obligation=obligation, when=when)
    return benefit(versions=(version,), kind=kind)


def granted(*benefits: Benefit, month_end: MonthEnd | None = None, rounding: Rounding | None = None) -> Pack:
    """Return a pack of `benefits` with the shared facts."""
    conventions = Conventions(month_end=month_end, money=rounding)
    return replace(pack(*benefits), facts=VOCABULARY, conventions=conventions)


def _facts(facts: Mapping[str, Value] | None, started: str | None) -> Mapping[str, Value]:
    return {**({} if started is None else {"contract_start": parse_date(started)}), **(facts or {})}


def the_ledger(
    subject: Pack,
    facts: Mapping[str, Value] | None = None,
    *,
    on: date = LONG_AGO,
    until: date = UNTIL,
    started: str | None = "2020-01-15",
) -> Ledger:
    one = case(_facts(facts, started), on=on)
    return ledger(decide(subject, one), scope_of(subject, one), until)


def lines(
    subject: Benefit | Pack,
    facts: Mapping[str, Value] | None = None,
    *,
    on: date = LONG_AGO,
    until: date = UNTIL,
    started: str | None = "2020-01-15",
) -> tuple[LedgerLine, ...]:
    """Return the lines of a benefit that is granted; evaluated before anything is due where `on` is not given."""
    whole = subject if isinstance(subject, Pack) else granted(subject)
    return the_ledger(whole, facts, on=on, until=until, started=started).lines


def the_scope(facts: Mapping[str, Value] | None = None, *, month_end: MonthEnd | None = None) -> Scope:
    return scope_of(granted(month_end=month_end), case(facts or {}))


def amounts(found: tuple[LedgerLine, ...]) -> list[str]:
    """Return the amounts in 元, which must be exact."""
    assert all(line.amount.exact for line in found), found
    return [line.amount.low.decimal_yuan() for line in found if line.amount.low is not None]


def days(found: tuple[LedgerLine, ...]) -> list[str]:
    return [line.on.isoformat() if line.on is not None else "" for line in found]


def statuses(found: tuple[LedgerLine, ...]) -> list[str]:
    """Return status and reason: `due`, `forfeited left`."""
    return [f"{line.status} {line.why}".strip() for line in found]


def sums(found: Ledger) -> dict[LineStatus, Interval]:
    return dict(found.sums)


def claim(paid_on: str | None = None, yuan: int | None = None, name: str | None = "b") -> dict[str, Value]:
    """Return a record of what was received; what is None is not known."""
    said: dict[str, Value | None] = {
        "benefit_name": name,
        "paid_on": None if paid_on is None else parse_date(paid_on),
        "amount": None if yuan is None else money(yuan),
    }
    return {key: value for key, value in said.items() if value is not None}


def assessment(year: int | None, result: str | None, kind: str = "annual") -> dict[str, Value]:
    said = {"year": year, "result": result, "kind": kind}
    return {key: value for key, value in said.items() if value is not None}


def obliged(
    serve: int | None, clawback: Clawback | None, by_reason: Mapping[str, Clawback] | None = None
) -> Obligation:
    """Oblige to serve so many years from the start of the contract."""
    return Obligation(
        serve=None if serve is None else years(serve), start=STARTED, clawback=clawback, by_reason=by_reason or {}
    )


def pro_rata(unit: Unit) -> Clawback:
    return Clawback(kind=ClawbackKind.PRO_RATA, unit=unit)


def vesting(*steps: tuple[int, str]) -> Clawback:
    """Let keep a share after so many years: `(5, "0.8")`."""
    vested = tuple(Vested(after=years(after), kept=Decimal(kept)) for after, kept in steps)
    return Clawback(kind=ClawbackKind.VESTING, steps=vested)


def left(  # noqa: PLR0913 - the case has as many sides
    subject: Benefit | Pack,
    left_on: str,
    reason: str | None = "personal",
    facts: Mapping[str, Value] | None = None,
    *,
    on: date = LONG_AGO,
    started: str | None = "2020-01-15",
) -> Settlement:
    whole = subject if isinstance(subject, Pack) else granted(subject)
    one = case(_facts(facts, started), on=on)
    return settle(decide(whole, one), scope_of(whole, one), parse_date(left_on), reason)


def settled(  # noqa: PLR0913 - the case has as many sides
    subject: Benefit | Pack,
    left_on: str,
    reason: str | None = "personal",
    facts: Mapping[str, Value] | None = None,
    *,
    on: date = LONG_AGO,
    started: str | None = "2020-01-15",
) -> SettledItem:
    """Return what leaving comes to for the only benefit."""
    found = left(subject, left_on, reason, facts, on=on, started=started)
    assert len(found.items) == 1
    return found.items[0]


def paid(found: SettledItem) -> tuple[str, str]:
    """Return what was paid and what is paid back, in 元; both must be exact."""
    assert found.paid.low is not None
    assert found.refund.low is not None
    assert found.paid.exact
    assert found.refund.exact
    return found.paid.low.decimal_yuan(), found.refund.low.decimal_yuan()
