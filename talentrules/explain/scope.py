"""Where words are read: the pack, the language, and the facts that names mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from talentrules.diagnostics import Language
from talentrules.model.conditions import Condition, DefinitionCondition, Records
from talentrules.model.facts import Fact, RecordsType
from talentrules.model.pack import Pack
from talentrules.model.profile import Profile
from talentrules.model.quantities import DefinedQuantity, OverRecords, Quantity
from talentrules.model.sources import Citation

__all__ = ["Scope"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Where a condition or a quantity is read: the pack, the language, and the facts that its names mean.

    `cited` are citations that the page prints anyway, so that they are not repeated below a condition.
    """

    pack: Pack
    lang: Language
    facts: Mapping[str, Fact]
    profile: Profile | None = None
    cited: tuple[Citation, ...] = ()
    places: bool = False
    inside: bool = False

    @classmethod
    def of(cls, pack: Pack, lang: Language, profile: Profile | None = None, *, places: bool = False) -> Scope:
        """Return the scope of a whole pack; with `places`, lines name the file and line of their rule."""
        return cls(pack=pack, lang=lang, facts=pack.facts, profile=profile, places=places)

    def within(self, term: Condition | Quantity) -> Scope:
        """Return the scope of the parts of `term`: in a record list its fields, in what is named the pack's facts."""
        if isinstance(term, DefinitionCondition | DefinedQuantity):
            return replace(self, facts=self.pack.facts, inside=False)
        if not isinstance(term, Records | OverRecords):
            return self
        fact = self.fact(term.fact, of_profile=isinstance(term, OverRecords) and term.of_profile)
        fields = fact.type.by_id if fact is not None and isinstance(fact.type, RecordsType) else {}
        return replace(self, facts=fields, inside=True)

    def fact(self, identifier: str, *, of_profile: bool = False) -> Fact | None:
        """Return the fact that `identifier` means here; with `of_profile`, that of the whole profile."""
        return (self.pack.facts if of_profile else self.facts).get(identifier)
