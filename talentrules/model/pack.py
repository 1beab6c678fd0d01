"""A rule pack: one jurisdiction's rules as frozen data. What a YAML file *means*, with every name resolved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from talentrules.dates import Days, Duration, MonthEnd
from talentrules.model.conditions import Condition, FindingCondition
from talentrules.model.facts import Fact
from talentrules.model.groups import Cap, ChooseOne, Fallback, Group, GroupScope, Offset
from talentrules.model.laws import Law
from talentrules.model.obligations import Obligation
from talentrules.model.payments import Every, Missed, Payment
from talentrules.model.quantities import BenefitAmount, Clock, Measure, Quantity, Rounding, Stated, measure
from talentrules.model.sources import Citation, Document, Source
from talentrules.model.walk import Reference, Term, below, facts_read, references, references_first
from talentrules.money import Interval, Money
from talentrules.source import NOWHERE, Span, TextFile

__all__ = [
    "INFORMATIONAL_KINDS",
    "Amount",
    "Applicant",
    "Beneficiary",
    "Benefit",
    "BuiltOn",
    "Category",
    "Clock",
    "Conventions",
    "Definition",
    "Every",
    "Evidence",
    "Finding",
    "FindingReason",
    "Granularity",
    "Jurisdiction",
    "Kind",
    "NamedQuantity",
    "Pack",
    "Payment",
    "Procedure",
    "Relation",
    "Services",
    "Statistic",
    "Step",
    "Version",
    "Window",
    "aside",
    "benefit_terms",
    "facts_of_group",
    "group_terms",
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


class Granularity(StrEnum):
    """What lies inside a range: only its two ends, anything, or the source does not say."""

    UNKNOWN = "unknown"
    ENDS = "ends"
    ANY = "any"


class Applicant(StrEnum):
    """Who applies: the person, the employer for the person, or nobody (免申即享)."""

    SELF = "self"
    EMPLOYER = "employer"
    AUTOMATIC = "automatic"


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
class NamedQuantity:
    """A named, reusable quantity of the pack."""

    id: str
    name: str
    quantity: Quantity
    cite: tuple[Citation, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conventions:
    """What the pack declares where documents leave it open (计算口径); None where it declares nothing.

    `month_end` settles a month without such a day, `money` how a part of a fen is rounded.
    """

    month_end: MonthEnd | None = None
    money: Rounding | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """How much each time (with instalments: in all). `granularity` says what lies inside a published range."""

    quantity: Quantity
    granularity: Granularity = Granularity.UNKNOWN
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    @classmethod
    def stated(cls, interval: Interval, granularity: Granularity = Granularity.UNKNOWN, span: Span = NOWHERE) -> Amount:
        """Return the amount that a source publishes as it stands."""
        return cls(quantity=Stated(interval=interval, span=span), granularity=granularity, span=span)

    @property
    def published(self) -> Interval | None:
        """The interval as published, or None where the amount is computed."""
        return self.quantity.interval if isinstance(self.quantity, Stated) else None

    @property
    def interval(self) -> Interval:
        """The published interval; of a computed amount, the one with no stated end."""
        return self.published or Interval()

    @property
    def unstated(self) -> bool:
        """Whether money is paid and the source does not say how much."""
        return self.published == Interval()


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
    obligation: Obligation | None = None
    text: str = ""
    cite: tuple[Citation, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A paper to bring; only where `when` holds. `form` is 原件 or 复印件, `issuer` who issues it, in the source's words.

    `shared` says that the office gets it by itself (数据共享).
    """

    name: str
    form: str = ""
    issuer: str = ""
    shared: bool = False
    when: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the procedure, and how many days it takes; `working` says that these are working days."""

    text: str
    days: int | None = None
    working: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """When it can be applied for: a stretch of days, the same stretch every year, or a time after an event.

    Exactly one of the three: `days`; `yearly` (month and day of the first and the last day; the last may lie in the
    next year); `within` the day `of`. `missed` says whether who misses it may come to the next round.
    """

    name: str = ""
    days: Days | None = None
    yearly: tuple[tuple[int, int], tuple[int, int]] | None = None
    within: Duration | None = None
    of: Quantity | None = None
    missed: Missed = Missed.UNSTATED
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """How it is obtained, as far as the source says: authority, route, windows, steps, what to bring.

    `route` and `window` are the source's words; `applicant` says who applies, `windows` the days.
    """

    authority: str = ""
    route: str = ""
    applicant: Applicant | None = None
    window: str = ""
    windows: tuple[Window, ...] = ()
    steps: tuple[Step, ...] = ()
    evidence: tuple[Evidence, ...] = ()
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
    def undated(self) -> bool:
        """Whether one and the same version applies on all days."""
        return len(self.versions) == 1 and self.versions[0].days == Days()

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


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltOn:
    """A pack that another one builds on, as it was read: its SHA-256 and the bytes of its file."""

    id: str
    name: str
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Pack:
    """One jurisdiction's rules. `facts` holds the shared vocabulary and the pack's own.

    A pack that builds on others holds their entries too (`builds_on` names them); `sha256` is of the file, and where it
    builds on others, of its own digest and theirs together. `monotone` are the facts that rank people, each with its
    choices from low to high, None where the pack declares none: whoever stands higher should not get less. `laws` are what its author expects of the answers; they decide nothing. `accept` gives by the code of a finding the reason why it is
    to stay, for this pack's own file.
    """

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
    quantities: Mapping[str, NamedQuantity] = field(default_factory=dict)
    benefits: Mapping[str, Benefit]
    groups: Mapping[str, Group] = field(default_factory=dict)
    statistics: Mapping[str, Statistic]
    laws: Mapping[str, Law] = field(default_factory=dict)
    conventions: Conventions = field(default_factory=Conventions)
    builds_on: tuple[BuiltOn, ...] = ()
    monotone: Mapping[str, tuple[str, ...]] | None = None
    accept: Mapping[str, str] = field(default_factory=dict)
    sha256: str = ""
    accept_spans: Mapping[str, Span] = field(default_factory=dict, compare=False, repr=False)
    file: TextFile = field(default=NOWHERE.file, compare=False, repr=False)

    @cached_property
    def derived(self) -> dict[type[Any], Any]:
        """What floors above make of this pack once and keep with it, by its type; never a part of what the pack says.

        Whoever adds to it uses `setdefault`, so that all threads hold the same one.
        """
        return {}

    def __getstate__(self) -> dict[str, object]:
        """Return the fields alone: what is derived from them is made again where it is needed."""
        return {one.name: getattr(self, one.name) for one in fields(self)}

    @cached_property
    def references(self) -> Mapping[Reference, tuple[Reference, ...]]:
        """For each definition, named quantity and benefit of the pack, what its conditions and quantities name."""
        stated: dict[Reference, tuple[Term, ...]] = {
            ("definition", one.id): (one.when,) for one in self.definitions.values()
        }
        stated |= {("quantity", one.id): (one.quantity,) for one in self.quantities.values()}
        stated |= {("benefit", one.id): benefit_terms(one) for one in self.benefits.values()}
        return {
            node: tuple(dict.fromkeys(named for term in stated[node] for named in references(term))) for node in stated
        }

    @cached_property
    def order(self) -> tuple[Reference, ...]:
        """Every definition, named quantity and benefit of the pack, those that are named before those that name them."""
        return references_first(self.references)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Every condition and quantity that the pack states, wherever it stands; those inside others are not repeated."""
        stated: list[Term] = [one.when for one in self.definitions.values()]
        stated += [one.quantity for one in self.quantities.values()]
        stated += [term for benefit in self.benefits.values() for term in (*benefit_terms(benefit), *aside(benefit))]
        return (*stated, *(term for group in self.groups.values() for term in group_terms(group)))

    @cached_property
    def conditions(self) -> tuple[Condition, ...]:
        """Every condition that the pack states; those inside others are not repeated."""
        return tuple(term for term in self.terms if isinstance(term, Condition))

    @cached_property
    def measures(self) -> Mapping[str, Measure]:
        """What each named quantity of the pack is."""
        found: dict[str, Measure] = {}
        for kind, name in self.order:
            if kind == "quantity":
                found[name] = measure(self.quantities[name].quantity, self.facts, found, self.facts)
        return found

    @cached_property
    def amounts_read(self) -> frozenset[str]:
        """The benefits on whose amounts others build."""
        inside = (part for term in self.terms for part in below(term))
        return frozenset(part.benefit for part in inside if isinstance(part, BenefitAmount))

    @cached_property
    def facts_read(self) -> tuple[str, ...]:
        """The ids of the facts that the pack reads, in the order of the vocabulary."""
        read = {fact for term in self.terms for fact in facts_read(term)}
        read |= {benefit.version_fact for benefit in self.benefits.values() if benefit.version_fact is not None}
        read |= {fact for group in self.groups.values() for fact in facts_of_group(group)}
        payments = (version.payment for benefit in self.benefits.values() for version in benefit.versions)
        if any(payment is not None and payment.assessed is not None for payment in payments):
            read.add("assessments")
        return tuple(fact for fact in self.facts if fact in read)

    @cached_property
    def findings_read(self) -> tuple[str, ...]:
        """The ids of the findings that conditions of the pack name, in the order of the pack."""
        parts = (part for term in self.terms for part in below(term))
        read = {part.finding for part in parts if isinstance(part, FindingCondition)}
        return tuple(finding for finding in self.findings if finding in read)


