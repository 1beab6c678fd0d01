"""The tier tables of a pack: where each stands, and what each of its rows says, column by column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from talentrules.diagnostics import Severity
from talentrules.errors import PackError
from talentrules.loading import decode_reading
from talentrules.model.pack import Pack
from talentrules.model.quantities import HitPolicy, Measure, Table, measure
from talentrules.model.walk import below
from talentrules.office.amounts import Amounts, Written
from talentrules.office.columns import Column, Names, Part, Said, part_of
from talentrules.office.flow import flow
from talentrules.syntax import Reading, read_file
from talentrules.syntax.constants import as_money, as_number, word_of
from talentrules.syntax.forms import BESIDE_ROW
from talentrules.syntax.tree import Mapping as Tree
from talentrules.syntax.tree import Node, Scalar, Sequence

__all__ = ["HITS", "PackFile", "Row", "Tiers", "conjuncts", "open_pack", "tables"]

HITS = {
    HitPolicy.FIRST: "按顺序取先符合的一档",
    HitPolicy.UNIQUE: "只会符合一档",
    HitPolicy.HIGHEST: "取符合的最高一档",
    HitPolicy.SUM: "符合的各档相加",
}
"""What the hit policies are called on a sheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackFile:
    """A pack with the tree that it was decoded from, and the file that it lies in."""

    pack: Pack
    reading: Reading
    path: Path | None = None


def open_pack(path: Path, reading: Reading | None = None) -> PackFile:
    """Return the pack at `path`, or what `reading` holds in its place.

    Raises:
        PackError: with everything that is wrong, where it is no pack.

    """
    reading = reading if reading is not None else read_file(path)
    pack, found = decode_reading(reading, path)
    if pack is None or any(one.severity is Severity.ERROR for one in found):
        raise PackError(found)
    return PackFile(pack=pack, reading=reading, path=path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What a row says. `others` are the conditions that fit no column, as YAML; so is `cite`.

    Two rows are equal where they say the same, however it was written; `node`, `parts` are what was written, in the pack.
    """

    conditions: Mapping[Column, tuple[Said, ...]]
    others: tuple[str, ...] = ()
    name: str = ""
    amount: Written
    text: str = ""
    cite: str = ""
    node: Tree | None = field(default=None, compare=False, repr=False)
    parts: Mapping[Column, Part] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True)
class Tiers:
    """One table of a pack: its path in the file, the words that say where it stands, its rows and its `otherwise`."""

    path: str
    benefit: str
    title: str
    hit: HitPolicy
    node: Tree
    listed: Sequence
    rows: tuple[Row, ...]
    otherwise: Written | None
    rest: Node | None
    amounts: Amounts
    names: Names

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns of conditions, in the order in which the rows come to them."""
        return tuple(dict.fromkeys(column for row in self.rows for column in row.conditions))

    @property
    def chinese(self) -> bool:
        """Whether the rows name facts in Chinese, so that new ones do too."""
        return self.amounts.chinese


def tables(file: PackFile) -> tuple[Tiers, ...]:
    """Return every table with rows and conditions in the file, in its order; one inside a row of another is part of it."""
    names = Names(file.pack)
    measures = _measures(file.pack)
    tree = file.reading.tree
    found = _nodes(tree, ()) if tree is not None else ()
    return tuple(
        _tiers(path, node, names, measures.get((node.span.line, node.span.column), Measure.MONEY))
        for path, node in found
        if path and path[0] in {"benefits", "definitions", "groups"}
    )


def _nodes(node: Node, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Tree]]:
    match node:
        case Tree() if node.get("table") is not None and isinstance(node.get("rows"), Sequence):
            yield path, node
        case Tree():
            for key, value in node.entries:
                yield from _nodes(value, (*path, key.written))
        case Sequence():
            for place, item in enumerate(node.items):
                yield from _nodes(item, (*path, place))
        case Scalar():
            return


def _measures(pack: Pack) -> dict[tuple[int, int], Measure]:
    """Return what each table of the pack's own file is worth: money, a number or a day, by its place."""
    inside = (part for term in pack.terms for part in below(term))
    return {
        (one.span.line, one.span.column): measure(one, pack.facts, pack.measures, pack.facts)
        for one in inside
        if isinstance(one, Table) and one.span.file.name == pack.file.name
    }


