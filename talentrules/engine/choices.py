"""What the applicant can choose: every way to choose is tried, so that the best one is proven and not believed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING

from talentrules.engine.grouping.choosing import Option, choose, options
from talentrules.engine.grouping.entries import Entries, Entry, priced, receives
from talentrules.engine.grouping.highest import take_highest
from talentrules.engine.grouping.limits import bound
from talentrules.engine.intervals import ZERO, added, certain_low
from talentrules.model.decision import Bundle, Choices
from talentrules.model.groups import Cap, ChooseOne, Group, Highest
from talentrules.money import Interval, Money
from talentrules.truth import Truth

if TYPE_CHECKING:
    from talentrules.engine.scope import Scope

__all__ = ["LIMIT", "choices"]

LIMIT = 512
"""How many ways to choose are looked at; where there are more, nothing is said of the best."""


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to choose with the entries as it leaves them, of the benefits on which choosing or a cap may bear."""

    chosen: Mapping[str, Option]
    entries: Entries


def choices(groups: Sequence[Group], entries: Entries, scope: Scope) -> Choices | None:
    """Return the ways to choose that the groups leave to the applicant; None where they leave none.

    `entries` are those that come to the first `choose_one` group; it and all later ones act again for each way.
    """
    later = [group for group in groups if isinstance(group, ChooseOne | Highest | Cap)]
    touched = {one: entries[one] for group in later for one in group.benefits}
    possible = _possible(later, touched, scope)
    if possible == 1:
        return None
    ways = list(_first(_ways(later, touched, scope), LIMIT + 1))
    complete = len(ways) <= LIMIT
    ways = ways[:LIMIT]
    capped = {one for group in later if isinstance(group, Cap) for one in group.benefits}
    alike = _alike(ways, capped)
    listed = sorted(((way, _bundle(way, touched, alike)) for way in ways), key=lambda one: _rank(one[1]))
    return Choices(
        bundles=tuple(bundle for _, bundle in listed),
        best=_best(listed, capped) if complete else None,
        examined=len(ways),
        possible=len(ways) if complete else max(possible, LIMIT + 1),
    )


# The ways ------------------------------------------------------------------------------------------------------------


def _possible(later: Iterable[Group], entries: Entries, scope: Scope) -> int:
    """Return the number of ways, had no choice a bearing on another one: never fewer than there are."""
    left = dict(entries)
    counts: list[int] = []
    for group in later:
        if isinstance(group, ChooseOne):
            counts.append(max(1, len(options(group, left, scope))))
            left.update(choose(group, left, scope).changed)
    return prod(counts)


def _ways(later: Sequence[Group], entries: Entries, scope: Scope) -> Iterator[_Way]:
    """Yield every way to choose, in the order of the groups and of the benefits in each."""
    waiting: list[tuple[int, Entries, Mapping[str, Option]]] = [(0, entries, {})]
    while waiting:
        place, left, chosen = waiting.pop()
        if place == len(later):
            yield _Way(chosen, left)
            continue
        group = later[place]
        if isinstance(group, Highest):
            waiting.append((place + 1, {**left, **take_highest(group, left, scope).changed}, chosen))
        elif isinstance(group, Cap):
            waiting.append((place + 1, {**left, **bound(group, left, scope).changed}, chosen))
        elif isinstance(group, ChooseOne):
            left_open = options(group, left, scope)
            if not left_open:
                waiting.append((place + 1, {**left, **choose(group, left, scope).changed}, chosen))
            for option in reversed(left_open):
                act = choose(group, left, scope, option)
                waiting.append((place + 1, {**left, **act.changed}, {**chosen, group.id: option}))


def _first(ways: Iterator[_Way], count: int) -> Iterator[_Way]:
    for _, way in zip(range(count), ways, strict=False):
        yield way


# What they pay -------------------------------------------------------------------------------------------------------


def _alike(ways: Sequence[_Way], capped: set[str]) -> set[str]:
    """Return the benefits that every way leaves alike, on which the choice has no bearing.

    Of one that shares a cap with what is chosen, only an exact amount says so: two alike ranges may end in two amounts.
    """
    first, *others = (way.entries for way in ways)
    return {
        name
        for name, entry in first.items()
        if all((one[name].truth, one[name].whole) == (entry.truth, entry.whole) for one in others)
        and (name not in capped or entry.whole is None or entry.whole.exact)
    }


def _bundle(way: _Way, before: Entries, alike: set[str]) -> Bundle:
    chosen = [one for one in way.chosen.values() if one]
    return Bundle(
        chosen=way.chosen,
        pays=_pays(entry for name, entry in way.entries.items() if name not in alike),
        given_up=tuple(one for one, entry in way.entries.items() if before[one].in_play and not entry.in_play),
        unpriced=tuple(one for one in dict.fromkeys(chosen) if not _in_money(way.entries[one])),
    )


def _in_money(entry: Entry) -> bool:
    """Return whether the benefit pays money for good, of which something is stated."""
    return priced(entry.item.benefit) and receives(entry) and entry.whole not in (None, Interval())


def _pays(entries: Iterable[Entry]) -> Interval:
    """Return at least what is certain, at most all that is in play; a loan is not received."""
    paying = [one for one in entries if one.in_play and one.whole is not None and receives(one)]
    sure = (certain_low(one.whole) for one in paying if one.truth is Truth.YES and one.whole is not None)
    return Interval(sum(sure, ZERO), added(one.whole.high for one in paying if one.whole is not None))


def _rank(bundle: Bundle) -> tuple[Money, tuple[int, Money]]:
    """Return what sorts the bundles: most at least first, then most at most; no stated end is the most."""
    low, high = certain_low(bundle.pays), bundle.pays.high
    return ZERO - low, (-1, ZERO) if high is None else (0, ZERO - high)


def _best(listed: Sequence[tuple[_Way, Bundle]], capped: set[str]) -> int | None:
    """Return the place of the way that pays at least as much as any other, whatever turns out.

    Such a way has the greatest lower end of all, so only the first can be it. What is not in money is not compared.
    """
    if any(bundle.unpriced for _, bundle in listed):
        return None
    first, *others = (way for way, _ in listed)
    return 0 if all(_pays_as_much(first, other, capped) for other in others) else None


def _pays_as_much(one: _Way, other: _Way, capped: set[str]) -> bool:
    """Return whether `one` pays at least what `other` does, whatever turns out.

    A benefit that both leave alike pays the same in both, so that it decides nothing.
    """
    alike = _alike([one, other], capped)
    differs = [name for name in one.entries if name not in alike]
    least = certain_low(_pays(one.entries[name] for name in differs))
    most = _pays(other.entries[name] for name in differs).high
    return most is not None and most <= least
