"""A counterexample made as small as it goes: what can be left out is, and values stand at the boundary."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from talentrules.inquiry.cut_points import cut_points
from talentrules.model.facts import NONE, ChoiceType, DateType, Fact, MoneyType, NumberType, SetType, Value
from talentrules.model.profile import Case, Known
from talentrules.testing.stated_laws.claims import Claim, Probe, with_fact
from talentrules.testing.stated_laws.values import between, rank, values

__all__ = ["shrunk"]

_MOST_ROUNDS = 4
_BIRTH, _APPLIED = "birth_date", "applied_on"
_THIRTY_YEARS = 30 * 365 + 7
"""In days: a person to show is no newborn."""


def shrunk(claim: Claim, probe: Probe) -> Probe:
    """Return a probe that breaks `claim` too, is not excused, and holds nothing that it can do without."""
    shrinker = _Shrinker(claim)
    for _ in range(_MOST_ROUNDS):
        before = probe
        probe = shrinker.without(probe)
        probe = shrinker.today(probe)
        probe = shrinker.closer(probe)
        probe = shrinker.plainer(probe)
        if probe == before:
            break
    return probe


@dataclass(frozen=True, slots=True)
class _Shrinker:
    claim: Claim

    def stands(self, probe: Probe) -> bool:
        """Return whether `probe` is still a counterexample."""
        return self.claim.broken_by(probe) and (self.claim.excepted is not None or self.claim.excuse(probe) is None)

    def first(self, probe: Probe, smaller: Iterator[Probe]) -> Probe:
        """Return the first of `smaller` that is still a counterexample, else `probe`."""
        return next((one for one in smaller if self.stands(one)), probe)

    # -- what can be left out ---------------------------------------------------------------------------------------------

    def without(self, probe: Probe) -> Probe:
        """Leave out every fact and every finding that is not needed, each record of a list and each field of these."""
        for fact in tuple(probe.base.profile.facts):
            probe = self.first(probe, iter([_less_fact(probe, fact)]))
        for finding in tuple(probe.base.profile.attestations):
            probe = self.first(probe, iter([_less_finding(probe, finding)]))
        for fact, known in tuple(probe.base.profile.facts.items()):
            if isinstance(known.value, tuple):
                probe = self._records(probe, fact)
        return probe

    def _records(self, probe: Probe, fact: str) -> Probe:
        while True:
            smaller = self.first(probe, _fewer(probe, fact))
            if smaller is probe:
                return probe
            probe = smaller

    def today(self, probe: Probe) -> Probe:
        """Move the case to the day for which the pack was verified, where it makes no difference."""
        day = self.claim.pack.verified_on
        return self.first(
            probe, iter([replace(probe, base=replace(probe.base, on=day))] if day != probe.base.on else [])
        )

    # -- the two values ---------------------------------------------------------------------------------------------------

    def closer(self, probe: Probe) -> Probe:
        """Bring the two values together as long as they still break the law."""
        fact = self.claim.pack.facts.get(self.claim.fact)
        if probe.values is None or fact is None:
            return probe
        low, high = (rank(fact, one) for one in probe.values)
        while low is not None and high is not None and abs(high - low) > 1:
            middle = (low + high) // 2
            value = between(fact, middle)
            lower, upper = (
                replace(probe, values=pair) for pair in ((probe.values[0], value), (value, probe.values[1]))
            )
            if self.stands(lower):
                probe, high = lower, middle
            elif self.stands(upper):
                probe, low = upper, middle
            else:
                break
        return probe

    # -- the other values -------------------------------------------------------------------------------------------------

    def plainer(self, probe: Probe) -> Probe:
        """Bring every other value as near as it goes to 0, to the first choice, or to the day of the case.

        What is known to be none becomes a value at a cut point, where that will do: few people have no day of birth.
        """
        for name, known in tuple(probe.base.profile.facts.items()):
            fact = self.claim.pack.facts[name]
            if name == self.claim.fact:
                continue
            if known.value is NONE:
                probe = self.first(probe, self._with_some(probe, fact))
            probe = self._plainer(probe, fact, probe.base.profile.facts[name].value)
        return probe

    def _with_some(self, probe: Probe, fact: Fact) -> Iterator[Probe]:
        """Yield the probe with a value of `fact`, also where the day of application is known with it."""
        applied = _with(probe, _APPLIED, probe.base.on)
        for case in (probe, applied) if _APPLIED not in probe.base.profile.facts else (probe,):
            for value in values(self.claim.pack, fact, None, cut_points(self.claim.part, case.base)):
                yield _with(case, fact.id, value)

    def _plainer(self, probe: Probe, fact: Fact, value: Value) -> Probe:
        match fact.type:
            case NumberType() | MoneyType() | DateType():
                return self._nearest(probe, fact, value)
            case ChoiceType(options=options):
                earlier = [one.id for one in options]
                kept = earlier[: earlier.index(str(value))] if value in earlier else []
                return self.first(probe, (_with(probe, fact.id, one) for one in kept))
            case SetType() if isinstance(value, frozenset):
                return self.first(probe, (_with(probe, fact.id, frozenset({one})) for one in sorted(value)))
            case _:
                return probe

    def _nearest(self, probe: Probe, fact: Fact, value: Value) -> Probe:
        """Return the probe with the value nearest to 0, or to the day of the case, that still breaks the law."""
        broken, whole = rank(fact, value), _plainest(fact, probe.base.on)
        if broken is None or broken == whole:
            return probe
        plain = _with(probe, fact.id, between(fact, whole))
        if self.stands(plain):
            return plain
        while abs(broken - whole) > 1:
            middle = (broken + whole) // 2
            tried = _with(probe, fact.id, between(fact, middle))
            if self.stands(tried):
                probe, broken = tried, middle
            else:
                whole = middle
        return probe


def _plainest(fact: Fact, on: date) -> int:
    if fact.id == _BIRTH:
        return on.toordinal() - _THIRTY_YEARS
    if isinstance(fact.type, DateType):
        return on.toordinal()
    least = fact.type.minimum if isinstance(fact.type, NumberType) else 0
    return rank(fact, least or 0) or 0


def _with(probe: Probe, fact: str, value: Value) -> Probe:
    return replace(probe, base=with_fact(probe.base, fact, value))


def _less_fact(probe: Probe, fact: str) -> Probe:
    facts = {name: known for name, known in probe.base.profile.facts.items() if name != fact}
    return replace(probe, base=_of(probe.base, facts))


def _less_finding(probe: Probe, finding: str) -> Probe:
    profile = probe.base.profile
    attested = {name: one for name, one in profile.attestations.items() if name != finding}
    return replace(probe, base=replace(probe.base, profile=replace(profile, attestations=attested)))


def _of(case: Case, facts: dict[str, Known]) -> Case:
    return replace(case, profile=replace(case.profile, facts=facts))


def _fewer(probe: Probe, fact: str) -> Iterator[Probe]:
    """Yield the probe with a record less in the list `fact`, then with a field less in one of them."""
    listed = probe.base.profile.facts[fact].value
    if not isinstance(listed, tuple):
        return
    for at in range(len(listed)):
        yield _with(probe, fact, (*listed[:at], *listed[at + 1 :]))
    for at, record in enumerate(listed):
        for field in record:
            less = {name: value for name, value in record.items() if name != field}
            yield _with(probe, fact, (*listed[:at], less, *listed[at + 1 :]))
