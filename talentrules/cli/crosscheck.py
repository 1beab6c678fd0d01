"""`talentrules crosscheck PACK`: whether a second, independent engine comes to the same decisions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from talentrules.cli.look import Command
from talentrules.cli.options import Day, lang_option, output_option, sheet_format_option, today
from talentrules.diagnostics import Language

if TYPE_CHECKING:
    from talentrules.api import Pack
    from talentrules.model.profile import Case

__all__ = ["command"]

_HELP = """用独立的第二引擎 durable-rules 复核规则包：同样的规则、同样的情况，两个引擎逐项对照。

情况来自 --profiles 的文件（YAML 列表、JSONL 或 CSV，每条一个人），不写就按 --seed 随机抽取 --random 个，
多数落在规则的分界点上和两侧。第二引擎在单独的进程里运行，崩溃、超时、结论不同都会报告。

Hold a pack against durable-rules, a second engine that shares nothing with this one: for the profiles of a file, or for
cases drawn by lot at the cut points of the pack. Exit status 0 where both agree, 1 where they differ or no answer came,
2 where the input or the second engine is missing.
"""


@click.command("crosscheck", cls=Command, help=_HELP, short_help="用第二引擎复核。Ask a second engine.")
@click.argument("pack", metavar="PACK")
@click.option(
    "--profiles",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="逐条复核这个文件里的情况。The profiles of a file.",
)
@click.option(
    "--random", "count", type=click.IntRange(1), metavar="N", help="随机抽取 N 个情况，默认 100。N cases by lot."
)
@click.option("--seed", type=int, default=1, show_default=True, metavar="N", help="随机种子。The seed of the lot.")
@click.option(
    "--on",
    type=Day(),
    metavar="DATE",
    help="按哪一天；随机抽取时不写就连日期一起抽。The day; by lot where none is given.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(0.1),
    default=30.0,
    show_default=True,
    metavar="S",
    help="每次最多等几秒。Seconds.",
)
@sheet_format_option("text", "json")
@lang_option
@output_option
def command(  # noqa: PLR0913, PLR0917 - one for each option
    pack: str,
    profiles: Path | None,
    count: int | None,
    seed: int,
    on: date | None,
    timeout: float,
    form: str,
    lang: Language,
    output: Path | None,
) -> int:
    """Ask a second engine."""
    from talentrules import load
    from talentrules.cli.output import emit
    from talentrules.crosscheck import crosscheck_all
    from talentrules.crosscheck.report import to_data, to_text

    if profiles is not None and count is not None:
        raise click.UsageError("--profiles 和 --random 只能用一个 (either --profiles or --random)")
    loaded = load(pack)
    cases = _by_lot(loaded, seed, count or 100, on) if profiles is None else _given(loaded, profiles, on or today())
    report = crosscheck_all(loaded, cases, timeout=timeout)
    data = json.dumps(to_data(report, lang), ensure_ascii=False, indent=2) + "\n"
    emit(data if form == "json" else to_text(report, lang), output)
    return 0 if report.ok else 1


def _by_lot(pack: Pack, seed: int, count: int, on: date | None) -> Iterator[Case]:
    from talentrules.crosscheck import cases

    return islice(cases(pack.model, seed, on), count)


def _given(pack: Pack, path: Path, on: date) -> list[Case]:
    from talentrules.diffing.population import read_population
    from talentrules.model.profile import Case

    return [Case(profile=profile, on=on) for profile in read_population(path, pack.model, pack.model)]
