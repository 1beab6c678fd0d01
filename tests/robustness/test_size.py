"""A pack of 2,000 benefits is loaded, checked, decided and told: the work grows with the pack, and no faster.

Work is counted in calls of functions, not in seconds, so that a busy machine changes nothing: two packs, one of four
times as many benefits, and at most a little over four times as many calls.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any, TypeVar

import pytest

from talentrules import explain
from talentrules.check import check
from talentrules.engine import decide
from talentrules.loading import load_bytes
from talentrules.model.decision import Decision
from talentrules.model.pack import Pack
from talentrules.model.profile import Case, Known, Profile
from tests.helpers import HEAD

_T = TypeVar("_T")
CASE = Case(profile=Profile(facts={"education_level": Known(value="doctor")}), on=date(2024, 6, 1))
FEW, MANY = 50, 200
BENEFIT = """  b{n}:
    name: 虚构补贴{n}号
    kind: allowance
    category: money
    when: {{all: [{{education_level: {{at_least: master}}}}, {{any: [{{retired: false}}, {{annual_pay: {{at_least: {n}元}}}}]}}]}}
    amount: {{fixed: {n}00元}}
    payment: once
    cite: {{source: notice, quote: 给予{n}00元，年薪{n}元以上}}
"""


def calls(work: Callable[[], _T]) -> tuple[int, _T]:
    """Return how many functions are called while `work` is done, and what comes of it."""
    count = 0

    def counted(_frame: Any, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        done = work()
    finally:
        sys.setprofile(before)
    return count, done


@cache
def _bytes(size: int) -> bytes:
    return (HEAD + "benefits:\n" + "".join(BENEFIT.format(n=n) for n in range(1, size + 1))).encode()


@cache
def _pack(size: int) -> Pack:
    return load_bytes(_bytes(size), "x.yaml").pack


@cache
def _decision(size: int) -> Decision:
    return decide(_pack(size), CASE)


WORK: dict[str, Callable[[int], object]] = {
    "load": lambda size: load_bytes(_bytes(size), "x.yaml").pack,
    "check": lambda size: check(_pack(size)),
    "decide": lambda size: decide(_pack(size), CASE),
    "json": lambda size: json.dumps(explain.to_data(_decision(size))),
    "text": lambda size: explain.document_to_text(explain.build_sheet(_decision(size))),
    "html": lambda size: explain.document_to_html(explain.build_sheet(_decision(size))),
    "handbook": lambda size: explain.handbook_to_html(_pack(size)),
}


@pytest.mark.parametrize("name", WORK)
def test_four_times_the_benefits_are_four_times_the_work(name: str) -> None:
    work = WORK[name]
    work(3)  # what is made once, whatever the size
    _decision(FEW), _decision(MANY)
    few, many = (calls(lambda size=size: work(size))[0] for size in (FEW, MANY))  # type: ignore[misc]
    assert few > FEW
    assert many < 5 * few, many / few


def test_two_thousand_benefits_are_decided_and_told() -> None:
    pack = _pack(2000)
    assert len(pack.benefits) == 2000
    decision = decide(pack, CASE)
    assert len(decision.items) == 2000
    assert decision.items[-1].amount is not None
    assert len(explain.to_data(decision)["items"]) == 2000


def test_work_that_grows_faster_is_noticed() -> None:
    def pairs(size: int) -> int:
        return sum(max(one, other) for one in range(size) for other in range(size))

    few, many = (calls(lambda size=size: pairs(size))[0] for size in (10, 40))  # type: ignore[misc]
    assert many > 5 * few
