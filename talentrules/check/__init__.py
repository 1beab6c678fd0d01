"""Findings about a decoded pack: what holds together as a file and still cannot be right, or has no source.

In: a `Pack`, every name resolved, every node with its place. Out: diagnostics, all of them in one go, sorted by place.
Unlike the decoder, which asks whether a value may stand where it stands, these checks ask how the values fit each
other and the words that they are cited from. A module is a question; each offers `problems(pack)`.
"""

from __future__ import annotations

from talentrules.check import (
    conventions,
    groups,
    numbers,
    placeholders,
    references,
    services,
    sources,
    statistics,
    tables,
    terms,
    verdicts,
    versions,
)
from talentrules.check.statistics import StatisticLine, StatisticReport, statistics_report
from talentrules.diagnostics import Diagnostic, Severity, in_order
from talentrules.model.pack import Pack
from talentrules.source import NOWHERE

__all__ = ["StatisticLine", "StatisticReport", "check", "statistics_report"]

_QUESTIONS = (
    references,
    groups,
    numbers,
    terms,
    sources,
    services,
    versions,
    tables,
    conventions,
    statistics,
    verdicts,
    placeholders,
)


def check(pack: Pack) -> tuple[Diagnostic, ...]:
    """Return everything that is wrong with `pack`, errors and warnings, sorted by place.

    Of a pack that it builds on only errors are told: that one is checked by itself, and need not be used up here.
    """
    problems = (problem for question in _QUESTIONS for problem in question.problems(pack))
    return in_order(problem for problem in problems if problem.severity is Severity.ERROR or _own(pack, problem))


def _own(pack: Pack, problem: Diagnostic) -> bool:
    return not pack.builds_on or problem.span == NOWHERE or problem.span.file == pack.file
