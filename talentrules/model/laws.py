"""Laws (应有的规律): what the author of a pack expects of it, whoever asks. They decide nothing and are nobody's policy.

A law is said of the answers, not of the rules: "more education never brings less", "at most so much in all". It is put
to the proof by `talentrules test`, which looks for a person of whom it is not true.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from talentrules.model.conditions import Condition
from talentrules.model.groups import Compared
from talentrules.model.sources import Citation
from talentrules.money import Money
from talentrules.source import NOWHERE, Span

__all__ = [
    "AlwaysSome",
    "AtLeastAsIn",
    "Counted",
    "Excepted",
    "Irrelevant",
    "Law",
    "NeverBoth",
    "NeverDecreases",
    "NeverIncreases",
    "NoCliff",
    "TotalAtMost",
]


class Counted(StrEnum):
    """What is looked at: each benefit by its own rule, or what all of them pay together after the groups."""

    EACH = "each"
    TOGETHER = "together"


@dataclass(frozen=True, slots=True, kw_only=True)
class Excepted:
    """Where a law need not hold, and why: for some benefits, or for whoever meets `when`. Exactly one of the two."""

    benefits: tuple[str, ...] = ()
    when: Condition | None = None
    reason: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Law:
    """What every law carries. It is said of whoever meets `when`; of everybody where there is none."""

    id: str
    name: str
    when: Condition | None = None
    excepted: tuple[Excepted, ...] = ()
    text: str = ""
    cite: tuple[Citation, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class NeverDecreases(_Law):
    """Whoever has more of `fact` gets no less, all else being equal; no `benefits` means all of the pack."""

    fact: str
    benefits: tuple[str, ...] = ()
    counted: Counted = Counted.EACH
    compare: Compared = Compared.EACH_TIME


@dataclass(frozen=True, slots=True, kw_only=True)
class NeverIncreases(_Law):
    """Whoever has more of `fact` gets no more, all else being equal; no `benefits` means all of the pack."""

    fact: str
    benefits: tuple[str, ...] = ()
    counted: Counted = Counted.EACH
    compare: Compared = Compared.EACH_TIME


@dataclass(frozen=True, slots=True, kw_only=True)
class Irrelevant(_Law):
    """None of `facts` changes a verdict, a standing or an amount; no `benefits` means all of the pack."""

    facts: tuple[str, ...]
    benefits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalAtMost(_Law):
    """Nobody gets more than `at_most` from `benefits` together, after the groups; none means all of the pack."""

    at_most: Money
    benefits: tuple[str, ...] = ()
    compare: Compared = Compared.TOTAL


@dataclass(frozen=True, slots=True, kw_only=True)
class NoCliff(_Law):
    """One unit more of `fact` never changes what is paid by more than `at_most`.

    A unit is 1 of a whole number, 0.01 of a decimal one, a fen, a day, or the next choice.
    """

    at_most: Money
    fact: str
    benefits: tuple[str, ...] = ()
    counted: Counted = Counted.TOGETHER
    compare: Compared = Compared.TOTAL


@dataclass(frozen=True, slots=True, kw_only=True)
class AtLeastAsIn(_Law):
    """The first benefit of each of `pairs` pays here no less than the second one does in the pack `other`.

    `other` is written as in `builds_on`: the id of a built-in pack or the bare name of a file beside this one.
    """

    other: str
    pairs: tuple[tuple[str, str], ...]
    counted: Counted = Counted.EACH
    compare: Compared = Compared.EACH_TIME


@dataclass(frozen=True, slots=True, kw_only=True)
class NeverBoth(_Law):
    """Nobody gets two of `benefits` at once."""

    benefits: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AlwaysSome(_Law):
    """Whoever meets `when` gets one of `benefits` at least."""

    benefits: tuple[str, ...]


Law = NeverDecreases | NeverIncreases | Irrelevant | TotalAtMost | NoCliff | AtLeastAsIn | NeverBoth | AlwaysSome
