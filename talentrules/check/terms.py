"""Do the numbers of payments, obligations and windows have a source: times, counts, shares, days.

Numbers that only the form needs are not asked for: parts that follow each other every year or month, a first part on
the day itself, all or nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from talentrules.check.conditions import procedure_cites, procedures
from talentrules.check.quotes import (
    equal_parts_stand_in,
    long_stands_in,
    month_day_stands_in,
    place_stands_in,
    share_stands_in,
    stands_in,
)
from talentrules.check.values import english_duration, money_words, share_words
from talentrules.dates import Duration, chinese_date
from talentrules.diagnostics import Diagnostic, diagnose
from talentrules.model.obligations import Clawback, Obligation
from talentrules.model.pack import Benefit, Pack, Procedure, Window
from talentrules.model.payments import Every, Instalment, Payment
from talentrules.model.sources import Citation
from talentrules.source import NOWHERE, Span

__all__ = ["problems"]

_COUNTED = {Every.MONTH: ("个月", "months"), Every.YEAR: ("年", "years")}
_STEPS = (Duration(months=12), Duration(months=1))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cited:
    """Whose numbers are looked for, in which citations, and the place that is told."""

    name: str
    cites: tuple[Citation, ...]
    span: Span

    def at(self, span: Span) -> _Cited:
        """Return the same at `span`, where that is a place."""
        return self if span == NOWHERE else _Cited(name=self.name, cites=self.cites, span=span)

    def without(self, what: tuple[str, str], value: str, value_en: str = "") -> Diagnostic:
        """Return that `value` has no quote; `what` it is stands in both languages."""
        return diagnose(
            "value-without-quote",
            self.span,
            name=self.name,
            what=what[0],
            what_en=what[1],
            value=value,
            value_en=value_en or value,
        )

    def long(self, what: tuple[str, str], stretch: Duration | None) -> Iterator[Diagnostic]:
        """Yield that `stretch` has no quote, if so."""
        if stretch is not None and stretch != Duration() and not long_stands_in(stretch, self.cites):
            yield self.without(what, stretch.chinese(), english_duration(stretch))

    def share(self, what: tuple[str, str], share: Decimal) -> Iterator[Diagnostic]:
        """Yield that `share` has no quote, if so; all and nothing are words, not numbers."""
        if share not in (0, 1) and not share_stands_in(share, self.cites):
            yield self.without(what, share_words(share))

    def days(self, what: tuple[str, str], days: int | None) -> Iterator[Diagnostic]:
        """Yield that the number of `days` has no quote, if so."""
        if days is not None and not stands_in(days, self.cites):
            yield self.without(what, f"{days}日", f"{days} days")


def problems(pack: Pack) -> Iterator[Diagnostic]:
    """Yield every number in the payments, obligations and procedures of `pack` that no quote holds."""
    for benefit in pack.benefits.values():
        for version in benefit.versions:
            one = _Cited(name=benefit.name, cites=version.cite + benefit.cite, span=version.span)
            if version.payment is not None:
                yield from _payment(one.at(version.payment.span), version.payment)
            if (owed := version.obligation) is not None:
                yield from _obligation(_Cited(name=one.name, cites=owed.cite + one.cites, span=one.span), owed)
    for benefit, procedure in procedures(pack):
        yield from _procedure(benefit, procedure)


def _payment(one: _Cited, paid: Payment) -> Iterator[Diagnostic]:
    yield from _times(one, paid)
    yield from _instalments(one, paid.instalments)
    yield from one.long(("兑现时间", "time until it is paid"), paid.at_end)
    yield from one.long(("申领期限", "time to claim"), paid.claim_within)
    if paid.assessed is not None:
        there = one.at(paid.assessed.span)
        for factor in dict.fromkeys(paid.assessed.factors.values()):
            yield from there.share(("考核系数", "factor of the assessment"), factor)


def _times(one: _Cited, paid: Payment) -> Iterator[Diagnostic]:
    unit, unit_en = _COUNTED.get(paid.every, ("次", "times"))
    count = paid.at_most_times
    if count is not None and count != 1 and not stands_in(count, one.cites, unit):
        yield one.without(("发放期数", "number of payments"), f"{count}{unit}", f"{count} {unit_en}")


def _instalments(one: _Cited, parts: tuple[Instalment, ...]) -> Iterator[Diagnostic]:
    equal = equal_parts_stand_in(parts, one.cites)
    for part in parts:
        there = one.at(part.span)
        if part.share is not None and not equal:
            yield from there.share(("分期比例", "share of an instalment"), part.share)
        if part.amount is not None and not stands_in(part.amount, one.cites):
            yield diagnose("number-without-quote", there.span, name=one.name, amount=money_words(part.amount))
    yield from _offsets(one, parts)


def _offsets(one: _Cited, parts: tuple[Instalment, ...]) -> Iterator[Diagnostic]:
    """Ask for when parts fall due: for each of the times, or where they are equally spaced, for the step alone."""
    afters = [part.after for part in parts]
    if all(place_stands_in(after, one.cites) or not tuple(one.long(("", ""), after)) for after in afters):
        return
    step = _step(afters)
    spaced = [] if step in _STEPS else [step]
    for stretch in dict.fromkeys(afters if step is None else [afters[0], *spaced]):
        if stretch is not None and not place_stands_in(stretch, one.cites):
            yield from one.long(("分期时间", "time of an instalment"), stretch)


def _step(afters: list[Duration]) -> Duration | None:
    """Return the time between each two of `afters`, where it is always the same."""
    steps = {
        Duration(months=later.in_months - earlier.in_months, days=later.days - earlier.days)
        for earlier, later in pairwise(afters)
    }
    return steps.pop() if len(steps) == 1 else None


def _obligation(one: _Cited, owed: Obligation) -> Iterator[Diagnostic]:
    one = one.at(owed.span)
    yield from one.long(("服务期", "service period"), owed.serve)
    for clawback in (owed.clawback, *owed.by_reason.values()):
        yield from _clawback(one, clawback)
    if owed.resale is not None:
        yield from one.long(("限制转让的期限", "time without resale"), owed.resale.within)
        yield from _clawback(one, owed.resale.clawback)
    if owed.report is not None:
        yield from one.days(("变更报告的期限", "time to report"), owed.report.days)


def _clawback(one: _Cited, clawback: Clawback | None) -> Iterator[Diagnostic]:
    if clawback is None:
        return
    there = one.at(clawback.span)
    for step in clawback.steps:
        yield from there.long(("服务时间", "time served"), step.after)
        yield from there.share(("保留的比例", "share that is kept"), step.kept)


def _procedure(benefit: Benefit, procedure: Procedure) -> Iterator[Diagnostic]:
    one = _Cited(name=benefit.name, cites=procedure_cites(benefit, procedure), span=benefit.span)
    for step in procedure.steps:
        yield from one.days(("办理天数", "days of a step"), step.days)
    for window in procedure.windows:
        yield from _window(one.at(window.span), window)


def _window(one: _Cited, window: Window) -> Iterator[Diagnostic]:
    yield from one.long(("申请期限", "time to apply"), window.within)
    what = ("申请时间", "days to apply")
    if window.days is not None:
        for day in (window.days.first, window.days.last):
            if day is not None and not stands_in(day, one.cites):
                yield one.without(what, chinese_date(day), str(day))
    for yearly in window.yearly or ():
        if not month_day_stands_in(yearly, one.cites):
            yield one.without(what, f"{yearly[0]}月{yearly[1]}日", f"{yearly[0]:02d}-{yearly[1]:02d}")
