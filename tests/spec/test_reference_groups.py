"""What groups make of benefits, worked out by hand, so that two readings do not agree on the same mistake."""

from __future__ import annotations

from datetime import date

import pytest

from talentrules.model.conditions import FindingCondition
from talentrules.model.facts import NONE, Record, Value
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
from talentrules.model.pack import Amount, Benefit, Category, Every, Kind, Payment, Version
from talentrules.model.profile import Attestation, Case, Known, Profile
from talentrules.model.quantities import Constant, FactValue
from talentrules.money import Interval, Money
from talentrules.testing.strategies.pack import with_benefits
from talentrules.testing.strategies.palette import PALETTE
from tests.spec import reference

MET, NOT_MET, WAITS = (FindingCondition(finding=one) for one in ("met", "not_met", "open"))
ATTESTED = {"met": Attestation(holds=True), "not_met": Attestation(holds=False)}
IN, OUT, OPEN = True, False, None


def _yuan(low: int | None, high: int | None = None) -> Interval:
    ends = (low, low if high is None else high)
    return Interval(*(None if end is None else Money.yuan(end) for end in ends))


def _from(low: int) -> Interval:
    return Interval(Money.yuan(low), None)


def _one(
    name: str, pays: int | Interval | None, when: FindingCondition = MET, every: Every = Every.ONCE, times: int = 3
) -> Benefit:
    amount = None if pays is None else Amount.stated(_yuan(pays) if isinstance(pays, int) else pays)
    payment = Payment(every=every, at_most_times=None if every is Every.ONCE else times)
    version = Version(when=when, amount=amount, payment=payment)
    return Benefit(id=name, name=f"待遇{name}", kind=Kind.ALLOWANCE, category=Category.MONEY, versions=(version,))


def _had(name: str, yuan: int | None = None, **more: Value) -> Record:
    return {"benefit_name": name, **({} if yuan is None else {"amount": Money.yuan(yuan)}), **more}


def _world(*benefits: Benefit, groups: tuple[Group, ...], **facts: Value) -> reference.Combined:
    """Decide with no claims and no spouse, unless the example says otherwise."""
    known = {name: Known(value=value) for name, value in {"claims": NONE, "spouse": NONE, **facts}.items()}
    case = Case(profile=Profile(facts=known, attestations=ATTESTED), on=date(2024, 5, 9))
    return reference.decide(with_benefits(*benefits, facts=PALETTE, grouped=groups), case)


def _left(*benefits: Benefit, group: Group, **facts: Value) -> list[bool | None]:
    after = _world(*benefits, groups=(group,), **facts).after[group.id]
    return [after[one.id] for one in benefits]


# Who needs, excludes, or stands in for whom --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("needed", "also", "left"),
    [(MET, MET, IN), (MET, WAITS, OPEN), (WAITS, NOT_MET, OUT), (NOT_MET, MET, OUT)],
)
def test_who_needs_two_needs_both(needed: FindingCondition, also: FindingCondition, left: bool | None) -> None:
    group = Requires(id="g", name="g", benefits=("c",), needed=("a", "b"))
    assert _left(_one("a", 1, needed), _one("b", 1, also), _one("c", 1), group=group)[2] is left


def test_what_was_received_is_had_where_that_counts() -> None:
    benefits = _one("a", 1, NOT_MET), _one("b", 1)
    group = Requires(id="g", name="g", benefits=("b",), needed=("a",), received=True, also_known=("旧a",))
    assert _left(*benefits, group=group) == [OUT, OUT]
    assert _left(*benefits, group=group, claims=(_had("a"),)) == [OUT, IN]
    assert _left(*benefits, group=group, claims=(_had("旧a"),)) == [OUT, IN]
    assert _left(*benefits, group=group, claims=({},)) == [OUT, OPEN]


@pytest.mark.parametrize(("winner", "left"), [(MET, OUT), (WAITS, OPEN), (NOT_MET, IN)])
def test_whoever_gets_the_winner_gets_none_of_the_others(winner: FindingCondition, left: bool | None) -> None:
    group = Excludes(id="g", name="g", winner="a", benefits=("b",))
    assert _left(_one("a", 1, winner), _one("b", 1), group=group)[1] is left


@pytest.mark.parametrize(
    ("other", "available", "left"),
    [(MET, MET, OUT), (MET, NOT_MET, IN), (NOT_MET, MET, IN), (MET, WAITS, OPEN), (WAITS, WAITS, OPEN)],
)
def test_a_fallback_stands_in_for_what_cannot_be_had(
    other: FindingCondition, available: FindingCondition, left: bool | None
) -> None:
    group = Fallback(id="g", name="g", benefit="b", instead_of="a", available=available)
    assert _left(_one("a", 1, other), _one("b", 1), group=group)[1] is left


