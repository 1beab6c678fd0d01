"""Where results go: a terminal, a pipe, or a file that is written wholly or not at all."""

from __future__ import annotations

import os
import re
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import click

from talentrules.cli.mistakes import FileNotWrittenError
from talentrules.diagnostics import printable

__all__ = ["coloured", "emit", "harmless", "make_folder", "note", "tracked", "width", "write_file", "write_result"]

_T = TypeVar("_T")
_WIDEST = 100
_NARROWEST = 40
_PLAIN_WIDTH = 80
_FEW = 3
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def coloured(output: Path | None = None) -> bool:
    """Return whether colours are wanted: on a terminal, not in a file, and not where NO_COLOR is set."""
    return output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def width(output: Path | None = None) -> int:
    """Return how many columns a page may take; 80 anywhere but on a terminal, so that files do not vary."""
    if output is not None or not sys.stdout.isatty():
        return _PLAIN_WIDTH
    return max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size().columns))


def emit(text: str, output: Path | None = None) -> None:
    """Print `text`, which ends in a line end, or write it to `output`."""
    if output is None:
        click.echo(text, nl=False, color=True)
    else:
        write_result(output, text)


def note(text: str) -> None:
    """Say something beside the result."""
    click.echo(harmless(text), err=True)


def harmless(text: str) -> str:
    """Return `text` with control characters as escapes: a name or an argument may hold what a terminal would obey."""
    return "\n".join(line if line.isprintable() else _CONTROLS.sub(_escaped, line) for line in text.split("\n"))


def _escaped(found: re.Match[str]) -> str:
    return printable(found[0])


def tracked(things: Iterable[_T], words: str) -> Iterator[_T]:
    """Yield `things` with a progress bar on standard error, where they are many and it is a terminal."""
    listed = list(things)
    if len(listed) < _FEW or not sys.stderr.isatty():
        yield from listed
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(listed, words, console=Console(stderr=True), transient=True)


def write_result(path: Path, content: str | bytes) -> None:
    """Write what a command came to, never over a file that it was asked to read.

    Raises:
        FileNotWrittenError: where it cannot be written, or is such a file; it is then as it was.

    """
    if path.is_file() and any(path.samefile(one) for one in _read() if one.is_file()):
        raise FileNotWrittenError(
            str(path), "这是本命令要读的文件，换一个文件名 the command reads this file, name another"
        )
    write_file(path, content)


def _read() -> Iterator[Path]:
    """Yield what the arguments of the command may name: files, and built-in packs."""
    from talentrules.catalog import builtin_packs

    context = click.get_current_context(silent=True)
    if context is None:
        return
    builtin = builtin_packs()
    for argument in context.command.params:
        given = context.params.get(argument.name or "") if isinstance(argument, click.Argument) else None
        for one in given if isinstance(given, tuple) else (given,):
            if one is not None and "\0" not in str(one):
                yield builtin.get(str(one), Path(str(one)))


def make_folder(path: Path) -> None:
    """Make a folder where there is none.

    Raises:
        FileNotWrittenError: where it cannot be made.

    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileNotWrittenError(str(path), error.strerror or str(error)) from error


def write_file(path: Path, content: str | bytes) -> None:
    """Write a file through a neighbour that takes its place when it is whole.

    Raises:
        FileNotWrittenError: where it cannot be written; the file is then as it was.

    """
    data = content if isinstance(content, bytes) else content.encode("utf-8")
    try:
        if path.exists() and not path.is_file() and not path.is_dir():  # such as /dev/stdout
            path.write_bytes(data)
        else:
            _replace(path.resolve(), data)
    except OSError as error:
        raise FileNotWrittenError(str(path), error.strerror or str(error)) from error


def _replace(path: Path, data: bytes) -> None:
    if path.is_dir():
        raise IsADirectoryError(None, "这是一个文件夹 is a folder")
    handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(_mode(path))
        Path(beside).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(beside).unlink()
        raise


def _mode(path: Path) -> int:
    """Return the permissions of the file that is replaced, or those that a new file gets."""
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
