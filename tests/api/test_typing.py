"""The public API as a type checker sees it; `mypy` reads this file, and it runs too."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import talentrules as tr
from talentrules.model.facts import Fact

if TYPE_CHECKING:
    from typing import assert_type
else:

    def assert_type(value: object, _kind: object) -> object:
        return value


def test_the_types_of_a_pack() -> None:
    pack = tr.load("wuzhishan")
    assert_type(pack, tr.Pack)
    assert_type(tr.load(pack.path or Path()), tr.Pack)
    assert_type(tr.packs(), tuple[tr.PackInfo, ...])
    assert_type(pack.id, str)
    assert_type(pack.facts, Mapping[str, Fact])
    assert_type(pack.read_profile({}), tr.Profile)
    assert_type(pack.profile_schema(), dict[str, Any])
    assert_type(pack.show(), str)


def test_the_types_of_a_decision() -> None:
    pack = tr.load("wuzhishan")
    decision = pack.decide({"talent_groups": ["migratory"]}, on=date(2024, 6, 1))
    assert_type(decision, tr.Decision)
    assert_type(pack.decide(pack.profile_model()(), on=date(2024, 6, 1), applied_on=None), tr.Decision)
    item = decision["travel_allowance"]
    assert_type(item, tr.Item)
    assert_type(item.verdict, tr.Verdict)
    assert_type(item.amount, tr.Interval | None)
    assert_type(decision.items, tuple[tr.Item, ...])
    assert_type(decision.totals, tuple[tr.Total, ...])
    assert_type(decision.next_questions(), tuple[tr.Question, ...])
    assert_type(decision.receipt(), tr.Receipt)
    assert_type(decision.to_json(), str)
    assert_type(tr.compare([decision]), tr.Comparison)
    assert_type(tr.replay(decision.to_data()), tr.Replay)
    assert_type(tr.__version__, str)
