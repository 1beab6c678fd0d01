"""Groups of every kind over given benefits, so that no circle closes: what comes later in the row gives way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import strategies as st

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
    members,
)
from talentrules.money import Money
from talentrules.testing.strategies.conditions import conditions
from talentrules.testing.strategies.names import Names
from talentrules.testing.strategies.quantities import Writer

__all__ = ["groups"]

_HOW_MANY = st.sampled_from((0, 0, 0, 1, 1, 2, 2, 3, 4))
_KINDS = st.sampled_from((Highest, Highest, ChooseOne, ChooseOne, Cap, Cap, Offset, Excludes, Requires, Fallback))
_SCOPES, _COMPARED, _CUTS = st.sampled_from(GroupScope), st.sampled_from(Compared), st.sampled_from(Cut)
_ELSEWHERE = ("别处补贴",)
_BOOLS, _TENTHS = st.booleans(), st.integers(0, 9)
_LIMITS = st.integers(0, 200).map(lambda hundreds: Money.yuan(hundreds * 100))


@st.composite
def groups(draw: st.DrawFn, benefits: Sequence[str], names: Names, at_least: int = 0) -> list[Group]:
    """Return groups of `benefits`, which name only earlier ones; those that share one say which acts first."""
    if len(benefits) < 2:
        return []
    written: list[Group] = []
    for number in range(max(at_least, draw(_HOW_MANY))):
        group = _group(draw, f"group_{number}", benefits, names)
        earlier = tuple(
            one.id for one in written if type(one) is type(group) and set(members(one)) & set(members(group))
        )
        written.append(replace(group, after=earlier))
    return list(draw(st.permutations(written)))


def _group(draw: st.DrawFn, name: str, benefits: Sequence[str], names: Names) -> Group:
    first, *others = _some(draw, benefits)
    kind = draw(_KINDS)
    group = (
        _of_two_sides(draw, kind, name, first, others, names)
        if kind in (Fallback, Excludes, Requires)
        else _about_money(draw, kind, name, tuple(draw(st.permutations([first, *others]))), names)
    )
    received = kind is not Offset and draw(_TENTHS) < 4
    also_known = _ELSEWHERE if received and draw(_BOOLS) else ()
    return replace(group, scope=draw(_SCOPES), received=received, also_known=also_known)


def _of_two_sides(  # noqa: PLR0913, PLR0917 -- all that such a group is of
    draw: st.DrawFn, kind: type[Group], name: str, first: str, others: list[str], names: Names
) -> Group:
    if kind is Fallback:
        available = draw(conditions(names, 1))
        return Fallback(id=name, name=name, benefit=others[0], instead_of=first, available=available)
    if kind is Excludes:
        return Excludes(id=name, name=name, winner=first, benefits=tuple(others))
    how_many = draw(st.integers(1, len(others)))
    return Requires(id=name, name=name, needed=(first, *others[:-how_many]), benefits=tuple(others[-how_many:]))


def _about_money(draw: st.DrawFn, kind: type[Group], name: str, benefits: tuple[str, ...], names: Names) -> Group:
    if kind is Offset:
        as_what = tuple(draw(st.lists(st.sampled_from((*benefits, *_ELSEWHERE)), min_size=1, max_size=2, unique=True)))
        return Offset(id=name, name=name, benefits=benefits, received_as=as_what)
    compare = draw(_COMPARED)
    if kind is Cap:
        top = Writer(draw, names, lambda draw, names, depth: draw(conditions(names, depth))).limit(_LIMITS)
        return Cap(id=name, name=name, benefits=benefits, at_most=top, compare=compare, cut=draw(_CUTS))
    one_of = Highest if kind is Highest else ChooseOne
    return one_of(id=name, name=name, benefits=benefits, compare=compare)


def _some(draw: st.DrawFn, benefits: Sequence[str]) -> list[str]:
    """Return two to four of the benefits, in their order."""
    most = min(4, len(benefits))
    chosen = draw(st.lists(st.sampled_from(benefits), min_size=2, max_size=most, unique=True))
    return [one for one in benefits if one in chosen]
