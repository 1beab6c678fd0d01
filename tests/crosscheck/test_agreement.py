"""Both engines come to the same: on the shipped packs, on the fictional one, on packs that were made up."""

from __future__ import annotations

import os
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentrules.crosscheck.checking import Report, check
from talentrules.crosscheck.witness import Witness
from talentrules.inquiry.drawing import cases as drawn
from talentrules.model.pack import Pack
from tests.laws.shipped import SHIPPED, SHOWN, shipped_pack, shown_pack
from tests.strategies import cases, examples, grouped_packs, packs

DEEP = int(os.environ.get("TALENTRULES_DEEP", "1"))


def agreed(report: Report) -> None:
    assert not report.failures, report.failures[0]
    assert not report.differences, report.differences[0]
    assert report.agreed + report.unable == report.items


@pytest.mark.parametrize("name", SHIPPED)
def test_of_a_city_everything_is_expressed_and_agrees(name: str, witness: Witness) -> None:
    pack = shipped_pack(name)
    report = check(pack, islice(drawn(pack, seed=7), 50 * DEEP), witness)
    agreed(report)
    assert report.unable == 0
    assert report.items == 50 * DEEP * len(pack.benefits)


def test_of_the_fictional_city_nearly_everything_is_expressed_and_agrees(witness: Witness) -> None:
    report = check(shown_pack(), islice(drawn(shown_pack(), seed=7), 40 * DEEP), witness)
    agreed(report)
    assert report.unable <= 0.05 * report.items
    assert {one.benefit for one in report.not_expressed} <= {"hukou_award", "moving_subsidy"}


@pytest.mark.parametrize("subject", ["imagined", "grouped", SHOWN])
def test_the_engines_agree_on_cases_that_hypothesis_thinks_of(subject: str, witness: Witness) -> None:
    made_up: dict[str, st.SearchStrategy[Pack]] = {
        "imagined": packs(),
        "grouped": grouped_packs(),
        SHOWN: st.just(shown_pack()),
    }

    @given(st.data())
    @examples(25)
    def law(data: st.DataObject) -> None:
        pack = data.draw(made_up[subject])
        agreed(check(pack, [data.draw(cases(pack))], witness))

    law()
