"""Conditions: a small closed union, so that every walker has few cases and the type checker sees a forgotten one.

A condition is *written* in many ways in YAML; it *means* one of these. Each knows its place, the words of the document
that it renders (`text`), and its citation where it has one of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from talentrules.model.facts import Value
from talentrules.model.quantities import Quantity
from talentrules.model.sources import Citation
from talentrules.source import NOWHERE, Span

__all__ = [
    "All",
    "Any",
    "AtLeastN",
    "BenefitCondition",
    "Compare",
    "CompareQuantity",
    "Condition",
    "DefinitionCondition",
    "FindingCondition",
    "Not",
    "NotRequired",
    "Operator",
    "Quantifier",
    "Records",
]


class Operator(StrEnum):
    """How a value is compared. `at_least`, `at_most` and `between` include the number, `above` and `below` do not."""

    IS = "is"
    IN = "in"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOVE = "above"
    BELOW = "below"
    BETWEEN = "between"
    HAS = "has"


class Quantifier(StrEnum):
    """How many records must meet the inner condition."""

    SOME = "some"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    """What every condition carries beside its meaning."""

    text: str = ""
    cite: tuple[Citation, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class All(_Written):
    """Every one of `parts` holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Any(_Written):
    """At least one of `parts` holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AtLeastN(_Written):
    """At least `n` of `parts` hold."""

    n: int
    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Not(_Written):
    """`part` does not hold."""

    part: Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class Compare(_Written):
    """The value of `fact` stands in the relation `operator` to `values` (one; two for `between`; any for `in`).

    Inside `Records`, `fact` is a field of the record. A value that is known to be none stands in no relation but `is`
    `NONE`, which asks for just that (`valid_to: {is: none}`, 长期有效).
    """

    fact: str
    operator: Operator
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareQuantity(_Written):
    """`quantity` stands in the relation `operator` to `bounds` (one; two for `between`; any for `in`): an age, a count."""

    quantity: Quantity
    operator: Operator
    bounds: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Records(_Written):
    """Of the records of the list `fact`, some (or none) meet `where`; without `where`, there are some (or none)."""

    fact: str
    quantifier: Quantifier
    where: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionCondition(_Written):
    """The pack's named condition `definition` holds."""

    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingCondition(_Written):
    """An authority has found that `finding` holds; without an attestation it stays open."""

    finding: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitCondition(_Written):
    """The beneficiary is eligible for `benefit`, another one of the pack."""

    benefit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotRequired(_Written):
    """The source says that `subject` does not matter (不限). Always met; printed because people ask."""

    subject: str


Condition = (
    All
    | Any
    | AtLeastN
    | Not
    | Compare
    | CompareQuantity
    | Records
    | DefinitionCondition
    | FindingCondition
    | BenefitCondition
    | NotRequired
)
