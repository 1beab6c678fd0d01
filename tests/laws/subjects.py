"""What the laws are held against: packs made up at random, and each of the shipped ones."""

from __future__ import annotations

import pytest
from hypothesis import strategies as st

from talentrules.model.pack import Pack
from tests.laws.shipped import SHIPPED, shipped_pack
from tests.strategies import packs

__all__ = ["of_every_pack", "packs_of"]

of_every_pack = pytest.mark.parametrize("subject", ["imagined", *SHIPPED])


def packs_of(subject: str) -> st.SearchStrategy[Pack]:
    """Return the packs that a law of `subject` draws from."""
    return packs() if subject == "imagined" else st.just(shipped_pack(subject))
