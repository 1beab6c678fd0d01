"""How a law is attacked: Hypothesis draws cases until one breaks it, and makes that one as small as it can."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass

try:
    from hypothesis import HealthCheck, Phase, Verbosity, given, settings
    from hypothesis import seed as seeded
    from hypothesis import strategies as st
    from hypothesis.errors import Flaky
except ModuleNotFoundError as error:
    from talentrules.errors import MissingExtraError
    from talentrules.testing.extra import MISSING_HYPOTHESIS

    raise MissingExtraError(MISSING_HYPOTHESIS.zh, MISSING_HYPOTHESIS.en) from error

from talentrules.api import Pack
from talentrules.explain.labels import Words
from talentrules.testing.laws.breach import Breach, Counterexample, LawBroken, Person

__all__ = ["MAX_EXAMPLES", "Effort", "Found", "Law", "attack"]

MAX_EXAMPLES = 200
"""How many cases are drawn against a law unless something else is asked for."""

_MOST_STEPS = 600
"""How many smaller cases are tried once there is a counterexample, of a law whose cases cost little."""

Found = tuple[Breach, tuple[Person, ...]]
"""How a law is broken, and by whom."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How hard a law is attacked: by so many cases, drawn from a seed; with `shrink` what is found is made small.

    The same seed draws the same cases. None draws other ones each time.
    """

    max_examples: int = MAX_EXAMPLES
    seed: int | None = 0
    shrink: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """A law: its id, its sentence, and what draws a case for a pack and yields how that breaks it.

    One case in `every` is drawn, where a case costs much. `accepted_by` is the code of the finding with which a pack may
    accept (`accept:`) that it does not hold.
    """

    id: str
    says: Words
    look: Callable[[st.DataObject, Pack], Iterator[Found]]
    every: int = 1
    accepted_by: str = ""

    def accepted(self, pack: Pack) -> str | None:
        """Return the reason that `pack` gives for not keeping the law, None where it gives none."""
        return pack.model.accept.get(self.accepted_by)


def attack(law: Law, pack: Pack, effort: Effort) -> Counterexample | None:
    """Return how `pack` breaks `law`, None where none of the cases that were drawn does."""
    search = _Search(law, pack, left=_MOST_STEPS // law.every)
    attempt = _settings(law, effort)(given(st.data())(search.attempt))
    if effort.seed is not None:
        attempt = seeded(effort.seed)(attempt)
    with suppress(LawBroken, Flaky):  # Flaky: the last word was taken from it, as it had been enough
        attempt()
    return search.found


@dataclass(slots=True)
class _Search:
    """Looks at cases; `found` is the counterexample met last, which is the smallest, and `left` the steps to go on."""

    law: Law
    pack: Pack
    left: int
    found: Counterexample | None = None

    def attempt(self, data: st.DataObject) -> None:
        """Look at one case; after a counterexample only so many are looked at, however small it could still be made."""
        if self.found is not None:
            self.left -= 1
            if self.left < 0:
                return
        met = next(self.law.look(data, self.pack), None)
        if met is not None:
            breach, people = met
            model = self.pack.model
            self.found = Counterexample(law=self.law.id, says=self.law.says, pack=model, breach=breach, people=people)
            raise LawBroken([self.found])


def _settings(law: Law, effort: Effort) -> settings:
    return settings(
        max_examples=max(1, effort.max_examples // law.every),
        phases=[Phase.generate, Phase.shrink] if effort.shrink else [Phase.generate],
        database=None,
        deadline=None,
        derandomize=False,
        report_multiple_bugs=False,
        print_blob=False,
        verbosity=Verbosity.quiet,
        suppress_health_check=list(HealthCheck),
    )