# The highest ---------------------------------------------------------------------------------------------------------

A_OR_B = Highest(id="g", name="g", benefits=("a", "b"))


@pytest.mark.parametrize(
    ("a", "b", "left"),
    [
        (3, 5, [OUT, IN]),
        (5, 5, [IN, OUT]),
        (_yuan(1, 4), _yuan(4, 6), [OPEN, OPEN]),
        (_yuan(1, 4), _yuan(5, 6), [OUT, IN]),
        (_yuan(4, 6), _yuan(1, 4), [IN, OUT]),
        (None, 5, [OPEN, OPEN]),
    ],
)
def test_only_what_pays_most_is_left_and_of_equals_the_first(
    a: int | Interval | None, b: int | Interval, left: list[bool | None]
) -> None:
    assert _left(_one("a", a), _one("b", b), group=A_OR_B) == left


@pytest.mark.parametrize(
    ("a", "b", "left"), [(MET, WAITS, [IN, OUT]), (WAITS, MET, [OPEN, OPEN]), (WAITS, NOT_MET, [OPEN, OUT])]
)
def test_while_the_higher_one_is_open_the_lower_one_is(
    a: FindingCondition, b: FindingCondition, left: list[bool | None]
) -> None:
    """Here `a` pays 5 and `b` 3: while `a` waits both wait, and if `a` is certain `b` is out."""
    assert _left(_one("a", 5, a), _one("b", 3, b), group=A_OR_B) == left


def test_the_base_is_the_whole_or_each_time() -> None:
    """A year pays 3, three times over, which is 9 in all."""
    benefits = _one("a", 5), _one("b", 3, every=Every.YEAR)
    each_time = Highest(id="g", name="g", benefits=("a", "b"), compare=Compared.EACH_TIME)
    assert _left(*benefits, group=A_OR_B) == [OUT, IN]
    assert _left(*benefits, group=each_time) == [IN, OUT]


RECEIVED = Highest(id="g", name="g", benefits=("b", "a"), received=True, also_known=("别处补贴",))


@pytest.mark.parametrize(
    ("claims", "left"),
    [
        ((_had("别处补贴", 7000),), [OUT, OUT]),
        ((_had("别处补贴", 6000),), [OUT, OUT]),
        ((_had("别处补贴", 5000),), [IN, OUT]),
        ((_had("别处补贴"),), [OPEN, OUT]),
        ((_had("别处补贴", 3000), _had("别处补贴", 3000)), [OUT, OUT]),
        ((_had("a", 8000),), [OUT, OUT]),
        ((_had("b", 8000),), [IN, OUT]),
        ((_had("什么", 9000),), [IN, OUT]),
        (({"amount": Money.yuan(7000)},), [OPEN, OUT]),
        (({"amount": Money.yuan(3000)},), [IN, OUT]),
        (({"amount": Money.yuan(3000)}, {"amount": Money.yuan(3000)}), [OPEN, OUT]),
    ],
)
def test_what_was_received_is_a_rival_of_all_but_the_one_it_is(
    claims: tuple[Record, ...], left: list[bool | None]
) -> None:
    """Here `b` pays 6,000 and `a` 5,000; what has no name may be for anything, and all of it for the same."""
    assert _left(_one("b", 6000), _one("a", 5000), group=RECEIVED, claims=claims) == left


def test_what_the_spouse_had_of_a_member_is_a_rival_of_it_too() -> None:
    """The spouse's two claims of `b`, by its id and by its name, are one: 7,000, more than 6,000."""
    group = Highest(id="g", name="g", benefits=("b", "a"), scope=GroupScope.HOUSEHOLD, received=True)
    benefits = _one("b", 6000), _one("a", 5000)
    spouse = ({"claims": (_had("b", 4000), _had("待遇b", 3000))},)
    assert _left(*benefits, group=group, spouse=spouse) == [OUT, OUT]
    assert _left(*benefits, group=group, claims=(_had("b", 7000),)) == [IN, OUT]


def test_each_time_claims_without_a_name_are_not_added_up() -> None:
    group = Highest(id="g", name="g", benefits=("b",), compare=Compared.EACH_TIME, received=True)
    nameless = ({"amount": Money.yuan(3000)}, {"amount": Money.yuan(3000)})
    assert _left(_one("b", 6000), group=group, claims=nameless) == [IN]


