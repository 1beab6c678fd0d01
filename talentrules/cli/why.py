"""`talentrules why PACK PROFILE BENEFIT`: why one benefit is not granted, and what would change that."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from talentrules.cli.look import Command
from talentrules.cli.options import Day, lang_option, on_option, output_option, sheet_format_option
from talentrules.diagnostics import Language

__all__ = ["command"]


_HELP = """说明 BENEFIT 这一项待遇为什么没有，以及怎样会改变：可补材料、时间未到，还是不可改变。

BENEFIT 是待遇的编号或名称。所列的改变都逐一测算过。

Say why one benefit is not granted, and which nearest changes would change that; each of them was tried.
"""


@click.command("why", cls=Command, help=_HELP, short_help="为什么没有、怎样会改变。Why not, and what would change it.")
@click.argument("pack", metavar="PACK")
@click.argument("profile", metavar="PROFILE")
@click.argument("benefit", metavar="BENEFIT")
@on_option
@click.option("--applied-on", type=Day(), metavar="DATE", help="申请日。The day of application.")
@sheet_format_option("text", "json")
@lang_option
@output_option
def command(  # noqa: PLR0913, PLR0917 - one for each option
    pack: str,
    profile: str,
    benefit: str,
    on: date | None,
    applied_on: date | None,
    form: str,
    lang: Language,
    output: Path | None,
) -> int:
    """Say why one benefit is not granted."""
    from talentrules.cli.case import decided, say_today
    from talentrules.cli.output import emit

    decision = decided(pack, profile, on, applied_on)
    reasons, changes = decision.why_not(benefit), decision.what_would_change(benefit)
    if form == "json":
        data = {**reasons.to_data(lang), **changes.to_data(lang)}
        emit(json.dumps(data, ensure_ascii=False, indent=2) + "\n", output)
    else:
        emit(f"{reasons.to_text(lang)}\n{changes.to_text(lang)}", output)
    say_today(on, decision.on, lang)
    return 0
