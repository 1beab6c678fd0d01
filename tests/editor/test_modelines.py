"""Every file that a clerk opens says in its first line which schema it has."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.repository.checkout import ROOT

_LINE = "# yaml-language-server: $schema="
FILES = {
    **{path: "pack" for folder in ("rules", "examples/packs") for path in (ROOT / folder).glob("*.yaml")},
    **{
        path: "scenario"
        for folder in ("rules/tests", "examples/packs/tests")
        for path in (ROOT / folder).glob("*.yaml")
    },
}


@pytest.mark.parametrize("path", sorted(FILES), ids=lambda path: str(path.relative_to(ROOT)))
def test_the_first_line_leads_to_the_schema(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith(_LINE)
    assert (path.parent / first.removeprefix(_LINE)).resolve() == ROOT / "schema" / f"{FILES[path]}.schema.json"


def test_there_are_files_of_both_kinds() -> None:
    assert set(FILES.values()) == {"pack", "scenario"}
    assert len(FILES) >= 13
