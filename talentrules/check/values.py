"""Values and quantities in the words of a message."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from talentrules.check.conditions import Stated, fact_of
from talentrules.dates import Duration, chinese_date
from talentrules.model.facts import ChoiceType, Fact, NumberType, SetType, Value
from talentrules.model.pack import Pack
from talentrules.model.quantities import (
    BenefitAmount,
    Between,
    Bounded,
    DefinedQuantity,
    FactValue,
    Fold,
    OverRecords,
    Quantity,
    Rounded,
    Unit,
)
from talentrules.money import Money

__all__ = [
    "english_duration",
    "is_age",
    "money_words",
    "number_words",
    "quantity_unit",
    "quantity_words",
    "share_words",
    "value_words",
]

_UNITS = {Unit.YEAR: "年", Unit.MONTH: "个月", Unit.DAY: "天"}
_FOLDS = {
    Fold.COUNT: "的数量",
    Fold.SUM: "的合计",
    Fold.GREATEST: "的最大值",
    Fold.LEAST: "的最小值",
    Fold.IN_A_ROW: "的连续次数",
}


def money_words(amount: Money) -> str:
    """Return `amount` as policy staff write it: `10万元`, `4,000元`."""
    return amount.in_wan() or str(amount)


def number_words(number: int | Decimal) -> str:
    """Return `number` plainly, without exponent and needless zeros."""
    written = f"{number:f}" if isinstance(number, Decimal) else str(number)
    return written.rstrip("0").rstrip(".") if "." in written else written


def share_words(share: int | Decimal) -> str:
    """Return `share` of one as a percentage: `50%`."""
    return number_words(Decimal(share).scaleb(2)) + "%"


def english_duration(stretch: Duration) -> str:
    """Return `5 years`, `1 year 6 months`."""
    parts = ((stretch.years, "year"), (stretch.months, "month"), (stretch.days, "day"))
    return " ".join(f"{count} {unit}{'s' * (count > 1)}" for count, unit in parts if count) or "0 days"


def value_words(fact: Fact | None, value: Value) -> str:
    """Return `value` of `fact` with its unit or by its Chinese name."""
    type_ = None if fact is None else fact.type
    if isinstance(value, Money):
        return money_words(value)
    if isinstance(value, date):
        return chinese_date(value)
    if isinstance(value, str) and isinstance(type_, ChoiceType | SetType) and value in type_.by_id:
        return type_.by_id[value].name
    return f"{value}{type_.unit}" if isinstance(type_, NumberType) else str(value)


def is_age(quantity: Quantity) -> bool:
    """Return whether `quantity` counts the years since a birth."""
    return isinstance(quantity, Between) and quantity.unit is Unit.YEAR and _is_birth(quantity.first)


def quantity_unit(pack: Pack, one: Stated, quantity: Quantity) -> str:
    """Return in what `quantity`, standing where `one` stands, is counted; nothing where that is not known."""
    for _ in range(len(pack.quantities) + 1):
        if not isinstance(quantity, DefinedQuantity):
            break
        quantity = pack.quantities[quantity.definition].quantity
    while isinstance(quantity, Bounded | Rounded):
        quantity = quantity.base
    if isinstance(quantity, Between):
        return "周岁" if is_age(quantity) else _UNITS[quantity.unit]
    fact = fact_of(pack, one, quantity) if isinstance(quantity, FactValue) else None
    return fact.type.unit if fact is not None and isinstance(fact.type, NumberType) else ""


def quantity_words(pack: Pack, one: Stated, quantity: Quantity) -> str:
    """Return what people call `quantity`, standing where `one` stands."""
    match quantity:
        case FactValue() | OverRecords():
            fact = fact_of(pack, one, quantity)
            name = quantity.fact if fact is None else fact.name
            return name + (_FOLDS[quantity.fold] if isinstance(quantity, OverRecords) else "")
        case DefinedQuantity():
            return pack.quantities[quantity.definition].name
        case BenefitAmount():
            return pack.benefits[quantity.benefit].name + "的金额"
        case Between():
            return (
                "年龄"
                if is_age(quantity)
                else "经过的" + {"年": "年数", "个月": "月数"}.get(_UNITS[quantity.unit], "天数")
            )
        case Bounded() | Rounded():
            return quantity_words(pack, one, quantity.base)
        case _:
            return "算出的数"


def _is_birth(quantity: Quantity) -> bool:
    return isinstance(quantity, FactValue) and quantity.fact == "birth_date"
