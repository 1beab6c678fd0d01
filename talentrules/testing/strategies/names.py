"""What conditions and quantities may speak of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from talentrules.model.facts import DateType, Fact, MoneyType, NumberType, RecordsType
from talentrules.model.quantities import Measure

__all__ = ["Names"]


@dataclass(frozen=True)
class Names:
    """What a condition may speak of; `definitions`, `quantities` and `benefits` stand before it: no circle can close.

    Inside a record list there are only the fields of its records, and `profile`, the facts of the whole profile.
    """

    facts: Sequence[Fact]
    findings: Sequence[str] = ()
    definitions: Sequence[str] = ()
    quantities: Mapping[str, Measure] = field(default_factory=dict)
    benefits: Sequence[str] = ()
    paying: Sequence[str] = ()
    profile: Names | None = None

    def inside(self, listed: Fact) -> Names:
        """Return what may be spoken of in a record of the list."""
        if not isinstance(listed.type, RecordsType):
            raise TypeError(listed)
        return Names(facts=listed.type.fields, profile=self.profile or self)

    def numbers(self, *, below_zero: bool = False) -> list[Fact]:
        """Return the facts that are numbers, those that may be negative only where that is meant."""
        numbers = [(one, one.type) for one in self.facts if isinstance(one.type, NumberType)]
        return [one for one, kind in numbers if below_zero or (kind.minimum is not None and kind.minimum >= 0)]

    @property
    def money(self) -> list[Fact]:
        """Return the facts that are amounts of money."""
        return [one for one in self.facts if isinstance(one.type, MoneyType)]

    @property
    def days(self) -> list[Fact]:
        """Return the facts that are days."""
        return [one for one in self.facts if isinstance(one.type, DateType)]

    @property
    def lists(self) -> list[Fact]:
        """Return the record lists."""
        return [one for one in self.facts if isinstance(one.type, RecordsType)]

    def defined(self, kind: Measure) -> list[str]:
        """Return the named quantities that are of `kind`."""
        return [name for name, one in self.quantities.items() if one is kind]
