"""How a value of a fact may be written: exactly, by its id or its name, and nothing that two people read differently."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentrules.diagnostics import fill
from talentrules.model.facts import NONE, Fact, NumberType, RecordsType, SetType, TextType, Value
from talentrules.model.vocabulary import VOCABULARY
from talentrules.money import Money
from talentrules.syntax.profile import encode_value
from talentrules.syntax.values import Problem, Reader, show
from talentrules.testing.strategies.values import values
from tests.helpers import assert_well_worded
from tests.strategies import examples

HUGE = 10**5000
FACTS = sorted(VOCABULARY)
DECIMAL = Fact(id="balance", name="余额", type=NumberType(unit="分", whole=False, minimum=None))


def read(fact: Fact | str, written: object) -> tuple[Value | None, list[Problem]]:
    reader = Reader()
    found = reader.value(VOCABULARY[fact] if isinstance(fact, str) else fact, written, ())
    return found, reader.problems


def refused(fact: Fact | str, written: object) -> str:
    """Return the code with which `written` is refused; its words are all there."""
    value, problems = read(fact, written)
    assert not value
    (problem,) = problems
    assert_well_worded(fill(problem.code, problem.words))
    return problem.code


def _shown(value: object) -> str:
    """Name a case; pytest itself would write out a number of 5000 digits."""
    return value.id if isinstance(value, Fact) else ascii(show(value)[:20])


@pytest.mark.parametrize(
    ("fact", "written", "meant"),
    [
        ("party_member", True, True),
        ("party_member", "否", False),
        ("employer_headcount", 30, 30),
        ("employer_headcount", "30", 30),
        ("employer_headcount", Decimal("30.0"), 30),
        ("annual_pay", 120000, Money.yuan(120000)),
        ("annual_pay", Decimal("0.05"), Money.fen(5)),
        ("annual_pay", "12万元", Money.yuan(120000)),
        ("annual_pay", " 1.5万元 ", Money.yuan(15000)),
        ("annual_pay", "4,000元", Money.yuan(4000)),
        ("annual_pay", Money.fen(0), Money.fen(0)),
        ("annual_pay", Decimal("1E+3"), Money.yuan(1000)),
        ("applied_on", date(2024, 2, 29), date(2024, 2, 29)),
        ("applied_on", "2024-02-29", date(2024, 2, 29)),
        ("applied_on", None, NONE),
        ("major", "会计", "会计"),
        ("education_level", "硕士", "master"),
        ("hukou_place", 990001, "990001"),
        ("hukou_place", "990001", "990001"),
        ("talent_groups", ("候鸟", "urgent"), frozenset({"migratory", "urgent"})),
        ("talent_groups", {"候鸟", "migratory"}, frozenset({"migratory"})),
        ("talent_groups", frozenset[str](), frozenset[str]()),
        ("talent_groups", None, NONE),
        ("cards", ({"卡种": "楚才卡"},), ({"card": "chucai"},)),
        ("cards", [], ()),
        ("cards", [{}], ({},)),
        ("spouse", {}, ({},)),
        ("spouse", [{}], ({},)),
        ("spouse", [], ()),
        ("spouse", {"recognitions": [{"class": "A类"}]}, ({"recognitions": ({"class": "A类"},)},)),
        (DECIMAL, Decimal("-0.5"), Decimal("-0.5")),
        (DECIMAL, "12.345", Decimal("12.345")),
        (DECIMAL, 7, Decimal(7)),
    ],
    ids=_shown,
)
def test_a_value_may_be_written_so(fact: Fact | str, written: object, meant: Value) -> None:
    found, problems = read(fact, written)
    assert not problems
    assert found == meant
    assert type(found) is type(meant)


class _Odd:
    """Nothing that a profile could hold."""


@pytest.mark.parametrize(
    ("fact", "written", "code"),
    [
        ("party_member", 1, "value-is-no-truth"),
        ("party_member", "true", "value-is-no-truth"),
        ("party_member", 1.0, "value-is-no-truth"),
        ("party_member", [], "value-is-no-truth"),
        ("party_member", None, "null-is-no-answer"),
        ("employer_headcount", True, "value-is-no-number"),
        ("employer_headcount", 3.0, "value-is-no-number"),
        ("employer_headcount", float("nan"), "value-is-no-number"),
        ("employer_headcount", Decimal("NaN"), "value-is-no-number"),
        ("employer_headcount", Decimal("sNaN"), "value-is-no-number"),
        ("employer_headcount", Decimal("Infinity"), "value-is-no-number"),
        ("employer_headcount", Decimal("1E+999999999"), "value-is-no-number"),
        ("employer_headcount", HUGE, "value-is-no-number"),
        ("employer_headcount", -HUGE, "value-is-no-number"),
        ("employer_headcount", "1e5", "value-is-no-number"),
        ("employer_headcount", "1_000", "value-is-no-number"),
        ("employer_headcount", "9" * 100_000, "value-is-no-number"),
        ("employer_headcount", b"3", "value-is-no-number"),
        ("employer_headcount", _Odd(), "value-is-no-number"),
        ("employer_headcount", Decimal("0.5"), "value-is-not-whole"),
        ("employer_headcount", -1, "value-out-of-range"),
        ("employer_headcount", None, "null-is-no-answer"),
        ("annual_pay", True, "value-is-no-money"),
        ("annual_pay", 4000.0, "value-is-no-money"),
        ("annual_pay", Decimal("NaN"), "value-is-no-money"),
        ("annual_pay", Decimal("-Infinity"), "value-is-no-money"),
        ("annual_pay", Decimal("1E+999999999"), "value-is-no-money"),
        ("annual_pay", Decimal("1E-999999999"), "value-is-no-money"),
        ("annual_pay", HUGE, "value-is-no-money"),
        ("annual_pay", Money.fen(-1), "value-is-no-money"),
        ("annual_pay", Money.fen(HUGE), "value-is-no-money"),
        ("annual_pay", Decimal("0.001"), "value-is-no-money"),
        ("annual_pay", "50%", "value-is-no-money"),
        ("annual_pay", "", "value-is-no-money"),
        ("annual_pay", None, "null-is-no-answer"),
        ("applied_on", datetime(2024, 1, 1, tzinfo=UTC), "value-is-no-date"),
        ("applied_on", 20240101, "value-is-no-date"),
        ("applied_on", "2024-02-30", "value-is-no-date"),
        ("applied_on", "2024-1-1", "value-is-no-date"),
        ("applied_on", HUGE, "value-is-no-date"),
        ("major", 5, "value-is-no-text"),
        ("major", "", "value-is-no-text"),
        ("major", "一\n二", "value-is-no-text"),
        ("major", "\x1b[31m", "value-is-no-text"),
        ("major", "\ud800", "value-is-no-text"),
        ("major", "长" * 501, "value-too-long"),
        ("education_level", True, "value-is-no-choice"),
        ("education_level", 3.0, "value-is-no-choice"),
        ("education_level", HUGE, "unknown-choice"),
        ("education_level", "\x1b" * 100_000, "unknown-choice"),
        ("education_level", ["master"], "value-is-no-choice"),
        ("hukou_place", "９９０００１", "unknown-choice"),
        ("hukou_place", "990001\n", "unknown-choice"),
        ("talent_groups", "migratory", "value-is-no-list"),
        ("talent_groups", {"migratory": True}, "value-is-no-list"),
        ("talent_groups", iter(["migratory"]), "value-is-no-list"),
        ("talent_groups", {HUGE}, "unknown-choice"),
        ("cards", {"card": "chucai"}, "value-is-no-list"),
        ("cards", "chucai", "value-is-no-list"),
        ("spouse", [{}, {}], "value-is-no-record"),
        ("spouse", "张三", "value-is-no-record"),
        (DECIMAL, Decimal("1E-19"), "value-is-no-number"),
        (DECIMAL, 0.5, "value-is-no-number"),
    ],
    ids=_shown,
)
def test_a_value_is_refused(fact: Fact | str, written: object, code: str) -> None:
    assert refused(fact, written).removesuffix("-near") == code


def test_percent_is_a_number_with_its_unit_left_out() -> None:
    percent = Fact(id="share", name="产权份额", type=NumberType(unit="%", whole=False, maximum=100))
    assert read(percent, Decimal("99.5")) == (Decimal("99.5"), [])
    assert refused(percent, "50%") == "value-is-no-number"
    assert refused(percent, 101) == "value-out-of-range"


def test_a_text_with_a_pattern_says_how_it_is_written() -> None:
    plate = Fact(id="plate", name="编号", type=TextType(pattern=r"[A-Z]\d{3}", written="一个字母三位数字"))
    assert read(plate, "A123") == ("A123", [])
    _, (problem,) = read(plate, "a123")
    one = fill(problem.code, problem.words)
    assert (one.code, one.hint) == ("value-is-not-written-so", "要写成：一个字母三位数字")
    assert_well_worded(one)


@pytest.mark.parametrize("key", [1, True, None, HUGE, ("card",), b"card", 1.5, "\x1b[0m", "长" * 10_000], ids=_shown)
def test_a_field_that_nobody_knows_is_named_whatever_it_is(key: object) -> None:
    _, (problem,) = read("cards", [{key: 1}])
    assert problem.code == "unknown-field"
    assert len(fill(problem.code, problem.words).message) < 500


def test_problems_of_a_set_come_in_a_fixed_order() -> None:
    _, problems = read("talent_groups", {"丙", "甲", "乙"})
    assert [one.words["written"] for one in problems] == sorted(["丙", "甲", "乙"])


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (0, "0"),
        (-1, "-1"),
        (True, "true"),
        (None, "null"),
        (Decimal("1.50"), "1.50"),
        ("甲", "甲"),
        (date(2024, 1, 1), "2024-01-01"),
        ([1], "[…]"),
        ({1: 1}, "{…}"),
        (10**18 - 1, "9" * 18),
        (HUGE, "…"),
    ],
    ids=range(11),
)
def test_what_was_written_is_shown_as_it_was_written(written: object, shown: str) -> None:
    assert show(written) == shown


@given(st.data())
@examples(120)
def test_every_value_of_the_vocabulary_is_read_back_from_its_encoding(data: st.DataObject) -> None:
    fact = VOCABULARY[data.draw(st.sampled_from(FACTS))]
    value = _sayable(data.draw(values(fact, {}, complete=False)), fact)
    if value is not None:
        assert read(fact, encode_value(value, fact)) == (value, [])


def _sayable(value: Value, fact: Fact) -> Value | None:
    """Leave out what the model can hold and no profile can say: an empty text, full-width digits, a number that is none."""
    if isinstance(value, str) and not (value and (isinstance(fact.type, TextType) or value.isascii())):
        return None
    if value is NONE:
        return read(fact, None)[0]
    if isinstance(fact.type, RecordsType) and isinstance(value, tuple):
        by_id = fact.type.by_id
        records = [{id_: _sayable(one, by_id[id_]) for id_, one in record.items()} for record in value]
        return tuple({id_: one for id_, one in record.items() if one is not None} for record in records)
    return value


ANYTHING: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.decimals()
    | st.text()
    | st.binary()
    | st.dates()
    | st.datetimes()
    | st.sampled_from(["master", "候鸟", "4000元", "是"]),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.integers() | st.none(), inner) | st.tuples(inner),
    max_leaves=8,
)


@given(st.sampled_from(FACTS), ANYTHING)
@examples(150)
def test_whatever_is_written_there_is_a_value_or_a_problem(fact: str, written: object) -> None:
    value, problems = read(fact, written)
    assert value is not None or problems
    for problem in problems:
        assert_well_worded(fill(problem.code, problem.words))


def test_sets_have_choices() -> None:
    assert all(one.type.options for one in VOCABULARY.values() if isinstance(one.type, SetType))
