"""Cells for persons of whom not everything is known: in a cell a condition holds, does not, or is open.

Each domain of `proofs.survey` gets the points at which its leaves are open: nothing is known of the fact, it is known to
be none, a quantity lies somewhere in between, a list has records of which some is not known. Three sets of cells say
what a condition comes to: where it holds, where it does not, and where it is open because a fact is missing (else it is
open because of a finding). They follow the tables of the evaluator (Kleene's), form by form.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import combinations_with_replacement

from talentrules.engine import reckonings as of
from talentrules.engine.conditions import compare_quantities
from talentrules.engine.evaluate import judge
from talentrules.model.conditions import (
    All,
    Any,
    AtLeastN,
    BenefitCondition,
    CompareQuantity,
    Condition,
    DefinitionCondition,
    FindingCondition,
    Not,
    NotRequired,
    Quantifier,
    Records,
)
from talentrules.model.decision import Judgement, Reckoning
from talentrules.model.facts import NONE, RecordsType, Value
from talentrules.model.walk import below
from talentrules.proofs.cells import Point
from talentrules.proofs.space import Axis, Space, at_least
from talentrules.proofs.survey import Survey, TooLargeError
from talentrules.truth import Truth

__all__ = ["ELSEWHERE", "UNKNOWN_POINT", "HalfKnown", "State", "half_known", "known_part"]

State = tuple[int, int, int]
"""The cells in which a condition holds, in which it does not, in which it is open for want of a fact."""
_Mark = tuple[Truth, bool]
"""What a leaf comes to, and whether a fact is missing."""
_YES: _Mark = (Truth.YES, False)
_NO: _Mark = (Truth.NO, False)
_ASKS: _Mark = (Truth.OPEN, True)
_WAITS: _Mark = (Truth.OPEN, False)
UNKNOWN_POINT = Point("unknown")
"""Nothing is known of the domain."""
ELSEWHERE = Point("elsewhere")
"""Something is known of it that no person is made from."""
_MOST_LISTS = 512
_MOST_KINDS = 4_096


@dataclass(frozen=True)
class HalfKnown:
    """A space with its leaves; `shadows` are the leaves that stand for "does not hold" and "lacks a fact"."""

    survey: Survey
    space: Space
    shadows: dict[int, tuple[Condition, Condition]]
    _known: dict[int, tuple[Condition, State]] = field(default_factory=dict)

    def state(self, condition: Condition) -> State:
        """Return what `condition` comes to in each cell."""
        if id(condition) not in self._known:
            self._known[id(condition)] = (condition, self._state(condition))
        return self._known[id(condition)][1]

    def _state(self, condition: Condition) -> State:
        space = self.space
        match condition:
            case All() | Any() | AtLeastN():
                return _weighed(condition, [self.state(one) for one in condition.parts], space.everything)
            case Not():
                yes, no, asks = self.state(condition.part)
                return no, yes, asks
            case NotRequired():
                return space.everything, 0, 0
            case DefinitionCondition() | BenefitCondition():
                followed = self.survey.followed(condition)
                return self._leaf(condition) if followed is None else self.state(followed)
            case _:
                return self._leaf(condition)

    def _leaf(self, leaf: Condition) -> State:
        no, asks = self.shadows[id(leaf)]
        return self.space.leaf(leaf), self.space.leaf(no), self.space.leaf(asks)


def _weighed(condition: All | Any | AtLeastN, parts: Sequence[State], everything: int) -> State:
    needed = len(parts) if isinstance(condition, All) else 1
    if isinstance(condition, AtLeastN):
        needed = condition.n
    yes = _reached(needed, [one[0] for one in parts], everything)
    no = everything ^ _reached(needed, [everything ^ one[1] for one in parts], everything)
    asks = 0
    for one in parts:
        asks |= one[2]
    return yes, no, asks & ~yes & ~no


def _reached(needed: int, parts: Sequence[int], everything: int) -> int:
    """Return where at least `needed` of `parts` hold."""
    if needed == len(parts):
        found = everything
        for one in parts:
            found &= one
        return found
    return at_least(needed, parts, _Everything(everything))  # type: ignore[arg-type]  # it asks for nothing else


@dataclass(frozen=True, slots=True)
class _Everything:
    everything: int


def half_known(survey: Survey, conditions: Iterable[Condition], budget: int) -> HalfKnown:
    """Return the space in which `conditions` are decided of persons of whom not everything is known.

    Raises:
        TooLargeError: where it has more than `budget` cells.

    """
    leaves: dict[object, list[Condition]] = {}
    for leaf in survey.leaves(conditions):
        found = leaves.setdefault(survey.key(leaf), [])
        if not any(leaf is one for one in found):
            found.append(leaf)
    axes: list[Axis] = []
    shadows: dict[int, tuple[Condition, Condition]] = {}
    size = 1
    for key, listed in leaves.items():
        for axis in _axes(survey, key, listed, shadows):
            axes.append(axis)
            size *= len(axis)
            if size > budget:
                raise TooLargeError
    return HalfKnown(survey, Space(axes=tuple(axes)), shadows)


def _axes(
    survey: Survey, key: object, leaves: list[Condition], shadows: dict[int, tuple[Condition, Condition]]
) -> Iterator[Axis]:
    for axis in survey.axes(key, leaves):
        known = [(point, _settled(column)) for point, column in zip(axis.points, axis.columns, strict=True)]
        marked = [*known, *_open_points(survey, axis)]
        for leaf in axis.leaves:
            shadows[id(leaf)] = (NotRequired(subject="no"), NotRequired(subject="asks"))
        yield Axis(
            key=axis.key,
            leaves=(
                *axis.leaves,
                *(shadows[id(leaf)][0] for leaf in axis.leaves),
                *(shadows[id(leaf)][1] for leaf in axis.leaves),
            ),
            points=tuple(point for point, _ in marked),
            columns=tuple(_column(marks) for _, marks in marked),
        )


def known_part(axis: Axis) -> Axis:
    """Return a domain of a space of the half known with its own leaves only, as persons are made from it."""
    leaves = axis.leaves[: len(axis.leaves) // 3]
    columns = tuple(column[: len(leaves)] for column in axis.columns)
    return Axis(key=axis.key, leaves=leaves, points=axis.points, columns=columns)


def _settled(column: tuple[bool, ...]) -> list[_Mark]:
    return [_YES if holds else _NO for holds in column]


def _column(marks: Sequence[_Mark]) -> tuple[bool, ...]:
    return (
        *(truth is Truth.YES for truth, _ in marks),
        *(truth is Truth.NO for truth, _ in marks),
        *(truth is Truth.OPEN and asks for truth, asks in marks),
    )


def _open_points(survey: Survey, axis: Axis) -> Iterator[tuple[Point, list[_Mark]]]:
    """Yield what else the leaves of a domain may come to together."""
    leaves = axis.leaves
    match axis.key:
        case ("fact", str() as fact):
            if fact not in survey.within:
                yield Point(NONE), _judged(survey, leaves, {fact: NONE})
                yield UNKNOWN_POINT, _judged(survey, leaves, {})
        case ("quantity", _):
            yield from _stretches(survey, axis)
        case ("list", str() as fact):
            yield UNKNOWN_POINT, _judged(survey, leaves, {})
            yield from ((ELSEWHERE, marks) for marks in _lists(survey, fact, leaves))
        case ("finding", _):
            yield UNKNOWN_POINT, [_WAITS for _ in leaves]
        case _:  # one truth that nothing else decides
            yield ELSEWHERE, [_ASKS for _ in leaves]
            yield ELSEWHERE, [_WAITS for _ in leaves]


def _judged(survey: Survey, leaves: Sequence[Condition], values: dict[str, Value]) -> list[_Mark]:
    scope = survey.scope(values)
    return [_mark(judge(leaf, scope)) for leaf in leaves]


def _mark(judgement: Judgement) -> _Mark:
    return judgement.truth, bool(judgement.missing)


def _stretches(survey: Survey, axis: Axis) -> Iterator[tuple[Point, list[_Mark]]]:
    """Yield what the leaves come to where a quantity lies between two of its points, or may not be there at all."""
    compared = [leaf for leaf in axis.leaves if isinstance(leaf, CompareQuantity)]
    inside = (one for leaf in compared for one in below(leaf.quantity))
    if any(isinstance(one, FindingCondition | BenefitCondition | DefinitionCondition) for one in inside):
        raise TooLargeError
    bounds = [[of.exactly(one) for one in survey.constants(leaf) or ()] for leaf in compared]
    ends = sorted(one.value for one in axis.points if isinstance(one.value, Fraction))
    for low, high in _intervals(ends):
        for applies in (Truth.YES, Truth.OPEN):
            if applies is Truth.YES and low is not None and low == high:
                continue
            missing = ("?",) if applies is Truth.OPEN else ()
            value = Reckoning(low=low, high=high, applies=applies, missing=("?",), applies_missing=missing)
            marks = [
                _mark(compare_quantities(leaf, value, bound)) for leaf, bound in zip(compared, bounds, strict=True)
            ]
            yield (UNKNOWN_POINT if low is None and high is None else ELSEWHERE), marks


def _intervals(ends: Sequence[Fraction]) -> Iterator[tuple[Fraction | None, Fraction | None]]:
    yield None, None
    yield from ((None, one) for one in ends)
    yield from ((one, None) for one in ends)
    yield from combinations_with_replacement(ends, 2)


# Record lists --------------------------------------------------------------------------------------------------------


def _lists(survey: Survey, fact: str, leaves: Sequence[Condition]) -> Iterator[list[_Mark]]:
    """Yield what the leaves come to together on lists of records of which not everything is known."""
    kind = survey.types[fact].type
    listed = [leaf for leaf in leaves if isinstance(leaf, Records)]
    if not isinstance(kind, RecordsType):
        raise TooLargeError
    inner = Survey(survey.pack, survey.meaning, kind.by_id, of_record=True)
    wheres = [leaf.where or NotRequired(subject="") for leaf in listed]
    kinds = _kinds(half_known(inner, wheres, _MOST_KINDS), wheres)
    some = [leaf.quantifier is Quantifier.SOME for leaf in listed]
    for found in kinds if kind.single else _unions(kinds):
        yield [mark if wanted else (Truth(2 - mark[0]), mark[1]) for mark, wanted in zip(found, some, strict=True)]


def _kinds(known: HalfKnown, wheres: Sequence[Condition]) -> list[tuple[_Mark, ...]]:
    """Return what one record may be, by what the conditions come to on it."""
    kinds: dict[tuple[_Mark, ...], int] = {(): known.space.everything}
    for where in wheres:
        yes, no, asks = known.state(where)
        open_ = known.space.everything & ~yes & ~no
        ways = ((_YES, yes), (_NO, no), (_ASKS, asks), (_WAITS, open_ & ~asks))
        halves = ((((*column, mark), cells & way)) for column, cells in kinds.items() for mark, way in ways)
        kinds = {column: cells for column, cells in halves if cells}
    return list(kinds)


def _unions(kinds: Sequence[tuple[_Mark, ...]]) -> list[tuple[_Mark, ...]]:
    """Return what lists of any of these records may be."""
    found = dict.fromkeys(kinds)
    waiting = list(kinds)
    while waiting:
        one = waiting.pop()
        for other in kinds:
            both = tuple(map(_either, one, other))
            if both not in found:
                found[both] = None
                waiting.append(both)
                if len(found) > _MOST_LISTS:
                    raise TooLargeError
    return list(found)


def _either(one: _Mark, other: _Mark) -> _Mark:
    truth = max(one[0], other[0])
    return truth, truth is Truth.OPEN and (one[1] or other[1])
