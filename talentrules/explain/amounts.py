"""The amount of an item in words: what is printed in the sources, or what the rule comes to as far as is known."""

from __future__ import annotations

from fractions import Fraction

from talentrules.diagnostics import Language
from talentrules.explain import phrases as say
from talentrules.explain.calculation import contradicts_itself
from talentrules.explain.figures import open_points, reckoning_words
from talentrules.explain.labels import PERIODS
from talentrules.explain.scope import Scope
from talentrules.explain.values import AmountWords, amount_words, in_wan
from talentrules.model.decision import Item, Reckoning, Verdict
from talentrules.model.pack import Granularity, Pack, Version
from talentrules.model.payments import Every
from talentrules.model.quantities import Measure
from talentrules.money import Interval, Money

__all__ = ["interval_words", "item_amount", "paid_as_a_whole"]


def item_amount(item: Item, pack: Pack, lang: Language) -> AmountWords | None:
    """Return the amount of an item in words; None where the benefit pays no money, or where a refused one pays 0."""
    if item.amount is None or (item.verdict is Verdict.INELIGIBLE and item.amount == Interval(Money(0), Money(0))):
        return None
    words = _amount(item, item.amount, Scope.of(pack, lang))
    if words.figure == say.AMOUNT_MISSING.say(lang):
        return words
    if paid_as_a_whole(item.version):
        words = AmountWords(say.IN_ALL.say(lang, figure=words.figure), words.notes)
    elif item.every is not None:
        words = AmountWords(PERIODS[item.every].say(lang, figure=words.figure), words.notes)
    if item.version is not None or item.amount_missing:
        return words
    return AmountWords(words.figure, (*words.notes, say.VERSION_OPEN.say(lang)))


def paid_as_a_whole(version: Version | None) -> bool:
    """Whether the amount is the whole of what is paid, in parts or at the end."""
    payment = version.payment if version is not None else None
    return payment is not None and (bool(payment.instalments) or payment.at_end is not None)


def _amount(item: Item, amount: Interval, scope: Scope) -> AmountWords:
    written = item.version.amount if item.version is not None else None
    computed = written is not None and written.published is None
    waits = open_points(item.amount_missing, item.amount_findings, scope)
    if not computed and not waits:
        granularity = written.granularity if written is not None else Granularity.UNKNOWN
        return amount_words(amount, Every.UNSTATED, granularity, scope.lang)
    notes = [*_short(amount, scope.lang)]
    if waits:
        notes.append(waits)
    elif any(contradicts_itself(result) for result in item.calculation):
        notes.append(say.AMOUNT_CLASH.say(scope.lang))
    known = amount.high is not None or (amount.low is not None and amount.low.in_fen > 0)
    figure = interval_words(amount, scope) if known or not waits else say.AMOUNT_MISSING.say(scope.lang)
    return AmountWords(figure, tuple(notes))


def _short(amount: Interval, lang: Language) -> tuple[str, ...]:
    """Return the stated ends in 万元 too."""
    low = amount.low if amount.low is not None and amount.low.in_fen else amount.high
    if low is None:
        return ()
    return in_wan(low, amount.high or low, lang)


def interval_words(interval: Interval, scope: Scope, missing: tuple[str, ...] = ()) -> str:
    """Return an interval as far as its ends are known: one amount, a range, 不超过 or 不低于 one of them.

    Where nothing is known of it, it waits for what is `missing`, or is 未定.
    """
    low, high = (None if end is None else Fraction(end.in_fen) for end in (interval.low, interval.high))
    if not low and high is None and not missing:
        return say.AMOUNT_OPEN.say(scope.lang)
    waits = () if interval.exact else missing
    return reckoning_words(Reckoning(low=low, high=high, missing=waits), Measure.MONEY, scope)
