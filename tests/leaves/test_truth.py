"""Strong Kleene logic, against tables written out by hand."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentrules.truth import Truth, all_of, any_of, at_least, negate, truth_of

NO, OPEN, YES = Truth.NO, Truth.OPEN, Truth.YES

ALL = {
    (NO, NO): NO,
    (NO, OPEN): NO,
    (NO, YES): NO,
    (OPEN, NO): NO,
    (OPEN, OPEN): OPEN,
    (OPEN, YES): OPEN,
    (YES, NO): NO,
    (YES, OPEN): OPEN,
    (YES, YES): YES,
}
ANY = {
    (NO, NO): NO,
    (NO, OPEN): OPEN,
    (NO, YES): YES,
    (OPEN, NO): OPEN,
    (OPEN, OPEN): OPEN,
    (OPEN, YES): YES,
    (YES, NO): YES,
    (YES, OPEN): YES,
    (YES, YES): YES,
}
truths = st.sampled_from(Truth)
many = st.lists(truths, max_size=6)


@pytest.mark.parametrize(("pair", "expected"), ALL.items())
def test_all(pair: tuple[Truth, Truth], expected: Truth) -> None:
    assert all_of(pair) is expected


@pytest.mark.parametrize(("pair", "expected"), ANY.items())
def test_any(pair: tuple[Truth, Truth], expected: Truth) -> None:
    assert any_of(pair) is expected


def test_not() -> None:
    assert [negate(one) for one in (NO, OPEN, YES)] == [YES, OPEN, NO]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([YES, YES, NO], YES),
        ([YES, YES, OPEN], YES),
        ([YES, OPEN, NO], OPEN),
        ([OPEN, OPEN, NO], OPEN),
        ([YES, NO, NO], NO),
        ([OPEN, NO, NO], NO),
        ([NO, NO, NO], NO),
        ([], NO),
    ],
)
def test_at_least_two(values: list[Truth], expected: Truth) -> None:
    assert at_least(2, values) is expected


def test_of_nothing_all_hold_and_none_does() -> None:
    assert all_of([]) is YES
    assert any_of([]) is NO
    assert at_least(1, []) is NO
    assert at_least(0, []) is YES


def test_a_plain_answer_is_never_open() -> None:
    assert [truth_of(answer) for answer in (True, False)] == [YES, NO]


@given(many)
def test_de_morgan(values: list[Truth]) -> None:
    assert negate(all_of(values)) is any_of(negate(one) for one in values)
    assert negate(any_of(values)) is all_of(negate(one) for one in values)
    assert [negate(negate(one)) for one in values] == values


@given(many)
def test_at_least_meets_any_and_all_at_its_ends(values: list[Truth]) -> None:
    assert at_least(1, values) is any_of(values)
    assert at_least(len(values), values) is all_of(values)
    assert at_least(len(values) + 1, values) is NO


@given(many, st.integers(0, 7))
def test_at_least_n_is_that_some_n_of_them_all_hold(values: list[Truth], n: int) -> None:
    assert negate(at_least(n, values)) is at_least(len(values) - n + 1, [negate(one) for one in values])


@given(many, st.integers(0, 7))
def test_learning_an_answer_never_changes_a_settled_one(values: list[Truth], n: int) -> None:
    for learnt in product(*([one] if one is not OPEN else list(Truth) for one in values)):
        for before, after in (
            (all_of(values), all_of(learnt)),
            (any_of(values), any_of(learnt)),
            (at_least(n, values), at_least(n, learnt)),
        ):
            assert before in (OPEN, after)


@given(st.lists(truths, max_size=5), st.integers(0, 6))
def test_what_stays_open_can_still_go_both_ways(values: list[Truth], n: int) -> None:
    whole = [list(learnt) for learnt in product(*([one] if one is not OPEN else [NO, YES] for one in values))]
    for combined, outcomes in (
        (all_of(values), {all_of(one) for one in whole}),
        (any_of(values), {any_of(one) for one in whole}),
        (at_least(n, values), {at_least(n, one) for one in whole}),
    ):
        assert outcomes == ({NO, YES} if combined is OPEN else {combined})
