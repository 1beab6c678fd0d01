"""Every code of the check by example: a file that yields it and nothing else, and a neighbour that is clean."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from talentrules.check import check
from talentrules.diagnostics import Diagnostic
from talentrules.diagnostics.words.check import CHECK
from talentrules.loading import decode_file
from tests.helpers import assert_well_worded, codes, underlined

HERE = Path(__file__).parent
BAD = sorted((HERE / "bad").iterdir())
IN_PYTHON_ONLY = {
    "bounds-cross": "of a file the reader says bounds-reversed; tests/check/test_codes.py",
    "empty-list": "of a file the reader says operator-needs-list or parts-expected; tests/check/test_codes.py",
    "n-too-small": "of a file the reader says at-least-n-form; tests/check/test_codes.py",
}
_EXPECTED = re.compile(r'# expect: (?P<code>\S+) "(?P<marked>.*)"\n')


def _told(path: Path) -> list[Diagnostic]:
    pack, found = decode_file(path)
    return [*found, *(check(pack) if pack is not None else ())]


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_file_yields_its_code_at_its_place_and_its_neighbour_nothing(path: Path) -> None:
    expected = _EXPECTED.match(path.read_text("utf-8"))
    assert expected is not None
    (problem,) = _told(path)
    assert (problem.code, path.stem) == (expected["code"], expected["code"])
    assert_well_worded(problem)
    assert underlined(problem).startswith(expected["marked"])
    assert codes(_told(HERE / "good" / path.name)) == []


def test_every_code_has_a_bad_file_and_every_good_one_a_neighbour() -> None:
    assert {path.stem for path in BAD} == CHECK.keys() - IN_PYTHON_ONLY.keys()
    assert {path.name for path in (HERE / "good").iterdir()} == {path.name for path in BAD}
