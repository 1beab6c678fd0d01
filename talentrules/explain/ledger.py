"""The ledger and the settlement on leaving, as documents to be typeset and as plain data.

A line of the ledger says from which day an amount can be paid, for which part, and why it is not where it is not. A
settlement shows its arithmetic: `100,000元 × （1 − 24/60） = 60,000元`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

from talentrules.diagnostics import Language
from talentrules.explain import phrases as say
from talentrules.explain.amounts import interval_words
from talentrules.explain.document import Block, Bullets, Cell, Document, Entry, Line, Section, Table
from talentrules.explain.figures import exact_number, open_points, share_words
from talentrules.explain.json_rules import clawback_data
from talentrules.explain.json_values import day_data, fraction_data, interval_data
from talentrules.explain.labels import LINE_STATUSES, LINE_WHYS, ROUNDINGS, SPAN_COUNTS, Words
from talentrules.explain.names import benefit_names
from talentrules.explain.obligations import clawback_words, resale_lines
from talentrules.explain.scope import Scope
from talentrules.explain.sheet import foot_of_pack, head_of_pack, notice_words
from talentrules.explain.values import day_words, fact_at, name_words, value_words
from talentrules.model.decision import Decision
from talentrules.model.ledger import Ledger, LedgerLine, RefundRow, SettledItem, Settlement
from talentrules.model.obligations import ClawbackKind
from talentrules.money import Interval, Money

__all__ = ["ledger_data", "ledger_document", "ledger_rows", "settlement_data", "settlement_document"]

# -- the ledger -------------------------------------------------------------------------------------------------------


def ledger_document(ledger: Ledger, decision: Decision, lang: Language = "zh") -> Document:
    """Return the ledger as a document: a table of all payments by day, and what they come to by status."""
    scope = Scope.of(decision.pack, lang, decision.case.profile)
    until = Line(id="until", label=say.LEDGER_UNTIL.say(lang), text=day_words(ledger.until, lang))
    sections = [Section(id="lines", heading=say.LEDGER_LINES.say(lang), level=2, blocks=_lines(ledger, scope))]
    if ledger.sums:
        sums = tuple(_sums(ledger, scope))
        sections.append(Section(id="sums", heading=say.LEDGER_SUMS.say(lang), level=2, blocks=sums))
    return _document(decision, say.LEDGER_TITLE, (until,), sections, say.LEDGER_NOTE, lang)


def _document(  # noqa: PLR0913, PLR0917 — what the two pages have in common
    decision: Decision,
    title: Words,
    head: Iterable[Line],
    sections: Iterable[Section],
    note: Words,
    lang: Language,
) -> Document:
    pack = decision.pack
    on = Line(id="on", label=say.EVALUATED_ON.say(lang), text=day_words(decision.case.on, lang))
    return Document(
        lang=lang,
        title=title.say(lang, name=name_words(pack.id, pack.name, lang)),
        alarms=notice_words(pack, decision.notices, lang, alarm=True),
        notices=notice_words(pack, decision.notices, lang, alarm=False),
        head=(*head_of_pack(pack, lang), on, *head),
        sections=tuple(sections),
        foot=(note.say(lang), *foot_of_pack(pack, lang)),
    )


def _lines(ledger: Ledger, scope: Scope) -> tuple[Block, ...]:
    lang = scope.lang
    if not ledger.lines:
        return (Bullets(id="lines", label="", items=(say.LEDGER_EMPTY.say(lang),)),)
    words = (say.DAY_COLUMN, say.NAME_COLUMN, say.PART_COLUMN, say.AMOUNT_COLUMN, say.STATUS_COLUMN)
    headings = tuple(one.say(lang) for one in words)
    return (Table(id="ledger", headings=headings, rows=ledger_rows(ledger.lines, scope)),)


def ledger_rows(lines: Iterable[LedgerLine], scope: Scope) -> tuple[tuple[Cell, ...], ...]:
    """Return lines of a ledger as rows: the day, the benefit, the part, the amount, the status."""
    return tuple(
        (
            day_words(line.on, scope.lang) if line.on is not None else say.NO_DAY.say(scope.lang),
            benefit_names(scope.pack, (line.benefit,), scope.lang),
            _part(line, scope.lang),
            interval_words(line.amount, scope, line.missing),
            _status(line, scope),
        )
        for line in lines
    )


def _part(line: LedgerLine, lang: Language) -> str:
    """Return which part it is, for which time, which share of the whole, and the factor of the assessment."""
    words = say.LINE_PART if line.of is None else say.LINE_PART_OF
    pieces = [words.say(lang, number=line.number, of=line.of)]
    if line.share is not None:
        pieces.append(_kept(line.share, lang))
    if line.factor is not None:
        pieces.append(say.LINE_FACTOR.say(lang, factor=_kept(line.factor, lang)))
    if line.covers is not None:
        first, last = (day_words(day, lang) for day in line.covers)
        pieces.append(say.LINE_COVERS.say(lang, first=first, last=last))
    return say.PIECES.say(lang).join(pieces)


def _status(line: LedgerLine, scope: Scope) -> str:
    reasons = [LINE_WHYS[line.why].say(scope.lang)] if line.why else []
    waits = open_points(line.missing, (), scope)
    if waits:
        reasons = [*([] if line.why == "unknown" else reasons), waits]
    beside = say.BRACKETS.say(scope.lang, text=say.PIECES.say(scope.lang).join(reasons)) if reasons else ""
    return LINE_STATUSES[line.status].say(scope.lang) + beside


def _sums(ledger: Ledger, scope: Scope) -> Iterator[Block]:
    for status, interval in ledger.sums:
        yield Line(
            id=f"sum-{status.value}",
            label=LINE_STATUSES[status].say(scope.lang),
            text=interval_words(interval, scope),
        )


def ledger_data(ledger: Ledger, decision: Decision) -> dict[str, Any]:
    """Return the ledger as data, ready for `json.dumps`: money and shares as decimal texts, days as ISO texts."""
    return {
        "schema": "talentrules/ledger/1",
        "pack": decision.pack.id,
        "on": decision.case.on.isoformat(),
        "until": ledger.until.isoformat(),
        "lines": [_line_data(line, decision) for line in ledger.lines],
        "sums": [{"status": status.value, **(interval_data(sum_) or {})} for status, sum_ in ledger.sums],
    }


def _line_data(line: LedgerLine, decision: Decision) -> dict[str, Any]:
    covers = line.covers
    return {
        "benefit": line.benefit,
        "name": _name(line.benefit, decision),
        "number": line.number,
        "of": line.of,
        "on": day_data(line.on),
        "covers": None if covers is None else {"from": day_data(covers[0]), "until": day_data(covers[1])},
        "amount": interval_data(line.amount),
        "share": _fraction(line.share),
        "factor": _fraction(line.factor),
        "status": line.status.value,
        "why": line.why,
        "missing": list(line.missing),
    }


def _name(benefit: str, decision: Decision) -> str:
    found = decision.pack.benefits.get(benefit)
    return found.name if found is not None else benefit


def _fraction(value: Fraction | None) -> str | None:
    return None if value is None else fraction_data(value)


# -- the settlement ---------------------------------------------------------------------------------------------------


def settlement_document(settlement: Settlement, decision: Decision, lang: Language = "zh") -> Document:
    """Return what leaving comes to as a document: for each benefit the rule, the arithmetic, and the years beside it."""
    scope = Scope.of(decision.pack, lang, decision.case.profile)
    head = [Line(id="left_on", label=say.LEFT_ON.say(lang), text=day_words(settlement.left_on, lang))]
    head.append(Line(id="reason", label=say.LEAVE_REASON.say(lang), text=_reason(settlement.reason, scope)))
    total = interval_words(settlement.refund, scope)
    head.append(Line(id="refund", label=say.REFUND_TOTAL.say(lang), text=total))
    entries = tuple(_settled(item, scope) for item in settlement.items)
    sections = (Section(id="items", heading=say.SETTLED_ITEMS.say(lang), level=2, blocks=entries),) if entries else ()
    return _document(decision, say.SETTLEMENT_TITLE, head, sections, say.SETTLEMENT_NOTE, lang)


def _reason(reason: str | None, scope: Scope) -> str:
    if reason is None:
        return say.NOT_GIVEN.say(scope.lang)
    return value_words(reason, fact_at(scope.pack.facts, "leave_reason"), scope.lang)


def _settled(item: SettledItem, scope: Scope) -> Entry:
    lang = scope.lang
    rule = say.SETTLED_NOTHING.say(lang) if item.clawback is None else clawback_words(item.clawback, scope)
    lines = (
        ("rule", say.SETTLED_RULE, rule),
        ("served", say.SERVED, _served(item, lang)),
        ("paid", say.SETTLED_PAID, interval_words(item.paid, scope, item.missing)),
        ("owed", say.SETTLED_OWED, interval_words(item.owed, scope, item.missing)),
        ("later", say.SETTLED_LATER, _later(item, scope)),
        ("forfeited", say.SETTLED_FORFEITED, interval_words(item.forfeited, scope, item.missing)),
        ("refund", say.REFUND, _refund(item, scope)),
        ("resale", say.RESALE_LIMIT, _resale(item, scope)),
        ("resale_refund", say.RESALE_REFUND, _resale_refund(item, scope)),
    )
    blocks: list[Block] = [Line(id=id_, label=label.say(lang), text=text) for id_, label, text in lines if text]
    if item.table:
        blocks.append(Line(id="by_year", label=say.REFUND_BY_YEAR.say(lang), text=say.REFUND_BY_YEAR_NOTE.say(lang)))
        blocks.append(_by_year(item.table, scope))
    name = benefit_names(scope.pack, (item.benefit,), lang)
    return Entry(id=item.benefit, name=name, chip=None, subtitle="", blocks=tuple(blocks))


def _served(item: SettledItem, lang: Language) -> str:
    """Return how long was served, of how long, and the days of the service period."""
    pieces = []
    if item.served is not None and item.unit is not None:
        words = SPAN_COUNTS[item.unit]
        served = words.say(lang, count=item.served)
        of = words.say(lang, count=item.of) if item.of is not None else ""
        pieces.append(say.SERVED_OF.say(lang, served=served, of=of) if of else say.SERVED_SOME.say(lang, served=served))
    if item.started_on is not None and item.serve_until is not None:
        first, last = day_words(item.started_on, lang), day_words(item.serve_until, lang)
        pieces.append(say.SERVED_DAYS.say(lang, first=first, last=last))
    return say.PIECES.say(lang).join(pieces)


def _refund(item: SettledItem, scope: Scope) -> str:
    """Return what is paid back with its arithmetic, or what is missing."""
    pro_rata = item.clawback is not None and item.clawback.kind is ClawbackKind.PRO_RATA
    kept = f"{item.served}/{item.of}" if pro_rata and item.served is not None and item.of else ""
    if not item.refund.exact:
        return interval_words(item.refund, scope, item.missing)
    return _arithmetic(item.paid, item.kept, item.refund, scope, kept)


def _later(item: SettledItem, scope: Scope) -> str:
    return "" if item.later == Interval.exactly(Money(0)) else interval_words(item.later, scope, item.missing)


def _resale(item: SettledItem, scope: Scope) -> str:
    resale = item.obligation.resale
    return "" if resale is None else say.PIECES.say(scope.lang).join(resale_lines(resale, scope))


def _resale_refund(item: SettledItem, scope: Scope) -> str:
    """Return what the sale brings back with its arithmetic; nothing where no sale is known within the limit."""
    refund, kept = item.resale_refund, item.resale_kept
    if refund is None:
        return ""
    if kept is None or refund.low is None or item.paid.low is None or not (refund.exact and item.paid.exact):
        return interval_words(refund, scope, item.missing)
    if item.paid.low.in_fen * (1 - kept) - refund.low.in_fen >= 1:
        amount, why = interval_words(refund, scope), say.NOT_TWICE.say(scope.lang)
        return amount + say.BRACKETS.say(scope.lang, text=why)
    return _arithmetic(item.paid, kept, refund, scope)


def _arithmetic(paid: Interval, kept: Fraction | None, refund: Interval, scope: Scope, written: str = "") -> str:
    """Return `100,000元 × （1 − 40%） = 60,000元`; where nothing is multiplied, just the amount."""
    amount = interval_words(refund, scope)
    if kept is None or kept in (0, 1) or not (paid.exact and refund.exact):
        return amount
    line = say.REFUND_SUM.say(
        scope.lang, paid=interval_words(paid, scope), kept=written or _kept(kept, scope.lang), refund=amount
    )
    exact = paid.low is not None and refund.low is not None and paid.low.in_fen * (1 - kept) == refund.low.in_fen
    rule = scope.pack.conventions.money
    if exact or rule is None:
        return line
    rounding = say.MONEY_ROUNDING.say(scope.lang, rule=ROUNDINGS[rule].say(scope.lang))
    return line + say.BRACKETS.say(scope.lang, text=rounding)


def _kept(share: Fraction, lang: Language) -> str:
    """Return a share in per cent where that is short, else as a fraction."""
    return share_words(share, lang) if (share * 10_000).denominator == 1 else exact_number(share, lang)


def _by_year(table: Iterable[RefundRow], scope: Scope) -> Table:
    words = (say.YEARS_COLUMN, say.LEFT_ON, say.DUE_BY_THEN, say.KEPT_COLUMN, say.REFUND)
    rows = tuple(
        (
            say.YEARS_SERVED.say(scope.lang, years=row.years),
            day_words(row.left_on, scope.lang),
            interval_words(row.paid, scope),
            say.UNSTATED_FIGURE.say(scope.lang) if row.kept is None else _kept(row.kept, scope.lang),
            _arithmetic(row.paid, row.kept, row.refund, scope),
        )
        for row in table
    )
    return Table(id="refunds", headings=tuple(one.say(scope.lang) for one in words), rows=rows)


def settlement_data(settlement: Settlement, decision: Decision) -> dict[str, Any]:
    """Return a settlement as data, ready for `json.dumps`: money and shares as decimal texts, days as ISO texts."""
    return {
        "schema": "talentrules/settlement/1",
        "pack": decision.pack.id,
        "on": decision.case.on.isoformat(),
        "left_on": settlement.left_on.isoformat(),
        "reason": settlement.reason,
        "items": [_settled_data(item, decision) for item in settlement.items],
        "refund": interval_data(settlement.refund),
    }


def _settled_data(item: SettledItem, decision: Decision) -> dict[str, Any]:
    return {
        "benefit": item.benefit,
        "name": _name(item.benefit, decision),
        "clawback": clawback_data(item.clawback),
        "started_on": day_data(item.started_on),
        "serve_until": day_data(item.serve_until),
        "served": item.served,
        "of": item.of,
        "paid": interval_data(item.paid),
        "owed": interval_data(item.owed),
        "later": interval_data(item.later),
        "forfeited": interval_data(item.forfeited),
        "kept": _fraction(item.kept),
        "refund": interval_data(item.refund),
        "resale_kept": _fraction(item.resale_kept),
        "resale_refund": interval_data(item.resale_refund),
        "table": [_row_data(row) for row in item.table],
        "missing": list(item.missing),
    }


def _row_data(row: RefundRow) -> dict[str, Any]:
    return {
        "years": row.years,
        "left_on": row.left_on.isoformat(),
        "paid": interval_data(row.paid),
        "kept": _fraction(row.kept),
        "refund": interval_data(row.refund),
    }
