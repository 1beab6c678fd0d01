"""Quantities and the conditions that compare them, read from trees: what each form means, and that nothing escapes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from talentrules.dates import Duration
from talentrules.diagnostics import Diagnostic
from talentrules.model import quantities as q
from talentrules.model.conditions import Compare, CompareQuantity, Condition, Operator, Records
from talentrules.model.facts import NONE
from talentrules.model.pack import Amount, Granularity
from talentrules.model.quantities import Clock, Measure, Part, Quantity, Rounding, Unit
from talentrules.model.vocabulary import VOCABULARY
from talentrules.money import Interval, Money
from talentrules.syntax import read_text
from talentrules.syntax.conditions import ConditionReader
from talentrules.syntax.forms import FORMS, KEYS_OF_QUANTITIES, MEASURED, QUANTITIES
from talentrules.syntax.tree import Node
from talentrules.syntax.words import Words
from tests.helpers import assert_well_worded, codes, lies_inside, the_one, underlined

APPLIED = q.ClockDay(clock=Clock.APPLICATION)
PAY = q.FactValue(fact="annual_pay")
SERVED = q.FactValue(fact="served_months")
YUAN = Money.yuan


def reader() -> ConditionReader:
    return ConditionReader(
        facts=VOCABULARY,
        words=Words.of(VOCABULARY.values()),
        findings=Words(),
        definitions=Words(),
        benefits=Words({"allowance": "allowance", "虚构补贴": "allowance"}),
        sources=Words({"notice": "notice"}),
        problems=[],
        quantities_named=Words({"base": "base", "虚构基准": "base", "odd": "odd"}),
        measure_of={"base": Measure.MONEY}.get,
    )


def tree(written: str) -> Node:
    reading = read_text(f"a: {written}\n", "f.yaml")
    assert reading.tree is not None
    assert not reading.diagnostics
    found = reading.tree.get("a")
    assert found is not None
    return found


def quantity(written: str, wanted: Measure | None = None) -> Quantity:
    here = reader()
    found = here.quantities.read(tree(written), wanted)
    assert not here.problems
    assert found is not None
    return found


def amount(written: str) -> Amount:
    here = reader()
    found = here.quantities.read_amount(tree(written))
    assert not here.problems
    assert found is not None
    return found


def condition(written: str) -> Condition:
    here = reader()
    found = here.read(tree(written))
    assert not here.problems
    assert found is not None
    return found


def wrong(written: str, wanted: Measure | None = None) -> Diagnostic:
    here = reader()
    assert here.quantities.read(tree(written), wanted) is None
    return the_one(here.problems)


def constant(value: int | str | Money | date) -> q.Constant:
    return q.Constant(value=Decimal(value) if isinstance(value, str) else value)


# -- scalars -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "wanted", "meant"),
    [
        ("3", None, constant(3)),
        ('"3"', None, constant(3)),
        ("0.5", None, constant("0.5")),
        ("50%", None, constant("0.5")),
        ("50％", Measure.NUMBER, constant("0.5")),
        ("123456789012345678.1234567890123456%", None, constant("1234567890123456.781234567890123456")),
        ("3", Measure.MONEY, constant(YUAN(3))),
        ("5万元", None, constant(YUAN(50000))),
        ("2024-07-01", None, constant(date(2024, 7, 1))),
        ('"2024-07-01"', None, constant(date(2024, 7, 1))),
        ("application", None, APPLIED),
        ("evaluation", Measure.DAY, q.ClockDay(clock=Clock.EVALUATION)),
        ("unstated", Measure.MONEY, q.Stated(interval=Interval())),
        ("annual_pay", None, PAY),
        ("年薪", Measure.MONEY, PAY),
        ("税前年薪", None, PAY),
        ("虚构基准", Measure.MONEY, q.DefinedQuantity(definition="base")),
        ("odd", Measure.DAY, q.DefinedQuantity(definition="odd")),
    ],
)
def test_a_scalar_is_a_constant_a_clock_or_a_name(written: str, wanted: Measure | None, meant: Quantity) -> None:
    assert quantity(written, wanted) == meant


@pytest.mark.parametrize(
    ("written", "wanted", "said"),
    [
        ("2024-07-01", Measure.MONEY, "这里要金额，写的是日期"),
        ("50%", Measure.MONEY, "这里要金额，写的是数字"),
        ("5元", Measure.DAY, "这里要日期，写的是金额"),
        ("annual_pay", Measure.NUMBER, "这里要数字，写的是金额"),
        ("base", Measure.NUMBER, "这里要数字，写的是金额"),
    ],
)
def test_another_measure_is_said_in_words(written: str, wanted: Measure, said: str) -> None:
    one = wrong(written, wanted)
    assert (one.code, one.message, underlined(one)) == ("measure-wrong", said, written)


# -- amounts -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("5000元", 5000, 5000),
        ("5000", 5000, 5000),
        ("{fixed: 5000元}", 5000, 5000),
        ("{from: 1元, to: 2元}", 1, 2),
        ("{at_most: 2元}", None, 2),
        ("{at_least: 1元}", 1, None),
        ("unstated", None, None),
        ("{unstated: true}", None, None),
    ],
)
def test_every_spelling_of_a_published_amount_stays_what_it_was(
    written: str, low: int | None, high: int | None
) -> None:
    ends = [None if end is None else YUAN(end) for end in (low, high)]
    assert amount(written) == Amount.stated(Interval(*ends))


def test_granularity_stands_beside_an_amount_and_nowhere_inside() -> None:
    assert amount("{from: 1元, to: 2元, granularity: ends}").granularity is Granularity.ENDS
    one = wrong("{sum: [{from: 1元, to: 2元, granularity: ends}]}")
    assert (one.code, underlined(one)) == ("unknown-key", "granularity")


# -- forms ---------------------------------------------------------------------------------------------------------------

MONTHS = q.Between(
    first=q.FactValue(fact="contract_start"), last=q.ClockDay(clock=Clock.EVALUATION), unit=Unit.MONTH, part=Part.DROP
)
COUNTED = q.Bounded(base=MONTHS, at_least=constant(0))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("{share: 50%, of: annual_pay}", q.Product(parts=(constant("0.5"), PAY))),
        (
            "{match: 100%, of: {amount_of: 虚构补贴}}",
            q.Product(parts=(constant("1"), q.BenefitAmount(benefit="allowance"))),
        ),
        ("{sum: [annual_pay, 3000]}", q.Sum(parts=(PAY, constant(YUAN(3000))))),
        ("{difference: [annual_pay, base]}", q.Difference(whole=PAY, less=q.DefinedQuantity(definition="base"))),
        ("{least: [annual_pay, 1元]}", q.Least(parts=(PAY, constant(YUAN(1))))),
        ("{greatest: [2, served_months]}", q.Greatest(parts=(constant(2), SERVED))),
        ("{product: [served_months, 5元, 30%]}", q.Product(parts=(SERVED, constant(YUAN(5)), constant("0.3")))),
        ("{quantity: {fact: annual_pay, of: profile}}", PAY),
        ("{day: introduced_on, plus: 2 years}", q.Shifted(day=q.FactValue(fact="introduced_on"), by=Duration(years=2))),
        ("{year_start: application}", q.YearStart(day=APPLIED)),
        ("{age: {day: application}}", q.Between(first=q.FactValue(fact="birth_date"), last=APPLIED, unit=Unit.YEAR)),
        ("{months: {from: contract_start, to: evaluation, part: drop}}", MONTHS),
        ("{count: {of: children}}", q.OverRecords(fact="children", fold=q.Fold.COUNT)),
        (
            "{in_a_row: {of: assessments, by: year}}",
            q.OverRecords(fact="assessments", fold=q.Fold.IN_A_ROW, take=q.FactValue(fact="year")),
        ),
        (
            "{per_unit: 2元, count: served_months, at_most_units: 12}",
            q.Product(parts=(constant(YUAN(2)), q.Bounded(base=SERVED, at_most=constant(12)))),
        ),
        (
            "{per_unit: 2元, count: {product: [served_months, 0.5]}, part_units: up}",
            q.Product(
                parts=(
                    constant(YUAN(2)),
                    q.Rounded(base=q.Product(parts=(SERVED, constant("0.5"))), step=1, by=Rounding.UP),
                )
            ),
        ),
        (
            "{bands: marginal, of: annual_pay, rows: [{at_least: 30万元, share: 40%}]}",
            q.Bands(base=PAY, bands=(q.Band(at_least=YUAN(300000), rate=Decimal("0.4")),), marginal=True),
        ),
        (
            "{share: 50%, of: annual_pay, at_most: 5元, round: {to: 百元, by: down}}",
            q.Rounded(
                base=q.Bounded(base=q.Product(parts=(constant("0.5"), PAY)), at_most=constant(YUAN(5))),
                step=YUAN(100),
                by=Rounding.DOWN,
            ),
        ),
    ],
)
def test_a_form_means_one_quantity(written: str, meant: Quantity) -> None:
    assert quantity(written) == meant


def test_fewer_units_than_the_least_are_nothing_at_all() -> None:
    found = quantity(
        "{per_unit: 2元, count: {months: {from: contract_start, to: evaluation, part: drop}}, at_least_units: 3}"
    )
    assert isinstance(found, q.Table)
    assert found.otherwise is None
    when = CompareQuantity(quantity=COUNTED, operator=Operator.AT_LEAST, bounds=(constant(3),))
    assert found.rows == (q.Row(when=when, value=q.Product(parts=(constant(YUAN(2)), COUNTED))),)


@pytest.mark.parametrize("late", [False, True])
def test_an_uplift_comes_before_the_bounds_or_after_them(late: bool) -> None:
    order = "after_cap" if late else "before_cap"
    uplift = "uplift: [{when: {party_member: true}, by: 20%, name: 党员}]"
    found = quantity(f"{{share: 50%, of: annual_pay, at_most: 5元, uplift_on: {order}, {uplift}}}")
    if late:
        assert isinstance(found, q.Product)
        assert isinstance(found.parts[0], q.Bounded)
        raised = found.parts[1]
    else:
        assert isinstance(found, q.Bounded)
        assert isinstance(found.base, q.Product)
        raised = found.base.parts[1]
    assert isinstance(raised, q.Sum)
    one, table = raised.parts
    assert one == constant(1)
    assert isinstance(table, q.Table)
    assert (table.hit, table.otherwise) == (q.HitPolicy.SUM, constant(0))
    assert [(row.name, row.value) for row in table.rows] == [("党员", constant("0.2"))]


def test_a_row_knows_its_name_its_words_and_its_source() -> None:
    cite = "cite: {source: notice, quote: 博士二十万元}"
    found = quantity(
        f"{{table: highest, rows: [{{when: {{party_member: true}}, name: 甲, text: 乙, {cite}, fixed: 5元}}]}}"
    )
    assert isinstance(found, q.Table)
    (row,) = found.rows
    assert (row.name, row.text, row.value, row.cite[0].quote) == ("甲", "乙", constant(YUAN(5)), "博士二十万元")


@pytest.mark.parametrize(
    ("written", "wanted", "code", "words"),
    [
        ("{sume: [1, 2]}", None, "unknown-key-near", "sume"),
        ("{share: 50%, of: annual_pay, at_mots: 5元}", None, "unknown-key-near", "at_mots"),
        ("{sum: [5元, 3天]}", None, "bad-money", "3天"),
        ("{sum: [5, 3天]}", None, "unknown-quantity", "3天"),
        ("{sum: [introduced_on]}", None, "measure-wrong", "introduced_on"),
        ("{least: [introduced_on, 3]}", None, "measure-wrong", "3"),
        ("{table: sum, rows: [{when: {party_member: true}, day: application}]}", None, "measure-wrong", "{table: sum"),
        ("{day: application, plus: 3}", None, "duration-form", "3"),
        ("{share: 50%, of: annual_pay, round: {to: 0元, by: up}}", None, "round-step", "0元"),
        ("{product: [annual_pay], at_least: 1万元, at_most: 5元}", None, "bounds-reversed", "{product"),
        ("{age: {}}", None, "age-needs-day", "{}"),
        ("{fact: 星座}", None, "unknown-fact", "星座"),
        ('""', None, "quantity-expected", '""'),
        ("true", Measure.NUMBER, "quantity-expected", "true"),
    ],
)
def test_what_is_wrong_is_said_where_it_is_wrong(written: str, wanted: Measure | None, code: str, words: str) -> None:
    one = wrong(written, wanted)
    assert one.code == code
    assert underlined(one).startswith(words)


def test_everything_wrong_is_said_at_once() -> None:
    here = reader()
    text = "{table: frist, rows: [{when: {星座: 1}, fixed: 五元}, {when: {party_member: 3}, fixed: 五元}], otherwise: 一元}"
    assert here.quantities.read_amount(tree(text)) is None
    assert sorted(codes(here.problems)) == sorted(
        ["unknown-word-near", "unknown-fact", "bad-money", "value-is-no-truth", "bad-money", "bad-money"]
    )


# -- conditions ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", MEASURED)
def test_every_quantity_that_conditions_compare_by_its_own_key_is_a_quantity_too(form: str) -> None:
    assert form in QUANTITIES
    assert form in FORMS


def test_a_bound_is_read_by_the_measure_of_what_is_compared() -> None:
    found = condition("{sum: {of: claims, take: amount, at_most: 60000}}")
    assert isinstance(found, CompareQuantity)
    assert found.bounds == (constant(YUAN(60000)),)


def test_within_is_not_before_the_day_and_not_after_the_time() -> None:
    introduced = q.FactValue(fact="introduced_on")
    end = q.Shifted(day=introduced, by=Duration(years=2))
    assert condition("{within: {time: 2年, of: 引进日期, day: application}}") == CompareQuantity(
        quantity=APPLIED, operator=Operator.BETWEEN, bounds=(introduced, end)
    )


def test_a_fact_is_compared_with_a_quantity_where_it_is_no_constant() -> None:
    found = condition("{cards: {some: {valid_to: {at_least: application}}}}")
    value = CompareQuantity(quantity=q.FactValue(fact="valid_to"), operator=Operator.AT_LEAST, bounds=(APPLIED,))
    assert found == Records(fact="cards", quantifier=found.quantifier, where=value)  # type: ignore[union-attr]
    assert isinstance(condition("{applied_on: {at_least: 2024-01-01}}"), Compare)


def test_a_constant_beside_a_quantity_stands_on_the_same_scale() -> None:
    found = condition("{homes: {some: {owner_share: {between: [30, {quantity: 50%}]}}}}")
    assert isinstance(found, Records)
    assert isinstance(found.where, CompareQuantity)
    assert found.where.bounds == (constant("0.3"), constant("0.5"))


@pytest.mark.parametrize("written", ["{valid_to: {is: none}}", "{valid_to: none}"])
def test_known_to_be_none_is_asked_for_by_is(written: str) -> None:
    found = condition(f"{{cards: {{some: {written}}}}}")
    assert isinstance(found, Records)
    assert found.where == Compare(fact="valid_to", operator=Operator.IS, values=(NONE,))


def test_none_stays_a_choice_where_it_is_one() -> None:
    assert condition("{degree: none}") == Compare(fact="degree", operator=Operator.IS, values=("none",))


def test_the_lists_of_the_profile_can_be_reached_from_a_record() -> None:
    found = condition("{spouse: {some: {count: {of: claims, of_profile: true, where: {by: 单位}, is: 0}}}}")
    assert isinstance(found, Records)
    assert isinstance(found.where, CompareQuantity)
    assert found.where.quantity == q.OverRecords(
        fact="claims",
        fold=q.Fold.COUNT,
        where=Compare(fact="by", operator=Operator.IS, values=("单位",)),
        of_profile=True,
    )


@pytest.mark.parametrize(
    "inside",
    [
        "unstated",
        "{from: 1元, to: 2元}",
        "{sum: [1元, unstated]}",
        "{table: first, rows: [{when: {party_member: true}, at_most: 1元}]}",
    ],
)
def test_nothing_open_stands_in_a_condition(inside: str) -> None:
    for written in (
        f"{{quantity: annual_pay, at_least: {inside}}}",
        f"{{annual_pay: {{at_most: {{quantity: {inside}}}}}}}",
    ):
        here = reader()
        assert here.read(tree(written)) is None
        assert codes(here.problems) == ["range-in-condition"]


def test_a_condition_of_a_row_may_not_hold_what_its_value_may() -> None:
    here = reader()
    text = "{table: first, rows: [{when: {quantity: {amount_of: allowance}, at_least: 1元}, amount_of: allowance}]}"
    assert here.quantities.read_amount(tree(text)) is None
    assert codes(here.problems) == ["amount-in-condition"]


# -- whatever is written -------------------------------------------------------------------------------------------------

SCALARS = st.sampled_from(
    [
        *("3", "-1", "0.5", "50%", "5元", "5万元", "0.001元", "2024-07-01", "2 years", "true", "null", "none", "''"),
        *("application", "unstated", "annual_pay", "年薪", "introduced_on", "served_months", "children", "claims"),
        *(
            "amount",
            "year",
            "base",
            "odd",
            "allowance",
            "星座",
            "drop",
            "up",
            "first",
            "sum",
            "元",
            "half_up",
            "profile",
        ),
    ]
)
KEYS = st.sampled_from(
    [
        *KEYS_OF_QUANTITIES,
        *FORMS,
        *(key for keys in MEASURED.values() for key in keys),
        *("when", "above", "by", "is", "in", "between", "time", "granularity", "name", "text", "cite", "部"),
        *("annual_pay", "cards", "some", "valid_to"),
    ]
)
WRITTEN = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.dictionaries(KEYS, inner, max_size=4).map(
            lambda told: "{" + ", ".join(f'"{key}": {value}' for key, value in told.items()) + "}"
        ),
    ),
    max_leaves=12,
)


@given(written=WRITTEN, wanted=st.sampled_from([None, *Measure]), inside=st.booleans())
@settings(max_examples=600, deadline=None)
@example(written="{fixed: null}", wanted=Measure.MONEY, inside=False)
@example(written="{table: first, rows: [{when: null}]}", wanted=None, inside=True)
def test_whatever_is_written_is_a_quantity_or_a_problem(written: str, wanted: Measure | None, inside: bool) -> None:
    here = reader()
    node = tree(written)
    found = replace(here.quantities, in_condition=inside).read(node, wanted)
    assert found is not None or here.problems or "null" in written
    if found is not None and wanted is not None and not here.problems and "odd" not in written:
        assert q.measure(found, VOCABULARY, {"base": Measure.MONEY}, VOCABULARY) is wanted
    _all_well_said(here)


@given(WRITTEN)
@settings(max_examples=600, deadline=None)
def test_whatever_is_written_is_a_condition_an_amount_or_a_problem(written: str) -> None:
    here = reader()
    assert here.read(tree(written)) is not None or here.problems or "null" in written
    _all_well_said(here)
    here = reader()
    assert here.quantities.read_amount(tree(written)) is not None or here.problems or "null" in written
    _all_well_said(here)


def _all_well_said(here: ConditionReader) -> None:
    for one in here.problems:
        assert_well_worded(one)
        assert lies_inside(one.span)
        assert "“”" not in one.message


def test_the_deepest_nesting_is_read() -> None:
    written = "3"
    for _ in range(30):
        written = f"{{sum: [{written}]}}"
    assert isinstance(quantity(written), q.Sum)
