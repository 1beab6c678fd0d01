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
    from talentrules.api import Pack
    from talentrules.testing import Coverage, Suite, SuiteRun
    from talentrules.testing.stated_laws import Trial

__all__ = ["command"]


_HELP = """运行场景文件：每个场景测算一次，与期望逐项对照，不符的写明期望什么、实得什么、规则在哪一行。

场景所测的规则包写了规律（laws）的，再逐条检验：能证明的证明，不能证明的去找反例，找到的写成可以粘贴的申请人情况。

PATH 是场景文件（*.scenario.yaml）、放场景文件的文件夹、内置规则包的编号，或者规则包文件（运行它旁边的场景，检验它的规律）；
不写时运行全部内置规则包的场景。

Run scenario files and say what differs from what they expect, and where the rule stands; then put the laws that their
packs state to the proof. A PATH may also be a pack file: the scenarios beside it are run. Without a PATH, the scenarios of all
built-in packs. Exit status 1 where something differs, where a law is broken, or where less than --fail-under is covered.
"""
_NO_SCENARIOS = {"zh": "{pack}旁边没有场景文件", "en": "{pack} has no scenario file beside it"}
_NO_LAWS = {"zh": "{pack}没有写规律（laws）", "en": "{pack} states no laws"}
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
@click.option(
    "--laws",
    "examples",
    type=click.IntRange(0, 100_000),
    metavar="N",
    help="每条规律另外抽 N 个情况去试（不写是100）；0 就不检验规律。Cases drawn for each law; 0 for none at all.",
)
@sheet_format_option("text", "json", "junit")
@lang_option
@output_option
def command(  # noqa: PLR0913, PLR0917 - one for each option
    paths: tuple[str, ...],
    coverage: bool,
    fail_under: float | None,
    examples: int | None,
    form: str,
    lang: Language,
    output: Path | None,
) -> int:
    """Run scenarios and laws, and say what differs, what is broken and what is covered."""
    from talentrules.cli.output import emit, tracked
    from talentrules.testing import run

    suites, packs = _read(paths)
    runs = [run(suite) for suite in tracked(suites, "运行场景")]
    trials = _tried([*(one.suite.pack for one in runs), *packs], suites, examples)
    covered = _coverage(runs) if coverage or fail_under is not None else []
    emit(_typeset(runs, trials, covered if coverage else None, form, lang), output)
    _without_anything(packs, suites, lang)
    enough = _enough(covered, fail_under, lang)
    failed = any(one.failed for one in runs) or any(one.failed for one in trials)
    return 0 if enough and not failed else 1


def _read(paths: Sequence[str]) -> tuple[list[Suite], list[Pack]]:
    """Read every file before anything runs; a file that is named twice is read once."""
    from talentrules.api import load
    from talentrules.catalog import builtin_packs
    from talentrules.testing import find_scenarios, read_scenarios

    wanted = paths or tuple(builtin_packs())
    packs = [one for one in dict.fromkeys(wanted) if _is_pack(one)]
    files = [file for one in wanted for file in (_beside(one) if one in packs else find_scenarios(one))]
    return [read_scenarios(file) for file in dict.fromkeys(files)], [load(Path(one)) for one in packs]


def _beside(pack: str) -> tuple[Path, ...]:
    """Return the scenario files beside a pack file, none where there are none."""
    from talentrules.mutation import scenario_files
    from talentrules.testing import ScenarioError

    try:
        return scenario_files(Path(pack))
    except ScenarioError:
        return ()


def _is_pack(wanted: str) -> bool:
    """Return whether `wanted` is the path of a file that begins as a pack does."""
    from talentrules.syntax import read_file
    from talentrules.testing.reading import SUFFIX

    path = Path(wanted)
    if wanted.endswith(SUFFIX) or not path.is_file():
        return False
    tree = read_file(path).tree
    return tree is not None and tree.get("talentrules") is not None


def _tried(packs: Sequence[Pack], suites: Sequence[Suite], examples: int | None) -> list[Trial]:
    """Return what becomes of the laws of each pack, tried on the cases of its scenarios too."""
    stating = {one.sha256: one for one in packs if one.model.laws and examples != 0}
    if not stating:
        return []
    from talentrules.cli.output import tracked
    from talentrules.model.profile import Case
    from talentrules.testing.stated_laws import EXAMPLES, attack

    cases: dict[str, list[Case]] = {}
    for suite in suites:
        found = [Case(profile=one.profile, on=one.on) for one in suite.scenarios]
        cases.setdefault(suite.pack.sha256, []).extend(found)
    count = EXAMPLES if examples is None else examples
    return [
        attack(one, examples=count, cases=cases.get(digest, ())) for digest, one in tracked(stating.items(), "检验规律")
    ]


def _without_anything(packs: Sequence[Pack], suites: Sequence[Suite], lang: Language) -> None:
    """Say which of the packs that were named have no scenarios beside them, and which state no laws."""
    from talentrules.cli.output import note

    tested = {one.pack.sha256 for one in suites}
    for one in packs:
        name = one.id if lang == "en" else one.name
        if one.sha256 not in tested:
            note(_NO_SCENARIOS[lang].format(pack=name))
            if not one.model.laws:
                note(_NO_LAWS[lang].format(pack=name))


def _coverage(runs: Sequence[SuiteRun]) -> list[Coverage]:
    """Return the coverage of each pack by all files that are about it."""
    from talentrules.testing import cover

    packs = {run.suite.pack.sha256: run.suite.pack.model for run in reversed(runs)}
    return [
        cover(pack, [case.decision for run in runs if run.suite.pack.sha256 == digest for case in run.cases])
        for digest, pack in reversed(packs.items())
    ]


def _typeset(
    runs: Sequence[SuiteRun],
    trials: Sequence[Trial],
    covered: Sequence[Coverage] | None,
    form: str,
    lang: Language,
) -> str:
    from talentrules.testing.report import coverage_to_text, runs_to_data, runs_to_junit, runs_to_text

    if not trials:
        laws, suites, counted = [], [], (0, 0)
    else:
        from talentrules.testing.stated_laws.report import trials_to_data, trials_to_junit, trials_to_text

        laws, suites = trials_to_data(trials), trials_to_junit(trials, lang)
        counted = (sum(len(one.runs) for one in trials), sum(one.failed for one in trials))
    match form:
        case "json":
            data = runs_to_data(runs, covered) | ({"laws": laws} if laws else {})
            return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
        case "junit":
            return runs_to_junit(runs, lang, more=suites, counted=counted)
        case _:
            said = [runs_to_text(runs, lang)] if runs else []
            said += [trials_to_text(trials, lang)] if trials else []
            return "\n".join([*said, *(coverage_to_text(one, lang) for one in covered or ())])


def _enough(covered: Sequence[Coverage], wanted: float | None, lang: Language) -> bool:
    """Say which packs are covered less than `wanted` per cent; return whether none is."""
    from talentrules.cli.output import note

    short = [one for one in covered if wanted is not None and one.percent < wanted]
    for one in short:
        pack = one.pack.id if lang == "en" else one.pack.name
        note(_TOO_LITTLE[lang].format(pack=pack, percent=one.percent, wanted=wanted))
    return not short
