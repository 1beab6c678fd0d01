"""Which scenarios notice a mutant: those that touch what it changes are run on the part of the pack that it reaches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from talentrules.api import Pack as Usable
from talentrules.check import check
from talentrules.diagnostics import Severity
from talentrules.model.groups import members
from talentrules.model.pack import Pack
from talentrules.model.profile import Case
from talentrules.mutation.mutants import Mutant
from talentrules.mutation.reach import Area, Reach
from talentrules.proofs.examine import ABOUT_WORDS
from talentrules.testing import Scenario, Suite, run
from talentrules.testing.scenarios import LedgerExpected, SettlementExpected

__all__ = ["Court"]


@dataclass(frozen=True)
class Court:
    """Tries mutants of `pack` by the scenarios of `suites`.

    # INVARIANT: every scenario passes on `pack`.
    """

    pack: Pack
    suites: tuple[Suite, ...]
    reach: Reach
    _cases: dict[tuple[str, ...], list[Suite]] = field(default_factory=dict)
    _errors: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, pack: Pack, suites: Sequence[Suite]) -> Court:
        """Return the court for `pack`."""
        return cls(pack, tuple(suites), Reach(pack))

    def sound(self, mutant: Mutant, area: Area) -> bool:
        """Return whether the mutant is a pack that the checks of `talentrules validate` let pass.

        What they say of quotes does not count: a figure that was changed is of course not the one in the document.
        """
        if area.own not in self._errors:
            self._errors[area.own] = _errors(area.part)
        return _errors(mutant.of(area.part)) <= self._errors[area.own]

    def killer(self, mutant: Mutant, area: Area) -> Scenario | None:
        """Return a scenario that notices the mutant, None where none does; who noticed the last one is asked first."""
        part = Usable(model=mutant.of(area.part))
        waiting = self._touching(area)
        for place, suite in enumerate(waiting):
            asked = _without_groups(suite, part.model) if mutant.made is None else suite
            if run(replace(asked, pack=part)).failed:
                waiting.insert(0, waiting.pop(place))
                return suite.scenarios[0]
        return self._by_sums(mutant, area)

    def _touching(self, area: Area) -> list[Suite]:
        """Return a suite of each single scenario that says something of what is reached, and only that of it."""
        if area.own not in self._cases:
            found = [one for suite in self.suites for one in suite.scenarios]
            told = ((one, _about(one, area)) for one in found)
            kept = [about for _, about in told if about is not None]
            own = set(area.own)
            kept.sort(key=lambda one: not any(item.benefit in own for item in one.items))
            self._cases[area.own] = [replace(self.suites[0], scenarios=(one,)) for one in kept]
        return self._cases[area.own]

    def cases(self, area: Area) -> Iterator[Case]:
        """Yield the cases of the scenarios that say something of what is reached."""
        for suite in self._touching(area):
            yield Case(profile=suite.scenarios[0].profile, on=suite.scenarios[0].on)

    def _by_sums(self, mutant: Mutant, area: Area) -> Scenario | None:
        """Return the first scenario that notices the mutant by a sum over many benefits, for which the whole pack is asked."""
        if not area.own:
            return None
        whole = Usable(model=mutant.of(self.pack))
        for suite, one in self._with_sums():
            sums = replace(one.ledger, lines=()) if one.ledger is not None else None
            bare = replace(one, items=(), others=None, groups=(), settlement=None, ledger=sums)
            if run(replace(suite, pack=whole, scenarios=(bare,))).failed:
                return one
        return None

    def _with_sums(self) -> Iterator[tuple[Suite, Scenario]]:
        for suite in self.suites:
            for one in suite.scenarios:
                if one.totals or (one.ledger is not None and one.ledger.sums):
                    yield suite, one


def _without_groups(suite: Suite, pack: Pack) -> Suite:
    """Return the suite without what it says of groups that `pack` does not have: it must notice that by its benefits."""
    cases = (replace(one, groups=tuple(g for g in one.groups if g.group in pack.groups)) for one in suite.scenarios)
    return replace(suite, scenarios=tuple(cases))


def _errors(pack: Pack) -> frozenset[str]:
    return frozenset(one.code for one in check(pack) if one.severity is Severity.ERROR and one.code not in ABOUT_WORDS)


def _about(scenario: Scenario, area: Area) -> Scenario | None:
    """Return what `scenario` says of the benefits of `area`, None where it says nothing of them."""
    reached = set(area.all)
    named = {one.benefit for one in scenario.items}
    groups = {one.id for one in area.part.groups.values() if reached & set(members(one))}
    narrowed = replace(
        scenario,
        items=tuple(one for one in scenario.items if one.benefit in reached),
        others=scenario.others if reached - named else None,
        groups=tuple(one for one in scenario.groups if one.group in groups),
        totals=(),
        ledger=_ledger(scenario, reached),
        settlement=_settlement(scenario, reached),
    )
    says = narrowed.items or narrowed.others or narrowed.groups or narrowed.ledger or narrowed.settlement
    return narrowed if says else None


def _ledger(scenario: Scenario, reached: set[str]) -> LedgerExpected | None:
    if scenario.ledger is None:
        return None
    lines = tuple(one for one in scenario.ledger.lines if one.benefit in reached)
    return replace(scenario.ledger, lines=lines, sums=()) if lines else None


def _settlement(scenario: Scenario, reached: set[str]) -> SettlementExpected | None:
    if scenario.settlement is None:
        return None
    items = tuple(one for one in scenario.settlement.items if one.benefit in reached)
    return replace(scenario.settlement, items=items) if items else None
