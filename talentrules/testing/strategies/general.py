"""Values that belong to no pack: money, intervals, profiles of the shared vocabulary. Hypothesis' `from_type` gives them."""

from __future__ import annotations

from hypothesis import strategies as st

from talentrules.model.facts import Fact
from talentrules.model.pack import Pack
from talentrules.model.profile import Known, Profile
from talentrules.model.vocabulary import VOCABULARY
from talentrules.money import Interval, Money
from talentrules.testing.strategies import pack
from talentrules.testing.strategies.values import values

__all__ = ["intervals", "models", "money", "vocabulary_profiles"]


def money() -> st.SearchStrategy[Money]:
    """Return amounts of money, from nothing to ten million yuan, to the fen."""
    return st.integers(0, 10**9).map(Money)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Return amounts as sources state them: exact, from–to, at most, at least, unstated."""
    low, high = sorted([draw(money()), draw(money())])
    forms = (Interval.exactly(low), Interval(low, high), Interval(None, high), Interval(low, None), Interval())
    return draw(st.sampled_from(forms))


@st.composite
def vocabulary_profiles(draw: st.DrawFn) -> Profile:
    """Return profiles of up to eight facts of the shared vocabulary."""
    facts: list[Fact] = draw(st.lists(st.sampled_from(list(VOCABULARY.values())), max_size=8, unique_by=_id))
    return Profile(facts={one.id: Known(value=draw(values(one, {}, complete=False))) for one in facts})


def models() -> st.SearchStrategy[Pack]:
    """Return the data of packs with whose rules nothing is wrong, as `packs()` wraps it."""
    return pack.packs().filter(pack.holds_together)


def _id(fact: Fact) -> str:
    return fact.id
