"""What a fuzzer is let loose on: each takes bytes, and whatever they are, nothing but an error of ours may come out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

import talentrules as tr
from talentrules.errors import TalentRulesError
from talentrules.loading import load_bytes
from talentrules.syntax import read_bytes, read_text

__all__ = ["TARGETS", "both_readers", "pack", "profile", "receipt"]

_DAY = date(2024, 6, 1)


@cache
def _city() -> tr.Pack:
    return tr.load("wuzhishan")


def both_readers(data: bytes) -> None:
    """Read a text with both halves of PyYAML, which must agree on whether it can be read."""
    text = data.decode("utf-8", "replace")
    fast, pure = read_text(text, "f"), read_text(text, "f", pure=True)
    if bool(fast.diagnostics) != bool(pure.diagnostics):
        raise AssertionError(text)


def pack(data: bytes) -> None:
    """Load a pack."""
    try:
        load_bytes(data, "x.yaml")
    except TalentRulesError as error:
        str(error).encode()


def profile(data: bytes) -> None:
    """Read a profile and decide it."""
    try:
        _city().decide(_city().read_profile(read_bytes(data, "p.yaml")), on=_DAY).to_json()
    except TalentRulesError as error:
        str(error).encode()


def receipt(data: bytes) -> None:
    """Replay a receipt."""
    try:
        tr.replay(read_bytes(data, "r.json"), _city())
    except TalentRulesError as error:
        str(error).encode()


TARGETS: dict[str, Callable[[bytes], None]] = {one.__name__: one for one in (both_readers, pack, profile, receipt)}