def _tiers(path: tuple[str | int, ...], node: Tree, names: Names, kind: Measure) -> Tiers:
    listed = node.get("rows")
    assert isinstance(listed, Sequence)  # noqa: S101 - `_nodes` yields no other
    amounts = Amounts(names=names, measure=kind, like=_like(listed), chinese=_chinese(listed))
    rest = node.get("otherwise")
    return Tiers(
        path=_written(path),
        benefit=str(path[1]) if path[0] == "benefits" and len(path) > 1 else "",
        title=_title(path, names),
        hit=HitPolicy(word_of(node.get("table"))),
        node=node,
        listed=listed,
        rows=tuple(_row(item, amounts) for item in listed.items if isinstance(item, Tree)),
        otherwise=None if rest is None else amounts.written(rest),
        rest=rest,
        amounts=amounts,
        names=names,
    )


def _row(node: Tree, amounts: Amounts) -> Row:
    parts, others = conjuncts(node.get("when"), amounts.names)
    told = Tree(tuple(entry for entry in node.entries if entry[0].written not in BESIDE_ROW), node.span)
    cite = node.get("cite")
    return Row(
        conditions={column: part.values for column, part in parts.items()},
        others=tuple(map(flow, others)),
        name=word_of(node.get("name")),
        amount=amounts.written(told),
        text=word_of(node.get("text")),
        cite="" if cite is None else flow(cite),
        node=node,
        parts=parts,
    )


def conjuncts(node: Node | None, names: Names) -> tuple[dict[Column, Part], list[Node]]:
    """Return the conditions that must all hold at `node`: those that fit a column, one for each, and the others."""
    found: dict[Column, Part] = {}
    others: list[Node] = []
    for one in _all_of(node):
        part = part_of(one, names)
        if part is None or part.column in found:
            others.append(one)
        else:
            found[part.column] = part
    return found, others


def _all_of(node: Node | None) -> Iterable[Node]:
    if node is None:
        return ()
    inner = node.get("all") if isinstance(node, Tree) and len(node.entries) == 1 else None
    return inner.items if isinstance(inner, Sequence) else (node,)


def _like(listed: Sequence) -> str:
    """Return an amount as it is written in the rows, so that new ones are written in its unit."""
    scalars = (value for item in listed.items if isinstance(item, Tree) for _, value in item.entries)
    written = [one.written for one in scalars if isinstance(one, Scalar) and _is_amount(one)]
    return next((one for one in written if one.endswith("万元")), written[0] if written else "")


def _is_amount(node: Scalar) -> bool:
    return as_money(node) is not None or as_number(node) is not None


def _chinese(listed: Sequence) -> bool:
    keys = (key.written for item in listed.items if isinstance(item, Tree) for key in _keys(item.get("when")))
    return any(not one.isascii() for one in keys)


def _keys(node: Node | None) -> Iterator[Scalar]:
    match node:
        case Tree():
            for key, value in node.entries:
                yield key
                yield from _keys(value)
        case Sequence():
            for item in node.items:
                yield from _keys(item)
        case _:
            return


def _written(path: tuple[str | int, ...]) -> str:
    """Return a path as `benefits.living_allowance.versions[1].amount`."""
    return "".join(f"[{one}]" if isinstance(one, int) else f".{one}" for one in path).removeprefix(".")


_PLACES = {"versions": "第 {} 个版本", "sum": "相加的第 {} 项", "difference": "相减的第 {} 项"}


def _title(path: tuple[str | int, ...], names: Names) -> str:
    """Return in Chinese what the table belongs to: the benefit, the version, the part of the amount."""
    pack, id_ = names.pack, str(path[1]) if len(path) > 1 else ""
    things = {"benefits": pack.benefits, "definitions": pack.quantities, "groups": pack.groups}[str(path[0])]
    name = getattr(things.get(id_), "name", "") or id_
    parts = [name]
    for key, place in pairwise(path[2:]):
        if isinstance(place, int):
            parts.append(_PLACES.get(str(key), "第 {} 项").format(place + 1))
    return " · ".join(parts)
