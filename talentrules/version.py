"""The version of this library, which receipts name as their engine."""

from __future__ import annotations

__all__ = ["VERSION"]

VERSION = "0.1.0"
"""The same as in `pyproject.toml`; a test holds them together."""
