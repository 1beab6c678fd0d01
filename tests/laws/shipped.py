"""The packs that are shipped, and the one that shows the whole language, for laws that must hold of them too."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import talentrules
from talentrules.loading import load_file
from talentrules.model.pack import Pack

__all__ = ["SHIPPED", "SHOWN", "shipped_pack", "shown_pack"]

SHIPPED = ("wuzhishan", "huanggang", "jiayuguan", "liling", "nanle")
SHOWN = "yunshan"
"""A city that there is not, with every form of clause."""

_EXAMPLES = Path(__file__).parents[2] / "examples" / "packs"


@cache
def shipped_pack(name: str) -> Pack:
    """Return the shipped pack as frozen data."""
    return talentrules.load(name).model


@cache
def shown_pack() -> Pack:
    """Return the pack of the fictional city as frozen data."""
    return load_file(_EXAMPLES / f"{SHOWN}.yaml").pack
