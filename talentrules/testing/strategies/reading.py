"""What a pack reads: the facts, the findings, and the values with which it compares them.

Written without the walkers of `talentrules.model`, which the laws hold to it: it goes through the fields of the data.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Generic, TypeVar

from talentrules.dates import Duration, MonthEnd, add
from talentrules.model.conditions import Compare, FindingCondition, Records
from talentrules.model.facts import NONE, DateType, Fact, MoneyType, NumberType, RecordsType, TextType, Value
from talentrules.model.groups import ChooseOne, Group, GroupScope, Offset
from talentrules.model.pack import Benefit, Clock, Pack
from talentrules.model.payments import Assessed
from talentrules.model.quantities import Clock as ClockName
from talentrules.model.quantities import ClockDay, FactValue, OverRecords
from talentrules.money import Money
from talentrules.source import Span

__all__ = [
    "cut_points",
    "date_that_chooses",
    "dates_that_choose",
    "evaluation_days",
    "facts_read",
    "findings_read",
    "read_within",
    "walk",
]

_BORN = 100
"""Numbers below this may be ages: whoever reaches one on the evaluation day was born so many years before."""
_T = TypeVar("_T")


class _This:
    """A pack as this very object: packs are compared at length, and have no hash."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _This) and other.pack is self.pack

    def __hash__(self) -> int:
        return id(self.pack)


class once_a_pack(Generic[_T]):  # noqa: N801 -- a decorator
    """Reads a pack once, however many cases are drawn for it."""

    def __init__(self, read: Callable[[Pack], _T]) -> None:
        self._kept = lru_cache(maxsize=8)(lambda this: read(this.pack))

    def __call__(self, pack: Pack) -> _T:
        return self._kept(_This(pack))


