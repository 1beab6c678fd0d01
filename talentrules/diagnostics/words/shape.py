"""What can be wrong with the shape of a pack: keys and kinds of values."""

from __future__ import annotations

from talentrules.diagnostics.wording import Wording

__all__ = ["SHAPE"]

SHAPE: dict[str, Wording] = {}
