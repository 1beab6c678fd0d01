"""The table of the patterns in the documentation names what is there: each pattern once, entries and tests that exist."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from talentrules import load

ROOT = Path(__file__).parents[2]


@cache
def _rows() -> tuple[tuple[str, ...], ...]:
    lines = (ROOT / "docs" / "patterns.md").read_text().splitlines()
    return tuple(tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines if line.startswith("| P"))


def _quoted(cell: str) -> list[str]:
    return re.findall(r"`([a-z_0-9]+)`", cell)


def test_every_pattern_stands_once() -> None:
    assert [row[0] for row in _rows()] == [f"P{number}" for number in range(1, 51)]
    assert {len(row) for row in _rows()} == {5}


def test_every_entry_that_is_named_is_in_the_example_pack() -> None:
    pack = load(ROOT / "examples" / "packs" / "yunshan.yaml").model
    known = {*pack.benefits, *pack.groups, *pack.definitions, *pack.statistics}
    for row in _rows():
        assert _quoted(row[3]), row[0]
        assert set(_quoted(row[3])) <= known, row[0]


def test_every_pattern_has_its_tests() -> None:
    text = "".join(path.read_text() for path in Path(__file__).parent.glob("test_*.py"))
    there = set(re.findall(r"^def (test_p\w+)\(", text, re.MULTILINE))
    for number, *_, named in _rows():
        for begins in _quoted(named):
            assert begins.startswith(f"test_p{int(number[1:]):02}"), number
            assert any(name.startswith(begins) for name in there), begins
    assert {name[:8] for name in there} == {f"test_p{number:02}" for number in range(1, 51)}
