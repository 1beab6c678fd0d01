"""The shape of a decision in JSON: pydantic models, from which the published schema is generated.

`json.to_data` builds plain dicts of this shape; nothing is validated on the way out.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from talentrules.model.conditions import Operator, Quantifier
from talentrules.model.decision import ItemStanding, Notice, State, Verdict
from talentrules.model.pack import Beneficiary, Category, FindingReason, Granularity, Kind
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
    "records",
    "definition",
    "finding",
    "benefit",
    "not_required",
]
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
    truth: Literal["no", "open", "yes"]
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
    record: Annotated[int | None, Field(description="The place, from 1, of the record that this speaks of")] = None
    cite: list[CitationData]
    where: Annotated[str, Field(description="file:line of the rule; empty where no file holds it")]
    parts: list[ConditionData]


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


class PaymentData(_Strict):
    """When it is paid."""

    every: Period
    on_application: bool


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


class ProcedureData(_Strict):
    """How it is obtained, as far as the source says; an empty text is not stated."""

    authority: str
    route: str
    window: str
    evidence: list[str]
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
    standing: ItemStanding
    amount: AmountData | None
    conditions: list[ConditionData]
    citations: list[CitationData]
    missing: list[str]
    findings: list[FindingData]
    services: ServicesData | None
    payment: PaymentData | None
    in_force: InForceData
    unstated: list[str]
    notes: list[str]
    documents: list[DocumentData]
    procedure: ProcedureData | None


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
