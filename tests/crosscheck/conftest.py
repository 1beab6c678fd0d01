"""The second engine for the tests: one child process for all of them. Where it is not installed they skip, but not in CI."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from talentrules.crosscheck import available
from talentrules.crosscheck.witness import Witness


@pytest.fixture(scope="session")
def witness() -> Iterator[Witness]:
    if not available():
        if os.environ.get("CI"):
            pytest.fail("durable-rules is not installed: in CI the second engine must be there")
        pytest.skip("durable-rules is not installed (pip install 'talentrules[crosscheck]')")
    with Witness() as one:
        yield one
