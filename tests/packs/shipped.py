"""The five packs as they are read from `rules/`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from talentrules.diagnostics import render_all
from talentrules.model.pack import Pack
from talentrules.syntax import decode_pack, read_file

__all__ = ["CITIES", "ROOT", "of_every_city", "the_pack"]

ROOT = Path(__file__).parents[2]
CITIES = ("wuzhishan", "huanggang", "jiayuguan", "liling", "nanle")

of_every_city = pytest.mark.parametrize("city", CITIES)


@cache
def the_pack(city: str) -> Pack:
    """Return the pack of `city`."""
    pack, diagnostics = decode_pack(read_file(ROOT / "rules" / f"{city}.yaml"))
    assert pack is not None, render_all(diagnostics)
    assert not diagnostics, render_all(diagnostics)
    return pack
