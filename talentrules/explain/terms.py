"""A condition or a quantity in plain words. Conditions and quantities lean on each other, so they are told together.

The words of the document come first where the pack gives them; what the rule says exactly is told beside them.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import TypeGuard, assert_never

from talentrules.diagnostics import Language
from talentrules.explain import phrases as say
from talentrules.explain.figures import duration_words, figure_words, share_words
from talentrules.explain.findings import decider_stated
from talentrules.explain.labels import CLOCKS, COUNTERS, ROUNDINGS, SPANS, UNIT_NAMES, UNIT_PARTS, Words
from talentrules.explain.scope import Scope
from talentrules.explain.values import amount_words, day_words, fact_words, inner, money_words, name_words, value_words
from talentrules.model.conditions import (
    All,
    Any,
    AtLeastN,
    BenefitCondition,
    Compare,
    CompareQuantity,
    Condition,
    DefinitionCondition,
    FindingCondition,
    Not,
    NotRequired,
    Operator,
    Quantifier,
    Records,
)
from talentrules.model.facts import NONE, ChoiceType, DateType, Fact, NumberType
from talentrules.model.pack import Benefit, Definition, Finding, Granularity, NamedQuantity
from talentrules.model.payments import Every
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
    Fold,
    Greatest,
    HitPolicy,
    Least,
    Measure,
    OverRecords,
    Part,
    Product,
    Quantity,
    Rounded,
    Row,
    Shifted,
    Stated,
    Sum,
    Table,
    Unit,
    YearStart,
    measure,
)
from talentrules.money import Interval, Money

__all__ = [
    "band_words",
    "case_words",
    "composed",
    "grid_words",
    "in_words",
    "is_age",
    "is_gate",
    "is_share",
    "is_yes_or_no",
    "measure_of",
    "named",
    "quantity_words",
    "row_name",
    "unit_of",
    "uplift_of",
]

# -- conditions -------------------------------------------------------------------------------------------------------


def in_words(condition: Condition, scope: Scope) -> str:
    """Return a condition in words: in Chinese the document's own where it gives them."""
    return condition.text if condition.text and scope.lang == "zh" else composed(condition, scope)


def composed(condition: Condition, scope: Scope) -> str:  # noqa: PLR0911 — one line a form
    """Return what the rule says exactly, whatever words the document has for it."""
    lang = scope.lang
    match condition:
        case All(parts=parts):
            return say.ALL_OF.say(lang, parts=_joined(parts, scope))
        case Any(parts=parts):
            return say.ANY_OF.say(lang, parts=_joined(parts, scope))
        case AtLeastN(n=n, parts=parts):
            return say.N_OF.say(lang, n=n, parts=_joined(parts, scope))
        case Not(part=Compare() as part) if is_yes_or_no(part, scope):
            return case_words(part, scope, holds=False)
        case Not(part=part):
            return say.NOT.say(lang, part=in_words(part, scope))
        case Compare():
            return _compared(condition, scope)
        case CompareQuantity():
            return _compared_quantity(condition, scope)
        case Records():
            return _recorded(condition, scope)
        case DefinitionCondition() | FindingCondition() | BenefitCondition() | NotRequired():
            return _named(condition, scope)
    assert_never(condition)


def is_yes_or_no(condition: Condition, scope: Scope) -> TypeGuard[Compare]:
    """Return whether a condition asks for a yes or a no of one fact, and the document has no words for it."""
    if not isinstance(condition, Compare) or (condition.text and scope.lang == "zh"):
        return False
    return condition.operator is Operator.IS and any(isinstance(one, bool) for one in condition.values)


def case_words(condition: Compare, scope: Scope, *, holds: bool) -> str:
    """Return that a yes-or-no condition holds, or that it does not: 没有“已退休”的情形.

    The name stands in quotation marks, so that the words are right whether it is a noun (中共党员), a verb (已退休) or a
    whole sentence (两单位存在隶属关系).
    """
    said = say.IS_THE_CASE if condition.values[0] is holds else say.IS_NOT_THE_CASE
    return said.say(scope.lang, fact=inner(fact_words(scope.facts.get(condition.fact), condition.fact, scope.lang)))


