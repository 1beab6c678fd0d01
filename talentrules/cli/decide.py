"""`talentrules decide PACK PROFILE`: what one person may get in one place."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from talentrules.cli.look import Command
from talentrules.cli.options import Day, lang_option, on_option, output_option, sheet_format_option
from talentrules.diagnostics import Language

if TYPE_CHECKING:
    from talentrules.api import Decision

__all__ = ["command"]


_HELP = """测算 PROFILE 里的情况在 PACK 这个地方可能得到什么。

PACK 是内置规则包的编号或名称，或者文件路径；PROFILE 是 YAML 或 JSON 文件，写 - 从标准输入读。

Decide what the case in PROFILE may get under PACK. PROFILE is a YAML or JSON file, or - for standard input.
"""


@click.command("decide", cls=Command, help=_HELP, short_help="测算一个人的情况。Decide one case.")
@click.argument("pack", metavar="PACK")
@click.argument("profile", metavar="PROFILE")
@on_option
@click.option("--applied-on", type=Day(), metavar="DATE", help="申请日。The day of application.")
@sheet_format_option("text", "markdown", "html", "notice", "verification", "json")
@lang_option
@output_option
@click.option(
    "--strict",
    is_flag=True,
    help="规则包没有复核到测算的那一天就不测算。Refuse a day that the pack was not reviewed for.",
)
@click.option(
    "--receipt",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="另外写出回执，供 replay 复核。Write a receipt too, for replay.",
)
@click.option(
    "--crosscheck",
    "second",
    is_flag=True,
    help="再用第二引擎 durable-rules 复核，不一致时退出码为 1。Ask a second engine too; exit with 1 where it differs.",
)
def command(  # noqa: PLR0913, PLR0917 - one for each option
    pack: str,
    profile: str,
    on: date | None,
    applied_on: date | None,
    form: str,
    lang: Language,
    output: Path | None,
    strict: bool,
    receipt: Path | None,
    second: bool,
) -> int:
    """Decide one case under one pack."""
    from talentrules.cli.case import decided, say_today
    from talentrules.cli.output import emit, write_result

    decision = decided(pack, profile, on, applied_on, strict=strict)
    emit(_sheet(decision, form, lang, output, printed_on=None if on else decision.on), output)
    if receipt is not None:
        write_result(receipt, decision.receipt().to_json())
    say_today(on, decision.on, lang)
    return _second_opinion(decision, lang) if second else 0


def _second_opinion(decision: Decision, lang: Language) -> int:
    """Say on standard error what the second engine makes of the decision."""
    from talentrules.cli.output import note
    from talentrules.crosscheck import crosscheck_decision
    from talentrules.crosscheck.report import one_line

    report = crosscheck_decision(decision)
    note(one_line(report, lang).rstrip())
    return 0 if report.ok else 1


def _sheet(decision: Decision, form: str, lang: Language, output: Path | None, printed_on: date | None) -> str:
    """Return the decision in the form asked for; where the day is today's, the sheet says when it was printed."""
    from talentrules.cli.output import coloured, width

    match form:
        case "json":
            return decision.to_json()
        case "html":
            return decision.to_html(lang, printed_on=printed_on)
        case "notice":
            return decision.to_notice(lang, printed_on=printed_on)
        case "verification":
            return decision.to_verification(lang, printed_on=printed_on)
        case "markdown":
            return decision.to_markdown(lang, printed_on=printed_on)
        case _:
            return decision.to_text(lang, width=width(output), colour=coloured(output), printed_on=printed_on)
