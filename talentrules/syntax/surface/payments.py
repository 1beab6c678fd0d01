"""How a payment may be written: how often, in what parts, on what it waits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from talentrules.dates import DateError, Duration, MonthEnd, add, parse_duration
from talentrules.model.payments import Every, Starts
from talentrules.money import Money, MoneyError, parse_money
from talentrules.syntax.surface.kinds import (
    After,
    Condition,
    Factor,
    Quantity,
    Stretch,
    Surface,
    Times,
    Truth,
    Word,
    complaint,
    said,
)
from talentrules.syntax.values import show

__all__ = ["MONTHS", "AssessedFile", "MissedWord", "Payment", "PaymentFile", "Payout"]


class Payout(StrEnum):
    """How many months are paid out together."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"


MONTHS = {Payout.MONTH: 1, Payout.QUARTER: 3, Payout.HALF_YEAR: 6, Payout.YEAR: 12}


class MissedWord(StrEnum):
    """What becomes of what was missed, where the source says it."""

    LOST = "lost"
    KEPT = "kept"


def _payment(written: object) -> object:
    """`once` is short for `{every: once}`."""
    return {"every": written} if isinstance(written, str) else written


def _rhythm(written: object) -> Every | Duration:
    """Read a word of `Every`, or the time between two instalments."""
    if isinstance(written, str):
        if written in set(Every):
            return Every(written)
        try:
            if (found := parse_duration(written)) != Duration():
                return found
        except DateError:
            pass
    raise PydanticCustomError("enum", "no rhythm", {})


def _part(written: object) -> Decimal | Money:
    """Read `40%` or `5万元`; a bare number could be either, and is refused."""
    text = written.strip() if isinstance(written, str) else ""
    try:
        if text.endswith(("%", "％")):
            share = Decimal(text[:-1].strip()).scaleb(-2) if text[:-1].strip().replace(".", "", 1).isdecimal() else None
            if share is not None and 0 < share <= 1:
                return share
        elif text.endswith(("元", "分")):
            return parse_money(text)
    except MoneyError:
        pass
    raise complaint("bad-instalment", written=show(written))


Rhythm = Annotated[
    Every | Duration,
    PlainValidator(
        _rhythm,
        json_schema_input_type=Every | Annotated[str, Field(pattern="^[0-9]", title="两期之间的时间")],
    ),
]
Part = Annotated[
    Decimal | Money,
    PlainValidator(_part),
    WithJsonSchema({"type": "string", "title": "一期：比例或金额", "examples": ["40%", "5万元"]}),
]


class AssessedFile(Surface):
    """考核：每一期等考核结果。"""

    kind: Word = Field(title="考核的种类", description="哪一种考核，例如 annual（年度考核）", examples=["annual"])
    factors: Annotated[dict[Word, Factor], Field(min_length=1)] | None = Field(
        None, title="发放比例", description="考核结果: 发放比例，例如 excellent: 120%；没有写的结果不发"
    )
    at_least: Word | None = Field(
        None, title="最低结果", description="这个结果及以上全额发放，以下不发", examples=["qualified"]
    )
    year: Literal["before", "same"] = Field(
        "before",
        title="看哪一年",
        description="看哪一年的考核：before 上一年，same 当年",
        json_schema_extra=said("上一年的考核", "当年的考核"),
    )
    from_part: Times = Field(1, title="从第几期起", description="从第几期起要考核；此前的各期不看考核")

    @model_validator(mode="after")
    def _one_form(self) -> AssessedFile:
        if (self.factors is None) == (self.at_least is None):
            raise complaint("assessed-form")
        return self


