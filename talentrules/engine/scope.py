"""What a condition or a quantity can look at: the values around it, and what was already settled of the rest of the case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from talentrules.dates import MonthEnd
from talentrules.model.decision import UNKNOWN, ConditionResult, Judgement, Reckoning, Seen, Unknown
from talentrules.model.facts import ChoiceType, Fact, Record, RecordsType, Value
from talentrules.model.pack import Pack
from talentrules.truth import Truth

__all__ = ["Docket", "Scope"]


@dataclass(frozen=True, slots=True)
class Docket:
    """The case in hand: the evaluation day, the attested findings, and all that was settled so far.

    `amounts` is what each benefit pays each time, as another one that builds on it asks. `told` are the trees of those
    definitions that were asked for in the explanation.

    # INVARIANT: all are filled references first, so that a condition or a quantity finds what it refers to.
    """

    pack: Pack
    on: date
    attested: Mapping[str, bool]
    definitions: dict[str, Judgement] = field(default_factory=dict)
    benefits: dict[str, Judgement] = field(default_factory=dict)
    quantities: dict[str, Reckoning] = field(default_factory=dict)
    amounts: dict[str, Reckoning] = field(default_factory=dict)
    told: dict[str, ConditionResult] = field(default_factory=dict, compare=False)

    @property
    def month_end(self) -> MonthEnd:
        """How a month without such a day is settled; a checked pack that comes to need it declares it."""
        return self.pack.conventions.month_end or MonthEnd.LAST_DAY


@dataclass(frozen=True, slots=True)
class Scope:
    """Values by id: the facts of the profile, or the fields of one record under the path `prefix`.

    Around a record stands the profile (or another record), as `outer`.
    """

    docket: Docket
    values: Mapping[str, Value]
    types: Mapping[str, Fact]
    prefix: str = ""
    outer: Scope | None = None

    @property
    def profile(self) -> Scope:
        """The scope of the whole profile."""
        return self if self.outer is None else self.outer.profile

    def seen(self, fact: str) -> Seen:
        """Return the value of `fact`, `NONE` where it is known to be none, `UNKNOWN` where it is not given."""
        return self.values.get(fact, UNKNOWN)

    def rank(self, fact: str, choice: object) -> int | None:
        """Return the place of `choice` in the order of `fact`, or None where the fact is not an ordered choice."""
        kind = self.types[fact].type
        return kind.ranks[str(choice)] if isinstance(kind, ChoiceType) and kind.ordered else None

    def records(self, fact: str) -> tuple[Scope, ...] | None:
        """Return a scope for each record of the list `fact`; None where the list is unknown."""
        seen = self.seen(fact)
        if isinstance(seen, Unknown):
            return None
        listed: tuple[Record, ...] = seen if isinstance(seen, tuple) else ()
        kind = self.types[fact].type
        fields = kind.by_id if isinstance(kind, RecordsType) else {}
        return tuple(Scope(self.docket, record, fields, f"{self.prefix}{fact}.", self) for record in listed)

    def missing(self, fact: str) -> Judgement:
        """Return the open judgement of a condition that lacks `fact`."""
        return Judgement(truth=Truth.OPEN, missing=(self.prefix + fact,))
