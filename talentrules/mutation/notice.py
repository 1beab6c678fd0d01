"""What a scenario must ask of a person so that it notices a change: a verdict, an amount, a payment, what leaving costs.

A person whom two packs answer differently is not yet a scenario: the difference may lie in the fifth payment, or in
what is paid back on one particular day. Here the questions are found by which the two answers can be told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from talentrules.api import Decision
from talentrules.api import Pack as Usable
from talentrules.dates import Duration, MonthEnd, add, day_before
from talentrules.model.decision import Item, Verdict
from talentrules.model.facts import NONE, Record, Value
from talentrules.model.ledger import LineStatus
from talentrules.model.pack import Benefit, Pack
from talentrules.model.profile import Case, Known, Profile
from talentrules.model.quantities import ClockDay, FactValue, OverRecords
from talentrules.model.walk import Term, below, facts_read

__all__ = ["LINE", "Questions", "questions", "questions_of_items"]

ITEM = ("verdict", "standing", "amount", "whole", "every")
LINE = ("day", "amount", "status")
SETTLED = ("paid", "later", "forfeited", "refund", "resale", "serve_until")
_GRANTS_NOTHING = (Verdict.INELIGIBLE, Verdict.NOT_IN_FORCE, Verdict.INFORMATIONAL)
_HORIZON = Duration(years=12)
_MOST_LINES = 3
_SOLD = (13, 25, 37, 49, 61)
_LEAVING = (3, *range(0, 84, 6))


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """What to ask of `case`: keys of benefits, single payments up to `until`, keys of what leaving on `left_on` comes to."""

    case: Case
    items: tuple[tuple[str, tuple[str, ...]], ...] = ()
    lines: tuple[tuple[str, int], ...] = ()
    sums: tuple[LineStatus, ...] = ()
    until: date | None = None
    left_on: date | None = None
    settled: tuple[tuple[str, tuple[str, ...]], ...] = field(default=())

    def join(self, other: Questions) -> Questions | None:
        """Return the questions of both about the same person; None where they cannot stand in one scenario."""
        other_day = self.left_on and other.left_on and self.left_on != other.left_on
        other_end = self.sums and other.sums and self.until != other.until
        if self.case != other.case or other_day or other_end:
            return None
        return Questions(
            case=self.case,
            items=_joined(self.items, other.items),
            lines=tuple(dict.fromkeys((*self.lines, *other.lines))),
            sums=tuple(dict.fromkeys((*self.sums, *other.sums))),
            until=max((one for one in (self.until, other.until) if one is not None), default=None),
            left_on=self.left_on or other.left_on,
            settled=_joined(self.settled, other.settled),
        )


_Keys = tuple[tuple[str, tuple[str, ...]], ...]


def _joined(one: _Keys, other: _Keys) -> _Keys:
    found: dict[str, dict[str, None]] = {}
    for benefit, keys in (*one, *other):
        found.setdefault(benefit, {}).update(dict.fromkeys(keys))
    return tuple((benefit, tuple(keys)) for benefit, keys in found.items())


def questions(old: Pack, new: Pack, case: Case, benefits: tuple[str, ...], *, alike: bool = True) -> Questions | None:
    """Return by what the answers of the two packs about `benefits` can be told in `case`.

    With `alike`, also in a case like it: dates that are missing, from which payments or service count, are filled in.
    None where nothing that a scenario can say differs.
    """
    before, after = Usable(model=old), Usable(model=new)
    for one in _filled(case, old, benefits) if alike else (case,):
        asked = _by_items(before, after, one, benefits) or _by_lines(before, after, one, benefits)
        asked = asked or _by_leaving(before, after, one, benefits)
        if asked is not None:
            return asked
    return None


def questions_of_items(old: Pack, new: Pack, case: Case, benefits: tuple[str, ...]) -> Questions | None:
    """Return which verdicts and amounts differ in `case`; None where none does."""
    return _by_items(Usable(model=old), Usable(model=new), case, benefits)


def _decided(pack: Usable, case: Case) -> Decision:
    return pack.decide(case.profile, on=case.on)


# Verdicts and amounts ------------------------------------------------------------------------------------------------


def _by_items(old: Usable, new: Usable, case: Case, benefits: tuple[str, ...]) -> Questions | None:
    before, after = _decided(old, case), _decided(new, case)
    found = ((one, tuple(_differing(before[one], after[one]))) for one in benefits)
    items = tuple((one, keys) for one, keys in found if keys)
    return Questions(case=case, items=items) if items else None


def _differing(one: Item, other: Item) -> Iterator[str]:
    """Yield the keys in which two answers differ; what would be paid to somebody who gets nothing is no answer."""
    nothing = all(item.own in _GRANTS_NOTHING for item in (one, other))
    for key in ("verdict",) if nothing else ITEM:
        if getattr(one, key) != getattr(other, key):
            yield key


# Payments ------------------------------------------------------------------------------------------------------------


def _by_lines(old: Usable, new: Usable, case: Case, benefits: tuple[str, ...]) -> Questions | None:
    until = add(case.on, _HORIZON, MonthEnd.LAST_DAY)
    before, after = _lines(old, case, until, benefits), _lines(new, case, until, benefits)
    differing = [key for key in before if before[key] != after.get(key)]
    if differing:
        return Questions(case=case, lines=tuple(differing[:_MOST_LINES]), until=until)
    sums, others = _sums(old, case, until), _sums(new, case, until)  # a payment more shows in a sum alone
    statuses = tuple(one for one in sums if sums[one] != others.get(one))
    return Questions(case=case, sums=statuses, until=until) if statuses else None


def _sums(pack: Usable, case: Case, until: date) -> dict[LineStatus, object]:
    return dict(_decided(pack, case).ledger(until=until).model.sums)


def _lines(pack: Usable, case: Case, until: date, benefits: tuple[str, ...]) -> dict[tuple[str, int], object]:
    found = _decided(pack, case).ledger(until=until).model.lines
    return {
        (line.benefit, line.number): (line.on, line.amount, line.status) for line in found if line.benefit in benefits
    }


# Leaving -------------------------------------------------------------------------------------------------------------


def _by_leaving(old: Usable, new: Usable, case: Case, benefits: tuple[str, ...]) -> Questions | None:
    before, after = _decided(old, case), _decided(new, case)
    for day in _days(case):
        one, other = _settled(before, day, benefits), _settled(after, day, benefits)
        found = (
            (name, tuple(key for key in SETTLED if one[name][key] != other[name][key])) for name in one if name in other
        )
        settled = tuple((name, keys) for name, keys in found if keys)
        if settled:
            return Questions(case=case, left_on=day, settled=settled)
    return None


def _days(case: Case) -> Iterator[date]:
    """Yield days on which to leave: the last ones of whole months, and days in their middle."""
    for months in _LEAVING:
        day = add(case.on, Duration(months=months), MonthEnd.LAST_DAY)
        yield day_before(day)
        yield add(day, Duration(days=10), MonthEnd.LAST_DAY)


def _settled(decision: Decision, day: date, benefits: tuple[str, ...]) -> dict[str, dict[str, object]]:
    found = decision.settle(left_on=day).model.items
    names = {"resale": "resale_refund"}
    return {
        one.benefit: {key: getattr(one, names.get(key, key)) for key in SETTLED}
        for one in found
        if one.benefit in benefits
    }


# Cases ---------------------------------------------------------------------------------------------------------------


def _filled(case: Case, pack: Pack, benefits: tuple[str, ...]) -> Iterator[Case]:
    """Yield the case, and cases with what payments and obligations ask and it does not say."""
    yield case
    days = [fact for one in benefits for fact in _asked(pack.benefits[one])]
    known = dict(case.profile.facts)
    for fact in dict.fromkeys(days):
        if fact in pack.facts and fact not in known:
            known[fact] = Known(value=case.on)
    for one in benefits:
        known |= {fact: Known(value=value) for fact, value in _dated(pack.benefits[one], known, case.on)}
    known.setdefault("claims", Known(value=()))
    full = _with(case, pack, known)
    yield full
    for months in (
        _SOLD if any(_bound_home(pack.benefits[one]) for one in benefits) else ()
    ):  # a home that is sold later, seen when it was
        sold = add(case.on, Duration(months=months - 3), MonthEnd.LAST_DAY)
        later = {**known, "home_sold_on": Known(value=sold)}
        yield replace(_with(case, pack, later), on=add(case.on, Duration(months=months), MonthEnd.LAST_DAY))


def _with(case: Case, pack: Pack, facts: dict[str, Known]) -> Case:
    ordered = {fact: facts[fact] for fact in pack.facts if fact in facts}
    return replace(case, profile=Profile(facts=ordered, attestations=case.profile.attestations))


def _bound_home(benefit: Benefit) -> bool:
    """Return whether a home that was bought with the benefit may not be sold for a time."""
    owed = (version.obligation for version in benefit.versions)
    return any(one is not None and one.resale is not None for one in owed)


def _terms(benefit: Benefit) -> Iterator[Term]:
    for version in benefit.versions:
        paid, owed = version.payment, version.obligation
        found = [paid.start, paid.claim_from] if paid is not None else []
        if owed is not None:
            found += [owed.start, owed.resale.start if owed.resale is not None else None]
        yield from (one for one in found if one is not None)


def _asked(benefit: Benefit) -> Iterator[str]:
    """Yield the days from which payments and service of a benefit count."""
    for term in _terms(benefit):
        if not any(isinstance(one, OverRecords) for one in below(term)):
            yield from facts_read(term)
        if any(isinstance(one, ClockDay) for one in below(term)):
            yield "applied_on"


def _dated(benefit: Benefit, known: dict[str, Known], on: date) -> Iterator[tuple[str, Value]]:
    """Yield the lists from whose records a day is taken, with that day in each record that has none."""
    for term in _terms(benefit):
        for one in below(term):
            if isinstance(one, OverRecords) and isinstance(one.take, FactValue):
                listed = known[one.fact].value if one.fact in known else ()
                if isinstance(listed, tuple):
                    yield one.fact, tuple(_with_day(record, one.take.fact, on) for record in listed)


def _with_day(record: Record, name: str, on: date) -> Record:
    return record if record.get(name, NONE) is not NONE else {**record, name: on}
