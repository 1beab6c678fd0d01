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
from talentrules.model.decision import Decision, Item, Verdict
from talentrules.model.pack import Beneficiary, Pack
from talentrules.model.payments import Every
from talentrules.model.profile import Case, Profile
from talentrules.money import Interval, Money
from talentrules.proofs.subject import World
from talentrules.syntax import Reading, decode_profile, read_file, read_text

__all__ = ["Count", "Counted", "Fortune", "count", "read_population"]


_Row = TypeVar("_Row")
_PLAIN = re.compile(r"-?\w[\w.%+-]*")


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
    for profile in profiles:
        case = Case(profile=profile, on=on)
        cases = [as_seen_by(pack, case, facts) or Case(profile=Profile(), on=on) for pack in (old, new)]
        before, after = (decide(pack, one) for pack, one in zip((old, new), cases, strict=True))
        fortunes = [_of_benefit(counts[name], name, before, after) for name in names]
        total.people[_in_all(_compared(_sums(before), _sums(after)), fortunes)] += 1
        for side, decision in ((total.before, before), (total.after, after)):
            for one in decision.totals:
                _add(side, one.every, Interval(one.low, one.high))
    moved = {name: one for name, one in counts.items() if one.people[Fortune.SAME] < len(profiles)}
    return Counted(people=len(profiles), on=on, all=total, benefits=moved, names=names)


def _sums(decision: Decision) -> dict[tuple[Beneficiary, Every], Interval]:
    return {(one.beneficiary, one.every): Interval(one.low, one.high) for one in decision.totals}


def _of_benefit(counted: Count, name: str, before: Decision, after: Decision) -> Fortune:
    items = [_item(decision, name) for decision in (before, after)]
    paid = [_paid(item) for item in items]
    for side, some in ((counted.before, paid[0]), (counted.after, paid[1])):
        for every, interval in some.items():
            _add(side, every, interval)
    fortune = _fortune(items[0], items[1], paid[0], paid[1])
    counted.people[fortune] += 1
    return fortune


def _item(decision: Decision, name: str) -> Item | None:
    return next((one for one in decision.items if one.benefit.id == name), None)


def _fortune(
    before: Item | None, after: Item | None, paid: Mapping[Every, Interval], then: Mapping[Every, Interval]
) -> Fortune:
    verdicts = [one.verdict if one is not None else Verdict.INELIGIBLE for one in (before, after)]
    if any(not one.settled for one in verdicts):
        same = verdicts[0] is verdicts[1] and before is not None and after is not None and before.amount == after.amount
        return Fortune.SAME if same else Fortune.UNSURE
    granted = [one in (Verdict.ELIGIBLE, Verdict.INFORMATIONAL) for one in verdicts]
    if granted[0] is not granted[1]:
        return Fortune.GAINS if granted[1] else Fortune.LOSES
    return _compared(paid, then) if granted[0] else Fortune.SAME


def _paid(item: Item | None) -> dict[Every, Interval]:
    """Return what is certainly granted, by rhythm."""
    if item is None or item.verdict is not Verdict.ELIGIBLE:
        return {}
    return dict(item.paid)


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


def read_population(path: Path, old: Pack, new: Pack) -> tuple[Profile, ...]:
    """Return the profiles in a file; a fact is known where either pack knows it.

    Raises:
        ProfileError: with everything that is wrong in any of them, each at its line.

    """
    whole = read_file(path)
    if not whole.data and whole.diagnostics:
        raise ProfileError(whole.diagnostics)
    common = Both(World.of(old), World.of(new)).world.pack
    profiles: list[Profile] = []
    problems: list[Diagnostic] = []
    for reading in _readings(path, whole):
        if isinstance(reading, Diagnostic):
            problems.append(reading)
            continue
        profile, found = decode_profile(reading, common)
        problems += found
        profiles += [profile] if profile is not None else []
    if problems:
        raise ProfileError(problems)
    if not profiles:
        raise PopulationError(
            f"{path} 里没有一个人的情况。写法：JSONL 每行一个人，CSV 第一行写事实名，YAML 写成列表（- 学历: …）",
            f"{path} holds no profile. Write a profile a line (JSONL), facts as heads (CSV), or a list (YAML)",
        )
    return tuple(profiles)


def _readings(path: Path, whole: Reading) -> Iterator[Reading | Diagnostic]:
    text, name = whole.file.text, str(path)
    match path.suffix.lower():
        case ".csv":
            yield from _rows(text, name)
        case ".jsonl" | ".ndjson":
            for number, line in enumerate(text.split("\n")):
                if line.strip():
                    yield _at(line, name, number)
        case _:
            yield from _listed(text, name)


def _at(text: str, name: str, line: int, column: int = 0) -> Reading:
    """Read a text as it stands in the file: after so many lines, and columns."""
    reading = read_text(text, name)
    return reading if reading.tree is not None and not line else read_text("\n" * line + " " * column + text, name)


def _rows(text: str, name: str) -> Iterator[Reading]:
    """Read each row as a mapping on its line: the heads are the facts; an empty cell is not known."""
    reader = csv.reader(io.StringIO(text, newline=""))
    heads = [one.strip() for one in next(reader, [])]
    line = reader.line_num
    for row in reader:
        cells = [(head, cell.strip()) for head, cell in zip(heads, row, strict=False) if cell.strip()]
        more = [(str(place), cell) for place, cell in enumerate(row[len(heads) :], len(heads) + 1) if cell.strip()]
        if cells or more:
            pairs = (f"{json.dumps(head, ensure_ascii=False)}: {_cell(cell)}" for head, cell in (*cells, *more))
            yield _at("{" + ", ".join(pairs) + "}", name, line)
        line = reader.line_num


def _cell(cell: str) -> str:
    """Return a cell as YAML in one line: a list or mapping as it is, anything that YAML would read otherwise quoted."""
    if cell[0] in "[{":
        return cell.replace("\n", " ")
    return cell if _PLAIN.fullmatch(cell) else json.dumps(cell, ensure_ascii=False)


def _listed(text: str, name: str) -> Iterator[Reading | Diagnostic]:
    """Read each member of a YAML list, where it stands."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        yield read_text(text, name)
        return
    if not isinstance(root, yaml.SequenceNode):
        yield read_text(text, name)
        return
    for node in root.value:
        begin, end = node.start_mark, node.end_mark
        reading = _at(text[begin.index : end.index], name, begin.line, begin.column)
        if isinstance(node, yaml.MappingNode):
            yield reading
        else:
            yield from (_moved_to(one, begin) for one in reading.diagnostics)


def _moved_to(one: Diagnostic, mark: yaml.Mark) -> Diagnostic:
    """Return a message about a whole text as one about the place where the text stands."""
    line, column = mark.line + 1, mark.column + 1
    return replace(one, span=replace(one.span, line=line, column=column, end_line=line, end_column=column + 1))
