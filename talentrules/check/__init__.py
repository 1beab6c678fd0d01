"""Findings about a decoded pack: what holds together as a file and still cannot be right, or has no source.

In: a `Pack`, every name resolved, every node with its place. Out: diagnostics, all of them in one go, sorted by place.
Unlike the decoder, which asks whether a value may stand where it stands, these checks ask how the values fit each
other and the words that they are cited from. A module is a question; each offers `problems(pack)`.
"""

from __future__ import annotations

from talentrules.check import numbers, references, services, sources, statistics, verdicts, versions
from talentrules.check.statistics import StatisticLine, StatisticReport, statistics_report
from talentrules.diagnostics import Diagnostic, in_order
from talentrules.model.pack import Pack

__all__ = ["StatisticLine", "StatisticReport", "check", "statistics_report"]

_QUESTIONS = (references, numbers, sources, services, versions, statistics, verdicts)


def check(pack: Pack) -> tuple[Diagnostic, ...]:
    """Return everything that is wrong with `pack`, errors and warnings, sorted by place."""
    return in_order(problem for question in _QUESTIONS for problem in question.problems(pack))
