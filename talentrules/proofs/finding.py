"""What a question found: the words, and the persons of whom it is true."""

from __future__ import annotations

from dataclasses import dataclass, field

from talentrules.diagnostics import Diagnostic
from talentrules.model.profile import Case

__all__ = ["Finding", "Undecided"]


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing that is wrong with the rules of a pack.

    `persons` are cases that show it: each was held against the evaluator, which decides as the message says. Where a
    message compares, they stand in the order in which it names them. A claim that nobody is there has none.
    """

    diagnostic: Diagnostic
    persons: tuple[Case, ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Undecided:
    """A question that was not answered because it has too many cells: the code that it may have led to, and of what.

    `prover` says that z3 was asked too and came to no answer within its steps.
    """

    code: str
    name: str
    prover: bool = False
