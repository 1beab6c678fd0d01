"""A pack with one slip: every place at which a person who amends a pack may err, once each.

The parts of a pack are walked in one way, whatever they are; what can go wrong with a part is said by its own module.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import Any

from talentrules.diagnostics import Language
from talentrules.explain.labels import Words
from talentrules.model.conditions import CompareQuantity, Condition
from talentrules.model.groups import Group
from talentrules.model.obligations import Clawback, Obligation, Resale, Vested
from talentrules.model.pack import Amount, Benefit, Definition, NamedQuantity, Pack, Version
from talentrules.model.payments import Payment
from talentrules.model.quantities import Band, Quantity, Row, Table
from talentrules.mutation.change import Change, Kind, Reader
from talentrules.mutation.conditions import of_condition
from talentrules.mutation.entries import (
    of_group,
    of_obligation,
    of_payment,
    of_resale,
    of_version,
    of_vested,
)
from talentrules.mutation.quantities import of_band, of_quantity
from talentrules.source import Span

__all__ = ["Entry", "Mutant", "Section", "mutants"]

_REPLACED = Words("把第 {line} 行的『{before}』改成『{after}』", "line {line}: “{before}” becomes “{after}”")
_DROPPED = Words("删去第 {line} 行的『{before}』", "line {line}: “{before}” is dropped")
_Node = Amount | Band | Clawback | Obligation | Payment | Resale | Row | Version | Vested


class Section(StrEnum):
    """The part of a pack in which an entry stands."""

    DEFINITIONS = "definitions"
    QUANTITIES = "quantities"
    BENEFITS = "benefits"
    GROUPS = "groups"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A definition, a named quantity, a benefit or a group of a pack, by its id."""

    section: Section
    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """A pack with one change. `id` is the same as long as the entry around the change is; `made` stands for the entry.

    `made` is None where the entry itself is dropped.
    """

    id: str
    kind: Kind
    entry: Entry
    span: Span
    words: Words
    made: Definition | NamedQuantity | Benefit | Group | None = field(repr=False)

    def say(self, lang: Language = "zh") -> str:
        """Return what was changed, as a sentence."""
        return self.words.say(lang)

    def of(self, pack: Pack) -> Pack:
        """Return `pack`, from which the mutant was made or a part of it, with the change."""
        section = str(self.entry.section.value)
        entries: dict[str, Any] = dict(getattr(pack, section))
        if self.made is None:
            del entries[self.entry.id]
        else:
            entries[self.entry.id] = self.made
        changed: dict[str, Any] = {section: entries}
        return replace(pack, **changed)


def mutants(pack: Pack) -> Iterator[Mutant]:
    """Yield every mutant of what stands in the pack's own file, in its order. Not all of them need be sound packs."""
    reader = Reader.of(pack)
    for section in Section:
        entries: Mapping[str, Any] = getattr(pack, section.value)
        for one in entries.values():
            if one.span.file.name == pack.file.name:
                yield from _of_entry(Entry(section=section, id=one.id, name=one.name), one, reader)


def _of_entry(entry: Entry, stated: Any, reader: Reader) -> Iterator[Mutant]:
    numbers: Counter[Kind] = Counter()
    seen: list[object] = [stated]
    for change in _changes(stated, reader, stated.span):
        if change.made in seen:
            continue
        seen.append(change.made)
        numbers[change.kind] += 1
        yield Mutant(
            id=f"{entry.id}.{change.kind.value}.{numbers[change.kind]}",
            kind=change.kind,
            entry=entry,
            span=change.span,
            words=_sentence(change),
            made=change.made,
        )


def _sentence(change: Change) -> Words:
    return Words(_say(change, "zh"), _say(change, "en"))


def _say(change: Change, lang: Language) -> str:
    before, line = change.before.say(lang), change.span.line
    if change.after is None:
        return _DROPPED.say(lang, line=line, before=before)
    return _REPLACED.say(lang, line=line, before=before, after=change.after.say(lang))


# The walk ------------------------------------------------------------------------------------------------------------


def _changes(node: Any, reader: Reader, around: Span) -> Iterator[Change]:
    """Yield the changes of `node` and of all below it; each says what then stands in the place of `node`."""
    span = getattr(node, "span", around)
    place = span if span.line else around
    for change in _own(node, reader, place):
        yield change if change.span.line else replace(change, span=place)
    inner = reader.within(node) if isinstance(node, Condition | Quantity) else reader
    for part, put in _parts(node):
        for change in _changes(part, inner, place):
            yield _seen_from(node, part, change.within(put), reader)


def _own(node: Any, reader: Reader, place: Span) -> Iterator[Change]:  # noqa: PLR0911 - one case a form
    match node:
        case Band():
            return of_band(node)
        case Payment():
            return of_payment(node)
        case Obligation():
            return of_obligation(node)
        case Resale():
            return of_resale(node, place)
        case Vested():
            return of_vested(node, place)
        case Version():
            return of_version(node, reader)
        case _ if isinstance(node, Condition):
            return of_condition(node, reader)
        case _ if isinstance(node, Quantity):
            return of_quantity(node, reader)
        case _ if isinstance(node, Group):
            return of_group(node, reader)
        case _:
            return iter(())


def _parts(node: Any) -> Iterator[tuple[Any, Callable[[Any], Any]]]:
    """Yield what stands directly inside `node`, each with what puts another thing in its place."""
    for one in fields(node):
        value = getattr(node, one.name)
        if _is_part(value):
            yield value, _put(node, one.name)
        elif isinstance(value, tuple):
            for place, part in enumerate(value):
                if _is_part(part):
                    yield part, _put_at(node, one.name, place)


def _is_part(value: object) -> bool:
    return isinstance(value, Condition | Quantity | _Node)


def _put(node: Any, name: str) -> Callable[[Any], Any]:
    return lambda made: replace(node, **{name: made})


def _put_at(node: Any, name: str, place: int) -> Callable[[Any], Any]:
    def put(made: Any) -> Any:
        value = getattr(node, name)
        return replace(node, **{name: (*value[:place], made, *value[place + 1 :])})

    return put


def _seen_from(node: Any, part: Any, change: Change, reader: Reader) -> Change:
    """Return a change inside `node` as it is told there: of a comparison both sides, of a row that it is its amount."""
    if isinstance(node, CompareQuantity) and change.after is not None:
        return replace(change, before=reader.says(node), after=reader.says(change.made))
    paid = (isinstance(node, Row) and part is node.value) or (isinstance(node, Table) and part is node.otherwise)
    if paid and change.kind is Kind.CONSTANT:
        return replace(change, kind=Kind.AMOUNT)
    return change
