"""The hooks for pre-commit: what a repository of packs asks for exists, runs on what was changed, and stops what is wrong."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from talentrules.cli import main
from talentrules.cli.app import COMMANDS
from tests.repository.checkout import ROOT

HOOKS: dict[str, dict[str, Any]] = {
    one["id"]: one for one in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
}
Run = Callable[..., tuple[int, str]]
EACH = pytest.mark.parametrize("hook", HOOKS)


def small(benefit: str) -> str:
    """Return a pack in canonical form with one benefit."""
    return (
        'talentrules: 1\nid: xugou\nname: 虚构市\njurisdiction: {code: "990001"}\nverified_on: 2024-06-01\nfictional: true\n\n'
        "sources:\n  notice:\n    kind: official_notice\n    title: 虚构市人才办法\n    publisher: 虚构市人民政府\n"
        f"    published_on: 2024-01-01\n\nbenefits:\n  allowance:\n    name: 虚构补贴\n    kind: allowance\n    category: money\n{benefit}"
    )


CLEAN = small(
    "    when: {education_level: {at_least: master}}\n    amount: 5000元\n    payment: once\n"
    "    cite: {source: notice, quote: 硕士以上给予5000元}\n"
)
NEVER = small(
    "    when: {all: [{education_level: {at_least: master}}, {education_level: {below: bachelor}}]}\n    amount: 5000元\n"
    "    payment: once\n    cite: {source: notice, quote: 硕士以上给予5000元}\n"
)
MISSPELT = CLEAN.replace("payment", "paymant")
UNTIDY = CLEAN.replace("    name: 虚构补贴\n    kind: allowance\n", '    kind:   "allowance"\n    name: 虚构补贴\n')
SCENARIO = """scenarios: 1
pack: ../xugou.yaml
defaults: {day: 2024-06-01}
cases:
  - name: 一位硕士
    profile: {education_level: master}
    expect:
      虚构补贴: {verdict: 符合, amount: 5000元}
"""
WRONG_SCENARIO = SCENARIO.replace("amount: 5000元", "amount: 6000元")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a hook as pre-commit does: in the repository, with the changed files that the hook is about."""
    monkeypatch.chdir(tmp_path)

    def running(hook: str, pack: str, scenario: str = SCENARIO) -> tuple[int, str]:
        status = main(arguments(hook, written(tmp_path, pack, scenario)))
        told = capsys.readouterr()
        return status, told.out + told.err

    return running


def written(folder: Path, pack: str, scenario: str = SCENARIO) -> list[str]:
    """Write a repository of one pack and its scenarios; return the names of the files."""
    files = {"rules/xugou.yaml": pack, "rules/tests/xugou.scenario.yaml": scenario}
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return list(files)


def arguments(hook: str, changed: list[str]) -> list[str]:
    """Return what stands behind the name of the program."""
    entry = HOOKS[hook]["entry"].split() + list(HOOKS[hook].get("args", ()))
    given = [name for name in changed if chosen(hook, name)] if HOOKS[hook].get("pass_filenames", True) else []
    return [*entry[1:], *given]


def chosen(hook: str, name: str) -> bool:
    """Return whether pre-commit gives the hook a file of this name."""
    files, exclude = HOOKS[hook]["files"], HOOKS[hook].get("exclude", "^$")
    return re.search(files, name) is not None and re.search(exclude, name) is None


@EACH
def test_a_hook_runs_a_command_that_there_is(hook: str) -> None:
    one = HOOKS[hook]
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    program, command = one["entry"].split()[:2]
    assert program in scripts
    assert command in COMMANDS
    assert hook == f"talentrules-{command}"
    assert one["language"] == "python"
    assert re.search("[\u4e00-\u9fff]", one["name"])
    assert re.search("[\u4e00-\u9fff]", one["description"])


def test_the_hooks_are_those_that_the_guide_names() -> None:
    assert set(HOOKS) == {"talentrules-validate", "talentrules-check", "talentrules-format", "talentrules-test"}
    guide = (ROOT / "docs/editor.md").read_text(encoding="utf-8")
    assert [hook for hook in HOOKS if f"id: {hook}" not in guide] == []


@pytest.mark.parametrize(
    ("name", "hooks"),
    [
        ("rules/liling.yaml", set(HOOKS)),
        ("packs/a.yml", set(HOOKS)),
        ("city/rules/a.yaml", set(HOOKS)),
        ("rules/tests/liling.scenario.yaml", {"talentrules-format", "talentrules-test"}),
        ("other/a.scenario.yaml", {"talentrules-format", "talentrules-test"}),
        ("profiles/a.yaml", set()),
        (".github/workflows/ci.yaml", set()),
        ("rules/README.md", set()),
    ],
)
def test_a_hook_is_about_packs_or_scenarios(name: str, hooks: set[str]) -> None:
    assert {hook for hook in HOOKS if chosen(hook, name)} == hooks


@EACH
def test_what_is_right_passes(hook: str, run: Run) -> None:
    assert run(hook, CLEAN)[0] == 0


@pytest.mark.parametrize(
    ("hook", "pack", "scenario", "said"),
    [
        ("talentrules-validate", MISSPELT, SCENARIO, "paymant"),
        ("talentrules-check", NEVER, SCENARIO, "never-eligible"),
        ("talentrules-check", MISSPELT, SCENARIO, "paymant"),
        ("talentrules-format", UNTIDY, SCENARIO, "xugou.yaml"),
        ("talentrules-test", CLEAN, WRONG_SCENARIO, "6,000元"),
    ],
    ids=["validate", "check", "check-misspelt", "format", "test"],
)
def test_what_is_wrong_is_stopped_and_said(hook: str, pack: str, scenario: str, said: str, run: Run) -> None:
    status, told = run(hook, pack, scenario)
    assert status in (1, 2)
    assert said in told


def test_the_program_itself_stops_a_commit(tmp_path: Path) -> None:
    program = [sys.executable, "-X", "utf8", "-m", "talentrules"]
    given = arguments("talentrules-check", written(tmp_path, NEVER))
    done = subprocess.run([*program, *given], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, "never-eligible" in done.stdout) == (1, True)
    assert "Traceback" not in done.stderr


def test_the_fictional_city_passes_its_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "examples/packs", tmp_path / "packs")
    monkeypatch.chdir(tmp_path)
    assert main(arguments("talentrules-check", ["packs/yunling.yaml", "packs/yunshan.yaml"])) == 0, (
        capsys.readouterr().out
    )
