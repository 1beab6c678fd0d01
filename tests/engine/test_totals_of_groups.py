"""Sums where groups bear on them: exclusive groups are no sum, caps bound a row."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from talentrules.engine.totals import totals
from talentrules.model.groups import Cap, ChooseOne, Compared, Cut, Group, Highest
from talentrules.model.pack import Kind
from talentrules.model.payments import Every
from talentrules.model.quantities import Constant
from talentrules.money import Money
from tests.engine.combining import OPEN, Sketch, combined, sketch, yuan
from tests.engine.small import money

A, B, C = sketch("a", yuan(4000, 10_000)), sketch("b", yuan(6000, 8000)), sketch("c", yuan(100, 200))


def highest(*names: str, compare: Compared = Compared.TOTAL) -> Highest:
    return Highest(id="high", name="就高", benefits=names, compare=compare)


def choose(*names: str) -> ChooseOne:
    return ChooseOne(id="one", name="择一", benefits=names)


def cap(at_most: int, *names: str, name: str = "cap", **more: object) -> Cap:
    return Cap(id=name, name="封顶", benefits=names, at_most=Constant(value=money(at_most)), **more)  # type: ignore[arg-type]


def rows(sketches: Sequence[Sketch], *groups: Group) -> dict[Every, tuple[Money, Money | None]]:
    done = combined(sketches, *groups)
    return {one.every: (one.low, one.high) for one in totals(done.items, done.results)}


def once(sketches: Sequence[Sketch], *groups: Group) -> tuple[Money, Money | None]:
    return rows(sketches, *groups)[Every.ONCE]


def test_of_an_open_exclusive_group_the_greatest_counts_and_what_any_winner_pays_is_certain() -> None:
    assert once([A, B, C], highest("a", "b")) == (money(6100), money(10_200))
    assert once([A, B, C], choose("a", "b")) == (money(100), money(10_200))


def test_a_settled_one_counts_what_is_left() -> None:
    assert once([A, sketch("b", 20_000)], highest("a", "b")) == (money(20_000), money(20_000))


@pytest.mark.parametrize(
    ("sketches", "groups"),
    [
        ([A, sketch("b", yuan(6000, 8000), OPEN)], (highest("a", "b"),)),
        ([A, sketch("b", yuan(6000, 8000))], (highest("a", "b"),)),
    ],
)
def test_only_what_is_certain_of_the_group_is_certain(sketches: list[Sketch], groups: tuple[Group, ...]) -> None:
    low = money(4000) if sketches[1].own is OPEN else money(6000)
    assert once(sketches, *groups) == (low, money(10_000))


def test_what_is_certain_of_a_group_whose_member_may_be_chosen_away_is_what_the_others_pay() -> None:
    """If b is chosen, a or b is paid; if c is, a and c are: a's 4,000 are certain in both."""
    assert once([A, B, C], highest("a", "b"), choose("b", "c"))[0] == money(4000)


def test_nothing_is_certain_of_an_open_group_that_pays_in_two_rows_or_is_cut_later() -> None:
    yearly = sketch("b", yuan(2000, 3000), every=Every.YEAR)
    assert rows([A, yearly], highest("a", "b")) == {
        Every.ONCE: (money(0), money(10_000)),
        Every.YEAR: (money(0), money(3000)),
    }
    assert once([A, sketch("b")], highest("a", "b"))[0] == money(0)
    assert once([A, B], highest("a", "b"), cap(5000, "a", cut=Cut.IN_ORDER))[0] == money(0)


def test_rates_are_certain_only_where_rates_are_compared() -> None:
    first, second = (sketch(name, rate, every=Every.YEAR) for name, rate in (("a", yuan(1, 9)), ("b", yuan(2, 8))))
    assert rows([first, second], highest("a", "b")) == {Every.YEAR: (money(0), money(9))}
    compared = highest("a", "b", compare=Compared.EACH_TIME)
    assert rows([first, second], compared) == {Every.YEAR: (money(2), money(9))}


def test_a_cap_that_nobody_bears_bounds_the_row() -> None:
    assert once([A, B, C], cap(7000, "a", "b")) == (money(7100), money(7200))
    assert once([A, B, C], cap(12_000, "a", "b")) == (money(10_100), money(12_200))
    assert once([A, B, C], highest("a", "b"), cap(5000, "a", "b", "c")) == (money(5000), money(5000))


def test_a_cap_with_members_in_other_rows_may_take_all_its_cut_here() -> None:
    yearly = sketch("y", 1000, every=Every.YEAR)
    assert rows([sketch("a", 5000), yearly], cap(6000, "a", "y")) == {
        Every.ONCE: (money(3000), money(5000)),
        Every.YEAR: (money(1000), money(1000)),
    }
    assert once([sketch("a", 5000), sketch("l", 2000, kind=Kind.LOAN)], cap(6000, "a", "l")) == (
        money(4000),
        money(5000),
    )


def test_caps_that_share_a_benefit_may_each_take_their_cut() -> None:
    sketches = [sketch("a", 100), sketch("b", 100), sketch("c", 100)]
    caps = (cap(150, "a", "b", name="k1"), cap(120, "b", "c", name="k2", after=("k1",)))
    assert once(sketches, *caps) == (money(170), money(250))


def test_a_cap_on_each_payment_bounds_every_row() -> None:
    sketches = [sketch("a", 100, every=Every.YEAR), sketch("b", 60, every=Every.YEAR)]
    assert rows(sketches, cap(120, "a", "b", compare=Compared.EACH_TIME)) == {Every.YEAR: (money(120), money(120))}
    assert rows(sketches, cap(120, "a", "b")) == {Every.YEAR: (money(160), money(160))}


def test_a_cap_makes_an_unstated_end_stated() -> None:
    done = combined([sketch("a", yuan(100, open_end=True))], cap(120, "a"))
    (total,) = totals(done.items, done.results)
    assert (total.low, total.high, total.unstated) == (money(100), money(120), ())


def test_a_shared_cap_has_cut_the_amounts_and_bounds_their_sum() -> None:
    assert once([A, B], cap(9000, "a", "b", cut=Cut.IN_ORDER)) == (money(4000), money(9000))
