"""How an amount was reckoned, line by line: `1,200,000元 × 50% = 600,000元；上限700,000元；实发600,000元`.

Every figure is exact. What is missing stays in its place as `待补充：…`; what may be either of two is their range.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import assert_never

from talentrules.explain import phrases as say
from talentrules.explain.conditions import shortfalls
from talentrules.explain.document import Block, Bullets
from talentrules.explain.figures import figure_words, reckoning_words, share_words
from talentrules.explain.in_force import days_words
from talentrules.explain.labels import ROUNDINGS, UNIT_PARTS
from talentrules.explain.scope import Scope
from talentrules.explain.terms import (
    band_words,
    grid_words,
    in_words,
    is_gate,
    is_share,
    named,
    quantity_words,
    row_name,
    unit_of,
    uplift_of,
)
from talentrules.explain.values import inner
from talentrules.model.conditions import CompareQuantity
from talentrules.model.decision import Item, QuantityResult
from talentrules.model.quantities import (
    Bands,
    BenefitAmount,
    Between,
    Bounded,
    ClockDay,
    Constant,
    DefinedQuantity,
    Difference,
    FactValue,
    Greatest,
    HitPolicy,
    Least,
    Measure,
    OverRecords,
    Part,
    Product,
    Rounded,
    Rounding,
    Shifted,
    Stated,
    Sum,
    Table,
    Unit,
    YearStart,
)
from talentrules.truth import Truth

__all__ = ["calculation_blocks", "calculation_lines", "contradicts_itself", "nothing_words", "value_of"]


@dataclass(frozen=True, slots=True)
class _Told:
    """How a quantity is told: the line that ends in its value, what comes before it, and what is said after it."""

    line: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        return (*self.before, self.line, *self.after)


def calculation_blocks(item: Item, scope: Scope) -> Iterator[Block]:
    """Yield how the amount of an item was reckoned, a list for each version that may apply.

    A published figure is not reckoned, so nothing is said of it.
    """
    for result in item.calculation:
        if isinstance(result.quantity, Constant | Stated):
            continue
        label = say.CALCULATION.say(scope.lang)
        days = _days_of(result, item, scope) if len(item.calculation) > 1 else ""
        if days:
            label = say.CALCULATION_UNDER.say(scope.lang, days=days)
        yield Bullets(id="calculation", label=label, items=calculation_lines(result, scope))


def _days_of(result: QuantityResult, item: Item, scope: Scope) -> str:
    """Return the days of the version whose amount was reckoned."""
    for version in item.benefit.versions:
        if version.amount is not None and version.amount.quantity is result.quantity:
            return days_words(version.days, scope.lang)
    return ""


def calculation_lines(result: QuantityResult, scope: Scope) -> tuple[str, ...]:
    """Return how a quantity was reckoned, what is inside first; the last step brings money to whole fen."""
    return (*_told(result, scope).lines, *_to_fen(result, scope))


def value_of(result: QuantityResult, scope: Scope, unit: str = "", *, noted: bool = False) -> str:
    """Return what a quantity came to: one value, a range, or what is missing; where `noted`, with what is still open."""
    own = "" if unit and isinstance(result.quantity, Constant) else unit_of(result.quantity, scope)
    return reckoning_words(result.reckoning, result.measure, scope, own or unit, noted=noted)


def contradicts_itself(result: QuantityResult) -> bool:
    """Whether some table that may hold one row only has two that hold."""
    own = isinstance(result.quantity, Table) and result.quantity.hit is HitPolicy.UNIQUE and len(_certain(result)) > 1
    return own or any(contradicts_itself(part) for part in result.parts)


def nothing_words(result: QuantityResult, scope: Scope) -> str:
    """Return why an amount that does not apply is nothing: the least count is not reached, or no tier holds."""
    shut = _shut_gate(result)
    if shut is None:
        return say.NOTHING_TO_PAY.say(scope.lang)
    return say.BELOW_THE_LEAST.say(scope.lang, condition=in_words(shut.rows[0].when, scope))


def _shut_gate(result: QuantityResult) -> Table | None:
    """Return the value that is there only from some count on, where that count is not reached."""
    if result.reckoning.applies is not Truth.NO:
        return None
    if isinstance(result.quantity, Table):
        counts = is_gate(result.quantity) and isinstance(result.quantity.rows[0].when, CompareQuantity)
        return result.quantity if counts else None
    return next((shut for part in result.parts if (shut := _shut_gate(part)) is not None), None)


def _told(  # noqa: C901, PLR0911 — one line a form
    result: QuantityResult, scope: Scope, unit: str = ""
) -> _Told:
    quantity = result.quantity
    match quantity:
        case Constant() | Stated() | ClockDay():
            return _Told(value_of(result, scope, unit))
        case FactValue() | BenefitAmount() | OverRecords() | Shifted() | YearStart():
            return _Told(_valued(quantity_words(quantity, scope), _read(result, scope), scope))
        case Between():
            return _span(result, quantity, scope)
        case Table():
            return _table(result, quantity, scope)
        case Product():
            return _product(result, quantity, scope)
        case Sum():
            return _operation(result, " + ", scope)
        case Difference():
            return _difference(result, scope)
        case Least() | Greatest():
            return _chosen(result, scope)
        case Bands():
            return _bands(result, quantity, scope)
        case Bounded():
            return _bounded(result, quantity, scope, unit)
        case Rounded():
            return _rounded(result, quantity, scope, unit)
        case DefinedQuantity(definition=identifier):
            told = _told(result.parts[0], scope.within(quantity), unit)
            name = named(identifier, scope.pack.quantities.get(identifier), scope.lang)
            return replace(told, line=_valued(name, told.line, scope))
    assert_never(quantity)


def _read(result: QuantityResult, scope: Scope) -> str:
    """Return the value of what is read and not reckoned; a fact that is missing is just `待补充`."""
    reckoned = result.reckoning
    if isinstance(result.quantity, FactValue) and reckoned.missing and not reckoned.low and reckoned.high is None:
        return say.TO_GIVE.say(scope.lang)
    return value_of(result, scope, noted=True)


def _valued(name: str, value: str, scope: Scope) -> str:
    return say.VALUE_LINE.say(scope.lang, name=name, value=value)


def _steps(parts: Iterable[QuantityResult], scope: Scope) -> tuple[str, ...]:
    """Return how the parts of an operation were reckoned; plain figures need no line of their own."""
    told = (part for part in parts if not isinstance(part.quantity, Constant | Stated | ClockDay))
    return tuple(dict.fromkeys(line for part in told for line in _told(part, scope).lines))


def _operation(result: QuantityResult, sign: str, scope: Scope) -> _Told:
    unit, parts = unit_of(result.quantity, scope), result.parts
    if isinstance(result.quantity, Product):
        parts = tuple(sorted(parts, key=lambda part: is_share(part.quantity)))
    left = sign.join(value_of(part, scope, unit) for part in parts)
    line = say.EQUALS.say(scope.lang, left=left, value=value_of(result, scope))
    return _Told(line, _steps(result.parts, scope))


def _difference(result: QuantityResult, scope: Scope) -> _Told:
    told = _operation(result, " − ", scope)
    if result.reckoning.low == 0:
        note = say.BRACKETS.say(scope.lang, text=say.NOT_BELOW_ZERO.say(scope.lang))
        return replace(told, line=told.line + note)
    return told


def _chosen(result: QuantityResult, scope: Scope) -> _Told:
    unit = unit_of(result.quantity, scope)
    parts = say.AND_LIST.say(scope.lang).join(value_of(part, scope, unit) for part in result.parts)
    words = say.LEAST_OF if isinstance(result.quantity, Least) else say.GREATEST_OF
    line = _valued(words.say(scope.lang, parts=parts), value_of(result, scope), scope)
    return _Told(line, _steps(result.parts, scope))


def _span(result: QuantityResult, quantity: Between, scope: Scope) -> _Told:
    """Return the time between two days, with both of them."""
    first, last = (_endpoint(part, scope) for part in result.parts)
    value = value_of(result, scope)
    if quantity.part is Part.UP and quantity.unit is not Unit.DAY:
        value += say.BRACKETS.say(scope.lang, text=UNIT_PARTS[quantity.unit].say(scope.lang))
    return _Told(say.SPAN_LINE.say(scope.lang, first=first, last=last, value=value))


def _endpoint(part: QuantityResult, scope: Scope) -> str:
    value = value_of(part, scope)
    if isinstance(part.quantity, Constant):
        return value
    name = quantity_words(part.quantity, scope)
    if part.reckoning.exact:
        return say.NAMED_VALUE.say(scope.lang, name=name, value=value)
    return name + say.BRACKETS.say(scope.lang, text=_read(part, scope))


# -- tables -----------------------------------------------------------------------------------------------------------


def _table(result: QuantityResult, table: Table, scope: Scope) -> _Told:
    """Return the tier that counts, or those that may, then what else holds and the nearest better one."""
    if is_gate(table):
        return _gate(result, table, scope)
    counting = _counting(result, table)
    line = _tiers(result, table, counting, scope) if counting else _no_tier(result, table, scope)
    after = (*_also(result, table, counting, scope), *_better(result, table, scope))
    return _Told(line, _steps((result.parts[place] for place in counting), scope), after)


def _gate(result: QuantityResult, table: Table, scope: Scope) -> _Told:
    """Return a value that is there only under a condition: as it is, with the condition while that is open, or none."""
    condition = in_words(table.rows[0].when, scope)
    if not result.hit:
        return _Told(say.GATE_SHUT.say(scope.lang, condition=inner(condition)))
    told = _told(result.parts[0], scope)
    if _certain(result):
        return told
    return replace(told, line=say.GATED.say(scope.lang, value=told.line, condition=condition))


def _counting(result: QuantityResult, table: Table) -> tuple[int, ...]:
    """Return the rows on which the value rests: under `highest` none that another one beats for certain."""
    least = result.reckoning.low
    if table.hit is not HitPolicy.HIGHEST or least is None:
        return result.hit
    most = {place: result.parts[place].reckoning.high for place in result.hit}
    kept = tuple(place for place in result.hit if (high := most[place]) is None or high >= least)
    return kept[:1] if result.reckoning.exact else kept


def _tiers(result: QuantityResult, table: Table, counting: tuple[int, ...], scope: Scope) -> str:
    lang = scope.lang
    certain = all(place in _certain(result) for place in counting)
    joint = " + " if table.hit is HitPolicy.SUM and certain else say.AND_LIST.say(lang)
    tiers = joint.join(_tier(result, table, place, scope) for place in counting)
    line = (say.TIER if certain else say.TIER_MAY).say(lang, tiers=tiers)
    pieces = [line]
    if len(counting) > 1 or not certain:
        pieces.append(say.COUNTS_AS.say(lang, value=value_of(result, scope, noted=True)))
    if table.otherwise is not None and not _certain(result):
        pieces.append(say.TIER_OTHERWISE_MAY.say(lang, value=value_of(result.parts[-1], scope)))
    return say.PIECES.say(lang).join(pieces)


def _no_tier(result: QuantityResult, table: Table, scope: Scope) -> str:
    if table.otherwise is None:
        return say.TIER_NONE.say(scope.lang)
    return say.TIER_OTHERWISE.say(scope.lang, value=value_of(result.parts[-1], scope))


def _tier(result: QuantityResult, table: Table, place: int, scope: Scope) -> str:
    """Return a row by its name, its place and its value: `博士（第1档）200,000元`."""
    value = value_of(result.parts[place], scope)
    return say.TIER_VALUE.say(scope.lang, tier=_row(table, place, scope), value=value)


def _row(table: Table, place: int, scope: Scope) -> str:
    return say.TIER_PLACE.say(scope.lang, name=row_name(table.rows[place], scope), place=place + 1)


def _holds(result: QuantityResult, place: int) -> Truth:
    """Return whether a row of a table holds and is worth anything."""
    return min(result.conditions[place].judgement.truth, result.parts[place].reckoning.applies)


def _certain(result: QuantityResult) -> tuple[int, ...]:
    return tuple(place for place in range(len(result.conditions)) if _holds(result, place) is Truth.YES)


def _also(result: QuantityResult, table: Table, counting: tuple[int, ...], scope: Scope) -> Iterator[str]:
    """Yield the rows that hold beside the one that counts; where only one may hold, that the pack contradicts itself."""
    certain = _certain(result)
    rows = say.AND_LIST.say(scope.lang)
    if table.hit is HitPolicy.UNIQUE and len(certain) > 1:
        yield say.TIER_CLASH.say(scope.lang, tiers=rows.join(_tier(result, table, one, scope) for one in certain))
        return
    others = [place for place in certain if place not in counting]
    if others:
        words = say.TIER_LATER if table.hit is HitPolicy.FIRST else say.TIER_ALSO
        yield words.say(scope.lang, tiers=rows.join(_tier(result, table, one, scope) for one in others))


def _better(result: QuantityResult, table: Table, scope: Scope) -> Iterator[str]:
    """Yield the nearest row that is worth more and does not hold, with what it would need."""
    if table.hit is HitPolicy.SUM:
        return
    most = result.reckoning.high if result.reckoning.applies is not Truth.NO else Fraction(-1)
    if most is None:
        return
    worth = {
        place: part.reckoning.low
        for place, part in enumerate(result.parts[: len(table.rows)])
        if place not in result.hit and result.conditions[place].judgement.truth is not Truth.YES
    }
    better = {place: low for place, low in worth.items() if low is not None and low > most}
    if better:
        nearest = min(better, key=lambda place: (better[place], place))
        needs = say.FIELDS.say(scope.lang).join(dict.fromkeys(shortfalls(result.conditions[nearest], scope)))
        tier, value = _row(table, nearest, scope), value_of(result.parts[nearest], scope)
        yield say.TIER_BETTER.say(scope.lang, tier=tier, value=value, needs=needs)


# -- products ---------------------------------------------------------------------------------------------------------


def _product(result: QuantityResult, product: Product, scope: Scope) -> _Told:
    uplift = uplift_of(product)
    if uplift is None:
        return _operation(result, " × ", scope)
    base, raised = result.parts
    left = f"{value_of(base, scope)} × {value_of(raised, scope)}"
    line = say.EQUALS.say(scope.lang, left=left, value=value_of(result, scope))
    if isinstance(base.quantity, Bounded):
        line += say.BRACKETS.say(scope.lang, text=say.UPLIFT_AFTER_CAP.say(scope.lang))
    before = (*_steps((base,), scope), _raised(raised.parts[1], uplift, scope))
    return _Told(line, before)


def _raised(table: QuantityResult, uplift: Table, scope: Scope) -> str:
    """Return what raises an amount; what is still open says so."""
    rows = [
        say.ROW_VALUE.say(
            scope.lang,
            row=row_name(uplift.rows[place], scope),
            value=reckoning_words(table.parts[place].reckoning, Measure.NUMBER, scope, "%"),
        )
        for place in table.hit
    ]
    if not rows:
        return say.UPLIFT_NONE.say(scope.lang)
    value = reckoning_words(table.reckoning, Measure.NUMBER, scope, "%")
    words = say.UPLIFT.say(scope.lang, rows=say.AND_LIST.say(scope.lang).join(rows))
    certain = all(place in _certain(table) for place in table.hit)
    if certain and len(rows) == 1:
        return words
    return say.PIECES.say(scope.lang).join([words, say.COUNTS_AS.say(scope.lang, value=value)])


# -- bands, bounds, rounding ------------------------------------------------------------------------------------------


def _bands(result: QuantityResult, bands: Bands, scope: Scope) -> _Told:
    base = result.parts[0]
    before, value = _steps((base,), scope), value_of(result, scope)
    if not base.reckoning.exact or base.reckoning.low is None:
        return _Told(_valued(quantity_words(bands, scope), value, scope), before)
    amount = base.reckoning.low
    reached = [place for place, band in enumerate(bands.bands) if band.at_least.in_fen <= amount]
    if not reached:
        return _Told(say.FIRST_BAND_BELOW.say(scope.lang, base=value_of(base, scope), value=value), before)
    if bands.marginal:
        left = " + ".join(_slice(bands, place, amount, scope) for place in reached)
    else:
        band = band_words(bands, reached[-1], scope.lang)
        before = (*before, say.BAND_APPLIES.say(scope.lang, base=value_of(base, scope), band=band))
        left = f"{value_of(base, scope)} × {share_words(Fraction(bands.bands[reached[-1]].rate), scope.lang)}"
    return _Told(say.EQUALS.say(scope.lang, left=left, value=value), before)


def _slice(bands: Bands, place: int, amount: Fraction, scope: Scope) -> str:
    """Return the part of `amount` that lies in a band, times its rate."""
    later = bands.bands[place + 1 :]
    top = min(amount, Fraction(later[0].at_least.in_fen)) if later else amount
    part = figure_words(top - bands.bands[place].at_least.in_fen, Measure.MONEY, scope.lang)
    return f"{part} × {share_words(Fraction(bands.bands[place].rate), scope.lang)}"


def _bounded(result: QuantityResult, bounded: Bounded, scope: Scope, unit: str) -> _Told:
    """Return the line of the base with its bounds behind it, and what is left."""
    unit = unit_of(bounded, scope) or unit
    base, *bounds = result.parts
    told = _told(base, scope, unit)
    words = [say.FLOORED] * (bounded.at_least is not None) + [say.CAPPED] * (bounded.at_most is not None)
    pieces = [told.line]
    if isinstance(bounded.base, Product) and uplift_of(bounded.base) is not None:
        pieces[0] += say.BRACKETS.say(scope.lang, text=say.UPLIFT_BEFORE_CAP.say(scope.lang))
    for word, bound in zip(words, bounds, strict=True):
        pieces.append(word.say(scope.lang, figure=value_of(bound, scope, unit)))
    last = say.COMES_TO if result.measure is Measure.MONEY else say.COUNTS_AS
    pieces.append(last.say(scope.lang, value=value_of(result, scope, unit)))
    before = (*told.before, *_steps(bounds, scope))
    return _Told(say.PIECES.say(scope.lang).join(pieces), before, told.after)


def _rounded(result: QuantityResult, rounded: Rounded, scope: Scope, unit: str) -> _Told:
    base = result.parts[0]
    told = _told(base, scope, unit)
    if (base.reckoning.low, base.reckoning.high) == (result.reckoning.low, result.reckoning.high):
        return told
    line = say.ROUNDED_LINE.say(
        scope.lang,
        base=value_of(base, scope, unit),
        rule=grid_words(rounded, scope.lang),
        value=value_of(result, scope, unit),
    )
    return _Told(line, told.lines)


def _to_fen(result: QuantityResult, scope: Scope) -> Iterator[str]:
    """Yield by which rule money was brought to whole fen, where it was not whole."""
    low, high, rule = result.reckoning.low, result.reckoning.high, scope.pack.conventions.money
    if (
        result.measure is not Measure.MONEY
        or rule is None
        or all(end is None or end.denominator == 1 for end in (low, high))
    ):
        return
    ends = [None if end is None else _whole(end, rule) for end in (low, high)]
    value = reckoning_words(replace(result.reckoning, low=ends[0], high=ends[1]), Measure.MONEY, scope)
    yield say.TO_FEN.say(scope.lang, rule=ROUNDINGS[rule].say(scope.lang), value=value)


def _whole(value: Fraction, rule: Rounding) -> Fraction:
    """Return an amount of fen, never negative, as a whole number of them."""
    match rule:
        case Rounding.HALF_UP:
            return Fraction((value + Fraction(1, 2)).__floor__())
        case Rounding.DOWN:
            return Fraction(value.__floor__())
        case Rounding.UP:
            return Fraction(value.__ceil__())
    assert_never(rule)
