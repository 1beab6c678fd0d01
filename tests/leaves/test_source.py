"""Places in a text, and marks that line up below it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentrules.source import NOWHERE, Span, TextFile, display_width


def _below(line: str, marked: str) -> tuple[str, str]:
    """Underline `marked`, which stands once in `line`."""
    start = line.index(marked) + 1
    return Span(TextFile("f.yaml", line), 1, start, 1, start + len(marked)).underline()


@given(
    st.text("ab 中文，：e\u0301", max_size=20), st.text("ab中文", min_size=1, max_size=8), st.text("a中 ", max_size=5)
)
def test_the_marks_stand_below_the_words(before: str, marked: str, after: str) -> None:
    start = len(before) + 1
    line, marks = Span(TextFile("", before + marked + after), 1, start, 1, start + len(marked)).underline()
    assert line == before + marked + after
    assert display_width(marks) == display_width(before) + display_width(marked)
    assert marks.strip(" ") == "^" * display_width(marked)


@given(st.text(max_size=30), *(st.integers(1, 40) for _ in range(2)), st.integers(1, 3), st.integers(1, 40))
def test_every_span_has_at_least_one_mark(text: str, line: int, column: int, more: int, end: int) -> None:
    shown, marks = Span(TextFile("", text), line, column, line + more - 1, end).underline()
    assert "\n" not in shown
    assert marks.endswith("^")
    assert set(marks) <= {" ", "\t", "^"}


@given(st.text(max_size=30), st.text(max_size=30))
def test_widths_add(one: str, two: str) -> None:
    assert display_width(one + two) == display_width(one) + display_width(two)


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("abc", 3), ("中文", 4), ("，：", 4), ("Ａ", 2), ("e\u0301", 1), ("“a”", 3)]
)
def test_a_full_width_character_takes_two_columns(text: str, width: int) -> None:
    assert display_width(text) == width


def test_words_after_chinese_are_underlined_at_their_columns() -> None:
    assert _below("人才群体: 候鸟", "候鸟") == ("人才群体: 候鸟", " " * 10 + "^^^^")


def test_tabs_stay_tabs_so_that_any_terminal_agrees() -> None:
    assert _below("\ta\tbad", "bad") == ("\ta\tbad", "\t \t^^^")


def test_a_span_that_ends_on_a_later_line_is_marked_to_the_end_of_its_first() -> None:
    file = TextFile("f.yaml", "a: {b: 1,\n    c: 2}\n")
    assert Span(file, 1, 4, 2, 10).underline() == ("a: {b: 1,", "   ^^^^^^")


def test_a_span_beyond_the_end_of_its_line_is_one_mark() -> None:
    file = TextFile("f.yaml", "a:\n")
    assert Span(file, 1, 3, 1, 3).underline() == ("a:", "  ^")
    assert Span(file, 1, 9, 1, 12).underline() == ("a:", "  ^")
    assert Span(file, 7, 1, 7, 4).underline() == ("", "^")


def test_white_space_at_the_end_is_not_marked() -> None:
    assert Span(TextFile("", "ab   "), 1, 1, 1, 6).underline() == ("ab   ", "^^")


def test_line_ends_of_windows_are_not_shown() -> None:
    file = TextFile("f.yaml", "a: 1\r\nb: 2\r\n")
    assert [file.line(number) for number in (0, 1, 2, 3, 4, -1)] == ["", "a: 1", "b: 2", "", "", ""]


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("rules/wuzhishan.yaml", "wuzhishan.yaml"),
        ("/a/b/五指山.yaml", "五指山.yaml"),
        (r"C:\规则\wuzhishan.yaml", "wuzhishan.yaml"),
        (r"C:\a/b\c.yaml", "c.yaml"),
        ("c.yaml", "c.yaml"),
        ("", ""),
    ],
)
def test_the_label_of_a_file_is_the_same_on_every_machine(name: str, label: str) -> None:
    file = TextFile(name, "x")
    assert file.label == label
    assert Span(file, 3, 5, 3, 6).label == f"{label}:3"
    assert str(Span(file, 3, 5, 3, 6)) == f"{name}:3:5"


def test_a_span_without_a_line_is_the_whole_file() -> None:
    whole = Span(TextFile("a/f.yaml", ""), 0, 0, 0, 0)
    assert (str(whole), whole.label) == ("a/f.yaml", "f.yaml")
    assert (str(NOWHERE), NOWHERE.label) == ("", "")
