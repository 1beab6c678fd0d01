"""Do the versions of a benefit follow each other: in order, none over another, each with an end after its start."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from talentrules.dates import Days, chinese_date
from talentrules.diagnostics import Diagnostic, Related, diagnose
from talentrules.model.pack import Benefit, Clock, Pack, Version

__all__ = ["problems"]


def problems(pack: Pack) -> Iterator[Diagnostic]:
    """Yield what is wrong with the days of the versions."""
    for benefit in pack.benefits.values():
        yield from _ends_before_it_starts(benefit)
        forward = [version for version in benefit.versions if _forward(version.days)]
        yield from _overlaps(benefit, forward)
        yield from _out_of_order(benefit, forward)
        if benefit.version_by is not Clock.EVALUATION and benefit.versions and not any(map(_dated, benefit.versions)):
            yield diagnose("version-by-without-days", benefit.span, name=benefit.name)


def _forward(days: Days) -> bool:
    return days.first is None or days.last is None or days.first <= days.last


def _dated(version: Version) -> bool:
    return version.days != Days()


def _start(version: Version) -> date:
    return version.days.first or date.min


def _end(version: Version) -> date:
    return version.days.last or date.max


def _ends_before_it_starts(benefit: Benefit) -> Iterator[Diagnostic]:
    for version in benefit.versions:
        first, last = version.days.first, version.days.last
        if first is not None and last is not None and last < first:
            yield diagnose(
                "version-ends-before-it-starts",
                version.span,
                name=benefit.name,
                first=chinese_date(first),
                last=chinese_date(last),
                first_en=first,
                last_en=last,
            )


def _overlaps(benefit: Benefit, versions: list[Version]) -> Iterator[Diagnostic]:
    """Yield each version that begins while one that began before still runs; one sweep in the order of days."""
    by_start = sorted(range(len(versions)), key=lambda place: (_start(versions[place]), place))
    if not by_start:
        return
    running = by_start[0]
    for place in by_start[1:]:
        if versions[running].days.overlaps(versions[place].days):
            earlier, later = sorted((running, place))
            shared = max(_start(versions[running]), _start(versions[place]))
            yield diagnose(
                "versions-overlap",
                versions[later].span,
                related=_other(versions[earlier]),
                name=benefit.name,
                days=_said(versions[later].days),
                other=_said(versions[earlier].days),
                day="" if shared == date.min else f"，例如{chinese_date(shared)}",
                days_en=_said_en(versions[later].days),
                other_en=_said_en(versions[earlier].days),
                day_en="" if shared == date.min else f", such as on {shared}",
            )
        if _end(versions[place]) > _end(versions[running]):
            running = place


def _out_of_order(benefit: Benefit, versions: list[Version]) -> Iterator[Diagnostic]:
    for earlier, later in pairwise(versions):
        if _start(later) < _start(earlier):
            yield diagnose(
                "versions-out-of-order",
                later.span,
                related=_other(earlier),
                name=benefit.name,
                days=_said(later.days),
                other=_said(earlier.days),
                days_en=_said_en(later.days),
                other_en=_said_en(earlier.days),
            )


def _other(version: Version) -> tuple[Related, ...]:
    return (Related(span=version.span, note="另一个版本写在这里", note_en="the other version stands here"),)


def _said(days: Days) -> str:
    first = chinese_date(days.first) + "起" if days.first else ""
    last = "到" + chinese_date(days.last) if days.last else ""
    return first + last or "没有写明日期"


def _said_en(days: Days) -> str:
    first = f"from {days.first}" if days.first else ""
    last = f"until {days.last}" if days.last else ""
    return f"{first} {last}".strip() or "without dates"
