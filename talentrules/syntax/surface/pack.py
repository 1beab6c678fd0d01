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
    said,
)
from talentrules.syntax.surface.laws import LawFile
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


ChoiceName = Annotated[Text, Field(title="选项", description="这个选项的中文名称")]


class JurisdictionFile(Surface):
    """辖区。"""

    code: Annotated[str, StringConstraints(strict=True, pattern=r"^[0-9]{6}$")] = Field(
        title="行政区划代码", description="六位行政区划代码，加引号", examples=["469001"]
    )
    within: Text | None = Field(None, title="上级", description="所在省或市", examples=["海南省"])


class SourceFile(Surface):
    """来源：规则所依据的文件或报道。"""

    kind: SourceKind = Field(
        title="来源的种类",
        description="regulation 文件原文，official_notice 公告，authority_report 主管部门通稿，press 报道，anecdote 个案",
    )
    title: Text = Field(title="标题", description="文件或报道的标题，逐字")
    publisher: Text = Field(title="发布单位", description="由谁发布")
    published_on: Day | None = Field(None, title="发布日期", description="哪一天发布")
    published_note: Text | None = Field(None, title="发布日期说明", description="发布日期没有写明时，写明情况")
    supplied_by: Text | None = Field(None, title="供稿单位", description="报道由谁供稿")
    url: Text | None = Field(None, title="网址", description="来源在网上的地址")


class DocumentFile(Surface):
    """文件：来源点到、但没有刊载条文的。"""

    title: Text = Field(title="标题", description="文件的名称，照来源的写法")
    note: Text | None = Field(None, title="说明", description="关于这份文件的说明")
    cite: Cites = Field([], title="引文", description="在哪里点到这份文件")


class FactFile(Surface):
    """事实：本包自己的，通用事实里没有的。"""

    name: Text = Field(title="名称", description="中文名称；条件里可以写它代替编号")
    type: Literal[
        "boolean", "integer", "decimal", "money", "date", "text", "choice", "ordered_choice", "set", "records"
    ] = Field(
        title="类型",
        description="boolean 是否，integer 整数，decimal 小数，money 金额，date 日期，text 文字，choice 单选，ordered_choice 有高低的单选（从低到高），set 多选，records 记录",
        json_schema_extra=said(
            *("是或否", "整数", "小数", "金额", "日期", "文字"),
            *("单选：选项写在 choices", "有高低的单选：选项写在 choices，从低到高", "多选：选项写在 choices"),
            "记录：各项写在 fields",
        ),
    )
    question: Text | None = Field(None, title="问题", description="窗口怎么问")
    proof: Text | None = Field(None, title="证明材料", description="什么材料证明")
    unit: Text | None = Field(None, title="单位", description="数字的单位，例如 人、个月", examples=["人", "个月"])
    minimum: Annotated[int, Field(strict=True)] | None = Field(None, title="最小值", description="最小值，不写就是0")
    maximum: Annotated[int, Field(strict=True)] | None = Field(None, title="最大值", description="数字不能大于多少")
    choices: dict[Id, ChoiceName] | None = Field(
        None, title="选项", description="选项编号: 名称；ordered_choice 从低到高排列"
    )
    fields: dict[Id, FactFile] | None = Field(None, title="各项", description="记录的各项：编号，下面和事实一样写")

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

    name: Text = Field(title="名称", description="认定什么；条件里可以写它代替编号")
    reason: FindingReason = Field(
        title="为什么要认定", description="unstated_rule 来源没有写明条件，discretionary 由主管部门裁量"
    )
    decided_by: Text | None = Field(None, title="由谁认定", description="由哪个部门认定")
    decided_by_stated: Truth = Field(True, title="来源写明由谁认定", description="来源是否写明由其认定")
    note: Text | None = Field(None, title="说明", description="关于这项认定的说明")
    cite: Cites = Field(title="引文", description="来源在哪里说到要认定的事")


class DefinitionFile(Surface):
    """定义：有名称、可重复使用的条件（when）或数量（quantity）。"""

    name: Text = Field(title="名称", description="条件和数量里可以写它代替编号")
    when: Condition = Field(None, title="条件", description="有名称的条件；和 quantity 只写一个")
    quantity: Quantity = Field(None, title="数量", description="有名称的数量：金额、日期或数；和 when 只写一个")
    cite: Cites = Field([], title="引文", description="定义所依据的原文")

    @model_validator(mode="after")
    def _one_form(self) -> DefinitionFile:
        if len(self.model_fields_set & {"when", "quantity"}) != 1:
            raise complaint("definition-form")
        return self


