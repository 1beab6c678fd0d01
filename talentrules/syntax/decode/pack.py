"""A whole pack: its head, its sources, its names, and every part in its place."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Mapping as Mapping_
from collections.abc import Sequence as ListOf
from dataclasses import dataclass

from pydantic import BaseModel

from talentrules.diagnostics import Diagnostic, Related
from talentrules.model.facts import ChoiceType, Fact
from talentrules.model.groups import Group
from talentrules.model.laws import Law
from talentrules.model.pack import (
    INFORMATIONAL_KINDS,
    Benefit,
    Conventions,
    Definition,
    Finding,
    Jurisdiction,
    NamedQuantity,
    Pack,
    Statistic,
)
from talentrules.model.sources import Document, Source
from talentrules.model.vocabulary import VOCABULARY
from talentrules.syntax.conditions import FORMS
from talentrules.syntax.decode.benefits import benefit
from talentrules.syntax.decode.conditions import Named, written_names
from talentrules.syntax.decode.desk import Desk
from talentrules.syntax.decode.facts import fact
from talentrules.syntax.decode.groups import GroupDecoder
from talentrules.syntax.decode.inherited import Inherited
from talentrules.syntax.decode.laws import LawDecoder
from talentrules.syntax.decode.procedures import procedure
from talentrules.syntax.forms import QUANTITY_WORDS
from talentrules.syntax.places import Path, Places
from talentrules.syntax.surface.pack import (
    DocumentFile,
    FactFile,
    FindingFile,
    PackFile,
    RankingFile,
    SourceFile,
    StatisticFile,
)
from talentrules.syntax.tree import Mapping, Scalar
from talentrules.syntax.words import Words

__all__ = ["Decoder"]

_WORDS_OF_CONDITIONS = frozenset({*FORMS, "text", "cite"})
_RESERVED = frozenset(
    {*_WORDS_OF_CONDITIONS, *QUANTITY_WORDS, "some", "none", "value", "unknown", "standing", "remark", "attestations"}
)
_PARTS_WITH_NAMES = ("facts", "findings", "definitions", "benefits", "groups", "laws")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoder:
    """One pack file, with every name that it gives and has from the packs below it."""

    file: PackFile
    desk: Desk
    own_facts: dict[str, Fact]
    named: Named
    inherited: Inherited

    @classmethod
    def of(cls, file: PackFile, tree: Mapping, places: Places, parents: ListOf[Pack]) -> Decoder:
        """Return a decoder that knows every name of the file."""
        problems: list[Diagnostic] = []
        inherited = Inherited(parents)
        own = {id_: fact(id_, one, places, ("facts", id_)) for id_, one in file.facts.items()}
        named = Named.of(tree, {**VOCABULARY, **inherited.facts, **own}, problems, parents)
        desk = Desk(tree=tree, places=places, conditions=named.reader, problems=problems)
        decoder = cls(file=file, desk=desk, own_facts=own, named=named, inherited=inherited)
        decoder.refuse_taken_names()
        return decoder

    def pack(self, data: bytes) -> Pack:
        """Return the pack in the file of the bytes `data`; it is good only if there are no problems."""
        own = self.own()
        self.inherited.refuse_conflicts(own, self.desk)
        return self.inherited.below(own, self.desk, data)

    def own(self) -> Pack:
        """Return the pack with the entries of its own file only."""
        file, desk = self.file, self.desk
        return Pack(
            language=file.talentrules,
            id=file.id,
            name=file.name,
            jurisdiction=Jurisdiction(code=file.jurisdiction.code, within=file.jurisdiction.within or ""),
            verified_on=file.verified_on,
            review_by=file.review_by,
            fictional=file.fictional,
            about=file.about or "",
            authority=file.authority or "",
            sources={id_: self._source(id_, one) for id_, one in file.sources.items()},
            documents={id_: self._document(id_, one) for id_, one in file.documents.items()},
            facts=dict(desk.conditions.facts),
            own_facts=tuple(self.own_facts),
            findings={id_: self._finding(id_, one) for id_, one in file.findings.items()},
            definitions=self._definitions(),
            quantities=self._quantities(),
            benefits=self._benefits(),
            groups=self._groups(),
            statistics={id_: self._statistic(id_, one) for id_, one in file.statistics.items()},
            laws=self._laws(),
            conventions=self._conventions(),
            monotone=self._monotone(),
            accept=dict(file.accept),
            accept_spans={code: desk.places.key(("accept", code)) for code in file.accept},
            file=desk.tree.span.file,
        )

    def refuse_taken_names(self) -> None:
        """Keep a problem for each id or Chinese name that means two things."""
        self.refuse_taken_ids(self.file.facts, ("facts",), taken=_RESERVED | VOCABULARY.keys())
        vocabulary = Words.of(VOCABULARY.values())
        for id_, one in self.file.facts.items():
            if vocabulary.find(one.name) is not None:
                taken = vocabulary.ids[one.name]
                self.desk.problem("fact-name-taken", ("facts", id_, "name"), written=one.name, taken=taken)
        for part in _PARTS_WITH_NAMES:
            names: dict[Path, str] = {(part, id_, "name"): one.name for id_, one in getattr(self.file, part).items()}
            self.refuse_second_names(names)

    def refuse_taken_ids(self, facts: Mapping_[str, FactFile], path: Path, *, taken: Collection[str]) -> None:
        """Keep a problem for each id of a fact, or of a field in it, that is a word of the language or of pydantic."""
        for id_, one in facts.items():
            where = (*path, id_)
            if id_ in taken or hasattr(BaseModel, id_):
                self.desk.problem("fact-id-taken", where, at_key=True, written=id_)
            self.refuse_second_names({(*where, "choices", key): name for key, name in (one.choices or {}).items()})
            fields = one.fields or {}
            self.refuse_second_names({(*where, "fields", key, "name"): field.name for key, field in fields.items()})
            self.refuse_taken_ids(fields, (*where, "fields"), taken=_WORDS_OF_CONDITIONS)

    def refuse_second_names(self, names: Mapping_[Path, str]) -> None:
        """Keep a problem for each name that stands a second time among `names`, which are given by path."""
        first: dict[str, Path] = {}
        for path, name in names.items():
            if (other := first.setdefault(name, path)) != path:
                related = Related(span=self.desk.places.value(other), note="第一次在这里", note_en="first here")
                self.desk.problem("name-twice", path, related=(related,), written=name)

    def _source(self, id_: str, one: SourceFile) -> Source:
        return Source(
            id=id_,
            kind=one.kind,
            title=one.title,
            publisher=one.publisher,
            published_on=one.published_on,
            published_note=one.published_note or "",
            supplied_by=one.supplied_by or "",
            url=one.url or "",
            span=self.desk.places.key(("sources", id_)),
        )

    def _document(self, id_: str, one: DocumentFile) -> Document:
        path = ("documents", id_)
        cite = self.desk.cite(one.cite, (*path, "cite"))
        return Document(id=id_, title=one.title, note=one.note or "", cite=cite, span=self.desk.places.key(path))

    def _finding(self, id_: str, one: FindingFile) -> Finding:
        path = ("findings", id_)
        return Finding(
            id=id_,
            name=one.name,
            reason=one.reason,
            decided_by=one.decided_by or "",
            decided_by_stated=one.decided_by_stated,
            note=one.note or "",
            cite=self.desk.cite(one.cite, (*path, "cite")),
            span=self.desk.places.key(path),
        )

    def _definitions(self) -> dict[str, Definition]:
        found: dict[str, Definition] = {}
        for id_, one in self.file.definitions.items():
            path = ("definitions", id_)
            when = self.desk.condition((*path, "when"))
            if when is not None:
                cite = self.desk.cite(one.cite, (*path, "cite"))
                span = self.desk.places.key(path)
                found[id_] = Definition(id=id_, name=one.name, when=when, cite=cite, span=span)
        return found

    def _quantities(self) -> dict[str, NamedQuantity]:
        found: dict[str, NamedQuantity] = {}
        for id_, quantity in self.named.quantities.items():
            path, one = ("definitions", id_), self.file.definitions[id_]
            cite = self.desk.cite(one.cite, (*path, "cite"))
            span = self.desk.places.key(path)
            found[id_] = NamedQuantity(id=id_, name=one.name, quantity=quantity, cite=cite, span=span)
        return found

    def _benefits(self) -> dict[str, Benefit]:
        documents = Words({id_: id_ for id_ in (*self.inherited.documents, *self.file.documents)})
        common = procedure(self.desk, self.file.procedure, ("procedure",))
        return {id_: benefit(self.desk, id_, one, documents, common) for id_, one in self.file.benefits.items()}

    def _groups(self) -> dict[str, Group]:
        known = written_names(self.desk.tree, "groups", self.inherited.packs)
        decoder = GroupDecoder(desk=self.desk, groups=known)
        found = {id_: decoder.group(id_, one) for id_, one in self.file.groups.items()}
        return {id_: group for id_, group in found.items() if group is not None}

    def _laws(self) -> dict[str, Law]:
        told = {id_ for id_, one in self.file.benefits.items() if one.kind in INFORMATIONAL_KINDS}
        told |= {one.id for pack in self.inherited.packs for one in pack.benefits.values() if one.informational}
        decoder = LawDecoder(desk=self.desk, told=told, ranked=self._ranked)
        found = {id_: decoder.law(id_, one) for id_, one in self.file.laws.items()}
        return {id_: law for id_, law in found.items() if law is not None}

    @property
    def _ranked(self) -> frozenset[str]:
        """The facts whose choices are put in order by the file or by a pack that it builds on."""
        own = (self.desk.conditions.words.find(one.fact) for one in self.file.monotone or () if one.order)
        below = (id_ for pack in self.inherited.packs for id_ in pack.monotone or ())
        return frozenset(one for one in (*own, *below) if one is not None)

    def _conventions(self) -> Conventions:
        one = self.file.conventions
        return Conventions() if one is None else Conventions(month_end=one.month_end, money=one.money)

    def _monotone(self) -> dict[str, tuple[str, ...]] | None:
        """Return the facts that rank people, each with its choices from low to high; None where none are declared."""
        if self.file.monotone is None:
            return None
        found: dict[str, tuple[str, ...]] = {}
        for place, one in enumerate(self.file.monotone):
            path: Path = (
                ("monotone", place)
                if isinstance(self.desk.node(("monotone", place)), Scalar)
                else ("monotone", place, "fact")
            )
            fact = self.desk.reference(one.fact, self.desk.conditions.words, path, "unknown-fact")
            if fact is not None and fact in found:
                self.desk.problem("monotone-twice", path, written=one.fact)
            elif fact is not None and (order := self._order(fact, one, place, path)) is not None:
                found[fact] = order
        return found

    def _order(self, id_: str, one: RankingFile, place: int, path: Path) -> tuple[str, ...] | None:
        fact = self.desk.conditions.facts[id_]
        if not isinstance(fact.type, ChoiceType):
            self.desk.problem("monotone-no-choice", path, name=fact.name)
            return None
        if not one.order and fact.type.ordered:
            return tuple(option.id for option in fact.type.options)
        if not one.order:
            self.desk.problem("monotone-no-order", path, name=fact.name)
            return None
        where: Path = ("monotone", place, "order")
        chosen = [self.desk.choice(fact, fact.type, word, (*where, at)) for at, word in enumerate(one.order)]
        if len(set(chosen)) < len(chosen) or len(chosen) < 2:
            self.desk.problem("monotone-order", where, name=fact.name)
            return None
        return tuple(word for word in chosen if word is not None)

    def _statistic(self, id_: str, one: StatisticFile) -> Statistic:
        path = ("statistics", id_)
        benefits = self.desk.conditions.benefits
        return Statistic(
            id=id_,
            name=one.name,
            count=one.count,
            total=one.total,
            each=tuple(self.desk.references(one.each, benefits, (*path, "each"), "unknown-benefit")),
            relation=one.relation,
            whole=one.whole,
            parts=tuple(one.parts),
            note=one.note or "",
            cite=self.desk.cite(one.cite, (*path, "cite")),
            span=self.desk.places.key(path),
        )
