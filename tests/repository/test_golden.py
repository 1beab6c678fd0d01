"""What the example profiles print is what stands beside them; `make golden` writes it anew."""

from __future__ import annotations

import pytest

from tests.repository.golden import DAYS, GOLDEN, IN_EVERY_FORM, PROFILES, Printout, printouts

PRINTOUTS = tuple(printouts())


@pytest.mark.parametrize("printout", PRINTOUTS, ids=lambda one: one.path.name)
def test_an_example_prints_what_stands_beside_it(printout: Printout) -> None:
    assert printout.path.read_text(encoding="utf-8") == printout.fresh()


def test_every_file_is_somebodys_printout() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {one.path.name for one in PRINTOUTS}


@pytest.mark.parametrize("city", DAYS)
def test_a_city_has_three_examples_and_one_in_every_form(city: str) -> None:
    examples = {path.stem for path in PROFILES.glob(f"{city}_*.yaml")}
    assert len(examples) >= 3
    assert len(examples & IN_EVERY_FORM) == 1
