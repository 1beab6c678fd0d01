"""Does a list of services fit the number that the source counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from talentrules.diagnostics import Diagnostic, diagnose
from talentrules.model.pack import Pack

__all__ = ["problems"]


def problems(pack: Pack) -> Iterator[Diagnostic]:
    """Yield lists longer than their number, and services that are named twice."""
    for benefit in pack.benefits.values():
        services = benefit.services
        if services is None:
            continue
        listed = len(services.items)
        if services.declared is not None and not services.at_least and listed > services.declared:
            yield diagnose(
                "listed-exceeds-declared",
                services.span,
                name=benefit.name,
                declared=services.declared,
                listed=listed,
                unit=services.unit,
            )
        for item, times in Counter(services.items).items():
            if times > 1:
                yield diagnose("service-twice", services.span, name=benefit.name, item=item, times=times)
