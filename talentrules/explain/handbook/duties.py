"""What is owed in return, and how it is obtained: sentences, and tables where several lines are alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from talentrules.explain import a4_words
from talentrules.explain import phrases as say
from talentrules.explain.figures import duration_words, share_words
from talentrules.explain.handbook import words
from talentrules.explain.handbook.links import linked
from talentrules.explain.handbook.page import Block, Cell, Grid, Line, cell
from talentrules.explain.handbook.writer import Writer, place_of
from talentrules.explain.obligations import clawback_words, obligation_lines
from talentrules.explain.procedure import procedure_block, window_words
from talentrules.explain.terms import in_words
from talentrules.explain.values import fact_at, value_words
from talentrules.model.obligations import Clawback, Obligation
from talentrules.model.pack import Evidence, Procedure, Step

__all__ = ["obligation_blocks", "procedure_blocks"]


# -- obligations ------------------------------------------------------------------------------------------------------


def obligation_blocks(obligation: Obligation, writer: Writer) -> Iterator[Block]:
    """Yield an obligation: what is to be kept, what follows on leaving by reason, the steps of what stays, quotations."""
    kept = replace(obligation, clawback=None, by_reason={})
    yield from writer.listing(
        "obligation", say.OBLIGATION, obligation_lines(kept, writer.scope), place_of(obligation.span)
    )
    for term in (obligation.start, obligation.resale.start if obligation.resale is not None else None):
        for one in writer.small_print(term):
            yield Line(kind="detail", text=one)
    yield from _leaving(obligation, writer)
    yield from writer.quotes(obligation.cite, words.OBLIGATION_CITATIONS)


def _leaving(obligation: Obligation, writer: Writer) -> Iterator[Grid]:
    """Yield a row for each reason of leaving that is named, and one for all others."""
    reasons = fact_at(writer.pack.facts, "leave_reason")
    cases = [(value_words(one, reasons, writer.lang), claw) for one, claw in obligation.by_reason.items()]
    if obligation.clawback is not None:
        name = words.LEAVING_OTHERWISE if cases else words.LEAVING_EARLY
        cases.append((writer.tell(name), obligation.clawback))
    if not cases:
        return
    rows = tuple(_case(name, clawback, writer) for name, clawback in cases)
    heads = (words.LEAVING_COLUMN, words.CLAWBACK_COLUMN, words.PLACE_COLUMN)
    yield Grid(kind="clawback", caption=writer.tell(words.CLAWBACK_TABLE), headings=writer.headings(*heads), rows=rows)
    for _, clawback in cases:
        yield from _vesting(clawback, writer)


def _case(name: str, clawback: Clawback, writer: Writer) -> tuple[Cell, ...]:
    place: Cell = (Line(kind="cell", text=(), place=place_of(clawback.span)),)
    return (cell(name), cell(clawback_words(clawback, writer.scope)), place)


def _vesting(clawback: Clawback, writer: Writer) -> Iterator[Grid]:
    """Yield what stays by time served, from nothing on."""
    if not clawback.steps:
        return
    first = duration_words(clawback.steps[0].after, writer.lang)
    rows = [(writer.tell(words.VESTED_LESS, time=first), writer.tell(words.NOTHING_KEPT))]
    rows += [
        (duration_words(one.after, writer.lang), share_words(Fraction(one.kept), writer.lang)) for one in clawback.steps
    ]
    yield Grid(
        kind="vesting",
        caption=writer.tell(words.VESTING_TABLE),
        headings=writer.headings(words.VESTED_COLUMN, words.KEPT_COLUMN),
        rows=tuple(tuple(cell(one) for one in row) for row in rows),
    )


# -- the procedure ----------------------------------------------------------------------------------------------------


def procedure_blocks(procedure: Procedure, writer: Writer) -> Iterator[Block]:
    """Yield office, applicant and route, the windows, a table of steps, a table of papers, quotations."""
    plain = replace(procedure, windows=(), steps=(), evidence=())
    yield from writer.told(procedure_block(plain, (), writer.scope, gaps=False))
    for place, window in enumerate(procedure.windows):
        told = window_words(replace(procedure, window="", windows=(window,)), writer.scope)
        text = linked(told, window.of, writer.scope)
        yield Line(
            kind="window",
            label=writer.tell(words.WINDOWS) if not place else "",
            text=text,
            place=place_of(window.span),
        )
        for one in writer.small_print(window.of):
            yield Line(kind="detail", text=one)
    yield from _steps(procedure, writer)
    yield from _papers(procedure, writer)
    yield from writer.quotes(procedure.cite, words.PROCEDURE_CITATIONS)


def _steps(procedure: Procedure, writer: Writer) -> Iterator[Grid]:
    if not procedure.steps:
        return
    rows = [
        (cell(str(place)), cell(step.text), cell(_days(step, writer))) for place, step in enumerate(procedure.steps, 1)
    ]
    sums = {step.working for step in procedure.steps if step.days is not None}
    days = [step.days for step in procedure.steps if step.days is not None]
    caption = writer.tell(words.STEPS)
    if len(days) == len(procedure.steps) > 1 and sums == {False}:
        total = writer.tell(say.PROCEDURE_DAYS, days=sum(days))
        caption = writer.tell(say.FIELD_VALUE, name=caption, value=total)
    heads = (a4_words.STEPS_COLUMN, words.STEP_COLUMN, words.STEP_DAYS_COLUMN)
    yield Grid(kind="steps", caption=caption, headings=writer.headings(*heads), rows=tuple(rows))


def _days(step: Step, writer: Writer) -> str:
    if step.days is None:
        return writer.tell(words.UNSTATED)
    return writer.tell(words.WORKING_DAYS if step.working else words.DAYS, days=step.days)


def _papers(procedure: Procedure, writer: Writer) -> Iterator[Grid]:
    if not procedure.evidence:
        return
    heads = (a4_words.PAPER_COLUMN, a4_words.FORM_COLUMN, a4_words.ISSUER_COLUMN, words.WHEN_COLUMN)
    rows = tuple(_paper(one, writer) for one in procedure.evidence)
    yield Grid(kind="papers", caption=writer.tell(words.EVIDENCE), headings=writer.headings(*heads), rows=rows)


def _paper(paper: Evidence, writer: Writer) -> tuple[Cell, ...]:
    form = writer.tell(a4_words.SHARED) if paper.shared else paper.form or writer.tell(words.UNSTATED)
    needed: tuple[Line, ...] = (Line(kind="cell", text=(writer.tell(words.EVER),)),)
    if paper.when is not None:
        told = linked(in_words(paper.when, writer.scope), paper.when, writer.scope)
        small = (Line(kind="detail", text=one) for one in writer.small_print(paper.when))
        needed = (Line(kind="cell", text=told, place=place_of(paper.when.span)), *small)
    return (cell(paper.name), cell(form), cell(paper.issuer or writer.tell(words.UNSTATED)), needed)
