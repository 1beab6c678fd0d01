"""Many profiles under two packs: who gains, who loses, and how much is paid. One after the other, exact, in fen.

A file holds a profile a line (JSONL), a row (CSV, with the facts as heads, an empty cell is unknown), or a list (YAML).
Profiles are read through the same door as any other; where one cannot be, nothing is counted.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TypeVar

import yaml

from talentrules.diagnostics import Diagnostic
from talentrules.diffing.answers import as_seen_by
from talentrules.diffing.both import Both
from talentrules.diffing.revisions import PopulationError
from talentrules.engine.decide import decide
from talentrules.errors import ProfileError
from talentrules.model.decision import Decision, Item, ItemStanding, Verdict
from talentrules.model.pack import Beneficiary, Pack
from talentrules.model.payments import Every
from talentrules.model.profile import Case, Profile
from talentrules.money import Interval, Money
from talentrules.proofs.subject import World
from talentrules.syntax import decode_profile, read_file, read_text
from talentrules.syntax.reader import MAX_DEPTH, MAX_DIAGNOSTICS

__all__ = ["Count", "Counted", "Fortune", "count", "read_population"]


_Row = TypeVar("_Row")
_PLAIN = re.compile(r"-?\w[\w.%+-]*")
_NO_TEXT = frozenset({"file-encoding", "file-damaged", "file-not-text"})
"""What is wrong with a file whose characters can only be guessed."""


class Fortune(Enum):
    """What a change means to one person: more, less, the same, or that it cannot be said."""

    GAINS = "gains"
    LOSES = "loses"
    SAME = "same"
    UNSURE = "unsure"


@dataclass(slots=True)
class Count:
    """How many gain, lose, stay or cannot be told, and what is paid before and after by rhythm."""

    people: dict[Fortune, int] = field(default_factory=lambda: dict.fromkeys(Fortune, 0))
    before: dict[Every, Interval] = field(default_factory=dict)
    after: dict[Every, Interval] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What a population came to: in all, and for each benefit that is not the same for all of them."""

    people: int
    on: date
    all: Count
    benefits: Mapping[str, Count]
    names: Mapping[str, str]


def count(old: Pack, new: Pack, profiles: Sequence[Profile], on: date) -> Counted:
    """Return what `profiles` (as `read_population` gives them) get under both packs on a day."""
    facts = {**old.facts, **new.facts}
    names = {one.id: one.name for pack in (old, new) for one in pack.benefits.values()}
    total, counts = Count(), {name: Count() for name in names}
    alike = _said_alike(old, new)
    for profile in profiles:
        case = Case(profile=profile, on=on)
        cases = [as_seen_by(pack, case, facts) or Case(profile=Profile(), on=on) for pack in (old, new)]
        before, after = (decide(pack, one) for pack, one in zip((old, new), cases, strict=True))
        fortunes = [_of_benefit(counts[name], name, before, after, alike=name in alike) for name in names]
        total.people[_in_all(_compared(_sums(before), _sums(after)), fortunes)] += 1
        for side, decision in ((total.before, before), (total.after, after)):
            for one in decision.totals:
                _add(side, one.every, Interval(one.low, one.high))
    moved = {name: one for name, one in counts.items() if one.people[Fortune.SAME] < len(profiles)}
    return Counted(people=len(profiles), on=on, all=total, benefits=moved, names=names)


def _sums(decision: Decision) -> dict[tuple[Beneficiary, Every], Interval]:
    return {(one.beneficiary, one.every): Interval(one.low, one.high) for one in decision.totals}


def _said_alike(old: Pack, new: Pack) -> frozenset[str]:
    """Return the benefits of which both packs say the same, with all that they may rest on."""
    shared = (old.definitions, old.quantities, old.groups) == (new.definitions, new.quantities, new.groups)
    return frozenset(name for name, one in old.benefits.items() if shared and new.benefits.get(name) == one)


def _of_benefit(counted: Count, name: str, before: Decision, after: Decision, *, alike: bool) -> Fortune:
    items = [_item(decision, name) for decision in (before, after)]
    paid = [_paid(item) for item in items]
    for side, item in ((counted.before, items[0]), (counted.after, items[1])):
        for every, interval in _may_be_paid(item).items():
            _add(side, every, interval)
    fortune = _fortune(items[0], items[1], paid[0], paid[1], alike=alike)
    counted.people[fortune] += 1
    return fortune


def _item(decision: Decision, name: str) -> Item | None:
    return next((one for one in decision.items if one.benefit.id == name), None)


