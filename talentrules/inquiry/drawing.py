"""Cases drawn by lot from a seed: the same seed draws the same cases, on every machine.

Values lie at the cut points of the pack and beside them four times of five, and anywhere else in their domain once: a
fault at a threshold hides from anything less stubborn. Some facts stay unknown, some are known to be none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import assert_never

from talentrules.inquiry.cut_points import CutPoints, cut_points
from talentrules.model.facts import (
    NONE,
    BooleanType,
    ChoiceType,
    DateType,
    Fact,
    MoneyType,
    NumberType,
    Record,
    RecordsType,
    SetType,
    TextType,
    Value,
)
from talentrules.model.pack import Pack
from talentrules.model.profile import Attestation, Case, Known, Profile
from talentrules.money import Money

__all__ = ["cases"]

_FROM, _DAYS = date(2019, 1, 1), 3_000
_RICHEST = 10**9
_HUNDREDTH = Decimal("0.01")


def cases(pack: Pack, seed: int, on: date | None = None) -> Iterator[Case]:
    """Yield cases without end; each for the day `on` where it is given."""
    lot = Random(seed)
    cuts = cut_points(pack, Case(profile=Profile(), on=pack.verified_on))
    drawer = _Drawer(lot, cuts)
    days = [*cuts.days, *_days_of_versions(pack), pack.verified_on]
    while True:
        yield Case(profile=drawer.profile(pack), on=on or drawer.day(days))


def _days_of_versions(pack: Pack) -> list[date]:
    versions = (version.days for benefit in pack.benefits.values() for version in benefit.versions)
    return [day for days in versions for day in (days.first, days.last) if day is not None]


class _Drawer:
    """Draws values of facts."""

    def __init__(self, lot: Random, cuts: CutPoints) -> None:
        self._lot, self._cuts = lot, cuts

    def profile(self, pack: Pack) -> Profile:
        """Return a profile of the facts that the pack reads; how many of them are known is drawn too."""
        share = self._lot.choice((4, 7, 9, 10))
        known = [pack.facts[name] for name in pack.facts_read if self._chance(share)]
        attested = [name for name in pack.findings_read if self._chance(share - 3)]
        return Profile(
            facts={fact.id: Known(value=self._value(fact, "", share)) for fact in known},
            attestations={name: Attestation(holds=self._chance(7)) for name in attested},
        )

    def day(self, near: Sequence[date]) -> date:
        """Return a day at one of `near`, beside it, or anywhere about that time."""
        if near and self._chance(8):
            return _shifted(self._lot.choice(near), self._lot.choice((-1, 0, 1)))
        return _shifted(_FROM, self._lot.randrange(_DAYS))

    def _chance(self, in_ten: int) -> bool:
        return self._lot.randrange(10) < in_ten

    def _value(self, fact: Fact, path: str, share: int) -> Value:
        """Return a value; that there is none is one too, but for a yes or no, a number or an amount."""
        optional = not isinstance(fact.type, BooleanType | NumberType | MoneyType)
        return NONE if optional and self._lot.randrange(12) == 0 else self._known(fact, path, share)

    def _known(self, fact: Fact, path: str, share: int) -> Value:  # noqa: PLR0911 - one case a type
        kind, near = fact.type, self._cuts.values.get(path + fact.id, ())
        match kind:
            case BooleanType():
                return self._chance(5)
            case NumberType():
                return self._number(kind, [one for one in near if isinstance(one, int | Decimal)])
            case MoneyType():
                return self._money([one.in_fen for one in near if isinstance(one, Money)])
            case DateType():
                return self.day([one for one in near if isinstance(one, date)])
            case TextType():
                texts = [*(one for one in near if isinstance(one, str)), *([] if kind.pattern else ["甲", "乙"])]
                return self._lot.choice(texts) if texts else NONE
            case ChoiceType():
                return self._lot.choice(
                    [*(one.id for one in kind.options), *(one for one in near if isinstance(one, str))]
                )
            case SetType():
                ids = [one.id for one in kind.options]
                return frozenset(self._lot.sample(ids, min(len(ids), self._lot.randrange(4))))
            case RecordsType():
                most = 1 if kind.single else 3
                return tuple(
                    self._record(kind, f"{path}{fact.id}.", share) for _ in range(self._lot.randrange(most + 1))
                )
            case _:
                assert_never(kind)

    def _record(self, kind: RecordsType, path: str, share: int) -> Record:
        return {one.id: self._value(one, path, share) for one in kind.fields if self._chance(share)}

    def _number(self, kind: NumberType, near: Sequence[int | Decimal]) -> int | Decimal:
        low = -1000 if kind.minimum is None else kind.minimum
        high = low + 1000 if kind.maximum is None else kind.maximum
        if near and self._chance(8):
            cut, way = self._lot.choice(near), self._lot.choice((-1, 0, 1))
            return _within(int(cut) + way if kind.whole else cut + way * _HUNDREDTH, low, high)
        whole = self._lot.randint(low, high)
        return whole if kind.whole else _within(whole + self._lot.randrange(100) * _HUNDREDTH, low, high)

    def _money(self, near: Sequence[int]) -> Money:
        if near and self._chance(8):
            return Money(max(0, self._lot.choice(near) + self._lot.choice((-1, 0, 1))))
        return Money(self._lot.randrange(_RICHEST))


def _within(number: int | Decimal, low: int, high: int) -> int | Decimal:
    if number < low:
        return low
    return min(number, high)


def _shifted(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day
