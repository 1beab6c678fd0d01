"""What can be wrong with the text of a file: encoding, size, YAML itself."""

from __future__ import annotations

from talentrules.diagnostics.wording import Wording

__all__ = ["TEXT"]

TEXT: dict[str, Wording] = {}
