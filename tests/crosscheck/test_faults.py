"""The witness would notice: faults in the engine that decides are each reported as a difference."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import date
from itertools import islice
from types import MappingProxyType
from typing import Any

import pytest

from talentrules.crosscheck import checking
from talentrules.crosscheck.witness import Witness
from talentrules.engine import decide
from talentrules.inquiry.drawing import cases
from talentrules.model.conditions import All, Compare, CompareQuantity, Operator
from talentrules.model.decision import Decision
from talentrules.model.pack import Pack
from talentrules.model.profile import Case
from talentrules.model.quantities import Table
from tests.laws.shipped import shown_pack

Change = Callable[[Any], Any]


def rewritten(node: Any, change: Change) -> Any:
    """Return a part of a pack with `change` made to every node, the innermost first."""
    if isinstance(node, tuple):
        return tuple(rewritten(one, change) for one in node)
    if isinstance(node, dict | MappingProxyType):
        return {key: rewritten(one, change) for key, one in node.items()}
    if not is_dataclass(node) or isinstance(node, type) or not node.__module__.startswith("talentrules.model"):
        return node
    parts = {one.name: rewritten(getattr(node, one.name), change) for one in fields(node) if one.init}
    return change(replace(node, **parts))


def strict(node: Any) -> Any:
    """Write `>` for `>=`."""
    if isinstance(node, Compare | CompareQuantity) and node.operator is Operator.AT_LEAST:
        return replace(node, operator=Operator.ABOVE)
    return node


def forgetful(node: Any) -> Any:
    """Drop the last operand of *and*."""
    return replace(node, parts=node.parts[:-1]) if isinstance(node, All) and len(node.parts) > 1 else node


def swapped(node: Any) -> Any:
    """Let the first two rows of a table change places in what they pay."""
    if not isinstance(node, Table) or len(node.rows) < 2:
        return node
    one, other, *more = node.rows
    return replace(node, rows=(replace(one, value=other.value), replace(other, value=one.value), *more))


@pytest.mark.parametrize("fault", [strict, forgetful, swapped])
def test_a_seeded_fault_is_caught(fault: Change, witness: Witness, monkeypatch: pytest.MonkeyPatch) -> None:
    pack = shown_pack()
    faulty = rewritten(pack, fault)
    assert faulty != pack

    def decide_wrongly(_: Pack, case: Case) -> Decision:
        return decide(faulty, case)

    monkeypatch.setattr(checking, "decide", decide_wrongly)
    report = checking.check(pack, islice(cases(pack, seed=3, on=date(2026, 6, 1)), 25), witness)
    assert report.differences
    assert not report.ok


def test_the_same_search_finds_nothing_in_the_engine_as_it_is(witness: Witness) -> None:
    pack = shown_pack()
    assert checking.check(pack, islice(cases(pack, seed=3, on=date(2026, 6, 1)), 25), witness).ok
