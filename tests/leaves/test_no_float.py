"""No float stands anywhere in the library's reckoning."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import talentrules

ROOT = Path(talentrules.__file__).parent
RECKONING = [
    ROOT / name for name in ("money.py", "truth.py", "dates.py", "model", "engine", "inquiry") if (ROOT / name).exists()
]


def _modules() -> list[Path]:
    return [module for room in RECKONING for module in ([room] if room.is_file() else sorted(room.rglob("*.py")))]


@pytest.mark.parametrize("module", _modules(), ids=lambda module: str(module.relative_to(ROOT)))
def test_no_float_is_written_or_made(module: Path) -> None:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, float)), node.lineno
        assert not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float")
        assert not isinstance(node, ast.Div), "true division makes floats of whole numbers"
