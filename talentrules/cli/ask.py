"""`talentrules ask PACK`: an interview at the terminal, which ends as soon as no answer can change anything any more.

The questions go to standard error, the short sheet to standard output, so that a pipe gets the sheet alone.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from talentrules.cli.look import Command
from talentrules.cli.options import lang_option, on_option, output_option, today
from talentrules.diagnostics import Language

if TYPE_CHECKING:
    from talentrules.api import Pack
    from talentrules.inquiry import Interview
    from talentrules.model.profile import Profile

__all__ = ["command"]


_HELP = """一问一答：先问最能改变结论的一项，问到再问也不会改变结论为止，然后打印简表。

回答可以写选项的序号或名称；不知道就写“跳过”，没有就写“没有”，写“返回”回到上一问，写“帮助”看怎样回答，写“结束”提前结束。

Ask one question at a time, the one that can change most first, until no answer can change anything; then print a short
sheet. Answer skip, none, back, help or stop in English too.
"""
_SHORT = ("overview", "totals", "questions")


@click.command("ask", cls=Command, help=_HELP, short_help="一问一答地测算。Interview, then decide.")
@click.argument("pack", metavar="PACK")
@on_option
@click.option("--profile", metavar="FILE", help="从这份情况开始问。Start from this profile.")
@lang_option
@output_option
def command(pack: str, on: date | None, profile: str | None, lang: Language, output: Path | None) -> int:
    """Hold an interview and print what comes of it; `--output` gets the profile."""
    from talentrules import load
    from talentrules.cli.case import say_today
    from talentrules.cli.conversation import InputEndedError, converse
    from talentrules.cli.output import emit
    from talentrules.inquiry import Interview

    loaded = load(pack)
    known = loaded.read_profile(Path(profile)) if profile is not None else loaded.read_profile({})
    try:
        held = converse(Interview(pack=loaded.model, on=on or today(), profile=known), lang)
    except InputEndedError as error:
        _save(loaded, error.so_far, lang, output)
        raise
    emit(_short_sheet(held, lang))
    _keep(loaded, held.profile, lang, output)
    say_today(on, held.on, lang)
    return 0


def _short_sheet(held: Interview, lang: Language) -> str:
    """Return the sheet without the items one by one."""
    from dataclasses import replace

    from talentrules import explain
    from talentrules.cli.output import coloured, width
    from talentrules.inquiry import next_questions

    decided = held.decision
    sheet = explain.build_sheet(replace(decided, next_questions=next_questions(decided)), lang)
    short = replace(sheet, sections=tuple(one for one in sheet.sections if one.id in _SHORT))
    return explain.document_to_text(short, width=width(), colour=coloured())


def _save(pack: Pack, so_far: Interview | None, lang: Language, output: Path | None) -> None:
    """Keep what was answered before the input ended: in `output`, else on standard output."""
    from talentrules.cli.output import emit, note

    if so_far is None or not so_far.profile.facts:
        return
    emit(_as_yaml(pack, so_far.profile), output)
    if output is not None:
        note(f"written: {output}" if lang == "en" else f"已写入：{output}")


def _keep(pack: Pack, profile: Profile, lang: Language, output: Path | None) -> None:
    """Write the profile to `output`, or where the person says; nowhere where they say nothing."""
    from talentrules.cli.conversation import file_to_write
    from talentrules.cli.output import note, write_file

    path = output if output is not None else file_to_write(lang)
    if path is not None:
        write_file(path, _as_yaml(pack, profile))
        note(f"written: {path}" if lang == "en" else f"已写入：{path}")


def _as_yaml(pack: Pack, profile: Profile) -> str:
    import yaml

    from talentrules.syntax import encode_profile

    data = encode_profile(profile, pack.model)
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False) if data else "{}\n"
