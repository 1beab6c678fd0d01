"""The language server that editors of YAML run, installed once for the session and started once for the tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from tests.editor.language_server import LanguageServer
from tests.repository.checkout import ROOT

VERSION = "1.25.0"
"""The last one that runs with the Node of long-lived distributions."""
_PACKAGE = f"yaml-language-server@{VERSION}"
_QUIETLY = ("--no-audit", "--no-fund", "--no-save", "--prefer-offline", "--fetch-retries=0", "--loglevel=error")
_ENTRY = "node_modules/yaml-language-server/bin/yaml-language-server"


def _missing(why: str) -> NoReturn:
    """Skip, but fail in CI: there the language server must be tried."""
    if os.environ.get("CI"):
        pytest.fail(f"CI 里不能跳过编辑器的测试：{why} · the editor must be tried in CI: {why}", pytrace=False)
    pytest.skip(f"没有试编辑器：{why} · the editor was not tried: {why}")


def installed(shared: Path) -> Path:
    """Return the folder of the installed server; another worker may install it at the same time."""
    done = shared / f"yaml-language-server-{VERSION}"
    if (done / _ENTRY).is_file():
        return done
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        _missing("没有安装 Node.js（node 和 npm）/ Node.js is not installed")
    own = Path(tempfile.mkdtemp(dir=shared))
    command = [npm, "install", "--prefix", str(own), *_QUIETLY, _PACKAGE]
    try:
        told = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=False, cwd=own)
        why = told.stderr.strip()[-300:] if told.returncode else ""
    except subprocess.TimeoutExpired:
        why = "npm install 超过两分钟 / took more than two minutes"
    if why or not (own / _ENTRY).is_file():
        shutil.rmtree(own)
        _missing(f"npm install {_PACKAGE} 没有成功 / failed: {why}")
    try:
        own.rename(done)
    except OSError:  # another worker was first
        shutil.rmtree(own)
    return done


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageServer]:
    """Start the server in the checkout, so that the modelines lead to the published schemas."""
    folder = installed(tmp_path_factory.getbasetemp().parent)
    with LanguageServer(command=["node", str(folder / _ENTRY), "--stdio"], folder=ROOT) as running:
        yield running
