"""`talentrules table export|import`: tier tables out to a workbook, and back into the pack."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from talentrules.cli.look import Command
from talentrules.cli.options import lang_option
from talentrules.diagnostics import Language

__all__ = ["command"]

_HELP = """把分档的表导出成 xlsx，改好以后导入回规则包，注释和其他内容一字不动。

\b
talentrules table export PACK -o 表.xlsx
talentrules table import 表.xlsx PACK.yaml

Tier tables out to xlsx and back into the pack, which else stays as it is, comments too.
"""
_EXPORT_HELP = """把规则包里分档的表写进一个 xlsx：一张表一个工作表，一档一行。

Write the tier tables of a pack into an xlsx: a sheet a table, a row a tier.
"""
_IMPORT_HELP = """把 xlsx 里改过的档写回规则包：只改动过的行，其余一字不动；有一处不对，就什么都不写。

Write what was changed in the xlsx back into the pack; nothing else is touched, and nothing is written where anything is
wrong.
"""


class _Group(Command, click.Group):
    """A group of commands whose help is headed in both languages."""


@click.group("table", cls=_Group, help=_HELP, short_help="分档的表和 xlsx 互转。Tier tables to xlsx and back.")
@click.pass_context
def command(ctx: click.Context) -> int:  # noqa: ARG001 - as click calls it
    """Carry tier tables to a workbook and back."""
    return 0


@command.command("export", cls=Command, help=_EXPORT_HELP, short_help="导出成 xlsx。Write an xlsx.")
@click.argument("pack", metavar="PACK")
@click.option("--benefit", "benefits", multiple=True, metavar="ID", help="只要这项待遇。Only this benefit.")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), metavar="FILE.xlsx", help="写入。Write to."
)
@lang_option
def export(pack: str, benefits: Sequence[str], output: Path, lang: Language) -> int:  # noqa: ARG001 - `run` reads it
    """Write the tier tables of a pack into a workbook."""
    from talentrules.catalog import find
    from talentrules.cli.output import write_result
    from talentrules.office import export_tables, open_pack

    write_result(output, export_tables(open_pack(find(pack)), benefits))
    return 0


@command.command("import", cls=Command, help=_IMPORT_HELP, short_help="导入回规则包。Back into the pack.")
@click.argument("book", metavar="FILE.xlsx", type=click.Path(path_type=Path))
@click.argument("pack", metavar="PACK.yaml")
@click.option("--force", is_flag=True, help="导出以后规则包改动过，也导入。Import though the pack was changed since.")
@click.option("--dry-run", is_flag=True, help="只说会改什么，不写。Say what would change, write nothing.")
@lang_option
def import_(book: Path, pack: str, force: bool, dry_run: bool, lang: Language) -> int:
    """Write what was changed in a workbook back into the pack."""
    from talentrules.catalog import find
    from talentrules.cli.output import harmless, note, write_file
    from talentrules.office import import_tables, open_pack

    path = find(pack)
    file = open_pack(path)
    done = import_tables(file, _read(book), str(book), force=force)
    for sheet in done.unread:
        note(_UNREAD[lang].format(sheet=sheet))
    for change in done.changes:
        click.echo(change.say(lang))
    changed = done.data != file.reading.data
    if changed and not dry_run:
        write_file(path, done.data)
    said = _DONE[lang][0 if not changed else 1 if dry_run else 2]
    click.echo(said.format(path=harmless(str(path)), count=len(done.changes)))
    return _still_wrong(done.data, path, lang) if changed else 0


def _still_wrong(data: bytes, path: Path, lang: Language) -> int:
    """Say what `validate` finds wrong with the changed pack, such as an amount that no quotation holds any more."""
    from talentrules.check import check
    from talentrules.cli.output import note
    from talentrules.diagnostics import Severity
    from talentrules.errors import PackError
    from talentrules.loading import decode_reading
    from talentrules.syntax import read_bytes

    pack, _ = decode_reading(read_bytes(data, str(path)), path)
    errors = [one for one in (check(pack) if pack is not None else ()) if one.severity is Severity.ERROR]
    if not errors:
        return 0
    note(_WRONG[lang])
    note(PackError(errors).render(lang))
    return 1


_UNREAD = {
    "zh": "工作表“{sheet}”里没有导出的表，没有读",
    "en": "the sheet “{sheet}” holds no exported table and was not read",
}
_WRONG = {
    "zh": "改好的规则包还通不过 validate（金额、门槛变了，引文要跟着换）：",
    "en": "the changed pack does not pass `validate` yet (amounts and thresholds want quotations that hold them):",
}
_DONE = {
    "zh": ("没有改动", "共 {count} 处改动，没有写入 {path}", "共 {count} 处改动，已写入 {path}"),
    "en": ("nothing changed", "{count} changes, not written to {path}", "{count} changes, written to {path}"),
}


def _read(path: Path) -> bytes:
    """Return the bytes of an ordinary file, no more than tell that it is too large; a pipe would never end."""
    from talentrules.diagnostics import diagnose
    from talentrules.errors import TableError
    from talentrules.office import MOST_BYTES

    unreadable = TableError([diagnose("table-unreadable", path=str(path))])
    try:
        if not path.is_file():
            raise unreadable
        with path.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise unreadable from error
