"""What Hypothesis calls when it is imported: from then on `from_type` knows the types of this library.

Hypothesis is still being imported when this module is, so that nothing here may ask for it before `register` is called,
and the strategies themselves are made when a test first draws from them. `talentrules.Pack` costs more to import than
Hypothesis itself; it is registered by `talentrules.testing.strategies`.
"""

from __future__ import annotations

__all__ = ["register"]


def register() -> None:
    """Register strategies for money, intervals, profiles of the shared vocabulary, and the data of packs."""
    # ruff: noqa: PLC0415 - see the head of this file
    from hypothesis import strategies as st

    from talentrules.model.pack import Pack
    from talentrules.model.profile import Profile
    from talentrules.money import Interval, Money

    def drawn(name: str) -> st.SearchStrategy[object]:
        from talentrules.testing.strategies import general

        return getattr(general, name)()  # type: ignore[no-any-return]

    st.register_type_strategy(Money, lambda _: drawn("money"))
    st.register_type_strategy(Interval, lambda _: drawn("intervals"))
    st.register_type_strategy(Profile, lambda _: drawn("vocabulary_profiles"))
    st.register_type_strategy(Pack, lambda _: drawn("models"))
