"""What became of a law: data for the report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from talentrules.diagnostics import Diagnostic
from talentrules.model.decision import Decision
from talentrules.model.laws import Law
from talentrules.model.pack import Pack
from talentrules.model.profile import Case
from talentrules.testing.stated_laws.claims import Claim, Probe
from talentrules.testing.stated_laws.worth import Worth

__all__ = ["ClaimRun", "Counterexample", "LawRun", "Status", "Trial"]


class Status(StrEnum):
    """What is known of a law after its run.

    It is `proven` for everybody; it `held` in all cases tried; it is `broken`; nobody was found of whom it speaks and
    who gets anything (`untried`); it cannot be put to the proof, as the other pack that it names is missing (`unusable`).
    """

    PROVEN = "proven"
    HELD = "held"
    BROKEN = "broken"
    UNTRIED = "untried"
    UNUSABLE = "unusable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterexample:
    """A probe that breaks a claim, as small as it could be made: its cases, what each was worth, its decisions."""

    claim: Claim
    probe: Probe
    cases: tuple[Case, ...]
    worths: tuple[tuple[Worth, ...], ...]
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRun:
    """What became of one claim. `why` is how it was proven, empty where it was not.

    `tried` cases were put to it of whom it speaks, and in `met` of them somebody may get something. `excused` counts,
    by the place of an exception in the law, the cases in which the law would be broken but for it.
    """

    claim: Claim
    why: str = ""
    tried: int = 0
    met: int = 0
    excused: Mapping[int, int] = field(default_factory=dict)
    counterexample: Counterexample | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LawRun:
    """What became of one law: of each of its claims, or the `problem` that keeps it from being asked."""

    law: Law
    pack: Pack
    claims: tuple[ClaimRun, ...] = ()
    problem: Diagnostic | None = None

    @property
    def counterexamples(self) -> tuple[Counterexample, ...]:
        """Those that count: what an exception excuses is not among them."""
        found = (one.counterexample for one in self.claims)
        return tuple(one for one in found if one is not None)

    @property
    def binding(self) -> tuple[ClaimRun, ...]:
        """The claims that no exception excuses."""
        return tuple(one for one in self.claims if one.claim.excepted is None)

    @property
    def status(self) -> Status:
        """What is known of the law."""
        if self.problem is not None:
            return Status.UNUSABLE
        if self.counterexamples:
            return Status.BROKEN
        if all(one.why for one in self.binding):
            return Status.PROVEN
        return Status.HELD if any(one.met for one in self.binding if not one.why) else Status.UNTRIED

    @property
    def tried(self) -> int:
        """How many cases were put to the claims that are not proven."""
        return sum(one.tried for one in self.binding)

    @property
    def met(self) -> int:
        """In how many of them somebody may get something."""
        return sum(one.met for one in self.binding)

    @property
    def excused(self) -> dict[int, int]:
        """For each exception of the law, by its place, in how many cases it was needed."""
        counts = dict.fromkeys(range(len(self.law.excepted)), 0)
        for one in self.claims:
            for place, count in one.excused.items():
                counts[place] += count
        return counts

    @property
    def failed(self) -> bool:
        """Whether the run is bad news."""
        return self.status in (Status.BROKEN, Status.UNUSABLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """All laws of one pack, tried."""

    pack: Pack
    runs: tuple[LawRun, ...]

    @property
    def failed(self) -> int:
        """How many of the laws are broken, or could not be asked."""
        return sum(one.failed for one in self.runs)
