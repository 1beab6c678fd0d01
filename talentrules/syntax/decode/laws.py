"""What the author expects of the pack: each law with the facts and benefits that it names."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TypedDict

from talentrules.model.conditions import Condition
from talentrules.model.facts import BooleanType, ChoiceType, DateType, Fact, MoneyType, NumberType
from talentrules.model.groups import Compared
from talentrules.model.laws import (
    AlwaysSome,
    AtLeastAsIn,
    Counted,
    Excepted,
    Irrelevant,
    Law,
    NeverBoth,
    NeverDecreases,
    NeverIncreases,
    NoCliff,
    TotalAtMost,
)
from talentrules.model.sources import Citation
from talentrules.source import Span
from talentrules.syntax.decode.desk import Desk
from talentrules.syntax.places import Path
from talentrules.syntax.surface.laws import ExceptedFile, LawFile

__all__ = ["LawDecoder"]

_ORDERED = (BooleanType, NumberType, MoneyType, DateType)


class _Common(TypedDict):
    """What every law carries."""

    id: str
    name: str
    when: Condition | None
    excepted: tuple[Excepted, ...]
    text: str
    cite: tuple[Citation, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class LawDecoder:
    """Decodes laws by the facts and benefits that it knows.

    `told` are the benefits without a verdict, of which no law can speak; `ranked` the facts whose choices the pack
    itself puts in order.
    """

    desk: Desk
    told: Collection[str]
    ranked: Collection[str]

    def law(self, id_: str, one: LawFile) -> Law | None:
        """Return the law `id_`, or None where something is wrong with it."""
        path = ("laws", id_)
        before = len(self.desk.problems)
        spoken_of = self._spoken_of(one, path)
        common = _Common(
            id=id_,
            name=one.name,
            when=self.desk.condition((*path, "when")),
            excepted=tuple(self._excepted(one.except_, spoken_of, path)),
            text=one.text or "",
            cite=self.desk.cite(one.cite, (*path, "cite")),
            span=self.desk.places.key(path),
        )
        found = self._of_its_kind(one, path, spoken_of, common)
        return found if len(self.desk.problems) == before else None

    def _of_its_kind(  # noqa: PLR0911 - a line a kind
        self, one: LawFile, path: Path, benefits: tuple[str, ...], common: _Common
    ) -> Law | None:
        counted = one.counted or (Counted.TOGETHER if one.kind == "no_cliff_above" else Counted.EACH)
        compare = one.compare or (Compared.TOTAL if counted is Counted.TOGETHER else Compared.EACH_TIME)
        match one.kind:
            case "never_decreases_with" | "never_increases_with" as kind:
                made = NeverDecreases if kind == "never_decreases_with" else NeverIncreases
                fact = self._ordered(getattr(one, kind), (*path, kind))
                return made(fact=fact, benefits=benefits, counted=counted, compare=compare, **common)
            case "irrelevant":
                words = one.irrelevant or []
                read = (self._fact(word, (*path, "irrelevant", at)) for at, word in enumerate(words))
                facts = tuple(fact.id for fact in read if fact is not None)
                return Irrelevant(facts=tuple(dict.fromkeys(facts)), benefits=benefits, **common)
            case "total_at_most" if one.total_at_most is not None:
                whole = one.compare or Compared.TOTAL
                return TotalAtMost(at_most=one.total_at_most, benefits=benefits, compare=whole, **common)
            case "no_cliff_above" if one.no_cliff_above is not None:
                fact = self._ordered(one.with_, (*path, "with"))
                limit = one.no_cliff_above
                return NoCliff(at_most=limit, fact=fact, benefits=benefits, counted=counted, compare=compare, **common)
            case "at_least_as_in":
                pairs = tuple(zip(benefits, (one.pairs or {}).values(), strict=False))
                other = one.at_least_as_in or ""
                return AtLeastAsIn(other=other, pairs=pairs, counted=counted, compare=compare, **common)
            case "never_both":
                return NeverBoth(benefits=benefits, **common)
            case _:
                return AlwaysSome(benefits=benefits, **common)

    def _spoken_of(self, one: LawFile, path: Path) -> tuple[str, ...]:
        """Return the benefits of which the law speaks; none where it speaks of all."""
        if one.kind in ("never_both", "always_some"):
            return tuple(self._benefits(getattr(one, one.kind), (*path, one.kind)))
        if one.kind == "at_least_as_in":
            return tuple(self._benefits(list(one.pairs or {}), (*path, "pairs"), at_keys=True))
        return tuple(self._benefits(one.of or [], (*path, "of")))

    def _excepted(self, listed: list[ExceptedFile], spoken_of: tuple[str, ...], path: Path) -> Iterator[Excepted]:
        for at, one in enumerate(listed):
            where = (*path, "except", at)
            benefits = tuple(self._benefits(one.of or [], (*where, "of")))
            for place, id_ in enumerate(benefits):
                if spoken_of and id_ not in spoken_of:
                    written = (one.of or [])[place]
                    self.desk.problem("law-except-not-of", (*where, "of", place), written=written)
            when = self.desk.condition((*where, "when"))
            yield Excepted(benefits=benefits, when=when, reason=one.reason, span=self.desk.places.value(where))

    def _benefits(self, words: list[str], path: Path, *, at_keys: bool = False) -> Iterator[str]:
        """Yield the benefits that `words` name; keep a problem where one has no verdict, or stands twice."""
        seen = set[str]()
        for place, word in enumerate(words):
            where: Path = (*path, word) if at_keys else (*path, place)
            id_ = self.desk.conditions.benefits.find(word)
            if id_ is None:
                self._unknown(word, where, at_key=at_keys)
            elif id_ in seen:
                self.desk.problem("law-benefit-twice", where, at_key=at_keys, written=word)
            elif id_ in self.told:
                self.desk.problem("law-told-only", where, at_key=at_keys, written=word)
            else:
                seen.add(id_)
                yield id_

    def _unknown(self, word: str, path: Path, *, at_key: bool) -> None:
        near = self.desk.conditions.benefits.near(word)
        code = "unknown-benefit-near" if near else "unknown-benefit"
        self.desk.problem(code, path, at_key=at_key, written=word, near=near)

    def _fact(self, word: str | None, path: Path) -> Fact | None:
        id_ = self.desk.reference(word or "", self.desk.conditions.words, path, "unknown-fact")
        return None if id_ is None else self.desk.conditions.facts[id_]

    def _ordered(self, word: str | None, path: Path) -> str:
        """Return the id of a fact whose values have an order; keep a problem where they have none."""
        fact = self._fact(word, path)
        if fact is None:
            return ""
        ordered = isinstance(fact.type, _ORDERED) or (isinstance(fact.type, ChoiceType) and fact.type.ordered)
        if not ordered and fact.id not in self.ranked:
            self.desk.problem("law-fact-no-order", path, name=fact.name)
        return fact.id
