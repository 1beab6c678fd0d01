"""What is generated from the code is what the code generates today (`make docs`, `make schema`)."""

from __future__ import annotations

import runpy
from pathlib import Path

from talentrules.cli import main
from talentrules.diagnostics import CATALOGUE
from tests.repository.checkout import ROOT


def test_the_generated_pages_are_current() -> None:
    pages: dict[Path, str] = runpy.run_path(str(ROOT / "docs/generate.py"))["pages"]()
    assert [path.name for path, text in pages.items() if path.read_text(encoding="utf-8") != text] == []


def test_every_diagnostic_has_its_paragraph() -> None:
    page = (ROOT / "docs/diagnostics.md").read_text(encoding="utf-8")
    assert [code for code in CATALOGUE if f"## `{code}`" not in page] == []


def test_the_schemas_are_current(tmp_path: Path) -> None:
    assert main(["schema", "--write", str(tmp_path)]) == 0
    fresh = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "schema").iterdir()} == fresh
