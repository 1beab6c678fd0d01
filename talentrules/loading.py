"""Read → decode → check: the only place that chains them, so that no unchecked pack reaches the engine."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from talentrules.check import check
from talentrules.diagnostics import Diagnostic, Severity, in_order
from talentrules.errors import PackError
from talentrules.model.pack import Pack
from talentrules.syntax import Reading, decode_pack, read_bytes, read_file

__all__ = ["Loaded", "load_bytes", "load_file"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A checked pack, what its author should look at, and the file that it came from."""

    pack: Pack
    warnings: tuple[Diagnostic, ...]
    path: Path | None = None


def load_file(path: Path, *, name: str | None = None) -> Loaded:
    """Load the pack at `path`, known to its user as `name`.

    Raises:
        PackError: with everything that is wrong.

    """
    return _load(read_file(path, name=name), path)


def load_bytes(data: bytes, name: str) -> Loaded:
    """Load a pack from the bytes of its file.

    Raises:
        PackError: with everything that is wrong.

    """
    return _load(read_bytes(data, name), None)


def _load(reading: Reading, path: Path | None) -> Loaded:
    pack, found = decode_pack(reading)
    if pack is None or _errors(found):
        raise PackError(found)
    found = in_order((*found, *check(pack)))
    if _errors(found):
        raise PackError(found)
    return Loaded(pack=pack, warnings=found, path=path)


def _errors(found: tuple[Diagnostic, ...]) -> bool:
    return any(one.severity is Severity.ERROR for one in found)