@pytest.mark.parametrize(
    ("a", "left"), [(_yuan(5000, 7000), [OUT, OPEN]), (5000, [OUT, OUT]), (7000, [OUT, IN]), (6000, [OUT, OUT])]
)
def test_one_that_is_out_may_still_win_over_the_last_one(a: int | Interval, left: list[bool | None]) -> None:
    """`b` pays 6,000, and 8,000 were received as `a`, which puts `b` out, but not `a` itself."""
    benefits = _one("b", 6000), _one("a", a)
    assert _left(*benefits, group=RECEIVED, claims=(_had("a", 8000),)) == left


@pytest.mark.parametrize(
    ("claims", "pays"),
    [
        ((), _yuan(6000)),
        ((_had("别处补贴", 9000),), _yuan(0)),
        ((_had("别处补贴"),), Interval(None, Money.yuan(6000))),
        ((_had("a", 4000),), _yuan(6000)),
        ((_had("b", 9000),), _yuan(6000)),
    ],
)
def test_what_the_highest_pays(claims: tuple[Record, ...], pays: Interval) -> None:
    world = _world(_one("b", 6000), _one("a", 5000), groups=(RECEIVED,), claims=claims)
    assert world.pays["g"] == pays


def test_while_several_are_left_the_most_that_is_certain_is_paid_unless_it_was_received() -> None:
    benefits = _one("a", _yuan(4000, 6000)), _one("b", _yuan(5000, 7000))
    counting = Highest(id="g", name="g", benefits=("a", "b"), received=True)
    assert _world(*benefits, groups=(A_OR_B,)).pays["g"] == _yuan(5000, 7000)
    at_most = Interval(None, Money.yuan(7000))
    assert _world(*benefits, groups=(counting,), claims=(_had("b", 6500),)).pays["g"] == at_most


# The chosen one ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b", "choices", "left"),
    [
        (MET, MET, NONE, [OPEN, OPEN]),
        (MET, MET, ({"benefit_name": "b"},), [OUT, IN]),
        (MET, MET, ({"benefit_name": "待遇a"},), [IN, OUT]),
        (MET, MET, ({"benefit_name": "b"}, {}), [OPEN, OPEN]),
        (MET, WAITS, ({"benefit_name": "b"},), [OPEN, OPEN]),
        (MET, NOT_MET, ({"benefit_name": "b"},), [IN, OUT]),
        (MET, NOT_MET, NONE, [IN, OUT]),
        (WAITS, NOT_MET, NONE, [OPEN, OUT]),
    ],
)
def test_the_applicant_chooses_one(
    a: FindingCondition, b: FindingCondition, choices: Value, left: list[bool | None]
) -> None:
    group = ChooseOne(id="g", name="g", benefits=("a", "b"))
    assert _left(_one("a", 4, a), _one("b", 5, b), group=group, choices=choices) == left


def test_what_was_received_is_chosen() -> None:
    benefits = _one("a", 4), _one("b", 5)
    group = ChooseOne(id="g", name="g", benefits=("a", "b"), received=True, also_known=("别处补贴",))
    chosen = ({"benefit_name": "b"},)
    assert _left(*benefits, group=group, claims=(_had("a", 4),), choices=chosen) == [IN, OUT]
    assert _left(*benefits, group=group, claims=(_had("别处补贴", 4),), choices=chosen) == [OUT, OUT]
    assert _left(*benefits, group=group, claims=({},), choices=chosen) == [OPEN, OPEN]


def test_one_of_them_pays_at_least_the_least_and_at_most_the_most() -> None:
    group = ChooseOne(id="g", name="g", benefits=("a", "b"))
    assert _world(_one("a", 4), _one("b", 7), groups=(group,)).pays["g"] == _yuan(4, 7)
    assert _world(_one("a", 4, WAITS), _one("b", 7, WAITS), groups=(group,)).pays["g"] == Interval(None, Money.yuan(7))


# Deducted, and bounded -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("claims", "whole"),
    [
        (NONE, _yuan(5000)),
        ((_had("旧补贴", 2000),), _yuan(3000)),
        ((_had("旧补贴", 6000),), _yuan(0)),
        ((_had("旧补贴"),), _yuan(0, 5000)),
        ((_had("别处", 2000),), _yuan(5000)),
        (({"amount": Money.yuan(2000)},), _yuan(3000, 5000)),
    ],
)
def test_what_was_received_is_deducted(claims: Value, whole: Interval) -> None:
    group = Offset(id="g", name="g", benefits=("a",), received_as=("旧补贴",))
    item = _world(_one("a", 5000), groups=(group,), claims=claims).items["a"]
    assert (item.whole, item.amount, item.paid) == (whole, whole, {Every.ONCE: whole})


