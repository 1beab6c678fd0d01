"""The five cities, loaded once."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

import talentrules as tr

CITIES = ("huanggang", "jiayuguan", "liling", "nanle", "wuzhishan")
ON = date(2024, 6, 1)
ROOT = Path(__file__).parents[2]


@cache
def city(name: str) -> tr.Pack:
    return tr.load(name)


@pytest.fixture(params=CITIES)
def pack(request: pytest.FixtureRequest) -> tr.Pack:
    return city(request.param)
