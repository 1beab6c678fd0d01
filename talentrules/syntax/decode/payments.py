"""How often, in what parts and on what an amount is paid."""

from __future__ import annotations

from decimal import Decimal

from talentrules.dates import Duration
from talentrules.model.facts import ChoiceType, Fact, RecordsType
from talentrules.model.payments import Assessed, Every, Instalment, Missed, Payment, Starts
from talentrules.model.quantities import Measure
from talentrules.model.vocabulary import VOCABULARY
from talentrules.syntax.decode.desk import Desk
from talentrules.syntax.places import Path
from talentrules.syntax.surface.payments import MONTHS, AssessedFile, PaymentFile, Payout

__all__ = ["payment"]

_SPACING = {Every.YEAR: Duration(years=1), Every.MONTH: Duration(months=1)}


def payment(desk: Desk, one: PaymentFile | None, path: Path) -> Payment | None:
    """Return the payment at `path`; what is paid in instalments or at the end is granted once."""
    if one is None:
        return None
    return Payment(
        every=one.every if isinstance(one.every, Every) and one.instalments is None else Every.ONCE,
        on_application=one.on_application,
        at_most_times=one.at_most_times,
        missed=Missed(one.missed or Missed.UNSTATED),
        payout_months=MONTHS[one.payout or Payout.MONTH],
        start=desk.quantity((*path, "from"), Measure.DAY),
        starts=one.starts or Starts.SAME_DAY,
        instalments=_instalments(desk, one, (*path, "instalments")),
        at_end=one.at_end,
        in_total_at_most=desk.quantity((*path, "in_total_at_most"), Measure.MONEY),
        while_=desk.condition((*path, "while")),
        assessed=_assessed(desk, one.assessed, (*path, "assessed")),
        claim_within=one.claim_within,
        claim_from=desk.quantity((*path, "claim_from"), Measure.DAY),
        span=desk.places.key(path),
    )


def _instalments(desk: Desk, one: PaymentFile, path: Path) -> tuple[Instalment, ...]:
    parts = one.instalments or []
    return tuple(
        Instalment(
            share=part if isinstance(part, Decimal) else None,
            amount=None if isinstance(part, Decimal) else part,
            after=after,
            span=desk.places.value((*path, place)),
        )
        for place, (part, after) in enumerate(zip(parts, _days(one, len(parts)), strict=True))
    )


def _days(one: PaymentFile, count: int) -> list[Duration]:
    """Return how long after the start each of `count` instalments falls due."""
    if one.after is not None:
        return one.after
    every = one.every if isinstance(one.every, Duration) else _SPACING.get(one.every or Every.YEAR, Duration())
    first = one.first_after or Duration()
    return [_together(first, every.times(place)) for place in range(count)]


def _together(first: Duration, then: Duration) -> Duration:
    return Duration(years=first.years + then.years, months=first.months + then.months, days=first.days + then.days)


def _assessed(desk: Desk, one: AssessedFile | None, path: Path) -> Assessed | None:
    if one is None:
        return None
    kinds, results = (_field(name) for name in ("kind", "result"))
    kind = desk.choice(*kinds, one.kind, (*path, "kind"))
    factors = _factors(desk, one, results, path)
    if kind is None:
        return None
    return Assessed(
        kind=kind,
        factors=factors,
        year_before=one.year == "before",
        from_part=one.from_part,
        span=desk.places.key(path),
    )


def _factors(desk: Desk, one: AssessedFile, results: tuple[Fact, ChoiceType], path: Path) -> dict[str, Decimal]:
    """Return the share for each result; `at_least` names the lowest one that is paid in full."""
    if one.at_least is None:
        written = one.factors or {}
        named = desk.choices(*results, written, (*path, "factors"))
        return {result: written[word] for word, result in named}
    ranks = results[1].ranks
    least = desk.choice(*results, one.at_least, (*path, "at_least"))
    return {id_: Decimal(1) for id_, rank in ranks.items() if least is not None and rank >= ranks[least]}


def _field(name: str) -> tuple[Fact, ChoiceType]:
    """Return the field `name` of the shared fact `assessments`, and what it may be."""
    listed = VOCABULARY["assessments"].type
    assert isinstance(listed, RecordsType)  # noqa: S101 - the vocabulary is ours
    found = listed.by_id[name]
    assert isinstance(found.type, ChoiceType)  # noqa: S101 - as above
    return found, found.type
