"""The slips that a condition invites: 以上 for 超过, one class too many or too few, a part forgotten, 且 for 或."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from talentrules.explain.labels import Words
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
from talentrules.model.facts import NONE, ChoiceType, Fact, SetType
from talentrules.mutation.change import Change, Kind, Reader
from talentrules.mutation.values import beside

__all__ = ["of_condition"]

_STRICT = {
    Operator.AT_LEAST: Operator.ABOVE,
    Operator.ABOVE: Operator.AT_LEAST,
    Operator.AT_MOST: Operator.BELOW,
    Operator.BELOW: Operator.AT_MOST,
}
_OF_ALL = Words("全部满足", "all of them")
_OF_ANY = Words("满足其一", "any of them")


def of_condition(condition: Condition, reader: Reader) -> Iterator[Change]:
    """Yield the changes of `condition` itself; those of its parts are not among them."""
    match condition:
        case All() | Any() | AtLeastN():
            yield from _joined(condition, reader)
        case Not():
            yield _change(Kind.NEGATION, condition, condition.part, reader)
        case Compare():
            yield from _compared(condition, reader)
        case CompareQuantity():
            if condition.operator in _STRICT:
                made = replace(condition, operator=_STRICT[condition.operator])
                yield _change(Kind.STRICTNESS, condition, made, reader)
        case Records():
            yield from _listed(condition, reader)
        case _:
            return


def _change(kind: Kind, old: Condition, new: Condition, reader: Reader) -> Change:
    return Change(kind=kind, span=old.span, before=reader.says(old), after=reader.says(new), made=new)


# Several conditions together -----------------------------------------------------------------------------------------


def _joined(condition: All | Any | AtLeastN, reader: Reader) -> Iterator[Change]:
    parts = condition.parts
    if len(parts) > 1:
        for place, part in enumerate(parts):
            rest = (*parts[:place], *parts[place + 1 :])
            if not isinstance(condition, AtLeastN) or condition.n <= len(rest):
                made = replace(condition, parts=rest)
                yield Change(kind=Kind.PART_DROPPED, span=part.span, before=reader.says(part), after=None, made=made)
    yield from _how_many(condition, reader)


def _how_many(condition: All | Any | AtLeastN, reader: Reader) -> Iterator[Change]:
    """Yield the changes of how many parts must hold."""
    if isinstance(condition, AtLeastN):
        for n in (condition.n + 1, condition.n - 1):
            if 1 <= n <= len(condition.parts):
                yield _change(Kind.CONSTANT, condition, replace(condition, n=n), reader)
    elif len(condition.parts) > 1:
        carried = {"text": condition.text, "cite": condition.cite, "span": condition.span}
        was_all = isinstance(condition, All)
        other = (Any if was_all else All)(parts=condition.parts, **carried)  # type: ignore[arg-type]  # as they were
        before, after = (_OF_ALL, _OF_ANY) if was_all else (_OF_ANY, _OF_ALL)
        yield Change(kind=Kind.ALL_ANY, span=condition.span, before=before, after=after, made=other)


def _listed(condition: Records, reader: Reader) -> Iterator[Change]:
    other = Quantifier.NONE if condition.quantifier is Quantifier.SOME else Quantifier.SOME
    yield _change(Kind.NEGATION, condition, replace(condition, quantifier=other), reader)
    if (where := condition.where) is not None:
        said = reader.within(condition).says(where)
        yield Change(
            kind=Kind.PART_DROPPED, span=where.span, before=said, after=None, made=replace(condition, where=None)
        )


# A fact and constants ------------------------------------------------------------------------------------------------


def _compared(condition: Compare, reader: Reader) -> Iterator[Change]:
    fact = reader.zh.facts.get(condition.fact)
    kind = fact.type if fact is not None else None
    if condition.operator in _STRICT:
        made = replace(condition, operator=_STRICT[condition.operator])
        yield _change(Kind.STRICTNESS, condition, made, reader)
    if isinstance(kind, ChoiceType | SetType):
        for other in _choices(condition, kind):
            yield _change(Kind.CHOICE, condition, other, reader)
        return
    for place, value in enumerate(condition.values):
        if isinstance(value, bool):
            made = replace(condition, values=(not value,))
            yield _change(Kind.NEGATION, condition, made, reader)
        for near in beside(value):
            values = (*condition.values[:place], near, *condition.values[place + 1 :])
            if _fits(values, condition.operator, fact):
                yield _change(Kind.CONSTANT, condition, replace(condition, values=values), reader)


def _fits(values: tuple[object, ...], operator: Operator, fact: Fact | None) -> bool:
    """Return whether the two ends of a range stand in their order, and nothing lies beyond what the fact can be."""
    maximum = getattr(fact.type if fact is not None else None, "maximum", None)
    if maximum is not None and any(isinstance(one, int) and one > maximum for one in values):
        return False
    return operator is not Operator.BETWEEN or values[0] <= values[1]  # type: ignore[operator]  # both of one type


def _choices(condition: Compare, kind: ChoiceType | SetType) -> Iterator[Compare]:
    """Yield the comparisons with one choice more, one less, or the next one."""
    named = [str(one) for one in condition.values if one is not NONE]
    options = [one.id for one in kind.options]
    if not set(named) <= set(options) or not named:
        return
    match condition.operator:
        case Operator.IS:
            more = _next(named, options)
            if more:
                yield replace(condition, operator=Operator.IN, values=(*condition.values, more))
        case Operator.IN:
            yield from _members(condition, named, options)
        case Operator.HAS:
            more = _next(named, options)
            if more:
                yield replace(condition, values=(more,))
        case _:
            yield from _ranks(condition, options)


def _members(condition: Compare, named: list[str], options: list[str]) -> Iterator[Compare]:
    for place in range(len(condition.values)) if len(condition.values) > 1 else ():
        yield replace(condition, values=(*condition.values[:place], *condition.values[place + 1 :]))
    more = _next(named, options)
    if more and len(named) + 1 < len(options):
        yield replace(condition, values=(*condition.values, more))


def _ranks(condition: Compare, options: list[str]) -> Iterator[Compare]:
    """Yield the comparisons with the rank next to each; that which a change of strictness says already is left out."""
    strict = {Operator.AT_LEAST: 1, Operator.AT_MOST: -1, Operator.ABOVE: -1, Operator.BELOW: 1}
    for place, value in enumerate(condition.values):
        for step in (1, -1):
            rank = options.index(str(value)) + step
            if 0 <= rank < len(options) and strict.get(condition.operator) != step:
                values = (*condition.values[:place], options[rank], *condition.values[place + 1 :])
                in_order = condition.operator is not Operator.BETWEEN or (
                    options.index(str(values[0])) <= options.index(str(values[1]))
                )
                if in_order:
                    yield replace(condition, values=values)


def _next(named: list[str], options: list[str]) -> str:
    """Return the first choice after the named ones that is none of them, else the first one before; else nothing."""
    last = max(options.index(one) for one in named)
    others = [*options[last + 1 :], *options[:last]]
    return next((one for one in others if one not in named), "")
