"""What a pack file may contain: the pydantic models at the door, from which the editor's JSON Schema is generated.

Shape only: which keys there are and what kind of value each takes. Names, conditions and numbers get their meaning in
`decode`. Conditions are read there too, since their keys are the facts of the vocabulary and of the pack.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from talentrules.dates import DateError, parse_date
from talentrules.model.pack import (
    Beneficiary,
    Category,
    Every,
    FindingReason,
    Granularity,
    Kind,
    Relation,
)
from talentrules.model.sources import SourceKind
from talentrules.money import Money, MoneyError, parse_money
from talentrules.syntax.values import show

__all__ = ["CONDITION", "PackFile"]

CONDITION = "x-talentrules-condition"
"""Marks, in the generated schema, the places where a condition stands."""

_ID = r"^[a-z][a-z0-9_]*$"


def _money(written: object) -> Money:
    if isinstance(written, Money):
        return written
    try:
        if isinstance(written, str | int | Decimal) and not isinstance(written, bool):
            return parse_money(str(written))
    except MoneyError:
        pass
    raise PydanticCustomError("bad-money", "not money", {"written": show(written)})


def _day(written: object) -> date:
    if isinstance(written, date):
        return written
    try:
        if isinstance(written, str):
            return parse_date(written)
    except DateError:
        pass
    raise PydanticCustomError("bad-day", "not a day", {"written": show(written)})


def _number(written: object) -> object:
    """Refuse `true`, which Python takes for 1."""
    if isinstance(written, bool):
        raise PydanticCustomError("literal_error", "not a number", {})
    return written


def _truth(written: object) -> object:
    """Refuse 1, which Python takes for `true`."""
    if not isinstance(written, bool):
        raise PydanticCustomError("literal_error", "not a truth", {})
    return written


def _listed(written: object) -> object:
    return [written] if isinstance(written, Mapping | str) else written


def _amount(written: object) -> object:
    """`5000元` is short for `{fixed: 5000元}`, `unstated` for `{unstated: true}`."""
    if written == "unstated":
        return {"unstated": True}
    return {"fixed": written} if isinstance(written, str | int | Decimal) else written


def _payment(written: object) -> object:
    return {"every": written} if isinstance(written, str) else written


Text = Annotated[str, StringConstraints(strict=True, min_length=1)]
Id = Annotated[str, StringConstraints(strict=True, pattern=_ID, max_length=64)]
Word = Annotated[str, StringConstraints(strict=True, min_length=1)]
Count = Annotated[int, Field(strict=True, ge=0)]
MoneyText = Annotated[
    Money,
    PlainValidator(_money),
    WithJsonSchema({"type": ["string", "number"], "title": "金额", "examples": ["4000元", "10万元", "1.5万元"]}),
]
Day = Annotated[date, PlainValidator(_day), WithJsonSchema({"type": "string", "format": "date", "title": "日期"})]
Condition = Annotated[Any, WithJsonSchema({CONDITION: True}), Field(description="条件：一个映射，只写一种形式")]


class Surface(BaseModel):
    """A part of a pack file: no key beside the listed ones, no conversion of values."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True, populate_by_name=False)


class CitationFile(Surface):
    """引文：逐字摘自来源。"""

    source: Word = Field(description="来源编号（sources 下）")
    quote: Text = Field(description="原文，逐字；…… 连接两段")
    article: Text | None = Field(None, description="第几条")
    kind: SourceKind | None = Field(None, description="比来源更弱时写，例如 anecdote（个案）")


Cites = Annotated[
    list[CitationFile], BeforeValidator(_listed, json_schema_input_type=CitationFile | list[CitationFile])
]
Words = Annotated[list[Text], BeforeValidator(_listed, json_schema_input_type=Text | list[Text])]
References = Annotated[list[Word], BeforeValidator(_listed, json_schema_input_type=Word | list[Word])]


class JurisdictionFile(Surface):
    """辖区。"""

    code: Annotated[str, StringConstraints(strict=True, pattern=r"^[0-9]{6}$")] = Field(
        description="行政区划代码，加引号"
    )
    within: Text | None = Field(None, description="所在省或市")