def _joined(parts: tuple[Condition, ...], scope: Scope) -> str:
    """Return the parts one after another; a part that has parts itself stands in brackets."""
    words = [in_words(part, scope) for part in parts]
    nested = [isinstance(part, All | Any | AtLeastN) and not part.text for part in parts]
    chosen = [_bracketed(text, scope) if deep else text for text, deep in zip(words, nested, strict=True)]
    return say.PIECES.say(scope.lang).join(chosen)


def _bracketed(text: str, scope: Scope) -> str:
    return say.BRACKETS.say(scope.lang, text=text).strip()


def _listed(words: Iterable[str], lang: Language) -> str:
    return say.AND_LIST.say(lang).join(words)


def _compared(condition: Compare, scope: Scope) -> str:
    fact = scope.facts.get(condition.fact)
    name = fact_words(fact, condition.fact, scope.lang)
    values = [value_words(value, fact, scope.lang) for value in condition.values]
    if condition.operator is Operator.IS and condition.values == (NONE,):
        return say.FACT_NONE.say(scope.lang, fact=name)
    if condition.operator is Operator.IS and condition.values and isinstance(condition.values[0], bool):
        return (say.FACT_YES if condition.values[0] else say.FACT_NO).say(scope.lang, fact=name)
    if condition.operator is Operator.HAS:
        return say.HAS.say(scope.lang, fact=name, value=inner(values[0] if values else ""))
    return _relation(condition.operator, _order(fact), name, values, scope.lang)


def _relation(operator: Operator, order: dict[Operator, Words], name: str, values: list[str], lang: Language) -> str:
    """Return how `name` stands to `values`; `order` are the words of the four relations of order."""
    first = values[0] if values else ""
    match operator:
        case Operator.IS | Operator.HAS:
            return say.IS.say(lang, fact=name, value=first)
        case Operator.IN:
            return say.IN.say(lang, fact=name, values=_listed(values, lang))
        case Operator.BETWEEN:
            return say.BETWEEN.say(lang, fact=name, low=first, high=values[-1] if values else "")
        case Operator.AT_LEAST | Operator.AT_MOST | Operator.ABOVE | Operator.BELOW:
            return order[operator].say(lang, fact=name, value=first)
    assert_never(operator)


_RANKS = {
    Operator.AT_LEAST: say.LEAST_RANK,
    Operator.AT_MOST: say.MOST_RANK,
    Operator.ABOVE: say.ABOVE_RANK,
    Operator.BELOW: say.BELOW_RANK,
}
_DATES = {
    Operator.AT_LEAST: say.LEAST_DATE,
    Operator.AT_MOST: say.MOST_DATE,
    Operator.ABOVE: say.ABOVE_DATE,
    Operator.BELOW: say.BELOW_DATE,
}
_NUMBERS = {
    Operator.AT_LEAST: say.LEAST_NUMBER,
    Operator.AT_MOST: say.MOST_NUMBER,
    Operator.ABOVE: say.ABOVE_NUMBER,
    Operator.BELOW: say.BELOW_NUMBER,
}
_COUNTS = {
    Operator.AT_LEAST: say.LEAST_COUNT,
    Operator.AT_MOST: say.MOST_COUNT,
    Operator.ABOVE: say.ABOVE_COUNT,
    Operator.BELOW: say.BELOW_COUNT,
}


def _order(fact: Fact | None) -> dict[Operator, Words]:
    """Return the words of an order: ranks are high or low, days early or late, numbers more or less."""
    match fact.type if fact is not None else None:
        case ChoiceType():
            return _RANKS
        case DateType():
            return _DATES
        case _:
            return _NUMBERS


def _compared_quantity(condition: CompareQuantity, scope: Scope) -> str:
    """Return a comparison of quantities: an age, a count, a day against another day."""
    quantity, operator, bounds = condition.quantity, condition.operator, condition.bounds
    if operator is Operator.BETWEEN and len(bounds) == 2:
        first, last = bounds
        if isinstance(last, Shifted) and last.day == first:
            return _within(quantity, last, scope)
    if isinstance(quantity, OverRecords) and quantity.fold is Fold.IN_A_ROW and operator is Operator.AT_LEAST:
        return _run(quantity, bounds, scope)
    unit = unit_of(quantity, scope)
    values = [quantity_words(bound, scope, unit) for bound in bounds]
    return _relation(operator, _quantity_order(quantity, scope), quantity_words(quantity, scope), values, scope.lang)


