"""Text: no line is wider than the page, columns line up, colour only on request."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talentrules.diagnostics import Language
from talentrules.explain import document_to_text, ledger_document, settlement_document, show_pack, to_text
from talentrules.explain.plain import clean, one_line
from talentrules.explain.text import LEAST_WIDTH, wrap
from talentrules.model.decision import Decision
from talentrules.source import display_width
from tests.explain.conftest import hostile_decision
from tests.explain.full import LEDGER, SETTLEMENT, full_decision

HOSTILE = st.text(
    alphabet=st.one_of(st.characters(), st.sampled_from("。，“”（《\t\n\x1b\u202e0123 年月日　字〔〕-*#<>")),
    min_size=1,
    max_size=40,
)


def test_colour_codes_stand_only_where_they_are_asked_for(decision: Decision) -> None:
    assert "\x1b" not in to_text(decision)
    coloured = to_text(decision, colour=True)
    assert "\x1b[" in coloured
    plain = coloured
    while "\x1b[" in plain:
        start = plain.index("\x1b[")
        plain = plain[:start] + plain[plain.index("m", start) + 1 :]
    assert plain == to_text(decision)


def test_the_environment_does_not_matter(decision: Decision, monkeypatch: pytest.MonkeyPatch) -> None:
    before = to_text(decision, colour=True), to_text(decision)
    for name, value in (("NO_COLOR", "1"), ("TERM", "dumb"), ("COLUMNS", "10"), ("LANG", "C")):
        monkeypatch.setenv(name, value)
    assert (to_text(decision, colour=True), to_text(decision)) == before


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [0, 40, 41, 60, 80, 132])
def test_no_line_is_wider_than_the_page(decision: Decision, lang: str, width: int) -> None:
    page = to_text(decision, "en" if lang == "en" else "zh", width=width)
    assert max(display_width(line) for line in page.splitlines()) <= max(width, LEAST_WIDTH)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [40, 60, 80, 132])
def test_no_page_of_the_whole_language_is_wider_than_the_page(lang: Language, width: int) -> None:
    decision = full_decision()
    pages = [
        to_text(decision, lang, width=width),
        show_pack(decision.pack, lang, width=width),
        document_to_text(ledger_document(LEDGER, decision, lang), width=width),
        document_to_text(settlement_document(SETTLEMENT, decision, lang), width=width),
    ]
    assert max(display_width(line) for page in pages for line in page.splitlines()) <= width


@settings(max_examples=40, deadline=None)
@given(text=HOSTILE, width=st.integers(40, 100))
def test_no_line_is_wider_than_the_page_whatever_people_write(text: str, width: int) -> None:
    decision = hostile_decision(text)
    for page in (to_text(decision, width=width), show_pack(decision.pack, width=width)):
        assert max(display_width(line) for line in page.split("\n")) <= width
        assert "\x1b" not in page


@given(text=HOSTILE, width=st.integers(4, 60))
def test_wrapping_loses_nothing_but_spaces(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join(lines).replace(" ", "") == one_line(text).replace(" ", "")
    assert all(display_width(line) <= width for line in lines)


def test_columns_of_chinese_line_up(decision: Decision) -> None:
    rows = [line for line in to_text(decision, width=100).splitlines() if "符合" in line and line.startswith("  ")][:2]
    starts = {display_width(line[: line.index("✓")]) for line in rows if "✓" in line}
    assert len(starts) == 1


def test_no_line_starts_with_a_closing_mark() -> None:
    lines = wrap("一二三四五六七八，九十。一二三四五六七八”九十", 16)
    assert not any(line[0] in "，。”" for line in lines)


def test_a_number_keeps_its_unit() -> None:
    assert all(not line.startswith("年") for line in wrap("零一二三四五2024年6月1日", 16))


def test_control_characters_and_marks_of_direction_are_made_harmless() -> None:
    assert clean("a\x1b[31m\x00b\u202ec\u2066") == "a�[31m�bc"
    assert one_line(" a\r\n\tb ") == "a b"
    assert clean("plain") == "plain"