def walk(node: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Give everything that stands in `node`, each with the path of the record list that it stands in (`cards.`)."""
    yield path, node
    if isinstance(node, Records | OverRecords):
        from_here = "" if isinstance(node, OverRecords) and node.of_profile else path
        path = f"{from_here}{node.fact}."
    for part in _parts(node):
        yield from walk(part, path)


def _parts(node: object) -> Iterator[object]:
    if isinstance(node, tuple | list):
        yield from node
    elif isinstance(node, Mapping):
        yield from node.values()
    elif is_dataclass(node) and not isinstance(node, type | Span | Money | Fact):
        yield from (getattr(node, one.name) for one in fields(node))


@once_a_pack
def facts_read(pack: Pack) -> frozenset[str]:
    """Return the facts that some benefit or group rests on, the dates that choose a version among them."""
    return dates_that_choose(pack).union(*(_read(path, node) for path, node in _all(pack)))


def _read(path: str, node: object) -> set[str]:
    match node:
        case Compare() | Records() if not path:
            return {node.fact}
        case FactValue() | OverRecords() if node.of_profile or not path:
            return {node.fact}
        case ClockDay(clock=ClockName.APPLICATION):
            return {"applied_on"}
        case Assessed():
            return {"assessments"}
        case _:
            return set(_read_by(node))


def _read_by(group: object) -> Iterator[str]:
    if isinstance(group, Offset) or (isinstance(group, Group) and group.received):
        yield "claims"
        if group.scope in (GroupScope.HOUSEHOLD, GroupScope.HOME):
            yield "spouse"
    if isinstance(group, ChooseOne):
        yield "choices"


@once_a_pack
def read_within(pack: Pack) -> Mapping[str, AbstractSet[str]]:
    """Return, by record list, the facts of the profile on which what is asked of its records rests too."""
    found: dict[str, set[str]] = defaultdict(set)
    for path, node in _all(pack):
        if path:
            found[path.split(".", maxsplit=1)[0]].update(_read(path, node))
    return found


@once_a_pack
def findings_read(pack: Pack) -> frozenset[str]:
    """Return the findings that some benefit rests on."""
    return frozenset(node.finding for _, node in _all(pack) if isinstance(node, FindingCondition))


@once_a_pack
def cut_points(pack: Pack) -> Mapping[str, AbstractSet[Value]]:
    """Return, by path, the values at which something may change; only for facts that the pack reads.

    What a fact is compared with stands beside it. What a quantity is compared with may stand anywhere: every amount
    counts for all facts that are amounts, every number for all numbers, and every day, also a time before or after it,
    for all days. Claims and choices name the benefits.
    """
    cuts: dict[str, set[Value]] = defaultdict(set)
    nodes = list(_all(pack))
    for path, node in nodes:
        if isinstance(node, Compare):
            cuts[path + node.fact].update(value for value in node.values if value is not NONE)
    for benefit in pack.benefits.values():
        if chooser := date_that_chooses(benefit):
            cuts[chooser].update(_ends(benefit))
    pools = _pools(pack, [node for _, node in nodes])
    for path, fact in _every(pack.facts[name] for name in sorted(facts_read(pack))):
        cuts[path].update(pools.get(type(fact.type), ()))
        match path.split("."):
            case [*_, "claims" | "choices", "benefit_name"]:
                cuts[path].update(_names_of(pack))
            case [*_, "claims", "by"]:
                cuts[path].update(("单位", "本人"))
            case _:
                pass
    return cuts


def _every(facts: Iterable[Fact], path: str = "") -> Iterator[tuple[str, Fact]]:
    for fact in facts:
        yield path + fact.id, fact
        if isinstance(fact.type, RecordsType):
            yield from _every(fact.type.fields, f"{path}{fact.id}.")


def _pools(pack: Pack, nodes: list[object]) -> Mapping[type, AbstractSet[Value]]:
    """Return the amounts, numbers and days that stand in the pack, the days with those a time before and after them."""
    amounts = {node for node in nodes if isinstance(node, Money)}
    numbers = {node for node in nodes if isinstance(node, int | Decimal) and not isinstance(node, bool)}
    days = {node for node in nodes if isinstance(node, date)} | {pack.verified_on}
    spans = {node for node in nodes if isinstance(node, Duration)}
    spans |= {Duration(years=int(one)) for one in numbers if one == int(one) and 0 < one < _BORN}
    moved = {add(day, span, MonthEnd.LAST_DAY) for day in days for span in spans if day.year < date.max.year}
    back = {_before(day, span) for day in days for span in spans}
    return {MoneyType: amounts, NumberType: numbers, DateType: days | moved | back, TextType: set()}


def _before(day: date, span: Duration) -> date:
    months = day.year * 12 + day.month - 1 - span.in_months
    if months <= 12:
        return day
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, 28))


def _names_of(pack: Pack) -> set[Value]:
    names: set[Value] = {name for one in pack.benefits.values() for name in (one.id, one.name)}
    for group in pack.groups.values():
        names.update(group.also_known)
        if isinstance(group, Offset):
            names.update(group.received_as)
    return names


def evaluation_days(pack: Pack) -> frozenset[Value]:
    """Return the days on which something changes that the evaluation date chooses."""
    by_day = [benefit for benefit in pack.benefits.values() if benefit.version_by is Clock.EVALUATION]
    return frozenset(day for benefit in by_day for day in _ends(benefit)) | {pack.verified_on}


def date_that_chooses(benefit: Benefit) -> str | None:
    """Return the fact whose date chooses the version, None where the evaluation date does."""
    if benefit.version_by is Clock.EVALUATION:
        return None
    return "applied_on" if benefit.version_by is Clock.APPLICATION else str(benefit.version_by)


def dates_that_choose(pack: Pack) -> frozenset[str]:
    """Return the date facts that choose the version of some benefit."""
    return frozenset(fact for fact in map(date_that_chooses, pack.benefits.values()) if fact is not None)


def _ends(benefit: Benefit) -> Iterator[Value]:
    for version in benefit.versions:
        yield from (day for day in (version.days.first, version.days.last) if day is not None)


def _all(pack: Pack) -> Iterator[tuple[str, object]]:
    for stated in (pack.definitions, pack.quantities, pack.benefits, pack.groups):
        yield from walk(stated)
