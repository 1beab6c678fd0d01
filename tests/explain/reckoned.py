"""Quantities with what they came to, made by hand: every form, known, unknown and in between."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any as Anything

from talentrules.model.conditions import Compare, Condition, Operator
from talentrules.model.decision import ConditionResult, QuantityResult, Reckoning, State
from talentrules.model.facts import (
    BooleanType,
    ChoiceType,
    DateType,
    Fact,
    MoneyType,
    NumberType,
    Option,
    RecordsType,
)
from talentrules.model.pack import Conventions, Pack
from talentrules.model.quantities import (
    Between,
    Clock,
    ClockDay,
    Constant,
    FactValue,
    Measure,
    Quantity,
    Rounding,
    Row,
    Unit,
)
from talentrules.money import Money
from talentrules.truth import Truth
from tests.explain.conftest import FACTS, make_pack, result


def _fact(identifier: str, name: str, kind: Anything, **more: Anything) -> Fact:
    return Fact(id=identifier, name=name, type=kind, **more)


MORE_FACTS = {
    one.id: one
    for one in (
        _fact("birth_date", "出生日期", DateType(), proof="身份证"),
        _fact("home_price", "房价", MoneyType(), proof="购房合同"),
        _fact("home_area", "建筑面积", NumberType(unit="平方米", whole=False)),
        _fact("valid_to", "有效期至", DateType()),
        _fact("trips", "往返次数", NumberType(unit="次")),
        _fact(
            "leave_reason",
            "离职原因",
            ChoiceType(options=(Option(id="retired", name="退休"), Option(id="dismissed", name="解聘"))),
        ),
        _fact(
            "children",
            "子女",
            RecordsType(
                fields=(_fact("minor", "未成年", BooleanType()), _fact("age", "年龄", NumberType(unit="周岁")))
            ),
        ),
        _fact(
            "claims",
            "已享受待遇",
            RecordsType(fields=(_fact("amount", "享受金额", MoneyType()),)),
        ),
        _fact(
            "assessments",
            "考核",
            RecordsType(
                fields=(
                    _fact("year", "考核年度", NumberType(unit="年")),
                    _fact("kind", "考核类别", ChoiceType(options=(Option(id="annual", name="年度考核"),))),
                    _fact(
                        "result",
                        "考核结果",
                        ChoiceType(
                            options=(
                                Option(id="unqualified", name="不合格"),
                                Option(id="qualified", name="合格"),
                                Option(id="excellent", name="优秀"),
                            ),
                            ordered=True,
                        ),
                    ),
                )
            ),
        ),
    )
}


def pack_of(**more: Anything) -> Pack:
    """Return the small pack with more facts, rounding half up."""
    given: dict[str, Anything] = {
        "facts": {**FACTS, **MORE_FACTS},
        "conventions": Conventions(money=Rounding.HALF_UP),
    }
    return make_pack(**(given | more))


# -- quantities -------------------------------------------------------------------------------------------------------

PRICE = FactValue(fact="home_price")
APPLIED = ClockDay(clock=Clock.APPLICATION)
BORN = FactValue(fact="birth_date")
INTRODUCED = FactValue(fact="introduced_on")
AGE = Between(first=BORN, last=APPLIED, unit=Unit.YEAR)


def number(value: int | str) -> Constant:
    return Constant(value=value if isinstance(value, int) else Decimal(value))


def money(yuan: int | str) -> Constant:
    return Constant(value=Money.yuan(yuan))


def row(when: Condition, value: Quantity, name: str = "") -> Row:
    return Row(when=when, value=value, name=name)


DOCTOR = Compare(fact="education_level", operator=Operator.AT_LEAST, values=("doctor",))
MASTER = Compare(fact="education_level", operator=Operator.AT_LEAST, values=("master",))
RETIRED = Compare(fact="retired", operator=Operator.IS, values=(True,))


# -- what they came to ------------------------------------------------------------------------------------------------


def came_to(
    quantity: Quantity, measure: Measure, low: Anything, high: Anything = "same", **more: Anything
) -> QuantityResult:
    """Return a result; money is given in yuan, a day as a date, a share as its text."""
    parts: Sequence[QuantityResult] = more.pop("parts", ())
    reckoning = Reckoning(
        low=_end(low, measure),
        high=_end(low if high == "same" else high, measure),
        applies=more.pop("applies", Truth.YES),
        missing=more.pop("missing", ()),
        findings=more.pop("findings", ()),
    )
    return QuantityResult(quantity=quantity, measure=measure, reckoning=reckoning, parts=tuple(parts), **more)


def _end(value: Anything, measure: Measure) -> Fraction | None:
    if value is None:
        return None
    if isinstance(value, date):
        return Fraction(value.toordinal())
    return Fraction(value) * 100 if measure is Measure.MONEY else Fraction(value)


def yuan(quantity: Quantity, low: Anything, high: Anything = "same", **more: Anything) -> QuantityResult:
    return came_to(quantity, Measure.MONEY, low, high, **more)


def count(quantity: Quantity, low: Anything, high: Anything = "same", **more: Anything) -> QuantityResult:
    return came_to(quantity, Measure.NUMBER, low, high, **more)


def day(quantity: Quantity, low: Anything, high: Anything = "same", **more: Anything) -> QuantityResult:
    return came_to(quantity, Measure.DAY, low, high, **more)


def constant(quantity: Constant) -> QuantityResult:
    value = quantity.value
    if isinstance(value, Money):
        return yuan(quantity, Fraction(value.in_fen, 100))
    return day(quantity, value) if isinstance(value, date) else count(quantity, Fraction(value))


def nothing(quantity: Quantity, measure: Measure = Measure.MONEY, **more: Anything) -> QuantityResult:
    return came_to(quantity, measure, None, applies=Truth.NO, **more)


def met(condition: Condition, **more: Anything) -> ConditionResult:
    return result(condition, State.MET, **more)


def not_met(condition: Condition, **more: Anything) -> ConditionResult:
    return result(condition, State.NOT_MET, **more)


def unknown(condition: Condition, **more: Anything) -> ConditionResult:
    return result(condition, State.MISSING_FACT, **more)
