"""Diagnostics are values: sorted by place, each once, safe to print."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentrules.diagnostics import Diagnostic, Severity, diagnose, fill, in_order, render
from talentrules.source import NOWHERE, Span, TextFile

FILE = TextFile("rules/f.yaml", "a: 1\nb: 2\nc: 3\n")


def _at(line: int, column: int, written: str = "x") -> Diagnostic:
    return diagnose("unknown-fact", Span(FILE, line, column, line, column + 1), written=written)


def test_the_words_are_filled_in() -> None:
    one = diagnose("unknown-fact-near", written="talent_group", near="talent_groups")
    assert one.message == "没有“talent_group”这个事实，是不是“talent_groups”？"
    assert one.hint == "改为 talent_groups"
    assert one.words("en") == ("there is no fact “talent_group”; did you mean “talent_groups”?", "write talent_groups")
    assert one.severity is Severity.ERROR
    assert fill("unknown-fact-near", {"written": "talent_group", "near": "talent_groups"}) == one


def test_a_warning_is_no_error() -> None:
    assert diagnose("unused-finding", name="甲").severity is Severity.WARNING


def test_the_place_is_the_file_or_else_the_path_of_the_value() -> None:
    assert _at(2, 3).place == "rules/f.yaml:2:3"
    assert diagnose("unknown-fact", path="cards[0].card", written="x").place == "cards[0].card"
    assert diagnose("unknown-fact", written="x").place == ""


def test_they_stand_in_the_order_of_the_text_whatever_the_order_of_finding() -> None:
    expected = (_at(1, 1), _at(1, 4), _at(2, 1, "a"), _at(2, 1, "b"), _at(3, 1))
    for order in permutations(expected):
        assert in_order(order) == expected


def test_each_stands_once() -> None:
    assert in_order([_at(1, 1), _at(2, 1), _at(1, 1)]) == (_at(1, 1), _at(2, 1))
    assert in_order([]) == ()
    assert len(in_order([_at(1, 1, "a"), _at(1, 1, "b")])) == 2


def test_without_a_file_the_path_orders() -> None:
    ones = [diagnose("unknown-fact", path=path, written="x") for path in ("b", "a", "c")]
    assert [one.path for one in in_order(ones)] == ["a", "b", "c"]


def test_what_is_long_is_cut() -> None:
    message = diagnose("unknown-fact", written="长" * 5000).message
    assert message == f"没有“{'长' * 240}…”这个事实"
    assert diagnose("unknown-fact", written="长" * 240).message == f"没有“{'长' * 240}”这个事实"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("\x1b[31m红", r"\x1b[31m红"),
        ("a\nb\tc\r", r"a\nb\tc\r"),
        ("\x00", r"\x00"),
        ("\u202eabc", r"\u202eabc"),
        ("\u2028", r"\u2028"),
        ("\ud800", r"\ud800"),
        ("\x7f\x9b", r"\x7f\x9b"),
    ],
)
def test_control_characters_are_shown_not_obeyed(written: str, shown: str) -> None:
    assert f"“{shown}”" in diagnose("unknown-fact", written=written).message


@given(st.text(max_size=300) | st.text("\x1b\x00\n{}", max_size=300))
def test_whatever_was_written_the_message_is_one_short_printable_line(written: str) -> None:
    one = diagnose("unknown-fact", written=written)
    assert one.message.isprintable()
    assert one.message_en.isprintable()
    assert len(one.message) < 240 * 10 + 20
    render(one).encode()


def test_braces_in_what_was_written_are_only_characters() -> None:
    assert diagnose("unknown-fact", written="{near} {0} {").message == "没有“{near} {0} {”这个事实"


def test_words_that_are_no_text_are_shown_as_they_print() -> None:
    assert "超过 20 层" in diagnose("definitions-too-deep", name="甲", limit=20).message


def test_an_unknown_code_is_a_mistake_of_the_programmer() -> None:
    with pytest.raises(KeyError):
        diagnose("no-such-code")


def test_the_default_place_is_nowhere() -> None:
    assert diagnose("unknown-fact", written="x").span is NOWHERE
