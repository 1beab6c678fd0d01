"""What the pytest plugin collects: a case of a scenario file is a test, a law of a pack is another, stated or ready-made.

pytest is there wherever this module is imported; nothing else of this package needs it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from talentrules.api import Pack, load
from talentrules.diagnostics import Language
from talentrules.errors import InputError, MissingExtraError
from talentrules.testing.reading import read_scenarios
from talentrules.testing.report import case_lines
from talentrules.testing.running import CaseRun, run
from talentrules.testing.scenarios import Scenario, Suite

if TYPE_CHECKING:
    from talentrules.model.laws import Law as Stated
    from talentrules.testing.laws import Law

__all__ = ["LawItem", "PackFile", "ScenarioFile", "ScenarioItem", "StatedLawItem"]

_ATTACKED = pytest.StashKey[set[str]]()
"""The packs whose laws are collected already: several files may be about one pack."""


class ScenarioDiffersError(Exception):
    """A case is not as expected."""

    def __init__(self, ran: CaseRun) -> None:
        self.ran = ran
        super().__init__(ran.scenario.name)


class StatedLawBrokenError(Exception):
    """A law that a pack states is not true of somebody; the text shows of whom."""


class ScenarioFile(pytest.File):
    """A scenario file. Where the laws are wanted, those of its pack are collected too."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield a test for each case.

        Raises:
            CollectError: where the file or its pack cannot be used, with everything that is wrong.

        """
        suite = _used(self, lambda: read_scenarios(self.path))
        for one in suite.scenarios:
            yield ScenarioItem.from_parent(self, name=one.name, suite=suite, scenario=one)
        if _wants_laws(self.config):
            yield from _laws(self, suite.pack)


class PackFile(pytest.File):
    """A pack whose laws are attacked."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield a test for each law, unless those of the pack are collected already.

        Raises:
            CollectError: where the pack cannot be used, with everything that is wrong.

        """
        yield from _laws(self, _used(self, lambda: load(self.path)))


class ScenarioItem(pytest.Item):
    """One case of a scenario file."""

    def __init__(self, *, suite: Suite, scenario: Scenario, **given: Any) -> None:
        super().__init__(**given)
        self.suite, self.scenario = suite, scenario

    def runtest(self) -> None:
        """Decide the case.

        Raises:
            ScenarioDiffersError: where something is not as expected.

        """
        (ran,) = run(replace(self.suite, scenarios=(self.scenario,))).cases
        if not ran.passed:
            raise ScenarioDiffersError(ran)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *_: Any, **__: Any) -> Any:
        """Return what differs, as `talentrules test` prints it."""
        if isinstance(excinfo.value, ScenarioDiffersError):
            return "\n".join(case_lines(excinfo.value.ran, _lang(self.config)))
        return super().repr_failure(excinfo)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return where the case stands."""
        return self.path, self.scenario.span.line - 1, self.name


class LawItem(pytest.Item):
    """One law of one pack."""

    def __init__(self, *, pack: Pack, law: Law, **given: Any) -> None:
        super().__init__(**given)
        self.pack, self.law = pack, law

    def runtest(self) -> None:
        """Attack the law; it is skipped where the pack says why it does not keep it.

        Raises:
            LawBroken: where a case breaks it.

        """
        from talentrules.testing import laws  # noqa: PLC0415 - Hypothesis is needed by laws alone

        accepted = self.law.accepted(self.pack)
        if accepted is not None:
            pytest.skip(accepted)
        laws.check(self.law.id, self.pack, max_examples=_examples(self.config) or laws.MAX_EXAMPLES)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *_: Any, **__: Any) -> Any:
        """Return the counterexample as text."""
        from talentrules.testing.laws import LawBroken  # noqa: PLC0415 - see above

        if isinstance(excinfo.value, LawBroken):
            return excinfo.value.render(_lang(self.config))
        return super().repr_failure(excinfo)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return the file through which the pack was found."""
        return self.path, 0, self.name


class StatedLawItem(pytest.Item):
    """One law that a pack states itself (`laws:`)."""

    def __init__(self, *, pack: Pack, stated: Stated, **given: Any) -> None:
        super().__init__(**given)
        self.pack, self.stated = pack, stated

    def runtest(self) -> None:
        """Prove the law or attack it; it is skipped where no case was found in which it says anything.

        Raises:
            StatedLawBrokenError: where a case breaks it, or the pack to compare with cannot be used.

        """
        from talentrules.testing.stated_laws import EXAMPLES, Status, try_laws  # noqa: PLC0415 - for laws alone
        from talentrules.testing.stated_laws.report import trials_to_text  # noqa: PLC0415

        alone = replace(self.pack.model, laws={self.stated.id: self.stated})
        folder = self.pack.path.parent if self.pack.path is not None else None
        trial = try_laws(alone, folder, examples=_examples(self.config) or EXAMPLES)
        if trial.failed:
            raise StatedLawBrokenError(trials_to_text([trial], _lang(self.config)))
        if trial.runs[0].status is Status.UNTRIED:
            pytest.skip(trials_to_text([trial], _lang(self.config)).strip())

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *_: Any, **__: Any) -> Any:
        """Return the counterexample as `talentrules test` prints it."""
        if isinstance(excinfo.value, StatedLawBrokenError):
            return str(excinfo.value).rstrip()
        return super().repr_failure(excinfo)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return where the law stands."""
        return self.path, max(0, self.stated.span.line - 1), self.name


def _laws(parent: pytest.File, pack: Pack) -> Iterable[pytest.Item]:
    known = parent.config.stash.setdefault(_ATTACKED, set())
    place = os.path.realpath(pack.path or pack.id)
    if place in known:
        return []
    known.add(place)
    try:
        from talentrules.testing.laws import LAWS  # noqa: PLC0415 - Hypothesis is needed by laws alone
    except MissingExtraError as error:
        raise parent.CollectError(error.render(_lang(parent.config))) from None
    ready = [LawItem.from_parent(parent, name=f"{pack.id}:{one.id}", pack=pack, law=one) for one in LAWS]
    laws = pack.model.laws.values()
    stated = (StatedLawItem.from_parent(parent, name=f"{pack.id}:laws:{one.id}", pack=pack, stated=one) for one in laws)
    return [*ready, *stated]


def _used(parent: pytest.File, read: Any) -> Any:
    """Return what `read` reads; what is wrong with it is an error of the collection, in its own words."""
    try:
        return read()
    except InputError as error:
        raise parent.CollectError(error.render(_lang(parent.config))) from None


def _wants_laws(config: pytest.Config) -> bool:
    return bool(config.getoption("talentrules_laws") or config.getini("talentrules_laws"))


def _examples(config: pytest.Config) -> int:
    """Return how many examples are wanted for each law; 0 where nothing is said of it."""
    given = config.getoption("talentrules_examples") or str(config.getini("talentrules_examples")).strip()
    try:
        number = int(given or 0)
    except ValueError:
        number = -1
    if number < 0:
        message = f"talentrules_examples 应是正整数，写的是“{given}” (a positive whole number is wanted)"
        raise pytest.UsageError(message)
    return number


def _lang(config: pytest.Config) -> Language:
    return "en" if config.getini("talentrules_lang") == "en" else "zh"
