"""What can be wrong with a receipt."""

from __future__ import annotations

from talentrules.diagnostics.wording import Wording

__all__ = ["RECEIPT"]

RECEIPT: dict[str, Wording] = {}
