"""`talentrules ledger PACK PROFILE`: what is paid when."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from talentrules.cli.look import Command
from talentrules.cli.options import Day, lang_option, on_option, output_option, sheet_format_option
from talentrules.diagnostics import Language

__all__ = ["command"]


_HELP = """列出 PROFILE 里的情况在 PACK 这个地方逐笔何时发放：到期、已发、不再发放、将来，还是未定。

List what is paid when: due, paid, forfeited, upcoming, or open.
"""


@click.command("ledger", cls=Command, help=_HELP, short_help="逐笔列出何时发放。List what is paid when.")
@click.argument("pack", metavar="PACK")
@click.argument("profile", metavar="PROFILE")
@on_option
@click.option("--applied-on", type=Day(), metavar="DATE", help="申请日。The day of application.")
@click.option(
    "--until",
    type=Day(),
    metavar="DATE",
    help="列至哪一天，默认测算日后五年。The last day to list, five years after the evaluation by default.",
)
@sheet_format_option("text", "markdown", "html", "json")
@lang_option
@output_option
def command(  # noqa: PLR0913, PLR0917 - one for each option
    pack: str,
    profile: str,
    on: date | None,
    applied_on: date | None,
    until: date | None,
    form: str,
    lang: Language,
    output: Path | None,
) -> int:
    """List what is paid when."""
    from talentrules.cli.case import decided, say_today, typeset
    from talentrules.cli.output import emit

    decision = decided(pack, profile, on, applied_on)
    emit(typeset(decision.ledger(until=until), form, lang, output), output)
    say_today(on, decision.on, lang)
    return 0
