"""One profile for several packs: each is given what it knows, and what none of them knows is an error.

A profile that names the facts of one city is no mistake in another; a misspelt fact is one everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from talentrules.api import Pack
from talentrules.diagnostics import Diagnostic
from talentrules.errors import ProfileError
from talentrules.model.profile import Profile
from talentrules.syntax import Reading, decode_profile
from talentrules.syntax.tree import Mapping as Tree
from talentrules.syntax.tree import Node

__all__ = ["profiles_for"]

_ATTESTATIONS = frozenset({"attestations", "认定"})


def profiles_for(reading: Reading, packs: Sequence[Pack]) -> tuple[Profile, ...]:
    """Return the profile of the case for each pack.

    Raises:
        ProfileError: with everything that is wrong for any of them, each thing once.

    """
    profiles: list[Profile] = []
    found: dict[tuple[str, str], Diagnostic] = {}
    for pack in packs:
        others = [other for other in packs if other is not pack]
        profile, problems = decode_profile(_without_what_is_foreign(reading, pack, others), pack.model)
        found |= {(one.code.removesuffix("-near"), one.place): one for one in problems} | found
        if profile is not None:
            profiles.append(profile)
    if len(profiles) < len(packs):
        raise ProfileError(found.values())
    return tuple(profiles)


def _without_what_is_foreign(reading: Reading, pack: Pack, others: Iterable[Pack]) -> Reading:
    """Return the reading without the facts and findings that only other packs know."""
    if reading.tree is None:
        return reading
    elsewhere = list(others)
    facts = _words(elsewhere, "facts") - _words([pack], "facts")
    findings = _words(elsewhere, "findings") - _words([pack], "findings")
    kept = _without(reading.tree, facts - _ATTESTATIONS)
    entries = ((key, _attested(node, findings) if key.written in _ATTESTATIONS else node) for key, node in kept.entries)
    return replace(reading, tree=replace(kept, entries=tuple(entries)))


def _attested(node: Node, foreign: set[str]) -> Node:
    return _without(node, foreign) if isinstance(node, Tree) else node


def _without(tree: Tree, foreign: Iterable[str]) -> Tree:
    return replace(tree, entries=tuple(entry for entry in tree.entries if entry[0].written not in foreign))


def _words(packs: Iterable[Pack], what: str) -> set[str]:
    """Return every id and Chinese name by which `packs` know their facts or findings."""
    things = [one for pack in packs for one in getattr(pack.model, what).values()]
    return {word for one in things for word in (one.id, one.name, *getattr(one, "also", ()))}
