"""The text of a pack with some rows of its tables changed: only what changed is written anew, all else stays as it is.

Where one value of a row changed, that value alone is replaced. Where a row got other conditions or another form of
amount, its text is written anew on one line, and comments that stood inside of it move above it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from talentrules.diagnostics import diagnose
from talentrules.errors import TableError
from talentrules.office.amounts import OTHER, Amounts, Written
from talentrules.office.columns import Column, Names, Part
from talentrules.office.flow import flow, flow_mapping, flow_text, parsed
from talentrules.office.sheet import Answer
from talentrules.office.tables import Row, Tiers
from talentrules.source import Span
from talentrules.syntax.tree import Mapping as Tree
from talentrules.syntax.tree import Node, Scalar
from talentrules.syntax.tree import Sequence as List

__all__ = ["edited"]

_Patch = tuple[int, int, str]
"""What stands from one place of the text up to another is replaced."""


@dataclass(frozen=True)
class _Page:
    """A text, with the place at which each line starts."""

    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> _Page:
        starts, at = [], 0
        for line in text.split("\n"):
            starts.append(at)
            at += len(line) + 1
        return cls(text, tuple(starts))

    def start(self, span: Span) -> int:
        return self.starts[span.line - 1] + span.column - 1

    def end(self, span: Span) -> int:
        return self.starts[span.end_line - 1] + span.end_column - 1

    def line_start(self, number: int) -> int:
        """Return where line `number` (from 1) starts; the end of the text where there is none."""
        return self.starts[number - 1] if number <= len(self.starts) else len(self.text)


def edited(text: str, answers: Iterable[tuple[Tiers, Answer]]) -> str:
    """Return `text` with the tables as the answers say.

    Raises:
        TableError: where a comment would be lost.

    """
    page = _Page.of(text)
    patches = [patch for tiers, answer in answers for patch in _table(page, tiers, answer)]
    for start, end, new in sorted(patches, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _table(page: _Page, tiers: Tiers, answer: Answer) -> Iterator[_Patch]:
    """Yield what changes in one table."""
    if tiers.rest is not None and answer.rest is not None and answer.rest != tiers.otherwise:
        yield from _amount(page, tiers, tiers.otherwise, answer.rest, tiers.rest)
    if [number for number, _ in answer.rows] == list(range(1, len(tiers.rows) + 1)):
        for number, row in answer.rows:
            yield from _row(page, tiers, tiers.rows[number - 1] if number else row, row)
    else:
        yield (_flow if _is_flow(page, tiers.listed) else _block)(page, tiers, answer)


def _is_flow(page: _Page, listed: List) -> bool:
    return page.text[page.start(listed.span)] == "["


# -- one row, in place


def _row(page: _Page, tiers: Tiers, old: Row, new: Row) -> Iterator[_Patch]:
    """Yield what changes inside of a row that stays."""
    if old == new or old.node is None:
        return
    finer = _finer(page, tiers, old, new)
    if finer is not None:
        yield from finer
        return
    span = old.node.span
    yield (page.start(span), page.end(span), _written(tiers, old, new))
    yield from _hoisted(page, old.node, span)


def _finer(page: _Page, tiers: Tiers, old: Row, new: Row) -> list[_Patch] | None:
    """Return the single values that change, or None where the row has to be written anew."""
    assert old.node is not None  # noqa: S101 - `_row` asks for rows of the pack only
    pieces: list[Iterable[_Patch] | None] = [_when(page, tiers, old, new)]
    for key, before, after in (("name", old.name, new.name), ("text", old.text, new.text)):
        pieces.append(_value(page, old.node.get(key), before, after, flow_text(after)))
    pieces.append(_value(page, old.node.get("cite"), old.cite, new.cite, new.cite))
    pieces.append(_slots(page, tiers, old.amount, new.amount))
    if any(one is None for one in pieces):
        return None
    return [patch for one in pieces if one is not None for patch in one]


def _value(page: _Page, node: Node | None, before: str, after: str, written: str) -> list[_Patch] | None:
    if before == after:
        return []
    return None if node is None or not after else [(page.start(node.span), page.end(node.span), written)]


def _when(page: _Page, tiers: Tiers, old: Row, new: Row) -> list[_Patch] | None:
    """Return the values of conditions that change, else the whole condition."""
    if (old.conditions, old.others) == (new.conditions, new.others):
        return []
    same = old.conditions.keys() == new.conditions.keys() and old.others == new.others
    counts = all(len(old.conditions[one]) == len(new.conditions[one]) for one in old.conditions) if same else False
    if same and counts:
        return [patch for one in old.conditions for patch in _operands(page, tiers, old.parts[one], new, one)]
    when = old.node.get("when") if old.node is not None else None
    if when is None or old.node is None:
        return None
    patch = (page.start(when.span), page.end(when.span), _condition(tiers, old, new))
    return [patch, *_hoisted(page, old.node, when.span)]


def _operands(page: _Page, tiers: Tiers, part: Part, new: Row, column: Column) -> Iterator[_Patch]:
    for node, before, after in zip(part.nodes, part.values, new.conditions[column], strict=True):
        if before != after:
            like = node.written if isinstance(node, Scalar) else ""
            chinese = not like.isascii() if isinstance(before, str) else tiers.chinese
            written = tiers.names.yaml_value(column, after, chinese=chinese, like=like)
            yield (page.start(node.span), page.end(node.span), written)


def _slots(page: _Page, tiers: Tiers, old: Written, new: Written) -> list[_Patch] | None:
    if old == new:
        return []
    if old.form != new.form or old.form == OTHER or old.slots.keys() != new.slots.keys():
        return None
    changed = [(old.nodes[slot], slot) for slot in old.slots if old.slots[slot] != new.slots[slot]]
    return [
        (page.start(node.span), page.end(node.span), _like(tiers, node).yaml(slot, new.slots[slot]))
        for node, slot in changed
    ]


def _like(tiers: Tiers, node: Node) -> Amounts:
    return replace(tiers.amounts, like=node.written if isinstance(node, Scalar) else "")


def _amount(page: _Page, tiers: Tiers, old: Written | None, new: Written, node: Node) -> list[_Patch]:
    """Return what changes of the amount of `otherwise`."""
    found = None if old is None else _slots(page, tiers, old, new)
    return [(page.start(node.span), page.end(node.span), tiers.amounts.whole(new))] if found is None else found


# -- a row written anew


def _written(tiers: Tiers, old: Row | None, new: Row) -> str:
    """Return a row on one line."""
    entries = [("when", _condition(tiers, old, new))]
    entries += [("name", flow_text(new.name))] if new.name else []
    entries += _other_entries(new.amount.other) if new.amount.form == OTHER else tiers.amounts.entries(new.amount)
    entries += [("text", flow_text(new.text))] if new.text else []
    return flow_mapping([*entries, *([("cite", new.cite)] if new.cite else [])])


def _other_entries(other: str) -> list[tuple[str, str]]:
    node, _ = parsed(other)
    if isinstance(node, Tree):
        return [(key.written, flow(value)) for key, value in node.entries]
    return [("fixed", other)]


def _condition(tiers: Tiers, old: Row | None, new: Row) -> str:
    """Return the condition of a row; what it was made of and did not change is written as it was."""
    names: Names = tiers.names
    parts = [
        names.yaml(Part(column=column, values=values), chinese=tiers.chinese, like=_money_like(old, column))
        for column, values in new.conditions.items()
    ]
    listed = [*parts, *new.others]
    return listed[0] if len(listed) == 1 else flow_mapping([("all", f"[{', '.join(listed)}]")])


def _money_like(old: Row | None, column: Column) -> str:
    part = old.parts.get(column) if old is not None else None
    node = part.nodes[0] if part is not None and part.nodes else None
    return node.written if isinstance(node, Scalar) else ""


# -- rows added, dropped, or in another order


def _block(page: _Page, tiers: Tiers, answer: Answer) -> _Patch:
    """Return the rows of a list in which each begins with a dash on a line of its own."""
    items = tiers.listed.items
    first = items[0].span.line
    indent = _indent(page, items[0].span.line)
    segments = list(_segments(page, tiers))
    eol = "\r\n" if page.text[page.line_start(first) :].partition("\n")[0].endswith("\r") else "\n"
    rows: list[str] = []
    comments, waiting = _comments_above(segments, {number for number, _ in answer.rows if number})
    for number, row in answer.rows:
        if number is None:
            rows.append(f"{indent}- {_written(tiers, None, row)}{eol}")
            continue
        _, start, end = segments[number - 1]
        body = _patched(page, _row(page, tiers, tiers.rows[number - 1], row), start, end)
        rows.append(comments[number] + (body if body.endswith("\n") else body + eol))
    start = segments[0][1] - len(segments[0][0])
    end = segments[-1][2]
    new = "".join(rows) + waiting
    return (start, end, new if page.text[start:end].endswith("\n") else new.removesuffix(eol))


def _segments(page: _Page, tiers: Tiers) -> Iterator[tuple[str, int, int]]:
    """Yield for each row the comment lines above it, and where its own lines start and end."""
    key = next(key for key, _ in tiers.node.entries if key.written == "rows")
    before = page.line_start(key.span.end_line + 1)
    for item in tiers.listed.items:
        start, end = page.line_start(item.span.line), page.line_start(item.span.end_line + 1)
        yield page.text[before:start], start, end
        before = end


def _comments_above(segments: Sequence[tuple[str, int, int]], kept: set[int]) -> tuple[dict[int, str], str]:
    """Return the comments that stand above each row that stays; those of a dropped row go to the next one, or the end."""
    found: dict[int, str] = {}
    waiting = ""
    for number, (above, _, _) in enumerate(segments, 1):
        waiting += above
        if number in kept:
            found[number], waiting = waiting, ""
    return found, waiting


def _indent(page: _Page, line: int) -> str:
    written = page.text[page.line_start(line) :]
    return written[: len(written) - len(written.lstrip(" "))]


def _flow(page: _Page, tiers: Tiers, answer: Answer) -> _Patch:
    """Return the rows of a list that stands in brackets."""
    items = tiers.listed.items
    between = [page.text[page.end(one.span) : page.start(two.span)] for one, two in pairwise(items)]
    if any("#" in one for one in between) and len(answer.rows) != len(items):
        raise TableError([diagnose("table-comment", tiers.listed.span)])
    new = ""
    for place, (number, row) in enumerate(answer.rows):
        if number is None:
            body = _written(tiers, None, row)
        else:
            span = items[number - 1].span
            patches = list(_row(page, tiers, tiers.rows[number - 1], row))
            if any(start < page.start(span) for start, _, _ in patches):
                raise TableError([diagnose("table-comment", tiers.listed.span)])
            body = _patched(page, patches, page.start(span), page.end(span))
        gap = between[min(place, len(between)) - 1] if between else ", "
        new += (gap if place else "") + body
    return (page.start(items[0].span), page.end(items[-1].span), new)


def _patched(page: _Page, patches: Iterable[_Patch], start: int, end: int) -> str:
    """Return the text from `start` to `end` with `patches`, which lie inside."""
    text = page.text[start:end]
    for one, other, new in sorted(patches, reverse=True):
        text = text[: one - start] + new + text[other - start :]
    return text


# -- comments


def _hoisted(page: _Page, row: Node, span: Span) -> Iterator[_Patch]:
    """Yield the comments inside `span`, which is written anew, as lines above the row."""
    found = _comments(page, row, span)
    if not found:
        return
    at = page.line_start(row.span.line)
    indent = _indent(page, row.span.line)
    eol = "\r\n" if "\r\n" in page.text else "\n"
    yield (at, at, "".join(f"{indent}{one}{eol}" for one in found))


def _comments(page: _Page, row: Node, span: Span) -> list[str]:
    start, end = page.start(span), page.end(span)
    masked = list(page.text)
    for one in _scalars(row):
        for at in range(page.start(one.span), page.end(one.span)):
            masked[at] = "x"
    lines = "".join(masked[start:end]).split("\n")
    found, at = [], start
    for line in lines:
        place = line.find("#")
        if place != -1:
            found.append(page.text[at + place : at + len(line)].rstrip())
        at += len(line) + 1
    return found


def _scalars(node: Node) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case List():
            for item in node.items:
                yield from _scalars(item)
        case Tree():
            for key, value in node.entries:
                yield key
                yield from _scalars(value)
