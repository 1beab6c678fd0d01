"""What a function came to, by what it was asked: so that the same is not worked out for every profile."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

__all__ = ["LIMIT", "Kept", "Remembered"]

LIMIT = 1024
"""How many answers are kept of one question; beyond these each is made when it is asked for."""

K = TypeVar("K")
V = TypeVar("V")


class Remembered(dict[K, V], Generic[K, V]):
    """The answers of `make` by what it is asked; `make` is pure, so it does not matter which of them are kept.

    # INVARIANT: two keys that are equal ask the same: no answer shows by which of them it was made.
    """

    __slots__ = ("_make",)

    def __init__(self, make: Callable[[K], V]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: K) -> V:
        made = self._make(key)
        if len(self) < LIMIT:
            self[key] = made
        return made


class Kept(Generic[V]):
    """What was made of several things, by which things these are: the very same ones, not equal ones.

    # INVARIANT: the things are held beside what was made of them, so that no other one can come to their identity.
    """

    __slots__ = ("made",)

    def __init__(self) -> None:
        self.made: dict[tuple[int, ...], tuple[V, tuple[object, ...]]] = {}

    def of(self, things: tuple[object, ...], make: Callable[[], V]) -> V:
        """Return what was made of `things`, or `make` it now, and keep it while there is room."""
        found = self.made.get(tuple(map(id, things)))
        return found[0] if found is not None else self.keep(things, make())

    def keep(self, things: tuple[object, ...], made: V) -> V:
        """Return what was just `made` of `things`, and keep it while there is room."""
        if len(self.made) < LIMIT:
            self.made[tuple(map(id, things))] = made, things
        return made
