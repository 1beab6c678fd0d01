"""On packs that nobody wrote: every person shown is as the message says, and no person is left out of the cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentrules.engine.decide import decide, scope_of
from talentrules.engine.evaluate import judge
from talentrules.loading import decode_file
from talentrules.model.conditions import BenefitCondition
from talentrules.model.decision import Decision, Item, ItemStanding, QuantityResult, Verdict
from talentrules.model.facts import (
    NONE,
    BooleanType,
    ChoiceType,
    Fact,
    MoneyType,
    NumberType,
    RecordsType,
    TextType,
    Value,
)
from talentrules.model.groups import members
from talentrules.model.pack import Pack
from talentrules.model.profile import Case
from talentrules.model.quantities import HitPolicy, Table
from talentrules.proofs import Finding, prove
from talentrules.proofs.space import Space
from talentrules.proofs.subject import Subject, World, subjects
from talentrules.syntax import decode_profile, encode_profile
from talentrules.truth import Truth
from tests.proofs.packs import benefit, loaded
from tests.strategies import complete_profiles, dates, examples, packs


def _all_parts(results: tuple[QuantityResult, ...]) -> Iterator[QuantityResult]:
    for one in results:
        yield one
        yield from _all_parts(one.parts)


def _in_two_rows(item: Item) -> bool:
    parts = _all_parts(item.calculation)
    tables = (one for one in parts if isinstance(one.quantity, Table) and one.quantity.hit is HitPolicy.UNIQUE)
    return item.own is Verdict.ELIGIBLE and any(len(one.hit) > 1 for one in tables)


def _in_no_row(item: Item) -> bool:
    met = all(one.judgement.truth is Truth.YES for one in item.conditions)
    return item.own is Verdict.INELIGIBLE and met


def _of_items(shows: Callable[[Item], bool]) -> Callable[[list[Decision]], bool]:
    return lambda decided: len(decided) == 1 and any(map(shows, decided[0].items))


def _in_the_hole(decided: list[Decision]) -> bool:
    here, below, above = (one.items for one in decided)
    return any(
        one.own is Verdict.INELIGIBLE and low.own is high.own is Verdict.ELIGIBLE
        for one, low, high in zip(here, below, above, strict=True)
    )


def _falls(decided: list[Decision]) -> bool:
    first, second = (one.items for one in decided)
    return any(
        one.own is Verdict.ELIGIBLE and (other.own is Verdict.INELIGIBLE or _less(one, other))
        for one, other in zip(first, second, strict=True)
    )


def _less(one: Item, other: Item) -> bool:
    if one.rate is None or other.rate is None or other.own is not Verdict.ELIGIBLE:
        return False
    return one.rate.low is not None and other.rate.high is not None and other.rate.high < one.rate.low


SHOWS: Mapping[str, Callable[[list[Decision]], bool]] = {
    "rows-overlap": _of_items(_in_two_rows),
    "rows-gap": _of_items(_in_no_row),
    "rows-leave-out": _of_items(_in_no_row),
    "one-unit-hole": _in_the_hole,
    "better-gets-less": _falls,
    "version-hole": _of_items(lambda item: item.own is Verdict.NOT_IN_FORCE),
}


@examples(100)
@given(pack=packs())
def test_every_person_is_as_the_message_says(pack: Pack) -> None:
    for found in prove(pack):
        if isinstance(found, Finding) and found.persons:
            decided = [decide(pack, person) for person in found.persons]
            for person in found.persons:
                assert decode_profile(encode_profile(person.profile, pack), pack) == (person.profile, ())
            assert SHOWS[found.diagnostic.code](decided), found.diagnostic.message


OF_GROUPS = (
    *("choice-never-needed", "requirement-never-bites", "requirement-never-met"),
    *("fallback-never-bites", "nobody-is-left", "exclusion-never-bites"),
)
FILES = [path for path in sorted((Path(__file__).parent / "bad").iterdir()) if path.stem.startswith(OF_GROUPS)]


def _bites(pack: Pack, case: Case) -> bool:
    """Return whether the group of the pack changes anything for somebody."""
    (result,) = decide(pack, case).groups
    return any(one.before is not one.after for one in result.members)


def _left(pack: Pack, case: Case, benefit: str) -> bool:
    (item,) = (one for one in decide(pack, case).items if one.benefit.id == benefit)
    return item.verdict is Verdict.ELIGIBLE and item.standing is not ItemStanding.OUT


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
@examples(40)
@given(data=st.data())
def test_a_group_that_never_bites_bites_nobody_and_one_that_leaves_nobody_leaves_nobody(
    path: Path, data: st.DataObject
) -> None:
    pack, _ = decode_file(path)
    assert pack is not None
    case = Case(profile=data.draw(complete_profiles(pack)), on=data.draw(dates(pack)))
    if any(_strange(known.value, pack.facts[fact]) for fact, known in case.profile.facts.items()):
        return
    if path.stem.startswith(("nobody-is-left", "requirement-never-met")):
        (group,) = pack.groups.values()
        assert not _left(pack, case, members(group)[0])
    else:
        assert not _bites(pack, case)


def _strange(value: Value, fact: Fact) -> bool:
    """Return whether a value is none where that is not thought of, in itself or in a record."""
    match fact.type:
        case BooleanType() | NumberType() | MoneyType():
            return value is NONE
        case TextType():
            return value == ""  # which no profile can say
        case ChoiceType():
            return value is NONE and fact.type.ordered
        case RecordsType():
            fields = fact.type.by_id
            records = value if isinstance(value, tuple) else ()
            return any(_strange(one, fields[name]) for record in records for name, one in record.items())
        case _:
            return False


def _cell(subject: Subject, case: Case) -> int | None:
    """Return the cell of the space in which `case` lies; None where it is not complete.

    That there is none fails the test: then the space leaves somebody out.
    """
    scope = scope_of(subject.world.pack, case)
    cell = 0
    for stride, axis in zip(subject.space.strides, subject.space.axes, strict=True):
        if any(isinstance(leaf, BenefitCondition) and leaf.benefit.startswith("?") for leaf in axis.leaves):
            return None
        truths = [judge(leaf, scope).truth for leaf in axis.leaves]
        if Truth.OPEN in truths:
            return None
        column = tuple(truth is Truth.YES for truth in truths)
        assert column in axis.cells, (axis.key, column)
        cell += stride * list(axis.cells).index(column)
    return cell


@examples(100)
@given(data=st.data())
def test_nobody_is_left_out_and_the_cell_says_what_the_evaluator_says(data: st.DataObject) -> None:
    pack = data.draw(packs())
    case = Case(profile=data.draw(complete_profiles(pack)), on=data.draw(dates(pack)))
    if any(_strange(known.value, pack.facts[fact]) for fact, known in case.profile.facts.items()):
        return
    items = {item.benefit.id: item for item in decide(pack, case).items}
    world = World.of(pack)
    for one in pack.benefits.values():
        for subject in subjects(world, one, 5_000):
            item = items[one.id]
            if not isinstance(subject, Subject) or item.version is not subject.version or one.informational:
                continue
            cell = _cell(subject, case)
            if cell is not None and item.own.settled:
                assert bool(subject.granted >> cell & 1) is (item.own is Verdict.ELIGIBLE)


def test_the_laws_can_fail() -> None:
    """A space that lost a cell leaves somebody out; a person in one row is not in two."""
    rows = "  rows: [{when: {education_level: doctor}, fixed: 5元}, {when: {education_level: master}, fixed: 3元}]"
    amount = f"amount:\n  table: unique\n{rows}"
    pack = loaded("benefits:\n" + benefit("one", "甲", "when: {retired: false}", amount, "payment: once"))
    (subject,) = subjects(World.of(pack), pack.benefits["one"], 5_000)
    assert isinstance(subject, Subject)
    (person,) = next(one.persons for one in prove(pack) if isinstance(one, Finding))
    assert _cell(subject, person) is not None
    assert not SHOWS["rows-overlap"]([decide(pack, person)])
    poorer = tuple(
        replace(axis, columns=((True,) * len(axis.leaves),) * len(axis.points)) for axis in subject.space.axes
    )
    with pytest.raises(AssertionError):
        _cell(replace(subject, space=Space(axes=poorer)), person)
