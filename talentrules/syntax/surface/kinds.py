"""The kinds of single values in a pack file: texts, money, days, shares, stretches of time, conditions, quantities."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from talentrules.dates import DateError, Duration, parse_date, parse_duration
from talentrules.model.sources import SourceKind
from talentrules.money import Money, MoneyError, parse_money
from talentrules.syntax.values import show

__all__ = [
    "CONDITION",
    "QUANTITY",
    "After",
    "CitationFile",
    "Cites",
    "Condition",
    "Conditions",
    "Count",
    "Day",
    "DaysText",
    "Factor",
    "Id",
    "MoneyText",
    "MonthDay",
    "Quantity",
    "References",
    "Share",
    "Stretch",
    "Surface",
    "Text",
    "Times",
    "Truth",
    "Word",
    "Words",
    "complaint",
    "listed",
    "number",
    "said",
]

CONDITION = "x-talentrules-condition"
"""Marks, in the generated schema, the places where a condition stands."""
QUANTITY = "x-talentrules-quantity"
"""Marks, in the generated schema, the places where a quantity stands."""

_ID = r"^[a-z][a-z0-9_]*$"
_PERCENT = re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,6})?) ?[%％]")
_MONTH_DAY = re.compile(r"([0-9]{2})-([0-9]{2})")
_LEAP_YEAR = 2024
_GREATEST_FACTOR = 10
_FINEST = -8


def complaint(code: str, **words: object) -> PydanticCustomError:
    """Return the complaint `code` with its words; `at` among them names the key below the part that is wrong."""
    return PydanticCustomError(code, "see the catalogue of diagnostics", words)


def _money(written: object) -> Money:
    if isinstance(written, Money):
        return written
    try:
        if isinstance(written, str | int | Decimal) and not isinstance(written, bool):
            return parse_money(str(written))
    except MoneyError:
        pass
    raise complaint("bad-money", written=show(written))


def _day(written: object) -> date:
    if isinstance(written, date):
        return written
    try:
        if isinstance(written, str):
            return parse_date(written)
    except DateError:
        pass
    raise complaint("bad-day", written=show(written))


def _factor(written: object) -> Decimal:
    """Read `120%` or 1.2. A number above 10 is refused: it is a share whose `%` was forgotten."""
    if isinstance(written, str) and (percent := _PERCENT.fullmatch(written.strip())):
        return Decimal(percent[1]).scaleb(-2)
    if isinstance(written, int | Decimal) and not isinstance(written, bool) and 0 <= written <= _GREATEST_FACTOR:
        found = Decimal(written)
        if int(found.as_tuple().exponent) >= _FINEST:
            return found
    raise complaint("bad-share", written=show(written))


def _share(written: object) -> Decimal:
    found = _factor(written)
    if found > 1:
        raise complaint("share-above-whole", written=show(written))
    return found


def _stretch(written: object) -> Duration:
    """Read `5年`, `36 months`; a stretch of no time at all is none."""
    try:
        if isinstance(written, str) and (found := parse_duration(written)) != Duration():
            return found
    except DateError:
        pass
    raise complaint("duration-form", written=show(written))


def _stretch_or_none(written: object) -> Duration:
    """Read `0天`, too."""
    try:
        return Duration() if isinstance(written, str) and parse_duration(written) == Duration() else _stretch(written)
    except DateError:
        raise complaint("duration-form", written=show(written)) from None


def _days(written: object) -> int:
    """Read `15日`, or 15."""
    if isinstance(written, int) and not isinstance(written, bool) and written > 0:
        return written
    try:
        found = parse_duration(written) if isinstance(written, str) else Duration()
    except DateError:
        found = Duration()
    if found.in_months or not found.days:
        raise complaint("bad-days", written=show(written))
    return found.days


def _month_day(written: object) -> tuple[int, int]:
    """Read `03-01`; 02-29 is a day, since some years have it."""
    parts = _MONTH_DAY.fullmatch(written) if isinstance(written, str) else None
    try:
        if parts is not None:
            found = date(_LEAP_YEAR, int(parts[1]), int(parts[2]))
            return (found.month, found.day)
    except ValueError:
        pass
    raise complaint("bad-month-day", written=show(written))


def _times(written: object) -> int:
    if isinstance(written, int) and not isinstance(written, bool) and written > 0:
        return written
    raise complaint("expected-times", written=show(written))


def number(written: object) -> object:
    """Refuse `true`, which Python takes for 1."""
    if isinstance(written, bool):
        raise PydanticCustomError("literal_error", "not a number", {})
    return written


def _truth(written: object) -> object:
    """Refuse 1, which Python takes for `true`."""
    if not isinstance(written, bool):
        raise PydanticCustomError("literal_error", "not a truth", {})
    return written


def listed(written: object) -> object:
    """Return what stands alone as a list of one."""
    return [written] if isinstance(written, Mapping | str) else written


def said(*words: str) -> dict[str, Any]:
    """Return what the words of a `Literal` mean, in their order, for the schema of its field."""
    return {"enumDescriptions": list(words)}


def _schema(title: str, *examples: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "title": title, "examples": list(examples)})


def _numeric(title: str, *examples: str) -> WithJsonSchema:
    return WithJsonSchema({"type": ["string", "number"], "title": title, "examples": list(examples)})


Text = Annotated[str, StringConstraints(strict=True, min_length=1)]
Id = Annotated[str, StringConstraints(strict=True, pattern=_ID, max_length=64)]
Word = Annotated[str, StringConstraints(strict=True, min_length=1)]
Count = Annotated[int, Field(strict=True, ge=0)]
Times = Annotated[int, PlainValidator(_times), WithJsonSchema({"type": "integer", "minimum": 1})]
Truth = Annotated[bool, Field(strict=True)]
MoneyText = Annotated[Money, PlainValidator(_money), _numeric("金额", "4000元", "10万元", "1.5万元")]
Day = Annotated[date, PlainValidator(_day), WithJsonSchema({"type": "string", "format": "date", "title": "日期"})]
Share = Annotated[Decimal, PlainValidator(_share), _numeric("比例", "40%", "0.4")]
Factor = Annotated[Decimal, PlainValidator(_factor), _numeric("比例或倍数", "120%", "1.2")]
Stretch = Annotated[Duration, PlainValidator(_stretch), _schema("时间长度", "5年", "36个月", "1年6个月", "15日")]
After = Annotated[Duration, PlainValidator(_stretch_or_none), _schema("时间长度", "0日", "1年", "6个月")]
DaysText = Annotated[
    int, PlainValidator(_days), WithJsonSchema({"type": ["string", "integer"], "title": "天数", "examples": ["15日"]})
]
MonthDay = Annotated[
    tuple[int, int],
    PlainValidator(_month_day),
    WithJsonSchema({"type": "string", "pattern": "^[0-9]{2}-[0-9]{2}$", "title": "每年的一天，月和日各两位"}),
]
Condition = Annotated[Any, WithJsonSchema({CONDITION: True}), Field(description="条件：一个映射，只写一种形式")]
Conditions = Annotated[
    list[Condition],
    Field(min_length=1),
    BeforeValidator(listed, json_schema_input_type=Condition | list[Condition]),
]
Quantity = Annotated[Any, WithJsonSchema({QUANTITY: True}), Field(description="数量：金额、日期或数，只写一种形式")]


class Surface(BaseModel):
    """A part of a pack file: no key beside the listed ones, no conversion of values."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True, populate_by_name=False)


class CitationFile(Surface):
    """引文：逐字摘自来源。"""

    source: Word = Field(title="来源", description="出自哪个来源：sources 下的编号")
    quote: Text = Field(title="原文", description="逐字抄自来源；…… 连接同一来源的两段。金额和数字要在引文里找得到")
    article: Text | None = Field(
        None, title="条款", description="第几条，例如 第六条", examples=["第六条", "第三条第二款"]
    )
    kind: SourceKind | None = Field(None, title="引文的种类", description="这一处比来源更弱时写，例如 anecdote（个案）")


Cites = Annotated[list[CitationFile], BeforeValidator(listed, json_schema_input_type=CitationFile | list[CitationFile])]
Words = Annotated[list[Text], BeforeValidator(listed, json_schema_input_type=Text | list[Text])]
References = Annotated[list[Word], BeforeValidator(listed, json_schema_input_type=Word | list[Word])]
