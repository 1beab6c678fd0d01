"""What every part of a pack file is decoded at: the tree, its places, the names that it knows, the problems so far."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from talentrules.diagnostics import Diagnostic, Related, fill
from talentrules.model.conditions import Condition
from talentrules.model.facts import ChoiceType, Fact
from talentrules.model.quantities import Measure, Quantity
from talentrules.model.sources import Citation
from talentrules.syntax.conditions import ConditionReader
from talentrules.syntax.places import Path, Places
from talentrules.syntax.surface.kinds import CitationFile
from talentrules.syntax.tree import Mapping, Node, Sequence
from talentrules.syntax.values import Reader
from talentrules.syntax.words import Words

__all__ = ["Desk"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One pack file on its way to a pack. Whatever cannot be read is None, and a problem is kept."""

    tree: Mapping
    places: Places
    conditions: ConditionReader
    problems: list[Diagnostic]

    def node(self, path: Path) -> Node | None:
        """Return the node at `path`; one that stands alone is the first one of the list that it stands for."""
        node: Node | None = self.tree
        for part in path:
            if isinstance(part, int):
                node = node.items[part] if isinstance(node, Sequence) else node
            else:
                node = node.get(part) if isinstance(node, Mapping) else None
        return node

    def condition(self, path: Path) -> Condition | None:
        """Return the condition at `path`; None where there is none."""
        node = self.node(path)
        return None if node is None else self.conditions.read(node)

    def quantity(self, path: Path, measure: Measure) -> Quantity | None:
        """Return the quantity at `path`, which must be a `measure`; None where there is none."""
        node = self.node(path)
        return None if node is None else self.conditions.quantities.read(node, measure)

    def choice(self, fact: Fact, kind: ChoiceType, word: str, path: Path, *, at_key: bool = False) -> str | None:
        """Return the id of the choice of `fact` that `word` names."""
        reader = Reader()
        found = reader.choice(fact, kind, word, ())
        span = (self.places.key if at_key else self.places.value)(path)
        self.problems.extend(one.at(Places(span)) for one in reader.problems)
        return found

    def choices(self, fact: Fact, kind: ChoiceType, words: Iterable[str], path: Path) -> Iterator[tuple[str, str]]:
        """Yield each of `words`, the keys at `path`, with the id of the choice that it names, none of them twice."""
        seen = set[str]()
        for word in words:
            found = self.choice(fact, kind, word, (*path, word), at_key=True)
            if found in seen:
                self.problem("choice-twice", (*path, word), at_key=True, written=word)
            elif found is not None:
                seen.add(found)
                yield word, found

    def references(self, written: Iterable[str], words: Words, path: Path, code: str) -> Iterator[str]:
        """Yield the id for each word; keep a problem where there is none."""
        for place, word in enumerate(written):
            found = self.reference(word, words, (*path, place), code)
            if found is not None:
                yield found

    def reference(self, word: str, words: Words, path: Path, code: str) -> str | None:
        """Return the id that `word` stands for; keep a problem where there is none."""
        found = words.find(word)
        if found is None:
            self.unknown(code, words, word, path)
        return found

    def cite(self, listed: list[CitationFile], path: Path) -> tuple[Citation, ...]:
        """Return the citations at `path`."""
        sources = self.conditions.sources
        for place, one in enumerate(listed):
            self.reference(one.source, sources, (*path, place, "source"), "unknown-source")
        return tuple(
            Citation(
                source=one.source,
                quote=one.quote,
                article=one.article or "",
                kind=one.kind,
                span=self.places.value((*path, place)),
            )
            for place, one in enumerate(listed)
        )

    def unknown(self, code: str, words: Words, word: str, path: Path) -> None:
        """Keep the problem that `word` is not among `words`, with the nearest one where there is one."""
        near = words.near(word)
        self.problem(f"{code}-near" if near else code, path, written=word, near=near)

    def problem(
        self, code: str, path: Path, *, at_key: bool = False, related: tuple[Related, ...] = (), **words: object
    ) -> None:
        """Keep a problem at the value at `path`, or at its key."""
        place = (self.places.key if at_key else self.places.value)(path)
        self.problems.append(fill(code, words, place, related=related))
