"""An interview: the top question, its answer, the next one, until no answer can change anything any more.

An `Interview` is frozen; each step returns the next one, and remembers the one before, so that one can go back.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from talentrules.diagnostics import Diagnostic, fill
from talentrules.engine import decide
from talentrules.inquiry.answers import knowing
from talentrules.inquiry.questions import next_questions
from talentrules.model.decision import Decision, Question
from talentrules.model.facts import Fact, Value
from talentrules.model.pack import Pack
from talentrules.model.profile import Case, Profile
from talentrules.syntax.values import Reader

__all__ = ["Interview", "read_answer"]


def read_answer(fact: Fact, written: object) -> tuple[Value | None, tuple[Diagnostic, ...]]:
    """Return what `written` means as a value of `fact`, or None with what is wrong, in the words of a profile."""
    reader = Reader()
    value = reader.value(fact, written, (fact.id,))
    problems = tuple(fill(one.code, one.words, path=fact.id) for one in reader.problems)
    return (None if problems else value), problems


@dataclass(frozen=True, kw_only=True)
class Interview:
    """What was answered so far, and what was skipped: a question that was skipped is not asked again."""

    pack: Pack
    on: date
    profile: Profile = field(default_factory=Profile)
    skipped: frozenset[str] = frozenset()
    before: Interview | None = None

    @cached_property
    def decision(self) -> Decision:
        """What is decided on what is known so far."""
        return decide(self.pack, Case(profile=self.profile, on=self.on))

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """What could still be asked, the most useful first."""
        return tuple(one for one in next_questions(self.decision) if one.fact not in self.skipped)

    @property
    def question(self) -> Question | None:
        """What to ask now; None where no answer can change anything, or all that could was skipped."""
        return self.questions[0] if self.questions else None

    def answer(self, value: Value) -> Interview:
        """Return the interview after the question was answered.

        Where fields of a record stay unknown the same list may still matter; it is asked once, as what was left out was
        left out knowingly.
        """
        if self.question is None:
            return self
        fact = self.question.fact
        case = knowing(Case(profile=self.profile, on=self.on), fact, value)
        return replace(self, profile=case.profile, skipped=self.skipped | {fact}, before=self)

    def skip(self) -> Interview:
        """Return the interview after the question was left open."""
        if self.question is None:
            return self
        return replace(self, skipped=self.skipped | {self.question.fact}, before=self)

    def back(self) -> Interview:
        """Return the interview before the last answer; itself where there was none."""
        return self.before or self
