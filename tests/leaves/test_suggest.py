"""A misspelt word and its nearest neighbour: did you mean this one."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentrules.suggest import nearest

KNOWN = ("talent_groups", "education_level", "native_place", "人才群体", "学历", "候鸟人才")


@given(st.text(min_size=1, max_size=64), st.lists(st.text(max_size=20), max_size=5))
def test_a_known_word_is_its_own_neighbour(word: str, others: list[str]) -> None:
    found = nearest(word, [*others, word])
    assert found is not None
    assert found.lower() == word.lower()


@given(st.text(max_size=80), st.lists(st.text(max_size=20), max_size=5))
def test_only_known_words_are_suggested(word: str, known: list[str]) -> None:
    assert nearest(word, known) in (None, *known)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("talent_group", "talent_groups"),
        ("Talent_Groups", "talent_groups"),
        ("educaton_level", "education_level"),
        ("人材群体", "人才群体"),
        ("侯鸟人才", "候鸟人才"),
        ("shoe_size", None),
        ("婚姻", None),
        ("", None),
    ],
)
def test_misspelt_words(word: str, expected: str | None) -> None:
    assert nearest(word, KNOWN) == expected


def test_of_two_equally_near_the_earlier_one_is_suggested() -> None:
    assert nearest("card_c", ["card_a", "card_b"]) == "card_a"
    assert nearest("card_c", ["card_b", "card_a"]) == "card_b"


def test_nothing_is_near_where_nothing_is_known() -> None:
    assert nearest("card", []) is None
    assert nearest("card", iter(())) is None


def test_a_long_word_has_no_neighbour_and_costs_nothing() -> None:
    started = perf_counter()
    assert nearest("a" * 65, ["a" * 65]) is None
    assert nearest("a" * 1_000_000, ["a" * 100] * 1000) is None
    assert perf_counter() - started < 1
