"""The standing of each benefit while the groups act, and how a group notes what it does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from talentrules.engine.intervals import capped
from talentrules.model.decision import GroupResult, Item, ItemStanding, Judgement, Member, Verdict, Why
from talentrules.model.groups import Compared, Group
from talentrules.model.pack import Benefit, Kind
from talentrules.model.payments import Every
from talentrules.money import Interval
from talentrules.truth import Truth

__all__ = [
    "Act",
    "Entries",
    "Entry",
    "base_of",
    "enter",
    "leave",
    "merged",
    "pays_less",
    "priced",
    "receives",
    "rests",
    "settle",
]

_TRUTH = {
    Verdict.ELIGIBLE: Truth.YES,
    Verdict.INFORMATIONAL: Truth.YES,
    Verdict.UNDETERMINED: Truth.OPEN,
    Verdict.NEEDS_FINDING: Truth.OPEN,
}
_STANDING = {Truth.YES: ItemStanding.SELECTED, Truth.OPEN: ItemStanding.OPEN, Truth.NO: ItemStanding.OUT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A benefit among the groups: whether it is still granted, and its amounts, as the groups so far left both."""

    item: Item
    truth: Truth
    amount: Interval | None
    paid: Mapping[Every, Interval]
    whole: Interval | None
    missing: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    beaten_by: tuple[str, ...] = ()
    set_aside_by: str = ""

    @property
    def in_play(self) -> bool:
        """Whether it may still be granted."""
        return self.truth is not Truth.NO


Entries = Mapping[str, Entry]
"""The entries by the id of the benefit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What a group did: the line that tells of it, and the entries that it changed."""

    result: GroupResult
    changed: Entries = field(default_factory=dict)


def enter(item: Item) -> Entry:
    """Return the entry of an item that no group has touched yet."""
    return Entry(
        item=item,
        truth=_TRUTH.get(item.own, Truth.NO),
        amount=item.amount,
        paid=item.paid,
        whole=item.whole,
        missing=item.amount_missing,
        findings=item.amount_findings,
    )


def leave(entry: Entry, groups: tuple[str, ...]) -> Item:
    """Return the item as `groups`, all those that speak of it, left it; what is only told has no standing among them."""
    told = entry.item.own is Verdict.INFORMATIONAL
    return replace(
        entry.item,
        standing=entry.item.standing if told else _STANDING[entry.truth],
        amount=entry.amount,
        paid=entry.paid,
        whole=entry.whole,
        amount_missing=entry.missing,
        amount_findings=entry.findings,
        groups=groups,
        beaten_by=entry.beaten_by,
        set_aside_by=entry.set_aside_by,
    )


def settle(  # noqa: PLR0913, PLR0917 - what is noted of a member
    group: Group, entry: Entry, after: Truth, base: Interval | None, why: Why = "", by: tuple[str, ...] = ()
) -> tuple[Entry, Member]:
    """Note that `group` leaves `entry` with the truth `after`; `why` and `by` say what sets it aside, or still may.

    What came in as out stays out, for the reason that it came with.
    """
    benefit = entry.item.benefit.id
    if not entry.in_play:
        own = _TRUTH.get(entry.item.own, Truth.NO)
        known: Why = "not_eligible" if own is Truth.NO else "before"
        return entry, Member(benefit=benefit, before=Truth.NO, after=Truth.NO, base=base, why=known)
    out = after is Truth.NO
    member = Member(
        benefit=benefit,
        before=entry.truth,
        after=after,
        base=base,
        why=why if out else "",
        by=() if after is Truth.YES else by,
    )
    if out:
        return replace(entry, truth=after, beaten_by=by, set_aside_by=group.id), member
    return (entry if after is entry.truth else replace(entry, truth=after)), member


def priced(benefit: Benefit) -> bool:
    """Return whether the benefit pays money in whichever version: known from the pack alone, whatever the case."""
    return all(version.amount is not None for version in benefit.versions)


def base_of(entry: Entry, compared: Compared) -> Interval | None:
    """Return what the benefit pays on the base of a group; None where it pays no money."""
    return entry.whole if compared is Compared.TOTAL else entry.amount


def merged(lists: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Return the points of all lists in the order of first meeting, without repeats."""
    return tuple(dict.fromkeys(point for one in lists for point in one))


def pays_less(entry: Entry, whole: Interval, rests_on: Judgement) -> Entry:
    """Return the entry where the benefit pays no more than `whole` over the whole time.

    What is paid once is just that. What is paid every year or month keeps its rate: fewer payments follow, not smaller
    ones. While the date that chooses between the two is missing, the amount may be either.
    """
    amount, paid = entry.amount, dict(entry.paid)
    if Every.ONCE in paid and amount is not None:
        if len(paid) == 1:
            amount = paid[Every.ONCE] = whole
        else:
            paid[Every.ONCE] = Interval(None, capped(paid[Every.ONCE], whole).high)
            amount = Interval(capped(amount, whole).low, amount.high)
    return rests(replace(entry, amount=amount, paid=paid, whole=whole), entry, rests_on)


def rests(entry: Entry, before: Entry, on: Judgement) -> Entry:
    """Note that the amounts of `entry`, which were those of `before`, rest on the points of `on`; exact ones on nothing.

    Where nothing changed, nothing is noted.
    """
    if (entry.whole, entry.amount) == (before.whole, before.amount):
        return entry
    if entry.whole is not None and entry.whole.exact and entry.amount is not None and entry.amount.exact:
        return replace(entry, missing=(), findings=())
    missing, findings = merged([entry.missing, on.missing]), merged([entry.findings, on.findings])
    return replace(entry, missing=missing, findings=findings)


def receives(entry: Entry) -> bool:
    """Return whether what the benefit pays is received for good: a loan is not."""
    return entry.item.benefit.kind is not Kind.LOAN
