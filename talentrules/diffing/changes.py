"""What changed in a benefit or a group, in words, with the places in both files; what is only wording stands apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from enum import Enum
from itertools import zip_longest

from talentrules.diffing.both import Both
from talentrules.diffing.told import Teller, same_values, wordless
from talentrules.explain.groups import group_rules
from talentrules.explain.in_force import days_words
from talentrules.explain.labels import Words
from talentrules.explain.obligations import obligation_lines
from talentrules.explain.pack_text import amount_text, tier_rows
from talentrules.explain.payments import payment_lines
from talentrules.explain.scope import Scope
from talentrules.explain.terms import composed
from talentrules.model.conditions import All, Condition, DefinitionCondition
from talentrules.model.groups import Group
from talentrules.model.pack import Benefit, Pack, Procedure, Version
from talentrules.model.quantities import Table
from talentrules.proofs.subject import tables_in
from talentrules.source import NOWHERE, Span

__all__ = ["Aspect", "Moved", "Told", "changes_of", "group_changes", "pack_changes", "wording_of"]


class Aspect(Enum):
    """What of a benefit is spoken of."""

    CONDITIONS = "conditions"
    AMOUNT = "amount"
    PAYMENT = "payment"
    OBLIGATION = "obligation"
    DAYS = "days"
    BENEFICIARY = "beneficiary"
    TOLD = "told"
    GROUP = "group"
    FACTS = "facts"
    WORDING = "wording"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Something that a pack says, in both languages, and where."""

    words: Words
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """One aspect that is said otherwise: what only the old pack says of it, and what only the new one."""

    aspect: Aspect
    old: tuple[Told, ...] = ()
    new: tuple[Told, ...] = ()


Say = Callable[[Scope], Sequence[str]]


def _told(pack: Pack, span: Span, say: Say) -> tuple[Told, ...]:
    """Return what `say` gives in each language, line by line."""
    lines = zip_longest(say(Scope.of(pack, "zh")), say(Scope.of(pack, "en")), fillvalue="")
    return tuple(Told(words=Words(zh, english), span=span) for zh, english in lines)


def _moved(aspect: Aspect, old: Sequence[Told], new: Sequence[Told]) -> Iterator[Moved]:
    """Yield what is not in both; where the words are all the same, both as they are."""
    before, after = ({one.words for one in some} for some in (old, new))
    gone = tuple(one for one in old if one.words not in after)
    came = tuple(one for one in new if one.words not in before)
    yield Moved(aspect=aspect, old=gone or (() if came else tuple(old)), new=came or (() if gone else tuple(new)))


def changes_of(both: Both, benefit: str) -> tuple[Moved, ...]:
    """Return what the two packs say otherwise about a benefit that both have, wording left out."""
    packs = (both.old.pack, both.new.pack)
    one, other = (pack.benefits[benefit] for pack in packs)
    told = both.told(benefit)
    found: list[Moved] = []
    if told[0] is not None and told[1] is not None:
        found += _of_versions(both, (one, other), (told[0], told[1]))
    if one.beneficiary is not other.beneficiary:
        found += _moved(Aspect.BENEFICIARY, *(_said(x.beneficiary.value, x.span) for x in (one, other)))
    if one.version_by != other.version_by:
        found += _moved(Aspect.DAYS, *(_said(str(x.version_by), x.span) for x in (one, other)))
    found += _what_is_told(both, one, other)
    return tuple(found)


def _of_versions(both: Both, benefits: tuple[Benefit, Benefit], told: tuple[Benefit, Benefit]) -> Iterator[Moved]:
    old, new = (list(zip(one.versions, bare.versions, strict=True)) for one, bare in zip(benefits, told, strict=True))
    packs = (both.old.pack, both.new.pack)
    if [one.days for one, _ in old] != [one.days for one, _ in new]:
        days = (
            [line for one, _ in some for line in _days(pack, one, benefit)]
            for pack, some, benefit in zip(packs, (old, new), benefits, strict=True)
        )
        yield from _moved(Aspect.DAYS, *days)
    for before, after in zip_longest(old, new):
        if before is not None and after is not None and before[1] is not after[1]:
            yield from _of_version(both, benefits, before, after)


def _days(pack: Pack, version: Version, benefit: Benefit) -> tuple[Told, ...]:
    return _told(pack, _near(version.span, benefit.span), lambda scope: [days_words(version.days, scope.lang) or "—"])


Pairs = tuple[Version, Version]
"""A version as it is written, and as it is told without words."""


