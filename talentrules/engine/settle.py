"""What leaving comes to: what was paid, what is lost, what is paid back.

The day of leaving is served too: time served runs from the first day to the day after leaving, and a year is complete
on the day with the same number, as everywhere. So whoever leaves on the last day of the service period (届满) has served
it, and from 2024-08-01 to 2027-07-31 are three full years.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import reduce
from typing import TYPE_CHECKING, assert_never

from talentrules.dates import Duration, MonthEnd, add, completed_months, day_after, day_before
from talentrules.engine.ledger import lines_of, pays
from talentrules.engine.received import PastPayments, payments_received
from talentrules.engine.schedule import Day, day, number_of_parts, scaled
from talentrules.model.decision import Decision, Item, ItemStanding
from talentrules.model.ledger import LedgerLine, LineStatus, RefundRow, SettledItem, Settlement
from talentrules.model.obligations import Clawback, ClawbackKind, Obligation, Resale
from talentrules.model.quantities import Rounding, Unit
from talentrules.money import Interval, Money, hull

if TYPE_CHECKING:
    from talentrules.engine.scope import Scope

__all__ = ["settle"]

_NOTHING = Interval.exactly(Money(0))
_LEAVE_REASON = "leave_reason"
_HOME_SOLD_ON = "home_sold_on"
_MONTHS_PER_YEAR = 12


def settle(decision: Decision, scope: Scope, left_on: date, reason: str | None) -> Settlement:
    """Return what leaving on `left_on` for `reason` comes to, benefit by benefit. Pure and total.

    `scope` is that of the decision's case, with all that the pack names settled.
    """
    granted = (item for item in decision.items if item.standing is not ItemStanding.OUT)
    items = tuple(
        _settled(_Leaving(item=item, owed=owed, decision=decision, scope=scope, reason=reason), left_on)
        for item in granted
        if (owed := _obligation(item)) is not None
    )
    return Settlement(left_on=left_on, reason=reason, items=items, refund=_sum(_refunds(items)))


def _refunds(items: Iterable[SettledItem]) -> Iterator[Interval]:
    for one in items:
        yield one.refund
        if one.resale_refund is not None:
            yield one.resale_refund


def _obligation(item: Item) -> Obligation | None:
    """Return what is owed for `item`; while the date that chooses its version is missing, the last that may be."""
    versions = (item.version,) if item.version is not None else item.benefit.versions
    owed = [version.obligation for version in versions if version.obligation is not None]
    return owed[-1] if owed else None


# One benefit ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Leaving:
    """A benefit with an obligation, and the reason for which somebody leaves."""

    item: Item
    owed: Obligation
    decision: Decision
    scope: Scope
    reason: str | None

    @property
    def month_end(self) -> MonthEnd:
        """How a month without such a day is settled."""
        return self.scope.docket.month_end

    @property
    def money(self) -> Rounding | None:
        """How a part of a fen is rounded."""
        return self.scope.docket.pack.conventions.money

    @property
    def started(self) -> Day:
        """The day from which service counts."""
        if self.item.version is None:
            return Day(missing=self.item.missing)
        return Day() if self.owed.start is None else day(self.owed.start, self.scope)

    @property
    def rules(self) -> tuple[Clawback | None, ...]:
        """The rules that may apply: one where the reason is known, else that of each reason."""
        owed = self.owed
        if self.reason is not None or not owed.by_reason:
            return (owed.by_reason.get(self.reason or "", owed.clawback),)
        return tuple(dict.fromkeys((owed.clawback, *owed.by_reason.values())))

    @property
    def claims(self) -> PastPayments:
        """What was received of the benefit up to the evaluation day."""
        return payments_received(self.item.benefit, self.scope, self.scope.docket.on)

    def lines(self, left_on: date, until: date) -> tuple[LedgerLine, ...]:
        """Return the lines of the ledger up to and including `until` for leaving on `left_on`."""
        return lines_of(self.item, self.decision, self.scope, until, left_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Refund:
    """What one rule comes to; a share or an amount that is not known is open."""

    kept: Fraction | None
    refund: Interval


def _settled(leaving: _Leaving, left_on: date) -> SettledItem:
    started = leaving.started
    lines = leaving.lines(left_on, left_on)
    claims, on = leaving.claims, leaving.scope.docket.on
    paid = _sum(_received(line, claims, on, left_on) for line in lines)
    resale = _resale(leaving, paid)
    refund, of_reason = _refund(leaving, left_on, paid)
    service = _service(leaving.rules[0], leaving, left_on)
    missing = (*started.missing, *of_reason, *resale.missing, *_missing(lines, claims))
    fulfilled = service is not None and service.fulfilled
    return SettledItem(
        benefit=leaving.item.benefit.id,
        obligation=leaving.owed,
        clawback=None if fulfilled else leaving.rules[0],
        started_on=started.on,
        serve_until=service.until if service is not None else None,
        served=service.served if service is not None else None,
        of=service.of if service is not None else None,
        unit=service.unit if service is not None else None,
        paid=paid,
        owed=_sum(_outstanding(line, claims, on) for line in lines),
        later=_later(leaving, left_on),
        forfeited=_forfeited(leaving, left_on),
        kept=refund.kept,
        refund=refund.refund,
        table=tuple(_table(leaving, started.on)),
        resale_kept=resale.kept,
        resale_refund=None if resale.refund is None else _on_top(resale.refund, refund.refund, paid),
        missing=tuple(dict.fromkeys((*missing, *leaving.item.missing))),
    )


def _missing(lines: Sequence[LedgerLine], claims: PastPayments) -> Iterator[str]:
    """Yield the facts on which it rests what was paid: those of open lines, and of records that may be of this benefit."""
    for line in lines:
        if line.status is LineStatus.OPEN:
            yield from line.missing
        elif line.status is LineStatus.DUE and claims.known:
            yield from claims.unsure


def _refund(leaving: _Leaving, left_on: date, paid: Interval) -> tuple[_Refund, tuple[str, ...]]:
    """Return what is paid back, and the reason of leaving as missing where it could change that."""
    possible = [_by_rule(rule, leaving, left_on, paid) for rule in leaving.rules]
    if all(one == possible[0] for one in possible):
        return possible[0], ()
    return _Refund(kept=None, refund=hull(one.refund for one in possible)), (_LEAVE_REASON,)


# What was paid, and what is lost -------------------------------------------------------------------------------------


def _entitled(line: LedgerLine) -> Interval:
    """Return what a line brings by its day: what is paid, due or upcoming; of what is open, anything up to its amount."""
    match line.status:
        case LineStatus.PAID | LineStatus.UPCOMING | LineStatus.DUE:
            return line.amount
        case LineStatus.OPEN:
            return Interval(Money(0), line.amount.high)
        case LineStatus.FORFEITED:
            return _NOTHING
        case _:
            assert_never(line.status)


def _received(line: LedgerLine, claims: PastPayments, on: date, left_on: date) -> Interval:
    """Return what a line has brought by `left_on`: what it brings, but where known claims show nothing of it on `on`."""
    entitled = _entitled(line)
    if line.status in (LineStatus.PAID, LineStatus.UPCOMING) or not claims.known:
        return entitled
    past = (line.on or left_on) <= on
    return _NOTHING if past and not claims.unsure else Interval(Money(0), entitled.high)


def _outstanding(line: LedgerLine, claims: PastPayments, on: date) -> Interval:
    """Return what was due by `on` and was not received, as far as the claims are known (应发未发)."""
    if not claims.known or line.status in (LineStatus.PAID, LineStatus.UPCOMING):
        return _NOTHING
    if line.on is not None and line.on > on:
        return _NOTHING
    entitled = _entitled(line)
    return Interval(Money(0), entitled.high) if claims.unsure else entitled


def _later(leaving: _Leaving, left_on: date) -> Interval:
    """Return what is still paid after leaving: the month of leaving is paid out when its time comes, at the latest."""
    version = leaving.item.version
    if version is None or version.payment is None:
        return _NOTHING
    payout = Duration(months=version.payment.payout_months + 1)
    lines = leaving.lines(left_on, add(left_on, payout, leaving.month_end))
    return _sum(_entitled(line) for line in lines if line.on is not None and line.on > left_on)


def _forfeited(leaving: _Leaving, left_on: date) -> Interval:
    """Return what leaving takes away; where no end of payment is stated, that has no upper end either."""
    if not pays(leaving.item):
        return _NOTHING
    bounded = _comes_to_an_end(leaving.item)
    lines = leaving.lines(left_on, date.max) if bounded else ()
    if not bounded or any(line.on is None for line in lines):
        return Interval()
    lost = _sum(_lost(line) for line in lines if line.why == "left")
    return lost if leaving.item.standing is ItemStanding.SELECTED else Interval(Money(0), lost.high)


def _comes_to_an_end(item: Item) -> bool:
    """Return whether so many parts are paid, or so much in all, that payment ends."""
    payment = item.version.payment if item.version is not None else None
    if payment is None or item.amount is None:
        return False
    used_up = payment.in_total_at_most is not None and (item.amount.low or Money(0)) > Money(0)
    return used_up or number_of_parts(payment) is not None


def _lost(line: LedgerLine) -> Interval:
    """Return what leaving takes away of a line; where the source does not say of the month of leaving, perhaps all."""
    return line.amount if line.status is LineStatus.FORFEITED else Interval(Money(0), line.amount.high)


def _sum(amounts: Iterable[Interval]) -> Interval:
    return reduce(Interval.__add__, amounts, _NOTHING)


# Service -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Service:
    """How much of the service period is served: `served` of `of` units, the last day being `until`."""

    until: date
    served: int
    of: int
    unit: Unit
    fulfilled: bool


def _service(rule: Clawback | None, leaving: _Leaving, left_on: date) -> _Service | None:
    """Return the service up to `left_on` in the unit of `rule`; None where its start or its length is not known."""
    started, serve = leaving.started.on, leaving.owed.serve
    if started is None or serve is None:
        return None
    month_end = leaving.month_end
    unit = _unit(rule, serve)
    end = add(started, serve, month_end)
    of = _units(started, end, unit, month_end)
    fulfilled = left_on >= day_before(end) or of == 0
    served = of if fulfilled else min(of, max(0, _units(started, day_after(left_on), unit, month_end)))
    return _Service(until=day_before(end), served=served, of=of, unit=unit, fulfilled=fulfilled)


def _unit(rule: Clawback | None, serve: Duration) -> Unit:
    """Return in what service is counted: in the unit of the rule, else, or where that leaves a rest, in the largest."""
    if serve.days or (rule is not None and rule.unit is Unit.DAY):
        return Unit.DAY
    if serve.in_months % _MONTHS_PER_YEAR or (rule is not None and rule.unit is Unit.MONTH):
        return Unit.MONTH
    return Unit.YEAR


def _units(first: date, last: date, unit: Unit, month_end: MonthEnd) -> int:
    match unit:
        case Unit.DAY:
            return (last - first).days
        case Unit.MONTH:
            return completed_months(first, last, month_end)
        case Unit.YEAR:
            return completed_months(first, last, month_end) // _MONTHS_PER_YEAR
        case _:
            assert_never(unit)


# The rules -----------------------------------------------------------------------------------------------------------


def _by_rule(rule: Clawback | None, leaving: _Leaving, left_on: date, paid: Interval) -> _Refund:
    """Return what `rule` comes to; what it rests on and is not known leaves the amount open."""
    kept = Fraction(1) if rule is None else _kept(rule, leaving, left_on)
    if kept is None:
        return _Refund(kept=None, refund=Interval())
    return _Refund(kept=kept, refund=scaled(paid, 1 - kept, 1 - kept, leaving.money))


def _kept(rule: Clawback, leaving: _Leaving, left_on: date) -> Fraction | None:
    """Return the share that stays, None where that is not known. Whoever served the whole period keeps all."""
    started, service = leaving.started.on, _service(rule, leaving, left_on)
    if rule.kind is ClawbackKind.STOP_ONLY or (service is not None and service.fulfilled):
        return Fraction(1)
    match rule.kind:
        case ClawbackKind.UNSTATED:
            return None
        case ClawbackKind.VESTING:
            return None if started is None else _vested(rule, started, day_after(left_on), leaving.month_end)
        case ClawbackKind.FULL:
            return None if service is None else Fraction(0)
        case ClawbackKind.PRO_RATA:
            return None if service is None else Fraction(service.served, service.of)
        case _:
            assert_never(rule.kind)


def _vested(rule: Clawback, started: date, until: date, month_end: MonthEnd) -> Fraction:
    """Return the share of the last step that is reached on `until`."""
    reached = [step for step in rule.steps if add(started, step.after, month_end) <= until]
    return Fraction(reached[-1].kept) if reached else Fraction(0)


# The sale of a home --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sold:
    """What the rule of a sale within its limit comes to; no `refund` where no such sale is known."""

    kept: Fraction | None = None
    refund: Interval | None = None
    missing: tuple[str, ...] = ()


def _resale(leaving: _Leaving, paid: Interval) -> _Sold:
    """Return what the sale of the home brings back; the day after the whole time (both ends included) it is free."""
    limit, sold_on = leaving.owed.resale, leaving.scope.profile.seen(_HOME_SOLD_ON)
    if limit is None or not isinstance(sold_on, date):
        return _Sold()
    started = Day() if limit.start is None else day(limit.start, leaving.scope)
    if started.on is None:
        return _Sold(refund=Interval(Money(0), paid.high), missing=started.missing)
    if not started.on <= sold_on <= add(started.on, limit.within, leaving.month_end):
        return _Sold()
    kept = _kept_of_sale(limit, started.on, sold_on, leaving.month_end)
    if kept is None:
        return _Sold(refund=Interval(Money(0), paid.high))
    return _Sold(kept=kept, refund=scaled(paid, 1 - kept, 1 - kept, leaving.money))


def _kept_of_sale(limit: Resale, started: date, sold_on: date, month_end: MonthEnd) -> Fraction | None:
    """Return the share that stays, None where it is not stated: time is counted from the start to the day of sale."""
    rule = limit.clawback
    match rule.kind:
        case ClawbackKind.STOP_ONLY:
            return Fraction(1)
        case ClawbackKind.UNSTATED:
            return None
        case ClawbackKind.FULL:
            return Fraction(0)
        case ClawbackKind.VESTING:
            return _vested(rule, started, sold_on, month_end)
        case ClawbackKind.PRO_RATA:
            unit = _unit(rule, limit.within)
            of = _units(started, add(started, limit.within, month_end), unit, month_end)
            return Fraction(min(of, _units(started, sold_on, unit, month_end)), of) if of else Fraction(1)
        case _:
            assert_never(rule.kind)


def _on_top(of_sale: Interval, of_leaving: Interval, paid: Interval) -> Interval:
    """Return what the sale adds: nothing is paid back twice, so no more than leaving leaves of what was paid."""
    least = (paid.low or Money(0)) - of_leaving.high if of_leaving.high is not None else Money(0)
    low = min(of_sale.low or Money(0), max(Money(0), least))
    if paid.high is None:
        return Interval(low, of_sale.high)
    most = max(Money(0), paid.high - (of_leaving.low or Money(0)))
    return Interval(low, most if of_sale.high is None else min(of_sale.high, most))


# The table -----------------------------------------------------------------------------------------------------------


def _table(leaving: _Leaving, started: date | None) -> Iterator[RefundRow]:
    """Yield what leaving after each completed year of service comes to; the last row is the whole period."""
    serve = leaving.owed.serve
    if started is None or serve is None:
        return
    for years, left_on in _anniversaries(started, serve, leaving.month_end):
        paid = _sum(_entitled(line) for line in leaving.lines(left_on, left_on))
        refund, _ = _refund(leaving, left_on, paid)
        yield RefundRow(years=years, left_on=left_on, paid=paid, kept=refund.kept, refund=refund.refund)


def _anniversaries(started: date, serve: Duration, month_end: MonthEnd) -> Sequence[tuple[int, date]]:
    """Return number and day of each completed year, and the day on which the whole period is over."""
    end = add(started, serve, month_end)
    whole = completed_months(started, end, month_end) // _MONTHS_PER_YEAR
    days = [(years, add(started, Duration(years=years), month_end)) for years in range(whole + 1)]
    return days if days[-1][1] == end else [*days, (whole, end)]
