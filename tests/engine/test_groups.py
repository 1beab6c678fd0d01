"""Groups by hand: who is out and why, what is received elsewhere, who bears a cut."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from talentrules.engine.groups import Combined, in_order
from talentrules.model.conditions import Condition, NotRequired
from talentrules.model.decision import GroupResult, ItemStanding, Verdict
from talentrules.model.facts import NONE, Value
from talentrules.model.groups import (
    Cap,
    ChooseOne,
    Compared,
    Cut,
    Excludes,
    Fallback,
    Group,
    GroupScope,
    Highest,
    Offset,
    Requires,
)
from talentrules.model.pack import Kind
from talentrules.model.payments import Every
from talentrules.model.quantities import Constant, FactValue, Stated
from talentrules.money import Interval, Money
from talentrules.truth import Truth
from tests.engine.combining import NO, OPEN, YES, combined, paid, sketch, yuan
from tests.engine.small import holds, money

SELECTED, OUT, WAITING = ItemStanding.SELECTED, ItemStanding.OUT, ItemStanding.OPEN


def standings(done: Combined) -> dict[str, ItemStanding]:
    return {item.benefit.id: item.standing for item in done.items}


def line(done: Combined) -> GroupResult:
    (only,) = done.results
    return only


def claim(name: str, amount: int | None = None, **more: Value) -> Mapping[str, Value]:
    known: dict[str, Value] = {"benefit_name": name, **more}
    return known if amount is None else {**known, "amount": money(amount)}


def highest(*names: str, **more: object) -> Highest:
    return Highest(id="higher", name="就高", benefits=names, **more)  # type: ignore[arg-type]


def cap(*names: str, at_most: int | str = 100, **more: object) -> Cap:
    limit = FactValue(fact=at_most) if isinstance(at_most, str) else Constant(value=money(at_most))
    return Cap(id="cap", name="封顶", benefits=names, at_most=limit, **more)  # type: ignore[arg-type]


# highest -------------------------------------------------------------------------------------------------------------


def test_two_ranges_that_overlap_cannot_be_compared_and_both_ends_are_reported() -> None:
    done = combined([sketch("a", yuan(4000, 10_000)), sketch("b", yuan(6000, 8000))], highest("a", "b"))
    assert standings(done) == {"a": WAITING, "b": WAITING}
    assert line(done).pays == yuan(6000, 10_000)
    assert [member.by for member in line(done).members] == [("b",), ("a",)]


def test_the_one_that_always_pays_more_wins_and_the_other_says_what_it_would_have_paid() -> None:
    done = combined([sketch("a", yuan(4000, 6000)), sketch("b", yuan(7000, 8000))], highest("a", "b"))
    first, second = done.items
    assert (first.standing, first.verdict, first.amount) == (OUT, Verdict.SUPERSEDED, yuan(4000, 6000))
    assert (first.beaten_by, first.set_aside_by, first.groups) == (("b",), "higher", ("higher",))
    assert second.standing is SELECTED
    assert [(one.before, one.after, one.why) for one in line(done).members] == [
        (Truth.YES, Truth.NO, "less"),
        (Truth.YES, Truth.YES, ""),
    ]


def test_of_equals_the_earlier_one_in_the_group_wins_wherever_it_stands_in_the_file() -> None:
    for order in permutations("abc"):
        done = combined([sketch(name, 5000) for name in order], highest("b", "c", "a"))
        assert paid(done) == {"b": money(5000)}


def test_an_open_one_that_is_beaten_whatever_turns_out_is_out_and_one_that_may_win_keeps_the_other_open() -> None:
    done = combined([sketch("a", 9000), sketch("b", 8000, OPEN)], highest("a", "b"))
    assert standings(done) == {"a": SELECTED, "b": OUT}
    assert done.items[1].verdict is Verdict.UNDETERMINED
    done = combined([sketch("a", 9000), sketch("b", 9500, OPEN)], highest("a", "b"))
    assert standings(done) == {"a": WAITING, "b": WAITING}
    assert line(done).pays == yuan(9000, 9500)


def test_amounts_are_compared_over_the_whole_time_or_each_time_as_the_group_says() -> None:
    yearly, once = sketch("yearly", 100, every=Every.YEAR), sketch("once", 250)
    assert paid(combined([yearly, once], highest("yearly", "once"))) == {"yearly": money(300)}
    each_time = highest("yearly", "once", compare=Compared.EACH_TIME)
    assert paid(combined([yearly, once], each_time)) == {"once": money(250)}


def test_what_pays_no_money_beats_none_and_is_beaten_by_none() -> None:
    done = combined([sketch("home"), sketch("money", 100)], highest("home", "money"))
    assert standings(done) == {"home": WAITING, "money": WAITING}
    assert line(done).pays == Interval(None, None)
    assert standings(combined([sketch("home"), sketch("money", 100, NO)], highest("home", "money")))["home"] is SELECTED


@pytest.mark.parametrize(
    ("claims", "standing", "missing"),
    [
        (None, WAITING, ("claims",)),
        ((), SELECTED, ()),
        (NONE, SELECTED, ()),
        ((claim("省级补贴", 5000),), OUT, ()),
        ((claim("省级补贴", 4999),), SELECTED, ()),
        ((claim("省级补贴", 2500), claim("省级补贴", 2500)), OUT, ()),
        ((claim("省级补贴"),), WAITING, ("claims.amount",)),
        (({"amount": money(5000)},), WAITING, ("claims.benefit_name",)),
        (({"amount": money(4999)},), SELECTED, ()),
        (({"benefit_name": NONE, "amount": money(9000)},), SELECTED, ()),
        ((claim("别的", 9000),), SELECTED, ()),
        ((claim("a", 9000),), SELECTED, ()),
    ],
)
def test_the_like_received_elsewhere_is_a_rival(claims: Value | None, standing: ItemStanding, missing: object) -> None:
    """What was received as the benefit itself is no rival of it: whether it is paid again is for its own conditions."""
    group = highest("a", received=True, also_known=("省级补贴",))
    done = combined([sketch("a", 5000)], group, facts={} if claims is None else {"claims": claims})
    assert standings(done) == {"a": standing}
    assert line(done).missing == missing
    assert line(done).members[0].why == ("received" if standing is OUT else "")


def test_what_was_received_as_another_member_beats_a_lesser_one() -> None:
    group = highest("a", "b", received=True)
    facts: dict[str, Value] = {"claims": (claim("待遇a", 8000),)}
    done = combined([sketch("a", 8000, NO), sketch("b", 7000)], group, facts=facts)
    assert standings(done) == {"a": OUT, "b": OUT}
    assert (done.items[1].beaten_by, line(done).pays) == (("a",), yuan(0))
    assert [member.why for member in line(done).members] == ["not_eligible", "received"]


def test_one_that_is_out_by_what_was_received_as_the_other_may_still_win_over_that_other() -> None:
    """8,000 was received as a; b, which now pays more than a, is less than that: neither is paid beside it."""
    group, claims = highest("b", "a", received=True), (claim("a", 8000),)
    wide = combined([sketch("a", yuan(5000, 7000)), sketch("b", 6000)], group, facts={"claims": claims})
    assert standings(wide) == {"a": WAITING, "b": OUT}
    done = combined([sketch("a", 5000), sketch("b", 6000)], group, facts={"claims": claims})
    assert standings(done) == {"a": OUT, "b": OUT}
    done = combined([sketch("a", 7000), sketch("b", 6000)], group, facts={"claims": claims})
    assert standings(done) == {"a": SELECTED, "b": OUT}


# choose_one ----------------------------------------------------------------------------------------------------------

CHOOSE = ChooseOne(id="choose", name="择一", benefits=("a", "b", "c"))
CHOOSE_NEW = ChooseOne(id="choose", name="择一", benefits=("a", "b", "c"), received=True, also_known=("外市补贴",))
THREE = (sketch("a", 1), sketch("b", 2), sketch("c", 3, NO))


def test_the_engine_does_not_choose() -> None:
    done = combined(THREE, CHOOSE)
    assert standings(done) == {"a": WAITING, "b": WAITING, "c": OUT}
    assert (line(done).pays, line(done).missing) == (yuan(1, 2), ("choices",))
    assert line(combined(THREE, CHOOSE, facts={"choices": ()})).missing == ()


def test_what_is_named_is_chosen_and_the_others_are_out() -> None:
    done = combined(THREE, CHOOSE, facts={"choices": ({"benefit_name": "待遇b"},)})
    assert standings(done) == {"a": OUT, "b": SELECTED, "c": OUT}
    assert [(one.why, one.by) for one in line(done).members] == [
        ("not_chosen", ("b",)),
        ("", ()),
        ("not_eligible", ()),
    ]
    assert done.choices is None


def test_a_choice_of_what_is_still_open_keeps_the_others_open() -> None:
    done = combined([sketch("a", 1, OPEN), sketch("b", 2)], *_pair(), facts={"choices": ({"benefit_name": "a"},)})
    assert standings(done) == {"a": WAITING, "b": WAITING}
    assert line(done).missing == ()


def _pair() -> tuple[ChooseOne]:
    return (ChooseOne(id="choose", name="择一", benefits=("a", "b")),)


def test_a_choice_of_what_is_out_and_a_record_without_a_name_choose_nothing() -> None:
    assert standings(combined(THREE, CHOOSE, facts={"choices": ({"benefit_name": "c"},)}))["a"] is WAITING
    done = combined(THREE, CHOOSE, facts={"choices": ({"benefit_name": "a"}, {})})
    assert (standings(done)["a"], line(done).missing) == (WAITING, ("choices.benefit_name",))


def test_one_that_stands_alone_needs_no_choice() -> None:
    done = combined([sketch("a", 1, OPEN), sketch("b", 2, NO), sketch("c", 3, NO)], CHOOSE)
    assert (standings(done)["a"], line(done).missing, done.choices) == (WAITING, (), None)


@pytest.mark.parametrize(
    ("claims", "a", "b"),
    [
        ((claim("a", 1),), SELECTED, OUT),
        ((claim("外市补贴"),), OUT, OUT),
        (({},), WAITING, WAITING),
        ((), WAITING, WAITING),
    ],
)
def test_what_was_received_counts_as_chosen(claims: Value, a: ItemStanding, b: ItemStanding) -> None:
    done = combined(THREE, CHOOSE_NEW, facts={"claims": claims})
    assert standings(done) == {"a": a, "b": b, "c": OUT}


# requires, fallback, excludes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("winner", "other"), [(YES, OUT), (OPEN, WAITING), (NO, SELECTED)])
def test_who_gets_the_winner_gets_not_the_other(winner: Verdict, other: ItemStanding) -> None:
    group = Excludes(id="not_both", name="不重复", winner="a", benefits=("b",))
    done = combined([sketch("a", 1, winner), sketch("b", 2)], group)
    assert standings(done)["b"] is other
    assert line(done).members[0].by == (() if other is SELECTED else ("a",))


def test_an_exclusion_may_count_what_was_received() -> None:
    group = Excludes(id="not_both", name="不重复", winner="a", benefits=("b",), received=True, also_known=("旧a",))
    done = combined([sketch("a", 1, NO), sketch("b", 2)], group, facts={"claims": (claim("旧a"),)})
    assert (standings(done)["b"], line(done).members[0].why) == (OUT, "received")
    unknown = combined([sketch("a", 1, NO), sketch("b", 2)], group)
    assert (standings(unknown)["b"], line(unknown).missing) == (WAITING, ("claims",))


@pytest.mark.parametrize(
    ("first", "second", "standing", "by"),
    [
        (YES, YES, SELECTED, ()),
        (YES, OPEN, WAITING, ("n",)),
        (OPEN, NO, OUT, ("n",)),
        (OPEN, OPEN, WAITING, ("m", "n")),
    ],
)
def test_what_is_needed_must_be_granted(
    first: Verdict, second: Verdict, standing: ItemStanding, by: tuple[str, ...]
) -> None:
    group = Requires(id="needs", name="前提", benefits=("b",), needed=("m", "n"))
    done = combined([sketch("m", own=first), sketch("n", own=second), sketch("b", 2)], group)
    assert (standings(done)["b"], line(done).members[0].by) == (standing, by)
    assert line(done).members[0].why == ("needed_out" if standing is OUT else "")


def test_what_is_needed_may_have_been_received_under_another_name_where_it_is_one() -> None:
    more = {"received": True, "also_known": ("旧m",)}
    one = Requires(id="needs", name="前提", benefits=("b",), needed=("m",), **more)  # type: ignore[arg-type]
    two = Requires(id="needs", name="前提", benefits=("b",), needed=("m", "n"), **more)  # type: ignore[arg-type]
    sketches = [sketch("m", own=NO), sketch("n"), sketch("b", 2)]
    facts: dict[str, Value] = {"claims": (claim("旧m"),)}
    assert standings(combined(sketches, one, facts=facts))["b"] is SELECTED
    assert standings(combined(sketches, two, facts=facts))["b"] is OUT


@pytest.mark.parametrize(
    ("home", "there", "rent", "missing"),
    [
        (YES, True, OUT, ()),
        (YES, False, SELECTED, ()),
        (YES, None, WAITING, ("retired",)),
        (OPEN, True, WAITING, ()),
        (NO, None, SELECTED, ()),
    ],
)
def test_a_fallback_is_for_who_cannot_have_the_other(
    home: Verdict, there: bool | None, rent: ItemStanding, missing: tuple[str, ...]
) -> None:
    group = Fallback(id="instead", name="替代", benefit="rent", instead_of="home", available=holds("retired"))
    facts: dict[str, Value] = {} if there is None else {"retired": there}
    done = combined([sketch("home", own=home), sketch("rent", 2)], group, facts=facts)
    assert (standings(done)["rent"], line(done).missing) == (rent, missing)


def test_a_fallback_to_what_was_received_is_out() -> None:
    always: Condition = NotRequired(subject="供应")
    group = Fallback(id="f", name="替代", benefit="rent", instead_of="home", available=always, received=True)
    facts: dict[str, Value] = {"claims": (claim("home"),)}
    done = combined([sketch("home", own=NO), sketch("rent", 2)], group, facts=facts)
    assert (standings(done)["rent"], line(done).members[0].why) == (OUT, "can_be_had")


# offset --------------------------------------------------------------------------------------------------------------

OFFSET = Offset(id="offset", name="抵扣", benefits=("buy",), received_as=("租房补贴",))


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ((claim("租房补贴", 30),), yuan(70)),
        ((claim("租房补贴", 30), claim("租房补贴", 90)), yuan(0)),
        ((claim("别的", 30),), yuan(100)),
        ((claim("租房补贴"),), yuan(0, 100)),
        (({"benefit_name": "租房补贴", "amount": NONE},), yuan(100)),
        (({"amount": money(30)},), yuan(70, 100)),
        (None, yuan(0, 100)),
    ],
)
def test_what_was_received_is_deducted_never_below_zero(claims: Value | None, expected: Interval) -> None:
    done = combined([sketch("buy", 100)], OFFSET, facts={} if claims is None else {"claims": claims})
    (item,) = done.items
    assert (item.amount, item.whole, item.paid) == (expected, expected, {Every.ONCE: expected})
    assert (item.rate, item.standing) == (yuan(100), SELECTED)
    assert bool(item.amount_missing) is bool(line(done).missing) is (not expected.exact)


def test_of_what_is_paid_every_year_the_whole_is_reduced_and_the_rate_stays() -> None:
    facts: dict[str, Value] = {"claims": (claim("租房补贴", 50),)}
    (item,) = combined([sketch("buy", 100, every=Every.YEAR)], OFFSET, facts=facts).items
    assert (item.amount, item.paid, item.whole) == (yuan(100), {Every.YEAR: yuan(100)}, yuan(250))


def test_nothing_is_deducted_from_what_pays_no_money() -> None:
    (item,) = combined([sketch("buy")], OFFSET).items
    assert (item.amount, item.whole, item.standing) == (None, None, SELECTED)


# cap -----------------------------------------------------------------------------------------------------------------


def test_both_spouses_get_no_more_than_the_price_of_the_home() -> None:
    """He has 150,000 coming, she got 100,000 of the price of 200,000: he gets 100,000."""
    group = cap("aid", at_most="pay", scope=GroupScope.HOUSEHOLD, received=True, cut=Cut.IN_ORDER)
    facts: dict[str, Value] = {
        "pay": money(200_000),
        "claims": (),
        "spouse": ({"claims": (claim("待遇aid", 100_000),)},),
    }
    done = combined([sketch("aid", 150_000)], group, facts=facts)
    assert done.items[0].amount == done.items[0].whole == yuan(100_000)
    told = line(done)
    assert (told.limit, told.received, told.cut) == (yuan(200_000), yuan(100_000), yuan(50_000))
    assert (told.pays, told.missing) == (yuan(100_000), ())


@pytest.mark.parametrize(
    ("spouse", "received", "missing"),
    [
        (NONE, yuan(0), ()),
        ((), yuan(0), ()),
        (({},), yuan(0, open_end=True), ("spouse.claims",)),
        (({"claims": NONE},), yuan(0), ()),
        (({"claims": (claim("aid"),)},), yuan(0, open_end=True), ("spouse.claims.amount",)),
        (None, yuan(0, open_end=True), ("spouse",)),
    ],
)
def test_what_the_spouse_received_counts_as_far_as_it_is_known(
    spouse: Value | None, received: Interval, missing: tuple[str, ...]
) -> None:
    group = cap("aid", scope=GroupScope.HOME, received=True, cut=Cut.IN_ORDER)
    facts: dict[str, Value] = {"claims": ()} | ({} if spouse is None else {"spouse": spouse})
    done = combined([sketch("aid", 150)], group, facts=facts)
    assert (line(done).received, line(done).missing) == (received, missing)


@pytest.mark.parametrize(
    ("scope", "record", "received"),
    [
        (GroupScope.EMPLOYER, {"by": "单位"}, yuan(10)),
        (GroupScope.EMPLOYER, {"by": "本人"}, yuan(0)),
        (GroupScope.EMPLOYER, {}, yuan(0, 10)),
        (GroupScope.YEAR, {"paid_on": date(2024, 1, 1)}, yuan(10)),
        (GroupScope.YEAR, {"paid_on": date(2023, 12, 31)}, yuan(0)),
        (GroupScope.YEAR, {"paid_on": NONE}, yuan(0)),
        (GroupScope.YEAR, {}, yuan(0, 10)),
        (GroupScope.PERSON, {}, yuan(10)),
    ],
)
def test_only_what_was_received_in_the_scope_counts(
    scope: GroupScope, record: Mapping[str, Value], received: Interval
) -> None:
    group = cap("a", scope=scope, received=True, also_known=("旧a",))
    done = combined([sketch("a", 100)], group, facts={"claims": (claim("旧a", 10, **record),)})
    assert line(done).received == received


@pytest.mark.parametrize(("scope", "received"), [(GroupScope.PERSON, yuan(0)), (GroupScope.EMPLOYER, yuan(10))])
def test_what_the_person_had_of_a_benefit_is_a_part_of_it_and_takes_no_room(
    scope: GroupScope, received: Interval
) -> None:
    """甲 pays 60,000 in 3 years and 乙 100,000, up to 250,000: that 60,000 of 甲 were paid changes nothing."""
    group = cap("a", scope=scope, received=True)
    done = combined([sketch("a", 100)], group, facts={"claims": (claim("a", 10, by="单位"),)})
    assert line(done).received == received


THREE_SHARES = (sketch("a", 100), sketch("b", 60), sketch("c", 40))


@pytest.mark.parametrize(
    ("cut", "at_most", "shares"),
    [
        (Cut.IN_ORDER, 130, (yuan(100), yuan(30), yuan(0))),
        (Cut.PRO_RATA, 130, (yuan(65), yuan(39), yuan(26))),
        (Cut.UNSHARED, 130, (yuan(100), yuan(60), yuan(40))),
        (Cut.IN_ORDER, 200, (yuan(100), yuan(60), yuan(40))),
    ],
)
def test_who_bears_the_cut(cut: Cut, at_most: int, shares: tuple[Interval, ...]) -> None:
    done = combined(THREE_SHARES, cap("a", "b", "c", at_most=at_most, cut=cut))
    assert tuple(item.whole for item in done.items) == shares
    assert (line(done).pays, line(done).cut) == (yuan(at_most), yuan(200 - at_most))
    assert {item.standing for item in done.items} == {SELECTED}


def test_what_is_lost_by_rounding_is_paid_to_nobody() -> None:
    done = combined([sketch(name, 1) for name in "abc"], cap("a", "b", "c", at_most=1, cut=Cut.PRO_RATA))
    assert {str(item.whole.low) for item in done.items if item.whole is not None} == {"0.33元"}
    assert (line(done).pays, line(done).cut) == (Interval.exactly(Money.fen(99)), yuan(2))


def test_an_open_member_may_take_from_those_after_it() -> None:
    sketches = [sketch("a", yuan(50, 80), OPEN), sketch("b", 60)]
    done = combined(sketches, cap("a", "b", cut=Cut.IN_ORDER))
    assert [item.whole for item in done.items] == [yuan(50, 80), yuan(20, 60)]
    assert line(done).pays == yuan(60, 100)
    done = combined(sketches, cap("a", "b", cut=Cut.PRO_RATA))
    assert [str(item.whole.low) for item in done.items if item.whole is not None] == ["45.45元", "42.85元"]


def test_a_cap_on_what_is_paid_each_time_bounds_the_whole_too() -> None:
    sketches = [sketch("a", 100, every=Every.YEAR), sketch("b", 60, every=Every.YEAR)]
    done = combined(sketches, cap("a", "b", at_most=120, cut=Cut.IN_ORDER, compare=Compared.EACH_TIME))
    assert [(item.amount, item.whole) for item in done.items] == [(yuan(100), yuan(300)), (yuan(20), yuan(60))]
    assert done.items[1].paid == {Every.YEAR: yuan(20)}


def test_a_limit_that_is_not_known_may_be_anything_and_one_that_there_is_not_bounds_nothing() -> None:
    group = cap("a", at_most="pay", cut=Cut.IN_ORDER)
    open_limit = combined([sketch("a", 100)], group)
    assert (open_limit.items[0].whole, open_limit.items[0].amount_missing) == (yuan(0, 100), ("pay",))
    assert (line(open_limit).limit, line(open_limit).missing) == (yuan(0, open_end=True), ("pay",))
    without = combined([sketch("a", 100)], group, facts={"pay": NONE})
    assert (without.items[0].whole, line(without).limit, line(without).cut) == (yuan(100), None, yuan(0))


def test_a_published_floor_as_limit_bounds_only_from_below() -> None:
    limit = Stated(interval=yuan(80, open_end=True))
    group = Cap(id="cap", name="封顶", benefits=("a",), at_most=limit, cut=Cut.PRO_RATA)
    assert combined([sketch("a", 100)], group).items[0].whole == yuan(80, 100)


def test_what_pays_no_money_is_not_bounded() -> None:
    done = combined([sketch("a"), sketch("b", 200)], cap("a", "b", cut=Cut.PRO_RATA))
    assert [item.whole for item in done.items] == [None, yuan(100)]


# All together --------------------------------------------------------------------------------------------------------


def test_groups_act_in_the_order_of_the_language_then_as_they_declare_then_by_id() -> None:
    groups: list[Group] = [
        cap("a"),
        highest("a", "b", after=("zz",)),
        Highest(id="zz", name="先", benefits=("b", "c")),
        Excludes(id="ex2", name="二", winner="a", benefits=("d",)),
        Excludes(id="ex1", name="一", winner="c", benefits=("e",)),
    ]
    for some in permutations(groups):
        assert [one.id for one in in_order(some)] == ["ex1", "ex2", "zz", "higher", "cap"]


def test_what_an_earlier_group_set_aside_stays_so_and_a_later_one_says_before() -> None:
    groups = (Excludes(id="ex", name="排除", winner="x", benefits=("a",)), highest("a", "b"))
    done = combined([sketch("x"), sketch("a", 9), sketch("b", 1)], *groups)
    assert standings(done) == {"x": SELECTED, "a": OUT, "b": SELECTED}
    assert (done.items[1].set_aside_by, done.items[1].groups) == ("ex", ("ex", "higher"))
    assert done.results[1].members[0].why == "before"


def test_without_groups_nothing_happens() -> None:
    done = combined(THREE)
    assert (done.results, done.choices) == ((), None)
    assert done.items[0].groups == ()


def test_a_loan_counts_under_a_cap_like_any_other() -> None:
    done = combined([sketch("loan", 300, kind=Kind.LOAN)], cap("loan", at_most=200, cut=Cut.IN_ORDER))
    assert done.items[0].whole == yuan(200)


@pytest.mark.parametrize("group", [highest("a", "b"), ChooseOne(id="one", name="择一", benefits=("a", "b"))])
def test_what_the_spouse_had_of_a_benefit_counts_against_it_where_the_household_does(group: Group) -> None:
    """每户一项: the spouse had a, so nobody of the household gets a or b again; what the person had of a is a's own."""
    home = replace(group, scope=GroupScope.HOUSEHOLD, received=True)
    facts: dict[str, Value] = {"claims": (), "spouse": ({"claims": (claim("a", 500),)},)}
    assert standings(combined([sketch("a", 100), sketch("b", 200)], home, facts=facts)) == {"a": OUT, "b": OUT}
    mine: dict[str, Value] = {"claims": (claim("a", 150),), "spouse": ()}
    assert standings(combined([sketch("a", 200), sketch("b", 120)], home, facts=mine)) == {"a": SELECTED, "b": OUT}


def test_what_the_spouse_had_of_one_benefit_counts_together_however_it_is_called() -> None:
    """4,000 as b and 3,000 as 待遇b make 7,000, which b's own 6,000 do not exceed."""
    group = highest("b", "a", scope=GroupScope.HOUSEHOLD, received=True)
    had = (claim("b", 4000), claim("待遇b", 3000))
    facts: dict[str, Value] = {"claims": (), "spouse": ({"claims": had},)}
    assert standings(combined([sketch("b", 6000), sketch("a", 5000)], group, facts=facts)) == {"a": OUT, "b": OUT}
