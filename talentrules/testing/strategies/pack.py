"""Packs that a reader would accept: every name known, no circle, versions in order and apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeVar

from hypothesis import strategies as st

from talentrules.check import check
from talentrules.dates import Days, Duration, MonthEnd
from talentrules.diagnostics import Severity
from talentrules.model.conditions import Condition
from talentrules.model.facts import Fact
from talentrules.model.groups import ChooseOne, Group
from talentrules.model.obligations import Clawback, ClawbackKind, Obligation
from talentrules.model.pack import (
    INFORMATIONAL_KINDS,
    Amount,
    Beneficiary,
    Benefit,
    Category,
    Clock,
    Conventions,
    Definition,
    Finding,
    FindingReason,
    Granularity,
    Jurisdiction,
    Kind,
    NamedQuantity,
    Pack,
    Version,
)
from talentrules.model.payments import Assessed, Every, Instalment, Missed, Payment, Starts
from talentrules.model.quantities import Constant, Measure, Rounding, measure
from talentrules.money import Money
from talentrules.proofs.examine import ABOUT_WORDS
from talentrules.testing.strategies.conditions import conditions
from talentrules.testing.strategies.groups import groups
from talentrules.testing.strategies.names import Names
from talentrules.testing.strategies.palette import APPLIED_ON, DATE_FACTS, PALETTE
from talentrules.testing.strategies.quantities import Writer, stated

__all__ = ["grouped_packs", "holds_together", "packs", "reordered", "with_benefits"]

_T = TypeVar("_T")
_YUAN = st.integers(0, 200).map(lambda hundreds: Money.yuan(hundreds * 100))


@st.composite
def packs(draw: st.DrawFn) -> Pack:
    """Return a valid pack of one to eight benefits, definitions and named quantities, and groups of the benefits.

    Each entry may name those before it.
    """
    facts, findings = [APPLIED_ON, *draw(_FACTS)], draw(_FINDINGS)
    written: list[_Entry] = []
    for kind in (*draw(_HEADINGS), "benefit"):
        names, name = _names(facts, findings, written), f"{kind}_{len(written)}"
        written.append(_WRITERS[kind](draw, name, names))
    benefits = [one for one in written if isinstance(one, Benefit)]
    grouped = [one.id for one in benefits if not one.informational]
    stated = draw(groups(grouped, _names(facts, findings, written)))
    pack = _pack(_facts_of(facts, benefits, stated), findings, draw(st.permutations(benefits)))
    return replace(
        pack,
        definitions=_by_id([one for one in written if isinstance(one, Definition)]),
        quantities=_by_id([one for one in written if isinstance(one, NamedQuantity)]),
        groups=_by_id(stated),
        conventions=draw(_CONVENTIONS),
    )


@st.composite
def grouped_packs(draw: st.DrawFn) -> Pack:
    """Return a valid pack of two to five plain benefits and at least one group of them."""
    facts, findings = [APPLIED_ON, *draw(_PLAIN_FACTS)], draw(_FINDINGS)
    names = _names(facts, findings, [])
    benefits = [_plain_benefit(draw, f"benefit_{number}", names) for number in range(draw(st.integers(2, 5)))]
    stated = draw(groups([one.id for one in benefits], names, at_least=1))
    pack = _pack(_facts_of(facts, benefits, stated), findings, draw(st.permutations(benefits)))
    return replace(pack, groups=_by_id(stated), conventions=draw(_CONVENTIONS))


def holds_together(pack: Pack) -> bool:
    """Return whether nothing is wrong with the rules of a pack; that they cite no source does not count."""
    return all(one.severity is not Severity.ERROR or one.code in ABOUT_WORDS for one in check(pack))


def reordered(pack: Pack, order: Sequence[Benefit], grouped: Sequence[Group] = ()) -> Pack:
    """Return `pack` with its benefits, and its groups, written in another order."""
    return replace(pack, benefits=_by_id(order), groups=_by_id(grouped) if grouped else pack.groups)


def with_benefits(
    *benefits: Benefit, facts: Sequence[Fact] = (), findings: Sequence[Finding] = (), grouped: Sequence[Group] = ()
) -> Pack:
    """Return a pack of just these benefits, for a law that needs to point at one case."""
    pack = _pack(_facts_of([APPLIED_ON, *facts], benefits, grouped), findings, benefits)
    return replace(pack, groups=_by_id(grouped))


def _pack(facts: Sequence[Fact], findings: Sequence[Finding], benefits: Sequence[Benefit]) -> Pack:
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
        definitions={},
        benefits=_by_id(benefits),
        statistics={},
    )


def _by_id(entries: Sequence[_T]) -> Mapping[str, _T]:
    return {entry.id: entry for entry in entries}  # type: ignore[attr-defined]


def _names(facts: Sequence[Fact], findings: Sequence[Finding], written: Sequence[_Entry]) -> Names:
    benefits = [one for one in written if isinstance(one, Benefit)]
    return Names(
        facts=facts,
        findings=[one.id for one in findings],
        definitions=[one.id for one in written if isinstance(one, Definition)],
        quantities=_measures([one for one in written if isinstance(one, NamedQuantity)], facts),
        benefits=[one.id for one in benefits],
        paying=[one.id for one in benefits if all(version.amount is not None for version in one.versions)],
    )


def _measures(quantities: Sequence[NamedQuantity], facts: Sequence[Fact]) -> dict[str, Measure]:
    by_id = _by_id(facts)
    found: dict[str, Measure] = {}
    for one in quantities:
        found[one.id] = measure(one.quantity, by_id, found, by_id)
    return found


def _facts_of(facts: Sequence[Fact], benefits: Sequence[Benefit], grouped: Sequence[Group]) -> list[Fact]:
    """Return the facts, those dates that choose a version, and what groups and payments read by being what they are."""
    needed = {str(benefit.version_by) for benefit in benefits}
    if any(isinstance(one, ChooseOne) for one in grouped):
        needed.add("choices")
    if grouped:
        needed.update(("claims", "spouse"))
    payments = [version.payment for benefit in benefits for version in benefit.versions]
    if any(payment is not None and payment.assessed is not None for payment in payments):
        needed.add("assessments")
    return [*facts, *(one for one in PALETTE if one.id in needed and one not in facts)]


def _findings() -> st.SearchStrategy[Finding]:
    names = st.sampled_from(("found_a", "found_b", "found_c"))
    reasons = st.sampled_from(FindingReason)
    return st.builds(lambda name, reason: Finding(id=name, name=f"认定{name}", reason=reason), names, reasons)


_PLAIN_FACTS = st.lists(
    st.sampled_from([one for one in PALETTE if one.id in ("party_member", "homes", "pay", "level", "spouse")]),
    min_size=1,
    max_size=3,
    unique_by=lambda one: one.id,
)
_PLAIN_AMOUNTS = st.one_of(
    _YUAN.map(lambda yuan: Constant(value=yuan)), _YUAN.map(lambda yuan: Constant(value=yuan)), stated()
)
_FINDINGS = st.lists(_findings(), max_size=3, unique_by=lambda one: one.id)
_FACTS = st.lists(st.sampled_from(PALETTE), min_size=2, max_size=7, unique_by=lambda one: one.id)
_HEADINGS = st.lists(st.sampled_from(("benefit", "benefit", "benefit", "definition", "quantity")), max_size=7)
_BENEFICIARIES = st.sampled_from(Beneficiary)
_KINDS = st.sampled_from((*Kind, *[kind for kind in Kind if kind not in INFORMATIONAL_KINDS]))
_CLOCKS = st.sampled_from((*Clock, *(one.id for one in DATE_FACTS)))
_CONVENTIONS = st.builds(Conventions, month_end=st.sampled_from(MonthEnd), money=st.sampled_from(Rounding))
_GRANULARITIES = st.sampled_from(Granularity)
_SIXTHS = st.integers(0, 5)


_EVERY, _MISSED, _STARTS = st.sampled_from(Every), st.sampled_from(Missed), st.sampled_from(Starts)
_BOOLS, _TENTHS = st.booleans(), st.integers(0, 9)
_FACTORS = {"qualified": Decimal(1), "excellent": Decimal("1.2")}
_PARTS = tuple(
    Instalment(share=Decimal(share), after=Duration(years=years)) for years, share in enumerate(("0.4", "0.3", "0.3"))
)


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
        amount=_amount(draw, names) if draw(_SIXTHS) < 5 else None,
        payment=_payment(draw, names) if draw(_SIXTHS) < 5 else None,
        obligation=_obligation(draw, names) if draw(_TENTHS) == 0 else None,
    )


def _plain_benefit(draw: st.DrawFn, name: str, names: Names) -> Benefit:
    """Return a benefit with one version that grants money, mostly; groups have something to act on."""
    amount = Amount(quantity=draw(_PLAIN_AMOUNTS)) if draw(_TENTHS) else None
    payment = Payment(every=draw(_EVERY), at_most_times=draw(st.sampled_from((None, 2, 3))))
    once = replace(payment, every=Every.ONCE, at_most_times=None)
    often = payment.every in (Every.YEAR, Every.MONTH)
    version = Version(
        when=draw(conditions(names, 1)) if draw(_BOOLS) else None, amount=amount, payment=payment if often else once
    )
    return Benefit(id=name, name=f"待遇{name}", kind=Kind.ALLOWANCE, category=Category.MONEY, versions=(version,))


def _quantity(draw: st.DrawFn, name: str, names: Names) -> NamedQuantity:
    quantity = Writer(draw, names, _condition).of(draw(_MEASURES), 2)
    return NamedQuantity(id=name, name=f"数量{name}", quantity=quantity)


def _condition(draw: st.DrawFn, names: Names, depth: int) -> Condition:
    return draw(conditions(names, depth))


def _amount(draw: st.DrawFn, names: Names) -> Amount:
    """Return an amount: as often as not one that is published as it stands."""
    quantity = draw(stated()) if draw(_BOOLS) else Writer(draw, names, _condition, amount=True).money(2)
    return Amount(quantity=quantity, granularity=draw(_GRANULARITIES))


def _payment(draw: st.DrawFn, names: Names) -> Payment:
    every = draw(_EVERY)
    payment = Payment(every=every, on_application=draw(_BOOLS), missed=draw(_MISSED))
    if every in (Every.YEAR, Every.MONTH) and draw(_BOOLS):
        payment = replace(payment, at_most_times=draw(st.integers(1, 5)))
    return payment if draw(_BOOLS) else _at_length(draw, payment, names)


def _at_length(draw: st.DrawFn, payment: Payment, names: Names) -> Payment:
    """Return the payment with a start, a bound, a condition, an assessment: with any of what payments can say."""
    writer = Writer(draw, names, _condition)
    once, often = payment.every is Every.ONCE, payment.every in (Every.YEAR, Every.MONTH)
    return replace(
        payment,
        start=writer.day(1) if draw(_BOOLS) else None,
        starts=draw(_STARTS),
        payout_months=3 if payment.every is Every.MONTH and draw(_BOOLS) else 1,
        instalments=_PARTS if once and draw(_BOOLS) else (),
        in_total_at_most=writer.limit(_YUAN) if draw(_TENTHS) < 3 else None,
        while_=draw(conditions(names, 1)) if draw(_TENTHS) < 3 else None,
        assessed=Assessed(kind="annual", factors=_FACTORS, year_before=draw(_BOOLS))
        if often and draw(_BOOLS)
        else None,
        claim_within=Duration(years=5) if draw(_TENTHS) < 2 else None,
        claim_from=writer.day(0) if draw(_TENTHS) < 2 else None,
    )


def _obligation(draw: st.DrawFn, names: Names) -> Obligation:
    start = Writer(draw, names, _condition).day(1)
    return Obligation(serve=Duration(years=5), start=start, clawback=Clawback(kind=ClawbackKind.FULL))


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


_Entry = Definition | NamedQuantity | Benefit
_MEASURES = st.sampled_from(Measure)
_WRITERS: Mapping[str, Callable[[st.DrawFn, str, Names], _Entry]] = {
    "definition": _definition,
    "quantity": _quantity,
    "benefit": _benefit,
}
