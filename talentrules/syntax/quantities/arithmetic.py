"""Quantities that are made of others: shares, products, sums, the least and the greatest, so much for each unit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from talentrules.model import quantities as model
from talentrules.model.conditions import CompareQuantity, Operator
from talentrules.model.quantities import HitPolicy, Measure, Part, Quantity, Rounding
from talentrules.source import Span
from talentrules.syntax.constants import (
    as_number,
    as_whole,
)
from talentrules.syntax.quantities.pieces import get
from talentrules.syntax.quantities.typed import Typed, like
from talentrules.syntax.tree import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from talentrules.syntax.quantities.reader import QuantityReader

__all__ = ["combined", "difference", "per_unit", "product", "share"]

_COMBINED: dict[str, type[model.Sum | model.Least | model.Greatest]] = {
    "sum": model.Sum,
    "least": model.Least,
    "greatest": model.Greatest,
}


def share(reader: QuantityReader, form: str, node: Mapping, wanted: Measure | None) -> Typed | None:
    """Read `share: 50%, of: …`, whose share may itself be a fact in % or a table."""
    written, base = get(node, form), node.get("of")
    if isinstance(written, Scalar) and as_number(written) is not None:
        constant = reader.constant_share(written)
        share = None if constant is None else Typed(quantity=constant, measure=Measure.NUMBER)
    else:
        share = reader.typed(written, Measure.NUMBER)
    whole = reader.missing("of", node) if base is None else reader.no_day(base, wanted)
    if share is None or whole is None:
        return None
    product = model.Product(parts=(share.quantity, whole.quantity), span=node.span)
    return Typed(quantity=product, measure=whole.measure, negative=whole.negative)


def product(reader: QuantityReader, node: Node, wanted: Measure | None, span: Span) -> Typed | None:
    """Read a product, at most one of whose parts is money."""
    items = reader.items(node, "product")
    inner = Measure.NUMBER if wanted is Measure.NUMBER else None
    parts = [reader.no_day(item, inner) for item in items or ()]
    money = [place for place, part in enumerate(parts) if part is not None and part.measure is Measure.MONEY]
    if items is not None and len(money) > 1:
        return reader.problem("product-of-money", items[money[1]].span)
    good = [part for part in parts if part is not None]
    if items is None or len(good) < len(items):
        return None
    product = model.Product(parts=tuple(part.quantity for part in good), span=span)
    return replace(like(product, good), measure=Measure.MONEY if money else Measure.NUMBER)


def difference(reader: QuantityReader, node: Node, wanted: Measure | None, span: Span) -> Typed | None:
    """Read `difference: [whole, less]`."""
    if not isinstance(node, Sequence) or len(node.items) != 2:
        return reader.problem("difference-form", node.span)
    parts = _alike(reader, node.items, wanted, days=False)
    if parts is None:
        return None
    whole, less = parts
    found = like(model.Difference(whole=whole.quantity, less=less.quantity, span=span), parts)
    return replace(found, negative=False)


def combined(reader: QuantityReader, form: str, node: Node, wanted: Measure | None, span: Span) -> Typed | None:
    """Read `sum`, `least` or `greatest` of a list of quantities of one measure."""
    items = reader.items(node, form)
    parts = None if items is None else _alike(reader, items, wanted, days=form != "sum")
    if parts is None:
        return None
    kind = _COMBINED[form]
    return like(kind(parts=tuple(part.quantity for part in parts), span=span), parts)


def _alike(reader: QuantityReader, items: Iterable[Node], wanted: Measure | None, *, days: bool) -> list[Typed] | None:
    """Read quantities of one measure: the wanted one, else that of the first."""
    parts: list[Typed | None] = []
    for item in items:
        part = reader.typed(item, wanted) if days else reader.no_day(item, wanted)
        wanted = wanted or (part.measure if part is not None else None)
        parts.append(part)
    good = [part for part in parts if part is not None]
    return good if len(good) == len(parts) else None


def per_unit(reader: QuantityReader, node: Mapping, wanted: Measure | None) -> Typed | None:
    """Read so much for each unit: the count is at most `at_most_units`, and below `at_least_units` it is nothing."""
    each = reader.no_day(get(node, "per_unit"), wanted)
    counted = node.get("count")
    count = reader.missing("count", node) if counted is None else reader.typed(counted, Measure.NUMBER)
    least, most = (_units(reader, node, key) for key in ("at_least_units", "at_most_units"))
    units = None if count is None else _whole_units(reader, count, node)
    if each is None or units is None or 0 in (least, most):
        return None
    if least is not None and most is not None and least > most:
        return reader.problem("bounds-reversed", node.span, low=least, high=most)
    bound = model.Constant(value=most, span=node.span) if most is not None else None
    bounded = units if bound is None else model.Bounded(base=units, at_most=bound, span=node.span)
    product: Quantity = model.Product(parts=(each.quantity, bounded), span=node.span)
    if least is not None:
        enough = model.Constant(value=least, span=node.span)
        when = CompareQuantity(quantity=units, operator=Operator.AT_LEAST, bounds=(enough,), span=node.span)
        row = model.Row(when=when, value=product, span=node.span)
        product = model.Table(hit=HitPolicy.FIRST, rows=(row,), span=node.span)
    return Typed(quantity=product, measure=each.measure, negative=each.negative)


def _units(reader: QuantityReader, node: Mapping, key: str) -> int | None:
    """Return a number of units, None where none is written, 0 after a problem."""
    written = node.get(key)
    if written is None:
        return None
    found = as_whole(written, at_least=1)
    if found is None:
        reader.problem("units-form", written.span, key=key)
    return found or 0


def _whole_units(reader: QuantityReader, count: Typed, node: Mapping) -> Quantity | None:
    """Return the count, never below 0, with its part of a unit settled as `part_units` says."""
    written = node.get("part_units")
    if written is None and not count.whole:
        return reader.problem("part-units-undeclared", get(node, "count").span)
    part = Part.EXACT if written is None else reader.word(written, "part_units", Part)
    if part is None or part is Part.EXACT:
        return None if part is None else count.not_negative
    by = Rounding.DOWN if part is Part.DROP else Rounding.UP
    return model.Rounded(base=count.not_negative, step=1, by=by, span=node.span)
