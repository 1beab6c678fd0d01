"""Every condition and quantity of a pack with what stands around it: whose it is, what is cited for it, where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from talentrules.model.conditions import Compare, Condition, Records
from talentrules.model.facts import Fact, RecordsType
from talentrules.model.groups import Group
from talentrules.model.pack import Benefit, Definition, NamedQuantity, Pack, Procedure, Version, group_terms
from talentrules.model.quantities import FactValue, OverRecords, Row, Table
from talentrules.model.sources import Citation
from talentrules.model.walk import Term, terms_in
from talentrules.source import NOWHERE, Span

__all__ = ["Owner", "Stated", "fact_of", "procedure_cites", "stated", "within"]

Owner = Definition | NamedQuantity | Benefit | Group


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A condition or quantity, the entry that states it, and all citations that it may rest on.

    `cites` holds its own citations and those of the conditions, the row, the version, the obligation or procedure, the
    entry around it. `around` is the condition or quantity that it stands directly in. `records` is the type of the
    record list around it, whose fields it speaks of; None where it speaks of the profile. `span` is its place, or the
    nearest one around it that is known.
    """

    term: Term
    owner: Owner
    cites: tuple[Citation, ...]
    span: Span
    around: Term | None = None
    records: RecordsType | None = None


def stated(pack: Pack) -> Iterator[Stated]:
    """Yield every condition and quantity of `pack`, outermost first. Iterative: they may be nested deeply."""
    for definition in pack.definitions.values():
        yield from within(pack, definition, definition.when, definition.cite)
    for named in pack.quantities.values():
        yield from within(pack, named, named.quantity, named.cite)
    for benefit in pack.benefits.values():
        for term, cites in _terms_of(benefit):
            yield from within(pack, benefit, term, cites)
    for benefit, procedure in procedures(pack):
        for term, cites in _terms_of_procedure(benefit, procedure):
            yield from within(pack, benefit, term, cites)
    for group in pack.groups.values():
        for term in group_terms(group):
            yield from within(pack, group, term, group.cite)


def within(pack: Pack, owner: Owner, term: Term, cites: tuple[Citation, ...]) -> Iterator[Stated]:
    """Yield `term` of `owner` and everything inside it, outermost first; `cites` are those around it."""
    yield from _below(pack, _outermost(owner, term, cites))


def fact_of(pack: Pack, one: Stated, reads: Compare | Records | FactValue | OverRecords) -> Fact | None:
    """Return the fact, or the field of the record around, that `reads` (standing where `one` stands) speaks of."""
    of_profile = isinstance(reads, FactValue | OverRecords) and reads.of_profile
    return (pack.facts if one.records is None or of_profile else one.records.by_id).get(reads.fact)


def procedures(pack: Pack) -> Iterator[tuple[Benefit, Procedure]]:
    """Yield every procedure once, with the first benefit that it is for: one may hold for all of a pack."""
    seen: set[int] = set()
    for benefit in pack.benefits.values():
        if benefit.procedure is not None and id(benefit.procedure) not in seen:
            seen.add(id(benefit.procedure))
            yield benefit, benefit.procedure


def procedure_cites(benefit: Benefit, procedure: Procedure) -> tuple[Citation, ...]:
    """Return all citations that the procedure of `benefit` may rest on."""
    return procedure.cite + tuple(cite for version in benefit.versions for cite in version.cite) + benefit.cite


def _terms_of(benefit: Benefit) -> Iterator[tuple[Term, tuple[Citation, ...]]]:
    for version in benefit.versions:
        for term, cites in _terms_of_version(version):
            yield term, cites + version.cite + benefit.cite


def _terms_of_procedure(benefit: Benefit, procedure: Procedure) -> Iterator[tuple[Term, tuple[Citation, ...]]]:
    asides = (*(paper.when for paper in procedure.evidence), *(window.of for window in procedure.windows))
    for term in _there(*asides):
        yield term, procedure_cites(benefit, procedure)


def _terms_of_version(version: Version) -> Iterator[tuple[Term, tuple[Citation, ...]]]:
    """Yield what `version` states, each with the citations that stand nearer than the version's."""
    amount = None if version.amount is None else version.amount.quantity
    for term in _there(version.when, amount):
        yield term, ()
    if (paid := version.payment) is not None:
        for term in _there(paid.start, paid.in_total_at_most, paid.while_, paid.claim_from):
            yield term, ()
    if (owed := version.obligation) is not None:
        for term in _there(owed.start, owed.resale.start if owed.resale is not None else None):
            yield term, owed.cite


def _there(*terms: Term | None) -> Iterator[Term]:
    return (term for term in terms if term is not None)


def _outermost(owner: Owner, term: Term, cites: tuple[Citation, ...]) -> Stated:
    return Stated(
        term=term,
        owner=owner,
        cites=_own(term) + cites,
        span=owner.span if term.span == NOWHERE else term.span,
    )


def _below(pack: Pack, outermost: Stated) -> Iterator[Stated]:
    waiting = [outermost]
    while waiting:
        one = waiting.pop()
        yield one
        waiting.extend(reversed(list(_inside(pack, one))))


def _inside(pack: Pack, one: Stated) -> Iterator[Stated]:
    """Yield what stands directly inside `one`."""
    term = one.term
    if isinstance(term, Table):
        for row in term.rows:
            yield from _parts(one, (row.when, row.value), row.cite, _place(row, one.span))
        yield from _parts(one, _there(term.otherwise))
        return
    yield from _parts(one, terms_in(term), records=_records_of(pack, one))


def _parts(
    around: Stated,
    terms: Iterable[Term],
    cites: tuple[Citation, ...] = (),
    span: Span | None = None,
    records: RecordsType | None = None,
) -> Iterator[Stated]:
    """Yield `terms` as they stand in `around`, with `cites` (of a row) beside its own."""
    for term in terms:
        nearer = _own(term) + cites
        yield Stated(
            term=term,
            owner=around.owner,
            cites=nearer + around.cites if nearer else around.cites,
            span=(span or around.span) if term.span == NOWHERE else term.span,
            around=around.term,
            records=records or around.records,
        )


def _place(row: Row, around: Span) -> Span:
    return around if row.span == NOWHERE else row.span


def _own(term: Term) -> tuple[Citation, ...]:
    return term.cite if isinstance(term, Condition) else ()


def _records_of(pack: Pack, one: Stated) -> RecordsType | None:
    """Return the type of the record list that `one` goes through, if it does."""
    if not isinstance(one.term, Records | OverRecords):
        return None
    fact = fact_of(pack, one, one.term)
    return fact.type if fact is not None and isinstance(fact.type, RecordsType) else None
