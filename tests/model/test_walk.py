"""Ways through conditions and references."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

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
    Operator,
    Quantifier,
    Records,
)
from talentrules.model.walk import (
    Reference,
    below,
    cycle,
    facts_read,
    parts,
    references,
    references_first,
)

AGE = Compare(fact="age", operator=Operator.AT_LEAST, values=(18,))
TIER = Compare(fact="tier", operator=Operator.IS, values=("a",))
CARDS = Records(fact="cards", quantifier=Quantifier.SOME, where=All(parts=(TIER, Not(part=TIER))))
NO_CARD = Records(fact="cards", quantifier=Quantifier.NONE)
FINDING = FindingCondition(finding="merit")
DEFINITION = DefinitionCondition(definition="migratory")
BENEFIT = BenefitCondition(benefit="card")
FREE = NotRequired(subject="时间")
WHOLE = All(parts=(Any(parts=(AGE, CARDS)), AtLeastN(n=1, parts=(Not(part=DEFINITION), BENEFIT, FREE)), FINDING))

names = st.sampled_from("abcdef")
graphs = st.dictionaries(names, st.lists(names, max_size=4), max_size=6)


def _graph(named: Mapping[str, list[str]]) -> dict[Reference, tuple[Reference, ...]]:
    return {("benefit", one): tuple(("benefit", other) for other in others) for one, others in named.items()}


def test_the_parts_of_each_form() -> None:
    assert parts(All(parts=(AGE, TIER))) == (AGE, TIER)
    assert parts(Any(parts=(AGE,))) == (AGE,)
    assert parts(AtLeastN(n=1, parts=(AGE, TIER))) == (AGE, TIER)
    assert parts(Not(part=AGE)) == (AGE,)
    assert parts(CARDS) == (CARDS.where,)
    for leaf in (AGE, NO_CARD, FINDING, DEFINITION, BENEFIT, FREE):
        assert parts(leaf) == ()


def test_what_stands_below_comes_outermost_first_and_in_the_order_of_writing() -> None:
    forms = [type(one).__name__ for one in below(WHOLE)]
    assert " ".join(forms) == (
        "All Any Compare Records All Compare Not Compare AtLeastN Not DefinitionCondition "
        "BenefitCondition NotRequired FindingCondition"
    )
    assert list(below(None)) == []


def test_the_facts_of_the_profile_are_read_not_the_fields_of_records() -> None:
    assert list(facts_read(WHOLE)) == ["age", "cards"]
    assert list(facts_read(All(parts=(NO_CARD, CARDS)))) == ["cards", "cards"]
    assert list(facts_read(None)) == []


def test_references_are_named_and_not_followed() -> None:
    assert list(references(WHOLE)) == [("definition", "migratory"), ("benefit", "card")]
    assert list(references(None)) == []


@given(graphs)
def test_without_a_cycle_what_is_named_comes_first(named: dict[str, list[str]]) -> None:
    graph = _graph(named)
    order = references_first(graph)
    assert sorted(order) == sorted(graph)
    if not cycle(graph):
        place = {node: number for number, node in enumerate(order)}
        assert all(place[other] < place[one] for one in graph for other in graph[one] if other in graph)


@given(graphs)
def test_a_cycle_is_a_way_back_to_its_start_and_is_found_where_there_is_one(named: dict[str, list[str]]) -> None:
    graph = _graph(named)
    found = cycle(graph)
    if found:
        assert found[0] == found[-1]
        assert len(set(found)) == len(found) - 1
        assert all(after in graph[before] for before, after in pairwise(found))
    else:
        assert not _goes_in_a_circle(graph)


def _goes_in_a_circle(graph: Mapping[Reference, tuple[Reference, ...]]) -> bool:
    """Take away nodes that name nothing that is left; what remains goes in a circle."""
    left = dict(graph)
    while free := [one for one, named in left.items() if not any(other in left for other in named)]:
        for one in free:
            del left[one]
    return bool(left)


def test_what_is_not_entangled_stays_in_the_given_order() -> None:
    assert [name for _, name in references_first(_graph({"c": [], "a": [], "b": ["d"], "d": []}))] == list("cadb")


def test_a_benefit_that_requires_itself_is_a_cycle() -> None:
    assert cycle(_graph({"a": ["b"], "b": ["b"]})) == (("benefit", "b"), ("benefit", "b"))


def test_a_long_chain_needs_no_stack() -> None:
    chain: dict[Reference, tuple[Reference, ...]] = {
        ("benefit", str(number)): (("benefit", str(number + 1)),) for number in range(50_000)
    }
    chain["benefit", "50000"] = ()
    assert references_first(chain)[0] == ("benefit", "50000")
    assert cycle(chain) == ()
    chain["benefit", "50000"] = (("benefit", "0"),)
    assert len(cycle(chain)) == 50_002


def test_a_deep_condition_is_walked_without_a_stack() -> None:
    deep: Condition = AGE
    for _ in range(5_000):
        deep = Not(part=deep)
    assert sum(1 for _ in below(deep)) == 5_001
    assert list(facts_read(deep)) == ["age"]