def test_what_is_paid_each_year_keeps_its_rate_and_ends_earlier() -> None:
    group = Offset(id="g", name="g", benefits=("a",), received_as=("旧补贴",))
    benefit = _one("a", 5000, every=Every.YEAR)
    item = _world(benefit, groups=(group,), claims=(_had("旧补贴", 2000),)).items["a"]
    assert (item.whole, item.amount) == (_yuan(13000), _yuan(5000))


def _cap(at_most: int, cut: Cut, *benefits: str, scope: GroupScope = GroupScope.PERSON) -> Cap:
    top = Constant(value=Money.yuan(at_most))
    return Cap(
        id="g", name="g", benefits=benefits, at_most=top, cut=cut, scope=scope, received=True, also_known=("旧补贴",)
    )


@pytest.mark.parametrize(
    ("cut", "wholes", "pays"),
    [
        (Cut.UNSHARED, [6000, 3000], 6000),
        (Cut.IN_ORDER, [6000, 0], 6000),
        (Cut.PRO_RATA, [4000, 2000], 6000),
    ],
)
def test_who_bears_the_cut(cut: Cut, wholes: list[int], pays: int) -> None:
    world = _world(_one("a", 6000), _one("b", 3000), groups=(_cap(6000, cut, "a", "b"),))
    assert [item.whole for item in world.items.values()] == [_yuan(one) for one in wholes]
    assert world.pays["g"] == _yuan(pays)


def test_in_proportion_is_rounded_down_to_the_fen() -> None:
    """Of 100 yuan three get a third each, 33.33; the last fen is paid to nobody."""
    world = _world(_one("a", 70), _one("b", 70), _one("c", 70), groups=(_cap(100, Cut.PRO_RATA, "a", "b", "c"),))
    assert [item.whole for item in world.items.values()] == [Interval.exactly(Money(3333))] * 3


def test_while_another_one_is_open_the_cut_is() -> None:
    """`b` gets 4,000 if `a` is not granted, and else what `a` leaves of it: nothing."""
    world = _world(_one("a", 6000, WAITS), _one("b", 4000), groups=(_cap(6000, Cut.IN_ORDER, "a", "b"),))
    assert [item.whole for item in world.items.values()] == [_yuan(6000), _yuan(0, 4000)]


def test_a_limit_that_is_not_known_bounds_by_what_it_may_be() -> None:
    group = Cap(id="g", name="g", benefits=("a",), at_most=FactValue(fact="pay"), cut=Cut.IN_ORDER)
    assert _world(_one("a", 6000), groups=(group,)).items["a"].whole == _yuan(0, 6000)
    assert _world(_one("a", 6000), groups=(group,), pay=Money.yuan(50)).items["a"].whole == _yuan(50)


SPOUSE_HAD = ({"claims": (_had("a", 1000),)},)


@pytest.mark.parametrize(
    ("scope", "facts", "whole"),
    [
        (GroupScope.PERSON, {"claims": (_had("a", 1000),)}, 5000),
        (GroupScope.PERSON, {"claims": (_had("旧补贴", 1000),)}, 4000),
        (GroupScope.PERSON, {"spouse": SPOUSE_HAD}, 5000),
        (GroupScope.HOUSEHOLD, {"spouse": SPOUSE_HAD}, 4000),
        (GroupScope.HOME, {"spouse": SPOUSE_HAD, "claims": (_had("a", 500), _had("旧补贴", 2000))}, 2000),
        (GroupScope.EMPLOYER, {"claims": (_had("a", 1000, by="单位"), _had("a", 2000, by="本人"))}, 4000),
        (GroupScope.YEAR, {"claims": (_had("旧补贴", 1000, paid_on=date(2024, 1, 1)),)}, 4000),
        (GroupScope.YEAR, {"claims": (_had("旧补贴", 1000, paid_on=date(2023, 12, 31)),)}, 5000),
    ],
)
def test_what_others_had_takes_room_and_what_the_person_had_of_a_member_is_a_part_of_it(
    scope: GroupScope, facts: dict[str, Value], whole: int
) -> None:
    world = _world(_one("a", 5000), groups=(_cap(5000, Cut.IN_ORDER, "a", scope=scope),), **facts)
    assert world.items["a"].whole == _yuan(whole)


def test_each_group_finds_what_the_ones_before_it_left() -> None:
    """`c` excludes `a`; so `b` is the highest of what is left, though `a` would pay more."""
    groups = (A_OR_B, Excludes(id="first", name="first", winner="c", benefits=("a",)))
    world = _world(_one("a", 9), _one("b", 5), _one("c", 1), groups=groups)
    assert [one.truth for one in world.granted.values()] == [OUT, IN, IN]
