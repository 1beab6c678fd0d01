"""One section of the handbook for each benefit: everything that its rules say, each with its citation and its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from talentrules.explain import a4_words
from talentrules.explain import phrases as say
from talentrules.explain.entry import benefit_subtitle, said_beside
from talentrules.explain.findings import reason_words, who_decides
from talentrules.explain.groups import group_name
from talentrules.explain.handbook import words
from talentrules.explain.handbook.duties import obligation_blocks, procedure_blocks
from talentrules.explain.handbook.links import anchor, linked
from talentrules.explain.handbook.page import Block, Cell, Grid, Line, Link, Listing, Part, Point, cell
from talentrules.explain.handbook.payments import payment_blocks
from talentrules.explain.handbook.relations import Relation, rule_words
from talentrules.explain.handbook.writer import Writer, place_of
from talentrules.explain.in_force import applies_to, days_words
from talentrules.explain.labels import BENEFICIARIES, Words
from talentrules.explain.names import marked_name
from talentrules.explain.obligations import obligation_lines
from talentrules.explain.pack_text import amount_text, tier_rows
from talentrules.explain.payments import payment_lines
from talentrules.explain.terms import in_words, is_gate
from talentrules.explain.values import fact_words
from talentrules.model.conditions import All
from talentrules.model.pack import Amount, Benefit, Version
from talentrules.model.quantities import Table
from talentrules.model.walk import below

__all__ = ["benefit_part", "version_days"]


def benefit_part(
    benefit: Benefit, number: str, relations: Iterable[Relation], findings: Iterable[str], writer: Writer
) -> Part:
    """Return the section of a benefit; `relations` and `findings` are those that concern it."""
    one = benefit.versions[0] if len(benefit.versions) == 1 else None
    blocks: list[Block] = [*_head(benefit, writer)]
    if one is not None:
        blocks += _version(one, benefit, writer, days=True)
        blocks += _rest(benefit, relations, findings, writer)
        return _part(benefit, number, blocks, (), writer)
    blocks.append(_side_by_side(benefit, writer))
    parts = [_version_part(version, place, benefit, writer) for place, version in enumerate(benefit.versions, 1)]
    rest = tuple(_rest(benefit, relations, findings, writer))
    if rest:
        common = f"{anchor('benefit', benefit.id)}-common"
        parts.append(Part(anchor=common, heading=writer.tell(words.COMMON), blocks=rest, listed=False))
    return _part(benefit, number, blocks, tuple(parts), writer)


def version_days(version: Version, benefit: Benefit, writer: Writer) -> str:
    """Return to which days a version applies, or to which dates of the fact that chooses it; empty for any day."""
    if benefit.version_fact is None:
        return days_words(version.days, writer.lang)
    return applies_to(version.days, _clock(benefit.version_fact, writer), writer.lang)


def _part(benefit: Benefit, number: str, blocks: list[Block], parts: tuple[Part, ...], writer: Writer) -> Part:
    return Part(
        anchor=anchor("benefit", benefit.id),
        number=number,
        heading=marked_name(benefit, writer.lang),
        note=" · ".join((benefit_subtitle(benefit, writer.lang), benefit.id)),
        place=place_of(benefit.span),
        blocks=tuple(blocks),
        parts=parts,
    )


def _clock(fact: str, writer: Writer) -> str:
    return fact_words(writer.pack.facts.get(fact), fact, writer.lang)


def _head(benefit: Benefit, writer: Writer) -> Iterator[Block]:
    if benefit.informational:
        yield writer.line("told", a4_words.NOTE_COLUMN, writer.tell(say.ONLY_TOLD))
    else:
        who = benefit.beneficiary_name or writer.tell(BENEFICIARIES[benefit.beneficiary])
        yield writer.line("beneficiary", say.BENEFICIARY, who)
    if benefit.verb:
        yield writer.line("verb", words.VERB, writer.tell(say.QUOTED, text=benefit.verb))
    if benefit.version_fact is not None:
        text = writer.tell(say.VERSION_BY, clock=_clock(benefit.version_fact, writer))
        yield writer.line("version_by", say.RULES, text)


def _rest(benefit: Benefit, relations: Iterable[Relation], findings: Iterable[str], writer: Writer) -> Iterator[Block]:
    yield from _findings(findings, writer)
    yield from _groups(relations, writer)
    yield from writer.told(said_beside(benefit, writer.pack, writer.lang))
    if benefit.procedure is not None:
        yield from procedure_blocks(benefit.procedure, writer)
    yield from writer.quotes(benefit.cite)


def _findings(findings: Iterable[str], writer: Writer) -> Iterator[Block]:
    """Yield what an authority must find first, and who decides it."""
    points = []
    for identifier in findings:
        finding = writer.pack.findings[identifier]
        told = (reason_words(finding, writer.lang), who_decides(finding, writer.pack, writer.lang))
        name = Link(words=finding.name, to=anchor("finding", identifier))
        rest = writer.tell(say.BRACKETS, text=writer.tell(say.PIECES).join(told))
        points.append(Point(text=(name, rest)))
    if points:
        yield Listing(kind="findings", label=writer.tell(words.FINDINGS), points=tuple(points))


def _groups(relations: Iterable[Relation], writer: Writer) -> Iterator[Block]:
    points = []
    for relation in relations:
        rule = rule_words(relation, writer.scope)[0]
        if relation.group is None:
            points.append(Point(text=(rule,)))
            continue
        name = Link(
            words=group_name(relation.group.id, writer.pack, writer.lang), to=anchor("group", relation.group.id)
        )
        points.append(Point(text=(name, writer.tell(words.COLON), rule)))
    if points:
        yield Listing(kind="groups", label=writer.tell(words.GROUPS_OF), points=tuple(points))


# -- a version --------------------------------------------------------------------------------------------------------


def _version_part(version: Version, place: int, benefit: Benefit, writer: Writer) -> Part:
    days = version_days(version, benefit, writer) or writer.tell(words.ALWAYS)
    return Part(
        anchor=f"{anchor('benefit', benefit.id)}-{place}",
        heading=writer.tell(words.VERSION_HEADING, number=place, days=days),
        place=place_of(version.span),
        blocks=tuple(_version(version, benefit, writer, days=False)),
        listed=False,
    )


def _version(version: Version, benefit: Benefit, writer: Writer, *, days: bool) -> Iterator[Block]:
    force = version_days(version, benefit, writer)
    if days and force:
        yield writer.line("in_force", say.IN_FORCE, force)
    if version.text:
        yield Line(kind="text", text=(writer.tell(say.SAID, text=version.text),))
    if version.when is not None:
        plain = isinstance(version.when, All) and not version.when.text
        yield writer.conditions(version.when, say.CONDITIONS_ALL if plain else say.CONDITIONS)
        yield from writer.tables(version.when)
    elif not benefit.informational:
        yield writer.line("conditions", say.CONDITIONS, writer.tell(say.NO_CONDITION))
    if version.amount is not None:
        yield from _amount(version.amount, version, writer)
    if version.payment is not None:
        yield from payment_blocks(version.payment, writer)
    if version.obligation is not None:
        yield from obligation_blocks(version.obligation, writer)
    yield from writer.quotes((cite for cite in version.cite if cite not in benefit.cite), words.VERSION_CITATIONS)


def _amount(amount: Amount, version: Version, writer: Writer) -> Iterator[Block]:
    text = linked(amount_text(amount, version, writer.pack, writer.lang), amount.quantity, writer.scope)
    yield writer.line("amount", say.AMOUNT, text, place_of(amount.span))
    small = () if isinstance(amount.quantity, Table) and not is_gate(amount.quantity) else (amount.quantity,)
    for quantity in small:
        for one in writer.small_print(quantity):
            yield Line(kind="detail", text=one)
    yield from writer.tables(amount.quantity)


# -- versions side by side --------------------------------------------------------------------------------------------


def _side_by_side(benefit: Benefit, writer: Writer) -> Grid:
    """Return what was and what is, a column for each version, and whether it changed at all."""
    columns = [_aspects(version, benefit, writer) for version in benefit.versions]
    numbers = (str(place) for place in range(1, len(columns) + 1))
    headings = (writer.tell(words.ASPECT_COLUMN), *(writer.tell(words.RULE_NUMBER, number=one) for one in numbers))
    rows = []
    for label in columns[0]:
        lines = [column[label] for column in columns]
        changed = words.CHANGED if any(one != lines[0] for one in lines) else words.UNCHANGED
        rows.append((cell(writer.tell(label)), *(_lines(one, writer) for one in lines), cell(writer.tell(changed))))
    return Grid(
        kind="versions",
        caption=writer.tell(words.SIDE_BY_SIDE),
        headings=(*headings, writer.tell(words.CHANGED_COLUMN)),
        rows=tuple(rows),
    )


def _aspects(version: Version, benefit: Benefit, writer: Writer) -> Mapping[Words, tuple[str, ...]]:
    """Return what a version says, by aspect, one sentence a line."""
    scope, when, amount = writer.scope, version.when, version.amount
    parts = when.parts if isinstance(when, All) and not when.text else (when,) if when is not None else ()
    payment = payment_lines(version.payment, scope) if version.payment is not None else ()
    days = version_days(version, benefit, writer) or writer.tell(words.ALWAYS)
    return {
        say.IN_FORCE: (days, *((version.text,) if version.text else ())),
        say.CONDITIONS: tuple(in_words(one, scope) for one in parts) or (writer.tell(say.NO_CONDITION),),
        say.AMOUNT: tuple(_amount_lines(amount, version, writer)) if amount is not None else (),
        say.PAYMENT: payment,
        say.OBLIGATION: obligation_lines(version.obligation, scope) if version.obligation is not None else (),
    }


def _amount_lines(amount: Amount, version: Version, writer: Writer) -> Iterator[str]:
    yield amount_text(amount, version, writer.pack, writer.lang)
    for one in below(amount.quantity):
        if isinstance(one, Table) and not is_gate(one):
            for name, _, value in tier_rows(one, writer.scope):
                yield writer.tell(say.FIELD_VALUE, name=name, value=value)


def _lines(lines: tuple[str, ...], writer: Writer) -> Cell:
    if not lines:
        return cell(writer.tell(words.NOT_STATED))
    return tuple(writer.listing("cell", None, lines))
