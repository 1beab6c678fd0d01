"""`talentrules format FILE…`: packs, profiles and scenario files in one form, with every comment in its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

import click

from talentrules.cli.look import Command
from talentrules.cli.options import lang_option
from talentrules.diagnostics import Language, printable
from talentrules.errors import InputError, TalentRulesError

if TYPE_CHECKING:
    from talentrules.formatting import Kind, Naming
    from talentrules.model.pack import Pack
    from talentrules.syntax import Reading

__all__ = ["command"]

_HELP = """把规则包、场景文件、情况文件整理成统一的样子：项目的次序、缩进、引号、金额和日期的写法

注释和原文（quote）一个字也不动；整理前后内容完全相同，不相同就不写。有错误的文件不动。写 - 从标准输入读，写到标准输出。

Write packs, scenario files and profiles in one form. Comments stay where they belong, the words of sources keep every
character, and the meaning is compared before anything is written. Files with mistakes are left alone. With - it reads
standard input and prints. Exit status 1 where --check finds something to change, 2 where a file cannot be used.
"""
_STDIN = "-"
_SAID = {
    "zh": {"done": "✓ {name}：已整理", "same": "✓ {name}：不用改", "would": "✗ {name}：需要整理"},
    "en": {"done": "✓ {name}: formatted", "same": "✓ {name}: nothing to change", "would": "✗ {name}: to be formatted"},
}
_AFTER = {"zh": "{name}（整理后）", "en": "{name} (formatted)"}


class _NotFormattedError(TalentRulesError):
    """A file that is left alone though nothing in it is wrong."""

    def __init__(self, code: str, message: str, message_en: str) -> None:
        self.code, self.message, self.message_en = code, message, message_en
        super().__init__(code)

    def render(self, lang: Language = "zh") -> str:
        """Return the message in `lang`."""
        if lang == "en":
            return f"error[{self.code}]: {self.message_en}"
        return f"错误[{self.code}]：{self.message}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """What is asked for."""

    naming: Naming
    pack: str | None
    write: bool
    diff: bool
    check: bool
    lang: Language


@click.command("format", cls=Command, help=_HELP, short_help="整理写法，保留注释。Format files, keep comments.")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "--check", is_flag=True, help="只检查：有要改的就显示，退出码 1。Change nothing; exit with 1 where something would."
)
@click.option("--diff", is_flag=True, help="只显示要改什么。Show what would change, and change nothing.")
@click.option("--ids", is_flag=True, help="事实、选项、待遇等写编号。Write facts, choices, benefits … by id.")
@click.option("--names", is_flag=True, help="事实、选项、待遇等写中文名称。Write them by Chinese name.")
@click.option("--pack", metavar="PACK", help="情况文件用哪个规则包的名称。The pack whose names a profile uses.")
@lang_option
def command(  # noqa: PLR0913, PLR0917 - one for each option
    files: tuple[str, ...], check: bool, diff: bool, ids: bool, names: bool, pack: str | None, lang: Language
) -> int:
    """Format files."""
    from talentrules.cli.mistakes import MisuseError
    from talentrules.formatting import Naming

    if ids and names:
        raise MisuseError("--ids 和 --names 只能写一个", "--ids and --names exclude each other")
    naming = Naming.IDS if ids else Naming.NAMES if names else Naming.AS_WRITTEN
    wanted = _Wanted(naming=naming, pack=pack, write=not (check or diff), diff=diff or check, check=check, lang=lang)
    return max(_format(file, wanted) for file in dict.fromkeys(files))


def _format(file: str, wanted: _Wanted) -> int:
    """Format one file; return the exit status that it comes to."""
    from talentrules.cli.output import note
    from talentrules.cli.profile import read_given

    reading = read_given(file)
    try:
        text = _formatted(reading, file, wanted)
    except (InputError, _NotFormattedError) as error:
        note(error.render(wanted.lang))
        return 2
    return _deliver(reading, text, file, wanted)


def _deliver(reading: Reading, text: str, file: str, wanted: _Wanted) -> int:
    from talentrules.cli.output import emit, note, write_file

    same = text.encode() == reading.data
    if wanted.diff:
        emit(_difference(reading, text, wanted.lang))
        note(_said("same" if same else "would", reading.file.name, wanted.lang))
        return int(wanted.check and not same)
    if file == _STDIN:
        emit(text)
        return 0
    if not same:
        write_file(Path(file), text)
    note(_said("same" if same else "done", file, wanted.lang))
    return 0


def _said(what: str, name: str, lang: Language) -> str:
    return _SAID[lang][what].format(name=printable(name))


def _difference(reading: Reading, text: str, lang: Language) -> str:
    name = printable(reading.file.name)
    before, after = reading.file.text.splitlines(keepends=True), text.splitlines(keepends=True)
    lines = unified_diff(before, after, fromfile=name, tofile=_AFTER[lang].format(name=name))
    return "".join(_ended(lines))


def _ended(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _formatted(reading: Reading, file: str, wanted: _Wanted) -> str:
    """Return the text of a file that means the same and holds every comment.

    Raises:
        InputError: with everything that is wrong with the file.
        _NotFormattedError: where the file is left alone.

    """
    from talentrules.diagnostics import Severity
    from talentrules.formatting import comments, formatted, kind_of
    from talentrules.syntax import read_text

    if any(one.severity is Severity.ERROR for one in reading.diagnostics) or reading.tree is None:
        raise InputError(reading.diagnostics)
    if file.endswith(".json"):
        raise _left_alone(
            "format-json", reading, "JSON 文件不整理，只整理 YAML", "JSON files are not formatted, YAML is"
        )
    kind, path = kind_of(reading), None if file == _STDIN else Path(file)
    pack, before = _content(reading, kind, path, wanted)
    text = formatted(reading, pack, wanted.naming)
    again = read_text(text, reading.file.name)
    if _content_again(again, kind, path, wanted) != before or comments(again) != comments(reading):
        raise _left_alone(
            "format-unsafe",
            reading,
            "整理会改变内容，所以没有动",
            "formatting would change what it says, so it is left alone",
        )
    return text


def _left_alone(code: str, reading: Reading, message: str, message_en: str) -> _NotFormattedError:
    name = reading.file.name
    return _NotFormattedError(code, f"{name}：{message}", f"{name}: {message_en}")


def _content_again(reading: Reading, kind: Kind, path: Path | None, wanted: _Wanted) -> object:
    try:
        return _content(reading, kind, path, wanted)[1]
    except InputError:
        return None


def _content(reading: Reading, kind: Kind, path: Path | None, wanted: _Wanted) -> tuple[Pack, object]:
    """Return the pack whose names the file uses, and what the file means.

    Raises:
        InputError: with everything that is wrong with it.

    """
    from talentrules.formatting import Kind

    match kind:
        case Kind.PACK:
            found = _pack(reading, path)
            return found, replace(found, sha256="")
        case Kind.SCENARIOS:
            return _scenarios(reading, path)
        case Kind.PROFILE:
            return _profile(reading, wanted)


def _pack(reading: Reading, path: Path | None) -> Pack:
    from talentrules.diagnostics import Severity
    from talentrules.errors import PackError
    from talentrules.loading import decode_reading

    pack, found = decode_reading(reading, path)
    if pack is None or any(one.severity is Severity.ERROR for one in found):
        raise PackError(found)
    return pack


def _scenarios(reading: Reading, path: Path | None) -> tuple[Pack, object]:
    from talentrules.testing.reading import scenarios_of

    suite = scenarios_of(reading, path or Path(_STDIN))
    return suite.pack.model, suite.scenarios


def _profile(reading: Reading, wanted: _Wanted) -> tuple[Pack, object]:
    from talentrules.catalog import find
    from talentrules.errors import ProfileError
    from talentrules.loading import load_file
    from talentrules.syntax import decode_profile

    if wanted.pack is None:
        message = "不是规则包，也不是场景文件；是情况文件的，用 --pack 写明规则包，例如 --pack wuzhishan"
        message_en = "neither a pack nor scenarios; for a profile name its pack, such as --pack wuzhishan"
        raise _left_alone("format-pack", reading, message, message_en)
    pack = load_file(find(wanted.pack)).pack
    profile, found = decode_profile(reading, pack)
    if profile is None:
        raise ProfileError(found)
    return pack, profile
