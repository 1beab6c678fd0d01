"""`talentrules settle PACK PROFILE --left-on DATE`: what leaving comes to."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from talentrules.cli.look import Command
from talentrules.cli.mistakes import MisuseError
from talentrules.cli.options import Day, lang_option, on_option, output_option, sheet_format_option
from talentrules.diagnostics import Language

if TYPE_CHECKING:
    from talentrules.api import Decision

__all__ = ["command"]


_HELP = """算清提前离开的后果：已发多少、哪些停发、按哪条规定退还多少。

REASON 是离职原因的编号或名称，例如 dismissed 或 解聘；不写时用 PROFILE 里的离职日期和离职原因。

Reckon what leaving comes to: what was paid, what stops, what is paid back and by which rule.
"""


@click.command("settle", cls=Command, help=_HELP, short_help="算清提前离开的后果。Reckon what leaving comes to.")
@click.argument("pack", metavar="PACK")
@click.argument("profile", metavar="PROFILE")
@on_option
@click.option("--applied-on", type=Day(), metavar="DATE", help="申请日。The day of application.")
@click.option("--left-on", type=Day(), metavar="DATE", help="离开的日子。The day of leaving.")
@click.option("--reason", metavar="REASON", help="离开的原因。Why: an id or a Chinese name.")
@sheet_format_option("text", "markdown", "html", "json")
@lang_option
@output_option
def command(  # noqa: PLR0913, PLR0917 - one for each option
    pack: str,
    profile: str,
    on: date | None,
    applied_on: date | None,
    left_on: date | None,
    reason: str | None,
    form: str,
    lang: Language,
    output: Path | None,
) -> int:
    """Reckon what leaving comes to."""
    from talentrules.cli.case import decided, say_today, typeset
    from talentrules.cli.output import emit

    decision = decided(pack, profile, on, applied_on)
    left = left_on or _left_on(decision)
    if left is None:
        raise MisuseError("请用 --left-on 写出离开的日子", "say the day of leaving with --left-on")
    emit(typeset(decision.settle(left_on=left, reason=reason), form, lang, output), output)
    say_today(on, decision.on, lang)
    return 0


def _left_on(decision: Decision) -> date | None:
    known = decision.model.case.profile.facts.get("left_on")
    return known.value if known is not None and isinstance(known.value, date) else None
