"""What the documents do not say: everything in a pack that is marked as unstated or left to somebody's discretion."""

from __future__ import annotations

from collections.abc import Iterator

from talentrules.explain import phrases as say
from talentrules.explain.citations import titled
from talentrules.explain.entry import services_words
from talentrules.explain.findings import reason_words, who_decides
from talentrules.explain.groups import group_name
from talentrules.explain.handbook import words
from talentrules.explain.handbook.links import anchor, to_benefit, to_benefits
from talentrules.explain.handbook.page import Block, Cell, Grid, Line, Link, Run, Text, cell
from talentrules.explain.handbook.relations import findings_of
from talentrules.explain.handbook.writer import Writer
from talentrules.explain.labels import CLAWBACKS, CUTS, GRANULARITIES, MISSED, PAYMENTS
from talentrules.explain.procedure import tells_nothing
from talentrules.model.groups import Cap, Cut
from talentrules.model.obligations import Clawback, ClawbackKind, Obligation
from talentrules.model.pack import Amount, Benefit, Finding, Granularity, Services, Version
from talentrules.model.payments import Every, Missed, Payment
from talentrules.model.quantities import Stated
from talentrules.model.walk import below

__all__ = ["unsaid_blocks"]


def unsaid_blocks(writer: Writer) -> Iterator[Block]:
    """Yield the findings, then everything else that is not said, then the benefits without any word on the procedure."""
    points = tuple((concerned, said) for concerned, said in _points(writer))
    findings = tuple(_findings(writer))
    if findings:
        heads = (words.UNSAID_COLUMN, words.CONCERNS_COLUMN)
        yield Grid(
            kind="unsaid",
            caption=writer.tell(words.UNSAID_FINDINGS),
            headings=writer.headings(*heads),
            rows=findings,
        )
    if points:
        heads = (words.CONCERNS_COLUMN, words.UNSAID_COLUMN)
        rows = tuple(_row(concerned, said, writer) for concerned, said in points)
        yield Grid(
            kind="unsaid-points", caption=writer.tell(words.UNSAID_POINTS), headings=writer.headings(*heads), rows=rows
        )
    silent = tuple(one.id for one in _granted(writer) if tells_nothing(one.procedure))
    if silent:
        names = to_benefits(silent, writer.pack, writer.lang)
        yield writer.line("silent", words.UNSAID_PROCEDURE, names)
    if not (findings or points or silent):
        yield Line(kind="nothing", text=(writer.tell(words.NOTHING_UNSAID),))


def _row(concerned: Text, said: tuple[str, ...], writer: Writer) -> tuple[Cell, ...]:
    return (cell(*concerned), tuple(writer.listing("cell", None, dict.fromkeys(said))))


def _granted(writer: Writer) -> Iterator[Benefit]:
    return (one for one in writer.pack.benefits.values() if not one.informational)


def _findings(writer: Writer) -> Iterator[tuple[Cell, ...]]:
    resting = findings_of(writer.pack)
    for finding in writer.pack.findings.values():
        benefits = (one for one, found in resting.items() if finding.id in found)
        told = (Line(kind="cell", text=(_finding(finding), writer.tell(words.COLON), _open(finding, writer))),)
        note = (Line(kind="detail", text=(finding.note,)),) if finding.note else ()
        yield (*told, *note), cell(*to_benefits(benefits, writer.pack, writer.lang))


def _finding(finding: Finding) -> Run:
    return Link(words=finding.name, to=anchor("finding", finding.id))


def _open(finding: Finding, writer: Writer) -> str:
    parts = (reason_words(finding, writer.lang), who_decides(finding, writer.pack, writer.lang))
    return writer.tell(say.PIECES).join(parts)


