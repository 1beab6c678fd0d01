"""`talentrules new CITY`: the draft of a pack with scenarios, sound from the first moment, to be filled in."""

from __future__ import annotations

import re
from pathlib import Path

import click

from talentrules.cli.look import Command
from talentrules.cli.options import lang_option
from talentrules.diagnostics import Language
from talentrules.errors import TalentRulesError

__all__ = ["command"]

_HELP = """为 CITY 写一个规则包的草稿：规则包、场景文件、放原文的文件，每一处都有说明

编号用小写字母、数字和下划线。CITY 是中文的，用 --id 写编号，例如：talentrules new 某市 --id mou_shi

Write the draft of a pack for CITY, with scenarios and a file for the text of the source. Nothing is overwritten. For a
Chinese name give the id with --id.
"""
_NEXT = {
    "zh": """\
✓ {folder}：写好了 {files}

接下来：
  1. 把政策原文贴进 {source}，再对照原文填 {pack}，把“待填写”都换掉
  2. talentrules validate {pack}    能不能用，哪一行写错了
  3. talentrules check {pack}       还有哪里待填写，规则有没有漏洞
  4. talentrules format {pack}      整理写法，注释保留
  5. talentrules test {scenarios}   一个一个场景对照原文
  6. talentrules mutate {pack}      改动规则，看场景查不查得出来
""",
    "en": """\
✓ {folder}: wrote {files}

What comes next:
  1. put the text of the source into {source} and fill in {pack} from it, wherever it says “待填写”
  2. talentrules validate {pack}    whether it can be used, and which line is wrong
  3. talentrules check {pack}       what is still to be filled in, and holes in the rules
  4. talentrules format {pack}      one form, comments kept
  5. talentrules test {scenarios}   scenario by scenario against the source
  6. talentrules mutate {pack}      change the rules and see whether the scenarios notice
""",
}
_ID = re.compile(r"[a-z][a-z0-9_]{0,63}")
_BETWEEN_WORDS = re.compile(r"[\s-]+")
_LONGEST_NAME = 50


class _TakenError(TalentRulesError):
    """Files are there already; nothing was written."""

    def __init__(self, names: list[str]) -> None:
        self.names = names
        super().__init__(*names)

    def render(self, lang: Language = "zh") -> str:
        """Return the message in `lang`."""
        if lang == "en":
            return f"error[file-exists]: already there, nothing was written: {', '.join(self.names)}"
        return f"错误[file-exists]：已经有了，什么都没有写：{'、'.join(self.names)}。换一个 --id，或者用 --output 换一个文件夹。"


@click.command("new", cls=Command, help=_HELP, short_help="写一个规则包的草稿。Draft a new pack.")
@click.argument("city", metavar="CITY")
@click.option("--id", "id_", metavar="ID", help="编号，例如 mou_shi。The id of the pack.")
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=True),
    default=Path(),
    metavar="DIR",
    help="写到哪个文件夹，默认当前文件夹。The folder to write to, the current one by default.",
)
@lang_option
def command(city: str, id_: str | None, output: Path, lang: Language) -> int:
    """Write the files of a new pack."""
    from talentrules.cli.options import today
    from talentrules.cli.output import make_folder, write_file
    from talentrules.cli.skeleton import skeleton
    from talentrules.formatting.spelling import spelled_text

    name = _name(city)
    chosen = _id(name, id_)
    files = {output / file: text for file, text in skeleton(chosen, name, spelled_text(name), today()).items()}
    if taken := [str(path) for path in files if path.exists() or path.is_symlink()]:
        raise _TakenError(taken)
    for path, text in files.items():
        make_folder(path.parent)
        write_file(path, text)
    _say(output, list(files), lang)
    return 0


def _say(folder: Path, files: list[Path], lang: Language) -> None:
    pack, source, scenarios = map(str, files)
    names = ("、" if lang == "zh" else ", ").join(str(file.relative_to(folder)) for file in files)
    said = {"folder": folder, "files": names, "pack": pack, "source": source, "scenarios": scenarios}
    click.echo(_NEXT[lang].format(**said), nl=False)


def _name(city: str) -> str:
    """Return the name of the city.

    Raises:
        MisuseError: where it is none.

    """
    from talentrules.cli.mistakes import MisuseError

    name = city.strip()
    if not name or not name.isprintable() or len(name) > _LONGEST_NAME:
        message = f"CITY 是一行不超过{_LONGEST_NAME}个字的名称，例如 某市"
        raise MisuseError(message, f"CITY is a name of at most {_LONGEST_NAME} characters on one line, such as 某市")
    return name


def _id(name: str, given: str | None) -> str:
    """Return the id of the pack: as it was given, or made of an ASCII name; Chinese is not spelled out.

    Raises:
        MisuseError: where there is none, where it is no id, or where a built-in pack has it.

    """
    from talentrules.catalog import builtin_packs
    from talentrules.cli.mistakes import MisuseError

    made = _BETWEEN_WORDS.sub("_", name.lower())
    found = made if given is None else given
    if not _ID.fullmatch(found):
        if given is None:
            message = f"“{name}”不能直接当编号，请用 --id 写一个，例如 --id mou_shi"
            raise MisuseError(message, f"“{name}” gives no id; write one with --id, such as --id mou_shi")
        message = f"“{given}”不能当编号：小写字母开头，只用小写字母、数字和下划线，不超过64个字，例如 mou_shi"
        raise MisuseError(message, f"“{given}” is no id: small letters, digits and underscores, such as mou_shi")
    if found in builtin_packs():
        message = f"“{found}”是内置规则包的编号，请用 --id 另写一个"
        raise MisuseError(message, f"“{found}” is the id of a built-in pack; write another one with --id")
    return found
