"""When it is paid: the sentences, and a table of the parts by the time since the start."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from talentrules.dates import Duration
from talentrules.explain import phrases as say
from talentrules.explain.figures import duration_words, share_words
from talentrules.explain.handbook import words
from talentrules.explain.handbook.links import linked
from talentrules.explain.handbook.page import Block, Cell, Grid, Line, Listing, Point, cell
from talentrules.explain.handbook.writer import Writer, place_of
from talentrules.explain.labels import STARTS
from talentrules.explain.payments import payment_lines
from talentrules.explain.terms import in_words, quantity_words
from talentrules.explain.values import money_words
from talentrules.model.payments import Every, Instalment, Payment

__all__ = ["payment_blocks"]

Row = tuple[str, str, str]
"""Which part, how much, when."""


def payment_blocks(payment: Payment, writer: Writer) -> Iterator[Block]:
    """Yield all that is said of a payment, the exact rules in it, and its parts by time."""
    terms = (payment.start, payment.in_total_at_most, payment.while_, payment.claim_from)
    yield _said(payment, writer)
    for term in terms:
        for one in writer.small_print(term):
            yield Line(kind="detail", text=one)
        if term is not None:
            yield from writer.tables(term)
    yield from _parts(payment, writer)


def _said(payment: Payment, writer: Writer) -> Block:
    """Return the sentences: one on a line, several in a list."""
    lines = payment_lines(payment, writer.scope)
    texts = [linked(one, payment.while_, writer.scope) for one in lines]
    places = [place_of(payment.span), *(_place(one, payment, writer) for one in lines[1:])]
    if len(texts) == 1:
        return writer.line("payment", say.PAYMENT, texts[0], places[0])
    points = (Point(text=text, place=place) for text, place in zip(texts, places, strict=True))
    return Listing(kind="payment", label=writer.tell(say.PAYMENT), points=tuple(points))


def _place(line: str, payment: Payment, writer: Writer) -> str:
    """Return the place of the condition that a line tells; empty for any other line."""
    held = payment.while_
    if held is None or line != writer.tell(say.WHILE_HOLDS, condition=in_words(held, writer.scope)):
        return ""
    return place_of(held.span)


def _parts(payment: Payment, writer: Writer) -> Iterator[Grid]:
    rows = tuple(_rows(payment, writer))
    if not rows:
        return
    start = _start(payment, writer)
    heads = (words.PART_COLUMN, words.PART_AMOUNT_COLUMN, words.PART_TIME_COLUMN)
    cells: tuple[tuple[Cell, ...], ...] = tuple(tuple(cell(one) for one in row) for row in rows)
    caption = writer.tell(words.PARTS_FROM, start=start)
    yield Grid(kind="parts", caption=caption, headings=writer.headings(*heads), rows=cells)


def _start(payment: Payment, writer: Writer) -> str:
    """Return from when it counts: `自合同起始日次月起计发`, or that nothing is stated."""
    if payment.start is None:
        return writer.tell(words.NO_START)
    return writer.tell(STARTS[payment.starts], day=quantity_words(payment.start, writer.scope))


def _rows(payment: Payment, writer: Writer) -> Iterator[Row]:
    """Yield the parts; what is paid once has none, and what is paid again and again from no stated day neither."""
    if payment.instalments:
        for place, one in enumerate(sorted(payment.instalments, key=_days), 1):
            yield writer.tell(words.PART, place=place), _share(one, writer), _after(one.after, writer)
    elif payment.at_end is not None:
        yield writer.tell(words.PART_ONLY), writer.tell(words.WHOLE_AMOUNT), _after(payment.at_end, writer)
    elif payment.start is None:
        return
    elif payment.every is Every.YEAR:
        amount = writer.tell(words.YEARS_AMOUNT)
        yield writer.tell(words.PART, place=1), amount, writer.tell(words.AT_START)
        yield from _further(payment.at_most_times, amount, writer.tell(words.EACH_YEAR_MORE), writer)
    elif payment.every is Every.MONTH:
        yield from _months(payment, writer)


def _months(payment: Payment, writer: Writer) -> Iterator[Row]:
    """Yield the first pay-out and the later ones; the months that are paid out together are over by then."""
    months, most = max(1, payment.payout_months), payment.at_most_times
    number = None if most is None else -(-most // months)
    each = words.MONTHS_AMOUNT if most is None else words.MONTHS_AMOUNT_AT_MOST
    amount = writer.tell(each, months=months, most=most)
    first = Duration(months=months)
    yield writer.tell(words.PART, place=1), amount, _after(first, writer)
    yield from _further(number, amount, writer.tell(words.MONTHS_MORE, months=months), writer)


def _further(number: int | None, amount: str, when: str, writer: Writer) -> Iterator[Row]:
    """Yield the parts after the first one, as far as there are any."""
    if number is None:
        yield writer.tell(words.PARTS_ENDLESS), amount, when
    elif number == 2:
        yield writer.tell(words.PART, place=2), amount, when
    elif number > 2:
        yield writer.tell(words.PARTS_REST, last=number), amount, when


def _days(one: Instalment) -> tuple[int, int]:
    return one.after.in_months, one.after.days


def _share(one: Instalment, writer: Writer) -> str:
    if one.share is not None:
        return share_words(Fraction(one.share), writer.lang)
    return money_words(one.amount, writer.lang) if one.amount is not None else ""


def _after(time: Duration, writer: Writer) -> str:
    if time == Duration():
        return writer.tell(words.AT_START)
    return writer.tell(words.AFTER, time=duration_words(time, writer.lang))