def _points(writer: Writer) -> Iterator[tuple[Text, tuple[str, ...]]]:
    """Yield what is concerned and what is not said of it: the pack, each benefit, each group, sources, documents."""
    pack, lang = writer.pack, writer.lang
    if not pack.groups and len(pack.benefits) > 1:
        yield (writer.tell(words.ALL_OF_THEM),), (writer.tell(words.UNSAID_GROUPS),)
    if pack.review_by is None:
        yield (writer.tell(words.ALL_OF_THEM),), (writer.tell(words.UNSAID_REVIEW),)
    for benefit in pack.benefits.values():
        said = tuple(_of_benefit(benefit, writer))
        if said:
            yield (to_benefit(benefit.id, pack, lang),), said
    for group in pack.groups.values():
        if isinstance(group, Cap) and group.cut is Cut.UNSHARED:
            name = Link(words=group_name(group.id, pack, lang), to=anchor("group", group.id))
            yield (name,), (writer.tell(CUTS[group.cut]),)
    yield from _of_papers(writer)


def _of_papers(writer: Writer) -> Iterator[tuple[Text, tuple[str, ...]]]:
    """Yield sources without a date, and documents that sources name without printing them."""
    pack = writer.pack
    for source in pack.sources.values():
        if source.published_on is None:
            link = Link(words=titled(source.title), to=anchor("source", source.id))
            noted = writer.tell(say.BRACKETS, text=source.published_note) if source.published_note else ""
            yield (link,), (writer.tell(words.UNSAID_DATE) + noted,)
    for document in pack.documents.values():
        link = Link(words=titled(document.title), to=anchor("document", document.id))
        yield (link,), (writer.tell(words.UNSAID_DOCUMENT),)


def _of_benefit(benefit: Benefit, writer: Writer) -> Iterator[str]:
    yield from benefit.unstated
    for version in benefit.versions:
        yield from _of_version(version, benefit, writer)
    if benefit.services is not None and _counts_more(benefit.services):
        yield services_words(benefit.services, writer.lang)


def _of_version(version: Version, benefit: Benefit, writer: Writer) -> Iterator[str]:
    if version.when is None and not benefit.informational:
        yield writer.tell(say.NO_CONDITION)
    if version.amount is not None:
        yield from _of_amount(version.amount, writer)
        if version.payment is None:
            yield writer.tell(PAYMENTS[Every.UNSTATED])
    if version.payment is not None:
        yield from _of_payment(version.payment, writer)
    if version.obligation is not None and _refund_unstated(version.obligation):
        yield writer.tell(CLAWBACKS[ClawbackKind.UNSTATED])


def _of_amount(amount: Amount, writer: Writer) -> Iterator[str]:
    """Yield which ends of a published amount are open, and that nothing is said of what lies between two."""
    for one in below(amount.quantity):
        if not isinstance(one, Stated):
            continue
        low, high = one.interval.low, one.interval.high
        if low is None and high is None:
            yield writer.tell(say.AMOUNT_UNSTATED)
        elif low is None:
            yield writer.tell(say.NO_LOW)
        elif high is None:
            yield writer.tell(say.NO_HIGH)
        elif low != high and amount.granularity is not Granularity.ENDS:
            yield writer.tell(GRANULARITIES[amount.granularity])


def _of_payment(payment: Payment, writer: Writer) -> Iterator[str]:
    if payment.every is Every.UNSTATED:
        yield writer.tell(PAYMENTS[Every.UNSTATED])
    parts = payment.instalments or payment.at_end is not None or payment.every in (Every.YEAR, Every.MONTH)
    if parts and payment.start is None:
        yield writer.tell(words.UNSAID_START)
    if payment.on_application and payment.missed is Missed.UNSTATED:
        yield writer.tell(MISSED[Missed.UNSTATED])


def _refund_unstated(obligation: Obligation) -> bool:
    resale: tuple[Clawback | None, ...] = (obligation.resale.clawback,) if obligation.resale is not None else ()
    clawbacks = (obligation.clawback, *obligation.by_reason.values(), *resale)
    return any(one is not None and one.kind is ClawbackKind.UNSTATED for one in clawbacks)


def _counts_more(services: Services) -> bool:
    """Whether the source counts more services than it names."""
    listed = len(services.items)
    return not listed or (services.declared is not None and (listed < services.declared or services.at_least))
