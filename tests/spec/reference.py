"""What a decision is, written a second time: plainly, to be read aloud, and sharing nothing with the engine.

The engine may be clever. These pages may not: they follow the words of `docs/language.md` one after the other, and the
laws of `tests/laws` hold the engine to them. First each benefit by its own rule (`reference_items`, with the quantities
of `reference_quantities`), then the groups that set some of them aside (`reference_groups`), then the sums.
"""

from __future__ import annotations

from talentrules.model.pack import Pack
from talentrules.model.profile import Case
from tests.spec.reading import NO, YES, Answer, Reading, ReferenceItem, opposite
from tests.spec.reference_groups import Combined, combine
from tests.spec.reference_items import alone, answer, read, versions_that_may_apply
from tests.spec.reference_quantities import reckon
from tests.spec.reference_totals import totals

__all__ = [
    "NO",
    "YES",
    "Answer",
    "Combined",
    "Reading",
    "ReferenceItem",
    "alone",
    "answer",
    "decide",
    "opposite",
    "read",
    "reckon",
    "totals",
    "versions_that_may_apply",
]


def decide(pack: Pack, case: Case) -> Combined:
    """Decide every benefit by its own rule; then let the groups act."""
    return combine(read(pack, case), alone(pack, case))
