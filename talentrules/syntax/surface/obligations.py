"""How an obligation may be written: how long to serve, what is paid back, what must be reported."""

from __future__ import annotations

from enum import StrEnum
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from talentrules.syntax.surface.kinds import (
    Cites,
    DaysText,
    Quantity,
    Share,
    Stretch,
    Surface,
    Text,
    Word,
    Words,
    complaint,
    said,
)

__all__ = ["ClawbackFile", "ClawbackWord", "ObligationFile", "ReportFile", "ResaleFile", "VestedFile"]


class ClawbackWord(StrEnum):
    """What is paid back, where a word says it."""

    FULL = "full"
    STOP_ONLY = "stop_only"
    UNSTATED = "unstated"
    NONE = "none"


def _clawback(written: object) -> object:
    """`full` is short for `{kind: full}`."""
    return {"kind": written} if isinstance(written, str) else written


class VestedFile(Surface):
    """满多久，可以保留多少。"""

    after: Stretch = Field(title="服务满多久", description="服务满多久，例如 3年")
    kept: Share = Field(title="保留比例", description="可以保留的比例，例如 50%")


class ClawbackFile(Surface):
    """退还：只写一种形式。"""

    kind: ClawbackWord | None = Field(
        None, title="退还方式", description="full 全额退还，stop_only 只停发不退还，none 不退还，unstated 来源未载明"
    )
    pro_rata: Literal["year", "month", "day"] | None = Field(
        None,
        title="按比例退还",
        description="按未服务的时间比例退还，按满年、满月还是天计算",
        json_schema_extra=said("按满年", "按满月", "按天"),
    )
    vesting: Annotated[list[VestedFile], Field(min_length=1)] | None = Field(
        None, title="分档保留", description="满一定时间保留一定比例"
    )

    @model_validator(mode="after")
    def _one_form(self) -> ClawbackFile:
        if len(self.model_fields_set) != 1:
            raise complaint("clawback-form")
        steps = self.vesting or []
        for before, step in pairwise(steps):
            longer = (before.after.in_months, before.after.days) < (step.after.in_months, step.after.days)
            if not longer or step.kept < before.kept:
                raise complaint("vesting-order", at="vesting")
        return self


Clawback = Annotated[ClawbackFile, BeforeValidator(_clawback, json_schema_input_type=ClawbackWord | ClawbackFile)]


class ResaleFile(Surface):
    """转让限制：多久以内不得转让。"""

    within: Stretch = Field(title="限制多久", description="多久以内不得转让")
    from_: Quantity = Field(None, alias="from", title="起算日", description="从哪一天起算", examples=["signed_on"])
    clawback: Clawback = Field(title="退还", description="提前转让的，怎样退还")
    text: Text | None = Field(None, title="原文的说法", description="来源怎样写明转让限制")


class ReportFile(Surface):
    """变更报告。"""

    events: Annotated[Words, Field(min_length=1)] = Field(
        title="变更", description="哪些变更要报告", examples=["离职", "工作单位变更"]
    )
    within: DaysText | None = Field(None, title="期限", description="多少日以内报告")
    text: Text | None = Field(None, title="原文的说法", description="来源怎样写明变更报告")


class ObligationFile(Surface):
    """义务：服务期，以及不履行的后果。"""

    serve: Stretch | None = Field(None, title="服务期", description="服务期多长，例如 5年")
    from_: Quantity = Field(
        None,
        alias="from",
        title="起算日",
        description="服务期从哪一天起算",
        examples=["contract_start", "introduced_on"],
    )
    clawback: Clawback | None = Field(None, title="退还", description="提前离开的，怎样退还")
    by_reason: dict[Word, Clawback] = Field(
        {}, title="按离职原因", description="离职原因: 怎样退还，例如 retired: none"
    )
    stops: Literal["next_month", "this_month"] | None = Field(
        None,
        title="停发",
        description="从离开的次月（next_month）还是当月（this_month）起停发",
        json_schema_extra=said("离开的次月起停发", "离开的当月起停发"),
    )
    repaid_by: Text | None = Field(None, title="退还人", description="由谁退还")
    resale: ResaleFile | None = Field(None, title="转让限制", description="多久以内不得转让，提前转让怎样退还")
    report: ReportFile | None = Field(None, title="变更报告", description="哪些变更要报告，多少日以内")
    text: Text | None = Field(None, title="原文的说法", description="来源怎样写明义务")
    cite: Cites = Field([], title="引文", description="义务所依据的原文")

    @model_validator(mode="after")
    def _says_something(self) -> ObligationFile:
        given = self.model_fields_set
        if not given & {"serve", "clawback", "by_reason", "stops", "resale", "report"}:
            raise complaint("obligation-form")
        if "from_" in given and "serve" not in given:
            raise complaint("key-misplaced", at="from", beside="from", needs="serve")
        return self
