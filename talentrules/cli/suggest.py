"""`talentrules suggest PACK`: the few scenarios that would notice every slip, their expectations left to be filled in."""

from __future__ import annotations

import os
from pathlib import Path

import click

from talentrules.cli.look import Command
from talentrules.cli.mistakes import FileNotWrittenError
from talentrules.cli.mutate import benefit_option, most_option, scenarios_option, tried
from talentrules.cli.options import lang_option, output_option
from talentrules.diagnostics import Language

__all__ = ["command"]


_HELP = """写出几个场景：填好期望以后，就能发现现有场景发现不了的改动（见 talentrules mutate）。

期望都留作“待填写”，请对照文件算出来再填；填完以前 talentrules test 不接受这个文件。已有的文件不会被改写，除非写了 --replace。

Write the few scenarios that would notice the changes that the present ones do not (see `talentrules mutate`). What is
expected is left to be filled in from the document; until then `talentrules test` refuses the file.
"""
_EXISTS = "文件已经存在，要改写请加 --replace (the file exists; write --replace to overwrite it)"


@click.command("suggest", cls=Command, help=_HELP, short_help="建议补哪些场景。Suggest the scenarios that are missing.")
@click.argument("pack", metavar="PACK")
@scenarios_option
@benefit_option
@most_option
@click.option("--replace", is_flag=True, help="文件已经存在时也写。Write also where the file exists.")
@lang_option
@output_option
def command(  # noqa: PLR0913, PLR0917 - one for each option
    pack: str,
    files: tuple[Path, ...],
    benefit: str | None,
    most: int | None,
    replace: bool,
    lang: Language,
    output: Path | None,
) -> int:
    """Write the scenarios that are missing."""
    from talentrules.cli.output import emit, tracked
    from talentrules.mutation import suggest, suggestion_to_yaml

    if output is not None and output.exists() and not replace:
        raise FileNotWrittenError(str(output), _EXISTS)
    outcome = tried(pack, files, benefit, most)
    suggestion = suggest(outcome, track=lambda found: tracked(found, "找场景"))
    emit(suggestion_to_yaml(suggestion, _named(pack, output), lang), output)
    return 0


def _named(pack: str, output: Path | None) -> str:
    """Return how the scenario file names the pack: a built-in one by its id, another by its path from the folder of the file.

    On standard output that folder is `tests/` beside the pack, where scenarios stand.
    """
    from talentrules.catalog import builtin_packs, find

    path = find(pack)
    if path in builtin_packs().values():
        return path.stem
    folder = output.parent if output is not None else path.parent / "tests"
    return Path(os.path.relpath(path, folder)).as_posix()
