"""What the checkout holds, for the tests of this folder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
READMES = (ROOT / "README.md", ROOT / "README.zh.md")
PAGES = (*READMES, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md")))
_OURS = ("talentrules", "rules", "tests", "examples", "docs", "bench", "schema", "requirements", ".ci")
_TEXT = {".py", ".yaml", ".yml", ".md", ".toml", ".txt", ".html", ".json", ".css", ".sh", ".in", ".lock", ""}
_BLOCK = re.compile(r"^```(?P<kind>\w*)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)


def modules() -> Iterator[Path]:
    """Yield every Python file of the package."""
    yield from sorted((ROOT / "talentrules").rglob("*.py"))


def text_files() -> Iterator[Path]:
    """Yield every text file of the product."""
    yield from (
        path for path in ROOT.iterdir() if path.is_file() and path.suffix in _TEXT and ".coverage" not in path.name
    )
    for folder in _OURS:
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and path.suffix in _TEXT and "__pycache__" not in path.parts:
                yield path


def blocks(page: Path, kind: str) -> list[str]:
    """Return the fenced blocks of `page` that are marked as `kind`."""
    found = _BLOCK.finditer(page.read_text(encoding="utf-8"))
    return [match["text"] for match in found if match["kind"] == kind]


def make_targets() -> set[str]:
    """Return what `make` can be asked for."""
    return set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