def _within(quantity: Quantity, last: Shifted, scope: Scope) -> str:
    return say.WITHIN.say(
        scope.lang,
        fact=quantity_words(quantity, scope),
        day=quantity_words(last.day, scope),
        time=duration_words(last.by, scope.lang),
    )


def _run(quantity: OverRecords, bounds: tuple[Quantity, ...], scope: Scope) -> str:
    """Return `“考核”中连续不少于3年的记录满足：…`."""
    least = _listed((quantity_words(bound, scope, unit_of(quantity, scope)) for bound in bounds), scope.lang)
    listed = inner(fact_words(scope.fact(quantity.fact, of_profile=quantity.of_profile), quantity.fact, scope.lang))
    if quantity.where is None:
        return say.RUN_OF.say(scope.lang, fact=listed, least=least)
    where = in_words(quantity.where, scope.within(quantity))
    return say.RUN_WHERE.say(scope.lang, fact=listed, least=least, where=where)


def _quantity_order(quantity: Quantity, scope: Scope) -> dict[Operator, Words]:
    if isinstance(quantity, OverRecords) and quantity.fold in (Fold.COUNT, Fold.IN_A_ROW):
        return _COUNTS
    return _DATES if measure_of(quantity, scope) is Measure.DAY else _NUMBERS


def _recorded(condition: Records, scope: Scope) -> str:
    name = inner(fact_words(scope.facts.get(condition.fact), condition.fact, scope.lang))
    some = condition.quantifier is Quantifier.SOME
    if condition.where is None:
        return (say.ANY_RECORD if some else say.WITHOUT_RECORD).say(scope.lang, fact=name)
    where = in_words(condition.where, scope.within(condition))
    return (say.SOME_RECORD if some else say.NO_RECORD).say(scope.lang, fact=name, where=where)


def _named(condition: DefinitionCondition | FindingCondition | BenefitCondition | NotRequired, scope: Scope) -> str:
    """Return the words of a condition that names another entry of the pack; an entry that is not there goes by id."""
    pack, lang = scope.pack, scope.lang
    match condition:
        case DefinitionCondition(definition=identifier):
            return say.DEFINED.say(lang, name=inner(named(identifier, pack.definitions.get(identifier), lang)))
        case FindingCondition(finding=identifier):
            finding = pack.findings.get(identifier)
            found = say.FOUND if finding is not None and decider_stated(finding) else say.FOUND_BY_SOMEBODY
            return found.say(lang, name=named(identifier, finding, lang))
        case BenefitCondition(benefit=identifier):
            return say.OTHER_BENEFIT.say(lang, name=inner(named(identifier, pack.benefits.get(identifier), lang)))
        case NotRequired(subject=subject):
            return say.NOT_REQUIRED.say(lang, subject=subject)
    assert_never(condition)


def named(identifier: str, entry: Definition | Finding | Benefit | NamedQuantity | None, lang: Language) -> str:
    """Return the name of an entry of the pack; one that is not there goes by its id."""
    return name_words(identifier, entry.name, lang) if entry is not None else identifier


# -- quantities -------------------------------------------------------------------------------------------------------


