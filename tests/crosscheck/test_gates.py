"""A circuit in the second engine is strong Kleene logic."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from operator import eq, ge, gt, le, lt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentrules.crosscheck.gates import Circuit, Signal
from talentrules.crosscheck.lowering import Lowered, stands
from talentrules.crosscheck.opinion import ends_of
from talentrules.crosscheck.ranges import Range
from talentrules.crosscheck.witness import Witness
from talentrules.model.conditions import Operator
from tests.strategies import examples

LEAVES = 5


@dataclass(frozen=True)
class Formula:
    """A leaf by its number, or `at least n of` its parts, turned round or not."""

    parts: tuple[Formula, ...] = ()
    n: int = 0
    leaf: int = 0
    turned: bool = False


@st.composite
def formulas(draw: st.DrawFn, depth: int = 3) -> Formula:
    turned = draw(st.booleans())
    if depth == 0 or draw(st.integers(0, 3)) == 0:
        return Formula(leaf=draw(st.integers(0, LEAVES - 1)), turned=turned)
    parts = tuple(draw(st.lists(formulas(depth - 1), min_size=1, max_size=6)))
    return Formula(parts=parts, n=draw(st.integers(0, len(parts))), turned=turned)


def plainly(formula: Formula, leaves: Mapping[int, tuple[bool | None, bool]]) -> tuple[bool | None, bool]:
    """Return the truth, and whether a missing fact is among the reasons why it is open."""
    if not formula.parts:
        truth, why = leaves[formula.leaf]
    else:
        parts = [plainly(part, leaves) for part in formula.parts]
        certain, possible = sum(t is True for t, _ in parts), sum(t is not False for t, _ in parts)
        truth = True if certain >= formula.n else False if possible < formula.n else None
        why = truth is None and any(one for _, one in parts)
    return (truth if truth is None or not formula.turned else not truth), why


def drawn(formula: Formula, circuit: Circuit) -> Signal:
    if not formula.parts:
        signal = circuit.leaf(formula.leaf, **dict(zip(("holds", "fails"), stands(Operator.IS, 1), strict=True)))
    else:
        parts = [drawn(part, circuit) for part in formula.parts]
        if formula.n == len(parts):
            signal = circuit.all_of(parts)
        elif formula.n == 1:
            signal = circuit.any_of(parts)
        else:
            signal = circuit.at_least(formula.n, parts)
    return signal.opposite() if formula.turned else signal


LEAF = st.one_of(st.sampled_from([(True, False), (False, False)]), st.tuples(st.none(), st.booleans()))


@given(formula=formulas(), leaves=st.lists(LEAF, min_size=LEAVES, max_size=LEAVES))
@examples(60)
def test_a_circuit_comes_to_what_strong_kleene_logic_says(
    formula: Formula, leaves: list[tuple[bool | None, bool]], witness: Witness
) -> None:
    circuit = Circuit()
    signal = drawn(formula, circuit)
    facts = {
        number: {"why": int(why)} if truth is None else ends_of(Range(Fraction(truth), Fraction(truth)), 1)
        for number, (truth, why) in enumerate(leaves)
    }
    atoms = witness.derived(Lowered(circuit.program(), (), {}, ()), facts)
    truth = True if signal.true in atoms else False if signal.false in atoms else None
    assert not {signal.true, signal.false} <= atoms
    assert (truth, signal.missing in atoms) == plainly(formula, dict(enumerate(leaves)))


RELATIONS: dict[Operator, Callable[[Fraction, int], bool]] = {
    Operator.AT_LEAST: ge,
    Operator.AT_MOST: le,
    Operator.ABOVE: gt,
    Operator.BELOW: lt,
    Operator.IS: eq,
}
HALVES = [None, *(Fraction(half, 2) for half in range(-3, 4))]


@pytest.mark.parametrize("operator", RELATIONS)
def test_a_range_stands_in_a_relation_where_all_its_values_do_and_in_none_where_none_does(
    operator: Operator, witness: Witness
) -> None:
    """Against 0, for all ranges between -3/2 and 3/2 in halves, also with open ends; worked out value by value."""
    holds = RELATIONS[operator]
    circuit = Circuit()
    enough, against = stands(operator, 0)
    signal = circuit.leaf(0, holds=enough, fails=against)
    lowered = Lowered(circuit.program(), (), {}, ())
    for low in HALVES:
        for high in HALVES:
            if low is not None and high is not None and low > high:
                continue
            first, last = Fraction(-100) if low is None else low, Fraction(100) if high is None else high
            answers = {holds(Fraction(value, 2), 0) for value in range(int(2 * first), int(2 * last) + 1)}
            atoms = witness.derived(lowered, {0: ends_of(Range(low, high), 1)})
            assert (signal.true in atoms) is (answers == {True}), (low, high)
            assert (signal.false in atoms) is (answers == {False}), (low, high)


def test_what_is_not_there_stands_in_no_relation(witness: Witness) -> None:
    circuit = Circuit()
    enough, against = stands(Operator.AT_LEAST, 0)
    signal = circuit.leaf(0, holds=enough, fails=against)
    nothing = ends_of(Range(None, None, there=False), 1)
    assert signal.false in witness.derived(Lowered(circuit.program(), (), {}, ()), {0: nothing})


def test_a_program_longer_than_a_ruleset_is_chained_through_all_of_it(witness: Witness) -> None:
    """Two hundred conditions in a row: the last one knows of the first."""
    circuit = Circuit()
    enough, against = stands(Operator.IS, 1)
    leaves = [circuit.leaf(number, holds=enough, fails=against) for number in range(200)]
    whole = circuit.all_of(leaves)
    lowered = Lowered(circuit.program(), (), {}, ())
    one, zero = (ends_of(Range(Fraction(value), Fraction(value)), 1) for value in (1, 0))
    facts = dict.fromkeys(range(200), one)
    assert whole.true in witness.derived(lowered, facts)
    assert whole.false in witness.derived(lowered, {**facts, 0: zero})
    assert {whole.true, whole.false}.isdisjoint(witness.derived(lowered, {**facts, 7: {"why": 1}}))
