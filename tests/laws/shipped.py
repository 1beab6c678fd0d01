"""The packs that are shipped, for laws that must hold of them too."""

from __future__ import annotations

from functools import cache

import talentrules
from talentrules.model.pack import Pack

__all__ = ["SHIPPED", "shipped_pack"]

SHIPPED = ("wuzhishan", "huanggang", "jiayuguan", "liling", "nanle")


@cache
def shipped_pack(name: str) -> Pack:
    """Return the shipped pack as frozen data."""
    return talentrules.load(name).model
