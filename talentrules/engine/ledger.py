"""The ledger: what is paid on which day, and what stands in the way of each part.

The plan of a payment (`schedule`) says which parts there are; here each part meets what can stop it: leaving, a
horizon, a condition of payment, an application that nobody made, an assessment; then what was received, and the bound
of all that is paid. Who has not said that they left has not left, as far as is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import reduce
from itertools import groupby, takewhile
from typing import TYPE_CHECKING

from talentrules.dates import add, day_after, day_before, first_of_month, last_of_month
from talentrules.engine.evaluate import judge, reckon
from talentrules.engine.quantities import as_interval
from talentrules.engine.received import PastPayment, PastPayments, payments_received
from talentrules.engine.schedule import Day, Part, beginning, day, number_of_parts, plan, scaled, shares
from talentrules.model.decision import Decision, Item, ItemStanding, Judgement, Unknown
from talentrules.model.ledger import Ledger, LedgerLine, LineStatus, LineWhy
from talentrules.model.obligations import Obligation
from talentrules.model.pack import Kind
from talentrules.model.payments import Assessed, Every, Missed, Payment
from talentrules.model.quantities import Rounding
from talentrules.money import Interval, Money
from talentrules.truth import Truth

if TYPE_CHECKING:
    from talentrules.engine.scope import Scope

__all__ = ["ledger", "lines_of", "pays"]

_LEFT_ON = "left_on"
_ASSESSMENTS = "assessments"
_UNSTATED = Payment(every=Every.UNSTATED)
_NOTHING = Money(0)
_FOR_GOOD: tuple[LineWhy, ...] = ("left", "horizon", "stopped")
"""What ends a payment: all that follows is lost too. What is lost of a single year leaves more for later ones."""


def ledger(decision: Decision, scope: Scope, until: date) -> Ledger:
    """Return what is paid up to and including `until`. Pure, and total on a checked pack and a valid profile.

    `scope` is that of the decision's case, with all that the pack names settled.
    """
    left = scope.profile.seen(_LEFT_ON)
    leaving = left if isinstance(left, date) else None
    lines = [line for item in decision.items for line in lines_of(item, decision, scope, until, leaving)]
    lines.sort(key=lambda line: (line.on is None, line.on or date.min))
    return Ledger(until=until, lines=tuple(lines), sums=tuple(_sums(lines)))


def _sums(lines: Sequence[LedgerLine]) -> Iterator[tuple[LineStatus, Interval]]:
    for status in LineStatus:
        amounts = [line.amount for line in lines if line.status is status]
        if amounts:
            whole = reduce(Interval.__add__, amounts)
            # of what is open nothing is certain
            yield status, Interval(Money(0), whole.high) if status is LineStatus.OPEN else whole


def pays(item: Item) -> bool:
    """Return whether `item` is in the ledger: it is granted or may be, and it pays money that is not lent."""
    return (
        item.standing is not ItemStanding.OUT
        and item.amount is not None
        and item.benefit.kind is not Kind.LOAN
        and not item.benefit.informational
    )


def lines_of(item: Item, decision: Decision, scope: Scope, until: date, left: date | None) -> tuple[LedgerLine, ...]:
    """Return the lines of one item up to and including `until`, for a person who leaves on `left`."""
    if not pays(item) or item.amount is None:
        return ()
    grant = _grant(item, decision, scope, left)
    if item.version is None:
        return tuple(_without_day(grant, Day(why="unknown", missing=grant.doubt.missing)))
    begins = beginning(grant.payment, scope)
    if begins.on is None:
        return tuple(_without_day(grant, begins))
    docket = scope.docket
    parts = plan(item.amount, grant.payment, begins.on, docket.month_end, grant.money)
    return tuple(_lines(takewhile(lambda part: part.on <= until, parts), grant))


# What is known of one grant ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bar:
    """What stands in the way of a part: nothing (`YES`), something that takes it away (`NO`), or an open point."""

    truth: Truth
    why: LineWhy = ""
    missing: tuple[str, ...] = ()


_CLEAR = _Bar(truth=Truth.YES)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grant:
    """All that the lines of one item rest on.

    `doubt` is whether the item is granted, `goes_on` whether the condition of payment holds, `horizon` the last day for
    claims (None where there is none), `limit` what is paid in all at most.
    """

    item: Item
    payment: Payment
    obligation: Obligation | None
    scope: Scope
    left: date | None
    doubt: _Bar
    goes_on: _Bar
    horizon: Day | None
    limit: Interval | None
    claims: PastPayments

    @property
    def on(self) -> date:
        """The evaluation day."""
        return self.scope.docket.on

    @property
    def money(self) -> Rounding | None:
        """How a part of a fen is rounded."""
        return self.scope.docket.pack.conventions.money

    @property
    def of(self) -> int | None:
        """Of how many parts the payment consists."""
        return None if self.item.version is None else number_of_parts(self.payment)

    @property
    def asked_each_year(self) -> bool:
        """Whether each year stands for itself: it was applied for in that year, or not."""
        payment = self.payment
        yearly = payment.every is Every.YEAR and not payment.instalments and payment.at_end is None
        return yearly and payment.on_application and payment.missed is not Missed.KEPT


def _grant(item: Item, decision: Decision, scope: Scope, left: date | None) -> _Grant:
    version = item.version
    payment = (version.payment if version is not None else None) or _UNSTATED
    goes_on = _CLEAR if payment.while_ is None else _bar(judge(payment.while_, scope), "stopped")
    return _Grant(
        item=item,
        payment=payment,
        obligation=version.obligation if version is not None else None,
        scope=scope,
        left=left,
        doubt=_doubt(item, decision),
        goes_on=goes_on,
        horizon=_horizon(payment, scope),
        limit=_limit(payment, scope),
        claims=payments_received(item.benefit, scope, scope.docket.on),
    )


def _doubt(item: Item, decision: Decision) -> _Bar:
    """Return whether the item itself is still open, and on what that rests: on its own facts, or on its groups."""
    if item.standing is ItemStanding.SELECTED:
        return _CLEAR
    of_groups = (fact for result in decision.groups if result.group.id in item.groups for fact in result.missing)
    return _Bar(truth=Truth.OPEN, why="unknown", missing=tuple(dict.fromkeys((*item.missing, *of_groups))))


def _bar(judgement: Judgement, why: LineWhy) -> _Bar:
    if judgement.truth is Truth.OPEN:
        return _Bar(truth=Truth.OPEN, why="unknown", missing=judgement.missing)
    return _CLEAR if judgement.truth is Truth.YES else _Bar(truth=Truth.NO, why=why)


def _horizon(payment: Payment, scope: Scope) -> Day | None:
    """Return the last day on which something can be claimed; it is counted from the start where no other is given."""
    if payment.claim_within is None:
        return None
    counted_from = payment.claim_from or payment.start
    if counted_from is None:
        return Day(why="unknown")
    found = day(counted_from, scope)
    return found if found.on is None else Day(on=add(found.on, payment.claim_within, scope.docket.month_end))


def _limit(payment: Payment, scope: Scope) -> Interval | None:
    """Return what is paid in all at most; open above while it is not known whether that is bounded."""
    if payment.in_total_at_most is None:
        return None
    found = reckon(payment.in_total_at_most, scope)
    if found.applies is Truth.NO:
        return None
    limit = as_interval(found, scope.docket.pack.conventions.money)
    return limit if found.applies is Truth.YES else Interval(limit.low, None)


# What stands in the way of a part ------------------------------------------------------------------------------------


def _way(part: Part, grant: _Grant) -> _Bar:
    """Return what stands in the way of `part`: what takes it away before what leaves it open."""
    bars = [
        _left(part, grant),
        _beyond_horizon(part, grant),
        _stopped(part, grant),
        _asked_for(part, grant),
        _assessment(part.number, part.on, grant).bar,
        grant.doubt,
    ]
    lost = next((bar for bar in bars if bar.truth is Truth.NO), None)
    if lost is not None:
        return lost
    open_ones = [bar for bar in bars if bar.truth is Truth.OPEN]
    if not open_ones:
        return _CLEAR
    missing = tuple(dict.fromkeys(fact for bar in open_ones for fact in bar.missing))
    return replace(open_ones[0], missing=missing)


def _left(part: Part, grant: _Grant) -> _Bar:
    """Take away what falls due after leaving; what is of the month of leaving, as the obligation says."""
    left = grant.left
    if left is None:
        return _CLEAR
    stops_next_month = grant.obligation.stops_next_month if grant.obligation is not None else None
    if not part.month or part.covers is None:
        return _CLEAR if part.on <= _last_day(left, stops_next_month) else _Bar(truth=Truth.NO, why="left")
    begins, ends = part.covers
    if left > ends or (left >= begins and stops_next_month):
        return _CLEAR
    unsaid = left >= begins and stops_next_month is None
    return _Bar(truth=Truth.OPEN if unsaid else Truth.NO, why="left")


def _last_day(left: date, stops_next_month: bool | None) -> date:
    """Return the last day on which something falls due for whoever left on `left`: with its month, or before it.

    Where the obligation says nothing it is the day of leaving itself.
    """
    if stops_next_month is None:
        return left
    return last_of_month(left) if stops_next_month else day_before(first_of_month(left))


def _beyond_horizon(part: Part, grant: _Grant) -> _Bar:
    """Take away what cannot be claimed in time; a month can be from the day after it, whenever it is paid out."""
    horizon = grant.horizon
    if horizon is None:
        return _CLEAR
    if horizon.on is None:
        return _Bar(truth=Truth.OPEN, why="unknown", missing=horizon.missing)
    first_day = day_after(part.covers[1]) if part.month and part.covers is not None else part.on
    return _CLEAR if first_day <= horizon.on else _Bar(truth=Truth.NO, why="horizon")


def _stopped(part: Part, grant: _Grant) -> _Bar:
    """Ask the condition of payment; what began before the evaluation day is not touched by what holds on it."""
    begins = part.covers[0] if part.month and part.covers is not None else part.on
    return _CLEAR if begins < grant.on else grant.goes_on


def _asked_for(part: Part, grant: _Grant) -> _Bar:
    """Take away a past year for which nobody applied, where the source says so; where it says nothing it is open."""
    if not grant.asked_each_year or part.on.year >= grant.on.year:
        return _CLEAR
    claimed = grant.claims.any_in_year(part.on.year)
    if claimed is Truth.YES:
        return _CLEAR
    if claimed is Truth.OPEN:
        return _Bar(truth=Truth.OPEN, why="unknown", missing=grant.claims.unsure)
    lost = grant.payment.missed is Missed.LOST
    return _Bar(truth=Truth.NO if lost else Truth.OPEN, why="not_claimed")


# The assessment ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Assessment:
    """By what a part is multiplied, from `least` to `most`, and what stands in its way."""

    least: Fraction | None = None
    most: Fraction | None = None
    bar: _Bar = _CLEAR

    @property
    def factor(self) -> Fraction | None:
        """The factor, where it is known."""
        return self.least if self.least == self.most else None


def _assessment(number: int, on: date | None, grant: _Grant) -> _Assessment:
    """Return what the assessment makes of a part; a result that is not there yet leaves a future part upcoming."""
    assessed = grant.payment.assessed
    if assessed is None or number < assessed.from_part:
        return _Assessment()
    worst_to_best = (Fraction(0), *(Fraction(factor) for factor in assessed.factors.values()))
    unknown = _Assessment(least=min(worst_to_best), most=max(worst_to_best))
    if on is None:
        return unknown
    factors, missing = _factors(assessed, on.year - assessed.year_before, grant.scope)
    if missing or len(factors) != 1:
        ahead = on > grant.on and not factors
        why_open = _Bar(truth=Truth.OPEN, why="unknown", missing=missing or _not_there(factors))
        return unknown if ahead else replace(unknown, bar=why_open)
    (factor,) = factors
    lost = _Bar(truth=Truth.NO, why="assessment")
    return _Assessment(least=factor, most=factor, bar=_CLEAR if factor else lost)


def _factors(assessed: Assessed, year: int, scope: Scope) -> tuple[set[Fraction], tuple[str, ...]]:
    """Return the factors of the assessments of that kind and year, and what must be known to tell them."""
    records = scope.profile.records(_ASSESSMENTS)
    if records is None:
        return set(), (_ASSESSMENTS,)
    factors: set[Fraction] = set()
    missing: dict[str, None] = {}
    for record in records:
        asked = {"kind": assessed.kind, "year": year}
        if any(record.seen(key) != value and not _unknown(record, key) for key, value in asked.items()):
            continue
        unknown = [f"{record.prefix}{key}" for key in (*asked, "result") if _unknown(record, key)]
        missing.update(dict.fromkeys(unknown))
        if not unknown:
            factors.add(Fraction(assessed.factors.get(str(record.seen("result")), 0)))
    return factors, tuple(missing)


def _not_there(factors: set[Fraction]) -> tuple[str, ...]:
    """Return what is missing while there is no assessment; where two contradict each other, nothing is."""
    return () if factors else (_ASSESSMENTS,)


def _unknown(record: Scope, key: str) -> bool:
    return isinstance(record.seen(key), Unknown)


# The lines -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """The parts of one number that share a fate: months paid out together, up to where something stops them."""

    part: Part
    way: _Bar


def _lines(parts: Iterable[Part], grant: _Grant) -> Iterator[LedgerLine]:
    """Yield the lines by day until the bound of all that is paid leaves nothing more to pay."""
    spent = Interval.exactly(_NOTHING)
    for piece, claim in _with_claims(_pieces(parts, grant), grant):
        entitled = _entitled(piece.part, grant)
        amount = _within(entitled, grant.limit, spent)
        if amount.high == _NOTHING and entitled.high != _NOTHING:
            return
        line = _line(piece, replace(piece.part, amount=amount), claim, grant)
        if amount.high != entitled.high and not line.why:
            line = replace(line, why="used_up")
        if line.status is not LineStatus.FORFEITED or line.why in _FOR_GOOD:
            spent += _at_least_nothing(line)
        yield line


def _pieces(parts: Iterable[Part], grant: _Grant) -> Iterator[_Piece]:
    met = ((part, _way(part, grant)) for part in parts)
    for (_, way), together in groupby(met, key=lambda one: (one[0].number, one[1])):
        yield _Piece(part=_joined([part for part, _ in together]), way=way)


def _joined(parts: Sequence[Part]) -> Part:
    first, last = parts[0], parts[-1]
    covers = None if first.covers is None or last.covers is None else (first.covers[0], last.covers[1])
    return replace(first, amount=reduce(Interval.__add__, (part.amount for part in parts)), covers=covers)


def _with_claims(pieces: Iterable[_Piece], grant: _Grant) -> Iterator[tuple[_Piece, PastPayment | None]]:
    """Yield each piece with the payment that was received for it: that of its year, else the next one in order.

    What was lost was not received, so it takes none; but what fell due in the month of leaving, before the day itself,
    may have been received before anybody knew that it was lost.
    """
    in_order, taken = iter(grant.claims.received), 0
    for piece in pieces:
        number = piece.part.number
        if _never_received(piece, grant) or number == taken:
            yield piece, None
        elif grant.asked_each_year:
            yield piece, grant.claims.in_year(piece.part.on.year)
        else:
            yield piece, next(in_order, None)
            taken = number


def _never_received(piece: _Piece, grant: _Grant) -> bool:
    if piece.way.truth is not Truth.NO:
        return False
    return piece.way.why != "left" or grant.left is None or piece.part.on > grant.left


def _entitled(part: Part, grant: _Grant) -> Interval:
    """Return the amount of `part` after its assessment; where that takes it away, the amount that is lost."""
    found = _assessment(part.number, part.on, grant)
    if found.least is None or found.most is None or found.bar.truth is Truth.NO:
        return part.amount
    return scaled(part.amount, found.least, found.most, grant.money)


def _within(amount: Interval, limit: Interval | None, spent: Interval) -> Interval:
    """Return as much of `amount` as `limit` leaves where `spent` is paid already."""
    if limit is None:
        return amount
    low, high = amount.low, amount.high
    if low is not None:
        room = limit.low - spent.high if limit.low is not None and spent.high is not None else _NOTHING
        low = max(_NOTHING, min(low, room))
    if limit.high is not None:
        room = max(_NOTHING, limit.high - (spent.low or _NOTHING))
        high = room if high is None else min(high, room)
    return Interval(low, high)


def _at_least_nothing(line: LedgerLine) -> Interval:
    """Return what a line takes of the bound of all that is paid; what is lost for good would have taken it too."""
    certain = line.amount.low if line.status is not LineStatus.OPEN else None
    return Interval(certain or _NOTHING, line.amount.high)


def _line(piece: _Piece, part: Part, claim: PastPayment | None, grant: _Grant) -> LedgerLine:
    way = piece.way
    if claim is None and way.truth is Truth.YES:
        way = _claimed_too_late(part, grant)
    status = _status(part.on, way.truth, claim, grant)
    settled = status in (LineStatus.PAID, LineStatus.DUE, LineStatus.UPCOMING)
    return LedgerLine(
        benefit=grant.item.benefit.id,
        number=part.number,
        of=grant.of,
        on=part.on,
        covers=part.covers,
        amount=part.amount if claim is None else claim.of(part.amount),
        share=part.share,
        factor=_assessment(part.number, part.on, grant).factor,
        status=status,
        why="" if settled else way.why,
        missing=() if settled else way.missing,
    )


def _status(on: date, truth: Truth, claim: PastPayment | None, grant: _Grant) -> LineStatus:
    if claim is not None:
        return LineStatus.PAID
    if truth is Truth.NO:
        return LineStatus.FORFEITED
    if truth is Truth.OPEN:
        return LineStatus.OPEN
    return LineStatus.DUE if on <= grant.on else LineStatus.UPCOMING


def _claimed_too_late(part: Part, grant: _Grant) -> _Bar:
    """After the horizon, what must be applied for and was not received can no more be claimed."""
    horizon = grant.horizon.on if grant.horizon is not None else None
    if not grant.payment.on_application or horizon is None or grant.on <= horizon or part.on > grant.on:
        return _CLEAR
    if grant.claims.unsure:
        return _Bar(truth=Truth.OPEN, why="unknown", missing=grant.claims.unsure)
    return _Bar(truth=Truth.NO, why="horizon")


# Where no day is known -----------------------------------------------------------------------------------------------


def _without_day(grant: _Grant, begins: Day) -> Iterator[LedgerLine]:
    """Yield what was received, then what is open: each instalment that remains, else one line for all that follow."""
    spent = Interval.exactly(_NOTHING)
    received = grant.claims.received
    amounts = _amounts(grant)
    for number, amount in enumerate(amounts or [grant.item.amount or Interval()] * (len(received) + 1), 1):
        if grant.of is not None and number > grant.of:
            return
        claim = received[number - 1] if number <= len(received) else None
        line = _open_line(number, _within(_possible(number, amount, grant), grant.limit, spent), claim, begins, grant)
        spent += _at_least_nothing(line)
        yield line


def _amounts(grant: _Grant) -> list[Interval]:
    """Return the amounts of the instalments; nothing where it is no payment in instalments."""
    instalments = grant.payment.instalments
    return shares(grant.item.amount or Interval(), instalments, grant.money) if instalments else []


def _possible(number: int, amount: Interval, grant: _Grant) -> Interval:
    found = _assessment(number, None, grant)
    if found.least is None or found.most is None:
        return amount
    return scaled(amount, found.least, found.most, grant.money)


def _open_line(number: int, amount: Interval, claim: PastPayment | None, begins: Day, grant: _Grant) -> LedgerLine:
    instalments = grant.payment.instalments
    share = instalments[number - 1].share if number <= len(instalments) else None
    missing = tuple(dict.fromkeys((*begins.missing, *grant.doubt.missing)))
    return LedgerLine(
        benefit=grant.item.benefit.id,
        number=number,
        of=grant.of,
        on=None,
        amount=amount if claim is None else claim.of(amount),
        share=None if share is None else Fraction(share),
        status=LineStatus.OPEN if claim is None else LineStatus.PAID,
        why=begins.why if claim is None else "",
        missing=missing if claim is None else (),
    )
