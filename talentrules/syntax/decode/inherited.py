"""What a pack has from those that it builds on: their entries beside its own, where no two contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Protocol, TypeVar

from talentrules.diagnostics import Related
from talentrules.model.facts import Fact
from talentrules.model.pack import BuiltOn, Conventions, Pack
from talentrules.model.sources import Document
from talentrules.source import Span
from talentrules.syntax.decode.desk import Desk

__all__ = ["Inherited"]

_PARTS = ("sources", "documents", "facts", "findings", "definitions", "benefits", "groups", "statistics", "laws")
_Value = TypeVar("_Value")


class _Entry(Protocol):
    """An entry of a pack: it has a place, an id and mostly a Chinese name."""

    @property
    def id(self) -> str: ...
    @property
    def span(self) -> Span: ...


@dataclass(frozen=True, slots=True)
class Inherited:
    """The packs that one builds on, in the order of its `builds_on`."""

    packs: Sequence[Pack] = ()

    @property
    def facts(self) -> dict[str, Fact]:
        """The facts that are theirs and not the vocabulary's."""
        return {id_: one.facts[id_] for one in self.packs for id_ in one.own_facts}

    @property
    def documents(self) -> dict[str, Document]:
        """The documents that they name."""
        return _merged(one.documents for one in self.packs)

    def refuse_conflicts(self, own: Pack, desk: Desk) -> None:
        """Keep a problem for each id or name that means one thing in one pack and another thing in another one."""
        for part in _PARTS:
            known = _Known()
            for place, one in enumerate(self.packs):
                for entry, word, taken in known.conflicts(_entries(one, part)):
                    places = (_there(taken), _there(entry))
                    desk.problem("inherited-conflict", ("builds_on", place), related=places, written=word)
            for entry, word, taken in known.conflicts(_entries(own, part)):
                by_id = word == entry.id
                path = (part, entry.id) if by_id else (part, entry.id, "name")
                desk.problem("inherited-conflict", path, at_key=by_id, related=(_there(taken),), written=word)

    def below(self, own: Pack, desk: Desk, data: bytes) -> Pack:
        """Return `own`, whose file has the bytes `data`, with everything that the packs below it have."""
        packs = (*self.packs, own)
        return replace(
            own,
            verified_on=min(one.verified_on for one in packs),
            review_by=min((one.review_by for one in packs if one.review_by is not None), default=None),
            fictional=any(one.fictional for one in packs),
            sources=_merged(one.sources for one in packs),
            documents=_merged(one.documents for one in packs),
            own_facts=tuple(dict.fromkeys(id_ for one in packs for id_ in one.own_facts)),
            findings=_merged(one.findings for one in packs),
            definitions=_merged(one.definitions for one in packs),
            quantities=_merged(one.quantities for one in packs),
            benefits=_merged(one.benefits for one in packs),
            groups=_merged(one.groups for one in packs),
            statistics=_merged(one.statistics for one in packs),
            laws=_merged(one.laws for one in packs),
            conventions=self._conventions(own.conventions, desk),
            monotone=next((one.monotone for one in (own, *self.packs) if one.monotone is not None), None),
            builds_on=tuple(dict.fromkeys(BuiltOn(id=one.id, name=one.name, sha256=one.sha256) for one in self.packs)),
            sha256=self._digest(data),
        )

    def _digest(self, data: bytes) -> str:
        """Return the SHA-256 of a pack file: of its bytes, or where it builds on others, of all the digests.

        Those are, each on a line of its own, the digest of the bytes and those of the packs in the order of
        `builds_on`, so that the pack is another one when any file below it is.
        """
        own = sha256(data).hexdigest()
        return sha256("\n".join([own, *(one.sha256 for one in self.packs)]).encode()).hexdigest() if self.packs else own

    def _conventions(self, own: Conventions, desk: Desk) -> Conventions:
        """Return what `own` declares, and else what the packs do; what they declare differently is a problem."""
        stated = [one.conventions for one in self.packs]
        for key in ("month_end", "money"):
            said = {getattr(one, key) for one in stated} - {None}
            if len(said) > 1 and getattr(own, key) is None:
                desk.problem("inherited-conventions", ("builds_on",), at_key=True, written=key)
        return Conventions(
            month_end=next((one.month_end for one in (own, *stated) if one.month_end is not None), None),
            money=next((one.money for one in (own, *stated) if one.money is not None), None),
        )


def _merged(parts: Iterable[Mapping[str, _Value]]) -> dict[str, _Value]:
    return {id_: one for part in parts for id_, one in part.items()}


class _Known:
    """The entries of one part that were met so far, by id and by name."""

    def __init__(self) -> None:
        self.ids: dict[str, _Entry] = {}
        self.names: dict[str, _Entry] = {}

    def conflicts(self, entries: Mapping[str, _Entry]) -> Iterator[tuple[_Entry, str, _Entry]]:
        """Yield each of `entries` that cannot stand beside those met before, its id or name, and the one that it meets.

        What came by two ways is one thing; so are facts that are defined alike.
        """
        for id_, entry in entries.items():
            name = _name(entry)
            by_id, by_name = self.ids.get(id_, entry), self.names.get(name, entry)
            if _differ(by_id, entry):
                yield entry, id_, by_id
            elif name and _differ(by_name, entry):
                yield entry, name, by_name
        self.ids |= entries
        self.names |= {_name(entry): entry for entry in entries.values()}


def _name(entry: _Entry) -> str:
    return getattr(entry, "name", "")


def _differ(one: _Entry, other: _Entry) -> bool:
    return one is not other and not (isinstance(one, Fact) and one == other)


def _entries(pack: Pack, part: str) -> Mapping[str, _Entry]:
    match part:
        case "facts":
            return {id_: pack.facts[id_] for id_ in pack.own_facts}
        case "definitions":
            return {**pack.definitions, **pack.quantities}
        case _:
            found: Mapping[str, _Entry] = getattr(pack, part)
            return found


def _there(entry: _Entry) -> Related:
    return Related(span=entry.span, note="在所依据的规则包里", note_en="in the pack that is built on")
