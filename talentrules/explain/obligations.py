"""What is owed in return, in words: how long to serve, what is paid back on leaving, what may not be sold or kept back."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from talentrules.explain import phrases as say
from talentrules.explain.figures import duration_words, share_words
from talentrules.explain.labels import CLAWBACKS, SPAN_UNITS
from talentrules.explain.scope import Scope
from talentrules.explain.terms import quantity_words
from talentrules.explain.values import fact_at, value_words
from talentrules.model.obligations import Clawback, ClawbackKind, Obligation, Report, Resale
from talentrules.model.quantities import Unit

__all__ = ["clawback_words", "obligation_lines", "resale_lines"]


def obligation_lines(obligation: Obligation, scope: Scope) -> tuple[str, ...]:
    """Return an obligation, one sentence a line; the document's own words stand last."""
    return (
        *_serving(obligation, scope),
        *_leaving(obligation, scope),
        *(resale_lines(obligation.resale, scope) if obligation.resale is not None else ()),
        *(_report(obligation.report, scope) if obligation.report is not None else ()),
        *((say.SAID.say(scope.lang, text=obligation.text),) if obligation.text else ()),
    )


def _serving(obligation: Obligation, scope: Scope) -> Iterator[str]:
    if obligation.serve is None:
        return
    time = duration_words(obligation.serve, scope.lang)
    if obligation.start is None:
        yield say.SERVE.say(scope.lang, time=time)
    else:
        yield say.SERVE_FROM.say(scope.lang, time=time, day=quantity_words(obligation.start, scope))


def _leaving(obligation: Obligation, scope: Scope) -> Iterator[str]:
    lang = scope.lang
    if obligation.clawback is not None:
        yield say.LEAVING.say(lang, clawback=clawback_words(obligation.clawback, scope))
    reasons = fact_at(scope.pack.facts, "leave_reason")
    for reason, clawback in obligation.by_reason.items():
        name = value_words(reason, reasons, lang)
        yield say.LEAVING_FOR.say(lang, reason=name, clawback=clawback_words(clawback, scope))
    if obligation.stops_next_month is not None:
        yield (say.STOPS_NEXT_MONTH if obligation.stops_next_month else say.STOPS_SAME_MONTH).say(lang)
    if obligation.repaid_by:
        yield say.REPAID_BY.say(lang, who=obligation.repaid_by)


def clawback_words(clawback: Clawback, scope: Scope) -> str:
    """Return what is paid back: `按未服务月数比例退还`, with its steps where it goes by steps."""
    if clawback.unit is Unit.YEAR:
        return say.PRO_RATA_OF_YEARS.say(scope.lang)
    unit = SPAN_UNITS[clawback.unit].say(scope.lang) if clawback.unit is not None else ""
    words = CLAWBACKS[clawback.kind].say(scope.lang, unit=unit)
    if clawback.kind is not ClawbackKind.VESTING or not clawback.steps:
        return words
    steps = [
        say.VESTED.say(
            scope.lang,
            time=duration_words(step.after, scope.lang),
            kept=share_words(Fraction(step.kept), scope.lang),
        )
        for step in clawback.steps
    ]
    steps.append(say.NOT_VESTED.say(scope.lang))
    return words + say.BRACKETS.say(scope.lang, text=say.PIECES.say(scope.lang).join(steps))


def resale_lines(resale: Resale, scope: Scope) -> Iterator[str]:
    """Yield for how long the home may not be sold, and what follows; then the document's own words."""
    time = duration_words(resale.within, scope.lang)
    clawback = clawback_words(resale.clawback, scope)
    if resale.start is None:
        yield say.RESALE_NO_DAY.say(scope.lang, time=time, clawback=clawback)
    else:
        day = quantity_words(resale.start, scope)
        yield say.RESALE.say(scope.lang, time=time, clawback=clawback, day=day)
    if resale.text:
        yield say.SAID.say(scope.lang, text=resale.text)


def _report(report: Report, scope: Scope) -> Iterator[str]:
    events = say.AND_LIST.say(scope.lang).join(report.events)
    if report.days is None:
        yield say.REPORT.say(scope.lang, events=events)
    else:
        yield say.REPORT_DAYS.say(scope.lang, days=report.days, events=events)
    if report.text:
        yield say.SAID.say(scope.lang, text=report.text)
