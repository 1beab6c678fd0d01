"""How a procedure may be written: where, by whom, when, in what steps, with what papers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from talentrules.model.pack import Applicant
from talentrules.syntax.surface.kinds import (
    Cites,
    Condition,
    Day,
    DaysText,
    MonthDay,
    Quantity,
    Stretch,
    Surface,
    Text,
    Truth,
    complaint,
    listed,
)
from talentrules.syntax.surface.payments import MissedWord

__all__ = ["EvidenceFile", "ProcedureFile", "StepFile", "WindowFile"]

_WORKING_DAYS = re.compile(r"(?P<days>[1-9][0-9]{0,3}) ?(个?工作日|working days?)")
_FORMS = ({"from_"}, {"until"}, {"from_", "until"}, {"yearly"}, {"within", "of"})


def _step(written: object) -> object:
    """`公示` is short for `{text: 公示}`; `5个工作日` says that the days are working days."""
    if not isinstance(written, Mapping):
        return {"text": _text(written, "steps")}
    days = _WORKING_DAYS.fullmatch(str(written.get("days", "")))
    return written if days is None else {**written, "days": int(days["days"]), "working": True}


def _paper(written: object) -> object:
    """`身份证` is short for `{name: 身份证}`."""
    return written if isinstance(written, Mapping) else {"name": _text(written, "evidence")}


def _text(written: object, key: str) -> str:
    if not isinstance(written, str):
        raise complaint("expected-text", key=key)
    return written


class WindowFile(Surface):
    """受理时间：起止日期，或每年的起止日，或某日之后多久以内。"""

    name: Text | None = Field(None, title="名称", description="这段时间的名称，例如 第一批", examples=["第一批"])
    from_: Day | None = Field(None, alias="from", title="起始日期", description="从哪一天起受理")
    until: Day | None = Field(None, title="截止日期", description="截止日期，当天也算")
    yearly: list[MonthDay] | None = Field(None, title="每年", description="每年的起止日，例如 [03-01, 03-31]；可以跨年")
    within: Stretch | None = Field(None, title="期限", description="某日之后多久以内")
    of: Quantity = Field(None, title="起算日", description="从哪一天起算", examples=["introduced_on"])
    missed: MissedWord | None = Field(None, title="错过的", description="错过的：lost 不再受理，kept 可以参加下一批")

    @model_validator(mode="after")
    def _one_form(self) -> WindowFile:
        if self.model_fields_set - {"name", "missed"} not in _FORMS:
            raise complaint("window-form")
        if self.yearly is not None and len(self.yearly) != 2:
            raise complaint("yearly-form", at="yearly")
        if self.from_ is not None and self.until is not None and self.until < self.from_:
            raise complaint("window-reversed", at="until", first=self.from_.isoformat(), last=self.until.isoformat())
        return self


class StepFile(Surface):
    """步骤：办理的一步。"""

    text: Text = Field(title="做什么", description="这一步做什么")
    days: DaysText | None = Field(None, title="期限", description="几日内办完：5日，或 5个工作日")
    working: Truth = Field(False, title="工作日", description="是不是工作日")


class EvidenceFile(Surface):
    """材料：要交的一份材料。"""

    name: Text = Field(title="材料", description="材料名称")
    form: Text | None = Field(None, title="形式", description="原件、复印件等", examples=["原件", "复印件"])
    issuer: Text | None = Field(None, title="出具单位", description="由谁出具")
    shared: Truth = Field(False, title="数据共享", description="由窗口通过数据共享取得，不必提交")
    when: Condition = Field(None, title="何时提交", description="只有满足这个条件才要提交")


Step = Annotated[StepFile, BeforeValidator(_step, json_schema_input_type=Text | StepFile)]
Evidence = Annotated[EvidenceFile, BeforeValidator(_paper, json_schema_input_type=Text | EvidenceFile)]
Windows = Annotated[list[WindowFile], BeforeValidator(listed, json_schema_input_type=WindowFile | list[WindowFile])]
Steps = Annotated[list[Step], BeforeValidator(listed, json_schema_input_type=Text | StepFile | list[Step])]
Papers = Annotated[list[Evidence], BeforeValidator(listed, json_schema_input_type=Text | EvidenceFile | list[Evidence])]


class ProcedureFile(Surface):
    """办理：怎样申请，由谁受理，交什么材料。"""

    authority: Text | None = Field(None, title="受理部门", description="受理部门或窗口")
    route: Text | None = Field(
        None, title="办理途径", description="办理途径，原文的说法", examples=["线上申报", "窗口办理"]
    )
    applicant: Applicant | None = Field(
        None, title="申请人", description="由谁申请：self 本人，employer 单位，automatic 免申即享"
    )
    window: Text | None = Field(None, title="受理时间的说法", description="受理时间，原文的说法")
    windows: Windows = Field([], title="受理时间", description="受理时间，可以推算的")
    steps: Steps = Field([], title="步骤", description="办理的各步，按先后")
    evidence: Papers = Field([], title="材料", description="要交的材料；只写名称也可以")
    cite: Cites = Field([], title="引文", description="办理所依据的原文")
