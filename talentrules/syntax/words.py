"""A written word to the id that it stands for: an id, a Chinese name, or one of its other names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from talentrules.suggest import nearest

__all__ = ["Named", "Words"]


class Named(Protocol):
    """What has an id and a Chinese name."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def name(self) -> str: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Words:
    """The words that may be written for each of some ids."""

    ids: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, things: Iterable[Named]) -> Words:
        """Return the words for `things`; where two share a name, the id decides."""
        listed = list(things)
        words = {word: thing.id for thing in listed for word in (thing.name, *getattr(thing, "also", ()))}
        return cls(words | {thing.id: thing.id for thing in listed})

    def find(self, word: str) -> str | None:
        """Return the id that `word` stands for, or None."""
        return self.ids.get(word)

    def near(self, word: str) -> str:
        """Return the likeliest meant word, or an empty text."""
        return nearest(word, self.ids) or ""
