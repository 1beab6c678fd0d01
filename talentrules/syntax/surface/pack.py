"""What a pack file may contain, from the head down to its entries; the parts of a benefit stand beside this module."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import (
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from talentrules.dates import MonthEnd
from talentrules.model.pack import Beneficiary, Category, FindingReason, Kind, Relation
from talentrules.model.quantities import Rounding
from talentrules.model.sources import SourceKind
from talentrules.syntax.surface.groups import GroupFile
from talentrules.syntax.surface.kinds import (
    Cites,
    Condition,
    Conditions,
    Count,
    Day,
    Id,
    MoneyText,
    Quantity,
    References,
    Surface,
    Text,
    Truth,
    Word,
    Words,
    complaint,
    number,
)
from talentrules.syntax.surface.obligations import ObligationFile
from talentrules.syntax.surface.payments import Payment
from talentrules.syntax.surface.procedures import ProcedureFile

__all__ = [
    "BenefitFile",
    "ConventionsFile",
    "DefinitionFile",
    "DocumentFile",
    "FactFile",
    "FindingFile",
    "JurisdictionFile",
    "PackFile",
    "PeriodFile",
    "ServicesFile",
    "SourceFile",
    "StatisticFile",
    "VersionFile",
]


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
    title: Text = Field(description="标题")
    publisher: Text = Field(description="发布单位")
    published_on: Day | None = Field(None, description="发布日期")
    published_note: Text | None = Field(None, description="发布日期没有写明时，写明情况")
    supplied_by: Text | None = Field(None, description="供稿单位")
    url: Text | None = Field(None, description="网址")


class DocumentFile(Surface):
    """来源点到、但没有刊载条文的文件。"""

    title: Text = Field(description="标题")
    note: Text | None = Field(None, description="说明")
    cite: Cites = Field([], description="引文")


class FactFile(Surface):
    """本包自己的事实。"""

    name: Text = Field(description="名称")
    type: Literal[
        "boolean", "integer", "decimal", "money", "date", "text", "choice", "ordered_choice", "set", "records"
    ] = Field(
        description="boolean 是否，integer 整数，decimal 小数，money 金额，date 日期，text 文字，choice 单选，ordered_choice 有高低的单选（从低到高），set 多选，records 记录"
    )
    question: Text | None = Field(None, description="窗口怎么问")
    proof: Text | None = Field(None, description="什么材料证明")
    unit: Text | None = Field(None, description="单位")
    minimum: Annotated[int, Field(strict=True)] | None = Field(None, description="最小值，不写就是0")
    maximum: Annotated[int, Field(strict=True)] | None = Field(None, description="最大值")
    choices: dict[Id, Text] | None = Field(None, description="选项编号: 名称")
    fields: dict[Id, FactFile] | None = Field(None, description="记录的各项")

    @model_validator(mode="after")
    def _complete(self) -> FactFile:
        needs = {"choice": "choices", "ordered_choice": "choices", "set": "choices", "records": "fields"}.get(self.type)
        if needs is not None and not getattr(self, needs):
            raise complaint("fact-needs", type=self.type, needs=needs)
        has = {needs} if needs is not None else {"unit", "minimum", "maximum"} if self.type in _NUMBERS else set()
        beside = sorted(({"unit", "minimum", "maximum", "choices", "fields"} & self.model_fields_set) - has)
        if beside:
            raise complaint("fact-has-no", type=self.type, beside="、".join(beside))
        least = 0 if self.minimum is None else self.minimum
        if self.maximum is not None and self.maximum < least:
            raise complaint("limits-reversed", low=least, high=self.maximum)
        return self


_NUMBERS = ("integer", "decimal")


class FindingFile(Surface):
    """认定：只有主管部门才能认定的事项。"""

    name: Text = Field(description="名称")
    reason: FindingReason = Field(description="unstated_rule 来源没有写明条件，discretionary 由主管部门裁量")
    decided_by: Text | None = Field(None, description="由谁认定")
    decided_by_stated: Truth = Field(True, description="来源是否写明由其认定")
    note: Text | None = Field(None, description="说明")
    cite: Cites = Field(description="引文")


class DefinitionFile(Surface):
    """定义：有名称、可重复使用的条件（when）或数量（quantity）。"""

    name: Text = Field(description="名称")
    when: Condition = None
    quantity: Quantity = None
    cite: Cites = Field([], description="引文")

    @model_validator(mode="after")
    def _one_form(self) -> DefinitionFile:
        if len(self.model_fields_set & {"when", "quantity"}) != 1:
            raise complaint("definition-form")
        return self


class PeriodFile(Surface):
    """起止日期，两端都包括。"""

    from_: Day | None = Field(None, alias="from", description="起始日期")
    until: Day | None = Field(None, description="截止日期，当天也算")
    text: Text | None = Field(None, description="原文的说法")
    cite: Cites = Field([], description="引文")


class VersionFile(PeriodFile):
    """一个版本：起止日期内的条件、金额、发放、义务。"""

    when: Condition = None
    excluded_when: Conditions | None = Field(None, description="排除情形：满足其中一项就不享受")
    amount: Quantity = Field(None, description="金额：每次多少；分期的写总额")
    payment: Payment | None = Field(None, description="发放")
    obligation: ObligationFile | None = Field(None, description="义务")


class ServicesFile(Surface):
    """服务清单：来源说有多少，写出了哪些。"""

    declared: Count | None = Field(None, description="来源说有多少项")
    at_least: Truth = Field(False, description="来源的数字是不是“余”“以上”")
    unit: Text = Field("项", description="单位")
    listed: Words = Field([], description="来源写出的各项")


_OF_A_VERSION = frozenset({"when", "excluded_when", "amount", "payment", "obligation", "in_force"})


class BenefitFile(Surface):
    """待遇。"""

    name: Text = Field(description="名称")
    kind: Kind = Field(description="种类")
    category: Category = Field(description="满足哪一类需要")
    beneficiary: Beneficiary = Field(Beneficiary.PERSON, description="由谁享受")
    beneficiary_name: Text | None = Field(None, description="享受人的说法")
    when: Condition = None
    excluded_when: Conditions | None = Field(None, description="排除情形：满足其中一项就不享受")
    amount: Quantity = Field(None, description="金额：每次多少；分期的写总额")
    payment: Payment | None = Field(None, description="发放")
    obligation: ObligationFile | None = Field(None, description="义务")
    in_force: PeriodFile | None = Field(None, description="起止日期")
    versions: Annotated[list[VersionFile], Field(min_length=1)] | None = Field(None, description="各个版本，从早到晚")
    version_by: Word | None = Field(None, description="evaluation 测算日期，application 申请日期，或一个日期事实")
    services: ServicesFile | None = Field(None, description="服务清单")
    documents: References = Field([], description="点到的文件")
    procedure: ProcedureFile | None = Field(None, description="办理")
    verb: Text | None = Field(None, description="原文的动词，例如 可申请")
    place: Text | None = Field(None, description="地点")
    notes: Words = Field([], description="来源还说了什么")
    unstated: Words = Field([], description="来源没有写明、常被问到的")
    cite: Annotated[Cites, Field(min_length=1)] = Field(description="引文")

    @model_validator(mode="after")
    def _versions_or_one(self) -> BenefitFile:
        beside = sorted(_OF_A_VERSION & self.model_fields_set)
        if self.versions is not None and beside:
            raise complaint("versions-and-more", beside="、".join(beside))
        return self


class StatisticFile(Surface):
    """统计：用来核对本包的公开数字，不是规则。"""

    name: Text = Field(description="名称")
    count: Count | None = Field(None, description="多少份")
    total: MoneyText | None = Field(None, description="共多少钱")
    each: References = Field([], description="是哪几项待遇")
    relation: Relation = Field(Relation.WITHIN, description="within 总额在金额之内，exceeds 超过")
    whole: Count | None = Field(None, description="合计")
    parts: list[Count] = Field([], description="各部分")
    note: Text | None = Field(None, description="说明")
    cite: Cites = Field(description="引文")

    @model_validator(mode="after")
    def _one_form(self) -> StatisticFile:
        given = self.model_fields_set
        of_amounts = {"count", "total", "each"} <= given and not given & {"whole", "parts"}
        of_parts = {"whole", "parts"} <= given and not given & {"count", "total", "each", "relation"}
        if not (of_amounts or of_parts):
            raise complaint("statistic-form")
        return self


class ConventionsFile(Surface):
    """计算口径：文件没有写明、由本包说定的。"""

    month_end: MonthEnd | None = Field(
        None, description="没有对应的日子时（如1月31日后一个月）：last_day 当月最后一天，next_day 次月第一天"
    )
    money: Rounding | None = Field(None, description="不足一分的：half_up 四舍五入，down 舍去，up 进一")


def _needed_unless_built_on(written: object, read: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
    """Let a part be left out where the pack builds on others, which have it."""
    if written is not None:
        return read(written)
    if not info.data.get("builds_on", True):
        raise PydanticCustomError("missing", "missing", {})
    return {}


Sources = Annotated[
    dict[Id, SourceFile],
    Field(min_length=1),
    WrapValidator(_needed_unless_built_on, json_schema_input_type=Annotated[dict[Id, SourceFile], Field(min_length=1)]),
]
Benefits = Annotated[
    dict[Id, BenefitFile],
    Field(min_length=1),
    WrapValidator(
        _needed_unless_built_on, json_schema_input_type=Annotated[dict[Id, BenefitFile], Field(min_length=1)]
    ),
]


class PackFile(Surface):
    """一个辖区的规则包。"""

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [{"required": ["builds_on"]}, {"required": ["sources", "benefits"]}]}
    )

    talentrules: Annotated[Literal[1], BeforeValidator(number)] = Field(description="规则语言的版本")
    id: Id = Field(description="编号")
    name: Text = Field(description="名称")
    jurisdiction: JurisdictionFile = Field(description="辖区")
    authority: Text | None = Field(None, description="对文本负责的单位")
    verified_on: Day = Field(description="文本核对到哪一天")
    review_by: Day | None = Field(None, description="最迟哪一天复核")
    fictional: Truth = Field(False, description="虚构的，每一页都会标明")
    about: Text | None = Field(None, description="说明")
    builds_on: References = Field(
        [], description="以哪些规则包为基础：内置规则包的编号，或同一文件夹里的文件名，例如 prefecture.yaml"
    )
    sources: Sources = Field(None, validate_default=True, description="来源")
    documents: dict[Id, DocumentFile] = Field({}, description="点到的文件")
    facts: dict[Id, FactFile] = Field({}, description="本包自己的事实")
    findings: dict[Id, FindingFile] = Field({}, description="认定")
    definitions: dict[Id, DefinitionFile] = Field({}, description="定义")
    benefits: Benefits = Field(None, validate_default=True, description="待遇")
    groups: dict[Id, GroupFile] = Field({}, description="叠加规则：几项待遇之间的关系")
    statistics: dict[Id, StatisticFile] = Field({}, description="统计")
    procedure: ProcedureFile | None = Field(None, description="各项待遇共同的办理；某一项自己写了的，以它自己的为准")
    conventions: ConventionsFile | None = Field(None, description="计算口径")
    accept: dict[Text, Text] = Field({}, description="检查结果的代码: 为什么这样写是对的（talentrules check 不再列出）")
