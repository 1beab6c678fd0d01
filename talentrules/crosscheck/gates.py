"""Gates on two rails: a circuit of conditions as positive rules over small integers, for an engine without negation.

Each gate has four atoms. *True* and *false* are derived separately, so that strong Kleene logic is plain forward
chaining: what is derived on neither rail is unknown. *Open* is told from outside once both rails have come to rest, and
*missing* is derived from it: the gate is open, and a fact that is missing is among the reasons (else only findings are).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

__all__ = [
    "FALSE",
    "MISSING",
    "OPEN",
    "TRUE",
    "Circuit",
    "End",
    "Premise",
    "Program",
    "Relation",
    "Rule",
    "Signal",
    "Test",
]

TRUE, FALSE, OPEN, MISSING = range(4)
"""The place of each atom of a gate: the gate's number times four, plus this."""
_WIDTH = 4


class End(StrEnum):
    """What of a leaf is looked at: its low and high end, each rounded down and up to a whole number; `there`, `why`.

    `there` is 1 where there is a value and 0 where there is none; `why` is 1 where a fact is missing.
    """

    LOW_DOWN = "ld"
    LOW_UP = "lu"
    HIGH_DOWN = "hd"
    HIGH_UP = "hu"
    THERE = "there"
    WHY = "why"


class Relation(StrEnum):
    """How an end is compared with a whole number."""

    EQUAL = "=="
    AT_LEAST = ">="
    AT_MOST = "<="
    ABOVE = ">"
    BELOW = "<"


@dataclass(frozen=True, slots=True)
class Test:
    """One end of a leaf compared with a whole number."""

    end: End
    relation: Relation
    bound: int


@dataclass(frozen=True, slots=True)
class Premise:
    """What is asked of one leaf: all of `tests`."""

    leaf: int
    tests: tuple[Test, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """Where every premise holds (an atom, or what is asked of a leaf), the atom `then` does."""

    premises: tuple[int | Premise, ...]
    then: int


@dataclass(frozen=True, slots=True)
class Signal:
    """A gate, or (`turned`) its opposite: the same with its rails swapped."""

    gate: int
    turned: bool = False

    @property
    def true(self) -> int:
        """The atom that says that it holds."""
        return 4 * self.gate + (FALSE if self.turned else TRUE)

    @property
    def false(self) -> int:
        """The atom that says that it does not hold."""
        return 4 * self.gate + (TRUE if self.turned else FALSE)

    @property
    def open(self) -> int:
        """The atom that says that it is open."""
        return 4 * self.gate + OPEN

    @property
    def missing(self) -> int:
        """The atom that says that it is open for want of a fact."""
        return 4 * self.gate + MISSING

    def opposite(self) -> Signal:
        """Return what holds where this does not."""
        return Signal(self.gate, not self.turned)


@dataclass(frozen=True, slots=True)
class Program:
    """Rules for the two rails, then rules for what is missing; a rule stands after those that derive its premises."""

    rails: tuple[Rule, ...]
    reasons: tuple[Rule, ...]
    given: tuple[int, ...]
    gates: int


@dataclass
class Circuit:
    """A circuit that is being built: each method adds the gates of one form and returns the signal that they end in."""

    rails: list[Rule] = field(default_factory=list)
    reasons: list[Rule] = field(default_factory=list)
    given: list[int] = field(default_factory=list)
    gates: int = 0
    _constants: dict[bool, Signal] = field(default_factory=dict)

    def program(self) -> Program:
        """Return what was built."""
        return Program(tuple(self.rails), tuple(self.reasons), tuple(self.given), self.gates)

    def constant(self, *, holds: bool) -> Signal:
        """Return the signal that always holds, or never."""
        if holds not in self._constants:
            signal = self._gate()
            self.given.append(signal.true if holds else signal.false)
            self._constants[holds] = signal
        return self._constants[holds]

    def leaf(self, leaf: int, *, holds: Iterable[Sequence[Test]], fails: Iterable[Sequence[Test]]) -> Signal:
        """Return the signal of a leaf: each of `holds` is enough for it, each of `fails` against it."""
        signal = self._gate()
        self.rails += [Rule((Premise(leaf, tuple(tests)),), signal.true) for tests in holds]
        self.rails += [Rule((Premise(leaf, tuple(tests)),), signal.false) for tests in fails]
        why = Premise(leaf, (Test(End.WHY, Relation.EQUAL, 1),))
        self.reasons.append(Rule((signal.open, why), signal.missing))
        return signal

    def all_of(self, parts: Sequence[Signal]) -> Signal:
        """Return the signal that all of `parts` hold; of none, always."""
        if not parts:
            return self.constant(holds=True)
        if len(parts) == 1:
            return parts[0]
        whole = self._all(list(parts))
        return self._for_want_of(whole, parts)

    def any_of(self, parts: Sequence[Signal]) -> Signal:
        """Return the signal that one of `parts` holds; of none, never."""
        return self.all_of([one.opposite() for one in parts]).opposite()

    def at_least(self, n: int, parts: Sequence[Signal]) -> Signal:
        """Return the signal that at least `n` of `parts` hold."""
        row = [self.constant(holds=count <= 0) for count in range(n + 1)]
        for part in parts:
            row = [row[0], *(self._or(row[k], self._both(row[k - 1], part)) for k in range(1, n + 1))]
        whole = self._gate()
        self.rails += [Rule((row[n].true,), whole.true), Rule((row[n].false,), whole.false)]
        return self._for_want_of(whole, parts)

    def _gate(self) -> Signal:
        self.gates += 1
        return Signal(self.gates - 1)

    def _both(self, one: Signal, other: Signal) -> Signal:
        return self._all([one, other])

    def _or(self, one: Signal, other: Signal) -> Signal:
        return self._all([one.opposite(), other.opposite()]).opposite()

    def _all(self, parts: list[Signal]) -> Signal:
        """Build *and*; a rule has few premises, so that a long one is made of several.

        No premise stands in a rule twice: the engine would wait for a second fact like the first.
        """
        parts = list(dict.fromkeys(parts))
        while len(parts) > _WIDTH:
            parts = [self._all(parts[:_WIDTH]), *parts[_WIDTH:]]
        whole = self._gate()
        self.rails.append(Rule(tuple(part.true for part in parts), whole.true))
        self.rails += [Rule((part.false,), whole.false) for part in parts]
        return whole

    def _for_want_of(self, whole: Signal, parts: Iterable[Signal]) -> Signal:
        """Say that `whole` rests on what its parts rest on."""
        self.reasons += [Rule((whole.open, part.missing), whole.missing) for part in dict.fromkeys(parts)]
        return whole


def truths(derived: Mapping[int, object] | set[int], signal: Signal) -> bool | None:
    """Return what `signal` came to, from the atoms that were derived; None where it is open."""
    if signal.true in derived:
        return True
    return False if signal.false in derived else None
