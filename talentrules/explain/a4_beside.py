"""What the A4 sheets print beside the decision itself: made by other rooms, handed over by whoever asks for the sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from talentrules.model.decision import Seen, Verdict
from talentrules.model.facts import Value
from talentrules.model.ledger import Ledger, Settlement
from talentrules.model.payments import Every
from talentrules.money import Interval

__all__ = ["Beside", "Change", "Way", "WayKind"]

WayKind = Literal["supply", "change", "time", "cannot"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """`fact` becomes `after`; without a fact, the day of the evaluation does."""

    fact: str | None
    before: Seen
    after: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """What would lead to a better verdict for `benefit`, and what a person can do about it."""

    benefit: str
    kind: WayKind
    changes: tuple[Change, ...]
    verdict: Verdict
    amount: Interval | None = None
    every: Every | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """All that is printed beside the decision.

    `ways` are those of the refused benefits in `examined`, which were looked at. `profile_sha256` is the digest of the
    facts that were used, `printed_on` the day of printing, as given.
    """

    ledger: Ledger | None = None
    settlement: Settlement | None = None
    ways: tuple[Way, ...] = ()
    examined: tuple[str, ...] = ()
    profile_sha256: str = ""
    printed_on: date | None = None
