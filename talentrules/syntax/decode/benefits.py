"""Benefits and their versions."""

from __future__ import annotations

from talentrules.dates import Days
from talentrules.model.conditions import All, Any, Condition, Not
from talentrules.model.facts import DateType
from talentrules.model.pack import INFORMATIONAL_KINDS, Amount, Benefit, Clock, Procedure, Services, Version
from talentrules.syntax.decode.desk import Desk
from talentrules.syntax.decode.obligations import obligation
from talentrules.syntax.decode.payments import payment
from talentrules.syntax.decode.procedures import procedure
from talentrules.syntax.places import Path
from talentrules.syntax.surface.pack import BenefitFile, PeriodFile, ServicesFile, VersionFile
from talentrules.syntax.words import Words

__all__ = ["benefit"]


def benefit(desk: Desk, id_: str, one: BenefitFile, documents: Words, common: Procedure | None) -> Benefit:
    """Return the benefit `id_`; `documents` are those that it may name, `common` is the procedure of the whole pack.

    What is only told needs no procedure; a benefit that states one of its own has that one.
    """
    path = ("benefits", id_)
    own = procedure(desk, one.procedure, (*path, "procedure"))
    shared = None if one.kind in INFORMATIONAL_KINDS else common
    return Benefit(
        id=id_,
        name=one.name,
        kind=one.kind,
        category=one.category,
        beneficiary=one.beneficiary,
        beneficiary_name=one.beneficiary_name or "",
        versions=_versions(desk, one, path),
        version_by=_clock(desk, one.version_by, (*path, "version_by")),
        services=_services(desk, one.services, (*path, "services")),
        documents=tuple(desk.references(one.documents, documents, (*path, "documents"), "unknown-document")),
        procedure=shared if one.procedure is None else own,
        verb=one.verb or "",
        place=one.place or "",
        notes=tuple(one.notes),
        unstated=tuple(one.unstated),
        cite=desk.cite(one.cite, (*path, "cite")),
        span=desk.places.key(path),
    )


def _versions(desk: Desk, one: BenefitFile, path: Path) -> tuple[Version, ...]:
    if one.versions is not None:
        paths = [(*path, "versions", place) for place in range(len(one.versions))]
        return tuple(_version(desk, part, part, where, where) for part, where in zip(one.versions, paths, strict=True))
    period = one.in_force or PeriodFile()
    return (_version(desk, one, period, path, (*path, "in_force") if one.in_force else path),)


def _version(desk: Desk, rule: BenefitFile | VersionFile, period: PeriodFile, path: Path, days: Path) -> Version:
    return Version(
        days=Days(first=period.from_, last=period.until),
        when=_when(desk, path),
        amount=_amount(desk, (*path, "amount")),
        payment=payment(desk, rule.payment, (*path, "payment")),
        obligation=obligation(desk, rule.obligation, (*path, "obligation")),
        text=period.text or "",
        cite=desk.cite(period.cite, (*days, "cite")),
        span=desk.places.key(days),
    )


def _when(desk: Desk, path: Path) -> Condition | None:
    """Return the condition of a version: `when`, and none of the cases of `excluded_when`."""
    when = desk.condition((*path, "when"))
    excluding = (*path, "excluded_when")
    if desk.node(excluding) is None:
        return when
    count = len(getattr(desk.node(excluding), "items", (None,)))
    cases = [desk.condition((*excluding, place)) for place in range(count)]
    span = desk.places.key(excluding)
    case = Any(parts=tuple(one for one in cases if one is not None), span=span)
    excluded = Not(part=case, span=span)
    return excluded if when is None else All(parts=(when, excluded), span=desk.places.key((*path, "when")))


def _amount(desk: Desk, path: Path) -> Amount | None:
    node = desk.node(path)
    return None if node is None else desk.conditions.quantities.read_amount(node, desk.places.key(path))


def _clock(desk: Desk, word: str | None, path: Path) -> Clock | str:
    if word is None or word in set(Clock):
        return Clock(word or Clock.EVALUATION)
    reader = desk.conditions
    fact = desk.reference(word, reader.words, path, "unknown-fact")
    if fact is not None and not isinstance(reader.facts[fact].type, DateType):
        desk.problem("version-by-no-date", path, written=word)
    return fact or Clock.EVALUATION


def _services(desk: Desk, one: ServicesFile | None, path: Path) -> Services | None:
    if one is None:
        return None
    return Services(
        declared=one.declared,
        at_least=one.at_least,
        unit=one.unit,
        items=tuple(one.listed),
        span=desk.places.key(path),
    )
