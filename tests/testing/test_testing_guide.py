"""What the guide about laws, strategies and the plugin says, holds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from talentrules.testing import LawBroken, laws, strategies
from tests.testing.test_laws import FALLING, made

GUIDE = (Path(__file__).parents[2] / "docs" / "testing.md").read_text("utf-8")


def test_every_law_and_every_strategy_has_its_row() -> None:
    rows = re.findall(r"^\| `(\w+)[^|]*` \|", GUIDE, re.MULTILINE)
    named = dict.fromkeys(one for one in rows if not one.startswith("talentrules"))
    assert list(named) == [
        *laws.NAMES,
        "profiles",
        "complete_profiles",
        "completions",
        "partial_of",
        "dates",
        "cases",
        "packs",
    ]
    assert set(named) == {*laws.NAMES, *strategies.__all__}


def test_the_counterexample_is_what_is_printed() -> None:
    (printed,) = re.findall(r"^```text\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)
    with pytest.raises(LawBroken) as raised:
        laws.monotone(made(FALLING))
    assert raised.value.render() + "\n" == printed


def test_the_default_number_of_cases_is_the_one_that_is_told() -> None:
    assert f"({laws.MAX_EXAMPLES} cases unless given" in GUIDE
