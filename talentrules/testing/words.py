"""The words that a scenario may use: an id or the Chinese word that the sheets print."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeVar

from talentrules.explain.in_force import not_in_force_chip
from talentrules.explain.labels import BENEFICIARIES, LINE_STATUSES, NOT_APPLICABLE, OUT_OF_FORCE, STANDINGS, VERDICTS
from talentrules.explain.labels import Words as Said
from talentrules.model.decision import Item, ItemStanding, Verdict
from talentrules.model.ledger import LineStatus
from talentrules.model.pack import Beneficiary
from talentrules.model.payments import Every
from talentrules.testing.scenarios import VerdictExpected

__all__ = [
    "BENEFICIARY_WORDS",
    "EVERY_SAID",
    "EVERY_WORDS",
    "OUT_OF_FORCE_SAID",
    "STANDING_WORDS",
    "STATUS_WORDS",
    "VERDICT_WORDS",
    "out_of_force",
]

_T = TypeVar("_T", Beneficiary, Every, ItemStanding, LineStatus, Verdict)


def _both(said: Mapping[_T, Said]) -> dict[str, _T]:
    return {one.value: one for one in said} | {words.zh: one for one, words in said.items()}


EVERY_SAID: Mapping[Every, Said] = {
    Every.ONCE: Said("一次性", "once"),
    Every.YEAR: Said("每年", "yearly"),
    Every.MONTH: Said("每月", "monthly"),
    Every.UNSTATED: Said("未载明", "not stated"),
}
OUT_OF_FORCE_SAID: Mapping[str, Said] = {**OUT_OF_FORCE, "not_applicable": NOT_APPLICABLE}
"""Why a benefit is out of force, as the sheets mark it."""


def out_of_force(item: Item) -> str:
    """Return why `item` is out of force, as a key of `OUT_OF_FORCE_SAID`; empty where that is not said.

    Where a date of the case chooses the rule, nothing ended or begins: the rule does not apply to that date.
    """
    return "not_applicable" if not_in_force_chip(item) is NOT_APPLICABLE else item.not_in_force_because


VERDICT_WORDS: Mapping[str, VerdictExpected] = MappingProxyType(
    {word: VerdictExpected(verdict=one) for word, one in _both(VERDICTS).items()}
    | {
        words.zh: VerdictExpected(verdict=Verdict.NOT_IN_FORCE, out_of_force=why)
        for why, words in OUT_OF_FORCE_SAID.items()
    }
)
STANDING_WORDS: Mapping[str, ItemStanding] = MappingProxyType(_both(STANDINGS))
EVERY_WORDS: Mapping[str, Every] = MappingProxyType(_both(EVERY_SAID))
STATUS_WORDS: Mapping[str, LineStatus] = MappingProxyType(_both(LINE_STATUSES))
BENEFICIARY_WORDS: Mapping[str, Beneficiary] = MappingProxyType(_both(BENEFICIARIES))
