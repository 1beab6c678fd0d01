"""Do two packs answer one person differently about a benefit, and in what.

The answer is what the evaluator gives: its own verdict, what the groups make of it, what is paid and how, what is owed.
An amount, a payment, a duty of somebody who gets nothing is no answer. Words, places and names are none either.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from typing import assert_never

from talentrules.diffing.told import same_values, wordless
from talentrules.engine.decide import decide, scope_of
from talentrules.engine.evaluate import judge, reckon
from talentrules.engine.scope import Scope
from talentrules.model.conditions import Condition, NotRequired
from talentrules.model.decision import Decision, Item, Verdict
from talentrules.model.facts import ChoiceType, Fact, NumberType, RecordsType, SetType, Value
from talentrules.model.groups import Cap
from talentrules.model.pack import Kind, Pack, Version
from talentrules.model.payments import Payment
from talentrules.model.profile import Case
from talentrules.model.walk import Term

__all__ = ["Look", "Seen", "as_seen_by", "differ", "seen"]

_GRANTS_NOTHING = (Verdict.INELIGIBLE, Verdict.NOT_IN_FORCE)


class Look(Enum):
    """How much of an answer is compared.

    What groups look at (the verdict and what is paid); that and how it is paid and owed; or, where this is known to be
    alike, what groups look at and what caps take from the sum.
    """

    GROUPS = "groups"
    ITEM = "item"
    LINES = "lines"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What one pack answers about a benefit: the item, and what it comes to without words, by how much one looks at."""

    item: Item
    answer: tuple[object, ...]


def seen(pack: Pack, case: Case, benefit: str, look: Look) -> Seen | None:
    """Return the answer of `pack` about `benefit`; None where it has no such benefit."""
    if benefit not in pack.benefits:
        return None
    decision = decide(pack, case)
    item = next(one for one in decision.items if one.benefit.id == benefit)
    if item.own in _GRANTS_NOTHING:
        return Seen(item=item, answer=(item.own,))
    paid = (item.rate, item.amount, dict(item.paid), item.whole)
    told = (item.own, item.standing, *paid)
    match look:
        case Look.GROUPS:
            return Seen(item=item, answer=told)
        case Look.ITEM:
            return Seen(item=item, answer=(*told, *_beside(item, pack, case)))
        case Look.LINES:
            return Seen(item=item, answer=(*told, _lines(decision, benefit)))
        case _:
            assert_never(look)


def differ(before: Seen | None, after: Seen | None) -> bool:
    """Return whether the two answers differ."""
    if before is None or after is None:
        return before is not after
    return before.answer != after.answer


def _lines(decision: Decision, benefit: str) -> tuple[str, ...]:
    """Return what the caps that nobody bears come to."""
    groups = ((one, one.group) for one in decision.groups)
    caps = [one for one, group in groups if isinstance(group, Cap) and benefit in group.benefits]
    return tuple(sorted(repr((one.pays, one.limit, one.cut)) for one in caps))


def _beside(item: Item, pack: Pack, case: Case) -> tuple[object, ...]:
    """Return whom it is for, and how it is paid and owed."""
    benefit, version = item.benefit, item.version
    told = (benefit.beneficiary, benefit.kind is Kind.LOAN)
    if version is None:
        return told
    scope = scope_of(pack, case)
    terms = (
        None if one is None else wordless(one, lambda term: _comes_to(term, scope))
        for one in (_paying(version), version.obligation)
    )
    return (*told, None if version.amount is None else version.amount.granularity, *terms)


def _paying(version: Version) -> Payment | None:
    """Return the payment of a version; one that waits for nothing waits for what always holds."""
    paid = version.payment
    return replace(paid, while_=NotRequired(subject="")) if paid is not None and paid.while_ is None else paid


def _comes_to(term: Term, scope: Scope) -> object:
    if isinstance(term, Condition):
        return judge(term, scope).truth
    found = reckon(term, scope)
    return (found.low, found.high, found.applies)


def as_seen_by(pack: Pack, case: Case, facts: Mapping[str, Fact]) -> Case | None:
    """Return `case` with what `pack` asks of it; None where a value is none that the pack knows.

    `facts` is how the values were made.
    """
    known = {fact: one for fact, one in case.profile.facts.items() if fact in pack.facts}
    for fact, one in known.items():
        declared = pack.facts[fact]
        if not same_values(declared, facts[fact]) and not _admitted(one.value, declared):
            return None
    attested = {one: holds for one, holds in case.profile.attestations.items() if one in pack.findings}
    return replace(case, profile=replace(case.profile, facts=known, attestations=attested))


def _admitted(value: Value, fact: Fact) -> bool:
    match fact.type:
        case ChoiceType():
            return not isinstance(value, str) or value in fact.type.by_id
        case SetType():
            return isinstance(value, frozenset) and value <= fact.type.by_id.keys()
        case NumberType() as kind if isinstance(value, int | Decimal):
            return (kind.minimum is None or value >= kind.minimum) and (kind.maximum is None or value <= kind.maximum)
        case RecordsType() as kind:
            records = value if isinstance(value, tuple) else ()
            return all(
                name in kind.by_id and _admitted(one, kind.by_id[name]) for x in records for name, one in x.items()
            )
        case _:
            return True
