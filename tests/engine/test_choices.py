"""What is left to the applicant to choose: every way by hand, and against a plain search of all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talentrules.engine.choices import LIMIT
from talentrules.model.decision import Bundle, Choices, Item, ItemStanding
from talentrules.model.groups import Cap, ChooseOne, Cut, Excludes, Group, Highest
from talentrules.model.pack import Kind
from talentrules.model.payments import Every
from talentrules.model.quantities import Constant
from talentrules.money import Interval, Money
from tests.engine.combining import NO, OPEN, YES, Sketch, combined, sketch, yuan
from tests.engine.small import money


def pick(name: str, *benefits: str, after: tuple[str, ...] = ()) -> ChooseOne:
    return ChooseOne(id=name, name=name, benefits=benefits, after=after)


def cap(at_most: int, *benefits: str, cut: Cut = Cut.IN_ORDER) -> Cap:
    return Cap(id="cap", name="封顶", benefits=benefits, at_most=Constant(value=money(at_most)), cut=cut)


def choices(sketches: Sequence[Sketch], *groups: Group) -> Choices:
    found = combined(sketches, *groups).choices
    assert found is not None
    return found


def test_each_option_says_what_it_pays_and_what_it_gives_up() -> None:
    found = choices([sketch("a", 10), sketch("b", 30), sketch("c", 5), sketch("d", 1, NO)], pick("g", "a", "b", "d"))
    assert found == Choices(
        bundles=(
            Bundle(chosen={"g": "b"}, pays=yuan(30), given_up=("a",)),
            Bundle(chosen={"g": "a"}, pays=yuan(10), given_up=("b",)),
        ),
        best=0,
        examined=2,
        possible=2,
    )
    assert found.proven


def test_no_way_is_best_while_the_amounts_overlap() -> None:
    found = choices([sketch("a", yuan(10, 40)), sketch("b", 30)], pick("g", "a", "b"))
    assert ([one.chosen["g"] for one in found.bundles], found.best) == (["b", "a"], None)


def test_of_equals_the_first_one_is_best() -> None:
    found = choices([sketch("b", 30), sketch("a", 30)], pick("g", "a", "b"))
    assert (found.bundles[0].chosen, found.best) == ({"g": "a"}, 0)


def test_what_both_ways_leave_alike_decides_nothing() -> None:
    """The range of w is in no sum, as the choice has no bearing on it."""
    found = choices([sketch("a", 10), sketch("b", 30), sketch("w", yuan(0, 1000))], pick("g", "a", "b"))
    assert ([one.pays for one in found.bundles], found.best) == ([yuan(30), yuan(10)], 0)
    wide = [sketch("a", 10), sketch("b", 30), sketch("c", yuan(6, 90)), sketch("d", 5)]
    found = choices(wide, pick("g", "a", "b"), pick("h", "c", "d"))
    assert (found.bundles[0].chosen, found.best) == ({"g": "b", "h": "c"}, 0)


def test_to_choose_none_is_a_way_only_where_nothing_is_certain() -> None:
    found = choices([sketch("a", 10, OPEN), sketch("b", 30, OPEN)], pick("g", "a", "b"))
    assert [(one.chosen["g"], one.pays) for one in found.bundles] == [
        ("b", yuan(0, 30)),
        ("a", yuan(0, 10)),
        ("", yuan(0)),
    ]
    assert found.best is None
    found = choices([sketch("a", 10), sketch("b", 30, OPEN)], pick("g", "a", "b"))
    assert [(one.chosen["g"], one.pays) for one in found.bundles] == [("a", yuan(10)), ("b", yuan(0, 30))]


@pytest.mark.parametrize(
    "other",
    [sketch("b"), sketch("b", 30, kind=Kind.LOAN), sketch("b", Interval())],
    ids=["an apartment", "a loan", "an amount that is not stated"],
)
def test_what_is_not_in_money_is_not_compared(other: Sketch) -> None:
    found = choices([sketch("a", 10), other], pick("g", "a", "b"))
    assert found.best is None
    assert [one.unpriced for one in found.bundles if one.chosen["g"] == "b"] == [("b",)]
    assert (found.examined, found.proven) == (2, False)


def test_caps_act_again_for_each_way() -> None:
    sketches = [sketch("a", 100), sketch("b", 90), sketch("c", 50)]
    found = choices(sketches, pick("g", "a", "b"), cap(120, "a", "c"))
    assert [(one.chosen["g"], one.pays) for one in found.bundles] == [("b", yuan(140)), ("a", yuan(120))]
    assert found.best == 0


def test_a_choice_in_one_group_may_leave_nothing_to_choose_in_the_next() -> None:
    sketches = [sketch("a", 10), sketch("b", 30), sketch("c", 25)]
    found = choices(sketches, pick("g", "a", "b"), pick("h", "b", "c", after=("g",)))
    assert [one.chosen for one in found.bundles] == [{"g": "a"}, {"g": "b", "h": "b"}, {"g": "b", "h": "c"}]
    assert [one.pays for one in found.bundles] == [yuan(35), yuan(30), yuan(25)]
    assert (found.best, found.examined, found.possible) == (0, 3, 3)


def test_what_is_chosen_already_is_no_choice() -> None:
    done = combined(
        [sketch("a", 10), sketch("b", 30)], pick("g", "a", "b"), facts={"choices": ({"benefit_name": "a"},)}
    )
    assert done.choices is None


def test_beyond_the_limit_nothing_is_said_of_the_best() -> None:
    names = [f"{place:02}{side}" for place in range(10) for side in "ab"]
    groups = [pick(f"g{place}", f"{place:02}a", f"{place:02}b") for place in range(10)]
    found = choices([sketch(name, 1 + (name[-1] == "b")) for name in names], *groups)
    assert (found.examined, found.possible, found.best, len(found.bundles)) == (LIMIT, 1024, None, LIMIT)
    assert not found.proven
    found = choices([sketch(name, 1 + (name[-1] == "b")) for name in names], *groups[:9])
    assert (found.examined, found.possible, found.best) == (512, 512, 0)
    assert set(found.bundles[0].chosen.values()) == {name for name in names if name.endswith("b") and name < "09"}


# Against a plain search ----------------------------------------------------------------------------------------------

_PAY = st.integers(0, 9)


@st.composite
def ranges(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(_PAY), draw(_PAY)))
    return yuan(low, low if draw(st.booleans()) else high)


@st.composite
def packs(draw: st.DrawFn) -> tuple[list[Sketch], list[ChooseOne], int | None]:
    """Draw two groups to choose in and a benefit beside them; perhaps a cap on the first of each."""
    sketches = [
        sketch(name, draw(ranges()), draw(st.sampled_from([YES, YES, YES, OPEN, NO])), draw(st.sampled_from(_RHYTHMS)))
        for name in "abcdef"
    ]
    groups = [pick("g", "a", "b", "c"), pick("h", "d", "e")]
    return sketches, groups, draw(st.none() | st.integers(0, 12))


_RHYTHMS = (Every.ONCE, Every.ONCE, Every.YEAR)


@settings(max_examples=150, deadline=None)
@given(packs())
def test_the_best_way_is_the_one_that_a_plain_search_finds(
    drawn: tuple[list[Sketch], list[ChooseOne], int | None],
) -> None:
    """The plain search decides each way on its own, by making what is not chosen ineligible.

    It compares sums alone. So whatever it proves is proven; and where it proves nothing, but the engine does, the
    benefits that both ways leave alike made the difference, and the engine's way still has the greatest lower end.
    """
    sketches, groups, limit = drawn
    rest = [] if limit is None else [cap(limit, "a", "d", cut=Cut.PRO_RATA)]
    found = combined(sketches, *groups, *rest).choices
    options = [_options(group, sketches) for group in groups]
    if all(len(some) == 1 for some in options):
        assert found is None
        return
    assert found is not None
    plain = _differing(
        {
            tuple(way): _items(sketches, [name for group in groups for name in group.benefits if name not in way], rest)
            for way in product(*options)
        },
        capped={name for group in rest for name in group.benefits},
    )
    chosen = [_way(bundle, groups, options) for bundle in found.bundles]
    assert {way: bundle.pays for way, bundle in zip(chosen, found.bundles, strict=True)} == plain
    highs = [one.high.in_fen for one in plain.values() if one.high is not None]
    lows = [one.low.in_fen for one in plain.values() if one.low is not None]
    assert [one.pays.low for one in found.bundles] == [Money.fen(low) for low in sorted(lows, reverse=True)]
    if any(low >= max(highs[:place] + highs[place + 1 :]) for place, low in enumerate(lows)):
        assert found.best == 0
    if found.best is not None:
        assert found.bundles[found.best].pays.low == Money.fen(max(lows))
        assert found.bundles[found.best].pays.high == Money.fen(max(highs))


def _options(group: ChooseOne, sketches: Sequence[Sketch]) -> list[str]:
    left = [one for one in sketches if one.name in group.benefits and one.own is not NO]
    if len(left) < 2:
        return [left[0].name if left else ""]
    return [one.name for one in left] + ([] if any(one.own is YES for one in left) else [""])


def _way(bundle: Bundle, groups: Sequence[ChooseOne], options: Sequence[list[str]]) -> tuple[str, ...]:
    return tuple(bundle.chosen.get(group.id, some[0]) for group, some in zip(groups, options, strict=True))


def _differing(ways: Mapping[tuple[str, ...], tuple[Item, ...]], capped: set[str]) -> dict[tuple[str, ...], Interval]:
    """Return what the benefits pay that the ways do not leave alike.

    Two alike ranges under a cap may end in two amounts, so of what is capped only an exact amount is one.
    """
    settled = [
        len({(item.standing, item.whole) for item in some}) == 1
        and (some[0].benefit.id not in capped or some[0].whole is None or some[0].whole.exact)
        for some in zip(*ways.values(), strict=True)
    ]
    return {
        way: _pays([item for item, same in zip(items, settled, strict=True) if not same]) for way, items in ways.items()
    }


def _items(sketches: Sequence[Sketch], given_up: Sequence[str], groups: Sequence[Group]) -> tuple[Item, ...]:
    decided = [
        sketch(one.name, next(iter(one.rates.values())), NO if one.name in given_up else one.own, next(iter(one.rates)))
        for one in sketches
    ]
    return combined(decided, *groups).items


def _pays(items: Sequence[Item]) -> Interval:
    sure = [item.whole.low for item in items if item.standing is ItemStanding.SELECTED and item.whole is not None]
    most = [item.whole.high for item in items if item.standing is not ItemStanding.OUT and item.whole is not None]
    return Interval(_sum(sure), _sum(most))


def _sum(ends: Sequence[Money | None]) -> Money:
    return sum((end for end in ends if end is not None), Money(0))


def test_groups_before_the_choice_act_once() -> None:
    sketches = [sketch("x", 50), sketch("a", 10), sketch("b", 30), sketch("c", 20)]
    found = choices(sketches, Excludes(id="out", name="排斥", winner="x", benefits=("b",)), pick("g", "a", "b", "c"))
    assert [(one.chosen["g"], one.pays) for one in found.bundles] == [("c", yuan(20)), ("a", yuan(10))]


def test_what_is_not_chosen_sets_nothing_aside() -> None:
    """安家 500 and 购房 600 under 就高, 购房 or an apartment under 择一: who takes the apartment keeps 安家."""
    sketches = [sketch("settle", 500), sketch("buy", 600), sketch("flat", 0)]
    groups: list[Group] = [Highest(id="high", name="就高", benefits=("settle", "buy")), pick("g", "buy", "flat")]
    found = choices(sketches, *groups)
    assert [(one.chosen["g"], one.pays, one.given_up) for one in found.bundles] == [
        ("buy", yuan(600), ("flat", "settle")),
        ("flat", yuan(500), ("buy",)),
    ]
    done = combined(sketches, *groups, facts={"choices": ({"benefit_name": "flat"},)})
    assert {item.benefit.id: item.standing.value for item in done.items} == {
        "settle": "selected",
        "buy": "out",
        "flat": "selected",
    }
