"""When an amount is paid, in words: the rhythm, the parts, what each part waits for, and when it is too late."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from talentrules.dates import Duration
from talentrules.diagnostics import Language
from talentrules.explain import phrases as say
from talentrules.explain.figures import duration_words, share_words
from talentrules.explain.labels import MISSED, PAYMENTS, STARTS, TIMES
from talentrules.explain.scope import Scope
from talentrules.explain.terms import in_words, quantity_words
from talentrules.explain.values import fact_at, money_words, value_words
from talentrules.model.payments import Assessed, Every, Instalment, Missed, Payment

__all__ = ["payment_brief", "payment_lines", "payment_words"]

_PAYOUTS = {3: say.QUARTERLY, 6: say.HALF_YEARLY, 12: say.YEARLY}
_RECKONED = {Every.MONTH: say.BY_MONTH, Every.YEAR: say.BY_YEAR}


def payment_brief(payment: Payment, scope: Scope) -> str:
    """Return when it is paid in few words, for a cell of a table."""
    words = [*_rhythm(payment, scope)]
    if payment.on_application:
        words.append(say.ON_APPLICATION.say(scope.lang))
    return say.PIECES.say(scope.lang).join(words)


def payment_words(payment: Payment, scope: Scope) -> str:
    """Return all that is said of the payment on one line."""
    return say.PIECES.say(scope.lang).join(payment_lines(payment, scope))


def payment_lines(payment: Payment, scope: Scope) -> tuple[str, ...]:
    """Return all that is said of the payment: rhythm, start, bounds, what it waits for, the horizon."""
    return (
        *_rhythm(payment, scope),
        *_start(payment, scope),
        *_bounds(payment, scope),
        *_waits(payment, scope),
        *_horizon(payment, scope),
    )


def _rhythm(payment: Payment, scope: Scope) -> Iterator[str]:
    lang = scope.lang
    if payment.at_end is not None:
        yield _at_the_end(payment, payment.at_end, scope)
    elif payment.instalments:
        yield from _parts(payment.instalments, lang)
    elif payment.payout_months == 1 or payment.every not in _RECKONED:
        yield PAYMENTS[payment.every].say(lang)
    else:
        yield _RECKONED[payment.every].say(lang)
        yield _PAYOUTS.get(payment.payout_months, say.EVERY_MONTHS).say(lang, months=payment.payout_months)


def _at_the_end(payment: Payment, time: Duration, scope: Scope) -> str:
    words = duration_words(time, scope.lang)
    if payment.start is None:
        return say.AT_THE_END.say(scope.lang, time=words)
    return say.AT_THE_END_FROM.say(scope.lang, time=words, day=quantity_words(payment.start, scope))


def _parts(instalments: tuple[Instalment, ...], lang: Language) -> Iterator[str]:
    """Yield the parts; equally spaced ones with their distance, others each with its own time."""
    spacing = _spacing(instalments)
    words = [_part(one, lang) for one in instalments]
    if spacing is None:
        parts = [
            _dated(place, part, one, lang) for place, (part, one) in enumerate(zip(words, instalments, strict=True), 1)
        ]
        yield say.IN_PARTS.say(lang, count=len(parts), parts=say.AND_LIST.say(lang).join(parts))
        return
    yield say.IN_PARTS.say(lang, count=len(words), parts="/".join(words))
    yield say.PARTS_EVERY.say(lang, time=_one(spacing, lang))
    if instalments[0].after != Duration():
        yield say.FIRST_AFTER.say(lang, time=duration_words(instalments[0].after, lang))


def _one(spacing: Duration, lang: Language) -> str:
    """Return `年` for one year (每年一期), `月` for one month, else the stretch itself."""
    if lang == "zh" and spacing in (Duration(years=1), Duration(months=1)):
        return "年" if spacing.years else "月"
    return duration_words(spacing, lang)


def _spacing(instalments: tuple[Instalment, ...]) -> Duration | None:
    """Return the time between one part and the next, where it is the same for all; None for a single part."""
    first = instalments[0].after
    if len(instalments) < 2 or any(one.after.days for one in instalments):
        return None
    apart = instalments[1].after.in_months - first.in_months
    even = all(one.after.in_months == first.in_months + apart * place for place, one in enumerate(instalments))
    return Duration(years=apart // 12, months=apart % 12) if even and apart > 0 else None


def _part(one: Instalment, lang: Language) -> str:
    if one.share is not None:
        return share_words(Fraction(one.share), lang)
    if one.amount is None:
        return ""
    return str(one.amount) if lang == "zh" else money_words(one.amount, lang)


def _dated(place: int, part: str, one: Instalment, lang: Language) -> str:
    if one.after == Duration():
        return say.PART_AT_START.say(lang, place=place, part=part)
    return say.PART_AFTER.say(lang, place=place, part=part, time=duration_words(one.after, lang))


def _start(payment: Payment, scope: Scope) -> Iterator[str]:
    if payment.start is not None and payment.at_end is None:
        yield STARTS[payment.starts].say(scope.lang, day=quantity_words(payment.start, scope))


def _bounds(payment: Payment, scope: Scope) -> Iterator[str]:
    if payment.at_most_times is not None:
        yield TIMES[payment.every].say(scope.lang, count=payment.at_most_times)
    if payment.in_total_at_most is not None:
        yield say.TOTAL_AT_MOST.say(scope.lang, figure=quantity_words(payment.in_total_at_most, scope))


def _waits(payment: Payment, scope: Scope) -> Iterator[str]:
    if payment.on_application:
        yield say.ON_APPLICATION.say(scope.lang)
    if payment.missed is not Missed.UNSTATED:
        yield MISSED[payment.missed].say(scope.lang)
    if payment.while_ is not None:
        yield say.WHILE_HOLDS.say(scope.lang, condition=in_words(payment.while_, scope))
    if payment.assessed is not None:
        yield from _assessed(payment.assessed, scope)


def _assessed(assessed: Assessed, scope: Scope) -> Iterator[str]:
    """Yield what each result pays; where all that pass pay in full, just that one must pass."""
    lang, facts = scope.lang, scope.pack.facts
    kind = value_words(assessed.kind, fact_at(facts, "assessments.kind"), lang)
    result = fact_at(facts, "assessments.result")
    names = {one: value_words(one, result, lang) for one in assessed.factors}
    if all(factor == 1 for factor in assessed.factors.values()):
        words = say.ASSESSED_PASSED.say(lang, kind=kind, results=say.AND_LIST.say(lang).join(names.values()))
    else:
        factors = (f"{names[one]} {share_words(Fraction(factor), lang)}" for one, factor in assessed.factors.items())
        words = say.ASSESSED_FACTORS.say(lang, kind=kind, factors=say.AND_LIST.say(lang).join(factors))
    yield words if assessed.from_part == 1 else say.ASSESSED_FROM.say(lang, part=assessed.from_part, words=words)
    yield (say.ASSESSED_BEFORE if assessed.year_before else say.ASSESSED_SAME).say(lang)


def _horizon(payment: Payment, scope: Scope) -> Iterator[str]:
    if payment.claim_within is None:
        return
    time = duration_words(payment.claim_within, scope.lang)
    if payment.claim_from is None:
        yield say.CLAIM_WITHIN.say(scope.lang, time=time)
    else:
        yield say.CLAIM_WITHIN_FROM.say(scope.lang, time=time, day=quantity_words(payment.claim_from, scope))