def benefit_terms(benefit: Benefit) -> tuple[Term, ...]:
    """Return the conditions and quantities on which the verdict and the amount of `benefit` rest."""
    whens = (version.when for version in benefit.versions)
    amounts = (version.amount.quantity for version in benefit.versions if version.amount is not None)
    return (*(when for when in whens if when is not None), *amounts)


def aside(benefit: Benefit) -> tuple[Term, ...]:
    """Return the conditions and quantities of `benefit` that bear on its payment, obligations and procedure only."""
    found: list[Term | None] = []
    for version in benefit.versions:
        if (paid := version.payment) is not None:
            found += [paid.start, paid.in_total_at_most, paid.while_, paid.claim_from]
        if (owed := version.obligation) is not None:
            found += [owed.start, owed.resale.start if owed.resale is not None else None]
    if (procedure := benefit.procedure) is not None:
        found += [paper.when for paper in procedure.evidence]
        found += [window.of for window in procedure.windows]
    return tuple(term for term in found if term is not None)


def group_terms(group: Group) -> tuple[Term, ...]:
    """Return the conditions and quantities that `group` states."""
    match group:
        case Fallback():
            return (group.available,)
        case Cap():
            return (group.at_most,)
        case _:
            return ()


def facts_of_group(group: Group) -> Iterator[str]:
    """Yield the facts that `group` reads by being what it is: claims, of the household too, and choices."""
    if group.received or isinstance(group, Offset):
        yield "claims"
        if group.scope in (GroupScope.HOUSEHOLD, GroupScope.HOME):
            yield "spouse"
    if isinstance(group, ChooseOne):
        yield "choices"
