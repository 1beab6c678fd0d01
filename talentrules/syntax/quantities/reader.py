"""Quantities, from the tree: a scalar (`5万元`, `50%`, a day, a name) or a mapping with exactly one form.

Beside a form may stand what bounds, raises or rounds it. Read here rather than by a schema for the reason of
`conditions`: the words are facts and entries of the pack, and a quantity is of a measure, which decides what its parts
may be. Every problem is kept at the very words that are wrong.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Sequence as ListOf
from dataclasses import dataclass

from talentrules.model import quantities as model
from talentrules.model.conditions import Operator
from talentrules.model.facts import Fact, NumberType
from talentrules.model.pack import Amount, Granularity
from talentrules.model.quantities import Clock, Measure, Quantity
from talentrules.money import Interval, Money
from talentrules.source import Span
from talentrules.syntax.constants import (
    as_day,
    as_duration,
    as_money,
    as_number,
    as_percent,
    as_share,
    word_of,
)
from talentrules.syntax.forms import (
    BESIDE_QUANTITY,
    BOUNDS,
    KEYS_OF_QUANTITIES,
    PUBLISHED,
    QUANTITIES,
    QUANTITY_WORDS,
)
from talentrules.syntax.quantities import arithmetic, beside, measured, tables
from talentrules.syntax.quantities.pieces import Pieces, get, shown, without
from talentrules.syntax.quantities.typed import Typed, above, measure_of
from talentrules.syntax.tree import Mapping, Node, Scalar, Sequence
from talentrules.syntax.words import Words

__all__ = ["QuantityReader"]

_SAID = {
    Measure.NUMBER: ("数字", "a number", "3、50% 或一个数字事实", "3, 50% or a number fact"),
    Measure.MONEY: ("金额", "money", "5000元、5万元 或一个金额事实", "5000元, 5万元 or a money fact"),
    Measure.DAY: (
        *("日期", "a day", "2024-07-01、application（申请日）、evaluation（测算日）或一个日期事实"),
        "2024-07-01, application, evaluation or a date fact",
    ),
}
"""A measure and examples of it, in both languages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityReader(Pieces):
    """Reads the quantities of one pack, by the names that `conditions` knows; what is wrong goes to its problems.

    `in_condition` refuses what a comparison could never settle: an amount that the source leaves open.
    """

    in_condition: bool = False

    def read(self, node: Node, wanted: Measure | None) -> Quantity | None:
        """Return the quantity at `node`, or None where it is none or not the `wanted` measure; the problem is kept."""
        found = self.typed(node, wanted)
        return None if found is None else found.quantity

    def read_amount(self, node: Node, span: Span | None = None) -> Amount | None:
        """Return the amount of a benefit at `node`: money, beside which `granularity` may stand; None after a problem."""
        told = without(node, ("granularity",)) if isinstance(node, Mapping) else node
        found = self.read(told, Measure.MONEY)
        written = node.get("granularity") if isinstance(node, Mapping) else None
        granularity = Granularity.UNKNOWN if written is None else self.word(written, "granularity", Granularity)
        if found is None or granularity is None:
            return None
        place = span or node.span
        if isinstance(found, model.Constant) and isinstance(found.value, Money):
            return Amount.stated(Interval.exactly(found.value), granularity=granularity, span=place)
        return Amount(quantity=found, granularity=granularity, span=place)

    def typed(self, node: Node, wanted: Measure | None) -> Typed | None:
        """Return the quantity at `node` with what is known of it; None after a problem. `null` is refused elsewhere."""
        match node:
            case Scalar():
                found = self._scalar(node, wanted)
            case Mapping():
                found = self._mapping(node, wanted)
            case Sequence():
                return self.expected(node)
        return None if found is None else self._of(found, wanted, node.span)

    def _scalar(self, node: Scalar, wanted: Measure | None) -> Typed | None:
        word = word_of(node)
        if node.value is None:
            return None
        if word in set(Clock):
            return Typed(quantity=model.ClockDay(clock=Clock(word), span=node.span), measure=Measure.DAY)
        if word == "unstated":
            return self._published(Interval(), node.span)
        if isinstance(node.value, bool) or (isinstance(node.value, str) and not word):
            return self.bad_money(node) if wanted is Measure.MONEY else self.expected(node)
        return self._constant(node, wanted) if _is_constant(node) else self._name(word, node, wanted)

    def _constant(self, node: Scalar, wanted: Measure | None) -> Typed | None:
        number, money, day = as_number(node), as_money(node), as_day(node)
        if money is not None and (wanted is Measure.MONEY or number is None):
            return Typed(quantity=model.Constant(value=money, span=node.span), measure=Measure.MONEY)
        if number is not None and number < 0:
            return self.problem("negative-number", node.span, written=node.written)
        if number is not None and wanted is Measure.MONEY and as_percent(node) is None:
            return self.bad_money(node)
        if number is not None:
            whole = isinstance(number, int)
            return Typed(quantity=model.Constant(value=number, span=node.span), measure=Measure.NUMBER, whole=whole)
        assert day is not None  # noqa: S101 - `_is_constant` says that one of the three is there
        return Typed(quantity=model.Constant(value=day, span=node.span), measure=Measure.DAY)

    def _name(self, word: str, node: Node, wanted: Measure | None) -> Typed | None:
        """Return what the fact or the named quantity `word` is."""
        here = self.conditions
        if (fact := here.words.find(word)) is not None:
            return self._fact(here.facts[fact], node.span)
        if (named := here.quantities_named.find(word)) is not None:
            return self._defined(named, word, node.span, wanted)
        if here.in_record and here.outside.words.find(word) is not None:
            return self.problem("fact-outside-record", node.span, written=word, name=here.in_record)
        return self._unknown(word, node, wanted)

    def _unknown(self, word: str, node: Node, wanted: Measure | None) -> Typed | None:
        near = "" if word.endswith(("元", "分")) else self.names().near(word)
        if near:
            return self.problem("unknown-quantity-near", node.span, written=word, near=near)
        if wanted is Measure.MONEY or word.endswith(("元", "分")):
            return self.bad_money(node)
        code = "bad-day" if wanted is Measure.DAY else "unknown-quantity"
        return self.problem(code, node.span, written=word)

    def names(self) -> Words:
        """Return the words that a quantity may be: clocks, facts that are numbers, money or days, named quantities."""
        here = self.conditions
        ids = {word: fact for word, fact in here.words.ids.items() if measure_of(here.facts[fact]) is not None}
        named = {} if here.in_record else here.quantities_named.ids
        return Words(named | ids | {word: word for word in QUANTITY_WORDS})

    def _fact(self, fact: Fact, span: Span, *, of_profile: bool = False) -> Typed | None:
        measure = measure_of(fact)
        if measure is None:
            return self.problem("fact-no-quantity", span, name=fact.name)
        value = model.FactValue(fact=fact.id, of_profile=of_profile, span=span)
        if not isinstance(kind := fact.type, NumberType):
            return Typed(quantity=value, measure=measure)
        share = kind.unit == "%"
        negative = kind.minimum is None or kind.minimum < 0
        return Typed(quantity=value, measure=measure, whole=kind.whole and not share, negative=negative, share=share)

    def _defined(self, named: str, word: str, span: Span, wanted: Measure | None) -> Typed | None:
        if self.conditions.in_record:
            return self.problem("form-in-record", span, form=word, name=self.conditions.in_record)
        # where its measure is not known, it is itself wrong, which is said at its own place
        measure = self.conditions.measure_of(named) or wanted or Measure.NUMBER
        negative = measure is Measure.NUMBER
        return Typed(quantity=model.DefinedQuantity(definition=named, span=span), measure=measure, negative=negative)

    def _mapping(self, node: Mapping, wanted: Measure | None) -> Typed | None:
        form = self._main(node)
        if form is None:
            return None
        base = self._form(form, node, wanted)
        return None if base is None else beside.with_beside(self, base, form, node)

    def _main(self, node: Mapping) -> str | None:
        """Return the one form of the mapping, with every other key known to belong to it; None after a problem."""
        keys = {key.written: key for key, _ in node.entries}
        mains = _mains(keys)
        known = (*QUANTITIES[mains[0]], *BESIDE_QUANTITY) if len(mains) == 1 and mains[0] in QUANTITIES else ()
        strange = [key for name, key in keys.items() if name not in KEYS_OF_QUANTITIES]
        if not strange and len(mains) == 1:
            strange = [key for name, key in keys.items() if name != mains[0] and name not in (*known, *BESIDE_QUANTITY)]
        for key in strange:
            self.unknown_key(key, known or (*QUANTITIES, *BOUNDS))
        if strange:
            return None
        return self._only(node, mains, keys)

    def _only(self, node: Mapping, mains: ListOf[str], keys: dict[str, Scalar]) -> str | None:
        published = keys.keys() <= PUBLISHED
        half = mains == ["from"] and "to" not in keys
        bounded = mains in (["fixed"], ["from"], ["unstated"]) and "uplift" not in keys and keys.keys() & set(BOUNDS)
        if half or bounded or (keys and published and len(mains) != 1):
            return self.problem("amount-form", node.span)
        if not mains:
            return self.problem("quantity-empty", node.span)
        if len(mains) > 1:
            return self.problem("quantity-many", keys[mains[1]].span, keys="、".join(mains))
        return mains[0]

    def _form(self, form: str, node: Mapping, wanted: Measure | None) -> Typed | None:  # noqa: C901, PLR0911, PLR0912 - a line a form
        value = get(node, form)
        match form:
            case "fixed":
                return self.typed(value, wanted or Measure.MONEY)
            case "quantity":
                return self.typed(value, wanted)
            case "from" | "at_most" | "at_least" | "unstated":
                return self._as_published(form, node)
            case "table":
                return tables.table(self, node, value, wanted)
            case "share" | "match":
                return arithmetic.share(self, form, node, wanted)
            case "product":
                return arithmetic.product(self, value, wanted, node.span)
            case "difference":
                return arithmetic.difference(self, value, wanted, node.span)
            case "sum" | "least" | "greatest" if not isinstance(value, Mapping):
                return arithmetic.combined(self, form, value, wanted, node.span)
            case "per_unit":
                return arithmetic.per_unit(self, node, wanted)
            case "bands":
                return tables.bands(self, node, value)
            case "amount_of":
                return self._amount_of(value)
            case "fact":
                return self._fact_of(node, value, wanted)
            case "day" | "year_start":
                return self._day(form, node, value)
            case _:
                return self.measured(form, value)

    def _as_published(self, form: str, node: Mapping) -> Typed | None:
        value = get(node, form)
        if form == "unstated":
            if isinstance(value, Scalar) and value.value is True:
                return self._published(Interval(), node.span)
            return self.problem("unknown-word", value.span, key=form, written=shown(value), known="true")
        low = self.money(value) if form in ("from", "at_least") else None
        high = self.money(value if form == "at_most" else get(node, "to")) if form in ("from", "at_most") else None
        missing = (low is None) + (high is None)
        if missing > (form != "from"):
            return None
        if low is not None and high is not None and high < low:
            return self.problem("range-reversed", node.span, low=low, high=high)
        return self._published(Interval(low, high), node.span)

    def _published(self, interval: Interval, span: Span) -> Typed | None:
        if self.in_condition and not interval.exact:
            return self.problem("range-in-condition", span)
        return Typed(quantity=model.Stated(interval=interval, span=span), measure=Measure.MONEY)

    def money(self, node: Node) -> Money | None:
        """Return the amount of money at `node`; it must be a constant."""
        found = as_money(node)
        return self.bad_money(node) if found is None else found

    def _amount_of(self, node: Node) -> Typed | None:
        here, word = self.conditions, word_of(node)
        if here.in_record:
            return self.problem("form-in-record", node.span, form="amount_of", name=here.in_record)
        if self.in_condition:
            return self.problem("amount-in-condition", node.span, written=shown(node))
        found = here.benefits.find(word)
        if found is None:
            return here.unknown("unknown-benefit", here.benefits, shown(node), node.span)
        return Typed(quantity=model.BenefitAmount(benefit=found, span=node.span), measure=Measure.MONEY)

    def constant_share(self, node: Node) -> model.Constant | None:
        """Return the share at `node`; it must be a constant."""
        share = as_share(node)
        if share is not None:
            return model.Constant(value=share, span=node.span)
        number = as_number(node)
        if number is not None and number < 0:
            return self.problem("negative-number", node.span, written=shown(node))
        return self.problem("share-form", node.span, written=shown(node))

    def _fact_of(self, node: Mapping, value: Node, wanted: Measure | None) -> Typed | None:
        """Read `fact: x`, and `of: profile` beside it, which reaches out of a record."""
        here, whose, word = self.conditions, node.get("of"), word_of(value)
        if whose is not None and self.one_of(whose, "of", ("profile",)) is None:
            return None
        source = here if whose is None else here.outside
        fact = source.words.find(word)
        if fact is not None:
            return self._fact(source.facts[fact], value.span, of_profile=bool(here.in_record) and whose is not None)
        if whose is None and here.in_record and here.outside.words.find(word) is not None:
            return self._name(word, value, wanted)
        code = "unknown-field" if source.in_record else "unknown-fact"
        return here.unknown(code, source.words, shown(value), value.span, name=source.in_record)

    def _day(self, form: str, node: Mapping, value: Node) -> Typed | None:
        day = self.read(value, Measure.DAY)
        written = node.get("plus")
        by = None if written is None else as_duration(written)
        if written is not None and by is None:
            return self.problem("duration-form", written.span, written=shown(written))
        if day is None:
            return None
        if form == "year_start":
            return Typed(quantity=model.YearStart(day=day, span=node.span), measure=Measure.DAY)
        shifted = day if by is None else model.Shifted(day=day, by=by, span=node.span)
        return Typed(quantity=shifted, measure=Measure.DAY)

    def measured(self, form: str, node: Node) -> Typed | None:
        """Return the quantity of `age`, `years`, `count` and the like, of which `node` is the inside."""
        return measured.inside(self, form, node)

    def bounds(self, operator: Operator, nodes: Iterable[Node], found: Typed) -> tuple[Quantity, ...] | None:
        """Return the quantities with which `found` is compared; None after a problem.

        A share is compared with a share: 50 beside a fact in % could be taken for 50% and would be fifty times all.
        """
        listed = list(nodes)
        shares = found.share
        read = [
            self.constant_share(node) if shares and as_number(node) is not None else self.read(node, found.measure)
            for node in listed
        ]
        good = tuple(one for one in read if one is not None)
        if len(good) < len(read):
            return None
        between = operator is Operator.BETWEEN
        return None if between and self.reversed(good[0], good[1], listed[0].span) else good

    def reversed(self, low: Quantity | None, high: Quantity | None, span: Span) -> bool:
        """Return whether two constants stand in the wrong order, with the problem kept."""
        ends = [one.value for one in (low, high) if isinstance(one, model.Constant)]
        wrong = len(ends) == 2 and above(ends[0], ends[1])
        if wrong:
            self.problem("bounds-reversed", span, low=ends[0], high=ends[1])
        return wrong

    def no_day(self, node: Node, wanted: Measure | None) -> Typed | None:
        """Read a quantity that can be added and multiplied."""
        found = self.typed(node, wanted)
        if found is not None and found.measure is Measure.DAY and wanted is None:
            return self.mismatch("数字或金额", "a number or money", Measure.DAY, node.span)
        return found

    def _of(self, found: Typed, wanted: Measure | None, span: Span) -> Typed | None:
        if wanted is None or found.measure is wanted:
            return found
        said, said_en, example, example_en = _SAID[wanted]
        return self.mismatch(said, said_en, found.measure, span, example=example, example_en=example_en)

    def mismatch(self, wanted: str, wanted_en: str, found: Measure, span: Span, **examples: str) -> Typed | None:
        """Keep the problem that a quantity has another measure."""
        words = {"example": "3、50%、5000元", "example_en": "3, 50%, 5000元"} | examples
        words |= {"wanted": wanted, "wanted_en": wanted_en, "found": _SAID[found][0], "found_en": _SAID[found][1]}
        return self.problem("measure-wrong", span, **words)


def _is_constant(node: Scalar) -> bool:
    return any(one is not None for one in (as_number(node), as_money(node), as_day(node)))


def _mains(keys: Iterable[str]) -> list[str]:
    """Return the forms among `keys`; one that belongs to another (`count` beside `per_unit`) is none."""
    listed = list(keys)
    mains = [key for key in listed if key in QUANTITIES]
    mains = [key for key in mains if not any(key in QUANTITIES[other] for other in mains if other != key)]
    bounds = [key for key in listed if key in BOUNDS]
    return mains or (bounds if len(bounds) == 1 else [])
