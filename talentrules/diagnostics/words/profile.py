"""What can be wrong with a profile: facts and their values."""

from __future__ import annotations

from talentrules.diagnostics.wording import Wording

__all__ = ["PROFILE"]

PROFILE: dict[str, Wording] = {}