class SourceFile(Surface):
    """来源：规则所依据的文件或报道。"""

    kind: SourceKind = Field(
        description="regulation 文件原文，official_notice 公告，authority_report 主管部门通稿，press 报道，anecdote 个案"
    )
    title: Text
    publisher: Text
    published_on: Day | None = None
    published_note: Text | None = Field(None, description="发布日期没有写明时，写明情况")
    supplied_by: Text | None = Field(None, description="供稿单位")
    url: Text | None = None


class DocumentFile(Surface):
    """来源点到、但没有刊载条文的文件。"""

    title: Text
    note: Text | None = None
    cite: Cites = []


class FactFile(Surface):
    """本包自己的事实。"""

    name: Text
    type: Literal[
        "boolean", "integer", "decimal", "money", "date", "text", "choice", "ordered_choice", "set", "records"
    ] = Field(
        description="boolean 是否，integer 整数，decimal 小数，money 金额，date 日期，text 文字，choice 单选，ordered_choice 有高低的单选（从低到高），set 多选，records 记录"
    )
    question: Text | None = Field(None, description="窗口怎么问")
    proof: Text | None = Field(None, description="什么材料证明")
    unit: Text | None = None
    minimum: Annotated[int, Field(strict=True)] | None = None
    maximum: Annotated[int, Field(strict=True)] | None = None
    choices: dict[Id, Text] | None = Field(None, description="选项编号: 名称")
    fields: dict[Id, FactFile] | None = Field(None, description="记录的各项")

    @model_validator(mode="after")
    def _complete(self) -> FactFile:
        needs = {"choice": "choices", "ordered_choice": "choices", "set": "choices", "records": "fields"}.get(self.type)
        if needs is not None and not getattr(self, needs):
            raise PydanticCustomError("fact-needs", "incomplete", {"type": self.type, "needs": needs})
        has = {needs} if needs is not None else {"unit", "minimum", "maximum"} if self.type in _NUMBERS else set()
        beside = sorted(({"unit", "minimum", "maximum", "choices", "fields"} & self.model_fields_set) - has)
        if beside:
            raise PydanticCustomError("fact-has-no", "too much", {"type": self.type, "beside": "、".join(beside)})
        least = 0 if self.minimum is None else self.minimum
        if self.maximum is not None and self.maximum < least:
            raise PydanticCustomError("limits-reversed", "reversed", {"low": least, "high": self.maximum})
        return self


_NUMBERS = ("integer", "decimal")


class FindingFile(Surface):
    """认定：只有主管部门才能认定的事项。"""

    name: Text
    reason: FindingReason = Field(description="unstated_rule 来源没有写明条件，discretionary 由主管部门裁量")
    decided_by: Text | None = Field(None, description="由谁认定")
    decided_by_stated: Annotated[bool, Field(strict=True)] = Field(True, description="来源是否写明由其认定")
    note: Text | None = None
    cite: Cites


class DefinitionFile(Surface):
    """定义：有名称、可重复使用的条件。"""

    name: Text
    when: Condition
    cite: Cites = []


class AmountFile(Surface):
    """金额：只写一种形式。"""

    fixed: MoneyText | None = None
    from_: MoneyText | None = Field(None, alias="from")
    to: MoneyText | None = None
    at_most: MoneyText | None = Field(None, description="最高")
    at_least: MoneyText | None = Field(None, description="不低于")
    unstated: Annotated[Literal[True], BeforeValidator(_truth)] | None = Field(None, description="来源没有写明")
    granularity: Granularity = Field(
        Granularity.UNKNOWN, description="区间内部：unknown 来源未载明，ends 只有两端，any 任意"
    )

    @model_validator(mode="after")
    def _one_form(self) -> AmountFile:
        given = frozenset(self.model_fields_set - {"granularity"})
        if given not in _AMOUNT_FORMS:
            raise PydanticCustomError("amount-form", "not one form", {})
        if self.from_ is not None and self.to is not None and self.to < self.from_:
            raise PydanticCustomError("range-reversed", "reversed", {"low": str(self.from_), "high": str(self.to)})
        return self


_AMOUNT_FORMS = frozenset(
    {frozenset({"from_", "to"}), *(frozenset({one}) for one in ("fixed", "at_most", "at_least", "unstated"))}
)


