"""The whole catalogue: each code has a bad file that yields it, and beside that a good one that does not.

That the files do so is held in their own folders. What no file can show is named there, with the test that shows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from talentrules.diagnostics import CATALOGUE
from tests.check.test_files import IN_PYTHON_ONLY as OF_CHECK
from tests.language.test_language import IN_PYTHON_ONLY as OF_LANGUAGE
from tests.syntax.test_reader import MADE_IN_TESTS as OF_TEXT
from tests.testing.test_files import IN_PYTHON_ONLY as OF_SCENARIOS

TESTS = Path(__file__).parents[1]
BAD = sorted(path for path in TESTS.glob("**/bad/*") if path.suffix in {".yaml", ".json"})
_EXPECTED = re.compile(r"^# expect: (\S+)", re.MULTILINE)
NO_FILE_CAN_SHOW = {
    **OF_CHECK,
    **OF_LANGUAGE,
    **OF_SCENARIOS,
    **dict.fromkeys(OF_TEXT, "what is no file, or too large for one; tests/syntax/test_reader.py"),
    "prover-missing": "an extra that is not installed; tests/proofs",
    "review-overdue": "a day after the review, an argument; tests/proofs/test_codes.py",
}
TABLES = "table-"
"""How the codes of workbooks begin: these are made by the tests of tests/office, cell by cell."""


def _shown(path: Path) -> Iterator[str]:
    """Yield the codes that a bad file says that it yields; by its name where it says none."""
    said = _EXPECTED.findall(path.read_bytes().decode("utf-8", "replace"))
    yield from said or [code for code in CATALOGUE if path.stem == code or path.stem.startswith(f"{code}-")]


def _neighbours(path: Path) -> list[Path]:
    """Return the good file of the same name, or else what is good in the folder beside it."""
    good = path.parents[1] / "good"
    return [good / path.name] if (good / path.name).is_file() else list(good.glob(f"*{path.suffix}"))


SHOWN = {code for path in BAD for code in _shown(path)}


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_code_has_a_bad_file_or_a_test_that_no_file_could_replace(code: str) -> None:
    if code in SHOWN:
        return
    if code.startswith(TABLES):
        assert _says(TESTS / "office", code)
    else:
        named = re.search(r"tests/\S+", NO_FILE_CAN_SHOW[code])
        assert named is not None
        assert _says(TESTS.parent / named.group(), code)


def _says(place: Path, code: str) -> bool:
    files = sorted(place.rglob("*.py")) if place.is_dir() else [place]
    return any(re.search(rf'["\[]{code}["\]]', path.read_text("utf-8")) for path in files)


@pytest.mark.parametrize("path", BAD, ids=lambda path: f"{path.parts[-3]}/{path.stem}")
def test_a_bad_file_shows_a_code_and_has_a_good_neighbour(path: Path) -> None:
    assert set(_shown(path)) & set(CATALOGUE)
    assert set(_shown(path)) <= set(CATALOGUE)
    assert _neighbours(path)


def test_the_catalogue_is_walked_to_its_end() -> None:
    """A code that nobody shows is missed."""
    assert "no-such-code" not in SHOWN
    assert len(SHOWN) + len(NO_FILE_CAN_SHOW) >= len([code for code in CATALOGUE if not code.startswith(TABLES)])