def quantity_words(  # noqa: C901, PLR0911, PLR0912 — one line a form
    quantity: Quantity, scope: Scope, unit: str = ""
) -> str:
    """Return what a quantity is, in words; `unit` is that of a bare number, where its surroundings give it one."""
    lang = scope.lang
    match quantity:
        case Constant():
            return _constant(quantity, unit, lang)
        case Stated(interval=interval):
            return _stated(interval, lang)
        case FactValue(fact=fact, of_profile=of_profile):
            return fact_words(scope.fact(fact, of_profile=of_profile), fact, lang)
        case ClockDay(clock=clock):
            return CLOCKS[clock].say(lang)
        case YearStart(day=day):
            return say.YEAR_START.say(lang, day=quantity_words(day, scope))
        case Shifted(day=day, by=by):
            return say.SHIFTED.say(lang, day=quantity_words(day, scope), time=duration_words(by, lang))
        case Between():
            return _between(quantity, scope)
        case OverRecords():
            return _over_records(quantity, scope)
        case Table():
            return _table(quantity, scope)
        case Product():
            return _product(quantity, scope)
        case Sum(parts=parts):
            return " + ".join(_operands(parts, scope, unit_of(quantity, scope) or unit))
        case Difference(whole=whole, less=less):
            words = " − ".join(_operands((whole, less), scope, unit_of(quantity, scope) or unit))
            return words + say.BRACKETS.say(lang, text=say.NOT_BELOW_ZERO.say(lang))
        case Least(parts=parts) | Greatest(parts=parts):
            which = say.LEAST_OF if isinstance(quantity, Least) else say.GREATEST_OF
            return which.say(lang, parts=_listed(_operands(parts, scope, unit_of(quantity, scope) or unit), lang))
        case Bands():
            return _bands(quantity, scope)
        case Bounded():
            return _bounded(quantity, scope, unit)
        case Rounded(base=base, step=step) if step == 1 and _is_whole(base, scope):
            return quantity_words(base, scope, unit)
        case Rounded(base=base):
            return quantity_words(base, scope, unit) + _bracketed(grid_words(quantity, lang), scope)
        case DefinedQuantity(definition=identifier):
            return say.QUOTED.say(lang, text=inner(named(identifier, scope.pack.quantities.get(identifier), lang)))
        case BenefitAmount(benefit=identifier):
            name = inner(named(identifier, scope.pack.benefits.get(identifier), lang))
            return say.AMOUNT_OF.say(lang, name=name)
    assert_never(quantity)


def _is_whole(quantity: Quantity, scope: Scope) -> bool:  # noqa: PLR0911 — one line a form
    """Whether a number can only be a whole one."""
    match quantity:
        case Constant(value=value):
            return isinstance(value, int)
        case FactValue(fact=fact, of_profile=of_profile):
            found = scope.fact(fact, of_profile=of_profile)
            return found is not None and isinstance(found.type, NumberType) and found.type.whole
        case Between():
            return quantity.part is not Part.EXACT
        case OverRecords(fold=Fold.COUNT | Fold.IN_A_ROW):
            return True
        case OverRecords(take=FactValue() as take):
            return _is_whole(take, scope.within(quantity))
        case Bounded(base=base):
            bounds = (one for one in (quantity.at_least, quantity.at_most) if one is not None)
            return _is_whole(base, scope) and all(_is_whole(one, scope) for one in bounds)
        case DefinedQuantity(definition=identifier):
            entry = scope.pack.quantities.get(identifier)
            return entry is not None and _is_whole(entry.quantity, scope.within(quantity))
        case _:
            return False


def _constant(constant: Constant, unit: str, lang: Language) -> str:
    """Return a constant: money, a day, a share in per cent, a number with the unit that its surroundings give it."""
    match constant.value:
        case Money():
            return str(constant.value) if lang == "zh" else money_words(constant.value, lang)
        case Decimal() if not unit:
            return share_words(Fraction(constant.value), lang)
        case int() | Decimal():
            return figure_words(Fraction(constant.value), Measure.NUMBER, lang, unit)
        case day:
            return day_words(day, lang)


def _stated(interval: Interval, lang: Language) -> str:
    return amount_words(interval, Every.UNSTATED, Granularity.UNKNOWN, lang).figure


def _between(quantity: Between, scope: Scope) -> str:
    """Return an age or a stretch of time between two days, with what becomes of a part that is no whole unit."""
    lang = scope.lang
    last = quantity_words(quantity.last, scope)
    if is_age(quantity):
        words = say.AGE_ON.say(lang, day=last)
    else:
        first = quantity_words(quantity.first, scope)
        words = SPANS[quantity.unit].say(lang, first=first, last=last)
    if quantity.part is Part.DROP or quantity.unit is Unit.DAY:
        return words
    return words + say.BRACKETS.say(lang, text=UNIT_PARTS[quantity.unit].say(lang))


def is_age(quantity: Between) -> bool:
    """Whether it is an age: completed years from a day of birth."""
    return quantity.unit is Unit.YEAR and isinstance(quantity.first, FactValue) and quantity.first.fact == "birth_date"


