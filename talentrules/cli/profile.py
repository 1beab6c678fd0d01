"""Reading the profile that a command is given: a file, or `-` for standard input."""

from __future__ import annotations

import sys
from pathlib import Path

from talentrules.syntax import Reading, read_bytes, read_file
from talentrules.syntax.reader import MAX_BYTES

__all__ = ["STANDARD_INPUT", "read_given"]

STANDARD_INPUT = "-"


def read_given(given: str) -> Reading:
    """Read a file, or standard input; never more than `MAX_BYTES` + 1 bytes of it."""
    if given != STANDARD_INPUT:
        return read_file(Path(given))
    data = sys.stdin.buffer.read(MAX_BYTES + 1) if sys.stdin is not None else b""
    return read_bytes(data, "标准输入")
