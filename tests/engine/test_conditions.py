"""Each form of condition by hand: with the fact known, known to be none, and unknown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from talentrules.engine import decide
from talentrules.model.conditions import (
    Any,
    AtLeastN,
    BenefitCondition,
    Condition,
    DefinitionCondition,
    NotRequired,
    Operator,
    Quantifier,
    Records,
)
from talentrules.model.decision import UNKNOWN, State, Verdict
from talentrules.model.facts import NONE, Value
from talentrules.model.pack import Kind
from tests.engine.small import (
    benefit,
    case,
    compare,
    definition,
    everything,
    finding,
    holds,
    item,
    money,
    none_of,
    pack,
)

IS, IN, HAS = Operator.IS, Operator.IN, Operator.HAS
AT_LEAST, AT_MOST, ABOVE, BELOW, BETWEEN = (
    Operator.AT_LEAST,
    Operator.AT_MOST,
    Operator.ABOVE,
    Operator.BELOW,
    Operator.BETWEEN,
)
YES, NO, ASK, OFFICE = Verdict.ELIGIBLE, Verdict.INELIGIBLE, Verdict.UNDETERMINED, Verdict.NEEDS_FINDING


def verdict(when: Condition, facts: Mapping[str, Value] | None = None) -> Verdict:
    return item(benefit(when=when), facts).verdict


COMPARISONS: list[tuple[str, Operator, tuple[Value, ...], list[Value], list[Value]]] = [
    ("retired", IS, (True,), [True], [False]),
    ("retired", IS, (False,), [False], [True]),
    ("mode", IS, ("flexible",), ["flexible"], ["full_time"]),
    ("mode", IN, ("flexible", "full_time"), ["flexible", "full_time"], []),
    ("groups", HAS, ("migratory",), [frozenset({"migratory"}), frozenset({"migratory", "youth"})], [frozenset()]),
    ("groups", HAS, ("migratory",), [], [frozenset({"youth"})]),
    ("level", IS, ("master",), ["master"], ["bachelor", "doctor"]),
    ("level", AT_LEAST, ("master",), ["master", "doctor"], ["bachelor"]),
    ("level", AT_MOST, ("master",), ["bachelor", "master"], ["doctor"]),
    ("level", ABOVE, ("master",), ["doctor"], ["bachelor", "master"]),
    ("level", BELOW, ("master",), ["bachelor"], ["master", "doctor"]),
    ("level", BETWEEN, ("bachelor", "master"), ["bachelor", "master"], ["doctor"]),
    ("months", IS, (12,), [12, Decimal("12.0")], [11, 13, 0]),
    ("months", AT_LEAST, (12,), [12, 13, Decimal("12.01")], [0, 11, Decimal("11.99")]),
    ("months", AT_MOST, (12,), [0, 11, 12], [13]),
    ("months", ABOVE, (12,), [13, Decimal("12.01")], [12]),
    ("months", BELOW, (12,), [11], [12]),
    ("months", BETWEEN, (6, 12), [6, 9, 12], [5, 13]),
    ("pay", AT_LEAST, (money(5000),), [money(5000), money(5001)], [money(4999), money(0)]),
    ("pay", BELOW, (money(5000),), [money(4999)], [money(5000)]),
    ("introduced_on", AT_LEAST, (date(2022, 1, 1),), [date(2022, 1, 1), date(2023, 1, 1)], [date(2021, 12, 31)]),
    (
        "introduced_on",
        BETWEEN,
        (date(2022, 1, 1), date(2022, 12, 31)),
        [date(2022, 1, 1), date(2022, 12, 31)],
        [date(2021, 12, 31), date(2023, 1, 1)],
    ),
]


@pytest.mark.parametrize(("fact", "operator", "values", "met", "not_met"), COMPARISONS)
def test_comparisons(
    fact: str, operator: Operator, values: tuple[Value, ...], met: list[Value], not_met: list[Value]
) -> None:
    when = compare(fact, operator, *values)
    assert [verdict(when, {fact: value}) for value in met] == [YES] * len(met)
    assert [verdict(when, {fact: value}) for value in not_met] == [NO] * len(not_met)


@pytest.mark.parametrize(("fact", "operator", "values", "met", "not_met"), COMPARISONS)
def test_what_is_known_to_be_none_stands_in_no_relation_and_is_not_unknown(
    fact: str, operator: Operator, values: tuple[Value, ...], met: list[Value], not_met: list[Value]
) -> None:
    assert verdict(compare(fact, operator, *values), {fact: NONE}) is NO
    assert verdict(none_of(compare(fact, operator, *values)), {fact: NONE}) is YES


@pytest.mark.parametrize(("fact", "operator", "values", "met", "not_met"), COMPARISONS)
def test_an_unknown_fact_is_neither_yes_nor_no_and_is_asked_for(
    fact: str, operator: Operator, values: tuple[Value, ...], met: list[Value], not_met: list[Value]
) -> None:
    for when in (compare(fact, operator, *values), none_of(compare(fact, operator, *values))):
        decided = item(benefit(when=when))
        assert (decided.verdict, decided.missing, decided.findings) == (ASK, (fact,), ())


GOLD = compare("card", IS, "gold")
SOME_GOLD = Records(fact="cards", quantifier=Quantifier.SOME, where=GOLD)
NO_GOLD = Records(fact="cards", quantifier=Quantifier.NONE, where=GOLD)
SOME = Records(fact="cards", quantifier=Quantifier.SOME)
NONE_AT_ALL = Records(fact="cards", quantifier=Quantifier.NONE)


@pytest.mark.parametrize(
    ("cards", "some_gold", "some"),
    [
        (({"card": "gold"},), YES, YES),
        (({"card": "green"},), NO, YES),
        (({"card": "green"}, {"card": "gold"}), YES, YES),
        (({"card": NONE},), NO, YES),
        (({},), ASK, YES),
        (({}, {"card": "gold"}), YES, YES),
        (({}, {"card": "green"}), ASK, YES),
        ((), NO, NO),
        (NONE, NO, NO),
        (None, ASK, ASK),
    ],
)
def test_records(cards: Value | None, some_gold: Verdict, some: Verdict) -> None:
    facts = {} if cards is None else {"cards": cards}
    contrary = {YES: NO, NO: YES, ASK: ASK}
    assert verdict(SOME_GOLD, facts) is some_gold
    assert verdict(NO_GOLD, facts) is contrary[some_gold]
    assert verdict(SOME, facts) is some
    assert verdict(NONE_AT_ALL, facts) is contrary[some]


def test_a_missing_field_is_asked_for_under_its_list_and_a_missing_list_as_such() -> None:
    assert item(benefit(when=SOME_GOLD), {"cards": ({}, {"card": "green"})}).missing == ("cards.card",)
    assert item(benefit(when=SOME_GOLD)).missing == ("cards",)


def test_one_record_must_meet_everything_that_is_asked_of_a_record() -> None:
    gold_master = Records(
        fact="cards", quantifier=Quantifier.SOME, where=everything(GOLD, compare("level", AT_LEAST, "master"))
    )
    apart = ({"card": "gold", "level": "bachelor"}, {"card": "green", "level": "doctor"})
    assert verdict(gold_master, {"cards": apart}) is NO
    assert verdict(gold_master, {"cards": (*apart, {"card": "gold", "level": "doctor"})}) is YES


RETIRED = holds("retired")
MONTHS = compare("months", AT_LEAST, 12)


@pytest.mark.parametrize(
    ("facts", "both", "either", "two_of_three"),
    [
        ({"retired": True, "months": 12}, YES, YES, YES),
        ({"retired": True, "months": 0}, NO, YES, ASK),
        ({"retired": False, "months": 0}, NO, NO, NO),
        ({"retired": True}, ASK, YES, ASK),
        ({"retired": False}, NO, ASK, ASK),
        ({}, ASK, ASK, ASK),
        ({"retired": True, "mode": "flexible"}, ASK, YES, YES),
        ({"retired": False, "mode": "full_time"}, NO, ASK, NO),
    ],
)
def test_groups(facts: Mapping[str, Value], both: Verdict, either: Verdict, two_of_three: Verdict) -> None:
    flexible = compare("mode", IS, "flexible")
    assert verdict(everything(RETIRED, MONTHS), facts) is both
    assert verdict(Any(parts=(RETIRED, MONTHS)), facts) is either
    assert verdict(AtLeastN(n=2, parts=(RETIRED, MONTHS, flexible)), facts) is two_of_three


def test_a_settled_condition_asks_for_nothing() -> None:
    decided = item(benefit(when=everything(RETIRED, MONTHS, finding("merit"))), {"retired": False})
    assert (decided.verdict, decided.missing, decided.findings) == (NO, (), ())


@pytest.mark.parametrize(("attested", "expected"), [({"merit": True}, YES), ({"merit": False}, NO), ({}, OFFICE)])
def test_findings(attested: Mapping[str, bool], expected: Verdict) -> None:
    decided = item(benefit(when=finding("merit")), {}, attested)
    assert decided.verdict is expected
    assert decided.findings == (() if attested else ("merit",))


def test_facts_are_asked_for_before_findings_and_both_are_named_once_in_the_order_of_meeting() -> None:
    when = everything(finding("merit"), MONTHS, RETIRED, MONTHS, finding("conditions"), finding("merit"))
    decided = item(benefit(when=when))
    assert decided.verdict is ASK
    assert decided.missing == ("months", "retired")
    assert decided.findings == ("merit", "conditions")


def test_what_does_not_matter_is_always_met() -> None:
    decided = item(benefit(when=NotRequired(subject="服务时间")))
    assert decided.verdict is YES
    assert decided.conditions[0].state is State.MET


def test_a_benefit_without_a_condition_is_for_anyone() -> None:
    decided = item(benefit())
    assert (decided.verdict, decided.conditions) == (YES, ())


@pytest.mark.parametrize(("facts", "expected"), [({"retired": True}, YES), ({"retired": False}, NO), ({}, ASK)])
def test_definitions(facts: Mapping[str, Value], expected: Verdict) -> None:
    outer = definition("outer", none_of(DefinitionCondition(definition="inner")))
    inner = definition("inner", none_of(RETIRED))
    subject = pack(benefit(when=DefinitionCondition(definition="outer")), definitions=[outer, inner])
    decided = decide(subject, case(facts)).items[0]
    assert decided.verdict is expected
    result = decided.conditions[0]
    assert [type(one.condition).__name__ for one in (result, *result.parts, *result.parts[0].parts)] == [
        "DefinitionCondition",
        "Not",
        "DefinitionCondition",
    ]


@pytest.mark.parametrize(
    ("facts", "attested", "expected"),
    [
        ({"retired": True}, {"merit": True}, YES),
        ({"retired": True}, {}, OFFICE),
        ({"retired": False}, {}, NO),
        ({}, {"merit": False}, NO),
        ({}, {"merit": True}, ASK),
    ],
)
def test_a_benefit_that_requires_another_takes_its_open_points(
    facts: Mapping[str, Value], attested: Mapping[str, bool], expected: Verdict
) -> None:
    later = benefit("services", BenefitCondition(benefit="card"))
    card = benefit("card", everything(RETIRED, finding("merit")), kind=Kind.CARD)
    services, required = decide(pack(later, card), case(facts, attested)).items
    assert services.verdict is required.verdict is expected
    assert (services.missing, services.findings) == (required.missing, required.findings)
    assert services.conditions[0].parts == ()


@pytest.mark.parametrize(
    ("attested", "state"),
    [
        ({}, State.UNSTATED_RULE),
        ({"conditions": True}, State.DISCRETIONARY),
        ({"merit": True}, State.UNSTATED_RULE),
        ({"merit": True, "conditions": True}, State.MET),
        ({"merit": False}, State.NOT_MET),
    ],
)
def test_of_several_open_points_the_state_names_the_one_to_settle_first(
    attested: Mapping[str, bool], state: State
) -> None:
    decided = item(benefit(when=everything(finding("merit"), finding("conditions"))), {}, attested)
    assert decided.conditions[0].state is state
    asked = item(benefit(when=everything(finding("merit"), RETIRED)), {}, {})
    assert asked.conditions[0].state is State.MISSING_FACT


def test_the_trace_holds_every_part_and_what_it_saw_and_is_not_cut_short() -> None:
    when = everything(
        RETIRED,
        Any(parts=(MONTHS, finding("merit"))),
        SOME_GOLD,
        none_of(compare("level", IS, "doctor")),
    )
    cards: Value = ({"card": "green"}, {})
    decided = item(benefit(when=when), {"retired": False, "cards": cards, "level": NONE}, {"conditions": True})
    assert decided.verdict is NO
    (whole,) = decided.conditions
    retired, either, some_gold, not_doctor = whole.parts
    assert whole.condition is when
    assert (whole.state, whole.seen, whole.record) == (State.NOT_MET, None, None)
    assert (retired.state, retired.seen) == (State.NOT_MET, False)
    assert either.state is State.MISSING_FACT
    assert [(one.state, one.seen) for one in either.parts] == [
        (State.MISSING_FACT, UNKNOWN),
        (State.DISCRETIONARY, UNKNOWN),
    ]
    assert (some_gold.state, some_gold.seen) == (State.MISSING_FACT, cards)
    assert [(one.record, one.state, one.seen) for one in some_gold.parts] == [
        (1, State.NOT_MET, "green"),
        (2, State.MISSING_FACT, UNKNOWN),
    ]
    assert (not_doctor.state, not_doctor.parts[0].state, not_doctor.parts[0].seen) == (State.MET, State.NOT_MET, NONE)


def test_an_attested_finding_is_seen_in_the_trace() -> None:
    for found in (True, False):
        assert item(benefit(when=finding("merit")), {}, {"merit": found}).conditions[0].seen is found
