"""`talentrules test [PATH…]`: whether packs come to what their scenarios expect, and how much of them is covered."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from talentrules.cli.look import Command
from talentrules.cli.options import lang_option, output_option, sheet_format_option
from talentrules.diagnostics import Language

if TYPE_CHECKING:
    from talentrules.testing import Coverage, Suite, SuiteRun

__all__ = ["command"]


_HELP = """运行场景文件：每个场景测算一次，与期望逐项对照，不符的写明期望什么、实得什么、规则在哪一行。

PATH 是场景文件（*.scenario.yaml）、放场景文件的文件夹，或者内置规则包的编号；不写时运行全部内置规则包的场景。

Run scenario files and say what differs from what they expect, and where the rule stands. Without a PATH, those of all
built-in packs. Exit status 1 where something differs, or where less than --fail-under is covered.
"""
_TOO_LITTLE = {
    "zh": "{pack}只覆盖了 {percent:.1f}%，要求 {wanted:g}%",
    "en": "{pack}: {percent:.1f}% covered, {wanted:g}% wanted",
}


@click.command("test", cls=Command, help=_HELP, short_help="运行场景，看覆盖。Run scenarios; coverage.")
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option("--coverage", is_flag=True, help="列出规则包里哪些地方没有出现过。Show what of the packs is covered.")
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    metavar="N",
    help="覆盖不到 N% 时退出码为 1。Exit with 1 where less than N% is covered.",
)
@sheet_format_option("text", "json", "junit")
@lang_option
@output_option
def command(  # noqa: PLR0913, PLR0917 - one for each option
    paths: tuple[str, ...],
    coverage: bool,
    fail_under: float | None,
    form: str,
    lang: Language,
    output: Path | None,
) -> int:
    """Run scenarios, and say what differs and what is covered."""
    from talentrules.cli.output import emit, tracked
    from talentrules.testing import run

    suites = _read(paths)
    runs = [run(suite) for suite in tracked(suites, "运行场景")]
    covered = _coverage(runs) if coverage or fail_under is not None else []
    emit(_typeset(runs, covered if coverage else None, form, lang), output)
    enough = _enough(covered, fail_under, lang)
    return 0 if enough and not any(one.failed for one in runs) else 1


def _read(paths: Sequence[str]) -> list[Suite]:
    """Read every file before anything runs; a file that is named twice is read once."""
    from talentrules.catalog import builtin_packs
    from talentrules.testing import find_scenarios, read_scenarios

    files = [file for one in paths or builtin_packs() for file in find_scenarios(one)]
    return [read_scenarios(file) for file in dict.fromkeys(files)]


def _coverage(runs: Sequence[SuiteRun]) -> list[Coverage]:
    """Return the coverage of each pack by all files that are about it."""
    from talentrules.testing import cover

    packs = {run.suite.pack.sha256: run.suite.pack.model for run in reversed(runs)}
    return [
        cover(pack, [case.decision for run in runs if run.suite.pack.sha256 == digest for case in run.cases])
        for digest, pack in reversed(packs.items())
    ]


def _typeset(runs: Sequence[SuiteRun], covered: Sequence[Coverage] | None, form: str, lang: Language) -> str:
    from talentrules.testing.report import coverage_to_text, runs_to_data, runs_to_junit, runs_to_text

    match form:
        case "json":
            return json.dumps(runs_to_data(runs, covered), ensure_ascii=False, indent=2) + "\n"
        case "junit":
            return runs_to_junit(runs, lang)
        case _:
            return "\n".join([runs_to_text(runs, lang), *(coverage_to_text(one, lang) for one in covered or ())])


def _enough(covered: Sequence[Coverage], wanted: float | None, lang: Language) -> bool:
    """Say which packs are covered less than `wanted` per cent; return whether none is."""
    from talentrules.cli.output import note

    short = [one for one in covered if wanted is not None and one.percent < wanted]
    for one in short:
        pack = one.pack.id if lang == "en" else one.pack.name
        note(_TOO_LITTLE[lang].format(pack=pack, percent=one.percent, wanted=wanted))
    return not short
