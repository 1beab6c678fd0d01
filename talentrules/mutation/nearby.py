"""A person on whom a change shows, sought near those who are known: the scenarios' own, one fact moved to where it matters.

What cells prove ends where groups and formulas begin. There the evaluator is asked about people who stand close to a
boundary; whom it finds is shown, and where it finds nobody, nothing is concluded from that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import chain, islice

from talentrules.inquiry.cut_points import cut_points
from talentrules.inquiry.days import beside
from talentrules.model.facts import Fact, MoneyType, NumberType, Value
from talentrules.model.pack import Pack
from talentrules.model.profile import Case, Known, Profile
from talentrules.money import Money
from talentrules.mutation.notice import Questions, questions_of_items

__all__ = ["found_nearby"]

_MOST_PERSONS = 120
_MOST_CASES = 8


def found_nearby(old: Pack, new: Pack, cases: Iterable[Case], benefits: tuple[str, ...]) -> Questions | None:
    """Return what to ask of somebody near `cases` of whom the verdicts or amounts of the two packs differ."""
    near = chain.from_iterable(_near(one, old, new) for one in islice(cases, _MOST_CASES))
    asked = (questions_of_items(old, new, one, benefits) for one in islice(near, _MOST_PERSONS))
    return next((one for one in asked if one is not None), None)


def _near(case: Case, old: Pack, new: Pack) -> Iterator[Case]:
    """Yield the case, and the case with one fact at each value at which one of the packs may turn."""
    yield case
    values: dict[str, dict[Value, None]] = {}
    for pack in (old, new):
        for fact, found in cut_points(pack, case).values.items():
            near = (other for value in found for other in beside(value))
            values.setdefault(fact, {}).update(dict.fromkeys(near))
    for fact, found_there in values.items():
        if fact in old.facts:
            yield from (_with(case, old, fact, value) for value in found_there if _possible(value, old.facts[fact]))


def _possible(value: Value, fact: Fact) -> bool:
    """Return whether the fact can have a value that lies beside one that it can have."""
    match fact.type, value:
        case NumberType(minimum=least, maximum=most), int() | Decimal():
            return (least is None or value >= least) and (most is None or value <= most)
        case MoneyType(), Money():
            return value >= Money(0)
        case _:
            return True


def _with(case: Case, pack: Pack, fact: str, value: Value) -> Case:
    known = {**case.profile.facts, fact: Known(value=value)}
    facts = {one: known[one] for one in pack.facts if one in known}
    return replace(case, profile=Profile(facts=facts, attestations=case.profile.attestations))
