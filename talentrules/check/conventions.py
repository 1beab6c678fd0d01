"""Are the conventions declared that the pack's arithmetic needs: month ends, and parts of a fen.

Each is told once, at the first place that needs it: one declaration settles them all.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talentrules.check.conditions import Stated, procedures, stated
from talentrules.check.grain import Grains
from talentrules.dates import Duration
from talentrules.diagnostics import Diagnostic, diagnose
from talentrules.model.groups import Cap, Cut
from talentrules.model.obligations import Clawback, Obligation
from talentrules.model.pack import Benefit, Pack, Version
from talentrules.model.payments import Every, Payment
from talentrules.model.quantities import Between, Constant, Quantity, Shifted, Unit, YearStart
from talentrules.source import NOWHERE, Span

__all__ = ["problems"]

_EVERY_MONTH_HAS = 28
_Place = tuple[Span, str]
"""A place that needs a convention, and the name of the entry that it is in."""


def problems(pack: Pack) -> Iterator[Diagnostic]:
    """Yield the conventions that `pack` needs and does not declare."""
    if pack.conventions.month_end is None:
        yield from _first("month-end-undeclared", _month_ends(pack))
    if pack.conventions.money is None:
        yield from _first("money-rounding-undeclared", _parts_of_a_fen(pack))


def _first(code: str, places: Iterator[_Place]) -> Iterator[Diagnostic]:
    ordered = sorted(places, key=lambda place: (place[0].line, place[0].column))
    for span, name in ordered[:1]:
        yield diagnose(code, span, name=name)


def _month_ends(pack: Pack) -> Iterator[_Place]:
    """Yield where the pack counts in months or years, or goes by them from a day."""
    for one in stated(pack):
        if _meets_month_end(one):
            yield one.span, one.owner.name
    for benefit in pack.benefits.values():
        for version in benefit.versions:
            if version.payment is not None and _pays_by_months(version.payment):
                yield _nearest(version.payment.span, version, benefit)
            if version.obligation is not None and _owes_by_months(version.obligation):
                yield _nearest(version.obligation.span, version, benefit)
    for benefit, procedure in procedures(pack):
        for window in procedure.windows:
            if _has_months(window.within):
                yield (benefit.span if window.span == NOWHERE else window.span), benefit.name


def _nearest(span: Span, version: Version, benefit: Benefit) -> _Place:
    return next((one for one in (span, version.span) if one != NOWHERE), benefit.span), benefit.name


def _meets_month_end(one: Stated) -> bool:
    match one.term:
        case Between(unit=Unit.YEAR | Unit.MONTH, first=first):
            return not _in_every_month(first)
        case Shifted(by=by, day=day):
            return _has_months(by) and not _in_every_month(day)
        case _:
            return False


def _in_every_month(day: Quantity) -> bool:
    """Return whether `day` certainly has a number that every month has, so that no convention is needed."""
    match day:
        case YearStart():
            return True
        case Constant(value=date() as fixed):
            return fixed.day <= _EVERY_MONTH_HAS
        case _:
            return False


def _has_months(stretch: Duration | None) -> bool:
    return stretch is not None and stretch.in_months > 0


def _pays_by_months(paid: Payment) -> bool:
    """Return whether its days are counted by months or years from a day that the pack names."""
    repeated = paid.every in (Every.MONTH, Every.YEAR) and paid.start is not None
    stretches = (paid.at_end, paid.claim_within, *(part.after for part in paid.instalments))
    return repeated or any(map(_has_months, stretches))


def _owes_by_months(owed: Obligation) -> bool:
    resale = None if owed.resale is None else owed.resale.within
    steps = (step.after for clawback in _clawbacks(owed) for step in clawback.steps)
    return any(map(_has_months, (owed.serve, resale, *steps)))


def _clawbacks(owed: Obligation) -> Iterator[Clawback]:
    resale = None if owed.resale is None else owed.resale.clawback
    return (one for one in (owed.clawback, *owed.by_reason.values(), resale) if one is not None)


def _parts_of_a_fen(pack: Pack) -> Iterator[_Place]:
    """Yield where an amount may come to a part of a fen: itself, by its instalments, an assessment, or a refund."""
    grains = Grains(pack)
    for benefit in pack.benefits.values():
        for version in benefit.versions:
            span = _finer_than_a_fen(grains, version)
            if span is not None:
                yield _nearest(span, version, benefit)
    for group in pack.groups.values():
        if isinstance(group, Cap) and (group.cut is Cut.PRO_RATA or not grains.whole(group.at_most)):
            yield group.span, group.name


def _finer_than_a_fen(grains: Grains, version: Version) -> Span | None:
    """Return the place of the amount, the payment or the obligation of `version` that may come to a part of a fen."""
    if version.amount is None:
        return None
    if not grains.whole(version.amount.quantity):
        return version.amount.span
    if version.payment is not None and not grains.paid_whole(version):
        return version.payment.span
    owed = version.obligation
    if owed is not None and not all(grains.refunded_whole(version, one, time) for one, time in _reckoned(owed)):
        return owed.span
    return None


def _reckoned(owed: Obligation) -> Iterator[tuple[Clawback, Duration | None]]:
    """Yield each clawback of `owed` with the time by which it is reckoned."""
    yield from ((one, owed.serve) for one in (owed.clawback, *owed.by_reason.values()) if one is not None)
    if owed.resale is not None:
        yield owed.resale.clawback, owed.resale.within
