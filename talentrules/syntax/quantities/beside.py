"""What stands beside the form of a quantity: uplifts, bounds, rounding; and in which order they apply."""

from __future__ import annotations

from collections.abc import Sequence as ListOf
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from talentrules.model import quantities as model
from talentrules.model.quantities import HitPolicy, Measure, Rounding
from talentrules.money import Money
from talentrules.syntax.constants import (
    as_money,
    as_number,
    word_of,
)
from talentrules.syntax.forms import (
    BESIDE_QUANTITY,
    BESIDE_ROW,
    BOUNDS,
    QUANTITIES,
)
from talentrules.syntax.quantities.pieces import get, shown
from talentrules.syntax.quantities.typed import Typed
from talentrules.syntax.tree import Mapping, Node

if TYPE_CHECKING:
    from talentrules.syntax.quantities.reader import QuantityReader

__all__ = ["with_beside"]

_STEPS = {"分": 1, "角": 10, "元": 100, "十元": 1_000, "百元": 10_000, "千元": 100_000, "万元": 1_000_000}
"""The words for whole units of money, in fen."""


def with_beside(reader: QuantityReader, base: Typed, form: str, node: Mapping) -> Typed | None:
    """Return `base` raised, bounded and rounded as the keys beside it say, in this order unless they say another."""
    own = (form, *QUANTITIES.get(form, ()))
    beside = {key.written: key for key, _ in node.entries if key.written in BESIDE_QUANTITY and key.written not in own}
    if beside and base.measure is Measure.DAY:
        first = next(iter(beside.values()))
        return reader.problem("beside-unfit", first.span, key=first.written)
    bounds = [key for key in BOUNDS if key in beside]
    late = _uplift_late(reader, node, bounds=bool(bounds))
    if late is None:
        return None
    found = base if late else _uplifted(reader, base, node)
    found = _bounded(reader, found, node, bounds) if found is not None else None
    found = _uplifted(reader, found, node) if found is not None and late else found
    return _rounded(reader, found, node) if found is not None else None


def _uplift_late(reader: QuantityReader, node: Mapping, *, bounds: bool) -> bool | None:
    """Return whether the uplift comes after the bounds; None after a problem: where it matters it must be said."""
    uplift, written = node.get("uplift"), node.get("uplift_on")
    if written is None:
        return reader.problem("uplift-on-undeclared", uplift.span) if uplift is not None and bounds else False
    if uplift is None:
        return reader.problem("key-needs", written.span, key="uplift_on", needs="uplift")
    word = reader.one_of(written, "uplift_on", ("before_cap", "after_cap"))
    return None if word is None else word == "after_cap"


def _uplifted(reader: QuantityReader, base: Typed, node: Mapping) -> Typed | None:
    if node.get("uplift") is None:
        return base
    items = reader.listed(node, "uplift")
    rows = [_uplift(reader, item) for item in items or ()]
    good = [row for row in rows if row is not None]
    if items is None or len(good) < len(items):
        return None
    span = get(node, "uplift").span
    zero, one = (model.Constant(value=value, span=span) for value in (0, 1))
    table = model.Table(hit=HitPolicy.SUM, rows=tuple(good), otherwise=zero, span=span)
    raised = model.Product(parts=(base.quantity, model.Sum(parts=(one, table), span=span)), span=node.span)
    return replace(base, quantity=raised, whole=False)


def _uplift(reader: QuantityReader, node: Node) -> model.Row | None:
    if not reader.keys(node, "uplift", (*BESIDE_ROW, "by")):
        return None
    when, by = (reader.needed(node, key) for key in ("when", "by"))
    condition = None if when is None else reader.conditions.read(when)
    share = None if by is None else reader.constant_share(by)
    name, text = (reader.text(node, key) for key in ("name", "text"))
    cite = reader.conditions.citations(node.get("cite") if isinstance(node, Mapping) else None)
    if condition is None or share is None:
        return None
    return model.Row(when=condition, value=share, name=name, text=text, cite=cite, span=node.span)


def _bounded(reader: QuantityReader, base: Typed, node: Mapping, keys: ListOf[str]) -> Typed | None:
    if not keys:
        return base
    read = {key: reader.typed(get(node, key), base.measure) for key in keys}
    if any(bound is None for bound in read.values()):
        return None
    bounds = {key: bound.quantity for key, bound in read.items() if bound is not None}
    low, high = bounds.get("at_least"), bounds.get("at_most")
    if reader.reversed(low, high, node.span):
        return None
    whole = base.whole and all(bound is not None and bound.whole for bound in read.values())
    found = model.Bounded(base=base.quantity, at_least=low, at_most=high, span=node.span)
    return replace(base, quantity=found, whole=whole, negative=base.negative and low is None)


def _rounded(reader: QuantityReader, base: Typed, node: Mapping) -> Typed | None:
    written = node.get("round")
    if written is None:
        return base
    if not reader.keys(written, "round", ("to", "by")):
        return None
    to, by = (reader.needed(written, key) for key in ("to", "by"))
    step = None if to is None else _step(reader, to, base.measure)
    way = None if by is None else reader.word(by, "by", Rounding)
    if step is None or way is None:
        return None
    found = model.Rounded(base=base.quantity, step=step, by=way, span=written.span)
    return replace(base, quantity=found, whole=isinstance(step, int))


def _step(reader: QuantityReader, node: Node, measure: Measure) -> int | Decimal | Money | None:
    step: int | Decimal | Money | None
    if measure is Measure.MONEY:
        fen = _STEPS.get(word_of(node))
        step = as_money(node) if fen is None else Money.fen(fen)
        right = step is not None and step > Money.fen(0)
    else:
        step = as_number(node)
        right = step is not None and step > 0
    return step if right else reader.problem("round-step", node.span, written=shown(node))
