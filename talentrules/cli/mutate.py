"""`talentrules mutate PACK`: which slips in a pack its scenarios would notice, and a person for each that they would not."""

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
    from talentrules.mutation import Outcome

__all__ = ["benefit_option", "command", "most_option", "scenarios_option", "tried"]


_HELP = """在规则包里逐处做一个小改动（“以上”改成“超过”、数字差一、漏掉一档……），看场景能不能发现。

发现不了、又确实会影响某个人的改动，列出来并附上这样一个人；改了也一样的，证明之后不计。

PACK 是内置规则包的编号、名称，或者规则包文件。场景默认用规则包旁边 tests/ 里同名的文件。

Make one small change at a time in a pack and see whether its scenarios notice it. Changes that nobody notices though
somebody would be answered differently are listed with such a person; those proven to change nothing are not counted.
Exit status 1 where fewer than --fail-under per cent are noticed, 2 where a file cannot be used.
"""
_TOO_FEW = {
    "zh": "场景只发现了 {score} 的改动，要求 {wanted:g}%",
    "en": "scenarios notice {score} of the changes, {wanted:g}% wanted",
}

scenarios_option = click.option(
    "--scenarios",
    "files",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="场景文件，可以写多次；默认用规则包旁边的。Scenario files; those beside the pack by default.",
)
benefit_option = click.option(
    "--benefit", metavar="ID", help="只看这一项待遇（编号或名称）的规则。Only the rules of this benefit."
)
most_option = click.option(
    "--most",
    type=click.IntRange(min=1),
    metavar="N",
    help="最多试 N 处改动，均匀抽取。Try at most N changes, spread evenly.",
)


@click.command("mutate", cls=Command, help=_HELP, short_help="改一处，看场景发现不发现。Do scenarios notice slips?")
@click.argument("pack", metavar="PACK")
@scenarios_option
@benefit_option
@most_option
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    metavar="PERCENT",
    help="发现的不到这个百分比时退出码为 1。Exit with 1 where fewer per cent are noticed.",
)
@sheet_format_option("text", "json")
@lang_option
@output_option
def command(  # noqa: PLR0913, PLR0917 - one for each option
    pack: str,
    files: tuple[Path, ...],
    benefit: str | None,
    most: int | None,
    fail_under: float | None,
    form: str,
    lang: Language,
    output: Path | None,
) -> int:
    """Say which changes of a pack its scenarios notice."""
    from talentrules.cli.output import emit

    outcome = tried(pack, files, benefit, most)
    emit(_typeset(outcome, form, lang), output)
    return 0 if _enough(outcome, fail_under, lang) else 1


def tried(pack: str, files: Sequence[Path], benefit: str | None, most: int | None) -> Outcome:
    """Return what becomes of the changes of a pack.

    Raises:
        PackError: where the pack cannot be used.
        ScenarioError: where there are no scenarios, or they cannot be used or do not pass.
        UnknownBenefitError: where there is no such benefit.
        UnknownPackError: where there is no such pack.

    """
    from talentrules import load
    from talentrules.cli.output import tracked
    from talentrules.mutation import mutate, scenario_files, scenarios_of

    loaded = load(pack)
    suites = scenarios_of(loaded.sha256, loaded.name, files or scenario_files(pack))
    wanted = loaded.benefit(benefit).id if benefit is not None else None
    return mutate(loaded.model, suites, benefit=wanted, most=most, track=lambda found: tracked(found, "试改动"))


def _typeset(outcome: Outcome, form: str, lang: Language) -> str:
    from talentrules.mutation import outcome_data, outcome_to_text

    if form == "json":
        return json.dumps(outcome_data(outcome), ensure_ascii=False, indent=2) + "\n"
    return outcome_to_text(outcome, lang)


def _enough(outcome: Outcome, wanted: float | None, lang: Language) -> bool:
    """Say where too few changes are noticed; where there are none to notice, that is enough."""
    from talentrules.cli.output import note

    score = outcome.score
    if wanted is None or score is None or score >= wanted:
        return True
    note(_TOO_FEW[lang].format(score=f"{score:.1f}%", wanted=wanted))
    return False
