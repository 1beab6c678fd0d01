"""Cases by lot: the same from the same seed, valid, and near what matters."""

from __future__ import annotations

from datetime import date
from itertools import islice

import pytest

from talentrules.inquiry.drawing import cases
from talentrules.model.facts import NONE
from talentrules.syntax import decode_profile, encode_profile
from tests.laws.shipped import SHIPPED, shipped_pack, shown_pack


def test_a_seed_draws_the_same_cases_and_another_one_others() -> None:
    pack = shown_pack()
    one, again, other = (list(islice(cases(pack, seed), 20)) for seed in (4, 4, 5))
    assert one == again
    assert one != other


@pytest.mark.parametrize("name", [*SHIPPED, "yunshan"])
def test_every_case_is_one_that_a_profile_may_state(name: str) -> None:
    pack = shown_pack() if name == "yunshan" else shipped_pack(name)
    for case in islice(cases(pack, seed=11), 60):
        read, problems = decode_profile(encode_profile(case.profile, pack), pack)
        assert not problems
        assert read is not None
        assert dict(read.facts) == dict(case.profile.facts)


def test_some_is_unknown_some_is_none_and_some_findings_are_refused() -> None:
    pack = shown_pack()
    drawn = list(islice(cases(pack, seed=1, on=date(2026, 6, 1)), 50))
    assert {case.on for case in drawn} == {date(2026, 6, 1)}
    assert any(len(case.profile.facts) < len(pack.facts_read) for case in drawn)
    assert any(known.value is NONE for case in drawn for known in case.profile.facts.values())
    assert {one.holds for case in drawn for one in case.profile.attestations.values()} == {True, False}
