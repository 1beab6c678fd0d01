"""The slips that an amount invites: a figure one step off, a row forgotten, two rows in the wrong order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from talentrules.dates import Duration
from talentrules.explain.figures import duration_words, share_words
from talentrules.explain.labels import Words
from talentrules.explain.terms import row_name
from talentrules.explain.values import money_words
from talentrules.model.quantities import Band, Constant, HitPolicy, Quantity, Row, Shifted, Stated, Table
from talentrules.money import Money
from talentrules.mutation.change import Change, Kind, Reader
from talentrules.mutation.values import beside, durations_beside, intervals_beside
from talentrules.source import Span

__all__ = ["of_band", "of_quantity", "share_said", "time_said"]

_NEUTRAL = (0, 1)


def of_quantity(quantity: Quantity, reader: Reader) -> Iterator[Change]:
    """Yield the changes of `quantity` itself; those of its parts are not among them."""
    match quantity:
        case Constant():
            if _written(quantity):
                for near in beside(quantity.value):
                    yield _change(Kind.CONSTANT, quantity, replace(quantity, value=near), reader)
        case Stated():
            for interval in intervals_beside(quantity.interval):
                yield _change(Kind.AMOUNT, quantity, replace(quantity, interval=interval), reader)
        case Shifted():
            for by in durations_beside(quantity.by):
                yield _change(Kind.DURATION, quantity, replace(quantity, by=by), reader)
        case Table():
            yield from _of_table(quantity, reader)
        case _:
            return


def _change(kind: Kind, old: Quantity, new: Quantity, reader: Reader) -> Change:
    return Change(kind=kind, span=old.span, before=_said(old, reader), after=_said(new, reader), made=new)


def _said(quantity: Quantity, reader: Reader) -> Words:
    if isinstance(quantity, Constant) and isinstance(quantity.value, Decimal):
        return share_said(quantity.value)
    return reader.says(quantity)


def _written(constant: Constant) -> bool:
    """Return whether the figure stands in the file; a 0 or 1 that only completes a form does not."""
    if constant.value not in _NEUTRAL or not constant.span.line:
        return True
    figure = rf"(?<![\w.]){constant.value}(?![\w.%])"
    return any(re.search(figure, line) for line in _lines(constant.span))


def _lines(span: Span) -> Iterator[str]:
    for number in range(span.line, span.end_line + 1):
        text = span.file.line(number)
        start = span.column - 1 if number == span.line else 0
        yield text[start : span.end_column - 1 if number == span.end_line else len(text)]


# Tables and bands ----------------------------------------------------------------------------------------------------


def _of_table(table: Table, reader: Reader) -> Iterator[Change]:
    rows = table.rows
    for place, row in enumerate(rows) if len(rows) > 1 else ():
        made = replace(table, rows=(*rows[:place], *rows[place + 1 :]))
        yield Change(kind=Kind.ROW_DROPPED, span=row.span, before=_named(row, reader), after=None, made=made)
    for place in range(len(rows) - 1):
        yield from _swapped(table, place, reader)
    other = table.otherwise
    if other is not None and not (isinstance(other, Constant) and not _written(other)):
        made = replace(table, otherwise=None)
        yield Change(kind=Kind.OTHERWISE_DROPPED, span=other.span, before=reader.says(other), after=None, made=made)


def _swapped(table: Table, place: int, reader: Reader) -> Iterator[Change]:
    """Yield two neighbours with their values exchanged, and, where the order counts, the other way round."""
    one, other = table.rows[place : place + 2]
    if one.value != other.value:
        pair = replace(one, value=other.value), replace(other, value=one.value)
        yield _rows(table, place, pair, (_valued(one, other, reader), _valued(*pair, reader)))
    if table.hit is HitPolicy.FIRST:
        yield _rows(table, place, (other, one), (_ordered(one, other, reader), _ordered(other, one, reader)))


def _rows(table: Table, place: int, pair: tuple[Row, Row], words: tuple[Words, Words]) -> Change:
    rows = (*table.rows[:place], *pair, *table.rows[place + 2 :])
    span, made = table.rows[place].span, replace(table, rows=rows)
    return Change(kind=Kind.ROWS_SWAPPED, span=span, before=words[0], after=words[1], made=made)


def _named(row: Row, reader: Reader) -> Words:
    return Words(row_name(row, reader.zh), row_name(row, reader.en))


def _valued(one: Row, other: Row, reader: Reader) -> Words:
    first, last = _named(one, reader), _named(other, reader)
    low, high = _said(one.value, reader), _said(other.value, reader)
    return Words(
        f"{first.zh} {low.zh}，{last.zh} {high.zh}",
        f"{first.en}: {low.en}, {last.en}: {high.en}",
    )


def _ordered(one: Row, other: Row, reader: Reader) -> Words:
    first, last = _named(one, reader), _named(other, reader)
    return Words(f"{first.zh}在前，{last.zh}在后", f"{first.en} before {last.en}")


def of_band(band: Band) -> Iterator[Change]:
    """Yield the changes of a band: where it begins, and its share."""
    for at_least in beside(band.at_least):
        if isinstance(at_least, Money):
            before, made = money_said(band.at_least), replace(band, at_least=at_least)
            yield Change(kind=Kind.CONSTANT, span=band.span, before=before, after=money_said(at_least), made=made)
    for rate in beside(band.rate):
        if isinstance(rate, Decimal):
            before, made = share_said(band.rate), replace(band, rate=rate)
            yield Change(kind=Kind.AMOUNT, span=band.span, before=before, after=share_said(rate), made=made)


def money_said(money: Money) -> Words:
    """Return an amount in words."""
    return Words(money_words(money, "zh"), money_words(money, "en"))


def share_said(share: Decimal) -> Words:
    """Return a share in words: `40%`."""
    return Words(share_words(Fraction(share), "zh"), share_words(Fraction(share), "en"))


def time_said(time: Duration, within: Words) -> Words:
    """Return a stretch of time in words, within what is said of it: `服务期{time}`."""
    return Words(within.say("zh", time=duration_words(time, "zh")), within.say("en", time=duration_words(time, "en")))
