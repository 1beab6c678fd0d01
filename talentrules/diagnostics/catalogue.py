"""Every message, in one place: code, severity, Chinese wording first, English beside it, and what to write instead.

A wording is a template; the words in braces are filled where the fault is found. A code never changes its meaning.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

__all__ = ["CATALOGUE", "Wording"]


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one code: the message and the hint, in Chinese and in English."""

    message: str
    hint: str
    message_en: str
    hint_en: str
    severity: Literal["error", "warning"] = "error"


_TEXT: dict[str, Wording] = {
    # filled by syntax/reader.py: files and YAML text
}

_SHAPE: dict[str, Wording] = {}

_MEANING: dict[str, Wording] = {}

_PROFILE: dict[str, Wording] = {}

_RECEIPT: dict[str, Wording] = {}

CATALOGUE: Mapping[str, Wording] = MappingProxyType({**_TEXT, **_SHAPE, **_MEANING, **_PROFILE, **_RECEIPT})
