"""`talentrules compare PROFILE [PACK…]`: one case in several places, side by side."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from talentrules.cli.look import Command
from talentrules.cli.options import lang_option, on_option, output_option, sheet_format_option, today
from talentrules.diagnostics import Language

__all__ = ["command"]


_HELP = """把同一个人的情况在几个地方的结果并排对照；不写 PACK 时对照全部内置规则包。

“没有提到”不等于“没有”。

Put one case under several packs side by side, all built-in ones by default. "Not mentioned" is not "none".
"""


@click.command("compare", cls=Command, help=_HELP, short_help="几个地方并排对照。Compare places for one case.")
@click.argument("profile", metavar="PROFILE")
@click.argument("packs", metavar="[PACK]...", nargs=-1)
@on_option
@sheet_format_option("text", "markdown", "html", "json")
@lang_option
@output_option
def command(  # noqa: PLR0913, PLR0917 - one for each option
    profile: str, packs: tuple[str, ...], on: date | None, form: str, lang: Language, output: Path | None
) -> int:
    """Decide one case under several packs."""
    from talentrules import compare, load
    from talentrules.catalog import builtin_packs
    from talentrules.cli.case import say_today, typeset
    from talentrules.cli.output import emit, tracked
    from talentrules.cli.profile import read_given
    from talentrules.cli.share import profiles_for

    wanted = tracked(packs or builtin_packs(), "读取规则包")
    loaded = list({pack.sha256: pack for pack in map(load, wanted)}.values())  # a city named twice is one column
    known = profiles_for(read_given(profile), loaded)
    day = on or today()
    decisions = [pack.decide(one, on=day) for pack, one in zip(loaded, known, strict=True)]
    compared = compare(decisions)
    emit(compared.to_json(lang) if form == "json" else typeset(compared, form, lang, output), output)
    say_today(on, day, lang)
    return 0