def _fortune(
    before: Item | None,
    after: Item | None,
    paid: Mapping[Every, Interval],
    then: Mapping[Every, Interval],
    *,
    alike: bool,
) -> Fortune:
    """Return how a person fares; what is open on either side can be told only where both packs say the same."""
    verdicts = [one.verdict if one is not None else Verdict.INELIGIBLE for one in (before, after)]
    if any(not one.settled for one in verdicts):
        return Fortune.SAME if alike else Fortune.UNSURE
    granted = [one in (Verdict.ELIGIBLE, Verdict.INFORMATIONAL) for one in verdicts]
    if granted[0] is not granted[1]:
        return Fortune.GAINS if granted[1] else Fortune.LOSES
    return _compared(paid, then) if granted[0] else Fortune.SAME


def _paid(item: Item | None) -> dict[Every, Interval]:
    """Return what is certainly granted, by rhythm."""
    if item is None or item.verdict is not Verdict.ELIGIBLE:
        return {}
    return dict(item.paid)


def _may_be_paid(item: Item | None) -> dict[Every, Interval]:
    """Return what is or may be paid, by rhythm: of what is open, at least nothing."""
    if item is None or item.standing is ItemStanding.OUT or item.verdict is Verdict.INFORMATIONAL:
        return {}
    if item.verdict is Verdict.ELIGIBLE:
        return dict(item.paid)
    return {every: Interval(Money(0), one.high) for every, one in item.paid.items()}


def _compared(before: Mapping[_Row, Interval], after: Mapping[_Row, Interval]) -> Fortune:
    """Return whether more is paid: in some rhythm more, and in none less."""
    nothing = Interval(Money(0), Money(0))
    found = {_more(before.get(key, nothing), after.get(key, nothing)) for key in {*before, *after}} - {Fortune.SAME}
    if not found:
        return Fortune.SAME
    return found.pop() if len(found) == 1 else Fortune.UNSURE


def _more(before: Interval, after: Interval) -> Fortune:
    if before == after:
        return Fortune.SAME
    if not before.exact or not after.exact or before.low is None or after.low is None:
        return _by_ends(before, after)
    return Fortune.GAINS if after.low > before.low else Fortune.LOSES


def _by_ends(before: Interval, after: Interval) -> Fortune:
    """Return whether a range moved as a whole: no end went the other way."""
    low = _sign(before.low or Money(0), after.low or Money(0))
    if before.high is None or after.high is None:
        high = 0 if before.high is after.high else (1 if after.high is None else -1)
    else:
        high = _sign(before.high, after.high)
    if low >= 0 and high >= 0:
        return Fortune.GAINS
    return Fortune.LOSES if low <= 0 and high <= 0 else Fortune.UNSURE


def _sign(one: Money, other: Money) -> int:
    return (other > one) - (other < one)


def _in_all(paid: Fortune, fortunes: Iterable[Fortune]) -> Fortune:
    """Return what it comes to in all: by the money, and where that is the same, by what is granted.

    Whoever cannot be told for any single benefit cannot be told in all, whatever the totals may come to.
    """
    found = set(fortunes) - {Fortune.SAME}
    if found == {Fortune.UNSURE} or (Fortune.UNSURE in found and paid is Fortune.SAME):
        return Fortune.UNSURE
    if paid is not Fortune.SAME or not found:
        return paid
    return found.pop() if len(found) == 1 else Fortune.UNSURE


def _add(sums: dict[Every, Interval], every: Every, more: Interval) -> None:
    known = sums.get(every, Interval(Money(0), Money(0)))
    high = None if known.high is None or more.high is None else known.high + more.high
    sums[every] = Interval((known.low or Money(0)) + (more.low or Money(0)), high)


# Reading -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Piece:
    """The text of one profile, and where it begins in the file: lines and columns counted from 0."""

    text: str
    line: int = 0
    column: int = 0
    mapping: bool = True


def read_population(path: Path, old: Pack, new: Pack) -> tuple[Profile, ...]:
    """Return the profiles in a file; a fact is known where either pack knows it.

    Raises:
        ProfileError: with what is wrong in them, each at its line; of very much, the first few hundred.
        PopulationError: where there are none, or the file is no CSV.

    """
    whole = read_file(path)
    unread = [one for one in whole.diagnostics if not whole.data or one.code in _NO_TEXT]
    if unread:
        raise ProfileError(unread)
    common = Both(World.of(old), World.of(new)).world.pack
    profiles: list[Profile] = []
    problems: list[Diagnostic] = []
    for piece in _pieces(path, whole.file.text):
        profile, found = _profile(piece, str(path), common)
        problems += found
        profiles += [profile] if profile is not None else []
        if len(problems) >= MAX_DIAGNOSTICS:
            break
    if problems:
        raise ProfileError(problems)
    if not profiles:
        raise PopulationError(
            f"{path} 里没有一个人的情况。写法：JSONL 每行一个人，CSV 第一行写事实名，YAML 写成列表（- 学历: …）",
            f"{path} holds no profile. Write a profile a line (JSONL), facts as heads (CSV), or a list (YAML)",
        )
    return tuple(profiles)


