"""What can be wrong with the meaning of a pack: names, conditions, numbers, sources."""

from __future__ import annotations

from talentrules.diagnostics.wording import Wording

__all__ = ["MEANING"]

MEANING: dict[str, Wording] = {}
