"""A change of one part of a pack: of what kind, where, what stood there and what stands there now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from talentrules.explain.labels import Words
from talentrules.explain.scope import Scope
from talentrules.explain.terms import composed, quantity_words
from talentrules.model.conditions import Condition
from talentrules.model.pack import Pack
from talentrules.model.walk import Term
from talentrules.source import Span

__all__ = ["Change", "Kind", "Reader"]


class Kind(StrEnum):
    """What kind of slip a change imitates."""

    STRICTNESS = "strictness"
    CONSTANT = "constant"
    DAY = "day"
    DURATION = "duration"
    CHOICE = "choice"
    PART_DROPPED = "part_dropped"
    ALL_ANY = "all_any"
    NEGATION = "negation"
    ROW_DROPPED = "row_dropped"
    ROWS_SWAPPED = "rows_swapped"
    OTHERWISE_DROPPED = "otherwise_dropped"
    AMOUNT = "amount"
    PAYMENT = "payment"
    OBLIGATION = "obligation"
    IN_FORCE = "in_force"
    GROUP_DROPPED = "group_dropped"
    GROUP_CHANGED = "group_changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """`made` stands where something else stood at `span`; `before` and `after` say both, `after` is None for nothing."""

    kind: Kind
    span: Span
    before: Words
    after: Words | None
    made: Any

    def within(self, put: Callable[[Any], Any]) -> Change:
        """Return the same change as seen from the part around it."""
        return replace(self, made=put(self.made))


@dataclass(frozen=True, slots=True)
class Reader:
    """Says terms in words, in both languages, where they are read."""

    zh: Scope
    en: Scope

    @classmethod
    def of(cls, pack: Pack) -> Reader:
        """Return the reader of a whole pack."""
        return cls(Scope.of(pack, "zh"), Scope.of(pack, "en"))

    def within(self, term: Term) -> Reader:
        """Return the reader of what stands inside `term`."""
        return Reader(self.zh.within(term), self.en.within(term))

    def says(self, term: Term) -> Words:
        """Return what a term says exactly, whatever words the document has for it."""
        return Words(_said(term, self.zh), _said(term, self.en))


def _said(term: Term, scope: Scope) -> str:
    return composed(term, scope) if isinstance(term, Condition) else quantity_words(term, scope)
