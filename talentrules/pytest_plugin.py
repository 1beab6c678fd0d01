"""The pytest plugin: scenario files become tests, one for each case; by option the laws of every pack found are attacked.

pytest imports this module in every project in which `talentrules` is installed, so it holds nothing but the options and
asks for what it needs only where there is a file to collect.
"""

from __future__ import annotations

from pathlib import Path

import pytest

__all__ = ["pytest_addoption", "pytest_collect_file"]

_SCENARIO = ".scenario.yaml"
_PACKS = (".yaml", ".yml")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options and the settings of an ini file."""
    group = parser.getgroup("talentrules", "talentrules：规则包的场景与性质 (scenarios and laws of rule packs)")
    group.addoption(
        "--talentrules-laws",
        action="store_true",
        default=None,
        help="对找到的每个规则包检验全部性质。Attack the laws of every pack found.",
    )
    group.addoption(
        "--talentrules-examples",
        type=int,
        metavar="N",
        help="每条性质试 N 个样例。Try N examples for each law.",
    )
    parser.addini("talentrules_scenarios", "收集 *.scenario.yaml。Collect *.scenario.yaml.", type="bool", default=True)
    parser.addini("talentrules_laws", "同 --talentrules-laws。As --talentrules-laws.", type="bool", default=False)
    parser.addini("talentrules_examples", "同 --talentrules-examples。As --talentrules-examples.", default="")
    parser.addini("talentrules_lang", "报告的语言：zh 或 en。The language of reports: zh or en.", default="zh")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Return what collects a scenario file, or a pack whose laws are to be attacked; None for any other file."""
    name = file_path.name
    if name.endswith(_SCENARIO):
        if not parent.config.getini("talentrules_scenarios") or not _says(file_path, b"scenarios"):
            return None
        from talentrules.testing.collecting import ScenarioFile  # noqa: PLC0415 - see the head of this file

        return ScenarioFile.from_parent(parent, path=file_path)
    if file_path.suffix in _PACKS and _laws_wanted(parent.config) and _says(file_path, b"talentrules"):
        from talentrules.testing.collecting import PackFile  # noqa: PLC0415 - see the head of this file

        return PackFile.from_parent(parent, path=file_path)
    return None


def _laws_wanted(config: pytest.Config) -> bool:
    return bool(config.getoption("talentrules_laws") or config.getini("talentrules_laws"))


def _says(path: Path, key: bytes) -> bool:
    """Return whether a line of the file gives a number for `key`, as the head of such a file does.

    Other tools use such names and such keys too, with a list or a mapping behind them.
    """
    try:
        text = path.read_bytes()
    except OSError:
        return False
    heads = (line.replace(b'"', b"").partition(b":") for line in text.splitlines())
    return any(name.rstrip() == key and number.split(b"#")[0].strip().isdigit() for name, _, number in heads)
