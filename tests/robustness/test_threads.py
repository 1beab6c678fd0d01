"""One pack in many hands at once: the same answers as one after the other; and what it shares cannot be written on."""

from __future__ import annotations

import copy
import dataclasses
import sys
import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest

import talentrules as tr
from talentrules.loading import load_file
from tests.robustness.mangling import PROFILES, YUNSHAN, plain

HANDS = 8
DAY = date(2026, 6, 1)


def _answer(pack: tr.Pack, profile: dict[str, Any], on: date) -> tuple[str, ...]:
    decision = pack.decide(profile, on=on)
    return decision.to_json(), decision.receipt().to_json()


def _work() -> list[tuple[dict[str, Any], date]]:
    profiles = [plain(path) for path in PROFILES if path.stem.startswith("yunshan")]
    return [(profile, date(2026, month, 1)) for profile, month in zip(profiles, (2, 6, 11), strict=False)]


@pytest.fixture
def _impatient() -> Any:
    """Let threads take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("_impatient")
def test_eight_threads_answer_as_one_does() -> None:
    work = _work()
    expected = [_answer(tr.load(YUNSHAN), *one) for one in work]
    pack = tr.load(YUNSHAN)  # of which nothing is compiled or remembered yet
    together = threading.Barrier(HANDS)

    def hand(number: int) -> list[tuple[int, tuple[str, ...]]]:
        together.wait()
        turned = [(number + step) % len(work) for step in range(len(work))]
        return [(place, _answer(pack, *work[place])) for place in turned]

    with ThreadPoolExecutor(HANDS) as hands:
        for found in hands.map(hand, range(HANDS)):
            assert all(answer == expected[place] for place, answer in found)
    assert len({answer[0] for answer in expected}) == len(work) == 3


def test_packs_are_loaded_at_once() -> None:
    with ThreadPoolExecutor(HANDS) as hands:
        digests = set(hands.map(lambda _: tr.load(YUNSHAN).model.sha256, range(HANDS)))
    assert len(digests) == 1


def test_a_decision_leaves_pack_and_profile_as_they_were() -> None:
    pack = tr.load(YUNSHAN)
    fresh = load_file(YUNSHAN).pack
    for profile, on in _work():
        before = copy.deepcopy(profile)
        _answer(pack, profile, on)
        assert profile == before
    assert pack.model == fresh


def test_what_is_shared_is_frozen() -> None:
    pack = load_file(YUNSHAN).pack
    item = tr.load(YUNSHAN).decide({}, on=DAY).items[0]
    for held in (pack, next(iter(pack.benefits.values())), item):
        field = dataclasses.fields(held)[0].name
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(held, field, None)


def test_a_copy_of_a_pack_decides_alike() -> None:
    pack = tr.load(YUNSHAN)
    first = pack.decide({}, on=DAY).to_json()
    for again in (copy.copy(pack), dataclasses.replace(pack)):
        assert again.decide({}, on=DAY).to_json() == first
    assert isinstance(pack.model.benefits, Mapping)
