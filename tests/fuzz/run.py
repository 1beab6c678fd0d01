"""Let atheris loose on a target: `python -m tests.fuzz.run TARGET SECONDS [CORPUS]`; a crash leaves its input behind.

Without atheris, which has wheels for some Pythons only, this says so and ends well.
"""

from __future__ import annotations

import sys
import tempfile
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[2]
SEEDS = {
    "both_readers": ("rules/*.yaml", "examples/profiles/*.yaml"),
    "pack": ("rules/*.yaml", "tests/language/*/good/*.yaml"),
    "profile": ("examples/profiles/*.yaml",),
    "receipt": ("tests/api/receipts/good/*", "tests/api/receipts/bad/*"),
}
LONGEST = 65_536


def main(target: str, seconds: str) -> None:
    """Fuzz one target for so many seconds, from the files that are shipped."""
    if find_spec("atheris") is None:
        print(f"没有安装 atheris，跳过 {target} · no atheris here, {target} is skipped")  # noqa: T201 - a program
        return
    atheris = import_module("atheris")
    with atheris.instrument_imports(include=["talentrules", "yaml"]):
        targets = import_module("tests.fuzz.targets")
    with tempfile.TemporaryDirectory() as corpus:
        for pattern in SEEDS[target]:
            for number, seed in enumerate(sorted(ROOT.glob(pattern))):
                Path(corpus, f"{number}-{seed.name}").write_bytes(seed.read_bytes())
        options = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", "-timeout=30", "-rss_limit_mb=2048"]
        atheris.Setup([sys.argv[0], *options, corpus], targets.TARGETS[target])
        atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:3])