def _over_records(quantity: OverRecords, scope: Scope) -> str:
    """Return `子女数`, `符合“…”的子女数`, `“已享受待遇”的享受金额合计`."""
    lang = scope.lang
    listed = fact_words(scope.fact(quantity.fact, of_profile=quantity.of_profile), quantity.fact, lang)
    inside = scope.within(quantity)
    of = ""
    if quantity.where is not None:
        of = say.THOSE_WHERE.say(lang, where=inner(in_words(quantity.where, inside)))
    take = quantity_words(quantity.take, inside) if quantity.take is not None else ""
    days = measure_of(quantity, scope) is Measure.DAY
    match quantity.fold:
        case Fold.COUNT:
            return say.COUNT_OF.say(lang, of=of, fact=listed)
        case Fold.SUM:
            return say.SUM_OF.say(lang, of=of, fact=listed, take=take)
        case Fold.GREATEST:
            return (say.LATEST_OF if days else say.HIGHEST_OF).say(lang, of=of, fact=listed, take=take)
        case Fold.LEAST:
            return (say.EARLIEST_OF if days else say.LOWEST_OF).say(lang, of=of, fact=listed, take=take)
        case Fold.IN_A_ROW:
            return say.LONGEST_RUN.say(lang, of=of, fact=listed, take=take)
    assert_never(quantity.fold)


def is_gate(table: Table) -> bool:
    """Whether a table is no list of tiers but one value that is there only under its condition."""
    return len(table.rows) == 1 and not table.rows[0].name and table.otherwise is None


def _table(table: Table, scope: Scope) -> str:
    """Return the rows of a table one after another; of a value under a condition, the value and the condition."""
    if is_gate(table):
        value = quantity_words(table.rows[0].value, scope)
        return say.GATED.say(scope.lang, value=value, condition=in_words(table.rows[0].when, scope))
    rows = [
        say.ROW_VALUE.say(scope.lang, row=row_name(row, scope), value=quantity_words(row.value, scope))
        for row in table.rows
    ]
    if table.otherwise is not None:
        rows.append(say.OTHERWISE.say(scope.lang, value=quantity_words(table.otherwise, scope)))
    return say.BY_TIER.say(scope.lang, rows=say.PIECES.say(scope.lang).join(rows))


def row_name(row: Row, scope: Scope) -> str:
    """Return what people call a row: its name, else its condition."""
    return row.name or in_words(row.when, scope)


def uplift_of(quantity: Product) -> Table | None:
    """Return the table of uplifts where the product raises its first part by them (上浮), else None."""
    if len(quantity.parts) != 2 or not isinstance(quantity.parts[1], Sum):
        return None
    added = quantity.parts[1].parts
    if len(added) == 2 and isinstance(added[0], Constant) and added[0].value == 1 and isinstance(added[1], Table):
        return added[1] if added[1].hit is HitPolicy.SUM else None
    return None


def _product(product: Product, scope: Scope) -> str:
    uplift = uplift_of(product)
    if uplift is None:
        return " × ".join(_operands(sorted(product.parts, key=is_share), scope, ""))
    base = quantity_words(product.parts[0], scope)
    rows = (
        say.ROW_VALUE.say(scope.lang, row=row_name(row, scope), value=quantity_words(row.value, scope, "%"))
        for row in uplift.rows
    )
    return say.UPLIFTED.say(scope.lang, base=base, rows=_listed(rows, scope.lang))


def is_share(quantity: Quantity) -> bool:
    """Whether it is a fixed share; in a product it stands last, as people write it: `房价 × 50%`."""
    return isinstance(quantity, Constant) and isinstance(quantity.value, Decimal)


_COMPOUND = (Sum, Difference, Bounded, Table, Bands, Least, Greatest, Rounded)


def _operands(parts: Iterable[Quantity], scope: Scope, unit: str) -> list[str]:
    """Return the parts of an operation; what is put together itself stands in brackets."""
    words = ((part, quantity_words(part, scope, unit)) for part in parts)
    return [_bracketed(text, scope) if _is_compound(part) else text for part, text in words]


def _is_compound(part: Quantity) -> bool:
    return isinstance(part, _COMPOUND) or (isinstance(part, Product) and uplift_of(part) is not None)


