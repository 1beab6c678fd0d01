"""One step up, one day on: what may change there, of decisions about the same person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from talentrules.engine import decide
from talentrules.explain.labels import Words
from talentrules.inquiry.cut_points import cut_points
from talentrules.inquiry.days import beside, next_to
from talentrules.model.decision import Decision, Item, Verdict
from talentrules.model.facts import NONE, ChoiceType, DateType, MoneyType, NumberType, Value
from talentrules.model.pack import Benefit, Pack
from talentrules.model.profile import Case, Known
from talentrules.money import Money
from talentrules.proofs.order import pays_less, rankings
from talentrules.testing.laws.breach import Breach, Person, named, told

__all__ = ["DAY", "falls", "holes", "movable", "ranked", "seams", "turns", "with_value"]

DAY = ""
"""The evaluation day, where a movable thing is named."""

_LESS = Words("{fact}由“{low}”升为“{high}”后所得", "what is paid after {fact} rises from “{low}” to “{high}”")
_HOLE = Words(
    "{fact}为{value}时的结论（前后一步都是符合）", "verdict at {fact} {value} (one step either side: eligible)"
)
_DAY_NAME = Words("测算日", "the day of the decision")
_VERSION = Words("{day}适用的版本", "version on {day}")
_STARTS = Words("{first}起的", "from {first}")
_NONE_APPLIES = Words("没有", "none")
_LOW, _HIGH = Words("反例·较低", "counterexample, lower"), Words("反例·较高", "counterexample, higher")
_AT, _BEFORE, _AFTER = (
    Words("反例·当时", "counterexample, there"),
    Words("反例·前一步", "counterexample, one step before"),
    Words("反例·后一步", "counterexample, one step after"),
)


def with_value(case: Case, fact: str, value: Value) -> Case:
    """Return `case` with another value of one fact, or on another day (`DAY`)."""
    if fact == DAY:
        return replace(case, on=value) if isinstance(value, date) else case
    profile = replace(case.profile, facts={**case.profile.facts, fact: Known(value=value)})
    return replace(case, profile=profile)


# One step up ---------------------------------------------------------------------------------------------------------


def ranked(pack: Pack, fact: str) -> tuple[str, ...]:
    """Return the choices of a fact that ranks people, from low to high: as the pack declares it, else as they stand.

    Raises:
        ValueError: where `fact` is no ordered choice of the pack, and the pack declares no order of it.

    """
    declared = rankings(pack).get(fact)
    if declared is not None:
        return declared
    known = pack.facts.get(fact)
    if known is None or not isinstance(known.type, ChoiceType) or not known.type.ordered:
        message = f"“{fact}”不是{pack.name}里分高低的选项。“{fact}” is no ordered choice of {pack.id}."
        raise ValueError(message)
    return tuple(one.id for one in known.type.options)


def falls(pack: Pack, case: Case, fact: str, benefits: Sequence[str]) -> Iterator[tuple[Breach, tuple[Person, ...]]]:
    """Yield each step up in `fact` after which somebody gets less of one of `benefits`, for certain."""
    steps = [with_value(case, fact, one) for one in ranked(pack, fact)]
    decided = [decide(pack, one) for one in steps]
    for lower, higher in pairwise(decided):
        for one, other in zip(lower.items, higher.items, strict=True):
            if one.benefit.id in benefits and not one.benefit.informational and pays_less(one, other):
                people = (Person(name=_LOW, case=lower.case), Person(name=_HIGH, case=higher.case))
                yield _fallen(pack, fact, lower, higher, one, other), people


def _fallen(pack: Pack, fact: str, lower: Decision, higher: Decision, one: Item, other: Item) -> Breach:  # noqa: PLR0913, PLR0917 - both sides
    ids = [str(decision.case.profile.facts[fact].value) for decision in (lower, higher)]
    names = [_option(pack, fact, one) for one in ids]
    what = Words(
        _LESS.say("zh", fact=pack.facts[fact].name, low=names[0], high=names[1]),
        _LESS.say("en", fact=fact, low=ids[0], high=ids[1]),
    )
    return Breach(about=named(one.benefit), what=what, before=_gets(one), after=_gets(other), place=one.benefit.span)


def _option(pack: Pack, fact: str, value: str) -> str:
    kind = pack.facts[fact].type
    return kind.by_id[value].name if isinstance(kind, ChoiceType) and value in kind.by_id else value


def _gets(item: Item) -> Words:
    return told(item.own) if item.own is not Verdict.ELIGIBLE or item.rate is None else told(item.rate)


# One day on ----------------------------------------------------------------------------------------------------------


def movable(pack: Pack) -> tuple[str, ...]:
    """Return what has a next value: the evaluation day, and the days, whole numbers and amounts that the pack reads."""
    facts = [pack.facts[one] for one in pack.facts_read]
    return (DAY, *(one.id for one in facts if _has_steps(one.type)))


def _has_steps(kind: object) -> bool:
    return isinstance(kind, DateType | MoneyType) or (isinstance(kind, NumberType) and kind.whole)


def turns(pack: Pack, case: Case, fact: str) -> list[Value]:
    """Return the values of `fact` at which something may turn for this person, and their neighbours."""
    found = cut_points(pack, case)
    values: list[Value] = [*found.days] if fact == DAY else list(found.values.get(fact, ()))
    values += [
        end for benefit in pack.benefits.values() if (benefit.version_fact or DAY) == fact for end in _ends(benefit)
    ]
    values += [] if fact == DAY or fact not in case.profile.facts else [case.profile.facts[fact].value]
    near = [one for value in dict.fromkeys(values) if value is not NONE for one in beside(value)]
    return [one for one in dict.fromkeys(near) if _may_be(pack, fact, one)]


def _ends(benefit: Benefit) -> Iterator[date]:
    for version in benefit.versions:
        yield from (day for day in (version.days.first, version.days.last) if day is not None)


def _may_be(pack: Pack, fact: str, value: Value) -> bool:
    match DateType() if fact == DAY else pack.facts[fact].type:
        case NumberType(minimum=low, maximum=high):
            whole = isinstance(value, int) and not isinstance(value, bool)
            return whole and (low is None or value >= low) and (high is None or value <= high)  # type: ignore[operator]
        case MoneyType():
            return isinstance(value, Money) and value.in_fen >= 0
        case _:
            return isinstance(value, date)


def holes(pack: Pack, case: Case, fact: str) -> Iterator[tuple[Breach, tuple[Person, ...]]]:
    """Yield where a benefit is granted one step before a value of `fact` and one step after it, and refused there.

    The values are those at which something may turn for this person, and their neighbours.
    """
    decided: dict[Value, Decision] = {}
    for value in turns(pack, case, fact):
        below, above = next_to(value)
        if below is None or above is None or not (_may_be(pack, fact, below) and _may_be(pack, fact, above)):
            continue
        for one in (below, value, above):
            if one not in decided:
                decided[one] = decide(pack, with_value(case, fact, one))
        yield from _refused_between(pack, fact, value, (decided[below], decided[value], decided[above]))


def _refused_between(
    pack: Pack, fact: str, value: Value, decided: tuple[Decision, Decision, Decision]
) -> Iterator[tuple[Breach, tuple[Person, ...]]]:
    before, here, after = decided
    for one, it, other in zip(before.items, here.items, after.items, strict=True):
        if one.own is other.own is Verdict.ELIGIBLE and it.own in (Verdict.INELIGIBLE, Verdict.NOT_IN_FORCE):
            name = Words(pack.facts[fact].name, fact) if fact != DAY else _DAY_NAME
            what = Words(_HOLE.say("zh", fact=name.zh, value=value), _HOLE.say("en", fact=name.en, value=value))
            people = zip((_AT, _BEFORE, _AFTER), (here.case, before.case, after.case), strict=True)
            verdicts = {"before": told(one.own), "after": told(it.own)}
            breach = Breach(about=named(it.benefit), what=what, place=it.benefit.span, **verdicts)
            yield breach, tuple(Person(name=said, case=case) for said, case in people)


# Versions ------------------------------------------------------------------------------------------------------------


def seams(decision: Decision) -> Iterator[Breach]:
    """Yield each benefit to which another version applies than the one whose days hold the day that chooses.

    Where that day is known, no version applies before the first and after the last, nor between two.
    """
    for item in decision.items:
        day = _chooser(item.benefit, decision.case)
        if day == "unknown":
            continue
        wanted = [one for one in item.benefit.versions if one.days.first is None and one.days.last is None]
        if isinstance(day, date):
            wanted = [one for one in item.benefit.versions if day in one.days]
        right = item.version is (wanted[0] if wanted else None)
        if not right or (item.own is Verdict.NOT_IN_FORCE) is bool(wanted):
            said = {"day": day if isinstance(day, date) else "?"}
            what = Words(_VERSION.say("zh", **said), _VERSION.say("en", **said))
            shown = [_shown(wanted[0] if wanted else None), _shown(item.version)]
            yield Breach(about=named(item.benefit), what=what, before=shown[0], after=shown[1], place=item.benefit.span)


def _chooser(benefit: Benefit, case: Case) -> object:
    """Return the day that chooses the version, None where there is known to be none, else `unknown`."""
    if benefit.version_fact is None:
        return case.on
    known = case.profile.facts.get(benefit.version_fact)
    if known is None:
        return "unknown"
    return known.value if isinstance(known.value, date) else None


def _shown(version: object) -> Words:
    if version is None:
        return _NONE_APPLIES
    days = getattr(version, "days", None)
    first = getattr(days, "first", None) or "…"
    return Words(_STARTS.say("zh", first=first), _STARTS.say("en", first=first))
