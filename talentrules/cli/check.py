"""`talentrules check PACK…`: what can be proven wrong with packs, with a person of whom it is true."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from talentrules.cli.look import Command
from talentrules.cli.options import Day, lang_option, output_option, sheet_format_option
from talentrules.diagnostics import Language

if TYPE_CHECKING:
    from talentrules.proofs.report import Examined

__all__ = ["command"]


_HELP = """检查规则包的规则：永远得不到的、轮不到的档、重叠、空档、高反而少、不起作用的条件，等等；附上一个具体的人。

只有提醒时退出码是 0；有错误，或者用了 --strict 而有任何发现，是 1；文件不能用是 2。

Check the rules of packs: what nobody gets, rows never reached, overlaps, gaps, better getting less, conditions without
effect; each with a person of whom it is true. Exit status 0 where there are only warnings, 1 where there are errors or,
with --strict, anything, 2 where a file cannot be used.
"""


@click.command("check", cls=Command, help=_HELP, short_help="检查规则有没有漏洞。Find holes in the rules.")
@click.argument("packs", metavar="PACK...", nargs=-1, required=True)
@click.option("--strict", is_flag=True, help="提醒也算不通过。Warnings count as failures too.")
@click.option(
    "--on", type=Day(), metavar="DATE", help="到这一天还没有复核的也提醒。Tell packs past their review on this day."
)
@click.option(
    "--prove",
    is_flag=True,
    help="再请 z3 判断没有判断出来的（要安装 talentrules[prove]）。Ask z3 what was left undecided.",
)
@sheet_format_option("text", "json", "sarif")
@lang_option
@output_option
def command(  # noqa: PLR0913, PLR0917 - one for each option
    packs: tuple[str, ...], strict: bool, on: date | None, prove: bool, form: str, lang: Language, output: Path | None
) -> int:
    """Say what can be proven wrong with packs."""
    from talentrules.cli.output import emit, tracked

    examined = [_examine(one, on, prove=prove) for one in tracked(packs, "检查规则包")]
    emit(_typeset(examined, form, lang), output)
    failed = any(one.report.errors or (strict and one.report.findings) for one in examined)
    return 1 if failed else 0


def _examine(wanted: str, on: date | None, *, prove: bool) -> Examined:
    """Return the report about one pack.

    Raises:
        PackError: where the file cannot be read as a pack.
        UnknownPackError: where there is no such pack.
        InputError: where z3 is wanted and not installed.

    """
    from talentrules.catalog import find
    from talentrules.check import check
    from talentrules.diagnostics import Severity
    from talentrules.errors import PackError
    from talentrules.loading import decode_file
    from talentrules.proofs import examine
    from talentrules.proofs.report import Examined

    pack, found = decode_file(find(wanted))
    if pack is None or any(one.severity is Severity.ERROR for one in found):
        raise PackError(found)
    told = (*found, *check(pack))
    return Examined(pack=pack, report=examine(pack, told, on=on, prover=prove))


def _typeset(examined: list[Examined], form: str, lang: Language) -> str:
    from talentrules.proofs.report import to_data, to_sarif, to_text

    if form == "text":
        return "\n".join(to_text(one, lang) for one in examined)
    data = to_sarif(examined, lang) if form == "sarif" else to_data(examined)
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