class PeriodFile(Surface):
    """起止日期，两端都包括。"""

    from_: Day | None = Field(
        None, alias="from", title="起始日期", description="从哪一天起，当天也算；不写就是没有起点"
    )
    until: Day | None = Field(None, title="截止日期", description="到哪一天止，当天也算；不写就是没有终点")
    text: Text | None = Field(None, title="原文的说法", description="来源怎样写明这段时间")
    cite: Cites = Field([], title="引文", description="起止日期所依据的原文")


class VersionFile(PeriodFile):
    """一个版本：起止日期内的条件、金额、发放、义务。"""

    when: Condition = Field(None, title="条件", description="谁可以享受：一个条件，可以套几层")
    excluded_when: Conditions | None = Field(None, title="排除情形", description="排除情形：满足其中一项就不享受")
    amount: Quantity = Field(
        None, title="金额", description="金额：每次多少；分期的写总额", examples=["5000元", "10万元"]
    )
    payment: Payment | None = Field(None, title="发放", description="怎样发：一次、每月、每年、分期；只写一个词也可以")
    obligation: ObligationFile | None = Field(None, title="义务", description="服务期，以及不履行怎样退还")


class ServicesFile(Surface):
    """服务清单：来源说有多少，写出了哪些。"""

    declared: Count | None = Field(None, title="来源说的项数", description="来源说有多少项")
    at_least: Truth = Field(False, title="不止这个数", description="来源的数字是不是“余”“以上”")
    unit: Text = Field("项", title="单位", description="一项服务叫什么：项、种、条")
    listed: Words = Field([], title="写出的各项", description="来源写出的各项")


_OF_A_VERSION = frozenset({"when", "excluded_when", "amount", "payment", "obligation", "in_force"})


class BenefitFile(Surface):
    """待遇：谁可以享受，享受什么，怎样发放和办理。"""

    name: Text = Field(title="名称", description="待遇的名称；别处可以写它代替编号")
    kind: Kind = Field(title="种类", description="是补贴、奖励、住房还是服务等等")
    category: Category = Field(title="类别", description="满足哪一类需要，几个城市按它对照")
    beneficiary: Beneficiary = Field(Beneficiary.PERSON, title="由谁享受", description="由谁享受，不一定是来申请的人")
    beneficiary_name: Text | None = Field(None, title="享受人的说法", description="原文怎样称呼享受的人")
    when: Condition = Field(None, title="条件", description="谁可以享受：一个条件，可以套几层")
    excluded_when: Conditions | None = Field(None, title="排除情形", description="排除情形：满足其中一项就不享受")
    amount: Quantity = Field(
        None, title="金额", description="金额：每次多少；分期的写总额", examples=["5000元", "10万元"]
    )
    payment: Payment | None = Field(None, title="发放", description="怎样发：一次、每月、每年、分期；只写一个词也可以")
    obligation: ObligationFile | None = Field(None, title="义务", description="服务期，以及不履行怎样退还")
    in_force: PeriodFile | None = Field(None, title="施行期", description="起止日期；期外是未生效或已结束")
    versions: Annotated[list[VersionFile], Field(min_length=1)] | None = Field(
        None, title="版本", description="各个版本，从早到晚；写了版本，条件、金额、发放、义务都写在版本里"
    )
    version_by: Word | None = Field(
        None,
        title="按哪一天选版本",
        description="evaluation 测算日期，application 申请日期，或一个日期事实",
        examples=["evaluation", "application", "introduced_on"],
    )
    services: ServicesFile | None = Field(None, title="服务清单", description="来源说有多少项服务，写出了哪些")
    documents: References = Field([], title="点到的文件", description="规定这项待遇的文件：documents 下的编号或标题")
    procedure: ProcedureFile | None = Field(None, title="办理", description="怎样申请：部门、时间、步骤、材料")
    verb: Text | None = Field(None, title="动词", description="原文的动词，例如 可申请", examples=["可申请", "给予"])
    place: Text | None = Field(None, title="地点", description="在哪里享受，照原文")
    notes: Words = Field([], title="附注", description="来源还说了什么")
    unstated: Words = Field([], title="没有写明的", description="来源没有写明、常被问到的")
    cite: Annotated[Cites, Field(min_length=1)] = Field(title="引文", description="待遇所依据的原文，至少一处")

    @model_validator(mode="after")
    def _versions_or_one(self) -> BenefitFile:
        beside = sorted(_OF_A_VERSION & self.model_fields_set)
        if self.versions is not None and beside:
            raise complaint("versions-and-more", beside="、".join(beside))
        return self