def _of_version(both: Both, benefits: tuple[Benefit, Benefit], old: Pairs, new: Pairs) -> Iterator[Moved]:
    packs = (both.old.pack, both.new.pack)
    key = both.common.key
    written, bare = (old[0], new[0]), (old[1], new[1])
    spans = tuple(_near(one.span, benefit.span) for one, benefit in zip(written, benefits, strict=True))
    if bare[0].when is not bare[1].when:
        yield from _conditions(both, written, spans)
    if key(bare[0].amount) != key(bare[1].amount):
        amounts = (_amount(pack, one, span) for pack, one, span in zip(packs, written, spans, strict=True))
        yield from _moved(Aspect.AMOUNT, *amounts)
    if key(bare[0].payment) != key(bare[1].payment):
        payments = (_payment(pack, one, span) for pack, one, span in zip(packs, written, spans, strict=True))
        yield from _moved(Aspect.PAYMENT, *payments)
    if key(bare[0].obligation) != key(bare[1].obligation):
        duties = (_obligation(pack, one, span) for pack, one, span in zip(packs, written, spans, strict=True))
        yield from _moved(Aspect.OBLIGATION, *duties)


def _conditions(both: Both, written: Pairs, spans: Sequence[Span]) -> Iterator[Moved]:
    """Yield the conditions that only one of the packs has; what both name is opened where its meaning is not the same."""
    listed = [list(_conjuncts(one.when, teller)) for one, teller in zip(written, both.tellers, strict=True)]
    known = [{id(bare) for _, bare in some} for some in listed]
    told: list[list[Told]] = []
    for some, others, pack, span in zip(listed, known[::-1], (both.old.pack, both.new.pack), spans, strict=True):
        apart = [one for one, bare in some if id(bare) not in others]
        told.append([line for one in apart for line in _condition(pack, one, span)])
    yield Moved(aspect=Aspect.CONDITIONS, old=tuple(told[0]), new=tuple(told[1]))


def _conjuncts(when: Condition | None, teller: Teller) -> Iterator[tuple[Condition, Condition]]:
    """Yield the conditions that must all hold, each as written and as told; named ones are opened."""
    waiting = [] if when is None else [when]
    while waiting:
        one = waiting.pop()
        if isinstance(one, All):
            waiting += one.parts[::-1]
        elif isinstance(one, DefinitionCondition):
            waiting.append(teller.pack.definitions[one.definition].when)
        else:
            yield one, teller.term(one)


def _condition(pack: Pack, condition: Condition, span: Span) -> tuple[Told, ...]:
    return _told(pack, _near(condition.span, span), lambda scope: [composed(condition, scope)])


def _amount(pack: Pack, version: Version, span: Span) -> list[Told]:
    amount = version.amount
    if amount is None:
        return []
    found = list(_told(pack, _near(amount.span, span), lambda scope: [amount_text(amount, version, pack, scope.lang)]))
    for table in tables_in(amount.quantity, pack):
        found += _rows(pack, table, span)
    return found


def _rows(pack: Pack, table: Table, span: Span) -> Iterator[Told]:
    zh, english = (tier_rows(table, Scope.of(pack, lang)) for lang in ("zh", "en"))
    spans = [*(row.span for row in table.rows), NOWHERE]
    for ours, theirs, at in zip(zh, english, spans, strict=False):
        yield Told(words=Words(_row(ours, "：", "，"), _row(theirs, ": ", ", ")), span=_near(at, span))


def _row(cells: Sequence[str], colon: str, comma: str) -> str:
    *first, value = (cell for cell in cells if cell)
    return comma.join(first) + (colon if first else "") + value


def _payment(pack: Pack, version: Version, span: Span) -> tuple[Told, ...]:
    paid = version.payment
    if paid is None:
        return ()
    return _told(pack, _near(paid.span, span), lambda scope: payment_lines(paid, scope))


def _obligation(pack: Pack, version: Version, span: Span) -> tuple[Told, ...]:
    owed = version.obligation
    if owed is None:
        return ()
    return _told(pack, _near(owed.span, span), lambda scope: obligation_lines(owed, scope))


def _said(text: str, span: Span) -> tuple[Told, ...]:
    return (Told(words=Words(text, text), span=span),) if text else ()


# What is told beside the rules ---------------------------------------------------------------------------------------

_PROCEDURE = ("authority", "route", "applicant", "window", "windows", "steps", "evidence")


def _what_is_told(both: Both, one: Benefit, other: Benefit) -> Iterator[Moved]:
    key = both.common.key
    told = [_informing(benefit, teller) for benefit, teller in zip((one, other), both.tellers, strict=True)]
    for name in told[0]:
        if key(told[0][name]) != key(told[1][name]):
            sides = (_said(_plain(benefit, name), benefit.span) for benefit in (one, other))
            yield from _moved(Aspect.TOLD, *sides)


