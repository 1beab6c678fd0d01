"""Every mistake of a scenario file by example: a file that yields its code and nothing else, and a clean neighbour."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from talentrules.diagnostics.words.scenario import SCENARIO
from talentrules.testing import ScenarioError, read_scenarios, run
from tests.helpers import the_one, underlined

HERE = Path(__file__).parent
BAD = sorted((HERE / "bad").iterdir())
IN_PYTHON_ONLY = {
    "scenario-none-found": "a folder without scenario files; tests/testing/test_reading.py",
    "scenario-none-beside": "a pack without scenarios, an argument of a command; tests/mutation",
    "scenario-of-another-pack": "two files that do not fit, arguments of a command; tests/mutation",
    "scenario-fails-already": "a scenario that is sound and does not hold; tests/mutation",
}
_EXPECTED = re.compile(r'# expect: (?P<code>\S+) "(?P<marked>.*)"\n')


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_file_yields_its_code_at_its_place_and_its_neighbour_none(path: Path) -> None:
    expected = _EXPECTED.match(path.read_text("utf-8"))
    assert expected is not None
    with pytest.raises(ScenarioError) as caught:
        read_scenarios(path)
    problem = the_one(caught.value.diagnostics)
    assert (problem.code, path.name) == (expected["code"], f"{expected['code']}.yaml")
    assert underlined(problem).startswith(expected["marked"])
    assert run(read_scenarios(HERE / "good" / path.name)).cases


def test_every_code_has_a_bad_file_and_every_good_one_a_neighbour() -> None:
    assert {path.stem for path in BAD} == SCENARIO.keys() - IN_PYTHON_ONLY.keys()
    assert {path.name for path in (HERE / "good").iterdir()} == {path.name for path in BAD}
