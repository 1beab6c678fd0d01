"""`talentrules packs`: which packs are built in."""

from __future__ import annotations

import click

from talentrules.cli.look import Command
from talentrules.cli.options import lang_option

__all__ = ["command"]

_HEADINGS = {"zh": ("编号", "名称", "所在", "核对日"), "en": ("id", "name", "within", "verified on")}


_HELP = """列出内置的规则包：编号、名称、所在省份、文字核对到哪一天。

List the built-in packs: id, name, province, and the day up to which the text was checked.
"""


@click.command("packs", cls=Command, help=_HELP, short_help="列出内置的规则包。List the built-in packs.")
@lang_option
def command(lang: str) -> int:
    """List the built-in packs."""
    from talentrules import packs
    from talentrules.source import display_width

    rows = [_HEADINGS[lang], *((one.id, one.name, one.within, one.verified_on) for one in packs())]
    widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell + " " * (room - display_width(cell)) for cell, room in zip(row, widths, strict=True))
        click.echo("  ".join(cells).rstrip())
    return 0
