"""A rule pack: one jurisdiction's rules as frozen data. What a YAML file *means*, with every name resolved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from talentrules.dates import Days
from talentrules.model.conditions import Condition, FindingCondition
from talentrules.model.facts import Fact
from talentrules.model.sources import Citation, Document, Source
from talentrules.model.walk import Reference, below, facts_read, references, references_first
from talentrules.money import Interval, Money
from talentrules.source import NOWHERE, Span, TextFile

__all__ = [
    "INFORMATIONAL_KINDS",
    "Amount",
    "Beneficiary",
    "Benefit",
    "Category",
    "Clock",
    "Definition",
    "Every",
    "Finding",
    "FindingReason",
    "Granularity",
    "Jurisdiction",
    "Kind",
    "Pack",
    "Payment",
    "Procedure",
    "Relation",
    "Services",
    "Statistic",
    "Version",
]


class Kind(StrEnum):
    """What a benefit is. The last four are told, not granted: their verdict is `informational`."""

    ALLOWANCE = "allowance"
    SUBSIDY = "subsidy"
    AWARD = "award"
    GRANT = "grant"
    LOAN = "loan"
    HOUSING = "housing"
    HOUSING_SALE = "housing_sale"
    RELAXATION = "relaxation"
    CARD = "card"
    SERVICE = "service"
    COURTESY = "courtesy"
    HONOUR = "honour"
    APPOINTMENT = "appointment"
    PROJECT_SUPPORT = "project_support"
    ACTIVITY = "activity"
    REGISTRY = "registry"
    CHANNEL = "channel"
    MECHANISM = "mechanism"
    DUTY = "duty"


INFORMATIONAL_KINDS = frozenset({Kind.REGISTRY, Kind.CHANNEL, Kind.MECHANISM, Kind.DUTY})
"""Kinds without a verdict: a registry, a channel, a personnel mechanism, a duty of employers."""


class Category(StrEnum):
    """The need that a benefit serves; entries of several cities are compared by it."""

    MONEY = "money"
    HOUSING = "housing"
    FAMILY = "family"
    HEALTH = "health"
    CARD = "card"
    RECOGNITION = "recognition"
    CAREER = "career"
    CONTACT = "contact"
    CHANNEL = "channel"


class Beneficiary(StrEnum):
    """Who gets it, which need not be the person who asks."""

    PERSON = "person"
    RELATIVE = "relative"
    HOUSEHOLD = "household"
    EMPLOYER = "employer"
    STATION = "station"


class FindingReason(StrEnum):
    """Why only an authority can settle it."""

    UNSTATED_RULE = "unstated_rule"
    DISCRETIONARY = "discretionary"


class Clock(StrEnum):
    """The clocks that every case has; a version may also be chosen by a date fact of the profile."""

    EVALUATION = "evaluation"
    APPLICATION = "application"


class Every(StrEnum):
    """How often an amount is paid; `unstated` where the source does not say."""

    ONCE = "once"
    YEAR = "year"
    MONTH = "month"
    UNSTATED = "unstated"


class Granularity(StrEnum):
    """What lies inside a range: only its two ends, anything, or the source does not say."""

    UNKNOWN = "unknown"
    ENDS = "ends"
    ANY = "any"


class Relation(StrEnum):
    """What a statistic shows: the total lies `within` the bounds of the amounts, or `exceeds` them all."""

    WITHIN = "within"
    EXCEEDS = "exceeds"


@dataclass(frozen=True, slots=True, kw_only=True)
class Jurisdiction:
    """A place by its code (GB/T 2260) and the province or city that it lies in."""

    code: str
    within: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that only an authority can settle.

    `decided_by` names the body. `decided_by_stated` is false where the source does not say who decides and the body
    is only the one that answers for the text. An empty `decided_by` means that nobody is known.
    """

    id: str
    name: str
    reason: FindingReason
    decided_by: str = ""
    decided_by_stated: bool = True
    note: str = ""
    cite: tuple[Citation, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A named, reusable condition of the pack."""

    id: str
    name: str
    when: Condition
    cite: tuple[Citation, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """How much. `unstated` says that money is paid and the source does not say how much."""

    interval: Interval
    granularity: Granularity = Granularity.UNKNOWN
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    @property
    def unstated(self) -> bool:
        """Whether neither end is stated."""
        return self.interval == Interval()


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """When it is paid; `on_application` where it must be asked for each time."""

    every: Every
    on_application: bool = False
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """A list of services: how many the source counts (`declared`), and those that it names.

    `at_least` says that the count is a floor (「40余项」).
    """

    declared: int | None = None
    at_least: bool = False
    unit: str = "项"
    items: tuple[str, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What a benefit is during `days`: its conditions, its amount, its payment."""

    days: Days = field(default_factory=Days)
    when: Condition | None = None
    amount: Amount | None = None
    payment: Payment | None = None
    text: str = ""
    cite: tuple[Citation, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """How it is obtained, as far as the source says: authority, route, window, what to bring."""

    authority: str = ""
    route: str = ""
    window: str = ""
    evidence: tuple[str, ...] = ()
    cite: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Benefit:
    """One thing that a beneficiary may get, or is told about.

    `versions` stand in the order of their days and do not overlap; one without dates is in force always.
    `version_by` is the clock, or the date fact, that chooses the version. `unstated` lists what the source does not
    say and people ask; `notes` what it does say beside the rule. `verb` is the source's own (可申请, 享受).
    """

    id: str
    name: str
    kind: Kind
    category: Category
    beneficiary: Beneficiary = Beneficiary.PERSON
    beneficiary_name: str = ""
    versions: tuple[Version, ...]
    version_by: Clock | str = Clock.EVALUATION
    services: Services | None = None
    documents: tuple[str, ...] = ()
    procedure: Procedure | None = None
    verb: str = ""
    place: str = ""
    notes: tuple[str, ...] = ()
    unstated: tuple[str, ...] = ()
    cite: tuple[Citation, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    @property
    def version_fact(self) -> str | None:
        """The date fact that chooses the version; None where the evaluation date does."""
        if self.version_by is Clock.EVALUATION:
            return None
        return "applied_on" if self.version_by is Clock.APPLICATION else str(self.version_by)

    @property
    def informational(self) -> bool:
        """Whether the entry is only told, without a verdict."""
        return self.kind in INFORMATIONAL_KINDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistic:
    """A published figure that checks the pack; never a rule.

    Either `total` paid for `count` awards of the benefits `each` (so count × low ≤ total ≤ count × high), or a
    `whole` that its `parts` cannot exceed.
    """

    id: str
    name: str
    count: int | None = None
    total: Money | None = None
    each: tuple[str, ...] = ()
    relation: Relation = Relation.WITHIN
    whole: int | None = None
    parts: tuple[int, ...] = ()
    note: str = ""
    cite: tuple[Citation, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Pack:
    """One jurisdiction's rules. `facts` holds the shared vocabulary and the pack's own; `sha256` is of the file."""

    language: int
    id: str
    name: str
    jurisdiction: Jurisdiction
    verified_on: date
    review_by: date | None = None
    fictional: bool = False
    about: str = ""
    authority: str = ""
    sources: Mapping[str, Source]
    documents: Mapping[str, Document]
    facts: Mapping[str, Fact]
    own_facts: tuple[str, ...] = ()
    findings: Mapping[str, Finding]
    definitions: Mapping[str, Definition]
    benefits: Mapping[str, Benefit]
    statistics: Mapping[str, Statistic]
    sha256: str = ""
    file: TextFile = field(default=NOWHERE.file, compare=False, repr=False)

    @cached_property
    def references(self) -> Mapping[Reference, tuple[Reference, ...]]:
        """For each definition and benefit of the pack, the definitions and benefits that its conditions name."""
        stated: dict[Reference, list[Condition | None]] = {
            ("definition", one.id): [one.when] for one in self.definitions.values()
        }
        stated |= {("benefit", one.id): [version.when for version in one.versions] for one in self.benefits.values()}
        return {
            node: tuple(dict.fromkeys(named for when in conditions for named in references(when)))
            for node, conditions in stated.items()
        }

    @cached_property
    def order(self) -> tuple[Reference, ...]:
        """Every definition and benefit of the pack, those that are named before those that name them."""
        return references_first(self.references)

    @cached_property
    def conditions(self) -> tuple[Condition, ...]:
        """Every condition that the pack states: those of its definitions and of all versions of its benefits."""
        stated = [one.when for one in self.definitions.values()]
        versions = (version.when for benefit in self.benefits.values() for version in benefit.versions)
        return (*stated, *(when for when in versions if when is not None))

    @cached_property
    def facts_read(self) -> tuple[str, ...]:
        """The ids of the facts that the pack reads, in the order of the vocabulary."""
        read = {fact for condition in self.conditions for fact in facts_read(condition)}
        read |= {benefit.version_fact for benefit in self.benefits.values() if benefit.version_fact is not None}
        return tuple(fact for fact in self.facts if fact in read)

    @cached_property
    def findings_read(self) -> tuple[str, ...]:
        """The ids of the findings that conditions of the pack name, in the order of the pack."""
        parts = (part for condition in self.conditions for part in below(condition))
        read = {part.finding for part in parts if isinstance(part, FindingCondition)}
        return tuple(finding for finding in self.findings if finding in read)
