"""The house keeps its own rules: names are documented, nothing of the workshop is left in the product."""

from __future__ import annotations

import ast
import dataclasses
import inspect
import tomllib
from pathlib import Path

import pytest

import talentrules as tr
from tests.repository.checkout import ROOT, modules, text_files

PUBLIC = [name for name in tr.__all__ if name != "__version__"]
# Written in parts, so that this file does not hold what it looks for.
WORKSHOP = tuple(
    "".join(parts)
    for parts in (
        ("../", "shared"),
        ("/work", "/"),
        ("/opt/", "pypi"),
        ("/opt/", "wheels"),
        ("pypi", ".org/simple"),
        ("files.python", "hosted.org"),
        ("registry.npm", "js.org"),
    )
)


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_name_is_documented(name: str) -> None:
    _must_be_documented(name, getattr(tr, name))


@pytest.mark.parametrize("name", [name for name in PUBLIC if inspect.isclass(getattr(tr, name))])
def test_a_public_method_is_documented(name: str) -> None:
    for member, value in vars(getattr(tr, name)).items():
        if not member.startswith("_") and (inspect.isfunction(value) or isinstance(value, property)):
            _must_be_documented(f"{name}.{member}", value)


def _must_be_documented(name: str, value: object) -> None:
    said = value.__doc__ or ""
    assert said.strip(), f"{name} has no docstring"
    if dataclasses.is_dataclass(value) and isinstance(value, type):
        assert not said.startswith(f"{value.__name__}("), f"{name} has only the docstring that dataclass makes"


@pytest.mark.parametrize("path", list(modules()), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_says_why_it_exists(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)


def test_nothing_of_the_workshop_is_in_the_product() -> None:
    allowed = ROOT / ".ci/run"
    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in text_files()
        for word in WORKSHOP
        if path != allowed and word in path.read_text(encoding="utf-8", errors="replace")
    ]
    assert found == []


def test_the_version_stands_in_two_places_and_is_the_same() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert tr.__version__ == project["version"]
    assert f"## [{tr.__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_base_install_is_five_packages() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {requirement.partition(">=")[0].lower() for requirement in project["dependencies"]}
    assert names == {"pyyaml", "pydantic", "python-dateutil", "click", "rich"}
    assert names <= _pins("base").keys()


def test_the_locks_agree() -> None:
    everything = _pins("dev")
    for lock in ("base", "build"):
        assert _pins(lock).items() <= everything.items()


def _pins(lock: str) -> dict[str, str]:
    lines = (ROOT / f"requirements/{lock}.lock").read_text(encoding="utf-8").splitlines()
    pins = (line.split(";")[0].rstrip("\\ ").partition("==") for line in lines if "==" in line and line[0] not in " #")
    return {name: version.strip() for name, _, version in pins}
