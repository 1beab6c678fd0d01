"""Measure the engines of the field side by side, then what a user waits for: importing, loading, deciding, explaining.

Each figure is the median of runs that take turns, so that a busy moment of the machine hits all alike. Beside it stands
a yardstick measured in the same turns: an empty Python for the import, PyYAML's C event parse of the same file for
loading. The ratio is what to compare between machines.
"""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import yaml
from engines.field import NAMES, build
from engines.workload import Workload
from field import agreeing, starting
from field import deciding as deciding_in_the_field
from rich.console import Console
from rich.table import Table

import talentrules as tr

ROOT = Path(__file__).parents[1]
PROFILES = {
    "huanggang": "huanggang_chucai_card_expert",
    "jiayuguan": "jiayuguan_leading_talent",
    "liling": "liling_high_end",
    "nanle": "nanle_returning_native",
    "wuzhishan": "wuzhishan_migratory_doctor",
}
ON = date(2024, 6, 1)
Work = Callable[[], object]


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    console = Console(width=110)
    console.print(
        f"CPython {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    )
    workload = Workload.read()
    engines = [build(name, workload) for name in NAMES]
    console.print(agreeing(workload, engines))
    console.print(deciding_in_the_field(workload, engines, rounds))
    console.print(starting())
    console.print(importing(rounds))
    console.print(loading(rounds))
    console.print(deciding(rounds))


def importing(rounds: int) -> Table:
    """Time a new process that imports, beside one that does nothing."""
    table = _table("import, in a process of its own", "", "ms", "beyond bare Python, ms", "× bare Python")
    works: dict[str, Work] = {
        "python -c pass": _process("pass"),
        "import talentrules": _process("import talentrules"),
        "import talentrules; talentrules.load": _process("import talentrules; talentrules.load"),
        "load and decide wuzhishan": _process(
            "import talentrules, datetime;"
            "talentrules.load('wuzhishan').decide({}, on=datetime.date(2024, 6, 1)).to_data()"
        ),
    }
    times = _medians(works, rounds)
    bare = times["python -c pass"]
    for name, seconds in times.items():
        table.add_row(name, _ms(seconds), _ms(seconds - bare), f"{seconds / bare:.2f}")
    return table


def loading(rounds: int) -> Table:
    """Time reading, decoding and checking each pack, beside the C event parse of its text."""
    table = _table("load a pack (read, decode, check)", "pack", "benefits", "kB", "ms", "C events, ms", "× C events")
    for pack in tr.packs():
        data = pack.path.read_bytes()
        times = _medians(
            {"load": lambda path=pack.path: tr.load(path), "events": lambda data=data: _events(data)}, rounds
        )
        size, benefits = f"{len(data) / 1000:.1f}", str(len(tr.load(pack.path).benefits))
        ratio = f"{times['load'] / times['events']:.1f}"
        table.add_row(pack.id, benefits, size, _ms(times["load"]), _ms(times["events"]), ratio)
    return table


def deciding(rounds: int) -> Table:
    """Time one decision: verdicts only, with every condition explained, and as JSON-ready data with its receipt."""
    columns = ("decision, µs", "with explanation, µs", "to_data, µs", "profile from a mapping, µs")
    table = _table("decide one profile (already read)", "pack", *columns)
    for pack_id, name in PROFILES.items():
        pack = tr.load(pack_id)
        profile = pack.read_profile(ROOT / f"examples/profiles/{name}.yaml")
        works: dict[str, Work] = {
            "decision": lambda pack=pack, profile=profile: pack.decide(profile, on=ON),
            "explained": lambda pack=pack, profile=profile: [
                (item.conditions, item.calculation) for item in pack.decide(profile, on=ON).items
            ],
            "data": lambda pack=pack, profile=profile: pack.decide(profile, on=ON).to_data(),
            "mapping": lambda pack=pack: pack.read_profile({"talent_groups": ["migratory"]}),
        }
        times = _medians(works, rounds, repeat=20)
        table.add_row(pack_id, *(f"{times[key] * 1e6:,.0f}" for key in works))
    return table


def _medians(works: dict[str, Work], rounds: int, repeat: int = 1) -> dict[str, float]:
    """Return the median seconds of each work, run in turns after one run that does not count."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for number in range(rounds + 1):
        for name, work in works.items():
            start = time.perf_counter()
            for _ in range(repeat):
                work()
            if number:
                times[name].append((time.perf_counter() - start) / repeat)
    return {name: statistics.median(seconds) for name, seconds in times.items()}


def _process(code: str) -> Work:
    return lambda: subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def _events(data: bytes) -> None:
    for _ in yaml.parse(data, Loader=getattr(yaml, "CLoader", yaml.Loader)):
        pass


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold")
    for number, column in enumerate(columns):
        table.add_column(column, justify="right" if number else "left")
    return table


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f}"


if __name__ == "__main__":
    main()
