"""The packs that are shipped, for laws that must hold of them too."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import talentrules
from talentrules.model.pack import Pack

__all__ = ["SHIPPED", "shipped_pack", "shipped_packs"]

SHIPPED = ("wuzhishan", "huanggang", "jiayuguan", "liling", "nanle")


@cache
def shipped_pack(name: str) -> Pack | None:
    """Return the shipped pack, or None where this checkout cannot load packs yet."""
    load = getattr(talentrules, "load", None)
    if load is None:
        return None
    model = load(name).model
    assert isinstance(model, Pack)
    return model


def shipped_packs() -> Mapping[str, Pack]:
    """Return all that can be loaded, by id."""
    loaded = {name: shipped_pack(name) for name in SHIPPED}
    return {name: pack for name, pack in loaded.items() if pack is not None}
