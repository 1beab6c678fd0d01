"""The shape of a decision in JSON: pydantic models, from which the published schema is generated.

`json.to_data` builds plain dicts of this shape; nothing is validated on the way out.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from talentrules.model.conditions import Operator, Quantifier
from talentrules.model.decision import ItemStanding, Notice, State, Verdict, Why, WindowState
from talentrules.model.groups import Compared, GroupScope
from talentrules.model.obligations import ClawbackKind
from talentrules.model.pack import Applicant, Beneficiary, Category, FindingReason, Granularity, Kind
from talentrules.model.payments import Missed, Starts
from talentrules.model.quantities import HitPolicy, Measure, Unit
from talentrules.model.sources import SourceKind

__all__ = ["DecisionData", "schema"]

Yuan = Annotated[str, Field(pattern=r"^-?\d+(\.\d{1,2})?$", description="Money in yuan (元), a decimal text")]
Period = Annotated[
    Literal["once", "year", "month"] | None, Field(description="How often; null where the source does not say")
]
Form = Literal[
    "all",
    "any",
    "at_least_n",
    "not",
    "compare",
    "compare_quantity",
    "records",
    "definition",
    "finding",
    "benefit",
    "not_required",
]
QuantityForm = Literal[
    "constant",
    "stated",
    "fact",
    "clock",
    "year_start",
    "shifted",
    "between",
    "over_records",
    "table",
    "product",
    "sum",
    "difference",
    "least",
    "greatest",
    "bands",
    "bounded",
    "rounded",
    "quantity",
    "benefit_amount",
]
GroupKind = Literal["requires", "fallback", "excludes", "offset", "choose_one", "highest", "cap"]
TruthName = Literal["no", "open", "yes"]
End = Annotated[
    str | None, Field(description="A number, yuan or a day, exact (a decimal text, else 1/3); null: this end is open")
]
Stretch = Annotated[str, Field(pattern=r"^P(\d+[YMD])+$", description="A stretch of time, ISO 8601")]
Share = Annotated[str, Field(pattern=r"^\d+(\.\d+)?$", description="A share of one: 0.4 is 40%")]
FactTypeName = Literal[
    "boolean", "integer", "decimal", "money", "date", "text", "choice", "ordered_choice", "set", "records"
]


class _Strict(BaseModel):
    """Data with these keys and no others."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class UnknownData(_Strict):
    """The value seen where the profile gives none."""

    unknown: Literal[True]


Value = bool | int | str | list[str] | list[dict[str, JsonValue]] | None


class JurisdictionData(_Strict):
    """A place by its code (GB/T 2260)."""

    code: str
    within: str


class PackData(_Strict):
    """The rule pack that decided."""

    id: str
    name: str
    jurisdiction: JurisdictionData
    sha256: str
    verified_on: date
    fictional: bool


class AmountData(_Strict):
    """An amount of money as an interval; an end that the source does not state is null, which is neither 0 nor ∞."""

    low: Yuan | None
    high: Yuan | None
    period: Period
    granularity: Granularity


class CitationData(_Strict):
    """Words of a source, verbatim."""

    source: str
    title: str
    publisher: str
    published_on: date | None
    kind: SourceKind | None
    quote: str
    article: str


class ConditionData(_Strict):
    """One condition of the tree with what it saw; nothing is cut short."""

    form: Form
    text: Annotated[str, Field(description="The condition in Chinese words, the document's own where it gives them")]
    state: State
    truth: TruthName
    n: int | None = None
    fact: str | None = None
    operator: Operator | None = None
    quantifier: Quantifier | None = None
    expected: list[Value] | None = None
    definition: str | None = None
    finding: str | None = None
    benefit: str | None = None
    subject: str | None = None
    seen: Annotated[Value | UnknownData, Field(description="Absent where nothing is seen; null: known to be none")] = (
        None
    )
    quantities: Annotated[
        list[QuantityData] | None, Field(description="What is compared, then its bounds; only for compare_quantity")
    ] = None
    record: Annotated[int | None, Field(description="The place, from 1, of the record that this speaks of")] = None
    cite: list[CitationData]
    where: Annotated[str, Field(description="file:line of the rule; empty where no file holds it")]
    parts: list[ConditionData]


