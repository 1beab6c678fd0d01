"""Packs that a reader would accept: every name known, no circle, versions in order and apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from hypothesis import strategies as st

from talentrules.dates import Days
from talentrules.model.facts import Fact
from talentrules.model.pack import (
    INFORMATIONAL_KINDS,
    Amount,
    Beneficiary,
    Benefit,
    Category,
    Clock,
    Definition,
    Every,
    Finding,
    FindingReason,
    Granularity,
    Jurisdiction,
    Kind,
    Pack,
    Payment,
    Version,
)
from talentrules.money import Interval, Money
from tests.strategies.conditions import Names, conditions
from tests.strategies.palette import APPLIED_ON, DATE_FACTS, PALETTE

__all__ = ["packs", "reordered", "with_benefits"]

_T = TypeVar("_T")
_YUAN = st.integers(0, 200).map(lambda hundreds: Money.yuan(hundreds * 100))


@st.composite
def packs(draw: st.DrawFn) -> Pack:
    """Return a valid pack of one to eight benefits and definitions, each of which may name those before it."""
    facts, findings = [APPLIED_ON, *draw(_FACTS)], draw(_FINDINGS)
    written: list[Definition | Benefit] = []
    for kind in (*draw(_HEADINGS), "benefit"):
        names, name = _names(facts, findings, written), f"{kind}_{len(written)}"
        if kind == "definition":
            written.append(_definition(draw, name, names))
        else:
            written.append(_benefit(draw, name, names))
    benefits = [one for one in written if isinstance(one, Benefit)]
    definitions = [one for one in written if isinstance(one, Definition)]
    return _pack(_facts_of(facts, benefits), findings, definitions, draw(st.permutations(benefits)))


def reordered(pack: Pack, order: Sequence[Benefit]) -> Pack:
    """Return `pack` with its benefits written in another order."""
    return replace(pack, benefits=_by_id(order))


def with_benefits(*benefits: Benefit, facts: Sequence[Fact] = (), findings: Sequence[Finding] = ()) -> Pack:
    """Return a pack of just these benefits, for a law that needs to point at one case."""
    return _pack(_facts_of([APPLIED_ON, *facts], benefits), findings, (), benefits)


def _pack(
    facts: Sequence[Fact], findings: Sequence[Finding], definitions: Sequence[Definition], benefits: Sequence[Benefit]
) -> Pack:
    return Pack(
        language=1,
        id="imagined",
        name="虚构市",
        jurisdiction=Jurisdiction(code="000000"),
        verified_on=date(2024, 5, 9),
        fictional=True,
        sources={},
        documents={},
        facts=_by_id(facts),
        findings=_by_id(findings),
        definitions=_by_id(definitions),
        benefits=_by_id(benefits),
        statistics={},
    )


def _by_id(entries: Sequence[_T]) -> Mapping[str, _T]:
    return {entry.id: entry for entry in entries}  # type: ignore[attr-defined]


def _names(facts: Sequence[Fact], findings: Sequence[Finding], written: Sequence[Definition | Benefit]) -> Names:
    return Names(
        facts=facts,
        findings=[one.id for one in findings],
        definitions=[one.id for one in written if isinstance(one, Definition)],
        benefits=[one.id for one in written if isinstance(one, Benefit)],
    )


def _facts_of(facts: Sequence[Fact], benefits: Sequence[Benefit]) -> list[Fact]:
    """Return the facts, and those dates that choose a version."""
    choosing = {str(benefit.version_by) for benefit in benefits}
    return [*facts, *(one for one in DATE_FACTS if one.id in choosing and one not in facts)]


def _findings() -> st.SearchStrategy[Finding]:
    names = st.sampled_from(("found_a", "found_b", "found_c"))
    reasons = st.sampled_from(FindingReason)
    return st.builds(lambda name, reason: Finding(id=name, name=f"认定{name}", reason=reason), names, reasons)


_FINDINGS = st.lists(_findings(), max_size=3, unique_by=lambda one: one.id)
_FACTS = st.lists(st.sampled_from(PALETTE), min_size=2, max_size=7, unique_by=lambda one: one.id)
_HEADINGS = st.lists(st.sampled_from(("benefit", "benefit", "definition")), max_size=7)
_BENEFICIARIES = st.sampled_from(Beneficiary)
_KINDS = st.sampled_from((*Kind, *[kind for kind in Kind if kind not in INFORMATIONAL_KINDS] * 2))
_CLOCKS = st.sampled_from((*Clock, *(one.id for one in DATE_FACTS)))
_PAYMENTS = st.builds(Payment, every=st.sampled_from(Every), on_application=st.booleans())
_GRANULARITIES = st.sampled_from(Granularity)
_SIXTHS = st.integers(0, 5)


def _definition(draw: st.DrawFn, name: str, names: Names) -> Definition:
    return Definition(id=name, name=f"定义{name}", when=draw(conditions(names, 2)))


def _benefit(draw: st.DrawFn, name: str, names: Names) -> Benefit:
    return Benefit(
        id=name,
        name=f"待遇{name}",
        kind=draw(_KINDS),
        category=Category.MONEY,
        beneficiary=draw(_BENEFICIARIES),
        versions=tuple(_version(draw, days, names) for days in draw(_stretches())),
        version_by=draw(_CLOCKS),
    )


def _version(draw: st.DrawFn, days: Days, names: Names) -> Version:
    return Version(
        days=days,
        when=draw(conditions(names)) if draw(_SIXTHS) < 5 else None,
        amount=draw(_amounts()) if draw(_SIXTHS) < 5 else None,
        payment=draw(_PAYMENTS) if draw(_SIXTHS) < 5 else None,
    )


@st.composite
def _stretches(draw: st.DrawFn) -> list[Days]:
    """Days that follow each other, with or without a gap, open at either end or not."""
    firsts = sorted(draw(st.lists(st.dates(date(2020, 1, 1), date(2025, 12, 31)), max_size=3, unique=True)))
    if not firsts:
        return [Days()]
    open_start, open_end = draw(st.sampled_from(((), (None,), (date.min,)))), draw(st.booleans())
    starts: list[date | None] = [*open_start, *firsts]
    gaps = [draw(st.integers(1, 40)) if draw(st.booleans()) else 1 for _ in starts]
    return list(_apart(starts, gaps, open_end=open_end))


def _apart(starts: Sequence[date | None], gaps: Sequence[int], *, open_end: bool) -> Iterator[Days]:
    for start, after, gap in zip(starts, [*starts[1:], None], gaps, strict=True):
        if after is not None:
            last = after - timedelta(days=gap)
            yield Days(first=start, last=last if start is None else max(start, last))
        else:
            yield Days(first=start, last=None if open_end or start is None else start + timedelta(days=gap))


@st.composite
def _amounts(draw: st.DrawFn) -> Amount:
    """Return amounts: fixed, a range, a cap only, a floor only, unstated."""
    low, high = sorted([draw(_YUAN), draw(_YUAN)])
    forms = (Interval(low, high), Interval.exactly(low), Interval(None, high), Interval(low, None), Interval())
    return Amount.stated(draw(st.sampled_from(forms)), granularity=draw(_GRANULARITIES))
