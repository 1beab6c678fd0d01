"""A pack file to a pack: shape first, then every name resolved, every value read, everything wrong said at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from collections.abc import Mapping as Mapping_
from dataclasses import dataclass
from hashlib import sha256

from pydantic import BaseModel, ValidationError

from talentrules.dates import Days
from talentrules.diagnostics import Diagnostic, Related, Severity, fill
from talentrules.model.conditions import Condition
from talentrules.model.facts import (
    BooleanType,
    ChoiceType,
    DateType,
    Fact,
    FactType,
    MoneyType,
    NumberType,
    Option,
    RecordsType,
    SetType,
    TextType,
)
from talentrules.model.pack import (
    Amount,
    Benefit,
    Clock,
    Definition,
    Evidence,
    Finding,
    Jurisdiction,
    Pack,
    Payment,
    Procedure,
    Services,
    Statistic,
    Version,
)
from talentrules.model.sources import Citation, Document, Source
from talentrules.model.vocabulary import VOCABULARY
from talentrules.money import Interval
from talentrules.syntax import surface
from talentrules.syntax.conditions import FORMS, ConditionReader
from talentrules.syntax.places import Path, Places, plain
from talentrules.syntax.reader import Reading
from talentrules.syntax.shape import shape_diagnostics
from talentrules.syntax.tree import Mapping, Node, Scalar, Sequence
from talentrules.syntax.words import Words

__all__ = ["decode_pack"]

_WORDS_OF_CONDITIONS = frozenset({*FORMS, "text", "cite"})
_RESERVED = _WORDS_OF_CONDITIONS | {"some", "none", "value", "unknown", "standing", "remark", "attestations"}


def decode_pack(reading: Reading) -> tuple[Pack | None, tuple[Diagnostic, ...]]:
    """Return the pack that `reading` holds, or None and what is wrong with it; `check` looks at what it means."""
    tree = reading.tree
    if tree is None:
        return None, reading.diagnostics
    places = Places.of(tree)
    try:
        file = surface.PackFile.model_validate(plain(tree))
    except ValidationError as error:
        found = [*_nulls(tree), *shape_diagnostics(error, places), *_wrong_conditions(tree, places)]
        return None, reading.beside(found)
    decoder = _Decoder.of(file, tree, places)
    pack = decoder.pack(sha256(reading.data).hexdigest())
    found = list(reading.beside([*_nulls(tree), *decoder.problems]))
    usable = not any(one.severity is Severity.ERROR for one in found)
    return (pack if usable else None), tuple(found)


def _nulls(tree: Node) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    waiting: list[Node] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar) and node.value is None:
            found.append(fill("null-in-pack", {}, node.span))
        elif isinstance(node, Sequence):
            waiting.extend(node.items)
        elif isinstance(node, Mapping):
            waiting.extend(value for _, value in node.entries)
    return found


def _wrong_conditions(tree: Node, places: Places) -> list[Diagnostic]:
    """Return what is wrong with the conditions of a file whose shape is wrong elsewhere, so that all is said at once."""
    try:
        own = {
            id_: _fact(id_, surface.FactFile.model_validate(plain(one)), places, ("facts", id_))
            for id_, one in _entries(tree, "facts")
        }
    except ValidationError:
        return []  # with a fact that cannot be read, good conditions would look wrong
    problems: list[Diagnostic] = []
    reader = _condition_reader(tree, {**VOCABULARY, **own}, problems)
    for part in ("definitions", "benefits"):
        for _, one in _entries(tree, part):
            versions = one.get("versions") if isinstance(one, Mapping) else None
            for holder in (one, *(versions.items if isinstance(versions, Sequence) else ())):
                when = holder.get("when") if isinstance(holder, Mapping) else None
                if when is not None:
                    reader.read(when)
    return problems


def _entries(tree: Node, part: str) -> list[tuple[str, Node]]:
    node = tree.get(part) if isinstance(tree, Mapping) else None
    return [(key.written, value) for key, value in node.entries] if isinstance(node, Mapping) else []


def _condition_reader(tree: Node, facts: dict[str, Fact], problems: list[Diagnostic]) -> ConditionReader:
    """Return a reader of conditions that knows `facts` and every other name that the file gives."""
    return ConditionReader(
        facts=facts,
        words=Words.of(facts.values()),
        findings=_written_names(tree, "findings"),
        definitions=_written_names(tree, "definitions"),
        benefits=_written_names(tree, "benefits"),
        sources=Words({id_: id_ for id_, _ in _entries(tree, "sources")}),
        problems=problems,
    )


def _written_names(tree: Node, part: str) -> Words:
    """Return the ids and Chinese names that stand under `part`; where two meet, the id decides."""
    ids = {id_: id_ for id_, _ in _entries(tree, part)}
    named = ((id_, one.get("name")) for id_, one in _entries(tree, part) if isinstance(one, Mapping))
    return Words({name.written: id_ for id_, name in named if isinstance(name, Scalar)} | ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Decoder:
    """One pack file on its way to a pack."""

    file: surface.PackFile
    tree: Mapping
    places: Places
    facts: dict[str, Fact]
    conditions: ConditionReader
    problems: list[Diagnostic]

    @classmethod
    def of(cls, file: surface.PackFile, tree: Mapping, places: Places) -> _Decoder:
        """Return a decoder that knows every name of the file."""
        problems: list[Diagnostic] = []
        own = {id_: _fact(id_, one, places, ("facts", id_)) for id_, one in file.facts.items()}
        facts = {**VOCABULARY, **own}
        conditions = _condition_reader(tree, facts, problems)
        decoder = cls(file=file, tree=tree, places=places, facts=facts, conditions=conditions, problems=problems)
        decoder.refuse_taken_names()
        return decoder

    def pack(self, digest: str) -> Pack:
        """Return the pack; it is good only if `problems` holds no error."""
        file = self.file
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
            sources={id_: self.source(id_, one) for id_, one in file.sources.items()},
            documents={id_: self.document(id_, one) for id_, one in file.documents.items()},
            facts=self.facts,
            own_facts=tuple(file.facts),
            findings={id_: self.finding(id_, one) for id_, one in file.findings.items()},
            definitions=self.definitions(),
            benefits={id_: self.benefit(id_, one) for id_, one in file.benefits.items()},
            statistics={id_: self.statistic(id_, one) for id_, one in file.statistics.items()},
            sha256=digest,
            file=self.tree.span.file,
        )

    def refuse_taken_names(self) -> None:
        """Keep a problem for each id or Chinese name that means two things."""
        self.refuse_taken_ids(self.file.facts, ("facts",), taken=_RESERVED | VOCABULARY.keys())
        vocabulary = Words.of(VOCABULARY.values())
        for id_, one in self.file.facts.items():
            if vocabulary.find(one.name) is not None:
                self.problem(
                    "fact-name-taken", ("facts", id_, "name"), written=one.name, taken=vocabulary.ids[one.name]
                )
        for part in ("facts", "findings", "definitions", "benefits"):
            names: dict[Path, str] = {(part, id_, "name"): one.name for id_, one in getattr(self.file, part).items()}
            self.refuse_second_names(names)

    def refuse_taken_ids(self, facts: Mapping_[str, surface.FactFile], path: Path, *, taken: Collection[str]) -> None:
        """Keep a problem for each id of a fact, or of a field in it, that is a word of the language or of pydantic."""
        for id_, one in facts.items():
            where = (*path, id_)
            if id_ in taken or hasattr(BaseModel, id_):
                self.problem("fact-id-taken", where, at_key=True, written=id_)
            self.refuse_second_names({(*where, "choices", key): name for key, name in (one.choices or {}).items()})
            fields = one.fields or {}
            self.refuse_second_names({(*where, "fields", key, "name"): field.name for key, field in fields.items()})
            self.refuse_taken_ids(fields, (*where, "fields"), taken=_WORDS_OF_CONDITIONS)

    def refuse_second_names(self, names: Mapping_[Path, str]) -> None:
        """Keep a problem for each name that stands a second time among `names`, which are given by path."""
        first: dict[str, Path] = {}
        for path, name in names.items():
            if (other := first.setdefault(name, path)) != path:
                related = Related(span=self.places.value(other), note="第一次在这里", note_en="first here")
                self.problem("name-twice", path, related=(related,), written=name)

    def source(self, id_: str, one: surface.SourceFile) -> Source:
        return Source(
            id=id_,
            kind=one.kind,
            title=one.title,
            publisher=one.publisher,
            published_on=one.published_on,
            published_note=one.published_note or "",
            supplied_by=one.supplied_by or "",
            url=one.url or "",
            span=self.places.key(("sources", id_)),
        )

    def document(self, id_: str, one: surface.DocumentFile) -> Document:
        path = ("documents", id_)
        cite = self.cite(one.cite, (*path, "cite"))
        return Document(id=id_, title=one.title, note=one.note or "", cite=cite, span=self.places.key(path))

    def finding(self, id_: str, one: surface.FindingFile) -> Finding:
        path = ("findings", id_)
        return Finding(
            id=id_,
            name=one.name,
            reason=one.reason,
            decided_by=one.decided_by or "",
            decided_by_stated=one.decided_by_stated,
            note=one.note or "",
            cite=self.cite(one.cite, (*path, "cite")),
            span=self.places.key(path),
        )

    def definitions(self) -> dict[str, Definition]:
        found: dict[str, Definition] = {}
        for id_, one in self.file.definitions.items():
            path = ("definitions", id_)
            when = self.condition((*path, "when"))
            if when is not None:
                cite = self.cite(one.cite, (*path, "cite"))
                found[id_] = Definition(id=id_, name=one.name, when=when, cite=cite, span=self.places.key(path))
        return found

    def benefit(self, id_: str, one: surface.BenefitFile) -> Benefit:
        path = ("benefits", id_)
        return Benefit(
            id=id_,
            name=one.name,
            kind=one.kind,
            category=one.category,
            beneficiary=one.beneficiary,
            beneficiary_name=one.beneficiary_name or "",
            versions=self.versions(one, path),
            version_by=self.clock(one.version_by, (*path, "version_by")),
            services=self.services(one.services, (*path, "services")),
            documents=tuple(self.references(one.documents, Words({key: key for key in self.file.documents}), path)),
            procedure=self.procedure(one.procedure, (*path, "procedure")),
            verb=one.verb or "",
            place=one.place or "",
            notes=tuple(one.notes),
            unstated=tuple(one.unstated),
            cite=self.cite(one.cite, (*path, "cite")),
            span=self.places.key(path),
        )

    def versions(self, one: surface.BenefitFile, path: Path) -> tuple[Version, ...]:
        if one.versions is not None:
            paths = [(*path, "versions", place) for place in range(len(one.versions))]
            return tuple(
                self.version(part, part, where, where) for part, where in zip(one.versions, paths, strict=True)
            )
        period = one.in_force or surface.PeriodFile()
        return (self.version(one, period, path, (*path, "in_force") if one.in_force else path),)

    def version(
        self, rule: surface.BenefitFile | surface.VersionFile, period: surface.PeriodFile, path: Path, days: Path
    ) -> Version:
        return Version(
            days=Days(first=period.from_, last=period.until),
            when=self.condition((*path, "when")) if "when" in rule.model_fields_set else None,
            amount=self.amount(rule.amount, (*path, "amount")),
            payment=self.payment(rule.payment, (*path, "payment")),
            text=period.text or "",
            cite=self.cite(period.cite, (*days, "cite")),
            span=self.places.key(days),
        )

    def clock(self, word: str | None, path: Path) -> Clock | str:
        if word is None or word in set(Clock):
            return Clock(word or Clock.EVALUATION)
        fact = self.conditions.words.find(word)
        if fact is None:
            self.unknown("unknown-fact", self.conditions.words, word, path)
        elif not isinstance(self.facts[fact].type, DateType):
            self.problem("version-by-no-date", path, written=word)
        return fact or Clock.EVALUATION

    def amount(self, one: surface.AmountFile | None, path: Path) -> Amount | None:
        if one is None:
            return None
        low = one.fixed or one.from_ or one.at_least
        high = one.fixed or one.to or one.at_most
        return Amount.stated(Interval(low, high), granularity=one.granularity, span=self.places.key(path))

    def payment(self, one: surface.PaymentFile | None, path: Path) -> Payment | None:
        if one is None:
            return None
        return Payment(every=one.every, on_application=one.on_application, span=self.places.key(path))

    def services(self, one: surface.ServicesFile | None, path: Path) -> Services | None:
        if one is None:
            return None
        return Services(
            declared=one.declared,
            at_least=one.at_least,
            unit=one.unit,
            items=tuple(one.listed),
            span=self.places.key(path),
        )

    def procedure(self, one: surface.ProcedureFile | None, path: Path) -> Procedure | None:
        if one is None:
            return None
        return Procedure(
            authority=one.authority or "",
            route=one.route or "",
            window=one.window or "",
            evidence=tuple(Evidence(name=paper) for paper in one.evidence),
            cite=self.cite(one.cite, (*path, "cite")),
        )

    def statistic(self, id_: str, one: surface.StatisticFile) -> Statistic:
        path = ("statistics", id_)
        return Statistic(
            id=id_,
            name=one.name,
            count=one.count,
            total=one.total,
            each=tuple(self.references(one.each, self.conditions.benefits, (*path, "each"), "unknown-benefit")),
            relation=one.relation,
            whole=one.whole,
            parts=tuple(one.parts),
            note=one.note or "",
            cite=self.cite(one.cite, (*path, "cite")),
            span=self.places.key(path),
        )

    def references(
        self, written: Iterable[str], words: Words, path: Path, code: str = "unknown-document"
    ) -> Iterable[str]:
        """Yield the id for each word; keep a problem where there is none."""
        where = (*path, "documents") if code == "unknown-document" else path
        for place, word in enumerate(written):
            found = words.find(word)
            if found is None:
                self.unknown(code, words, word, (*where, place))
            else:
                yield found

    def cite(self, listed: list[surface.CitationFile], path: Path) -> tuple[Citation, ...]:
        for place, one in enumerate(listed):
            if one.source not in self.file.sources:
                self.unknown("unknown-source", self.conditions.sources, one.source, (*path, place, "source"))
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

    def condition(self, path: Path) -> Condition | None:
        node: Node | None = self.tree
        for part in path:
            if isinstance(node, Mapping):
                node = node.get(str(part))
            elif isinstance(node, Sequence) and isinstance(part, int):
                node = node.items[part]
        return None if node is None else self.conditions.read(node)

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


def _fact(id_: str, one: surface.FactFile, places: Places, path: Path) -> Fact:
    return Fact(
        id=id_,
        name=one.name,
        type=_fact_type(one, places, path),
        question=one.question or "",
        proof=one.proof or "",
        section="own",
        span=places.key(path),
    )


def _fact_type(one: surface.FactFile, places: Places, path: Path) -> FactType:  # noqa: PLR0911 - one line a type
    options = tuple(Option(id=id_, name=name) for id_, name in (one.choices or {}).items())
    minimum = 0 if one.minimum is None else one.minimum
    match one.type:
        case "boolean":
            return BooleanType()
        case "integer" | "decimal":
            whole = one.type == "integer"
            return NumberType(unit=one.unit or "", whole=whole, minimum=minimum, maximum=one.maximum)
        case "money":
            return MoneyType()
        case "date":
            return DateType()
        case "text":
            return TextType()
        case "choice" | "ordered_choice":
            return ChoiceType(options=options, ordered=one.type == "ordered_choice")
        case "set":
            return SetType(options=options)
        case "records":
            fields = (one.fields or {}).items()
            return RecordsType(fields=tuple(_fact(id_, inner, places, (*path, "fields", id_)) for id_, inner in fields))