class StatisticFile(Surface):
    """统计：用来核对本包的公开数字，不是规则。"""

    name: Text = Field(title="名称", description="这项统计的名称")
    count: Count | None = Field(None, title="份数", description="发了多少份")
    total: MoneyText | None = Field(None, title="总额", description="共发了多少钱")
    each: References = Field([], title="待遇", description="是哪几项待遇的统计")
    relation: Relation = Field(Relation.WITHIN, title="关系", description="总额和金额相乘的结果是什么关系")
    whole: Count | None = Field(None, title="合计", description="来源写明的合计")
    parts: list[Count] = Field([], title="各部分", description="加起来应当等于合计的各部分")
    note: Text | None = Field(None, title="说明", description="关于这项统计的说明")
    cite: Cites = Field(title="引文", description="统计所依据的原文")

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
        None,
        title="月末",
        description="没有对应的日子时（如1月31日后一个月）：last_day 当月最后一天，next_day 次月第一天",
    )
    money: Rounding | None = Field(
        None, title="不足一分的", description="不足一分的：half_up 四舍五入，down 舍去，up 进一"
    )


class RankingFile(Surface):
    """越高越好的事实：把人分出高低的单选，其余相同时高的不应当得到得少。"""

    fact: Text = Field(title="事实", description="单选的事实，编号或名称", examples=["talent_class", "学历"])
    order: list[Text] = Field(
        [], title="高低", description="选项从低到高；本来就有高低的不用写", examples=[["C", "B", "A"]]
    )


def _alone(written: object) -> object:
    """Let the name of a fact stand for the fact in its own order."""
    return {"fact": written} if isinstance(written, str) else written


Rankings = list[Annotated[RankingFile, BeforeValidator(_alone, json_schema_input_type=Text | RankingFile)]]


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
        json_schema_extra={"anyOf": [{"required": ["sources", "benefits"]}, {"required": ["builds_on"]}]}
    )

    talentrules: Annotated[Literal[1], BeforeValidator(number)] = Field(
        title="规则语言的版本", description="规则语言的版本，现在是 1"
    )
    id: Id = Field(title="编号", description="规则包的编号：小写英文字母、数字和下划线", examples=["mycity"])
    name: Text = Field(title="名称", description="规则包的名称，一般是城市名")
    jurisdiction: JurisdictionFile = Field(title="辖区", description="行政区划代码和上级")
    authority: Text | None = Field(None, title="负责单位", description="对文本负责的单位")
    verified_on: Day = Field(title="核对日期", description="文本核对到哪一天")
    review_by: Day | None = Field(None, title="复核期限", description="最迟哪一天复核")
    fictional: Truth = Field(False, title="虚构", description="虚构的，每一页都会标明")
    about: Text | None = Field(None, title="说明", description="关于这个规则包的说明")
    builds_on: References = Field(
        [],
        title="上级规则包",
        description="以哪些规则包为基础：内置规则包的编号，或同一文件夹里的文件名，例如 prefecture.yaml",
        examples=["prefecture.yaml"],
    )
    sources: Sources = Field(
        None, validate_default=True, title="来源", description="规则所依据的文件和报道，各有一个编号"
    )
    documents: dict[Id, DocumentFile] = Field({}, title="点到的文件", description="来源点到、但没有刊载条文的文件")
    facts: dict[Id, FactFile] = Field({}, title="本包的事实", description="通用事实里没有的，自己写")
    findings: dict[Id, FindingFile] = Field({}, title="认定", description="只有主管部门才能认定的事项")
    definitions: dict[Id, DefinitionFile] = Field({}, title="定义", description="有名称、可以重复使用的条件和数量")
    benefits: Benefits = Field(None, validate_default=True, title="待遇", description="各项待遇，各有一个编号")
    groups: dict[Id, GroupFile] = Field(
        {}, title="叠加规则", description="几项待遇之间的关系：就高、择一、排斥、前提、封顶、抵扣、替代"
    )
    statistics: dict[Id, StatisticFile] = Field({}, title="统计", description="用来核对金额的公开数字，不是规则")
    laws: dict[Id, LawFile] = Field(
        {},
        title="应有的规律",
        description="本包的答案应当怎样，talentrules test 会去找反例；不是政策，不影响结论",
    )
    procedure: ProcedureFile | None = Field(
        None, title="共同的办理", description="各项待遇共同的办理；某一项自己写了的，以它自己的为准"
    )
    conventions: ConventionsFile | None = Field(None, title="计算口径", description="文件没有写明、由本包说定的算法")
    monotone: Rankings | None = Field(
        None,
        title="越高越好的事实",
        description="高的不应当得到得少的事实，talentrules check 据此检查；不写就查学历、学位、职称级别和职业技能等级，写 [] 就都不查",
        examples=[["education_level", {"fact": "talent_class", "order": ["C", "B", "A"]}]],
    )
    accept: dict[Text, Text] = Field(
        {}, title="认可的检查结果", description="检查结果的代码: 为什么这样写是对的（talentrules check 不再列出）"
    )
