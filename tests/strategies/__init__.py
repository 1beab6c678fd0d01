"""The strategies of `talentrules.testing`, over the data of packs; and how many examples a law here tries.

`TALENTRULES_DEEP=20` makes every law try twenty times as many examples.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TypeVar

from hypothesis import HealthCheck, settings

from talentrules.testing.strategies.case import cases, complete_profiles, completions, dates, partial_of, profiles
from talentrules.testing.strategies.pack import grouped_packs, packs

__all__ = [
    "cases",
    "complete_profiles",
    "completions",
    "dates",
    "examples",
    "grouped_packs",
    "packs",
    "partial_of",
    "profiles",
]

_DEPTH = int(os.environ.get("TALENTRULES_DEEP", "1"))
_Test = TypeVar("_Test", bound=Callable[..., None])


def examples(count: int) -> Callable[[_Test], _Test]:
    """Try a law on `count` examples, more where the environment asks to look deeper."""
    slow_is_fine = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
    return settings(max_examples=count * _DEPTH, deadline=None, suppress_health_check=slow_is_fine)
