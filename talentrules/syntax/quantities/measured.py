"""What a condition may compare by its own key: ages, times between days, and what a list of records comes to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from talentrules.model import quantities as model
from talentrules.model.facts import DateType, Fact, RecordsType
from talentrules.model.quantities import Fold, Measure, Part, Unit
from talentrules.syntax.constants import (
    word_of,
)
from talentrules.syntax.forms import (
    MEASURED,
)
from talentrules.syntax.quantities.pieces import shown
from talentrules.syntax.quantities.typed import Typed
from talentrules.syntax.tree import Mapping, Node, Scalar

if TYPE_CHECKING:
    from talentrules.syntax.conditions import ConditionReader
    from talentrules.syntax.quantities.reader import QuantityReader

__all__ = ["inside"]

_FOLDS = frozenset(one.value for one in Fold)


def inside(reader: QuantityReader, form: str, node: Node) -> Typed | None:
    """Read the inside of `age`, `years`, `count` and the like."""
    if form == "age":
        return _age(reader, node)
    if not reader.keys(node, form, MEASURED[form]):
        return None
    return _over_records(reader, form, node) if form in _FOLDS else _between(reader, form, node)


def _age(reader: QuantityReader, node: Node) -> Typed | None:
    if isinstance(node, Mapping) and not node.entries:
        return reader.problem("age-needs-day", node.span)
    birth = reader.conditions.facts.get("birth_date")
    if birth is None or not isinstance(birth.type, DateType):
        return reader.problem("no-birth-date", node.span, name=reader.conditions.in_record)
    last = reader.read(node, Measure.DAY)
    if last is None:
        return None
    born = model.FactValue(fact=birth.id, span=node.span)
    found = model.Between(first=born, last=last, unit=Unit.YEAR, part=Part.DROP, span=node.span)
    return Typed(quantity=found, measure=Measure.NUMBER, whole=True, negative=True)


def _between(reader: QuantityReader, form: str, node: Node) -> Typed | None:
    unit, part = Unit(form), _part(reader, form, node)
    first, last = (reader.needed(node, key) for key in ("from", "to"))
    days = [None if one is None else reader.read(one, Measure.DAY) for one in (first, last)]
    if part is None or days[0] is None or days[1] is None:
        return None
    found = model.Between(first=days[0], last=days[1], unit=unit, part=part, span=node.span)
    return Typed(quantity=found, measure=Measure.NUMBER, whole=True, negative=True)


def _part(reader: QuantityReader, form: str, node: Node) -> Part | None:
    written = node.get("part") if isinstance(node, Mapping) else None
    if form == "days":
        return Part.DROP
    if written is None:
        return reader.problem("part-undeclared", node.span, form=form)
    word = reader.one_of(written, "part", (Part.DROP.value, Part.UP.value))
    return None if word is None else Part(word)


def _over_records(reader: QuantityReader, form: str, node: Node) -> Typed | None:
    source = _source(reader, node)
    listed = reader.needed(node, "of")
    fact = None if source is None or listed is None else _records(reader, source, listed)
    if source is None or fact is None or not isinstance(fact.type, RecordsType):
        return None
    inner = source.inside(fact, fact.type)
    take = _take(reader, form, node, inner)
    where = node.get("where") if isinstance(node, Mapping) else None
    condition = None if where is None else inner.read(where)
    if (where is not None and condition is None) or (take is None and form != "count"):
        return None
    found = model.OverRecords(
        fact=fact.id,
        fold=Fold(form),
        take=None if take is None else take.not_negative if form == "sum" else take.quantity,
        where=condition,
        of_profile=source is not reader.conditions,
        span=node.span,
    )
    if take is None or form == "in_a_row":
        return Typed(quantity=found, measure=Measure.NUMBER, whole=True)
    return replace(take, quantity=found, negative=take.negative and form != "sum")


def _source(reader: QuantityReader, node: Node) -> ConditionReader | None:
    """Return the reader whose lists are meant: of the record, or with `of_profile: true` of the profile."""
    written = node.get("of_profile") if isinstance(node, Mapping) else None
    if written is None:
        return reader.conditions
    if not isinstance(written, Scalar) or written.value is not True:
        words = {"key": "of_profile", "written": shown(written), "known": "true"}
        return reader.problem("unknown-word", written.span, **words)
    return reader.conditions.outside


def _records(reader: QuantityReader, source: ConditionReader, node: Node) -> Fact | None:
    word = word_of(node)
    found = source.words.find(word)
    if found is None:
        code = "unknown-field" if source.in_record else "unknown-fact"
        return reader.conditions.unknown(code, source.words, shown(node), node.span, name=source.in_record)
    fact = source.facts[found]
    if not isinstance(fact.type, RecordsType):
        return reader.problem("records-expected", node.span, name=fact.name)
    return fact


def _take(reader: QuantityReader, form: str, node: Node, inner: ConditionReader) -> Typed | None:
    """Read what is summed or compared of each record; a run is of a field that is a whole number."""
    key = "by" if form == "in_a_row" else "take"
    written = None if form == "count" else reader.needed(node, key)
    if written is None:
        return None
    reader = replace(reader, conditions=inner)
    wanted = Measure.NUMBER if form == "in_a_row" else None
    take = reader.no_day(written, None) if form == "sum" else reader.typed(written, wanted)
    if take is not None and form == "in_a_row" and not take.whole:
        return reader.problem("in-a-row-by", written.span, name=inner.in_record)
    return take
