"""Ways through conditions: their parts, everything below them, and an order in which references come first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from talentrules.model.conditions import (
    All,
    Any,
    AtLeastN,
    BenefitCondition,
    Compare,
    Condition,
    DefinitionCondition,
    FindingCondition,
    Not,
    NotRequired,
    Records,
)

__all__ = ["Reference", "below", "cycle", "facts_read", "parts", "references", "references_first"]

Reference = tuple[Literal["definition", "benefit"], str]
"""A definition or a benefit, as conditions name it."""


def parts(condition: Condition) -> tuple[Condition, ...]:
    """Return the conditions directly inside `condition`; what stands in a record list counts as inside."""
    match condition:
        case All() | Any() | AtLeastN():
            return condition.parts
        case Not():
            return (condition.part,)
        case Records():
            return () if condition.where is None else (condition.where,)
        case Compare() | DefinitionCondition() | FindingCondition() | BenefitCondition() | NotRequired():
            return ()


def below(condition: Condition | None) -> Iterator[Condition]:
    """Yield `condition` and every condition inside it, outermost first; references are not followed."""
    waiting = [] if condition is None else [condition]
    while waiting:
        one = waiting.pop()
        yield one
        waiting.extend(reversed(parts(one)))


def facts_read(condition: Condition | None) -> Iterator[str]:
    """Yield the ids of the profile's facts that `condition` reads, not the fields of records, with repeats."""
    waiting = [] if condition is None else [condition]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Compare | Records):
            yield one.fact
        if not isinstance(one, Records):
            waiting.extend(reversed(parts(one)))


def references(condition: Condition | None) -> Iterator[Reference]:
    """Yield the definitions and benefits that `condition` names, with repeats; they are not followed further."""
    for one in below(condition):
        if isinstance(one, DefinitionCondition):
            yield "definition", one.definition
        elif isinstance(one, BenefitCondition):
            yield "benefit", one.benefit


def references_first(graph: Mapping[Reference, Iterable[Reference]]) -> tuple[Reference, ...]:
    """Return the nodes of `graph` so that what a node names comes before it, else in the given order.

    In a cycle, which a checked pack does not have, the order is some order. Iterative: a long chain needs no stack.
    """
    done: dict[Reference, None] = {}
    entered: set[Reference] = set()
    for start in graph:
        waiting = [(start, False)]
        while waiting:
            one, leaving = waiting.pop()
            if leaving:
                done.setdefault(one)
            elif one not in entered and one in graph:
                entered.add(one)
                waiting.append((one, True))
                waiting.extend((other, False) for other in reversed(list(graph[one])) if other not in entered)
    return tuple(done)


def cycle(graph: Mapping[Reference, Iterable[Reference]]) -> tuple[Reference, ...]:
    """Return the nodes along one cycle of `graph`, the first again at the end, or nothing where there is none."""
    path: dict[Reference, None] = {}
    done: set[Reference] = set()
    for start in graph:
        waiting = [(start, False)]
        while waiting:
            one, leaving = waiting.pop()
            if leaving:
                del path[one]
                done.add(one)
            elif one in path:
                along = list(path)
                return (*along[along.index(one) :], one)
            elif one not in done:
                path[one] = None
                waiting.append((one, True))
                waiting.extend((other, False) for other in graph.get(one, ()) if other not in done)
    return ()
