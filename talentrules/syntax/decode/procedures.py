"""How a benefit is obtained."""

from __future__ import annotations

from talentrules.dates import Days
from talentrules.model.pack import Evidence, Procedure, Step, Window
from talentrules.model.payments import Missed
from talentrules.model.quantities import Measure
from talentrules.syntax.decode.desk import Desk
from talentrules.syntax.places import Path
from talentrules.syntax.surface.procedures import EvidenceFile, ProcedureFile, WindowFile

__all__ = ["procedure"]


def procedure(desk: Desk, one: ProcedureFile | None, path: Path) -> Procedure | None:
    """Return the procedure at `path`."""
    if one is None:
        return None
    return Procedure(
        authority=one.authority or "",
        route=one.route or "",
        applicant=one.applicant,
        window=one.window or "",
        windows=tuple(_window(desk, part, (*path, "windows", place)) for place, part in enumerate(one.windows)),
        steps=tuple(Step(text=step.text, days=step.days, working=step.working) for step in one.steps),
        evidence=tuple(_evidence(desk, paper, (*path, "evidence", place)) for place, paper in enumerate(one.evidence)),
        cite=desk.cite(one.cite, (*path, "cite")),
    )


def _window(desk: Desk, one: WindowFile, path: Path) -> Window:
    dated = one.from_ is not None or one.until is not None
    return Window(
        name=one.name or "",
        days=Days(first=one.from_, last=one.until) if dated else None,
        yearly=(one.yearly[0], one.yearly[1]) if one.yearly is not None else None,
        within=one.within,
        of=desk.quantity((*path, "of"), Measure.DAY),
        missed=Missed(one.missed or Missed.UNSTATED),
        span=desk.places.value(path),
    )


def _evidence(desk: Desk, one: EvidenceFile, path: Path) -> Evidence:
    return Evidence(
        name=one.name,
        form=one.form or "",
        issuer=one.issuer or "",
        shared=one.shared,
        when=desk.condition((*path, "when")),
    )