class QuantityData(_Strict):
    """One quantity of a calculation with what it came to: anything from `low` to `high`, both included."""

    form: QuantityForm
    text: Annotated[str, Field(description="What it is, in Chinese words")]
    value: Annotated[str, Field(description="What it came to, in Chinese words")]
    measure: Measure
    unit: Annotated[str, Field(description="The Chinese unit of a number; % where it is a share (0.4 is 40%)")]
    applies: Annotated[TruthName, Field(description="Whether there is such a quantity at all")]
    low: End
    high: End
    missing: list[str]
    findings: list[str]
    fact: str | None = None
    quantity: str | None = None
    benefit: str | None = None
    hit_policy: HitPolicy | None = None
    rows: Annotated[list[str] | None, Field(description="The names of the rows of a table")] = None
    hit: Annotated[list[int] | None, Field(description="The rows, from 0, that count or may")] = None
    conditions: Annotated[list[ConditionData] | None, Field(description="Those of the rows of a table")] = None
    where: Annotated[str, Field(description="file:line of the rule; empty where no file holds it")]
    parts: list[QuantityData]


class CalculationData(_Strict):
    """How an amount was reckoned: the lines that people read, and the tree."""

    lines: list[str]
    tree: QuantityData


class IntervalData(_Strict):
    """Money by its two ends; an end that is open is null."""

    low: Yuan | None
    high: Yuan | None


class VersionData(_Strict):
    """The version that applies, by its place (from 1) among those of the benefit."""

    place: int
    of: int
    from_: Annotated[date | None, Field(alias="from")]
    until: date | None
    text: str


class FindingData(_Strict):
    """Something that only an authority can settle."""

    id: str
    name: str
    reason: FindingReason
    decided_by: str
    decided_by_stated: bool


class ServicesData(_Strict):
    """A list of services: how many the source counts, and those that it names."""

    declared: int | None
    at_least: bool
    unit: str
    items: list[str]


class InstalmentData(_Strict):
    """One part of the whole: a share of it or an amount of its own, so long after the start."""

    share: Share | None
    amount: Yuan | None
    after: Stretch


class AssessedData(_Strict):
    """What each result of the assessment pays; a result that is not among them pays nothing; parts before `from_part` need none."""

    kind: str
    factors: dict[str, Share]
    year_before: bool
    from_part: int


class PaymentData(_Strict):
    """When it is paid; days and conditions in Chinese words."""

    text: str
    every: Period
    on_application: bool
    at_most_times: int | None
    missed: Missed
    payout_months: int
    start: str | None
    starts: Starts
    instalments: list[InstalmentData]
    at_end: Stretch | None
    in_total_at_most: str | None
    while_: Annotated[str | None, Field(alias="while")]
    assessed: AssessedData | None
    claim_within: Stretch | None
    claim_from: str | None


class VestedData(_Strict):
    """Whoever served so long keeps this share."""

    after: Stretch
    kept: Share


class ClawbackData(_Strict):
    """What is paid back on leaving early."""

    kind: ClawbackKind
    unit: Unit | None
    steps: list[VestedData]


class ResaleData(_Strict):
    """A home that is not to be sold within that time."""

    within: Stretch
    start: str | None
    clawback: ClawbackData
    text: str


class ReportData(_Strict):
    """What is to be reported."""

    events: list[str]
    days: int | None
    text: str


class ObligationData(_Strict):
    """What is owed in return; `lines` say all of it in Chinese."""

    lines: list[str]
    serve: Stretch | None
    start: str | None
    clawback: ClawbackData | None
    by_reason: dict[str, ClawbackData]
    stops_next_month: bool | None
    repaid_by: str
    resale: ResaleData | None
    report: ReportData | None
    text: str
    citations: list[CitationData]


class InForceData(_Strict):
    """The days of the version that applies, or of the nearest one."""

    from_: Annotated[date | None, Field(alias="from")]
    until: date | None
    status: Literal["in_force", "ended", "not_started", "between", "no_date", "open"]


class DocumentData(_Strict):
    """A document that the sources name without printing it."""

    id: str
    title: str
    note: str


class WindowData(_Strict):
    """When to apply: days, the same days every year (month-day), or a time after a day."""

    name: str
    from_: Annotated[date | None, Field(alias="from")]
    until: date | None
    yearly: list[str] | None
    within: Stretch | None
    of: str | None
    missed: Missed


class WindowStatusData(_Strict):
    """A window on the day of the decision; `missing` are the facts on which an unknown one rests."""

    name: str
    state: WindowState
    opens_on: Annotated[date | None, Field(description="Given where it opens later")]
    closes_on: Annotated[date | None, Field(description="The last day of the one that is open or opens next")]
    missing: list[str]