class PaymentFile(Surface):
    """发放：写 every（多久一次）、instalments（分期）或 at_end（期满一次付）。"""

    every: Rhythm | None = Field(
        None,
        title="多久一次",
        description="once 一次性，year 每年，month 每月，unstated 来源未载明；分期时是两期之间的时间，例如 year、6个月",
    )
    on_application: Truth = Field(False, title="每次要申请", description="每次发放之前都要申请")
    at_most_times: Times | None = Field(None, title="最多多少次", description="最多多少年或多少个月，累计，可以不连续")
    missed: MissedWord | None = Field(
        None, title="错过的", description="当年（该期日期所在的自然年）没有申请：lost 作废，kept 保留"
    )
    payout: Payout | None = Field(
        None, title="多久发放一回", description="多久发放一回：month 按月，quarter 按季，half_year 按半年，year 按年"
    )
    from_: Quantity = Field(
        None,
        alias="from",
        title="起算日",
        description="从哪一天起算；不写的，一次性的从申请日起算，按年、按月的没有日期",
        examples=["application", "introduced_on"],
    )
    starts: Starts | None = Field(
        None, title="从哪个月起发", description="从当日（same_day）、当月（same_month）还是次月（next_month）起发"
    )
    instalments: Annotated[list[Part], Field(min_length=1)] | None = Field(
        None, title="分期", description="分期：都写比例（合计100%），或都写金额"
    )
    after: list[After] | None = Field(
        None, title="各期的时间", description="各期在起算日之后多久付，与 instalments 一一对应"
    )
    first_after: After | None = Field(
        None, title="第一期的时间", description="第一期在起算日之后多久付；不写就在起算日"
    )
    at_end: Stretch | None = Field(None, title="期满一次付", description="期满一次付：起算日之后多久")
    in_total_at_most: Quantity = Field(
        None, title="累计最高", description="全部期间累计最高多少", examples=["6万元", "18万元"]
    )
    while_: Condition = Field(None, alias="while", title="发放条件", description="发放期间一直要满足的条件")
    assessed: AssessedFile | None = Field(None, title="考核", description="每一期等考核结果")
    claim_within: Stretch | None = Field(None, title="申领期限", description="多久以内可以申领")
    claim_from: Quantity = Field(
        None, title="申领期限的起点", description="申领期限从哪一天起算", examples=["application", "introduced_on"]
    )

    @model_validator(mode="after")
    def _one_form(self) -> PaymentFile:
        forms = [self.instalments is not None, self.at_end is not None, self.every is not None]
        if not any(forms) or (self.at_end is not None and sum(forms) > 1):
            raise complaint("payment-form")
        for key, needs in self._lonely():
            raise complaint("key-misplaced", at=key, needs=needs, beside=key)
        if self.instalments is None:
            if isinstance(self.every, Duration):
                raise complaint("every-without-instalments", at="every", rhythm=self.every.chinese())
        else:
            self._parts(self.instalments)
        self._assessed()
        return self

    def _assessed(self) -> None:
        """Refuse an assessment that begins after the last part."""
        first, count = 1 if self.assessed is None else self.assessed.from_part, self._count()
        if count is not None and first > count:
            raise complaint("assessed-after-the-last", at="assessed", first=first, count=count)

    def _count(self) -> int | None:
        """Return of how many parts the payment consists, where that is stated."""
        if self.instalments is not None:
            return len(self.instalments)
        if self.at_end is not None or self.every is Every.ONCE:
            return 1
        return None if self.at_most_times is None else -(-self.at_most_times // MONTHS[self.payout or Payout.MONTH])

    def _lonely(self) -> Iterator[tuple[str, str]]:
        """Yield each key that stands without what gives it a meaning, and what that is."""
        alone = self.instalments is None
        monthly, yearly = (alone and self.every is one for one in (Every.MONTH, Every.YEAR))
        given = self.model_fields_set
        needs = {
            "at_most_times": (monthly or yearly, "every: year 或 every: month"),
            "missed": (yearly, "every: year"),
            "payout": (monthly, "every: month"),
            "starts": (monthly, "every: month"),
            "after": (not alone, "instalments"),
            "first_after": (not alone and "every" in given, "instalments 和 every"),
            "claim_from": ("claim_within" in given, "claim_within"),
        }
        yield from ((key, what) for key, (there, what) in needs.items() if key in given and not there)

    def _parts(self, parts: list[Decimal | Money]) -> None:
        """Refuse instalments that mix shares and amounts, do not add up, or have no days."""
        shares = [one for one in parts if isinstance(one, Decimal)]
        if shares and len(shares) < len(parts):
            raise complaint("instalments-mixed", at="instalments")
        if shares and sum(shares) != 1:
            whole = (sum(shares, Decimal(0)) * 100).normalize()
            raise complaint("instalments-do-not-add-up", at="instalments", sum=f"{whole:f}%")
        if (self.after is None) == (self.every is None) or self.every in (Every.ONCE, Every.UNSTATED):
            raise complaint("instalments-without-days", at="instalments")
        if self.after is not None and not _fits(self.after, len(parts)):
            raise complaint("instalments-after", at="after", count=len(parts))


def _fits(after: list[Duration], count: int) -> bool:
    """Return whether there are `count` stretches, each longer than the one before."""
    days = [add(date(2001, 1, 1), one, MonthEnd.LAST_DAY) for one in after]
    return len(after) == count and all(one < following for one, following in pairwise(days))


Payment = Annotated[PaymentFile, BeforeValidator(_payment, json_schema_input_type=Every | PaymentFile)]
