"""`talentrules diff OLD NEW`: what means something else in the new pack, with a person for each difference."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from talentrules.cli.look import Command
from talentrules.cli.options import lang_option, on_option, output_option, sheet_format_option
from talentrules.diagnostics import Language

__all__ = ["command"]

_HELP = """按意思比较两个规则包：哪些待遇新增、取消、改动，改了什么，每处附上一个前后结果不同的人。

OLD 和 NEW 可以是内置编号、文件路径，或者 git 里的旧版本（HEAD~1:rules/liling.yaml）。顺序、引号、注释不算改动，
措辞另列。--population 读一批人的情况（JSONL、CSV 或 YAML 列表），数出谁多了、谁少了、各多少元。
退出码：意思没有变是 0，有不同或者未能判断是 1，输入有误是 2。

Compare two packs by meaning: benefits that came, went or changed, in what, each with a person who is answered
differently. OLD and NEW are built-in ids, paths, or files of a git revision. With --population, count who gains and who
loses. Exit status 0 where nothing means anything else, 1 where something does or it could not be told, 2 for bad input.
"""


@click.command("diff", cls=Command, help=_HELP, short_help="按意思比较两个规则包。Compare packs by meaning.")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option(
    "--population",
    type=click.Path(path_type=Path, dir_okay=True),
    metavar="FILE",
    help="一批人的情况，数出谁多谁少。Profiles to count who gains and who loses.",
)
@on_option
@sheet_format_option("text", "markdown", "json")
@lang_option
@output_option
def command(  # noqa: PLR0913, PLR0917 - one for each option
    old: str, new: str, population: Path | None, on: date | None, form: str, lang: Language, output: Path | None
) -> int:
    """Say in what one pack means something else than another."""
    from talentrules.cli.options import today
    from talentrules.cli.output import emit
    from talentrules.diffing import compare_packs, count, read_named, read_population, report

    before, after = read_named(old), read_named(new)
    profiles = None if population is None else read_population(population, before, after)
    counted = None if profiles is None else count(before, after, profiles, on or today())
    outcome = compare_packs(before, after)
    match form:
        case "json":
            text = json.dumps(report.to_data(outcome, counted), ensure_ascii=False, indent=2) + "\n"
        case "markdown":
            text = report.to_markdown(outcome, lang, counted)
        case _:
            text = report.to_text(outcome, lang, counted)
    emit(text, output)
    return 0 if outcome.equivalent else 1