def _bands(bands: Bands, scope: Scope) -> str:
    lang = scope.lang
    rows = say.PIECES.say(lang).join(band_words(bands, place, lang) for place in range(len(bands.bands)))
    words = say.BANDS_MARGINAL if bands.marginal else say.BANDS_WHOLE
    return words.say(lang, base=quantity_words(bands.base, scope), rows=rows)


def band_words(bands: Bands, place: int, lang: Language) -> str:
    """Return one band: from where on (that included), up to where (that not included), and its rate."""
    band = bands.bands[place]
    later = bands.bands[place + 1 :]
    low, rate = _plain(band.at_least, lang), share_words(Fraction(band.rate), lang)
    if not later:
        return say.BAND_LAST.say(lang, low=low, rate=rate)
    return say.BAND.say(lang, low=low, high=_plain(later[0].at_least, lang), rate=rate)


def _plain(money: Money, lang: Language) -> str:
    return str(money) if lang == "zh" else money_words(money, lang)


def _bounded(bounded: Bounded, scope: Scope, unit: str) -> str:
    lang = scope.lang
    unit = unit_of(bounded, scope) or unit
    parts = [quantity_words(bounded.base, scope, unit)]
    if bounded.at_least is not None:
        parts.append(say.AT_LEAST.say(lang, figure=quantity_words(bounded.at_least, scope, unit)))
    if bounded.at_most is not None:
        parts.append(say.AT_MOST.say(lang, figure=quantity_words(bounded.at_most, scope, unit)))
    return say.FIELDS.say(lang).join(parts)


def grid_words(rounded: Rounded, lang: Language) -> str:
    """Return to what and by which rule it is rounded: `取整到元，四舍五入`."""
    step = rounded.step
    if isinstance(step, Money):
        grid = say.STEP_YUAN.say(lang) if step == Money.yuan(1) else _plain(step, lang)
    else:
        grid = say.STEP_ONE.say(lang) if step == 1 else figure_words(Fraction(step), Measure.NUMBER, lang)
    return say.ROUNDED_TO.say(lang, grid=grid, rule=ROUNDINGS[rounded.by].say(lang))


# -- what a quantity measures -----------------------------------------------------------------------------------------


def measure_of(quantity: Quantity, scope: Scope) -> Measure:
    """Return what a quantity is where it is read."""
    return measure(quantity, scope.facts, scope.pack.measures, scope.pack.facts)


def unit_of(quantity: Quantity, scope: Scope) -> str:  # noqa: C901, PLR0911 — one line a form
    """Return the Chinese unit of a number (`周岁`, `个月`, `人`); `%` where it is a share, empty where it has none."""
    match quantity:
        case Constant(value=Decimal()):
            return "%"
        case Between():
            return "周岁" if is_age(quantity) else UNIT_NAMES[quantity.unit]
        case FactValue(fact=identifier, of_profile=of_profile):
            fact = scope.fact(identifier, of_profile=of_profile)
            return fact.type.unit if fact is not None and isinstance(fact.type, NumberType) else ""
        case OverRecords():
            return _unit_over(quantity, scope)
        case Table(rows=rows):
            return unit_of(rows[0].value, scope)
        case Sum(parts=parts) | Least(parts=parts) | Greatest(parts=parts):
            return next((unit for part in parts if (unit := unit_of(part, scope))), "")
        case Product(parts=parts):
            return "%" if all(unit_of(part, scope) == "%" for part in parts) else ""
        case Difference(whole=whole):
            return unit_of(whole, scope)
        case Bounded(base=base) | Rounded(base=base):
            return unit_of(base, scope)
        case DefinedQuantity(definition=identifier):
            entry = scope.pack.quantities.get(identifier)
            return unit_of(entry.quantity, scope.within(quantity)) if entry is not None else ""
        case _:
            return ""


def _unit_over(quantity: OverRecords, scope: Scope) -> str:
    if quantity.fold is Fold.COUNT:
        return COUNTERS.get(quantity.fact, "条")
    unit = unit_of(quantity.take, scope.within(quantity)) if quantity.take is not None else ""
    return unit or ("次" if quantity.fold is Fold.IN_A_ROW else "")
