"""Every diagnostic code with its words, in one mapping. A code never changes its meaning."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from talentrules.diagnostics.wording import Wording
from talentrules.diagnostics.words.check import CHECK
from talentrules.diagnostics.words.laws import LAWS
from talentrules.diagnostics.words.meaning import MEANING
from talentrules.diagnostics.words.profile import PROFILE
from talentrules.diagnostics.words.proof import PROOF
from talentrules.diagnostics.words.receipt import RECEIPT
from talentrules.diagnostics.words.scenario import SCENARIO
from talentrules.diagnostics.words.shape import SHAPE
from talentrules.diagnostics.words.table import TABLE
from talentrules.diagnostics.words.text import TEXT

__all__ = ["CATALOGUE"]

CATALOGUE: Mapping[str, Wording] = MappingProxyType(
    {**TEXT, **SHAPE, **LAWS, **MEANING, **CHECK, **PROFILE, **RECEIPT, **PROOF, **SCENARIO, **TABLE}
)
"""Code to words."""
