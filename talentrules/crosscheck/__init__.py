"""A second opinion by durable-rules, an engine that shares nothing with this one.

In: a pack and cases. Out: a `Report` of what both engines see alike, where they differ, and what the second one cannot be
asked. The second engine never decides: it is held at arm's length in a child process, as it crashes on odd input.

Down the folder: `lowering` turns conditions into `gates`, positive rules over whole numbers on two rails; `child` runs
them in the engine, `witness` speaks with the child; `opinion` reads a case and reckons (`ranges`), `standing` lets the
groups act, `checking` compares, `report` says what came of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from talentrules.crosscheck.checking import Difference, Failure, NotExpressed, Report, Side, check, check_decision
from talentrules.crosscheck.witness import MISSING_ENGINE, Witness, available
from talentrules.errors import MissingExtraError
from talentrules.inquiry.drawing import cases
from talentrules.model.profile import Case, Profile

if TYPE_CHECKING:
    from pydantic import BaseModel

    from talentrules.api import Decision, Pack

__all__ = [
    "Difference",
    "Failure",
    "NotExpressed",
    "Report",
    "Side",
    "available",
    "cases",
    "crosscheck",
    "crosscheck_all",
    "crosscheck_decision",
]


def crosscheck(
    pack: Pack, profile: Mapping[str, object] | BaseModel | Profile | None = None, *, on: date, timeout: float = 30.0
) -> Report:
    """Decide one case by both engines and compare them item by item.

    Args:
        pack: the pack, as `talentrules.load` returned it.
        profile: the facts, as `Pack.decide` takes them.
        on: the day for which is decided.
        timeout: seconds that the second engine has for each answer.

    Raises:
        MissingExtraError: where durable-rules is not installed.
        ProfileError: with everything that is wrong in the profile.

    """
    return crosscheck_decision(pack.decide(profile, on=on), timeout=timeout)


def crosscheck_decision(decision: Decision, *, timeout: float = 30.0) -> Report:
    """Hold a decision against the second engine; `timeout` is in seconds for each answer.

    Raises:
        MissingExtraError: where durable-rules is not installed.

    """
    with _witness(timeout) as witness:
        return check_decision(decision.model, witness)


def crosscheck_all(pack: Pack, cases: Iterable[Case], *, timeout: float = 30.0) -> Report:
    """Put each of `cases` to both engines; `cases(pack.model, seed)` of this module draws them by lot, without end.

    Raises:
        MissingExtraError: where durable-rules is not installed.

    """
    with _witness(timeout) as witness:
        return check(pack.model, cases, witness)


def _witness(timeout: float) -> Witness:
    if not available():
        raise MissingExtraError(MISSING_ENGINE.zh, MISSING_ENGINE.en)
    return Witness(timeout)
