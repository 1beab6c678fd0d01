"""Where Node.js is missing the editor is not tried, and that is said; in CI it must not be missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.editor import conftest


@pytest.fixture
def without_node(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def test_without_node_the_tests_skip_and_say_so(without_node: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match=r"没有试编辑器.*Node"):
        conftest.installed(without_node)


def test_in_ci_they_fail(without_node: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match=r"CI 里不能跳过.*Node"):
        conftest.installed(without_node)


def test_a_failed_installation_is_said_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    for name, does in (("npm", "echo 'npm error network' >&2; exit 1"), ("node", "exit 0")):
        (tmp_path / name).write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(pytest.skip.Exception, match="npm error network"):
        conftest.installed(tmp_path)
    assert [one.name for one in tmp_path.iterdir() if one.is_dir()] == []
