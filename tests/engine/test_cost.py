"""What a decision costs grows with the pack, not with its square: counted in calls and bytes, so that no clock decides."""

from __future__ import annotations

import gc
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from types import FrameType

import pytest

from talentrules.engine import decide
from talentrules.engine.decide import decide_by_walking
from talentrules.model.conditions import BenefitCondition, Condition, DefinitionCondition, Operator
from talentrules.model.decision import Decision
from talentrules.model.groups import Cap, Cut, Group, Highest, Requires
from talentrules.model.pack import Benefit, Pack
from talentrules.model.profile import Case
from talentrules.model.quantities import Constant
from tests.engine.small import benefit, case, compare, definition, everything, finding, holds, money, pack, paying

_A_BLOCK = 5
_CASES = [case({"retired": True, "level": "doctor"}), case({"level": "master"}), case()]


def _block(number: int) -> Iterator[Benefit]:
    """Yield five benefits: three alike, one that needs the first of them, one that an authority grants."""
    for place in range(3):
        yield benefit(f"b{number}_{place}", _worth_something(place), paying(1000 * (place + 1), 5000))
    yield benefit(f"b{number}_3", BenefitCondition(benefit=f"b{number}_0"), paying(100, 100))
    yield benefit(f"b{number}_4", finding("merit"))


def _worth_something(place: int) -> Condition:
    level = compare("level", Operator.AT_LEAST, ("bachelor", "master", "doctor")[place])
    return everything(DefinitionCondition(definition="d"), level)


def _groups(number: int) -> Iterator[Group]:
    rivals = tuple(f"b{number}_{place}" for place in range(3))
    needing = f"b{number}_3"
    yield Requires(id=f"r{number}", name="前提", benefits=(needing,), needed=rivals[:1])
    yield Highest(id=f"h{number}", name="就高", benefits=rivals)
    yield Cap(
        id=f"c{number}",
        name="总额",
        benefits=(*rivals, needing),
        at_most=Constant(value=money(4000)),
        cut=Cut.IN_ORDER,
    )


def _of(benefits: int) -> Pack:
    blocks = range(benefits // _A_BLOCK)
    stated = [one for number in blocks for one in _block(number)]
    subject = pack(*stated, definitions=[definition("d", holds("retired"))])
    return replace(subject, groups={group.id: group for number in blocks for group in _groups(number)})


def _calls(work: Callable[[], object]) -> int:
    """Return how many calls of Python functions `work` makes."""
    made = 0

    def count(_frame: FrameType, event: str, _: object) -> None:
        nonlocal made
        made += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return made


def _all_of(decide_: Callable[[Pack, Case], Decision], subject: Pack) -> None:
    for one in _CASES:
        for item in decide_(subject, one).items:
            _ = item.conditions, item.calculation


@pytest.mark.parametrize("how", [decide, decide_by_walking])
def test_twice_the_benefits_take_twice_the_calls(how: Callable[[Pack, Case], Decision]) -> None:
    once, twice = (_calls(partial(_all_of, how, _of(count))) for count in (200, 400))
    assert 1.8 < twice / once < 2.2


def test_what_is_remembered_saves_calls() -> None:
    subject = _of(100)
    first, again = (_calls(lambda: _all_of(decide, subject)) for _ in range(2))
    assert again < first / 2


def test_a_pack_of_two_thousand_benefits_takes_twice_the_memory_of_one_of_a_thousand() -> None:
    peaks = []
    for count in (1000, 2000):
        subject = _of(count)
        tracemalloc.start()
        decision = decide(subject, _CASES[0])
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert len(decision.items) == count
    assert 1.7 < peaks[1] / peaks[0] < 2.3


def test_what_is_kept_does_not_grow_with_the_cases() -> None:
    """A profile seen before takes no more room; the answers to a number are kept up to a limit."""
    subject = _of(50)
    for one in _CASES:
        _all_of_it(subject, one)
    tracemalloc.start()
    for _ in range(20):
        for one in _CASES:
            _all_of_it(subject, one)
    gc.collect()
    grown, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert grown < 50_000


def _all_of_it(subject: Pack, one: Case) -> None:
    for item in decide(subject, one).items:
        _ = item.conditions, item.calculation