class StepData(_Strict):
    """One step, and how many days it takes; `working` says that these are working days."""

    text: str
    days: int | None
    working: bool


class EvidenceData(_Strict):
    """A paper; `needed` is open where that depends on what is missing."""

    name: str
    text: str
    form: str
    issuer: str
    shared: bool
    needed: TruthName
    when: str | None


class ProcedureData(_Strict):
    """How it is obtained, as far as the source says; an empty text is not stated."""

    authority: str
    applicant: Applicant | None
    route: str
    window: str
    windows: list[WindowData]
    steps: list[StepData]
    evidence: list[EvidenceData]
    citations: list[CitationData]


class ItemData(_Strict):
    """What is decided of one benefit."""

    benefit: str
    name: str
    kind: Kind
    category: Category
    beneficiary: Beneficiary
    beneficiary_name: str
    place: str
    verb: str
    verdict: Verdict
    own: Annotated[Verdict, Field(description="The verdict by its own conditions, without the groups")]
    standing: ItemStanding
    groups: Annotated[list[str], Field(description="The groups that speak of it")]
    beaten_by: Annotated[list[str], Field(description="The benefits that set it aside")]
    set_aside_by: Annotated[str | None, Field(description="The group in which they did")]
    version: VersionData | None
    amount: AmountData | None
    rate: Annotated[IntervalData | None, Field(description="What it pays by its own rule, before offsets and caps")]
    whole: Annotated[IntervalData | None, Field(description="All that is paid over the whole time")]
    amount_missing: list[str]
    amount_findings: list[FindingData]
    calculation: list[CalculationData]
    conditions: list[ConditionData]
    citations: list[CitationData]
    missing: list[str]
    findings: list[FindingData]
    services: ServicesData | None
    payment: PaymentData | None
    obligation: ObligationData | None
    in_force: InForceData
    unstated: list[str]
    notes: list[str]
    documents: list[DocumentData]
    procedure: ProcedureData | None
    windows: list[WindowStatusData]


class MemberData(_Strict):
    """A benefit in a group: its truth before and after, its amount on the group's base, and why it is out."""

    benefit: str
    before: TruthName
    after: TruthName
    base: IntervalData | None
    why: Why
    by: list[str]


class GroupData(_Strict):
    """A stacking rule with what came of it; `rules` say it in Chinese."""

    id: str
    name: str
    kind: GroupKind
    rules: list[str]
    scope: GroupScope
    compare: Compared | None
    members: list[MemberData]
    pays: IntervalData | None
    limit: IntervalData | None
    received: IntervalData | None
    missing: list[str]
    findings: list[str]
    text: str
    citations: list[CitationData]


class BundleData(_Strict):
    """One way to choose: by group the benefit that is chosen (null: none), and what it pays over the whole time."""

    chosen: dict[str, str | None]
    pays: IntervalData
    given_up: list[str]
    unpriced: list[str]


class ChoicesData(_Strict):
    """The ways to choose; `best` is the place of the one that is proven to pay most, null where none is."""

    bundles: list[BundleData]
    best: int | None
    proven: bool
    examined: int
    possible: int


class TotalData(_Strict):
    """The sum for one beneficiary and one period; `high` is null where an item states no upper end."""

    beneficiary: Beneficiary
    period: Period
    low: Yuan
    high: Yuan | None
    items: list[str]
    unstated: list[str]


class ChoiceData(_Strict):
    """One choice of a question."""

    id: str
    name: str


class QuestionData(_Strict):
    """A fact to ask next."""

    fact: str
    name: str
    question: str
    type: FactTypeName
    choices: list[ChoiceData]
    proof: str
    benefits: list[str]
    at_stake: Yuan


class DecisionData(_Strict):
    """A decision: the itemised answer for one case under one pack."""

    schema_: Annotated[Literal["talentrules/decision/1"], Field(alias="schema")]
    pack: PackData
    on: date
    applied_on: date | None
    notices: list[Notice]
    items: list[ItemData]
    groups: list[GroupData]
    choices: ChoicesData | None
    totals: list[TotalData]
    next_questions: list[QuestionData]
    receipt: dict[str, JsonValue] | None = None


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of `DecisionData`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **DecisionData.model_json_schema(by_alias=True),
        "title": "talentrules decision",
    }
