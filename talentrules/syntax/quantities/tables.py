"""Tables with rows and conditions, and bands of a sum of money."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from talentrules.model import quantities as model
from talentrules.model.quantities import HitPolicy, Measure
from talentrules.syntax.forms import (
    BESIDE_ROW,
    KEYS_OF_QUANTITIES,
)
from talentrules.syntax.quantities.pieces import without
from talentrules.syntax.quantities.typed import Typed, like
from talentrules.syntax.tree import Mapping, Node

if TYPE_CHECKING:
    from talentrules.syntax.quantities.reader import QuantityReader

__all__ = ["bands", "table"]


def table(reader: QuantityReader, node: Mapping, hit: Node, wanted: Measure | None) -> Typed | None:
    """Read `table: highest` with its rows, all of one measure, and `otherwise`."""
    policy = reader.word(hit, "table", HitPolicy)
    rows = reader.listed(node, "rows")
    read = _rows(reader, rows or (), wanted)
    measure = wanted or next((value.measure for _, value in read if value is not None), None)
    otherwise = None if (rest := node.get("otherwise")) is None else reader.typed(rest, measure)
    good = [(row, value) for row, value in read if row is not None and value is not None]
    if policy is None or rows is None or len(good) < len(rows) or (rest is not None and otherwise is None):
        return None
    if policy is HitPolicy.SUM and good[0][1].measure is Measure.DAY:
        return reader.mismatch("数字或金额", "a number or money", Measure.DAY, node.span)
    table = model.Table(
        hit=policy,
        rows=tuple(row for row, _ in good),
        otherwise=otherwise.quantity if otherwise is not None else None,
        span=node.span,
    )
    values = [value for _, value in good] + ([otherwise] if otherwise is not None else [])
    return like(table, values)


def _rows(
    reader: QuantityReader, rows: Iterable[Node], wanted: Measure | None
) -> list[tuple[model.Row | None, Typed | None]]:
    read: list[tuple[model.Row | None, Typed | None]] = []
    for node in rows:
        row, value = _row(reader, node, wanted)
        wanted = wanted or (value.measure if value is not None else None)
        read.append((row, value))
    return read


def _row(reader: QuantityReader, node: Node, wanted: Measure | None) -> tuple[model.Row | None, Typed | None]:
    """Return a row and its value: a mapping that holds one form of a quantity beside `when` and words."""
    if not reader.keys(node, "rows", (*BESIDE_ROW, *KEYS_OF_QUANTITIES)) or not isinstance(node, Mapping):
        return None, None
    when = node.get("when")
    condition = reader.conditions.read(when) if when is not None else reader.missing("when", node)
    value = reader.typed(without(node, BESIDE_ROW), wanted)
    name, text = (reader.text(node, key) for key in ("name", "text"))
    cite = reader.conditions.citations(node.get("cite"))
    if condition is None or value is None:
        return None, value
    row = model.Row(when=condition, value=value.quantity, name=name, text=text, cite=cite, span=node.span)
    return row, value


def bands(reader: QuantityReader, node: Mapping, how: Node) -> Typed | None:
    """Read `bands: whole` or `bands: marginal` of a sum of money, lowest first."""
    word = reader.one_of(how, "bands", ("whole", "marginal"))
    written = node.get("of")
    base = reader.missing("of", node) if written is None else reader.typed(written, Measure.MONEY)
    rows = reader.listed(node, "rows")
    bands = [_band(reader, row) for row in rows or ()]
    good = [band for band in bands if band is not None]
    for before, after in pairwise(good):
        if after.at_least <= before.at_least:
            return reader.problem("bands-order", after.span, low=before.at_least, high=after.at_least)
    if word is None or base is None or rows is None or len(good) < len(rows):
        return None
    found = model.Bands(base=base.quantity, bands=tuple(good), marginal=word == "marginal", span=node.span)
    return Typed(quantity=found, measure=Measure.MONEY)


def _band(reader: QuantityReader, node: Node) -> model.Band | None:
    if not reader.keys(node, "rows", ("at_least", "share")):
        return None
    start, rate = (reader.needed(node, key) for key in ("at_least", "share"))
    money = None if start is None else reader.money(start)
    share = None if rate is None else reader.constant_share(rate)
    if money is None or share is None:
        return None
    return model.Band(at_least=money, rate=Decimal(str(share.value)), span=node.span)
