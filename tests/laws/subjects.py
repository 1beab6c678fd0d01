"""What the laws are held against: packs made up at random, each of the shipped ones, and a fictional city."""

from __future__ import annotations

import pytest
from hypothesis import strategies as st

from talentrules.model.pack import Pack
from tests.laws.shipped import SHIPPED, SHOWN, shipped_pack, shown_pack
from tests.strategies import grouped_packs, packs

__all__ = ["of_every_pack", "packs_of"]

of_every_pack = pytest.mark.parametrize("subject", ["imagined", "grouped", SHOWN, *SHIPPED])


def packs_of(subject: str) -> st.SearchStrategy[Pack]:
    """Return the packs that a law of `subject` draws from."""
    match subject:
        case "imagined":
            return packs()
        case "grouped":
            return grouped_packs()
        case _:
            return st.just(shown_pack() if subject == SHOWN else shipped_pack(subject))
