"""Read → decode → check: the only place that chains them, so that no unchecked pack reaches the engine.

A pack may build on others (`builds_on`): built-in ones by their ids, and files beside it by their bare names. Those are
read, decoded and checked first, each once, and nothing else is read: no name and no link leads out of the folder of
the file.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from talentrules.catalog import builtin_packs
from talentrules.check import check
from talentrules.diagnostics import Diagnostic, Severity, diagnose, in_order
from talentrules.errors import PackError
from talentrules.model.pack import Pack
from talentrules.suggest import nearest
from talentrules.syntax import Reading, built_on, decode_pack, read_bytes, read_file
from talentrules.syntax.tree import Scalar

__all__ = ["Loaded", "decode_file", "decode_reading", "load_bytes", "load_file"]

_MAX_DEPTH = 16
"""How many packs may build on each other, one on top of another."""
_SUFFIXES = (".yaml", ".yml")
_LEADS_AWAY = frozenset("/\\:\0")


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A checked pack, what its author should look at, and the file that it came from."""

    pack: Pack
    warnings: tuple[Diagnostic, ...]
    path: Path | None = None


def load_file(path: Path, *, name: str | None = None) -> Loaded:
    """Load the pack at `path`, known to its user as `name`, with the packs that it builds on.

    Raises:
        PackError: with everything that is wrong.

    """
    pack, warnings = _Load().sound(read_file(path, name=name), _Place(path=path))
    return Loaded(pack=pack, warnings=warnings, path=path)


def load_bytes(data: bytes, name: str) -> Loaded:
    """Load a pack from the bytes of its file. It lies in no folder, so that it can build on built-in packs only.

    Raises:
        PackError: with everything that is wrong.

    """
    pack, warnings = _Load().sound(read_bytes(data, name), _Place())
    return Loaded(pack=pack, warnings=warnings)


def decode_file(path: Path) -> tuple[Pack | None, tuple[Diagnostic, ...]]:
    """Return the pack at `path` before it is checked, or None and what is wrong; the packs below it are checked."""
    return decode_reading(read_file(path), path)


def decode_reading(
    reading: Reading, path: Path | None, called: Callable[[Path], str] = str
) -> tuple[Pack | None, tuple[Diagnostic, ...]]:
    """Return what `decode_file` returns, of what was read, as if it lay at `path`; with None it lies in no folder.

    `called` names the files that it builds on as their user knows them.
    """
    return _Load(called=called).decoded(reading, _Place(path=path))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where a pack file lies, and the chain of files that led to it, the first one first."""

    path: Path | None = None
    above: tuple[Path, ...] = ()

    @property
    def chain(self) -> tuple[Path, ...]:
        return self.above if self.path is None else (*self.above, self.path)

    def below(self, path: Path) -> _Place:
        return _Place(path=path, above=self.chain)


@dataclass(frozen=True, slots=True)
class _Load:
    """One call: the packs that were read for it, by file, each once."""

    known: dict[str, Pack | PackError] = field(default_factory=dict)
    called: Callable[[Path], str] = str
    """The name by which the user knows a file that a pack builds on."""

    def sound(self, reading: Reading, place: _Place) -> tuple[Pack, tuple[Diagnostic, ...]]:
        """Return the pack and its warnings.

        Raises:
            PackError: with everything that is wrong.

        """
        pack, found = self.decoded(reading, place)
        if pack is None or _errors(found):
            raise PackError(found)
        found = in_order((*found, *check(pack)))
        if _errors(found):
            raise PackError(found)
        return pack, found

    def decoded(self, reading: Reading, place: _Place) -> tuple[Pack | None, tuple[Diagnostic, ...]]:
        """Return the pack before it is checked. Where one below it is unsound, that is all that is said of it.

        The names that it has from there would all seem unknown.
        """
        parents: list[Pack] = []
        problems: list[Diagnostic] = []
        for word in built_on(reading):
            found = self.parent(word, place)
            if isinstance(found, Pack):
                parents.append(found)
            else:
                problems += found
        if problems:
            return None, in_order((*reading.diagnostics, *problems))
        return decode_pack(reading, parents)

    def parent(self, word: Scalar, place: _Place) -> Pack | tuple[Diagnostic, ...]:
        """Return the pack that `word` names, or what is wrong."""
        written = str(word.value)
        path = _path(written, place)
        if path is None:
            return (_no_parent(word, written),)
        file, chain = _file(path), [_file(one) for one in place.chain]
        if file in chain:
            names = "→".join(one.name for one in (*place.chain[chain.index(file) :], path))
            return (diagnose("builds-on-circle", word.span, chain=names),)
        if len(chain) >= _MAX_DEPTH:
            return (diagnose("builds-on-too-deep", word.span, limit=_MAX_DEPTH),)
        if file not in self.known:
            self.known[file] = self.read(path, place)
        found = self.known[file]
        if isinstance(found, Pack):
            return found
        return (diagnose("parent-unsound", word.span, written=written), *found.diagnostics)

    def read(self, path: Path, place: _Place) -> Pack | PackError:
        """Return the pack at `path`, or what keeps it from being used."""
        try:
            return self.sound(read_file(path, name=self.called(path)), place.below(path))[0]
        except PackError as error:
            return error


def _file(path: Path) -> str:
    """Return what tells a file from others, whichever way it is named; unlike `Path.resolve`, this never fails."""
    return os.path.realpath(path)


def _path(written: str, place: _Place) -> Path | None:
    """Return the file of the pack `written`: a built-in one, or one in the same folder."""
    builtin = builtin_packs()
    if written in builtin:
        return builtin[written]
    if place.path is None or not written.endswith(_SUFFIXES) or _leads_away(written):
        return None
    path = place.path.parent / written
    return path if _lies_beside(path, place.path) else None


def _lies_beside(path: Path, first: Path) -> bool:
    """Return whether a file lies in the folder of another one, also where links are followed."""
    folders = {os.path.realpath(first.parent), os.path.dirname(os.path.realpath(first))}  # noqa: PTH120 - never fails
    return os.path.dirname(os.path.realpath(path)) in folders  # noqa: PTH120


def _no_parent(word: Scalar, written: str) -> Diagnostic:
    if _leads_away(written) or written.endswith(_SUFFIXES):
        return diagnose("parent-elsewhere", word.span, written=written)
    known = builtin_packs()
    near = nearest(written, known) or ""
    code = "unknown-parent-near" if near else "unknown-parent"
    return diagnose(code, word.span, written=written, near=near, known="、".join(known))


def _leads_away(written: str) -> bool:
    return bool(_LEADS_AWAY & set(written)) or written in (".", "..")


def _errors(found: tuple[Diagnostic, ...]) -> bool:
    return any(one.severity is Severity.ERROR for one in found)
