"""`talentrules show PACK [BENEFIT]`: a pack as readable Chinese."""

from __future__ import annotations

from pathlib import Path

import click

from talentrules.cli.look import Command
from talentrules.cli.options import lang_option, output_option, sheet_format_option
from talentrules.diagnostics import Language

__all__ = ["command"]


_HELP = """把规则包写成文字；写出 BENEFIT（编号或名称）时只写这一项待遇。

PACK 是内置规则包的编号或名称，或者文件路径。

Show a pack, or one benefit of it, as text. PACK is a built-in id or name, or the path of a file.
"""


@click.command("show", cls=Command, help=_HELP, short_help="把规则包写成文字。Show a pack as text.")
@click.argument("pack", metavar="PACK")
@click.argument("benefit", metavar="[BENEFIT]", required=False)
@sheet_format_option("text", "markdown", "html")
@lang_option
@output_option
def command(pack: str, benefit: str | None, form: str, lang: Language, output: Path | None) -> int:
    """Show a pack, or one benefit of it."""
    from talentrules import explain, load
    from talentrules.cli.output import coloured, emit, width

    document = load(pack).document(benefit, lang)
    if form == "text":
        text = explain.document_to_text(document, width=width(output), colour=coloured(output))
    else:
        text = {"markdown": explain.document_to_markdown, "html": explain.document_to_html}[form](document)
    emit(text, output)
    return 0
