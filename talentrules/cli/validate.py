"""`talentrules validate PACK…`: everything that is wrong with packs."""

from __future__ import annotations

import click

from talentrules.cli.look import Command
from talentrules.cli.options import lang_option
from talentrules.diagnostics import Language

__all__ = ["command"]

_CLEAN = {"zh": "✓ {id} {name}：没有错误", "en": "✓ {id} {name}: no errors"}
_WARNED = {"zh": "✓ {id} {name}：没有错误，有 {count} 个提醒", "en": "✓ {id} {name}: no errors, {count} warnings"}


_HELP = """检查规则包，一次列出全部问题：在哪个文件第几行、错在哪里、该怎么写。

只有提醒时退出码是 0，有错误时是 2。

Check packs and list everything that is wrong, with file and line. Exit status 0 where there are only warnings.
"""


@click.command("validate", cls=Command, help=_HELP, short_help="检查规则包。Check packs.")
@click.argument("packs", metavar="PACK...", nargs=-1, required=True)
@lang_option
def command(packs: tuple[str, ...], lang: Language) -> int:
    """Say everything that is wrong with packs."""
    from talentrules.cli.output import tracked

    sound = [_validate(one, lang) for one in tracked(packs, "检查规则包")]
    return 0 if all(sound) else 2


def _validate(wanted: str, lang: Language) -> bool:
    """Say what is wrong with one pack; return whether it can be used."""
    from talentrules import InputError, UnknownPackError, load
    from talentrules.cli.output import note
    from talentrules.diagnostics import render_all

    try:
        pack = load(wanted)
    except (InputError, UnknownPackError) as error:
        note(error.render(lang))
        return False
    if pack.warnings:
        note(render_all(pack.warnings, lang))
    words = (_WARNED if pack.warnings else _CLEAN)[lang]
    click.echo(words.format(id=pack.id, name=pack.name, count=len(pack.warnings)))
    return True
