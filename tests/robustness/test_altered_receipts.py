"""A receipt or a decision of which anything was altered: the replay says so, or refuses it; no change goes unseen."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import talentrules as tr
from tests.api.test_receipt import sealed
from tests.cli.conftest import Run, run
from tests.robustness.mangling import places, refused_well

__all__ = ["run"]

ON = date(2024, 6, 1)
OTHERS: tuple[Any, ...] = (
    None,
    True,
    0,
    1,
    10**19,
    1.5,
    -0.0,
    float("inf"),
    "X",
    "2024-06-02",
    "\x00",
    [],
    {},
    [1],
    {"a": 1},
)
FACTS = {
    "talent_groups": {"value": ["migratory"], "standing": "verified", "remark": "介绍信"},
    "attestations": {"flexible_talent_conditions": True},
    "applied_on": "2024-05-20",
}


@cache
def _pack() -> tr.Pack:
    return tr.load("wuzhishan")


def _decision() -> tr.Decision:
    return _pack().decide(FACTS, on=ON)


def altered(data: Any) -> Iterator[tuple[str, Any]]:
    """Yield `data` with each of its values in turn taken out, and changed into others."""
    for number, (holder, key) in enumerate(places(data)):
        for other in (*OTHERS, "taken out"):
            if type(other) is type(holder[key]) and other == holder[key]:
                continue
            changed = copy.deepcopy(data)
            inside, name = list(places(changed))[number]
            if other == "taken out":
                del inside[name]
            else:
                inside[name] = other
            yield f"{key}: {other!r}", changed


def _is_seen(changed: Any) -> bool:
    try:
        return not tr.replay(changed, _pack()).same
    except tr.ReceiptError as error:
        refused_well(error)
        return True


def test_every_change_of_a_receipt_is_seen() -> None:
    data = json.loads(_decision().receipt().to_json())
    assert tr.replay(data).same
    unseen = [what for what, changed in altered(data) if not _is_seen(changed)]
    assert unseen == []


def test_a_forger_who_seals_it_anew_changes_the_decision_or_is_refused() -> None:
    """Whoever can compute the checksum can say what he likes, yet not what comes of it: but for remarks, and the name of a pack that was given, it shows."""
    data = json.loads(_decision().receipt().to_json())
    for number, (holder, _) in enumerate(list(places(data))):
        changed = copy.deepcopy(data)
        inside, key = list(places(changed))[number]
        if key in {"receipt_sha256", "engine", "remark", "id"} or inside[key] is None:
            continue
        inside[key] = "X" if not isinstance(holder, list) else 1.5
        assert _is_seen(sealed(changed)), key


def test_every_change_of_a_decision_is_seen() -> None:
    """Of every second kind of place one is changed: a whole decision has thousands of places."""
    data = json.loads(_decision().to_json())
    whole = tr.replay(data)
    assert whole.same
    kept: dict[str, tuple[Any, Any]] = {}
    for holder, key in places(data):
        kept.setdefault(key if isinstance(key, str) else f"in a list of {type(holder[key]).__name__}", (holder, key))
    assert len(kept) > 60
    for name, (holder, key) in list(kept.items())[::2]:
        before = holder[key]
        holder[key] = 1.5 if number_of(name) % 2 else "X"
        assert _is_seen(data), name
        holder[key] = before
    assert tr.replay(data).same


def number_of(name: str) -> int:
    return sum(map(ord, name))


@pytest.mark.parametrize("value", [1.5, "2024-06-01 "])
def test_a_fraction_or_a_day_of_yaml_in_the_facts_is_refused_at_its_place(value: Any, tmp_path: Path) -> None:
    """No receipt that was written here holds one; the checksum is of words of JSON."""
    data = json.loads(_decision().receipt().to_json())
    data["profile"]["talent_groups"] = "HERE"
    file = tmp_path / "r.yaml"
    file.write_text(json.dumps(sealed(data), indent=1).replace('"HERE"', str(value)), encoding="utf-8")
    with pytest.raises(tr.ReceiptError) as caught:
        tr.replay(file)
    assert [one.code for one in caught.value.diagnostics] == ["receipt-bad-value"]
    refused_well(caught.value)


def test_a_fraction_in_a_decision_is_a_difference_that_can_be_printed(run: Run, tmp_path: Path) -> None:
    data = json.loads(_decision().to_json())
    data["items"][0]["verdict"] = 1.5
    file = tmp_path / "d.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    done = run("replay", file)
    assert done.status == 1
    assert 'items[0].verdict: "1.5" → ' in done.out
