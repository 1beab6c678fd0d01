"""How benefits combine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict

from talentrules.model.groups import (
    Cap,
    ChooseOne,
    Compared,
    Cut,
    Excludes,
    Fallback,
    Group,
    GroupScope,
    Highest,
    Offset,
    Requires,
)
from talentrules.model.quantities import Measure
from talentrules.model.sources import Citation
from talentrules.source import Span
from talentrules.syntax.decode.desk import Desk
from talentrules.syntax.places import Path
from talentrules.syntax.surface.groups import GroupFile
from talentrules.syntax.words import Words

__all__ = ["GroupDecoder"]


class _Common(TypedDict):
    """What every group carries."""

    id: str
    name: str
    scope: GroupScope
    received: bool
    also_known: tuple[str, ...]
    after: tuple[str, ...]
    text: str
    cite: tuple[Citation, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupDecoder:
    """Decodes groups by the benefits and groups that it knows."""

    desk: Desk
    groups: Words

    def group(self, id_: str, one: GroupFile) -> Group | None:
        """Return the group `id_`, or None where something is wrong with it."""
        path = ("groups", id_)
        before = len(self.desk.problems)
        common = self._common(id_, one, path)
        found = self._of_its_kind(one, path, common)
        return found if len(self.desk.problems) == before else None

    def _common(self, id_: str, one: GroupFile, path: Path) -> _Common:
        return _Common(
            id=id_,
            name=one.name,
            scope=one.scope,
            received=one.received,
            also_known=tuple(one.also_known),
            after=tuple(self.desk.references(one.after, self.groups, (*path, "after"), "unknown-group")),
            text=one.text or "",
            cite=self.desk.cite(one.cite, (*path, "cite")),
            span=self.desk.places.key(path),
        )

    def _of_its_kind(self, one: GroupFile, path: Path, common: _Common) -> Group | None:  # noqa: PLR0911 - a line a kind
        benefits = self._members(getattr(one, one.kind), (*path, one.kind), {})
        compare = one.compare or Compared.TOTAL
        match one.kind:
            case "highest":
                return Highest(benefits=tuple(benefits), compare=compare, **common)
            case "choose_one":
                return ChooseOne(benefits=tuple(benefits), compare=compare, **common)
            case "excludes":
                winner = next(iter(self._members(one.by, (*path, "by"), benefits)), "")
                return Excludes(benefits=tuple(benefits), winner=winner, **common)
            case "requires":
                needing = self._members(one.for_, (*path, "for"), benefits)
                return Requires(benefits=tuple(needing), needed=tuple(benefits), **common)
            case "offset":
                return Offset(benefits=tuple(benefits), received_as=tuple(one.received_as or ()), **common)
            case "cap":
                return self._cap(one, path, tuple(benefits), common)
            case _:
                return self._fallback(one, path, benefits, common)

    def _cap(self, one: GroupFile, path: Path, benefits: tuple[str, ...], common: _Common) -> Group | None:
        at_most = self.desk.quantity((*path, "at_most"), Measure.MONEY)
        if at_most is None:
            return None
        compare, cut = one.compare or Compared.TOTAL, one.cut or Cut.UNSHARED
        return Cap(benefits=benefits, at_most=at_most, compare=compare, cut=cut, **common)

    def _fallback(self, one: GroupFile, path: Path, benefits: dict[str, Path], common: _Common) -> Group | None:
        instead_of = self._members(one.instead_of, (*path, "instead_of"), benefits)
        available = self.desk.condition((*path, "while"))
        if available is None or not benefits or not instead_of:
            return None
        return Fallback(benefit=next(iter(benefits)), instead_of=next(iter(instead_of)), available=available, **common)

    def _members(self, written: list[str] | str | None, path: Path, others: dict[str, Path]) -> dict[str, Path]:
        """Return the benefits that `written` names, each with its place; none stands twice, nor among `others`."""
        words = [written] if isinstance(written, str) else written or []
        found: dict[str, Path] = {}
        for place, word in enumerate(words):
            where = (*path, place)
            id_ = self.desk.reference(word, self.desk.conditions.benefits, where, "unknown-benefit")
            if id_ in found or id_ in others:
                self.desk.problem("group-benefit-twice", where, written=word)
            elif id_ is not None:
                found[id_] = where
        return found
