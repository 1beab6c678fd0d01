"""Measure the engines of the field on one workload: first that they agree, then how long they take, with and without why.

Each round times every engine once, one after the other, each on profiles that nobody saw before; a ratio is the median of the
ratios within the rounds, so that a busy moment of the machine falls on both sides of it. It is the time of the processor that counts.
"""

from __future__ import annotations

import gc
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from engines.field import NAMES, Engine
from engines.workload import Workload
from rich.table import Table

__all__ = ["agreeing", "deciding", "starting"]

_HERE = Path(__file__).parent
_AGREE_ON, _A_ROUND, _WARM_UP = 1000, 150, 400
_STARTED = """
import gc, sys, time
import psutil
sys.path.insert(0, {here!r})
from engines.field import build
from engines.workload import Workload
workload, process = Workload.read(), psutil.Process()
profiles = workload.profiles(300, 1)
held, before = process.memory_info().rss, time.perf_counter()
made = build({name!r}, workload)
built = time.perf_counter()
given = [made.given(one) for one in profiles]
gc.collect()
started = time.perf_counter()
made.decide(given[0])
decided = time.perf_counter()
for one in given[1:]:
    made.decide(one)
print(built - before, decided - started, process.memory_info().rss - held)
"""


def agreeing(workload: Workload, engines: Sequence[Engine]) -> str:
    """Hold all engines to the same answers on a thousand profiles, and say so."""
    profiles = workload.profiles(_AGREE_ON, seed=1)
    first, *others = engines
    wanted = [first.answers(first.decide(first.given(profile))) for profile in profiles]
    for engine in others:
        for profile, answers in zip(profiles, wanted, strict=True):
            found = engine.answers(engine.decide(engine.given(profile)))
            if found != answers:
                differing = {one: (answers[one], found[one]) for one in answers if answers[one] != found[one]}
                raise SystemExit(f"{engine.name} differs on {workload.plain(profile)}: {differing}")
    granted = sum(here for answers in wanted for here, _ in answers.values()) / len(profiles)
    return (
        f"all {len(engines)} agree on {len(profiles):,} complete profiles "
        f"(of {len(workload.benefits)} benefits {granted:.1f} granted on average)"
    )


def deciding(workload: Workload, engines: Sequence[Engine], rounds: int) -> Table:
    """Time each engine on new profiles in turns, without its trace and with it."""
    works = {(engine.name, why): work for engine in engines for why, work in _works(engine)}
    by_name = {engine.name: engine for engine in engines}
    times: dict[tuple[str, bool], list[float]] = {key: [] for key in works}
    for number in range(rounds + 1):
        profiles = workload.profiles(_A_ROUND if number else _WARM_UP, seed=1000 + number)
        for key, work in works.items():
            seconds = _seconds(work, [by_name[key[0]].given(profile) for profile in profiles])
            if number:
                times[key].append(seconds / len(profiles))
    return _ratios(engines, times)


def _works(engine: Engine) -> Iterator[tuple[bool, Callable[[Any], Any]]]:
    yield False, engine.decide
    if engine.explain is not None:
        yield True, engine.explain


def _seconds(work: Callable[[Any], Any], given: Sequence[Any]) -> float:
    gc.collect()
    start = time.process_time()
    for one in given:
        work(one)
    return time.process_time() - start


def _ratios(engines: Sequence[Engine], times: dict[tuple[str, bool], list[float]]) -> Table:
    table = Table(title="one profile, 15 benefits", title_justify="left", title_style="bold")
    table.add_column("engine")
    for column in ("decision, µs", "× talentrules", "with its explanation, µs", "× talentrules"):
        table.add_column(column, justify="right")
    ours = engines[0].name
    for engine in engines:
        cells = [text for why in (False, True) for text in _cells(times, (engine.name, why), (ours, why))]
        table.add_row(engine.name, *cells)
    return table


def _cells(times: dict[tuple[str, bool], list[float]], key: tuple[str, bool], ours: tuple[str, bool]) -> list[str]:
    if key not in times:
        return ["none", ""]
    ratio = statistics.median(one / other for one, other in zip(times[key], times[ours], strict=True))
    return [f"{statistics.median(times[key]) * 1e6:,.0f}", f"{ratio:.1f}"]


def starting(rounds: int = 3) -> Table:
    """Time each engine in a process of its own, after the pack was read: importing, building the rules, deciding once.

    The memory is what the process holds more after three hundred decisions.
    """
    table = Table(title="in a process of its own", title_justify="left", title_style="bold")
    table.add_column("engine")
    for column in ("import and rules, ms", "first decision, ms", "memory, MB"):
        table.add_column(column, justify="right")
    for name in NAMES:
        code = _STARTED.format(here=str(_HERE), name=name)
        runs = [_printed(code) for _ in range(rounds)]
        built, decided, held = (statistics.median(column) for column in zip(*runs, strict=True))
        table.add_row(name.replace(":Engine", ""), f"{built * 1e3:.0f}", f"{decided * 1e3:.1f}", f"{held / 1e6:.1f}")
    return table


def _printed(code: str) -> list[float]:
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
    return [float(one) for one in done.stdout.split()]
