"""What was already received, as a group counts it (已享受待遇)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from talentrules import truth
from talentrules.engine.grouping.entries import merged
from talentrules.engine.intervals import NOTHING, ZERO, added, certain_low
from talentrules.engine.received import names_of
from talentrules.model.decision import Judgement, Unknown
from talentrules.model.facts import NONE, Value
from talentrules.model.groups import Group, GroupScope
from talentrules.money import Interval, Money
from talentrules.truth import Truth, truth_of

if TYPE_CHECKING:
    from talentrules.engine.scope import Scope

__all__ = ["NO_CLAIMS", "Claim", "Claims", "claims_of", "names_of"]

_ANY_AMOUNT = Interval(ZERO, None)
_BY_EMPLOYER = frozenset({"单位", "employer"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One claim: for what (None where not known), whether the group counts it, and how much.

    `own` says that the person received it, not the spouse. `missing` are the points on which its counting rests, `amount_missing` those on which its amount does.
    A list that is not known is one such claim, of which nothing is known: it stands for any number of claims, which is
    sound as nothing that a group settles ever rests on how many open claims there are.
    """

    name: str | None
    counts: Truth
    amount: Interval
    own: bool = True
    missing: tuple[str, ...] = ()
    amount_missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims in the scope of a group, by name; `nameless` are those that may be for anything."""

    by_name: Mapping[str, tuple[Claim, ...]]
    nameless: tuple[Claim, ...] = ()

    def of(self, names: Iterable[str]) -> Iterator[Claim]:
        """Yield the claims that are, or may be, for one of `names`."""
        for name in names:
            yield from self.by_name.get(name, ())
        yield from self.nameless

    def received(self, names: Iterable[str], *, own: bool | None = None) -> Judgement:
        """Return whether something was received under one of `names`: by the person, by the spouse, or by either."""
        found = [claim for claim in self.of(names) if own is None or claim.own is own]
        value = truth.any_of(claim.counts for claim in found)
        missing = merged(claim.missing for claim in found) if value is Truth.OPEN else ()
        return Judgement(truth=value, missing=missing)

    def total(self, names: Iterable[str]) -> tuple[Interval, tuple[str, ...]]:
        """Return all that was received under `names`, and the points that could still narrow it.

        At least what is certain, at most all that is possible: a claim that gets known raises one and lowers the other.
        """
        return _total(list(self.of(names)))

    def total_beside(self, names: Iterable[str], others: Iterable[str]) -> tuple[Interval, tuple[str, ...]]:
        """Return what was received beside the benefits `names` themselves, and the points that could narrow it.

        What the person had of a benefit is a part of what it pays over the whole time; what the spouse had of it is
        not, nor what anybody had under one of `others`.
        """
        beside = list(others)
        spouses = [one for name in names for one in self.by_name.get(name, ()) if not one.own]
        named = [one for name in beside for one in self.by_name.get(name, ())]
        perhaps = [one for one in self.nameless if beside or not one.own]
        return _total([*spouses, *named, *perhaps])


def _total(found: Sequence[Claim]) -> tuple[Interval, tuple[str, ...]]:
    sure = (certain_low(claim.amount) for claim in found if claim.counts is Truth.YES)
    amount = Interval(sum(sure, ZERO), added(claim.amount.high for claim in found))
    return amount, () if amount.exact else merged((*one.missing, *one.amount_missing) for one in found)


NO_CLAIMS = Claims({})
"""Nothing was received that would count."""


def claims_of(group: Group, scope: Scope) -> Claims:
    """Return what was received in the scope of `group`."""
    by_name: dict[str, tuple[Claim, ...]] = {}
    nameless: list[Claim] = []
    for claim in _listed(group.scope, scope.profile):
        if claim.counts is Truth.NO:
            continue
        if claim.name is None:
            nameless.append(claim)
        else:
            by_name[claim.name] = (*by_name.get(claim.name, ()), claim)
    return Claims(by_name, tuple(nameless))


def _listed(counted: GroupScope, profile: Scope) -> Iterator[Claim]:
    on = profile.docket.on
    yield from _claims(profile.seen("claims"), "claims", counted, on)
    if counted in (GroupScope.HOUSEHOLD, GroupScope.HOME):
        spouse = profile.seen("spouse")
        if isinstance(spouse, Unknown):
            yield _unknown("spouse", own=False)
        elif isinstance(spouse, tuple):
            for one in spouse:
                for claim in _claims(one.get("claims", Unknown()), "spouse.claims", counted, on):
                    yield replace(claim, own=False)


def _claims(listed: Value | Unknown, path: str, counted: GroupScope, on: date) -> Iterator[Claim]:
    if isinstance(listed, Unknown):
        yield _unknown(path, own=True)
    elif isinstance(listed, tuple):
        yield from (_claim(one, path, counted, on) for one in listed)


def _unknown(path: str, *, own: bool) -> Claim:
    return Claim(name=None, counts=Truth.OPEN, amount=_ANY_AMOUNT, own=own, missing=(path,))


def _claim(record: Mapping[str, Value], path: str, counted: GroupScope, on: date) -> Claim:
    """Read one claim. A name that is known to be none is for nothing; an amount that is, is 0 元."""
    name, amount = record.get("benefit_name"), record.get("amount")
    field, counts = _in_scope(record, counted, on)
    if name is NONE:
        counts = Truth.NO
    elif name is None:
        counts = min(counts, Truth.OPEN)
    unread = [one for one, open_ in (("benefit_name", name is None), (field, bool(field))) if open_]
    return Claim(
        name=name if isinstance(name, str) else None,
        counts=counts,
        amount=_amount(amount),
        missing=tuple(f"{path}.{one}" for one in unread),
        amount_missing=(f"{path}.amount",) if amount is None else (),
    )


def _amount(amount: Value | None) -> Interval:
    if amount is None:
        return _ANY_AMOUNT
    return Interval.exactly(amount) if isinstance(amount, Money) else NOTHING


def _in_scope(record: Mapping[str, Value], counted: GroupScope, on: date) -> tuple[str, Truth]:
    """Return the field that is needed to tell and is not given, if any, and whether the claim lies in the scope."""
    match counted:
        case GroupScope.EMPLOYER:
            by = record.get("by")
            return ("by", Truth.OPEN) if by is None else ("", truth_of(by in _BY_EMPLOYER))
        case GroupScope.YEAR:
            paid_on = record.get("paid_on")
            in_year = isinstance(paid_on, date) and paid_on.year == on.year
            return ("paid_on", Truth.OPEN) if paid_on is None else ("", truth_of(in_year))
        case GroupScope.PERSON | GroupScope.HOUSEHOLD | GroupScope.HOME:
            return "", Truth.YES
