"""Build the distribution, install it into its own environment, and use it as a stranger would.

Not a test of pytest: it takes half a minute and needs a package index, so `make wheel-test` runs it by itself. The
environment and the working directory lie outside the checkout, and only the base dependencies are installed, so what
works here works from the wheel.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKS = ("huanggang", "jiayuguan", "liling", "nanle", "wuzhishan")
PROFILE = ROOT / "examples/profiles/wuzhishan_migratory_doctor.yaml"

AS_A_LIBRARY = """
import datetime, json, pathlib, sys
import talentrules as tr
assert pathlib.Path(tr.__file__).is_relative_to(sys.prefix), tr.__file__
for name in tr.__all__:
    getattr(tr, name)
for pack_id in sys.argv[1:]:
    pack = tr.load(pack_id)
    decision = pack.decide({}, on=datetime.date(2024, 6, 1))
    assert decision.items, pack_id
decision = tr.load("wuzhishan").decide({"talent_groups": ["migratory"]}, on=datetime.date(2024, 6, 1))
verdicts = {item.benefit.id: item.verdict for item in decision.items}
assert verdicts["travel_allowance"] == "needs_finding", verdicts
"""


def main() -> None:
    """Build, install, use; the first thing that fails ends it."""
    with tempfile.TemporaryDirectory(prefix="talentrules-wheel-") as folder:
        work = Path(folder).resolve()
        wheel = build(work)
        look_into(wheel)
        python = install(wheel, work / "venv")
        use_as_a_library(python, work)
        use_as_a_command(python.with_name("talentrules"), work)
    print(f"the wheel works from its own environment: {wheel.name}")  # noqa: T201 — the line that CI ends with


def build(work: Path) -> Path:
    """Build the source distribution and the wheel from it, so that both are proved."""
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", work / "dist", ROOT, quiet=True)
    (wheel,) = (work / "dist").glob("*.whl")
    return wheel


def look_into(wheel: Path) -> None:
    """Check that what is not Python code is in the wheel, and what belongs to the checkout is not."""
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = {f"talentrules/rules/{pack}.yaml" for pack in PACKS} | {"talentrules/py.typed"}
    expect(wanted <= names, f"missing in the wheel: {sorted(wanted - names)}")
    tops = {name.split("/")[0] for name in names}
    expect(all(top.startswith("talentrules") for top in tops), f"strange things in the wheel: {sorted(tops)}")


def install(wheel: Path, venv: Path) -> Path:
    """Install `wheel` and the base dependencies, nothing else, and return the environment's Python."""
    subprocess.run(
        [ROOT / "requirements/create_venv.sh", venv],
        check=True,
        env=os.environ | {"PYTHON": sys.executable},
        stdout=subprocess.DEVNULL,
    )
    python = venv / "bin/python"
    pip = (python, "-m", "pip", "--disable-pip-version-check", "--quiet", "--no-input")
    run(*pip, "install", "--require-hashes", "-r", ROOT / "requirements/base.lock")
    run(*pip, "install", "--no-deps", wheel)
    run(*pip, "check", quiet=True)
    return python


def use_as_a_library(python: Path, work: Path) -> None:
    """Import it, load every pack, decide."""
    run(python, "-W", "error", "-c", AS_A_LIBRARY, *PACKS, cwd=work)


def use_as_a_command(talentrules: Path, work: Path) -> None:
    """Run the commands that a newcomer tries first."""
    profile = shutil.copy(PROFILE, work / "profile.yaml")
    listed = run(talentrules, "packs", cwd=work, quiet=True)
    expect(all(pack in listed for pack in PACKS), f"`talentrules packs` lists not all of {PACKS}: {listed}")
    run(talentrules, "validate", *PACKS, cwd=work, quiet=True)
    decide = (talentrules, "decide", "wuzhishan", profile, "--on", "2024-06-01")
    expect("交通补贴" in run(*decide, cwd=work, quiet=True), "the printed decision names no 交通补贴")
    data = json.loads(run(*decide, "--format", "json", cwd=work, quiet=True))
    expect({"pack", "on", "items", "totals", "next_questions", "receipt"} <= set(data), f"keys: {sorted(data)}")
    run(*decide, "--format", "html", "--output", work / "sheet.html", cwd=work, quiet=True)
    expect("<style" in (work / "sheet.html").read_text(encoding="utf-8"), "the HTML sheet has no style of its own")


def run(*command: str | Path, cwd: Path | None = None, quiet: bool = False) -> str:
    """Run `command` in a clean environment and return what it prints; its failure is ours, with its words."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV", "COVERAGE"))
    }
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd or ROOT,
        env=kept | {"PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if not quiet or done.returncode:
        sys.stderr.write(done.stdout if done.returncode else "")
        sys.stderr.write(done.stderr)
    expect(done.returncode == 0, f"exit status {done.returncode}: {' '.join(str(part) for part in command)[:200]}")
    return done.stdout


def expect(holds: object, otherwise: str) -> None:
    """End with a message where something does not hold."""
    if not holds:
        sys.exit(f"wheel test: {otherwise}")


if __name__ == "__main__":
    main()
