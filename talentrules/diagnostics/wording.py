"""The shape of the words of one diagnostic code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Wording"]


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one code: the message and the hint, in Chinese and in English; `{braces}` are filled in."""

    message: str
    hint: str
    message_en: str
    hint_en: str
    severity: Literal["error", "warning"] = "error"