def _profile(piece: _Piece, name: str, pack: Pack) -> tuple[Profile | None, Sequence[Diagnostic]]:
    """Return a profile, or what is wrong with it.

    Only where something is wrong it is read once more at its place, since that takes all the lines before it.
    """
    if not piece.mapping:
        return None, [_moved_to(one, piece) for one in read_text(piece.text, name).diagnostics]
    text = " " * piece.column + piece.text
    profile, found = decode_profile(read_text(text, name), pack)
    if not found or not piece.line:
        return profile, found
    return decode_profile(read_text("\n" * piece.line + text, name), pack)


def _pieces(path: Path, text: str) -> Iterable[_Piece]:
    match path.suffix.lower():
        case ".csv":
            return _rows(text, path)
        case ".jsonl" | ".ndjson":
            return (_Piece(line, number) for number, line in enumerate(text.split("\n")) if line.strip())
        case _:
            return _listed(text)


def _rows(text: str, path: Path) -> Iterator[_Piece]:
    """Yield each row as a mapping on its line: the heads are the facts; an empty cell is not known."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        heads = [one.strip() for one in next(reader, [])]
        line = reader.line_num
        for row in reader:
            yield from _row(heads, row, line)
            line = reader.line_num
    except csv.Error as error:
        raise PopulationError(
            f"{path} 第 {reader.line_num} 行附近读不成 CSV：引号没有配对，或者一格里的内容太长",
            f"{path} is no CSV near line {reader.line_num}: a quotation mark has no partner, or a cell is too long",
        ) from error


def _row(heads: Sequence[str], row: Sequence[str], line: int) -> Iterator[_Piece]:
    cells = [(head, cell.strip()) for head, cell in zip(heads, row, strict=False) if cell.strip()]
    more = [(str(place), cell) for place, cell in enumerate(row[len(heads) :], len(heads) + 1) if cell.strip()]
    if cells or more:
        pairs = (f"{json.dumps(head, ensure_ascii=False)}: {_cell(cell)}" for head, cell in (*cells, *more))
        yield _Piece("{" + ", ".join(pairs) + "}", line)


def _cell(cell: str) -> str:
    """Return a cell as YAML in one line: a list or mapping as it is, anything that YAML would read otherwise quoted."""
    if cell[0] in "[{":
        return cell.replace("\n", " ")
    return cell if _PLAIN.fullmatch(cell) else json.dumps(cell, ensure_ascii=False)


def _listed(text: str) -> Sequence[_Piece]:
    """Return each member of a YAML list, where it stands; anything else as one piece, for the reader to judge."""
    try:
        members = _members(text)
    except yaml.YAMLError:
        members = None
    return [_Piece(text)] if members is None else members


def _members(text: str) -> list[_Piece] | None:
    """Return the members of a list, or None where the text is something else.

    They are found by the events of PyYAML, because it builds trees by recursion, which hostile nesting exhausts.
    """
    found: list[_Piece] = []
    root: yaml.NodeEvent | None = None
    begun: yaml.NodeEvent | None = None
    depth = 0
    for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        node = event if isinstance(event, yaml.NodeEvent) else None
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if node is not None and depth == 0:
            if root is not None or not _is_bare_list(node):
                return None
            root = node
        elif node is not None and depth == 1:
            begun = node
        depth += isinstance(event, yaml.CollectionStartEvent)
        if depth > MAX_DEPTH + 1:
            return None
        if depth == 1 and begun is not None:
            found.append(_member(text, begun, event))
            begun = None
    return None if root is None else found


def _is_bare_list(node: yaml.NodeEvent) -> bool:
    return isinstance(node, yaml.SequenceStartEvent) and node.anchor is None and node.tag is None


def _member(text: str, first: yaml.NodeEvent, last: yaml.Event) -> _Piece:
    """Return the member of a list that goes from one event to another."""
    begin, end = first.start_mark, last.end_mark
    assert begin is not None, "what is read from a text has its place"  # noqa: S101
    assert end is not None, "what is read from a text has its place"  # noqa: S101
    return _Piece(text[begin.index : end.index], begin.line, begin.column, isinstance(first, yaml.MappingStartEvent))


def _moved_to(one: Diagnostic, piece: _Piece) -> Diagnostic:
    """Return a message about a whole text as one about the place where the text stands."""
    line, column = piece.line + 1, piece.column + 1
    return replace(one, span=replace(one.span, line=line, column=column, end_line=line, end_column=column + 1))