def _informing(benefit: Benefit, teller: Teller) -> dict[str, object]:
    """Return what people are told of a benefit beside its rules, by what it is."""
    found: dict[str, object] = {name: getattr(benefit, name) for name in ("kind", "category", "documents", "services")}
    if benefit.services is not None:
        found["services"] = wordless(benefit.services, teller.term)
    procedure = benefit.procedure or Procedure()
    for name in _PROCEDURE:
        found[f"procedure.{name}"] = _bare(getattr(procedure, name), teller)
    if benefit.informational:
        found |= {"notes": benefit.notes, "versions": tuple(version.text for version in benefit.versions)}
    return found


def _bare(value: object, teller: Teller) -> object:
    if not isinstance(value, tuple):
        return value
    return tuple((getattr(one, "name", ""), getattr(one, "text", ""), wordless(one, teller.term)) for one in value)


def _plain(benefit: Benefit, name: str) -> str:
    value: object = benefit
    for step in name.split("."):
        value = getattr(value, step, None)
    return f"{name}: {_listed(value)}"


def _listed(value: object) -> str:
    match value:
        case None | () | "":
            return "—"
        case tuple():
            return "、".join(_listed(one) for one in value)
        case Version():
            return value.text or "—"
        case Enum():
            return str(value.value)
        case _:
            text = getattr(value, "text", "") or getattr(value, "name", "") or getattr(value, "items", "")
            return "、".join(text) if isinstance(text, tuple) else str(text or value)


# Groups, facts, conventions ------------------------------------------------------------------------------------------


def group_changes(old: Group | None, new: Group | None, both: Both) -> Moved:
    """Return what two groups of one id say, the one of the old pack and the one of the new."""
    sides = (
        () if one is None else _told(pack, one.span, lambda scope, one=one: _rules(one, scope))  # type: ignore[misc]
        for one, pack in ((old, both.old.pack), (new, both.new.pack))
    )
    (found,) = _moved(Aspect.GROUP, *sides)
    return found


def _rules(group: Group, scope: Scope) -> tuple[str, ...]:
    return group_rules(replace(group, text=""), scope)


def pack_changes(both: Both) -> tuple[Moved, ...]:
    """Return what the packs declare otherwise for all benefits: facts that both have, conventions."""
    old, new = both.old.pack, both.new.pack
    found: list[Moved] = []
    for name in sorted(old.facts.keys() & new.facts.keys()):
        facts = (old.facts[name], new.facts[name])
        if not same_values(*facts):
            found += _moved(Aspect.FACTS, *(_said(f"{one.name}（{one.id}）", one.span) for one in facts))
    if old.conventions != new.conventions:
        sides = (_said(str(pack.conventions), Span(pack.file, 0, 0, 0, 0)) for pack in (old, new))
        found += _moved(Aspect.FACTS, *sides)
    return tuple(found)


# Wording -------------------------------------------------------------------------------------------------------------

_OF_A_BENEFIT = ("name", "beneficiary_name", "verb", "place", "notes", "unstated", "cite", "procedure")


def wording_of(both: Both, benefit: str) -> tuple[Moved, ...]:
    """Return what is worded, cited or placed otherwise about a benefit that both have; no change of meaning."""
    one, other = (pack.benefits[benefit] for pack in (both.old.pack, both.new.pack))
    found: list[Moved] = []
    for name in _OF_A_BENEFIT:
        before, after = (_words_in(getattr(side, name)) for side in (one, other))
        if before != after and not (one.informational and name == "notes"):
            sides = (
                _said(f"{name}: {'；'.join(words) or '—'}", side.span)
                for words, side in ((before, one), (after, other))
            )
            found += _moved(Aspect.WORDING, *sides)
    before, after = (sorted(_words_in(side.versions)) for side in (one, other))
    if before != after:
        gone = [word for word in before if word not in after]
        came = [word for word in after if word not in before]
        found += _moved(
            Aspect.WORDING,
            _said("text: " + "；".join(gone or ["—"]), one.span),
            _said("text: " + "；".join(came or ["—"]), other.span),
        )
    return tuple(found)


def _words_in(value: object) -> list[str]:
    """Return the texts, names and quotes in a part of the model, in their order."""
    if isinstance(value, str):
        return [value] if value else []
    if isinstance(value, tuple):
        return [word for one in value for word in _words_in(one)]
    return list(_in_fields(value)) if hasattr(value, "__dataclass_fields__") else []


_WORDED = frozenset({"text", "name", "note", "subject", "quote", "source", "repaid_by"})


def _in_fields(value: object) -> Iterable[str]:
    for one in fields(value):  # type: ignore[arg-type]
        inner = getattr(value, one.name)
        if isinstance(inner, str):
            if inner and one.name in _WORDED and not hasattr(inner, "value"):
                yield inner
        elif one.name != "span":
            yield from (word for word in _words_in(inner) if not isinstance(inner, tuple) or word)


def _near(span: Span, around: Span) -> Span:
    return around if span == NOWHERE else span
