"""Ways through conditions and quantities: their parts, everything below them, an order in which references come first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, assert_never

from talentrules.model.conditions import (
    All,
    Any,
    AtLeastN,
    BenefitCondition,
    Compare,
    CompareQuantity,
    Condition,
    DefinitionCondition,
    FindingCondition,
    Not,
    NotRequired,
    Records,
)
from talentrules.model.quantities import (
    Bands,
    BenefitAmount,
    Between,
    Bounded,
    Clock,
    ClockDay,
    Constant,
    DefinedQuantity,
    Difference,
    FactValue,
    Greatest,
    Least,
    OverRecords,
    Product,
    Quantity,
    Rounded,
    Shifted,
    Stated,
    Sum,
    Table,
    YearStart,
)

__all__ = [
    "Reference",
    "Term",
    "below",
    "conditions_below",
    "cycle",
    "facts_read",
    "parts",
    "quantities_in",
    "references",
    "references_first",
    "terms_in",
]

Reference = tuple[Literal["definition", "quantity", "benefit"], str]
"""A definition, a named quantity or a benefit, as conditions and quantities name it."""

Term = Condition | Quantity
"""A condition or a quantity; each may stand inside the other."""


def parts(condition: Condition) -> tuple[Condition, ...]:
    """Return the conditions directly inside `condition`; what stands in a record list counts as inside.

    Quantities that a condition compares are not among them: see `terms_in`.
    """
    match condition:
        case All() | Any() | AtLeastN():
            return condition.parts
        case Not():
            return (condition.part,)
        case Records():
            return () if condition.where is None else (condition.where,)
        case (
            Compare()
            | CompareQuantity()
            | DefinitionCondition()
            | FindingCondition()
            | BenefitCondition()
            | NotRequired()
        ):
            return ()
        case _:
            assert_never(condition)


def quantities_in(quantity: Quantity) -> tuple[Quantity, ...]:  # noqa: PLR0911 - one case a form
    """Return the quantities directly inside `quantity`, in the order in which they are written."""
    match quantity:
        case Product() | Sum() | Least() | Greatest():
            return quantity.parts
        case Difference():
            return (quantity.whole, quantity.less)
        case Between():
            return (quantity.first, quantity.last)
        case YearStart() | Shifted():
            return (quantity.day,)
        case Bands() | Rounded():
            return (quantity.base,)
        case Bounded():
            return tuple(one for one in (quantity.base, quantity.at_least, quantity.at_most) if one is not None)
        case Table():
            rows = tuple(row.value for row in quantity.rows)
            return rows if quantity.otherwise is None else (*rows, quantity.otherwise)
        case OverRecords():
            return () if quantity.take is None else (quantity.take,)
        case Constant() | Stated() | FactValue() | ClockDay() | DefinedQuantity() | BenefitAmount():
            return ()
        case _:
            assert_never(quantity)


def terms_in(term: Term) -> tuple[Term, ...]:
    """Return the conditions and quantities directly inside `term`."""
    match term:
        case CompareQuantity():
            return (term.quantity, *term.bounds)
        case Table():
            return (*(row.when for row in term.rows), *quantities_in(term))
        case OverRecords():
            where = () if term.where is None else (term.where,)
            return (*where, *quantities_in(term))
        case (
            All()
            | Any()
            | AtLeastN()
            | Not()
            | Records()
            | Compare()
            | DefinitionCondition()
            | FindingCondition()
            | BenefitCondition()
            | NotRequired()
        ):
            return parts(term)
        case _:
            return quantities_in(term)


def below(term: Term | None) -> Iterator[Term]:
    """Yield `term` and every condition and quantity inside it, outermost first; references are not followed."""
    waiting = [] if term is None else [term]
    while waiting:
        one = waiting.pop()
        yield one
        waiting.extend(reversed(terms_in(one)))


def conditions_below(term: Term | None) -> Iterator[Condition]:
    """Yield the conditions among what is `below` the term, also those inside quantities."""
    return (one for one in below(term) if isinstance(one, Condition))


def facts_read(term: Term | None) -> Iterator[str]:
    """Yield the ids of the profile's facts that `term` reads, not the fields of records, with repeats."""
    waiting = [] if term is None else [(term, False)]
    while waiting:
        one, inside = waiting.pop()
        match one:
            case Compare() if not inside:
                yield one.fact
            case FactValue() | OverRecords() if one.of_profile or not inside:
                yield one.fact
            case Records() if not inside:
                yield one.fact
            case ClockDay(clock=Clock.APPLICATION):
                yield "applied_on"
            case _:
                pass
        within = inside or isinstance(one, Records | OverRecords)
        waiting.extend((part, within) for part in reversed(terms_in(one)))


def references(term: Term | None) -> Iterator[Reference]:
    """Yield the definitions, quantities and benefits that `term` names, with repeats; they are not followed further."""
    for one in below(term):
        match one:
            case DefinitionCondition():
                yield "definition", one.definition
            case DefinedQuantity():
                yield "quantity", one.definition
            case BenefitCondition() | BenefitAmount():
                yield "benefit", one.benefit
            case _:
                pass


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
