"""Coverage: which parts of a pack the cases touched, and in which ways.

A pack has points: each condition (true, false, open), each row of a table (counted), each version (applied), each
member of a group (kept, set aside), each benefit (its verdicts). A way that nothing can bring about (「不限」 that is
false) is none of its ways, so that 100 % can be reached.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from talentrules.api import Decision
from talentrules.engine import scope_of
from talentrules.engine.evaluate import trace, trace_quantity
from talentrules.explain.labels import Words as Said
from talentrules.explain.scope import Scope
from talentrules.explain.terms import in_words, row_name
from talentrules.model.conditions import Condition
from talentrules.model.decision import ConditionResult, GroupResult, Item, QuantityResult, Verdict
from talentrules.model.groups import Cap, Group, Offset
from talentrules.model.pack import Benefit, Pack, aside, group_terms
from talentrules.model.quantities import Table
from talentrules.model.walk import Term, terms_in
from talentrules.money import Interval, Money
from talentrules.source import Span
from talentrules.testing.reach import members_set_aside, truths, verdicts
from talentrules.truth import Truth

__all__ = ["WAY_WORDS", "Coverage", "Point", "Section", "cover", "percent"]


class Section(StrEnum):
    """What kind of point it is."""

    CONDITIONS = "conditions"
    ROWS = "rows"
    VERSIONS = "versions"
    GROUPS = "groups"
    VERDICTS = "verdicts"


_TRUTHS = {Truth.YES: "true", Truth.NO: "false", Truth.OPEN: "open"}
WAY_WORDS: dict[str, Said] = {
    "true": Said("符合", "true"),
    "false": Said("不符合", "false"),
    "open": Said("待定", "open"),
    "hit": Said("取用", "counted"),
    "applied": Said("适用", "applied"),
    "kept": Said("保留", "kept"),
    "aside": Said("未选", "set aside"),
    "deducted": Said("扣除", "deducted"),
    "untouched": Said("不扣", "nothing deducted"),
    "cut": Said("核减", "cut"),
    "uncut": Said("不核减", "not cut"),
}
_DECIDING = (Verdict.ELIGIBLE, Verdict.UNDETERMINED, Verdict.NEEDS_FINDING)

_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One part of a pack: the ways in which it can come out, and those that were seen, in the same order."""

    section: Section
    words: str
    span: Span
    ways: tuple[str, ...]
    seen: tuple[str, ...]

    @property
    def unseen(self) -> tuple[str, ...]:
        """The ways that no case brought about."""
        return tuple(way for way in self.ways if way not in self.seen)


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """The points of one pack, in its order."""

    pack: Pack
    cases: int
    points: tuple[Point, ...]

    def of(self, section: Section | None = None) -> tuple[int, int]:
        """Return how many ways were seen, and how many there are, of one section or of all."""
        chosen = [one for one in self.points if section is None or one.section is section]
        return sum(len(one.seen) for one in chosen), sum(len(one.ways) for one in chosen)

    @property
    def percent(self) -> float:
        """The share of all ways that was seen, in per cent; 100 where there are none."""
        return percent(*self.of())


