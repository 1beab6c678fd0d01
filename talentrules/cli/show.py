"""`talentrules show PACK [BENEFIT]`: a pack as readable Chinese, as HTML or Markdown a handbook for sign-off."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from talentrules.cli.look import Command
from talentrules.cli.options import lang_option, output_option, sheet_format_option
from talentrules.diagnostics import Language

if TYPE_CHECKING:
    from talentrules import Pack

__all__ = ["command"]


_HELP = """把规则包写成文字；写出 BENEFIT（编号或名称）时只写这一项待遇。

PACK 是内置规则包的编号或名称，或者文件路径。

--format html 写成供签发的政策手册：封面和签发栏、目录、待遇关系图、逐项条文和依据，可直接打印成 A4。

Show a pack, or one benefit of it, as text. PACK is a built-in id or name, or the path of a file.

--format html writes the whole pack as a policy handbook for sign-off, ready to print on A4.
"""


@click.command("show", cls=Command, help=_HELP, short_help="把规则包写成文字。Show a pack as text.")
@click.argument("pack", metavar="PACK")
@click.argument("benefit", metavar="[BENEFIT]", required=False)
@sheet_format_option("text", "markdown", "html")
@lang_option
@output_option
def command(pack: str, benefit: str | None, form: str, lang: Language, output: Path | None) -> int:
    """Show a pack, or one benefit of it."""
    from talentrules import load
    from talentrules.cli.output import coloured, emit, width

    loaded = load(pack)
    if form == "text":
        text = loaded.show(benefit, lang, width=width(output), colour=coloured(output))
    else:
        text = _typeset(loaded, benefit, form, lang)
    emit(text, output)
    return 0


def _typeset(pack: Pack, benefit: str | None, form: str, lang: Language) -> str:
    """Return one benefit as a page, or the whole pack as a handbook."""
    from talentrules import explain

    if benefit is None:
        return pack.to_html(lang) if form == "html" else pack.to_markdown(lang)
    document = pack.document(benefit, lang)
    return explain.document_to_html(document) if form == "html" else explain.document_to_markdown(document)
