"""Records that would meet what a condition asks of them: the records worth trying, among all that could be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import islice, product

from talentrules.inquiry.days import next_to
from talentrules.model.conditions import (
    All,
    Any,
    AtLeastN,
    Compare,
    CompareQuantity,
    Condition,
    Not,
    Operator,
    Quantifier,
    Records,
)
from talentrules.model.facts import (
    NONE,
    BooleanType,
    ChoiceType,
    Fact,
    MoneyType,
    NumberType,
    Record,
    RecordsType,
    SetType,
    Value,
)
from talentrules.money import Money

__all__ = ["List", "neutral", "repeated", "witnesses"]

List = tuple[Record, ...]
"""A value of a record list."""

_MOST = 6
_Turns = Callable[[CompareQuantity], Mapping[str, tuple[Value, ...]]]


def witnesses(where: Condition | None, fields: Mapping[str, Fact], turns: _Turns) -> tuple[Record, ...]:
    """Return a few records that would meet `where`, the plainest first; nothing is promised, each is to be tried.

    `turns` says, for a comparison of quantities, at which values of the record's fields it may turn.
    """
    if where is None:
        return ({},)
    return tuple(islice(_meeting(where, fields, turns), _MOST))


def repeated(record: Record, count: int, running: str | None, year: int) -> List:
    """Return `count` copies of a record; with `running`, that field counts up to `year`, as for years in a row."""
    if running is None:
        return (record,) * count
    return tuple({**record, running: year - count + 1 + place} for place in range(count))


def neutral(fact: Fact) -> Value:
    """Return an answer that asks for nothing more: no, none at all, nothing chosen, the least number."""
    match fact.type:
        case BooleanType():
            return False
        case SetType():
            return frozenset()
        case NumberType() as kind:
            return kind.minimum or 0
        case MoneyType():
            return Money(0)
        case _:
            return NONE


def _meeting(  # noqa: PLR0911 - one line a form
    where: Condition, fields: Mapping[str, Fact], turns: _Turns
) -> Iterable[Record]:
    match where:
        case Compare():
            return [{where.fact: value} for value in _values(where, fields.get(where.fact))]
        case All():
            return _together(where.parts, fields, turns)
        case AtLeastN():
            return _together(where.parts[: where.n], fields, turns)
        case Any():
            return [one for part in where.parts for one in witnesses(part, fields, turns)]
        case Not(part=Compare() as part):
            return [{part.fact: value} for value in _others(part, fields.get(part.fact))]
        case CompareQuantity():
            return [{name: value} for name, found in turns(where).items() for value in found]
        case Records(quantifier=Quantifier.SOME):
            listed = fields.get(where.fact)
            inside = listed.type.by_id if listed is not None and isinstance(listed.type, RecordsType) else {}
            return [{where.fact: (one,)} for one in witnesses(where.where, inside, turns)]
        case Records():
            return [{where.fact: ()}]
        case _:
            return [{}]


def _together(parts: Iterable[Condition], fields: Mapping[str, Fact], turns: _Turns) -> Iterable[Record]:
    """Return records that meet all of `parts`: each made of one record a part, the earlier part's word standing."""
    for chosen in product(*(witnesses(part, fields, turns) for part in parts)):
        record: dict[str, Value] = {}
        for one in chosen:
            record = {**one, **record}
        yield record


def _values(condition: Compare, fact: Fact | None) -> list[Value]:
    """Return values that stand in the relation."""
    value = condition.values[0]
    match condition.operator:
        case Operator.HAS:
            return [frozenset({str(value)})]
        case Operator.IN:
            return list(condition.values)
        case Operator.ABOVE | Operator.BELOW:
            step = 1 if condition.operator is Operator.ABOVE else -1
            near = _ranked(value, step, fact) if isinstance(value, str) else next_to(value)[step > 0]
            return [near] if near is not None else []
        case _:
            return [value]


def _others(condition: Compare, fact: Fact | None) -> list[Value]:
    """Return values that do not stand in the relation."""
    value = condition.values[0]
    if isinstance(value, bool):
        return [not value]
    if condition.operator in (Operator.IS, Operator.IN) and fact is not None and isinstance(fact.type, ChoiceType):
        others: list[Value] = [option.id for option in fact.type.options if option.id not in condition.values]
        return others[:1]
    return [near for near in next_to(value) if near is not None] or [NONE]


def _ranked(value: str, step: int, fact: Fact | None) -> str | None:
    """Return the choice `step` places from `value` in the order of the fact."""
    if fact is None or not isinstance(fact.type, ChoiceType) or value not in fact.type.ranks:
        return None
    place = fact.type.ranks[value] + step
    return fact.type.options[place].id if 0 <= place < len(fact.type.options) else None
