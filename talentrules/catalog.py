"""Where packs are found: the built-in ones by id, any other by the path of its file.

A checkout has its packs in `rules/` beside the package; a wheel carries them inside of it. An id is looked up by its
exact name and never becomes part of a path.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from talentrules.errors import UnknownPackError
from talentrules.suggest import nearest
from talentrules.syntax import read_file
from talentrules.syntax.tree import Mapping as Tree
from talentrules.syntax.tree import Scalar

__all__ = ["PackInfo", "builtin_packs", "describe", "find"]

_PACKAGE = Path(__file__).resolve().parent
_SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True, kw_only=True)
class PackInfo:
    """What a list of packs tells: the id, the Chinese name, the place it lies in, how far its text was checked."""

    id: str
    name: str
    within: str
    verified_on: str
    path: Path


def builtin_packs() -> Mapping[str, Path]:
    """Return the built-in packs: id (the name of the file without its suffix) to file, in the order of ids."""
    folder = _folder()
    files = sorted(path for path in folder.iterdir() if path.suffix in _SUFFIXES) if folder.is_dir() else []
    return MappingProxyType({path.stem: path for path in files})


def find(wanted: str | Path) -> Path:
    """Return the file of a pack: of a built-in id, of the Chinese name of a built-in pack, or the path itself.

    Whether there is a file at a path is for the reader to say.

    Raises:
        UnknownPackError: where `wanted` is neither a known name nor looks like a path.

    """
    if isinstance(wanted, Path):
        return wanted
    builtin = builtin_packs()
    if wanted in builtin:
        return builtin[wanted]
    if _looks_like_a_path(wanted):
        return Path(wanted)
    names = {describe(path).name: identifier for identifier, path in builtin.items()}
    if wanted in names:
        return builtin[names[wanted]]
    raise UnknownPackError(wanted, builtin, nearest(wanted, [*builtin, *names]))


def describe(path: Path) -> PackInfo:
    """Return what the head of the pack at `path` says, without deciding whether the pack is sound."""
    tree = read_file(path).tree
    jurisdiction = tree.get("jurisdiction") if tree is not None else None
    return PackInfo(
        id=path.stem,
        name=_text(tree, "name") or path.stem,
        within=_text(jurisdiction if isinstance(jurisdiction, Tree) else None, "within"),
        verified_on=_text(tree, "verified_on"),
        path=path,
    )


def _folder() -> Path:
    """Return the folder of the built-in packs; `rules` beside an installed package would be somebody else's."""
    checkout = _PACKAGE.parent
    beside = checkout / "rules"
    return beside if (checkout / "pyproject.toml").is_file() and beside.is_dir() else _PACKAGE / "rules"


def _looks_like_a_path(wanted: str) -> bool:
    if "\0" in wanted or not wanted:
        return False
    separators = {"/", os.sep, os.altsep or os.sep}
    return any(one in wanted for one in separators) or wanted.endswith(_SUFFIXES) or os.path.lexists(wanted)


def _text(tree: Tree | None, key: str) -> str:
    node = tree.get(key) if tree is not None else None
    return node.written if isinstance(node, Scalar) else ""