class PaymentFile(Surface):
    """发放。"""

    every: Every = Field(description="once 一次性，year 每年，month 每月，unstated 来源未载明")
    on_application: Annotated[bool, Field(strict=True)] = Field(False, description="每次要申请")


Amount = Annotated[AmountFile, BeforeValidator(_amount, json_schema_input_type=str | int | float | AmountFile)]
Payment = Annotated[PaymentFile, BeforeValidator(_payment, json_schema_input_type=Every | PaymentFile)]


class PeriodFile(Surface):
    """起止日期，两端都包括。"""

    from_: Day | None = Field(None, alias="from")
    until: Day | None = None
    text: Text | None = None
    cite: Cites = []


class VersionFile(PeriodFile):
    """一个版本：起止日期内的条件、金额、发放。"""

    when: Condition = None
    amount: Amount | None = None
    payment: Payment | None = None


class ServicesFile(Surface):
    """服务清单：来源说有多少，写出了哪些。"""

    declared: Count | None = None
    at_least: Annotated[bool, Field(strict=True)] = Field(False, description="来源的数字是不是“余”“以上”")
    unit: Text = "项"
    listed: Words = []


class ProcedureFile(Surface):
    """办理。"""

    authority: Text | None = Field(None, description="受理部门或窗口")
    route: Text | None = None
    window: Text | None = Field(None, description="受理时间")
    evidence: Words = []
    cite: Cites = []


class BenefitFile(Surface):
    """待遇。"""

    name: Text
    kind: Kind
    category: Category
    beneficiary: Beneficiary = Beneficiary.PERSON
    beneficiary_name: Text | None = None
    when: Condition = None
    amount: Amount | None = None
    payment: Payment | None = None
    in_force: PeriodFile | None = None
    versions: Annotated[list[VersionFile], Field(min_length=1)] | None = None
    version_by: Word | None = Field(None, description="evaluation 测算日期，application 申请日期，或一个日期事实")
    services: ServicesFile | None = None
    documents: References = []
    procedure: ProcedureFile | None = None
    verb: Text | None = None
    place: Text | None = None
    notes: Words = []
    unstated: Words = []
    cite: Annotated[Cites, Field(min_length=1)]

    @model_validator(mode="after")
    def _versions_or_one(self) -> BenefitFile:
        beside = sorted({"when", "amount", "payment", "in_force"} & self.model_fields_set)
        if self.versions is not None and beside:
            raise PydanticCustomError("versions-and-more", "both", {"beside": "、".join(beside)})
        return self


class StatisticFile(Surface):
    """统计：用来核对本包的公开数字，不是规则。"""

    name: Text
    count: Count | None = None
    total: MoneyText | None = None
    each: References = []
    relation: Relation = Relation.WITHIN
    whole: Count | None = None
    parts: list[Count] = []
    note: Text | None = None
    cite: Cites

    @model_validator(mode="after")
    def _one_form(self) -> StatisticFile:
        given = self.model_fields_set
        of_amounts = {"count", "total", "each"} <= given and not given & {"whole", "parts"}
        of_parts = {"whole", "parts"} <= given and not given & {"count", "total", "each", "relation"}
        if not (of_amounts or of_parts):
            raise PydanticCustomError("statistic-form", "not one form", {})
        return self


class PackFile(Surface):
    """一个辖区的规则包。"""

    talentrules: Annotated[Literal[1], BeforeValidator(_number)] = Field(description="规则语言的版本")
    id: Id
    name: Text
    jurisdiction: JurisdictionFile
    authority: Text | None = Field(None, description="对文本负责的单位")
    verified_on: Day = Field(description="文本核对到哪一天")
    review_by: Day | None = Field(None, description="最迟哪一天复核")
    fictional: Annotated[bool, Field(strict=True)] = Field(False, description="虚构的，每一页都会标明")
    about: Text | None = None
    sources: Annotated[dict[Id, SourceFile], Field(min_length=1)]
    documents: dict[Id, DocumentFile] = {}
    facts: dict[Id, FactFile] = {}
    findings: dict[Id, FindingFile] = {}
    definitions: dict[Id, DefinitionFile] = {}
    benefits: Annotated[dict[Id, BenefitFile], Field(min_length=1)]
    statistics: dict[Id, StatisticFile] = {}
