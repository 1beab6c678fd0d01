"""Money is whole fen: what is read is what is printed, and nothing is ever rounded."""

from __future__ import annotations

from decimal import Decimal, localcontext
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentrules.money import Money, MoneyError, parse_money

LARGEST = 10**17
amounts = st.integers(0, LARGEST).map(Money)
signed = st.integers(-LARGEST, LARGEST).map(Money)


@given(amounts)
def test_reading_what_is_printed_gives_the_same_amount(amount: Money) -> None:
    assert parse_money(str(amount)) == amount
    assert parse_money(amount.decimal_yuan() + "元") == amount
    assert parse_money(amount.decimal_yuan()) == amount
    assert parse_money(f"{amount.in_fen}分") == amount


@given(st.integers(100, LARGEST // 10_000).map(lambda tens: Money(tens * 10_000)))
def test_reading_an_amount_in_wan_gives_the_same_amount(amount: Money) -> None:
    in_wan = amount.in_wan()
    assert in_wan is not None
    assert parse_money(in_wan) == amount


@given(signed)
def test_an_amount_that_has_no_short_form_in_wan_has_none(amount: Money) -> None:
    short = abs(amount.in_fen) >= 1_000_000 and amount.in_fen % 10_000 == 0
    assert (amount.in_wan() is not None) is short


@given(signed)
def test_the_decimal_text_is_an_exact_way_there_and_back(amount: Money) -> None:
    assert Money.yuan(amount.decimal_yuan()) == amount
    assert Money.yuan(Decimal(amount.decimal_yuan())) == amount


@given(signed, signed, signed)
def test_amounts_add_as_whole_numbers_do(one: Money, two: Money, three: Money) -> None:
    assert one + two == two + one
    assert (one + two) + three == one + (two + three)
    assert one + Money(0) == one
    assert (one + two) - two == one
    assert one * 3 == one + one + one


@given(signed, signed)
def test_the_order_is_that_of_the_fen(one: Money, two: Money) -> None:
    assert (one < two) is (one.in_fen < two.in_fen)
    assert (one >= two) is (one.in_fen >= two.in_fen)
    assert one != two or hash(one) == hash(two)


@given(st.integers(1, 20), amounts)
def test_the_decimal_context_of_the_caller_changes_nothing(digits: int, amount: Money) -> None:
    printed = amount.decimal_yuan()
    with localcontext() as context:
        context.prec = digits
        assert parse_money(printed) == amount
        assert Money.yuan(printed) == amount
        assert Money(1_234_560_000).in_wan() == "1,234.56万元"


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("4000元", 400_000),
        ("4,000元", 400_000),
        ("1,234,567.89元", 123_456_789),
        ("4000", 400_000),
        ("4000.5", 400_050),
        ("10万元", 10_000_000),
        ("1.5万元", 1_500_000),
        ("0.000001万元", 1),
        ("2600万元", 2_600_000_000),
        ("1亿元", 10_000_000_000),
        ("0.05元", 5),
        ("7分", 7),
        ("0元", 0),
        ("007元", 700),
        (" 10 万元 ", 10_000_000),
        ("1.00000000元", 100),
    ],
)
def test_amounts_as_documents_write_them(text: str, fen: int) -> None:
    assert parse_money(text) == Money.fen(fen)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "元", "万元", ".5元", "5.元", ",000元", "1,00元", "1,0000元", "4,000,元"),
        *("-5元", "+5元", "1e5元", "nan", "Infinity元", "1_000元", "0x10元"),
        *("5元5分", "4000-10000元", "约4000元", "4000元/年", "4000圆", "4000 RMB", "四千元", "10万", "3千元"),
        *("４０００元", "٤元", "4000元\x00", "4000\u200b元"),
    ],
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(MoneyError):
        parse_money(text)


@pytest.mark.parametrize(
    "text", ["0.001元", "0.5分", "1.5555555万元", "1.001", f"1.{'0' * 30}1元", f"1.{'0' * 90}1元", "0.00000000001亿元"]
)
def test_what_is_finer_than_a_fen_is_refused_not_rounded(text: str) -> None:
    with pytest.raises(MoneyError):
        parse_money(text)


@pytest.mark.parametrize("text", ["1000000000000000元", "1000000000000000", "10000000亿元", "100000000000000000分"])
def test_the_largest_amount_is_read(text: str) -> None:
    assert parse_money(text) == Money(LARGEST)


@pytest.mark.parametrize("text", ["1000000000000000.01元", "10000001亿元", "100000000000000001分", "9" * 5000 + "元"])
def test_a_larger_one_is_refused(text: str) -> None:
    with pytest.raises(MoneyError):
        parse_money(text)


@pytest.mark.parametrize("amount", ["5.10", Decimal("5.1"), "5.1", " 5.10 "])
def test_yuan_take_texts_and_decimals(amount: str | Decimal) -> None:
    assert Money.yuan(amount) == Money.fen(510)


@pytest.mark.parametrize("amount", [5.1, 5.0, 0.0, True, False])
def test_yuan_refuse_floats_and_truth_values(amount: Any) -> None:
    with pytest.raises(TypeError, match="money is exact"):
        Money.yuan(amount)


@pytest.mark.parametrize("amount", [1.0, 0.5, True, "1", Decimal(1), None])
def test_fen_are_whole_numbers_and_nothing_else(amount: Any) -> None:
    with pytest.raises(TypeError, match="money is exact"):
        Money.fen(amount)


@pytest.mark.parametrize("factor", [0.5, 2.0, Decimal(2)])
def test_no_product_leaves_the_whole_fen(factor: Any) -> None:
    with pytest.raises(TypeError, match="money is exact"):
        Money(100) * factor


@pytest.mark.parametrize(
    "amount",
    [
        *("5.001", "0.009", Decimal("0.001"), "1e-999999", f"1.{'0' * 40}1"),
        *("", "five", "5元", "NaN", "sNaN", "Infinity", "-Infinity", Decimal("NaN"), Decimal("Infinity")),
        *("1e999999", 10**30 + 1, "12345678901234567890123456789.12", "1000000000000000.01"),
    ],
)
def test_yuan_refuse_what_is_not_exact_not_finite_or_too_large(amount: int | str | Decimal) -> None:
    with pytest.raises(MoneyError):
        Money.yuan(amount)


@pytest.mark.parametrize(
    ("fen", "printed", "decimal", "wan"),
    [
        (0, "0元", "0", None),
        (5, "0.05元", "0.05", None),
        (10, "0.10元", "0.1", None),
        (400_000, "4,000元", "4000", None),
        (1_000_000, "10,000元", "10000", "1万元"),
        (1_500_000, "15,000元", "15000", "1.5万元"),
        (1_234_500, "12,345元", "12345", None),
        (1_230_000, "12,300元", "12300", "1.23万元"),
        (1_005_000, "10,050元", "10050", None),
        (10_000_000, "100,000元", "100000", "10万元"),
        (19_999_960, "199,999.60元", "199999.6", None),
        (100_000_000_000, "1,000,000,000元", "1000000000", "100,000万元"),
        (-510, "-5.10元", "-5.1", None),
        (-1_500_000, "-15,000元", "-15000", "-1.5万元"),
    ],
)
def test_amounts_are_printed_as_documents_print_them(fen: int, printed: str, decimal: str, wan: str | None) -> None:
    amount = Money(fen)
    assert (str(amount), amount.decimal_yuan(), amount.in_wan()) == (printed, decimal, wan)
