"""What a beneficiary owes in return."""

from __future__ import annotations

from talentrules.model.facts import ChoiceType
from talentrules.model.obligations import Clawback, ClawbackKind, Obligation, Report, Resale, Vested
from talentrules.model.quantities import Measure, Unit
from talentrules.model.vocabulary import VOCABULARY
from talentrules.syntax.decode.desk import Desk
from talentrules.syntax.places import Path
from talentrules.syntax.surface.obligations import ClawbackFile, ClawbackWord, ObligationFile, ReportFile, ResaleFile

__all__ = ["obligation"]

_UNITS = {"year": Unit.YEAR, "month": Unit.MONTH, "day": Unit.DAY}
_WORDS = {
    ClawbackWord.FULL: ClawbackKind.FULL,
    ClawbackWord.STOP_ONLY: ClawbackKind.STOP_ONLY,
    ClawbackWord.NONE: ClawbackKind.STOP_ONLY,
    ClawbackWord.UNSTATED: ClawbackKind.UNSTATED,
}
"""What the words mean; whoever owes nothing is not paid any more either."""


def obligation(desk: Desk, one: ObligationFile | None, path: Path) -> Obligation | None:
    """Return the obligation at `path`."""
    if one is None:
        return None
    return Obligation(
        serve=one.serve,
        start=desk.quantity((*path, "from"), Measure.DAY),
        clawback=None if one.clawback is None else _clawback(desk, one.clawback, (*path, "clawback")),
        by_reason=_by_reason(desk, one, (*path, "by_reason")),
        stops_next_month=None if one.stops is None else one.stops == "next_month",
        repaid_by=one.repaid_by or "",
        resale=_resale(desk, one.resale, (*path, "resale")),
        report=_report(one.report),
        text=one.text or "",
        cite=desk.cite(one.cite, (*path, "cite")),
        span=desk.places.key(path),
    )


def _by_reason(desk: Desk, one: ObligationFile, path: Path) -> dict[str, Clawback]:
    fact = VOCABULARY["leave_reason"]
    assert isinstance(fact.type, ChoiceType)  # noqa: S101 - the vocabulary is ours
    reasons = desk.choices(fact, fact.type, one.by_reason, path)
    return {reason: _clawback(desk, one.by_reason[word], (*path, word)) for word, reason in reasons}


def _clawback(desk: Desk, one: ClawbackFile, path: Path) -> Clawback:
    span = desk.places.value(path)
    if one.pro_rata is not None:
        return Clawback(kind=ClawbackKind.PRO_RATA, unit=_UNITS[one.pro_rata], span=span)
    if one.vesting is not None:
        steps = tuple(Vested(after=step.after, kept=step.kept) for step in one.vesting)
        return Clawback(kind=ClawbackKind.VESTING, steps=steps, span=span)
    return Clawback(kind=_WORDS[one.kind or ClawbackWord.UNSTATED], span=span)


def _resale(desk: Desk, one: ResaleFile | None, path: Path) -> Resale | None:
    if one is None:
        return None
    return Resale(
        within=one.within,
        start=desk.quantity((*path, "from"), Measure.DAY),
        clawback=_clawback(desk, one.clawback, (*path, "clawback")),
        text=one.text or "",
    )


def _report(one: ReportFile | None) -> Report | None:
    return None if one is None else Report(events=tuple(one.events), days=one.within, text=one.text or "")
