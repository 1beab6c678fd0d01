"""Profiles before a pack: partly known, wholly known, learnt and forgotten."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from hypothesis import strategies as st

from talentrules.model.facts import NONE, Fact, Record, RecordsType, Value
from talentrules.model.pack import Pack
from talentrules.model.profile import Attestation, Case, Known, Profile
from talentrules.testing.strategies.reading import (
    cut_points,
    dates_that_choose,
    evaluation_days,
    facts_read,
    findings_read,
)
from talentrules.testing.strategies.values import CutPoints, days, some_of, values

__all__ = ["cases", "complete_profiles", "completions", "dates", "partial_of", "profiles"]


_T = TypeVar("_T")
_MANY, _FEW_OR_MANY = st.integers(3, 10), st.integers(0, 9)


def dates(pack: Pack) -> st.SearchStrategy[date]:
    """Return evaluation dates: the days on which the pack changes, the days beside them, and others."""
    return days(evaluation_days(pack))


@st.composite
def cases(draw: st.DrawFn, pack: Pack) -> Case:
    """Return a case of which more or less is known."""
    return Case(profile=draw(profiles(pack)), on=draw(dates(pack)))


@st.composite
def profiles(draw: st.DrawFn, pack: Pack) -> Profile:
    """Return a profile of the facts that the pack reads; any of them, and any field of a record, may be unknown."""
    cuts = cut_points(pack)
    known = {fact.id: values(fact, cuts, complete=False).map(_known) for fact in _read(pack)}
    attested = dict.fromkeys(sorted(findings_read(pack)), _attestations())
    facts, attestations = some_of(known, draw(_MANY)), some_of(attested, draw(_FEW_OR_MANY))
    return Profile(facts=draw(facts), attestations=draw(attestations))


def complete_profiles(pack: Pack) -> st.SearchStrategy[Profile]:
    """Return profiles in which every fact that the pack reads is known and every finding attested."""
    return completions(pack, Profile())


@st.composite
def completions(draw: st.DrawFn, pack: Pack, profile: Profile) -> Profile:
    """Return what `profile` may turn out to be: nothing that it says is changed, nothing stays unknown.

    A date that chooses a version often turns out to be none: that there is no such day is also an answer.
    """
    cuts, choosing = cut_points(pack), dates_that_choose(pack)
    learnt = {fact.id: _learnt(fact, profile.facts.get(fact.id), cuts) for fact in _read(pack)}
    no_day = {name: st.one_of(st.just(_known(NONE)), learnt[name]) for name in sorted(choosing - profile.facts.keys())}
    facts = draw(st.fixed_dictionaries({**learnt, **no_day}))
    attestations = {name: draw(_attestations()) for name in sorted(findings_read(pack) - profile.attestations.keys())}
    return Profile(facts={**profile.facts, **facts}, attestations={**profile.attestations, **attestations})


@st.composite
def partial_of(draw: st.DrawFn, profile: Profile) -> Profile:
    """Return a profile that knows less: without some facts, some fields of records, some attestations."""
    facts = {name: Known(value=draw(_forgetting(known.value))) for name, known in _some(draw, profile.facts).items()}
    return Profile(facts=facts, attestations=_some(draw, profile.attestations))


def _read(pack: Pack) -> list[Fact]:
    return [pack.facts[name] for name in sorted(facts_read(pack))]


def _known(value: Value) -> Known:
    return Known(value=value)


def _attestations() -> st.SearchStrategy[Attestation]:
    return st.builds(Attestation, holds=st.booleans())


def _learnt(fact: Fact, known: Known | None, cuts: CutPoints) -> st.SearchStrategy[Known]:
    if known is None:
        return values(fact, cuts, complete=True).map(_known)
    return _filled(known.value, fact, cuts, "").map(_known)


def _filled(value: Value, fact: Fact, cuts: CutPoints, path: str) -> st.SearchStrategy[Value]:
    """Return `value` with every unknown field of its records filled in."""
    if not isinstance(fact.type, RecordsType) or not isinstance(value, tuple):
        return st.just(value)
    filled = [_filled_record(record, fact.type, cuts, f"{path}{fact.id}.") for record in value]
    return st.tuples(*filled)


def _filled_record(record: Record, kind: RecordsType, cuts: CutPoints, path: str) -> st.SearchStrategy[Record]:
    fields = {
        one.id: _filled(record[one.id], one, cuts, path) if one.id in record else values(one, cuts, path, complete=True)
        for one in kind.fields
    }
    return st.fixed_dictionaries(fields)


@st.composite
def _forgetting(draw: st.DrawFn, value: Value) -> Value:
    if not isinstance(value, tuple):
        return value
    return tuple({name: draw(_forgetting(one)) for name, one in _some(draw, record).items()} for record in value)


def _some(draw: st.DrawFn, entries: Mapping[str, _T]) -> dict[str, _T]:
    return {name: entry for name, entry in entries.items() if draw(st.booleans())}