def percent(seen: int, ways: int) -> float:
    """Return a share in tenths of a per cent, cut and not rounded, so that 100 means all."""
    return (1000 * seen // ways) / 10 if ways else 100.0


def cover(pack: Pack, decisions: Iterable[Decision]) -> Coverage:
    """Return what `decisions` under `pack` touched of what stands in its own file."""
    seen: dict[_Key, set[str]] = defaultdict(set)
    eyes: dict[int, _Eye] = {}
    cases = 0
    for decision in decisions:
        cases += 1
        for key, way in eyes.setdefault(id(decision.model.pack), _Eye.of(decision.model.pack)).touched(decision):
            seen[key].add(way)
    points = tuple(
        Point(section=section, words=words, span=span, ways=ways, seen=tuple(way for way in ways if way in seen[key]))
        for key, section, words, span, ways in _points(pack)
        if ways
    )
    return Coverage(pack=pack, cases=cases, points=points)


# What there is -------------------------------------------------------------------------------------------------------

_Found = tuple[_Key, Section, str, Span, tuple[str, ...]]


def _points(pack: Pack) -> Iterator[_Found]:
    for number, (term, scope) in enumerate(_terms(pack)):
        if term.span.file.name == pack.file.name and term.span.line:
            yield from _of_term(number, term, scope)
    for benefit in pack.benefits.values():
        if benefit.span.file.name == pack.file.name:
            yield from _of_benefit(benefit, pack)
    for group in pack.groups.values():
        if group.span.file.name == pack.file.name:
            yield from _of_group(group, pack)


def _terms(pack: Pack) -> Iterator[tuple[Term, Scope]]:
    """Yield everything that the pack states, each with where its words are read; always in the same order."""
    bare = Scope.of(pack, "zh")
    waiting = [(term, bare) for term in reversed(pack.terms)]
    while waiting:
        term, scope = waiting.pop()
        yield term, scope
        waiting.extend((part, scope.within(term)) for part in reversed(terms_in(term)))


def _of_term(number: int, term: Term, scope: Scope) -> Iterator[_Found]:
    """Yield a condition, or the rows of a table."""
    if isinstance(term, Condition):
        ways = tuple(_TRUTHS[truth] for truth in sorted(truths(term, scope.pack), reverse=True))
        yield ("condition", str(number)), Section.CONDITIONS, in_words(term, scope), term.span, ways
    if isinstance(term, Table):
        for place, row in enumerate(term.rows):
            span = row.span if row.span.line else term.span
            yield ("row", str(number), str(place)), Section.ROWS, row_name(row, scope), span, ("hit",)


def _of_benefit(benefit: Benefit, pack: Pack) -> Iterator[_Found]:
    ways = tuple(one.value for one in Verdict if one in verdicts(benefit, pack))
    yield ("verdict", benefit.id), Section.VERDICTS, benefit.name, benefit.span, ways
    if benefit.informational:
        return
    for place, version in enumerate(benefit.versions):
        span = version.span if version.span.line else benefit.span
        yield ("version", benefit.id, str(place)), Section.VERSIONS, benefit.name, span, ("applied",)


def _of_group(group: Group, pack: Pack) -> Iterator[_Found]:
    if isinstance(group, Offset | Cap):
        ways = ("deducted", "untouched") if isinstance(group, Offset) else ("cut", "uncut")
        yield ("group", group.id), Section.GROUPS, group.name, group.span, ways
        return
    for one in members_set_aside(group):
        words = f"{group.name}：{pack.benefits[one].name}"
        yield ("group", group.id, one), Section.GROUPS, words, group.span, ("kept", "aside")


# What was touched ----------------------------------------------------------------------------------------------------

_Touched = Iterator[tuple[_Key, str]]


@dataclass(frozen=True, slots=True)
class _Eye:
    """Sees what decisions under one pack touch. `numbers` is the place of each condition and quantity in `_terms`.

    # INVARIANT: results hold the very conditions and quantities of the pack, so that they are known by identity.
    """

    pack: Pack
    numbers: Mapping[int, int]

    @classmethod
    def of(cls, pack: Pack) -> _Eye:
        return cls(pack, {id(term): number for number, (term, _) in enumerate(_terms(pack))})

    def touched(self, decision: Decision) -> _Touched:
        for item in decision:
            yield from self._by_item(item)
        for result in decision.groups:
            yield from _by_group(result)
        granted = [item for item in decision if item.own in _DECIDING]
        terms = [term for item in granted for term in aside(item.benefit)]
        terms += [term for group in self.pack.groups.values() for term in group_terms(group)]
        scope = scope_of(self.pack, decision.model.case)
        for term in terms:
            if isinstance(term, Condition):
                yield from self._by_condition(trace(term, scope))
            else:
                yield from self._by_quantity(trace_quantity(term, scope))

    def _by_item(self, item: Item) -> _Touched:
        yield ("verdict", item.benefit.id), item.verdict.value
        for place, version in enumerate(item.benefit.versions):
            if version is item.version:
                yield ("version", item.benefit.id, str(place)), "applied"
        for tree in item.conditions:
            yield from self._by_condition(tree)
        for calculation in item.calculation:
            yield from self._by_quantity(calculation)

    def _by_condition(self, result: ConditionResult) -> _Touched:
        yield ("condition", self._number(result.condition)), _TRUTHS[result.judgement.truth]
        for part in result.parts:
            yield from self._by_condition(part)
        for quantity in result.quantities:
            yield from self._by_quantity(quantity)

    def _by_quantity(self, result: QuantityResult) -> _Touched:
        if isinstance(result.quantity, Table):
            for place in result.hit:
                if result.conditions[place].judgement.truth is Truth.YES:
                    yield ("row", self._number(result.quantity), str(place)), "hit"
        for condition in result.conditions:
            yield from self._by_condition(condition)
        for part in result.parts:
            yield from self._by_quantity(part)

    def _number(self, term: Term) -> str:
        return str(self.numbers.get(id(term), ""))


def _by_group(result: GroupResult) -> _Touched:
    group = result.group
    if any(member.before is Truth.YES for member in result.members):
        if isinstance(group, Offset):
            yield from _bounded(group, result.received, ("deducted", "untouched"))
        elif isinstance(group, Cap):
            yield from _bounded(group, result.cut, ("cut", "uncut"))
    for member in result.members:
        if member.before is not Truth.NO and member.after is not Truth.OPEN:
            yield ("group", group.id, member.benefit), "kept" if member.after is Truth.YES else "aside"


def _bounded(group: Group, taken: Interval | None, ways: tuple[str, str]) -> _Touched:
    """Yield whether something is taken away for certain, or nothing for certain."""
    if taken is not None and taken.low is not None and taken.low > Money.fen(0):
        yield ("group", group.id), ways[0]
    if taken is not None and taken.high == Money.fen(0):
        yield ("group", group.id), ways[1]
