"""A pack as it is named on the command line: a built-in id, a path, or a file of a git revision (`HEAD~1:rules/x.yaml`).

What a file of a revision builds on is looked up in the same revision, beside it. Git is asked by its own program, with a
list of arguments and never through a shell; the revision is turned into the name of a commit before anything is read.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from talentrules.catalog import builtin_packs, find
from talentrules.check import check
from talentrules.diagnostics import Diagnostic, Language, Severity, printable
from talentrules.errors import PackError, TalentRulesError
from talentrules.loading import decode_reading
from talentrules.model.pack import Pack
from talentrules.proofs.examine import ABOUT_WORDS
from talentrules.syntax import built_on, read_bytes, read_file

__all__ = ["DiffingError", "PopulationError", "RevisionError", "read_named"]

_PATIENCE = 30
_MOST_PARENTS = 64
_SUFFIXES = (".yaml", ".yml")


class DiffingError(TalentRulesError):
    """Something that is to be compared cannot be read; `code` says what."""

    code = "diffing"

    def __init__(self, zh: str, english: str) -> None:
        self.zh = printable(zh)
        self.english = printable(english)
        super().__init__(zh)

    def render(self, lang: Language = "zh") -> str:
        """Return the message in `lang`."""
        return f"error[{self.code}]: {self.english}" if lang == "en" else f"错误[{self.code}]：{self.zh}"

    def __str__(self) -> str:
        return self.render()


class RevisionError(DiffingError):
    """A file of a git revision cannot be read: there is no git, no such revision, or no such file in it."""

    code = "revision"


class PopulationError(DiffingError):
    """A file of profiles holds none, or its rows are no profiles."""

    code = "population"


def read_named(wanted: str) -> Pack:
    """Return the pack that `wanted` names. Errors that are only about the words of a source do not keep it away.

    Raises:
        PackError: where it is no sound pack, with everything that is wrong.
        RevisionError: where it names a git revision and that cannot be read.
        UnknownPackError: where it names nothing.

    """
    if ":" in wanted and wanted not in builtin_packs() and not Path(wanted).exists():
        return _of_revision(wanted)
    path = find(wanted)
    return _sound(*decode_reading(read_file(path), path))


def _sound(pack: Pack | None, found: Iterable[Diagnostic]) -> Pack:
    told = list(found)
    if pack is None or any(one.severity is Severity.ERROR for one in told):
        raise PackError(told)
    checked = [one for one in check(pack) if one.severity is Severity.ERROR and one.code not in ABOUT_WORDS]
    if checked:
        raise PackError(checked)
    return pack


@dataclass(frozen=True, slots=True)
class _Commit:
    """A commit by its full name, and the revision as it was written."""

    written: str
    name: str

    def read(self, path: str) -> bytes | None:
        """Return the bytes of a file in the commit; None where there is none."""
        done = _git("cat-file", "blob", f"{self.name}:{path}")
        return done.stdout if done.returncode == 0 else None


def _of_revision(wanted: str) -> Pack:
    revision, _, path = wanted.partition(":")
    commit = _commit(revision)
    data = commit.read(path)
    if data is None:
        raise RevisionError(
            f"版本“{revision}”里没有文件“{path}”。路径从仓库的根写起，例如 {revision}:rules/liling.yaml",
            f"revision “{revision}” has no file “{path}”. Write the path from the root of the repository, such as"
            f" {revision}:rules/liling.yaml",
        )
    with tempfile.TemporaryDirectory() as folder:
        beside = PurePosixPath(path).parent
        _fetch_parents(data, wanted, commit, beside, Path(folder))
        place = Path(folder).resolve()

        def called(one: Path) -> str:
            fetched = one.resolve().parent == place
            return f"{revision}:{beside / one.name}" if fetched else str(one)

        return _sound(*decode_reading(read_bytes(data, wanted), Path(folder) / PurePosixPath(path).name, called))


def _fetch_parents(data: bytes, name: str, commit: _Commit, beside: PurePosixPath, folder: Path) -> None:
    """Put what the file builds on, and what that builds on, into `folder`; what is not there, the loader says."""
    waiting, seen = [(data, name)], 0
    while waiting:
        bytes_, shown = waiting.pop()
        for word in built_on(read_bytes(bytes_, shown)):
            written = str(word.value)
            bare = written.endswith(_SUFFIXES) and not set("/\\:\0") & set(written)
            if not bare or (folder / written).exists() or seen >= _MOST_PARENTS:
                continue
            found = commit.read(str(beside / written))
            if found is not None:
                seen += 1
                (folder / written).write_bytes(found)
                waiting.append((found, written))


def _commit(revision: str) -> _Commit:
    done = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    name = done.stdout.decode("ascii", "replace").strip()
    if done.returncode == 0 and name:
        return _Commit(revision, name)
    if _git("rev-parse", "--git-dir").returncode:
        raise RevisionError(
            f"这里不是 git 仓库，读不到“{revision}”。请在仓库的文件夹里运行，或者写文件路径",
            f"this is no git repository, so “{revision}” cannot be read. Run it inside the repository, or give a path",
        )
    raise RevisionError(
        f"git 里没有“{revision}”这个版本。用 git log --oneline 查看有哪些；文件路径里不要有冒号",
        f"git knows no revision “{revision}”. `git log --oneline` lists them; a path must hold no colon",
    )


def _git(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603 - a list of arguments, no shell
            ["git", *arguments],  # noqa: S607 - whichever git the user has
            capture_output=True,
            check=False,
            timeout=_PATIENCE,
            stdin=subprocess.DEVNULL,
        )
    except FileNotFoundError as error:
        zh = "没有找到 git 程序，读不到旧版本。请安装 git，或者写文件路径"
        raise RevisionError(zh, "there is no git here to read a revision with. Install git, or give a path") from error
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        zh = f"git 没有给出结果：{error}"
        raise RevisionError(zh, f"git gave no answer: {error}") from error
