"""Values of conditions in the words of a message."""

from __future__ import annotations

from datetime import date

from talentrules.dates import chinese_date
from talentrules.model.facts import ChoiceType, Fact, NumberType, SetType, Value
from talentrules.money import Money

__all__ = ["money_words", "value_words"]


def money_words(amount: Money) -> str:
    """Return `amount` as policy staff write it: `10万元`, `4,000元`."""
    return amount.in_wan() or str(amount)


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
