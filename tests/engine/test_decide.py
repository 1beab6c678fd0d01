"""The decision as a whole: long chains, laziness, and the same answer however often and wherever it is made."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import perf_counter

import pytest

from talentrules.engine import decide
from talentrules.engine.compiled import Told
from talentrules.model.conditions import BenefitCondition, DefinitionCondition, Operator, Quantifier, Records
from talentrules.model.decision import UNKNOWN, ConditionResult, Decision, Verdict
from talentrules.model.facts import NONE, Value
from talentrules.model.pack import Benefit, Pack
from talentrules.model.profile import Case
from talentrules.syntax import decode_pack, read_file
from tests.engine.small import benefit, case, compare, definition, everything, finding, holds, pack, paying

RULES = Path(__file__).parents[2] / "rules"
RETIRED = holds("retired")
CARD = Records(fact="cards", quantifier=Quantifier.SOME, where=compare("card", Operator.IS, "gold"))
RICH = pack(
    benefit("whole", everything(RETIRED, CARD, finding("merit")), paying(4000, 10_000)),
    benefit("after", BenefitCondition(benefit="whole"), paying(1, None)),
)


def _wuzhishan() -> Pack:
    subject, diagnostics = decode_pack(read_file(RULES / "wuzhishan.yaml"))
    assert subject is not None, diagnostics
    return subject


def _chain(length: int) -> Pack:
    """Return a pack in which each benefit requires the next, the last one retirement."""
    links = [benefit(f"b{number}", BenefitCondition(benefit=f"b{number + 1}")) for number in range(length)]
    return pack(*links, benefit(f"b{length}", RETIRED))


def _seconds(length: int) -> float:
    subject = _chain(length)
    started = perf_counter()
    decide(subject, case({"retired": True}))
    return perf_counter() - started


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"retired": True}, Verdict.ELIGIBLE),
        ({"retired": False}, Verdict.INELIGIBLE),
        ({}, Verdict.UNDETERMINED),
    ],
)
def test_a_long_chain_of_prerequisites_is_decided_to_its_end(facts: dict[str, bool], expected: Verdict) -> None:
    decision = decide(_chain(2000), case(facts))
    assert {item.verdict for item in decision.items} == {expected}
    assert {item.missing for item in decision.items} == {() if facts else ("retired",)}
    assert [item.benefit.id for item in decision.items] == [f"b{number}" for number in range(2001)]
    assert all(len(item.conditions) == 1 for item in decision.items)


def test_the_time_of_a_chain_grows_with_its_length_not_with_its_square() -> None:
    _seconds(100)
    short = min(_seconds(500) for _ in range(3))
    long = min(_seconds(4000) for _ in range(3))
    assert long < short * 8 * 4, (short, long)


def test_a_long_chain_of_definitions_is_decided() -> None:
    links = [definition(f"d{number}", DefinitionCondition(definition=f"d{number + 1}")) for number in range(2000)]
    subject = pack(
        benefit("b", DefinitionCondition(definition="d0")), definitions=[*links, definition("d2000", RETIRED)]
    )
    assert decide(subject, case({"retired": True})).items[0].verdict is Verdict.ELIGIBLE
    assert decide(subject, case()).items[0].missing == ("retired",)


def test_a_lattice_of_definitions_is_judged_once_each() -> None:
    """Two ways from each layer to the next: 2 to the 60 paths."""
    layers = [
        definition(f"d{number}", everything(*[DefinitionCondition(definition=f"d{number + 1}")] * 2))
        for number in range(60)
    ]
    subject = pack(
        benefit("b", DefinitionCondition(definition="d0")), definitions=[*layers, definition("d60", RETIRED)]
    )
    assert decide(subject, case({"retired": True})).items[0].verdict is Verdict.ELIGIBLE


def test_the_tree_of_conditions_is_made_when_it_is_read_and_only_once(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    real = Told.conditions

    def counting(teller: Told, one: Benefit) -> tuple[ConditionResult, ...]:
        told.append(one.id)
        return real(teller, one)

    monkeypatch.setattr(Told, "conditions", counting)
    decision = decide(RICH, case({"retired": True}))
    _ = (decision.totals, decision.used, [(item.verdict, item.missing, item.amount) for item in decision.items])
    assert told == []
    first = decision.items[0].conditions
    assert len(told) == 1
    assert decision.items[0].conditions is first
    assert len(told) == 1


def _cases() -> list[Case]:
    lists: tuple[Value, ...] = ((), NONE, ({"card": "gold"},), ({"card": "green"}, {}))
    answers: tuple[Value, ...] = (True, False, NONE)
    return [
        case({"retired": retired, "cards": cards}, attested)
        for retired in answers
        for cards in lists
        for attested in ({}, {"merit": True}, {"merit": False})
    ]


def _seen(decision: Decision) -> tuple[Decision, list[tuple[ConditionResult, ...]]]:
    return decision, [item.conditions for item in decision.items]


@pytest.mark.parametrize("one", _cases())
def test_a_decision_survives_pickling(one: Case) -> None:
    decision = decide(RICH, one)
    again = pickle.loads(pickle.dumps(decision))  # noqa: S301 - our own bytes
    assert _seen(again) == _seen(decision)


def test_unknown_and_none_stay_themselves_through_pickling() -> None:
    decision = pickle.loads(pickle.dumps(decide(RICH, case({"cards": NONE}))))  # noqa: S301 - our own bytes
    retired, cards, merit = decision.items[0].conditions[0].parts
    assert retired.seen is UNKNOWN
    assert cards.seen is NONE
    assert merit.seen is UNKNOWN


def test_a_decision_of_a_shipped_pack_survives_pickling() -> None:
    decision = decide(_wuzhishan(), case({"talent_groups": frozenset({"migratory"})}))
    assert _seen(pickle.loads(pickle.dumps(decision))) == _seen(decision)  # noqa: S301 - our own bytes


def test_the_same_case_gives_the_same_decision() -> None:
    for one in _cases():
        assert _seen(decide(RICH, one)) == _seen(decide(RICH, one))
        assert repr(decide(RICH, one)) == repr(decide(RICH, one))


def test_deciding_changes_neither_the_pack_nor_the_case() -> None:
    one, fresh = _cases()[4], _cases()[4]
    before = replace(RICH)
    decide(RICH, one).items[0].conditions  # noqa: B018 - reading makes the tree
    assert before == RICH
    assert one == fresh


def test_the_order_in_which_facts_are_given_does_not_matter() -> None:
    facts: dict[str, Value] = {"retired": True, "cards": NONE, "months": 3}
    backwards: dict[str, Value] = dict(reversed(facts.items()))
    assert _seen(decide(RICH, case(facts)))[1] == _seen(decide(RICH, case(backwards)))[1]
    assert decide(RICH, case(facts)).used == decide(RICH, case(backwards)).used


def test_eight_threads_decide_as_one() -> None:
    """Every thread begins with a pack whose orders and ranks nobody has asked for yet."""
    cases = _cases() * 8
    serial = [_seen(decide(RICH, one)) for one in cases]
    for _ in range(5):
        fresh = pack(*RICH.benefits.values())
        with ThreadPoolExecutor(8) as threads:
            parallel = list(threads.map(lambda one, subject=fresh: _seen(decide(subject, one)), cases))
        assert parallel == serial


def test_the_days_at_the_ends_of_the_calendar_are_days() -> None:
    for day in (date.min, date.max):
        assert decide(_wuzhishan(), case(on=day)).case.on == day
